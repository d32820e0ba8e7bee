/* SPDX-License-Identifier: MIT */
/* What was decided of a proposal, after leaving it and from other doors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>

#include "review.h"

static void test_statement_37__decisions_outlive_leaving_it_open(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  Bo");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "g");
	harness_wait_cursor(harness, "[ ]  Bo");
	harness_wait(harness, "a accept 2");
	end_both(harness, &world);
}

static void test_statement_39__a_shell_takes_what_the_board_did_not_refuse(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	struct buf output = BUF_INIT;

	harness_key(harness, "g");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]  José");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  José");
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "[x]  Dana");
	harness_key(harness, "Right");
	harness_wait(harness, "a accept 2");
	assert_int_equal(world_run(&world, &output, "proposal", NULL), 0);
	assert_non_null(strstr(buf_text(&output), "1 refused"));
	assert_stands(&world, "Dana", "extend");
	world_do(&world, "accept", NULL);
	assert_stands(&world, "José", "reteach");
	assert_stands(&world, "Dana", "practice");
	assert_stands(&world, "Bo", "reteach");
	harness_wait(harness, "decided");
	world_do(&world, "undo", NULL);
	harness_wait(harness, "3 would move: 2 yes, 1 no");
	harness_wait(harness, "[ ]  José");
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_37__decisions_outlive_quitting(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	harness_key(harness, "Space");
	harness_key(harness, "Down");
	harness_key(harness, "Right");
	harness_wait(harness, "your choice");
	harness_wait(harness, "3 would move: 2 yes, 1 no");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	harness_end(harness);
	harness = harness_start(&world, 24, 110, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "g");
	harness_wait_cursor(harness, "[ ]  Bo");
	harness_wait(harness, "your choice");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[x]  Bo");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 3 moves.");
	assert_stands(&world, "Bo", "reteach");
	assert_stands(&world, "Dana", "practice");
	end_both(harness, &world);
}

static void test_statement_37__undo_takes_back_what_was_done_not_a_decision(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  Bo");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: check-in 1/4 for Bo Lind");
	end_both(harness, &world);
}

static void test_statement_39__what_a_shell_refuses_is_refused_on_the_board(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	world_do(&world, "refuse", "Bo", NULL);
	harness_wait(harness, "[ ]! Bo");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[x]  Bo");
	world_do(&world, "accept", NULL);
	assert_stands(&world, "Bo", "reteach");
	end_both(harness, &world);
}

/* How many proposals the store holds. */
static int count_proposals(const struct world *world)
{
	struct buf path = BUF_INIT;
	sqlite3_stmt *count;
	sqlite3 *store;
	int found;

	world_path(world, "homeroom.db", &path);
	assert_int_equal(sqlite3_open(buf_text(&path), &store), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(store,
		"SELECT count(*) FROM proposal", -1, &count, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(count), SQLITE_ROW);
	found = sqlite3_column_int(count, 0);
	sqlite3_finalize(count);
	sqlite3_close(store);
	buf_release(&path);
	return found;
}

static void test_statement_40__two_windows_settle_on_one_proposal(
	void **state UNUSED)
{
	struct world world;
	struct harness *one = start_review(&world);
	struct harness *other = harness_start(&world, 24, 110, NULL);

	harness_wait(other, "q quit");
	harness_key(one, "g");
	harness_wait(one, "a accept 3");
	harness_key(other, "g");
	harness_wait(other, "a accept 3");
	for (int i = 0; i < 3; i++) {
		log_times(&world, "Dana", "4/4", i ? 1 : 8);
		harness_wait(one, "2 would move");
		harness_wait(other, "2 would move");
	}
	log_times(&world, "José", "3/4", 1);
	harness_wait(one, "[x]! José");
	harness_wait(other, "[x]! José");
	/* For each check-in one, at the very most, whoever made it. */
	assert_true(count_proposals(&world) <= 3 + 11);
	harness_key(one, "a");
	harness_wait(one, "y accepts it");
	harness_key(one, "y");
	harness_wait(one, "Accepted: 2 moves.");
	harness_wait(other, "decided: g looks again");
	harness_end(other);
	end_both(one, &world);
}

static void test_statement_39__a_student_is_pinned_from_the_preview(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]  José");
	harness_key(harness, "p");
	harness_wait(harness, "José Álvarez stays where they stand");
	harness_wait(harness, "2 would move");
	harness_wait(harness, "a accept 2");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 2 moves.");
	assert_stands(&world, "José", "reteach");
	end_both(harness, &world);
}

static void test_proposal__a_move_decided_elsewhere_is_not_decided_twice(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "a accept 3");
	world_do(&world, "accept", NULL);
	harness_wait(harness, "decided: g looks again");
	harness_key(harness, "a");
	harness_wait(harness, "This proposal is decided already");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_39__a_shell_takes_what_the_board_did_not_refuse),
		cmocka_unit_test(test_statement_37__decisions_outlive_quitting),
		cmocka_unit_test(
			test_statement_37__undo_takes_back_what_was_done_not_a_decision),
		cmocka_unit_test(
			test_statement_39__what_a_shell_refuses_is_refused_on_the_board),
		cmocka_unit_test(
			test_statement_37__decisions_outlive_leaving_it_open),
		cmocka_unit_test(
			test_statement_40__two_windows_settle_on_one_proposal),
		cmocka_unit_test(
			test_statement_39__a_student_is_pinned_from_the_preview),
		cmocka_unit_test(
			test_proposal__a_move_decided_elsewhere_is_not_decided_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

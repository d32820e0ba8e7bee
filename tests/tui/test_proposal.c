/* SPDX-License-Identifier: MIT */
/* The proposal under review, and a store that others are writing to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>

#include "harness.h"

static void log_times(const struct world *world, const char *student,
	const char *score, int times)
{
	for (int i = 0; i < times; i++)
		world_do(world, "checkin", student, score, NULL);
}

/* Check-ins on which a regroup would move José up, Dana down, and give Bo a
 * first place. */
static struct harness *start_review(struct world *world)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	log_times(world, "José", "3/4", 3);
	log_times(world, "Dana", "0/4", 5);
	log_times(world, "Bo", "1/4", 1);
	harness = harness_start(world, 24, 110, NULL);
	harness_wait(harness, "3 would move");
	harness_wait(harness, "q quit");
	return harness;
}

/* The cluster of a student, as the program tells it; NULL: none yet. */
static void assert_stands(const struct world *world, const char *student,
	const char *cluster)
{
	struct buf output = BUF_INIT;
	struct buf expected = BUF_INIT;

	assert_int_equal(world_run(world, &output, "why", student, "--json",
		NULL), 0);
	if (cluster)
		buf_addf(&expected, "\"cluster\":\"%s\"", cluster);
	else
		buf_adds(&expected, "\"cluster\":null");
	if (!strstr(buf_text(&output), buf_text(&expected)))
		print_error("%s\n", buf_text(&output));
	assert_non_null(strstr(buf_text(&output), buf_text(&expected)));
	buf_release(&output);
	buf_release(&expected);
}

static void test_proposal__is_stored_open_and_moves_no_one(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	struct buf output = BUF_INIT;

	harness_key(harness, "g");
	harness_wait(harness, "3 would move: 3 yes, 0 no");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	assert_stands(&world, "José", "reteach");
	assert_int_equal(world_run(&world, &output, "accept", NULL), 0);
	assert_non_null(strstr(buf_text(&output), "3 moves accepted"));
	harness_wait(harness, "0 would move");
	buf_release(&output);
	end_both(harness, &world);
}

static void test_proposal__takes_one_lesson_for_all(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "For all (W): ");
	harness_wait(harness, "6 of 6 below 80%: one lesson for all\n");
	harness_key(harness, "W");
	harness_wait(harness, "One lesson for all: reteach unit rates; "
		"1 student placed");
	harness_wait(harness, "whole class: reteach unit rates");
	assert_stands(&world, "Bo", "reteach");
	assert_stands(&world, "José", "reteach");
	assert_stands(&world, "Dana", "extend");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: one lesson for all");
	harness_wait_gone(harness, "whole class");
	assert_stands(&world, "Bo", NULL);
	end_both(harness, &world);
}

static void test_proposal__every_row_has_from_to_evidence_and_reason(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "R Reteach");
	harness_wait(harness, "→ P Practice");
	harness_wait(harness, "2 3 3 3");
	harness_wait(harness, "past 50%");
	harness_wait_cursor(harness, "[x]  Bo Lind");
	harness_wait(harness, "Bo starts in reteach");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]  José Álvarez");
	harness_wait(harness, "José moves from reteach to practice");
	harness_key(harness, "Enter");
	harness_wait(harness, "why José Álvarez");
	harness_wait(harness, "Evidence:");
	harness_key(harness, "Esc");
	harness_wait_cursor(harness, "[x]  José Álvarez");
	end_both(harness, &world);
}

static void test_proposal__a_accepts_and_enter_and_g_do_not(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "a accept 3");
	harness_key(harness, "g");
	harness_key(harness, "Enter");
	harness_wait(harness, "Evidence:");
	harness_key(harness, "Esc");
	harness_wait(harness, "a accept 3");
	assert_stands(&world, "José", "reteach");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 3 moves.");
	harness_wait(harness, "c check in");
	assert_stands(&world, "Bo", "reteach");
	end_both(harness, &world);
}

static void test_proposal__rows_are_refused_and_redirected_and_written_at_once(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]  José");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  José");
	harness_wait(harness, "3 would move: 2 yes, 1 no");
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "[x]  Dana");
	harness_key(harness, "Right");
	harness_wait(harness, "your choice");
	harness_wait(harness, "a accept 2");
	assert_stands(&world, "Dana", "extend");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 2 moves.");
	assert_stands(&world, "José", "reteach");
	assert_stands(&world, "Dana", "practice");
	assert_stands(&world, "Bo", "reteach");
	harness_key(harness, "u");
	harness_wait(harness, "moves back, any other key keeps them");
	harness_key(harness, "y");
	harness_wait(harness, "U does it again");
	assert_stands(&world, "Dana", "extend");
	assert_stands(&world, "Bo", NULL);
	end_both(harness, &world);
}

static void test_proposal__decisions_outlive_leaving_it_open(
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

static void test_statement_40__what_changes_while_it_is_asked_is_asked_anew(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	log_times(&world, "Bo", "1/4", 1);
	harness_wait(harness, "[x]! Bo");
	harness_key(harness, "a");
	harness_wait(harness, "Bo Lind's row changed since you looked");
	log_times(&world, "José", "3/4", 1);
	harness_wait(harness, "[x]! José");
	harness_key(harness, "y");
	harness_wait(harness, "Bo Lind's row and 1 more changed since");
	assert_stands(&world, "Bo", NULL);
	harness_key(harness, "y");
	harness_wait(harness, "Accepted: 3 moves.");
	end_both(harness, &world);
}

static void test_statement_40__a_question_left_is_put_again(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	log_times(&world, "Bo", "1/4", 1);
	harness_wait(harness, "[x]! Bo");
	harness_key(harness, "a");
	harness_wait(harness, "row changed since you looked");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "row changed since you looked");
	harness_key(harness, "a");
	harness_wait(harness, "row changed since you looked");
	assert_stands(&world, "Bo", NULL);
	end_both(harness, &world);
}

static void test_statement_41__a_row_that_goes_is_kept_while_one_is_on_it(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]  José");
	world_do(&world, "pin", "José", NULL);
	harness_wait(harness, "a accept 2");
	harness_wait(harness, "Stay");
	harness_wait_cursor(harness, " -   José");
	harness_key(harness, "Space");
	harness_wait(harness, "This row proposes no move");
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "[x]  Dana");
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

static void test_statement_40__new_check_ins_recompute_it_and_decisions_stay(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	struct buf output = BUF_INIT;

	harness_key(harness, "g");
	harness_wait(harness, "a accept 3");
	harness_wait_cursor(harness, "[x]  Bo");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  Bo");
	log_times(&world, "Dana", "4/4", 8);
	harness_wait(harness, "2 would move: 1 yes, 1 no");
	harness_wait_cursor(harness, "[ ]  Bo");
	harness_wait(harness, "a accept 1");
	/* The same proposal is the shell's. */
	assert_int_equal(world_run(&world, &output, "accept", "Dana", NULL),
		1);
	assert_non_null(strstr(buf_text(&output), "moves this student "
		"nowhere"));
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_40__each_change_is_told_anew(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "a accept 3");
	log_times(&world, "Dana", "4/4", 8);
	harness_wait(harness, "Made anew at");
	log_times(&world, "Ana", "0/4", 8);
	harness_wait(harness, "Ana Chen's row changed (!)");
	end_both(harness, &world);
}

static void test_statement_40__accepting_asks_again_only_for_changed_rows(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	log_times(&world, "José", "3/4", 1);
	harness_wait(harness, "[x]! José Álvarez");
	harness_wait(harness, "changed; ");
	harness_wait(harness, "José Álvarez's row changed (!)");
	harness_wait(harness, "[x]  Dana Cohen");
	harness_key(harness, "a");
	harness_wait(harness, "changed since you looked: y accepts it");
	harness_wait_cursor(harness, "[x]! José");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "y accepts it");
	assert_stands(&world, "José", "reteach");
	harness_key(harness, "a");
	harness_wait(harness, "y accepts it");
	harness_key(harness, "y");
	harness_wait(harness, "Accepted: 3 moves.");
	assert_stands(&world, "José", "practice");
	end_both(harness, &world);
}

static void test_statement_40__deciding_on_a_changed_row_is_looking_at_it(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait_cursor(harness, "[x]  Bo");
	log_times(&world, "José", "3/4", 1);
	harness_wait(harness, "[x]! José Álvarez");
	harness_key(harness, "End");
	harness_wait_cursor(harness, "[x]! José");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "[ ]  José");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 2 moves.");
	assert_stands(&world, "José", "reteach");
	end_both(harness, &world);
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
	/* Each window once for each check-in, at the very most. */
	assert_true(count_proposals(&world) <= 3 + 2 * 11);
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

static void test_proposal__one_lesson_for_all_is_on_top_and_one_key_away(
	void **state UNUSED)
{
	static const char *const students[] = {
		"José", "Ana", "王小明", "Dana", "Zoë", "Bo",
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	for (size_t i = 0; i < ARRAY_LEN(students); i++)
		log_times(&world, students[i], "0/4", 4);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "g");
	harness_wait(harness, "For all (W): 6 of 6 below 80%: one "
		"lesson for all\n");
	harness_wait(harness, "lean to");
	harness_wait(harness, "moving a line");
	harness_key(harness, "W");
	harness_wait(harness, "One lesson for all");
	harness_wait(harness, "decided: g looks again");
	harness_wait_gone(harness, "[x]");
	harness_wait_gone(harness, "a accept");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	end_both(harness, &world);
}

static void test_15__what_is_said_of_a_proposal_ends_at_a_clause_at_60x15(
	void **state UNUSED)
{
	static const char *const students[] = {
		"José", "Zoë", "Bo", "Ana", "王小明", "Dana",
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	for (size_t i = 0; i < ARRAY_LEN(students); i++)
		log_times(&world, students[i], i < 3 ? "0/4" : "4/4", 3);
	harness = harness_start(&world, 15, 60, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "g");
	harness_wait(harness, "lean to one cluster by the odds a move "
		"needs\n");
	harness_wait(harness, "would move: ");
	assert_null(strstr(harness_screen(harness), "6 stay…"));
	end_both(harness, &world);
}

static void test_proposal__who_stays_is_shown_when_asked(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "3 stay (s)");
	harness_key(harness, "s");
	harness_wait(harness, "Zoë Nguyễn");
	harness_wait(harness, "stays");
	harness_key(harness, "End");
	harness_key(harness, "Space");
	harness_wait(harness, "This row proposes no move");
	end_both(harness, &world);
}

/* Another writer that takes its time. */
static sqlite3 *begin_writing(const struct world *world)
{
	struct buf path = BUF_INIT;
	sqlite3 *other;

	world_path(world, "homeroom.db", &path);
	assert_int_equal(sqlite3_open(buf_text(&path), &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL,
		NULL), SQLITE_OK);
	buf_release(&path);
	return other;
}

static void end_writing(sqlite3 *other)
{
	sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(other);
}

static void test_busy__a_check_in_waits_and_keys_go_on(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "czoë 4/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "ana 1");
	harness_wait(harness, "Check in: zoë 4/4ana 1");
	end_writing(other);
	harness_wait(harness, "Logged: Zoë Nguyễn 4/4");
	harness_wait(harness, "Check in: ana 1");
	end_both(harness, &world);
}

static void test_busy__a_sweep_keeps_the_keys_typed_meanwhile(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "S3/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "2/4\r1/4\r");
	end_writing(other);
	harness_wait(harness, "3 of 6 entered");
	harness_key(harness, "Backspace");
	harness_wait(harness, "has 1/4");
	harness_key(harness, "Backspace");
	harness_wait(harness, "has 2/4");
	end_both(harness, &world);
}

static void test_busy__fails_clearly_and_keeps_the_line(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "czoë 4/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_wait(harness, "not written: another window");
	harness_wait(harness, "Check in: zoë 4/4");
	end_writing(other);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Zoë Nguyễn 4/4");
	end_both(harness, &world);
}

static void test_statement_43__a_level_that_cannot_be_written_is_kept(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 15, 60, NULL);
	harness_wait(harness, "q quit");
	other = begin_writing(&world);
	harness_type(harness, "czo3");
	harness_wait(harness, "Waiting for the other window");
	harness_wait(harness, "Not written: Zoë Nguyễn 3. Enter tries again, "
		"Esc drops");
	harness_type(harness, "an4");
	harness_wait(harness, "Not written: Zoë Nguyễn 3. Enter tries");
	harness_wait(harness, "Enter try again  Esc drop it");
	end_writing(other);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Zoë Nguyễn 3 at 10:42");
	harness_type(harness, "an4");
	harness_wait(harness, "Logged: Ana Chen 4 at 10:42");
	end_both(harness, &world);
}

static void test_statement_43__a_sweep_keeps_what_cannot_be_written(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 100, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	other = begin_writing(&world);
	harness_type(harness, "32");
	harness_wait(harness, "another window keeps writing: José Álvarez 3 "
		"is kept. Enter tries again");
	end_writing(other);
	harness_key(harness, "Enter");
	/* And the key that was typed meanwhile is for the next. */
	harness_wait(harness, "2 of 6 entered");
	harness_wait(harness, "Logged: Zoë Nguyễn 2");
	other = begin_writing(&world);
	harness_key(harness, "4");
	harness_wait(harness, "Enter tries again, Esc drops it");
	harness_key(harness, "Esc");
	harness_wait(harness, "Not logged: ");
	end_writing(other);
	harness_wait(harness, "2 of 6 entered");
	end_both(harness, &world);
}

static void test_busy__the_next_level_is_logged_after_the_one_that_waits(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	other = begin_writing(&world);
	harness_type(harness, "czo3");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "an4da2");
	harness_wait(harness, "Check in: zoan");
	end_writing(other);
	harness_wait(harness, "Logged: Dana Cohen 2 at 10:42");
	harness_key(harness, "Esc");
	harness_type(harness, "u");
	harness_wait(harness, "Undone: check-in 2 for Dana Cohen");
	harness_type(harness, "u");
	harness_wait(harness, "Undone: check-in 4 for Ana Chen");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_39__a_shell_takes_what_the_board_did_not_refuse),
		cmocka_unit_test(
			test_statement_37__decisions_outlive_quitting),
		cmocka_unit_test(
			test_statement_37__undo_takes_back_what_was_done_not_a_decision),
		cmocka_unit_test(
			test_statement_39__what_a_shell_refuses_is_refused_on_the_board),
		cmocka_unit_test(
			test_statement_40__what_changes_while_it_is_asked_is_asked_anew),
		cmocka_unit_test(
			test_statement_40__a_question_left_is_put_again),
		cmocka_unit_test(
			test_statement_41__a_row_that_goes_is_kept_while_one_is_on_it),
		cmocka_unit_test(test_proposal__is_stored_open_and_moves_no_one),
		cmocka_unit_test(test_proposal__takes_one_lesson_for_all),
		cmocka_unit_test(
			test_proposal__every_row_has_from_to_evidence_and_reason),
		cmocka_unit_test(
			test_proposal__a_accepts_and_enter_and_g_do_not),
		cmocka_unit_test(
			test_proposal__rows_are_refused_and_redirected_and_written_at_once),
		cmocka_unit_test(
			test_proposal__decisions_outlive_leaving_it_open),
		cmocka_unit_test(
			test_statement_40__new_check_ins_recompute_it_and_decisions_stay),
		cmocka_unit_test(test_statement_40__each_change_is_told_anew),
		cmocka_unit_test(
			test_statement_40__accepting_asks_again_only_for_changed_rows),
		cmocka_unit_test(
			test_statement_40__deciding_on_a_changed_row_is_looking_at_it),
		cmocka_unit_test(
			test_statement_40__two_windows_settle_on_one_proposal),
		cmocka_unit_test(
			test_statement_39__a_student_is_pinned_from_the_preview),
		cmocka_unit_test(
			test_proposal__a_move_decided_elsewhere_is_not_decided_twice),
		cmocka_unit_test(
			test_proposal__one_lesson_for_all_is_on_top_and_one_key_away),
		cmocka_unit_test(
			test_15__what_is_said_of_a_proposal_ends_at_a_clause_at_60x15),
		cmocka_unit_test(test_proposal__who_stays_is_shown_when_asked),
		cmocka_unit_test(test_busy__a_check_in_waits_and_keys_go_on),
		cmocka_unit_test(
			test_busy__a_sweep_keeps_the_keys_typed_meanwhile),
		cmocka_unit_test(test_busy__fails_clearly_and_keeps_the_line),
		cmocka_unit_test(
			test_statement_43__a_level_that_cannot_be_written_is_kept),
		cmocka_unit_test(
			test_statement_43__a_sweep_keeps_what_cannot_be_written),
		cmocka_unit_test(
			test_busy__the_next_level_is_logged_after_the_one_that_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

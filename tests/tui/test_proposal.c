/* SPDX-License-Identifier: MIT */
/* The proposal under review. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "review.h"

static void test_statement_37__a_proposal_is_stored_open_and_moves_no_one(
	void **state UNUSED)
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

static void test_proposal__the_key_that_accepts_may_bounce(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);

	harness_key(harness, "g");
	harness_wait(harness, "3 would move: 3 yes, 0 no");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted: 3 moves.");
	harness_key(harness, "a");
	harness_wait(harness, "Accepted already: nothing more was done.");
	harness_type(harness, "aja");
	harness_wait(harness, "is absent");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: ");
	harness_key(harness, "u");
	harness_wait(harness, "Undo accept");
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
	harness_wait(harness, "Take one lesson for all 6 students instead of 3 "
		"moves? y does it");
	assert_stands(&world, "Bo", NULL);
	harness_key(harness, "n");
	harness_wait_gone(harness, "y does it");
	harness_key(harness, "W");
	harness_wait(harness, "y does it");
	harness_key(harness, "y");
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

static void test_statement_37__every_row_has_from_to_evidence_and_reason(
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

static void test_statement_38__a_accepts_and_enter_and_g_do_not(
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

static void test_statement_39__rows_are_refused_and_redirected_and_written_at_once(
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
	harness_wait(harness, "2 rows changed since you looked, Bo Lind's "
		"first: y accepts them");
	harness_resize(harness, 15, 60);
	harness_wait(harness, "2 rows changed since you looked\n y yes  Esc "
		"no");
	harness_resize(harness, 10, 40);
	harness_wait(harness, "2 rows changed since you looked\n y yes  Esc "
		"no");
	harness_resize(harness, 24, 110);
	assert_stands(&world, "Bo", NULL);
	harness_key(harness, "y");
	harness_wait(harness, "Accepted: 3 moves.");
	end_both(harness, &world);
}

static void test_statement_40__a_question_left_is_put_again(void **state UNUSED)
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
	harness_wait(harness, "y does it");
	harness_key(harness, "y");
	harness_wait(harness, "One lesson for all: ");
	harness_wait(harness, "decided: g looks again");
	harness_wait_gone(harness, "[x]");
	harness_wait_gone(harness, "a accept");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	end_both(harness, &world);
}

static void test_statement_15__what_is_said_of_a_proposal_ends_at_a_clause_at_60x15(
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_40__what_changes_while_it_is_asked_is_asked_anew),
		cmocka_unit_test(
			test_statement_40__a_question_left_is_put_again),
		cmocka_unit_test(
			test_statement_41__a_row_that_goes_is_kept_while_one_is_on_it),
		cmocka_unit_test(
			test_statement_37__a_proposal_is_stored_open_and_moves_no_one),
		cmocka_unit_test(
			test_proposal__the_key_that_accepts_may_bounce),
		cmocka_unit_test(test_proposal__takes_one_lesson_for_all),
		cmocka_unit_test(
			test_statement_37__every_row_has_from_to_evidence_and_reason),
		cmocka_unit_test(
			test_statement_38__a_accepts_and_enter_and_g_do_not),
		cmocka_unit_test(
			test_statement_39__rows_are_refused_and_redirected_and_written_at_once),
		cmocka_unit_test(
			test_statement_40__new_check_ins_recompute_it_and_decisions_stay),
		cmocka_unit_test(test_statement_40__each_change_is_told_anew),
		cmocka_unit_test(
			test_statement_40__accepting_asks_again_only_for_changed_rows),
		cmocka_unit_test(
			test_statement_40__deciding_on_a_changed_row_is_looking_at_it),
		cmocka_unit_test(
			test_proposal__one_lesson_for_all_is_on_top_and_one_key_away),
		cmocka_unit_test(
			test_statement_15__what_is_said_of_a_proposal_ends_at_a_clause_at_60x15),
		cmocka_unit_test(test_proposal__who_stays_is_shown_when_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

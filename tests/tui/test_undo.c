/* SPDX-License-Identifier: MIT */
/* Undo on the board: in words, many steps, and a question before a lot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

#define STEPS 50

static void test_statement_34__u_says_what_it_undid_for_the_last_50_actions(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	for (int i = 0; i < STEPS; i++)
		harness_type(harness, i % 2 ? "c3" : "c2");
	harness_wait(harness, "Logged: José Álvarez 3");
	assert_count(&world, NULL, "55\n");
	for (int i = 0; i < STEPS; i++) {
		harness_key(harness, "u");
		harness_wait(harness, i % 2 ?
			"Undone: check-in 2 for José Álvarez" :
			"Undone: check-in 3 for José Álvarez");
	}
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

static void test_statement_35__undo_works_after_a_restart_and_redo_is_there(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "c4");
	harness_wait(harness, "Logged: José Álvarez 4");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: check-in 4 for José Álvarez, 10:42  "
		"(U does it again)");
	assert_count(&world, NULL, "5\n");
	harness_key(harness, "U");
	harness_wait(harness, "Done again: check-in 4 for José Álvarez");
	assert_count(&world, NULL, "6\n");
	end_both(harness, &world);
}

static void test_statement_35__what_was_added_is_one_step_and_the_check_in_another(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "c4");
	harness_wait(harness, "Logged: José Álvarez 4");
	harness_type(harness, "...;");
	harness_wait(harness, "10:42: alone  (; again for the next)");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: added confidence and support for José "
		"Álvarez");
	assert_count(&world, NULL, "6\n");
	harness_key(harness, ".");
	harness_wait(harness, "confidence 1 of 4  (. again for 2)");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: added confidence for José Álvarez");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: check-in 4 for José Álvarez");
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

static void test_statement_36__a_regroup_is_undone_after_one_question(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "u");
	harness_wait(harness, "Undo regroup (5 moves)? y takes all 5 moves back");
	harness_key(harness, "n");
	harness_wait_gone(harness, "y takes all");
	harness_wait(harness, "R ● Reteach      2");
	harness_key(harness, "u");
	harness_wait(harness, "y takes all 5 moves back");
	harness_key(harness, "y");
	harness_wait(harness, "Undone: regroup");
	harness_wait(harness, "R ● Reteach      0");
	harness_key(harness, "U");
	harness_wait(harness, "Redo regroup (5 moves)? y does all 5 moves "
		"again");
	harness_key(harness, "n");
	harness_wait_gone(harness, "y does all");
	harness_type(harness, ":redo\r");
	harness_wait(harness, "y does all 5 moves again");
	assert_true(harness_shows(harness, "R ● Reteach      0"));
	harness_key(harness, "y");
	harness_wait(harness, "Done again: regroup");
	harness_wait(harness, "R ● Reteach      2");
	end_both(harness, &world);
}

static void test_statement_36__a_regroup_that_others_built_on_stays(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "u");
	harness_wait(harness, "y takes all 5 moves back");
	world_do(&world, "--author", "tutor", "move", "José", "extend", NULL);
	harness_wait(harness, "E ▲ Extend      2");
	harness_key(harness, "y");
	harness_wait(harness, "this cannot be taken back now: tutor has "
		"changed it since");
	harness_wait(harness, "E ▲ Extend      2");
	harness_wait(harness, "R ● Reteach      1");
	end_both(harness, &world);
}

static void test_undo__y_takes_back_what_was_asked_about_and_nothing_else(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "u");
	harness_wait(harness, "y takes all 5 moves back");
	world_do(&world, "checkin", "Ana", "2", NULL);
	harness_wait(harness, "-32");
	harness_key(harness, "y");
	harness_wait(harness, "something else was done in your name since");
	assert_count(&world, NULL, "6\n");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_34__u_says_what_it_undid_for_the_last_50_actions),
		cmocka_unit_test(
			test_statement_35__undo_works_after_a_restart_and_redo_is_there),
		cmocka_unit_test(
			test_statement_35__what_was_added_is_one_step_and_the_check_in_another),
		cmocka_unit_test(
			test_statement_36__a_regroup_is_undone_after_one_question),
		cmocka_unit_test(
			test_statement_36__a_regroup_that_others_built_on_stays),
		cmocka_unit_test(
			test_undo__y_takes_back_what_was_asked_about_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Looking around: filters, orders, several at once, other classes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "harness.h"

/* José would move up; Bo was never seen. */
static struct harness *start_sized(struct world *world, int rows, int cols)
{
	world_begin(world);
	world_make_class(world);
	for (int i = 0; i < 3; i++)
		world_do(world, "checkin", "José", "3/4", NULL);
	return open_board(world, rows, cols);
}

static struct harness *start(struct world *world)
{
	return start_sized(world, 24, 100);
}

static void assert_says(const struct world *world, const char *verb,
	const char *student, const char *text, bool is_there)
{
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, verb, student, "--json",
		NULL), 0);
	assert_true((strstr(buf_text(&output), text) != NULL) == is_there);
	buf_release(&output);
}

static void test_statement_27__a_filter_is_shown_while_it_is_on_and_esc_ends_it(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_key(harness, "f");
	harness_wait(harness, "Show only:");
	harness_wait(harness, "thin or unclear evidence");
	harness_key(harness, "m");
	harness_wait(harness, "Only would move: 1 of 6 (Esc ends it)");
	harness_wait_gone(harness, "Ana Chen");
	harness_wait_cursor(harness, "José");
	harness_wait(harness, " 0/2");
	harness_resize(harness, 15, 60);
	harness_wait(harness, "Only would move: 1 of 6");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Only would move");
	harness_key(harness, "Tab");
	harness_wait(harness, "Ana Chen");
	end_both(harness, &world);
}

static void test_filter__counts_the_days_that_are_typed(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "f3");
	harness_wait(harness, "Only not seen for 3+ days: 1 of 6");
	harness_wait_gone(harness, "José");
	harness_wait_cursor(harness, "Bo Lind");
	harness_type(harness, "fp");
	harness_wait(harness, "Only pinned: 0 of 6");
	harness_key(harness, "a");
	harness_wait(harness, "No student is selected");
	harness_type(harness, "fe");
	harness_wait(harness, "José");
	end_both(harness, &world);
}

static void test_filter__shows_what_others_changed_since_one_looked(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	world_do(&world, "checkin", "Zoë", "4/4", NULL);
	harness_wait(harness, "1 new");
	harness_type(harness, "fc");
	harness_wait(harness, "Only changed since you looked: 1 of 6");
	harness_wait_cursor(harness, "Zoë");
	world_do(&world, "checkin", "Dana", "4/4", NULL);
	harness_wait(harness, "Only changed since you looked: 2 of 6");
	harness_key(harness, "Esc");
	harness_wait(harness, "Ana Chen");
	harness_type(harness, "fc");
	harness_wait(harness, "Only changed since you looked: 0 of 6");
	end_both(harness, &world);
}

static void test_filter__shows_one_table_of_the_stations(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "fg");
	harness_wait(harness, "sits at no table today");
	world_do(&world, "stations", "--size", "2", NULL);
	harness_type(harness, "fg");
	harness_wait(harness, "Only at one table: 2 of 6");
	harness_wait(harness, "Zoë");
	harness_wait_gone(harness, "Dana");
	world_do(&world, "move", "Zoë", "extend", NULL);
	harness_wait(harness, "Only at one table: 1 of 6");
	harness_key(harness, "a");
	harness_wait(harness, "Only at one table: 0 of 6");
	harness_key(harness, "u");
	harness_wait(harness, "Only at one table: 1 of 6");
	end_both(harness, &world);
}

static void test_filter__counts_those_of_now(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "fm");
	harness_wait(harness, "Only would move: 1 of 6");
	harness_wait(harness, " 1/2");
	world_do(&world, "regroup", "--accept", NULL);
	harness_wait(harness, "Only would move: 0 of 6");
	harness_wait(harness, " 0/1");
	harness_type(harness, "f5");
	harness_wait(harness, "Only not seen for 5+ days: 1 of 6");
	harness_wait_cursor(harness, "Bo Lind");
	harness_type(harness, "c3/4\r");
	harness_wait(harness, "Only not seen for 5+ days: 0 of 6");
	end_both(harness, &world);
}

static void test_filter__a_student_found_by_name_ends_it(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "fm");
	harness_wait(harness, "Only would move");
	harness_type(harness, "/dana");
	harness_wait(harness, "Enter goes to Dana Cohen");
	harness_key(harness, "Enter");
	harness_wait_gone(harness, "Only would move");
	harness_wait_cursor(harness, "Dana");
	end_both(harness, &world);
}

static void test_statement_27__what_is_found_stays_shown_until_esc(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "/an");
	harness_wait(harness, "2 of 6 match; Enter shows only them, on Ana");
	harness_wait_gone(harness, "José");
	harness_key(harness, "Enter");
	harness_wait(harness, "Only \"an\": 2 of 6 (Esc ends it)");
	harness_wait_cursor(harness, "Ana Chen");
	assert_false(harness_shows(harness, "José"));
	harness_key(harness, "P");
	harness_wait(harness, "Only those found: 2 of 6");
	harness_key(harness, "P");
	harness_wait(harness, "Only \"an\"");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Only \"an\"");
	harness_wait(harness, "José");
	harness_type(harness, "/jose");
	harness_wait(harness, "Enter goes to José");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_wait(harness, "Dana");
	end_both(harness, &world);
}

static void test_order__is_by_level_or_as_in_the_class(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_key(harness, "o");
	harness_wait(harness, "by last seen, the longest ago first");
	harness_key(harness, "l");
	harness_wait(harness, "by level");
	harness_key(harness, "Home");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "oc");
	harness_wait_gone(harness, "by level");
	harness_key(harness, "Home");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

/* José and Zoë. */
static void select_two(struct harness *harness)
{
	harness_key(harness, "Space");
	harness_wait(harness, "1 selected");
	harness_key(harness, "Down");
	harness_key(harness, "Space");
	harness_wait(harness, "2 selected");
	harness_wait(harness, "+José");
}

static void test_several__are_pinned_in_one_step(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	select_two(harness);
	harness_key(harness, "p");
	harness_wait(harness, "José Álvarez and Zoë Nguyễn stay where they");
	harness_wait_gone(harness, "2 selected");
	assert_says(&world, "why", "Zoë", "\"pinned\":true", true);
	harness_key(harness, "u");
	harness_wait(harness, "does it again");
	assert_says(&world, "why", "Zoë", "\"pinned\":true", false);
	assert_says(&world, "why", "José", "\"pinned\":true", false);
	end_both(harness, &world);
}

static void test_several__are_blocked_and_unblocked_in_one_step_each(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	select_two(harness);
	harness_key(harness, "b");
	harness_wait(harness, "For 2 students");
	harness_type(harness, "language\r");
	harness_wait(harness, "José Álvarez and Zoë Nguyễn: language");
	harness_wait_gone(harness, "2 selected");
	assert_says(&world, "why", "Zoë", "\"block\":\"language\"", true);
	harness_key(harness, "u");
	harness_wait(harness, "does it again");
	assert_says(&world, "why", "Zoë", "\"block\":null", true);
	assert_says(&world, "why", "José", "\"block\":null", true);
	harness_key(harness, "U");
	harness_wait(harness, "Done again");
	harness_type(harness, "/jos\r");
	harness_wait_cursor(harness, "José");
	select_two(harness);
	harness_key(harness, "b");
	harness_wait(harness, "no longer language");
	assert_says(&world, "why", "Zoë", "\"block\":null", true);
	assert_says(&world, "why", "José", "\"block\":null", true);
	end_both(harness, &world);
}

static void test_several__are_absent_in_one_step_and_one_line(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	select_two(harness);
	harness_key(harness, "a");
	harness_wait(harness, "José Álvarez is absent; Zoë Nguyễn is absent");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: absent (2 students)");
	end_both(harness, &world);
}

static void test_several__are_moved_and_kept_apart(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_key(harness, "X");
	harness_wait(harness, "Select several first");
	select_two(harness);
	harness_key(harness, "m");
	harness_wait(harness, "2 students:");
	harness_key(harness, "e");
	harness_wait(harness, "José Álvarez and Zoë Nguyễn are now in");
	assert_says(&world, "why", "Zoë", "\"cluster\":\"extend\"", true);
	harness_type(harness, "/jos\r");
	harness_wait_cursor(harness, "José");
	select_two(harness);
	harness_key(harness, "X");
	harness_wait(harness, "kept apart");
	end_both(harness, &world);
}

static void test_several__esc_ends_the_selection_before_the_filter(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world);

	harness_type(harness, "fm");
	harness_wait(harness, "Only would move");
	harness_key(harness, "Space");
	harness_wait(harness, "1 selected");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "1 selected");
	harness_wait(harness, "Only would move");
	harness_key(harness, "Space");
	harness_key(harness, "a");
	harness_wait(harness, "José Álvarez is absent");
	end_both(harness, &world);
}

static void test_classes__and_focus_are_switched_in_two_keys(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 5", NULL);
	world_do(&world, "student", "add", "Uma Rao", NULL);
	world_make_class(&world);
	world_do(&world, "objective", "add", "percents", NULL);
	harness = harness_start(&world, 24, 100, NULL);
	harness_wait(harness, "Period 3");
	harness_wait(harness, "q quit");
	harness_key(harness, "C");
	harness_wait(harness, "Period 5");
	harness_wait(harness, "1");
	harness_key(harness, "1");
	harness_wait(harness, "Uma Rao");
	harness_type(harness, "C2");
	harness_wait(harness, "José");
	harness_key(harness, "O");
	harness_wait(harness, "that of the newest round");
	harness_key(harness, "2");
	harness_wait(harness, "The focus is percents");
	harness_wait(harness, "Period 3 · percents");
	harness_type(harness, "O0");
	harness_wait(harness, "Period 3 · unit rates");
	end_both(harness, &world);
}

/* unit rates is the focus, and percents is there. */
static struct harness *start_two_objectives(struct world *world)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	world_do(world, "objective", "add", "percents", NULL);
	harness = harness_start(world, 24, 100, NULL);
	harness_wait(harness, "q quit");
	harness_wait(harness, "Period 3 · unit rates");
	return harness;
}

/* The keys of those that are left out pick them all the same. */
static void test_classes__more_than_have_room_scroll_and_are_counted(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	char name[16];

	world_begin(&world);
	world_make_class(&world);
	for (int i = 10; i < 22; i++) {
		snprintf(name, sizeof(name), "Group %d", i);
		world_do(&world, "class", "add", name, NULL);
	}
	world_do(&world, "class", "use", "Period 3", NULL);
	harness = open_board(&world, 15, 60);
	harness_key(harness, "C");
	harness_wait(harness, "more");
	assert_false(harness_shows(harness, "↑"));
	harness_wait_cursor(harness, "Period 3");
	assert_false(harness_shows(harness, "Group 21"));
	harness_key(harness, "End");
	harness_wait_cursor(harness, "Group 21");
	assert_false(harness_shows(harness, "Group 10"));
	assert_true(harness_shows(harness, "↑ 4 more"));
	harness_key(harness, "Enter");
	harness_wait(harness, "Group 21.");
	harness_key(harness, "C");
	harness_wait_cursor(harness, "Group 21");
	harness_key(harness, "Home");
	harness_wait(harness, "↓ 4 more");
	harness_key(harness, "d");
	harness_wait(harness, "No students in this class yet.");
	harness_type(harness, "C1");
	harness_wait(harness, "José");
	end_both(harness, &world);
}

static void test_focus__more_objectives_than_have_room_or_a_key_are_reached(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	char name[32];

	world_begin(&world);
	world_make_class(&world);
	for (int i = 2; i <= 40; i++) {
		snprintf(name, sizeof(name), "Objective number %d", i);
		world_do(&world, "objective", "add", name, NULL);
	}
	harness = open_board(&world, 10, 40);
	harness_key(harness, "O");
	harness_wait(harness, "more");
	assert_false(harness_shows(harness, "newest round"));
	harness_key(harness, "End");
	harness_wait_cursor(harness, "that of the newest round");
	assert_true(harness_shows(harness, "↑ 37 more"));
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "Objective number 40");
	harness_key(harness, "Enter");
	harness_wait(harness, "The focus is Objective number 40");
	end_both(harness, &world);
}

static void test_focus__stays_whatever_others_do(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_two_objectives(&world);

	world_do(&world, "checkin", "Ana", "1/4", "@percents", "round:Quiz 1",
		NULL);
	harness_wait(harness, "Elsewhere the focus is now percents (O "
		"follows); here it stays unit rates.");
	assert_true(harness_shows(harness, "Period 3 · unit rates"));
	harness_type(harness, "c3/4\r");
	harness_wait(harness, "José Álvarez 3/4 at 10:42 on unit rates");
	assert_true(harness_shows(harness, "Period 3 · unit rates"));
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "g");
	harness_wait(harness, "unit rates, policy");
	harness_wait(harness, "Esc leave open");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "O");
	harness_wait(harness, "percents (the focus elsewhere)");
	harness_key(harness, "2");
	harness_wait(harness, "Period 3 · percents");
	end_both(harness, &world);
}

/* Whatever the class went on to since it was made. */
static void test_focus__a_decided_proposal_names_its_own(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_two_objectives(&world);

	world_do(&world, "regroup", "--accept", NULL);
	harness_type(harness, ":objective use percents\r");
	harness_wait(harness, "Period 3 · percents");
	harness_type(harness, ":proposal\r");
	harness_wait(harness, "Regroup proposal   ");
	harness_wait(harness, "unit rates, policy");
	end_both(harness, &world);
}

static void test_focus__follows_what_is_done_here(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_two_objectives(&world);

	world_do(&world, "objective", "use", "percents", NULL);
	harness_wait(harness, "Elsewhere the focus is now percents");
	harness_type(harness, ":objective use --newest\r");
	harness_wait(harness, "that of the newest round");
	harness_type(harness, ":objective use percents\r");
	harness_wait(harness, "Period 3 · percents");
	harness_type(harness, "u");
	harness_wait(harness, "Period 3 · unit rates");
	end_both(harness, &world);
}

/* The newest round is then someone else's, on another objective. */
static void test_focus__stays_when_a_sweep_is_taken_back(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_two_objectives(&world);

	world_do(&world, "checkin", "Ana", "1/4", "@percents", "round:Quiz 1",
		NULL);
	harness_wait(harness, "Elsewhere the focus is now percents");
	harness_type(harness, "S");
	harness_wait(harness, "A number and Enter");
	harness_type(harness, "3/4\r");
	harness_wait(harness, "1 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, "u");
	harness_wait(harness, "(U does it again)");
	harness_wait(harness, "Period 3 · unit rates");
	harness_type(harness, "U");
	harness_wait(harness, "Done again");
	harness_wait(harness, "Period 3 · unit rates");
	harness_type(harness, "c3/4\r");
	harness_wait(harness, "José Álvarez 3/4 at 10:42 on unit rates");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_27__a_filter_is_shown_while_it_is_on_and_esc_ends_it),
		cmocka_unit_test(test_filter__counts_the_days_that_are_typed),
		cmocka_unit_test(
			test_filter__shows_what_others_changed_since_one_looked),
		cmocka_unit_test(test_filter__shows_one_table_of_the_stations),
		cmocka_unit_test(test_filter__counts_those_of_now),
		cmocka_unit_test(test_filter__a_student_found_by_name_ends_it),
		cmocka_unit_test(
			test_statement_27__what_is_found_stays_shown_until_esc),
		cmocka_unit_test(test_order__is_by_level_or_as_in_the_class),
		cmocka_unit_test(test_several__are_pinned_in_one_step),
		cmocka_unit_test(
			test_several__are_blocked_and_unblocked_in_one_step_each),
		cmocka_unit_test(
			test_several__are_absent_in_one_step_and_one_line),
		cmocka_unit_test(test_several__are_moved_and_kept_apart),
		cmocka_unit_test(
			test_several__esc_ends_the_selection_before_the_filter),
		cmocka_unit_test(
			test_classes__and_focus_are_switched_in_two_keys),
		cmocka_unit_test(
		    test_classes__more_than_have_room_scroll_and_are_counted),
		cmocka_unit_test(
		    test_focus__more_objectives_than_have_room_or_a_key_are_reached),
		cmocka_unit_test(test_focus__stays_whatever_others_do),
		cmocka_unit_test(test_focus__a_decided_proposal_names_its_own),
		cmocka_unit_test(
			test_focus__stays_when_a_sweep_is_taken_back),
		cmocka_unit_test(test_focus__follows_what_is_done_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

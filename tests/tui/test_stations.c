/* SPDX-License-Identifier: MIT */
/* The stations on the wall, and the timer that runs under every view. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "harness.h"

static void make_lesson(struct world *world)
{
	world_begin(world);
	world_make_class(world);
	world_do(world, "routine", "set", "reteach", "--station",
		"Window tables", "--task", "number line cards", "--minutes",
		"12", "--sentence", "Who needs it again.", NULL);
	world_do(world, "routine", "set", "practice", "--station", "Desks",
		"--task", "sheet C, then check with the key", "--sentence",
		"Who has begun.", NULL);
	world_do(world, "stations", "--size", "2", NULL);
}

static struct harness *start_wall(struct world *world, int rows, int cols)
{
	struct harness *harness;

	make_lesson(world);
	harness = harness_start(world, rows, cols, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "w");
	harness_wait(harness, "Rotation 1");
	return harness;
}

static void check_wall(int rows, int cols, const char *golden)
{
	static const char *const secrets[] = {
		"each", "Practice", "Extend", "ntervene", "%", "would move",
		"1 1 2", "Cohen", "Chen",
	};
	struct world world;
	struct harness *harness = start_wall(&world, rows, cols);

	harness_wait(harness, "Window tables");
	harness_wait(harness, "Group B");
	harness_wait(harness, "number line cards");
	harness_wait(harness, "José");
	harness_golden(harness, golden);
	for (size_t i = 0; i < ARRAY_LEN(secrets); i++)
		assert_false(harness_shows(harness, secrets[i]));
	end_both(harness, &world);
}

static void test_stations__show_station_task_and_first_names_at_120x35(
	void **state UNUSED)
{
	check_wall(35, 120, "stations-120x35");
}

static void test_stations__show_station_task_and_first_names_at_80x24(
	void **state UNUSED)
{
	check_wall(24, 80, "stations-80x24");
}

static void test_stations__show_station_task_and_first_names_at_60x15(
	void **state UNUSED)
{
	check_wall(15, 60, "stations-60x15");
}

/* At two tables in each of four groups: no name gives way to a task. */
static void test_stations__thirty_names_stand_whole_at_60x15(
	void **state UNUSED)
{
	static const char *const clusters[] = {
		"reteach", "practice", "extend", "intervene",
	};
	struct world world;
	struct harness *harness;
	char id[16];

	world_begin(&world);
	world_make_thirty(&world);
	for (int i = 1; i <= 30; i++) {
		snprintf(id, sizeof(id), "=%d", i);
		world_do(&world, "move", id, clusters[i % 4], NULL);
	}
	for (int i = 0; i < 4; i++)
		world_do(&world, "routine", "set", clusters[i], "--sentence",
			"Who is here.", "--station", "The big round table",
			"--task", "Fraction strips, page 12, numbers 3 to 9",
			NULL);
	world_do(&world, "stations", "--size", "4", NULL);
	harness = harness_start(&world, 15, 60, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "w");
	harness_wait(harness, "Rotation 1");
	harness_wait(harness, "no room for tasks");
	assert_false(harness_shows(harness, "more lines"));
	assert_false(harness_shows(harness, "Fraction"));
	harness_resize(harness, 24, 80);
	harness_wait(harness, "Fraction");
	assert_false(harness_shows(harness, "more lines"));
	assert_false(harness_shows(harness, "no room"));
	end_both(harness, &world);
}

static void test_stations__names_stay_while_the_projector_hides_all_else(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "P");
	harness_wait_gone(harness, "José");
	harness_key(harness, "w");
	harness_wait(harness, "José");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "José");
	end_both(harness, &world);
}

static void test_stations__stand_in_the_heads_of_the_board(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	make_lesson(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_wait(harness, "Window tables");
	harness_wait(harness, "Desks");
	assert_false(harness_shows(harness, "number line cards"));
	harness_resize(harness, 35, 120);
	harness_wait(harness, "number line cards");
	world_do(&world, "routine", "set", "extend", "--station",
		"Back table", "--sentence", "Who can.", NULL);
	harness_wait(harness, "Back table");
	harness_resize(harness, 15, 60);
	harness_wait_gone(harness, "Window tables");
	end_both(harness, &world);
}

static void test_stations__are_those_of_the_focus_where_it_has_its_own(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	make_lesson(&world);
	world_do(&world, "objective", "add", "Slopes", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_wait(harness, "Window tables");
	world_do(&world, "routine", "set", "practice", "--objective",
		"Slopes", "--station", "Far corner", NULL);
	world_do(&world, "routine", "set", "reteach", "--objective",
		"Unit rates", "--station", "Round table", NULL);
	harness_wait(harness, "Round table");
	assert_false(harness_shows(harness, "Window tables"));
	assert_false(harness_shows(harness, "Far corner"));
	harness_key(harness, "w");
	harness_wait(harness, "Rotation 1");
	harness_wait(harness, "Round table");
	assert_false(harness_shows(harness, "Far corner"));
	end_both(harness, &world);
}

/* The group at the first station. */
static bool is_first(struct harness *harness, const char *group)
{
	const char *first = strstr(harness_screen(harness), "Group ");

	return first && !strncmp(first, group, strlen(group));
}

static void wait_first(struct harness *harness, const char *group)
{
	harness_wait_until(harness, is_first, group);
}

static void test_stations__the_next_rotation_moves_groups_on(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	wait_first(harness, "Group B");
	harness_key(harness, "n");
	harness_wait(harness, "Rotation 2");
	wait_first(harness, "Group D");
	harness_key(harness, "N");
	harness_wait(harness, "Rotation 1");
	wait_first(harness, "Group B");
	end_both(harness, &world);
}

/* Two groups stand there, whoever is in them. */
static bool are_two_groups(struct harness *harness, const char *what UNUSED)
{
	const char *screen = harness_screen(harness);
	int count = 0;

	for (; (screen = strstr(screen, "Group ")) != NULL; screen++)
		count++;
	return count == 2;
}

/* Dana is the only one in extend. */
static void test_stations__nobody_stands_alone_for_all_to_see(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	harness_wait_until(harness, are_two_groups, "two groups");
	harness_wait(harness, "Dana");
	assert_false(harness_shows(harness, "Station 3"));
	world_do(&world, "absent", "Ana", NULL);
	harness_wait_gone(harness, "Ana");
	harness_wait(harness, "Dana");
	harness_key(harness, "Esc");
	harness_wait(harness, "E ▲ Extend      1");
	end_both(harness, &world);
}

static void test_stations__who_moved_meanwhile_stands_in_the_new_group(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	harness_wait_gone(harness, "No table");
	world_do(&world, "move", "José", "extend", NULL);
	harness_wait(harness, "No table");
	end_both(harness, &world);
}

/* A letter more of the family name, as few as tell them apart. */
static void test_statement_50__who_shares_an_initial_has_a_second_letter(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", "Bo Lang", NULL);
	world_do(&world, "checkin", "Bo Lang", "3", NULL);
	world_do(&world, "checkin", "Bo Lind", "3", NULL);
	world_do(&world, "regroup", "--accept", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "w");
	harness_wait(harness, "Bo La.");
	harness_wait(harness, "Bo Li.");
	end_both(harness, &world);
}

static void test_timer__takes_its_minutes_from_the_routines_or_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 15, 60);

	harness_wait(harness, "12:00");
	harness_key(harness, "m");
	harness_type(harness, "7");
	harness_wait(harness, "Each rotation takes 7 minutes");
	harness_key(harness, "Enter");
	harness_wait(harness, "7:00");
	harness_key(harness, "+");
	harness_wait(harness, "8:00");
	harness_key(harness, "-");
	harness_key(harness, "-");
	harness_wait(harness, "6:00");
	harness_key(harness, "r");
	harness_wait(harness, "7:00");
	end_both(harness, &world);
}

/* Another time is left than what. */
static bool has_gone_on(struct harness *harness, const char *what)
{
	return !harness_shows(harness, what) &&
		harness_shows(harness, " left");
}

static void wait_second(struct harness *harness)
{
	const char *left;
	char shown[16];

	harness_wait(harness, " left");
	left = strstr(harness_screen(harness), " left");
	snprintf(shown, sizeof(shown), "%.10s", left - strlen("59"));
	shown[strlen("59 left")] = '\0';
	harness_wait_until(harness, has_gone_on, shown);
}

static void test_timer__runs_on_under_every_view_and_through_a_resize(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 15, 60);

	harness_key(harness, "Space");
	wait_second(harness);
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	wait_second(harness);
	harness_key(harness, "g");
	harness_wait(harness, "Regroup proposal");
	wait_second(harness);
	harness_resize(harness, 35, 120);
	harness_wait(harness, "made 10:42");
	harness_wait(harness, " left");
	harness_resize(harness, 5, 20);
	harness_wait(harness, "20x5");
	harness_resize(harness, 15, 60);
	harness_wait(harness, "Regroup proposal");
	wait_second(harness);
	harness_key(harness, "Esc");
	harness_key(harness, "w");
	harness_wait(harness, "Rotation 1");
	harness_key(harness, "Space");
	harness_wait(harness, " paused");
	end_both(harness, &world);
}

static struct harness *start_ringing(struct world *world, const char *ini)
{
	struct harness *harness;

	make_lesson(world);
	world_write(world, "homeroom/homeroom.ini", ini);
	harness = harness_start(world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "wm1\r");
	harness_wait(harness, "Rotation 1");
	harness_key(harness, "Space");
	harness_wait(harness, " left");
	assert_int_equal(harness_bells(harness), 0);
	harness_key(harness, "-");
	harness_wait(harness, "time is up");
	harness_wait(harness, "n moves the tables on");
	return harness;
}

static void test_timer__rings_once_at_the_end(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_ringing(&world, "");

	assert_int_equal(harness_bells(harness), 1);
	harness_key(harness, "n");
	harness_wait(harness, "Rotation 2");
	harness_wait(harness, " left");
	harness_wait_gone(harness, "time is up");
	assert_int_equal(harness_bells(harness), 1);
	end_both(harness, &world);
}

static void test_timer__is_silent_when_the_ini_says_so(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_ringing(&world,
		"[homeroom]\nring = silent\n");

	assert_int_equal(harness_bells(harness), 0);
	end_both(harness, &world);
}

/* Another dashboard, after this one has ended. */
static struct harness *start_again(struct world *world,
	struct harness *harness)
{
	harness_end(harness);
	harness = harness_start(world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	return harness;
}

static void test_timer__goes_on_after_a_crash_and_stays_paused(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	harness_key(harness, "n");
	harness_wait(harness, "Rotation 2");
	harness_key(harness, "Space");
	wait_second(harness);
	harness_signal(harness, SIGKILL);
	harness = start_again(&world, harness);
	wait_second(harness);
	harness_key(harness, "w");
	harness_wait(harness, "Rotation 2");
	harness_key(harness, "+");
	harness_wait(harness, "12:");
	harness_key(harness, "Space");
	harness_wait(harness, " paused");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	harness = start_again(&world, harness);
	harness_wait(harness, " paused");
	assert_true(harness_shows(harness, "12:"));
	end_both(harness, &world);
}

static void test_timer__flashes_when_the_ini_says_so(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_ringing(&world,
		"[homeroom]\nring = flash\n");

	assert_int_equal(harness_bells(harness), 0);
	assert_int_equal(harness_flashes(harness), 1);
	end_both(harness, &world);
}

static void test_statement_54__a_timer_that_stands_costs_nothing(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_wall(&world, 24, 80);

	assert_idle(harness, &world);
	harness_key(harness, "Space");
	wait_second(harness);
	harness_key(harness, "Space");
	harness_wait(harness, " paused");
	assert_idle(harness, &world);
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	harness_wait(harness, "c check in");
	assert_idle(harness, &world);
	world_do(&world, "absent", "Ana", NULL);
	harness_wait(harness, " out ");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_stations__thirty_names_stand_whole_at_60x15),
		cmocka_unit_test(
			test_statement_50__who_shares_an_initial_has_a_second_letter),
		cmocka_unit_test(
			test_stations__show_station_task_and_first_names_at_120x35),
		cmocka_unit_test(
			test_stations__show_station_task_and_first_names_at_80x24),
		cmocka_unit_test(
			test_stations__show_station_task_and_first_names_at_60x15),
		cmocka_unit_test(
			test_stations__stand_in_the_heads_of_the_board),
		cmocka_unit_test(
			test_stations__are_those_of_the_focus_where_it_has_its_own),
		cmocka_unit_test(
			test_stations__names_stay_while_the_projector_hides_all_else),
		cmocka_unit_test(
			test_stations__the_next_rotation_moves_groups_on),
		cmocka_unit_test(
			test_stations__nobody_stands_alone_for_all_to_see),
		cmocka_unit_test(
			test_stations__who_moved_meanwhile_stands_in_the_new_group),
		cmocka_unit_test(
			test_timer__takes_its_minutes_from_the_routines_or_typed),
		cmocka_unit_test(
			test_timer__runs_on_under_every_view_and_through_a_resize),
		cmocka_unit_test(
			test_timer__goes_on_after_a_crash_and_stays_paused),
		cmocka_unit_test(test_timer__rings_once_at_the_end),
		cmocka_unit_test(test_timer__is_silent_when_the_ini_says_so),
		cmocka_unit_test(test_timer__flashes_when_the_ini_says_so),
		cmocka_unit_test(
			test_statement_54__a_timer_that_stands_costs_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The card of a student, and putting right from it what was wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

/* José's card; the newest of three check-ins is 2/4. */
static struct harness *start_card(struct world *world, int rows, int cols)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	world_do(world, "together", "José", "Zoë", "--why", "twins",
		"--until", "2026-12-01", NULL);
	harness = harness_start(world, rows, cols, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "Enter");
	harness_wait(harness, "What a regroup would say");
	return harness;
}

static void test_card__shows_estimates_stays_and_locks(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "José", "2", NULL);
	world_do(&world, "pin", "José", "--until", "2026-11-12", "--why",
		"seat by the window", NULL);
	harness = harness_start(&world, 45, 100, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "Enter");
	harness_wait(harness, "pinned by ");
	harness_wait(harness, " since 14 Oct until 12 Nov: seat by the "
		"window");
	harness_wait(harness, "Estimate and range after each check-in on");
	harness_wait(harness, "1      2");
	harness_wait(harness, "13 Oct 14 Oct");
	harness_wait(harness, "███");
	harness_wait(harness, "░░░");
	harness_wait(harness, "RRRRRR");
	end_both(harness, &world);
}

static void test_card__stays_begin_at_the_first_check_in_with_dates_below(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "--as-of", "2026-10-03T10:00", "checkin", "José",
		"1", NULL);
	world_set(&world, "HOMEROOM_NOW", "2026-10-24T10:42");
	harness = harness_start(&world, 45, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "Enter");
	harness_wait(harness, "\n   ......");
	harness_wait(harness, "....RRRRRR");
	harness_wait(harness, "RRRRRR\n   3 Oct       ");
	harness_wait(harness, "    13 Oct       ");
	harness_wait(harness, "  24 Oct\n   Reteach        13 Oct until now");
	end_both(harness, &world);
}

static void test_card__names_with_whom_a_student_is_kept_together(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_card(&world, 35, 120);

	harness_wait(harness, "together with Zoë Nguyễn by ");
	harness_wait(harness, " since 14 Oct until 1 Dec: twins");
	end_both(harness, &world);
}

static void test_card__a_check_in_is_selected_and_corrected(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_card(&world, 24, 80);

	harness_key(harness, "Down");
	harness_wait_cursor(harness, "> 14 Oct  2/4");
	harness_key(harness, "Enter");
	harness_wait(harness, "Correct: 2/4");
	harness_type(harness, "9/4\r");
	harness_wait(harness, "9/4");
	harness_wait(harness, "Correct: 9/4");
	harness_type(harness, "\025" "4/4 hint\r");
	harness_wait(harness, "2/4 is now 4/4");
	harness_wait_cursor(harness, "> 14 Oct  4/4    unit rates, hint");
	/* The line begins with what is said already. */
	harness_key(harness, "Enter");
	harness_wait(harness, "Correct: 4/4 hint");
	harness_key(harness, "End");
	harness_type(harness, " task:done q2\r");
	harness_wait_cursor(harness, "> 14 Oct  4/4    unit rates, hint, task "
		"done, quality 2");
	harness_key(harness, "Enter");
	harness_wait(harness, "Correct: 4/4 hint task:done q2");
	harness_key(harness, "Esc");
	harness_key(harness, "u");
	harness_wait_gone(harness, "quality 2");
	harness_key(harness, "u");
	harness_wait_gone(harness, "4/4    unit rates, hint");
	harness_wait(harness, "14 Oct  2/4");
	end_both(harness, &world);
}

static void test_card__a_check_in_is_withdrawn_and_comes_back(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_card(&world, 24, 80);

	harness_key(harness, "x");
	harness_wait(harness, "No check-in is selected");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "> 14 Oct  2/4");
	harness_key(harness, "x");
	harness_wait(harness, "2/4 (14 Oct) withdrawn");
	harness_wait_gone(harness, "14 Oct  2/4");
	/* The next check-in is selected, and can be withdrawn too. */
	harness_wait_cursor(harness, "> 13 Oct  1/4");
	harness_key(harness, "u");
	harness_wait(harness, "14 Oct  2/4");
	harness_wait_cursor(harness, "> 13 Oct  1/4");
	end_both(harness, &world);
}

static void test_card__pins_blocks_and_moves(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_card(&world, 24, 80);

	harness_key(harness, "p");
	harness_wait(harness, "pinned by ");
	harness_key(harness, "p");
	harness_wait(harness, "is free to move");
	harness_wait_gone(harness, "pinned by ");
	harness_key(harness, "b");
	harness_wait(harness, "What is in the way:");
	harness_type(harness, "new to \"English\"\r");
	harness_wait(harness, "blocked: new to 'English', since 14 Oct");
	harness_key(harness, "b");
	harness_wait_gone(harness, "blocked:");
	harness_key(harness, "m");
	harness_wait(harness, "Move to:");
	harness_wait(harness, "E Extend");
	harness_key(harness, "z");
	harness_key(harness, "e");
	harness_wait(harness, "José Álvarez is now in Extend");
	harness_wait(harness, "Extend since 14 Oct");
	harness_key(harness, "u");
	harness_wait(harness, "Reteach since 14 Oct");
	end_both(harness, &world);
}

static void test_card__the_selected_stays_through_a_resize(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_card(&world, 24, 80);

	harness_key(harness, "Down");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "> 13 Oct");
	harness_resize(harness, 15, 60);
	harness_wait_cursor(harness, "> 13 Oct");
	harness_key(harness, "Home");
	harness_wait(harness, "Now");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_card__shows_estimates_stays_and_locks),
		cmocka_unit_test(
			test_card__stays_begin_at_the_first_check_in_with_dates_below),
		cmocka_unit_test(
			test_card__names_with_whom_a_student_is_kept_together),
		cmocka_unit_test(
			test_card__a_check_in_is_selected_and_corrected),
		cmocka_unit_test(
			test_card__a_check_in_is_withdrawn_and_comes_back),
		cmocka_unit_test(test_card__pins_blocks_and_moves),
		cmocka_unit_test(
			test_card__the_selected_stays_through_a_resize),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

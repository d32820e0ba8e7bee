/* SPDX-License-Identifier: MIT */
/* The sweep: a class checked in one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "harness.h"

static void test_statement_32__a_level_moves_on_and_the_row_shows_it(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6 entered");
	harness_wait_cursor(harness, "José Álvarez");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: José Álvarez 2 at 10:42");
	harness_wait_cursor(harness, "Zoë");
	assert_count(&world, "José", "2\n");
	end_both(harness, &world);
}

static void test_statement_32__backspace_goes_back_and_a_level_corrects(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S214");
	harness_wait(harness, "3 of 6 entered");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_wait(harness, "Zoë Nguyễn has 1?  1-4 corrects it");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "3");
	harness_wait(harness, "Corrected 1 to 3 for Zoë Nguyễn at 10:42");
	/* Where one was before going back. */
	harness_wait_cursor(harness, "王小明");
	assert_count(&world, "Zoë", "2\n");
	harness_key(harness, "1");
	harness_wait(harness, "Logged: 王小明 (xc) 1");
	end_both(harness, &world);
}

static void test_statement_32__leaving_keeps_what_was_entered(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S21");
	harness_wait(harness, "2 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "The sweep is kept");
	harness_wait(harness, "q quit");
	assert_count(&world, "José", "2\n");
	assert_count(&world, "Zoë", "2\n");
	harness_key(harness, "S");
	harness_wait(harness, "2 of 6 entered");
	harness_key(harness, "Enter");
	harness_wait(harness, "(u undoes all of it)");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "Nothing was entered");
	end_both(harness, &world);
}

static void test_statement_33__kill_9_loses_nothing_and_the_board_offers_to_go_on(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S21");
	harness_wait(harness, "Logged: Zoë Nguyễn 1");
	harness_signal(harness, SIGKILL);
	harness_wait_end(harness);
	harness_end(harness);
	assert_count(&world, "José", "2\n");
	assert_count(&world, "Zoë", "2\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "The sweep of 10:42 was not ended: 2 of 6 are "
		"entered. S goes on with it.");
	harness_key(harness, "S");
	harness_wait(harness, "Going on with sweep 14 Oct 10:42: 4 of 6 are "
		"left");
	harness_wait_cursor(harness, "Ana");
	harness_type(harness, "3\r");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "sweep 14 Oct", "round", "list"),
		1);
	end_both(harness, &world);
}

static void test_statement_35__one_sweep_is_one_step_after_leaving(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S2143\r");
	harness_wait(harness, "The sweep is kept");
	assert_count(&world, NULL, "9\n");
	harness_key(harness, "u");
	harness_wait(harness, "Undo sweep of 4 check-ins? y takes all 4 check-ins "
		"back");
	harness_key(harness, "y");
	harness_wait(harness, "Undone: sweep of 4 check-ins");
	assert_count(&world, NULL, "5\n");
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "U");
	harness_wait(harness, "Done again: sweep of 4 check-ins");
	assert_count(&world, NULL, "9\n");
	end_both(harness, &world);
}

static void test_sweep__takes_only_whom_the_filter_shows(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "/n ");
	harness_wait(harness, "of 6 match");
	harness_key(harness, "Tab");
	harness_wait(harness, "Sweep  0 of ");
	harness_wait_gone(harness, "José Álvarez");
	harness_wait(harness, "Ana Chen");
	end_both(harness, &world);
}

static void test_sweep__an_entry_can_be_taken_out_and_added_to(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S2");
	harness_wait(harness, "Logged: José Álvarez 2");
	harness_key(harness, ";");
	harness_wait(harness, "José Álvarez 2 at 10:42: alone");
	harness_key(harness, ",");
	harness_wait(harness, "Note:");
	harness_type(harness, "asked twice\r");
	harness_wait(harness, "\"asked twice\"");
	harness_wait(harness, "Sweep:");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "\033[3~");
	harness_wait(harness, "José Álvarez has no entry any more");
	harness_wait(harness, "0 of 6 entered");
	assert_count(&world, "José", "1\n");
	harness_type(harness, "3\r");
	harness_wait(harness, "The sweep is kept");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: sweep of 1 check-in");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_sweep__may_go_into_the_newest_round(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "Ana", "4", "round:exit ticket", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "S=");
	harness_wait(harness, "1 of 6 entered");
	harness_wait(harness, "exit ticket");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: José Álvarez 2");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "sweep 14 Oct", "round", "list"),
		0);
	end_both(harness, &world);
}

static void test_sweep__looks_as_it_did_at_every_size(void **state UNUSED)
{
	static const struct {
		int rows;
		int cols;
		const char *name;
	} sizes[] = {
		{ 35, 120, "sweep-120x35" }, { 24, 80, "sweep-80x24" },
		{ 15, 60, "sweep-60x15" }, { 10, 40, "sweep-40x10" },
	};

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct world world;
		struct harness *harness;

		world_begin(&world);
		world_make_thirty(&world);
		harness = harness_start(&world, sizes[i].rows, sizes[i].cols,
			NULL);
		harness_wait(harness, "q quit");
		harness_key(harness, "S");
		harness_wait(harness, "0 of 30 entered");
		harness_type(harness, "32!");
		harness_wait(harness, "2 of 30 entered, 1 absent");
		/* What is said of an entry is the engine's. */
		harness_key(harness, "Up");
		harness_key(harness, "Down");
		harness_wait(harness, "Dora?  1-4 logs it");
		harness_golden(harness, sizes[i].name);
		end_both(harness, &world);
	}
}

static bool hides(struct harness *harness, const char *what UNUSED)
{
	const char *screen = harness_screen(harness);

	return !strstr(screen, "José") && !strstr(screen, "Reteach") &&
		!strstr(screen, "(xc)") && !strstr(screen, "has 2");
}

static void test_statement_50__a_sweep_hides_names_and_evidence(
	void **state UNUSED)
{
	static const struct {
		const char *keys;
		const char *shown;
	} steps[] = {
		{ "P", "Group A" },
		{ "S", "Sweep  0 of 6 entered" },
		{ "jos2", "Logged: JÁ at 10:42" },
		{ "\177", "JÁ?  1-4 corrects it" },
		{ "1", "1 of 6 entered" },
		{ "dan4", "Logged: DC at 10:42" },
		{ "\t", "Pile:" },
		{ "3: bo zo\r", "Logged: 2 students" },
		{ "\033", "Sweep:" },
		{ "\r", "The sweep is kept" },
	};
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i].keys);
		harness_wait(harness, steps[i].shown);
		harness_wait_until(harness, hides, steps[i].shown);
	}
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_32__a_level_moves_on_and_the_row_shows_it),
		cmocka_unit_test(
			test_statement_32__backspace_goes_back_and_a_level_corrects),
		cmocka_unit_test(
			test_statement_32__leaving_keeps_what_was_entered),
		cmocka_unit_test(
			test_statement_33__kill_9_loses_nothing_and_the_board_offers_to_go_on),
		cmocka_unit_test(
			test_statement_35__one_sweep_is_one_step_after_leaving),
		cmocka_unit_test(test_sweep__takes_only_whom_the_filter_shows),
		cmocka_unit_test(
			test_sweep__an_entry_can_be_taken_out_and_added_to),
		cmocka_unit_test(test_sweep__may_go_into_the_newest_round),
		cmocka_unit_test(test_sweep__looks_as_it_did_at_every_size),
		cmocka_unit_test(
			test_statement_50__a_sweep_hides_names_and_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Into a sweep at once: a pile with one level, and lines that are pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "harness.h"

static void test_sweep__a_pile_is_logged_whole_or_not_at_all(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6");
	harness_key(harness, "Tab");
	harness_wait(harness, "A score, then whom it is for");
	harness_type(harness, "4: an zo c");
	harness_wait(harness, "4: Ana Chen, Zoë Nguyễn; \"c\" could be");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged.");
	assert_count(&world, "Ana", "1\n");
	harness_type(harness, "oh");
	harness_wait(harness, "4: Ana Chen, Zoë Nguyễn, Dana Cohen");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 for 3 students");
	harness_wait(harness, "3 of 6 entered");
	harness_type(harness, "2 bo an an");
	harness_wait(harness, "Ana Chen is named twice");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 2 for Bo Lind; corrected 4 to 2 for "
		"Ana Chen");
	harness_wait(harness, "4 of 6 entered");
	assert_count(&world, "Ana", "2\n");
	harness_key(harness, "Esc");
	harness_wait(harness, "Sweep:");
	end_both(harness, &world);
}

static void test_sweep__says_what_a_pile_corrected(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S\t4: an jo da\r");
	harness_wait(harness, "Logged: 4 for 3 students");
	harness_type(harness, "3: an\r");
	harness_wait(harness, "Corrected 4 to 3 for Ana Chen at 10:42");
	harness_type(harness, "3: an\r");
	harness_wait(harness, "Ana Chen has 3 already");
	harness_type(harness, "2: an jo\r");
	harness_wait(harness, "Corrected 3 to 2 for Ana Chen and 4 to 2 for "
		"José Álvarez at");
	harness_type(harness, "1: an jo da\r");
	harness_wait(harness, "Corrected 2 to 1 for Ana Chen, 2 to 1 for "
		"José Álvarez and 1 more");
	end_both(harness, &world);
}

static void test_statement_28__lines_pasted_into_a_sweep_wait_for_enter(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3\nbo 4 hint : asked well\n\n1: zo jo\n");
	harness_wait(harness, "3 lines were pasted: Enter logs all 3");
	assert_count(&world, NULL, "5\n");
	/* No key leads away from them. */
	harness_key(harness, "4");
	harness_wait(harness, "Lines were pasted: Enter takes them");
	harness_key(harness, "Tab");
	harness_wait(harness, "Lines were pasted: Enter takes them");
	harness_wait(harness, "Sweep:");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 students at 10:42");
	harness_wait(harness, "4 of 6 entered");
	assert_count(&world, NULL, "9\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "asked well", "checkin", "list"), 1);
	end_both(harness, &world);
}

static void test_statement_28__pasted_lines_with_a_fault_enter_nothing(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_paste(harness, "ana 3\nnobody 4\n");
	harness_wait(harness, "2 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2: No student is called");
	harness_wait(harness, "0 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "1-4 logs it");
	harness_paste(harness, "3\n2\n");
	harness_wait(harness, "2 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 1");
	harness_key(harness, "Esc");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3\nana 4\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2: Ana Chen is named twice");
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

static void test_sweep__adds_a_task_and_minutes_to_an_entry(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3 task:given 5min\n");
	harness_wait(harness, "Ana Chen 3 on unit rates, 5 min, task given");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 3 at 10:42");
	harness_paste(harness, "ana 3 task:done q3\n");
	harness_wait(harness, "task done, quality 3   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 3 at 10:42");
	harness_paste(harness, "ana 4\n");
	harness_wait(harness, "Ana Chen 4 on unit rates   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Corrected 3 to 4 for Ana Chen");
	assert_int_equal(count_in(&world, "4 of 4  unit rates  5min task:done "
		"q3", "checkin", "list"), 1);
	end_both(harness, &world);
}

static void test_statement_28__one_line_pasted_into_a_sweep_is_an_entry(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3 hint\n");
	harness_wait(harness, "Ana Chen 3 on unit rates, hint   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 3 at 10:42");
	harness_paste(harness, "4: bo da");
	harness_wait(harness, "Sweep: 4: bo da");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 for 2 students");
	harness_key(harness, "Tab");
	harness_wait(harness, "Pile:");
	harness_paste(harness, "2: zo\n1: jo\n");
	harness_wait(harness, "2 lines were pasted: Enter logs all 2");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 2 students");
	harness_wait(harness, "5 of 6 entered");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_sweep__a_pile_is_logged_whole_or_not_at_all),
		cmocka_unit_test(test_sweep__says_what_a_pile_corrected),
		cmocka_unit_test(
			test_statement_28__lines_pasted_into_a_sweep_wait_for_enter),
		cmocka_unit_test(
			test_statement_28__pasted_lines_with_a_fault_enter_nothing),
		cmocka_unit_test(
			test_sweep__adds_a_task_and_minutes_to_an_entry),
		cmocka_unit_test(
			test_statement_28__one_line_pasted_into_a_sweep_is_an_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

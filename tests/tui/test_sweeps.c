/* SPDX-License-Identifier: MIT */
/* Sweeps beside each other, and sweeps that are left and gone on with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

static void assert_lists(const struct world *world, const char *verb,
	const char *of, const char *text)
{
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, verb, "list", of, NULL),
		0);
	if (!strstr(buf_text(&output), text))
		fail_msg("no \"%s\" in:\n%s", text, buf_text(&output));
	buf_release(&output);
}

static void test_sweeps__two_windows_never_overwrite_each_other(
	void **state UNUSED)
{
	struct world world;
	struct harness *one = start_levels(&world, 24, 80);
	struct harness *other = harness_start(&world, 24, 80, NULL);

	harness_wait(other, "q quit");
	harness_key(other, "S");
	harness_wait(other, "Sweep  0 of 6 entered");
	harness_type(one, "S1");
	harness_wait(one, "Logged: José Álvarez 1");
	harness_key(other, "3");
	harness_wait(other, "José Álvarez has 1 already, from elsewhere: 3 "
		"corrects it");
	assert_lists(&world, "checkin", "José", "1");
	harness_key(other, "3");
	harness_wait(other, "Corrected 1 to 3 for José Álvarez at 10:42");
	harness_end(other);
	end_both(one, &world);
}

static void test_sweeps__a_second_one_in_a_minute_has_a_round_of_its_own_name(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S1\r");
	harness_wait(harness, "The sweep is kept");
	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6 entered");
	harness_wait_gone(harness, "The sweep is kept");
	harness_type(harness, "2\r");
	harness_wait(harness, "The sweep is kept, 5");
	assert_lists(&world, "round", NULL, "sweep 14 Oct 10:42 (2)");
	end_both(harness, &world);
}

static void test_sweeps__one_by_words_can_be_left_after_others_logged_levels(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "Ana", "6/10", "round:quiz", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "S");
	harness_wait(harness, "A number and Enter");
	world_do(&world, "checkin", "Bo", "3", "round:levels", NULL);
	harness_wait(harness, "- - 3   - Not yet");
	harness_type(harness, "2/4\r");
	harness_wait(harness, "Logged: José Álvarez 2/4");
	harness_key(harness, "Esc");
	harness_wait(harness, "The sweep is kept, 5 without an entry");
	harness_wait_gone(harness, "Sweep:");
	harness_wait(harness, "q quit");
	end_both(harness, &world);
}

static void test_sweeps__esc_leaves_one_to_be_gone_on_with(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S21");
	harness_wait(harness, "2 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "The sweep is kept, 4 without an entry: S goes "
		"on with it");
	harness_key(harness, "S");
	harness_wait(harness, "Going on with sweep 14 Oct 10:42: 4 of 6 are "
		"left");
	harness_key(harness, "Enter");
	harness_wait(harness, "(u undoes all of it)");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	end_both(harness, &world);
}

static void test_sweeps__letters_may_begin_with_an_a(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "Sana4");
	harness_wait(harness, "Logged: Ana Chen 4");
	harness_wait(harness, "1 of 6 entered · ");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_sweeps__absences_go_with_an_entry_and_with_undo(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6 entered");
	harness_key(harness, "!");
	harness_wait(harness, "0 of 6 entered, 1 absent");
	harness_key(harness, "!");
	harness_wait(harness, "0 of 6 entered, 2 absent");
	harness_type(harness, "jos3");
	harness_wait(harness, "1 of 6 entered, 1 absent");
	harness_key(harness, "Enter");
	harness_wait(harness, "(u undoes all of it)");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: sweep of 1 check-in");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered · unit rates");
	end_both(harness, &world);
}

static void test_sweep__a_bare_number_means_one_thing_in_a_round(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_do(&world, "checkin", "Ana", "6/10", "round:quiz", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "S");
	harness_wait(harness, "A number and Enter");
	harness_type(harness, "4\r");
	harness_wait(harness, "Logged: José Álvarez 4/10");
	harness_type(harness, "75%\r");
	harness_wait(harness, "Logged: Zoë Nguyễn 75%");
	harness_type(harness, "4\r");
	harness_wait(harness, "Logged: Ana Chen 4/10");
	harness_type(harness, "12\r");
	harness_wait(harness, "more points than there are");
	harness_type(harness, "\025bo 12\r");
	harness_wait(harness, "Nothing logged: ");
	harness_type(harness, "\0253/4\r");
	harness_wait(harness, "Logged: 王小明 (xc) 3/4");
	harness_type(harness, "4\r");
	harness_wait(harness, "Nothing logged. 4 of how many?");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_sweeps__two_windows_never_overwrite_each_other),
		cmocka_unit_test(
			test_sweeps__a_second_one_in_a_minute_has_a_round_of_its_own_name),
		cmocka_unit_test(
			test_sweeps__one_by_words_can_be_left_after_others_logged_levels),
		cmocka_unit_test(
			test_sweeps__esc_leaves_one_to_be_gone_on_with),
		cmocka_unit_test(
			test_sweeps__absences_go_with_an_entry_and_with_undo),
		cmocka_unit_test(
			test_sweep__a_bare_number_means_one_thing_in_a_round),
		cmocka_unit_test(test_sweeps__letters_may_begin_with_an_a),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

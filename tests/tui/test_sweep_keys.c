/* SPDX-License-Identifier: MIT */
/* How many keys a sweep takes, and which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

/* The only way in which these tests press keys: it counts them. */
static size_t press(struct harness *harness, const char *keys)
{
	harness_type(harness, keys);
	return strlen(keys);
}

static void test_sweep__thirty_different_levels_take_32_keys(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	size_t keys = 0;

	world_begin(&world);
	world_make_thirty(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	keys += press(harness, "S");
	harness_wait(harness, "0 of 30 entered");
	keys += press(harness, "123412341234123412341234123412");
	harness_wait(harness, "30 of 30 entered");
	keys += press(harness, "\r");
	harness_wait(harness, "The sweep is kept");
	assert_true(keys <= 32);
	assert_count(&world, NULL, "30\n");
	assert_int_equal(count_in(&world, "sweep 14 Oct 10:42", "round",
		"list"), 1);
	end_both(harness, &world);
}

static void test_sweep__25_equal_and_5_not_take_19_keys(void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	size_t keys = 0;

	world_begin(&world);
	world_make_thirty(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	keys += press(harness, "S");
	harness_wait(harness, "0 of 30 entered");
	keys += press(harness, "0");
	harness_wait(harness, "Which level for the 30 without an entry?");
	keys += press(harness, "3");
	harness_wait(harness, "30 of 30 entered");
	keys += press(harness, "be1");
	harness_wait(harness, "Corrected 3 to 1 for Bela at 10:42");
	keys += press(harness, "ke1");
	harness_wait(harness, "Nothing logged. No student is called \"ke\"");
	harness_key(harness, "Esc");
	keys -= 3;
	keys += press(harness, "ki2yv4zi1");
	harness_wait(harness, "Corrected 3 to 1 for Zita");
	keys += press(harness, "hu4");
	harness_wait(harness, "Corrected 3 to 4 for Hugo");
	keys += press(harness, "\r");
	harness_wait(harness, "The sweep is kept");
	assert_true(keys <= 19);
	assert_count(&world, NULL, "30\n");
	end_both(harness, &world);
}

static void test_statement_32__skip_and_absent_are_one_key_each(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "!");
	harness_wait(harness, "Zoë Nguyễn is absent today");
	harness_wait_cursor(harness, "Ana");
	harness_key(harness, "4");
	harness_wait(harness, "1 of 6 entered, 1 absent");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept, 4 without an entry");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_sweep__letters_and_a_level_leave_the_row_where_it_is(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "Sdan");
	harness_wait(harness, "Dana Cohen?  1-4 logs it, Enter goes there");
	harness_key(harness, "4");
	harness_wait(harness, "Logged: Dana Cohen 4");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "an2");
	harness_wait(harness, "Logged: Ana Chen 2");
	harness_type(harness, "bo");
	harness_wait(harness, "Bo Lind?");
	harness_key(harness, "Enter");
	harness_wait_cursor(harness, "Bo Lind");
	harness_type(harness, "c4");
	harness_wait(harness, "Nothing logged. \"c\" could be");
	assert_count(&world, "Bo", "0\n");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_sweep__numbers_end_with_enter_where_items_are_counted(
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
	harness_wait(harness, "José Álvarez?  A number and Enter");
	harness_type(harness, "10");
	harness_wait(harness, "José Álvarez 10/10");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: José Álvarez 10/10");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "dana 7\r");
	harness_wait(harness, "Logged: Dana Cohen 7/10");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "11");
	harness_wait(harness, "\"11/10\": more points than there are");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged");
	harness_key(harness, "Esc");
	harness_key(harness, "*");
	harness_wait(harness, "Which score for the 4 without an entry?");
	harness_type(harness, "5\r");
	harness_wait(harness, "Logged: 5/10 for 4 students");
	harness_wait(harness, "6 of 6 entered");
	end_both(harness, &world);
}

static void test_statement_26__the_row_of_digits_of_azerty_logs_levels(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nkeyboard = azerty\n[keys]\nlevel 4 = 4, +\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "c&");
	harness_wait(harness, "Logged: José Álvarez 1");
	harness_type(harness, "S\"+");
	harness_wait(harness, "Logged: Zoë Nguyễn 4");
	assert_count(&world, "José", "3\n");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_sweep__thirty_different_levels_take_32_keys),
		cmocka_unit_test(test_sweep__25_equal_and_5_not_take_19_keys),
		cmocka_unit_test(
			test_statement_32__skip_and_absent_are_one_key_each),
		cmocka_unit_test(
			test_sweep__letters_and_a_level_leave_the_row_where_it_is),
		cmocka_unit_test(
			test_sweep__numbers_end_with_enter_where_items_are_counted),
		cmocka_unit_test(
			test_statement_26__the_row_of_digits_of_azerty_logs_levels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

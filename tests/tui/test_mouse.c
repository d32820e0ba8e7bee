/* SPDX-License-Identifier: MIT */
/* Statement 51: no mouse unless it is wanted, and a key for all it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

#define WHEEL_DOWN "\033[<65;5;5M"
#define WHEEL_UP "\033[<64;5;5M"

static struct harness *start_with(struct world *world, const char *ini)
{
	world_begin(world);
	world_make_class(world);
	world_write(world, "homeroom/homeroom.ini", ini);
	return open_board(world, 24, 80);
}

static void test_statement_51__the_mouse_is_left_to_the_terminal(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "");

	assert_false(harness_in_mouse_mode(harness));
	end_both(harness, &world);
}

static void test_statement_51__a_click_selects_and_the_wheel_goes_on(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world,
		"[homeroom]\nmouse = yes\n");

	assert_true(harness_in_mouse_mode(harness));
	harness_click(harness, "Dana Cohen");
	harness_wait_cursor(harness, "Dana");
	harness_click(harness, "王");
	harness_wait_cursor(harness, "王小明");
	harness_type(harness, WHEEL_UP);
	harness_wait_cursor(harness, "Ana");
	harness_type(harness, WHEEL_DOWN);
	harness_wait_cursor(harness, "王小明");
	end_both(harness, &world);
}

static void test_statement_51__a_click_on_a_hint_runs_it(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world,
		"[homeroom]\nmouse = yes\n");

	harness_click(harness, "check in");
	harness_wait(harness, "Check in:");
	harness_click(harness, "close");
	harness_wait(harness, "c check in");
	harness_click(harness, "g regroup");
	harness_wait(harness, "Regroup proposal");
	harness_click(harness, "Esc leave open");
	harness_wait(harness, "c check in");
	harness_click(harness, "q quit");
	assert_int_equal(harness_wait_end(harness), 0);
	assert_false(harness_in_mouse_mode(harness));
	end_both(harness, &world);
}

static void test_statement_51__a_row_of_the_proposal_can_be_clicked(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world,
		"[homeroom]\nmouse = yes\n");

	harness_type(harness, "gs");
	harness_wait(harness, "Stay");
	harness_click(harness, "Dana Cohen");
	harness_wait(harness, "> -   Dana Cohen");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_51__the_mouse_is_left_to_the_terminal),
		cmocka_unit_test(
			test_statement_51__a_click_selects_and_the_wheel_goes_on),
		cmocka_unit_test(test_statement_51__a_click_on_a_hint_runs_it),
		cmocka_unit_test(
			test_statement_51__a_row_of_the_proposal_can_be_clicked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Colours on the screen, and what is left without them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

static struct harness *start_on(struct world *world, const char *terminal,
	const char *name, const char *value)
{
	world_begin(world);
	world_make_class(world);
	world_set(world, "TERM", terminal);
	if (name)
		world_set(world, name, value);
	return open_board(world, 24, 80);
}

static void test_statement_45__no_color_leaves_reverse_letters_and_shapes(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_on(&world, "xterm-256color",
		"NO_COLOR", "1");

	harness_wait(harness, "R ● Reteach");
	harness_wait(harness, "E ▲ Extend");
	assert_false(harness_is_coloured(harness));
	assert_true(harness_cursor_is_reverse(harness));
	harness_type(harness, ":nonsense\r");
	harness_wait(harness, "nonsense");
	assert_false(harness_is_coloured(harness));
	end_both(harness, &world);
}

static void test_statement_45__an_empty_no_color_is_none(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_on(&world, "xterm-256color",
		"NO_COLOR", "");

	assert_true(harness_is_coloured(harness));
	end_both(harness, &world);
}

static void test_statement_46__mono_is_a_theme_without_colour(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\ntheme = mono\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_wait_cursor(harness, "José");
	assert_false(harness_is_coloured(harness));
	assert_true(harness_cursor_is_reverse(harness));
	end_both(harness, &world);
}

static void test_statement_46__eight_colours_are_enough(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_on(&world, "linux", NULL, NULL);

	assert_true(harness_is_coloured(harness));
	assert_true(harness_cursor_is_reverse(harness));
	end_both(harness, &world);
}

/* vt100 has neither colours nor a dim. */
static void test_statement_46__a_terminal_with_nothing_shows_the_selection(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_on(&world, "vt100", NULL, NULL);

	assert_false(harness_is_coloured(harness));
	assert_true(harness_cursor_is_reverse(harness));
	harness_key(harness, "a");
	harness_wait(harness, "is absent");
	end_both(harness, &world);
}

static void test_statement_48__ascii_draws_nothing_else_but_names(
	void **state UNUSED)
{
	static const char *const names[] = {
		"José", "Álvarez", "王小明", "Zoë", "Nguyễn",
	};
	struct world world;
	struct harness *harness;
	char *screen;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nascii = yes\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "R * Reteach");
	harness_wait(harness, "q quit");
	harness_wait_cursor(harness, "José");
	screen = (char *)harness_screen(harness);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char *at;

		while ((at = strstr(screen, names[i])) != NULL)
			memset(at, 'x', strlen(names[i]));
	}
	for (size_t i = 0; screen[i]; i++)
		assert_true((unsigned char)screen[i] < 0x7F);
	end_both(harness, &world);
}

static void test_statement_48__ascii_can_be_asked_for_when_it_starts(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, "demo", "--ascii", NULL);
	harness_wait(harness, "R * Reteach");
	harness_wait(harness, "----+----");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_45__no_color_leaves_reverse_letters_and_shapes),
		cmocka_unit_test(test_statement_45__an_empty_no_color_is_none),
		cmocka_unit_test(
			test_statement_46__mono_is_a_theme_without_colour),
		cmocka_unit_test(test_statement_46__eight_colours_are_enough),
		cmocka_unit_test(
			test_statement_46__a_terminal_with_nothing_shows_the_selection),
		cmocka_unit_test(
			test_statement_48__ascii_draws_nothing_else_but_names),
		cmocka_unit_test(
			test_statement_48__ascii_can_be_asked_for_when_it_starts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

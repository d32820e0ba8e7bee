/* SPDX-License-Identifier: MIT */
/* Starting: the welcome, the sample, and what cannot be started on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

static void assert_lines(struct harness *harness, size_t wanted)
{
	const char *screen = harness_screen(harness);
	size_t lines = 0;

	for (size_t i = 0; screen[i]; i++)
		lines += screen[i] != '\n' && screen[i + 1] == '\n';
	assert_int_equal(lines, wanted);
}

static void test_statement_1__without_a_class_offers_to_make_one_or_the_sample(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Welcome to homeroom.");
	harness_wait(harness, "Make a class");
	harness_wait(harness, "Try the sample class");
	harness_wait_cursor(harness, "Make a class");
	harness_key(harness, "Enter");
	harness_wait(harness, "Name of the class:");
	harness_type(harness, "Period 3 é");
	harness_key(harness, "Enter");
	harness_wait(harness, "No students in this class yet.");
	harness_wait(harness, "Period 3 é");
	harness_wait(harness, "Paste a roster");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Paste a roster");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_statement_1__a_roster_is_pasted_there_and_then(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Make a class");
	harness_type(harness, "\rPeriod 3\r");
	harness_wait(harness, "Paste a roster");
	harness_paste(harness, "Name\nMia Okafor\nJosé Álvarez\n");
	harness_wait(harness, "3 lines were pasted: Enter adds them");
	harness_key(harness, "Enter");
	harness_wait(harness, "Not yet seen 2");
	harness_wait(harness, "José Álvarez");
	harness_wait(harness, "undoes it)");
	end_both(harness, &world);
}

static void test_statement_1__after_the_roster_comes_the_first_objective(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Make a class");
	harness_type(harness, "\rPeriod 3\r");
	harness_wait(harness, "Paste a roster");
	harness_paste(harness, "Name\nMia Okafor\nJosé Álvarez\n");
	harness_wait(harness, "3 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "First objective:");
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	harness_type(harness, "c3");
	harness_wait(harness, "First :objective add NAME");
	harness_key(harness, "Esc");
	harness_type(harness, ":objective add unit rates\r");
	harness_wait(harness, "Period 3 · unit rates");
	harness_type(harness, "c3");
	harness_wait(harness, "Logged: ");
	end_both(harness, &world);
}

static void test_statement_1__a_name_that_repeats_is_asked(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 3", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "No students in this class yet.");
	harness_key(harness, "A");
	harness_paste(harness, "Name\nMia Okafor\nBo Lind\nMia Okafor\n");
	harness_wait(harness, "4 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, " line 4: Mia Okafor, as on line 2: add a number "
		"or an initial, or delete one.");
	harness_wait(harness, "Enter add them");
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	harness_key(harness, "A");
	harness_paste(harness, "Mia Okafor\nBo Lind\nMia M. Okafor\n");
	harness_wait(harness, "3 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "3 added.");
	harness_wait(harness, "(u undoes it)");
	end_both(harness, &world);
}

/* The board, behind the line of students, names commands. */
static void test_statement_1__a_command_is_one_there_too(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 3", NULL);
	world_write(&world, "rosters/three.csv", "Name\nBo Lind\nAna Chen\n");
	world_set(&world, "HOME", world.folder);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "No students in this class yet.");
	harness_type(harness, "A~/rosters/three.csv\r");
	harness_wait(harness, "Not yet seen 2");
	harness_wait(harness, "Students:");
	harness_type(harness, ":student add 'Wendy O'Dell'\r");
	harness_wait(harness, "Not yet seen 3");
	harness_wait(harness, "Wendy O'Dell");
	harness_type(harness, ":import roster ~/rosters/three.csv\r");
	harness_wait(harness, "unchanged");
	end_both(harness, &world);
}

static void test_statement_1__names_and_files_are_taken_too(void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	struct buf path = BUF_INIT;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 3", NULL);
	world_write(&world, "rosters/three.csv", "Name\nBo Lind\nAna Chen\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "No students in this class yet.");
	harness_key(harness, "A");
	harness_wait(harness, "Students:");
	harness_type(harness, "Mia Okafor\r");
	harness_wait(harness, "Not yet seen 1");
	harness_wait(harness, "Students:");
	world_path(&world, "rosters/three.csv", &path);
	harness_type(harness, buf_text(&path));
	harness_wait(harness, "Enter reads the file");
	harness_key(harness, "Enter");
	harness_wait(harness, "Not yet seen 3");
	harness_wait(harness, "Bo Lind");
	buf_release(&path);
	end_both(harness, &world);
}

static void test_statement_1__opens_the_sample_from_the_welcome(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Make a class");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Try the sample");
	harness_key(harness, "Enter");
	harness_wait(harness, "SAMPLE, not kept");
	harness_wait(harness, "R ● Reteach");
	end_both(harness, &world);
}

static void test_start__asks_which_class_when_there_are_several(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 3", NULL);
	world_do(&world, "class", "add", "Period 5", NULL);
	world_set(&world, "XDG_STATE_HOME", "/dev/null");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Which class?");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Open Period 5");
	harness_key(harness, "Enter");
	harness_wait(harness, "No students in this class yet.");
	harness_wait(harness, "homeroom  Period 5");
	end_both(harness, &world);
}

static void test_statement_2__the_sample_says_so_on_every_screen(
	void **state UNUSED)
{
	static const struct {
		const char *key;
		const char *shown;
	} screens[] = {
		{ "Enter", "What a regroup would say" },
		{ "?", "Keys here" },
		{ "Esc", "What a regroup would say" },
		{ "Esc", "R ● Reteach" },
		{ "g", "Regroup proposal" },
		{ "Enter", "why " },
		{ "Esc", "Regroup proposal" },
		{ "Esc", "R ● Reteach" },
		{ "c", "Check in:" },
		{ "Esc", "c check in" },
		{ ":", "A command" },
		{ "Esc", "c check in" },
		{ "S", "Sweep:" },
		{ "Esc", "c check in" },
		{ "w", "Rotation" },
		{ "Esc", "c check in" },
		{ "f", "Show only:" },
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 24, 80, "demo", NULL);
	harness_wait(harness, "R ● Reteach");
	for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
		harness_wait(harness, "SAMPLE, not kept");
		harness_key(harness, screens[i].key);
		harness_wait(harness, screens[i].shown);
	}
	harness_wait(harness, "SAMPLE, not kept");
	end_both(harness, &world);
}

static void test_statement_4__without_a_terminal_the_board_is_text(
	void **state UNUSED)
{
	struct world world;
	struct buf output = BUF_INIT;

	world_begin(&world);
	world_make_class(&world);
	assert_int_equal(world_run(&world, &output, NULL), 0);
	assert_non_null(strstr(buf_text(&output), "José Álvarez"));
	assert_null(strchr(buf_text(&output), '\033'));
	buf_release(&output);
	world_end(&world);
}

static void test_statement_4__nothing_to_type_at_names_the_verb_instead(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world.has_no_input = true;
	harness = harness_start(&world, 24, 120, NULL);
	assert_int_equal(harness_wait_end(harness), 2);
	assert_lines(harness, 1);
	harness_wait(harness, "\"homeroom board --plain\" prints the board\n");
	assert_given_back(harness);
	harness_end(harness);
	world_end(&world);
}

static void test_statement_5__a_terminal_that_cannot_place_its_cursor_is_refused(
	void **state UNUSED)
{
	static const char *const terminals[] = { "dumb", "nonsense", "", NULL };
	struct world world;

	world_begin(&world);
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++) {
		struct harness *harness;

		world_set(&world, "TERM", terminals[i]);
		harness = harness_start(&world, 24, 120, "demo", NULL);
		assert_int_equal(harness_wait_end(harness), 2);
		harness_wait(harness, "board --plain");
		assert_lines(harness, 1);
		assert_given_back(harness);
		harness_end(harness);
	}
	world_end(&world);
}

static void test_statement_6__without_utf8_draws_ascii_and_question_marks(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	const char *screen;

	world_begin(&world);
	world_make_class(&world);
	world_set(&world, "LC_ALL", "C");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "R * Reteach");
	/* As wide as they are where they can be shown. */
	harness_wait(harness, "Jos? ?lvarez  112");
	harness_wait(harness, "??????       323");
	harness_wait(harness, "------------+------");
	screen = harness_screen(harness);
	for (size_t i = 0; screen[i]; i++)
		assert_true((unsigned char)screen[i] < 0x80);
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_1__without_a_class_offers_to_make_one_or_the_sample),
		cmocka_unit_test(
			test_statement_1__a_roster_is_pasted_there_and_then),
		cmocka_unit_test(
			test_statement_1__after_the_roster_comes_the_first_objective),
		cmocka_unit_test(
			test_statement_1__a_name_that_repeats_is_asked),
		cmocka_unit_test(test_statement_1__a_command_is_one_there_too),
		cmocka_unit_test(
			test_statement_1__names_and_files_are_taken_too),
		cmocka_unit_test(
			test_statement_1__opens_the_sample_from_the_welcome),
		cmocka_unit_test(
			test_start__asks_which_class_when_there_are_several),
		cmocka_unit_test(
			test_statement_2__the_sample_says_so_on_every_screen),
		cmocka_unit_test(
			test_statement_4__without_a_terminal_the_board_is_text),
		cmocka_unit_test(
			test_statement_4__nothing_to_type_at_names_the_verb_instead),
		cmocka_unit_test(
			test_statement_5__a_terminal_that_cannot_place_its_cursor_is_refused),
		cmocka_unit_test(
			test_statement_6__without_utf8_draws_ascii_and_question_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

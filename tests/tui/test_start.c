/* SPDX-License-Identifier: MIT */
/* Starting, leaving, and giving the terminal back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "harness.h"

static void assert_given_back(struct harness *harness)
{
	assert_false(harness_in_alternate(harness));
	assert_true(harness_cursor_visible(harness));
	assert_false(harness_in_paste_mode(harness));
	assert_true(harness_is_cooked(harness));
}

static struct harness *start_board(struct world *world)
{
	world_begin(world);
	world_make_class(world);
	return harness_start(world, 24, 80, NULL);
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
	harness_wait(harness, "Jos? ?lvarez");
	harness_wait(harness, "------------+------");
	screen = harness_screen(harness);
	for (size_t i = 0; screen[i]; i++)
		assert_true((unsigned char)screen[i] < 0x80);
	end_both(harness, &world);
}

static void test_statement_7__q_leaves_every_view_at_once(void **state UNUSED)
{
	static const struct {
		const char *key;
		const char *shown;
	} views[] = {
		{ "", "R ● Reteach" },
		{ "Enter", "What a regroup would say" },
		{ "g", "Regroup proposal" },
		{ "?", "Keys here" },
	};

	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		struct world world;
		struct harness *harness = start_board(&world);

		harness_wait(harness, "c check in");
		harness_key(harness, views[i].key);
		harness_wait(harness, views[i].shown);
		harness_key(harness, "q");
		assert_int_equal(harness_wait_end(harness), 0);
		assert_given_back(harness);
		end_both(harness, &world);
	}
}

static void test_statement_7__asks_while_a_line_is_half_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);

	harness_wait(harness, "c check in");
	harness_type(harness, "cjo 3");
	harness_wait(harness, "Check in: jo 3");
	harness_key(harness, "Ctrl-C");
	harness_wait(harness, "q leaves without it, Esc stays");
	harness_key(harness, "Esc");
	harness_wait(harness, "Check in: jo 3");
	harness_key(harness, "Ctrl-C");
	harness_wait(harness, "q leaves without it");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_statement_10__ctrl_c_is_q_and_loses_nothing_logged(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	struct buf count = BUF_INIT;

	harness_wait(harness, "c check in");
	harness_type(harness, "cdana 4/4\r");
	harness_wait(harness, "Logged: Dana Cohen 4/4");
	harness_key(harness, "Ctrl-C");
	assert_int_equal(harness_wait_end(harness), 0);
	assert_given_back(harness);
	world_run(&world, &count, "checkin", "list", "Dana", "--count", NULL);
	assert_string_equal(buf_text(&count), "4\n");
	buf_release(&count);
	end_both(harness, &world);
}

static void test_statement_8__esc_closes_one_thing_and_never_the_program(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);

	harness_wait(harness, "c check in");
	harness_key(harness, "Enter");
	harness_wait(harness, "What a regroup would say");
	harness_key(harness, "?");
	harness_wait(harness, "Keys here");
	harness_key(harness, "Esc");
	harness_wait(harness, "What a regroup would say");
	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Check in:");
	harness_wait(harness, "What a regroup would say");
	harness_key(harness, "Esc");
	harness_wait(harness, "R ● Reteach");
	harness_key(harness, "Esc");
	harness_key(harness, "?");
	harness_wait(harness, "Keys here");
	end_both(harness, &world);
}

/* By default ncurses waits a second for what an Esc may begin. */
static void test_statement_9__esc_does_not_wait_for_the_next_key(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	struct timespec before, after;

	harness_wait(harness, "c check in");
	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	clock_gettime(CLOCK_MONOTONIC, &before);
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Check in:");
	clock_gettime(CLOCK_MONOTONIC, &after);
	assert_true((after.tv_sec - before.tv_sec) * 1000 +
		(after.tv_nsec - before.tv_nsec) / 1000000 < 800);
	end_both(harness, &world);
}

static void test_statement_11__every_ending_gives_the_terminal_back(
	void **state UNUSED)
{
	static const int endings[] = {
		SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT,
	};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		struct world world;
		struct harness *harness = start_board(&world);

		harness_wait(harness, "c check in");
		assert_true(harness_in_alternate(harness));
		assert_true(harness_in_paste_mode(harness));
		assert_false(harness_is_cooked(harness));
		harness_signal(harness, endings[i]);
		assert_int_equal(harness_wait_end(harness), -endings[i]);
		assert_given_back(harness);
		if (endings[i] == SIGSEGV || endings[i] == SIGABRT)
			harness_wait(harness, "homeroom has crashed. Every "
				"check-in that it showed as logged is saved");
		end_both(harness, &world);
	}
}

/* The line is longer than the screen is wide: blanks do not count. */
static bool names_log(struct harness *harness, const char *what)
{
	struct buf screen = BUF_INIT;
	bool does;

	for (const char *c = harness_screen(harness); *c; c++) {
		if (*c != '\n' && *c != ' ')
			buf_addc(&screen, *c);
	}
	does = strstr(buf_text(&screen), what) != NULL;
	buf_release(&screen);
	return does;
}

static void assert_log(const struct world *world, const char *text)
{
	struct buf path = BUF_INIT;
	char bytes[2048] = "";
	FILE *file;

	world_path(world, "homeroom/homeroom.log", &path);
	file = fopen(buf_text(&path), "r");
	assert_non_null(file);
	assert_true(fread(bytes, 1, sizeof(bytes) - 1, file) > 0);
	fclose(file);
	assert_non_null(strstr(bytes, text));
	assert_null(strstr(bytes, "Dana"));
	buf_release(&path);
}

static void test_statement_12__a_crash_says_where_the_log_is(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	struct buf path = BUF_INIT;

	harness_wait(harness, "c check in");
	harness_type(harness, "cdana 4/4\r");
	harness_wait(harness, "Logged: Dana Cohen");
	harness_signal(harness, SIGSEGV);
	assert_int_equal(harness_wait_end(harness), -SIGSEGV);
	buf_adds(&path, "issaved;thelogis");
	world_path(&world, "homeroom/homeroom.log.", &path);
	harness_wait_until(harness, names_log, buf_text(&path));
	assert_log(&world, "crashed: signal 11, second ");
	assert_log(&world, "after / open checkin / enter\n");
	buf_release(&path);
	end_both(harness, &world);
}

static void test_statement_12__without_a_place_for_a_log_it_names_none(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_set(&world, "XDG_STATE_HOME", "/dev/null");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Names are hidden");
	harness_signal(harness, SIGABRT);
	assert_int_equal(harness_wait_end(harness), -SIGABRT);
	harness_wait(harness, "logged is saved.");
	end_both(harness, &world);
}

static void test_statement_13__stopping_and_going_on_gives_the_same_screen(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	char *before;

	harness_wait(harness, "would move");
	before = mem_strdup(harness_screen(harness));
	harness_key(harness, "Ctrl-Z");
	harness_wait_stopped(harness);
	assert_given_back(harness);
	harness_continue(harness);
	harness_wait(harness, before);
	assert_true(harness_in_alternate(harness));
	harness_key(harness, "Ctrl-Z");
	harness_wait_stopped(harness);
	harness_resize(harness, 15, 60);
	harness_continue(harness);
	harness_wait(harness, "[R Reteach");
	assert_true(harness_in_paste_mode(harness));
	mem_free(before);
	end_both(harness, &world);
}

static void test_statement_14__ends_when_the_terminal_goes_away(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);

	harness_wait(harness, "c check in");
	harness_hang_up(harness);
	harness_wait_end(harness);
	end_both(harness, &world);
}

static void test_statement_53__nothing_but_the_screen_reaches_the_terminal(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	struct buf path = BUF_INIT;
	char target[256] = "";

	harness_wait(harness, "c check in");
	buf_addf(&path, "/proc/%d/fd/2", (int)harness_pid(harness));
	assert_true(readlink(buf_text(&path), target, sizeof(target) - 1) > 0);
	assert_non_null(strstr(target, "/homeroom/homeroom.log"));
	buf_release(&path);
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
			test_statement_5__a_terminal_that_cannot_place_its_cursor_is_refused),
		cmocka_unit_test(
			test_statement_6__without_utf8_draws_ascii_and_question_marks),
		cmocka_unit_test(test_statement_7__q_leaves_every_view_at_once),
		cmocka_unit_test(
			test_statement_7__asks_while_a_line_is_half_typed),
		cmocka_unit_test(
			test_statement_10__ctrl_c_is_q_and_loses_nothing_logged),
		cmocka_unit_test(
			test_statement_8__esc_closes_one_thing_and_never_the_program),
		cmocka_unit_test(
			test_statement_9__esc_does_not_wait_for_the_next_key),
		cmocka_unit_test(
			test_statement_11__every_ending_gives_the_terminal_back),
		cmocka_unit_test(
			test_statement_12__a_crash_says_where_the_log_is),
		cmocka_unit_test(
			test_statement_12__without_a_place_for_a_log_it_names_none),
		cmocka_unit_test(
			test_statement_13__stopping_and_going_on_gives_the_same_screen),
		cmocka_unit_test(
			test_statement_14__ends_when_the_terminal_goes_away),
		cmocka_unit_test(
			test_statement_53__nothing_but_the_screen_reaches_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

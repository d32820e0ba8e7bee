/* SPDX-License-Identifier: MIT */
/* Leaving, and giving the terminal back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "harness.h"

#define HANG_UP_CPU_MS 300 /* a loop would take all there is */

static struct harness *start_board(struct world *world)
{
	world_begin(world);
	world_make_class(world);
	return harness_start(world, 24, 80, NULL);
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
		{ "w", "Rotation 1" },
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
	harness_key(harness, "y");
	harness_wait(harness, "Check in: jo 3");
	harness_wait_gone(harness, "Esc stays");
	harness_key(harness, "Ctrl-C");
	harness_wait(harness, "q leaves without it");
	harness_key(harness, "Ctrl-C");
	harness_wait_gone(harness, "Esc stays");
	harness_key(harness, "Ctrl-C");
	harness_wait(harness, "q leaves without it");
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

/* How soon, tests/tui/test_screen.c knows. */
static void test_statement_9__esc_does_not_wait_for_the_next_key(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);

	harness_wait(harness, "c check in");
	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Check in:");
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

/* Where the mouse was ours: what switches it off is in the bytes. */
static void test_statement_11__every_ending_switches_the_mouse_off(
	void **state UNUSED)
{
	static const int endings[] = {
		0, SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT,
	};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		struct world world;
		struct harness *harness;

		world_begin(&world);
		world_make_class(&world);
		world_write(&world, "homeroom/homeroom.ini",
			"[homeroom]\nauthor = Pat\nmouse = yes\n");
		harness = harness_start(&world, 24, 80, NULL);
		harness_wait(harness, "c check in");
		assert_true(harness_in_mouse_mode(harness));
		if (endings[i])
			harness_signal(harness, endings[i]);
		else
			harness_key(harness, "q");
		assert_int_equal(harness_wait_end(harness), -endings[i]);
		assert_given_back(harness);
		end_both(harness, &world);
	}
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

/* A kernel tells only the shell: reading then finds no terminal, at once and
 * for ever. */
static void test_statement_14__ends_when_the_terminal_goes_away(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world);
	long cpu_ms;

	harness_wait(harness, "c check in");
	harness_type(harness, "cdana 4/4\r");
	harness_wait(harness, "Logged: Dana Cohen 4/4");
	harness_type(harness, "ana 3");
	harness_wait(harness, "Check in: ana 3");
	cpu_ms = harness_cpu_ms(harness);
	harness_hang_up(harness);
	assert_int_equal(harness_wait_end(harness), 0);
	assert_true(harness_cpu_ms(harness) - cpu_ms < HANG_UP_CPU_MS);
	assert_count(&world, "Dana", "4\n");
	assert_count(&world, "Ana", "3\n");
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
			test_statement_11__every_ending_switches_the_mouse_off),
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

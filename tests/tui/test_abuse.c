/* SPDX-License-Identifier: MIT */
/*
 * The dashboard under random keys, bytes, pastes and resizes. It neither dies
 * nor hangs, and what it showed as logged is in the store, also when it is
 * killed the moment after.
 *
 * So many events, or as long as ABUSE_SECONDS; with ABUSE_SEED that seed
 * alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/rng.h"
#include "harness.h"

#define EVENTS 150
#define SEEDS 5
#define ROWS 24
#define COLS 80
#define PASTE_MAX 1500
#define JOURNAL_MAX 4000
#define ESCAPES 12
#define CTRL_Z 26

struct abuse {
	struct world world;
	struct harness *harness;
	uint64_t seed;
	struct rng rng;
	bool is_away;      /* nobody looks at the screen */
	int64_t confirmed; /* check-ins that the screen showed as logged */
	struct buf journal; /* what was done, for whoever reads a failure */
};

static int64_t setting(const char *name, int64_t otherwise)
{
	const char *text = getenv(name);
	int64_t value;

	return text && number_parse_int(text, &value) ? value : otherwise;
}

static int below(struct abuse *abuse, int limit)
{
	return (int)rng_below(&abuse->rng, (uint64_t)limit);
}

FORMAT(2, 3) static void note(struct abuse *abuse, const char *format, ...)
{
	va_list args;

	if (abuse->journal.len > JOURNAL_MAX)
		buf_clear(&abuse->journal);
	va_start(args, format);
	buf_vaddf(&abuse->journal, format, args);
	va_end(args);
	buf_addc(&abuse->journal, '\n');
}

static void note_bytes(struct abuse *abuse, const char *bytes, size_t len)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < len && i < 40; i++)
		buf_addf(&text, bytes[i] > ' ' && bytes[i] < 127 ? "%c" :
			"\\x%02x", (unsigned char)bytes[i]);
	note(abuse, "bytes %s", buf_text(&text));
	buf_release(&text);
}

static void print_log(struct abuse *abuse)
{
	struct buf path = BUF_INIT;
	char line[512];
	FILE *file;

	world_path(&abuse->world, "homeroom/homeroom.log", &path);
	file = fopen(buf_text(&path), "r");
	while (file && fgets(line, sizeof(line), file))
		fprintf(stderr, "# %s", line);
	if (file)
		fclose(file);
	buf_release(&path);
}

static void look(struct abuse *abuse)
{
	harness_resize(abuse->harness, ROWS, COLS);
	if (abuse->is_away)
		harness_look_again(abuse->harness);
	abuse->is_away = false;
}

static void look_away(struct abuse *abuse)
{
	if (!abuse->is_away)
		harness_look_away(abuse->harness);
	abuse->is_away = true;
}

static void start(struct abuse *abuse)
{
	note(abuse, "start");
	abuse->harness = harness_start(&abuse->world, ROWS, COLS, NULL);
	abuse->is_away = false;
	harness_wait(abuse->harness, "q quit");
}

/* Ctrl-C and Ctrl-\ are signals again while it gives the terminal back. */
static void refuse_death(struct abuse *abuse, int code)
{
	if (code == 0 || code == -SIGINT || code == -SIGQUIT)
		return;
	note(abuse, "it ended with %d", code);
	print_log(abuse);
	fail();
}

/* It may be told to quit. */
static void start_again(struct abuse *abuse)
{
	refuse_death(abuse, harness_wait_end(abuse->harness));
	harness_end(abuse->harness);
	start(abuse);
}

static void press_key(struct abuse *abuse)
{
	static const char *const keys[] = {
		"Up", "Down", "Left", "Right", "Enter", "Enter", "Esc", "Esc",
		"Tab", "Shift-Tab", "Home", "End", "PgUp", "PgDn", "Space",
		"Backspace", "Ctrl-L", "Ctrl-C", "c", "c", "1", "2", "3", "4",
		"0", "S", "g", "a", "/", ":", "?", "u", "U", "P", "w", "m",
		"p", "b", ",", ".", ";", "x", "y", "s", "i", "d", "=", "n",
		"\001", "\005", "\025", "\027", "\013",
	};
	const char *key = keys[below(abuse, (int)ARRAY_LEN(keys))];

	note(abuse, "key %s", key);
	harness_key(abuse->harness, key);
}

static void type_bytes(struct abuse *abuse, int first, int span, int most)
{
	char bytes[32];
	int len = 1 + below(abuse, most);

	for (int i = 0; i < len; i++) {
		bytes[i] = (char)(first + below(abuse, span));
		if (bytes[i] == CTRL_Z || bytes[i] == 0)
			bytes[i] = ' ';
	}
	bytes[len] = '\0';
	note_bytes(abuse, bytes, (size_t)len);
	harness_type(abuse->harness, bytes);
}

static void paste(struct abuse *abuse)
{
	struct buf text = BUF_INIT;
	int len = below(abuse, PASTE_MAX);

	for (int i = 0; i < len; i++)
		buf_addc(&text, i % 60 == 59 ? '\r' :
			(char)(' ' + below(abuse, 95)));
	note(abuse, "paste of %d", len);
	harness_paste(abuse->harness, buf_text(&text));
	buf_release(&text);
}

static void resize(struct abuse *abuse)
{
	static const struct {
		int rows;
		int cols;
	} sizes[] = { { 1, 1 }, { 2, 2 }, { 1, 80 }, { 24, 1 }, { 15, 60 } };
	int which = below(abuse, (int)ARRAY_LEN(sizes) + 5);
	int rows = 1 + below(abuse, 80);
	int cols = 1 + below(abuse, 250);

	if (which < (int)ARRAY_LEN(sizes)) {
		rows = sizes[which].rows;
		cols = sizes[which].cols;
	}
	note(abuse, "resize to %dx%d", cols, rows);
	look_away(abuse);
	harness_resize(abuse->harness, rows, cols);
}

static bool has_help(struct harness *harness, const char *what UNUSED)
{
	return harness_shows(harness, "Keys here") ||
		harness_has_ended(harness);
}

static bool has_no_help(struct harness *harness, const char *what UNUSED)
{
	return !harness_shows(harness, "Keys here") ||
		harness_has_ended(harness);
}

static bool has_board(struct harness *harness, const char *what UNUSED)
{
	return (!harness_shows(harness, "Keys here") &&
		harness_shows(harness, "S sweep")) ||
		harness_has_ended(harness);
}

/* Everything closed, until the board is on top. Help is opened in between:
 * what is on the screen is then no older than the last key. false: it had
 * been told to quit. */
static bool close_all(struct abuse *abuse)
{
	struct harness *harness = abuse->harness;

	look(abuse);
	for (int i = 0; i < ESCAPES; i++)
		harness_key(harness, "Esc");
	harness_key(harness, "Ctrl-L");
	harness_wait_until(harness, has_no_help, "help to close");
	harness_key(harness, "?");
	harness_wait_until(harness, has_help, "help");
	harness_key(harness, "Esc");
	harness_wait_until(harness, has_board, "the board");
	return !harness_has_ended(harness);
}

static bool is_back(struct harness *harness, const char *what UNUSED)
{
	return harness_in_alternate(harness);
}

/* Keys typed meanwhile would be for whoever has the terminal then. */
static void stop_and_go_on(struct abuse *abuse)
{
	if (!close_all(abuse))
		return;
	note(abuse, "Ctrl-Z");
	harness_key(abuse->harness, "Ctrl-Z");
	harness_wait_stopped(abuse->harness);
	harness_continue(abuse->harness);
	harness_wait_until(abuse->harness, is_back, "the screen to be back");
}

/* The first value that sql gives. */
static void ask_store(const struct abuse *abuse, const char *sql,
	struct buf *answer)
{
	struct buf path = BUF_INIT;
	sqlite3_stmt *statement;
	sqlite3 *store;

	world_path(&abuse->world, "homeroom.db", &path);
	assert_int_equal(sqlite3_open(buf_text(&path), &store), SQLITE_OK);
	sqlite3_busy_timeout(store, 10000);
	assert_int_equal(sqlite3_prepare_v2(store, sql, -1, &statement, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	buf_adds(answer, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(store);
	buf_release(&path);
}

/* Check-ins that were ever stored, undone or not. */
static int64_t stored(const struct abuse *abuse)
{
	struct buf answer = BUF_INIT;
	int64_t count;

	ask_store(abuse, "SELECT count(*) FROM checkin", &answer);
	assert_true(number_parse_int(buf_text(&answer), &count));
	buf_release(&answer);
	return count;
}

static bool asks_for_score(struct harness *harness, const char *what UNUSED)
{
	return harness_shows(harness, "logs it") ||
		harness_shows(harness, ": type ");
}

/* A check-in by whatever line the class has; the screen must say so. */
static void check_in(struct abuse *abuse)
{
	struct harness *harness = abuse->harness;
	int64_t before;

	if (!close_all(abuse))
		return;
	before = stored(abuse);
	note(abuse, "check-in");
	harness_key(harness, "c");
	harness_wait_until(harness, asks_for_score, "a line for a score");
	if (harness_shows(harness, ": type ")) {
		harness_type(harness, "3/4");
		harness_wait(harness, "Enter logs it");
		harness_key(harness, "Enter");
	} else {
		harness_key(harness, "3");
	}
	harness_wait(harness, "Logged");
	abuse->confirmed++;
	if (below(abuse, 3) == 0) {
		note(abuse, "kill");
		harness_signal(harness, SIGKILL);
		assert_int_equal(harness_wait_end(harness), -SIGKILL);
		harness_end(harness);
		start(abuse);
	}
	assert_true(stored(abuse) > before);
}

static void do_something(struct abuse *abuse)
{
	int chance = below(abuse, 100);

	if (chance < 55)
		press_key(abuse);
	else if (chance < 67)
		type_bytes(abuse, ' ', 95, 7);
	else if (chance < 74)
		type_bytes(abuse, 1, 255, 15);
	else if (chance < 77)
		paste(abuse);
	else if (chance < 94)
		resize(abuse);
	else if (chance < 96)
		stop_and_go_on(abuse);
	else
		check_in(abuse);
	if (harness_has_ended(abuse->harness))
		start_again(abuse);
}

static void make_world(struct abuse *abuse)
{
	world_begin(&abuse->world);
	world_make_levels(&abuse->world);
	/* Not the one who made the class: undo leaves it alone. */
	world_write(&abuse->world, "homeroom/homeroom.ini",
		"[homeroom]\nauthor = Robin\nmouse = yes\n");
	assert_int_equal(chdir(abuse->world.folder), 0);
}

/* The cursor is not asked for: to a terminal that looked away while it was
 * taken, the way back is one to nowhere. */
static void assert_modes_given_back(struct harness *harness)
{
	assert_false(harness_in_alternate(harness));
	assert_false(harness_in_paste_mode(harness));
	assert_true(harness_is_cooked(harness));
}

static void end_world(struct abuse *abuse)
{
	struct buf answer = BUF_INIT;

	if (close_all(abuse))
		harness_key(abuse->harness, "Ctrl-C");
	refuse_death(abuse, harness_wait_end(abuse->harness));
	assert_modes_given_back(abuse->harness);
	harness_end(abuse->harness);
	assert_true(stored(abuse) >= abuse->confirmed);
	ask_store(abuse, "PRAGMA integrity_check", &answer);
	assert_string_equal(buf_text(&answer), "ok");
	assert_int_equal(world_run(&abuse->world, &answer, "checkin", "list",
		"--count", NULL), 0);
	buf_release(&answer);
	buf_release(&abuse->journal);
	world_end(&abuse->world);
}

static void suffer(struct abuse *abuse, uint64_t seed)
{
	int64_t seconds = setting("ABUSE_SECONDS", 0);
	time_t end = time(NULL) + (time_t)seconds;

	*abuse = (struct abuse){ .seed = seed };
	rng_init(&abuse->rng, seed);
	make_world(abuse);
	start(abuse);
	for (int i = 0; seconds ? time(NULL) < end : i < EVENTS; i++)
		do_something(abuse);
	end_world(abuse);
}

static void test_abuse__neither_dies_nor_hangs_nor_loses_a_checkin(void **state)
{
	int64_t only = setting("ABUSE_SEED", 0);
	uint64_t last = getenv("ABUSE_SECONDS") ? SEEDS : 1;

	if (only) {
		suffer(*state, (uint64_t)only);
		return;
	}
	for (uint64_t seed = 1; seed <= last; seed++)
		suffer(*state, seed);
}

static int set_up(void **state)
{
	*state = mem_new(1, sizeof(struct abuse));
	return 0;
}

/* What led to a failure stands in the journal. */
static int tear_down(void **state)
{
	struct abuse *abuse = *state;

	if (abuse->journal.len)
		fprintf(stderr, "# seed %llu, and last:\n%s",
			(unsigned long long)abuse->seed,
			buf_text(&abuse->journal));
	buf_release(&abuse->journal);
	mem_free(abuse);
	return 0;
}

static void test_abuse__a_byte_that_is_no_text_swallows_no_key(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	harness = harness_start(&world, ROWS, COLS, NULL);
	harness_wait_cursor(harness, "José");
	/* One that begins a character and one that can only go on. */
	harness_type(harness, "\xDF\x8A\xBFj");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "\xDF");
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "José");
	harness_end(harness);
	world_end(&world);
}

static void test_statement_11__every_ending_gives_a_terminal_of_1x1_back(
	void **state UNUSED)
{
	static const int endings[] = {
		0, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT,
	};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		struct world world;
		struct harness *harness;

		world_begin(&world);
		harness = harness_start(&world, ROWS, COLS, NULL);
		harness_wait(harness, "q quit");
		harness_resize(harness, 1, 1);
		harness_wait_gone(harness, "q");
		if (endings[i])
			harness_signal(harness, endings[i]);
		else
			harness_key(harness, "q");
		assert_int_equal(harness_wait_end(harness), -endings[i]);
		assert_given_back(harness);
		harness_end(harness);
		world_end(&world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_11__every_ending_gives_a_terminal_of_1x1_back),
		cmocka_unit_test(
			test_abuse__a_byte_that_is_no_text_swallows_no_key),
		cmocka_unit_test_setup_teardown(
			test_abuse__neither_dies_nor_hangs_nor_loses_a_checkin,
			set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

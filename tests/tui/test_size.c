/* SPDX-License-Identifier: MIT */
/* Sizes of the screen, and what must not move a border. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/rng.h"
#include "harness.h"

#define KEY_BYTES_MAX 350

static struct harness *start_sample(struct world *world, int rows, int cols)
{
	struct harness *harness;

	world_begin(world);
	harness = harness_start(world, rows, cols, "demo", NULL);
	harness_wait(harness, "q quit");
	return harness;
}

static void golden_at(int rows, int cols)
{
	static const struct {
		const char *key;
		const char *shown;
		const char *name;
	} screens[] = {
		{ "", "c check in", "board" },
		{ "Enter", "What a regroup would say", "card" },
		{ "Esc", "c check in", NULL },
		{ "g", "Regroup proposal", "proposal" },
		{ "Esc", "c check in", NULL },
		{ "c", "Check in:", "checkin" },
		{ "jos 3/4 hint", ", hint", "checkin-typed" },
		{ "Esc", "c check in", NULL },
		{ "/", "Find:", NULL },
		{ "ar", "match", "find" },
	};
	struct world world;
	struct harness *harness = start_sample(&world, rows, cols);

	for (size_t i = 0; i < ARRAY_LEN(screens); i++) {
		char name[64];

		harness_key(harness, screens[i].key);
		harness_wait(harness, screens[i].shown);
		snprintf(name, sizeof(name), "%s-%dx%d", screens[i].name ?
			screens[i].name : "", cols, rows);
		if (screens[i].name)
			harness_golden(harness, name);
	}
	end_both(harness, &world);
}

static void test_size__the_sample_at_120x35_is_as_it_was(void **state UNUSED)
{
	golden_at(35, 120);
}

static void test_size__the_sample_at_80x24_is_as_it_was(void **state UNUSED)
{
	golden_at(24, 80);
}

static void test_size__the_sample_at_60x15_is_as_it_was(void **state UNUSED)
{
	golden_at(15, 60);
}

/* The columns of a row in which a bar stands, as far as four. */
static int bars_of(struct harness *harness, int row, int places[4])
{
	int count = 0;

	for (int col = 0; col < harness_cols(harness) && count < 4; col++) {
		char cell[32];

		harness_cell(harness, row, col, cell);
		if (!strcmp(cell, "│"))
			places[count++] = col;
	}
	return count;
}

/* The bars between the columns stand one under the other in every row that
 * has one, as many as there are columns less one. */
static bool has_bars(struct harness *harness, const char *what UNUSED)
{
	int first[4] = { 0 };
	int rows = 0;

	harness_screen(harness);
	for (int row = 0; row < harness_rows(harness); row++) {
		int places[4] = { 0 };
		int count = bars_of(harness, row, places);

		if (count == 0)
			continue;
		if (count != 3)
			return false;
		if (rows++ == 0)
			memcpy(first, places, sizeof(first));
		if (memcmp(first, places, sizeof(first)) != 0)
			return false;
	}
	return rows > 5;
}

static void wait_for_bars(struct harness *harness)
{
	harness_wait(harness, "q quit");
	harness_wait_until(harness, has_bars, "the bars are straight");
}

static void test_statement_15__no_text_crosses_a_border(void **state UNUSED)
{
	static const struct {
		int rows;
		int cols;
	} sizes[] = { { 35, 120 }, { 24, 80 }, { 60, 200 }, { 24, 72 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct world world;
		struct harness *harness = start_sample(&world, sizes[i].rows,
			sizes[i].cols);

		harness_wait(harness, "Intervene");
		wait_for_bars(harness);
		end_both(harness, &world);
	}
}

static void make_twenty_eight(const struct world *world)
{
	struct buf roster = BUF_INIT, path = BUF_INIT;

	buf_adds(&roster, "name\n");
	for (int i = 0; i < 28; i++)
		buf_addf(&roster, "%c%co Berg\n", 'A' + i % 26, 'a' + i / 26);
	world_write(world, "in/roster.csv", buf_text(&roster));
	world_path(world, "in/roster.csv", &path);
	world_do(world, "class", "add", "Period 12 mathematics", NULL);
	world_do(world, "objective", "add", "unit rates", NULL);
	world_do(world, "import", "roster", buf_text(&path), NULL);
	world_do(world, "checkin", "Aao", "3/4", NULL);
	buf_release(&roster);
	buf_release(&path);
}

/* A row is so wide, and after what it begins with there is but a rule on
 * which the bars end. */
static bool has_head(struct harness *harness, const char *begins)
{
	const char *row = strstr(harness_screen(harness), begins);
	size_t cells = 0;

	if (!row)
		return false;
	for (row += strlen(begins); *row && *row != '\n'; cells++) {
		if (strncmp(row, "─", 3) != 0 && strncmp(row, "┴", 3) != 0)
			return false;
		row += 3;
	}
	return cells + 22 == (size_t)harness_cols(harness);
}

static void test_statement_15__the_head_of_the_unplaced_is_whole_at_any_width(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	make_twenty_eight(&world);
	harness = harness_start(&world, 24, 131, NULL);
	harness_wait(harness, "q quit");
	for (int cols = 130; cols >= 72; cols--) {
		harness_resize(harness, 24, cols);
		harness_wait_until(harness, has_head,
			"─ ○ Not yet placed 28 ");
	}
	harness_resize(harness, 10, 40);
	harness_wait(harness, "\n R 0  P 0  E 0  I 0 [- Not yet plac… 28]\n");
	end_both(harness, &world);
}

static void test_statement_15__a_clause_of_the_header_is_there_or_is_not(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	make_twenty_eight(&world);
	harness = harness_start(&world, 24, 120, NULL);
	harness_wait(harness, "unit rates · 28 students ");
	harness_resize(harness, 24, 80);
	harness_wait(harness, " Period 12 mathematics          as of ");
	end_both(harness, &world);
}

static void add_student(const struct world *world, const char *name)
{
	world_do(world, "student", "add", name, NULL);
	world_do(world, "checkin", "=1", "3/4", NULL);
}

static void test_statement_52__no_name_moves_a_border(void **state UNUSED)
{
	static const char *const names[] = {
		"a\x1b[31mred\x1b[0m",
		"tab\there\r\nand a line",
		"\u202Eright to left\u202C",
		"👨‍👩‍👧‍👦 Family 👩‍🚀 ❤️ ✅",
		"محمد علي", "می\u200Cنا", "क्\u200Dषमा",
		"é́́́́́ zalgo",
		"王小明王小明王小明王小明王小明王小明",
	};
	struct world world;
	struct harness *harness;
	char longest[201];

	world_begin(&world);
	world_do(&world, "class", "add", "Names\x1b[2J", NULL);
	world_do(&world, "objective", "add", "rates\x1b[5m", NULL);
	memset(longest, 'x', 200);
	longest[200] = '\0';
	add_student(&world, longest);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		add_student(&world, names[i]);
	world_do(&world, "regroup", "--accept", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	wait_for_bars(harness);
	harness_key(harness, "Down");
	wait_for_bars(harness);
	harness_resize(harness, 35, 120);
	harness_wait(harness, "Regroup would move");
	wait_for_bars(harness);
	end_both(harness, &world);
}

static void test_statement_16__there_and_back_gives_the_same_screen(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 35, 120);
	struct buf selected = BUF_INIT;
	char *before;

	harness_key(harness, "Right");
	harness_key(harness, "End");
	harness_key(harness, "Up");
	harness_wait(harness, "Practice since");
	harness_wait_cursor(harness, "王小明");
	before = mem_strdup(harness_screen(harness));
	harness_resize(harness, 15, 60);
	harness_wait(harness, "[P Practice");
	harness_wait_cursor(harness, "王小明");
	harness_resize(harness, 35, 120);
	harness_wait(harness, before);
	harness_wait_cursor(harness, "王小明");
	/* At once: to ncurses that is no resize. */
	harness_resize(harness, 15, 60);
	harness_resize(harness, 35, 120);
	harness_wait(harness, before);
	mem_free(before);
	buf_release(&selected);
	end_both(harness, &world);
}

static void test_statement_17__too_small_says_what_it_needs(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 24, 80);

	harness_key(harness, "Down");
	harness_resize(harness, 8, 36);
	harness_wait(harness, "This window is 36x8");
	harness_wait(harness, "40x10");
	/* Nothing is done that cannot be seen. */
	harness_type(harness, "cu");
	harness_resize(harness, 24, 80);
	harness_wait(harness, "c check in");
	harness_resize(harness, 3, 10);
	harness_wait(harness, "window is");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_statement_19__one_column_under_tabs_below_72(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 24, 71);

	harness_wait(harness, "[R Reteach ");
	harness_key(harness, "Right");
	harness_wait(harness, "[P Practice ");
	harness_resize(harness, 24, 72);
	harness_wait(harness, "P ◆ Practice");
	end_both(harness, &world);
}

static void test_statement_20__a_long_column_scrolls_alone(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 16, 80);

	harness_key(harness, "Right");
	harness_wait(harness, "more below");
	harness_key(harness, "End");
	harness_wait(harness, "more above");
	harness_wait(harness, "R ● Reteach");
	end_both(harness, &world);
}

static void test_statement_18__survives_any_size(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 24, 80);
	static const char *const keys[] = {
		"g", "Esc", "Enter", "Down", "Right", "Esc", "c", "x", "Esc",
		"?", "PgDn", "Esc", "/", "a", "Esc",
	};
	struct rng rng;

	rng_init(&rng, 17);
	harness_look_away(harness);
	for (int i = 0; i < 500; i++) {
		harness_resize(harness, 1 + (int)rng_below(&rng, 80),
			1 + (int)rng_below(&rng, 250));
		if (i % 5 == 0)
			harness_key(harness,
				keys[(size_t)i / 5 % ARRAY_LEN(keys)]);
	}
	harness_resize(harness, 24, 80);
	harness_look_again(harness);
	harness_key(harness, "Ctrl-L");
	harness_wait(harness, "homeroom");
	harness_key(harness, "Ctrl-C");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

/* What a key costs after which the cursor stands on name. */
static void assert_key_bytes(struct harness *harness, const char *key,
	const char *name)
{
	size_t bytes = harness_bytes(harness);

	harness_key(harness, key);
	harness_wait_cursor(harness, name);
	assert_true(harness_bytes(harness) - bytes <= KEY_BYTES_MAX);
}

static void test_size__a_key_costs_few_bytes(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	harness = harness_start(&world, 35, 120, NULL);
	harness_wait(harness, "Regroup would move");
	harness_wait_cursor(harness, "José");
	assert_key_bytes(harness, "Down", "Zoë");
	assert_key_bytes(harness, "Right", "王小明");
	assert_key_bytes(harness, "Up", "Ana");
	assert_key_bytes(harness, "Right", "Dana");
	assert_key_bytes(harness, "Down", "Bo");
	assert_key_bytes(harness, "Up", "Zoë");
	end_both(harness, &world);
}

static void test_size__a_key_that_does_nothing_costs_none(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_sample(&world, 24, 80);
	size_t bytes;

	harness_key(harness, "?");
	harness_wait(harness, "Keys here");
	harness_wait(harness, "q quit");
	bytes = harness_bytes(harness);
	harness_key(harness, "z");
	harness_key(harness, "Down");
	harness_wait(harness, " 2-");
	assert_true(harness_bytes(harness) - bytes < 1500);
	end_both(harness, &world);
}

static void test_statement_54__where_nothing_changes_nothing_is_done(
	void **state UNUSED)
{
	static const struct {
		const char *key;
		const char *shown;
	} views[] = {
		{ "", "c check in" },
		{ "Enter", "regroup would say" },
		{ "g", "Regroup proposal" },
		{ "?", "Keys here" },
		{ "c", "Check in:" },
	};

	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		struct world world;
		struct harness *harness = start_class(&world, 24, 80);

		harness_key(harness, views[i].key);
		harness_wait(harness, views[i].shown);
		assert_idle(harness, &world);
		end_both(harness, &world);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size__the_sample_at_120x35_is_as_it_was),
		cmocka_unit_test(test_size__the_sample_at_80x24_is_as_it_was),
		cmocka_unit_test(test_size__the_sample_at_60x15_is_as_it_was),
		cmocka_unit_test(test_statement_15__no_text_crosses_a_border),
		cmocka_unit_test(
			test_statement_15__the_head_of_the_unplaced_is_whole_at_any_width),
		cmocka_unit_test(
			test_statement_15__a_clause_of_the_header_is_there_or_is_not),
		cmocka_unit_test(test_statement_52__no_name_moves_a_border),
		cmocka_unit_test(
			test_statement_16__there_and_back_gives_the_same_screen),
		cmocka_unit_test(
			test_statement_17__too_small_says_what_it_needs),
		cmocka_unit_test(
			test_statement_19__one_column_under_tabs_below_72),
		cmocka_unit_test(
			test_statement_20__a_long_column_scrolls_alone),
		cmocka_unit_test(test_statement_18__survives_any_size),
		cmocka_unit_test(test_size__a_key_costs_few_bytes),
		cmocka_unit_test(test_size__a_key_that_does_nothing_costs_none),
		cmocka_unit_test(
			test_statement_54__where_nothing_changes_nothing_is_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

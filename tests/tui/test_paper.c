/* SPDX-License-Identifier: MIT */
/* A document laid out for a screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <string.h>

#include "../../src/tui/paper.h"
#include "base/attr.h"
#include "base/text.h"

static void add_ways(struct document *document)
{
	struct document_section *section = document_section(document,
		"summary", "In short");
	struct document_table *table;

	document_say(document, section, "Three of nine students moved up, "
		"one moved down, and five are where they were.");
	table = document_table(document, section, "ways", "Ways");
	table->picture = PICTURE_BARS;
	table->small = 5;
	document_column(document, table, "way", KIND_TEXT);
	document_column(document, table, "students", KIND_COUNT);
	document_text(document, table, "up");
	document_number(table, 8)->opens = "up";
	document_text(document, table, "down");
	document_number(table, 2);
	document_text(document, table, "back");
	document_withheld(table);
	document_note(document, table, "From first to last.");
	table = document_table(document, section, "up", "Who moved up");
	table->is_detail = true;
	document_column(document, table, "student", KIND_TEXT);
	document_text(document, table, "Ana Chen");
}

static void add_strips(struct document *document,
	struct document_section *section)
{
	static const double shares[] = { 0, .5, NAN, 1 };
	struct document_table *table = document_table(document, section,
		"strips", "Strips");

	table->picture = PICTURE_LINES;
	document_column(document, table, "cluster", KIND_TEXT);
	document_column(document, table, "weeks", KIND_STRIP);
	document_text(document, table, "extend");
	document_strip(document, table, shares, ARRAY_LEN(shares));
}

static void add_heat(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"heat", "Heat");

	table->picture = PICTURE_HEAT;
	document_column(document, table, "objective", KIND_TEXT);
	document_column(document, table, "a", KIND_SHARE);
	document_column(document, table, "b", KIND_SHARE);
	document_text(document, table, "Ratios");
	document_number(table, .05);
	document_number(table, .95);
}

static void add_stream(struct document *document,
	struct document_table *table, int week, const char *from,
	const char *to, int students)
{
	document_number(table, week);
	document_text(document, table, from);
	document_text(document, table, to);
	document_number(table, students);
}

static void add_flow(struct document *document,
	struct document_section *section)
{
	struct document_table *table = document_table(document, section,
		"flow", "Flow");

	table->picture = PICTURE_FLOW;
	table->is_detail = true;
	document_column(document, table, "week", KIND_COUNT);
	document_column(document, table, "from", KIND_TEXT);
	document_column(document, table, "to", KIND_TEXT);
	document_column(document, table, "students", KIND_COUNT);
	add_stream(document, table, 0, "reteach", "reteach", 2);
	add_stream(document, table, 0, "reteach", "practice", 3);
	add_stream(document, table, 1, "reteach", "reteach", 2);
	add_stream(document, table, 1, "practice", "extend", 1);
	add_stream(document, table, 1, "practice", "practice", 2);
}

static void assert_lines(const struct document *document,
	const struct paper_look *look, const char *const *lines)
{
	struct paper paper;

	paper_write(&paper, document, look);
	for (size_t i = 0; i < paper.lines.count; i++) {
		const struct paper_line *line = &paper.lines.items[i];
		struct buf text = BUF_INIT;

		for (size_t j = line->from; j < line->from + line->count;
		     j++) {
			const struct paper_piece *piece =
				&paper.pieces.items[j];

			buf_pad(&text, ' ', piece->col -
				text_width(buf_text(&text)));
			buf_adds(&text, piece->text);
		}
		while (text.len && text.data[text.len - 1] == ' ')
			buf_truncate(&text, text.len - 1);
		assert_non_null(lines[i]);
		assert_string_equal(buf_text(&text), lines[i]);
		assert_true(text_width(buf_text(&text)) <= look->cells);
		buf_release(&text);
	}
	assert_null(lines[paper.lines.count]);
	paper_release(&paper);
}

static void test_paper__is_sentences_and_tables_one_below_the_other(
	void **state UNUSED)
{
	static const char *const lines[] = {
		" as of today",
		"",
		"In short",
		" Three of nine students moved up, one",
		" moved down, and five are where they",
		" were.",
		"",
		" Ways",
		" way   students",
		" up           8  ██████████████████████",
		" down         2  ██████",
		" back        <5",
		" From first to last.",
		NULL
	};
	const struct paper_look look = { .cells = 39 };
	struct document document;

	document_init(&document, "Review", "as of today");
	add_ways(&document);
	assert_lines(&document, &look, lines);
	document_release(&document);
}

static void test_paper__shows_one_table_where_it_is_asked_for(
	void **state UNUSED)
{
	static const char *const lines[] = {
		" Who moved up", " student", " Ana Chen", NULL
	};
	const struct paper_look look = { .cells = 39, .only = "up" };
	struct document document;

	document_init(&document, "Review", "as of today");
	add_ways(&document);
	assert_lines(&document, &look, lines);
	document_release(&document);
}

static void draw_all(const struct paper_look *look, const char *const *lines)
{
	struct document document;
	struct document_section *section;

	document_init(&document, "Review", "");
	section = document_section(&document, "all", "All");
	add_strips(&document, section);
	add_heat(&document, section);
	add_flow(&document, section);
	assert_lines(&document, look, lines);
	document_release(&document);
}

static void test_paper__draws_strips_shades_and_streams(void **state UNUSED)
{
	static const char *const lines[] = {
		"All",
		"",
		" Strips",
		" cluster  weeks",
		" extend   ▁▅ █",
		"",
		" Heat",
		" objective  a        b",
		" Ratios     ·· 5%    ██ 95%",
		"",
		" Flow",
		"      R▒ P▓ E█  E extend 1",
		"      R▒ P▓ E█  P practice 2",
		"      R▒ P▓ P▓  R reteach 2",
		"      R▒ P▓ P▓",
		"      R▒ P▓ P▓",
		"      R▒ P▓ P▓",
		"      R▒ R▒ R▒",
		"      R▒ R▒ R▒",
		"      R▒ R▒ R▒",
		"      R▒ R▒ R▒",
		"week  0  1  2",
		"moved 0  3  1",
		NULL
	};
	const struct paper_look look = { .cells = 50, .has_colour = true };

	draw_all(&look, lines);
}

static void test_statement_48__pictures_in_ascii_are_letters_and_digits(
	void **state UNUSED)
{
	static const char *const lines[] = {
		"All",
		"",
		" Strips",
		" cluster  weeks",
		" extend   05.9",
		"",
		" Heat",
		" objective  a        b",
		" Ratios     5%       95%",
		"",
		" Flow",
		"      RR PP EE  E extend 1",
		"      RR PP EE  P practice 2",
		"      RR PP PP  R reteach 2",
		"      RR PP PP",
		"      RR PP PP",
		"      RR PP PP",
		"      RR RR RR",
		"      RR RR RR",
		"      RR RR RR",
		"      RR RR RR",
		"week  0  1  2",
		"moved 0  3  1",
		NULL
	};
	const struct paper_look look = { .cells = 50, .is_ascii = true };

	draw_all(&look, lines);
}

static void test_paper__has_tables_in_place_of_pictures(void **state UNUSED)
{
	static const char *const lines[] = {
		"All",
		"",
		" Strips",
		" cluster  weeks",
		" extend   ▁▅ █",
		"",
		" Heat",
		" objective   a    b",
		" Ratios     5%  95%",
		"",
		" Flow",
		" week  from      to        students",
		"    0  reteach   reteach          2",
		"    0  reteach   practice         3",
		"    1  reteach   reteach          2",
		"    1  practice  extend           1",
		"    1  practice  practice         2",
		NULL
	};
	const struct paper_look look = { .cells = 50, .is_tabular = true };

	draw_all(&look, lines);
}

/* Twelve columns of numbers, in 40 cells. */
static void test_paper__keeps_the_column_that_is_selected_in_sight(
	void **state UNUSED)
{
	struct paper_look look = { .cells = 39 };
	struct document document;
	struct document_section *section;
	struct document_table *table;
	struct paper paper;

	document_init(&document, "Review", "");
	section = document_section(&document, "all", "All");
	table = document_table(&document, section, "wide", "Wide");
	document_column(&document, table, "name", KIND_TEXT);
	for (int i = 0; i < 12; i++)
		document_column(&document, table, "number", KIND_COUNT);
	document_text(&document, table, "Ana Chen");
	for (int i = 0; i < 12; i++)
		document_number(table, 1000 + i);
	for (look.column = 0; look.column < 13; look.column++) {
		size_t line;

		paper_write(&paper, &document, &look);
		line = paper.stops.items[0].first;
		assert_non_null(paper_piece(&paper, line, 0));
		assert_non_null(paper_piece(&paper, line, look.column));
		paper_release(&paper);
	}
	document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_paper__is_sentences_and_tables_one_below_the_other),
		cmocka_unit_test(
			test_paper__shows_one_table_where_it_is_asked_for),
		cmocka_unit_test(test_paper__draws_strips_shades_and_streams),
		cmocka_unit_test(
			test_statement_48__pictures_in_ascii_are_letters_and_digits),
		cmocka_unit_test(test_paper__has_tables_in_place_of_pictures),
		cmocka_unit_test(
			test_paper__keeps_the_column_that_is_selected_in_sight),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

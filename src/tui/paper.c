/* SPDX-License-Identifier: MIT */
/* A document as lines: sentences wrapped, tables fitted to the width. */
#include "paper.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "drawing.h"
#include "page.h"

#define GAP 2
#define INDENT 1
#define TEXT_LEAST 16   /* before names of numbers are cut */
#define TEXT_LEAST_OF_ALL 12
#define MORE_CELLS 4    /* "  +2": columns left out */
#define NUMBER_LEAST 4
#define STRIP_LEAST 8
#define SHADE_CELLS 2
#define SHADE_AND_FIGURE 7 /* "▒▒ 100%" */
#define BAR_LEAST 8
#define BAR_MOST 30

struct desk_of_paper {
	struct paper *paper;
	const struct paper_look *look;
	size_t section;
	size_t lead;           /* of the next stop */
};

/* Where the columns of a table stand. */
struct fitted {
	size_t *widths;
	size_t first;          /* shown after the names */
	size_t until;
	bool is_shaded;
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void add_stop(struct desk_of_paper *at,
	const struct document_table *table, size_t row, size_t first)
{
	const struct paper_stop stop = {
		.section = at->section,
		.table = table,
		.row = row,
		.lead = least(at->lead, first),
		.first = first,
		.last = at->paper->lines.count - 1,
	};

	vec_push(&at->paper->stops, stop);
	at->lead = PAPER_NONE;
}

/* Titles and gaps are in sight with what comes after them. */
static void begin_lead(struct desk_of_paper *at)
{
	at->lead = least(at->lead, at->paper->lines.count);
}

/* Returns the first line of it. */
static size_t write_wrapped(struct desk_of_paper *at, const char *text,
	size_t indent, enum style style)
{
	size_t first = at->paper->lines.count;
	size_t cells = at->look->cells > indent + 8 ?
		at->look->cells - indent : 8;
	size_t count = page_wrap(text, cells, NULL, 0);
	struct page_line *lines = mem_new(count + 1, sizeof(*lines));

	page_wrap(text, cells, lines, count);
	for (size_t i = 0; i < count; i++) {
		char *line = mem_strndup(lines[i].text, lines[i].len);

		drawing_line(at->paper);
		drawing_piece(at->paper, indent + lines[i].indent, style,
			line);
		mem_free(line);
	}
	mem_free(lines);
	return first;
}

static bool is_right(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

static bool is_drawn(const struct desk_of_paper *at,
	const struct document_table *table, enum document_picture picture)
{
	return !at->look->is_tabular && table->picture == picture;
}

static bool is_shade(const struct document_table *table, size_t column,
	bool is_shaded)
{
	return is_shaded && column > 0 &&
		table->columns.items[column].kind == KIND_SHARE;
}

static void write_cell(struct buf *out, const struct paper_look *look,
	const struct document_table *table, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);

	if (cell->state == CELL_VALUE &&
	    table->columns.items[column].kind == KIND_STRIP)
		drawing_write_strip(out, cell,
			most(look->cells / 3, STRIP_LEAST), look->is_ascii);
	else
		document_write_cell(out, table, row, column);
}

static size_t value_width(const struct paper_look *look,
	const struct document_table *table, size_t column)
{
	struct buf text = BUF_INIT;
	size_t width = 0;

	for (size_t i = 0; i < document_rows(table); i++) {
		buf_clear(&text);
		write_cell(&text, look, table, i, column);
		width = most(width, text_width(buf_text(&text)));
	}
	buf_release(&text);
	return width;
}

static size_t sum_of(const struct document_table *table,
	const struct fitted *fitted)
{
	size_t sum = INDENT;

	for (size_t i = 0; i < table->columns.count; i++)
		sum += fitted->widths[i] + GAP;
	return sum - GAP;
}

/* The widest of a kind gives way, cell by cell, down to a width. */
static void shrink(const struct document_table *table,
	const struct paper_look *look, struct fitted *fitted, bool is_text,
	const size_t *floors, size_t floor)
{
	while (sum_of(table, fitted) > look->cells) {
		size_t widest = PAPER_NONE;

		for (size_t i = 0; i < table->columns.count; i++) {
			bool is_words =
				table->columns.items[i].kind == KIND_TEXT;

			if (is_words == is_text &&
			    fitted->widths[i] > most(floors[i], floor) &&
			    (widest == PAPER_NONE ||
			    fitted->widths[i] > fitted->widths[widest]))
				widest = i;
		}
		if (widest == PAPER_NONE)
			return;
		fitted->widths[widest]--;
	}
}

static void measure(struct fitted *fitted, const struct desk_of_paper *at,
	const struct document_table *table)
{
	size_t *floors = mem_new(table->columns.count, sizeof(*floors));

	for (size_t i = 0; i < table->columns.count; i++) {
		size_t name = text_width(table->columns.items[i].name);

		if (is_shade(table, i, fitted->is_shaded)) {
			fitted->widths[i] = most(SHADE_AND_FIGURE, name);
			floors[i] = SHADE_CELLS;
			continue;
		}
		floors[i] = value_width(at->look, table, i);
		fitted->widths[i] = most(name, floors[i]);
		if (table->columns.items[i].kind == KIND_TEXT)
			floors[i] = i ? 0 : least(fitted->widths[i],
				at->look->cells / 3);
	}
	shrink(table, at->look, fitted, true, floors, TEXT_LEAST);
	shrink(table, at->look, fitted, false, floors,
		fitted->is_shaded ? SHADE_CELLS : NUMBER_LEAST);
	shrink(table, at->look, fitted, true, floors, TEXT_LEAST_OF_ALL);
	mem_free(floors);
}

/* The first column after those that have room from fitted->first on. */
static size_t find_until(const struct fitted *fitted,
	const struct document_table *table, size_t cells)
{
	size_t used = INDENT + fitted->widths[0];
	size_t until = fitted->first;

	while (until < table->columns.count &&
	    used + GAP + fitted->widths[until] <= cells)
		used += GAP + fitted->widths[until++];
	return until;
}

/* What has no room is left out, but never the names and what is selected. */
static void choose(struct fitted *fitted, const struct desk_of_paper *at,
	const struct document_table *table, bool is_here)
{
	size_t column = is_here ? at->look->column : 0;
	size_t cells = at->look->cells;

	fitted->first = 1;
	fitted->until = find_until(fitted, table, cells);
	if (fitted->until == table->columns.count)
		return;
	fitted->until = find_until(fitted, table, cells - MORE_CELLS);
	while (column >= fitted->until && fitted->first < column) {
		fitted->first++;
		fitted->until = find_until(fitted, table, cells - MORE_CELLS);
	}
	if (column >= fitted->until)
		fitted->until = column + 1;
}

static void add_fitted(struct desk_of_paper *at, size_t col, size_t cells,
	enum style style, const char *text, bool is_to_right)
{
	size_t width = text_width(text);
	struct buf cut = BUF_INIT;

	if (is_to_right && width < cells)
		buf_pad(&cut, ' ', cells - width);
	text_fit(&cut, text, is_to_right && width < cells ? width : cells,
		at->look->is_ascii ? "~" : "…");
	drawing_piece(at->paper, col, style, buf_text(&cut));
	buf_release(&cut);
}

static void mark_column(struct paper *paper, size_t column)
{
	paper->pieces.items[paper->pieces.count - 1].column = column;
}

static bool is_shown(const struct fitted *fitted, size_t column)
{
	return !column || (column >= fitted->first && column < fitted->until);
}

static void write_left_out(struct desk_of_paper *at, size_t col, size_t count)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "+%zu", count);
	if (count && col + text_width(buf_text(&text)) <= at->look->cells)
		drawing_piece(at->paper, col, STYLE_QUIET, buf_text(&text));
	buf_release(&text);
}

static void write_names(struct desk_of_paper *at,
	const struct document_table *table, const struct fitted *fitted)
{
	size_t col = INDENT;

	drawing_line(at->paper);
	for (size_t i = 0; i < table->columns.count; i++) {
		if (!is_shown(fitted, i))
			continue;
		add_fitted(at, col, fitted->widths[i], STYLE_QUIET,
			table->columns.items[i].name,
			is_right(table->columns.items[i].kind) &&
			!is_shade(table, i, fitted->is_shaded));
		col += fitted->widths[i] + GAP;
	}
	write_left_out(at, col, table->columns.count - fitted->until);
}

/* With the figure where there is room for both. */
static void write_shade(struct buf *out, const struct desk_of_paper *at,
	const struct document_table *table, size_t row, size_t column,
	size_t cells)
{
	const struct document_cell *cell = document_at(table, row, column);
	bool is_digit = at->look->is_ascii || !at->look->has_colour;

	if (cell->state == CELL_WITHHELD)
		buf_addc(out, '<');
	else if (cell->state == CELL_NONE)
		buf_addc(out, '-');
	if (cell->state != CELL_VALUE)
		return;
	for (size_t i = 0; i < SHADE_CELLS && !is_digit; i++)
		drawing_write_shade(out, cell->number, false);
	if (cells >= SHADE_AND_FIGURE) {
		buf_adds(out, is_digit ? "" : " ");
		document_write_cell(out, table, row, column);
	} else if (is_digit) {
		drawing_write_shade(out, cell->number, true);
	}
}

static double longest_bar(const struct document_table *table)
{
	double longest = 0;

	for (size_t i = 0; i < document_rows(table); i++) {
		const struct document_cell *cell = document_at(table, i, 1);

		if (cell->state == CELL_VALUE && cell->number > longest)
			longest = cell->number;
	}
	return longest;
}

static void write_bar(struct desk_of_paper *at,
	const struct document_table *table, size_t row, size_t col)
{
	const struct document_cell *cell = document_at(table, row, 1);
	double longest = longest_bar(table);
	struct buf bar = BUF_INIT;

	if (col + BAR_LEAST > at->look->cells || cell->state != CELL_VALUE ||
	    longest <= 0)
		return;
	drawing_write_bar(&bar, cell->number / longest,
		least(BAR_MOST, at->look->cells - col), at->look->is_ascii);
	drawing_piece(at->paper, col, STYLE_PLAIN, buf_text(&bar));
	buf_release(&bar);
}

static void write_row(struct desk_of_paper *at,
	const struct document_table *table, size_t row,
	const struct fitted *fitted)
{
	struct buf text = BUF_INIT;
	size_t col = INDENT;

	drawing_line(at->paper);
	for (size_t i = 0; i < table->columns.count; i++) {
		const struct document_cell *cell = document_at(table, row, i);
		bool shade = is_shade(table, i, fitted->is_shaded);

		if (!is_shown(fitted, i))
			continue;
		buf_clear(&text);
		if (shade)
			write_shade(&text, at, table, row, i,
				fitted->widths[i]);
		else
			write_cell(&text, at->look, table, row, i);
		add_fitted(at, col, fitted->widths[i], cell->opens ?
			STYLE_KEY : STYLE_PLAIN, buf_text(&text),
			is_right(table->columns.items[i].kind) && !shade);
		mark_column(at->paper, i);
		col += fitted->widths[i] + GAP;
	}
	if (is_drawn(at, table, PICTURE_BARS) &&
	    fitted->until == table->columns.count && fitted->first == 1)
		write_bar(at, table, row, col);
	buf_release(&text);
}

/* The stops of a table begin with that of its first row. */
static void write_rows(struct desk_of_paper *at,
	const struct document_table *table)
{
	size_t stop = at->paper->stops.count;
	size_t count = document_rows(table);
	struct fitted fitted = {
		.widths = mem_new(table->columns.count,
			sizeof(*fitted.widths)),
		.is_shaded = is_drawn(at, table, PICTURE_HEAT),
	};

	measure(&fitted, at, table);
	choose(&fitted, at, table, at->look->stop >= stop &&
		at->look->stop < stop + count);
	write_names(at, table, &fitted);
	for (size_t i = 0; i < count; i++) {
		write_row(at, table, i, &fitted);
		add_stop(at, table, i, at->paper->lines.count - 1);
	}
	mem_free(fitted.widths);
}

static void write_picture(struct desk_of_paper *at,
	const struct document_table *table)
{
	size_t first = at->paper->lines.count;

	drawing_write_flow(at->paper, table, at->look);
	add_stop(at, table, PAPER_NONE, first);
}

static void write_table(struct desk_of_paper *at,
	const struct document_table *table)
{
	begin_lead(at);
	if (at->paper->lines.count)
		drawing_line(at->paper);
	write_wrapped(at, table->title, INDENT, STYLE_TITLE);
	if (!document_rows(table))
		add_stop(at, table, PAPER_NONE,
			write_wrapped(at, "none", INDENT, STYLE_PLAIN));
	else if (is_drawn(at, table, PICTURE_FLOW))
		write_picture(at, table);
	else
		write_rows(at, table);
	if (table->note)
		add_stop(at, table, PAPER_NONE, write_wrapped(at, table->note,
			INDENT, STYLE_QUIET));
}

static void write_head(struct desk_of_paper *at, const char *title)
{
	struct buf text = BUF_INIT;

	begin_lead(at);
	if (at->paper->lines.count)
		drawing_line(at->paper);
	text_clean(&text, title);
	drawing_line(at->paper);
	drawing_piece(at->paper, 0, STYLE_TITLE, buf_text(&text));
	buf_release(&text);
}

static void write_section(struct desk_of_paper *at,
	const struct document_section *section)
{
	write_head(at, section->title);
	for (size_t i = 0; i < section->sentences.count; i++)
		add_stop(at, NULL, PAPER_NONE, write_wrapped(at,
			section->sentences.items[i], INDENT, STYLE_PLAIN));
	for (size_t i = 0; i < section->tables.count; i++) {
		const struct document_table *table = section->tables.items[i];

		if (!table->is_detail || table->picture != PICTURE_NONE)
			write_table(at, table);
	}
}

static size_t section_of(const struct document *document,
	const struct document_table *table)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (section->tables.items[j] == table)
				return i;
		}
	}
	return 0;
}

void paper_write(struct paper *paper, const struct document *document,
	const struct paper_look *look)
{
	struct desk_of_paper at = {
		.paper = paper, .look = look, .lead = PAPER_NONE
	};
	const struct document_table *only = look->only ?
		document_find(document, look->only) : NULL;

	*paper = (struct paper){ .arena = ARENA_INIT };
	if (!look->only && *document->subtitle)
		add_stop(&at, NULL, PAPER_NONE, write_wrapped(&at,
			document->subtitle, INDENT, STYLE_QUIET));
	if (only) {
		at.section = section_of(document, only);
		write_table(&at, only);
	}
	for (size_t i = 0; i < document->sections.count && !look->only; i++) {
		at.section = i;
		write_section(&at, document->sections.items[i]);
	}
}

void paper_release(struct paper *paper)
{
	vec_release(&paper->pieces);
	vec_release(&paper->lines);
	vec_release(&paper->stops);
	arena_release(&paper->arena);
}

const struct paper_piece *paper_piece(const struct paper *paper, size_t line,
	size_t column)
{
	const struct paper_line *at = &paper->lines.items[line];

	for (size_t i = at->from; i < at->from + at->count; i++) {
		if (paper->pieces.items[i].column == column)
			return &paper->pieces.items[i];
	}
	return NULL;
}

size_t paper_next(const struct paper *paper, size_t from, int step,
	bool (*is_so)(const struct paper_stop *stop,
		const struct paper_stop *from))
{
	for (size_t i = from + (size_t)step; i < paper->stops.count;
	     i += (size_t)step) {
		if (is_so(&paper->stops.items[i], &paper->stops.items[from]))
			return i;
	}
	return PAPER_NONE;
}

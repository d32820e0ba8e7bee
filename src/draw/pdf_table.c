/* SPDX-License-Identifier: MIT */
#include "pdf_table.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "pdf_picture.h"

#define SIZE 8.5
#define GAP 10.0
#define PAD 2.0
#define LINES_MOST 12   /* of a cell; a row stays on a page */
#define WORDS_LEAST 52.0 /* width of a column of words, or of a head */
#define HEAD_LEAST 40.0
#define SCALE_LEAST 0.6
#define STRIP_STEP 5.0
#define STRIP_MOST 90.0
#define STRIP_HEIGHT 8.0

struct column {
	double natural; /* in one line */
	double least;
	double width;
	double x;
};

struct grid {
	struct pdf_page *page;
	const struct document_table *table;
	struct column *columns;
	struct pdf_font font;
	double width;
};

static bool is_number(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

static bool is_strip(const struct document_table *table, size_t row,
	size_t column)
{
	return table->columns.items[column].kind == KIND_STRIP &&
		document_at(table, row, column)->state == CELL_VALUE;
}

static double cell_width(const struct grid *grid, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(grid->table, row,
		column);
	struct buf text = BUF_INIT;

	if (is_strip(grid->table, row, column))
		return fmin(STRIP_STEP * (double)cell->strip_count,
			STRIP_MOST);
	document_write_cell(&text, grid->table, row, column);
	pdf_set(grid->page, &grid->font, buf_text(&text), -1);
	buf_release(&text);
	return pdf_set_width(grid->page);
}

static void measure(const struct grid *grid, size_t column)
{
	struct column *to = &grid->columns[column];
	struct pdf_font bold = grid->font;
	double widest = 0, head;

	bold.is_bold = true;
	for (size_t i = 0; i < document_rows(grid->table); i++)
		widest = fmax(widest, cell_width(grid, i, column));
	pdf_set(grid->page, &bold, grid->table->columns.items[column].name,
		-1);
	head = pdf_set_width(grid->page);
	to->natural = fmax(widest, head) + 1;
	to->least = fmin(to->natural, grid->table->columns.items[column].kind ==
		KIND_TEXT ? WORDS_LEAST : fmax(widest, HEAD_LEAST) + 1);
}

/* Words give way as far as they can; then letters are smaller. */
static void fit(struct grid *grid)
{
	size_t count = grid->table->columns.count;
	double room = PDF_ROOM - GAP * (double)(count - 1);
	double natural = 0, least = 0, share, x = PDF_SIDE;

	for (size_t j = 0; j < count; j++) {
		natural += grid->columns[j].natural;
		least += grid->columns[j].least;
	}
	share = natural <= room ? 1 : natural > least ?
		fmax(room - least, 0) / (natural - least) : 0;
	if (least > room)
		grid->font.size *= fmax(room / least, SCALE_LEAST);
	for (size_t j = 0; j < count; j++) {
		struct column *column = &grid->columns[j];

		column->width = (column->least + share *
			(column->natural - column->least)) *
			(least > room ? fmax(room, 1) / least : 1);
		column->x = x;
		grid->width = x + column->width - PDF_SIDE;
		x += column->width + (room > 0 ? GAP : 0);
	}
}

static double set_head(const struct grid *grid, size_t column)
{
	struct pdf_font bold = grid->font;

	bold.is_bold = true;
	pdf_set(grid->page, &bold, grid->table->columns.items[column].name,
		grid->columns[column].width);
	return pdf_set_height(grid->page);
}

static double set_cell(const struct grid *grid, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(grid->table, row,
		column);
	struct pdf_font font = grid->font;
	struct buf text = BUF_INIT;

	if (cell->opens)
		font.ink = PDF_LINK;
	if (is_strip(grid->table, row, column))
		return STRIP_HEIGHT;
	document_write_cell(&text, grid->table, row, column);
	pdf_set(grid->page, &font, buf_text(&text),
		grid->columns[column].width);
	buf_release(&text);
	return pdf_set_height(grid->page);
}

static void align(const struct grid *grid, size_t column)
{
	pango_layout_set_alignment(grid->page->layout,
		is_number(grid->table->columns.items[column].kind) ?
		PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static double head_height(const struct grid *grid)
{
	double height = 0;

	for (size_t j = 0; j < grid->table->columns.count; j++)
		height = fmax(height, set_head(grid, j));
	return height + 2 * PAD;
}

static void draw_head(const struct grid *grid)
{
	struct pdf_page *page = grid->page;
	double height = head_height(grid);

	for (size_t j = 0; j < grid->table->columns.count; j++) {
		double own = set_head(grid, j);

		align(grid, j);
		pdf_show(page, grid->columns[j].x, page->y + height - PAD -
			own);
	}
	page->y += height;
	pdf_rule(page, PDF_RULE, grid->width);
}

static void draw_cell(const struct grid *grid, size_t row, size_t column)
{
	const struct document_cell *cell = document_at(grid->table, row,
		column);
	const struct column *at = &grid->columns[column];
	struct pdf_page *page = grid->page;
	bool is_link = cell->opens &&
		document_find(page->document, cell->opens);

	if (is_strip(grid->table, row, column)) {
		pdf_strip(page, cell, at->x + 1, page->y + PAD + 1,
			fmin(at->width, STRIP_MOST) - 2, STRIP_HEIGHT - 2);
		return;
	}
	set_cell(grid, row, column);
	align(grid, column);
	if (is_link)
		pdf_link_begin(page, 't', cell->opens);
	pdf_show(page, at->x, page->y + PAD);
	if (is_link)
		pdf_link_end(page);
}

static void draw_row(const struct grid *grid, size_t row)
{
	struct pdf_page *page = grid->page;
	double height = 0;

	for (size_t j = 0; j < grid->table->columns.count; j++)
		height = fmax(height, set_cell(grid, row, j));
	height += 2 * PAD;
	if (pdf_need(page, height))
		draw_head(grid);
	for (size_t j = 0; j < grid->table->columns.count; j++)
		draw_cell(grid, row, j);
	page->y += height;
	pdf_rule(page, PDF_FAINT, grid->width);
}

void pdf_table(struct pdf_page *page, const struct document_table *table)
{
	struct grid grid = {
		.page = page,
		.table = table,
		.columns = mem_new(table->columns.count,
			sizeof(*grid.columns)),
		.font = { SIZE, false, PDF_INK },
	};

	for (size_t j = 0; j < table->columns.count; j++)
		measure(&grid, j);
	fit(&grid);
	pango_layout_set_ellipsize(page->layout, PANGO_ELLIPSIZE_END);
	pango_layout_set_height(page->layout, -LINES_MOST);
	pdf_need(page, head_height(&grid) + 2 * SIZE);
	draw_head(&grid);
	for (size_t i = 0; i < document_rows(table); i++)
		draw_row(&grid, i);
	pango_layout_set_alignment(page->layout, PANGO_ALIGN_LEFT);
	pango_layout_set_ellipsize(page->layout, PANGO_ELLIPSIZE_NONE);
	pango_layout_set_height(page->layout, -1);
	mem_free(grid.columns);
}

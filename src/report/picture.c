/* SPDX-License-Identifier: MIT */
/* Pictures of a row of marks a row: strips as lines, shares as heat, bars. */
#include "report/picture.h"

#include <math.h>

#include "base/mem.h"
#include "picture_flow.h"

#define ROW 22
#define NAME_SHARE 0.3
#define LETTER 7.0 /* width of one, about */
#define PAD 4

const unsigned picture_tones[PICTURE_TONES] = {
	0x0b4f9e, 0x8f3d00, 0x00624b, 0x7a1f6b, 0x6b5900, 0x4d4d4d
};

struct picture {
	const struct picture_pen *pen;
	const struct document_table *table;
	double width;
	double left; /* where names end */
};

/* A cell's words; rows of the picture, not of the table, are counted. */
static void draw_cell(const struct picture *picture, size_t row,
	size_t column, double x, size_t at, enum picture_anchor anchor)
{
	struct buf text = BUF_INIT;

	document_write_cell(&text, picture->table, row, column);
	picture->pen->text(picture->pen->context, x,
		(double)(at + 1) * ROW - PAD * 1.5, anchor, buf_text(&text));
	buf_release(&text);
}

static size_t strip_column(const struct document_table *table)
{
	size_t column = 0;

	while (column < table->columns.count &&
	    table->columns.items[column].kind != KIND_STRIP)
		column++;
	return column;
}

/* A line for each run without a gap; a lone value is a dot. */
void picture_strip(const struct picture_pen *pen,
	const struct document_cell *cell, const struct picture_box *within)
{
	double step = cell->strip_count > 1 ? within->width /
		(double)(cell->strip_count - 1) : 0;
	double (*points)[2] = mem_new(cell->strip_count, sizeof(*points));
	size_t count = 0;

	for (size_t i = 0; i <= cell->strip_count; i++) {
		if (i < cell->strip_count && !isnan(cell->strip[i])) {
			points[count][0] = within->x + (double)i * step;
			points[count++][1] = within->y + within->height -
				cell->strip[i] * within->height;
			continue;
		}
		if (count)
			pen->line(pen->context,
				(const double (*)[2])points, count);
		count = 0;
	}
	mem_free(points);
}

static void draw_lines(const struct picture *picture)
{
	const struct document_table *table = picture->table;
	size_t column = strip_column(table);

	for (size_t i = 0; i < document_rows(table); i++) {
		const struct picture_box within = {
			.x = picture->left,
			.y = (double)i * ROW + PAD,
			.width = picture->width - picture->left - 2 * PAD,
			.height = ROW - 2 * PAD,
		};

		draw_cell(picture, i, 0, PAD, i, ANCHOR_START);
		picture_strip(picture->pen, document_at(table, i, column),
			&within);
	}
}

/* The share as a fill, and in words for who sees no shade. */
static void draw_shade(const struct picture *picture, size_t row,
	size_t column, double x, double width)
{
	const struct document_cell *cell = document_at(picture->table, row,
		column);
	const struct picture_box box = {
		.opacity = cell->state == CELL_VALUE ?
			0.05 + 0.4 * fmin(fmax(cell->number, 0), 1) : 0,
		.x = x,
		.y = (double)(row + 1) * ROW,
		.width = width - 2,
		.height = ROW - 2,
	};

	picture->pen->box(picture->pen->context, &box);
	if (width > LETTER * 4)
		draw_cell(picture, row, column, x + width / 2, row + 1,
			ANCHOR_MIDDLE);
}

static void draw_heat(const struct picture *picture)
{
	const struct document_table *table = picture->table;
	size_t columns = table->columns.count;
	double each = columns > 1 ? (picture->width - picture->left) /
		(double)(columns - 1) : 0;

	for (size_t j = 1; j < columns; j++)
		picture->pen->text(picture->pen->context, picture->left +
			((double)j - 0.5) * each, ROW - PAD * 1.5,
			ANCHOR_MIDDLE, table->columns.items[j].name);
	for (size_t i = 0; i < document_rows(table); i++) {
		draw_cell(picture, i, 0, PAD, i + 1, ANCHOR_START);
		for (size_t j = 1; j < columns; j++)
			draw_shade(picture, i, j, picture->left +
				(double)(j - 1) * each, each);
	}
}

static double largest(const struct document_table *table)
{
	double most = 0;

	for (size_t i = 0; i < document_rows(table); i++) {
		if (document_at(table, i, 1)->state == CELL_VALUE)
			most = fmax(most, document_at(table, i, 1)->number);
	}
	return most > 0 ? most : 1;
}

static void draw_bars(const struct picture *picture)
{
	const struct document_table *table = picture->table;
	double room = picture->width - picture->left - LETTER * 6;
	double most = largest(table);

	for (size_t i = 0; i < document_rows(table); i++) {
		const struct document_cell *cell = document_at(table, i, 1);
		const struct picture_box bar = {
			.opacity = 0.6,
			.x = picture->left,
			.y = (double)i * ROW + 3,
			.width = cell->state == CELL_VALUE ? room *
				fmax(cell->number, 0) / most : 0,
			.height = ROW - 6,
		};

		draw_cell(picture, i, 0, PAD, i, ANCHOR_START);
		picture->pen->box(picture->pen->context, &bar);
		draw_cell(picture, i, 1, bar.x + bar.width + PAD, i,
			ANCHOR_START);
	}
}

static bool is_numbered(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

bool picture_has(const struct document_table *table)
{
	if (!table->columns.count || !document_rows(table))
		return false;
	switch (table->picture) {
	case PICTURE_NONE:
		break;
	case PICTURE_FLOW:
		return picture_flow_has(table);
	case PICTURE_LINES:
		return strip_column(table) < table->columns.count;
	case PICTURE_HEAT:
		return true;
	case PICTURE_BARS:
		return table->columns.count > 1 &&
			is_numbered(table->columns.items[1].kind);
	}
	return false;
}

void picture_draw(const struct picture_pen *pen,
	const struct document_table *table, int width)
{
	const struct picture picture = {
		.pen = pen,
		.table = table,
		.width = width,
		.left = width * NAME_SHARE,
	};
	int rows = (int)document_rows(table);

	if (!picture_has(table))
		return;
	if (table->picture == PICTURE_FLOW) {
		picture_flow(pen, table, width);
		return;
	}
	if (table->picture == PICTURE_HEAT)
		rows++;
	pen->open(pen->context, table, width, rows * ROW + PAD);
	if (table->picture == PICTURE_LINES)
		draw_lines(&picture);
	else if (table->picture == PICTURE_HEAT)
		draw_heat(&picture);
	else
		draw_bars(&picture);
}

/* SPDX-License-Identifier: MIT */
/* Pictures of tables as SVG: strips as lines, shares as heat and bars. */
#include "svg.h"

#include <math.h>

#define ROW 22
#define NAME_SHARE 0.3
#define LETTER 7.0 /* width of one, about */
#define PAD 4

void svg_escape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_adds(out, "&amp;");
		else if (*text == '<')
			buf_adds(out, "&lt;");
		else if (*text == '>')
			buf_adds(out, "&gt;");
		else if (*text == '"')
			buf_adds(out, "&quot;");
		else
			buf_addc(out, *text);
	}
}

void svg_open(struct svg *svg, struct buf *out,
	const struct document_table *table, int width, int height)
{
	*svg = (struct svg){
		.out = out,
		.table = table,
		.width = width,
		.height = height,
	};
	buf_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
		"viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
		"aria-labelledby=\"%s-picture\" font-family=\"sans-serif\" "
		"font-size=\"12\">\n<title id=\"%s-picture\">", width, height,
		width, height, table->id, table->id);
	svg_escape(out, table->title);
	buf_adds(out, "</title>\n");
}

void svg_close(struct svg *svg)
{
	buf_adds(svg->out, "</svg>\n");
}

void svg_text(const struct svg *svg, double x, double y, const char *anchor,
	const char *text)
{
	buf_addf(svg->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" "
		"fill=\"currentColor\">", x, y, anchor);
	svg_escape(svg->out, text);
	buf_adds(svg->out, "</text>\n");
}

static double name_width(const struct svg *svg)
{
	return svg->width * NAME_SHARE;
}

/* As much of the row's name as there is room for. */
static void draw_name(const struct svg *svg, size_t row)
{
	struct buf text = BUF_INIT;

	document_write_cell(&text, svg->table, row, 0);
	svg_text(svg, PAD, (double)(row + 1) * ROW - PAD * 1.5, "start",
		buf_text(&text));
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
static void draw_strip(const struct svg *svg, size_t row,
	const struct document_cell *cell)
{
	double left = name_width(svg);
	double step = cell->strip_count > 1 ? (svg->width - left - 2 * PAD) /
		(double)(cell->strip_count - 1) : 0;
	bool is_on = false;

	for (size_t i = 0; i < cell->strip_count; i++) {
		double x = left + (double)i * step;
		double y = (double)(row + 1) * ROW - PAD -
			cell->strip[i] * (ROW - 2 * PAD);

		if (isnan(cell->strip[i])) {
			if (is_on)
				buf_adds(svg->out, "\"/>\n");
			is_on = false;
			continue;
		}
		buf_addf(svg->out, is_on ? " L%.1f %.1f" : "<path class=\"t0\" "
			"fill=\"none\" stroke=\"currentColor\" "
			"stroke-width=\"2\" stroke-linecap=\"round\" "
			"d=\"M%.1f %.1f h0", x, y);
		is_on = true;
	}
	if (is_on)
		buf_adds(svg->out, "\"/>\n");
}

void svg_lines(struct buf *out, const struct document_table *table, int width)
{
	size_t column = strip_column(table);
	size_t rows = document_rows(table);
	struct svg svg;

	svg_open(&svg, out, table, width, (int)rows * ROW + PAD);
	for (size_t i = 0; i < rows && column < table->columns.count; i++) {
		draw_name(&svg, i);
		draw_strip(&svg, i, document_at(table, i, column));
	}
	svg_close(&svg);
}

/* The share as a fill, and in words for who sees no shade. */
static void draw_shade(const struct svg *svg, size_t row, size_t column,
	double x, double width)
{
	const struct document_cell *cell = document_at(svg->table, row,
		column);
	struct buf text = BUF_INIT;

	document_write_cell(&text, svg->table, row, column);
	buf_addf(svg->out, "<rect class=\"t0\" x=\"%.1f\" y=\"%.1f\" "
		"width=\"%.1f\" height=\"%d\" fill=\"currentColor\" "
		"fill-opacity=\"%.2f\"/>\n", x, (double)row * ROW + ROW,
		width - 2, ROW - 2, cell->state == CELL_VALUE ?
		0.05 + 0.4 * fmin(fmax(cell->number, 0), 1) : 0.0);
	if (width > LETTER * 4)
		svg_text(svg, x + width / 2, (double)row * ROW + 2 * ROW -
			PAD * 1.5, "middle", buf_text(&text));
	buf_release(&text);
}

void svg_heat(struct buf *out, const struct document_table *table, int width)
{
	size_t rows = document_rows(table), columns = table->columns.count;
	struct svg svg;
	double each;

	svg_open(&svg, out, table, width, (int)(rows + 1) * ROW + PAD);
	each = columns > 1 ? (width - name_width(&svg)) /
		(double)(columns - 1) : 0;
	for (size_t j = 1; j < columns; j++)
		svg_text(&svg, name_width(&svg) + ((double)j - 0.5) * each,
			ROW - PAD * 1.5, "middle",
			table->columns.items[j].name);
	for (size_t i = 0; i < rows; i++) {
		struct buf text = BUF_INIT;

		document_write_cell(&text, table, i, 0);
		svg_text(&svg, PAD, (double)i * ROW + 2 * ROW - PAD * 1.5,
			"start", buf_text(&text));
		buf_release(&text);
		for (size_t j = 1; j < columns; j++)
			draw_shade(&svg, i, j, name_width(&svg) +
				(double)(j - 1) * each, each);
	}
	svg_close(&svg);
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

void svg_bars(struct buf *out, const struct document_table *table, int width)
{
	size_t rows = document_rows(table);
	struct buf text = BUF_INIT;
	struct svg svg;
	double room;

	svg_open(&svg, out, table, width, (int)rows * ROW + PAD);
	room = width - name_width(&svg) - LETTER * 6;
	for (size_t i = 0; i < rows; i++) {
		const struct document_cell *cell = document_at(table, i, 1);
		double bar = cell->state == CELL_VALUE ? room * cell->number /
			largest(table) : 0;

		draw_name(&svg, i);
		buf_addf(out, "<rect class=\"t0\" x=\"%.1f\" y=\"%.1f\" "
			"width=\"%.1f\" height=\"%d\" fill=\"currentColor\" "
			"fill-opacity=\"0.6\"/>\n", name_width(&svg),
			(double)i * ROW + 3, bar, ROW - 6);
		buf_clear(&text);
		document_write_cell(&text, table, i, 1);
		svg_text(&svg, name_width(&svg) + bar + PAD,
			(double)(i + 1) * ROW - PAD * 1.5, "start",
			buf_text(&text));
	}
	buf_release(&text);
	svg_close(&svg);
}

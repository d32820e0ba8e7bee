/* SPDX-License-Identifier: MIT */
/* Drawing on the screen: the only file that writes to a curses window. */
#define _XOPEN_SOURCE_EXTENDED 1
#include "paint.h"

#include <curses.h>

#include "base/text.h"
#include "screen.h"

#define CELLS_AT_ONCE 256

/* What the locale cannot show is as wide as it would be. */
static void replace_foreign(struct buf *out, const char *text)
{
	size_t size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	while (size > 0) {
		if (code < 0x80)
			buf_addc(out, (char)code);
		else
			buf_addf(out, "%.*s", (int)text_cells(code), "??");
		text += size;
		code = text_next(text, SIZE_MAX, &size);
	}
}

void paint_begin(void)
{
	erase();
}

void paint_end(void)
{
	wnoutrefresh(stdscr);
	doupdate();
}

/* Curses asks the locale of every byte of a text, and nothing of a cell. */
static void put_plain(int row, int col, chtype style, const char *text)
{
	chtype cells[CELLS_AT_ONCE];

	while (*text) {
		int count = 0;

		for (; count < CELLS_AT_ONCE && text[count]; count++)
			cells[count] = (chtype)text[count] | style;
		mvaddchnstr(row, col, cells, count);
		text += count;
		col += count;
	}
	move(row, col);
}

static void put(struct rect area, int row, int col, enum style style,
	const char *text)
{
	attr_t attributes = theme_attributes(style);
	short pair = theme_pair(style);

	if (!text[text_plain(text)]) {
		put_plain(area.row + row, area.col + col,
			attributes | (chtype)COLOR_PAIR(pair), text);
		return;
	}
	attr_set(attributes, pair, NULL);
	mvaddstr(area.row + row, area.col + col, text);
	attr_set(A_NORMAL, 0, NULL);
}

static bool is_inside(struct rect area, int row, int col)
{
	return row >= 0 && row < area.rows && col >= 0 && col < area.cols;
}

static void put_cells(struct rect area, int row, int col, int cells,
	enum style style, const char *clean)
{
	struct buf fitted = BUF_INIT;

	if (cells > area.cols - col)
		cells = area.cols - col;
	text_fit(&fitted, clean, (size_t)cells, theme_glyph(GLYPH_MORE));
	put(area, row, col, style, buf_text(&fitted));
	buf_release(&fitted);
}

static void clean_for_screen(struct buf *out, const char *text)
{
	struct buf known = BUF_INIT;

	if (screen_is_utf8()) {
		text_clean(out, text);
		return;
	}
	text_clean(&known, text);
	replace_foreign(out, buf_text(&known));
	buf_release(&known);
}

void paint_cells(struct rect area, int row, int col, int cells,
	enum style style, const char *text)
{
	struct buf clean = BUF_INIT;

	if (!is_inside(area, row, col) || cells <= 0)
		return;
	clean_for_screen(&clean, text);
	put_cells(area, row, col, cells, style, buf_text(&clean));
	buf_release(&clean);
}

int paint_text(struct rect area, int row, int col, enum style style,
	const char *text)
{
	struct buf clean = BUF_INIT;
	int cells;

	if (!is_inside(area, row, col))
		return col;
	clean_for_screen(&clean, text);
	cells = (int)text_width(buf_text(&clean));
	if (cells > area.cols - col)
		cells = area.cols - col;
	if (cells > 0)
		put_cells(area, row, col, cells, style, buf_text(&clean));
	buf_release(&clean);
	return col + cells;
}

int paint_format(struct rect area, int row, int col, enum style style,
	const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	col = paint_text(area, row, col, style, buf_text(&text));
	buf_release(&text);
	return col;
}

/* One call of curses for a whole line is a tenth of the work of its cells. */
static cchar_t cell_of(enum glyph glyph)
{
	const char *text = theme_glyph(glyph);
	wchar_t characters[2] = { 0 };
	cchar_t cell;
	size_t size;

	characters[0] = (wchar_t)text_next(text, SIZE_MAX, &size);
	setcchar(&cell, characters, A_NORMAL, 0, NULL);
	return cell;
}

void paint_rule(struct rect area, int row)
{
	const cchar_t cell = cell_of(GLYPH_RULE);

	if (is_inside(area, row, 0))
		mvhline_set(area.row + row, area.col, &cell, area.cols);
}

void paint_bar(struct rect area, int col)
{
	const cchar_t cell = cell_of(GLYPH_BAR);

	if (is_inside(area, 0, col))
		mvvline_set(area.row, area.col + col, &cell, area.rows);
}

struct rect paint_cover(struct rect area, size_t rows)
{
	int most = area.rows - 1;

	if (rows < (size_t)most)
		most = (int)rows;
	area.row += area.rows - most - 1;
	area.rows = most + 1;
	for (int row = 1; row <= most; row++)
		paint_cells(area, row, 0, area.cols, STYLE_PLAIN, "");
	paint_rule(area, 0);
	return area;
}

int paint_left_out(struct rect area, const struct span *span)
{
	if (span->above)
		paint_format(area, 0, 1, STYLE_QUIET, "%s %zu more",
			theme_glyph(GLYPH_UP), span->above);
	if (span->below)
		paint_format(area, area.rows - 1, 1, STYLE_QUIET, "%s %zu more",
			theme_glyph(GLYPH_DOWN), span->below);
	return span->above ? 1 : 0;
}

void paint_glyph(struct rect area, int row, int col, enum style style,
	enum glyph glyph)
{
	if (is_inside(area, row, col))
		put(area, row, col, style, theme_glyph(glyph));
}

void paint_cursor(struct rect area, int row, int col)
{
	if (col >= area.cols)
		col = area.cols - 1;
	if (is_inside(area, row, col))
		move(area.row + row, area.col + col);
}

void paint_join(struct buf *out, const char *statement)
{
	if (out->len > 0)
		buf_addf(out, " %s ", theme_glyph(GLYPH_DOT));
	buf_adds(out, statement);
}

void paint_spread(struct buf *out, const char *marks)
{
	for (size_t i = 0; marks[i]; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		buf_addc(out, marks[i]);
	}
}

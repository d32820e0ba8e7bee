/* SPDX-License-Identifier: MIT */
/*
 * Putting text into rectangles. Nothing is ever painted outside of the
 * rectangle given; text is cleaned of what must not reach a terminal, and cut
 * at whole characters.
 */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include "base/attr.h"
#include "base/buf.h"
#include "layout.h"
#include "theme.h"

/* A frame: what is not painted between the two is blank. */
void paint_begin(void);
void paint_end(void);

/* text in exactly cells cells from (row, col) of area on. */
void paint_cells(struct rect area, int row, int col, int cells,
	enum style style, const char *text);
/* text as wide as it is, as far as area goes; the column after it. */
int paint_text(struct rect area, int row, int col, enum style style,
	const char *text);
FORMAT(5, 6) int paint_format(struct rect area, int row, int col,
	enum style style, const char *format, ...);
/* A horizontal rule through a row of area. */
void paint_rule(struct rect area, int row);
/* A vertical one through a column of area. */
void paint_bar(struct rect area, int col);
/* Over the lowest rows of area a rule, and below it so many blank rows, or
 * as many as there are; all of them, the rule first. */
struct rect paint_cover(struct rect area, size_t rows);
/* "↑ 3 more" in the first row of a list, "↓ 2 more" in the last, where items
 * are left out; the row of the first that is shown. */
int paint_left_out(struct rect area, const struct span *span);
/* One glyph. */
void paint_glyph(struct rect area, int row, int col, enum style style,
	enum glyph glyph);
/* The cell that the terminal's cursor stands on when the frame is shown. */
void paint_cursor(struct rect area, int row, int col);

/* "one · two": a dot between statements, when there was one before. */
void paint_join(struct buf *out, const char *statement);
/* "1 3 3 4" from "1334". */
void paint_spread(struct buf *out, const char *marks);

#endif

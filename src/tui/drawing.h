/* SPDX-License-Identifier: MIT */
/* Numbers as characters: strips, shades, bars, and streams between groups. */
#ifndef TUI_DRAWING_H
#define TUI_DRAWING_H

#include "paper.h"

/* One cell a value, the newest so many of them; in ASCII the tens. */
void drawing_write_strip(struct buf *out, const struct document_cell *cell,
	size_t cells, bool is_ascii);
/* A share of 0..1 as a shade, or as the tens. */
void drawing_write_shade(struct buf *out, double share, bool is_digit);
void drawing_write_bar(struct buf *out, double share, size_t cells,
	bool is_ascii);

/* Of a table that is PICTURE_FLOW: a stack a week, of the letters of groups
 * and as tall as they are many; below it how many moved each week. */
#define DRAWING_FLOW_ROWS 10
void drawing_write_flow(struct paper *paper,
	const struct document_table *table, const struct paper_look *look);
/* Begins a line; adds a piece to the one that was begun. text is copied. */
void drawing_line(struct paper *paper);
void drawing_piece(struct paper *paper, size_t col, enum style style,
	const char *text);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A line of text while it is typed: UTF-8, and a place in it. The place is
 * never inside of a character nor before a mark that belongs to the one
 * before it.
 */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include "base/buf.h"

struct line {
	struct buf text;
	size_t at; /* in bytes */
};

void line_release(struct line *line);
void line_clear(struct line *line);
/* The place is then at the end. */
void line_set(struct line *line, const char *text);
/* What cannot be shown is left out; a newline becomes a blank. */
void line_insert(struct line *line, const char *text);
void line_rub(struct line *line);      /* the character before the place */
void line_rub_word(struct line *line);
void line_delete(struct line *line);   /* the one at the place */
void line_left(struct line *line);
void line_right(struct line *line);
void line_first(struct line *line);
void line_last(struct line *line);
/* Cells before the place. */
size_t line_cells_before(const struct line *line);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Where things stand: pure functions from the size of the screen to
 * rectangles. Every rectangle lies on the screen; one that has no room has
 * no rows.
 */
#ifndef TUI_LAYOUT_H
#define TUI_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_ROWS_MIN 10
#define LAYOUT_COLS_MIN 40
/* Four columns from here on; one and a strip of tabs below. */
#define LAYOUT_COLS_WIDE 72
#define LAYOUT_COLUMNS 4

struct rect {
	int row;
	int col;
	int rows;
	int cols;
};

/* What every view has: header, its own part, and the lines at the bottom. */
struct frame {
	bool is_too_small;
	struct rect all;
	struct rect header;  /* two rows on a tall screen, else one */
	struct rect body;
	struct rect rule;    /* between body and the lines below */
	struct rect detail;  /* no rows on a low screen */
	struct rect echo;    /* what a typed line would do: never without */
	struct rect message;
	struct rect footer;
};
struct frame layout_frame(int rows, int cols);

/* The board inside the body of a frame. */
struct board_layout {
	bool is_single;      /* one column under a strip of tabs */
	struct rect heads;
	struct rect rule;
	struct rect columns[LAYOUT_COLUMNS]; /* all the same when is_single */
	/* Who is not yet seen, below the columns; no rows when is_single or
	 * when there is no one. */
	struct rect unseen_rule;
	struct rect unseen;
};
/* longest: of the columns; unseen: how many students are not yet seen;
 * routines: rows that heads may have besides the first, where columns stand
 * side by side and have enough rows left. */
struct board_layout layout_board(const struct frame *frame, size_t longest,
	size_t unseen, int routines);

/*
 * Which items of a list stand in a number of rows. Where items are left out,
 * one row says how many: above > 0 takes the first row, below > 0 the last.
 */
struct span {
	size_t first;
	size_t shown;
	size_t above;
	size_t below;
};
#define LAYOUT_NO_ITEM ((size_t)-1)
/* first: the one that stood first before; it moves no further than it must
 * for selected (LAYOUT_NO_ITEM: none) to be shown. */
struct span layout_span(size_t count, int rows, size_t first,
	size_t selected);

#endif

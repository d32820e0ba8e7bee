/* SPDX-License-Identifier: MIT */
/* Rectangles from sizes. */
#include "layout.h"

#define TALL_ROWS 30
#define DETAIL_ROWS 16
#define ROUTINE_BODY 14 /* body rows from which on heads may have more */

/* rows of area from row on, as many of them as there are. */
static struct rect slice(struct rect area, int row, int rows)
{
	if (row > area.rows)
		row = area.rows;
	if (rows > area.rows - row)
		rows = area.rows - row;
	return (struct rect){
		.row = area.row + row,
		.col = area.col,
		.rows = rows > 0 ? rows : 0,
		.cols = area.cols,
	};
}

struct frame layout_frame(int rows, int cols)
{
	struct frame frame = {
		.is_too_small = rows < LAYOUT_ROWS_MIN ||
			cols < LAYOUT_COLS_MIN,
		.all = { .rows = rows, .cols = cols },
	};
	int header = rows >= TALL_ROWS ? 2 : 1;
	int detail = rows >= DETAIL_ROWS ? 1 : 0;
	int body = rows - header - detail - 3;

	if (frame.is_too_small)
		return frame;
	frame.header = slice(frame.all, 0, header);
	frame.body = slice(frame.all, header, body);
	frame.rule = slice(frame.all, header + body, 1);
	frame.detail = slice(frame.all, header + body + 1, detail);
	frame.echo = detail ? frame.detail : frame.rule;
	frame.message = slice(frame.all, rows - 2, 1);
	frame.footer = slice(frame.all, rows - 1, 1);
	return frame;
}

/* Rows for those not yet seen, their rule included: what they need, but the
 * columns keep what they need up to two thirds of the room. */
static int unseen_rows(int rows, size_t longest, size_t unseen)
{
	int wanted = 1 + (int)((unseen + LAYOUT_COLUMNS - 1) / LAYOUT_COLUMNS);
	int columns = longest > (size_t)rows ? rows : (int)longest;
	int most;

	if (unseen == 0 || rows < 3)
		return 0;
	if (columns > rows * 2 / 3)
		columns = rows * 2 / 3;
	if (columns < 1)
		columns = 1;
	most = rows - columns;
	if (most < 2)
		most = 2;
	return wanted < most ? wanted : most;
}

/* The bars between columns take one cell each; what is left over after
 * sharing goes to the first columns. */
static void place_columns(struct board_layout *board, struct rect area)
{
	int cells = area.cols - (LAYOUT_COLUMNS - 1);
	int col = area.col;

	for (int i = 0; i < LAYOUT_COLUMNS; i++) {
		board->columns[i] = area;
		if (board->is_single)
			continue;
		board->columns[i].col = col;
		board->columns[i].cols = cells / LAYOUT_COLUMNS +
			(i < cells % LAYOUT_COLUMNS ? 1 : 0);
		col += board->columns[i].cols + 1;
	}
}

/* Students come first: what stands over them has what they can spare. */
static int head_rows(const struct frame *frame, int routines)
{
	int spare = frame->body.rows - ROUTINE_BODY;

	if (frame->all.cols < LAYOUT_COLS_WIDE || spare < 0)
		return 1;
	return 1 + (routines < 1 + spare ? routines : 1 + spare);
}

struct board_layout layout_board(const struct frame *frame, size_t longest,
	size_t unseen, int routines)
{
	int heads = head_rows(frame, routines);
	struct board_layout board = {
		.is_single = frame->all.cols < LAYOUT_COLS_WIDE,
		.heads = slice(frame->body, 0, heads),
		.rule = slice(frame->body, heads, 1),
	};
	struct rect lists = slice(frame->body, heads + 1, frame->body.rows);
	int below = board.is_single ? 0 :
		unseen_rows(lists.rows, longest, unseen);

	if (frame->is_too_small)
		return board;
	place_columns(&board, slice(lists, 0, lists.rows - below));
	board.unseen_rule = slice(lists, lists.rows - below, below ? 1 : 0);
	board.unseen = slice(lists, lists.rows - below + 1, below - 1);
	return board;
}

/* With the list standing at first: how many items, and what is left out. */
static struct span span_at(size_t count, size_t rows, size_t first)
{
	struct span span = { .first = first, .above = first };

	if (first > 0)
		rows--;
	if (rows > count - first)
		rows = count - first;
	span.shown = rows;
	span.below = count - first - rows;
	if (span.below > 0 && span.shown > 0) {
		span.shown--;
		span.below++;
	}
	return span;
}

/* Too low to say what is left out. */
static struct span span_plain(size_t count, size_t rows, size_t selected)
{
	struct span span = { .shown = rows < count ? rows : count };

	if (selected != LAYOUT_NO_ITEM && selected >= span.shown)
		span.first = selected - span.shown + 1;
	return span;
}

/* Never 1: the row that counts one item takes as much room as the item. */
static size_t settle_first(size_t count, size_t rows, size_t first,
	size_t selected)
{
	if (selected != LAYOUT_NO_ITEM && selected < first)
		first = selected;
	while (first > 1 && span_at(count, rows, first - 1).below == 0)
		first--;
	return first > 1 ? first : first ? 2 : 0;
}

struct span layout_span(size_t count, int rows, size_t first,
	size_t selected)
{
	size_t room = rows > 0 ? (size_t)rows : 0;
	struct span span;

	if (room < 3)
		return span_plain(count, room, selected);
	if (count <= room)
		return (struct span){ .shown = count };
	if (selected != LAYOUT_NO_ITEM && selected <= 1)
		first = 0;
	first = settle_first(count, room, first < count ? first : count - 1,
		selected);
	span = span_at(count, room, first);
	while (selected != LAYOUT_NO_ITEM &&
	    selected >= span.first + span.shown) {
		first = first ? first + 1 : 2;
		span = span_at(count, room, first);
	}
	return span;
}

/* SPDX-License-Identifier: MIT */
/* The board: who stands where, with what beside the name. */
#include "app/wording.h"
#include "base/text.h"
#include "desk.h"
#include "keys.h"
#include "lists.h"
#include "model/severity.h"
#include "paint.h"
#include "places.h"
#include "screen.h"
#include "who.h"

/* Columns from here on have room for four marks, blanks and the days; from
 * there on for the estimate too, and the name needs no more. */
#define WIDE_CELLS 28
#define WIDEST_CELLS 56
#define NAME_CELLS 24
#define NARROW_MARKS 3
/* In a head: the station, and the task where there is room for it. */
#define ROUTINE_LINES 2
#define TASK_COLS 100

/* One list being painted. */
struct listing {
	struct tui *tui;
	const struct lists *lists;
	enum cluster cluster;
	struct rect area;
	struct rect cursor;  /* where the selected name begins; no rows: not
	                      * here */
	int64_t now_ms;
};

static char mark_of(const struct listing *listing, const struct seat *seat,
	int64_t student)
{
	if (sight_keeps(listing->tui, student))
		return '~';
	if (marks_has(&listing->tui->marks, student, listing->now_ms))
		return '*';
	if (seat->block)
		return 'b';
	return seat->pinned ? 'p' : ' ';
}

/* What a regroup would say; else whether it is long since a check-in. */
static void add_flag(struct buf *out, const struct seat *seat)
{
	const struct move *move = seat->move;

	if (move_is_change(move) && move->from == CLUSTER_NONE)
		buf_addc(out, cluster_letter(move->to));
	else if (move_is_change(move))
		buf_adds(out, theme_glyph(move->to > move->from ?
			GLYPH_UP : GLYPH_DOWN));
	else if (seat->offer)
		buf_addc(out, '?');
	else
		buf_addc(out, seat->days >= ROOM_UNSEEN_DAYS ? '!' : ' ');
}

static void add_marks(struct buf *out, const struct seat *seat, bool is_wide)
{
	size_t cells = is_wide ? 2 * ROOM_RECENT - 1 : NARROW_MARKS;

	if (seat->absent)
		text_fit(out, is_wide ? "absent" : "out", cells, "");
	else if (seat->days < 0)
		buf_pad(out, ' ', cells);
	else if (is_wide)
		paint_spread(out, seat->recent);
	else
		buf_adds(out, seat->recent + ROOM_RECENT - NARROW_MARKS);
}

static void add_days(struct buf *out, int days)
{
	if (days < 0)
		buf_adds(out, "    ");
	else if (days < 1000)
		buf_addf(out, "%3dd", days);
	else
		buf_adds(out, " old");
}

/* Everything of a row but its name, in cells that do not depend on it. */
static void row_tail(const struct listing *listing, const struct seat *seat,
	int64_t student, int cols, struct buf *out)
{
	bool is_wide = cols >= WIDE_CELLS;

	buf_addc(out, ' ');
	if (desk_hides(listing->tui)) {
		buf_adds(out, seat->absent ? "out " : "");
		return;
	}
	add_marks(out, seat, is_wide);
	if (is_wide) {
		add_days(out, seat->days);
		buf_addc(out, ' ');
	}
	buf_addc(out, mark_of(listing, seat, student));
	add_flag(out, seat);
	if (cols >= WIDEST_CELLS && !listing->tui->room->is_blank) {
		buf_adds(out, "   ");
		wording_estimate(out, seat->move);
	}
}

/* Of the not yet seen there is nothing to say: their names have the room. */
static void leave_blanks_out(struct buf *tail)
{
	while (tail->len > 1 && tail->data[tail->len - 1] == ' ')
		buf_truncate(tail, tail->len - 1);
}

static void write_name(struct buf *out, const struct tui *tui,
	int64_t student, size_t cells)
{
	const struct entry *entry = tui->typing.entry;

	if (entry && entry->takes_names)
		who_write_short(out, tui, student, cells);
	else
		buf_adds(out, desk_name(tui, student));
}

static void draw_seat(struct listing *listing, struct rect cell, int row,
	size_t seat_at)
{
	const struct room *room = listing->tui->room;
	const struct seat *seat = &room->seats[seat_at];
	const struct student *student = &room->facts.students[seat->student];
	bool is_selected = student->id == listing->tui->selected;
	enum style style = is_selected ? STYLE_SELECTED :
		seat->absent ? STYLE_QUIET : STYLE_PLAIN;
	struct buf tail = BUF_INIT, name = BUF_INIT;
	int name_cells;

	row_tail(listing, seat, student->id, cell.cols, &tail);
	if (listing->cluster == CLUSTER_NONE && cell.cols < WIDEST_CELLS)
		leave_blanks_out(&tail);
	name_cells = cell.cols >= WIDEST_CELLS ? NAME_CELLS :
		cell.cols - 1 - (int)text_width(buf_text(&tail));
	if (is_selected) {
		paint_glyph(cell, row, 0, STYLE_TITLE, GLYPH_SELECTED);
		listing->cursor = (struct rect){
			cell.row + row, cell.col + 1, 1, 1
		};
	}
	if (sight_has(listing->tui, student->id))
		paint_text(cell, row, 0, STYLE_NOTICE, "+");
	places_student(listing->tui, cell, row, student->id);
	write_name(&name, listing->tui, student->id, (size_t)name_cells);
	paint_cells(cell, row, 1, name_cells, style, buf_text(&name));
	paint_text(cell, row, 1 + name_cells,
		seat->absent ? STYLE_QUIET : STYLE_PLAIN, buf_text(&tail));
	buf_release(&tail);
	buf_release(&name);
}

static void say_hidden(struct rect area, int row, enum glyph glyph,
	size_t count, const char *where)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s %zu more %s", theme_glyph(glyph), count, where);
	paint_text(area, row, 1, STYLE_QUIET, buf_text(&text));
	buf_release(&text);
}

/* The part of a list that has room, per_row of it in a row. */
static struct span span_of(struct listing *listing, size_t per_row)
{
	struct tui *tui = listing->tui;
	size_t count = listing->lists->count[listing->cluster];
	size_t selected = LAYOUT_NO_ITEM;
	struct lists_place place;
	struct span span;

	if (lists_find(listing->lists, tui, tui->selected, &place) &&
	    place.cluster == listing->cluster)
		selected = place.at / per_row;
	span = layout_span((count + per_row - 1) / per_row,
		listing->area.rows, tui->tops[listing->cluster], selected);
	tui->tops[listing->cluster] = span.first;
	return span;
}

static void draw_list(struct listing *listing)
{
	const size_t *seats = listing->lists->seats[listing->cluster];
	struct rect area = listing->area;
	struct span span = span_of(listing, 1);
	int row = 0;

	if (span.above)
		say_hidden(area, row++, GLYPH_UP, span.above, "above");
	for (size_t i = 0; i < span.shown; i++)
		draw_seat(listing, area, row++, seats[span.first + i]);
	if (span.below)
		say_hidden(area, row, GLYPH_DOWN, span.below, "below");
}

/* The not yet seen stand under the four columns, row by row. */
static void draw_grid(struct listing *listing,
	const struct board_layout *layout)
{
	const size_t *seats = listing->lists->seats[CLUSTER_NONE];
	size_t count = listing->lists->count[CLUSTER_NONE];
	struct rect area = layout->unseen;
	struct span span = span_of(listing, LAYOUT_COLUMNS);
	int row = 0;

	if (span.above)
		say_hidden(area, row++, GLYPH_UP,
			span.above * LAYOUT_COLUMNS, "above");
	for (size_t i = 0; i < span.shown * LAYOUT_COLUMNS; i++) {
		size_t at = span.first * LAYOUT_COLUMNS + i;
		struct rect cell = area;

		if (at >= count)
			break;
		cell.col = layout->columns[i % LAYOUT_COLUMNS].col;
		cell.cols = layout->columns[i % LAYOUT_COLUMNS].cols;
		draw_seat(listing, cell, row + (int)(i / LAYOUT_COLUMNS),
			seats[at]);
	}
	if (span.below)
		say_hidden(area, row + (int)span.shown, GLYPH_DOWN,
			count - (span.first + span.shown) * LAYOUT_COLUMNS,
			"below");
}

static const char *routine_line(const struct routine *routine, int line)
{
	const char *text = !routine ? NULL :
		line == 1 ? routine->station : routine->task;

	return text ? text : "";
}

/* How many lines of a routine the heads have: station, and task. */
static int routine_lines(const struct tui *tui)
{
	int lines = 0;

	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		for (int line = 1; line <= ROUTINE_LINES; line++) {
			if (*routine_line(tui->wall.routines[i], line) &&
			    line > lines)
				lines = line;
		}
	}
	return screen_cols() < TASK_COLS && lines > 1 ? 1 : lines;
}

/* "R ● Reteach      7", and what they do there. */
static void draw_head(const struct tui *tui, struct rect area,
	enum cluster cluster, size_t count)
{
	size_t total = tui->room->columns[cluster].count;
	struct buf label = BUF_INIT;
	struct buf number = BUF_INIT;
	int cells;

	buf_addf(&label, "%c %s ", desk_letter(tui, cluster),
		theme_shape(desk_face(tui, cluster)));
	desk_label(tui, cluster, &label);
	buf_addf(&number, " %zu", count);
	if (count < total)
		buf_addf(&number, "/%zu", total);
	buf_addc(&number, ' ');
	cells = area.cols - 1 - (int)text_width(buf_text(&number));
	paint_cells(area, 0, 1, cells, theme_cluster_style(
		desk_face(tui, cluster)), buf_text(&label));
	paint_text(area, 0, 1 + cells, STYLE_TITLE, buf_text(&number));
	for (int line = 1; line < area.rows; line++)
		paint_text(area, line, 1, STYLE_PLAIN,
			routine_line(tui->wall.routines[cluster], line));
	buf_release(&label);
	buf_release(&number);
}

static struct rect column_head(const struct board_layout *layout, int column)
{
	struct rect head = layout->heads;

	head.col = layout->columns[column].col;
	head.cols = layout->columns[column].cols;
	return head;
}

static void draw_bars(const struct board_layout *layout,
	const struct frame *frame)
{
	bool has_unseen = layout->unseen_rule.rows > 0;
	struct rect lists = frame->all;

	lists.row = layout->columns[0].row;
	lists.rows = layout->columns[0].rows;
	if (has_unseen)
		paint_rule(layout->unseen_rule, 0);
	for (int i = 1; i < LAYOUT_COLUMNS; i++) {
		int col = layout->columns[i].col - 1;

		paint_bar(layout->heads, col);
		paint_glyph(layout->rule, 0, col, STYLE_PLAIN, GLYPH_CROSS);
		paint_bar(lists, col);
		paint_glyph(has_unseen ? layout->unseen_rule : frame->rule, 0,
			col, STYLE_PLAIN, GLYPH_TEE_UP);
	}
}

static void draw_unseen_head(struct listing *listing,
	const struct board_layout *layout)
{
	struct rect head = layout->unseen_rule;
	struct buf label = BUF_INIT;

	desk_label(listing->tui, CLUSTER_NONE, &label);
	paint_format(head, 0, 1, STYLE_TITLE, " %s %s %zu ",
		theme_shape(CLUSTER_NONE), buf_text(&label),
		lists_matching(listing->lists, CLUSTER_NONE));
	buf_release(&label);
}

static void draw_columns(struct listing *listing,
	const struct board_layout *layout, const struct frame *frame)
{
	for (int i = 0; i < LAYOUT_COLUMNS; i++) {
		listing->cluster = listing->lists->order[i];
		listing->area = layout->columns[i];
		draw_head(listing->tui, column_head(layout, i),
			listing->cluster,
			lists_matching(listing->lists, listing->cluster));
		draw_list(listing);
	}
	draw_bars(layout, frame);
	if (layout->unseen_rule.rows) {
		draw_unseen_head(listing, layout);
		listing->cluster = CLUSTER_NONE;
		listing->area = layout->unseen;
		draw_grid(listing, layout);
	}
}

/* "[R ● Reteach 7]"; the label in so many cells, 0: without it. */
static void add_tab(struct buf *out, const struct listing *listing,
	enum cluster cluster, size_t cells)
{
	bool is_open = cluster == listing->cluster;
	struct buf label = BUF_INIT;

	buf_addf(out, "%c%c ", is_open ? '[' : ' ',
		desk_letter(listing->tui, cluster));
	desk_label(listing->tui, cluster, &label);
	if (cells > text_width(buf_text(&label)))
		cells = text_width(buf_text(&label));
	if (cells) {
		text_fit(out, buf_text(&label), cells,
			theme_glyph(GLYPH_MORE));
		buf_addc(out, ' ');
	}
	buf_addf(out, "%zu%c", lists_matching(listing->lists, cluster),
		is_open ? ']' : ' ');
	buf_release(&label);
}

/* How wide labels are: of the list that is shown, of the others. */
struct tabs {
	size_t open;
	size_t others;
};

static int draw_tabs(const struct listing *listing, struct rect area,
	struct tabs tabs, bool is_drawn)
{
	int col = 0;

	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		enum cluster cluster = listing->lists->order[i];
		bool is_open = cluster == listing->cluster;
		struct buf tab = BUF_INIT;

		if (cluster != CLUSTER_NONE || listing->lists->count[cluster])
			add_tab(&tab, listing, cluster, is_open ? tabs.open :
				tabs.others);
		if (is_drawn)
			paint_text(area, 0, col, is_open ?
				theme_cluster_style(desk_face(listing->tui,
				cluster)) : STYLE_PLAIN,
				buf_text(&tab));
		col += (int)text_width(buf_text(&tab));
		buf_release(&tab);
	}
	return col;
}

/* In full; or but letters and numbers, and what has room of the label of the
 * list that is shown: numbers are never cut. */
static void fit_tabs(const struct listing *listing, struct rect area)
{
	struct tabs tabs = { SIZE_MAX, SIZE_MAX };
	struct buf label = BUF_INIT;
	int over;

	if (draw_tabs(listing, area, tabs, false) > area.cols)
		tabs.others = 0;
	over = draw_tabs(listing, area, tabs, false) - area.cols;
	desk_label(listing->tui, listing->cluster, &label);
	if (over > 0)
		tabs.open = text_width(buf_text(&label)) > (size_t)over + 1 ?
			text_width(buf_text(&label)) - (size_t)over : 0;
	draw_tabs(listing, area, tabs, true);
	buf_release(&label);
}

static void draw_single(struct listing *listing,
	const struct board_layout *layout)
{
	struct lists_place place;

	lists_find(listing->lists, listing->tui, listing->tui->selected,
		&place);
	listing->cluster = place.cluster;
	listing->area = layout->columns[0];
	fit_tabs(listing, layout->heads);
	draw_list(listing);
}

static void join_cluster(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	struct buf text = BUF_INIT;

	desk_label(tui, seat->cluster, &text);
	if (seat->stay) {
		buf_adds(&text, " since ");
		date_write_short(&text, seat->stay->since);
	}
	paint_join(out, buf_text(&text));
	buf_release(&text);
}

static void join_would_move(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	struct buf text = BUF_INIT;

	if (!move_is_change(seat->move))
		return;
	buf_adds(&text, "would move to ");
	desk_label(tui, seat->move->to, &text);
	paint_join(out, buf_text(&text));
	buf_release(&text);
}

static void join_states(struct buf *out, const struct tui *tui,
	const struct seat *seat)
{
	if (seat->absent)
		paint_join(out, "absent today");
	if (seat->block) {
		paint_join(out, wording_block(seat->block));
		buf_addf(out, ": %s%s", seat->block->what,
			seat->block->severity == SEVERITY_LIGHT ?
			", light" : "");
	}
	if (seat->pinned)
		paint_join(out, "pinned");
	if (seat->offer) {
		paint_join(out, "look at them: ");
		buf_addf(out, "%s says why",
			keys_first(&tui->keys, "regroup"));
	}
	if (seat->days >= ROOM_UNSEEN_DAYS) {
		paint_join(out, "last seen ");
		buf_addf(out, "%d days ago", seat->days);
	}
}

static void draw_detail(const struct tui *tui, struct rect area)
{
	const struct seat *seat = desk_seat(tui, tui->selected);
	struct buf text = BUF_INIT;
	struct buf estimate = BUF_INIT;
	int col;

	if (!seat)
		return;
	who_write_short(&text, tui, tui->selected, SIZE_MAX);
	col = paint_text(area, 0, 1, STYLE_TITLE, buf_text(&text));
	buf_clear(&text);
	if (sight_keeps(tui, tui->selected))
		buf_adds(&text, "no longer among these");
	join_cluster(&text, tui, seat);
	if (!desk_hides(tui)) {
		if (!tui->room->is_blank)
			wording_estimate(&estimate, seat->move);
		if (estimate.len)
			paint_join(&text, buf_text(&estimate));
		join_would_move(&text, tui, seat);
		join_states(&text, tui, seat);
	}
	paint_format(area, 0, col, STYLE_PLAIN, " %s %s",
		theme_glyph(GLYPH_DOT), buf_text(&text));
	buf_release(&text);
	buf_release(&estimate);
}

/* What of the class is shown, on the rule below it. */
static void draw_sight(const struct tui *tui, const struct lists *lists,
	struct rect rule)
{
	struct buf text = BUF_INIT;

	sight_write(&text, tui, lists_total(lists));
	if (text.len)
		paint_format(rule, 0, 1, STYLE_NOTICE, " %s ",
			buf_text(&text));
	buf_release(&text);
}

static void draw_no_students(const struct tui *tui,
	const struct frame *frame)
{
	struct rect area = frame->body;

	paint_text(area, 2, 2, STYLE_TITLE, "No students in this class yet.");
	paint_text(area, 4, 2, STYLE_PLAIN,
		":import roster FILE     a roster, as CSV with any header");
	paint_text(area, 5, 2, STYLE_PLAIN,
		":student add NAME       one student");
	paint_format(area, 6, 2, STYLE_PLAIN,
		"%-23s names pasted, or one by one",
		keys_first(&tui->keys, "open roster"));
	paint_cursor(area, 2, 2);
}

static void draw_lists(struct listing *listing, const struct frame *frame)
{
	struct board_layout layout = layout_board(frame,
		lists_longest(listing->lists),
		listing->lists->count[CLUSTER_NONE],
		routine_lines(listing->tui));

	paint_rule(layout.rule, 0);
	if (layout.is_single)
		draw_single(listing, &layout);
	else
		draw_columns(listing, &layout, frame);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct lists lists;
	struct listing listing = {
		.tui = tui,
		.lists = &lists,
		.now_ms = screen_now_ms(),
	};

	if (!tui->room)
		return;
	if (!tui->room->facts.student_count) {
		draw_no_students(tui, frame);
		return;
	}
	lists_read(&lists, tui);
	draw_lists(&listing, frame);
	draw_sight(tui, &lists, frame->rule);
	lists_release(&lists);
	if (frame->detail.rows)
		draw_detail(tui, frame->detail);
	else if (!tui->message.len)
		draw_detail(tui, frame->message);
	if (listing.cursor.rows)
		paint_cursor(listing.cursor, 0, 0);
	else
		paint_cursor(frame->body, 0, 1);
}

const struct view board_view = {
	.context = "board",
	.draw = draw,
};

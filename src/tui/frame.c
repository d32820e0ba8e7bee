/* SPDX-License-Identifier: MIT */
/* What is around every view. */
#include "frame.h"

#include "app/outlook.h"
#include "app/wording.h"
#include "base/text.h"
#include "desk.h"
#include "fitting.h"
#include "keys.h"
#include "page.h"
#include "paint.h"
#include "places.h"
#include "screen.h"
#include "typing.h"

#define SAMPLE_TAG " SAMPLE, not kept "
#define HIDDEN_TAG " NAMES HIDDEN "
#define CLOCK_CELLS 13
#define LONG_DATE_COLS 100
#define JOINT_CELLS 3
#define FOCUS_CELLS_MIN 8

bool frame_is_too_small(void)
{
	return layout_frame(screen_rows(), screen_cols()).is_too_small;
}

const char *frame_context(const struct tui *tui)
{
	if (tui->typing.entry)
		return tui->typing.entry->context;
	return tui->panes[tui->depth - 1].view->context;
}

/* Adds a part to the right side if it has room there. */
static void add_part(struct buf *right, const char *part, int room)
{
	if ((int)(text_width(buf_text(right)) + text_width(part)) + 2 <= room)
		buf_addf(right, "  %s", part);
}

static void add_clock(struct buf *right, const struct tui *tui, int room,
	bool is_long)
{
	civil now = session_now(tui->session);
	struct buf clock = BUF_INIT;

	if (tui->session->now_is_fixed)
		buf_adds(&clock, "as of ");
	if (is_long)
		date_write_long(&clock, now);
	else
		date_write_clock(&clock, now);
	add_part(right, buf_text(&clock), room);
	buf_release(&clock);
}

static void add_news(struct buf *right, const struct tui *tui, int room)
{
	size_t count = marks_count(&tui->marks, screen_now_ms());
	struct buf news = BUF_INIT;

	if (!tui->session->now_is_fixed)
		add_part(right, "live", room);
	if (count) {
		buf_addf(&news, "%zu new", count);
		add_part(right, buf_text(&news), room);
	}
	buf_release(&news);
}

static void add_counts(struct buf *right, const struct tui *tui, int room)
{
	struct buf part = BUF_INIT;

	buf_addf(&part, "%zu/%zu today", tui->room->today,
		tui->room->facts.student_count);
	add_part(right, buf_text(&part), room);
	buf_clear(&part);
	buf_addf(&part, "%zu would move", tui->room->would_move);
	if (!desk_hides(tui) && !tui->room->is_blank)
		add_part(right, buf_text(&part), room);
	buf_release(&part);
}

/* What the class is at: the focus, or the one lesson that all have where no
 * line below has room to say so. */
static void write_focus(struct buf *out, const struct room *room,
	bool is_low)
{
	size_t lesson = facts_objective(&room->facts,
		room->facts.whole.objective);

	if (is_low && lesson != FACTS_NOT_FOUND) {
		buf_adds(out, "whole class: reteach ");
		buf_adds(out, room->facts.objectives[lesson].name);
	} else if (room->focus) {
		buf_adds(out, room_focus_name(room));
	}
}

/* A clause is there in full or not at all; the focus may be cut where its
 * beginning still tells what it is. */
static void add_clause(struct buf *left, const char *clause, int cells,
	int cells_min)
{
	int room = cells - (int)text_width(buf_text(left)) - JOINT_CELLS;
	int width = (int)text_width(clause);

	if (!*clause || (room < width && room < cells_min))
		return;
	buf_addf(left, " %s ", theme_glyph(GLYPH_DOT));
	text_fit(left, clause, (size_t)(room < width ? room : width),
		theme_glyph(GLYPH_MORE));
}

static void write_left(struct buf *left, const struct tui *tui, bool is_low,
	int cells)
{
	const struct room *room = tui->room;
	struct buf focus = BUF_INIT, count = BUF_INIT;

	if (!room)
		return;
	buf_adds(left, room->facts.class.name);
	write_focus(&focus, room, is_low);
	wording_count(&count, room->facts.student_count, "student");
	add_clause(left, buf_text(&focus), cells, FOCUS_CELLS_MIN);
	add_clause(left, buf_text(&count), cells, cells);
	buf_release(&focus);
	buf_release(&count);
}

/* Cells for the right side: what the name of the class leaves, but always
 * enough for the time. */
static int right_room(const struct tui *tui, int cols, int col)
{
	int room = cols - col - 2;

	if (tui->room)
		room -= (int)text_width(tui->room->facts.class.name);
	if (room < CLOCK_CELLS)
		room = CLOCK_CELLS;
	return room < cols - col ? room : cols - col;
}

static void draw_first(const struct tui *tui, struct rect area)
{
	struct buf left = BUF_INIT;
	struct buf right = BUF_INIT;
	struct buf timer = BUF_INIT;
	int col = paint_text(area, 0, 1, STYLE_TITLE, "homeroom") + 2;
	int room, cells;

	if (tui->session->is_demo)
		col = paint_text(area, 0, col, STYLE_SAMPLE, SAMPLE_TAG) + 2;
	if (tui->veil.is_on)
		col = paint_text(area, 0, col, STYLE_SAMPLE, HIDDEN_TAG) + 2;
	wall_write_timer(&timer, tui);
	room = right_room(tui, area.cols, col) +
		(int)text_width(buf_text(&timer));
	if (timer.len)
		add_part(&right, buf_text(&timer), room);
	buf_release(&timer);
	add_clock(&right, tui, room, area.cols >= LONG_DATE_COLS);
	add_news(&right, tui, room);
	if (area.rows == 1 && tui->room)
		add_counts(&right, tui, room);
	cells = area.cols - 1 - (int)text_width(buf_text(&right));
	write_left(&left, tui, area.rows == 1, cells - col);
	paint_cells(area, 0, col, cells - col, STYLE_PLAIN, buf_text(&left));
	paint_text(area, 0, cells, STYLE_PLAIN, buf_text(&right));
	buf_release(&left);
	buf_release(&right);
}

static void draw_second(const struct tui *tui, struct rect area)
{
	const struct room *room = tui->room;
	struct buf lesson = BUF_INIT;
	struct buf text = BUF_INIT;

	outlook_write_lesson(&lesson, &room->facts);
	if (lesson.len)
		buf_addf(&text, "Whole class: %s   ", buf_text(&lesson));
	buf_addf(&text, "Today %zu/%zu checked in", room->today,
		room->facts.student_count);
	if (room->absent_count)
		buf_addf(&text, "   %zu absent", room->absent_count);
	if (room->unseen && !desk_hides(tui))
		buf_addf(&text, "   %zu not seen for %d+ days (!)",
			room->unseen, ROOM_UNSEEN_DAYS);
	if (!desk_hides(tui) && !room->is_blank)
		buf_addf(&text, "   Regroup would move %zu (%s)",
			room->would_move, keys_first(&tui->keys, "regroup"));
	paint_text(area, 1, 1, STYLE_PLAIN, buf_text(&text));
	buf_release(&lesson);
	buf_release(&text);
}

static void draw_header(const struct tui *tui, struct rect area)
{
	draw_first(tui, area);
	if (area.rows > 1 && tui->room)
		draw_second(tui, area);
}

/* While something is asked its answers are the keys. false: nothing is. */
static bool draw_answers(const struct tui *tui, struct rect area)
{
	const char *quit = keys_first(&tui->keys, "quit");
	const struct {
		bool is_on;
		const char *key;
		const char *yes;
		const char *no;
	} questions[] = {
		{ tui->asks_to_leave, quit, "leave", "stay" },
		{ tui->asked != NULL, "y", "yes", "no" },
		{ tui->job.is_kept, "Enter", "try again", "drop it" },
	};

	for (size_t i = 0; i < ARRAY_LEN(questions); i++) {
		int col = 1;

		if (!questions[i].is_on)
			continue;
		col = paint_text(area, 0, col, STYLE_KEY, questions[i].key);
		col = paint_text(area, 0, col + 1, STYLE_PLAIN,
			questions[i].yes);
		col = paint_text(area, 0, col + 2, STYLE_KEY, "Esc");
		paint_text(area, 0, col + 1, STYLE_PLAIN, questions[i].no);
		return true;
	}
	return false;
}

static void draw_footer(struct tui *tui, struct rect area)
{
	const struct view *view = tui->panes[tui->depth - 1].view;
	struct key_hint hints[KEYS_HINTS_MAX];
	size_t count = keys_hints(hints, &tui->keys, frame_context(tui),
		view->number ? view->number(tui) : 0, (size_t)area.cols);
	int col = 1;

	for (size_t i = 0; i < count; i++) {
		int from = col;

		col = paint_text(area, 0, col, STYLE_KEY, hints[i].key);
		col = paint_text(area, 0, col + 1, STYLE_PLAIN,
			buf_text(&hints[i].note)) + 2;
		places_command(tui, area, from, col - 2 - from,
			hints[i].command);
		buf_release(&hints[i].note);
	}
}

/* In whole words, as many as there is room for. */
static void draw_too_small(int rows, int cols)
{
	const struct rect all = { 0, 0, rows, cols };
	struct page_line lines[LAYOUT_ROWS_MIN];
	struct buf text = BUF_INIT, part = BUF_INIT;
	size_t count;

	buf_addf(&text, "This window is %dx%d; homeroom needs %dx%d. q quits.",
		cols, rows, LAYOUT_COLS_MIN, LAYOUT_ROWS_MIN);
	count = page_wrap(buf_text(&text), (size_t)cols, lines,
		ARRAY_LEN(lines));
	for (size_t i = 0; i < count && i < ARRAY_LEN(lines) &&
	     i < (size_t)rows; i++) {
		buf_clear(&part);
		buf_add(&part, lines[i].text, lines[i].len);
		paint_text(all, (int)i, 0, STYLE_PLAIN, buf_text(&part));
	}
	paint_cursor(all, 0, 0);
	buf_release(&part);
	buf_release(&text);
}

static void draw_message(const struct tui *tui, struct rect area)
{
	struct buf text = BUF_INIT;

	if (desk_hides(tui))
		veil_write(&tui->veil, &text, buf_text(&tui->message));
	else
		buf_adds(&text, buf_text(&tui->message));
	fitting_cut(&text, tui, (size_t)area.cols - 2);
	paint_text(area, 0, 1, tui->message_style, buf_text(&text));
	buf_release(&text);
}

static void draw_all(struct tui *tui, const struct frame *frame)
{
	bool is_asking = tui->asks_to_leave || tui->asked;

	draw_header(tui, frame->header);
	paint_rule(frame->rule, 0);
	if (!draw_answers(tui, frame->footer))
		draw_footer(tui, frame->footer);
	if (!tui->typing.entry || is_asking)
		draw_message(tui, frame->message);
	desk_top(tui)->view->draw(tui, frame);
	if (tui->typing.entry && !is_asking)
		typing_draw(tui, frame);
}

void frame_draw(struct tui *tui)
{
	struct frame frame = layout_frame(screen_rows(), screen_cols());

	places_clear(tui);
	paint_begin();
	if (frame.is_too_small)
		draw_too_small(frame.all.rows, frame.all.cols);
	else
		draw_all(tui, &frame);
	paint_end();
	tui->is_stale = false;
}

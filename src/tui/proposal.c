/* SPDX-License-Identifier: MIT */
/* The proposal: every move with its reason, to be decided one by one. */
#include "proposal.h"

#include <string.h>

#include "app/clash.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "engine/reason.h"
#include "job.h"
#include "keys.h"
#include "page.h"
#include "paint.h"

#define PAGE 10
#define REASON_ROWS 4
#define REASON_FROM 14   /* body rows from which on the reason has its own */
#define HEAD_ROWS 4

/* Where the columns of a row begin. */
struct row_columns {
	int name;
	int from;
	int to;
	int recent;
	int why;
	bool is_wide;
};

static struct row_columns columns_of(int cols)
{
	if (cols >= 100)
		return (struct row_columns){ 6, 26, 39, 55, 64, true };
	if (cols >= LAYOUT_COLS_WIDE)
		return (struct row_columns){ 6, 22, 33, 47, 53, true };
	return (struct row_columns){ 6, 22, 22, 30, 36, false };
}

static void write_cluster(struct buf *out, const struct tui *tui,
	enum cluster cluster)
{
	if (cluster == CLUSTER_NONE) {
		buf_adds(out, "Not placed");
		return;
	}
	buf_addf(out, "%c ", desk_letter(tui, cluster));
	desk_label(tui, cluster, out);
}

static void paint_field(struct rect area, int row, int from, int until,
	enum style style, const char *text)
{
	paint_cells(area, row, from, until - from - 1, style, text);
}

/* "R Reteach   → P Practice"; "R→P" where it is narrow. */
static void draw_move(const struct tui *tui, struct rect area, int row,
	const struct row_columns *at, enum cluster from, enum cluster to)
{
	struct buf text = BUF_INIT;

	if (!at->is_wide) {
		buf_addc(&text, desk_letter(tui, from));
		if (from != to)
			buf_addf(&text, " %s %c", theme_glyph(GLYPH_TO),
				desk_letter(tui, to));
		paint_field(area, row, at->from, at->recent, STYLE_PLAIN,
			buf_text(&text));
		buf_release(&text);
		return;
	}
	write_cluster(&text, tui, from);
	paint_field(area, row, at->from, at->to, STYLE_PLAIN,
		buf_text(&text));
	buf_clear(&text);
	if (from != to) {
		buf_addf(&text, "%s ", theme_glyph(GLYPH_TO));
		write_cluster(&text, tui, to);
	} else {
		buf_adds(&text, "  stays");
	}
	paint_field(area, row, at->to, at->recent, from != to ?
		theme_cluster_style(to) : STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw_recent(const struct tui *tui, struct rect area, int row,
	const struct row_columns *at, int64_t student)
{
	const struct seat *seat = desk_seat(tui, student);
	struct buf text = BUF_INIT;

	if (!seat || desk_hides(tui))
		return;
	if (at->why - at->recent > 2 * ROOM_RECENT)
		paint_spread(&text, seat->recent);
	else
		buf_adds(&text, seat->recent);
	paint_field(area, row, at->recent, at->why, STYLE_PLAIN,
		buf_text(&text));
	buf_release(&text);
}

static const char *state_box(const struct review_choice *choice)
{
	if (!choice)
		return " - ";
	return choice->state == MOVE_REFUSED ? "[ ]" : "[x]";
}

static void write_why(struct buf *out, const struct tui *tui,
	const struct review_row *row, const struct review_choice *choice)
{
	if (choice && choice->state == MOVE_REFUSED)
		buf_adds(out, "refused; ");
	if (choice && choice->state == MOVE_REDIRECTED)
		buf_adds(out, "your choice; ");
	if (!desk_hides(tui))
		reason_write_short(out, &tui->room->facts, row->move);
}

static void draw_row(const struct tui *tui, struct rect area, int line,
	const struct review_row *row, bool is_selected)
{
	const struct row_columns at = columns_of(area.cols);
	const struct review_choice *choice = review_choice(&tui->review, row);
	struct buf why = BUF_INIT;

	if (is_selected)
		paint_glyph(area, line, 0, STYLE_TITLE, GLYPH_SELECTED);
	paint_cells(area, line, at.name, at.from - at.name - 1,
		is_selected ? STYLE_SELECTED : STYLE_PLAIN,
		desk_name(tui, row->student));
	if (row->kind == REVIEW_OFFER) {
		paint_text(area, line, 1, STYLE_NOTICE, " ? ");
		if (!desk_hides(tui))
			reason_write_offer(&why, &tui->room->facts,
				row->offer);
		paint_field(area, line, at.from, area.cols + 1, STYLE_PLAIN,
			buf_text(&why));
	} else {
		paint_text(area, line, 1, STYLE_PLAIN, state_box(choice));
		draw_move(tui, area, line, &at, row->move->from,
			choice ? choice->to : row->move->to);
		draw_recent(tui, area, line, &at, row->student);
		write_why(&why, tui, row, choice);
		paint_field(area, line, at.why, area.cols + 1, STYLE_PLAIN,
			buf_text(&why));
	}
	buf_release(&why);
}

static void draw_section(const struct tui *tui, struct rect area, int at,
	enum review_kind kind)
{
	const struct keymap *keys = &tui->keys;

	if (kind == REVIEW_OFFER)
		paint_format(area, at, 1, STYLE_TITLE, "Look at: %s %s, "
			"%s watch, %s no", keys_first(keys, "offer {id} act"),
			desk_hides(tui) ? "yes" : "to intervene",
			keys_first(keys, "offer {id} watch"),
			keys_first(keys, "offer {id} disagree"));
	else
		paint_text(area, at, 1, STYLE_TITLE, "Stay");
}

/* Lines of the list: rows, and a title before offers and before stays. */
struct list_line {
	size_t row;
	bool is_title;
};

static struct list_line *list_lines(const struct review *review,
	size_t *count)
{
	struct list_line *lines = mem_new(review->rows.count * 2,
		sizeof(*lines));
	enum review_kind kind = REVIEW_MOVE;

	*count = 0;
	for (size_t i = 0; i < review->rows.count; i++) {
		if (review->rows.items[i].kind != kind)
			lines[(*count)++] = (struct list_line){ i, true };
		kind = review->rows.items[i].kind;
		lines[(*count)++] = (struct list_line){ i, false };
	}
	return lines;
}

static void draw_line(const struct tui *tui, struct rect area, int at,
	const struct list_line *line)
{
	const struct review_row *row = &tui->review.rows.items[line->row];

	if (line->is_title)
		draw_section(tui, area, at, row->kind);
	else
		draw_row(tui, area, at, row, line->row == tui->review.at);
}

static void draw_more(struct rect area, int row, enum glyph glyph,
	size_t count)
{
	paint_format(area, row, 1, STYLE_QUIET, "%s %zu more",
		theme_glyph(glyph), count);
}

/* Returns the line of area in which the selected row stands. */
static int draw_list(struct tui *tui, struct rect area)
{
	size_t count, selected = 0;
	struct list_line *lines = list_lines(&tui->review, &count);
	struct span span;
	int row = 0;

	for (size_t i = 0; i < count; i++) {
		if (lines[i].row == tui->review.at && !lines[i].is_title)
			selected = i;
	}
	span = layout_span(count, area.rows, tui->review.first, selected);
	tui->review.first = span.first;
	if (!count)
		paint_text(area, 1, 1, STYLE_PLAIN, "No one would move.");
	if (span.above)
		draw_more(area, row++, GLYPH_UP, span.above);
	for (size_t i = 0; i < span.shown; i++)
		draw_line(tui, area, row + (int)i, &lines[span.first + i]);
	if (span.below)
		draw_more(area, row + (int)span.shown, GLYPH_DOWN,
			span.below);
	mem_free(lines);
	return row + (int)(selected - span.first);
}

/* The class has changed so that a regroup would now say something else. */
static bool is_outdated(const struct tui *tui)
{
	const struct proposal *proposal = &tui->review.proposal;
	const struct proposal *now = &tui->room->view;

	for (size_t i = 0; i < now->move_count; i++) {
		const struct move *move = &now->moves[i];
		const struct move *old = proposal_move(proposal,
			move->student);

		if (!old || old->to != move->to || old->from != move->from)
			return true;
	}
	return false;
}

static void write_notice(struct buf *out, const struct tui *tui)
{
	const char *key = keys_first(&tui->keys, "regroup");

	if (!tui->review.proposal.open)
		buf_addf(out, "decided: %s looks again   ", key);
	else if (is_outdated(tui))
		buf_addf(out, "the class has changed: %s looks again   ",
			key);
}

static void draw_title(const struct tui *tui, struct rect area)
{
	const struct proposal *proposal = &tui->review.proposal;
	struct buf text = BUF_INIT;
	int col;

	col = paint_text(area, 0, 1, STYLE_TITLE, "Regroup proposal") + 3;
	write_notice(&text, tui);
	col = paint_text(area, 0, col, STYLE_WARNING, buf_text(&text));
	buf_clear(&text);
	buf_addf(&text, "%s, policy %lld, made ",
		room_focus_name(tui->room), (long long)proposal->policy);
	date_write_clock(&text, proposal->made);
	paint_text(area, 0, col, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw_summary(const struct tui *tui, struct rect area)
{
	struct review_count count = review_count(&tui->review);
	struct buf text = BUF_INIT;

	buf_addf(&text, "%zu would move: %zu yes, %zu no", count.moves,
		count.accepted, count.refused);
	for (size_t i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		buf_addf(&text, "   %c %zu", 
			desk_letter(tui, (enum cluster)i),
			count.before[i]);
		if (count.after[i] != count.before[i])
			buf_addf(&text, "%s%zu", theme_glyph(GLYPH_TO),
				count.after[i]);
	}
	if (count.offers)
		buf_addf(&text, "   %zu to look at", count.offers);
	buf_addf(&text, "   %zu stay", count.stays);
	if (!tui->review.shows_stays)
		buf_addf(&text, " (%s shows them)",
			keys_first(&tui->keys, "toggle stays"));
	paint_text(area, 1, 1, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw_heads(struct rect area)
{
	const struct row_columns at = columns_of(area.cols);

	paint_rule(area, 2);
	paint_text(area, 3, at.name, STYLE_QUIET, "Student");
	paint_field(area, 3, at.from, at.recent, STYLE_QUIET,
		at.is_wide ? "From" : "Move");
	if (at.is_wide)
		paint_field(area, 3, at.to, at.recent, STYLE_QUIET, "To");
	paint_field(area, 3, at.recent, at.why, STYLE_QUIET, "Last");
	paint_text(area, 3, at.why, STYLE_QUIET, "Why");
}

static void write_reason(struct buf *out, const struct tui *tui)
{
	const struct review_row *row = review_selected(&tui->review);

	if (!row || desk_hides(tui))
		return;
	if (row->kind == REVIEW_OFFER)
		reason_write_offer(out, &tui->room->facts, row->offer);
	else
		reason_write(out, &tui->room->facts, row->move);
}

/* The whole reason of the selected row, in as many lines as area has. */
static void draw_reason(const struct tui *tui, struct rect area)
{
	struct page_line lines[REASON_ROWS];
	struct buf text = BUF_INIT;
	size_t count;

	write_reason(&text, tui);
	count = page_wrap(buf_text(&text), (size_t)area.cols - 2, lines,
		REASON_ROWS);
	for (int row = 0; row < area.rows; row++) {
		char *line = (size_t)row < count && row < REASON_ROWS ?
			mem_strndup(lines[row].text, lines[row].len) :
			mem_strdup("");

		paint_cells(area, row, 0, 1, STYLE_PLAIN, "");
		paint_cells(area, row, 1, area.cols - 1, STYLE_PLAIN, line);
		mem_free(line);
	}
	buf_release(&text);
}

/* Four lines for the reason where there is room, else one or none. */
static struct rect reason_area(const struct frame *frame, struct rect *list)
{
	struct rect area = frame->detail;

	if (frame->body.rows < REASON_FROM)
		return area;
	area.rows = REASON_ROWS;
	area.row = frame->detail.row + 1 - REASON_ROWS;
	paint_rule(*list, list->rows - REASON_ROWS + 1);
	list->rows -= REASON_ROWS - 1;
	return area;
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect list = frame->body;
	struct rect reason;
	int row;

	if (!tui->room || !tui->review.is_read)
		return;
	draw_title(tui, frame->body);
	draw_summary(tui, frame->body);
	draw_heads(frame->body);
	list.row += HEAD_ROWS;
	list.rows -= HEAD_ROWS;
	reason = reason_area(frame, &list);
	draw_reason(tui, reason);
	row = draw_list(tui, list);
	paint_cursor(list, row, 1);
}

static void refresh(struct tui *tui)
{
	struct error err = ERROR_INIT;

	if (!desk_has(tui, &proposal_view))
		return;
	if (!review_read(&tui->review, tui->session, &err))
		desk_say(tui, STYLE_WARNING, "%s", err.text);
}

/* Locks that the proposal would leave broken: the first of them at once. */
static void say_clashes(struct tui *tui)
{
	struct buf clashes = BUF_INIT;
	const char *end;

	clash_write(&clashes, &tui->room->facts, &tui->review.proposal);
	end = strchr(buf_text(&clashes), '\n');
	if (end)
		desk_say(tui, STYLE_WARNING, "%.*s%s",
			(int)(end - buf_text(&clashes)), buf_text(&clashes),
			end[1] ? "  (:board tells of more)" : "");
	buf_release(&clashes);
}

void proposal_open(struct tui *tui)
{
	struct error err = ERROR_INIT;

	if (!review_read(&tui->review, tui->session, &err)) {
		desk_say(tui, STYLE_WARNING, "%s", err.text);
		return;
	}
	while (desk_has(tui, &proposal_view) &&
	    desk_top(tui)->view != &proposal_view)
		desk_close(tui);
	if (desk_top(tui)->view != &proposal_view)
		desk_open(tui, &proposal_view);
	if (tui->room)
		say_clashes(tui);
}

static int64_t subject(const struct tui *tui)
{
	const struct review_row *row = review_selected(&tui->review);

	return row ? row->student : 0;
}

static size_t number(const struct tui *tui)
{
	return review_count(&tui->review).accepted;
}

static void go(struct tui *tui, size_t at)
{
	size_t count = tui->review.rows.count;

	tui->review.at = at < count ? at : count ? count - 1 : 0;
}

static void up(struct tui *tui)
{
	go(tui, tui->review.at ? tui->review.at - 1 : 0);
}

static void down(struct tui *tui)
{
	go(tui, tui->review.at + 1);
}

static void first(struct tui *tui)
{
	go(tui, 0);
}

static void last(struct tui *tui)
{
	go(tui, tui->review.rows.count);
}

static void page_up(struct tui *tui)
{
	go(tui, tui->review.at > PAGE ? tui->review.at - PAGE : 0);
}

static void page_down(struct tui *tui)
{
	go(tui, tui->review.at + PAGE);
}

static bool is_move_selected(struct tui *tui)
{
	const struct review_row *row = review_selected(&tui->review);

	if (row && row->kind == REVIEW_MOVE)
		return true;
	desk_say(tui, STYLE_NOTICE, "This row proposes no move. "
		":move NAME CLUSTER moves by hand.");
	return false;
}

static void toggle(struct tui *tui)
{
	if (is_move_selected(tui))
		review_toggle(&tui->review);
}

static void redirect_left(struct tui *tui)
{
	if (is_move_selected(tui))
		review_redirect(&tui->review, -1);
}

static void redirect_right(struct tui *tui)
{
	if (is_move_selected(tui))
		review_redirect(&tui->review, 1);
}

static void toggle_stays(struct tui *tui)
{
	review_show_stays(&tui->review, !tui->review.shows_stays);
}

static bool attempt(struct tui *tui, struct error *err)
{
	size_t moved;

	if (!review_decide(&tui->review, tui->session, &moved, err))
		return false;
	wording_count(&tui->job.out, moved, "move");
	return true;
}

static void finish(struct tui *tui, const struct error *err)
{
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (desk_top(tui)->view == &proposal_view)
		desk_close(tui);
	desk_say(tui, STYLE_NOTICE, "Accepted: %s.  (%s undoes it)",
		buf_text(&tui->job.out), keys_first(&tui->keys, "undo"));
}

static void accept(struct tui *tui)
{
	struct review_count count = review_count(&tui->review);

	if (!tui->review.proposal.open)
		desk_say(tui, STYLE_NOTICE, "This proposal is decided "
			"already: %s makes a new one.",
			keys_first(&tui->keys, "regroup"));
	else if (!count.moves)
		desk_say(tui, STYLE_NOTICE, "There is no move to accept.");
	else
		job_start(tui, "accept", attempt, finish);
}

static const struct screen_action actions[] = {
	{ "select up", up },
	{ "select down", down },
	{ "select first", first },
	{ "select last", last },
	{ "select page up", page_up },
	{ "select page down", page_down },
	{ "decide toggle", toggle },
	{ "decide left", redirect_left },
	{ "decide right", redirect_right },
	{ "toggle stays", toggle_stays },
	{ "accept all", accept },
	{ NULL, NULL }
};

const struct view proposal_view = {
	.context = "proposal",
	.actions = actions,
	.draw = draw,
	.refresh = refresh,
	.subject = subject,
	.number = number,
};

/* SPDX-License-Identifier: MIT */
/* The rows of a proposal. */
#include "preview.h"

#include "app/wording.h"
#include "base/mem.h"
#include "desk.h"
#include "engine/reason.h"
#include "keys.h"
#include "paint.h"
#include "places.h"
#include "who.h"

#define MARK_COL 4
#define SHORT_MOVE_CELLS 8 /* "R→P" alone needs no more */

/* Where the columns of a row begin. */
struct row_columns {
	int name;
	int from;
	int to;      /* the same as from: one column for both */
	int recent;
	int why;
};

static struct row_columns columns_of(int cols)
{
	if (cols >= 100)
		return (struct row_columns){ 6, 26, 39, 55, 64 };
	if (cols >= LAYOUT_COLS_WIDE)
		return (struct row_columns){ 6, 22, 22, 35, 39 };
	return (struct row_columns){ 6, 21, 21, 26, 30 };
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

/* "R→P Practice"; "R→P" where that is too long. */
static void draw_short_move(const struct tui *tui, struct rect area, int row,
	const struct row_columns *at, enum cluster from, enum cluster to)
{
	struct buf text = BUF_INIT;

	buf_addc(&text, desk_letter(tui, from));
	if (from != to)
		buf_addf(&text, "%s%c", theme_glyph(GLYPH_TO),
			desk_letter(tui, to));
	if (at->recent - at->from > SHORT_MOVE_CELLS) {
		buf_addc(&text, ' ');
		desk_label(tui, to, &text);
	}
	paint_field(area, row, at->from, at->recent, from != to ?
		theme_cluster_style(desk_face(tui, to)) : STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

/* "R Reteach   → P Practice" */
static void draw_move(const struct tui *tui, struct rect area, int row,
	const struct row_columns *at, enum cluster from, enum cluster to)
{
	struct buf text = BUF_INIT;

	if (at->to == at->from) {
		draw_short_move(tui, area, row, at, from, to);
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
		theme_cluster_style(desk_face(tui, to)) : STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw_recent(const struct tui *tui, struct rect area, int row,
	const struct row_columns *at, int64_t student)
{
	const struct seat *seat = desk_seat(tui, student);
	size_t most = (size_t)(at->why - at->recent - 1);
	struct buf text = BUF_INIT;

	if (!seat || desk_hides(tui))
		return;
	if (most >= 2 * ROOM_RECENT - 1)
		paint_spread(&text, seat->recent);
	else
		buf_adds(&text, seat->recent + (most < ROOM_RECENT ?
			ROOM_RECENT - most : 0));
	paint_field(area, row, at->recent, at->why, STYLE_PLAIN,
		buf_text(&text));
	buf_release(&text);
}

static const char *state_box(const struct ballot_choice *choice)
{
	if (!choice)
		return " - ";
	return choice->state == MOVE_REFUSED ? "[ ]" : "[x]";
}

static void write_why(struct buf *out, const struct tui *tui,
	const struct ballot_row *row, const struct ballot_choice *choice)
{
	static const char *const news[] = {
		[BALLOT_KNOWN] = "",
		[BALLOT_NEW] = "new; ",
		[BALLOT_CHANGED] = "changed; ",
	};

	if (choice)
		buf_adds(out, news[choice->news]);
	if (choice && choice->state == MOVE_REFUSED)
		buf_adds(out, "refused; ");
	if (choice && choice->state == MOVE_REDIRECTED)
		buf_adds(out, "your choice; ");
	if (!desk_hides(tui))
		reason_write_short(out, &tui->room->facts, row->move);
}

/* What the whole sentence, below, is about. */
static void write_offer(struct buf *out, const struct tui *tui,
	const struct offer *offer)
{
	const struct block *block = facts_block(&tui->room->facts,
		offer->student);

	switch (offer->cause) {
	case OFFER_BLOCK:
		buf_addf(out, "blocked: %s", block ? block->what : "");
		return;
	case OFFER_SURPRISE:
		buf_adds(out, "far below what was expected");
		return;
	default:
		wording_count(out, (size_t)offer->checkins, "check-in");
		buf_addf(out, ", %d in 100 that there is no gain",
			(int)(100 * offer->no_gain + 1e-9));
	}
}

static void draw_row(const struct tui *tui, struct rect area, int line,
	const struct ballot_row *row, bool is_selected)
{
	const struct row_columns at = columns_of(area.cols);
	const struct ballot_choice *choice = ballot_choice(&tui->ballot, row);
	struct buf name = BUF_INIT, why = BUF_INIT;

	if (is_selected)
		paint_glyph(area, line, 0, STYLE_TITLE, GLYPH_SELECTED);
	who_write_short(&name, tui, row->student,
		(size_t)(at.from - at.name - 1));
	paint_cells(area, line, at.name, at.from - at.name - 1,
		is_selected ? STYLE_SELECTED : STYLE_PLAIN, buf_text(&name));
	if (row->kind == BALLOT_OFFER) {
		paint_text(area, line, 1, STYLE_NOTICE, " ? ");
		if (!desk_hides(tui))
			write_offer(&why, tui, row->offer);
		paint_field(area, line, at.from, area.cols + 1, STYLE_PLAIN,
			buf_text(&why));
	} else {
		paint_text(area, line, 1, STYLE_PLAIN, state_box(choice));
		if (choice && choice->news != BALLOT_KNOWN)
			paint_text(area, line, MARK_COL, STYLE_WARNING, "!");
		draw_move(tui, area, line, &at, row->move->from,
			choice ? choice->to : row->move->to);
		draw_recent(tui, area, line, &at, row->student);
		write_why(&why, tui, row, choice);
		paint_field(area, line, at.why, area.cols + 1, STYLE_PLAIN,
			buf_text(&why));
	}
	buf_release(&name);
	buf_release(&why);
}

static void draw_section(const struct tui *tui, struct rect area, int at,
	enum ballot_kind kind)
{
	const struct keymap *keys = &tui->keys;

	if (kind == BALLOT_OFFER)
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

static struct list_line *list_lines(const struct ballot *ballot,
	size_t *count)
{
	struct list_line *lines = mem_new(ballot->rows.count * 2,
		sizeof(*lines));
	enum ballot_kind kind = BALLOT_MOVE;

	*count = 0;
	for (size_t i = 0; i < ballot->rows.count; i++) {
		if (ballot->rows.items[i].kind != kind)
			lines[(*count)++] = (struct list_line){ i, true };
		kind = ballot->rows.items[i].kind;
		lines[(*count)++] = (struct list_line){ i, false };
	}
	return lines;
}

static void draw_line(const struct tui *tui, struct rect area, int at,
	const struct list_line *line)
{
	const struct ballot_row *row = &tui->ballot.rows.items[line->row];

	if (line->is_title)
		draw_section(tui, area, at, row->kind);
	else
		draw_row(tui, area, at, row, line->row == tui->ballot.at);
}

void preview_heads(struct rect area, int row)
{
	const struct row_columns at = columns_of(area.cols);
	bool is_one = at.to == at.from;

	paint_text(area, row, at.name, STYLE_QUIET, "Student");
	paint_field(area, row, at.from, at.recent, STYLE_QUIET,
		is_one ? "Move" : "From");
	if (!is_one)
		paint_field(area, row, at.to, at.recent, STYLE_QUIET, "To");
	paint_field(area, row, at.recent, at.why, STYLE_QUIET,
		is_one ? "" : "Last");
	paint_text(area, row, at.why, STYLE_QUIET, "Why");
}

int preview_draw(struct tui *tui, struct rect area)
{
	size_t count, selected = 0;
	struct list_line *lines = list_lines(&tui->ballot, &count);
	struct span span;
	int row;

	for (size_t i = 0; i < count; i++) {
		if (lines[i].row == tui->ballot.at && !lines[i].is_title)
			selected = i;
	}
	span = layout_span(count, area.rows, tui->ballot.first, selected);
	tui->ballot.first = span.first;
	if (!count)
		paint_text(area, 1, 1, STYLE_PLAIN, tui->ballot.proposal.open ?
			"No one would move." : "This one is decided.");
	row = paint_left_out(area, &span);
	for (size_t i = 0; i < span.shown; i++) {
		const struct list_line *line = &lines[span.first + i];

		draw_line(tui, area, row + (int)i, line);
		if (!line->is_title)
			places_student(tui, area, row + (int)i,
				tui->ballot.rows.items[line->row].student);
	}
	mem_free(lines);
	return row + (int)(selected - span.first);
}

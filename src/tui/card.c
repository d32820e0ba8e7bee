/* SPDX-License-Identifier: MIT */
/*
 * The card: all that is known of one student, and what of it was wrong can be
 * put right here. pane->item is the check-in that is selected.
 */
#include <string.h>

#include "actions.h"
#include "app/names.h"
#include "base/text.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "page.h"
#include "paint.h"
#include "screen.h"
#include "sheet.h"
#include "typing.h"

#define TITLE_ROWS 2

/* "王小明 · 1003 · type xc" */
static void write_title(struct buf *out, const struct tui *tui,
	const struct student *student)
{
	char made[NAMES_HANDLE_MAX];
	const char *handle = names_item(&tui->room->facts, student,
		made).handle;

	buf_adds(out, desk_name(tui, student->id));
	if (desk_hides(tui))
		return;
	if (student->number)
		paint_join(out, student->number);
	if (handle) {
		paint_join(out, "type ");
		buf_adds(out, handle);
	}
}

static const struct checkin *selected(struct tui *tui)
{
	const struct pane *pane = desk_top(tui);

	return tui->room && pane->item ?
		facts_checkin(&tui->room->facts, pane->item) : NULL;
}

/* The line of a check-in; SIZE_MAX: it is not there. */
static size_t line_of(const struct sheet *sheet, int64_t checkin)
{
	for (size_t i = 0; i < sheet->lines.count; i++) {
		if (checkin && sheet->lines.items[i].checkin == checkin)
			return i;
	}
	return SIZE_MAX;
}

/* What was corrected is another check-in now. */
static int64_t newest_version(const struct tui *tui, int64_t id)
{
	const struct facts *facts = &tui->room->facts;

	for (size_t i = 0; id && i < facts->checkin_count; i++) {
		if (facts->checkins[i].replaces == id)
			return facts->checkins[i].id;
	}
	return id;
}

/* Where the selected one stood that is gone: the one that took its line, the
 * next below, else the one above; SIZE_MAX: none is left. */
static size_t nearest_checkin(const struct sheet *sheet, size_t line)
{
	size_t above = SIZE_MAX;

	for (size_t i = 0; i < sheet->lines.count; i++) {
		if (!sheet->lines.items[i].checkin)
			continue;
		if (i >= line)
			return i;
		above = i;
	}
	return above;
}

/* Another student, another version, or a line out of sight. */
static void settle(struct tui *tui, struct pane *pane,
	const struct sheet *sheet, size_t rows)
{
	size_t at;

	if (pane->about != tui->selected) {
		pane->about = tui->selected;
		pane->top = 0;
		pane->item = 0;
	}
	pane->item = newest_version(tui, pane->item);
	at = line_of(sheet, pane->item);
	if (at == SIZE_MAX && pane->item)
		at = nearest_checkin(sheet, pane->line);
	pane->item = at == SIZE_MAX ? 0 : sheet->lines.items[at].checkin;
	pane->line = at;
	if (at < pane->top)
		pane->top = at;
	else if (at != SIZE_MAX && at >= pane->top + rows)
		pane->top = at + 1 - rows;
	if (pane->top + rows > sheet->lines.count)
		pane->top = sheet->lines.count > rows ?
			sheet->lines.count - rows : 0;
}

static void draw_stays(struct rect area, int row, const char *letters)
{
	for (int i = 0; letters[i]; i++) {
		const char letter[2] = { letters[i] };
		enum cluster cluster = CLUSTER_NONE;

		for (int j = CLUSTER_RETEACH; j < CLUSTER_COUNT; j++) {
			if (cluster_letter((enum cluster)j) == letters[i])
				cluster = (enum cluster)j;
		}
		paint_text(area, row, 1 + i, theme_cluster_style(cluster),
			letter);
	}
}

static void draw_line(struct rect area, int row,
	const struct sheet_line *line, bool is_selected)
{
	if (line->kind == SHEET_STAYS) {
		draw_stays(area, row, line->text);
		return;
	}
	paint_cells(area, row, 1, area.cols - 1, is_selected ?
		STYLE_SELECTED : line->kind == SHEET_HEAD ? STYLE_TITLE :
		STYLE_PLAIN, line->text);
	if (is_selected)
		paint_glyph(area, row, 1, STYLE_TITLE, GLYPH_SELECTED);
}

static void draw_title(struct tui *tui, struct rect area, size_t count,
	size_t rows)
{
	const struct pane *pane = desk_top(tui);
	const struct seat *seat = desk_seat(tui, tui->selected);
	struct buf title = BUF_INIT, place = BUF_INIT;
	int cells;

	write_title(&title, tui, &tui->room->facts.students[seat->student]);
	if (count > rows)
		buf_addf(&place, " %zu-%zu of %zu ", pane->top + 1,
			pane->top + rows, count);
	cells = area.cols - 1 - (int)place.len;
	paint_cells(area, 0, 1, cells, STYLE_TITLE, buf_text(&title));
	paint_text(area, 0, 1 + cells, STYLE_QUIET, buf_text(&place));
	paint_rule(area, 1);
	buf_release(&title);
	buf_release(&place);
}

/* Returns the row for the cursor. */
static int draw_lines(struct tui *tui, struct rect area)
{
	struct pane *pane = desk_top(tui);
	size_t rows = (size_t)(area.rows > TITLE_ROWS ?
		area.rows - TITLE_ROWS : 0);
	struct sheet sheet;
	int cursor = 0;

	sheet_write(&sheet, tui, tui->selected, (size_t)area.cols - 2);
	settle(tui, pane, &sheet, rows);
	draw_title(tui, area, sheet.lines.count, rows);
	for (size_t i = 0; i < rows &&
	     pane->top + i < sheet.lines.count; i++) {
		const struct sheet_line *line =
			&sheet.lines.items[pane->top + i];

		bool is_selected = line->checkin &&
			line->checkin == pane->item;

		draw_line(area, TITLE_ROWS + (int)i, line, is_selected);
		if (is_selected)
			cursor = TITLE_ROWS + (int)i;
	}
	sheet_release(&sheet);
	return cursor;
}

/* The selected check-in in full, where its line was too long. */
static void draw_detail(struct tui *tui, struct rect area)
{
	const struct checkin *checkin = selected(tui);
	struct buf text = BUF_INIT;

	if (!checkin)
		return;
	buf_addf(&text, "%s corrects, %s withdraws: ",
		keys_first(&tui->keys, "correct checkin"),
		keys_first(&tui->keys, "withdraw checkin"));
	sheet_write_checkin(&text, tui, checkin);
	paint_text(area, 0, 1, STYLE_PLAIN, buf_text(&text));
	buf_release(&text);
}

static void draw(struct tui *tui, const struct frame *frame)
{
	struct pane *pane = desk_top(tui);
	int row;

	if (!tui->room)
		return;
	if (!desk_seat(tui, tui->selected)) {
		buf_clear(&pane->title);
		buf_adds(&pane->title, "No longer in this class");
		pane->about = 0;
	}
	if (desk_hides(tui) || !desk_seat(tui, tui->selected)) {
		pane->about = tui->selected;
		page_draw(tui, frame);
		return;
	}
	row = draw_lines(tui, frame->body);
	draw_detail(tui, frame->detail.rows ? frame->detail :
		tui->message.len ? (struct rect){ 0 } : frame->message);
	paint_cursor(frame->body, row, 1);
}

/* The next check-in from a line on, by step; SIZE_MAX: none. */
static size_t next_checkin(const struct sheet *sheet, size_t from, int step)
{
	for (size_t i = from; i < sheet->lines.count; i += (size_t)step) {
		if (sheet->lines.items[i].checkin)
			return i;
	}
	return SIZE_MAX;
}

/* To the check-in after the selected one, or the first; beyond the last and
 * before the first, a line on. */
static void go(struct tui *tui, int step)
{
	struct pane *pane = desk_top(tui);
	struct sheet sheet;
	size_t at, next;

	if (!desk_seat(tui, tui->selected))
		return;
	sheet_write(&sheet, tui, tui->selected,
		(size_t)screen_cols() - 2);
	at = line_of(&sheet, pane->item);
	next = next_checkin(&sheet, at == SIZE_MAX ? pane->top :
		at + (size_t)step, step);
	if (at == SIZE_MAX && step < 0)
		next = SIZE_MAX;
	if (next != SIZE_MAX) {
		pane->item = sheet.lines.items[next].checkin;
	} else {
		pane->item = 0;
		if (step > 0)
			pane->top++;
		else if (pane->top)
			pane->top--;
	}
	sheet_release(&sheet);
}

static void up(struct tui *tui)
{
	go(tui, -1);
}

static void down(struct tui *tui)
{
	go(tui, 1);
}

static void scroll(struct tui *tui, const char *name)
{
	const struct screen_action *action = page_actions;

	desk_top(tui)->item = 0;
	while (strcmp(action->name, name))
		action++;
	action->run(tui);
}

static void page_up(struct tui *tui)
{
	scroll(tui, "scroll page up");
}

static void page_down(struct tui *tui)
{
	scroll(tui, "scroll page down");
}

static void first(struct tui *tui)
{
	scroll(tui, "scroll first");
}

static void last(struct tui *tui)
{
	scroll(tui, "scroll last");
}

static bool is_one_selected(struct tui *tui)
{
	if (selected(tui))
		return true;
	desk_say(tui, STYLE_NOTICE,
		"No check-in is selected: Down goes to them.");
	return false;
}

static void withdraw(struct tui *tui)
{
	struct buf line = BUF_INIT;

	if (!is_one_selected(tui))
		return;
	buf_addf(&line, "checkin withdraw %lld",
		(long long)desk_top(tui)->item);
	actions_run(tui, buf_text(&line), false);
	buf_release(&line);
}

/* A check-in as the words in which it would be logged. */
static void write_words(struct buf *out, const struct checkin *checkin)
{
	score_write(out, &checkin->score);
	if (checkin->support != SUPPORT_UNSAID)
		buf_addf(out, " %s", support_name(checkin->support));
	if (checkin->confidence)
		buf_addf(out, " c%d", checkin->confidence);
	if (checkin->minutes)
		buf_addf(out, " %dmin", checkin->minutes);
	if (checkin->task)
		buf_addf(out, " task:%s", task_name(checkin->task));
	if (checkin->quality)
		buf_addf(out, " q%d", checkin->quality);
	if (checkin->note && !strchr(checkin->note, '"'))
		buf_addf(out, " \"%s\"", checkin->note);
}

static void correct(struct tui *tui)
{
	struct buf words = BUF_INIT;

	if (!is_one_selected(tui))
		return;
	write_words(&words, selected(tui));
	typing_open(tui, &card_correction);
	typing_offer(tui, buf_text(&words));
	buf_release(&words);
}

static const struct screen_action actions[] = {
	{ "scroll up", up },
	{ "scroll down", down },
	{ "scroll page up", page_up },
	{ "scroll page down", page_down },
	{ "scroll first", first },
	{ "scroll last", last },
	{ "correct checkin", correct },
	{ "withdraw checkin", withdraw },
	{ NULL, NULL }
};

/* Under something else it waits to be seen. */
static void refresh(struct tui *tui)
{
	if (desk_top(tui)->view == &card_view &&
	    !desk_seat(tui, tui->selected))
		desk_close(tui);
}

const struct view card_view = {
	.context = "card",
	.actions = actions,
	.draw = draw,
	.refresh = refresh,
};

static void label(const struct tui *tui UNUSED, struct buf *out)
{
	buf_adds(out, "Correct:");
}

static void echo(struct tui *tui, struct buf *out)
{
	const struct checkin *checkin = selected(tui);

	if (!checkin) {
		buf_adds(out, "This check-in is no longer there.");
		return;
	}
	buf_adds(out, "What was logged on ");
	date_write_short(out, checkin->observed_at);
	buf_adds(out, "; the old version is kept");
}

static bool attempt(struct tui *tui, struct error *err)
{
	return session_run_line(tui->session, buf_text(&tui->job.line),
		&tui->job.out, err);
}

static void finish(struct tui *tui, const struct error *err)
{
	struct buf *out = &tui->job.out;

	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	if (tui->typing.entry == &card_correction) {
		typing_taken(tui);
		typing_end(tui);
	}
	buf_truncate(out, strcspn(buf_text(out), "\n"));
	desk_say(tui, STYLE_NOTICE, "%s  (%s undoes it)", buf_text(out),
		keys_first(&tui->keys, "undo"));
}

static void enter(struct tui *tui)
{
	const struct checkin *checkin = selected(tui);
	struct buf line = BUF_INIT;

	if (!checkin || text_is_blank(typing_text(tui)))
		return;
	buf_addf(&line, "checkin edit %lld %s", (long long)checkin->id,
		typing_text(tui));
	job_start(tui, buf_text(&line), attempt, finish);
	buf_release(&line);
}

static const struct screen_action correct_actions[] = {
	{ "enter", enter },
	{ NULL, NULL }
};

const struct entry card_correction = {
	.context = "correct",
	.actions = correct_actions,
	.is_about = typing_is_about,
	.label = label,
	.echo = echo,
};

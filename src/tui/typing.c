/* SPDX-License-Identifier: MIT */
/* Typing: a label, a line, and above it what the line would do. */
#include "typing.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "fitting.h"
#include "job.h"
#include "paint.h"

#define HISTORY_MAX 100
#define LINE_BYTES_MAX 2000

const char *typing_text(const struct tui *tui)
{
	return buf_text(&tui->typing.line.text);
}

static size_t history_count(const struct typing *typing)
{
	return typing->entry ?
		typing->histories[typing->entry->history].count : 0;
}

static void changed(struct tui *tui)
{
	struct typing *typing = &tui->typing;

	desk_hush(tui);
	typing->token[0] = '\0';
	typing->recalled = history_count(typing);
	typing->has_changed = true;
	typing->is_marked = false;
	tui->is_stale = true;
}

static void drop_pasted(struct typing *typing)
{
	buf_clear(&typing->pasted);
	typing->pasted_count = 0;
}

size_t typing_lines(const struct tui *tui)
{
	if (!tui->typing.pasted_count)
		return 0;
	return tui->typing.pasted_count + !text_is_blank(typing_text(tui));
}

/* A single line that was pasted with its end is as if it had been typed. */
static void unfold(struct tui *tui)
{
	char *line;

	if (tui->input.is_pasting || typing_lines(tui) != 1)
		return;
	line = buf_take(&tui->typing.pasted);
	line[strcspn(line, "\n")] = '\0';
	drop_pasted(&tui->typing);
	typing_set(tui, line);
	mem_free(line);
}

void typing_settle(struct tui *tui)
{
	const struct entry *entry = tui->typing.entry;

	unfold(tui);
	if (!tui->typing.has_changed)
		return;
	tui->typing.has_changed = false;
	if (entry && entry->typed)
		entry->typed(tui);
}

static void remember(struct typing *typing)
{
	const char *text = buf_text(&typing->line.text);
	enum history kind = typing->entry->history;
	size_t count = typing->histories[kind].count;
	char **lines = typing->histories[kind].items;

	if (kind == HISTORY_NONE || text_is_blank(text))
		return;
	if (count && text_equal(lines[count - 1], text))
		return;
	if (count == HISTORY_MAX) {
		mem_free(lines[0]);
		memmove(lines, lines + 1, (count - 1) * sizeof(*lines));
		typing->histories[kind].count--;
	}
	vec_push(&typing->histories[kind], mem_strdup(text));
}

void typing_open(struct tui *tui, const struct entry *entry)
{
	tui->typing.about = tui->depth ? desk_subject(tui) : 0;
	tui->typing.entry = entry;
	tui->typing.before = tui->selected;
	line_clear(&tui->typing.line);
	drop_pasted(&tui->typing);
	changed(tui);
}

void typing_follow_view(struct tui *tui)
{
	const struct view *view = desk_top(tui)->view;

	if (tui->typing.entry || !view->line)
		return;
	tui->typing.entry = view->line(tui);
	line_clear(&tui->typing.line);
	drop_pasted(&tui->typing);
	tui->is_stale = true;
}

void typing_taken(struct tui *tui)
{
	remember(&tui->typing);
	line_clear(&tui->typing.line);
	drop_pasted(&tui->typing);
	tui->typing.token[0] = '\0';
	tui->typing.recalled = history_count(&tui->typing);
}

void typing_end(struct tui *tui)
{
	tui->typing.entry = NULL;
	line_clear(&tui->typing.line);
	drop_pasted(&tui->typing);
	tui->is_stale = true;
}

void typing_close(struct tui *tui)
{
	const struct entry *entry = tui->typing.entry;

	remember(&tui->typing);
	desk_hush(tui);
	typing_end(tui);
	if (entry->closed)
		entry->closed(tui);
}

void typing_insert(struct tui *tui, const char *character)
{
	if (tui->typing.line.text.len >= LINE_BYTES_MAX) {
		desk_say(tui, STYLE_NOTICE, "The line is full.");
		return;
	}
	if (tui->typing.is_marked)
		line_clear(&tui->typing.line);
	line_insert(&tui->typing.line, character);
	changed(tui);
}

void typing_break(struct tui *tui)
{
	struct typing *typing = &tui->typing;

	if (!typing->entry->takes_lines) {
		typing_insert(tui, " ");
		return;
	}
	if (text_is_blank(typing_text(tui)))
		return;
	buf_addf(&typing->pasted, "%s\n", typing_text(tui));
	typing->pasted_count++;
	line_clear(&typing->line);
	changed(tui);
}

void typing_put_right(struct tui *tui, size_t number)
{
	struct typing *typing = &tui->typing;
	struct buf rest = BUF_INIT, wrong = BUF_INIT;
	const char *line;
	size_t at = 1;

	if (number < 1 || number > typing->pasted_count)
		return;
	if (!text_is_blank(typing_text(tui))) {
		buf_addf(&typing->pasted, "%s\n", typing_text(tui));
		typing->pasted_count++;
	}
	for (line = buf_text(&typing->pasted); *line; at++) {
		size_t len = strcspn(line, "\n");

		buf_add(at == number ? &wrong : &rest, line,
			at == number ? len : len + 1);
		line += len + 1;
	}
	buf_clear(&typing->pasted);
	buf_adds(&typing->pasted, buf_text(&rest));
	typing->pasted_count--;
	typing_set(tui, buf_text(&wrong));
	buf_release(&rest);
	buf_release(&wrong);
}

void typing_clear(struct tui *tui)
{
	drop_pasted(&tui->typing);
	line_clear(&tui->typing.line);
	changed(tui);
}

void typing_say_lines(struct tui *tui)
{
	desk_say(tui, STYLE_NOTICE, "Lines were pasted: Enter takes them, "
		"Esc drops them.");
}

void typing_set(struct tui *tui, const char *text)
{
	line_set(&tui->typing.line, text);
	changed(tui);
}

void typing_offer(struct tui *tui, const char *text)
{
	typing_set(tui, text);
	tui->typing.is_marked = true;
}

void typing_release(struct tui *tui)
{
	for (size_t kind = 0; kind < HISTORY_COUNT; kind++) {
		for (size_t i = 0; i < tui->typing.histories[kind].count; i++)
			mem_free(tui->typing.histories[kind].items[i]);
		vec_release(&tui->typing.histories[kind]);
	}
	line_release(&tui->typing.line);
	buf_release(&tui->typing.sent);
	buf_release(&tui->typing.pasted);
}

static void rub(struct tui *tui)
{
	line_rub(&tui->typing.line);
	changed(tui);
}

static void rub_word(struct tui *tui)
{
	line_rub_word(&tui->typing.line);
	changed(tui);
}

static void delete(struct tui *tui)
{
	line_delete(&tui->typing.line);
	changed(tui);
}

static void left(struct tui *tui)
{
	line_left(&tui->typing.line);
	tui->typing.is_marked = false;
}

static void right(struct tui *tui)
{
	line_right(&tui->typing.line);
	tui->typing.is_marked = false;
}

static void first(struct tui *tui)
{
	line_first(&tui->typing.line);
	tui->typing.is_marked = false;
}

static void last(struct tui *tui)
{
	line_last(&tui->typing.line);
	tui->typing.is_marked = false;
}

static void recall(struct tui *tui, size_t at)
{
	struct typing *typing = &tui->typing;
	enum history kind = typing->entry->history;

	typing_set(tui, at < typing->histories[kind].count ?
		typing->histories[kind].items[at] : "");
	typing->recalled = at;
}

bool typing_is_recalled(const struct tui *tui)
{
	return tui->typing.recalled < history_count(&tui->typing);
}

void typing_older(struct tui *tui)
{
	if (tui->typing.recalled > 0)
		recall(tui, tui->typing.recalled - 1);
}

void typing_newer(struct tui *tui)
{
	if (tui->typing.recalled < history_count(&tui->typing))
		recall(tui, tui->typing.recalled + 1);
}

const struct screen_action typing_actions[] = {
	{ "close", typing_close },
	{ "edit rub", rub },
	{ "edit rub word", rub_word },
	{ "edit delete", delete },
	{ "edit clear", typing_clear },
	{ "edit left", left },
	{ "edit right", right },
	{ "edit first", first },
	{ "edit last", last },
	{ "edit older", typing_older },
	{ "edit newer", typing_newer },
	{ NULL, NULL }
};

/* Leaves out whole characters in front until the place is in sight. */
static const char *scrolled(const struct line *line, size_t room,
	size_t *hidden)
{
	const char *text = buf_text(&line->text);
	size_t before = line_cells_before(line);
	size_t start = 0;

	*hidden = 0;
	while (before - *hidden > room) {
		char skipped[8] = "";
		size_t size;

		text_next(text + start, SIZE_MAX, &size);
		memcpy(skipped, text + start, size);
		*hidden += text_width(skipped);
		start += size;
	}
	return text + start;
}

static void draw_echo(struct tui *tui, const struct frame *frame)
{
	enum style style = tui->message_style;
	struct buf echo = BUF_INIT;

	if (tui->message.len) {
		buf_adds(&echo, buf_text(&tui->message));
	} else if (tui->job.is_kept) {
		job_write_kept(&echo, tui);
		style = STYLE_WARNING;
	} else {
		tui->typing.entry->echo(tui, &echo);
		style = STYLE_PLAIN;
	}
	if (desk_hides(tui)) {
		struct buf veiled = BUF_INIT;

		veil_write(&tui->veil, &veiled, buf_text(&echo));
		buf_release(&echo);
		echo = veiled;
	}
	fitting_cut_names(&echo, tui, (size_t)frame->echo.cols - 2);
	paint_cells(frame->echo, 0, 0, frame->echo.cols, STYLE_PLAIN, "");
	paint_text(frame->echo, 0, 1, style, buf_text(&echo));
	buf_release(&echo);
}

/* While names are hidden a line is dots, but for what its entry lets be
 * seen. */
static void write_shown(struct buf *out, const struct tui *tui,
	const char *shown)
{
	const struct entry *entry = tui->typing.entry;
	const char *text = typing_text(tui);
	size_t seen = entry->seen ? entry->seen(tui) : 0;

	while (*shown) {
		char character[8] = "";
		size_t size;

		text_next(shown, SIZE_MAX, &size);
		memcpy(character, shown, size);
		if (!desk_hides(tui) || *shown == ' ' ||
		    (size_t)(shown - text) < seen)
			buf_adds(out, character);
		else
			for (size_t i = text_width(character); i > 0; i--)
				buf_adds(out, theme_glyph(GLYPH_HIDDEN));
		shown += size;
	}
}

bool typing_is_about(const struct tui *tui UNUSED)
{
	return true;
}

size_t typing_all(const struct tui *tui)
{
	return tui->typing.line.text.len;
}

void typing_draw(struct tui *tui, const struct frame *frame)
{
	const struct line *line = &tui->typing.line;
	struct rect area = frame->message;
	struct buf label = BUF_INIT, text = BUF_INIT;
	const char *shown;
	size_t hidden;
	int col;

	if (tui->typing.entry->draw)
		tui->typing.entry->draw(tui, frame);
	draw_echo(tui, frame);
	tui->typing.entry->label(tui, &label);
	paint_cells(area, 0, 0, area.cols, STYLE_PLAIN, "");
	col = paint_text(area, 0, 1, STYLE_TITLE, buf_text(&label)) + 1;
	if (col > area.cols / 2)
		col = area.cols / 2;
	shown = scrolled(line, (size_t)(area.cols - col - 1), &hidden);
	write_shown(&text, tui, shown);
	paint_cells(area, 0, col, area.cols - col, STYLE_PLAIN, "");
	paint_text(area, 0, col, tui->typing.is_marked ? STYLE_SELECTED :
		STYLE_PLAIN, buf_text(&text));
	if (tui->typing.entry->cursor && !line->text.len)
		paint_cursor(tui->typing.entry->cursor(tui), 0, 0);
	else
		paint_cursor(area, 0, col +
			(int)(line_cells_before(line) - hidden));
	buf_release(&label);
	buf_release(&text);
}

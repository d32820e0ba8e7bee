/* SPDX-License-Identifier: MIT */
/* Pages: results of commands, the help, the reasons. */
#include "page.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "desk.h"
#include "keys.h"
#include "paint.h"
#include "screen.h"

#define SCROLL_END ((size_t)1 << 30)

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t page_wrap(const char *text, size_t cells, struct page_line *lines,
	size_t cap)
{
	size_t count = 0;

	while (*text) {
		size_t indent = least(strspn(text, " "), cells / 2);

		text += indent;
		do {
			size_t len = text_break(text, cells - indent);

			if (count < cap)
				lines[count] = (struct page_line){
					text, len, indent
				};
			count++;
			text += len;
			if (*text && *text != '\n')
				text += strspn(text, " ");
		} while (*text && *text != '\n');
		if (*text)
			text++;
	}
	return count;
}

/* From a place in a text on; a "." belongs to what it ends. */
static size_t clause_end(const char *text, size_t from)
{
	size_t at = from + strcspn(text + from, ";,.");

	while (text[at] && text[at + 1] != ' ' && text[at + 1])
		at += 1 + strcspn(text + at + 1, ";,.");
	return text[at] == '.' ? at + 1 : at;
}

size_t page_clauses(const char *text, size_t cells, size_t rows)
{
	size_t fits = 0;

	for (size_t end = clause_end(text, 0); ;
	     end = clause_end(text, end + 1)) {
		char *part = mem_strndup(text, end);
		bool has_room = page_wrap(part, cells, NULL, 0) <= rows;

		mem_free(part);
		if (!has_room)
			return fits;
		fits = end;
		if (!text[end] || !text[end + 1])
			return fits;
	}
}

static void draw_line(struct rect area, int row,
	const struct page_line *line, bool is_head)
{
	char *text = mem_strndup(line->text, line->len);

	paint_text(area, row, 1 + (int)line->indent,
		is_head ? STYLE_TITLE : STYLE_PLAIN, text);
	mem_free(text);
}

static void draw_title(const struct pane *pane, struct rect area,
	const char *title, size_t count, size_t shown)
{
	struct buf place = BUF_INIT;
	int cells;

	if (count > shown)
		buf_addf(&place, " %zu-%zu of %zu ", pane->top + 1,
			pane->top + shown, count);
	cells = area.cols - 1 - (int)place.len;
	paint_cells(area, 0, 1, cells, STYLE_TITLE, title);
	paint_text(area, 0, 1 + cells, STYLE_QUIET, buf_text(&place));
	paint_rule(area, 1);
	paint_cursor(area, 0, 1);
	buf_release(&place);
}

static void draw_text(struct pane *pane, struct rect area, const char *title,
	const char *text)
{
	size_t rows = (size_t)(area.rows > 2 ? area.rows - 2 : 0);
	size_t cells = (size_t)area.cols - 2;
	size_t count = page_wrap(text, cells, NULL, 0);
	struct page_line *lines = mem_new(count, sizeof(*lines));

	page_wrap(text, cells, lines, count);
	if (pane->top + rows > count)
		pane->top = count > rows ? count - rows : 0;
	for (size_t i = 0; i < rows && pane->top + i < count; i++) {
		const struct page_line *line = &lines[pane->top + i];

		draw_line(area, 2 + (int)i, line, pane->has_heads &&
			!line->indent);
	}
	draw_title(pane, area, title, count, least(rows, count));
	mem_free(lines);
}

static bool begins(const char *text, const char *name)
{
	size_t len = strlen(name);

	return len && !strncmp(text, name, len) &&
		(!text[len] || text[len] == ' ');
}

/* The student whose whole name the text begins with, or what stands for it
 * where names are hidden; 0: none. */
static int64_t named_by(const struct tui *tui, const char *text)
{
	const struct facts *facts = &tui->room->facts;

	for (size_t i = 0; i < facts->student_count; i++) {
		int64_t id = facts->students[i].id;

		if (begins(text, facts->students[i].name) ||
		    begins(text, desk_name(tui, id)))
			return id;
	}
	return 0;
}

/* The verb, and for a whole name what stands for it: what was typed may be a
 * part of one, or a slip, which the veil does not know. */
static void write_verb(struct buf *out, const struct tui *tui,
	const char *title)
{
	const struct command *const *commands =
		tui->session->registry->commands;
	size_t best = 0;
	int64_t named;

	for (size_t i = 0; commands[i]; i++) {
		size_t len = strlen(commands[i]->name);

		if (len > best && !strncmp(title, commands[i]->name, len) &&
		    (!title[len] || title[len] == ' '))
			best = len;
	}
	buf_add(out, title, best);
	if (best == strlen("help") && !strncmp(title, "help", best))
		veil_write(&tui->veil, out, title + best);
	if (!tui->room || !title[best])
		return;
	named = named_by(tui, title + best + 1);
	if (named)
		buf_addf(out, " %s", desk_name(tui, named));
}

/* What a command wrote, or a card, is about people as a whole. */
static void draw_hidden(struct tui *tui, struct rect area)
{
	struct pane *pane = desk_top(tui);
	struct buf title = BUF_INIT, text = BUF_INIT;

	if (pane->about)
		buf_adds(&title, desk_name(tui, pane->about));
	else if (pane->view == &help_view)
		veil_write(&tui->veil, &title, buf_text(&pane->title));
	else
		write_verb(&title, tui, buf_text(&pane->title));
	if (pane->view == &help_view)
		veil_write(&tui->veil, &text, buf_text(&pane->text));
	else
		buf_addf(&text, "Names and evidence are hidden. %s shows "
			"them.\n", keys_first(&tui->keys, "toggle projector"));
	draw_text(pane, area, buf_text(&title), buf_text(&text));
	buf_release(&title);
	buf_release(&text);
}

void page_draw(struct tui *tui, const struct frame *frame)
{
	struct pane *pane = desk_top(tui);

	if (desk_hides(tui))
		draw_hidden(tui, frame->body);
	else
		draw_text(pane, frame->body, buf_text(&pane->title),
			buf_text(&pane->text));
}

static void up(struct tui *tui)
{
	struct pane *pane = desk_top(tui);

	if (pane->top > 0)
		pane->top--;
}

static void down(struct tui *tui)
{
	desk_top(tui)->top++;
}

static size_t page_rows(void)
{
	struct frame frame = layout_frame(screen_rows(), screen_cols());

	return frame.body.rows > 4 ? (size_t)frame.body.rows - 3 : 1;
}

static void page_up(struct tui *tui)
{
	struct pane *pane = desk_top(tui);

	pane->top -= least(pane->top, page_rows());
}

static void page_down(struct tui *tui)
{
	desk_top(tui)->top += page_rows();
}

static void first(struct tui *tui)
{
	desk_top(tui)->top = 0;
}

/* Drawing knows where the end is. */
static void last(struct tui *tui)
{
	desk_top(tui)->top = SCROLL_END;
}

const struct screen_action page_actions[] = {
	{ "scroll up", up },
	{ "scroll down", down },
	{ "scroll page up", page_up },
	{ "scroll page down", page_down },
	{ "scroll first", first },
	{ "scroll last", last },
	{ NULL, NULL }
};

const struct view page_view = {
	.context = "page",
	.actions = page_actions,
	.draw = page_draw,
};

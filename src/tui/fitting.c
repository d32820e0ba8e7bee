/* SPDX-License-Identifier: MIT */
/* A line that is said, made to have room. */
#include "fitting.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "page.h"
#include "theme.h"

#define NAME_CELLS_MIN 6
#define NAME_CELLS_MAX 48

static void put_instead(struct buf *text, size_t at, size_t len,
	const char *bytes)
{
	char *rest = mem_strdup(buf_text(text) + at + len);

	buf_truncate(text, at);
	buf_addf(text, "%s%s", bytes, rest);
	mem_free(rest);
}

static void cut_name(struct buf *text, const char *name, size_t cells)
{
	const char *at = strstr(buf_text(text), name);
	struct buf cut = BUF_INIT;

	if (at && text_width(name) > cells) {
		text_fit(&cut, name, cells, theme_glyph(GLYPH_MORE));
		put_instead(text, (size_t)(at - buf_text(text)), strlen(name),
			buf_text(&cut));
	}
	buf_release(&cut);
}

/* No name in it is wider than so many cells. */
static void write_cut(struct buf *out, const struct tui *tui,
	const char *text, size_t cells)
{
	const struct facts *facts = &tui->room->facts;

	buf_clear(out);
	buf_adds(out, text);
	for (size_t i = 0; i < facts->student_count; i++)
		cut_name(out, facts->students[i].name, cells);
}

static bool has_room(const struct buf *text, size_t cells)
{
	return text_width(buf_text(text)) <= cells;
}

/* "Undo 27 moves? y takes ...", "4 rows changed: y accepts ..." */
static void cut_answers(struct buf *text)
{
	char *end = strstr(text->data, "? ");

	if (end)
		buf_truncate(text, (size_t)(end + 1 - text->data));
	else if ((end = strstr(text->data, ": y ")) != NULL)
		buf_truncate(text, (size_t)(end - text->data));
}

/* The widest names with which it has room; else the shortest. */
static void cut_names(struct buf *text, const struct tui *tui, size_t cells)
{
	struct buf cut = BUF_INIT;
	size_t name_cells = NAME_CELLS_MAX;

	if (!tui->room)
		return;
	write_cut(&cut, tui, buf_text(text), name_cells);
	while (!has_room(&cut, cells) && name_cells > NAME_CELLS_MIN)
		write_cut(&cut, tui, buf_text(text), --name_cells);
	buf_clear(text);
	buf_adds(text, buf_text(&cut));
	buf_release(&cut);
}

static size_t count_stops(const char *text, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += strchr(";,.", text[i]) != NULL;
	return count;
}

/* Where as many clauses end as in the first len bytes of cut. */
static size_t same_clauses(const char *text, const char *cut, size_t len)
{
	size_t at = 0;

	if (!cut[len])
		return strlen(text);
	for (size_t count = count_stops(cut, len); count > 0; count--)
		at += strcspn(text + at, ";,.") + 1;
	if (cut[len - 1] == '.')
		return at;
	return at + strcspn(text + at, ";,.");
}

/* Bytes of the clauses that have room; where not even the first has, with
 * names as short as can be; 0: none has even so. */
static size_t clauses_with_room(const struct buf *text, const struct tui *tui,
	size_t cells)
{
	size_t len = page_clauses(buf_text(text), cells, 1);
	struct buf cut = BUF_INIT;

	if (len)
		return len;
	buf_adds(&cut, buf_text(text));
	if (tui->room)
		write_cut(&cut, tui, buf_text(text), NAME_CELLS_MIN);
	len = has_room(&cut, cells) ? cut.len :
		page_clauses(buf_text(&cut), cells, 1);
	if (len)
		len = same_clauses(buf_text(text), buf_text(&cut), len);
	buf_release(&cut);
	return len < text->len ? len : text->len;
}

void fitting_cut(struct buf *text, const struct tui *tui, size_t cells)
{
	size_t len;

	if (has_room(text, cells))
		return;
	len = clauses_with_room(text, tui, cells);
	if (!len && (tui->asked || tui->asks_to_leave)) {
		cut_answers(text);
		len = clauses_with_room(text, tui, cells);
	}
	/* A clause that says little would be worse than a cut. */
	if (2 * len > cells)
		buf_truncate(text, len);
	cut_names(text, tui, cells);
}

void fitting_cut_names(struct buf *text, const struct tui *tui, size_t cells)
{
	size_t len;
	char *rest;

	if (has_room(text, cells))
		return;
	len = clauses_with_room(text, tui, cells);
	if (!len)
		return;
	rest = mem_strdup(buf_text(text) + len);
	buf_truncate(text, len);
	cut_names(text, tui, cells);
	buf_adds(text, rest);
	mem_free(rest);
}

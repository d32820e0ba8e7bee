/* SPDX-License-Identifier: MIT */
#include "palette.h"

#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "base/text.h"
#include "desk.h"
#include "paint.h"
#include "typing.h"

#define ROWS_MAX 10
#define KEYS_CELLS 12
#define NAME_CELLS_MAX 26
#define NO_MATCH -1
#define NAME_WORDS_RANK 4
#define NOTE_RANK 5 /* and more: found in what it does */
#define WORDS_RANK 9

static bool begins(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

const struct command *palette_verb(const struct tui *tui, const char *line)
{
	const struct command *const *c = tui->session->registry->commands;
	const struct command *best = NULL;

	for (; *c; c++) {
		size_t len = strlen((*c)->name);

		if (begins(line, (*c)->name) && strchr(" ", line[len]) &&
		    (!best || len > strlen(best->name)))
			best = *c;
	}
	return best;
}

void palette_write_name(struct buf *out, const struct palette_item *item)
{
	if (item->verb)
		buf_adds(out, item->verb->name);
	else
		keys_write_name(out, item->binding);
}

/* Where in text part stands: it is all of it, or its beginning, or that of a
 * word, or inside. */
static int rank_in(const char *text, const char *part)
{
	const char *at = strstr(text, part);
	int rank = NO_MATCH;

	if (!strcmp(text, part))
		return 0;
	if (at == text)
		return 1;
	for (; at; at = strstr(at + 1, part)) {
		if (at[-1] == ' ')
			return 2;
		rank = 3;
	}
	return rank;
}

/* Each word of parts is somewhere in text. */
static bool has_words(const char *text, const char *parts)
{
	bool has_all = true;

	while (*parts && has_all) {
		size_t len = strcspn(parts, " ");
		char *word = mem_strndup(parts, len);

		has_all = strstr(text, word) != NULL;
		mem_free(word);
		parts += len + (parts[len] == ' ');
	}
	return has_all;
}

/* By its name, by words of it, by what it does, by words of both. */
static int rank_of(const char *name, const char *note, const char *part)
{
	struct buf folded = BUF_INIT;
	size_t name_len;
	int rank;

	text_fold(&folded, name);
	name_len = folded.len + 1;
	rank = rank_in(buf_text(&folded), part);
	if (rank == NO_MATCH && has_words(buf_text(&folded), part))
		rank = NAME_WORDS_RANK;
	if (rank == NO_MATCH) {
		buf_addc(&folded, ' ');
		text_fold(&folded, note);
		rank = rank_in(buf_text(&folded) + name_len, part);
		rank = rank == NO_MATCH ? rank : rank + NOTE_RANK;
	}
	if (rank == NO_MATCH && has_words(buf_text(&folded), part))
		rank = WORDS_RANK;
	buf_release(&folded);
	return rank;
}

/* The same, from a view and from everywhere, stands once. */
static bool has_name(const struct palette_items *items, const char *name)
{
	for (size_t i = 0; i < items->list.count; i++) {
		struct buf other = BUF_INIT;
		bool is_same;

		palette_write_name(&other, &items->list.items[i]);
		is_same = !strcmp(buf_text(&other), name);
		buf_release(&other);
		if (is_same)
			return true;
	}
	return false;
}

static void offer(struct palette_items *items, struct palette_item item,
	const char *note, const char *part)
{
	struct buf name = BUF_INIT;

	palette_write_name(&name, &item);
	item.rank = rank_of(buf_text(&name), note, part);
	if (item.rank != NO_MATCH && !has_name(items, buf_text(&name)))
		vec_push(&items->list, item);
	buf_release(&name);
}

static void offer_context(struct palette_items *items,
	const struct keymap *map, const char *context, const char *part)
{
	for (size_t i = 0; i < map->list.count; i++) {
		const struct key_binding *binding = &map->list.items[i];

		if (!strcmp(binding->context, context) &&
		    strcmp(binding->command, "open prompt"))
			offer(items, (struct palette_item){
				.binding = binding }, binding->note, part);
	}
}

/* The nearest first, else in the order of the tables. */
static void sort(struct palette_items *items)
{
	for (size_t i = 1; i < items->list.count; i++) {
		struct palette_item item = items->list.items[i];
		size_t at = i;

		for (; at > 0 && items->list.items[at - 1].rank > item.rank;
		     at--)
			items->list.items[at] = items->list.items[at - 1];
		items->list.items[at] = item;
	}
}

/* "accept all" is an action of the proposal, "accept Ana" is a verb. */
static void keep_named(struct palette_items *items)
{
	size_t count = 0;

	while (count < items->list.count && items->list.items[count].rank < 2)
		count++;
	items->list.count = count;
}

static void offer_actions(struct palette_items *items, const struct tui *tui,
	const char *part)
{
	const char *context = tui->panes[tui->depth - 1].view->context;

	for (; context; context = keymap_next(&tui->keys, context))
		offer_context(items, &tui->keys, context, part);
}

static void offer_verbs(struct palette_items *items, const struct tui *tui,
	const char *part)
{
	const struct command *const *c = tui->session->registry->commands;

	for (; *c; c++)
		offer(items, (struct palette_item){ .verb = *c },
			(*c)->summary, part);
}

void palette_read(struct palette_items *items, const struct tui *tui)
{
	const char *line = typing_text(tui);
	const struct command *verb = palette_verb(tui, line);
	const char *more = verb ? line + strlen(verb->name) : "";
	struct buf part = BUF_INIT;

	*items = (struct palette_items){ .list = VEC_INIT };
	text_fold(&part, line);
	if (!*more || !text_is_blank(more))
		offer_actions(items, tui, buf_text(&part));
	if (!*more)
		offer_verbs(items, tui, buf_text(&part));
	sort(items);
	if (*more)
		keep_named(items);
	buf_release(&part);
}

void palette_release(struct palette_items *items)
{
	vec_release(&items->list);
}

/* "accept all" is an action, and no call of the verb. */
static bool runs_verb(const struct key_binding *binding, const char *verb)
{
	size_t len = strlen(verb);

	return begins(binding->command, verb) &&
		strchr(" ", binding->command[len]) &&
		(!binding->command[len] || !actions_exist(binding->command));
}

/* "Up, k": in this view, or for a verb wherever it has a key. */
static void write_keys(struct buf *out, const struct tui *tui,
	const struct palette_item *item)
{
	for (size_t i = 0; i < tui->keys.list.count; i++) {
		const struct key_binding *b = &tui->keys.list.items[i];

		if (item->verb ? !runs_verb(b, item->verb->name) :
		    strcmp(b->context, item->binding->context) ||
		    strcmp(b->command, item->binding->command))
			continue;
		buf_addf(out, "%s%s", out->len ? ", " : "", b->key);
		if (item->verb)
			return;
	}
}

static size_t name_cells(const struct palette_items *items)
{
	size_t cells = 0;

	for (size_t i = 0; i < items->list.count; i++) {
		struct buf name = BUF_INIT;
		size_t width;

		palette_write_name(&name, &items->list.items[i]);
		width = text_width(buf_text(&name));
		buf_release(&name);
		if (width > cells)
			cells = width;
	}
	return cells < NAME_CELLS_MAX ? cells : NAME_CELLS_MAX;
}

/* Where the columns of the list begin. */
struct columns {
	int keys;
	int note;
};

static void draw_item(const struct tui *tui, struct rect area, int row,
	const struct palette_item *item, struct columns at, bool is_selected)
{
	struct buf name = BUF_INIT, keys = BUF_INIT, note = BUF_INIT;
	struct buf shown = BUF_INIT;

	palette_write_name(&name, item);
	write_keys(&keys, tui, item);
	if (item->verb)
		buf_adds(&note, item->verb->summary);
	else
		keys_write_note(&note, item->binding);
	if (desk_hides(tui))
		veil_write(&tui->veil, &shown, buf_text(&note));
	else
		buf_adds(&shown, buf_text(&note));
	if (is_selected)
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
	paint_cells(area, row, 1, at.keys - 2, is_selected ? STYLE_SELECTED :
		STYLE_PLAIN, buf_text(&name));
	paint_cells(area, row, at.keys, at.note - at.keys - 1, STYLE_KEY,
		buf_text(&keys));
	paint_cells(area, row, at.note, area.cols - at.note, STYLE_PLAIN,
		buf_text(&shown));
	buf_release(&name);
	buf_release(&keys);
	buf_release(&note);
	buf_release(&shown);
}

void palette_draw(const struct tui *tui, const struct palette_items *items,
	struct rect area, size_t at)
{
	size_t count = items->list.count;
	struct columns columns = { .keys = 2 + (int)name_cells(items) };
	struct span span;
	int first;

	if (!count || area.rows < 2)
		return;
	columns.keys++;
	columns.note = columns.keys + KEYS_CELLS;
	area = paint_cover(area, count < ROWS_MAX ? count : ROWS_MAX);
	paint_format(area, 0, 1, STYLE_TITLE, " %zu can be done ", count);
	area.row++;
	area.rows--;
	span = layout_span(count, area.rows, 0, at < count ? at :
		LAYOUT_NO_ITEM);
	first = paint_left_out(area, &span);
	for (size_t i = 0; i < span.shown; i++)
		draw_item(tui, area, first + (int)i,
			&items->list.items[span.first + i], columns,
			span.first + i == at);
}

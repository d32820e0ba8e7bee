/* SPDX-License-Identifier: MIT */
/* A list, and one key; or going through the list. */
#include "pick.h"

#include <string.h>

#include "base/mem.h"
#include "desk.h"
#include "paint.h"
#include "typing.h"

#define NAME_COL 5
#define PAGE 10
#define KEYS "123456789abcdefghijklmnopqrstuvwxyz"

static void empty(struct pick *pick)
{
	for (size_t i = 0; i < pick->items.count; i++)
		mem_free(pick->items.items[i].name);
	pick->items.count = 0;
}

void pick_release(struct pick *pick)
{
	empty(pick);
	vec_release(&pick->items);
}

void pick_begin(struct tui *tui, const char *title, int64_t current,
	void (*run)(struct tui *tui, int64_t value))
{
	empty(&tui->pick);
	tui->pick.at = tui->pick.first = 0;
	tui->pick.title = title;
	tui->pick.current = current;
	tui->pick.run = run;
}

void pick_add(struct tui *tui, char key, const char *name, int64_t value)
{
	const struct pick_item item = { key, mem_strdup(name), value };

	vec_push(&tui->pick.items, item);
}

void pick_add_next(struct tui *tui, const char *name, int64_t value)
{
	size_t count = tui->pick.items.count;

	pick_add(tui, count < strlen(KEYS) ? KEYS[count] : '\0', name, value);
}

/* Of those in the list. */
static size_t count_shown(const struct pick *pick)
{
	size_t count = 0;

	while (count < pick->items.count && pick->items.items[count].name)
		count++;
	return count;
}

void pick_open(struct tui *tui)
{
	struct pick *pick = &tui->pick;

	for (size_t i = 0; i < count_shown(pick); i++) {
		if (pick->items.items[i].value == pick->current)
			pick->at = i;
	}
	typing_open(tui, &pick_entry);
}

static const struct pick_item *find(const struct tui *tui, char key)
{
	for (size_t i = 0; i < tui->pick.items.count; i++) {
		if (tui->pick.items.items[i].key == key)
			return &tui->pick.items.items[i];
	}
	return NULL;
}

static void take(struct tui *tui, const struct pick_item *item)
{
	typing_end(tui);
	tui->pick.run(tui, item->value);
}

static void typed(struct tui *tui)
{
	const char *text = typing_text(tui);

	for (; *text; text++) {
		const struct pick_item *item = find(tui, *text);

		if (!item)
			continue;
		take(tui, item);
		return;
	}
}

static void enter(struct tui *tui)
{
	if (tui->pick.at < count_shown(&tui->pick))
		take(tui, &tui->pick.items.items[tui->pick.at]);
}

/* What was typed and is none of them is over. */
static void go(struct tui *tui, int step)
{
	int last = (int)count_shown(&tui->pick) - 1;
	int at = (int)tui->pick.at + step;

	typing_clear(tui);
	tui->pick.at = (size_t)(at < 0 || last < 0 ? 0 :
		at > last ? last : at);
}

static void up(struct tui *tui)
{
	go(tui, -1);
}

static void down(struct tui *tui)
{
	go(tui, 1);
}

static void page_up(struct tui *tui)
{
	go(tui, -PAGE);
}

static void page_down(struct tui *tui)
{
	go(tui, PAGE);
}

static void first(struct tui *tui)
{
	go(tui, -(int)tui->pick.at);
}

static void last(struct tui *tui)
{
	go(tui, (int)count_shown(&tui->pick));
}

/* There is nothing to go through in a line of one character. */
static const struct screen_action actions[] = {
	{ "enter", enter },
	{ "choose up", up },
	{ "choose down", down },
	{ "choose page up", page_up },
	{ "choose page down", page_down },
	{ "edit first", first },
	{ "edit last", last },
	{ NULL, NULL }
};

static void label(const struct tui *tui, struct buf *out)
{
	buf_adds(out, tui->pick.title);
}

static void echo(struct tui *tui, struct buf *out)
{
	if (*typing_text(tui))
		buf_addf(out, "\"%s\" is none of them", typing_text(tui));
	else
		buf_adds(out, "A key picks, or Enter; Esc leaves it");
}

static void draw_item(const struct tui *tui, struct rect area, int row,
	size_t at)
{
	const struct pick_item *item = &tui->pick.items.items[at];
	const char key[2] = { item->key };
	enum style style = at == tui->pick.at ? STYLE_SELECTED :
		item->value == tui->pick.current ? STYLE_TITLE : STYLE_PLAIN;

	if (at == tui->pick.at)
		paint_glyph(area, row, 0, STYLE_TITLE, GLYPH_SELECTED);
	paint_text(area, row, 2, STYLE_KEY, key);
	if (item->value == tui->pick.current)
		paint_text(area, row, 3, STYLE_PLAIN, "*");
	paint_text(area, row, NAME_COL, style, item->name);
}

/* Over the lowest rows of the view. */
static void draw(struct tui *tui, const struct frame *frame)
{
	size_t count = count_shown(&tui->pick);
	struct rect area = paint_cover(frame->body, count);
	struct span span;
	int row;

	area.row++;
	area.rows--;
	span = layout_span(count, area.rows, tui->pick.first, tui->pick.at);
	tui->pick.first = span.first;
	row = paint_left_out(area, &span);
	for (size_t i = 0; i < span.shown; i++)
		draw_item(tui, area, row + (int)i, span.first + i);
	tui->pick.cursor = (struct rect){
		.row = area.row + row + (int)(tui->pick.at - span.first),
		.col = NAME_COL,
		.rows = 1,
		.cols = 1,
	};
}

static struct rect cursor(const struct tui *tui)
{
	return tui->pick.cursor;
}

const struct entry pick_entry = {
	.context = "pick",
	.actions = actions,
	.label = label,
	.echo = echo,
	.draw = draw,
	.typed = typed,
	.is_choice = true,
	.seen = typing_all,
	.cursor = cursor,
};

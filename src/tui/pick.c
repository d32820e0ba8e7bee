/* SPDX-License-Identifier: MIT */
/* A list, and one key. */
#include "pick.h"

#include <string.h>

#include "base/mem.h"
#include "desk.h"
#include "paint.h"
#include "typing.h"

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

	if (count < strlen(KEYS))
		pick_add(tui, KEYS[count], name, value);
}

void pick_open(struct tui *tui)
{
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

static void typed(struct tui *tui)
{
	const char *text = typing_text(tui);

	for (; *text; text++) {
		const struct pick_item *item = find(tui, *text);

		if (!item)
			continue;
		typing_end(tui);
		tui->pick.run(tui, item->value);
		return;
	}
}

static void label(const struct tui *tui, struct buf *out)
{
	buf_adds(out, tui->pick.title);
}

static void echo(struct tui *tui, struct buf *out)
{
	if (*typing_text(tui))
		buf_addf(out, "\"%s\" is none of them", typing_text(tui));
	else
		buf_adds(out, "One key picks; Esc leaves it as it is");
}

static void draw_item(const struct tui *tui, struct rect area, int row,
	const struct pick_item *item)
{
	const char key[2] = { item->key };

	paint_cells(area, row, 0, area.cols, STYLE_PLAIN, "");
	paint_text(area, row, 2, STYLE_KEY, key);
	paint_cells(area, row, 5, area.cols - 5,
		item->value == tui->pick.current ? STYLE_TITLE : STYLE_PLAIN,
		item->name);
	if (item->value == tui->pick.current)
		paint_text(area, row, 3, STYLE_PLAIN, "*");
}

/* Over the lowest rows of the view; what has no room there can be typed. */
static void draw(struct tui *tui, const struct frame *frame)
{
	struct rect area = frame->body;
	size_t count = 0;
	int row = 1;

	for (size_t i = 0; i < tui->pick.items.count; i++)
		count += tui->pick.items.items[i].name != NULL;
	if (count + 1 < (size_t)area.rows) {
		area.row += area.rows - (int)count - 1;
		area.rows = (int)count + 1;
	}
	paint_rule(area, 0);
	for (size_t i = 0; i < tui->pick.items.count; i++) {
		if (tui->pick.items.items[i].name)
			draw_item(tui, area, row++,
				&tui->pick.items.items[i]);
	}
}

const struct entry pick_entry = {
	.context = "pick",
	.label = label,
	.echo = echo,
	.draw = draw,
	.typed = typed,
	.is_choice = true,
	.seen = typing_all,
};

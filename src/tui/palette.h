/* SPDX-License-Identifier: MIT */
/*
 * The list above the prompt: whatever can be done now, found by a part of its
 * name or of what it does, with its keys. Actions of the view and of
 * everywhere come first, then verbs.
 */
#ifndef TUI_PALETTE_H
#define TUI_PALETTE_H

#include "view.h"

struct palette_item {
	const struct key_binding *binding; /* NULL: a verb */
	const struct command *verb;        /* NULL: an action */
	int rank;                          /* 0 is the nearest */
};

struct palette_items {
	VEC(struct palette_item) list;
};

/* What the line that is typed finds; once it has a verb and more,
 * only actions of that very name. */
void palette_read(struct palette_items *items, const struct tui *tui);
void palette_release(struct palette_items *items);
/* The name that is shown, and typed for it. */
void palette_write_name(struct buf *out, const struct palette_item *item);

/* In the last rows of area; at: the one selected, beyond the last: none. */
void palette_draw(const struct tui *tui, const struct palette_items *items,
	struct rect area, size_t at);

/* The command whose name the line already has in full; NULL: none. */
const struct command *palette_verb(const struct tui *tui, const char *line);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Picking one of a few by one key: a list over the view, and a line whose
 * first character that stands in the list is the whole answer. Arrows and
 * Enter do, too: a list that is longer than the view scrolls.
 */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include <stdint.h>

#include "base/vec.h"
#include "layout.h"

struct tui;

struct pick {
	const char *title;
	VEC(struct pick_item {
		char key;    /* '\0': none is left for it */
		char *name;  /* NULL: not in the list, but it may be typed */
		int64_t value;
	}) items;
	int64_t current; /* the value that holds now */
	size_t at;       /* selected */
	size_t first;    /* first one shown */
	struct rect cursor;
	void (*run)(struct tui *tui, int64_t value);
};

/* Empties the list; title is a literal. */
void pick_begin(struct tui *tui, const char *title, int64_t current,
	void (*run)(struct tui *tui, int64_t value));
/* Those without a name come after all that have one. */
void pick_add(struct tui *tui, char key, const char *name, int64_t value);
/* The next free of 1 to 9, a to z; more than those have no key. */
void pick_add_next(struct tui *tui, const char *name, int64_t value);
/* Opens the line. */
void pick_open(struct tui *tui);
void pick_release(struct pick *pick);

#endif

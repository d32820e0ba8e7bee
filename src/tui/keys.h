/* SPDX-License-Identifier: MIT */
/*
 * The table of keys, and what is written from it: the footer and the help.
 * Contexts lead on to others: a key that a view does not bind is looked up
 * in "everywhere".
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/keys.h"
#include "base/buf.h"

#define KEYS_EVERYWHERE ""
#define KEYS_LINE "line" /* every line that is being typed */

/* Ended by a NULL key. */
extern const struct key_binding keys_table[];

/* The context after this one; NULL: it was the last. */
const char *keys_next_context(const char *context);
/* NULL: the key does nothing there. is_text: in a line it is typed. */
const struct key_binding *keys_find(const char *context, const char *key,
	bool is_text);

/* One hint of a footer. */
struct key_hint {
	const char *key;
	struct buf note;
};
#define KEYS_HINTS_MAX 24
/*
 * The hints of a context that fit into cells, in the table's order; whole
 * hints are left out, the highest rank first. A "{n}" in a note is number.
 * Returns how many; each note is released by the caller.
 */
size_t keys_hints(struct key_hint *hints, const char *context, size_t number,
	size_t cells);

#endif

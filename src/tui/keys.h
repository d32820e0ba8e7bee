/* SPDX-License-Identifier: MIT */
/* The footer, written from the keys in force; the table is tui_keys. */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/keys.h"
#include "base/buf.h"

/* One hint of a footer. */
struct key_hint {
	const char *key;
	const char *command;
	struct buf note;
};
#define KEYS_HINTS_MAX 24
#define KEYS_NO_NUMBER SIZE_MAX /* hints with {n} are left out */
/*
 * The hints of a context that fit into cells, in the table's order; whole
 * hints are left out, the highest rank first. A "{n}" in a note is number.
 * Returns how many; each note is released by the caller.
 */
size_t keys_hints(struct key_hint *hints, const struct keymap *map,
	const char *context, size_t number, size_t cells);
/* The first key that runs command; "" where there is none. */
const char *keys_first(const struct keymap *map, const char *command);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Memory that is released all at once: what was read together lives together.
 * ARENA_INIT needs no release while nothing was allocated.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena {
	struct arena_block *last;
};
#define ARENA_INIT { 0 }

/* Aligned for any type, all zero, valid until arena_release. */
void *arena_new(struct arena *arena, size_t count, size_t size);
/* A copy; NULL gives NULL. */
const char *arena_strdup(struct arena *arena, const char *text);
/* Takes over what mem_ gave: it lives as long as the rest. */
void arena_take(struct arena *arena, void *memory);
void arena_release(struct arena *arena);

#endif

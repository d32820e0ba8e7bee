/* SPDX-License-Identifier: MIT */
/* Numbers texts 0, 1, ... in the order in which they are met. */
#ifndef EXCHANGE_NUMBERING_H
#define EXCHANGE_NUMBERING_H

#include <stddef.h>

#include "base/arena.h"
#include "base/vec.h"

struct numbering {
	struct arena arena;
	VEC(const char *) texts; /* by number */
	size_t *slots;           /* a hash table: number + 1, 0 is free */
	size_t slot_count;       /* a power of two, or 0 */
};
#define NUMBERING_INIT { 0 }

/* The number of a text, a new one where it was not met before. */
size_t numbering_of(struct numbering *numbering, const char *text);
/* Forgets all texts. */
void numbering_release(struct numbering *numbering);

#endif

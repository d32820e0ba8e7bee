/* SPDX-License-Identifier: MIT */
/*
 * Places by key: any bytes in, a number out, however many there are.
 * LOOKUP_INIT needs no release while nothing was put in.
 */
#ifndef APP_LOOKUP_H
#define APP_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"

struct lookup_item {
	size_t end;   /* of its key among the keys, one after another */
	size_t value;
};

struct lookup {
	struct buf keys;
	VEC(struct lookup_item) items;
	uint32_t *slots; /* number of an item, from 1; 0 is free */
	size_t slot_count;
};
#define LOOKUP_INIT { 0 }

/* NULL: no such key. Borrowed until the next lookup_put. */
size_t *lookup_find(const struct lookup *lookup, const void *key, size_t len);
size_t *lookup_find_text(const struct lookup *lookup, const char *key);
/* The value under key, as it is, or the one given when the key is new. At
 * most four billion keys. Borrowed as above. */
size_t *lookup_put(struct lookup *lookup, const void *key, size_t len,
	size_t value);
size_t *lookup_put_text(struct lookup *lookup, const char *key, size_t value);
/* The same by a name, however it is written (folded). */
size_t *lookup_find_name(const struct lookup *lookup, const char *name);
size_t *lookup_put_name(struct lookup *lookup, const char *name, size_t value);
void lookup_release(struct lookup *lookup);

#endif

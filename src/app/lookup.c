/* SPDX-License-Identifier: MIT */
/* Places by key: open addressing over keys that lie one after another. */
#include "lookup.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define SLOTS_FIRST 64

static uint64_t stir(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	/* The low bits pick the slot: let the high ones count too. */
	return sum ^ sum >> 32;
}

static uint64_t hash(const void *key, size_t len)
{
	const unsigned char *bytes = key;
	uint64_t sum = len;
	uint64_t word = 0;

	for (; len >= sizeof(word); len -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		sum = stir(sum, word);
		bytes += sizeof(word);
	}
	word = 0;
	for (size_t i = 0; i < len; i++)
		word = word << 8 | bytes[i];
	return stir(sum, word);
}

static bool is_key(const struct lookup *lookup, size_t item, const void *key,
	size_t len)
{
	size_t start = item ? lookup->items.items[item - 1].end : 0;

	return lookup->items.items[item].end - start == len &&
		!memcmp(buf_text(&lookup->keys) + start, key, len);
}

/* Where the key is, or the free slot that it would take. */
static uint32_t *slot_of(const struct lookup *lookup, const void *key,
	size_t len)
{
	size_t mask = lookup->slot_count - 1;
	size_t at = (size_t)hash(key, len) & mask;

	while (lookup->slots[at] &&
	    !is_key(lookup, lookup->slots[at] - 1, key, len))
		at = (at + 1) & mask;
	return &lookup->slots[at];
}

static void spread(struct lookup *lookup)
{
	size_t start = 0;

	lookup->slot_count = lookup->slot_count ? 2 * lookup->slot_count :
		SLOTS_FIRST;
	mem_free(lookup->slots);
	lookup->slots = mem_new(lookup->slot_count, sizeof(*lookup->slots));
	for (size_t i = 0; i < lookup->items.count; i++) {
		size_t end = lookup->items.items[i].end;

		*slot_of(lookup, buf_text(&lookup->keys) + start,
			end - start) = (uint32_t)(i + 1);
		start = end;
	}
}

size_t *lookup_find(const struct lookup *lookup, const void *key, size_t len)
{
	uint32_t item;

	if (!lookup->slot_count)
		return NULL;
	item = *slot_of(lookup, key, len);
	return item ? &lookup->items.items[item - 1].value : NULL;
}

size_t *lookup_find_text(const struct lookup *lookup, const char *key)
{
	return lookup_find(lookup, key, strlen(key));
}

size_t *lookup_put(struct lookup *lookup, const void *key, size_t len,
	size_t value)
{
	struct lookup_item item = { .value = value };
	uint32_t *slot;

	assert(lookup->items.count < UINT32_MAX);
	if (2 * (lookup->items.count + 1) > lookup->slot_count)
		spread(lookup);
	slot = slot_of(lookup, key, len);
	if (!*slot) {
		buf_add(&lookup->keys, key, len);
		item.end = lookup->keys.len;
		vec_push(&lookup->items, item);
		*slot = (uint32_t)lookup->items.count;
	}
	return &lookup->items.items[*slot - 1].value;
}

size_t *lookup_put_text(struct lookup *lookup, const char *key, size_t value)
{
	return lookup_put(lookup, key, strlen(key), value);
}

size_t *lookup_find_name(const struct lookup *lookup, const char *name)
{
	struct buf key = BUF_INIT;
	size_t *found;

	text_fold(&key, name);
	found = lookup_find_text(lookup, buf_text(&key));
	buf_release(&key);
	return found;
}

size_t *lookup_put_name(struct lookup *lookup, const char *name, size_t value)
{
	struct buf key = BUF_INIT;
	size_t *found;

	text_fold(&key, name);
	found = lookup_put_text(lookup, buf_text(&key), value);
	buf_release(&key);
	return found;
}

void lookup_release(struct lookup *lookup)
{
	buf_release(&lookup->keys);
	vec_release(&lookup->items);
	mem_free(lookup->slots);
	*lookup = (struct lookup)LOOKUP_INIT;
}

/* SPDX-License-Identifier: MIT */
/* Open addressing, at most half full. */
#include "numbering.h"

#include <stdint.h>
#include <string.h>

#define SLOTS_FIRST 64

/* FNV-1a */
static uint64_t hash(const char *text)
{
	uint64_t sum = 14695981039346656037u;

	for (; *text; text++)
		sum = (sum ^ (unsigned char)*text) * 1099511628211u;
	return sum;
}

/* Where the text stands, or the free slot where it would. */
static size_t *find_slot(const struct numbering *numbering, const char *text)
{
	size_t mask = numbering->slot_count - 1;
	size_t place = (size_t)hash(text) & mask;

	while (numbering->slots[place] && strcmp(text,
		numbering->texts.items[numbering->slots[place] - 1]) != 0)
		place = (place + 1) & mask;
	return &numbering->slots[place];
}

static void grow(struct numbering *numbering)
{
	numbering->slot_count = numbering->slot_count
		? 2 * numbering->slot_count : SLOTS_FIRST;
	mem_free(numbering->slots);
	numbering->slots = mem_new(numbering->slot_count,
		sizeof(*numbering->slots));
	for (size_t i = 0; i < numbering->texts.count; i++)
		*find_slot(numbering, numbering->texts.items[i]) = i + 1;
}

size_t numbering_of(struct numbering *numbering, const char *text)
{
	size_t *slot;

	if (2 * numbering->texts.count >= numbering->slot_count)
		grow(numbering);
	slot = find_slot(numbering, text);
	if (!*slot) {
		vec_push(&numbering->texts,
			arena_strdup(&numbering->arena, text));
		*slot = numbering->texts.count;
	}
	return *slot - 1;
}

void numbering_release(struct numbering *numbering)
{
	arena_release(&numbering->arena);
	vec_release(&numbering->texts);
	mem_free(numbering->slots);
	*numbering = (struct numbering){ 0 };
}

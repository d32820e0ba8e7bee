/* SPDX-License-Identifier: MIT */
/* Sets of ids. */
#include "base/ids.h"

#include <string.h>

#include "base/mem.h"

#define WORD_BITS 64
#define LARGEST (INT64_C(1) << 28)

void ids_add(struct ids *ids, int64_t id)
{
	size_t word = (size_t)id / WORD_BITS;

	if (id < 0 || id > LARGEST)
		return;
	if (word >= ids->count) {
		size_t count = word + word / 2 + 1;

		ids->words = mem_grow(ids->words, count, sizeof(uint64_t));
		memset(ids->words + ids->count, 0,
			(count - ids->count) * sizeof(uint64_t));
		ids->count = count;
	}
	ids->words[word] |= UINT64_C(1) << ((size_t)id % WORD_BITS);
}

bool ids_has(const struct ids *ids, int64_t id)
{
	size_t word = (size_t)id / WORD_BITS;

	return id >= 0 && word < ids->count &&
		(ids->words[word] >> ((size_t)id % WORD_BITS) & 1);
}

void ids_release(struct ids *ids)
{
	mem_free(ids->words);
	*ids = (struct ids) IDS_INIT;
}

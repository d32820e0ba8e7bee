/* SPDX-License-Identifier: MIT */
/*
 * Blocks in a list, each filled from its start.
 *
 * 1. Bytes of a block from used on are zero.
 * 2. The last block is the one being filled; blocks before it are full, or
 *    hold one thing that was too large to share.
 */
#include "base/arena.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/panic.h"

#define FIRST_BLOCK ((size_t)4096)
#define LARGEST_BLOCK ((size_t)65536)

struct arena_block {
	struct arena_block *before;
	size_t used;
	size_t cap;
	void *taken; /* what it was made for, or NULL */
	_Alignas(max_align_t) unsigned char data[];
};

static struct arena_block *block_new(size_t cap)
{
	struct arena_block *block;
	size_t total;

	if (__builtin_add_overflow(sizeof(*block), cap, &total))
		panic("%zu bytes are more than there can be.", cap);
	block = mem_new(1, total);
	block->cap = cap;
	return block;
}

static size_t next_cap(const struct arena *arena)
{
	if (!arena->last || arena->last->cap < FIRST_BLOCK / 2)
		return FIRST_BLOCK;
	if (arena->last->cap >= LARGEST_BLOCK)
		return LARGEST_BLOCK;
	return arena->last->cap * 2;
}

/* Keeps the last block open: it has room for smaller things. */
static struct arena_block *take_alone(struct arena *arena, size_t size)
{
	struct arena_block *block = block_new(size);

	block->used = size;
	if (arena->last) {
		block->before = arena->last->before;
		arena->last->before = block;
	} else {
		arena->last = block;
	}
	return block;
}

static void *take(struct arena *arena, size_t size, size_t align)
{
	struct arena_block *block = arena->last;
	size_t start;

	if (size > FIRST_BLOCK / 2)
		return take_alone(arena, size)->data;
	start = block ? (block->used + align - 1) / align * align : 0;
	if (!block || start > block->cap || size > block->cap - start) {
		block = block_new(next_cap(arena));
		block->before = arena->last;
		arena->last = block;
		start = 0;
	}
	block->used = start + size;
	assert(block->used <= block->cap);
	return block->data + start;
}

void *arena_new(struct arena *arena, size_t count, size_t size)
{
	return take(arena, mem_size(count, size), _Alignof(max_align_t));
}

const char *arena_strdup(struct arena *arena, const char *text)
{
	size_t size;

	if (!text)
		return NULL;
	size = strlen(text) + 1;
	return memcpy(take(arena, size, 1), text, size);
}

void arena_take(struct arena *arena, void *memory)
{
	take_alone(arena, 0)->taken = memory;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->last;

	while (block) {
		struct arena_block *before = block->before;

		mem_free(block->taken);
		mem_free(block);
		block = before;
	}
	arena->last = NULL;
}

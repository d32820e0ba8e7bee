/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL. */
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

size_t mem_size(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		panic("%zu pieces of %zu bytes are more than there can be.",
			count, size);
	return total;
}

static void *checked(void *memory, size_t total)
{
	if (!memory)
		panic("Out of memory: %zu bytes were refused.", total);
	return memory;
}

void *mem_new(size_t count, size_t size)
{
	size_t total = mem_size(count, size);

	/* calloc and realloc may return NULL for nothing at all. */
	return checked(calloc(total ? total : 1, 1), total);
}

void *mem_grow(void *old, size_t count, size_t size)
{
	size_t total = mem_size(count, size);

	return checked(realloc(old, total ? total : 1), total);
}

char *mem_strndup(const char *text, size_t len)
{
	if (!text)
		return NULL;
	return checked(strndup(text, len), len);
}

char *mem_strdup(const char *text)
{
	if (!text)
		return NULL;
	return checked(strdup(text), strlen(text));
}

void mem_free(const void *memory)
{
	free((void *)memory);
}

/* SPDX-License-Identifier: MIT */
/* Allocation that never returns NULL: exhaustion ends in panic(). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

#include "base/attr.h"

/* count * size, or panic. Sizes are multiplied here and nowhere else. */
size_t mem_size(size_t count, size_t size);
/* All zero. */
void *mem_new(size_t count, size_t size);
void *mem_grow(void *old, size_t count, size_t size);
/* Copies; NULL gives NULL. */
char *mem_strdup(const char *text);
char *mem_strndup(const char *text, size_t len);
/* free() that takes const, so that owners can hold const char pointers. */
void mem_free(const void *memory);

#endif

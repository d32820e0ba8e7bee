/* SPDX-License-Identifier: MIT */
/*
 * Growing arrays of any type:
 *
 *	VEC(struct student) students = VEC_INIT;
 *	vec_push(&students, student);
 *	for (size_t i = 0; i < students.count; i++) use(&students.items[i]);
 *	vec_release(&students);
 *
 * items moves when the array grows: keep indices, not pointers.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#include "base/mem.h"

#define VEC(type) \
	struct { \
		type *items; \
		size_t count; \
		size_t cap; \
	}
#define VEC_INIT { 0 }

#define vec_push(vec, item) \
	do { \
		if ((vec)->count == (vec)->cap) { \
			(vec)->cap = (vec)->cap ? (vec)->cap * 2 : 8; \
			(vec)->items = mem_grow((vec)->items, (vec)->cap, \
				sizeof(*(vec)->items)); \
		} \
		(vec)->items[(vec)->count++] = (item); \
	} while (0)

#define vec_release(vec) \
	do { \
		mem_free((vec)->items); \
		(vec)->items = NULL; \
		(vec)->count = (vec)->cap = 0; \
	} while (0)

#endif

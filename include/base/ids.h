/* SPDX-License-Identifier: MIT */
/*
 * A set of ids of rows that exist. Ids are dense, so a bit each will do; one
 * that cannot be, from a damaged file, is never in a set.
 */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ids {
	uint64_t *words;
	size_t count;
};
#define IDS_INIT { 0 }

void ids_add(struct ids *ids, int64_t id);
bool ids_has(const struct ids *ids, int64_t id);
void ids_release(struct ids *ids);

#endif

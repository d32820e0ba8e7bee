/* SPDX-License-Identifier: MIT */
/* What the user says about columns: "number=Student ID, score=3". */
#ifndef EXCHANGE_MAP_H
#define EXCHANGE_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/columns.h"

struct map {
	char *header[MEANING_COUNT]; /* NULL: not said; "": no column */
};
#define MAP_INIT { 0 }

/* A comma ends a header only where another meaning follows it. NULL text is
 * an empty map. */
MUST_CHECK bool map_read(struct map *map, const char *text,
	struct error *err);
void map_release(struct map *map);
/*
 * The column that is called so, else the one with that number; COLUMN_NONE:
 * there is none. *is_only false: several are called so.
 */
size_t map_find(const char *text, const struct csv_record *header,
	bool *is_only);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * How persons read files before: which columns were what, by the fingerprint
 * of the header, and which words were which level. An answer of this class
 * goes before one of another; of words, one about this header before one
 * about others.
 */
#ifndef APP_IMPORT_MEMORY_H
#define APP_IMPORT_MEMORY_H

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/columns.h"
#include "store/change.h"

struct import_memory {
	struct arena arena;
	const char *kind;     /* of file: "scores", "roster" */
	struct {
		struct file_reading *items;
		size_t count;
	} maps[2], levels[2]; /* of the class, of the store */
	struct buf text;      /* the answer */
	civil when;           /* the map that was recalled was said */
	struct columns_recall recall; /* context: the memory; it must not move */
};

MUST_CHECK bool import_memory_read(struct import_memory *memory,
	struct store *store, int64_t class_id, const char *kind,
	struct error *err);
void import_memory_release(struct import_memory *memory);
/* Appends what a map is kept under; whether it would be news. */
bool import_memory_is_new(const struct import_memory *memory,
	const char *fingerprint, const char *map, struct buf *subject);
/* Keeps a map; *count grows when it is new. NULL: none was given. */
MUST_CHECK bool import_memory_keep_map(struct import_memory *memory,
	struct change *change, const char *fingerprint, const char *map,
	size_t *count, struct error *err);
/* The same for the level of a word; 0: no score. */
MUST_CHECK bool import_memory_keep_level(struct import_memory *memory,
	struct change *change, const char *fingerprint, const char *word,
	size_t level, size_t *count, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Finding one thing by what a person types: id exactly; else whole words,
 * then word beginnings, then fragments, accents and case ignored. The best
 * rank must be unique. Used for students, objectives, classes and rounds.
 */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

enum match_rank {
	MATCH_NONE,
	MATCH_FRAGMENT,
	MATCH_BEGINNING,
	MATCH_WORD,
	MATCH_EXACT, /* the handle, or the whole name, also "Last, First" */
	MATCH_ID     /* the id, byte for byte */
};

struct match_item {
	const char *id;     /* roster number; NULL: none */
	const char *handle; /* NULL: none */
	const char *name;
	bool is_person;     /* one word is not the whole of a name: "anna" may
	                     * be Anna, or Anna Lena */
};

/*
 * How well one item answers what was typed. Every typed word must match, and
 * the lowest rank of them counts; a word may also be the id or the handle. A
 * hyphen or underscore that the name lacks may stand for a blank.
 */
enum match_rank match_rank(const struct match_item *item, const char *typed);

/*
 * The index of the one best item. NOT_FOUND when none matches; CONFLICT when
 * the best rank is shared: the sentence then lists the candidates with their
 * ids (at most eight, "and n more"). what is the noun, "student".
 */
MUST_CHECK bool match_one(const struct match_item *items, size_t count,
	const char *typed, const char *what, size_t *found, struct error *err);

#endif

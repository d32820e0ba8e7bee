/* SPDX-License-Identifier: MIT */
/* Which word of a file is which level: "Well Below=1,Absent=". */
#ifndef EXCHANGE_LEVELS_H
#define EXCHANGE_LEVELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"
#include "model/policy.h"

struct levels_word {
	const char *text;
	const char *key;  /* folded */
	size_t level;     /* 0: no score */
	bool is_shipped;  /* not said by a person */
	bool is_met;      /* in this file */
	bool is_recalled; /* said at another time */
};

struct levels {
	struct arena arena;
	VEC(struct levels_word) words;
	bool has_figures; /* some of the words are none */
	VEC(const char *) unknown; /* as they first stand, once each */
};
#define LEVELS_INIT { 0 }

void levels_release(struct levels *levels);
/*
 * Reads "WORD=LEVEL[,WORD=LEVEL...]"; a word may have commas in it, and no
 * level after the sign is no score. What was said before stays. NULL says
 * nothing. INVALID: another grammar, or no level of the scale.
 */
MUST_CHECK bool levels_read(struct levels *levels, const char *text,
	const struct scale *scale, struct error *err);
/* The same of another time: what is no level of the scale says nothing. */
void levels_know(struct levels *levels, const char *text,
	const struct scale *scale);
/* What a format means by its words, on four levels; on the scale they take
 * the place that is nearest. */
void levels_ship(struct levels *levels, const char *text,
	const struct scale *scale);

/* Whether a text as cell_text leaves it is a word rather than a number that
 * went wrong: it begins with a letter, or has four in a row. */
bool levels_is_word(const char *text);
/* What is written in digits and signs is no word, mostly. */
bool levels_is_figure(const char *text);
/* Those that were said now, by place from 0; false: no more. */
bool levels_said(const struct levels *levels, size_t place,
	const char **word, size_t *level);
/* false: it is not in the table. *level 0: no score. */
bool levels_find(struct levels *levels, const char *text, size_t *level);
void levels_miss(struct levels *levels, const char *text);
/* INVALID, with all words that were missed and how to say what they are. */
bool levels_refuse(const struct levels *levels, const struct scale *scale,
	struct error *err);
/* The words that were met and nobody said now: "\"Low\" counts as level 1"; nothing
 * where there are none. */
void levels_describe(const struct levels *levels, struct buf *out);

#endif

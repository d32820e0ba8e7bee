/* SPDX-License-Identifier: MIT */
/*
 * The gradebook in a OneRoster set: line items, and the results of students
 * in them. What is read of both is one table with a row a result, on the same
 * lines as results.csv, so that it can be read as any file of scores, and a
 * sentence about a line is about that file.
 */
#ifndef EXCHANGE_RESULTS_H
#define EXCHANGE_RESULTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "exchange/set.h"

struct results_row {
	size_t line;         /* of results.csv */
	const char *id;      /* its sourcedId; these may be "" */
	const char *class_id;
	const char *item;    /* sourcedId of the line item */
	const char *student; /* sourcedId */
	const char *score;   /* as it stands, "" where there is none */
	const char *most;    /* resultValueMax; "" */
	const char *date;    /* ISO, in the local zone; "" */
	const char *comment;
	const char *title;   /* of the item */
	const char *about;   /* its objective: the title, or what homeroom
	                      * wrote as such */
	bool is_of_no_round; /* homeroom wrote it, of a day */
};

struct results {
	struct arena arena;
	struct results_row *rows; /* without those that are to be deleted */
	size_t count;
	size_t deleted;
};

/* Whether the set has both files. */
bool results_are_here(const struct set *set);
/* INVALID: a file cannot be read, or lacks a column. On failure there is
 * nothing to release. */
MUST_CHECK bool results_read(struct results *results, const struct set *set,
	struct error *err);
void results_release(struct results *results);
/* Rows of line 0 are left out. */
void results_write_table(const struct results *results, struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * One column of a Canvas gradebook, written anew into what is safest to give
 * back: the columns that say who a student is and the one, each row of the
 * teacher's own export, every value but the new ones as it was.
 *
 * Canvas makes a new assignment of a column that it does not know, and drops
 * one that it takes for a total: so the column must be one of the teacher's
 * own that is there already ("Notes"), and neither an assignment nor a total.
 */
#ifndef EXCHANGE_GRADEBOOK_H
#define EXCHANGE_GRADEBOOK_H

#include "base/buf.h"
#include "base/error.h"
#include "exchange/source.h"

/* As the file has them, in the words that a roster would; NULL: no such
 * column, or nothing in it. */
struct gradebook_student {
	size_t line;
	const char *id;     /* Canvas's own */
	const char *sis_id;
	const char *login;
	const char *name;   /* "Given Family" */
};

struct gradebook_values {
	/* The new value of a student, borrowed until the next call; NULL
	 * leaves what is there. */
	const char *(*value)(void *context,
		const struct gradebook_student *student);
	void *context;
};

/* INVALID: no Canvas gradebook, or a column that cannot be. flags as for
 * csv_write_init; out may hold a part on failure. */
MUST_CHECK bool gradebook_rewrite(struct source source, const char *column,
	const struct gradebook_values *values, unsigned flags,
	struct buf *out, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* A class list from a file of any sensible shape. */
#ifndef EXCHANGE_ROSTER_H
#define EXCHANGE_ROSTER_H

#include "base/arena.h"
#include "base/error.h"
#include "exchange/columns.h"
#include "exchange/source.h"

#define ROSTER_BYTES_MAX ((size_t)16 << 20)
#define ROSTER_STUDENTS_MAX 2000

enum roster_says {
	ROSTER_IN_CLASS,  /* all rows of a class list */
	ROSTER_LEAVES,    /* of a delta: no longer in the class */
	ROSTER_GONE,      /* of a delta: if in the class, then no longer */
	ROSTER_DESCRIBED  /* of a delta: if in the class, then so */
};

struct roster_row {
	size_t line;
	enum roster_says says;
	const char *number; /* NULL: the file has none */
	const char *other_number; /* they are known by, too; NULL: none */
	const char *given;  /* "" when the name is one word */
	const char *family; /* "" when the name is one word */
	const char *name;   /* "Given Family"; NULL in a school's set that
	                     * names a student by number only */
	const char *email;  /* NULL: none */
	const char *handle; /* ASCII without blanks; NULL: none */
};

struct roster {
	struct arena arena;
	struct roster_row *rows;
	size_t count;
	bool is_delta;      /* who is not named stays */
	size_t unread_columns;
	/* Of the header; "" where there is none. */
	const char *fingerprint;
	bool is_recalled;   /* the map was */
	bool has_own_numbers; /* of the system, not of the school */
	bool has_ids;       /* of a school's set: the numbers are these */
	const char *notice; /* NULL: nothing to say */
};

struct roster_options {
	const char *map;    /* as in columns_read, or NULL */
	const struct columns_recall *recall; /* where map is NULL; or NULL */
};

/*
 * At most ROSTER_BYTES_MAX and ROSTER_STUDENTS_MAX. With a header among the first ten lines, or
 * without one when every line reads as a name: "Ana Chen", "Chen, Ana",
 * "Ana Chen, ana@example.org", "1. Ana Chen <ana@example.org>". A row without
 * a name, two rows with one number but other names, two of one name that
 * neither numbers nor addresses tell apart, a file without students: INVALID,
 * with line and column. The same number and name, or address and name, twice
 * count once, and notice says so. On failure there is nothing to release.
 */
MUST_CHECK bool roster_read(struct roster *roster, struct source source,
	const struct roster_options *options, struct error *err);
void roster_release(struct roster *roster);

#endif

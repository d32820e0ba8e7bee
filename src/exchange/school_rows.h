/* SPDX-License-Identifier: MIT */
/* The enrolments of a set that are a student's. */
#ifndef EXCHANGE_SCHOOL_ROWS_H
#define EXCHANGE_SCHOOL_ROWS_H

#include "school_files.h"

struct school_rows {
	struct part part;
	const struct school *school;
	struct school_oddities *odd;
	bool is_open;
};

/* Borrowed until the next one. */
struct school_enrolment {
	const char *class_id;
	const char *user;
	enum roster_says says; /* in the class, or leaves it */
	bool is_unsure; /* the row does not say that it is a student's */
};

/* A delta may have none; a whole set must. */
MUST_CHECK bool school_rows_open(struct school_rows *rows,
	const struct set *set, const struct school_kind *kind,
	const struct school *school, struct school_oddities *odd,
	struct error *err);
MUST_CHECK bool school_rows_next(struct school_rows *rows,
	struct school_enrolment *row, bool *more, struct error *err);
MUST_CHECK bool school_rows_close(struct school_rows *rows, bool done,
	struct error *err);

#endif

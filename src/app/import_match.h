/* SPDX-License-Identifier: MIT */
/* Whom of the class the rows of a class list mean. Nobody is guessed. */
#ifndef APP_IMPORT_MATCH_H
#define APP_IMPORT_MATCH_H

#include "exchange/roster.h"
#include "roll.h"

enum import_match_way {
	IMPORT_MATCH_NONE,
	IMPORT_MATCH_NUMBER,
	IMPORT_MATCH_ID,     /* of a school's system, met before */
	IMPORT_MATCH_OFFICE, /* the other number */
	IMPORT_MATCH_EMAIL,
	IMPORT_MATCH_NAME
};

struct import_match {
	const char *file; /* for sentences */
	const struct roster *roster;
	const struct roll *roll;
	size_t *places;   /* of each row: in the roll, or ROLL_NONE */
	enum import_match_way *ways;
	size_t *rows;     /* of each in the roll: its row, or ROLL_NONE */
};

/*
 * By number, else by an address that only one row and one student have, else
 * by a name that only one row and one student of those left have. CONFLICT
 * where a name would be several, and where a number or an address is one
 * child's and the name or the address another's, whom no row of their own
 * confirms. import_match_release in any case.
 */
MUST_CHECK bool import_match_read(struct import_match *match,
	const char *file, const struct roster *roster,
	const struct roll *roll, struct error *err);
void import_match_release(struct import_match *match);

#endif

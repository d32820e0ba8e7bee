/* SPDX-License-Identifier: MIT */
/*
 * Who the rows of a score file are: by number, address, name, and what files
 * called them before; never by a guess between two.
 */
#ifndef APP_IMPORT_WHO_H
#define APP_IMPORT_WHO_H

#include "app/import.h"
#include "exchange/scores.h"
#include "roll.h"

/* The first row that was of a student. */
struct import_met {
	size_t line;         /* 0: there was none */
	const char *number;  /* NULL; with it, by another way than by it */
	size_t number_line;
};

struct import_who {
	const struct import_options *options;
	struct import_report *report;
	struct roll roll;
	struct import_met *met; /* of each in the roll */
	struct arena arena;
	struct lookup turned; /* aliases said of another than before: place */
	size_t unknown;      /* rows */
	struct buf rows;     /* the first of them, for the sentence */
	struct buf hint;     /* an alias that one of them may need */
	bool has_own_numbers; /* of the file's system, not of the school */
};

/* Also takes in and keeps the aliases that are said now. facts may lack
 * evidence. */
MUST_CHECK bool import_who_begin(struct import_who *who,
	struct session *session, struct change *change,
	const struct facts *facts, struct error *err);
void import_who_release(struct import_who *who);
/*
 * The place in the roll of the row's student; ROLL_NONE: the row is of nobody
 * here, or is left out, and that is noted. INVALID: it could be several.
 * CONFLICT: it says that it is two, or what it says was another's before.
 */
MUST_CHECK bool import_who_find(struct import_who *who,
	const struct scores_row *row, size_t *place, struct error *err);
/* Whom an alias of the row was said of until now, where it is of place from
 * now on; ROLL_NONE. */
size_t import_who_before(const struct import_who *who,
	const struct scores_row *row, size_t place);
/* After the last row: NOT_FOUND names those who are unknown. */
MUST_CHECK bool import_who_end(const struct import_who *who,
	struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* Scores from a file, one row at a time, so that its length does not matter. */
#ifndef EXCHANGE_SCORES_H
#define EXCHANGE_SCORES_H

#include <stdbool.h>

#include "base/date.h"
#include "base/error.h"
#include "exchange/columns.h"
#include "exchange/source.h"
#include "model/checkin.h"

struct scores;

struct scores_row {
	size_t line;
	const char *number;    /* any of the three may be NULL, not all */
	const char *name;      /* "Given Family" */
	const char *email;
	bool has_score;        /* false: absent, "-", "N/A", empty, EX */
	struct score score;
	const char *objective; /* NULL: the header's or the caller's */
	bool has_date;         /* the caller's, else the row's or header's */
	civil date;            /* a bare date is the end of that day */
	const char *note;      /* NULL: none */
	const char *round;     /* NULL: none, where columns have a round */
	enum support support;
	int confidence;        /* 0: unsaid */
	int minutes;           /* 0: unsaid */
	bool is_private;       /* the note is */
};

/*
 * Reads up to the header. map as in columns_read, or NULL; scale says what a
 * bare level is worth reading. date is that of every row, whatever the file
 * says (its dates are then not read); CIVIL_NEVER: as the file says. NULL on
 * failure.
 */
MUST_CHECK struct scores *scores_open(struct source source, const char *map,
	const struct scale *scale, civil date, struct error *err);
void scores_close(struct scores *scores);
/* Borrowed; what the header said. */
const struct columns *scores_columns(const struct scores *scores);
/* NULL: nothing to say. Complete after the last row. Borrowed. */
const char *scores_notice(const struct scores *scores);
/*
 * The row is borrowed until the next call; *more false at the end. Rows that
 * are blank are skipped. A score is "3 / 4", "75%", a number where the header
 * or an out-of column says of how many, or a level of the scale; where a
 * column says its form, points of as many in that form. A date that
 * could be d/m or m/d is decided by others near it, else INVALID. Errors name
 * line, column and the text that could not be read.
 */
MUST_CHECK bool scores_next(struct scores *scores, struct scores_row *row,
	bool *more, struct error *err);

#endif

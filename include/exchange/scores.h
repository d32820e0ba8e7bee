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
	enum task task;
	int quality;           /* 0: unsaid */
	bool is_private;       /* the note is */
	bool is_withdrawn;     /* it has no score then */
	const char *author;    /* these three: NULL where the file has none */
	const char *origin;
	const char *version;
};

struct scores_options {
	const char *map;    /* as in columns_read, or NULL */
	const struct columns_recall *recall; /* where map is NULL; or NULL */
	/* "WORD=LEVEL[,WORD=LEVEL...]": which word of the file is which level
	 * of the class's scale, or nothing after the sign: no score. NULL:
	 * nothing is said. Below it, what is recalled; below that, what a
	 * known format means. */
	const char *levels;
	const struct scale *scale; /* of the class */
	/* That of every row, whatever the file says (its dates are then not
	 * read); CIVIL_NEVER: as the file says. */
	civil date;
	/* A word without a level is no failure: its row counts for nothing,
	 * and scores_unknown has it. */
	bool asks_later;
};

/*
 * Reads up to the header. NULL on failure. The options are not kept.
 */
MUST_CHECK struct scores *scores_open(struct source source,
	const struct scores_options *options, struct error *err);
void scores_close(struct scores *scores);
/* Borrowed; what the header said. */
const struct columns *scores_columns(const struct scores *scores);
/* NULL: nothing to say. Complete after the last row. Borrowed. */
const char *scores_notice(const struct scores *scores);
/* The words that were no score and have no level, where that is why
 * scores_next failed. Borrowed. */
const char *const *scores_unknown(const struct scores *scores, size_t *count);
/* What scores_next refused was one row, and the next can be read. */
bool scores_goes_on(const struct scores *scores);
/* The words that options->levels said, by place from 0; false: no more.
 * *level 0: no score. */
bool scores_said(const struct scores *scores, size_t place,
	const char **word, size_t *level);
/*
 * The row is borrowed until the next call; *more false at the end. Rows that
 * are blank are skipped, and those of a known format that are no student's;
 * of several tries the format may count only the last. Points of more than 20
 * are a percent, unless they are known to be as many items: 85 of 100 on a
 * test says no more than "85%", and would weigh as a hundred tries.
 * A score is "3 / 4", "75%", a number where the header or an out-of column
 * says of how many, a level of the scale, or a word that has one; where a
 * column says its form, points of as many in that form. A date that could be
 * d/m or m/d is decided by others near it, else INVALID. Errors name line,
 * column and the text that could not be read; of words without a level, all
 * in the file.
 */
MUST_CHECK bool scores_next(struct scores *scores, struct scores_row *row,
	bool *more, struct error *err);

#endif

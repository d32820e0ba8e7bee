/* SPDX-License-Identifier: MIT */
/*
 * Which column is what: known header words of many systems, or a mapping that
 * the user gives ("number=Student ID, score=Points"). Only columns on the
 * list of meanings are ever read; all others (birth dates, passwords, phones)
 * are counted and left unread.
 *
 * Where several columns could be the roster number, the one that the other
 * files of a system refer to is taken: "SIS ID", then "Student Number",
 * "Student ID", "Local ID", and a bare "ID" last. The same holds for names,
 * addresses and dates: the first in the table of known words (aliases.c), of
 * two alike the one more to the left. A score is never chosen among several.
 */
#ifndef EXCHANGE_COLUMNS_H
#define EXCHANGE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"
#include "exchange/csv.h"
#include "exchange/formats.h"

enum meaning {
	MEANING_NUMBER,    /* roster number */
	MEANING_NAME,      /* whole name; "Last, First" is understood */
	MEANING_GIVEN,
	MEANING_FAMILY,
	MEANING_EMAIL,
	MEANING_HANDLE,
	MEANING_SCORE,     /* "3 / 4", "75%", "3", "28.00 / 30" */
	MEANING_POINTS,    /* never beside a score */
	MEANING_OUT_OF,
	MEANING_WRONG,     /* beside points: out of both together */
	MEANING_DATE,
	MEANING_OBJECTIVE,
	MEANING_NOTE,
	/* Known by its words beside a column that is known as the score, so
	 * that a quiz a row is no score of its own. */
	MEANING_ROUND,
	/* Of files that homeroom wrote: known by their words only beside
	 * "score_form", which no other file has; a map may name them. */
	MEANING_FORM,       /* items, percent or level */
	MEANING_CONFIDENCE,
	MEANING_SUPPORT,
	MEANING_MINUTES,
	MEANING_TASK,       /* given, done or not */
	MEANING_QUALITY,
	MEANING_PRIVATE,    /* the note is: yes, or nothing */
	MEANING_STATE,      /* withdrawn, or nothing */
	MEANING_AUTHOR,
	MEANING_ORIGIN,     /* what the check-in is called where it is from */
	MEANING_VERSION,    /* and this version of it; nothing: the same */
	MEANING_COUNT
};

#define COLUMN_NONE SIZE_MAX

/* Of a row that has several scores, each with its date beside it. */
struct column_pair {
	size_t score;
	size_t date; /* COLUMN_NONE: the row's own */
};

struct columns {
	const struct format *format; /* NULL: of no known kind */
	size_t at[MEANING_COUNT]; /* COLUMN_NONE: not there */
	size_t count;             /* columns of the header, without the empty
	                           * ones at its end */
	size_t unread;            /* columns nobody looks at */
	/* From the header of the score column, "Score: unit rates
	 * (2026-09-01)" or "Quiz 3 (10 points)"; empty when it says none. */
	struct buf objective;
	civil date;               /* CIVIL_NEVER: the header does not say */
	bool date_is_unclear;     /* 03/04/2026: March or April? */
	double out_of;            /* 0: the header does not say */
	bool is_percent;          /* "Score (%)": bare numbers are percents */
	bool has_items;           /* "(25 questions)": each point is an item */
	/* Of the header: other files with it have the same. Empty where no
	 * header was read. */
	struct buf fingerprint;
	bool is_recalled;         /* the map was */
	bool has_tries;           /* a column counts those of a student */
	/* The number is that of the system and not of the school. */
	bool has_own_numbers;
	size_t counts;            /* with something in it a row counts for
	                           * nothing; COLUMN_NONE */
	struct column_pair *pairs; /* NULL: the score is in one column */
	size_t pair_count;
	struct buf score_header;  /* as it stands in the file */
	/* Which of the quizzes of the system or the file the column is of:
	 * its number there, or its folded title. Empty: it does not say, as
	 * "Score" and "Exit ticket" do not. */
	struct buf quiz;
	bool quiz_is_number;
	/* Of the column of rounds, where only its header told: a bare number
	 * there is "Quiz 3". Empty: not so. */
	struct buf round_header;
	struct buf notice;        /* what was chosen among several; empty:
	                           * nothing to say */
};
#define COLUMNS_INIT { 0 }

/* How a file with such a header was read at another time. */
struct columns_recall {
	/* A map, borrowed until it is asked again; NULL: it never was. */
	const char *(*map)(void *context, const char *fingerprint);
	/* What words were said to be, as --levels has it, by those who read
	 * such a header and then by others. NULL in any case: nobody said. */
	const char *(*levels)(void *context, const char *fingerprint);
	void *context;
};

/* As in a map: "number", "name", "out-of". */
const char *meaning_name(enum meaning meaning);
/*
 * Reads a header. map may be NULL, or "meaning=Header[,meaning=Header...]";
 * a header may also be the number of its column, and an empty one leaves the
 * meaning unread. Without wants_score, scores and what belongs to them stay
 * unread.
 * false with *is_header false and no error: this record is no header (a
 * title line). INVALID: an unknown meaning or header in the map, no column
 * that could be the score, or several (the sentence lists them).
 */
MUST_CHECK bool columns_read(struct columns *columns,
	const struct csv_record *header, const char *map, bool wants_score,
	bool *is_header, struct error *err);
void columns_release(struct columns *columns);
/* Appends the folded words of a header, in order, in 16 hexadecimal digits. */
void columns_fingerprint(struct buf *out, const struct csv_record *header);

#endif

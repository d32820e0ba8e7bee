/* SPDX-License-Identifier: MIT */
/*
 * Files that are known by their headers. A format is nothing but the answers
 * that a person would give to "which column is what" and "which word is which
 * level", with what is no student's row; what a person says goes before it.
 *
 * Patterns: * is any text, # any digits, | parts two of which either will do;
 * case does not matter.
 *
 * Where a system says words instead of points, a word that says the goal is
 * met is level 3 of 4, one above it 4, one just short of it 2, all lower 1.
 * A percentile or a scale score is never read as a score.
 */
#ifndef EXCHANGE_FORMATS_H
#define EXCHANGE_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "exchange/csv.h"

#define FORMAT_NEEDS_MAX 6

struct format {
	const char *name; /* "Canvas gradebook" */
	const char *reads; /* for the manual: what is taken from it */
	/* Headers, each of which stands in the file. */
	const char *needs[FORMAT_NEEDS_MAX];
	/* As in --map, with patterns; what is not there is left to the known
	 * words. */
	const char *map;
	/* Which columns could be the score, best first; never those. */
	const char *scores[3];
	const char *never;
	/* The score is left of a column of this name, its maximum. */
	const char *maximum;
	/* Beside each score its date, called so with what * stood for there:
	 * a row has all these scores. */
	const char *dates;
	const char *levels;    /* as in --levels, on four levels */
	const char *objective; /* what all of it is about */
	const char *title;     /* "* (#)": * alone is what a score is about */
	const char *own_number; /* called so, a number is not the school's */
	const char *others;    /* names of rows that are no students */
	const char *counts;    /* a column; a row with something in it counts
	                        * for nothing */
	/* The sentence where no column is a score; of a format with levels,
	 * where the column of its words is missing. */
	const char *lacks;
	const char *no_roster; /* the sentence where it is read as one */
	bool is_first;      /* the first of needs is the first column */
	bool is_month_first;
	bool has_maxima;    /* a row "Points Possible" */
	bool has_footer;    /* rows of no one are left out */
	bool sums_headers;  /* headers that are numbers are the maxima */
	bool has_items;     /* points count items, however many */
	bool is_points;     /* a bare number is no level */
	bool may_exceed;    /* more points than there are count as all */
	bool may_end_early; /* rows may lack the last cells */
	bool takes_last;    /* of several tries only the last counts */
	bool is_roster;
	bool is_evidence;
	bool is_real;       /* tested on files of that system, not only on
	                     * samples made from its headers */
};

const struct format *formats_all(size_t *count);
/* The column that the pattern names, the first part of it before the others;
 * SIZE_MAX: there is none. */
size_t formats_column(const char *pattern, const struct csv_record *header);
/* NULL: a file of no known kind. */
const struct format *formats_find(const struct csv_record *header,
	bool wants_score);
/* Of a text as cell_text leaves it. star may be NULL; else what the first *
 * stood for is put there. */
bool formats_match(const char *pattern, const char *text, struct buf *star);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Answers of learners from a file: a form's export, a row a learner, a column
 * a question. Which column is which question is known by words of its header,
 * or said in a map.
 */
#ifndef EXCHANGE_ANSWERS_H
#define EXCHANGE_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/error.h"
#include "exchange/source.h"

/* What may be asked. */
struct answers_ask {
	const char *name;  /* as in a map */
	/* Folded words that a header of this question has, "aim|goal"; its
	 * name alone is one, too, and goes before them. Of
	 * several questions whose words a header has it is the one whose word
	 * comes first in it. NULL: only by a map. */
	const char *words;
};
#define ANSWERS_ASKS_MAX 24

struct answers_row {
	size_t line;
	const char *number; /* any of the three may be NULL, not all */
	const char *name;
	const char *email;
	const char *texts[ANSWERS_ASKS_MAX]; /* by ask; "": left blank; NULL:
	                                      * there is no such column */
	civil said;       /* when it was; CIVIL_NEVER: it does not say */
	civil or_said;    /* with day and month the other way round, where
	                   * the file shows no order; else CIVIL_NEVER */
	bool said_unread; /* what should say so is no date */
};

struct answers;

/*
 * Reads up to the header. map: "goal=Header,name=Header...", of the asks and
 * of what columns_read knows of students; NULL. INVALID: no column of
 * students, or of questions; several columns for one question.
 */
MUST_CHECK struct answers *answers_open(struct source source,
	const struct answers_ask *asks, size_t count, const char *map,
	struct error *err);
/* Borrowed until the next call; *more false at the end. Errors name line and
 * column. */
MUST_CHECK bool answers_next(struct answers *answers,
	struct answers_row *row, bool *more, struct error *err);
/* The headers that are neither a question, nor a student, nor a moment, as
 * "\"Phone\", \"Pets\""; *count of them. Borrowed. */
const char *answers_unread(const struct answers *answers, size_t *count);
void answers_close(struct answers *answers);

#endif

/* SPDX-License-Identifier: MIT */
/* What is in the way, as it is said in an intake. */
#ifndef APP_INTERVIEW_WAYS_H
#define APP_INTERVIEW_WAYS_H

#include "app/interview.h"

/* Copies what is open of the student of the interview. */
void interview_ways_begin(struct interview *interview,
	const struct facts *facts);
void interview_ways_release(struct interview *interview);
/* One answer: a constraint, or several of the known kinds. */
MUST_CHECK bool interview_ways_add(struct interview *interview,
	const char *text, struct error *err);
/* Nothing is in the way: what is said now is dropped. */
void interview_ways_drop(struct interview *interview);
void interview_ways_write(const struct interview *interview, struct buf *out);
/* The same words, or the same known kind. */
bool interview_ways_is_same(const struct block *one, const struct block *other);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Forms: an intake, and a learner's own check. One row a question; the line
 * below takes the answer and goes on to the next. Nothing is written before
 * the form is kept.
 */
#ifndef TUI_ANSWERING_H
#define TUI_ANSWERING_H

#include "app/interview.h"

#define ANSWERING_OWN 4 /* of an own check */

struct answering {
	bool is_own_check;       /* else an intake */
	int64_t student;         /* 0: no form is open */
	struct interview interview;
	char *answers[ANSWERING_OWN];
	size_t at;               /* row selected */
	size_t first;            /* shown */
	bool has_news;           /* answers that are not kept */
	bool is_confirmed;       /* an old answer was gone over and left */
};

void answering_release(struct answering *form);

#endif

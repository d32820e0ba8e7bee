/* SPDX-License-Identifier: MIT */
/* How a class scores just now: as its newest round was scored. */
#ifndef APP_FORM_H
#define APP_FORM_H

#include "base/buf.h"
#include "model/facts.h"

struct form {
	enum score_form form;
	/* What a bare number is out of: of items how many each had, where it
	 * was the same for all of the round; 100; or 0, when it has no such
	 * meaning. */
	double out_of;
};

/* By the last check-in that has a round, else by the last one; by levels
 * where there is none yet. */
struct form form_of(const struct facts *facts);

/* "7" as it is meant in such a round: "7/10", "7%", "7". */
void form_complete(struct buf *out, const struct form *form,
	const char *number);

#endif

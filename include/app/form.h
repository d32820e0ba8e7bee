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
	/* A round of items, of which each had as many as you like. */
	bool is_mixed;
};

/* By the first check-in of the round that was checked in last, else by the
 * last one; by levels where there is none yet. */
struct form form_of(const struct facts *facts);

/* Whether this is a bare number that means items of nobody knows how many;
 * then why is the sentence that refuses it. */
bool form_lacks_out_of(const struct form *form, const struct score *score,
	struct buf *why);

/* "7" as it is meant in such a round: "7/10", "7%", "7". */
void form_complete(struct buf *out, const struct form *form,
	const char *number);

#endif

/* SPDX-License-Identifier: MIT */
/* What a proposal says of the class as a whole, in sentences without a
 * newline. Each writes nothing when there is nothing to say. */
#ifndef APP_OUTLOOK_H
#define APP_OUTLOOK_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* "14 of 20 students seen on unit rates are below 80%: one lesson for all
 * would serve more than groups." */
void outlook_write_case(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* "14 of 20 below 80%: one lesson for all" */
void outlook_write_short_case(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* The lesson that was taken: "reteach unit rates, since 10:42". */
void outlook_write_lesson(struct buf *out, const struct facts *facts);
/* What more evidence would settle. */
void outlook_write_worth(struct buf *out, const struct worth *worth);
/* What comes of taking it: "One lesson for all: reteach unit rates", "The
 * focus is percents". */
void outlook_write_taken(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);

#endif

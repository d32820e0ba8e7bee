/* SPDX-License-Identifier: MIT */
/* What files of homeroom's own say of a check-in, to the letter: its form,
 * and what was said beside the score. */
#ifndef EXCHANGE_SAID_H
#define EXCHANGE_SAID_H

#include "exchange/scores.h"

/* *is_said: the row has a form, and so has points of as many; INVALID when
 * they are not of that form. */
MUST_CHECK bool said_score(const struct columns *columns,
	const struct csv_record *record, bool *is_said, struct score *score,
	struct error *err);
/* Support, confidence, minutes, the task and its quality, whether the note is
 * private and whether all of it was withdrawn, as far as there are columns of
 * them. */
MUST_CHECK bool said_words(const struct columns *columns,
	const struct csv_record *record, struct scores_row *row,
	struct error *err);
/* None right and none wrong; an empty cell is no such claim. */
bool said_unanswered(const struct columns *columns,
	const struct csv_record *record);

#endif

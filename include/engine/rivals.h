/* SPDX-License-Identifier: MIT */
/*
 * What schools and other tools go by instead of the engine, as well as each
 * can be done: where a student was not yet seen on an objective they say the
 * class's rate there, itself drawn to the class's rate on everything. Their
 * constants are near the best for long logs of two kinds (vocabulary over
 * months, quizzes in one sitting); the engine's were not set on these.
 *
 *	all   (points + 1) / (items + 2)      of the class so far
 *	rate  (points + 4 all) / (items + 4)  of the class on the objective
 *	last score    .4 last score + .6 rate
 *	running mean  (points + 3 rate) / (items + 3) of the student there
 *	EWMA          rate at first, then .25 of the way to each score
 */
#ifndef ENGINE_RIVALS_H
#define ENGINE_RIVALS_H

#include "engine/fit.h"

enum rival {
	RIVAL_LAST,
	RIVAL_MEAN,
	RIVAL_EWMA,
	RIVAL_COUNT
};

const char *rival_name(enum rival rival); /* "last score" */

struct rivals;

/* One class. rivals_free frees. */
struct rivals *rivals_new(size_t students, size_t objectives);
void rivals_free(struct rivals *rivals);
/* The expected score of a row that is not yet known. */
void rivals_predict(const struct rivals *rivals, const struct fit_row *row,
	double predictions[RIVAL_COUNT]);
void rivals_learn(struct rivals *rivals, const struct fit_row *row);

#endif

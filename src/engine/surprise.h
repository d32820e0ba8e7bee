/* SPDX-License-Identifier: MIT */
/* Scores far below what the student's own record predicts. */
#ifndef ENGINE_SURPRISE_H
#define ENGINE_SURPRISE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine.h"

/* Odds of points or fewer out of items, given the belief before. */
double surprise_odds(struct belief before, double points, double items);
/* So unlikely that it is asked about. */
bool surprise_is(double odds);
struct surprise {
	double odds;     /* of such a score or a lower one */
	double expected; /* the score, 0..1 */
};
/* Is the student's newest check-in on the objective a surprise to what
 * everything else predicts of it? Fills *surprise if so. */
bool surprise_find(const struct engine *engine, size_t student,
	size_t objective, struct surprise *surprise);

#endif

/* SPDX-License-Identifier: MIT */
/* One setting on its way through a class. */
#ifndef ENGINE_TRACK_H
#define ENGINE_TRACK_H

#include "posterior.h"

struct track;

/* Nothing is known yet of the posterior, which is borrowed. */
struct track *track_new(struct posterior *posterior, double tolerance);
void track_free(struct track *track);
/* Rows of a pair in their order; then, after some, to the mode. */
void track_show(struct track *track, const struct fit_row *row);
void track_settle(struct track *track);

#endif

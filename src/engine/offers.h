/* SPDX-License-Identifier: MIT */
/* Students to look at: offers of intervene, and surprises. */
#ifndef ENGINE_OFFERS_H
#define ENGINE_OFFERS_H

#include "engine.h"

/* Fills offers from the moves, which must be judged already. */
void offers_fill(const struct engine *engine, struct proposal *proposal);

#endif

/* SPDX-License-Identifier: MIT */
/* What the next check-ins would have to be to move a student. */
#ifndef ENGINE_WHATIF_H
#define ENGINE_WHATIF_H

#include <stddef.h>

#include "engine.h"

/* Fills move->change of a student whom evidence moves, or keeps for the odds
 * or for want of a new one; all of the move but its check-ins must be there. */
void whatif_fill(const struct engine *engine, size_t student,
	struct move *move);

#endif

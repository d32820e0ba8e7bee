/* SPDX-License-Identifier: MIT */
/*
 * Limits and locks over what the evidence asks for: together, apart, sizes, in
 * this order; pins hold already.
 */
#ifndef ENGINE_ARRANGE_H
#define ENGINE_ARRANGE_H

#include <stddef.h>

#include "engine.h"

/* The moves of the whole class, judged. What cannot be met is left. */
void arrange(const struct engine *engine, struct move *moves, size_t count);

#endif

/* SPDX-License-Identifier: MIT */
/* Names as they stand on the wall. */
#ifndef APP_WALL_H
#define APP_WALL_H

#include "base/arena.h"
#include "model/facts.h"

/*
 * One a student, in their order: "Ana", or "Ana C." where two share that, or
 * more letters, to five, where they share that too. In the arena.
 */
const char **wall_names(const struct facts *facts, struct arena *arena);

#endif

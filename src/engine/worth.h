/* SPDX-License-Identifier: MIT */
/* What more evidence on the focus would settle, against other lines. */
#ifndef ENGINE_WORTH_H
#define ENGINE_WORTH_H

#include <stddef.h>

#include "engine.h"

/* Of the moves as they were judged: limits and locks settle nothing. */
struct worth worth_of(const struct engine *engine, const struct move *moves,
	size_t count);
/* The odds, from 0 to 1, that a level is settled after one check-in of so many
 * items; noise is the variance that a check-in has besides its items. One that
 * is settled stays so. */
double worth_settled(struct belief level, struct lines lines, double bar,
	double items, double noise);

#endif

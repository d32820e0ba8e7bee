/* SPDX-License-Identifier: MIT */
/*
 * A class for tests of signals: day 0 is a Monday, student 12 is there on
 * every class day, and what is asked is of student 1.
 */
#ifndef TESTS_ENGINE_WORLD_H
#define TESTS_ENGINE_WORLD_H

#include "engine/signals.h"
#include "sample.h"

#define STUDENTS 12
#define EVERYDAY 12

struct world {
	struct sample sample;
	struct learners learners;
	struct profile profile;
};

int world_set_up(void **state);
int world_tear_down(void **state);
/* On weekdays from one to the other. */
void world_meet(struct world *world, int64_t from, int64_t to);
void world_read(struct world *world, int64_t day, struct signals *out);
/* Of student 1. */
struct signals world_first(struct world *world, int64_t day);

#endif

/* SPDX-License-Identifier: MIT */
#include "world.h"

#include "base/mem.h"
#include "engine/propose.h"

int world_set_up(void **state)
{
	struct world *world = mem_new(1, sizeof(*world));

	sample_init(&world->sample, STUDENTS);
	world->profile = (struct profile){ .id = 1, .student = 1 };
	*state = world;
	return 0;
}

int world_tear_down(void **state)
{
	struct world *world = *state;

	sample_release(&world->sample);
	mem_free(world);
	return 0;
}

/* On weekdays from one to the other. */
void world_meet(struct world *world, int64_t from, int64_t to)
{
	for (int64_t day = from; day <= to; day++)
		if (day % 7 < 5)
			sample_quiz(&world->sample, EVERYDAY, day, 3);
}

void world_read(struct world *world, int64_t day, struct signals *out)
{
	struct facts *facts = &world->sample.facts;
	struct engine *engine;

	sample_day(&world->sample, day);
	sample_sort(&world->sample);
	engine = engine_new(facts);
	signals_read(engine, facts, &world->learners, out);
	engine_free(engine);
}

/* Of student 1. */
struct signals world_first(struct world *world, int64_t day)
{
	struct signals out[STUDENTS];

	world_read(world, day, out);
	return out[0];
}

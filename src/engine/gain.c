/* SPDX-License-Identifier: MIT */
/*
 * What a student gained: the filter with a memory. From a chosen check-in on a
 * third quantity is carried along that never moves, the level as it was then;
 * each later check-in corrects it too, as far as it goes with d and e
 * (fixed-point smoothing). What now and then share, such as the student in
 * general, so cancels out of the gain instead of counting twice.
 */
#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "linear.h"
#include "posterior.h"

struct memory {
	double *level;   /* d + e as it was, of each column */
	double with_own; /* covariances with what d and e are now */
	double with_recent;
	double variance;
};

static void memorise(struct memory *memory, const struct filter *filter)
{
	for (size_t i = 0; i < filter->columns; i++)
		memory->level[i] = filter_level(filter, i);
	memory->with_own = filter->spread.own + filter->spread.both;
	memory->with_recent = filter->spread.both + filter->spread.recent;
	memory->variance = spread_sum(filter->spread);
}

static void memory_observe(struct memory *memory, const struct filter *filter,
	struct update update)
{
	double share = (memory->with_own + memory->with_recent) /
		update.variance;

	linear_add(memory->level, share, filter->surprise, filter->columns);
	memory->with_own -= share * update.own * update.variance;
	memory->with_recent -= share * update.recent * update.variance;
	memory->variance -= share * share * update.variance;
}

static void memory_wait(struct memory *memory, struct gap gap)
{
	memory->with_own *= gap.keep;
	memory->with_recent *= gap.keep;
}

static void run(const struct pair *pair, size_t first, struct filter *filter,
	struct memory *memory)
{
	for (size_t i = 0; i < pair->count; i++) {
		const struct sighting *sighting = &pair->sightings[i];
		struct update update = filter_observe(filter, sighting);

		if (i > first)
			memory_observe(memory, filter, update);
		filter_turn(filter);
		memory->with_recent *= filter->setting->recent_keep;
		if (i == first)
			memorise(memory, filter);
		if (i + 1 == pair->count)
			break;
		filter_wait(filter, sighting->gap);
		memory_wait(memory, sighting->gap);
	}
}

struct belief posterior_gain(const struct posterior *posterior,
	size_t student, size_t objective, size_t first, double day)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	size_t columns = pair->columns;
	double *scratch = mem_new(5 * columns, sizeof(*scratch));
	double *state = scratch + 4 * columns;
	struct memory memory = { .level = scratch + 3 * columns };
	struct gap gap = posterior_gap(posterior, pair, day);
	struct filter filter;
	struct belief belief;

	assert(first < pair->count);
	filter_init(&filter, &posterior->setting, scratch, columns);
	run(pair, first, &filter, &memory);
	filter_wait(&filter, gap);
	memory_wait(&memory, gap);
	for (size_t i = 0; i < columns; i++)
		state[i] = filter_level(&filter, i) - memory.level[i];
	belief = posterior_belief(posterior, student, objective, (struct aim){
		.state = state,
		.variance = spread_sum(filter.spread) + memory.variance -
			2 * (memory.with_own + memory.with_recent),
		.late = 1 - pair->sightings[first].late,
		.practice = sighting_practice(&posterior->setting,
			pair->count) - sighting_practice(&posterior->setting,
			first + 1),
		.round = COEFFICIENT_NONE,
	});
	belief.variance = fmax(belief.variance, 0);
	mem_free(scratch);
	return belief;
}

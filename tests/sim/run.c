/* SPDX-License-Identifier: MIT */
/* A scheme in many classes. */
#include "run.h"

#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "base/mem.h"

static const struct kind kinds[] = {
	{ TRUTH_GROWTH, 1 }, { TRUTH_GROWTH, .4 },
	{ TRUTH_STEPS, 1 }, { TRUTH_STEPS, .4 },
};

const struct setting sim_settings[] = {
	[SIM_DENSE] = {
		.name = "dense", .objectives = 4, .days = 48, .block = 3,
		.items = 4, .judged_from = 2
	},
	[SIM_SPARSE] = {
		.name = "sparse", .objectives = 12, .days = 48, .block = 2,
		.items = 3, .judged_from = 1
	}
};

_Static_assert(ARRAY_LEN(kinds) == SIM_KINDS, "outcomes for each kind");
_Static_assert(ARRAY_LEN(sim_settings) == SIM_SETTINGS, "a name for each");

/* What happened in one class, under one scheme. */
static void run_class(const struct scheme *scheme,
	const struct setting *setting, struct kind kind, uint64_t seed,
	struct outcome *outcome)
{
	enum cluster groups[SIM_OBJECTIVES_MAX][SIM_STUDENTS];
	struct world world;
	struct tally *tally;
	void *state = scheme->start(scheme, setting);

	world_start(&world, setting, kind, seed);
	tally = tally_new(&world, outcome);
	for (size_t i = 0; i < SIM_OBJECTIVES_MAX; i++)
		for (size_t j = 0; j < SIM_STUDENTS; j++)
			groups[i][j] = CLUSTER_PRACTICE;
	for (size_t i = 0; i < setting->days; i++) {
		struct grouping grouping = { .offers = { 0 } };
		struct day day;
		enum cluster *stand;

		world_check_in(&world, i, &day);
		stand = groups[scheme->is_one_stay ? 0 : day.objective];
		memcpy(grouping.groups, stand, sizeof(grouping.groups));
		scheme->group(state, &day, &grouping);
		tally_day(tally, &day, stand, &grouping);
		for (size_t j = 0; j < SIM_STUDENTS; j++)
			if (day.is_present[j])
				stand[j] = grouping.groups[j];
		world_teach(&world, &day, stand);
	}
	scheme->end(state);
	tally_end(tally);
}

void run_scheme(struct run *run, const struct scheme *scheme,
	const struct setting *setting, size_t first, size_t classes)
{
	*run = (struct run){ .setting = setting, .classes = classes };
	for (size_t i = 0; i < SIM_KINDS; i++) {
		run->outcomes[i] = mem_new(classes, sizeof(**run->outcomes));
		for (size_t j = 0; j < classes; j++)
			run_class(scheme, setting, kinds[i],
				(uint64_t)((first + j) * SIM_KINDS + i),
				&run->outcomes[i][j]);
	}
}

void run_release(struct run *run)
{
	for (size_t i = 0; i < SIM_KINDS; i++)
		mem_free(run->outcomes[i]);
}

/* The mean of the kinds, which are independent of each other. */
static struct figure mean_of(const struct figure *figures)
{
	struct figure mean = { 0 };

	for (size_t i = 0; i < SIM_KINDS; i++) {
		mean.value += figures[i].value / SIM_KINDS;
		mean.error += figures[i].error * figures[i].error;
	}
	mean.error = sqrt(mean.error) / SIM_KINDS;
	return mean;
}

struct figure run_ratio(const struct run *run, enum metric metric)
{
	struct figure figures[SIM_KINDS];

	for (size_t i = 0; i < SIM_KINDS; i++)
		figures[i] = tally_ratio(run->outcomes[i], run->classes,
			metric);
	return mean_of(figures);
}

struct figure run_found(const struct run *run, bool by_place)
{
	struct figure figures[SIM_KINDS];

	for (size_t i = 0; i < SIM_KINDS; i++)
		figures[i] = tally_found(run->outcomes[i], run->classes,
			run->setting->objectives, by_place);
	return mean_of(figures);
}

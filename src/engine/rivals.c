/* SPDX-License-Identifier: MIT */
#include "engine/rivals.h"

#include <assert.h>

#include "base/mem.h"

static const double class_items = 4;
static const double last_share = .4;
static const double mean_items = 3;
static const double ewma_step = .25;

struct tally {
	double points;
	double items;
};

struct course {
	struct tally tally;
	double last;
	double ewma;
};

struct rivals {
	size_t objectives;
	struct tally all;
	struct tally *by_objective;
	struct course *courses; /* [student * objectives + objective] */
};

const char *rival_name(enum rival rival)
{
	static const char *const names[] = {
		[RIVAL_LAST] = "last score",
		[RIVAL_MEAN] = "running mean",
		[RIVAL_EWMA] = "EWMA",
	};

	_Static_assert(ARRAY_LEN(names) == RIVAL_COUNT, "a name a rival");
	assert(rival < RIVAL_COUNT);
	return names[rival];
}

struct rivals *rivals_new(size_t students, size_t objectives)
{
	struct rivals *rivals = mem_new(1, sizeof(*rivals));

	rivals->objectives = objectives;
	rivals->by_objective = mem_new(objectives,
		sizeof(*rivals->by_objective));
	rivals->courses = mem_new(mem_size(students, objectives),
		sizeof(*rivals->courses));
	return rivals;
}

void rivals_free(struct rivals *rivals)
{
	if (!rivals)
		return;
	mem_free(rivals->by_objective);
	mem_free(rivals->courses);
	mem_free(rivals);
}

static double shrink(struct tally tally, double toward, double items)
{
	return (tally.points + items * toward) / (tally.items + items);
}

static double class_rate(const struct rivals *rivals, size_t objective)
{
	return shrink(rivals->by_objective[objective],
		shrink(rivals->all, .5, 2), class_items);
}

static struct course *course_of(const struct rivals *rivals,
	const struct fit_row *row)
{
	return &rivals->courses[row->student * rivals->objectives +
		row->objective];
}

void rivals_predict(const struct rivals *rivals, const struct fit_row *row,
	double predictions[RIVAL_COUNT])
{
	const struct course *course = course_of(rivals, row);
	double rate = class_rate(rivals, row->objective);
	bool is_seen = course->tally.items > 0;

	predictions[RIVAL_LAST] = is_seen ? last_share * course->last +
		(1 - last_share) * rate : rate;
	predictions[RIVAL_MEAN] = shrink(course->tally, rate, mean_items);
	predictions[RIVAL_EWMA] = is_seen ? course->ewma : rate;
}

static void add(struct tally *tally, const struct fit_row *row)
{
	tally->points += row->points;
	tally->items += row->items;
}

void rivals_learn(struct rivals *rivals, const struct fit_row *row)
{
	struct course *course = course_of(rivals, row);

	course->last = row->points / row->items;
	if (!(course->tally.items > 0))
		course->ewma = class_rate(rivals, row->objective);
	course->ewma += ewma_step * (course->last - course->ewma);
	add(&course->tally, row);
	add(&rivals->by_objective[row->objective], row);
	add(&rivals->all, row);
}

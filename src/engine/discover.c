/* SPDX-License-Identifier: MIT */
/* Natural groups: from signals to points, and from their parts to groups. */
#include "engine/discover.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cloud.h"

#define STARTS 20
#define GROUPS_LEAST 2
/* A deviation that is nothing but rounding. */
#define DEVIATION_LEAST 1e-9

/* A signal as one dimension. */
struct axis {
	enum signal signal;
	double mean;
	double deviation;
};

struct space {
	const struct signals **learners; /* in the order of their signals */
	size_t count;
	struct axis axes[SIGNAL_COUNT];
	size_t axis_count;
};

static int compare_values(double one, double other)
{
	if (isnan(one) || isnan(other))
		return isnan(other) - isnan(one);
	return (one > other) - (one < other);
}

static int compare_learners(const void *one, const void *other)
{
	const struct signals *a = *(const struct signals *const *)one;
	const struct signals *b = *(const struct signals *const *)other;

	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		int order = signal_kinds[i].clusters ? compare_values(
			a->value[i], b->value[i]) : 0;

		if (order)
			return order;
	}
	return (a > b) - (a < b);
}

/* false: too few know it, or all are the same. */
static bool measure(const struct space *space, enum signal signal,
	struct axis *axis)
{
	double sum = 0, squares = 0;
	size_t known = 0;

	for (size_t i = 0; i < space->count; i++) {
		double value = space->learners[i]->value[signal];

		if (isnan(value))
			continue;
		sum += value;
		known++;
	}
	if (2 * known < space->count || !known)
		return false;
	axis->signal = signal;
	axis->mean = sum / (double)known;
	for (size_t i = 0; i < space->count; i++) {
		double apart = space->learners[i]->value[signal] - axis->mean;

		if (!isnan(apart))
			squares += apart * apart;
	}
	axis->deviation = sqrt(squares / (double)known);
	return axis->deviation > DEVIATION_LEAST;
}

static struct space span(const struct signals *signals, size_t count)
{
	struct space space = {
		.learners = mem_new(count + 1, sizeof(*space.learners)),
		.count = count
	};

	for (size_t i = 0; i < count; i++)
		space.learners[i] = &signals[i];
	qsort(space.learners, count, sizeof(*space.learners),
		compare_learners);
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		if (signal_kinds[i].clusters && measure(&space,
		    (enum signal)i, &space.axes[space.axis_count]))
			space.axis_count++;
	return space;
}

static double *points_of(const struct space *space)
{
	double *points = mem_new(space->count * space->axis_count,
		sizeof(*points));

	for (size_t i = 0; i < space->count; i++)
		for (size_t j = 0; j < space->axis_count; j++) {
			const struct axis *axis = &space->axes[j];
			double apart = space->learners[i]->value[axis->signal]
				- axis->mean;

			points[i * space->axis_count + j] = isnan(apart) ? 0
				: apart / axis->deviation;
		}
	return points;
}

/* What is best so far. */
struct parting {
	size_t k;
	double silhouette;
	size_t *group; /* by the order of the space */
	double centers[DISCOVER_MOST * SIGNAL_COUNT];
};

static void try_each(const struct cloud *cloud, struct rng *rng,
	struct parting *best)
{
	struct parting tried = {
		.group = mem_new(cloud->count, sizeof(*tried.group))
	};

	for (tried.k = GROUPS_LEAST; tried.k <= DISCOVER_MOST; tried.k++) {
		size_t *spare = best->group;

		if (!cloud_part(cloud, tried.k, STARTS, rng, tried.group,
		    tried.centers))
			break;
		tried.silhouette = cloud_silhouette(cloud, tried.k,
			tried.group);
		if (best->k && !(tried.silhouette > best->silhouette))
			continue;
		*best = tried;
		tried.group = spare;
	}
	mem_free(tried.group);
}

/* What sets the group apart most, and next to most. */
static void mark_group(const struct space *space, const double *center,
	struct natural_group *group)
{
	for (size_t i = 0; i < ARRAY_LEN(group->marks); i++) {
		group->marks[i] = space->axes[0].signal;
		group->apart[i] = 0;
	}
	for (size_t i = 0; i < space->axis_count; i++) {
		const struct axis *axis = &space->axes[i];
		size_t place = fabs(center[i]) > fabs(group->apart[0]) ? 0 : 1;

		group->center[axis->signal] = axis->mean + center[i] *
			axis->deviation;
		if (place == 1 && !(fabs(center[i]) > fabs(group->apart[1])))
			continue;
		if (place == 0) {
			group->marks[1] = group->marks[0];
			group->apart[1] = group->apart[0];
		}
		group->marks[place] = axis->signal;
		group->apart[place] = center[i];
	}
}

/* Where each part comes: larger first, then whose first learner is. */
static void rank(const struct parting *parting, size_t count, size_t *places)
{
	size_t sizes[DISCOVER_MOST] = { 0 };
	size_t first[DISCOVER_MOST];

	for (size_t i = count; i-- > 0;) {
		sizes[parting->group[i]]++;
		first[parting->group[i]] = i;
	}
	for (size_t i = 0; i < parting->k; i++) {
		places[i] = 0;
		for (size_t j = 0; j < parting->k; j++)
			places[i] += sizes[j] > sizes[i] || (sizes[j] ==
				sizes[i] && first[j] < first[i]);
	}
}

static void fill(struct discovery *discovery, const struct space *space,
	const struct signals *signals, const struct parting *parting)
{
	size_t places[DISCOVER_MOST];

	discovery->k = parting->k;
	discovery->silhouette = parting->silhouette;
	rank(parting, space->count, places);
	for (size_t i = 0; i < space->count; i++) {
		size_t place = places[parting->group[i]];

		discovery->group[space->learners[i] - signals] = place;
		discovery->groups[place].count++;
	}
	for (size_t i = 0; i < parting->k; i++) {
		struct natural_group *group = &discovery->groups[places[i]];

		for (size_t j = 0; j < SIGNAL_COUNT; j++)
			group->center[j] = NAN;
		mark_group(space, parting->centers + i * space->axis_count,
			group);
	}
}

void discover(struct discovery *discovery, const struct signals *signals,
	size_t count, uint64_t seed)
{
	struct space space = span(signals, count);
	struct parting best = { .k = 0 };
	struct cloud cloud = { .count = count,
		.dimensions = space.axis_count };
	double *points = points_of(&space);
	struct rng rng;

	*discovery = (struct discovery){
		.count = count,
		.group = mem_new(count + 1, sizeof(*discovery->group))
	};
	rng_init(&rng, seed);
	cloud.points = points;
	if (count >= DISCOVER_STUDENTS_LEAST && space.axis_count) {
		best.group = mem_new(count, sizeof(*best.group));
		try_each(&cloud, &rng, &best);
	}
	if (best.k)
		fill(discovery, &space, signals, &best);
	mem_free(best.group);
	mem_free(points);
	mem_free(space.learners);
}

void discovery_release(struct discovery *discovery)
{
	mem_free(discovery->group);
	*discovery = (struct discovery){ .k = 0 };
}

static size_t label_count(const size_t *group, size_t count)
{
	size_t labels = 0;

	for (size_t i = 0; i < count; i++)
		labels = group[i] >= labels ? group[i] + 1 : labels;
	return labels;
}

static double pairs(double count)
{
	return count * (count - 1) / 2;
}

static double pairs_in(const size_t *group, size_t count)
{
	size_t labels = label_count(group, count);
	size_t *sizes = mem_new(labels + 1, sizeof(*sizes));
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sizes[group[i]]++;
	for (size_t i = 0; i < labels; i++)
		sum += pairs((double)sizes[i]);
	mem_free(sizes);
	return sum;
}

double discover_agreement(const size_t *one, const size_t *other,
	size_t count)
{
	size_t labels = label_count(other, count);
	size_t *both = mem_new(count + 1, sizeof(*both));
	double together, chance, most;

	for (size_t i = 0; i < count; i++)
		both[i] = one[i] * labels + other[i];
	together = pairs_in(both, count);
	chance = count > 1 ? pairs_in(one, count) * pairs_in(other, count) /
		pairs((double)count) : 0;
	most = (pairs_in(one, count) + pairs_in(other, count)) / 2;
	mem_free(both);
	/* All in one, or each alone, both ways. */
	return most > chance ? (together - chance) / (most - chance) : 1;
}

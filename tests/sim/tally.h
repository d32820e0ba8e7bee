/* SPDX-License-Identifier: MIT */
/* What came of a scheme in one class, and in many. */
#ifndef TESTS_SIM_TALLY_H
#define TESTS_SIM_TALLY_H

#include <stddef.h>

#include "scheme.h"
#include "world.h"

/* Each is a sum over a count. Moves are given per ten check-ins. */
enum metric {
	METRIC_MISPLACED, /* in another cluster than needed */
	METRIC_GROSS,     /* reteach for extend or extend for reteach */
	METRIC_NEEDLESS,  /* moved away from what was needed */
	METRIC_NEEDLESS_LATER, /* the same, first placements not counted */
	METRIC_FLAP,      /* moved back within three check-ins */
	METRIC_LATENCY,   /* check-ins from a change of need to its cluster */
	METRIC_LEVEL,     /* at the end, of all on all objectives */
	METRIC_FOUND,     /* who came to need intervene and were put there */
	METRIC_FALSE,     /* who did not and were */
	METRIC_COUNT
};

struct ratio {
	double sum;
	double count;
};

/* How strongly intervene was offered to one student on one objective. */
struct chance {
	bool is_needed;     /* at some time */
	double when_needed; /* at most, since then */
	double otherwise;   /* to one who responds as others do */
};

struct chances {
	struct chance of[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
};

struct outcome {
	struct ratio metrics[METRIC_COUNT];
	struct chances by_strength;
	struct chances by_place; /* in the day's list of offers */
};

/* Keep the class for a day before and after it is grouped. */
struct tally;
struct tally *tally_new(const struct world *world, struct outcome *outcome);
/* before: the groups as they were. The world is not taught yet. */
void tally_day(struct tally *tally, const struct day *day,
	const enum cluster *before, const struct grouping *after);
/* The term is over; frees. */
void tally_end(struct tally *tally);

/* A value with its standard error over classes. */
struct figure {
	double value;
	double error;
};

struct figure tally_ratio(const struct outcome *outcomes, size_t classes,
	enum metric metric);
/* The share of needs found by offers so many that a tenth of the pairs of
 * student and objective are offered falsely. */
struct figure tally_found(const struct outcome *outcomes, size_t classes,
	size_t objectives, bool by_place);

#endif

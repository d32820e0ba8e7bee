/* SPDX-License-Identifier: MIT */
/* A scheme that groups a class day by day: the product, or a rival. */
#ifndef TESTS_SIM_SCHEME_H
#define TESTS_SIM_SCHEME_H

#include <stdbool.h>
#include <stddef.h>

#include "world.h"

/* The students on the day's objective. */
struct grouping {
	enum cluster groups[SIM_STUDENTS];
	/* How strongly intervene is offered, above 0, by a scheme that moves no
	 * one there by itself. */
	double offers[SIM_STUDENTS];
};

struct scheme {
	const char *name;
	bool has_offers;
	bool is_one_stay; /* a student has one cluster, not one on each
			   * objective */
	const void *options; /* what tells it from others of its family */
	void *(*start)(const struct scheme *scheme,
		const struct setting *setting);
	/* grouping holds the groups as they were. Who is absent stays where
	 * they were, whatever is said of them. */
	void (*group)(void *state, const struct day *day,
		struct grouping *grouping);
	void (*end)(void *state);
};

/* NULL-name terminated. */
extern const struct scheme scheme_rivals[];  /* what schools and tools use */
extern const struct scheme scheme_filters[]; /* the one-row filter */
extern const struct scheme scheme_product[]; /* homeroom's engine */

/* The cluster of a share right, by the two lines. */
enum cluster scheme_cut(double share);

/* Check-ins in a row below the lower line, of each student and objective. */
struct scheme_lows {
	int runs[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
};
/* Counts the day. */
void scheme_lows_count(struct scheme_lows *lows, const struct day *day);
/* Intervene after four; else group. */
enum cluster scheme_four_point(const struct scheme_lows *lows, size_t student,
	size_t objective, enum cluster group);

#endif

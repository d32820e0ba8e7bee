/* SPDX-License-Identifier: MIT */
/*
 * A class whose truth is known: what every student needs on every objective,
 * day by day, taught as a scheme groups it. Two worlds, neither of which is the
 * model of any scheme. All chance is drawn whatever the scheme does, so that
 * every scheme meets the same class on the same days.
 */
#ifndef TESTS_SIM_WORLD_H
#define TESTS_SIM_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/rng.h"
#include "model/cluster.h"

#define SIM_STUDENTS 25
#define SIM_OBJECTIVES_MAX 12

/* How much a class checks in. Objectives come round, a block of days each. */
struct setting {
	const char *name;
	size_t objectives;
	size_t days;
	size_t block;
	size_t items;     /* of a check-in */
	size_t judged_from; /* the check-in from which a placement counts */
};

enum truth {
	TRUTH_GROWTH, /* a logit that grows */
	TRUTH_STEPS   /* no clue, partial, mastered: all or none */
};

struct kind {
	enum truth truth;
	double speed; /* of learning */
};

/* One day's check-ins, on one objective: all that a scheme may see. */
struct day {
	size_t number;
	size_t objective;
	size_t items;
	bool is_present[SIM_STUDENTS];
	double points[SIM_STUDENTS];
};

/* One student on one objective. */
struct learner {
	double logit;    /* TRUTH_GROWTH */
	int step;        /* TRUTH_STEPS: 0, 1, 2 */
	int low_days;    /* in a row, present, below the lower line */
	bool is_immune;  /* hardly learns below it, but by intervention */
};

struct world {
	const struct setting *setting;
	struct kind kind;
	struct rng rng;
	struct learner learners[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
	double luck[SIM_STUDENTS]; /* of today's lesson */
};

void world_start(struct world *world, const struct setting *setting,
	struct kind kind, uint64_t seed);
void world_check_in(struct world *world, size_t number, struct day *day);
/* What the student needs today: intervene after three low days that did not
 * help. */
enum cluster world_need(const struct world *world, size_t student,
	size_t objective);
/* Teaches the day's objective in these groups; the others fade a little. */
void world_teach(struct world *world, const struct day *day,
	const enum cluster *groups);
/* What the student would get right of an endless check-in. */
double world_level(const struct world *world, size_t student,
	size_t objective);

#endif

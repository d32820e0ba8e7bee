/* SPDX-License-Identifier: MIT */
/*
 * The engine put to the test on what came: every check-in predicted from the
 * rounds before it alone, beside the rivals, and whether students in different
 * clusters did differ. Classes are added one after the other.
 */
#ifndef ENGINE_VALIDATION_H
#define ENGINE_VALIDATION_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/fit.h"
#include "engine/metrics.h"
#include "engine/rivals.h"
#include "model/cluster.h"
#include "model/policy.h"

/* A student enters a cluster before the row with that number. */
struct placing {
	size_t before;
	size_t student;
	enum cluster cluster;
	double day;
};

struct validation_class {
	const struct fit_row *rows; /* in the order they were observed */
	size_t count;
	size_t students;
	size_t objectives;
	const struct policy *policy;
	/* Who stood where: placings, by before. Unless they are known, every
	 * student is placed on each objective by itself, as the policy would
	 * after each check-in. */
	bool has_placings;
	const struct placing *placings;
	size_t placing_count;
	double end; /* the day until which stays last that still do */
};

/* What was said of one check-in before it came. */
struct prediction {
	double expected;             /* the score, 0..1 */
	double low;                  /* the level: 80 of 100 odds */
	double high;
	double rivals[RIVAL_COUNT];
	enum cluster cluster;        /* where the student stood */
};

struct validation;

struct validation *validation_new(void);
void validation_free(struct validation *validation);
void validation_add(struct validation *validation,
	const struct validation_class *class);
/* One a row, of all classes as they were added; borrowed until the next. */
const struct prediction *validation_predictions(
	const struct validation *validation, size_t *count);

struct judgement {
	struct figure auc;
	struct figure rmse;
	struct figure log_loss;
	struct figure gain; /* how much more log-loss it has than the engine */
};

/* REVERSED_WITHIN check-ins: sooner, and a move is taken for a mistake. */
#define REVERSED_WITHIN 3
#define STAYS_MIN 10 /* that ended, or moves: fewer, and it is not known */

struct cluster_report {
	size_t checkins;     /* that came while a student stood in it */
	double expected;     /* their mean expected score */
	struct figure score; /* and what came */
	size_t stays;
	size_t ended;
	/* How long a stay lasts; what those that still last have come to so
	 * far is counted in. */
	struct figure stay_checkins;
	struct figure stay_days;
};

struct validation_report {
	size_t classes;
	size_t students;
	size_t checkins;
	struct judgement engine;
	struct judgement rivals[RIVAL_COUNT];
	struct calibration calibration;
	size_t bundles;         /* of four items or more of one student */
	struct figure coverage; /* of the 80 of 100 odds */
	struct cluster_report clusters[CLUSTER_COUNT];
	/* The score in practice less that in reteach; in extend less that in
	 * practice. Above 0 is as it should be. */
	struct figure practice_over_reteach;
	struct figure extend_over_practice;
	size_t moves;           /* of which it is known whether they held */
	struct figure reversed; /* share of them */
};

/* The moves among the placings of a class alone: of how many it is known
 * whether they held, and the share that was reversed. */
void validation_moves(const struct validation_class *class, size_t *moves,
	struct figure *reversed);

void validation_report(const struct validation *validation,
	struct validation_report *report);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * How good predictions were, in figures that say when there is too little to
 * say anything. Ranges hold 95 of 100 odds. They are computed from how much
 * each student moves the figure (its influence), because the check-ins of one
 * student are not independent of each other; students are.
 */
#ifndef ENGINE_METRICS_H
#define ENGINE_METRICS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/fit.h"

/* Fewer than this, and a figure is not known. */
#define METRICS_CHECKINS_MIN 30
#define METRICS_BIN_MIN 20     /* check-ins in a row of the calibration */
#define METRICS_EACH_MIN 10    /* right ones, and wrong ones, for an AUC */
#define METRICS_STUDENTS_MIN 5 /* for a range */

/* What a check-in came to. */
struct outcome {
	size_t student; /* of all classes together; any number */
	double score;   /* 0..1 */
	double items;   /* > 0 */
};

struct figure {
	bool is_known;
	double value;
	bool has_range;
	double low;
	double high;
};

/*
 * Odds that of two check-ins, one that was right and one that was not, the
 * right one had the higher prediction; equal ones count half. A score of
 * three quarters is .75 of a right one and .25 of a wrong one.
 */
struct figure metrics_auc(const double *predictions,
	const struct outcome *outcomes, size_t count);
/* Of the score, each check-in alike. */
struct figure metrics_rmse(const double *predictions,
	const struct outcome *outcomes, size_t count);
/* An item's, natural logarithm. */
struct figure metrics_log_loss(const double *predictions,
	const struct outcome *outcomes, size_t count);
/* What the others' log-loss is more: above 0 the predictions are better. */
struct figure metrics_gain(const double *predictions, const double *others,
	const struct outcome *outcomes, size_t count);
/* The mean score, each check-in alike; not known below least. */
struct figure metrics_mean(const struct outcome *outcomes, size_t count,
	size_t least);
/* The mean score of the second less that of the first. */
struct figure metrics_difference(const struct outcome *first,
	size_t first_count, const struct outcome *second, size_t second_count);

#define CALIBRATION_BINS 10

struct calibration_bin {
	size_t count;
	double predicted;    /* mean */
	struct figure score; /* mean */
};

/* error: the mean of |predicted - score| over the bins, by check-ins. */
struct calibration {
	struct calibration_bin bins[CALIBRATION_BINS]; /* tenths of a chance */
	struct figure error;
};

void metrics_calibrate(const double *predictions,
	const struct outcome *outcomes, size_t count,
	struct calibration *calibration);

/*
 * How much of a score lies inside the 80 of 100 odds in the middle of what
 * the belief before predicts. Scores are steps: one that reaches across the
 * end of the interval counts by the part inside, so that the mean over many
 * is .8 exactly where the beliefs are right (the probability transform of
 * Czado, Gneiting and Held 2009).
 */
double metrics_inside_80(struct belief before, double points, double items);

#endif

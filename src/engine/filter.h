/* SPDX-License-Identifier: MIT */
/*
 * One student on one objective: a Kalman filter over the two things that move,
 * d (the student on this objective, slowly drifting) and e (the last tries).
 *
 * What does not move (the student in general, the class, the rounds) enters
 * each check-in linearly with an unknown coefficient. The filter is therefore
 * run on columns at once: on the observed logit, on an indicator of the
 * student's last check-ins, on a constant, on practice and on an indicator of
 * each round. By linearity d is then known for any coefficients: d[observed] -
 * sum of coefficient * d[column]; and the check-ins speak about the
 * coefficients through their evidence alone.
 */
#ifndef ENGINE_FILTER_H
#define ENGINE_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/fit.h"

enum column {
	COLUMN_OBSERVED, /* z */
	COLUMN_LATE,     /* 1 for one of the student's last, or 0 */
	COLUMN_LEVEL,    /* 1: student in general plus class on the objective */
	COLUMN_PRACTICE, /* x of the check-ins before */
	COLUMN_ROUNDS    /* from here on one for each round of the pair */
};

/* The round of a check-in without one: no round has this column. */
#define COLUMN_NONE COLUMN_OBSERVED

/* Days between two check-ins: d and e keep a share, d spreads by drift. */
struct gap {
	double keep;
	double drift;
};

/* What a check-in did to the filter. */
struct update {
	double variance; /* of the prediction it met */
	double own;      /* share of the surprise that went to d */
	double recent;   /* and to e */
};

/* A check-in as the filter sees it. */
struct sighting {
	double day;
	double points;
	double items;
	double practice;
	double late;    /* 1: one of the student's last; 0: an earlier one */
	double extra;   /* variance on top: of the day's form and such */
	double known;   /* part of the logit that is not to be explained */
	uint32_t serial; /* which one of the student's, from 0 on */
	uint32_t column; /* its round's, or COLUMN_NONE */
	struct gap gap; /* until the pair's next check-in */
	/* The normal likelihood that stands for k of n around logit. */
	double logit;
	double observed;
	double weight;
	struct update update;
	double noise; /* what of it nothing else explains, times weight */
};

/* Covariance of d and e. */
struct spread {
	double own;
	double both;
	double recent;
};

struct filter {
	const struct fit_setting *setting;
	struct spread spread;
	size_t columns;   /* met so far */
	double *own;      /* d of each column */
	double *recent;   /* e of each column */
	double *surprise; /* of the last check-in, each column */
};

/* Of a round's difficulty where no setting is at hand. */
#define Q_VARIANCE .1

/* x before the try of that number, from 0 on: log(1 + try) and its kin. */
double sighting_practice(const struct fit_setting *setting, size_t try);
struct gap gap_of(const struct fit_setting *setting, double days);

/* points out of items, at the start of the iteration. */
void sighting_init(struct sighting *sighting, double points, double items);
/* The normal likelihood at the present logit. */
void sighting_linearise(struct sighting *sighting);
/* The same around the present logit, with the weight that it has. */
void sighting_shift(struct sighting *sighting);
/* The log of the likelihood of k of n, its binomial factor left out: from the
 * logit that the sighting has, the normal one's way to another. */
double sighting_likelihood(const struct sighting *sighting, double logit);
/* Whether the logit is as large as it may get, wherever its mode lies. */
bool sighting_is_at_limit(const struct sighting *sighting);
/* Moves the logit toward another, within reason; returns by how much. */
double sighting_move(struct sighting *sighting, double logit);

struct spread spread_wait(const struct fit_setting *setting,
	struct spread spread, struct gap gap);
double spread_sum(struct spread spread); /* the variance of d + e */

/* memory has room for 3 * columns; setting is borrowed. */
void filter_init(struct filter *filter, const struct fit_setting *setting,
	double *memory, size_t columns);
struct update filter_observe(struct filter *filter,
	const struct sighting *sighting);
/* What every check-in does to d and e by having happened. */
void filter_turn(struct filter *filter);
void filter_wait(struct filter *filter, struct gap gap);
/* d + e of a column; 0 for one not met yet. */
double filter_level(const struct filter *filter, size_t column);

/*
 * The whole pass, from a fresh filter to right after the last check-in.
 * evidence, order columns, lower triangle: gets the sum of
 * surprise surprise' / variance; not cleared before. Takes time of the order
 * of count times columns.
 */
void filter_run(struct filter *filter, struct sighting *sightings,
	size_t count, double *evidence, size_t columns);

/* What a pair's check-ins say of its common coefficients; of a round it is the
 * sum of the noise of the check-ins in it. */
struct testimony {
	double late;
	double level;
	double practice;
};

/* By the logits observed now, if the pass was run with the same weights. */
struct testimony filter_hear(const struct fit_setting *setting,
	struct sighting *sightings, size_t count);

/* Moves each logit to where the pair, given the coefficients of its columns,
 * sees it; returns the largest step. The pass must have been run. */
double filter_smooth(const struct fit_setting *setting,
	struct sighting *sightings, size_t count, const double *coefficients);

#endif

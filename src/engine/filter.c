/* SPDX-License-Identifier: MIT */
/*
 * The filter of one pair. Notation of Durbin and Koopman, Time Series
 * Analysis by State Space Methods: surprise v, its variance F, gain K, and
 * backwards the disturbance u and the sums r.
 */
#include "filter.h"

#include <math.h>

#include "linear.h"

static const double own_variance = .3;
static const double own_step = .013;   /* a check-in */
static const double own_drift = .08;   /* a unit of log days */
static const double recent_variance = .42;
static const double forgetting = .2;   /* a unit of log days */
static const double largest_step = 2;
static const double largest_logit = 7;

static double clamp(double value, double limit)
{
	return fmax(-limit, fmin(limit, value));
}

/* Both parts fall back to their priors with the power law of forgetting,
 * (1 + days)^-.2; d gets less certain on top of it. */
struct gap gap_of(double days)
{
	double log_days = log1p(fmax(days, 0));
	double keep = exp(-forgetting * log_days);

	return (struct gap){
		.keep = keep,
		.drift = own_variance * (1 - keep * keep) +
			own_drift * log_days,
	};
}

void sighting_init(struct sighting *sighting, double points, double items)
{
	sighting->points = points;
	sighting->items = items;
	/* Half an item right and half wrong: finite for none and for all. */
	sighting->logit = log((points + .5) / (items - points + .5));
}

/*
 * k of n is log-concave in the logit; its second order expansion is a normal
 * observation of the logit (the step of iterated reweighted least squares).
 */
void sighting_linearise(struct sighting *sighting)
{
	double p = 1 / (1 + exp(-sighting->logit));
	double slope = p * (1 - p);

	sighting->weight = sighting->items * slope;
	sighting->observed = sighting->logit +
		(sighting->points / sighting->items - p) / slope;
}

struct spread spread_wait(struct spread spread, struct gap gap)
{
	double kept = gap.keep * gap.keep;

	return (struct spread){
		.own = kept * spread.own + gap.drift,
		.both = kept * spread.both,
		.recent = kept * spread.recent + recent_variance * (1 - kept),
	};
}

double spread_sum(struct spread spread)
{
	return spread.own + 2 * spread.both + spread.recent;
}

void filter_init(struct filter *filter, double *memory, size_t columns)
{
	for (size_t i = 0; i < 3 * columns; i++)
		memory[i] = 0;
	*filter = (struct filter){
		.spread = { .own = own_variance, .recent = recent_variance },
		.columns = COLUMN_ROUNDS,
		.own = memory,
		.recent = memory + columns,
		.surprise = memory + 2 * columns,
	};
}

static void meet(struct filter *filter, const struct sighting *sighting)
{
	double *surprise = filter->surprise;

	/* A round's column is all zero until its first check-in. */
	if (sighting->column >= filter->columns)
		filter->columns = sighting->column + 1;
	for (size_t i = 0; i < filter->columns; i++)
		surprise[i] = -(filter->own[i] + filter->recent[i]);
	surprise[COLUMN_OBSERVED] += sighting->observed;
	surprise[COLUMN_LEVEL] += 1;
	surprise[COLUMN_PRACTICE] += sighting->practice;
	if (sighting->column != COLUMN_NONE)
		surprise[sighting->column] += 1;
}

struct update filter_observe(struct filter *filter,
	const struct sighting *sighting)
{
	struct spread *spread = &filter->spread;
	struct update update;

	meet(filter, sighting);
	update.variance = spread_sum(*spread) + sighting->extra +
		1 / sighting->weight;
	update.own = (spread->own + spread->both) / update.variance;
	update.recent = (spread->both + spread->recent) / update.variance;
	linear_add(filter->own, update.own, filter->surprise,
		filter->columns);
	linear_add(filter->recent, update.recent, filter->surprise,
		filter->columns);
	spread->own -= update.own * update.own * update.variance;
	spread->both -= update.own * update.recent * update.variance;
	spread->recent -= update.recent * update.recent * update.variance;
	return update;
}

void filter_turn(struct filter *filter)
{
	const double kept = RECENT_KEEP * RECENT_KEEP;

	for (size_t i = 0; i < filter->columns; i++)
		filter->recent[i] *= RECENT_KEEP;
	filter->spread.own += own_step;
	filter->spread.both *= RECENT_KEEP;
	filter->spread.recent = kept * filter->spread.recent +
		recent_variance * (1 - kept);
}

void filter_wait(struct filter *filter, struct gap gap)
{
	for (size_t i = 0; i < filter->columns; i++) {
		filter->own[i] *= gap.keep;
		filter->recent[i] *= gap.keep;
	}
	filter->spread = spread_wait(filter->spread, gap);
}

double filter_level(const struct filter *filter, size_t column)
{
	return filter->own[column] + filter->recent[column];
}

static void add_evidence(const struct filter *filter, double variance,
	double *evidence, size_t columns)
{
	double precision = 1 / variance;

	for (size_t i = 0; i < filter->columns; i++)
		linear_add(evidence + i * columns,
			filter->surprise[i] * precision, filter->surprise,
			i + 1);
}

void filter_run(struct filter *filter, struct sighting *sightings,
	size_t count, double *evidence, size_t columns)
{
	for (size_t i = 0; i < count; i++) {
		struct sighting *sighting = &sightings[i];

		if (i > 0)
			filter_wait(filter, sightings[i - 1].gap);
		sighting->update = filter_observe(filter, sighting);
		add_evidence(filter, sighting->update.variance, evidence,
			columns);
		filter_turn(filter);
	}
}

/* The filter again, with the coefficients known and so on one column. */
static void measure_surprises(struct sighting *sightings, size_t count,
	const double *coefficients)
{
	double own = 0;
	double recent = 0;

	for (size_t i = 0; i < count; i++) {
		struct sighting *s = &sightings[i];
		double expected = coefficients[COLUMN_LEVEL] +
			coefficients[COLUMN_PRACTICE] * s->practice;

		if (s->column != COLUMN_NONE)
			expected += coefficients[s->column];
		s->surprise = s->observed - expected - own - recent;
		own = s->gap.keep * (own + s->update.own * s->surprise);
		recent = s->gap.keep * RECENT_KEEP *
			(recent + s->update.recent * s->surprise);
	}
}

/*
 * The disturbance smoother: u is the surprise as the whole pair explains it,
 * in units of the check-in's own precision, so that u / weight is the part of
 * the observation that stays noise and the rest is the smoothed logit.
 */
double filter_smooth(struct sighting *sightings, size_t count,
	const double *coefficients)
{
	double own_sum = 0;
	double recent_sum = 0;
	double largest = 0;

	measure_surprises(sightings, count, coefficients);
	for (size_t i = count; i-- > 0;) {
		struct sighting *s = &sightings[i];
		double own_later = s->gap.keep * own_sum;
		double recent_later = s->gap.keep * RECENT_KEEP * recent_sum;
		double noise = s->surprise / s->update.variance -
			s->update.own * own_later -
			s->update.recent * recent_later;
		double step = clamp(s->observed - noise / s->weight - s->logit,
			largest_step);
		double logit = clamp(s->logit + step, largest_logit);

		own_sum = noise + own_later;
		recent_sum = noise + recent_later;
		largest = fmax(largest, fabs(logit - s->logit));
		s->logit = logit;
	}
	return largest;
}

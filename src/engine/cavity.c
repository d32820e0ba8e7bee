/* SPDX-License-Identifier: MIT */
/*
 * A pair as it would be with other check-ins, without fitting the class anew.
 *
 * The pair's own coefficients are a, b, g and the q of its rounds. What the
 * rest of the class says about them is one normal distribution, the cavity:
 * the posterior of the coefficients less the pair's own evidence. Any other
 * check-ins of the pair can then be put in its place and iterated to their
 * mode, with a system of the order of the pair. Exact but for one thing: the
 * others' check-ins stay linearised where the fit had them.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"
#include "posterior.h"

/* a stands where a column has its observation: it has no coefficient. */
enum { PLACE_STUDENT = COLUMN_OBSERVED };

/* Square matrices are of order columns, lower triangles. */
struct fit_pair {
	const struct pair *seen;
	bool has_rounds;
	size_t columns;
	double *memory;      /* all the numbers below */
	double *precision;   /* of the cavity */
	double *information; /* precision times mean */
	/* The question: other check-ins, and what comes out. */
	struct sighting *sightings;
	size_t count;
	struct filter filter;
	double *evidence;
	double *factor;      /* of the coefficients' precision */
	double *mean;        /* of the coefficients */
	double *weights;     /* scratch */
};

/* precision and information of the coefficients in the fit's posterior. */
static void read_posterior(struct fit_pair *pair, const struct fit *fit,
	size_t student, size_t objective)
{
	const struct objective_fit *of = &fit->by_objective[objective];
	size_t columns = pair->columns;
	size_t length = of->order + fit->students;
	double *halves = mem_new(columns * length + of->order,
		sizeof(*halves));
	double *weights = halves + columns * length;

	pair->mean[PLACE_STUDENT] = fit->student[student];
	posterior_half(fit, student, objective, 1, weights, halves);
	for (size_t i = COLUMN_LEVEL; i < columns; i++) {
		size_t coefficient = pair->seen->coefficient[i];

		pair->mean[i] = of->coefficients[coefficient];
		weights[coefficient] = 1;
		posterior_half(fit, student, objective, 0, weights,
			halves + i * length);
		weights[coefficient] = 0;
	}
	for (size_t i = 0; i < columns; i++) {
		for (size_t j = 0; j <= i; j++)
			pair->precision[i * columns + j] = linear_dot(
				halves + i * length, halves + j * length,
				length);
	}
	linear_invert(pair->precision, columns, pair->factor);
	linear_multiply(pair->precision, columns, pair->mean,
		pair->information);
	mem_free(halves);
}

/* Adds the pair's evidence, times sign, to a precision and information. */
static void add_evidence(const struct fit_pair *pair, double sign,
	double *precision, double *information)
{
	size_t columns = pair->columns;

	for (size_t i = 0; i < columns; i++) {
		/* What is said of the level is said of a as much as of b. */
		const double *row = pair->evidence + columns *
			(i == PLACE_STUDENT ? COLUMN_LEVEL : i);

		information[i] += sign * row[COLUMN_OBSERVED];
		precision[i * columns] += sign * row[COLUMN_LEVEL];
		for (size_t j = COLUMN_LEVEL; j <= i; j++)
			precision[i * columns + j] += sign * row[j];
	}
}

static void run_filter(struct fit_pair *pair)
{
	memset(pair->evidence, 0, pair->columns * pair->columns *
		sizeof(*pair->evidence));
	filter_init(&pair->filter, pair->filter.own, pair->columns);
	filter_run(&pair->filter, pair->sightings, pair->count,
		pair->evidence, pair->columns);
}

static void solve(struct fit_pair *pair)
{
	size_t columns = pair->columns;

	for (size_t i = 0; i < pair->count; i++)
		sighting_linearise(&pair->sightings[i]);
	run_filter(pair);
	memcpy(pair->factor, pair->precision,
		columns * columns * sizeof(*pair->factor));
	memcpy(pair->mean, pair->information, columns * sizeof(*pair->mean));
	add_evidence(pair, 1, pair->factor, pair->mean);
	linear_factor(pair->factor, columns);
	linear_half(pair->factor, columns, pair->mean);
	linear_other_half(pair->factor, columns, pair->mean);
}

/* As the class is iterated. After a step of a hundredth one more leaves a ten
 * thousandth, far less than the others' linearisation leaves. */
static void iterate(struct fit_pair *pair)
{
	const double close_enough = 1e-2;
	const int limit = 60;
	double step = INFINITY;

	for (int i = 0; i < limit && step >= close_enough; i++) {
		solve(pair);
		memcpy(pair->weights, pair->mean,
			pair->columns * sizeof(*pair->mean));
		pair->weights[COLUMN_LEVEL] += pair->mean[PLACE_STUDENT];
		step = filter_smooth(pair->sightings, pair->count,
			pair->weights);
	}
	solve(pair);
}

/* The level where the filter stands, at the practice of a try, plus the
 * difficulty of a round if it is one of the columns. */
static struct belief belief_here(struct fit_pair *pair, size_t try,
	size_t round)
{
	const struct filter *filter = &pair->filter;
	double *weights = pair->weights;
	struct belief belief = { .tries = pair->count };

	for (size_t i = 0; i < pair->columns; i++)
		weights[i] = -filter_level(filter, i);
	weights[COLUMN_LEVEL] += 1;
	weights[PLACE_STUDENT] = weights[COLUMN_LEVEL];
	weights[COLUMN_PRACTICE] += log1p((double)try);
	if (round != COLUMN_NONE)
		weights[round] += 1;
	belief.logit = filter_level(filter, COLUMN_OBSERVED) +
		linear_dot(weights, pair->mean, pair->columns);
	linear_half(pair->factor, pair->columns, weights);
	belief.variance = spread_sum(filter->spread) +
		linear_dot(weights, weights, pair->columns);
	return belief;
}

/* The first count check-ins that were seen, and room for extra. */
static void put_seen(struct fit_pair *pair, size_t count, size_t extra)
{
	pair->sightings = mem_grow(pair->sightings, count + extra,
		sizeof(*pair->sightings));
	for (size_t i = 0; i < count; i++)
		pair->sightings[i] = pair->seen->sightings[i];
	pair->count = count;
}

static void put(struct fit_pair *pair, struct sighting sighting)
{
	sighting.practice = log1p((double)pair->count);
	if (pair->count > 0) {
		struct sighting *last = &pair->sightings[pair->count - 1];

		last->gap = gap_of(sighting.day - last->day);
	}
	pair->sightings[pair->count++] = sighting;
}

static void wait_until(struct fit_pair *pair, double day)
{
	if (pair->count > 0)
		filter_wait(&pair->filter, gap_of(day -
			pair->sightings[pair->count - 1].day));
}

struct fit_pair *fit_pair_new(const struct fit *fit, size_t student,
	size_t objective)
{
	const struct pair *seen = posterior_pair(fit, student, objective);
	struct fit_pair *pair = mem_new(1, sizeof(*pair));
	size_t columns = seen->columns;
	size_t square = columns * columns;
	double *memory = mem_new(3 * square + 6 * columns, sizeof(*memory));

	*pair = (struct fit_pair){
		.seen = seen,
		.has_rounds = fit->has_rounds,
		.columns = columns,
		.memory = memory,
		.precision = memory,
		.evidence = memory + square,
		.factor = memory + 2 * square,
		.information = memory + 3 * square,
		.mean = memory + 3 * square + columns,
		.weights = memory + 3 * square + 2 * columns,
		.filter.own = memory + 3 * square + 3 * columns,
	};
	read_posterior(pair, fit, student, objective);
	put_seen(pair, seen->count, 0);
	run_filter(pair);
	add_evidence(pair, -1, pair->precision, pair->information);
	return pair;
}

void fit_pair_free(struct fit_pair *pair)
{
	if (!pair)
		return;
	mem_free(pair->sightings);
	mem_free(pair->memory);
	mem_free(pair);
}

struct belief fit_pair_before(struct fit_pair *pair)
{
	size_t before = pair->seen->count - 1;
	const struct sighting *last = &pair->seen->sightings[before];

	assert(pair->seen->count > 0);
	put_seen(pair, before, 0);
	iterate(pair);
	wait_until(pair, last->day);
	return belief_here(pair, pair->count, last->column);
}

/* Leaves the filter on the day, count more check-ins behind. */
static void add_alike(struct fit_pair *pair, double day, double points,
	double items, size_t count)
{
	struct sighting sighting = {
		.day = day,
		.gap = gap_of(0),
		.extra = pair->has_rounds ? Q_VARIANCE : 0,
	};

	sighting_init(&sighting, points, items);
	put_seen(pair, pair->seen->count, count);
	for (size_t i = 0; i < count; i++)
		put(pair, sighting);
	iterate(pair);
	wait_until(pair, day);
}

struct belief fit_pair_after(struct fit_pair *pair, double day,
	double points, double items, size_t count)
{
	add_alike(pair, day, points, items, count);
	return belief_here(pair, pair_last_try(pair->count), COLUMN_NONE);
}

struct belief fit_pair_next(struct fit_pair *pair, double day,
	double points, double items, size_t count)
{
	add_alike(pair, day, points, items, count);
	return belief_here(pair, pair->count, COLUMN_NONE);
}

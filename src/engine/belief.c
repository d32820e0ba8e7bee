/* SPDX-License-Identifier: MIT */
/* Beliefs: of a fit now, along a pair's check-ins, and in numbers to show. */
#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "posterior.h"

static const double central_80 = 1.2815515655446004;

static double logistic(double logit)
{
	return 1 / (1 + exp(-logit));
}

static double normal_below(double value, double mean, double variance)
{
	return .5 * erfc((mean - value) / sqrt(2 * variance));
}

/* At the practice of the pair's try of that number, from 0 on. */
static struct belief at_try(const struct fit *fit, size_t student,
	size_t objective, double day, size_t try, size_t round)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	double *state = mem_new(pair->columns, sizeof(*state));
	struct aim aim = {
		.state = state,
		.level = 1,
		.practice = log1p((double)try),
		.round = COEFFICIENT_NONE,
	};
	struct belief belief;

	aim.variance = spread_sum(posterior_age(pair, day, state));
	if (round != FIT_NO_ROUND)
		aim.round = posterior_round(fit, objective, round);
	belief = posterior_belief(fit, student, objective, aim);
	if (round != FIT_NO_ROUND && aim.round == COEFFICIENT_NONE)
		belief.variance += Q_VARIANCE;
	mem_free(state);
	return belief;
}

struct belief fit_in_round(const struct fit *fit, size_t student,
	size_t objective, double day, size_t round)
{
	return at_try(fit, student, objective, day,
		posterior_pair(fit, student, objective)->count, round);
}

struct belief fit_belief(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	return fit_in_round(fit, student, objective, day, FIT_NO_ROUND);
}

struct belief fit_level(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	return at_try(fit, student, objective, day,
		pair_last_try(posterior_pair(fit, student, objective)->count),
		FIT_NO_ROUND);
}

/* One of d and e once the coefficients are known. */
static double explained(const struct fit *fit, size_t student,
	size_t objective, const double *columns)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	const double *known = fit->by_objective[objective].coefficients;
	double left = columns[COLUMN_OBSERVED] -
		columns[COLUMN_LEVEL] * fit->student[student];

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		left -= columns[i] * known[pair->coefficient[i]];
	return left;
}

struct belief_parts fit_parts(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	const double *known = fit->by_objective[objective].coefficients;
	double keep = posterior_gap(pair, day).keep;

	return (struct belief_parts){
		.objective = known[COEFFICIENT_LEVEL] +
			known[COEFFICIENT_PRACTICE] *
			log1p((double)pair->count),
		.student = fit->student[student],
		.own = keep * explained(fit, student, objective,
			pair->end.own),
		.recent = keep * explained(fit, student, objective,
			pair->end.recent),
	};
}

double fit_round_logit(const struct fit *fit, size_t round)
{
	double sum = 0;
	size_t checkins = 0;

	for (size_t i = 0; i < fit->objectives; i++) {
		const struct objective_fit *objective = &fit->by_objective[i];
		size_t place = posterior_round(fit, i, round);

		if (place == COEFFICIENT_NONE)
			continue;
		size_t here = objective->rounds
			.items[place - COEFFICIENT_ROUNDS].checkins;

		sum += (double)here * objective->coefficients[place];
		checkins += here;
	}
	return checkins ? sum / (double)checkins : 0;
}

size_t fit_trail(const struct fit *fit, size_t student, size_t objective,
	struct belief *out, size_t cap)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	size_t columns = pair->columns;
	double *memory = mem_new(4 * columns, sizeof(*memory));
	struct filter filter;
	struct aim aim = {
		.state = memory + 3 * columns,
		.level = 1,
		.round = COEFFICIENT_NONE,
	};

	filter_init(&filter, memory, columns);
	for (size_t i = 0; i < pair->count && i < cap; i++) {
		if (i > 0)
			filter_wait(&filter, pair->sightings[i - 1].gap);
		filter_observe(&filter, &pair->sightings[i]);
		filter_turn(&filter);
		for (size_t j = 0; j < columns; j++)
			memory[3 * columns + j] = filter_level(&filter, j);
		aim.variance = spread_sum(filter.spread);
		aim.practice = log1p((double)(i + 1));
		out[i] = posterior_belief(fit, student, objective, aim);
		out[i].tries = i + 1;
	}
	mem_free(memory);
	return pair->count;
}

double belief_expected(struct belief belief, bool has_rounds)
{
	double variance = belief.variance + (has_rounds ? Q_VARIANCE : 0);

	/* The mean of the logistic of a normal, nearly (MacKay 1992). */
	return logistic(belief.logit / sqrt(1 + M_PI * variance / 8));
}

double belief_above(struct belief belief, double line)
{
	return 1 - belief_below_logit(belief, log(line / (1 - line)));
}

double belief_below_logit(struct belief belief, double logit)
{
	/* Nothing gained between a check-in and itself: that is certain. */
	if (belief.variance <= 0)
		return belief.logit < logit;
	return normal_below(logit, belief.logit, belief.variance);
}

struct estimate belief_estimate(struct belief belief, struct lines lines)
{
	double reach = central_80 * sqrt(belief.variance);

	return (struct estimate){
		.level = logistic(belief.logit),
		.low = logistic(belief.logit - reach),
		.high = logistic(belief.logit + reach),
		.below = 1 - belief_above(belief, lines.low),
		.above = belief_above(belief, lines.high),
	};
}

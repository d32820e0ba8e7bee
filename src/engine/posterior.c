/* SPDX-License-Identifier: MIT */
/* What one setting says about any student on any objective on any day. */
#include "posterior.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "linear.h"

const struct pair *posterior_pair(const struct posterior *posterior,
	size_t student, size_t objective)
{
	assert(student < posterior->students &&
		objective < posterior->objectives);
	return &posterior->pairs[objective * posterior->students + student];
}

size_t posterior_round(const struct posterior *posterior, size_t objective,
	size_t round)
{
	const struct objective_fit *seen = &posterior->by_objective[objective];

	for (size_t i = 0; i < seen->rounds.count; i++) {
		if (seen->rounds.items[i].round == round)
			return COEFFICIENT_ROUNDS + i;
	}
	return COEFFICIENT_NONE;
}

struct gap posterior_gap(const struct posterior *posterior,
	const struct pair *pair, double day)
{
	if (pair->count == 0)
		return gap_of(&posterior->setting, 0);
	return gap_of(&posterior->setting,
		day - pair->sightings[pair->count - 1].day);
}

/* d + e of each column at the end of the pair's check-ins, aged until day;
 * returns their covariance. */
static struct spread age(const struct posterior *posterior,
	const struct pair *pair, double day, double *state)
{
	struct gap gap = posterior_gap(posterior, pair, day);

	for (size_t i = 0; i < pair->columns; i++)
		state[i] = gap.keep * filter_level(&pair->end, i);
	/* Who was never seen is as uncertain as on the first day. */
	if (pair->count == 0)
		return pair->end.spread;
	return spread_wait(&posterior->setting, pair->end.spread, gap);
}

double posterior_late_logit(const struct posterior *posterior, size_t student)
{
	return posterior_has_late(posterior) ?
		posterior->general[posterior_late(posterior, student)] : 0;
}

void posterior_half(const struct posterior *posterior, size_t student,
	size_t objective, struct person person, const double *weights,
	double *half)
{
	const struct objective_fit *of = &posterior->by_objective[objective];
	double *generals = half + of->order;

	for (size_t i = 0; i < of->order; i++)
		half[i] = weights[i];
	linear_half(of->factor, of->order, half);
	for (size_t i = 0; i < posterior->generals; i++)
		generals[i] = -linear_dot(half,
			of->half_general + i * of->order, of->order);
	generals[student] += person.general;
	if (posterior_has_late(posterior))
		generals[posterior_late(posterior, student)] += person.late;
	linear_half(posterior->factor, posterior->generals, generals);
}

struct belief posterior_belief(const struct posterior *posterior,
	size_t student, size_t objective, struct aim aim)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const struct objective_fit *of = &posterior->by_objective[objective];
	size_t length = of->order + posterior->generals;
	double *weights = mem_new(of->order + length, sizeof(*weights));
	double *half = weights + of->order;
	struct person person = {
		.general = aim.level - aim.state[COLUMN_LEVEL],
		.late = aim.late - aim.state[COLUMN_LATE],
	};
	struct belief belief = { .tries = pair->count };

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		weights[pair->coefficient[i]] = -aim.state[i];
	weights[COEFFICIENT_LEVEL] += aim.level;
	weights[COEFFICIENT_PRACTICE] += aim.practice;
	if (aim.round != COEFFICIENT_NONE)
		weights[aim.round] += 1;
	belief.logit = aim.state[COLUMN_OBSERVED] +
		person.general * posterior->general[student] +
		person.late * posterior_late_logit(posterior, student) +
		linear_dot(weights, of->coefficients, of->order);
	posterior_half(posterior, student, objective, person, weights, half);
	belief.variance = aim.variance + linear_dot(half, half, length);
	mem_free(weights);
	return belief;
}

double posterior_noise(const struct posterior *posterior)
{
	return posterior->setting.form_variance + (posterior->has_rounds ?
		posterior->setting.round_variance : 0);
}

/* At the practice of the pair's try of that number, from 0 on. */
static struct belief at_try(const struct posterior *posterior, size_t student,
	size_t objective, double day, size_t try, size_t coefficient)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	double *state = mem_new(pair->columns, sizeof(*state));
	struct aim aim = {
		.state = state,
		.level = 1,
		.late = 1,
		.practice = sighting_practice(&posterior->setting, try),
		.round = coefficient,
	};
	struct belief belief;

	aim.variance = spread_sum(age(posterior, pair, day, state));
	belief = posterior_belief(posterior, student, objective, aim);
	mem_free(state);
	return belief;
}

struct belief posterior_next(const struct posterior *posterior,
	size_t student, size_t objective, double day)
{
	return at_try(posterior, student, objective, day,
		posterior_pair(posterior, student, objective)->count,
		COEFFICIENT_NONE);
}

struct belief posterior_level(const struct posterior *posterior,
	size_t student, size_t objective, double day)
{
	return at_try(posterior, student, objective, day,
		pair_last_try(posterior_pair(posterior, student,
		objective)->count), COEFFICIENT_NONE);
}

struct belief posterior_in_round(const struct posterior *posterior,
	size_t student, size_t objective, double day, size_t round)
{
	size_t coefficient = round == FIT_NO_ROUND ? COEFFICIENT_NONE :
		posterior_round(posterior, objective, round);
	struct belief belief = at_try(posterior, student, objective, day,
		posterior_pair(posterior, student, objective)->count,
		coefficient);

	if (round != FIT_NO_ROUND && coefficient == COEFFICIENT_NONE)
		belief.variance += posterior->setting.round_variance;
	belief.variance += posterior->setting.form_variance;
	return belief;
}

/* One of d and e once the coefficients are known. */
static double explained(const struct posterior *posterior, size_t student,
	size_t objective, const double *columns)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const double *known = posterior->by_objective[objective].coefficients;
	double left = columns[COLUMN_OBSERVED] -
		columns[COLUMN_LEVEL] * posterior->general[student] -
		columns[COLUMN_LATE] * posterior_late_logit(posterior, student);

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		left -= columns[i] * known[pair->coefficient[i]];
	return left;
}

struct belief_parts posterior_parts(const struct posterior *posterior,
	size_t student, size_t objective, double day)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const double *known = posterior->by_objective[objective].coefficients;
	double keep = posterior_gap(posterior, pair, day).keep;

	return (struct belief_parts){
		.objective = known[COEFFICIENT_LEVEL] +
			known[COEFFICIENT_PRACTICE] *
			sighting_practice(&posterior->setting, pair->count),
		.student = posterior->general[student] +
			posterior_late_logit(posterior, student),
		.own = keep * explained(posterior, student, objective,
			pair->end.own),
		.recent = keep * explained(posterior, student, objective,
			pair->end.recent),
	};
}

double posterior_round_logit(const struct posterior *posterior, size_t round)
{
	double sum = 0;
	size_t checkins = 0;

	for (size_t i = 0; i < posterior->objectives; i++) {
		const struct objective_fit *objective =
			&posterior->by_objective[i];
		size_t place = posterior_round(posterior, i, round);

		if (place == COEFFICIENT_NONE)
			continue;
		size_t here = objective->rounds
			.items[place - COEFFICIENT_ROUNDS].checkins;

		sum += (double)here * objective->coefficients[place];
		checkins += here;
	}
	return checkins ? sum / (double)checkins : 0;
}

size_t posterior_trail(const struct posterior *posterior, size_t student,
	size_t objective, struct belief *out, size_t cap)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	size_t columns = pair->columns;
	double *memory = mem_new(4 * columns, sizeof(*memory));
	struct filter filter;
	struct aim aim = {
		.state = memory + 3 * columns,
		.level = 1,
		.round = COEFFICIENT_NONE,
	};

	filter_init(&filter, &posterior->setting, memory, columns);
	for (size_t i = 0; i < pair->count && i < cap; i++) {
		if (i > 0)
			filter_wait(&filter, pair->sightings[i - 1].gap);
		filter_observe(&filter, &pair->sightings[i]);
		filter_turn(&filter);
		for (size_t j = 0; j < columns; j++)
			memory[3 * columns + j] = filter_level(&filter, j);
		aim.variance = spread_sum(filter.spread);
		aim.late = pair->sightings[i].late;
		aim.practice = sighting_practice(&posterior->setting,
			i + 1);
		out[i] = posterior_belief(posterior, student, objective, aim);
		out[i].tries = i + 1;
	}
	mem_free(memory);
	return pair->count;
}

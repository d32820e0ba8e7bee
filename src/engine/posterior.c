/* SPDX-License-Identifier: MIT */
/* What a fit says about any student on any objective on any day. */
#include "posterior.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "linear.h"

const struct pair *posterior_pair(const struct fit *fit, size_t student,
	size_t objective)
{
	assert(student < fit->students && objective < fit->objectives);
	return &fit->pairs[objective * fit->students + student];
}

size_t posterior_round(const struct fit *fit, size_t objective, size_t round)
{
	const struct objective_fit *seen = &fit->by_objective[objective];

	for (size_t i = 0; i < seen->rounds.count; i++) {
		if (seen->rounds.items[i].round == round)
			return COEFFICIENT_ROUNDS + i;
	}
	return COEFFICIENT_NONE;
}

struct gap posterior_gap(const struct pair *pair, double day)
{
	if (pair->count == 0)
		return gap_of(0);
	return gap_of(day - pair->sightings[pair->count - 1].day);
}

struct spread posterior_age(const struct pair *pair, double day,
	double *state)
{
	struct gap gap = posterior_gap(pair, day);

	for (size_t i = 0; i < pair->columns; i++)
		state[i] = gap.keep * filter_level(&pair->end, i);
	/* Who was never seen is as uncertain as on the first day. */
	if (pair->count == 0)
		return pair->end.spread;
	return spread_wait(pair->end.spread, gap);
}

void posterior_half(const struct fit *fit, size_t student, size_t objective,
	double student_weight, const double *weights, double *half)
{
	const struct objective_fit *of = &fit->by_objective[objective];
	double *students = half + of->order;

	for (size_t i = 0; i < of->order; i++)
		half[i] = weights[i];
	linear_half(of->factor, of->order, half);
	for (size_t i = 0; i < fit->students; i++)
		students[i] = -linear_dot(half,
			of->half_students + i * of->order, of->order);
	students[student] += student_weight;
	linear_half(fit->factor, fit->students, students);
}

struct belief posterior_belief(const struct fit *fit, size_t student,
	size_t objective, struct aim aim)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	const struct objective_fit *of = &fit->by_objective[objective];
	double *weights = mem_new(2 * of->order + fit->students,
		sizeof(*weights));
	double *half = weights + of->order;
	double of_student = aim.level - aim.state[COLUMN_LEVEL];
	double logit;
	double variance;

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		weights[pair->coefficient[i]] = -aim.state[i];
	weights[COEFFICIENT_LEVEL] += aim.level;
	weights[COEFFICIENT_PRACTICE] += aim.practice;
	if (aim.round != COEFFICIENT_NONE)
		weights[aim.round] += 1;
	logit = aim.state[COLUMN_OBSERVED] +
		of_student * fit->student[student] +
		linear_dot(weights, of->coefficients, of->order);
	posterior_half(fit, student, objective, of_student, weights, half);
	variance = aim.variance + linear_dot(half, half,
		of->order + fit->students);
	mem_free(weights);
	return (struct belief){
		.logit = logit, .variance = variance, .tries = pair->count
	};
}

/* SPDX-License-Identifier: MIT */
/* The Laplace approximation: solves the class around one linearisation, and
 * moves that to the mode. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"
#include "posterior.h"

static const double student_variance = 2.9;
static const double level_mean = .75;
static const double level_variance = .6;
static const double practice_mean = .75;
static const double practice_variance = .35;

void posterior_open(struct fit *fit)
{
	size_t students = fit->students;

	memset(fit->factor, 0, students * students * sizeof(*fit->factor));
	memset(fit->student, 0, students * sizeof(*fit->student));
	for (size_t i = 0; i < students; i++)
		fit->factor[i * students + i] = 1 / student_variance;
}

void posterior_clear(struct objective_fit *objective, size_t students)
{
	size_t order = objective->order;
	double *mean = objective->half_mean;
	double *factor = objective->factor;

	memset(factor, 0, order * order * sizeof(*factor));
	memset(mean, 0, order * sizeof(*mean));
	memset(objective->half_students, 0,
		students * order * sizeof(*objective->half_students));
	mean[COEFFICIENT_LEVEL] = level_mean / level_variance;
	mean[COEFFICIENT_PRACTICE] = practice_mean / practice_variance;
	factor[0] = 1 / level_variance;
	factor[order + 1] = 1 / practice_variance;
	for (size_t i = COEFFICIENT_ROUNDS; i < order; i++)
		factor[i * order + i] = 1 / Q_VARIANCE;
}

void posterior_run(struct pair *pair, double *evidence)
{
	size_t columns = pair->columns;

	for (size_t i = 0; i < pair->count; i++)
		sighting_linearise(&pair->sightings[i]);
	memset(evidence, 0, columns * columns * sizeof(*evidence));
	filter_init(&pair->end, pair->end.own, columns);
	filter_run(&pair->end, pair->sightings, pair->count, evidence,
		columns);
}

/* Puts what a pair says about the coefficients where these stand. */
static void add_evidence(struct objective_fit *objective,
	const struct pair *pair, const double *evidence, double *half_student)
{
	size_t columns = pair->columns;

	for (size_t i = COLUMN_LEVEL; i < columns; i++) {
		const double *row = evidence + i * columns;
		size_t to = pair->coefficient[i];

		objective->half_mean[to] += row[COLUMN_OBSERVED];
		half_student[to] += row[COLUMN_LEVEL];
		for (size_t j = COLUMN_LEVEL; j <= i; j++) {
			size_t other = pair->coefficient[j];
			size_t low = other < to ? other : to;
			size_t high = other < to ? to : other;

			objective->factor[high * objective->order + low] +=
				row[j];
		}
	}
}

void posterior_add(struct fit *fit, size_t student, size_t number,
	const double *evidence, struct share share)
{
	struct objective_fit *objective = &fit->by_objective[number];
	const struct pair *pair = posterior_pair(fit, student, number);
	const double *level = evidence + COLUMN_LEVEL * pair->columns;

	add_evidence(objective, pair, evidence,
		objective->half_students + student * objective->order);
	share.factor[student * fit->students + student] += level[COLUMN_LEVEL];
	share.student[student] += level[COLUMN_OBSERVED];
}

void posterior_eliminate(struct fit *fit, size_t number, struct share share)
{
	const struct objective_fit *objective = &fit->by_objective[number];
	const struct pair *pairs = fit->pairs + number * fit->students;
	size_t order = objective->order;

	linear_factor(objective->factor, order);
	linear_half(objective->factor, order, objective->half_mean);
	for (size_t i = 0; i < fit->students; i++) {
		double *half = objective->half_students + i * order;

		if (pairs[i].count == 0)
			continue;
		linear_half(objective->factor, order, half);
		share.student[i] -= linear_dot(half, objective->half_mean,
			order);
		for (size_t j = 0; j <= i; j++)
			share.factor[i * fit->students + j] -= linear_dot(half,
				objective->half_students + j * order, order);
	}
}

static void solve_objective(struct fit *fit, struct objective_fit *objective)
{
	size_t order = objective->order;
	double *coefficients = objective->coefficients;

	memcpy(coefficients, objective->half_mean,
		order * sizeof(*coefficients));
	for (size_t i = 0; i < fit->students; i++)
		linear_add(coefficients, -fit->student[i],
			objective->half_students + i * order, order);
	linear_other_half(objective->factor, order, coefficients);
}

void posterior_resolve(struct fit *fit)
{
	linear_factor(fit->factor, fit->students);
	linear_half(fit->factor, fit->students, fit->student);
	linear_other_half(fit->factor, fit->students, fit->student);
	for (size_t i = 0; i < fit->objectives; i++)
		solve_objective(fit, &fit->by_objective[i]);
}

static void run_objective(struct fit *fit, size_t number, double *evidence)
{
	struct share share = { fit->factor, fit->student };

	posterior_clear(&fit->by_objective[number], fit->students);
	for (size_t i = 0; i < fit->students; i++) {
		struct pair *pair = &fit->pairs[number * fit->students + i];

		if (pair->count == 0)
			continue;
		posterior_run(pair, evidence);
		posterior_add(fit, i, number, evidence, share);
	}
	posterior_eliminate(fit, number, share);
}

void posterior_solve(struct fit *fit)
{
	double *evidence = mem_new(fit->columns_most * fit->columns_most,
		sizeof(*evidence));

	posterior_open(fit);
	for (size_t i = 0; i < fit->objectives; i++)
		run_objective(fit, i, evidence);
	mem_free(evidence);
	posterior_resolve(fit);
}

void posterior_coefficients(const struct fit *fit, size_t student,
	size_t objective, double *coefficients)
{
	const struct pair *pair = posterior_pair(fit, student, objective);
	const double *known = fit->by_objective[objective].coefficients;

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		coefficients[i] = known[pair->coefficient[i]];
	coefficients[COLUMN_LEVEL] += fit->student[student];
}

static double smooth(struct fit *fit)
{
	double *coefficients = mem_new(fit->columns_most,
		sizeof(*coefficients));
	double largest = 0;

	for (size_t i = 0; i < fit->objectives * fit->students; i++) {
		const struct pair *pair = &fit->pairs[i];

		posterior_coefficients(fit, i % fit->students,
			i / fit->students, coefficients);
		largest = fmax(largest, filter_smooth(pair->sightings,
			pair->count, coefficients));
	}
	mem_free(coefficients);
	return largest;
}

/* Newton's steps to the mode: six as a rule, for the log posterior is
 * concave. The limit only keeps a rounding error from going round for ever. */
void posterior_iterate(struct fit *fit)
{
	const double close_enough = 1e-6;
	const int limit = 60;
	double step = INFINITY;

	for (int i = 0; i < limit && step >= close_enough; i++) {
		posterior_solve(fit);
		step = smooth(fit);
	}
}

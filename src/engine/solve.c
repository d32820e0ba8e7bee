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

static void start_students(struct fit *fit)
{
	size_t students = fit->students;

	memset(fit->factor, 0, students * students * sizeof(*fit->factor));
	memset(fit->student, 0, students * sizeof(*fit->student));
	for (size_t i = 0; i < students; i++)
		fit->factor[i * students + i] = 1 / student_variance;
}

static void start_objective(struct objective_fit *objective, size_t students)
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

/* Puts what a pair says about the coefficients where these stand. */
static void add_pair(struct objective_fit *objective, const struct pair *pair,
	const double *evidence, double *half_student)
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

static void run_pairs(struct fit *fit, size_t number, double *evidence)
{
	struct objective_fit *objective = &fit->by_objective[number];

	for (size_t i = 0; i < fit->students; i++) {
		struct pair *pair = &fit->pairs[number * fit->students + i];
		size_t columns = pair->columns;

		if (pair->count == 0)
			continue;
		for (size_t j = 0; j < pair->count; j++)
			sighting_linearise(&pair->sightings[j]);
		memset(evidence, 0, columns * columns * sizeof(*evidence));
		filter_init(&pair->end, pair->end.own, columns);
		filter_run(&pair->end, pair->sightings, pair->count, evidence,
			columns);
		add_pair(objective, pair, evidence,
			objective->half_students + i * objective->order);
		fit->factor[i * fit->students + i] +=
			evidence[COLUMN_LEVEL * columns + COLUMN_LEVEL];
		fit->student[i] +=
			evidence[COLUMN_LEVEL * columns + COLUMN_OBSERVED];
	}
}

/* Takes an objective's coefficients out of the students' system (the Schur
 * complement): what is left is what students say about each other. */
static void eliminate(struct fit *fit, size_t number)
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
		fit->student[i] -= linear_dot(half, objective->half_mean,
			order);
		for (size_t j = 0; j <= i; j++)
			fit->factor[i * fit->students + j] -= linear_dot(half,
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

void posterior_solve(struct fit *fit)
{
	double *evidence = mem_new(fit->columns_most * fit->columns_most,
		sizeof(*evidence));

	start_students(fit);
	for (size_t i = 0; i < fit->objectives; i++) {
		start_objective(&fit->by_objective[i], fit->students);
		run_pairs(fit, i, evidence);
		eliminate(fit, i);
	}
	mem_free(evidence);
	linear_factor(fit->factor, fit->students);
	linear_half(fit->factor, fit->students, fit->student);
	linear_other_half(fit->factor, fit->students, fit->student);
	for (size_t i = 0; i < fit->objectives; i++)
		solve_objective(fit, &fit->by_objective[i]);
}

static double smooth_objective(struct fit *fit, size_t number,
	double *coefficients)
{
	const double *known = fit->by_objective[number].coefficients;
	double largest = 0;

	for (size_t i = 0; i < fit->students; i++) {
		struct pair *pair = &fit->pairs[number * fit->students + i];

		for (size_t j = COLUMN_LEVEL; j < pair->columns; j++)
			coefficients[j] = known[pair->coefficient[j]];
		coefficients[COLUMN_LEVEL] += fit->student[i];
		largest = fmax(largest, filter_smooth(pair->sightings,
			pair->count, coefficients));
	}
	return largest;
}

static double smooth(struct fit *fit)
{
	double *coefficients = mem_new(fit->columns_most,
		sizeof(*coefficients));
	double largest = 0;

	for (size_t i = 0; i < fit->objectives; i++)
		largest = fmax(largest, smooth_objective(fit, i,
			coefficients));
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

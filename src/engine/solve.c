/* SPDX-License-Identifier: MIT */
/* The Laplace approximation: solves the class around one linearisation, moves
 * that to the mode, and says how likely the setting makes the class. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"
#include "posterior.h"

/* What a setting says of b, and the same of g. */
struct spreading {
	double mean;
	double variance;
	double usual;
};

static struct spreading spreading_of(const struct fit_setting *setting,
	enum coefficient coefficient)
{
	if (coefficient == COEFFICIENT_LEVEL)
		return (struct spreading){
			setting->level_mean, setting->level_variance,
			setting->level_usual,
		};
	return (struct spreading){
		setting->practice_mean, setting->practice_variance,
		setting->practice_usual,
	};
}

void posterior_open(struct posterior *posterior)
{
	size_t generals = posterior->generals;
	double *factor = posterior->factor;

	memset(factor, 0, generals * generals * sizeof(*factor));
	memset(posterior->general, 0, generals * sizeof(*factor));
	for (size_t i = 0; i < posterior->students; i++)
		factor[i * generals + i] =
			1 / posterior->setting.student_variance;
	for (size_t i = posterior_late(posterior, 0); i < generals; i++)
		factor[i * generals + i] =
			1 / posterior->setting.late_variance;
	for (size_t i = 0; i < USUAL_COUNT; i++) {
		double usual = spreading_of(&posterior->setting,
			(enum coefficient)i).usual;
		size_t place = posterior->students + i;

		/* Nothing speaks of what does not vary: any precision. */
		factor[place * generals + place] = usual > 0 ? 1 / usual : 1;
	}
}

/* A coefficient and what is usual of it, before any check-in. */
static void clear_usual(const struct posterior *posterior,
	struct objective_fit *objective, enum coefficient coefficient)
{
	struct spreading of = spreading_of(&posterior->setting, coefficient);
	size_t order = objective->order;

	objective->half_mean[coefficient] = of.mean / of.variance;
	objective->factor[coefficient * order + coefficient] = 1 / of.variance;
	if (of.usual > 0)
		objective->half_general[(posterior->students + coefficient) *
			order + coefficient] = -1 / of.variance;
}

void posterior_clear(struct posterior *posterior, size_t number)
{
	struct objective_fit *objective = &posterior->by_objective[number];
	size_t order = objective->order;
	double *factor = objective->factor;

	memset(factor, 0, order * order * sizeof(*factor));
	memset(objective->half_mean, 0, order * sizeof(*factor));
	memset(objective->half_general, 0,
		posterior->generals * order * sizeof(*factor));
	clear_usual(posterior, objective, COEFFICIENT_LEVEL);
	clear_usual(posterior, objective, COEFFICIENT_PRACTICE);
	for (size_t i = COEFFICIENT_ROUNDS; i < order; i++)
		factor[i * order + i] = 1 / posterior->setting.round_variance;
}

void posterior_run(struct pair *pair, double *evidence)
{
	size_t columns = pair->columns;

	for (size_t i = 0; i < pair->count; i++)
		sighting_linearise(&pair->sightings[i]);
	memset(evidence, 0, columns * columns * sizeof(*evidence));
	filter_init(&pair->end, pair->end.setting, pair->end.own, columns);
	filter_run(&pair->end, pair->sightings, pair->count, evidence,
		columns);
}

/* As far as a pair has the rounds of its objective from the first on, next to
 * always all, its columns stand in the order of the coefficients. */
static size_t columns_in_place(const struct pair *pair)
{
	size_t count = COLUMN_LEVEL;

	while (count < pair->columns &&
		pair->coefficient[count] == count - COLUMN_LEVEL)
		count++;
	return count;
}

/* Puts what a pair says about the coefficients where these stand; half_late
 * is NULL where there is no l. */
static void add_evidence(struct objective_fit *objective,
	const struct pair *pair, const double *evidence, double *half_student,
	double *half_late)
{
	size_t columns = pair->columns;
	size_t in_place = columns_in_place(pair);

	for (size_t i = COLUMN_LEVEL; i < columns; i++) {
		const double *row = evidence + i * columns;
		size_t to = pair->coefficient[i];

		objective->half_mean[to] += row[COLUMN_OBSERVED];
		half_student[to] += row[COLUMN_LEVEL];
		if (half_late)
			half_late[to] += row[COLUMN_LATE];
		if (i < in_place) {
			linear_add(objective->factor + to * objective->order,
				1, row + COLUMN_LEVEL, to + 1);
			continue;
		}
		for (size_t j = COLUMN_LEVEL; j <= i; j++) {
			size_t other = pair->coefficient[j];
			size_t low = other < to ? other : to;
			size_t high = other < to ? to : other;

			objective->factor[high * objective->order + low] +=
				row[j];
		}
	}
}

void posterior_add(struct posterior *posterior, size_t student,
	size_t number, const double *evidence, struct share share)
{
	struct objective_fit *objective = &posterior->by_objective[number];
	const struct pair *pair = posterior_pair(posterior, student, number);
	const double *level = evidence + COLUMN_LEVEL * pair->columns;
	const double *of_late = evidence + COLUMN_LATE * pair->columns;
	size_t late = posterior_late(posterior, student);

	add_evidence(objective, pair, evidence,
		objective->half_general + student * objective->order,
		posterior_has_late(posterior) ? objective->half_general +
		late * objective->order : NULL);
	share.factor[student * posterior->generals + student] +=
		level[COLUMN_LEVEL];
	share.general[student] += level[COLUMN_OBSERVED];
	if (!posterior_has_late(posterior))
		return;
	share.factor[late * posterior->generals + student] +=
		level[COLUMN_LATE];
	share.factor[late * posterior->generals + late] +=
		of_late[COLUMN_LATE];
	share.general[late] += of_late[COLUMN_OBSERVED];
}

/* What the objective's prior says of what is usual. */
static void add_usual(const struct posterior *posterior, struct share share)
{
	for (size_t i = 0; i < USUAL_COUNT; i++) {
		struct spreading of = spreading_of(&posterior->setting,
			(enum coefficient)i);
		size_t place = posterior->students + i;

		if (!(of.usual > 0))
			continue;
		share.factor[place * posterior->generals + place] +=
			1 / of.variance;
		share.general[place] -= of.mean / of.variance;
	}
}

static bool is_late(const struct pair *pair)
{
	return pair->count > 0 && pair->sightings[pair->count - 1].late > 0;
}

/* A student without check-ins on the objective, or without late ones. */
static bool is_unseen(const struct posterior *posterior, size_t number,
	size_t general)
{
	const struct pair *pairs = posterior->pairs +
		number * posterior->students;
	size_t late = posterior_late(posterior, 0);

	if (general < posterior->students)
		return pairs[general].count == 0;
	return general >= late && !is_late(&pairs[general - late]);
}

void posterior_eliminate(struct posterior *posterior, size_t number,
	struct share share)
{
	const struct objective_fit *objective =
		&posterior->by_objective[number];
	size_t order = objective->order;

	add_usual(posterior, share);
	linear_factor(objective->factor, order);
	linear_half(objective->factor, order, objective->half_mean);
	for (size_t i = 0; i < posterior->generals; i++) {
		double *half = objective->half_general + i * order;

		if (is_unseen(posterior, number, i))
			continue;
		linear_half(objective->factor, order, half);
		share.general[i] -= linear_dot(half, objective->half_mean,
			order);
		for (size_t j = 0; j <= i; j++)
			share.factor[i * posterior->generals + j] -=
				linear_dot(half, objective->half_general +
				j * order, order);
	}
}

static void solve_objective(struct posterior *posterior,
	struct objective_fit *objective)
{
	size_t order = objective->order;
	double *coefficients = objective->coefficients;

	memcpy(coefficients, objective->half_mean,
		order * sizeof(*coefficients));
	for (size_t i = 0; i < posterior->generals; i++)
		linear_add(coefficients, -posterior->general[i],
			objective->half_general + i * order, order);
	linear_other_half(objective->factor, order, coefficients);
}

/* Of a system whose factor is known. */
static void solve_general(struct posterior *posterior)
{
	size_t generals = posterior->generals;

	linear_half(posterior->factor, generals, posterior->general);
	linear_other_half(posterior->factor, generals, posterior->general);
	for (size_t i = 0; i < posterior->objectives; i++)
		solve_objective(posterior, &posterior->by_objective[i]);
}

void posterior_resolve(struct posterior *posterior)
{
	linear_factor(posterior->factor, posterior->generals);
	solve_general(posterior);
}

static void run_objective(struct posterior *posterior, size_t number,
	double *evidence)
{
	struct share share = { posterior->factor, posterior->general };
	struct pair *pairs = posterior->pairs + number * posterior->students;

	posterior_clear(posterior, number);
	for (size_t i = 0; i < posterior->students; i++) {
		if (pairs[i].count == 0)
			continue;
		posterior_run(&pairs[i], evidence);
		posterior_add(posterior, i, number, evidence, share);
	}
	posterior_eliminate(posterior, number, share);
}

void posterior_solve(struct posterior *posterior)
{
	double *evidence = mem_new(mem_size(posterior->columns_most,
		posterior->columns_most), sizeof(*evidence));

	posterior_open(posterior);
	for (size_t i = 0; i < posterior->objectives; i++)
		run_objective(posterior, i, evidence);
	mem_free(evidence);
	posterior_resolve(posterior);
}

void posterior_coefficients(const struct posterior *posterior,
	size_t student, size_t objective, double *coefficients)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const double *known = posterior->by_objective[objective].coefficients;

	for (size_t i = COLUMN_LEVEL; i < pair->columns; i++)
		coefficients[i] = known[pair->coefficient[i]];
	coefficients[COLUMN_LEVEL] += posterior->general[student];
	coefficients[COLUMN_LATE] = posterior_late_logit(posterior, student);
}

/* What a pair's observed logits say now, where posterior_add puts it. */
static void hear_pair(struct posterior *posterior, size_t student,
	size_t number)
{
	const struct pair *pair = posterior_pair(posterior, student, number);
	double *mean = posterior->by_objective[number].half_mean;
	struct testimony sum;

	for (size_t i = 0; i < pair->count; i++)
		sighting_shift(&pair->sightings[i]);
	sum = filter_hear(&posterior->setting, pair->sightings, pair->count);
	mean[COEFFICIENT_LEVEL] += sum.level;
	mean[COEFFICIENT_PRACTICE] += sum.practice;
	for (size_t i = 0; i < pair->count; i++) {
		const struct sighting *sighting = &pair->sightings[i];

		if (sighting->column != COLUMN_NONE)
			mean[pair->coefficient[sighting->column]] +=
				sighting->noise;
	}
	posterior->general[student] += sum.level;
	if (posterior_has_late(posterior))
		posterior->general[posterior_late(posterior, student)] +=
			sum.late;
}

static void hear_objective(struct posterior *posterior, size_t number)
{
	struct objective_fit *objective = &posterior->by_objective[number];
	size_t order = objective->order;

	memset(objective->half_mean, 0, order * sizeof(double));
	for (size_t i = 0; i < USUAL_COUNT; i++) {
		struct spreading of = spreading_of(&posterior->setting,
			(enum coefficient)i);

		objective->half_mean[i] = of.mean / of.variance;
		if (of.usual > 0)
			posterior->general[posterior->students + i] -=
				of.mean / of.variance;
	}
	for (size_t i = 0; i < posterior->students; i++)
		hear_pair(posterior, i, number);
	linear_half(objective->factor, order, objective->half_mean);
	for (size_t i = 0; i < posterior->generals; i++) {
		if (!is_unseen(posterior, number, i))
			posterior->general[i] -= linear_dot(
				objective->half_general + i * order,
				objective->half_mean, order);
	}
}

/* A logit that may go no further never gets to where its weight is right, so
 * that what follows from it depends on the weight. */
static bool is_at_limit(const struct posterior *posterior)
{
	for (size_t i = 0; i < posterior->rows; i++) {
		if (sighting_is_at_limit(&posterior->sightings[i]))
			return true;
	}
	return false;
}

/* Solves for what is general and beta around the logits as they are now, as
 * if each weighed what it weighed when the posterior was last solved: then
 * every factor stays. */
static void hear(struct posterior *posterior)
{
	memset(posterior->general, 0,
		posterior->generals * sizeof(*posterior->general));
	for (size_t i = 0; i < posterior->objectives; i++)
		hear_objective(posterior, i);
	solve_general(posterior);
}

static double smooth(struct posterior *posterior)
{
	size_t students = posterior->students;
	double *coefficients = mem_new(posterior->columns_most,
		sizeof(*coefficients));
	double largest = 0;

	for (size_t i = 0; i < posterior->objectives * students; i++) {
		const struct pair *pair = &posterior->pairs[i];

		posterior_coefficients(posterior, i % students, i / students,
			coefficients);
		largest = fmax(largest, filter_smooth(&posterior->setting,
			pair->sightings, pair->count, coefficients));
	}
	mem_free(coefficients);
	return largest;
}

double posterior_step(struct posterior *posterior)
{
	posterior_solve(posterior);
	return smooth(posterior);
}

/* Whether a few more steps that each shrink like the last would do. */
static bool is_brisk(struct pace pace, double step, double before)
{
	double shrink = step / before;

	for (int i = 0; i < pace.patience; i++)
		step *= shrink;
	return step < pace.close_enough;
}

/*
 * Newton's steps to the mode. One costs as much as five that keep the factors
 * of an earlier one, which close in by a factor and not ever faster; so these
 * are taken as long as they will be few. The limit only keeps a rounding error
 * from going round for ever: the log posterior is concave.
 */
void posterior_iterate(struct posterior *posterior, struct pace pace)
{
	const int limit = 60;
	double before = INFINITY;
	double step = INFINITY;
	bool is_new = true;

	for (int i = 0; i < limit && step >= pace.close_enough; i++) {
		is_new = pace.patience == 0 || is_at_limit(posterior) ||
			!(is_new || is_brisk(pace, step, before));
		if (is_new)
			posterior_solve(posterior);
		else
			hear(posterior);
		before = step;
		step = smooth(posterior);
	}
}

/*
 * Of one pair: its check-ins given their logits, less half of what these cost
 * before any evidence, and the pair's part of the determinant. The noise is
 * the precision of all logits before any evidence times how far they lie from
 * their mean, so the cost is a sum of noises times distances.
 */
static double pair_evidence(const struct fit_setting *setting,
	const struct pair *pair)
{
	double sum = 0;

	for (size_t i = 0; i < pair->count; i++) {
		const struct sighting *s = &pair->sightings[i];
		double mean = setting->level_mean +
			setting->practice_mean * s->practice;
		double logit = s->observed - s->noise / s->weight;

		sum += sighting_likelihood(s, logit) -
			.5 * s->noise * (logit - mean) -
			.5 * log(s->update.variance * s->weight);
	}
	return sum;
}

static double log_diagonal(const double *factor, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += log(factor[i * n + i]);
	return sum;
}

/* The determinant's part of the coefficients. */
static double coefficients_evidence(const struct posterior *posterior)
{
	const struct fit_setting *setting = &posterior->setting;
	double prior = (double)posterior->students *
		log(setting->student_variance) +
		(double)posterior->objectives * log(setting->level_variance *
		setting->practice_variance);
	double sum = log_diagonal(posterior->factor, posterior->generals);

	if (posterior_has_late(posterior))
		prior += (double)posterior->students *
			log(setting->late_variance);
	if (setting->level_usual > 0)
		prior += log(setting->level_usual);
	if (setting->practice_usual > 0)
		prior += log(setting->practice_usual);
	for (size_t i = 0; i < posterior->objectives; i++) {
		const struct objective_fit *objective =
			&posterior->by_objective[i];

		prior += (double)objective->rounds.count *
			log(setting->round_variance);
		sum += log_diagonal(objective->factor, objective->order);
	}
	return -.5 * prior - sum;
}

double posterior_evidence(const struct posterior *posterior)
{
	double sum = coefficients_evidence(posterior);

	for (size_t i = 0; i < posterior->objectives * posterior->students;
		i++)
		sum += pair_evidence(&posterior->setting,
			&posterior->pairs[i]);
	return sum;
}

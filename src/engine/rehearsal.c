/* SPDX-License-Identifier: MIT */
/*
 * A pair as it would be with check-ins to come, without fitting the class
 * anew.
 *
 * What the pair's check-ins say, those seen and those to come, is iterated to
 * its mode; of the class's evidence they meet what the fit has concluded from
 * it: a normal distribution of l, a + b and g, less what the pair's own
 * check-ins had to do with it. The difficulty of the rounds that were seen is
 * taken as the fit has it, and so is which check-ins are of late.
 */
#include "rehearsal.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"

/* What the class says of: l, a + b, and g; in the order of their columns. */
#define UNKNOWNS (COLUMN_ROUNDS - COLUMN_LATE)

struct normal {
	double precision[UNKNOWNS * UNKNOWNS]; /* lower triangle */
	double information[UNKNOWNS];
};

/* The same, solved. */
struct solved {
	double factor[UNKNOWNS * UNKNOWNS];
	double mean[UNKNOWNS];
	double half; /* square of the information's half */
};

struct rehearsal {
	const struct posterior *posterior;
	const struct pair *seen;
	struct normal others;
	double unsure; /* variance for want of knowing the rounds */
	double known;  /* evidence of what was seen */
	/* The question. */
	struct sighting *sightings;
	size_t count;
	struct filter filter;
	double memory[3 * COLUMN_ROUNDS];
	struct normal all;
	struct solved solved;
	double fit; /* of the observed column to the filter */
};

static struct solved solved_of(const struct normal *normal)
{
	struct solved solved = { .half = 0 };

	memcpy(solved.factor, normal->precision, sizeof(solved.factor));
	memcpy(solved.mean, normal->information, sizeof(solved.mean));
	linear_factor(solved.factor, UNKNOWNS);
	linear_half(solved.factor, UNKNOWNS, solved.mean);
	solved.half = linear_dot(solved.mean, solved.mean, UNKNOWNS);
	linear_other_half(solved.factor, UNKNOWNS, solved.mean);
	return solved;
}

static double log_determinant(const struct solved *solved)
{
	double sum = 0;

	for (size_t i = 0; i < UNKNOWNS; i++)
		sum += 2 * log(solved->factor[i * UNKNOWNS + i]);
	return sum;
}

static void set_information(struct normal *normal, const double *mean)
{
	linear_multiply(normal->precision, UNKNOWNS, mean,
		normal->information);
}

/* How each unknown is made up of student and coefficients. */
static void read_halves(const struct posterior *posterior, size_t student,
	size_t objective, double *weights, double *halves)
{
	static const struct person persons[UNKNOWNS] = {
		{ .late = 1 }, { .general = 1 }, { .general = 0 }
	};
	static const double level[UNKNOWNS] = { 0, 1, 0 };
	static const double practice[UNKNOWNS] = { 0, 0, 1 };
	const struct objective_fit *of = &posterior->by_objective[objective];
	size_t length = of->order + posterior->generals;

	for (size_t i = 0; i < UNKNOWNS; i++) {
		weights[COEFFICIENT_LEVEL] = level[i];
		weights[COEFFICIENT_PRACTICE] = practice[i];
		posterior_half(posterior, student, objective, persons[i],
			weights, halves + i * length);
	}
}

/* The unknowns as the fit has them. */
static struct normal read_posterior(const struct posterior *posterior,
	size_t student, size_t objective)
{
	const struct objective_fit *of = &posterior->by_objective[objective];
	size_t length = of->order + posterior->generals;
	double *weights = mem_new(of->order + UNKNOWNS * length,
		sizeof(*weights));
	double *halves = weights + of->order;
	double scratch[UNKNOWNS * UNKNOWNS];
	const double mean[UNKNOWNS] = {
		posterior_late_logit(posterior, student),
		posterior->general[student] +
			of->coefficients[COEFFICIENT_LEVEL],
		of->coefficients[COEFFICIENT_PRACTICE],
	};
	struct normal normal;

	read_halves(posterior, student, objective, weights, halves);
	for (size_t i = 0; i < UNKNOWNS; i++) {
		for (size_t j = 0; j <= i; j++)
			normal.precision[i * UNKNOWNS + j] = linear_dot(
				halves + i * length, halves + j * length,
				length);
	}
	/* An l that is not there: any variance. */
	if (!posterior_has_late(posterior))
		normal.precision[0] = 1;
	linear_invert(normal.precision, UNKNOWNS, scratch);
	set_information(&normal, mean);
	mem_free(weights);
	return normal;
}

/* Adds sign times the evidence of the pair's check-ins as they are
 * linearised; the filter is left right after the last. */
static void add_evidence(struct rehearsal *rehearsal, double sign,
	struct normal *normal)
{
	double evidence[COLUMN_ROUNDS][COLUMN_ROUNDS] = { { 0 } };

	filter_init(&rehearsal->filter, &rehearsal->posterior->setting,
		rehearsal->memory, COLUMN_ROUNDS);
	filter_run(&rehearsal->filter, rehearsal->sightings, rehearsal->count,
		evidence[0], COLUMN_ROUNDS);
	for (size_t i = 0; i < UNKNOWNS; i++) {
		const double *row = evidence[COLUMN_LATE + i];

		for (size_t j = 0; j <= i; j++)
			normal->precision[i * UNKNOWNS + j] +=
				sign * row[COLUMN_LATE + j];
		normal->information[i] += sign * row[COLUMN_OBSERVED];
	}
	rehearsal->fit = evidence[COLUMN_OBSERVED][COLUMN_OBSERVED];
}

static void solve(struct rehearsal *rehearsal)
{
	for (size_t i = 0; i < rehearsal->count; i++)
		sighting_linearise(&rehearsal->sightings[i]);
	rehearsal->all = rehearsal->others;
	add_evidence(rehearsal, 1, &rehearsal->all);
	rehearsal->solved = solved_of(&rehearsal->all);
}

/* As the class is iterated. After a step of a hundredth one more leaves a ten
 * thousandth, far less than is lost elsewhere. */
static void iterate(struct rehearsal *rehearsal)
{
	const double close_enough = 1e-2;
	const int limit = 60;
	double step = INFINITY;

	for (int i = 0; i < limit && step >= close_enough; i++) {
		double coefficients[COLUMN_ROUNDS];

		solve(rehearsal);
		memcpy(coefficients + COLUMN_LATE, rehearsal->solved.mean,
			sizeof(rehearsal->solved.mean));
		step = filter_smooth(&rehearsal->posterior->setting,
			rehearsal->sightings, rehearsal->count, coefficients);
	}
	solve(rehearsal);
}

/* The sightings' part of the log evidence; they are linearised where they
 * are. */
static double sighting_evidence(const struct sighting *sighting,
	double variance)
{
	double off = sighting->observed - sighting->logit;

	return sighting_likelihood(sighting, sighting->logit) +
		.5 * sighting->weight * off * off -
		.5 * log(sighting->weight * variance);
}

/* Of all check-ins, up to what others say of a + b and g; by Laplace's
 * method, when solved at the mode. */
static double log_evidence(const struct rehearsal *rehearsal)
{
	const struct solved *solved = &rehearsal->solved;
	double sum = .5 * (solved->half - rehearsal->fit -
		log_determinant(solved));

	for (size_t i = 0; i < rehearsal->count; i++)
		sum += sighting_evidence(&rehearsal->sightings[i],
			rehearsal->sightings[i].update.variance);
	return sum;
}

/* Where the filter stands, at the practice of a try. */
static struct belief belief_here(const struct rehearsal *rehearsal, size_t try)
{
	const struct filter *filter = &rehearsal->filter;
	const struct posterior *posterior = rehearsal->posterior;
	double weights[UNKNOWNS] = {
		posterior_has_late(posterior),
		1,
		sighting_practice(&posterior->setting, try),
	};
	struct belief belief = { .tries = rehearsal->count };

	for (size_t i = 0; i < UNKNOWNS; i++)
		weights[i] -= filter_level(filter, COLUMN_LATE + i);
	belief.logit = filter_level(filter, COLUMN_OBSERVED) +
		linear_dot(weights, rehearsal->solved.mean, UNKNOWNS);
	linear_half(rehearsal->solved.factor, UNKNOWNS, weights);
	belief.variance = spread_sum(filter->spread) +
		linear_dot(weights, weights, UNKNOWNS);
	return belief;
}

static void put_seen(struct rehearsal *rehearsal,
	const struct objective_fit *of)
{
	const struct pair *seen = rehearsal->seen;

	rehearsal->sightings = mem_new(seen->count,
		sizeof(*rehearsal->sightings));
	rehearsal->count = seen->count;
	for (size_t i = 0; i < seen->count; i++) {
		struct sighting *sighting = &rehearsal->sightings[i];

		*sighting = seen->sightings[i];
		if (sighting->column == COLUMN_NONE)
			continue;
		sighting->known = of->coefficients[
			seen->coefficient[sighting->column]];
		sighting->column = COLUMN_NONE;
	}
}

/* By elimination; leaves only part of the matrix. */
static bool is_positive(double *matrix)
{
	for (size_t i = 0; i < UNKNOWNS; i++) {
		const double *pivot = matrix + i * UNKNOWNS + i;

		if (!(*pivot > 0))
			return false;
		for (size_t j = i + 1; j < UNKNOWNS; j++)
			for (size_t k = i + 1; k <= j; k++)
				matrix[j * UNKNOWNS + k] -=
					matrix[j * UNKNOWNS + i] *
					matrix[k * UNKNOWNS + i] / *pivot;
	}
	return true;
}

/*
 * Where next to nobody else was in the rounds, the pair's check-ins would say
 * more with these taken as known than they said in the fit. Then the others
 * say what the setting says.
 */
static void keep_sound(struct normal *others,
	const struct fit_setting *setting)
{
	const double prior[UNKNOWNS] = {
		setting->late_checkins > 0 ? 1 / setting->late_variance : 1,
		1 / (setting->student_variance + setting->level_variance +
			setting->level_usual),
		1 / (setting->practice_variance + setting->practice_usual),
	};
	const double mean[UNKNOWNS] = {
		0, setting->level_mean, setting->practice_mean
	};
	const double rounding = 1e-9;
	struct normal more = *others;

	for (size_t i = 0; i < UNKNOWNS; i++)
		more.precision[i * UNKNOWNS + i] += rounding - prior[i];
	if (is_positive(more.precision))
		return;
	*others = (struct normal){ .information = { 0 } };
	for (size_t i = 0; i < UNKNOWNS; i++)
		others->precision[i * UNKNOWNS + i] = prior[i];
	set_information(others, mean);
}

static double last_day(const struct pair *pair)
{
	return pair->count > 0 ? pair->sightings[pair->count - 1].day : 0;
}

struct rehearsal *rehearsal_new(const struct posterior *posterior,
	size_t student, size_t objective)
{
	struct rehearsal *rehearsal = mem_new(1, sizeof(*rehearsal));
	size_t try;
	double day;

	rehearsal->posterior = posterior;
	rehearsal->seen = posterior_pair(posterior, student, objective);
	try = pair_last_try(rehearsal->seen->count);
	day = last_day(rehearsal->seen);
	put_seen(rehearsal, &posterior->by_objective[objective]);
	rehearsal->all = read_posterior(posterior, student, objective);
	rehearsal->others = rehearsal->all;
	rehearsal->solved = solved_of(&rehearsal->all);
	add_evidence(rehearsal, -1, &rehearsal->others);
	keep_sound(&rehearsal->others, &posterior->setting);
	rehearsal->unsure = posterior_level(posterior, student, objective,
		day).variance - belief_here(rehearsal, try).variance;
	rehearsal->known = log_evidence(rehearsal);
	return rehearsal;
}

void rehearsal_free(struct rehearsal *rehearsal)
{
	if (!rehearsal)
		return;
	mem_free(rehearsal->sightings);
	mem_free(rehearsal);
}

static void put(struct rehearsal *rehearsal, struct sighting sighting)
{
	const struct fit_setting *setting = &rehearsal->posterior->setting;

	sighting.practice = sighting_practice(setting, rehearsal->count);
	if (rehearsal->count > 0) {
		struct sighting *last =
			&rehearsal->sightings[rehearsal->count - 1];

		last->gap = gap_of(setting, sighting.day - last->day);
	}
	rehearsal->sightings[rehearsal->count++] = sighting;
}

static void put_alike(struct rehearsal *rehearsal,
	const struct question *question)
{
	const struct posterior *posterior = rehearsal->posterior;
	const struct fit_setting *setting = &posterior->setting;
	struct sighting sighting = {
		.day = fmax(question->day, last_day(rehearsal->seen)),
		.gap = gap_of(setting, 0),
		.late = posterior_has_late(posterior),
		.extra = posterior_noise(posterior),
	};

	sighting_init(&sighting, question->points, question->items);
	rehearsal->count = rehearsal->seen->count;
	rehearsal->sightings = mem_grow(rehearsal->sightings,
		rehearsal->count + question->count,
		sizeof(*rehearsal->sightings));
	for (size_t i = 0; i < rehearsal->count; i++)
		rehearsal->sightings[i].logit =
			rehearsal->seen->sightings[i].logit;
	for (size_t i = 0; i < question->count; i++)
		put(rehearsal, sighting);
}

struct belief rehearsal_ask(struct rehearsal *rehearsal,
	const struct question *question, size_t try, double *evidence)
{
	struct gap gap = gap_of(&rehearsal->posterior->setting,
		rehearsal->seen->count > 0
		? question->day - last_day(rehearsal->seen) : 0);
	struct belief belief;

	put_alike(rehearsal, question);
	iterate(rehearsal);
	*evidence = log_evidence(rehearsal) - rehearsal->known;
	if (question->count == 0)
		filter_wait(&rehearsal->filter, gap);
	belief = belief_here(rehearsal, try);
	belief.variance = fmax(.5 * belief.variance, belief.variance +
		gap.keep * gap.keep * rehearsal->unsure);
	return belief;
}

/* Of the level in its round as the last check-in found it. */
static struct belief last_seen(const struct posterior *posterior,
	size_t student, size_t objective)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const struct sighting *last = &pair->sightings[pair->count - 1];
	size_t columns = pair->columns;
	double *memory = mem_new(4 * columns, sizeof(*memory));
	struct filter filter;
	struct aim aim = {
		.state = memory + 3 * columns,
		.level = 1,
		.late = last->late,
		.practice = last->practice,
		.round = last->column == COLUMN_NONE ? COEFFICIENT_NONE :
			pair->coefficient[last->column],
	};
	struct belief belief;

	filter_init(&filter, &posterior->setting, memory, columns);
	for (size_t i = 0; i < pair->count; i++) {
		if (i > 0) {
			filter_turn(&filter);
			filter_wait(&filter, pair->sightings[i - 1].gap);
		}
		filter_observe(&filter, &pair->sightings[i]);
	}
	for (size_t i = 0; i < columns; i++)
		memory[3 * columns + i] = filter_level(&filter, i);
	aim.variance = spread_sum(filter.spread);
	belief = posterior_belief(posterior, student, objective, aim);
	mem_free(memory);
	return belief;
}

/* The check-in's own normal likelihood, taken out again. */
struct belief posterior_before(const struct posterior *posterior,
	size_t student, size_t objective, double *evidence)
{
	const struct pair *pair = posterior_pair(posterior, student,
		objective);
	const struct sighting *last = &pair->sightings[pair->count - 1];
	struct belief seen = last_seen(posterior, student, objective);
	double noise = last->extra + 1 / last->weight;
	struct belief before = { .tries = pair->count - 1 };
	double off;

	assert(pair->count > 0);
	before.variance = 1 / (1 / seen.variance - 1 / noise);
	before.logit = before.variance *
		(seen.logit / seen.variance - last->observed / noise);
	off = last->observed - before.logit;
	*evidence = sighting_evidence(last, before.variance + noise) -
		.5 * off * off / (before.variance + noise);
	before.variance += posterior->setting.form_variance;
	return before;
}

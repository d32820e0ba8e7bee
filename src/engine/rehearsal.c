/* SPDX-License-Identifier: MIT */
/*
 * A pair as it would be with check-ins to come, without fitting the class
 * anew.
 *
 * What the pair's check-ins say, those seen and those to come, is iterated to
 * its mode; of the class's evidence they meet what the fit has concluded from
 * it: a normal distribution of a + b and g, less what the pair's own check-ins
 * had to do with it. The difficulty of the rounds that were seen is taken as
 * the fit has it.
 */
#include "rehearsal.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "linear.h"

/* Of a + b and g; symmetric. */
struct normal {
	double level; /* precision */
	double both;
	double practice;
	double level_information;
	double practice_information;
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
	double fit; /* of the observed column to the filter */
};

static double determinant(const struct normal *normal)
{
	return normal->level * normal->practice - normal->both * normal->both;
}

static double mean_level(const struct normal *normal)
{
	return (normal->practice * normal->level_information -
		normal->both * normal->practice_information) /
		determinant(normal);
}

static double mean_practice(const struct normal *normal)
{
	return (normal->level * normal->practice_information -
		normal->both * normal->level_information) /
		determinant(normal);
}

/* Of level * (a + b) + practice * g. */
static double variance_of(const struct normal *normal, double level,
	double practice)
{
	return (level * level * normal->practice -
		2 * level * practice * normal->both +
		practice * practice * normal->level) / determinant(normal);
}

/* a + b and g as the fit has them. */
static struct normal read_posterior(const struct posterior *posterior,
	size_t student, size_t objective)
{
	const struct objective_fit *of = &posterior->by_objective[objective];
	size_t length = of->order + posterior->generals;
	double *weights = mem_new(of->order + 2 * length, sizeof(*weights));
	double *level = weights + of->order;
	double *practice = level + length;
	double mean = posterior->general[student] +
		of->coefficients[COEFFICIENT_LEVEL];
	double slope = of->coefficients[COEFFICIENT_PRACTICE];
	struct normal covariance;
	struct normal normal;

	weights[COEFFICIENT_LEVEL] = 1;
	posterior_half(posterior, student, objective, 1, weights, level);
	weights[COEFFICIENT_LEVEL] = 0;
	weights[COEFFICIENT_PRACTICE] = 1;
	posterior_half(posterior, student, objective, 0, weights, practice);
	covariance = (struct normal){
		.level = linear_dot(level, level, length),
		.both = linear_dot(level, practice, length),
		.practice = linear_dot(practice, practice, length),
	};
	normal = (struct normal){
		.level = covariance.practice / determinant(&covariance),
		.both = -covariance.both / determinant(&covariance),
		.practice = covariance.level / determinant(&covariance),
	};
	normal.level_information = normal.level * mean + normal.both * slope;
	normal.practice_information = normal.both * mean +
		normal.practice * slope;
	mem_free(weights);
	return normal;
}

/* Adds sign times the evidence of the pair's check-ins as they are
 * linearised; the filter is left right after the last. */
static void add_evidence(struct rehearsal *rehearsal, double sign,
	struct normal *normal)
{
	double evidence[COLUMN_ROUNDS][COLUMN_ROUNDS] = { { 0 } };
	const double *level = evidence[COLUMN_LEVEL];
	const double *practice = evidence[COLUMN_PRACTICE];

	filter_init(&rehearsal->filter, &rehearsal->posterior->setting,
		rehearsal->memory, COLUMN_ROUNDS);
	filter_run(&rehearsal->filter, rehearsal->sightings, rehearsal->count,
		evidence[0], COLUMN_ROUNDS);
	normal->level += sign * level[COLUMN_LEVEL];
	normal->both += sign * practice[COLUMN_LEVEL];
	normal->practice += sign * practice[COLUMN_PRACTICE];
	normal->level_information += sign * level[COLUMN_OBSERVED];
	normal->practice_information += sign * practice[COLUMN_OBSERVED];
	rehearsal->fit = evidence[COLUMN_OBSERVED][COLUMN_OBSERVED];
}

static void solve(struct rehearsal *rehearsal)
{
	for (size_t i = 0; i < rehearsal->count; i++)
		sighting_linearise(&rehearsal->sightings[i]);
	rehearsal->all = rehearsal->others;
	add_evidence(rehearsal, 1, &rehearsal->all);
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
		coefficients[COLUMN_LEVEL] = mean_level(&rehearsal->all);
		coefficients[COLUMN_PRACTICE] = mean_practice(&rehearsal->all);
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
	const struct normal *all = &rehearsal->all;
	double sum = -.5 * rehearsal->fit - .5 * log(determinant(all)) +
		.5 * (all->level_information * mean_level(all) +
		all->practice_information * mean_practice(all));

	for (size_t i = 0; i < rehearsal->count; i++)
		sum += sighting_evidence(&rehearsal->sightings[i],
			rehearsal->sightings[i].update.variance);
	return sum;
}

/* Where the filter stands, at the practice of a try. */
static struct belief belief_here(const struct rehearsal *rehearsal, size_t try)
{
	const struct filter *filter = &rehearsal->filter;
	double level = 1 - filter_level(filter, COLUMN_LEVEL);
	double practice = sighting_practice(&rehearsal->posterior->setting,
		try) - filter_level(filter, COLUMN_PRACTICE);

	return (struct belief){
		.logit = filter_level(filter, COLUMN_OBSERVED) +
			level * mean_level(&rehearsal->all) +
			practice * mean_practice(&rehearsal->all),
		.variance = spread_sum(filter->spread) +
			variance_of(&rehearsal->all, level, practice),
		.tries = rehearsal->count,
	};
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

/*
 * Where next to nobody else was in the rounds, the pair's check-ins would say
 * more with these taken as known than they said in the fit. Then the others
 * say what the setting says.
 */
static void keep_sound(struct normal *others,
	const struct fit_setting *setting)
{
	struct normal prior = {
		.level = 1 / (setting->student_variance +
			setting->level_variance + setting->level_usual),
		.practice = 1 / (setting->practice_variance +
			setting->practice_usual),
	};
	struct normal more = {
		.level = others->level - prior.level,
		.both = others->both,
		.practice = others->practice - prior.practice,
	};
	const double rounding = 1e-9;

	if (more.level > -rounding && more.practice > -rounding &&
		determinant(&more) > -rounding)
		return;
	prior.level_information = prior.level * setting->level_mean;
	prior.practice_information = prior.practice * setting->practice_mean;
	*others = prior;
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

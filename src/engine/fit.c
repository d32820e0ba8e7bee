/* SPDX-License-Identifier: MIT */
/* The bank: fits a class under each setting, weighs the settings, and answers
 * by their mixture. */
#include "engine/fit.h"

#include <assert.h>
#include <math.h>

#include "bank.h"
#include "base/mem.h"
#include "belief.h"
#include "rehearsal.h"

/* Logs of weights, which may be far from 0, to weights: the largest is 1
 * before they are divided by their sum. */
static void normalise(double *weights, size_t count)
{
	double largest = -INFINITY;
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		largest = fmax(largest, weights[i]);
	for (size_t i = 0; i < count; i++) {
		weights[i] = exp(weights[i] - largest);
		sum += weights[i];
	}
	for (size_t i = 0; i < count; i++)
		weights[i] /= sum;
}

static double log_odds(const struct posterior *member)
{
	return posterior_evidence(member) + log(member->setting.odds);
}

void bank_weigh(struct fit *fit)
{
	for (size_t i = 0; i < fit->count; i++)
		fit->weights[i] = log_odds(fit->members[i]);
	normalise(fit->weights, fit->count);
}

/*
 * Whether the class as good as excludes a setting, as a year does with some:
 * then it would show in no number. The first step leads so close to the mode
 * that the odds are right to a few nats, of the 69 that are asked for.
 */
static bool is_excluded(const struct fit *fit, const struct posterior *member)
{
	double most = -INFINITY;

	for (size_t i = 0; i < fit->count; i++)
		most = fmax(most, fit->weights[i]);
	return log_odds(member) < most + log(BANK_WEIGHT_MIN);
}

static struct posterior *start_member(const struct fit *fit,
	const struct fit_class *class, const struct fit_setting *setting)
{
	struct posterior *member;

	if (fit->count > 0)
		return posterior_start_from(fit->members[0], setting);
	member = posterior_start(class, setting);
	posterior_guess(member);
	return member;
}

/* The next one of the bank, if the class leaves it a chance; weights are still
 * the logs of odds. */
static void add_member(struct fit *fit, const struct fit_class *class,
	const struct fit_setting *setting)
{
	const struct pace pace = { .close_enough = 1e-9, .patience = 6 };
	struct posterior *member = start_member(fit, class, setting);

	posterior_step(member);
	if (fit->count > 0 && is_excluded(fit, member)) {
		posterior_free(member);
		return;
	}
	posterior_iterate(member, pace);
	/* Once more at the mode itself: how far the last step went is then
	 * seen in no number, and neither is where the first one began. */
	posterior_solve(member);
	fit->members[fit->count] = member;
	fit->weights[fit->count++] = log_odds(member);
}

struct fit *fit_new_with(const struct fit_class *class,
	const struct fit_bank *bank)
{
	struct fit *fit = mem_new(1, sizeof(*fit));

	assert(bank->count > 0 && bank->count <= FIT_MEMBERS_MAX);
	for (size_t i = 0; i < bank->count; i++)
		add_member(fit, class, &bank->settings[i]);
	normalise(fit->weights, fit->count);
	return fit;
}

struct fit *fit_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives)
{
	struct fit_class class = { rows, count, students, objectives };

	return fit_new_with(&class, &fit_shipped);
}

void fit_free(struct fit *fit)
{
	if (!fit)
		return;
	for (size_t i = 0; i < fit->count; i++)
		posterior_free(fit->members[i]);
	mem_free(fit);
}

const double *fit_weights(const struct fit *fit, size_t *count)
{
	*count = fit->count;
	return fit->weights;
}

struct belief fit_belief(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	struct belief beliefs[FIT_MEMBERS_MAX];

	for (size_t i = 0; i < fit->count; i++)
		beliefs[i] = posterior_next(fit->members[i], student,
			objective, day);
	return belief_mix(beliefs, fit->weights, fit->count);
}

struct belief_parts fit_parts(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	struct belief_parts sum = { 0 };

	for (size_t i = 0; i < fit->count; i++) {
		struct belief_parts parts = posterior_parts(fit->members[i],
			student, objective, day);

		sum.objective += fit->weights[i] * parts.objective;
		sum.student += fit->weights[i] * parts.student;
		sum.own += fit->weights[i] * parts.own;
		sum.recent += fit->weights[i] * parts.recent;
	}
	return sum;
}

struct belief fit_level(const struct fit *fit, size_t student,
	size_t objective, double day)
{
	struct belief beliefs[FIT_MEMBERS_MAX];

	for (size_t i = 0; i < fit->count; i++)
		beliefs[i] = posterior_level(fit->members[i], student,
			objective, day);
	return belief_mix(beliefs, fit->weights, fit->count);
}

double fit_round_logit(const struct fit *fit, size_t round)
{
	double sum = 0;

	for (size_t i = 0; i < fit->count; i++)
		sum += fit->weights[i] *
			posterior_round_logit(fit->members[i], round);
	return sum;
}

struct belief fit_in_round(const struct fit *fit, size_t student,
	size_t objective, double day, size_t round)
{
	struct belief beliefs[FIT_MEMBERS_MAX];

	for (size_t i = 0; i < fit->count; i++)
		beliefs[i] = posterior_in_round(fit->members[i], student,
			objective, day, round);
	return belief_mix(beliefs, fit->weights, fit->count);
}

size_t fit_trail(const struct fit *fit, size_t student, size_t objective,
	struct belief *out, size_t cap)
{
	size_t tries = posterior_pair(fit->members[0], student,
		objective)->count;
	size_t count = tries < cap ? tries : cap;
	struct belief *trails = mem_new(mem_size(count, fit->count),
		sizeof(*trails));

	for (size_t i = 0; i < fit->count; i++)
		posterior_trail(fit->members[i], student, objective,
			trails + i * count, count);
	for (size_t i = 0; i < count; i++) {
		struct belief beliefs[FIT_MEMBERS_MAX];

		for (size_t j = 0; j < fit->count; j++)
			beliefs[j] = trails[j * count + i];
		out[i] = belief_mix(beliefs, fit->weights, fit->count);
	}
	mem_free(trails);
	return tries;
}

struct belief fit_gain(const struct fit *fit, size_t student,
	size_t objective, size_t first, double day)
{
	struct belief beliefs[FIT_MEMBERS_MAX];

	for (size_t i = 0; i < fit->count; i++)
		beliefs[i] = posterior_gain(fit->members[i], student,
			objective, first, day);
	return belief_mix(beliefs, fit->weights, fit->count);
}

struct fit_pair {
	const struct fit *fit;
	size_t student;
	size_t objective;
	size_t tries;
	struct rehearsal *members[FIT_MEMBERS_MAX];
};

struct fit_pair *fit_pair_new(const struct fit *fit, size_t student,
	size_t objective)
{
	struct fit_pair *pair = mem_new(1, sizeof(*pair));

	*pair = (struct fit_pair){
		.fit = fit, .student = student, .objective = objective,
		.tries = posterior_pair(fit->members[0], student,
			objective)->count,
	};
	for (size_t i = 0; i < fit->count; i++)
		pair->members[i] = rehearsal_new(fit->members[i], student,
			objective);
	return pair;
}

void fit_pair_free(struct fit_pair *pair)
{
	if (!pair)
		return;
	for (size_t i = 0; i < pair->fit->count; i++)
		rehearsal_free(pair->members[i]);
	mem_free(pair);
}

/* A mixture by weights that the logs in change multiply. */
static struct belief reweigh(const struct fit *fit,
	const struct belief *beliefs, double *change)
{
	for (size_t i = 0; i < fit->count; i++)
		change[i] += log(fit->weights[i]);
	normalise(change, fit->count);
	return belief_mix(beliefs, change, fit->count);
}

struct belief fit_pair_before(const struct fit_pair *pair)
{
	const struct fit *fit = pair->fit;
	struct belief beliefs[FIT_MEMBERS_MAX];
	double change[FIT_MEMBERS_MAX];

	assert(pair->tries > 0);
	for (size_t i = 0; i < fit->count; i++) {
		beliefs[i] = posterior_before(fit->members[i], pair->student,
			pair->objective, &change[i]);
		change[i] = -change[i];
	}
	return reweigh(fit, beliefs, change);
}

static struct belief ask(struct fit_pair *pair,
	const struct question *question, size_t try, bool is_score)
{
	const struct fit *fit = pair->fit;
	struct belief beliefs[FIT_MEMBERS_MAX];
	double change[FIT_MEMBERS_MAX];

	for (size_t i = 0; i < fit->count; i++) {
		beliefs[i] = rehearsal_ask(pair->members[i], question, try,
			&change[i]);
		if (is_score)
			beliefs[i].variance +=
				posterior_noise(fit->members[i]);
	}
	return reweigh(fit, beliefs, change);
}

struct belief fit_pair_after(struct fit_pair *pair, double day,
	double points, double items, size_t count)
{
	return ask(pair, &(struct question){ day, points, items, count },
		pair_last_try(pair->tries + count), false);
}

struct belief fit_pair_next(struct fit_pair *pair, double day,
	double points, double items, size_t count)
{
	return ask(pair, &(struct question){ day, points, items, count },
		pair->tries + count, true);
}

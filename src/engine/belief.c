/* SPDX-License-Identifier: MIT */
/* Beliefs in numbers to show, and mixtures of them. */
#include "belief.h"

#include <assert.h>
#include <math.h>

#include "filter.h"

static const double central_80 = 1.2815515655446004;

static double logistic(double logit)
{
	return 1 / (1 + exp(-logit));
}

static double normal_below(double value, double mean, double variance)
{
	/* Nothing gained between a check-in and itself: that is certain. */
	if (variance <= 0)
		return mean < value;
	return .5 * erfc((mean - value) / sqrt(2 * variance));
}

/* The mean of the logistic of a normal, nearly (MacKay 1992). */
static double normal_expected(double mean, double variance)
{
	return logistic(mean / sqrt(1 + M_PI * variance / 8));
}

struct belief belief_mix(const struct belief *beliefs, const double *weights,
	size_t count)
{
	struct belief mixture = beliefs[0];

	assert(count > 0 && count <= FIT_MEMBERS_MAX);
	if (count == 1)
		return mixture;
	mixture.member_count = count;
	mixture.logit = 0;
	mixture.variance = 0;
	for (size_t i = 0; i < count; i++) {
		mixture.members[i] = (struct belief_member){
			weights[i], beliefs[i].logit, beliefs[i].variance,
		};
		mixture.logit += weights[i] * beliefs[i].logit;
	}
	for (size_t i = 0; i < count; i++) {
		double off = beliefs[i].logit - mixture.logit;

		mixture.variance += weights[i] *
			(beliefs[i].variance + off * off);
	}
	return mixture;
}

double belief_expected(struct belief belief, bool has_rounds)
{
	double extra = has_rounds ? Q_VARIANCE : 0;
	double sum = 0;

	if (belief.member_count == 0)
		return normal_expected(belief.logit, belief.variance + extra);
	for (size_t i = 0; i < belief.member_count; i++) {
		const struct belief_member *member = &belief.members[i];

		sum += member->weight * normal_expected(member->logit,
			member->variance + extra);
	}
	return sum;
}

double belief_above(struct belief belief, double line)
{
	return 1 - belief_below_logit(belief, log(line / (1 - line)));
}

double belief_below_logit(struct belief belief, double logit)
{
	double sum = 0;

	if (belief.member_count == 0)
		return normal_below(logit, belief.logit, belief.variance);
	for (size_t i = 0; i < belief.member_count; i++) {
		const struct belief_member *member = &belief.members[i];

		sum += member->weight * normal_below(logit, member->logit,
			member->variance);
	}
	return fmin(sum, 1);
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

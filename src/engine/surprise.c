/* SPDX-License-Identifier: MIT */
/*
 * k of n items given a level p: the odds of k or fewer are the odds that a
 * Beta(k + 1, n - k) number exceeds p, for fractions of an item too. With
 * logit p normal, they are the mean of Phi((u - mean) / deviation) over the
 * logit u of that number, whose density is t^(k + 1) (1 - t)^(n - k).
 */
#include "surprise.h"

#include <assert.h>
#include <math.h>

#define QUANTILE .05
/* Logits between which all but the far tail of the density lies. */
#define FAR 30.
#define STEP .25
/* More items than this make a density that needs shorter steps. */
#define COARSE_ITEMS 64.

/* log(1 / (1 + exp(-u))) */
static double log_share(double u)
{
	return u < 0 ? u - log1p(exp(u)) : -log1p(exp(-u));
}

/* Of the Beta number's logit, up to a constant. */
static double log_density(double hits, double misses, double u)
{
	return hits * log_share(u) + misses * log_share(-u);
}

double surprise_odds(struct belief before, double points, double items)
{
	double spread = sqrt(2 * before.variance);
	double hits = points + 1;
	double misses = items - points;
	double step = items > COARSE_ITEMS
		? STEP * sqrt(COARSE_ITEMS / items) : STEP;
	double mass = 0;
	double below = 0;
	double peak;
	double tail;

	assert(points >= 0 && items > 0);
	if (!(misses > 0))
		return 1;
	peak = log_density(hits, misses, log(hits / misses));
	for (double u = -FAR; u < FAR; u += step) {
		double density = exp(log_density(hits, misses, u) - peak);

		mass += density;
		below += density * erfc((before.logit - u) / spread) / 2;
	}
	/* Where hardly anything was missed the upper tail is long. */
	tail = exp(-misses * FAR - peak) / (misses * step);
	return (below + tail) / (mass + tail);
}

bool surprise_is(double odds)
{
	return odds < QUANTILE;
}

/*
 * A score that is no lower than what is believed now, the score included,
 * cannot have been far below what was believed before: most need no more.
 */
static bool is_low(const struct engine *engine, size_t student,
	size_t objective, const struct checkin *checkin,
	struct evidence_weight weight)
{
	size_t round = facts_round(engine->facts, checkin->round);
	struct belief now = fit_in_round(engine->fit, student, objective,
		(double)date_day(checkin->observed_at),
		round == FACTS_NOT_FOUND ? FIT_NO_ROUND : round);

	return weight.points < weight.items * belief_expected(now, false);
}

bool surprise_find(const struct engine *engine, size_t student,
	size_t objective, struct surprise *surprise)
{
	struct record record = engine_record(engine, student, objective);
	const struct checkin *newest;
	struct evidence_weight weight;
	struct fit_pair *pair;
	struct belief before;

	if (!record.count)
		return false;
	newest = engine_checkin(&record, record.count - 1);
	weight = checkin_weight(newest, &engine->facts->policy);
	if (!is_low(engine, student, objective, newest, weight))
		return false;
	pair = fit_pair_new(engine->fit, student, objective);
	before = fit_pair_before(pair);
	fit_pair_free(pair);
	surprise->odds = surprise_odds(before, weight.points, weight.items);
	surprise->expected = belief_expected(before, false);
	return surprise_is(surprise->odds);
}

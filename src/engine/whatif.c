/* SPDX-License-Identifier: MIT */
/*
 * The smallest next score toward the nearer line: scores are tried in the
 * form the class logs on the objective, one check-in alike first, then two,
 * then three. A score on a finer ladder than a quiz has is tried in steps.
 */
#include "whatif.h"

#include <assert.h>
#include <math.h>

#include "placement.h"
#include "surprise.h"
#include "usual.h"

#define CHECKINS_MAX 3
#define PERCENT_STEP 5.

/* The scores one may get, from the one that helps least to the one that helps
 * most: with a line above the lowest comes first. */
struct ladder {
	struct score score; /* form and out_of */
	double lowest;
	double step;
	size_t rungs;
	bool upward;
};

/* What is asked again for each score. */
struct question {
	const struct engine *engine;
	const struct move *move;
	struct fit_pair *pair;
};

static struct ladder ladder_of(struct score score, bool upward)
{
	struct ladder ladder = {
		.score = score,
		.lowest = score.form == SCORE_LEVEL ? 1 : 0,
		.step = score.form == SCORE_PERCENT ? PERCENT_STEP : 1,
		.upward = upward
	};

	ladder.rungs = 1 + (size_t)floor((score.out_of - ladder.lowest) /
		ladder.step);
	return ladder;
}

static struct score ladder_score(const struct ladder *ladder, size_t rung)
{
	struct score score = ladder->score;
	size_t place = ladder->upward ? rung : ladder->rungs - 1 - rung;

	score.points = ladder->lowest + ladder->step * (double)place;
	return score;
}

/* Where count more like it would lead. */
static enum cluster leads_to(const struct question *question,
	struct score score, size_t count)
{
	const struct move *move = question->move;
	const struct policy *policy = &question->engine->facts->policy;
	struct evidence_weight weight = usual_weight(
		question->engine->facts, score);
	struct estimate estimate = belief_estimate(
		fit_pair_after(question->pair, engine_today(question->engine),
			weight.points, weight.items, count),
		policy_lines(policy, move->objective));
	struct crossing crossing = placement_crossing(policy,
		move->objective, move->from, estimate);

	return crossing.upward == move->upward ? crossing.to : move->from;
}

/* A score that surprises is asked about and moves no one down. */
static bool would_surprise(const struct question *question,
	struct score score, size_t count)
{
	struct evidence_weight weight = usual_weight(
		question->engine->facts, score);
	struct belief before = fit_pair_next(question->pair,
		engine_today(question->engine), weight.points, weight.items,
		count - 1);

	return surprise_is(surprise_odds(before, weight.points,
		weight.items));
}

/* Rungs lead the further the higher, so that the first one that moves is
 * found by halving. */
static bool try_count(const struct question *question,
	const struct ladder *ladder, size_t count, struct next_score *change)
{
	enum cluster from = question->move->from;
	size_t low = 0;
	size_t high = ladder->rungs - 1;
	enum cluster to = leads_to(question, ladder_score(ladder, high),
		count);

	if (to == from)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		enum cluster there = leads_to(question,
			ladder_score(ladder, middle), count);

		if (there == from) {
			low = middle + 1;
		} else {
			high = middle;
			to = there;
		}
	}
	*change = (struct next_score){
		.to = to,
		.score = ladder_score(ladder, high),
		.count = (int)count
	};
	return true;
}

static bool is_open(enum rule rule)
{
	return rule == RULE_STAYS || rule == RULE_NO_NEW ||
		rule == RULE_REFUSED || rule == RULE_SURPRISE;
}

static void ask(const struct question *question, struct next_score *change)
{
	const struct move *move = question->move;
	struct ladder ladder = ladder_of(usual_score(question->engine->facts,
		move->objective), move->upward);

	for (size_t count = 1; count <= CHECKINS_MAX; count++) {
		struct next_score found;

		if (!try_count(question, &ladder, count, &found))
			continue;
		if (!move->upward &&
			would_surprise(question, found.score, count))
			continue;
		*change = found;
		return;
	}
}

void whatif_fill(const struct engine *engine, size_t student,
	struct move *move)
{
	size_t objective = facts_objective(engine->facts, move->objective);
	struct question question = { .engine = engine, .move = move };

	if (!is_open(move->rule) || !move->has_estimate ||
		move->from == CLUSTER_NONE)
		return;
	question.pair = fit_pair_new(engine->fit, student, objective);
	ask(&question, &move->change);
	fit_pair_free(question.pair);
}

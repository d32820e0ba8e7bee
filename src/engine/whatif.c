/* SPDX-License-Identifier: MIT */
/*
 * The smallest next score toward the nearer line, and where none is found
 * toward the other one: scores are tried in the form the class logs on the
 * objective, one check-in alike first, then two, then three. A score on a finer
 * ladder than a quiz has is tried in steps. Who is to move is asked about as if
 * they stood there already: what would lead on, or back.
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
	int64_t objective;
	enum cluster stands;
	bool upward;
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
	const struct policy *policy = &question->engine->facts->policy;
	struct evidence_weight weight = usual_weight(
		question->engine->facts, score);
	struct estimate estimate = belief_estimate(
		fit_pair_after(question->pair, engine_today(question->engine),
			weight.points, weight.items, count),
		policy_lines(policy, question->objective));
	struct crossing crossing = placement_crossing(policy,
		question->objective, question->stands, estimate);

	return crossing.upward == question->upward ? crossing.to
		: question->stands;
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
	enum cluster stands = question->stands;
	size_t low = 0;
	size_t high = ladder->rungs - 1;
	enum cluster to = leads_to(question, ladder_score(ladder, high),
		count);

	if (to == stands)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		enum cluster there = leads_to(question,
			ladder_score(ladder, middle), count);

		if (there == stands) {
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

/* Does a score of one's own decide next, once the move is made? */
static bool is_open(enum rule rule)
{
	static const bool is_open[RULE_COUNT] = {
		[RULE_FIRST] = true, [RULE_UP] = true, [RULE_DOWN] = true,
		[RULE_STAYS] = true, [RULE_NO_NEW] = true,
		[RULE_REFUSED] = true, [RULE_SURPRISE] = true,
		[RULE_PREREQUISITE] = true
	};

	return is_open[rule];
}

static bool ask(const struct question *question, struct next_score *change)
{
	struct ladder ladder = ladder_of(usual_score(question->engine->facts,
		question->objective), question->upward);

	for (size_t count = 1; count <= CHECKINS_MAX; count++) {
		struct next_score found;

		if (!try_count(question, &ladder, count, &found))
			continue;
		if (!question->upward &&
			would_surprise(question, found.score, count))
			continue;
		*change = found;
		return true;
	}
	return false;
}

static bool nearer_is_up(const struct engine *engine, const struct move *move)
{
	return move_is_change(move) ? placement_crossing(
		&engine->facts->policy, move->objective, move->to,
		move->estimate).upward : move->upward;
}

void whatif_fill(const struct engine *engine, size_t student,
	struct move *move)
{
	size_t objective = facts_objective(engine->facts, move->objective);
	struct question question = {
		.engine = engine,
		.objective = move->objective,
		.stands = move->to
	};

	if (!is_open(move->rule) || !move->has_estimate ||
		move->to == CLUSTER_NONE)
		return;
	question.upward = nearer_is_up(engine, move);
	question.pair = fit_pair_new(engine->fit, student, objective);
	if (!ask(&question, &move->change)) {
		question.upward = !question.upward;
		ask(&question, &move->change);
	}
	fit_pair_free(question.pair);
}

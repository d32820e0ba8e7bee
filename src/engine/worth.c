/* SPDX-License-Identifier: MIT */
/*
 * A level is settled when the odds of one band reach what leaving a cluster
 * downward needs, the lesser of the two. A check-in of m items tells of the
 * logit with a precision of m p (1 - p), less what its round and form blur, so
 * that the variance V falls to V'; before it is known, the later mean is
 * N(mean, V - V') (preposterior analysis, Raiffa and Schlaifer 1961): the odds
 * that it comes to lie where one band is clear are those asked for. One that is
 * settled already stays so: what is asked is how many more would be.
 */
#include "worth.h"

#include <assert.h>
#include <math.h>

#include "base/attr.h"
#include "filter.h"
#include "placement.h"
#include "usual.h"

/* Logits beyond which there is nothing to find; halvings that find it. */
#define FAR 40.
#define HALVINGS 50
#define MANY_ITEMS 8.
#define LINE_STEP .05

/* The logits of the two lines. */
struct ends {
	double low;
	double high;
};

static double below(double line, double mean, double deviation)
{
	return erfc((mean - line) / (deviation * M_SQRT2)) / 2;
}

static double band_odds(struct ends band, double mean, double deviation)
{
	return below(band.high, mean, deviation) -
		below(band.low, mean, deviation);
}

/* The odds of the likeliest band. */
static double clearest(struct ends ends, double mean, double deviation)
{
	double low = below(ends.low, mean, deviation);
	double high = 1 - below(ends.high, mean, deviation);

	return fmax(fmax(low, high), 1 - low - high);
}

/*
 * The largest distance from where the odds of a band are greatest at which
 * they still reach the bar; odds fall with the distance. Negative: nowhere.
 */
static double reach(struct ends band, double from, double toward, double bar,
	double deviation)
{
	double near = 0;
	double far = FAR;

	if (band_odds(band, from, deviation) < bar)
		return -1;
	for (int i = 0; i < HALVINGS; i++) {
		double middle = (near + far) / 2;

		if (band_odds(band, from + toward * middle, deviation) >= bar)
			near = middle;
		else
			far = middle;
	}
	return near;
}

/* The odds that a later mean, N(mean, spread squared), settles the level when
 * it lies later wide. The bar is above a half: bands do not overlap. */
static double settles(struct ends ends, double bar, double mean,
	double spread, double later)
{
	struct ends low = { .low = -INFINITY, .high = ends.low };
	struct ends high = { .low = ends.high, .high = INFINITY };
	double middle = (ends.low + ends.high) / 2;
	double half = reach(ends, middle, 1, bar, later);
	double end = ends.low - FAR + reach(low, ends.low - FAR, 1, bar, later);
	double begin = ends.high + FAR -
		reach(high, ends.high + FAR, -1, bar, later);
	double odds = below(end, mean, spread) + 1 -
		below(begin, mean, spread);

	if (half > 0)
		odds += below(middle + half, mean, spread) -
			below(middle - half, mean, spread);
	return odds;
}

double worth_settled(struct belief level, struct lines lines, double bar,
	double items, double noise)
{
	struct ends ends = {
		.low = log(lines.low / (1 - lines.low)),
		.high = log(lines.high / (1 - lines.high))
	};
	double rate = 1 / (1 + exp(-level.logit));
	double later;

	assert(items > 0 && level.variance > 0);
	if (clearest(ends, level.logit, sqrt(level.variance)) >= bar)
		return 1;
	later = 1 / (1 / level.variance +
		1 / (1 / (items * rate * (1 - rate)) + noise));
	return settles(ends, bar, level.logit,
		sqrt(level.variance - later), sqrt(later));
}

/* Whose place the evidence on the focus is to say, today. */
static bool is_asked(const struct engine *engine, const struct move *move)
{
	return move->has_estimate && move->rule != RULE_ABSENT &&
		move->rule != RULE_INTERVENE && engine->focus ==
		facts_objective(engine->facts, move->objective);
}

/* May the student's own evidence move them, if the lines are other ones? */
static bool is_movable(const struct move *move)
{
	return placement_is_open(move->rule) || move->rule == RULE_REFUSED ||
		move->rule == RULE_SURPRISE;
}

/* Where the evidence alone would put a student who may be moved. */
static enum cluster would_stand(const struct engine *engine,
	const struct policy *policy, const struct move *move,
	struct belief judged)
{
	struct crossing crossing = placement_crossing(policy, move->objective,
		move->from, belief_estimate(judged,
		policy_lines(policy, move->objective)));
	enum rule rule = placement_rule(engine, move, crossing);

	return rule == RULE_FIRST || rule == RULE_UP || rule == RULE_DOWN
		? crossing.to : move->from;
}

/* How many would stand elsewhere if the lines were moved so. */
static size_t moved_by(const struct engine *engine, const struct move *moves,
	size_t count, struct lines step)
{
	const struct policy *policy = &engine->facts->policy;
	int64_t focus = engine->facts->objectives[engine->focus].id;
	struct lines lines = policy_lines(policy, focus);
	struct policy other = *policy;
	size_t moved = 0;

	lines.low += step.low;
	lines.high += step.high;
	if (!policy_set_lines(&other, focus, &lines, NULL))
		return 0;
	for (size_t i = 0; i < count; i++) {
		const struct move *move = &moves[i];
		struct belief judged;

		if (!is_asked(engine, move) || !is_movable(move))
			continue;
		judged = engine_judged(engine, i, engine->focus);
		if (would_stand(engine, &other, move, judged) !=
			would_stand(engine, policy, move, judged))
			moved++;
	}
	return moved;
}

static size_t most_moved(const struct engine *engine,
	const struct move *moves, size_t count)
{
	static const struct lines steps[] = {
		{ .low = LINE_STEP }, { .low = -LINE_STEP },
		{ .high = LINE_STEP }, { .high = -LINE_STEP }
	};
	size_t most = 0;

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		size_t moved = moved_by(engine, moves, count, steps[i]);

		most = moved > most ? moved : most;
	}
	return most;
}

static void add_student(const struct engine *engine, size_t student,
	struct worth *worth)
{
	const struct policy *policy = &engine->facts->policy;
	struct lines lines = policy_lines(policy,
		engine->facts->objectives[engine->focus].id);
	double bar = policy_odds_down(policy);
	double noise = engine->has_rounds ? Q_VARIANCE : 0;
	struct belief level = engine_judged(engine, student, engine->focus);
	struct estimate seen = belief_estimate(level, lines);

	worth->seen++;
	if (fmax(fmax(seen.below, seen.above),
		1 - seen.below - seen.above) >= bar)
		worth->settled++;
	worth->later += worth_settled(level, lines, bar, worth->items, noise);
	worth->eight += worth_settled(level, lines, bar, MANY_ITEMS, noise);
}

struct worth worth_of(const struct engine *engine, const struct move *moves,
	size_t count)
{
	const struct facts *facts = engine->facts;
	struct worth worth = { .seen = 0 };

	for (size_t i = 0; i < count; i++) {
		if (!is_asked(engine, &moves[i]))
			continue;
		if (!worth.seen)
			worth.items = usual_weight(facts, usual_score(facts,
				moves[i].objective)).items;
		add_student(engine, i, &worth);
	}
	if (worth.seen)
		worth.by_lines = most_moved(engine, moves, count);
	return worth;
}

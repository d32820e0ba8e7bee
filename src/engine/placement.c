/* SPDX-License-Identifier: MIT */
/*
 * A regroup judges the focus. Lines are crossed toward the cluster of the
 * median, and only by the odds that the policy asks for: that asymmetry alone
 * keeps a student from going to and fro.
 */
#include "placement.h"

#include <assert.h>

#include "surprise.h"

/* By the median: more likely than not. */
#define MEDIAN .5

enum cluster placement_band(struct estimate estimate)
{
	if (estimate.below > MEDIAN)
		return CLUSTER_RETEACH;
	if (estimate.above > MEDIAN)
		return CLUSTER_EXTEND;
	return CLUSTER_PRACTICE;
}

static struct crossing upward(enum cluster from, struct lines lines,
	struct estimate estimate, double needs)
{
	bool is_low = from == CLUSTER_RETEACH;

	return (struct crossing){
		.line = is_low ? lines.low : lines.high,
		.upward = true,
		.odds = is_low ? 1 - estimate.below : estimate.above,
		.needs = needs
	};
}

static struct crossing downward(enum cluster from, struct lines lines,
	struct estimate estimate, double needs)
{
	bool is_high = from == CLUSTER_EXTEND;

	return (struct crossing){
		.line = is_high ? lines.high : lines.low,
		.upward = false,
		.odds = is_high ? 1 - estimate.above : estimate.below,
		.needs = needs
	};
}

static struct crossing first_crossing(struct lines lines,
	struct estimate estimate)
{
	struct crossing crossing = estimate.above > estimate.below
		? upward(CLUSTER_PRACTICE, lines, estimate, MEDIAN)
		: downward(CLUSTER_PRACTICE, lines, estimate, MEDIAN);

	crossing.to = placement_band(estimate);
	return crossing;
}

struct crossing placement_crossing(const struct policy *policy,
	int64_t objective, enum cluster from, struct estimate estimate)
{
	struct lines lines = policy_lines(policy, objective);
	enum cluster band = placement_band(estimate);
	struct crossing up;
	struct crossing down;
	struct crossing nearer;

	assert(from < CLUSTER_INTERVENE);
	if (from == CLUSTER_NONE)
		return first_crossing(lines, estimate);
	up = upward(from, lines, estimate, policy_odds_up(policy));
	down = downward(from, lines, estimate, policy_odds_down(policy));
	nearer = up.needs - up.odds <= down.needs - down.odds ? up : down;
	if (from == CLUSTER_RETEACH || band > from)
		nearer = up;
	else if (from == CLUSTER_EXTEND || band < from)
		nearer = down;
	nearer.to = nearer.odds >= nearer.needs ? band : from;
	return nearer;
}

/* The focus; for who has no place yet, whatever was seen of them last. */
static size_t judged_objective(const struct engine *engine, size_t student,
	const struct stay *stay)
{
	struct record record = engine_record(engine, student, engine->focus);

	if (record.count || stay)
		return engine->focus;
	return engine_newest_objective(engine, student);
}

/* Further the same way is the same move to the student. */
static bool is_same_way(enum cluster from, enum cluster one, enum cluster other)
{
	return one == other ||
		(from != CLUSTER_NONE && (one > from) == (other > from));
}

bool placement_is_refused(const struct engine *engine, const struct move *move,
	enum cluster to)
{
	const struct facts *facts = engine->facts;
	struct record record = engine_record(engine,
		facts_student(facts, move->student),
		facts_objective(facts, move->objective));

	for (size_t i = 0; i < facts->refusal_count; i++) {
		const struct refusal *refusal = &facts->refusals[i];

		if (refusal->student == move->student &&
			refusal->objective == move->objective &&
			is_same_way(move->from, refusal->to, to) &&
			!engine_has_newer(&record, refusal->entered))
			return true;
	}
	return false;
}

enum rule placement_rule(const struct engine *engine, const struct move *move,
	struct crossing crossing)
{
	const struct facts *facts = engine->facts;
	struct surprise surprise;

	if (crossing.to == move->from)
		return RULE_STAYS;
	if (placement_is_refused(engine, move, crossing.to))
		return RULE_REFUSED;
	if (move->from == CLUSTER_NONE)
		return RULE_FIRST;
	if (crossing.upward)
		return RULE_UP;
	return surprise_find(engine, facts_student(facts, move->student),
		facts_objective(facts, move->objective), &surprise)
		? RULE_SURPRISE : RULE_DOWN;
}

bool placement_is_open(enum rule rule)
{
	static const bool is_open[RULE_COUNT] = {
		[RULE_FIRST] = true, [RULE_UP] = true, [RULE_DOWN] = true,
		[RULE_STAYS] = true, [RULE_PREREQUISITE] = true,
		[RULE_ROOM] = true, [RULE_FILL] = true,
		[RULE_TOGETHER] = true, [RULE_APART] = true
	};

	return is_open[rule];
}

/* What keeps a student where they are, whatever the odds say. */
static bool is_held(const struct engine *engine, const struct stay *stay,
	const struct record *record, struct move *move)
{
	if (facts_is_absent(engine->facts, move->student))
		move->rule = RULE_ABSENT;
	else if (facts_pin(engine->facts, move->student))
		move->rule = RULE_PINNED;
	else if (move->from == CLUSTER_INTERVENE)
		move->rule = RULE_INTERVENE;
	else if (!record->count)
		move->rule = stay ? RULE_NOT_ON_FOCUS : RULE_NOT_SEEN;
	else if (stay && !engine_has_newer(record, stay->entered))
		move->rule = RULE_NO_NEW;
	else
		return false;
	return true;
}

/*
 * A regroup said that they stay, by the rules of now, and has the last word
 * until they are seen again: or what classmates scored since would move them.
 */
static bool is_judged(const struct engine *engine, const struct record *record,
	const struct move *move)
{
	const struct facts *facts = engine->facts;
	const struct verdict *verdict = facts_verdict(facts,
		move->student, move->objective);

	return verdict && verdict->policy == facts->policy.version &&
		!engine_has_newer(record, verdict->entered);
}

static struct crossing fill_estimate(const struct engine *engine,
	size_t student, size_t objective, struct move *move)
{
	const struct policy *policy = &engine->facts->policy;
	struct crossing crossing = { .to = move->from };

	move->has_estimate = true;
	move->estimate = engine_estimate(engine, student, objective);
	if (move->from != CLUSTER_INTERVENE)
		crossing = placement_crossing(policy, move->objective,
			move->from, move->estimate);
	move->line = crossing.line;
	move->upward = crossing.upward;
	move->odds = crossing.odds;
	move->needs = crossing.needs;
	return crossing;
}

void placement_judge(const struct engine *engine, size_t student,
	struct move *move)
{
	const struct facts *facts = engine->facts;
	const struct stay *stay = facts_stay(facts,
		facts->students[student].id);
	size_t objective = judged_objective(engine, student, stay);
	struct record record = engine_record(engine, student, objective);
	struct crossing crossing = { .to = CLUSTER_NONE };

	*move = (struct move){
		.student = facts->students[student].id,
		.from = stay ? stay->cluster : CLUSTER_NONE,
		.to = stay ? stay->cluster : CLUSTER_NONE,
		.since = stay ? stay->since : CIVIL_NEVER,
		.checkins_all = record.count
	};
	if (objective != FACTS_NOT_FOUND) {
		move->objective = facts->objectives[objective].id;
		move->evidence = engine_evidence(engine, student, objective);
	}
	if (record.count) {
		crossing = fill_estimate(engine, student, objective,
			move);
		if (!stay)
			move->since = engine_checkin(&record, 0)->observed_at;
	}
	if (is_held(engine, stay, &record, move))
		return;
	move->rule = placement_rule(engine, move, crossing);
	if (stay && placement_is_open(move->rule) &&
		is_judged(engine, &record, move))
		move->rule = RULE_NO_NEW;
	if (move->rule == RULE_FIRST || move->rule == RULE_UP ||
		move->rule == RULE_DOWN)
		move->to = crossing.to;
}

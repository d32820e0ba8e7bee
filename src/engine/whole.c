/* SPDX-License-Identifier: MIT */
/*
 * When most of a class is short of the upper line, groups only divide what all
 * need; when nearly all are past it, the class can move on. Either is said of
 * those who were seen, and only if they can speak for the class.
 */
#include "whole.h"

/* Fewer than this, or less than half of those present, are no class. */
#define SEEN_LEAST 5

struct count {
	size_t present;
	size_t seen;
	size_t below;
	size_t past;
};

static struct count count_class(const struct engine *engine)
{
	const struct facts *facts = engine->facts;
	const struct policy *policy = &facts->policy;
	struct count count = { .seen = 0 };

	for (size_t i = 0; i < facts->student_count; i++) {
		struct estimate estimate;

		if (facts_is_absent(facts, facts->students[i].id))
			continue;
		count.present++;
		if (!engine_record(engine, i, engine->focus).count)
			continue;
		estimate = engine_estimate(engine, i, engine->focus);
		count.seen++;
		if (1 - estimate.above >= policy_odds_down(policy))
			count.below++;
		if (estimate.above >= policy_odds_up(policy))
			count.past++;
	}
	return count;
}

/* The first that needs the objective. */
static int64_t next_objective(const struct facts *facts, int64_t objective)
{
	for (size_t i = 0; i < facts->requirement_count; i++)
		if (facts->requirements[i].needs == objective)
			return facts->requirements[i].objective;
	return 0;
}

static bool is_more(size_t part, size_t whole, double share)
{
	return (double)part > share * (double)whole;
}

struct whole_case whole_judge(const struct engine *engine)
{
	const struct facts *facts = engine->facts;
	const struct policy *policy = &facts->policy;
	struct count count = count_class(engine);
	struct whole_case whole = { .seen = count.seen };

	if (count.seen < SEEN_LEAST || 2 * count.seen < count.present)
		return whole;
	if (is_more(count.below, count.seen, policy->reteach_all)) {
		whole.what = WHOLE_RETEACH;
		whole.students = count.below;
	} else if (is_more(count.past, count.seen, policy->move_on)) {
		whole.what = WHOLE_MOVE_ON;
		whole.students = count.past;
		whole.next = next_objective(facts,
			facts->objectives[engine->focus].id);
	}
	return whole;
}

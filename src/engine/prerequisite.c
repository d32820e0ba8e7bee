/* SPDX-License-Identifier: MIT */
/*
 * Who is below the line on an objective may lack what it needs. Along the
 * chain of needs the deepest one that is weak or was never seen is taught
 * first; one that is sound ends the chain.
 */
#include "prerequisite.h"

#include "base/mem.h"
#include "placement.h"

static bool is_weak(const struct engine *engine, size_t student,
	size_t objective)
{
	return !engine_record(engine, student, objective).count ||
		placement_band(engine_estimate(engine, student, objective)) ==
		CLUSTER_RETEACH;
}

/* Is needs deeper than was known, by this requirement? No depth is beyond the
 * number of objectives, so that needs in a circle come to an end. */
static bool deepen(const struct facts *facts, const bool *weak, size_t *depth,
	const struct requirement *requirement)
{
	size_t from = facts_objective(facts, requirement->objective);
	size_t to = facts_objective(facts, requirement->needs);

	if (from == FACTS_NOT_FOUND || to == FACTS_NOT_FOUND || !depth[from] ||
		!weak[to] || depth[to] > depth[from] ||
		depth[from] > facts->objective_count)
		return false;
	depth[to] = depth[from] + 1;
	return true;
}

/* The place of the deepest one, the first of several; objective itself when
 * nothing that it needs is weak. */
static size_t deepest(const struct engine *engine, size_t student,
	size_t objective)
{
	const struct facts *facts = engine->facts;
	size_t *depth = mem_new(facts->objective_count, sizeof(*depth));
	bool *weak = mem_new(facts->objective_count, sizeof(*weak));
	size_t found = objective;
	bool is_deeper = true;

	for (size_t i = 0; i < facts->objective_count; i++)
		weak[i] = i != objective && is_weak(engine, student, i);
	depth[objective] = 1;
	while (is_deeper) {
		is_deeper = false;
		for (size_t i = 0; i < facts->requirement_count; i++)
			is_deeper |= deepen(facts, weak, depth,
				&facts->requirements[i]);
	}
	for (size_t i = 0; i < facts->objective_count; i++)
		if (depth[i] > depth[found])
			found = i;
	mem_free(depth);
	mem_free(weak);
	return found;
}

void prerequisite_fill(const struct engine *engine, size_t student,
	struct move *move)
{
	const struct facts *facts = engine->facts;
	size_t objective = facts_objective(facts, move->objective);
	size_t first;

	if (!facts->requirement_count || move->to != CLUSTER_RETEACH ||
		!move->has_estimate ||
		placement_band(move->estimate) != CLUSTER_RETEACH)
		return;
	first = deepest(engine, student, objective);
	if (first == objective)
		return;
	move->teach = facts->objectives[first].id;
	if (move_is_change(move)) {
		move->rule = RULE_PREREQUISITE;
		move->wanted = CLUSTER_RETEACH;
	}
}

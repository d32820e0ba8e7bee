/* SPDX-License-Identifier: MIT */
/* A regroup: every student judged alone, then the class as one, then who to
 * look at. */
#include "engine/propose.h"

#include "arrange.h"
#include "base/mem.h"
#include "engine.h"
#include "offers.h"
#include "placement.h"
#include "prerequisite.h"
#include "whatif.h"
#include "whole.h"
#include "worth.h"

/* What came in since the stay began; all there is when none has begun. */
static void list_checkins(const struct engine *engine, size_t student,
	struct arena *arena, struct move *move)
{
	const struct facts *facts = engine->facts;
	const struct stay *stay = facts_stay(facts, move->student);
	struct record record = engine_record(engine, student,
		facts_objective(facts, move->objective));

	if (!record.count)
		return;
	move->checkins = arena_new(arena, record.count,
		sizeof(*move->checkins));
	for (size_t i = 0; i < record.count; i++) {
		const struct checkin *checkin = engine_checkin(&record, i);

		if (!stay || checkin->entered > stay->entered)
			move->checkins[move->checkin_count++] = checkin->id;
	}
}

void engine_propose(const struct engine *engine, struct proposal *proposal)
{
	const struct facts *facts = engine->facts;

	*proposal = (struct proposal){
		.arena = ARENA_INIT,
		.made = facts->now,
		.policy = facts->policy.version,
		.objective = facts_focus(facts),
		.open = true,
		.move_count = facts->student_count
	};
	proposal->moves = arena_new(&proposal->arena, facts->student_count,
		sizeof(*proposal->moves));
	for (size_t i = 0; i < facts->student_count; i++) {
		placement_judge(engine, i, &proposal->moves[i]);
		prerequisite_fill(engine, i, &proposal->moves[i]);
	}
	arrange(engine, proposal->moves, proposal->move_count);
	for (size_t i = 0; i < facts->student_count; i++) {
		struct move *move = &proposal->moves[i];

		list_checkins(engine, i, &proposal->arena, move);
		whatif_fill(engine, i, move);
	}
	proposal->whole = whole_judge(engine);
	proposal->worth = worth_of(engine, proposal->moves,
		proposal->move_count);
	offers_fill(engine, proposal);
}

size_t engine_trail(const struct engine *engine, size_t student,
	size_t objective, struct estimate *out, size_t cap)
{
	const struct facts *facts = engine->facts;
	struct lines lines = policy_lines(&facts->policy,
		facts->objectives[objective].id);
	struct belief *beliefs = mem_new(cap, sizeof(*beliefs));
	size_t count = fit_trail(engine->fit, student, objective, beliefs,
		cap);

	for (size_t i = 0; i < count && i < cap; i++)
		out[i] = belief_estimate(beliefs[i], lines);
	mem_free(beliefs);
	return count;
}

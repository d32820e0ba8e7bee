/* SPDX-License-Identifier: MIT */
/* The verbs of the learner over weeks, for the table in verbs.h. */
#ifndef STORE_VERBS_LEARNERS_H
#define STORE_VERBS_LEARNERS_H

#include "world.h"

static bool verb_profile(const struct world *world, struct change *change,
	struct error *err)
{
	const struct profile profile = {
		.student = world->students[0],
		.stuck = "word problems",
		.help = "somebody to ask",
		.outcome = "an apprenticeship",
		.proof = "three tasks in a row",
		.confidence = 3,
		.ready = { ANSWER_YES, ANSWER_YES, ANSWER_NO, ANSWER_UNSAID },
		.tier = 2,
		.orientation = ORIENTATION_DISCOVERY,
	};

	return change_profile(change, &profile, err);
}

static bool verb_selfcheck(const struct world *world, struct change *change,
	struct error *err)
{
	const struct selfcheck selfcheck = {
		.student = world->students[1],
		.reach = "the second level",
		.help = "examples",
		.sure = 4,
	};

	return change_selfcheck(change, &selfcheck, err);
}

static bool verb_segment_mark(const struct world *world,
	struct change *change, struct error *err)
{
	const struct segment_mark mark = {
		.student = world->students[2],
		.segment = "refiner",
		.by_hand = true,
		.why = "saw the folder",
	};

	return change_segment_mark(change, &mark, err);
}

static bool verb_segments(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct segments segments;
	bool done;

	segments_init(&segments);
	done = segment_set(&segments.items[1], &arena, "sentence",
			"These begin.", err) &&
		change_segments(change, &segments, err);
	arena_release(&arena);
	return done;
}

static bool verb_plan(const struct world *world, struct change *change,
	struct error *err)
{
	struct plan plan = world_plan(world, 0);
	const struct plan bare = {
		.student = world->students[1],
		.starts = AT(1, 0),
		.review_day = date_day(AT(2, 0)),
		.ended = CIVIL_NEVER,
	};
	int64_t id;

	plan.stay = 1;
	plan.cause = "format";
	return change_plan(change, &plan, &id, err) &&
		change_plan(change, &bare, &id, err);
}

static bool verb_plan_edit(const struct world *world, struct change *change,
	struct error *err)
{
	struct plan plan = world_plan(world, 3);

	plan.id = world->plan;
	plan.objective = 0;
	plan.has_target = false;
	plan.planned = 6;
	return change_plan_edit(change, &plan, err);
}

static bool verb_plan_close(const struct world *world, struct change *change,
	struct error *err)
{
	struct plan plan = world_plan(world, 3);

	plan.id = world->plan;
	plan.outcome = PLAN_MET;
	plan.reason = "four of four, twice";
	return change_plan_edit(change, &plan, err);
}

static bool verb_plan_session(const struct world *world,
	struct change *change, struct error *err)
{
	const struct plan_session held = {
		.plan = world->plan,
		.when = AT(0, 11),
		.held = true,
		.minutes = 20,
		.fidelity = 3,
		.note = "without the table",
	};
	const struct plan_session missed = {
		.plan = world->plan,
		.when = AT(1, 11),
	};
	int64_t id;

	return change_plan_session(change, &held, &id, err) &&
		change_plan_session(change, &missed, &id, err);
}

static bool verb_trial(const struct world *world, struct change *change,
	struct error *err)
{
	struct trial_member members[4];
	const struct trial trial = world_trial(world, "alone or not", members);
	int64_t id;

	return change_trial(change, &trial, &id, err);
}

static bool verb_trial_close(const struct world *world,
	struct change *change, struct error *err)
{
	return change_trial_close(change, world->trial, "the term is over",
		err);
}

static bool verb_routine_of_objective(const struct world *world,
	struct change *change, struct error *err)
{
	const struct routine routine = {
		.cluster = CLUSTER_RETEACH,
		.objective = world->objectives[1],
		.materials = "ratio tables",
		.tier = 2,
		.cadence_days = 7,
		.exit = "three in a row",
		.sentence = "Who mixes up the whole.",
	};

	return change_routine(change, &routine, err);
}

#endif

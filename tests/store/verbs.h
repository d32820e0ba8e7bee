/* SPDX-License-Identifier: MIT */
/* Every verb once, on the full world, each in a change of its own. */
#ifndef STORE_VERBS_H
#define STORE_VERBS_H

#include "verbs_learners.h"
#include "world.h"

struct verb {
	const char *name;
	bool of_no_class;
	bool (*run)(const struct world *world, struct change *change,
		struct error *err);
};

static bool verb_term_add(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	int64_t term;

	return change_term_add(change, "Spring", AT(100, 0), AT(180, 0), &term,
		err);
}

static bool verb_class_add(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	const struct student student = { .number = "1", .name = "New One" };
	struct policy policy;
	int64_t id;

	policy_init(&policy);
	return change_class_add(change, "9c", 1, &policy, &id, err) &&
		change_student_add(change, &student, &id, err) &&
		change_objective_add(change, "slopes", &id, err);
}

static bool verb_class_rename(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	return change_class_rename(change, "7b north", err) &&
		change_class_rename(change, "7b west", err);
}

static bool verb_class_archive(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	return change_class_archive(change, true, err);
}

static bool verb_class_focus(const struct world *world, struct change *change,
	struct error *err)
{
	return change_class_focus(change, world->objectives[1], err);
}

static bool verb_student_add(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	const struct student student = {
		.number = "777",
		.given = "Lena",
		.family = "Ost",
		.name = "Lena Ost",
		.email = "lena@example.org",
		.handle = "lena",
	};
	int64_t id;

	return change_student_add(change, &student, &id, err);
}

static bool verb_student_edit(const struct world *world, struct change *change,
	struct error *err)
{
	const struct student student = {
		.id = world->students[1],
		.number = "002",
		.name = "Maya Okafor",
	};

	return change_student_edit(change, &student, err);
}

static bool verb_enrol(const struct world *world, struct change *change,
	struct error *err)
{
	return change_enrol(change, world->students[WORLD_STUDENTS - 1], err);
}

static bool verb_withdraw(const struct world *world, struct change *change,
	struct error *err)
{
	return change_withdraw(change, world->students[1], err);
}

static bool verb_merge(const struct world *world, struct change *change,
	struct error *err)
{
	return change_student_merge(change, world->students[0],
		world->students[1], err);
}

static bool verb_objective_add(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	int64_t id;

	return change_objective_add(change, "proportions", &id, err);
}

static bool verb_require(const struct world *world, struct change *change,
	struct error *err)
{
	int64_t id;

	return change_objective_add(change, "graphs", &id, err) &&
		change_require(change, id, world->objectives[1], err);
}

static bool verb_round_add(const struct world *world, struct change *change,
	struct error *err)
{
	const struct round round = {
		.objective = world->objectives[1],
		.name = "quiz",
		.held_at = AT(1, 0),
	};
	struct checkin checkin = world_score(world, 0, 4);

	return change_round_add(change, &round, &checkin.round, err) &&
		change_checkin(change, &checkin, &checkin.id, err);
}

static bool verb_round_edit(const struct world *world, struct change *change,
	struct error *err)
{
	const struct round round = {
		.id = world->round,
		.objective = world->objectives[1],
		.name = "other ticket",
		.held_at = AT(0, 5),
	};

	return change_round_edit(change, &round, err);
}

static bool verb_round_withdraw(const struct world *world,
	struct change *change, struct error *err)
{
	return change_round_withdraw(change, world->round, err);
}

static bool verb_checkin(const struct world *world, struct change *change,
	struct error *err)
{
	struct checkin checkin = world_score(world, 3, 3);

	checkin.round = world->round;
	change_set_detail(change, checkin.student, "3/4");
	return change_checkin(change, &checkin, &checkin.id, err);
}

static bool verb_import(const struct world *world, struct change *change,
	struct error *err)
{
	const struct filed_query wanted = {
		.round = world->round,
		.until = LATER,
	};
	const struct filed_checkin *filed;
	size_t count;
	bool more;

	for (size_t i = 0; i < 40; i++) {
		struct checkin checkin = world_score(world, i % 4,
			(double)(i % 5));

		checkin.round = world->round;
		if (!change_checkin(change, &checkin, &checkin.id, err))
			return false;
	}
	return change_file_checkins(change, &more, err) &&
		change_filed(change, &wanted, &filed, &count, err);
}

static bool verb_checkin_edit(const struct world *world,
	struct change *change, struct error *err)
{
	struct checkin checkin = world_score(world, 2, 4);

	checkin.id = world->checkin;
	return change_checkin_edit(change, &checkin, &checkin.id, err);
}

static bool verb_checkin_carried(const struct world *world,
	struct change *change, struct error *err)
{
	const struct origin origin = { "other", 3, 7 };
	struct checkin checkin = world_score(world, 2, 4);

	checkin.author = "tutor";
	return change_checkin_carried(change, &checkin, &checkin.id, err) &&
		change_origin(change, &origin, checkin.id, err);
}

static bool verb_checkin_withdraw(const struct world *world,
	struct change *change, struct error *err)
{
	return change_checkin_withdraw(change, world->checkin, err);
}

static bool verb_absence(const struct world *world, struct change *change,
	struct error *err)
{
	return change_absence(change, world->students[0],
		date_day(AT(0, 0)), date_day(AT(1, 0)), err);
}

static bool verb_present(const struct world *world, struct change *change,
	struct error *err)
{
	return change_present(change, world->students[1], date_day(AT(1, 0)),
		err);
}

static bool verb_block(const struct world *world, struct change *change,
	struct error *err)
{
	const struct block block = {
		.student = world->students[2],
		.what = "wellbeing",
		.severity = 3,
		.since = AT(0, 0),
		.until = AT(30, 0),
	};

	return change_block(change, &block, err);
}

static bool verb_unblock(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	return change_unblock(change, 1, err);
}

static bool verb_pin(const struct world *world, struct change *change,
	struct error *err)
{
	const struct lock lock = {
		.kind = LOCK_PIN,
		.students = &world->students[3],
		.count = 1,
		.until = AT(9, 0),
	};

	return change_lock(change, &lock, err);
}

static bool verb_together(const struct world *world, struct change *change,
	struct error *err)
{
	const struct lock lock = {
		.kind = LOCK_TOGETHER,
		.students = world->students,
		.count = 3,
		.until = CIVIL_NEVER,
	};

	return change_lock(change, &lock, err);
}

static bool verb_unlock(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	return change_unlock(change, 2, err);
}

static bool verb_offer_reply(const struct world *world, struct change *change,
	struct error *err)
{
	const struct offer_reply reply = {
		.student = world->students[0],
		.answer = OFFER_DISAGREE,
	};

	return change_offer_reply(change, &reply, err);
}

static bool verb_routine(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	const struct routine routine = {
		.cluster = CLUSTER_RETEACH,
		.task = "cards",
		.sentence = "With the teacher.",
	};

	return change_routine(change, &routine, err);
}

static bool verb_seating(const struct world *world, struct change *change,
	struct error *err)
{
	struct seated seats[] = {
		{ world->students[0], CLUSTER_RETEACH, 1 },
		{ world->students[1], CLUSTER_RETEACH, 1 },
		{ world->students[2], CLUSTER_PRACTICE, 1 },
	};
	const struct seating seating = {
		.style = SEATING_MIXED,
		.size = 3,
		.seats = seats,
		.seat_count = ARRAY_LEN(seats),
	};
	int64_t id;

	return change_seating(change, &seating, &id, err);
}

static bool verb_reading(const struct world *world,
	struct change *change, struct error *err)
{
	return change_reading(change, READING_LEVEL, "well below",
			"1", err) &&
		change_reading(change, READING_SECTION, "oneroster", "c-7b",
			err) &&
		change_alias(change, world->students[2], "chen.a", err);
}

static bool verb_policy(const struct world *world UNUSED,
	struct change *change, struct error *err)
{
	struct policy policy;
	int64_t version;

	policy_init(&policy);
	policy.thin_below = 5;
	return change_policy(change, &policy, &version, err);
}

static bool verb_proposal(const struct world *world, struct change *change,
	struct error *err)
{
	struct world copy = *world;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	const struct proposal proposal = world_proposal(&copy, moves, &offer);
	int64_t id;

	return change_proposal(change, &proposal, &id, err);
}

static bool decide(const struct world *world, struct change *change,
	size_t student, enum move_state state, enum cluster to,
	struct error *err)
{
	const struct move move = { .student = world->students[student] };

	return change_decide(change, world->proposal, &move, state, to,
		"seen", err);
}

static bool verb_accept(const struct world *world, struct change *change,
	struct error *err)
{
	return decide(world, change, 0, MOVE_ACCEPTED, CLUSTER_PRACTICE, err);
}

static bool verb_accept_all(const struct world *world, struct change *change,
	struct error *err)
{
	return decide(world, change, 0, MOVE_ACCEPTED, CLUSTER_PRACTICE,
			err) &&
		decide(world, change, 2, MOVE_ACCEPTED, CLUSTER_PRACTICE,
			err) &&
		decide(world, change, 3, MOVE_ACCEPTED, CLUSTER_PRACTICE,
			err) &&
		change_proposal_close(change, world->proposal, err);
}

static bool verb_refuse(const struct world *world, struct change *change,
	struct error *err)
{
	return decide(world, change, 3, MOVE_REFUSED, CLUSTER_PRACTICE, err);
}

static bool verb_redirect(const struct world *world, struct change *change,
	struct error *err)
{
	return decide(world, change, 2, MOVE_REDIRECTED, CLUSTER_INTERVENE,
		err);
}

static bool verb_propose_again(const struct world *world,
	struct change *change, struct error *err)
{
	return decide(world, change, 2, MOVE_PROPOSED, CLUSTER_PRACTICE, err);
}

static bool verb_proposal_close(const struct world *world,
	struct change *change, struct error *err)
{
	return change_proposal_close(change, world->proposal, err);
}

static bool verb_whole_lesson(const struct world *world,
	struct change *change, struct error *err)
{
	return decide(world, change, 3, MOVE_ACCEPTED, CLUSTER_PRACTICE,
			err) &&
		change_whole_lesson(change, world->proposal,
			world->objectives[0], err) &&
		change_proposal_close(change, world->proposal, err);
}

static bool verb_move(const struct world *world, struct change *change,
	struct error *err)
{
	return change_move(change, world->students[1], CLUSTER_INTERVENE,
		"needs more", err);
}

/* Makes a proposal, accepts all of it and closes it, in one action. */
static bool verb_regroup(const struct world *world, struct change *change,
	struct error *err)
{
	struct world copy = *world;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	const struct proposal proposal = world_proposal(&copy, moves, &offer);
	int64_t id;

	return change_proposal(change, &proposal, &id, err) &&
		change_decide(change, id, &moves[2], MOVE_ACCEPTED,
			CLUSTER_PRACTICE, NULL, err) &&
		change_decide(change, id, &moves[3], MOVE_ACCEPTED,
			CLUSTER_PRACTICE, NULL, err) &&
		change_proposal_close(change, id, err);
}

static bool verb_sweep(const struct world *world, struct change *change,
	struct error *err)
{
	struct checkin checkin = world_score(world, 0, 2);
	int64_t sweep;

	checkin.round = world->round;
	return change_sweep(change, world->round, &sweep, err) &&
		change_checkin(change, &checkin, &checkin.id, err);
}

/* Begins one, ends it: for the one that ends alone, see the tests of undo. */
static bool verb_sweep_end(const struct world *world, struct change *change,
	struct error *err)
{
	int64_t sweep;

	return verb_sweep(world, change, err) &&
		change_sweep(change, world->round, &sweep, err) &&
		change_sweep_end(change, sweep, err);
}

static UNUSED const struct verb verbs[] = {
	{ "term add", true, verb_term_add },
	{ "class add", true, verb_class_add },
	{ "class rename", false, verb_class_rename },
	{ "class archive", false, verb_class_archive },
	{ "objective use", false, verb_class_focus },
	{ "student add", false, verb_student_add },
	{ "student edit", false, verb_student_edit },
	{ "enrol", false, verb_enrol },
	{ "student withdraw", false, verb_withdraw },
	{ "student merge", false, verb_merge },
	{ "objective add", false, verb_objective_add },
	{ "objective require", false, verb_require },
	{ "round add", false, verb_round_add },
	{ "round edit", false, verb_round_edit },
	{ "round withdraw", false, verb_round_withdraw },
	{ "checkin", false, verb_checkin },
	{ "import scores", false, verb_import },
	{ "checkin edit", false, verb_checkin_edit },
	{ "merge", false, verb_checkin_carried },
	{ "checkin withdraw", false, verb_checkin_withdraw },
	{ "sweep", false, verb_sweep },
	{ "sweep end", false, verb_sweep_end },
	{ "absent", false, verb_absence },
	{ "present", false, verb_present },
	{ "block", false, verb_block },
	{ "unblock", false, verb_unblock },
	{ "pin", false, verb_pin },
	{ "together", false, verb_together },
	{ "unpin", false, verb_unlock },
	{ "offer", false, verb_offer_reply },
	{ "routine set", false, verb_routine },
	{ "routine of", false, verb_routine_of_objective },
	{ "stations", false, verb_seating },
	{ "read", false, verb_reading },
	{ "policy set", false, verb_policy },
	{ "regroup", false, verb_proposal },
	{ "accept", false, verb_accept },
	{ "accept all", false, verb_accept_all },
	{ "refuse", false, verb_refuse },
	{ "redirect", false, verb_redirect },
	{ "propose again", false, verb_propose_again },
	{ "close", false, verb_proposal_close },
	{ "accept --whole-class", false, verb_whole_lesson },
	{ "move", false, verb_move },
	{ "regroup --accept", false, verb_regroup },
	{ "intake", false, verb_profile },
	{ "selfcheck", false, verb_selfcheck },
	{ "segment set", false, verb_segment_mark },
	{ "segments set", false, verb_segments },
	{ "plan add", false, verb_plan },
	{ "plan edit", false, verb_plan_edit },
	{ "plan close", false, verb_plan_close },
	{ "plan log", false, verb_plan_session },
	{ "trial add", false, verb_trial },
	{ "trial close", false, verb_trial_close },
};

static UNUSED bool verb_do(const struct verb *verb, struct world *world,
	struct error *err)
{
	const struct change_header header = {
		.class_id = verb->of_no_class ? 0 : world->class_id,
		.now = world->now,
		.author = world->author,
		.verb = verb->name,
		.token = world->token,
	};
	struct change *change = store_begin(world->store, &header, err);

	if (!change)
		return false;
	if (verb->run(world, change, err))
		return change_commit(change, err);
	change_abandon(change);
	return false;
}

#endif

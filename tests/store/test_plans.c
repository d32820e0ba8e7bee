/* SPDX-License-Identifier: MIT */
/* Plans with their sessions, and trials, over both drivers. */
#include "contract.h"

static struct learners learners_at(const struct world *world, civil now)
{
	struct learners learners;

	OK(store_learners(world->store, world->class_id, now, &learners,
		&world_error));
	return learners;
}

static int64_t add_plan(struct world *world, const struct plan *plan)
{
	struct change *change = world_begin(world, world->class_id,
		"plan add");
	int64_t id;

	OK(change_plan(change, plan, &id, &world_error));
	OK(change_commit(change, &world_error));
	return id;
}

/* Returns the action. */
static int64_t edit_plan(struct world *world, const struct plan *plan)
{
	struct change *change = world_begin(world, world->class_id,
		"plan review");
	int64_t action = change_id(change);

	OK(change_plan_edit(change, plan, &world_error));
	OK(change_commit(change, &world_error));
	return action;
}

static void take_back(struct world *world, int64_t action)
{
	struct change *change = world_begin(world, world->class_id, "undo");

	OK(change_undo(change, action, &world_error));
	OK(change_commit(change, &world_error));
}

static void assert_plan(const struct plan *read, const struct plan *plan)
{
	assert_non_null(read);
	assert_int_equal(read->student, plan->student);
	assert_int_equal(read->stay, plan->stay);
	assert_int_equal(read->cluster, plan->cluster);
	assert_int_equal(read->objective, plan->objective);
	assert_string_equal(read->kind, plan->kind);
	assert_int_equal(read->tier, plan->tier);
	assert_string_equal(read->goal, plan->goal);
	assert_int_equal(read->has_baseline, plan->has_baseline);
	assert_memory_equal(&read->baseline, &plan->baseline, sizeof(double));
	assert_int_equal(read->has_target, plan->has_target);
	assert_memory_equal(&read->target, &plan->target, sizeof(double));
	assert_string_equal(read->strategy, plan->strategy);
	assert_string_equal(read->owner, plan->owner);
	assert_int_equal(read->starts, plan->starts);
	assert_int_equal(read->review_day, plan->review_day);
	assert_int_equal(read->planned, plan->planned);
	assert_string_equal(read->cause, plan->cause);
	assert_int_equal(read->outcome, plan->outcome);
}

static void test_plan__is_given_back_whole(void **state)
{
	const struct plan *read;
	struct learners learners;
	struct plan plan;
	struct world world;

	contract_make(&world, state);
	plan = world_plan(&world, 0);
	plan.stay = 1;
	plan.cause = "pacing";
	world.now = AT(1, 9);
	plan.id = add_plan(&world, &plan);
	learners = learners_at(&world, LATER);
	read = learners_plan(&learners, world.students[0]);
	assert_plan(read, &plan);
	assert_int_equal(read->id, plan.id);
	assert_int_equal(read->ended, CIVIL_NEVER);
	assert_null(read->reason);
	assert_int_equal(read->made, AT(1, 9));
	assert_string_equal(read->author, "ana");
	learners_release(&learners);
	world_leave(&world);
}

static void test_plan__needs_nothing_but_a_student_and_dates(void **state)
{
	const struct plan *read;
	struct learners learners;
	struct world world;

	contract_make(&world, state);
	add_plan(&world, &(struct plan){
		.student = world.students[1],
		.starts = AT(0, 8),
		.review_day = date_day(AT(1, 0)),
	});
	learners = learners_at(&world, LATER);
	read = learners_plan(&learners, world.students[1]);
	assert_null(read->kind);
	assert_null(read->cause);
	assert_false(read->has_baseline);
	assert_false(read->has_target);
	assert_int_equal(read->cluster, CLUSTER_NONE);
	assert_int_equal(read->objective, 0);
	assert_int_equal(read->ended, CIVIL_NEVER);
	learners_release(&learners);
	world_leave(&world);
}

static void assert_outcome(const struct world *world, civil now,
	enum plan_outcome outcome, civil ended, const char *reason)
{
	struct learners learners = learners_at(world, now);
	const struct plan *read = learners_plan_of(&learners, world->plan);

	assert_int_equal(learners.plan_count, 1);
	assert_int_equal(read->outcome, outcome);
	assert_int_equal(read->ended, ended);
	if (reason)
		assert_string_equal(read->reason, reason);
	else
		assert_null(read->reason);
	learners_release(&learners);
}

static void test_plan__ends_and_was_open_before(void **state)
{
	struct plan plan;
	struct world world;
	int64_t action;

	contract_make(&world, state);
	plan = world_plan(&world, 3);
	plan.id = world.plan;
	plan.outcome = PLAN_STOPPED;
	plan.reason = "moved to another school";
	world.now = AT(7, 9);
	action = edit_plan(&world, &plan);
	assert_outcome(&world, AT(7, 9) - 1, PLAN_OPEN, CIVIL_NEVER, NULL);
	assert_outcome(&world, LATER, PLAN_STOPPED, AT(7, 9), plan.reason);
	take_back(&world, action);
	assert_outcome(&world, LATER, PLAN_OPEN, CIVIL_NEVER, NULL);
	plan.ended = AT(6, 9);
	edit_plan(&world, &plan);
	assert_outcome(&world, LATER, PLAN_STOPPED, AT(6, 9), plan.reason);
	world_leave(&world);
}

static void test_plan__that_has_ended_takes_nothing_more(void **state)
{
	struct change *change;
	struct plan plan;
	struct world world;
	int64_t id;

	contract_make(&world, state);
	plan = world_plan(&world, 3);
	plan.id = world.plan;
	plan.outcome = PLAN_MET;
	edit_plan(&world, &plan);
	change = world_begin(&world, world.class_id, "plan");
	REFUSED(change_plan_edit(change, &plan, &world_error),
		ERROR_CONFLICT);
	plan.outcome = PLAN_OPEN;
	REFUSED(change_plan_edit(change, &plan, &world_error),
		ERROR_CONFLICT);
	REFUSED(change_plan_session(change, &(struct plan_session){
		.plan = world.plan, .held = true }, &id, &world_error),
		ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

static void test_plan__is_refused_for_what_is_not_there(void **state)
{
	struct change *change;
	struct plan plan;
	struct world world;
	int64_t id;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "plan");
	plan = world_plan(&world, 4);
	REFUSED(change_plan(change, &plan, &id, &world_error),
		ERROR_NOT_FOUND);
	plan = world_plan(&world, 0);
	plan.objective = 9;
	REFUSED(change_plan(change, &plan, &id, &world_error),
		ERROR_NOT_FOUND);
	plan = world_plan(&world, 0);
	plan.stay = 2; /* of another student */
	REFUSED(change_plan(change, &plan, &id, &world_error),
		ERROR_NOT_FOUND);
	plan = world_plan(&world, 0);
	plan.tier = 4;
	REFUSED(change_plan(change, &plan, &id, &world_error), ERROR_INVALID);
	plan = world_plan(&world, 3);
	plan.id = 9;
	REFUSED(change_plan_edit(change, &plan, &world_error),
		ERROR_NOT_FOUND);
	plan = world_plan(&world, 0);
	plan.id = world.plan; /* of another student */
	REFUSED(change_plan_edit(change, &plan, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(change_plan_session(change, &(struct plan_session){
		.plan = 9 }, &id, &world_error), ERROR_NOT_FOUND);
	REFUSED(change_plan_session(change, &(struct plan_session){
		.plan = world.plan, .minutes = 5 }, &id, &world_error),
		ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void test_plan__of_one_who_left_can_be_ended(void **state)
{
	struct change *change;
	struct plan plan;
	struct world world;

	contract_make(&world, state);
	plan = world_plan(&world, 3);
	plan.id = world.plan;
	plan.outcome = PLAN_MOVED;
	change = world_begin(&world, world.class_id, "withdraw");
	OK(change_withdraw(change, world.students[3], &world_error));
	OK(change_plan_edit(change, &plan, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "enrol");
	OK(change_enrol(change, world.students[3], &world_error));
	OK(change_commit(change, &world_error));
	assert_outcome(&world, LATER, PLAN_MOVED, world.now - 120, NULL);
	world_leave(&world);
}

static void test_plan__forgets_a_stay_that_was_taken_back(void **state)
{
	const struct stay *stay;
	struct learners learners;
	struct facts facts;
	struct change *change;
	struct plan plan;
	struct world world;
	int64_t action;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "move");
	action = change_id(change);
	OK(change_move(change, world.students[2], CLUSTER_INTERVENE, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, LATER);
	stay = facts_stay(&facts, world.students[2]);
	plan = world_plan(&world, 2);
	plan.stay = stay->id;
	facts_release(&facts);
	add_plan(&world, &plan);
	take_back(&world, action);
	learners = learners_at(&world, LATER);
	assert_int_equal(learners_plan(&learners, world.students[2])->stay, 0);
	learners_release(&learners);
	world_leave(&world);
}

static void test_session__is_given_back_under_its_plan(void **state)
{
	const struct plan_session *read;
	struct learners learners;
	struct change *change;
	struct world world;
	int64_t id;

	contract_make(&world, state);
	world.now = AT(3, 9);
	change = world_begin(&world, world.class_id, "plan log");
	OK(change_plan_session(change, &(struct plan_session){
		.plan = world.plan, .when = AT(0, 1), .held = true,
		.minutes = 25, .fidelity = 4, .note = "as written" }, &id,
		&world_error));
	OK(change_commit(change, &world_error));
	learners = learners_at(&world, AT(3, 9) - 1);
	assert_int_equal(learners.session_count, 1);
	learners_release(&learners);
	learners = learners_at(&world, LATER);
	assert_int_equal(learners.session_count, 2);
	read = &learners.sessions[0];
	assert_int_equal(read->id, id);
	assert_int_equal(read->plan, world.plan);
	assert_int_equal(read->when, AT(0, 1));
	assert_true(read->held);
	assert_int_equal(read->minutes, 25);
	assert_int_equal(read->fidelity, 4);
	assert_string_equal(read->note, "as written");
	assert_string_equal(read->author, "ana");
	learners_release(&learners);
	world_leave(&world);
}

static void test_trial__is_given_back_with_its_members(void **state)
{
	struct arena arena = ARENA_INIT;
	struct trial *trials;
	struct world world;
	size_t count;

	contract_make(&world, state);
	OK(store_trials(world.store, world.class_id, LATER, &arena, &trials,
		&count, &world_error));
	assert_int_equal(count, 1);
	assert_int_equal(trials->id, world.trial);
	assert_string_equal(trials->name, "cards or pairs");
	assert_int_equal(trials->cluster, CLUSTER_PRACTICE);
	assert_int_equal(trials->objective, world.objectives[1]);
	assert_string_equal(trials->arms[0], "cards");
	assert_string_equal(trials->arms[1], "pairs");
	assert_int_equal(trials->seed, 7);
	assert_int_equal(trials->starts, AT(0, 9));
	assert_int_equal(trials->until, AT(21, 0));
	assert_string_equal(trials->author, "ana");
	assert_true(trials->closed == CIVIL_NEVER);
	assert_int_equal(trials->member_count, 4);
	for (int i = 0; i < 4; i++) {
		const struct trial_member *member = &trials->members[i];
		double before = .25 * (3 - i);

		assert_int_equal(member->student, world.students[i]);
		assert_int_equal(member->arm, (3 - i) % 2);
		assert_int_equal(member->stratum, (3 - i) / 2);
		assert_memory_equal(&member->before, &before, sizeof(double));
	}
	arena_release(&arena);
	world_leave(&world);
}

static void assert_trials(const struct world *world, civil now,
	const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct trial *trials;
	size_t count;

	OK(store_trials(world->store, world->class_id, now, &arena, &trials,
		&count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s %zu%s%s", i ? ", " : "", trials[i].name,
			trials[i].member_count,
			trials[i].closed == CIVIL_NEVER ? "" : " closed: ",
			trials[i].reason ? trials[i].reason : "");
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_trial__is_closed_once(void **state)
{
	struct trial_member members[4];
	struct change *change;
	struct trial trial;
	struct world world;
	int64_t action;
	int64_t id;

	contract_make(&world, state);
	world.now = AT(9, 9);
	change = world_begin(&world, world.class_id, "trial close");
	action = change_id(change);
	REFUSED(change_trial_close(change, 9, NULL, &world_error),
		ERROR_NOT_FOUND);
	OK(change_trial_close(change, world.trial, "enough", &world_error));
	REFUSED(change_trial_close(change, world.trial, NULL, &world_error),
		ERROR_CONFLICT);
	OK(change_commit(change, &world_error));
	assert_trials(&world, AT(9, 9) - 1, "cards or pairs 4");
	assert_trials(&world, AT(9, 9), "cards or pairs 4 closed: enough");
	trial = world_trial(&world, "CARDS or pairs", members);
	change = world_begin(&world, world.class_id, "trial add");
	OK(change_trial(change, &trial, &id, &world_error));
	OK(change_commit(change, &world_error));
	assert_trials(&world, LATER,
		"CARDS or pairs 4, cards or pairs 4 closed: enough");
	/* Two that go on cannot have one name. */
	change = world_begin(&world, world.class_id, "undo");
	REFUSED(change_undo(change, action, &world_error), ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

static void test_trial__is_refused_when_it_cannot_tell_anything(void **state)
{
	struct trial_member members[4];
	struct change *change;
	struct trial trial;
	struct world world;
	int64_t id;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "trial add");
	trial = world_trial(&world, "Cards or PAIRS", members);
	REFUSED(change_trial(change, &trial, &id, &world_error),
		ERROR_CONFLICT);
	trial = world_trial(&world, "other", members);
	trial.arms[1] = "Cards";
	REFUSED(change_trial(change, &trial, &id, &world_error),
		ERROR_INVALID);
	trial = world_trial(&world, "other", members);
	trial.member_count = 0;
	REFUSED(change_trial(change, &trial, &id, &world_error),
		ERROR_INVALID);
	trial = world_trial(&world, "other", members);
	trial.objective = 9;
	REFUSED(change_trial(change, &trial, &id, &world_error),
		ERROR_NOT_FOUND);
	trial = world_trial(&world, "other", members);
	members[0].student = world.students[4];
	REFUSED(change_trial(change, &trial, &id, &world_error),
		ERROR_NOT_FOUND);
	change_abandon(change);
	world_leave(&world);
}

static void test_trial__has_who_is_enrolled_and_merged_ones_once(void **state)
{
	struct change *change;
	struct world world;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "merge");
	OK(change_student_merge(change, world.students[0], world.students[1],
		&world_error));
	OK(change_commit(change, &world_error));
	assert_trials(&world, LATER, "cards or pairs 3");
	change = world_begin(&world, world.class_id, "withdraw");
	OK(change_withdraw(change, world.students[2], &world_error));
	OK(change_commit(change, &world_error));
	assert_trials(&world, LATER, "cards or pairs 2");
	world_leave(&world);
}

static void test_history__of_a_student_tells_of_plans_and_trials(
	void **state)
{
	struct arena arena = ARENA_INIT;
	struct action *actions;
	struct change *change;
	struct world world;
	size_t count;
	int64_t id;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "plan log");
	OK(change_plan_session(change, &(struct plan_session){
		.plan = world.plan, .when = AT(0, 1), .held = true }, &id,
		&world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "trial close");
	OK(change_trial_close(change, world.trial, NULL, &world_error));
	OK(change_commit(change, &world_error));
	OK(store_history(world.store, world.class_id, world.students[3], 0,
		&arena, &actions, &count, &world_error));
	assert_string_equal(actions[0].verb, "trial close");
	assert_string_equal(actions[1].verb, "plan log");
	OK(store_history(world.store, world.class_id, world.students[0], 0,
		&arena, &actions, &count, &world_error));
	assert_string_equal(actions[0].verb, "trial close");
	assert_string_not_equal(actions[1].verb, "plan log");
	arena_release(&arena);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_plan__is_given_back_whole),
		BOTH(test_plan__needs_nothing_but_a_student_and_dates),
		BOTH(test_plan__ends_and_was_open_before),
		BOTH(test_plan__that_has_ended_takes_nothing_more),
		BOTH(test_plan__is_refused_for_what_is_not_there),
		BOTH(test_plan__of_one_who_left_can_be_ended),
		BOTH(test_plan__forgets_a_stay_that_was_taken_back),
		BOTH(test_session__is_given_back_under_its_plan),
		BOTH(test_trial__is_given_back_with_its_members),
		BOTH(test_trial__is_closed_once),
		BOTH(test_trial__is_refused_when_it_cannot_tell_anything),
		BOTH(test_trial__has_who_is_enrolled_and_merged_ones_once),
		BOTH(test_history__of_a_student_tells_of_plans_and_trials),
	};

	return cmocka_run_group_tests_name("plans", tests, NULL, NULL);
}

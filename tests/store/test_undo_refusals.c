/* SPDX-License-Identifier: MIT */
/* What may not be undone or redone, and whose. */
#include "undo.h"
#include "verbs.h"

static void test_undo__never_takes_back_another_authors_action(void **state)
{
	struct world world;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	mine = last_undoable(&world, world.class_id);
	world.author = "ben";
	assert_int_equal(last_undoable(&world, world.class_id), 0);
	world_log(&world, 0, 1, world.now);
	assert_true(last_undoable(&world, world.class_id) > mine);
	undo(&world, world.class_id);
	assert_int_equal(last_undoable(&world, world.class_id), 0);
	world.author = "ana";
	assert_int_equal(last_undoable(&world, world.class_id), mine);
	assert_int_equal(last_redoable(&world, world.class_id), 0);
	world_leave(&world);
}

static int64_t act(struct world *world, const char *author, const char *name)
{
	int64_t action;

	world->author = author;
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, name) == 0 &&
		    !verb_do(&verbs[i], world, &world_error))
			fail_msg("%s: %s", name, world_error.text);
	}
	action = last_undoable(world, world->class_id);
	world->author = "ana";
	return action;
}

/* One author's action, then another's that builds on it. */
static void check_conflict(const char *first, const char *second)
{
	struct world world;
	int64_t action;
	char *dump;

	world_make(&world, &driver_sqlite, false);
	action = act(&world, "ana", first);
	act(&world, "ben", second);
	dump = world_dump(&world);
	if (take_back(&world, world.class_id, action, &world_error))
		fail_msg("%s was undone under %s", first, second);
	assert_int_equal(world_error.code, ERROR_CONFLICT);
	assert_dump(&world, dump, first);
	mem_free(dump);
	world_leave(&world);
}

static void test_undo__refuses_what_another_author_built_on(void **state)
{
	(void)state;
	check_conflict("class rename", "class archive");
	check_conflict("round edit", "round withdraw");
	check_conflict("student edit", "student edit");
	check_conflict("pin", "pin");
	check_conflict("routine set", "routine set");
	check_conflict("regroup", "regroup");
	check_conflict("plan edit", "plan close");
}

/* A session of the plan that ana is about to take back. */
static int64_t build_on_plan(struct world *world)
{
	struct change *change;
	int64_t action;
	int64_t id;

	world->author = "ben";
	change = world_begin(world, world->class_id, "plan log");
	action = change_id(change);
	OK(change_plan_session(change, &(struct plan_session){
		.plan = world->plan + 1, .when = AT(1, 9), .held = true },
		&id, &world_error));
	OK(change_commit(change, &world_error));
	world->author = "ana";
	return action;
}

static void test_undo__refuses_a_plan_that_has_sessions(void **state)
{
	struct world world;
	int64_t plan;
	int64_t session;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	plan = act(&world, "ana", "plan add");
	session = build_on_plan(&world);
	REFUSED(take_back(&world, world.class_id, plan, &world_error),
		ERROR_CONFLICT);
	world.author = "ben";
	OK(take_back(&world, world.class_id, session, &world_error));
	session = last_redoable(&world, world.class_id);
	world.author = "ana";
	OK(take_back(&world, world.class_id, plan, &world_error));
	world.author = "ben";
	REFUSED(take_back(&world, world.class_id, session, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_a_trial_that_was_closed(void **state)
{
	struct change *change;
	struct world world;
	int64_t action;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	action = act(&world, "ana", "trial add");
	world.author = "ben";
	change = world_begin(&world, world.class_id, "trial close");
	OK(change_trial_close(change, world.trial + 1, NULL, &world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, action, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_an_objective_that_a_plan_is_about(
	void **state)
{
	struct change *change;
	struct world world;
	struct plan plan;
	int64_t action;
	int64_t id;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	action = act(&world, "ana", "objective add");
	plan = world_plan(&world, 1);
	plan.objective = world.objectives[1] + 1;
	world.author = "ben";
	change = world_begin(&world, world.class_id, "plan add");
	OK(change_plan(change, &plan, &id, &world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, action, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_to_pull_ground_from_under_check_ins(
	void **state)
{
	struct world world;
	struct checkin checkin;
	struct change *change;
	int64_t round;
	int64_t objective;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	round = act(&world, "ana", "round add");
	objective = act(&world, "ana", "objective add");
	world.author = "ben";
	change = world_begin(&world, world.class_id, "checkin");
	checkin = world_score(&world, 0, 1);
	checkin.round = world.round + 1;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	checkin.round = 0;
	checkin.objective = world.objectives[1] + 1;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, round, &world_error),
		ERROR_CONFLICT);
	REFUSED(take_back(&world, world.class_id, objective, &world_error),
		ERROR_CONFLICT);
	undo(&world, world.class_id);
	mine = last_redoable(&world, world.class_id);
	OK(take_back(&world, world.class_id, objective, &world_error));
	OK(take_back(&world, world.class_id, round, &world_error));
	/* And what was undone cannot stand without its ground either. */
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

/* Taking a correction back brings the corrected check-in back. */
static void test_undo__refuses_to_revive_what_a_lost_round_held(
	void **state)
{
	struct world world;
	struct change *change;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	change = world_begin(&world, world.class_id, "checkin withdraw");
	OK(change_checkin_withdraw(change, 1, &world_error));
	OK(change_commit(change, &world_error));
	mine = last_undoable(&world, world.class_id);
	act(&world, "ben", "round withdraw");
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_a_name_that_was_given_away(void **state)
{
	struct world world;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	mine = act(&world, "ana", "objective add");
	OK(take_back(&world, world.class_id, mine, &world_error));
	mine = last_redoable(&world, world.class_id);
	act(&world, "ben", "objective require");
	OK(take_back(&world, world.class_id, mine, &world_error));
	mine = last_undoable(&world, world.class_id);
	OK(take_back(&world, world.class_id, mine, &world_error));
	mine = last_redoable(&world, world.class_id);
	world.author = "ben";
	{
		struct change *change = world_begin(&world, world.class_id,
			"objective add");
		int64_t id;

		OK(change_objective_add(change, "PROPORTIONS", &id,
			&world_error));
		OK(change_commit(change, &world_error));
	}
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_a_stay_that_another_author_closed(void **state)
{
	struct world world;
	struct change *change;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	mine = act(&world, "ana", "move");
	world.author = "ben";
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[1], CLUSTER_EXTEND, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	undo(&world, world.class_id);
	OK(take_back(&world, world.class_id, mine, &world_error));
	world_leave(&world);
}

static void test_undo__refuses_a_second_open_stay(void **state)
{
	struct world world;
	struct change *change;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[3], CLUSTER_EXTEND, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	undo(&world, world.class_id);
	mine = last_redoable(&world, world.class_id);
	world.author = "ben";
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[3], CLUSTER_RETEACH, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

static void test_undo__refuses_twice_and_strangers(void **state)
{
	struct world world;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	mine = last_undoable(&world, world.class_id);
	OK(take_back(&world, world.class_id, mine, &world_error));
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	mine = last_redoable(&world, world.class_id);
	redo(&world, world.class_id);
	REFUSED(take_back(&world, world.class_id, mine, &world_error),
		ERROR_CONFLICT);
	REFUSED(take_back(&world, world.class_id, mine + 1, &world_error),
		ERROR_INVALID);
	REFUSED(take_back(&world, world.other_class,
		last_undoable(&world, world.class_id), &world_error),
		ERROR_NOT_FOUND);
	REFUSED(take_back(&world, world.class_id, 9999, &world_error),
		ERROR_NOT_FOUND);
	world_leave(&world);
}

static void test_undo__of_a_merge_waits_for_later_moves(void **state)
{
	struct world world;
	struct change *change;
	int64_t merge;
	char *before;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[3], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	merge = last_undoable(&world, world.class_id);
	before = world_dump(&world);
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[3], CLUSTER_EXTEND, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, merge, &world_error),
		ERROR_CONFLICT);
	undo(&world, world.class_id);
	assert_dump(&world, before, "the move was taken back");
	OK(take_back(&world, world.class_id, merge, &world_error));
	mem_free(before);
	world_leave(&world);
}

static void test_undo__refuses_an_objective_that_has_a_routine(void **state)
{
	struct change *change;
	struct world world;
	int64_t action;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	action = act(&world, "ana", "objective add");
	world.author = "ben";
	change = world_begin(&world, world.class_id, "routine set");
	OK(change_routine(change, &(struct routine){
		.cluster = CLUSTER_EXTEND,
		.objective = world.objectives[1] + 1,
		.sentence = "Who can.",
	}, &world_error));
	OK(change_commit(change, &world_error));
	REFUSED(take_back(&world, world.class_id, action, &world_error),
		ERROR_CONFLICT);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_undo__refuses_a_plan_that_has_sessions),
		cmocka_unit_test(test_undo__refuses_a_trial_that_was_closed),
		cmocka_unit_test(
			test_undo__refuses_an_objective_that_a_plan_is_about),
		cmocka_unit_test(
			test_undo__refuses_an_objective_that_has_a_routine),
		cmocka_unit_test(
			test_undo__never_takes_back_another_authors_action),
		cmocka_unit_test(
			test_undo__refuses_what_another_author_built_on),
		cmocka_unit_test(
			test_undo__refuses_to_pull_ground_from_under_check_ins),
		cmocka_unit_test(
		    test_undo__refuses_to_revive_what_a_lost_round_held),
		cmocka_unit_test(
			test_undo__refuses_a_name_that_was_given_away),
		cmocka_unit_test(
			test_undo__refuses_a_stay_that_another_author_closed),
		cmocka_unit_test(test_undo__refuses_a_second_open_stay),
		cmocka_unit_test(test_undo__refuses_twice_and_strangers),
		cmocka_unit_test(
			test_undo__of_a_merge_waits_for_later_moves),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}

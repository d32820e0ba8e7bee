/* SPDX-License-Identifier: MIT */
/* Undo and redo: every verb, many in a row, and what must refuse. */
#include "verbs.h"

static int64_t last_undoable(const struct world *world, int64_t class_id)
{
	struct arena arena = ARENA_INIT;
	struct action action;

	OK(store_undoable(world->store, class_id, world->author, &arena,
		&action, &world_error));
	arena_release(&arena);
	return action.id;
}

static int64_t last_redoable(const struct world *world, int64_t class_id)
{
	struct arena arena = ARENA_INIT;
	struct action action;

	OK(store_redoable(world->store, class_id, world->author, &arena,
		&action, &world_error));
	arena_release(&arena);
	return action.id;
}

static bool take_back(struct world *world, int64_t class_id, int64_t action,
	struct error *err)
{
	const struct change_header header = {
		.class_id = class_id,
		.now = world->now += 60,
		.author = world->author,
		.verb = "undo",
	};
	struct change *change = store_begin(world->store, &header, err);

	if (!change)
		return false;
	if (change_undo(change, action, err))
		return change_commit(change, err);
	change_abandon(change);
	return false;
}

static void undo(struct world *world, int64_t class_id)
{
	int64_t action = last_undoable(world, class_id);

	assert_true(action > 0);
	OK(take_back(world, class_id, action, &world_error));
}

static void redo(struct world *world, int64_t class_id)
{
	int64_t action = last_redoable(world, class_id);

	assert_true(action > 0);
	OK(take_back(world, class_id, action, &world_error));
}

/* The class that a verb's action belongs to: a new class is the third. */
static int64_t class_of(const struct world *world, const struct verb *verb)
{
	return strcmp(verb->name, "class add") == 0 ? 3 : world->class_id;
}

static void check_verb(const struct verb *verb)
{
	struct world world;
	char *before;
	char *after;
	int64_t class_id;

	world_make(&world, &driver_sqlite, false);
	class_id = class_of(&world, verb);
	before = world_dump(&world);
	if (!verb_do(verb, &world, &world_error))
		fail_msg("%s: %s", verb->name, world_error.text);
	after = world_dump(&world);
	if (strcmp(before, after) == 0)
		fail_msg("%s changed nothing", verb->name);
	for (int i = 0; i < 3; i++) {
		undo(&world, class_id);
		assert_dump(&world, before, verb->name);
		store_close(world.store);
		world_open(&world);
		redo(&world, class_id);
		assert_dump(&world, after, verb->name);
	}
	mem_free(before);
	mem_free(after);
	world_leave(&world);
}

static void test_undo__takes_back_and_redoes_every_verb(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		check_verb(&verbs[i]);
}

static void log_points(struct world *world, double points)
{
	struct change *change = world_begin(world, world->class_id,
		"checkin");
	struct checkin checkin = world_score(world, 0, points);

	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
}

static void test_undo__takes_back_sixty_in_a_row_and_redoes_them(void **state)
{
	enum { STEPS = 60 };
	char *dumps[STEPS + 1];
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	for (int i = 0; i < STEPS; i++) {
		dumps[i] = world_dump(&world);
		log_points(&world, (double)(i % 5));
	}
	dumps[STEPS] = world_dump(&world);
	for (int i = STEPS; i-- > 0;) {
		undo(&world, world.class_id);
		assert_dump(&world, dumps[i], "undo");
	}
	store_close(world.store);
	world_open(&world);
	for (int i = 1; i <= STEPS; i++) {
		redo(&world, world.class_id);
		assert_dump(&world, dumps[i], "redo");
	}
	assert_int_equal(last_redoable(&world, world.class_id), 0);
	for (int i = 0; i <= STEPS; i++)
		mem_free(dumps[i]);
	world_leave(&world);
}

/* Each action builds on the one before: correct, correct again, withdraw. */
static void test_undo__takes_back_versions_of_versions(void **state)
{
	struct world world;
	struct change *change;
	struct checkin checkin;
	char *dumps[4];

	(void)state;
	world_make(&world, &driver_sqlite, false);
	log_points(&world, 1);
	checkin = world_score(&world, 0, 2);
	checkin.id = world.checkin + 1;
	for (int i = 0; i < 2; i++) {
		dumps[i] = world_dump(&world);
		change = world_begin(&world, world.class_id, "checkin edit");
		OK(change_checkin_edit(change, &checkin, &checkin.id,
			&world_error));
		OK(change_commit(change, &world_error));
	}
	dumps[2] = world_dump(&world);
	change = world_begin(&world, world.class_id, "checkin withdraw");
	OK(change_checkin_withdraw(change, checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	dumps[3] = world_dump(&world);
	for (int i = 3; i-- > 0;) {
		undo(&world, world.class_id);
		assert_dump(&world, dumps[i], "undo");
	}
	for (int i = 1; i < 4; i++) {
		redo(&world, world.class_id);
		assert_dump(&world, dumps[i], "redo");
	}
	for (int i = 0; i < 4; i++)
		mem_free(dumps[i]);
	world_leave(&world);
}

static void test_undo__goes_back_to_an_empty_store_and_forth_again(
	void **state)
{
	struct arena arena = ARENA_INIT;
	struct class *classes;
	struct world world;
	char *full;
	size_t count;
	int steps = 0;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	full = world_dump(&world);
	while (last_undoable(&world, world.class_id)) {
		undo(&world, world.class_id);
		steps++;
	}
	assert_true(steps >= 8);
	OK(store_classes(world.store, &arena, &classes, &count,
		&world_error));
	assert_int_equal(count, 1);
	assert_int_equal(classes[0].id, world.other_class);
	for (int i = 0; i < steps; i++)
		redo(&world, world.class_id);
	assert_dump(&world, full, "all redone");
	arena_release(&arena);
	mem_free(full);
	world_leave(&world);
}

static void test_undo__never_takes_back_another_authors_action(void **state)
{
	struct world world;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	mine = last_undoable(&world, world.class_id);
	world.author = "ben";
	assert_int_equal(last_undoable(&world, world.class_id), 0);
	log_points(&world, 1);
	assert_true(last_undoable(&world, world.class_id) > mine);
	undo(&world, world.class_id);
	assert_int_equal(last_undoable(&world, world.class_id), 0);
	world.author = "ana";
	assert_int_equal(last_undoable(&world, world.class_id), mine);
	assert_int_equal(last_redoable(&world, world.class_id), 0);
	world_leave(&world);
}

static void test_undo__forgets_redo_once_something_newer_is_done(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	log_points(&world, 1);
	undo(&world, world.class_id);
	assert_true(last_redoable(&world, world.class_id) > 0);
	log_points(&world, 2);
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

/* As a door does it: looks inside the change that will take it back. */
static void test_undo__is_not_what_it_takes_back(void **state)
{
	struct world world;
	struct change *change;
	int64_t mine;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	log_points(&world, 1);
	mine = last_undoable(&world, world.class_id);
	change = world_begin(&world, world.class_id, "undo");
	assert_int_equal(last_undoable(&world, world.class_id), mine);
	OK(change_undo(change, mine, &world_error));
	OK(change_commit(change, &world_error));
	mine = last_redoable(&world, world.class_id);
	assert_true(mine > 0);
	change = world_begin(&world, world.class_id, "redo");
	assert_int_equal(last_redoable(&world, world.class_id), mine);
	OK(change_undo(change, mine, &world_error));
	OK(change_commit(change, &world_error));
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

static struct change *begin_step(struct world *world, int64_t step,
	struct error *err)
{
	const struct change_header header = {
		.class_id = world->class_id,
		.now = world->now += 60,
		.author = world->author,
		.verb = "checkin",
		.step = step,
	};

	return store_begin(world->store, &header, err);
}

static int64_t log_in_step(struct world *world, size_t student, int64_t step)
{
	struct change *change = begin_step(world, step, &world_error);
	struct checkin checkin = world_score(world, student, 3);

	OK(change);
	checkin.round = world->round;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	return checkin.id;
}

static void correct_in_step(struct world *world, size_t student, int64_t id,
	int64_t step)
{
	struct change *change = begin_step(world, step, &world_error);
	struct checkin checkin = world_score(world, student, 1);

	OK(change);
	checkin.id = id;
	OK(change_checkin_edit(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
}

/* A sweep with a check-in of the first student; its step. */
static struct sweep begin_sweep(struct world *world)
{
	struct change *change = begin_step(world, 0, &world_error);
	struct checkin checkin = world_score(world, 0, 2);
	struct sweep sweep;
	int64_t id;

	OK(change);
	checkin.round = world->round;
	OK(change_sweep(change, world->round, &id, &world_error));
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	OK(store_sweep(world->store, world->class_id, world->author, &sweep,
		&world_error));
	assert_int_equal(sweep.id, id);
	return sweep;
}

static void end_sweep(struct world *world, const struct sweep *sweep)
{
	struct change *change = begin_step(world, sweep->step, &world_error);

	OK(change);
	OK(change_sweep_end(change, sweep->id, &world_error));
	OK(change_commit(change, &world_error));
}

static void test_statement_35__a_sweep_that_ended_is_one_step(void **state)
{
	struct undo_size size;
	struct sweep sweep;
	struct world world;
	char *before, *after;
	int64_t id;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	before = world_dump(&world);
	sweep = begin_sweep(&world);
	id = log_in_step(&world, 1, sweep.step);
	log_in_step(&world, 2, sweep.step);
	correct_in_step(&world, 1, id, sweep.step);
	end_sweep(&world, &sweep);
	after = world_dump(&world);
	OK(store_undo_size(world.store, world.class_id,
		last_undoable(&world, world.class_id), &size, &world_error));
	assert_int_equal(size.checkins, 3);
	assert_int_equal(size.moves, 0);
	for (int i = 0; i < 3; i++) {
		undo(&world, world.class_id);
		assert_dump(&world, before, "undo of a sweep");
		store_close(world.store);
		world_open(&world);
		redo(&world, world.class_id);
		assert_dump(&world, after, "redo of a sweep");
	}
	mem_free(before);
	mem_free(after);
	world_leave(&world);
}

static void test_statement_35__entries_of_an_open_sweep_are_steps_of_their_own(
	void **state)
{
	struct undo_size size;
	struct sweep sweep;
	struct world world;
	char *begun, *two, *before;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	before = world_dump(&world);
	sweep = begin_sweep(&world);
	begun = world_dump(&world);
	log_in_step(&world, 1, sweep.step);
	two = world_dump(&world);
	OK(store_undo_size(world.store, world.class_id,
		last_undoable(&world, world.class_id), &size, &world_error));
	assert_int_equal(size.checkins, 1);
	undo(&world, world.class_id);
	assert_dump(&world, begun, "one entry");
	redo(&world, world.class_id);
	assert_dump(&world, two, "one entry again");
	undo(&world, world.class_id);
	undo(&world, world.class_id);
	assert_dump(&world, before, "the whole sweep");
	mem_free(before);
	mem_free(begun);
	mem_free(two);
	world_leave(&world);
}

static void test_statement_36__a_step_that_others_built_on_stays_whole(
	void **state)
{
	struct error err = ERROR_INIT;
	struct sweep sweep;
	struct world world;
	char *before;
	int64_t id, last;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	sweep = begin_sweep(&world);
	id = log_in_step(&world, 1, sweep.step);
	end_sweep(&world, &sweep);
	last = last_undoable(&world, world.class_id);
	world.author = "somebody else";
	correct_in_step(&world, 1, id, 0);
	before = world_dump(&world);
	assert_false(take_back(&world, world.class_id, last, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	assert_dump(&world, before, "refused");
	mem_free(before);
	world_leave(&world);
}

static void test_undo__what_was_undone_cannot_be_gone_on_with(void **state)
{
	struct error err = ERROR_INIT;
	struct sweep sweep;
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	sweep = begin_sweep(&world);
	undo(&world, world.class_id);
	assert_null(begin_step(&world, sweep.step, &err));
	assert_int_equal(err.code, ERROR_CONFLICT);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_35__a_sweep_that_ended_is_one_step),
		cmocka_unit_test(
			test_statement_35__entries_of_an_open_sweep_are_steps_of_their_own),
		cmocka_unit_test(
			test_statement_36__a_step_that_others_built_on_stays_whole),
		cmocka_unit_test(
			test_undo__what_was_undone_cannot_be_gone_on_with),
		cmocka_unit_test(test_undo__takes_back_and_redoes_every_verb),
		cmocka_unit_test(
			test_undo__takes_back_sixty_in_a_row_and_redoes_them),
		cmocka_unit_test(test_undo__takes_back_versions_of_versions),
		cmocka_unit_test(
			test_undo__goes_back_to_an_empty_store_and_forth_again),
		cmocka_unit_test(
			test_undo__never_takes_back_another_authors_action),
		cmocka_unit_test(
			test_undo__forgets_redo_once_something_newer_is_done),
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
		cmocka_unit_test(test_undo__is_not_what_it_takes_back),
		cmocka_unit_test(test_undo__refuses_twice_and_strangers),
		cmocka_unit_test(
			test_undo__of_a_merge_waits_for_later_moves),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}

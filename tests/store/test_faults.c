/* SPDX-License-Identifier: MIT */
/*
 * Every verb with every call of the driver failing in turn: it happens whole
 * or not at all, and a failed one can be tried again.
 */
#include "store/tally.h"
#include "verbs.h"

#define CALLS_MAX 400

static void reopen(struct world *world, const struct driver *driver)
{
	store_close(world->store);
	world->driver = driver;
	world_open(world);
}

/* Tries until no call is left to fail; returns how many there were. */
static int64_t fail_each_call(const struct verb *verb, struct world *world,
	const char *before)
{
	for (int64_t n = 1; n < CALLS_MAX; n++) {
		bool done;

		reopen(world, &world->fault.driver);
		world->token = "again";
		driver_fault_arm(&world->fault, n);
		done = verb_do(verb, world, &world_error);
		if (!driver_fault_struck(&world->fault)) {
			if (!done)
				fail_msg("%s: %s", verb->name,
					world_error.text);
			return n - 1;
		}
		driver_fault_arm(&world->fault, 0);
		if (done)
			fail_msg("%s did not notice that call %lld failed",
				verb->name, (long long)n);
		assert_int_equal(world_error.code, ERROR_IO);
		reopen(world, &driver_sqlite);
		assert_dump(world, before, verb->name);
	}
	fail_msg("%s never succeeded", verb->name);
	return 0;
}

static void check_verb(const struct verb *verb)
{
	struct world plain;
	struct world world;
	char *before;
	char *after;

	world_make(&plain, &driver_sqlite, false);
	before = world_dump(&plain);
	OK(verb_do(verb, &plain, &world_error));
	after = world_dump(&plain);
	world_leave(&plain);
	world_make(&world, &driver_sqlite, true);
	assert_true(fail_each_call(verb, &world, before) > 5);
	reopen(&world, &driver_sqlite);
	assert_dump(&world, after, verb->name);
	mem_free(before);
	mem_free(after);
	world_leave(&world);
}

static void test_faults__leave_every_verb_whole_or_undone(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		check_verb(&verbs[i]);
}

static bool take_back(struct world *world, int64_t action, struct error *err)
{
	const struct change_header header = {
		.class_id = world->class_id,
		.now = world->now,
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

static void fail_each_call_of_undo(struct world *world, int64_t action,
	const char *before)
{
	for (int64_t n = 1; n < CALLS_MAX; n++) {
		bool done;

		reopen(world, &world->fault.driver);
		driver_fault_arm(&world->fault, n);
		done = take_back(world, action, &world_error);
		driver_fault_arm(&world->fault, 0);
		if (done)
			return;
		reopen(world, &driver_sqlite);
		assert_dump(world, before, "undo");
	}
	fail_msg("undo never succeeded");
}

static void test_faults__leave_undo_and_redo_whole_or_undone(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct action action;
	char *before;
	char *after;

	(void)state;
	world_make(&world, &driver_sqlite, true);
	before = world_dump(&world);
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].name, "round edit") == 0)
			OK(verb_do(&verbs[i], &world, &world_error));
	}
	after = world_dump(&world);
	OK(store_undoable(world.store, world.class_id, world.author, &arena,
		&action, &world_error));
	fail_each_call_of_undo(&world, action.id, after);
	assert_dump(&world, before, "undo");
	OK(store_redoable(world.store, world.class_id, world.author, &arena,
		&action, &world_error));
	fail_each_call_of_undo(&world, action.id, before);
	assert_dump(&world, after, "redo");
	arena_release(&arena);
	mem_free(before);
	mem_free(after);
	world_leave(&world);
}

/* A read that fails says so, and gives nothing half. */
static void check_read(struct world *world,
	bool (*read)(struct world *world, struct arena *arena,
		struct error *err))
{
	struct arena arena = ARENA_INIT;

	for (int64_t n = 1; n < CALLS_MAX; n++) {
		bool done;

		driver_fault_arm(&world->fault, n);
		error_clear(&world_error);
		done = read(world, &arena, &world_error);
		if (!driver_fault_struck(&world->fault)) {
			OK(done);
			driver_fault_arm(&world->fault, 0);
			arena_release(&arena);
			return;
		}
		assert_false(done);
		assert_int_equal(world_error.code, ERROR_IO);
	}
	fail_msg("a read never succeeded");
}

static bool read_facts(struct world *world, struct arena *arena UNUSED,
	struct error *err)
{
	struct facts facts;

	if (!store_facts(world->store, world->class_id, LATER, &facts, err))
		return false;
	facts_release(&facts);
	return true;
}

static bool read_then(struct world *world, struct arena *arena,
	struct error *err)
{
	struct regroup *regroups;
	struct facts facts;
	size_t count;

	if (!store_regroups(world->store, world->class_id, LATER, arena,
	    &regroups, &count, err) || !store_facts_then(world->store,
	    world->class_id, LATER, &facts, err))
		return false;
	facts_release(&facts);
	return true;
}

static bool read_proposal(struct world *world, struct arena *arena UNUSED,
	struct error *err)
{
	struct proposal proposal;

	if (!store_proposal(world->store, world->class_id, LATER, &proposal,
	    err))
		return false;
	proposal_release(&proposal);
	if (!store_proposal_of(world->store, world->class_id, world->proposal,
	    LATER, &proposal, err))
		return false;
	proposal_release(&proposal);
	return true;
}

static bool read_lists(struct world *world, struct arena *arena,
	struct error *err)
{
	const struct checkin_query query = { .class_id = world->class_id };
	struct student *students;
	struct checkin *checkins;
	struct class *classes;
	struct stay *stays;
	size_t count;

	return store_classes(world->store, arena, &classes, &count, err) &&
		store_students(world->store, world->class_id, arena,
			&students, &count, err) &&
		store_checkins(world->store, &query, arena, &checkins, &count,
			err) &&
		store_checkin_count(world->store, &query, &count, err) &&
		store_stays(world->store, world->class_id, 0, LATER, arena,
			&stays, &count, err);
}

static bool read_rest(struct world *world, struct arena *arena,
	struct error *err)
{
	struct policy_version *versions;
	struct offer_answered *answers;
	struct file_reading *readings;
	struct alias_said *aliases;
	struct checkin *checkins;
	struct routine *routines;
	struct action *actions;
	struct action action;
	struct token_use use;
	struct class class;
	struct term *terms;
	int64_t student;
	size_t count;
	bool changed;

	return store_terms(world->store, arena, &terms, &count, err) &&
		store_class(world->store, world->class_id, arena, &class,
			err) &&
		store_policies(world->store, world->class_id, arena, &versions,
			&count, err) &&
		store_routines(world->store, world->class_id, world->now, arena, &routines,
			&count, err) &&
		store_readings(world->store, world->class_id, READING_LEVEL,
			arena, &readings, &count, err) &&
		store_aliases(world->store, world->class_id, arena, &aliases,
			&count, err) &&
		store_answers(world->store, world->class_id, 0, LATER, arena,
			&answers, &count, err) &&
		store_history(world->store, world->class_id, 0, 0, arena,
			&actions, &count, err) &&
		store_undoable(world->store, world->class_id, "ana", arena,
			&action, err) &&
		store_redoable(world->store, world->class_id, "ana", arena,
			&action, err) &&
		store_token(world->store, "none", &use, err) &&
		store_token_checkins(world->store, "none", &use, arena,
			&checkins, &count, err) &&
		store_student_by_number(world->store, "001", &student, err) &&
		store_changed(world->store, &changed, err);
}

static bool read_learners(struct world *world, struct arena *arena,
	struct error *err)
{
	struct segments segments;
	struct learners learners;
	struct shelved *shelved;
	struct trial *trials;
	int64_t version;
	size_t count;
	bool done = store_learners(world->store, world->class_id, LATER,
		&learners, err);

	learners_release(&learners);
	return done && store_segments(world->store, world->class_id, LATER,
		arena, &segments, &version, err) &&
		store_trials(world->store, world->class_id, LATER, arena,
			&trials, &count, err) &&
		store_routine_library(world->store, arena, &shelved, &count,
			err);
}

static bool take_row(void *context UNUSED,
	const struct checkin *checkin UNUSED, struct error *err UNUSED)
{
	return true;
}

static bool read_term(struct world *world, struct arena *arena,
	struct error *err)
{
	struct enrolment *enrolments;
	struct decision *decisions;
	struct facts facts;
	size_t count;

	if (!store_tally(world->store, world->class_id, LATER, take_row, NULL,
	    err) || !store_enrolments(world->store, world->class_id, LATER,
	    arena, &enrolments, &count, err) ||
	    !store_decisions(world->store, world->class_id, 0, LATER, arena,
	    &decisions, &count, err) || !store_standing(world->store,
	    world->class_id, LATER, &facts, err))
		return false;
	facts_release(&facts);
	return true;
}

static void test_faults__are_told_by_every_read(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, true);
	check_read(&world, read_facts);
	check_read(&world, read_then);
	check_read(&world, read_proposal);
	check_read(&world, read_lists);
	check_read(&world, read_rest);
	check_read(&world, read_learners);
	check_read(&world, read_term);
	world_leave(&world);
}

static void test_faults__while_a_store_is_made_leave_one_that_opens(
	void **state)
{
	(void)state;
	for (int64_t n = 1; n < CALLS_MAX; n++) {
		struct world world;
		bool struck;

		world_place(&world, &driver_sqlite, true);
		driver_fault_arm(&world.fault, n);
		world.store = store_open(world.driver, world.path,
			STORE_CREATE, &world_error);
		struck = driver_fault_struck(&world.fault);
		driver_fault_arm(&world.fault, 0);
		assert_int_equal(struck, world.store == NULL);
		if (!world.store) {
			world_open(&world);
			world_people(&world);
		}
		world_leave(&world);
		if (!struck)
			return;
	}
	fail_msg("a store was never made");
}

/* A change whose caller overlooked a failure cannot be stored. */
static void check_commit_after_failure(size_t checkins, int64_t failing)
{
	struct world world;
	struct change *change;
	struct facts facts;
	char *before;

	world_make(&world, &driver_sqlite, true);
	before = world_dump(&world);
	change = world_begin(&world, world.class_id, "checkin");
	for (size_t i = 0; i < checkins; i++) {
		struct checkin checkin = world_score(&world, 0, 1);

		OK(change_checkin(change, &checkin, &checkin.id,
			&world_error));
	}
	driver_fault_arm(&world.fault, failing);
	REFUSED(store_facts(world.store, world.class_id, LATER, &facts,
		&world_error), ERROR_IO);
	driver_fault_arm(&world.fault, 0);
	REFUSED(change_commit(change, &world_error), ERROR_IO);
	assert_dump(&world, before, "commit");
	mem_free(before);
	world_leave(&world);
}

static void test_faults__cannot_be_committed_over(void **state)
{
	(void)state;
	for (int64_t failing = 1; failing < 8; failing++) {
		check_commit_after_failure(1, failing);
		check_commit_after_failure(20, failing);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_faults__leave_every_verb_whole_or_undone),
		cmocka_unit_test(
			test_faults__leave_undo_and_redo_whole_or_undone),
		cmocka_unit_test(test_faults__are_told_by_every_read),
		cmocka_unit_test(
		    test_faults__while_a_store_is_made_leave_one_that_opens),
		cmocka_unit_test(test_faults__cannot_be_committed_over),
	};

	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}

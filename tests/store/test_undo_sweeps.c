/* SPDX-License-Identifier: MIT */
/* Undo of a sweep: one step once it has ended. */
#include "undo.h"

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
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Undo and redo: every verb, and many in a row. */
#include "undo.h"
#include "verbs.h"

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

static void test_undo__takes_back_sixty_in_a_row_and_redoes_them(void **state)
{
	enum { STEPS = 60 };
	char *dumps[STEPS + 1];
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	for (int i = 0; i < STEPS; i++) {
		dumps[i] = world_dump(&world);
		world_log(&world, 0, (double)(i % 5), world.now);
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
	world_log(&world, 0, 1, world.now);
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

static void test_undo__forgets_redo_once_something_newer_is_done(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	world_log(&world, 0, 1, world.now);
	undo(&world, world.class_id);
	assert_true(last_redoable(&world, world.class_id) > 0);
	world_log(&world, 0, 2, world.now);
	assert_int_equal(last_redoable(&world, world.class_id), 0);
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
	world_log(&world, 0, 1, world.now);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_undo__takes_back_and_redoes_every_verb),
		cmocka_unit_test(
			test_undo__takes_back_sixty_in_a_row_and_redoes_them),
		cmocka_unit_test(test_undo__takes_back_versions_of_versions),
		cmocka_unit_test(
			test_undo__goes_back_to_an_empty_store_and_forth_again),
		cmocka_unit_test(
			test_undo__forgets_redo_once_something_newer_is_done),
		cmocka_unit_test(test_undo__is_not_what_it_takes_back),
	};

	return cmocka_run_group_tests_name("undo", tests, NULL, NULL);
}

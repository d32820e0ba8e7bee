/* SPDX-License-Identifier: MIT */
/* What clusters do, and the library of all classes, over both drivers. */
#include "contract.h"

static void set(struct world *world, int64_t class_id,
	const struct routine *routine)
{
	struct change *change = world_begin(world, class_id, "routine set");

	OK(change_routine(change, routine, &world_error));
	OK(change_commit(change, &world_error));
}

static struct routine routine_of(const char *task, enum cluster cluster,
	int64_t objective)
{
	return (struct routine){
		.cluster = cluster,
		.objective = objective,
		.task = task,
		.sentence = "Who needs this.",
	};
}

static void assert_routines_at(const struct world *world, civil now,
	const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct routine *routines;
	size_t count;

	OK(store_routines(world->store, world->class_id, now, &arena,
		&routines, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%c%lld %s", i ? ", " : "",
			cluster_letter(routines[i].cluster),
			(long long)routines[i].objective,
			routines[i].task ? routines[i].task : "-");
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void assert_routines(const struct world *world, const char *wanted)
{
	assert_routines_at(world, world->now, wanted);
}

static void test_routine__is_given_back_whole(void **state)
{
	struct arena arena = ARENA_INIT;
	struct routine *routines;
	struct routine routine;
	struct world world;
	size_t count;

	contract_make(&world, state);
	routine = (struct routine){
		.cluster = CLUSTER_RETEACH,
		.objective = world.objectives[0],
		.station = "station", .task = "task",
		.materials = "materials", .feedback = "feedback", .tier = 3,
		.minutes = 25, .cadence_days = 14, .exit = "exit",
		.sentence = "sentence", .cause = "pacing",
	};
	set(&world, world.class_id, &routine);
	OK(store_routines(world.store, world.class_id, world.now, &arena,
		&routines, &count, &world_error));
	assert_int_equal(count, 2);
	assert_int_equal(routines[0].objective, 0);
	assert_null(routines[0].materials);
	assert_null(routines[0].cause);
	assert_int_equal(routines[0].tier, 0);
	assert_int_equal(routines[1].cluster, CLUSTER_RETEACH);
	assert_int_equal(routines[1].objective, world.objectives[0]);
	assert_string_equal(routines[1].station, "station");
	assert_string_equal(routines[1].task, "task");
	assert_string_equal(routines[1].materials, "materials");
	assert_string_equal(routines[1].feedback, "feedback");
	assert_int_equal(routines[1].tier, 3);
	assert_int_equal(routines[1].minutes, 25);
	assert_int_equal(routines[1].cadence_days, 14);
	assert_string_equal(routines[1].exit, "exit");
	assert_string_equal(routines[1].sentence, "sentence");
	assert_string_equal(routines[1].cause, "pacing");
	arena_release(&arena);
	world_leave(&world);
}

static void test_routine__takes_the_place_of_its_cluster_and_objective(
	void **state)
{
	struct routine routine;
	struct world world;

	contract_make(&world, state);
	assert_routines(&world, "R0 -");
	routine = routine_of("own", CLUSTER_RETEACH, 2);
	set(&world, world.class_id, &routine);
	routine = routine_of("cards", CLUSTER_PRACTICE, 0);
	set(&world, world.class_id, &routine);
	assert_routines(&world, "R0 -, P0 cards, R2 own");
	routine = routine_of("all", CLUSTER_RETEACH, 0);
	set(&world, world.class_id, &routine);
	assert_routines(&world, "R0 all, P0 cards, R2 own");
	routine = routine_of("own again", CLUSTER_RETEACH, 2);
	set(&world, world.class_id, &routine);
	routine = routine_of("first", CLUSTER_RETEACH, 1);
	set(&world, world.class_id, &routine);
	assert_routines(&world, "R0 all, P0 cards, R1 first, R2 own again");
	world_leave(&world);
}

static void test_routine__is_that_of_the_moment(void **state)
{
	struct routine routine;
	struct world world;
	civil before;
	civil between;

	contract_make(&world, state);
	before = world.now - 1;
	routine = routine_of("cards", CLUSTER_PRACTICE, 0);
	set(&world, world.class_id, &routine);
	between = world.now - 1;
	routine = routine_of("dice", CLUSTER_PRACTICE, 0);
	set(&world, world.class_id, &routine);
	assert_routines_at(&world, before, "R0 -");
	assert_routines_at(&world, between, "R0 -, P0 cards");
	assert_routines(&world, "R0 -, P0 dice");
	world_leave(&world);
}

static void test_routine__is_refused_without_a_sentence_or_objective(
	void **state)
{
	struct change *change;
	struct routine routine;
	struct world world;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "routine set");
	routine = routine_of("task", CLUSTER_RETEACH, 9);
	REFUSED(change_routine(change, &routine, &world_error),
		ERROR_NOT_FOUND);
	routine = routine_of("task", CLUSTER_RETEACH, 0);
	routine.sentence = NULL;
	REFUSED(change_routine(change, &routine, &world_error),
		ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void assert_library(const struct world *world, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct shelved *shelved;
	size_t count;

	OK(store_routine_library(world->store, &arena, &shelved, &count,
		&world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s%s%s: %c %s", i ? ", " : "",
			shelved[i].class_name,
			shelved[i].objective ? " " : "",
			shelved[i].objective ? shelved[i].objective : "",
			cluster_letter(shelved[i].routine.cluster),
			shelved[i].routine.task ? shelved[i].routine.task :
			"-");
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_library__has_the_routines_of_all_classes_once(void **state)
{
	struct routine routine;
	struct change *change;
	struct world world;

	contract_make(&world, state);
	assert_library(&world, "7b: R -");
	routine = routine_of("cards", CLUSTER_PRACTICE, 0);
	set(&world, world.other_class, &routine);
	routine = routine_of("tables", CLUSTER_RETEACH, 2);
	set(&world, world.class_id, &routine);
	assert_library(&world, "7b percents: R tables, 8a: P cards, 7b: R -");
	/* Taken over, it is the same one, and newer. */
	routine = routine_of("cards", CLUSTER_PRACTICE, 0);
	set(&world, world.class_id, &routine);
	assert_library(&world, "7b: P cards, 7b percents: R tables, 7b: R -");
	/* What is no longer in force is on no shelf. */
	routine = routine_of("dice", CLUSTER_PRACTICE, 0);
	set(&world, world.class_id, &routine);
	assert_library(&world, "7b: P dice, 7b percents: R tables, "
		"8a: P cards, 7b: R -");
	change = world_begin(&world, world.other_class, "class archive");
	OK(change_class_archive(change, true, &world_error));
	OK(change_commit(change, &world_error));
	assert_library(&world, "7b: P dice, 7b percents: R tables, "
		"8a: P cards, 7b: R -");
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_routine__is_given_back_whole),
		BOTH(test_routine__takes_the_place_of_its_cluster_and_objective),
		BOTH(test_routine__is_that_of_the_moment),
		BOTH(test_routine__is_refused_without_a_sentence_or_objective),
		BOTH(test_library__has_the_routines_of_all_classes_once),
	};

	return cmocka_run_group_tests_name("routines", tests, NULL, NULL);
}

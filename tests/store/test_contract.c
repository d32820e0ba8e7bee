/* SPDX-License-Identifier: MIT */
/* What every driver must be as a store, and keep of a class. */
#include <sys/wait.h>

#include "contract.h"

static void test_store__takes_the_policy_in_force(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct policy_version *versions;
	struct change *change;
	struct policy policy;
	struct facts facts;
	int64_t version;
	size_t count;

	contract_make(&world, state);
	policy_init(&policy);
	OK(policy_set(&policy, "evidence.thin", "5", &world_error));
	change = world_begin(&world, world.class_id, "policy set");
	OK(change_policy(change, &policy, &version, &world_error));
	OK(change_commit(change, &world_error));
	assert_int_equal(version, 2);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.policy.version, 2);
	assert_int_equal(facts.policy.thin_below, 5);
	facts_release(&facts);
	OK(store_policies(world.store, world.class_id, &arena, &versions,
		&count, &world_error));
	assert_int_equal(count, 2);
	assert_int_equal(versions[1].version, 2);
	assert_string_equal(versions[0].author, "ana");
	arena_release(&arena);
	world_leave(&world);
}

static void read_level(struct world *world, const char *word,
	const char *level)
{
	struct change *change = world_begin(world, world->class_id, "read");

	OK(change_reading(change, READING_LEVEL, word, level, &world_error));
	OK(change_commit(change, &world_error));
}

/* As text: "below: 1, well below: 1". */
static void assert_levels(const struct world *world, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct file_reading *readings;
	struct buf text = BUF_INIT;
	size_t count;

	OK(store_readings(world->store, world->class_id, READING_LEVEL,
		&arena, &readings, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s: %s", i ? ", " : "",
			readings[i].subject, readings[i].answer);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_store__takes_the_newest_reading_of_a_subject(void **state)
{
	struct change *change;
	struct world world;
	int64_t second;

	contract_make(&world, state);
	assert_levels(&world, "");
	read_level(&world, "well below", "1");
	read_level(&world, "below", "1");
	change = world_begin(&world, world.class_id, "read");
	second = change_id(change);
	OK(change_reading(change, READING_LEVEL, "below", "2", &world_error));
	OK(change_reading(change, READING_COLUMNS, "below", "name=1",
		&world_error));
	OK(change_commit(change, &world_error));
	assert_levels(&world, "below: 2, well below: 1");
	read_level(&world, "below", "2");
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, second, &world_error));
	OK(change_commit(change, &world_error));
	assert_levels(&world, "below: 1, well below: 1");
	change = world_begin(&world, world.class_id, "read");
	REFUSED(change_reading(change, READING_LEVEL, "", "1", &world_error),
		ERROR_INVALID);
	REFUSED(change_reading(change, READING_LEVEL, "below", "\xff",
		&world_error), ERROR_INVALID);
	OK(change_reading_forget(change, READING_LEVEL, "below",
		&world_error));
	REFUSED(change_reading_forget(change, READING_LEVEL, "at",
		&world_error), ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	assert_levels(&world, "well below: 1");
	world_leave(&world);
}

static void test_store__refuses_requirements_in_a_circle(void **state)
{
	struct world world;
	struct change *change;
	int64_t third;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "objective require");
	REFUSED(change_require(change, world.objectives[0],
		world.objectives[0], &world_error), ERROR_INVALID);
	REFUSED(change_require(change, world.objectives[1],
		world.objectives[0], &world_error), ERROR_CONFLICT);
	OK(change_objective_add(change, "third", &third, &world_error));
	OK(change_require(change, third, world.objectives[1], &world_error));
	REFUSED(change_require(change, world.objectives[0], third,
		&world_error), ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__tells_history_of_a_class_and_of_a_student(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct action *actions;
	size_t count;

	contract_make(&world, state);
	OK(store_history(world.store, world.class_id, 0, 0, &arena, &actions,
		&count, &world_error));
	assert_int_equal(count, 9);
	assert_string_equal(actions[0].verb, "refuse");
	assert_string_equal(actions[8].verb, "class add");
	OK(store_history(world.store, world.class_id, world.students[3], 0,
		&arena, &actions, &count, &world_error));
	assert_int_equal(count, 4);
	assert_string_equal(actions[0].verb, "intake");
	assert_string_equal(actions[1].verb, "room");
	assert_string_equal(actions[2].verb, "import");
	OK(store_history(world.store, world.class_id, 0, 2, &arena, &actions,
		&count, &world_error));
	assert_int_equal(count, 2);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__forgets_a_change_that_is_abandoned(
	void **state)
{
	struct world world;
	struct change *change;
	struct checkin checkin;
	struct facts facts;
	char *before;

	contract_make(&world, state);
	before = world_dump(&world);
	change = world_begin(&world, world.class_id, "checkin");
	checkin = world_score(&world, 0, 1);
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.checkin_count, 6);
	facts_release(&facts);
	change_abandon(change);
	assert_dump(&world, before, "abandoned");
	mem_free(before);
	world_leave(&world);
}

static void test_store__notices_other_writers_and_waits_as_told(
	void **state)
{
	struct world world;
	struct store *mine;
	struct store *other;
	struct change *change;
	bool changed;

	contract_make(&world, state);
	mine = world.store;
	other = store_open(world.driver, world.path, 0, &world_error);
	OK(other);
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	world_log(&world, 0, 1, AT(1, 0));
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	world.store = other;
	world_log(&world, 0, 1, AT(1, 0));
	OK(store_changed(mine, &changed, &world_error));
	assert_true(changed);
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	store_set_wait(mine, 0);
	change = world_begin(&world, world.class_id, "checkin");
	REFUSED(store_begin(mine, &(const struct change_header){
		.author = "ben", .verb = "checkin" }, &world_error),
		ERROR_BUSY);
	change_abandon(change);
	store_close(mine);
	world_leave(&world);
}

static void test_store__finds_no_class_that_is_not_there(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct change *change;
	struct facts facts;
	struct class class;

	contract_make(&world, state);
	REFUSED(store_facts(world.store, 9, LATER, &facts, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(store_class(world.store, 9, &arena, &class, &world_error),
		ERROR_NOT_FOUND);
	OK(store_class(world.store, world.class_id, &arena, &class,
		&world_error));
	assert_string_equal(class.name, "7b");
	assert_string_equal(class.term, "Autumn");
	assert_int_equal(class.students, 4);
	change = world_begin(&world, 9, "checkin");
	REFUSED(change_withdraw(change, 1, &world_error), ERROR_NOT_FOUND);
	change_abandon(change);
	change = world_begin(&world, 0, "checkin");
	REFUSED(change_withdraw(change, 1, &world_error), ERROR_INVALID);
	change_abandon(change);
	arena_release(&arena);
	world_leave(&world);
}

static void write_hundred(const struct world *world, const char *author)
{
	struct world mine = *world;

	mine.author = author;
	mine.store = NULL;
	world_open(&mine);
	for (int i = 0; i < 100; i++)
		world_log(&mine, (size_t)i % 4, (double)(i % 5), AT(1, i));
	store_close(mine.store);
}

static void test_store__loses_nothing_of_eight_writers_at_once(void **state)
{
	struct world world;
	struct facts facts;
	pid_t writers[8];

	contract_make(&world, state);
	store_close(world.store);
	world.store = NULL;
	for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
		writers[i] = fork();
		if (writers[i] == 0) {
			char author[] = { 'w', (char)('0' + i), '\0' };

			write_hundred(&world, author);
			_exit(0);
		}
		assert_true(writers[i] > 0);
	}
	for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
		int status;

		assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
		assert_int_equal(status, 0);
	}
	world_open(&world);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.checkin_count, 805);
	for (size_t i = 0; i < facts.checkin_count; i++) {
		for (size_t j = 0; j < i; j++)
			assert_true(facts.checkins[i].id !=
				facts.checkins[j].id);
	}
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__in_memory_is_a_store_too(void **state)
{
	const struct contract *contract = *state;
	struct world world;
	struct facts facts;

	world_place(&world, contract->inner, contract->is_fault);
	mem_free(world.path);
	world.path = mem_strdup(":memory:");
	world_open(&world);
	world_people(&world);
	world_evidence(&world);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.checkin_count, 5);
	facts_release(&facts);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_store__takes_the_policy_in_force),
		BOTH(test_store__takes_the_newest_reading_of_a_subject),
		BOTH(test_store__refuses_requirements_in_a_circle),
		BOTH(test_store__tells_history_of_a_class_and_of_a_student),
		BOTH(test_store__forgets_a_change_that_is_abandoned),
		BOTH(test_store__notices_other_writers_and_waits_as_told),
		BOTH(test_store__finds_no_class_that_is_not_there),
		BOTH(test_store__loses_nothing_of_eight_writers_at_once),
		BOTH(test_store__in_memory_is_a_store_too),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

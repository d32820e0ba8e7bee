/* SPDX-License-Identifier: MIT */
/* What every driver must know of students and of names. */
#include "contract.h"

static void test_store__keeps_names_apart(void **state)
{
	struct world world;
	struct change *change;
	struct policy policy;
	const struct student twin = { .number = "001", .name = "Other" };
	int64_t id;

	contract_make(&world, state);
	policy_init(&policy);
	change = world_begin(&world, world.class_id, "class add");
	REFUSED(change_class_add(change, " 7B ", 0, &policy, &id,
		&world_error), ERROR_CONFLICT);
	REFUSED(change_class_add(change, "  ", 0, &policy, &id,
		&world_error), ERROR_INVALID);
	REFUSED(change_class_add(change, "x", 9, &policy, &id, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(change_class_rename(change, "8A", &world_error),
		ERROR_CONFLICT);
	REFUSED(change_objective_add(change, "Unit  Rates", &id,
		&world_error), ERROR_CONFLICT);
	REFUSED(change_student_add(change, &twin, &id, &world_error),
		ERROR_CONFLICT);
	REFUSED(change_enrol(change, world.students[1], &world_error),
		ERROR_CONFLICT);
	REFUSED(change_term_add(change, "AUTUMN", CIVIL_NEVER, CIVIL_NEVER,
		&id, &world_error), ERROR_CONFLICT);
	OK(change_class_rename(change, "7B", &world_error));
	OK(change_class_archive(change, true, &world_error));
	OK(change_class_add(change, "7b", 0, &policy, &id, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "class archive");
	REFUSED(change_class_archive(change, false, &world_error),
		ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__knows_a_student_by_number_in_any_class(void **state)
{
	struct world world;
	struct change *change;
	int64_t student;

	contract_make(&world, state);
	OK(store_student_by_number(world.store, "009", &student,
		&world_error));
	assert_int_equal(student, world.students[4]);
	OK(store_student_by_number(world.store, "9", &student, &world_error));
	assert_int_equal(student, 0);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[0], world.students[4],
		&world_error));
	OK(change_commit(change, &world_error));
	OK(store_student_by_number(world.store, "009", &student,
		&world_error));
	assert_int_equal(student, world.students[0]);
	world_leave(&world);
}

static void test_store__shows_who_is_withdrawn_and_takes_them_back(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct student *students;
	struct change *change;
	struct facts facts;
	size_t count;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "student withdraw");
	OK(change_withdraw(change, world.students[0], &world_error));
	REFUSED(change_withdraw(change, world.students[0], &world_error),
		ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	OK(store_students(world.store, world.class_id, &arena, &students,
		&count, &world_error));
	assert_int_equal(count, 4);
	assert_int_equal(students[0].id, world.students[0]);
	assert_true(students[0].withdrawn);
	assert_false(students[1].withdrawn);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.student_count, 3);
	for (size_t i = 0; i < facts.checkin_count; i++)
		assert_true(facts_student(&facts, facts.checkins[i].student) <
			facts.student_count);
	facts_release(&facts);
	world_log(&world, 0, 1, AT(1, 0));
	change = world_begin(&world, world.class_id, "student add");
	OK(change_enrol(change, world.students[0], &world_error));
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.student_count, 4);
	assert_int_equal(facts.checkin_count, 6);
	facts_release(&facts);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__refuses_a_school_as_a_class(void **state)
{
	const struct student one = { .name = "One" };
	struct world world;
	struct change *change;
	struct student *students;
	struct arena arena = ARENA_INIT;
	size_t count;
	int64_t id;

	contract_make(&world, state);
	OK(store_students(world.store, world.class_id, &arena, &students,
		&count, &world_error));
	arena_release(&arena);
	change = world_begin(&world, world.class_id, "import");
	for (; count < CLASS_STUDENTS_MAX; count++)
		OK(change_student_add(change, &one, &id, &world_error));
	REFUSED(change_student_add(change, &one, &id, &world_error),
		ERROR_INVALID);
	REFUSED(change_enrol(change, world.students[4], &world_error),
		ERROR_INVALID);
	OK(change_withdraw(change, world.students[0], &world_error));
	OK(change_enrol(change, world.students[4], &world_error));
	change_abandon(change);
	world_leave(&world);
}

static void test_store__joins_two_records_of_one_student(void **state)
{
	struct world world;
	struct change *change;
	struct facts facts;
	struct arena arena = ARENA_INIT;
	struct stay *stays;
	size_t count;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "student merge");
	REFUSED(change_student_merge(change, 1, 1, &world_error),
		ERROR_INVALID);
	OK(change_student_merge(change, world.students[0], world.students[1],
		&world_error));
	REFUSED(change_withdraw(change, world.students[1], &world_error),
		ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.student_count, 3);
	assert_int_equal(facts.checkins[0].student, world.students[0]);
	assert_int_equal(facts.checkins[1].student, world.students[0]);
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_RETEACH);
	assert_int_equal(facts.stay_count, 1);
	facts_release(&facts);
	/* Before it, too, they are one, with one stay at a time. */
	facts = world_facts(&world, AT(1, 0));
	assert_int_equal(facts.stay_count, 1);
	facts_release(&facts);
	OK(store_stays(world.store, world.class_id, world.students[0], LATER,
		&arena, &stays, &count, &world_error));
	assert_int_equal(count, 2);
	OK(store_facts(world.store, world.other_class, LATER, &facts,
		&world_error));
	assert_int_equal(facts_student(&facts, world.students[0]), 0);
	assert_int_equal(facts.student_count, 2);
	facts_release(&facts);
	/* And the one into a third. */
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[2], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.student_count, 2);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(facts.checkins[i].student,
			world.students[2]);
	facts_release(&facts);
	arena_release(&arena);
	world_leave(&world);
}

static void call(struct world *world, size_t student, const char *name)
{
	struct change *change = world_begin(world, world->class_id, "read");

	OK(change_alias(change, world->students[student], name,
		&world_error));
	OK(change_commit(change, &world_error));
}

static void assert_aliases(const struct world *world, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct alias_said *aliases;
	struct buf text = BUF_INIT;
	size_t count;

	OK(store_aliases(world->store, world->class_id, &arena, &aliases,
		&count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s: %d", i ? ", " : "", aliases[i].name,
			aliases[i].student == world->students[1]);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_store__keeps_what_files_call_a_student(void **state)
{
	struct change *change;
	struct world world;
	int64_t before;

	contract_make(&world, state);
	assert_aliases(&world, "");
	call(&world, 0, "joe1");
	call(&world, 1, "joe1");
	call(&world, 1, "joe1");
	assert_aliases(&world, "joe1: 0, joe1: 1");
	call(&world, 0, "joe1");
	change = world_begin(&world, world.class_id, "student merge");
	before = change_id(change);
	OK(change_student_merge(change, world.students[1], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe1: 1, joe1: 1, joe1: 1");
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, before, &world_error));
	OK(change_undo(change, before - 1, &world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe1: 0, joe1: 1");
	change = world_begin(&world, world.class_id, "read");
	REFUSED(change_alias(change, world.students[0], " ", &world_error),
		ERROR_INVALID);
	REFUSED(change_alias(change, world.students[4], "joe2", &world_error),
		ERROR_NOT_FOUND);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__forgets_what_files_call_a_student(void **state)
{
	struct change *change;
	struct world world;
	int64_t forgotten;

	contract_make(&world, state);
	call(&world, 0, "joe1");
	call(&world, 1, "joe1");
	call(&world, 1, "joe2");
	change = world_begin(&world, world.class_id, "forget");
	forgotten = change_id(change);
	OK(change_alias_forget(change, "joe1", &world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe2: 1");
	change = world_begin(&world, world.class_id, "forget");
	REFUSED(change_alias_forget(change, "joe1", &world_error),
		ERROR_NOT_FOUND);
	OK(change_undo(change, forgotten, &world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe1: 0, joe1: 1, joe2: 1");
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_store__keeps_names_apart),
		BOTH(test_store__knows_a_student_by_number_in_any_class),
		BOTH(test_store__shows_who_is_withdrawn_and_takes_them_back),
		BOTH(test_store__refuses_a_school_as_a_class),
		BOTH(test_store__joins_two_records_of_one_student),
		BOTH(test_store__keeps_what_files_call_a_student),
		BOTH(test_store__forgets_what_files_call_a_student),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

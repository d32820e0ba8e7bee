/* SPDX-License-Identifier: MIT */
/* What a review reads: check-ins in one scan, enrolments, decisions. */
#include "contract.h"
#include "store/tally.h"

struct counted {
	size_t rows;
	size_t of[WORLD_STUDENTS];
	double points;
	size_t ends_at; /* 0: never */
	const struct world *world;
};

static bool count_row(void *context, const struct checkin *checkin,
	struct error *err)
{
	struct counted *counted = context;

	counted->rows++;
	counted->points += checkin->score.points;
	for (size_t i = 0; i < WORLD_STUDENTS; i++)
		counted->of[i] += checkin->student ==
			counted->world->students[i];
	return counted->rows != counted->ends_at ||
		error_set(err, ERROR_CANCELLED, "that was enough for a test");
}

static struct counted count_at(const struct world *world, civil now)
{
	struct counted counted = { .world = world };

	OK(store_tally(world->store, world->class_id, now, count_row,
		&counted, &world_error));
	return counted;
}

static void commit(struct change *change)
{
	OK(change_commit(change, &world_error));
}

static void test_tally__gives_each_check_in_that_stands_once(void **state)
{
	struct world world;
	struct counted before, after;
	struct change *change;
	struct checkin newer;
	int64_t id;

	contract_make(&world, state);
	before = count_at(&world, LATER);
	assert_int_equal(before.rows, 5);
	id = world_log(&world, 0, 1, world.now);
	assert_int_equal(count_at(&world, LATER).rows, 6);
	newer = world_score(&world, 0, 4);
	newer.id = id;
	change = world_begin(&world, world.class_id, "checkin edit");
	OK(change_checkin_edit(change, &newer, &id, &world_error));
	commit(change);
	after = count_at(&world, LATER);
	assert_int_equal(after.rows, 6);
	assert_true(after.points - before.points > 3.99);
	change = world_begin(&world, world.class_id, "checkin withdraw");
	OK(change_checkin_withdraw(change, id, &world_error));
	commit(change);
	assert_int_equal(count_at(&world, LATER).rows, 5);
	world_leave(&world);
}

static void test_tally__leaves_out_what_was_observed_later(void **state)
{
	struct world world;

	contract_make(&world, state);
	assert_int_equal(count_at(&world, AT(-1, 0)).rows, 0);
	assert_int_equal(count_at(&world, AT(0, 6)).rows, 4);
	world_leave(&world);
}

static void test_tally__keeps_who_left_and_joins_who_was_merged(void **state)
{
	struct world world;
	struct change *change;
	struct counted counted;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "student withdraw");
	OK(change_withdraw(change, world.students[3], &world_error));
	commit(change);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[0], world.students[2],
		&world_error));
	commit(change);
	counted = count_at(&world, LATER);
	assert_int_equal(counted.rows, 5);
	assert_int_equal(counted.of[3], 1);
	assert_int_equal(counted.of[2], 0);
	assert_int_equal(counted.of[0], 3);
	world_leave(&world);
}

static void test_tally__ends_where_the_taker_ends_it(void **state)
{
	struct world world;
	struct counted counted = { .ends_at = 2 };

	contract_make(&world, state);
	counted.world = &world;
	REFUSED(store_tally(world.store, world.class_id, LATER, count_row,
		&counted, &world_error), ERROR_CANCELLED);
	assert_int_equal(counted.rows, 2);
	assert_int_equal(count_at(&world, LATER).rows, 5);
	world_leave(&world);
}

static void test_enrolments__are_intervals_of_everyone_ever_there(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct enrolment *rows;
	struct change *change;
	civil left, back;
	size_t count;

	contract_make(&world, state);
	left = world.now;
	change = world_begin(&world, world.class_id, "student withdraw");
	OK(change_withdraw(change, world.students[0], &world_error));
	commit(change);
	back = world.now;
	change = world_begin(&world, world.class_id, "student add");
	OK(change_enrol(change, world.students[0], &world_error));
	commit(change);
	OK(store_enrolments(world.store, world.class_id, LATER, &arena, &rows,
		&count, &world_error));
	assert_int_equal(count, 5);
	assert_int_equal(rows[0].student, world.students[0]);
	assert_int_equal(rows[0].left, left);
	assert_int_equal(rows[1].student, world.students[0]);
	assert_int_equal(rows[1].entered, back);
	assert_true(rows[1].left == CIVIL_NEVER);
	OK(store_enrolments(world.store, world.class_id, left, &arena, &rows,
		&count, &world_error));
	assert_int_equal(count, 4);
	assert_int_equal(rows[0].left, left);
	OK(store_enrolments(world.store, world.class_id, left - 1, &arena,
		&rows, &count, &world_error));
	assert_true(rows[0].left == CIVIL_NEVER);
	arena_release(&arena);
	world_leave(&world);
}

static void test_decisions__are_told_with_what_was_known_then(void **state)
{
	const double third = 1. / 3;
	struct world world;
	struct arena arena = ARENA_INIT;
	struct decision *rows;
	size_t count;

	contract_make(&world, state);
	OK(store_decisions(world.store, world.class_id, 0, LATER, &arena,
		&rows, &count, &world_error));
	assert_int_equal(count, 2);
	assert_int_equal(rows[0].student, world.students[1]);
	assert_int_equal(rows[0].state, MOVE_ACCEPTED);
	assert_int_equal(rows[0].from, CLUSTER_NONE);
	assert_int_equal(rows[0].to, CLUSTER_PRACTICE);
	assert_int_equal(rows[0].placed, CLUSTER_PRACTICE);
	assert_int_equal(rows[0].evidence, EVIDENCE_THIN);
	assert_int_equal(rows[0].objective, world.objectives[0]);
	assert_string_equal(rows[0].author, "ana");
	assert_true(rows[0].has_estimate);
	assert_memory_equal(&rows[0].estimate.above, &third, sizeof(third));
	assert_int_equal(rows[1].student, world.students[2]);
	assert_int_equal(rows[1].state, MOVE_REFUSED);
	assert_int_equal(rows[1].placed, CLUSTER_NONE);
	OK(store_decisions(world.store, world.class_id, rows[1].when, LATER,
		&arena, &rows, &count, &world_error));
	assert_int_equal(count, 1);
	OK(store_decisions(world.store, world.class_id, 0, rows[0].when - 1,
		&arena, &rows, &count, &world_error));
	assert_int_equal(count, 1);
	assert_int_equal(rows[0].student, world.students[1]);
	arena_release(&arena);
	world_leave(&world);
}

static void test_decisions__that_were_undone_never_were(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct decision *rows;
	struct action action;
	struct change *change;
	size_t count;

	contract_make(&world, state);
	OK(store_undoable(world.store, world.class_id, "ana", &arena, &action,
		&world_error));
	assert_string_equal(action.verb, "refuse");
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, action.id, &world_error));
	commit(change);
	OK(store_decisions(world.store, world.class_id, 0, LATER, &arena,
		&rows, &count, &world_error));
	assert_int_equal(count, 1);
	arena_release(&arena);
	world_leave(&world);
}

static void test_decisions__of_two_records_are_those_of_the_one_kept(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct decision *rows;
	struct change *change;
	size_t count;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[2], world.students[1],
		&world_error));
	commit(change);
	OK(store_decisions(world.store, world.class_id, 0, LATER, &arena,
		&rows, &count, &world_error));
	assert_int_equal(count, 1);
	assert_int_equal(rows[0].student, world.students[2]);
	assert_int_equal(rows[0].state, MOVE_REFUSED);
	arena_release(&arena);
	world_leave(&world);
}

static void test_standing__is_the_class_without_its_check_ins(void **state)
{
	struct world world;
	struct facts facts;

	contract_make(&world, state);
	OK(store_standing(world.store, world.class_id, LATER, &facts,
		&world_error));
	assert_int_equal(facts.checkin_count, 0);
	assert_int_equal(facts.student_count, 4);
	assert_int_equal(facts.stay_count, 2);
	assert_int_equal(facts.block_count, 1);
	assert_int_equal(facts.objective_count, 2);
	facts_release(&facts);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_tally__gives_each_check_in_that_stands_once),
		BOTH(test_tally__leaves_out_what_was_observed_later),
		BOTH(test_tally__keeps_who_left_and_joins_who_was_merged),
		BOTH(test_tally__ends_where_the_taker_ends_it),
		BOTH(test_enrolments__are_intervals_of_everyone_ever_there),
		BOTH(test_decisions__are_told_with_what_was_known_then),
		BOTH(test_decisions__that_were_undone_never_were),
		BOTH(
		test_decisions__of_two_records_are_those_of_the_one_kept),
		BOTH(test_standing__is_the_class_without_its_check_ins),
	};

	return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}

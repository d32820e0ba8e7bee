/* SPDX-License-Identifier: MIT */
/* What every driver must keep of where students are and what holds them. */
#include "contract.h"

static void test_store__reads_stays_and_locks_as_of_a_moment(void **state)
{
	struct world world;
	struct facts facts;
	struct change *change;

	contract_make(&world, state);
	world.now = AT(5, 8);
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[0], CLUSTER_EXTEND, NULL,
		&world_error));
	OK(change_unblock(change, 1, &world_error));
	OK(change_unlock(change, 2, &world_error));
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, AT(5, 8) - 1);
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_RETEACH);
	assert_non_null(facts_block(&facts, world.students[0]));
	assert_non_null(facts_pin(&facts, world.students[3]));
	facts_release(&facts);
	facts = world_facts(&world, AT(5, 8));
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_EXTEND);
	assert_int_equal(facts_stay(&facts, world.students[0])->since,
		AT(5, 8));
	assert_null(facts_block(&facts, world.students[0]));
	assert_null(facts_pin(&facts, world.students[3]));
	facts_release(&facts);
	facts = world_facts(&world, STORE_NO_EVIDENCE);
	assert_int_equal(facts.round_count, 1);
	assert_int_equal(facts.rounds[0].checkins, 0);
	assert_int_equal(facts.policy.version, 1);
	assert_int_equal(facts.student_count, WORLD_STUDENTS - 1);
	assert_int_equal(facts.checkin_count, 0);
	assert_int_equal(facts.stay_count, 0);
	assert_int_equal(facts.block_count, 0);
	assert_int_equal(facts.lock_count, 0);
	assert_int_equal(facts.refusal_count, 0);
	assert_int_equal(facts.reply_count, 0);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__ends_locks_and_absences_on_their_day(void **state)
{
	struct world world;
	struct facts facts;

	contract_make(&world, state);
	facts = world_facts(&world, AT(3, 23));
	assert_true(facts_is_absent(&facts, world.students[1]));
	assert_int_equal(facts.lock_count, 2);
	facts_release(&facts);
	facts = world_facts(&world, AT(60, 0));
	assert_false(facts_is_absent(&facts, world.students[1]));
	assert_int_equal(facts.lock_count, 1);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__knows_who_moved_a_student_by_hand_and_why(
	void **state)
{
	struct arena arena = ARENA_INIT;
	struct world world;
	struct stay *stays;
	size_t count;

	contract_make(&world, state);
	OK(store_stays(world.store, world.class_id, world.students[0], LATER,
		&arena, &stays, &count, &world_error));
	assert_int_equal(count, 1);
	assert_true(stays[0].by_hand);
	assert_string_equal(stays[0].why, "asked");
	assert_string_equal(stays[0].by, "ana");
	arena_release(&arena);
	world_leave(&world);
}

static void move_to(struct world *world, size_t student, enum cluster to)
{
	struct change *change = world_begin(world, world->class_id, "move");

	OK(change_move(change, world->students[student], to, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
}

static void test_store__tells_of_the_stays_that_are_over(void **state)
{
	struct world world;
	struct facts facts;
	civil moved;

	contract_make(&world, state);
	moved = world.now;
	move_to(&world, 0, CLUSTER_EXTEND);
	move_to(&world, 0, CLUSTER_RETEACH);
	move_to(&world, 1, CLUSTER_INTERVENE);
	OK(store_facts(world.store, world.class_id, LATER, &facts,
		&world_error));
	assert_int_equal(facts.past_count, 3);
	assert_int_equal(facts.past[0].student, world.students[0]);
	assert_int_equal(facts.past[0].cluster, CLUSTER_RETEACH);
	assert_int_equal(facts.past[0].until, moved);
	assert_int_equal(facts.past[1].cluster, CLUSTER_EXTEND);
	assert_int_equal(facts.past[1].since, moved);
	assert_int_equal(facts.past[1].until, moved + 60);
	assert_int_equal(facts.past[2].student, world.students[1]);
	assert_int_equal(facts_stay(&facts, world.students[0])->since,
		moved + 60);
	facts_release(&facts);
	OK(store_facts(world.store, world.class_id, moved - 1, &facts,
		&world_error));
	assert_int_equal(facts.past_count, 0);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__refuses_a_move_before_the_stay_began(void **state)
{
	struct world world;
	struct change *change;

	contract_make(&world, state);
	world.now = AT(0, 7);
	change = world_begin(&world, world.class_id, "move");
	REFUSED(change_move(change, world.students[0], CLUSTER_EXTEND, NULL,
		&world_error), ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_store__reads_stays_and_locks_as_of_a_moment),
		BOTH(test_store__ends_locks_and_absences_on_their_day),
		BOTH(test_store__knows_who_moved_a_student_by_hand_and_why),
		BOTH(test_store__tells_of_the_stays_that_are_over),
		BOTH(test_store__refuses_a_move_before_the_stay_began),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

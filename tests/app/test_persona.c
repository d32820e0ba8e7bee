/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "app/persona.h"

#define STUDENTS 5
#define BUILDER 2

/* Students 1 to 4 are builders, 5 is independent. */
struct world {
	struct student students[STUDENTS];
	struct block blocks[4];
	struct checkin checkins[5];
	struct profile profiles[4];
	struct plan plans[5];
	struct plan_session sessions[5];
	struct signals signals[STUDENTS];
	struct segment_seat seats[STUDENTS];
	struct room room;
	struct segmentation from;
};

static void fill_people(struct world *world)
{
	struct facts *facts = &world->room.facts;

	for (size_t i = 0; i < STUDENTS; i++) {
		world->students[i] = (struct student){
			.id = (int64_t)i + 1, .name = "Somebody"
		};
		world->seats[i].segment = i < 4 ? BUILDER : 4;
		for (size_t j = 0; j < SIGNAL_COUNT; j++)
			world->signals[i].value[j] = NAN;
		world->signals[i].value[SIGNAL_LEVEL] = .1 * (double)(i + 1);
	}
	facts->students = world->students;
	facts->student_count = STUDENTS;
	facts->blocks = world->blocks;
	facts->checkins = world->checkins;
	facts_sort(facts);
}

static void set_up_world(struct world *world)
{
	memset(world, 0, sizeof(*world));
	fill_people(world);
	world->from.room = &world->room;
	world->from.signals = world->signals;
	world->from.seats = world->seats;
	world->from.learners.profiles = world->profiles;
	world->from.learners.plans = world->plans;
	world->from.learners.sessions = world->sessions;
	segments_init(&world->from.segments);
}

static void tear_down_world(struct world *world)
{
	arena_release(&world->room.facts.arena);
}

static void add_profile(struct world *world, int64_t student,
	const char *goal)
{
	size_t at = world->from.learners.profile_count++;

	world->profiles[at] = (struct profile){
		.id = (int64_t)at + 1, .student = student, .goal = goal
	};
}

static void add_plan(struct world *world, int64_t student,
	const char *strategy, enum plan_outcome outcome)
{
	size_t at = world->from.learners.plan_count++;

	world->plans[at] = (struct plan){
		.id = (int64_t)at + 1, .student = student,
		.strategy = strategy, .outcome = outcome
	};
}

static void test_persona__names_the_goals_most_have(void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	add_profile(&world, 1, "Read a book");
	add_profile(&world, 2, "Pass the test");
	add_profile(&world, 3, "pass the  test");
	add_profile(&world, 5, "Read a book");
	persona_read(&persona, &world.from, BUILDER);
	assert_int_equal(persona.students, 4);
	assert_int_equal(persona.profiles, 3);
	assert_int_equal(persona.goal_count, 2);
	assert_string_equal(persona.goals[0].text, "Pass the test");
	assert_int_equal(persona.goals[0].count, 2);
	assert_string_equal(persona.goals[1].text, "Read a book");
	assert_int_equal(persona.goals[1].count, 1);
	tear_down_world(&world);
}

static void add_block(struct world *world, int64_t student, const char *what)
{
	struct facts *facts = &world->room.facts;
	size_t at = facts->block_count++;

	world->blocks[at] = (struct block){
		.id = (int64_t)at + 1, .student = student, .what = what,
		.severity = 2
	};
}

static void test_persona__counts_a_known_constraint_by_its_name(
	void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	add_block(&world, 1, "band practice");
	add_block(&world, 2, "time: works evenings");
	add_block(&world, 3, "time");
	add_block(&world, 5, "band practice");
	persona_read(&persona, &world.from, BUILDER);
	assert_int_equal(persona.block_count, 2);
	assert_string_equal(persona.blocks[0].text, "time");
	assert_int_equal(persona.blocks[0].count, 2);
	assert_string_equal(persona.blocks[1].text, "band practice");
	assert_int_equal(persona.blocks[1].count, 1);
	tear_down_world(&world);
}

static void add_session(struct world *world, int64_t plan, bool held)
{
	size_t at = world->from.learners.session_count++;

	world->sessions[at] = (struct plan_session){
		.id = (int64_t)at + 1, .plan = plan, .held = held
	};
}

static void test_persona__says_what_helped_by_plans_that_met(
	void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	add_plan(&world, 1, "peer reading", PLAN_MET);
	add_plan(&world, 2, "Peer reading", PLAN_STOPPED);
	add_plan(&world, 3, "flash cards", PLAN_STOPPED);
	add_plan(&world, 4, "peer reading", PLAN_OPEN);
	add_plan(&world, 5, "peer reading", PLAN_MET);
	for (int64_t plan = 1; plan <= 5; plan++)
		add_session(&world, plan, true);
	persona_read(&persona, &world.from, BUILDER);
	assert_int_equal(persona.strategy_count, 1);
	assert_string_equal(persona.strategies[0].text, "peer reading");
	assert_int_equal(persona.strategies[0].count, 1);
	assert_int_equal(persona.strategies[0].of, 2);
	tear_down_world(&world);
}

static void test_persona__says_nothing_helped_that_was_not_held(
	void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	add_plan(&world, 1, "peer reading", PLAN_MET);
	add_plan(&world, 2, "peer reading", PLAN_MET);
	add_session(&world, 2, false);
	persona_read(&persona, &world.from, BUILDER);
	assert_int_equal(persona.strategy_count, 0);
	tear_down_world(&world);
}

static void test_persona__has_medians_beside_the_class(void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	world.signals[0].value[SIGNAL_LEVEL] = NAN;
	persona_read(&persona, &world.from, BUILDER);
	assert_true(fabs(persona.median[SIGNAL_LEVEL] - .3) < 1e-9);
	assert_true(fabs(persona.class_median[SIGNAL_LEVEL] - .35) < 1e-9);
	assert_true(isnan(persona.median[SIGNAL_DAYS]));
	tear_down_world(&world);
}

static void test_persona__of_blocked_says_nothing_of_skill(
	void **state UNUSED)
{
	struct world world;
	struct persona persona;

	set_up_world(&world);
	for (size_t i = 0; i < STUDENTS; i++) {
		world.seats[i].segment = 0;
		world.signals[i].value[SIGNAL_DAYS] = 2;
	}
	persona_read(&persona, &world.from, 0);
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		if (signal_kinds[i].is_skill)
			assert_true(isnan(persona.median[i]));
	assert_true(persona.median[SIGNAL_DAYS] > 1.9);
	tear_down_world(&world);
}

static void test_persona__counts_the_support_used(void **state UNUSED)
{
	struct world world;
	struct persona persona;
	struct facts *facts = &world.room.facts;

	set_up_world(&world);
	facts->checkin_count = 5;
	for (size_t i = 0; i < 5; i++)
		world.checkins[i] = (struct checkin){
			.id = (int64_t)i + 1, .student = (int64_t)i + 1,
			.support = i < 2 ? SUPPORT_HINT : SUPPORT_HELPED
		};
	persona_read(&persona, &world.from, BUILDER);
	assert_int_equal(persona.support[SUPPORT_HINT], 2);
	assert_int_equal(persona.support[SUPPORT_HELPED], 2);
	assert_int_equal(persona.support[SUPPORT_ALONE], 0);
	tear_down_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_persona__names_the_goals_most_have),
		cmocka_unit_test(
			test_persona__counts_a_known_constraint_by_its_name),
		cmocka_unit_test(
			test_persona__says_what_helped_by_plans_that_met),
		cmocka_unit_test(
			test_persona__says_nothing_helped_that_was_not_held),
		cmocka_unit_test(test_persona__has_medians_beside_the_class),
		cmocka_unit_test(
			test_persona__of_blocked_says_nothing_of_skill),
		cmocka_unit_test(test_persona__counts_the_support_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

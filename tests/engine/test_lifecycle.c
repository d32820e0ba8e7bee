/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "world.h"

static void assert_lifecycle(struct world *world, int64_t day,
	enum lifecycle expected)
{
	assert_string_equal(lifecycle_name(world_first(world, day).lifecycle),
		lifecycle_name(expected));
}

static void test_lifecycle__is_new_with_two_checkins_in_two_weeks(
	void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	sample_quiz(&world->sample, 1, 13, 2);
	assert_lifecycle(world, 13, LIFECYCLE_NEW);
	assert_lifecycle(world, 14, LIFECYCLE_ACTIVE);
	sample_quiz(&world->sample, 1, 13, 2);
	assert_lifecycle(world, 13, LIFECYCLE_ACTIVE);
}

static void test_lifecycle__is_at_risk_after_five_class_days(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 4);
	assert_lifecycle(world, 4, LIFECYCLE_NEW);
	/* The week-end is none of them. */
	assert_lifecycle(world, 6, LIFECYCLE_NEW);
	world_meet(world, 7, 7);
	assert_lifecycle(world, 7, LIFECYCLE_AT_RISK);
}

static void test_lifecycle__is_inactive_after_fifteen_class_days(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 18);
	assert_true(world_first(world, 18).value[SIGNAL_DAYS] < 14.5);
	assert_lifecycle(world, 18, LIFECYCLE_AT_RISK);
	world_meet(world, 21, 21);
	assert_lifecycle(world, 21, LIFECYCLE_INACTIVE);
}

/* Class days 1 to 15 lie between day 0 and day 22. */
static void test_lifecycle__has_returned_after_fifteen_without(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 22);
	sample_quiz(&world->sample, 1, 22, 2);
	assert_lifecycle(world, 22, LIFECYCLE_RETURNED);
}

static void test_lifecycle__has_not_returned_after_fourteen(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 21);
	sample_quiz(&world->sample, 1, 21, 2);
	assert_lifecycle(world, 21, LIFECYCLE_ACTIVE);
}

static void test_lifecycle__has_returned_for_ten_class_days(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 35);
	for (int64_t day = 22; day <= 35; day++)
		if (day % 7 < 5)
			sample_quiz(&world->sample, 1, day, 2);
	/* Days 22 to 25 and 28 to 32, and day 35: ten of them. */
	assert_lifecycle(world, 35, LIFECYCLE_RETURNED);
	world_meet(world, 36, 36);
	sample_quiz(&world->sample, 1, 36, 2);
	assert_lifecycle(world, 36, LIFECYCLE_ACTIVE);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)


int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_lifecycle__is_new_with_two_checkins_in_two_weeks),
		TEST(test_lifecycle__is_at_risk_after_five_class_days),
		TEST(test_lifecycle__is_inactive_after_fifteen_class_days),
		TEST(test_lifecycle__has_returned_after_fifteen_without),
		TEST(test_lifecycle__has_not_returned_after_fourteen),
		TEST(test_lifecycle__has_returned_for_ten_class_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

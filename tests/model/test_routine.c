/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "model/routine.h"

static const struct routine routines[] = {
	{ .cluster = CLUSTER_RETEACH, .task = "of the class" },
	{ .cluster = CLUSTER_RETEACH, .objective = 7, .task = "of seven" },
	{ .cluster = CLUSTER_PRACTICE, .objective = 7, .task = "practice" },
};

static const char *task_for(enum cluster cluster, int64_t objective)
{
	const struct routine *routine = routine_for(routines,
		ARRAY_LEN(routines), cluster, objective);

	return routine ? routine->task : "none";
}

static void test_routine__of_the_objective_goes_before_that_of_the_class(
	void **state)
{
	(void)state;
	assert_string_equal(task_for(CLUSTER_RETEACH, 7), "of seven");
	assert_string_equal(task_for(CLUSTER_RETEACH, 8), "of the class");
	assert_string_equal(task_for(CLUSTER_RETEACH, 0), "of the class");
	assert_string_equal(task_for(CLUSTER_PRACTICE, 7), "practice");
	assert_string_equal(task_for(CLUSTER_PRACTICE, 8), "none");
	assert_string_equal(task_for(CLUSTER_PRACTICE, 0), "none");
	assert_string_equal(task_for(CLUSTER_EXTEND, 7), "none");
}

static void assert_refused(const struct routine *routine, const char *part)
{
	struct error err = ERROR_INIT;

	assert_false(routine_check(routine, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, part));
}

static void test_routine__is_of_a_cluster_that_has_a_sentence(void **state)
{
	struct routine routine = {
		.cluster = CLUSTER_EXTEND,
		.sentence = "Who can, and wants more.",
	};

	(void)state;
	assert_true(routine_check(&routine, NULL));
	routine.cause = "weather";
	assert_refused(&routine, "content, format, pacing or constraint");
	routine.cause = "pacing";
	assert_true(routine_check(&routine, NULL));
	routine.sentence = "  ";
	assert_refused(&routine, "one sentence");
	routine.sentence = NULL;
	assert_refused(&routine, "extend");
	routine.cluster = CLUSTER_NONE;
	assert_refused(&routine, "belongs to a cluster");
}

static void test_routine__keeps_its_numbers_within_limits(void **state)
{
	const struct routine sound = {
		.cluster = CLUSTER_EXTEND,
		.sentence = "Who can.",
		.tier = 3,
		.minutes = ROUTINE_MINUTES_MAX,
		.cadence_days = ROUTINE_CADENCE_MAX,
	};
	struct routine routine = sound;

	(void)state;
	assert_true(routine_check(&routine, NULL));
	routine.tier = 4;
	assert_refused(&routine, "the tier");
	routine = sound;
	routine.minutes++;
	assert_refused(&routine, "the time");
	routine = sound;
	routine.cadence_days = -1;
	assert_refused(&routine, "the cadence");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_routine__of_the_objective_goes_before_that_of_the_class),
		cmocka_unit_test(
			test_routine__is_of_a_cluster_that_has_a_sentence),
		cmocka_unit_test(
			test_routine__keeps_its_numbers_within_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

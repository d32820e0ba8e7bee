/* SPDX-License-Identifier: MIT */
/* Two placings held against what came next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/contest.h"
#include "rows.h"

static const struct lines shifted = { .low = .5, .high = .6 };

static struct contest contest_of(size_t student, double score,
	enum cluster first, enum cluster second)
{
	return (struct contest){
		.student = student,
		.score = score,
		.sides = { { first, lines }, { second, lines } },
	};
}

static void test_contest__has_no_distance_inside_the_band(void **state)
{
	(void)state;
	assert_near(contest_distance(0, CLUSTER_RETEACH, lines), 0, 1e-12);
	assert_near(contest_distance(.5, CLUSTER_RETEACH, lines), 0, 1e-12);
	assert_near(contest_distance(.5, CLUSTER_PRACTICE, lines), 0, 1e-12);
	assert_near(contest_distance(.8, CLUSTER_PRACTICE, lines), 0, 1e-12);
	assert_near(contest_distance(1, CLUSTER_EXTEND, lines), 0, 1e-12);
}

static void test_contest__measures_to_the_nearer_end_of_the_band(void **state)
{
	(void)state;
	assert_near(contest_distance(.75, CLUSTER_RETEACH, lines), .25,
		1e-12);
	assert_near(contest_distance(.25, CLUSTER_PRACTICE, lines), .25,
		1e-12);
	assert_near(contest_distance(1, CLUSTER_PRACTICE, lines), .2, 1e-12);
	assert_near(contest_distance(.25, CLUSTER_EXTEND, lines), .55, 1e-12);
	assert_near(contest_distance(.75, CLUSTER_PRACTICE, shifted), .15,
		1e-12);
}

static void test_contest__counts_who_was_nearer(void **state)
{
	struct contest contests[] = {
		contest_of(0, .25, CLUSTER_RETEACH, CLUSTER_PRACTICE),
		contest_of(1, .25, CLUSTER_RETEACH, CLUSTER_EXTEND),
		contest_of(2, 1, CLUSTER_PRACTICE, CLUSTER_EXTEND),
		contest_of(3, .5, CLUSTER_RETEACH, CLUSTER_PRACTICE),
	};
	struct contest_report report;

	(void)state;
	contest_judge(contests, ARRAY_LEN(contests), &report);
	assert_int_equal(report.nearer[CONTEST_FIRST], 2);
	assert_int_equal(report.nearer[CONTEST_SECOND], 1);
	assert_int_equal(report.alike, 1);
	assert_near(report.distance[CONTEST_FIRST], .05, 1e-12);
	assert_near(report.distance[CONTEST_SECOND], .2, 1e-12);
	assert_false(report.gain.is_known);
}

static void test_contest__says_how_sure_it_is(void **state)
{
	struct contest contests[24];
	struct contest_report report;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(contests); i++)
		contests[i] = contest_of(i / 3, i % 4 ? 1 : .75,
			CLUSTER_PRACTICE, CLUSTER_EXTEND);
	contest_judge(contests, ARRAY_LEN(contests), &report);
	assert_true(report.gain.is_known && report.gain.has_range);
	assert_near(report.gain.value, .75 * .2 - .25 * .05, 1e-12);
	assert_true(report.gain.low > 0);
	assert_true(report.gain.high > report.gain.value);
}

static void test_contest__is_nothing_without_differences(void **state)
{
	struct contest_report report;

	(void)state;
	contest_judge(NULL, 0, &report);
	assert_int_equal(report.alike, 0);
	assert_false(report.gain.is_known);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contest__has_no_distance_inside_the_band),
		cmocka_unit_test(
			test_contest__measures_to_the_nearer_end_of_the_band),
		cmocka_unit_test(test_contest__counts_who_was_nearer),
		cmocka_unit_test(test_contest__says_how_sure_it_is),
		cmocka_unit_test(
			test_contest__is_nothing_without_differences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

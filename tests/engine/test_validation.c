/* SPDX-License-Identifier: MIT */
/* Classes replayed and judged, the rivals among the judges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/validation.h"
#include "rows.h"

static struct validation_class class_of(const struct class_rows *class,
	const struct policy *policy)
{
	return (struct validation_class){
		.rows = class->rows, .count = class->count,
		.students = STUDENTS, .objectives = OBJECTIVES,
		.policy = policy, .end = 100,
	};
}

static struct policy some_policy(void)
{
	struct policy policy;

	policy_init(&policy);
	return policy;
}

static void report_on(const struct validation_class *class,
	struct validation_report *report)
{
	struct validation *validation = validation_new();

	validation_add(validation, class);
	validation_report(validation, report);
	validation_free(validation);
}

static void test_validation__predicts_each_row_from_earlier_ones(void **state)
{
	struct class_rows class = some_class(1, 20);
	struct policy policy = some_policy();
	struct validation_class one = class_of(&class, &policy);
	struct validation *validation = validation_new();
	struct fit *nothing = fit_new(NULL, 0, STUDENTS, OBJECTIVES);
	struct estimate estimate = belief_estimate(fit_belief(nothing, 0, 0,
		0), lines);
	const struct prediction *predictions;
	size_t count;
	size_t round;

	(void)state;
	validation_add(validation, &one);
	predictions = validation_predictions(validation, &count);
	assert_int_equal(count, class.count);
	round = class.rows[0].round;
	for (size_t i = 0; class.rows[i].round == round; i++) {
		assert_near(predictions[i].expected,
			belief_expected(fit_in_round(nothing, 0, 0, 0, 0),
			false), 1e-12);
		assert_near(predictions[i].low, estimate.low, 1e-12);
		assert_near(predictions[i].high, estimate.high, 1e-12);
		for (size_t j = 0; j < RIVAL_COUNT; j++)
			assert_near(predictions[i].rivals[j], .5, 1e-12);
		assert_int_equal(predictions[i].cluster, CLUSTER_NONE);
	}
	fit_free(nothing);
	validation_free(validation);
}

static void test_validation__finds_the_engine_ahead_of_its_rivals(
	void **state)
{
	struct policy policy = some_policy();
	struct validation *validation = validation_new();
	struct validation_report report;

	(void)state;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		struct class_rows class = some_class(seed, 20);
		struct validation_class one = class_of(&class, &policy);

		validation_add(validation, &one);
	}
	validation_report(validation, &report);
	validation_free(validation);
	assert_int_equal(report.classes, 10);
	assert_int_equal(report.students, 10 * STUDENTS);
	for (size_t i = 0; i < RIVAL_COUNT; i++) {
		assert_true(report.rivals[i].gain.low > 0);
		assert_true(report.engine.auc.value >
			report.rivals[i].auc.value);
		assert_true(report.engine.rmse.value <
			report.rivals[i].rmse.value);
	}
	/* A class that varies less than the engine is ready for. */
	assert_true(report.coverage.value > .8 && report.coverage.value < .95);
	assert_true(report.calibration.error.value < .05);
	assert_true(report.practice_over_reteach.low > 0);
	assert_true(report.extend_over_practice.low > 0);
	assert_true(report.clusters[CLUSTER_INTERVENE].checkins == 0);
}

static void test_validation__says_nothing_of_a_handful(void **state)
{
	struct class_rows class = some_class(2, 1);
	struct policy policy = some_policy();
	struct validation_class one = class_of(&class, &policy);
	struct validation_report report;

	(void)state;
	report_on(&one, &report);
	assert_false(report.engine.auc.is_known);
	assert_false(report.engine.rmse.is_known);
	assert_false(report.calibration.error.is_known);
	assert_false(report.coverage.is_known);
	assert_false(report.practice_over_reteach.is_known);
	assert_false(report.reversed.is_known);
	assert_false(report.clusters[CLUSTER_PRACTICE].stay_days.is_known);
	one.count = 0;
	report_on(&one, &report);
	assert_int_equal(report.checkins, 0);
	assert_false(report.engine.rmse.is_known);
}

/*
 * Twelve students with six check-ins a day apart each. Those below `back`
 * are moved from practice to reteach after the second one and back after one
 * more, the others after the second only.
 */
static struct validation_report report_on_moves(size_t back)
{
	static struct class_rows class;
	struct policy policy = some_policy();
	struct placing placings[3 * STUDENTS];
	struct validation_class one;
	struct validation_report report;
	struct figure reversed;
	size_t moves;
	size_t count = 0;

	class.count = 0;
	for (size_t day = 0; day < 6; day++) {
		for (size_t i = 0; i < STUDENTS; i++) {
			size_t before = class.count;
			enum cluster to = day == 2 ? CLUSTER_RETEACH :
				CLUSTER_PRACTICE;

			if (day == 0 || day == 2 || (day == 3 && i < back))
				placings[count++] = (struct placing){ before,
					i, to, (double)day };
			add(&class, i, 0, FIT_NO_ROUND, (double)day,
				to == CLUSTER_RETEACH ? 1 : 3, 4);
		}
	}
	one = class_of(&class, &policy);
	one.has_placings = true;
	one.placings = placings;
	one.placing_count = count;
	one.end = 7;
	report_on(&one, &report);
	/* The placings alone say the same. */
	validation_moves(&one, &moves, &reversed);
	assert_int_equal(moves, report.moves);
	assert_near(reversed.value, report.reversed.value, 1e-12);
	return report;
}

static void test_validation__counts_moves_that_are_taken_back(void **state)
{
	struct validation_report report = report_on_moves(STUDENTS);

	(void)state;
	/* The way back held for the three check-ins that were left. */
	assert_int_equal(report.moves, 2 * STUDENTS);
	assert_near(report.reversed.value, .5, 1e-12);
	report = report_on_moves(STUDENTS / 2);
	/* Who was left in reteach stood there for four. */
	assert_int_equal(report.moves, STUDENTS / 2 * 3);
	assert_near(report.reversed.value, 1. / 3, 1e-12);
}

static void test_validation__measures_time_in_a_cluster(void **state)
{
	struct validation_report report = report_on_moves(STUDENTS);
	const struct cluster_report *reteach =
		&report.clusters[CLUSTER_RETEACH];
	const struct cluster_report *practice =
		&report.clusters[CLUSTER_PRACTICE];

	(void)state;
	assert_int_equal(reteach->stays, STUDENTS);
	assert_int_equal(reteach->ended, STUDENTS);
	assert_int_equal(reteach->checkins, STUDENTS);
	assert_near(reteach->stay_checkins.value, 1, 1e-12);
	assert_near(reteach->stay_days.value, 1, 1e-12);
	assert_int_equal(practice->stays, 2 * STUDENTS);
	assert_int_equal(practice->ended, STUDENTS);
	/* Two days that ended, four that still last. */
	assert_near(practice->stay_days.value, 6, 1e-12);
	assert_near(practice->score.value, .75, 1e-12);
	assert_true(report.practice_over_reteach.is_known == false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_validation__predicts_each_row_from_earlier_ones),
		cmocka_unit_test(
			test_validation__finds_the_engine_ahead_of_its_rivals),
		cmocka_unit_test(test_validation__says_nothing_of_a_handful),
		cmocka_unit_test(
			test_validation__counts_moves_that_are_taken_back),
		cmocka_unit_test(test_validation__measures_time_in_a_cluster),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

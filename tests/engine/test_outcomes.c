/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "engine/outcomes.h"
#include "sample.h"

#define assert_near(actual, expected, tolerance) \
	assert_true(fabs((actual) - (expected)) < (tolerance))

/* Unknown but for the score. */
static struct outcome_row row(size_t student, size_t segment, double score)
{
	struct outcome_row row = { .student = student, .segment = segment };

	for (size_t i = 0; i < OUTCOME_COUNT; i++)
		row.value[i] = NAN;
	row.value[OUTCOME_SCORE] = score;
	return row;
}

static void test_outcomes__range_is_that_of_students_t(void **state)
{
	const struct outcome_row rows[] = {
		row(0, 0, .5), row(1, 0, .6), row(2, 0, .7),
	};
	const struct outcome_row wide[] = {
		row(0, 0, .1), row(1, 0, .5), row(2, 0, .9),
	};
	struct outcomes outcomes;

	(void)state;
	outcomes_sum(&outcomes, 1, rows, ARRAY_LEN(rows));
	assert_int_equal(outcomes.of[0][OUTCOME_SCORE].count, 3);
	assert_near(outcomes.of[0][OUTCOME_SCORE].mean, .6, 1e-9);
	/* .1 / sqrt(3) is the standard error, 4.303 the quantile. */
	assert_near(outcomes.of[0][OUTCOME_SCORE].low, .6 - .248434, 1e-5);
	assert_near(outcomes.of[0][OUTCOME_SCORE].high, .6 + .248434, 1e-5);
	outcomes_sum(&outcomes, 1, wide, ARRAY_LEN(wide));
	assert_near(outcomes.of[0][OUTCOME_SCORE].low, 0, 1e-9);
	assert_near(outcomes.of[0][OUTCOME_SCORE].high, 1, 1e-9);
	outcomes_sum(&outcomes, 1, rows, 2);
	assert_near(outcomes.of[0][OUTCOME_SCORE].mean, .55, 1e-9);
	assert_true(isnan(outcomes.of[0][OUTCOME_SCORE].low));
	outcomes_sum(&outcomes, 1, rows, 0);
	assert_int_equal(outcomes.of[0][OUTCOME_SCORE].count, 0);
	assert_true(isnan(outcomes.of[0][OUTCOME_SCORE].mean));
}

/* 41 students, 20 at 0, 20 at 1 and one between: standard error sqrt(10 / 40
 * / 41), quantile of 40 degrees 2.021. */
static void test_outcomes__quantile_goes_on_beyond_the_table(void **state)
{
	struct outcome_row rows[41];
	struct outcomes outcomes;

	(void)state;
	for (size_t i = 0; i < 41; i++)
		rows[i] = row(i, 0, i < 20 ? 0 : i < 40 ? 1 : .5);
	outcomes_sum(&outcomes, 1, rows, 41);
	assert_near(outcomes.of[0][OUTCOME_SCORE].high - .5,
		2.021 * sqrt(10. / 40 / 41), 5e-5);
}

static void test_outcomes__count_a_student_once_a_segment(void **state)
{
	const struct outcome_row rows[] = {
		row(0, 0, .2), row(1, 0, .8), row(0, 0, .4), row(0, 1, 1),
		row(0, 0, NAN),
	};
	struct outcomes outcomes;

	(void)state;
	outcomes_sum(&outcomes, 2, rows, ARRAY_LEN(rows));
	assert_int_equal(outcomes.students[0], 2);
	assert_int_equal(outcomes.students[1], 1);
	assert_int_equal(outcomes.of[0][OUTCOME_SCORE].count, 2);
	assert_near(outcomes.of[0][OUTCOME_SCORE].mean, .55, 1e-9);
	assert_near(outcomes.of[1][OUTCOME_SCORE].mean, 1, 1e-9);
}

/* Means .2 and .6 with .02 each within; all about .4: .2. */
static void test_outcomes__effect_is_the_share_between_segments(void **state)
{
	const struct outcome_row rows[] = {
		row(0, 0, .1), row(1, 0, .3), row(2, 1, .5), row(3, 1, .7),
	};
	struct outcomes outcomes;

	(void)state;
	outcomes_sum(&outcomes, 2, rows, 4);
	assert_near(outcomes.effect[OUTCOME_SCORE], .8, 1e-9);
	assert_true(isnan(outcomes.effect[OUTCOME_GAIN]));
	outcomes_sum(&outcomes, 2, rows, 3);
	assert_true(isnan(outcomes.effect[OUTCOME_SCORE]));
}

static void test_outcomes__know_no_effect_where_all_are_alike(void **state)
{
	const struct outcome_row rows[] = {
		row(0, 0, .5), row(1, 0, .5), row(2, 1, .5), row(3, 1, .5),
	};
	struct outcomes outcomes;

	(void)state;
	outcomes_sum(&outcomes, 2, rows, ARRAY_LEN(rows));
	assert_true(isnan(outcomes.effect[OUTCOME_SCORE]));
}

static void test_outcomes__call_stalled_who_has_no_gain(void **state)
{
	struct outcome_row rows[] = {
		row(0, 0, .5), row(1, 0, .5), row(2, 0, .5), row(3, 0, .5),
	};
	struct outcomes outcomes;

	(void)state;
	rows[0].value[OUTCOME_GAIN] = .01;
	rows[1].value[OUTCOME_GAIN] = 0;
	rows[2].value[OUTCOME_GAIN] = -.2;
	outcomes_sum(&outcomes, 1, rows, ARRAY_LEN(rows));
	assert_int_equal(outcomes.students[0], 4);
	assert_int_equal(outcomes.gained[0], 1);
	assert_int_equal(outcomes.stalled[0], 2);
}

static void test_outcomes__measure_what_came_after(void **state)
{
	struct sample sample;
	struct outcome_row rows[3];
	struct engine *engine;

	(void)state;
	sample_init(&sample, 3);
	sample_quiz(&sample, 1, 0, 0);
	sample_quiz(&sample, 2, 0, 4);
	sample_quiz(&sample, 1, 7, 4);
	sample_quiz(&sample, 1, 8, 4);
	sample_score(&sample, 1, 1, 16, sample_items(2, 2));
	sample_quiz(&sample, 2, 16, 1);
	sample.facts.checkins[3].confidence = 3;
	sample.facts.checkins[4].confidence = 4;
	sample.facts.checkins[3].minutes = 12;
	sample_day(&sample, 20);
	sample_sort(&sample);
	engine = engine_new(&sample.facts);
	outcomes_measure(engine, &sample.facts, sample_time(6), rows);
	engine_free(engine);
	assert_int_equal(rows[1].student, 1);
	assert_near(rows[0].value[OUTCOME_SCORE], 1, 1e-9);
	assert_near(rows[1].value[OUTCOME_SCORE], .25, 1e-9);
	assert_true(isnan(rows[2].value[OUTCOME_SCORE]));
	/* Two class weeks. */
	assert_near(rows[0].value[OUTCOME_CHECKINS], 1.5, 1e-9);
	assert_near(rows[1].value[OUTCOME_CHECKINS], .5, 1e-9);
	assert_near(rows[2].value[OUTCOME_CHECKINS], 0, 1e-9);
	assert_near(rows[0].value[OUTCOME_CONFIDENCE], 3.5, 1e-9);
	assert_near(rows[0].value[OUTCOME_MINUTES], 12, 1e-9);
	assert_true(isnan(rows[1].value[OUTCOME_MINUTES]));
	assert_true(rows[0].value[OUTCOME_GAIN] > .05);
	assert_true(rows[1].value[OUTCOME_GAIN] < -.05);
	assert_true(isnan(rows[2].value[OUTCOME_GAIN]));
	assert_true(isnan(rows[0].value[OUTCOME_DONE]));
	sample_release(&sample);
}

static void test_outcomes__know_no_gain_of_one_check_in(void **state)
{
	struct sample sample;
	struct outcome_row rows[2];
	struct engine *engine;

	(void)state;
	sample_init(&sample, 2);
	sample_quiz(&sample, 1, 7, 4);
	sample_quiz(&sample, 2, 1, 4);
	sample_score(&sample, 2, 2, 7, sample_items(2, 4));
	sample_day(&sample, 8);
	sample_sort(&sample);
	engine = engine_new(&sample.facts);
	outcomes_measure(engine, &sample.facts, sample_time(3), rows);
	assert_true(isnan(rows[0].value[OUTCOME_GAIN]));
	assert_true(isnan(rows[1].value[OUTCOME_GAIN]));
	outcomes_measure(engine, &sample.facts, sample_time(9), rows);
	assert_true(isnan(rows[0].value[OUTCOME_CHECKINS]));
	engine_free(engine);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outcomes__range_is_that_of_students_t),
		cmocka_unit_test(
			test_outcomes__quantile_goes_on_beyond_the_table),
		cmocka_unit_test(test_outcomes__count_a_student_once_a_segment),
		cmocka_unit_test(
			test_outcomes__effect_is_the_share_between_segments),
		cmocka_unit_test(
			test_outcomes__know_no_effect_where_all_are_alike),
		cmocka_unit_test(test_outcomes__call_stalled_who_has_no_gain),
		cmocka_unit_test(test_outcomes__measure_what_came_after),
		cmocka_unit_test(test_outcomes__know_no_gain_of_one_check_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

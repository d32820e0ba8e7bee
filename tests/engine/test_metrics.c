/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "base/rng.h"
#include "engine/metrics.h"

#define COUNT 40

#define assert_near(actual, expected, tolerance) \
	assert_true(fabs((actual) - (expected)) < (tolerance))

struct case_of {
	double predictions[COUNT];
	struct outcome outcomes[COUNT];
};

/* So many predictions and scores over and over, a student each time. */
static struct case_of repeat(const double *predictions, const double *scores,
	size_t count)
{
	struct case_of c;

	for (size_t i = 0; i < COUNT; i++) {
		c.predictions[i] = predictions[i % count];
		c.outcomes[i] = (struct outcome){
			.student = i / count,
			.score = scores[i % count],
			.items = 1,
		};
	}
	return c;
}

static void test_metrics__counts_pairs_in_the_right_order(void **state)
{
	static const double predictions[] = { .1, .4, .35, .8 };
	static const double scores[] = { 0, 0, 1, 1 };
	struct case_of c = repeat(predictions, scores, 4);
	struct figure auc = metrics_auc(c.predictions, c.outcomes, COUNT);

	(void)state;
	assert_true(auc.is_known);
	assert_near(auc.value, .75, 1e-12);
	/* Every student shows the same: nothing is uncertain. */
	assert_true(auc.has_range);
	assert_near(auc.low, .75, 1e-9);
	assert_near(auc.high, .75, 1e-9);
}

static void test_metrics__counts_equal_predictions_half(void **state)
{
	static const double predictions[] = { .5, .5, .5, .9 };
	static const double scores[] = { 0, 1, 0, 1 };
	struct case_of c = repeat(predictions, scores, 4);

	(void)state;
	assert_near(metrics_auc(c.predictions, c.outcomes, COUNT).value, .75,
		1e-12);
}

/* .75 of a right one at .8 and .25 of one at .2, and the rest wrong ones. */
static void test_metrics__takes_a_part_of_a_score_as_a_part(void **state)
{
	static const double predictions[] = { .8, .2 };
	static const double scores[] = { .75, .25 };
	struct case_of c = repeat(predictions, scores, 2);

	(void)state;
	assert_near(metrics_auc(c.predictions, c.outcomes, COUNT).value,
		.75 * .75 + (.75 * .25 + .25 * .75) / 2, 1e-12);
}

static void test_metrics__measures_misses_and_surprise(void **state)
{
	static const double predictions[] = { .5, .9 };
	static const double scores[] = { 1, 1 };
	struct case_of c = repeat(predictions, scores, 2);

	(void)state;
	assert_near(metrics_rmse(c.predictions, c.outcomes, COUNT).value,
		sqrt((.25 + .01) / 2), 1e-12);
	assert_near(metrics_log_loss(c.predictions, c.outcomes, COUNT).value,
		-(log(.5) + log(.9)) / 2, 1e-12);
	/* The surer ones weigh three times as much with three items. */
	for (size_t i = 1; i < COUNT; i += 2)
		c.outcomes[i].items = 3;
	assert_near(metrics_log_loss(c.predictions, c.outcomes, COUNT).value,
		-(log(.5) + 3 * log(.9)) / 4, 1e-12);
	assert_near(metrics_rmse(c.predictions, c.outcomes, COUNT).value,
		sqrt((.25 + .01) / 2), 1e-12);
}

static void test_metrics__gains_over_what_is_worse(void **state)
{
	static const double good[] = { .8, .3 };
	static const double bad[] = { .6, .5 };
	static const double scores[] = { 1, 0 };
	struct case_of c = repeat(good, scores, 2);
	struct case_of d = repeat(bad, scores, 2);
	struct figure gain = metrics_gain(c.predictions, d.predictions,
		c.outcomes, COUNT);

	(void)state;
	assert_near(gain.value, (log(.8 / .6) + log(.7 / .5)) / 2, 1e-12);
	assert_true(gain.low > 0);
}

static void test_metrics__stays_finite_when_one_was_certain(void **state)
{
	static const double predictions[] = { 1, 0 };
	static const double scores[] = { 0, 1 };
	struct case_of c = repeat(predictions, scores, 2);

	(void)state;
	assert_true(isfinite(metrics_log_loss(c.predictions, c.outcomes,
		COUNT).value));
}

static void test_metrics__says_nothing_of_too_little(void **state)
{
	static const double predictions[] = { .5 };
	static const double scores[] = { 1 };
	struct case_of c = repeat(predictions, scores, 1);

	(void)state;
	assert_false(metrics_auc(c.predictions, c.outcomes, COUNT).is_known);
	assert_true(metrics_rmse(c.predictions, c.outcomes, COUNT).is_known);
	assert_false(metrics_rmse(c.predictions, c.outcomes,
		METRICS_CHECKINS_MIN - 1).is_known);
	assert_false(metrics_log_loss(c.predictions, c.outcomes, 0).is_known);
	assert_false(metrics_mean(c.outcomes, 9, 10).is_known);
	assert_false(metrics_difference(c.outcomes, 5, c.outcomes + 5,
		35).is_known);
	for (size_t i = 0; i < COUNT; i++)
		c.outcomes[i].student = i % (METRICS_STUDENTS_MIN - 1);
	assert_true(metrics_mean(c.outcomes, COUNT, 10).is_known);
	assert_false(metrics_mean(c.outcomes, COUNT, 10).has_range);
}

/* Scores that go with the student, so that check-ins alone would mislead. */
static void test_metrics__gives_ranges_that_hold_the_truth(void **state)
{
	enum { TRIALS = 400, EACH = 20, STUDENTS = 25 };
	static struct outcome outcomes[EACH * STUDENTS];
	size_t held = 0;
	struct rng rng;

	(void)state;
	rng_init(&rng, 1);
	for (size_t i = 0; i < TRIALS; i++) {
		struct figure mean;

		for (size_t j = 0; j < STUDENTS; j++) {
			double rate = .2 + .6 * rng_unit(&rng);

			for (size_t k = 0; k < EACH; k++)
				outcomes[j * EACH + k] = (struct outcome){
					.student = j,
					.score = rng_unit(&rng) < rate,
					.items = 1,
				};
		}
		mean = metrics_mean(outcomes, EACH * STUDENTS, 1);
		held += mean.low < .5 && mean.high > .5;
	}
	assert_true(held > TRIALS * 91 / 100 && held < TRIALS * 98 / 100);
}

static void test_metrics__tells_two_groups_apart(void **state)
{
	static const double predictions[] = { .5, .5 };
	static const double scores[] = { .25, .5 };
	struct case_of c = repeat(predictions, scores, 1);
	struct case_of d = repeat(predictions + 1, scores + 1, 1);
	struct figure difference = metrics_difference(c.outcomes, COUNT,
		d.outcomes, COUNT);

	(void)state;
	assert_near(difference.value, .25, 1e-12);
	assert_true(difference.low > .2 && difference.high < .3);
}

static void test_metrics__calibrates_by_tenths(void **state)
{
	static const double predictions[] = { .12, 1 };
	static const double scores[] = { 0, 1 };
	struct case_of c = repeat(predictions, scores, 2);
	struct calibration calibration;

	(void)state;
	metrics_calibrate(c.predictions, c.outcomes, COUNT, &calibration);
	assert_int_equal(calibration.bins[1].count, COUNT / 2);
	assert_near(calibration.bins[1].predicted, .12, 1e-12);
	assert_near(calibration.bins[1].score.value, 0, 1e-12);
	assert_int_equal(calibration.bins[9].count, COUNT / 2);
	assert_near(calibration.error.value, .06, 1e-12);
	metrics_calibrate(c.predictions, c.outcomes, 10, &calibration);
	assert_false(calibration.bins[1].score.is_known);
	assert_false(calibration.error.is_known);
}

static double binomial(struct rng *rng, double rate, size_t items)
{
	double points = 0;

	for (size_t i = 0; i < items; i++)
		points += rng_unit(rng) < rate;
	return points;
}

static void test_metrics__holds_80_of_100_where_beliefs_are_right(void **state)
{
	enum { TRIALS = 4000 };
	static const size_t items[] = { 1, 4, 20 };
	struct rng rng;

	(void)state;
	rng_init(&rng, 2);
	for (size_t i = 0; i < ARRAY_LEN(items); i++) {
		double sum = 0;

		for (size_t j = 0; j < TRIALS; j++) {
			struct belief belief = {
				.logit = 2 * rng_normal(&rng), .variance = .8
			};
			double logit = belief.logit +
				sqrt(belief.variance) * rng_normal(&rng);

			sum += metrics_inside_80(belief, binomial(&rng,
				1 / (1 + exp(-logit)), items[i]),
				(double)items[i]);
		}
		assert_near(sum / TRIALS, .8, .02);
	}
}

static void test_metrics__sees_beliefs_that_are_too_sure(void **state)
{
	enum { TRIALS = 1000 };
	double sum = 0;
	struct rng rng;

	(void)state;
	rng_init(&rng, 3);
	for (size_t j = 0; j < TRIALS; j++) {
		struct belief belief = { .logit = 0, .variance = .1 };
		double logit = 1.5 * rng_normal(&rng);

		sum += metrics_inside_80(belief, binomial(&rng,
			1 / (1 + exp(-logit)), 8), 8);
	}
	assert_true(sum / TRIALS < .65);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_metrics__counts_pairs_in_the_right_order),
		cmocka_unit_test(test_metrics__counts_equal_predictions_half),
		cmocka_unit_test(
			test_metrics__takes_a_part_of_a_score_as_a_part),
		cmocka_unit_test(test_metrics__measures_misses_and_surprise),
		cmocka_unit_test(test_metrics__gains_over_what_is_worse),
		cmocka_unit_test(
			test_metrics__stays_finite_when_one_was_certain),
		cmocka_unit_test(test_metrics__says_nothing_of_too_little),
		cmocka_unit_test(
			test_metrics__gives_ranges_that_hold_the_truth),
		cmocka_unit_test(test_metrics__tells_two_groups_apart),
		cmocka_unit_test(test_metrics__calibrates_by_tenths),
		cmocka_unit_test(
			test_metrics__holds_80_of_100_where_beliefs_are_right),
		cmocka_unit_test(test_metrics__sees_beliefs_that_are_too_sure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The fit where there is little, much or only one kind of evidence, and the
 * stories that must come out of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "rows.h"

static void test_fit__starts_from_its_prior(void **state)
{
	struct fit *fit = fit_as_published(NULL, 0, STUDENTS, OBJECTIVES);
	struct belief belief = fit_belief(fit, 3, 1, 500);

	(void)state;
	assert_near(belief.logit, .75, 1e-12);
	assert_near(belief.variance, 2.9 + .6 + .3 + .42, 1e-12);
	assert_int_equal(belief.tries, 0);
	assert_int_equal(fit_trail(fit, 3, 1, NULL, 0), 0);
	assert_near(fit_in_round(fit, 3, 1, 500, 9).variance,
		belief.variance + .1, 1e-12);
	assert_near(fit_round_logit(fit, 9), 0, 1e-12);
	assert_all_sound(fit, 0);
	fit_free(fit);
	fit_free(fit_new(NULL, 0, 0, 0));
	fit_free(fit_new(NULL, 0, 0, 3));
	fit_free(fit_new(NULL, 0, 3, 0));
	fit_free(NULL);
}

static void test_fit__is_moved_more_by_more_items(void **state)
{
	double last = 0;

	(void)state;
	for (size_t items = 1; items <= 16; items *= 2) {
		struct class_rows class = some_class(40, 10);
		struct fit *fit;
		double level;

		add(&class, 0, 0, FIT_NO_ROUND, 40, (double)items,
			(double)items);
		fit = fit_class(&class);
		level = fit_belief(fit, 0, 0, 40).logit;
		assert_true(items == 1 || level > last);
		last = level;
		fit_free(fit);
	}
}

static void test_fit__holds_at_every_edge_of_scores(void **state)
{
	static const struct { double points; double items; } edges[] = {
		{ 1, 1 }, { 0, 1 }, { 19, 24 }, { .25, .25 }, { 0, .125 },
		{ 2.5, 4 }, { 1e-9, 1 }, { 100, 100 }, { 0, 100 }, { .95, 3 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(edges); i++) {
		struct class_rows class = { .count = 0 };
		struct fit *fit;

		add(&class, 1, 1, 5, 0, edges[i].points, edges[i].items);
		fit = fit_class(&class);
		assert_all_sound(fit, 0);
		assert_all_sound(fit, 4000);
		fit_free(fit);
		for (size_t j = 1; j < STUDENTS * 10; j++)
			add(&class, j % STUDENTS, j % OBJECTIVES, j / STUDENTS,
				(double)(j / STUDENTS), edges[i].points,
				edges[i].items);
		fit = fit_class(&class);
		assert_all_sound(fit, 10);
		fit_free(fit);
	}
}

/* A little above the share itself: there was practice in it. */
static void test_fit__shows_nineteen_of_twenty_four_near_its_share(void **state)
{
	struct class_rows class = { .count = 0 };
	struct fit *fit;
	struct estimate estimate;

	(void)state;
	add(&class, 0, 0, FIT_NO_ROUND, 0, 19, 24);
	fit = fit_class(&class);
	estimate = belief_estimate(fit_belief(fit, 0, 0, 0), lines);
	assert_near(estimate.level, 19. / 24, .1);
	assert_true(estimate.low < 19. / 24 && 19. / 24 < estimate.high);
	assert_true(estimate.low > .6 && estimate.high < .95);
	fit_free(fit);
}

static void test_fit__stands_long_logs_and_no_time_between(void **state)
{
	struct class_rows class = { .count = 0 };
	struct rng rng;
	struct fit *fit;

	(void)state;
	rng_init(&rng, 50);
	for (size_t i = 0; i < 500; i++)
		add(&class, 1, 1, i % 3 ? FIT_NO_ROUND : i / 30, 0,
			score(&rng, .7, 4), 4);
	for (size_t i = 0; i < 500; i++)
		add(&class, 2, 1, FIT_NO_ROUND, (double)i * .001, 4, 4);
	for (size_t i = 0; i < 500; i++)
		add(&class, 3, 1, FIT_NO_ROUND, (double)i * 30, 0, 1);
	fit = fit_class(&class);
	assert_all_sound(fit, 15000);
	assert_true(fit_belief(fit, 1, 1, 0).variance < .6);
	assert_near(belief_estimate(fit_belief(fit, 1, 1, 0), lines).level, .7,
		.2);
	assert_true(fit_belief(fit, 2, 1, 1).logit > 3);
	assert_true(fit_belief(fit, 3, 1, 15000).logit < -3);
	fit_free(fit);
}

static void test_fit__knows_nobody_by_their_classmates(void **state)
{
	struct class_rows class = some_class(60, 24);
	struct fit *fit = fit_class(&class);
	struct belief never_seen = fit_belief(fit, 0, 0, 80);
	struct belief seen_elsewhere = fit_belief(fit, 1, OBJECTIVES - 1, 80);

	(void)state;
	assert_true(never_seen.variance > 2.9);
	assert_int_equal(never_seen.tries, 0);
	assert_true(seen_elsewhere.variance < 2.9);
	assert_int_equal(seen_elsewhere.tries, 0);
	fit_free(fit);
}

/* One pupil's scores of 4, a day apart, among classmates about the rate
 * given; the mean of eight draws. */
static void assert_story(double rate, const double *scores,
	const double *levels, size_t count)
{
	double sum[8] = { 0 };
	struct rng rng;

	rng_init(&rng, 7);
	for (size_t draw = 0; draw < 8; draw++) {
		struct class_rows class = { .count = 0 };

		for (size_t i = 0; i < count; i++) {
			struct fit *fit;

			add(&class, 0, 0, FIT_NO_ROUND, (double)i,
				4 * scores[i], 4);
			for (size_t j = 1; j <= 24; j++)
				add(&class, j, 0, FIT_NO_ROUND, (double)i,
					score(&rng, rate, 4), 4);
			fit = fit_new(class.rows, class.count, 25, 1);
			sum[i] += belief_estimate(fit_belief(fit, 0, 0,
				(double)i), lines).level;
			fit_free(fit);
		}
	}
	for (size_t i = 0; i < count; i++)
		assert_near(sum[i] / 8, levels[i], .03);
}

static void test_fit__tells_the_story_of_four_lows(void **state)
{
	static const double scores[] = { .25, .25, .25, .25 };
	static const double levels[] = { .52, .40, .35, .33 };

	(void)state;
	assert_story(.8, scores, levels, ARRAY_LEN(levels));
}

static void test_fit__tells_the_story_of_a_steady_climb(void **state)
{
	static const double scores[] = { .25, .5, .5, .75, .75, 1, 1, 1 };
	static const double levels[] = {
		.47, .48, .49, .60, .64, .76, .82, .85
	};

	(void)state;
	assert_story(.6, scores, levels, ARRAY_LEN(levels));
}

static void test_fit__tells_the_story_of_one_slip(void **state)
{
	static const double scores[] = { 1, 1, 1, .25, 1, 1 };
	static const double levels[] = { .94, .95, .96, .70, .82, .88 };

	(void)state;
	assert_story(.7, scores, levels, ARRAY_LEN(levels));
}

static void test_fit__tells_the_story_of_a_class_at_half(void **state)
{
	static const double scores[] = { .5, .5, .5, .5 };
	static const double levels[] = { .64, .57, .53, .52 };

	(void)state;
	assert_story(.5, scores, levels, ARRAY_LEN(levels));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fit__starts_from_its_prior),
		cmocka_unit_test(test_fit__is_moved_more_by_more_items),
		cmocka_unit_test(test_fit__holds_at_every_edge_of_scores),
		cmocka_unit_test(
			test_fit__shows_nineteen_of_twenty_four_near_its_share),
		cmocka_unit_test(
			test_fit__stands_long_logs_and_no_time_between),
		cmocka_unit_test(test_fit__knows_nobody_by_their_classmates),
		cmocka_unit_test(test_fit__tells_the_story_of_four_lows),
		cmocka_unit_test(test_fit__tells_the_story_of_a_steady_climb),
		cmocka_unit_test(test_fit__tells_the_story_of_one_slip),
		cmocka_unit_test(test_fit__tells_the_story_of_a_class_at_half),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

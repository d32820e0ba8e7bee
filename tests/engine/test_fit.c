/* SPDX-License-Identifier: MIT */
/* What the fit promises of any class: its numbers, orders, parts and trails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "rows.h"

#define assert_same_bytes(a, b) \
	assert_memory_equal(&(a), &(b), sizeof(a))

static void test_fit__gives_the_numbers_of_a_small_class(void **state)
{
	static const struct fit_row rows[] = {
		{ 2, 0, 1, 0, 3, 4 }, { 3, 0, 1, 0, 2, 5 },
		{ 0, 0, 1, 0, 4, 4 }, { 5, 0, 1, 0, 1.5, 3 },
		{ 1, 0, 1, 0, 4, 5 }, { 4, 0, 1, 0, 2, 4 },
		{ 2, 1, 2, 3.5, 5, 5 }, { 1, 1, 2, 3.5, 0, 3 },
		{ 0, 1, 2, 3.5, 1, 3 }, { 4, 1, 2, 3.5, 3.5, 5 },
		{ 3, 1, 2, 3.5, 2.5, 4 }, { 5, 1, 2, 3.5, 4, 5 },
		{ 3, 2, 3, 7, 0, 4 }, { 1, 2, 3, 7, 0, 3 },
		{ 5, 2, 3, 7, 3, 3 }, { 4, 2, 3, 7, 0, 3 },
		{ 2, 2, 3, 7, 3, 5 },
	};
	static const struct {
		size_t student;
		double logit;
		double variance;
		double expected;
		struct estimate estimate;
	} golden[] = {
		{ 0, 1.750353704630, 1.761134158771, 0.790912819870,
			{ 0.851997408906, 0.512406381440, 0.969263084822,
			0.093592271889, 0.608085129105 } },
		{ 1, 0.636144394680, 1.464520319520, 0.622616902246,
			{ 0.653881376491, 0.286027686908, 0.899080042261,
			0.299560937787, 0.267671794773 } },
		{ 2, 2.059963602542, 1.604932598160, 0.831216606123,
			{ 0.886950520432, 0.607405187990, 0.975481641540,
			0.051970603904, 0.702555010405 } },
		{ 3, 0.303723971324, 1.424348021928, 0.559767678071,
			{ 0.575352619202, 0.226924872050, 0.862143111708,
			0.399558448774, 0.182180869324 } },
		{ 4, 0.658997545523, 1.471705474842, 0.626727758669,
			{ 0.659035165020, 0.289934488754, 0.901472809904,
			0.293490205206, 0.274414212426 } },
		{ 5, 1.711435005514, 1.622851461344, 0.789473350049,
			{ 0.847022318416, 0.519702605042, 0.965908425528,
			0.089563394400, 0.600727304683 } },
	};
	struct fit *fit = fit_as_published(rows, ARRAY_LEN(rows), 6, 3);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(golden); i++) {
		struct belief belief = fit_belief(fit, golden[i].student, 0,
			10.5);
		struct estimate estimate = belief_estimate(belief, lines);

		assert_near(belief.logit, golden[i].logit, 1e-9);
		assert_near(belief.variance, golden[i].variance, 1e-9);
		assert_near(belief_expected(belief, true), golden[i].expected,
			1e-9);
		assert_near(estimate.level, golden[i].estimate.level, 1e-9);
		assert_near(estimate.low, golden[i].estimate.low, 1e-9);
		assert_near(estimate.high, golden[i].estimate.high, 1e-9);
		assert_near(estimate.below, golden[i].estimate.below, 1e-9);
		assert_near(estimate.above, golden[i].estimate.above, 1e-9);
	}
	fit_free(fit);
}

/* Another order of rows in which each pair keeps its own. */
static void shuffle(struct class_rows *class, struct rng *rng)
{
	for (size_t round = 0; round < 20; round++) {
		for (size_t i = 0; i + 1 < class->count; i++) {
			struct fit_row row = class->rows[i];

			if (is_of_pair(&class->rows[i + 1], row.student,
					row.objective) || rng_unit(rng) < .5)
				continue;
			class->rows[i] = class->rows[i + 1];
			class->rows[i + 1] = row;
		}
	}
}

static void assert_same_fit(const struct fit *a, const struct fit *b)
{
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;
		struct belief one = fit_belief(a, student, objective, 99);
		struct belief other = fit_belief(b, student, objective, 99);
		struct belief_parts part = fit_parts(a, student, objective,
			99);
		struct belief_parts other_part = fit_parts(b, student,
			objective, 99);

		assert_same_bytes(one, other);
		assert_same_bytes(part, other_part);
	}
}

static void test_fit__is_the_same_bytes_for_any_order_of_rows(void **state)
{
	struct class_rows class = some_class(1, 20);
	struct fit *fit = fit_class(&class);
	struct rng rng;

	(void)state;
	rng_init(&rng, 2);
	for (size_t i = 0; i < 10; i++) {
		struct fit *other;

		shuffle(&class, &rng);
		other = fit_class(&class);
		assert_same_fit(fit, other);
		fit_free(other);
	}
	fit_free(fit);
}

static void test_fit__is_the_same_bytes_for_any_numbers_of_rounds(void **state)
{
	struct class_rows class = some_class(3, 20);
	struct fit *fit = fit_class(&class);
	struct fit *other;
	double before = fit_round_logit(fit, 107);
	double after;

	(void)state;
	for (size_t i = 0; i < class.count; i++)
		class.rows[i].round = 999999 - class.rows[i].round * 17;
	other = fit_class(&class);
	after = fit_round_logit(other, 999999 - 107 * 17);
	assert_same_fit(fit, other);
	assert_same_bytes(before, after);
	fit_free(other);
	fit_free(fit);
}

static void test_fit__does_not_depend_on_who_comes_first(void **state)
{
	struct class_rows class = some_class(4, 20);
	struct fit *fit = fit_class(&class);
	struct fit *other;

	(void)state;
	for (size_t i = 0; i < class.count; i++) {
		class.rows[i].student = STUDENTS - 1 - class.rows[i].student;
		class.rows[i].objective = OBJECTIVES - 1 -
			class.rows[i].objective;
	}
	other = fit_class(&class);
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;
		struct belief a = fit_belief(fit, student, objective, 70);
		struct belief b = fit_belief(other, STUDENTS - 1 - student,
			OBJECTIVES - 1 - objective, 70);

		assert_near(a.logit, b.logit, 1e-12);
		assert_near(a.variance, b.variance, 1e-12);
	}
	fit_free(other);
	fit_free(fit);
}

static void test_fit__explains_its_sum(void **state)
{
	struct class_rows class = some_class(5, 24);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;
		struct belief_parts parts = fit_parts(fit, student,
			objective, 80);

		assert_near(parts.objective + parts.student + parts.own +
			parts.recent,
			fit_belief(fit, student, objective, 80).logit, 1e-12);
	}
	assert_near(fit_parts(fit, 0, 0, 80).student, 0, .5);
	assert_near(fit_parts(fit, 0, 0, 80).own, 0, 1e-12);
	fit_free(fit);
}

static void test_fit__sees_the_level_at_the_last_try(void **state)
{
	struct class_rows class = some_class(5, 24);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;
		struct belief seen = fit_level(fit, student, objective, 80);
		struct belief next = fit_belief(fit, student, objective, 80);

		assert_int_equal(seen.tries, next.tries);
		if (seen.tries < 1)
			assert_near(seen.logit, next.logit, 1e-12);
		else
			assert_true(seen.logit < next.logit);
	}
	fit_free(fit);
}

static void test_fit__lets_the_last_tries_fade_with_time(void **state)
{
	struct class_rows class = some_class(6, 24);
	struct fit *fit = fit_class(&class);
	struct belief_parts soon = fit_parts(fit, 5, 0, 72);
	struct belief_parts late = fit_parts(fit, 5, 0, 172);

	(void)state;
	assert_true(fabs(late.recent) < fabs(soon.recent));
	assert_true(fabs(late.own) < fabs(soon.own));
	assert_true(fit_belief(fit, 5, 0, 172).variance >
		fit_belief(fit, 5, 0, 72).variance);
	fit_free(fit);
}

static void test_fit__takes_a_day_before_the_last_check_in_as_that(
	void **state)
{
	struct class_rows class = some_class(6, 24);
	struct fit *fit = fit_class(&class);
	struct belief now;
	struct belief past = fit_belief(fit, 1, 0, -5);
	struct belief trail[ROWS_MAX];
	size_t tries = fit_trail(fit, 1, 0, trail, ROWS_MAX);

	(void)state;
	now = trail[tries - 1];
	assert_near(now.logit, past.logit, 1e-12);
	assert_near(now.variance, past.variance, 1e-12);
	fit_free(fit);
}

static void test_fit__leaves_a_trail_that_ends_at_the_belief(void **state)
{
	struct class_rows class = some_class(7, 24);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		size_t student = i / OBJECTIVES;
		size_t objective = i % OBJECTIVES;
		struct belief trail[ROWS_MAX];
		struct belief end;
		size_t tries = fit_trail(fit, student, objective, trail,
			ROWS_MAX);
		double day = 0;

		if (tries == 0)
			continue;
		for (size_t j = 0; j < tries; j++) {
			assert_sound(trail[j]);
			assert_int_equal(trail[j].tries, j + 1);
		}
		for (size_t j = 0; j < class.count; j++) {
			if (is_of_pair(&class.rows[j], student, objective))
				day = class.rows[j].day;
		}
		end = fit_belief(fit, student, objective, day);
		assert_near(trail[tries - 1].logit, end.logit, 1e-12);
		assert_near(trail[tries - 1].variance, end.variance, 1e-12);
		assert_int_equal(end.tries, tries);
	}
	fit_free(fit);
}

static void test_fit__stops_a_trail_at_its_room(void **state)
{
	struct class_rows class = some_class(7, 24);
	struct fit *fit = fit_class(&class);
	struct belief trail[3] = { 0 };

	(void)state;
	assert_true(fit_trail(fit, 1, 0, trail, 2) > 2);
	assert_int_equal(trail[1].tries, 2);
	assert_int_equal(trail[2].tries, 0);
	fit_free(fit);
}

static void test_fit__sees_no_gain_from_a_check_in_to_itself(void **state)
{
	struct class_rows class = some_class(8, 24);
	struct fit *fit = fit_class(&class);
	struct belief none;
	size_t tries = fit_trail(fit, 1, 0, NULL, 0);

	(void)state;
	none = fit_gain(fit, 1, 0, tries - 1, 0);
	assert_near(none.logit, 0, 1e-12);
	assert_near(none.variance, 0, 1e-12);
	assert_near(belief_below_logit(none, .35), 1, 1e-12);
	assert_near(belief_below_logit(none, -.35), 0, 1e-12);
	fit_free(fit);
}

static void test_fit__sees_who_gains_and_who_does_not(void **state)
{
	static const double scores[2][6] = {
		{ 0, 1, 2, 3, 4, 4 }, { 1, 1, 0, 1, 1, 1 },
	};
	struct class_rows class = { .count = 0 };
	struct fit *fit;

	(void)state;
	for (size_t i = 0; i < 12; i++)
		add(&class, i % 2, 0, i / 2, (double)(i / 2),
			scores[i % 2][i / 2], 4);
	fit = fit_class(&class);
	assert_true(belief_below_logit(fit_gain(fit, 0, 0, 0, 6), .35) < .1);
	assert_true(belief_below_logit(fit_gain(fit, 1, 0, 0, 6), .35) > .3);
	fit_free(fit);
}

static void test_fit__finds_the_round_that_was_hard_for_everyone(void **state)
{
	struct class_rows class = { .count = 0 };
	struct fit *fit;

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		for (size_t j = 0; j < STUDENTS; j++)
			add(&class, j, 0, i, (double)i, i == 3 ? 1 : 3, 4);
	}
	fit = fit_class(&class);
	assert_true(fit_round_logit(fit, 3) < -.3);
	assert_true(fit_round_logit(fit, 2) > 0);
	assert_true(fit_in_round(fit, 0, 0, 6, 3).logit <
		fit_belief(fit, 0, 0, 6).logit);
	fit_free(fit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fit__gives_the_numbers_of_a_small_class),
		cmocka_unit_test(
			test_fit__is_the_same_bytes_for_any_order_of_rows),
		cmocka_unit_test(
			test_fit__is_the_same_bytes_for_any_numbers_of_rounds),
		cmocka_unit_test(test_fit__does_not_depend_on_who_comes_first),
		cmocka_unit_test(test_fit__explains_its_sum),
		cmocka_unit_test(test_fit__sees_the_level_at_the_last_try),
		cmocka_unit_test(test_fit__lets_the_last_tries_fade_with_time),
		cmocka_unit_test(
			test_fit__takes_a_day_before_the_last_check_in_as_that),
		cmocka_unit_test(
			test_fit__leaves_a_trail_that_ends_at_the_belief),
		cmocka_unit_test(test_fit__stops_a_trail_at_its_room),
		cmocka_unit_test(
			test_fit__sees_no_gain_from_a_check_in_to_itself),
		cmocka_unit_test(test_fit__sees_who_gains_and_who_does_not),
		cmocka_unit_test(
			test_fit__finds_the_round_that_was_hard_for_everyone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Pairs with other check-ins than they have, against fits of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "rows.h"

static double furthest(struct belief a, struct belief b)
{
	struct estimate one = belief_estimate(a, lines);
	struct estimate other = belief_estimate(b, lines);

	return fmax(fabs(one.level - other.level),
		fmax(fabs(one.below - other.below),
		fabs(one.above - other.above)));
}

static void test_fit__guesses_what_more_check_ins_would_do(void **state)
{
	static const struct { double points; double items; size_t count; }
	ifs[] = { { 4, 4, 1 }, { 4, 4, 3 }, { 1, 4, 2 }, { 0, 2, 1 } };
	size_t far = 0;
	size_t asked = 0;

	(void)state;
	for (uint64_t seed = 20; seed < 24; seed++) {
		struct class_rows class = some_class(seed, 18);
		struct fit *fit = fit_class(&class);
		size_t known = class.count;

		for (size_t i = 0; i < STUDENTS * 4; i++) {
			size_t student = i / 4;
			struct fit *other;
			double miss;

			class.count = known;
			for (size_t j = 0; j < ifs[i % 4].count; j++)
				add(&class, student, 0, 900 + j, 60,
					ifs[i % 4].points, ifs[i % 4].items);
			other = fit_class(&class);
			miss = furthest(fit_belief(other, student, 0, 60),
				fit_after(fit, student, 0, 60,
				ifs[i % 4].points, ifs[i % 4].items,
				ifs[i % 4].count));
			assert_true(miss < .06);
			far += miss > .03;
			asked++;
			fit_free(other);
		}
		fit_free(fit);
	}
	assert_true(far * 50 < asked);
}

static void test_fit__guesses_nothing_when_nothing_is_asked(void **state)
{
	struct class_rows class = some_class(30, 18);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 0; i < STUDENTS; i++) {
		struct belief now = fit_belief(fit, i, 0, -1);
		struct belief same = fit_after(fit, i, 0, -1, 4, 4, 0);

		assert_near(same.logit, now.logit, 1e-6);
		assert_near(same.variance, now.variance, 1e-6);
		assert_int_equal(same.tries, now.tries);
	}
	fit_free(fit);
}

static void test_fit__predicts_a_check_in_from_all_the_others(void **state)
{
	struct class_rows class = some_class(31, 18);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 1; i < STUDENTS; i++) {
		struct class_rows others = { .count = 0 };
		struct fit_row last = { 0 };
		struct belief before = fit_before(fit, i, 0);
		struct belief exact;
		struct fit *without;

		for (size_t j = 0; j < class.count; j++) {
			if (is_of_pair(&class.rows[j], i, 0))
				last = class.rows[j];
		}
		for (size_t j = 0; j < class.count; j++) {
			if (memcmp(&class.rows[j], &last, sizeof(last)) != 0)
				others.rows[others.count++] = class.rows[j];
		}
		without = fit_class(&others);
		exact = fit_in_round(without, i, 0, last.day, last.round);
		assert_int_equal(others.count, class.count - 1);
		assert_int_equal(before.tries, exact.tries);
		assert_near(belief_expected(before, false),
			belief_expected(exact, false), .03);
		assert_near(sqrt(before.variance / exact.variance), 1, .15);
		fit_free(without);
	}
	fit_free(fit);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_fit__guesses_what_more_check_ins_would_do),
		cmocka_unit_test(
			test_fit__guesses_nothing_when_nothing_is_asked),
		cmocka_unit_test(
			test_fit__predicts_a_check_in_from_all_the_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

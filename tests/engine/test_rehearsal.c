/* SPDX-License-Identifier: MIT */
/* Pairs with other check-ins than they have, against fits of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "rows.h"

static double furthest(struct belief a, struct belief b)
{
	struct estimate one = belief_estimate(a, lines);
	struct estimate other = belief_estimate(b, lines);

	return fmax(fabs(one.level - other.level),
		fmax(fabs(one.below - other.below),
		fabs(one.above - other.above)));
}

/* Scores to ask about. */
static const struct {
	double points;
	double items;
	size_t count;
} ifs[] = { { 4, 4, 1 }, { 4, 4, 3 }, { 1, 4, 2 }, { 0, 2, 1 } };

static struct belief ask(struct fit_pair *pair, size_t number)
{
	return fit_pair_after(pair, 60, ifs[number].points,
		ifs[number].items, ifs[number].count);
}

/* The same by a fit with the check-ins in it. */
static struct belief refit(struct class_rows *class, size_t student,
	size_t number)
{
	size_t known = class->count;
	struct belief belief;
	struct fit *fit;

	for (size_t i = 0; i < ifs[number].count; i++)
		add(class, student, 0, 900 + i, 60, ifs[number].points,
			ifs[number].items);
	fit = fit_class(class);
	belief = fit_level(fit, student, 0, 60);
	fit_free(fit);
	class->count = known;
	return belief;
}

static void test_fit_pair__guesses_what_more_check_ins_would_do(void **state)
{
	(void)state;
	for (uint64_t seed = 20; seed < 24; seed++) {
		struct class_rows class = some_class(seed, 18);
		struct fit *fit = fit_class(&class);

		for (size_t i = 0; i < STUDENTS; i++) {
			struct fit_pair *pair = fit_pair_new(fit, i, 0);

			for (size_t j = 0; j < ARRAY_LEN(ifs); j++)
				assert_true(furthest(ask(pair, j),
					refit(&class, i, j)) < .03);
			fit_pair_free(pair);
		}
		fit_free(fit);
	}
}

static void test_fit_pair__answers_each_question_like_the_first(void **state)
{
	struct class_rows class = some_class(25, 18);
	struct fit *fit = fit_class(&class);
	struct fit_pair *pair = fit_pair_new(fit, 1, 0);

	(void)state;
	for (size_t i = 0; i < 2 * ARRAY_LEN(ifs); i++) {
		struct fit_pair *other = fit_pair_new(fit, 1, 0);
		struct belief belief = ask(pair, i % ARRAY_LEN(ifs));
		struct belief first = ask(other, i % ARRAY_LEN(ifs));

		assert_memory_equal(&belief, &first, sizeof(belief));
		fit_pair_before(pair);
		fit_pair_free(other);
	}
	fit_pair_free(pair);
	fit_free(fit);
	fit_pair_free(NULL);
}

static void test_fit_pair__guesses_nothing_when_nothing_is_added(void **state)
{
	struct class_rows class = some_class(30, 18);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 0; i < STUDENTS; i++) {
		struct fit_pair *pair = fit_pair_new(fit, i, 0);
		struct belief now = fit_level(fit, i, 0, 77);
		struct belief same = fit_pair_after(pair, 77, 4, 4, 0);

		assert_near(fit_pair_next(pair, 77, 4, 4, 0).logit,
			fit_belief(fit, i, 0, 77).logit, 1e-6);
		assert_near(same.logit, now.logit, 1e-6);
		assert_near(same.variance, now.variance, 1e-2);
		assert_int_equal(same.tries, now.tries);
		fit_pair_free(pair);
	}
	fit_free(fit);
}

/* Where most of a student's check-ins are before the last few. */
static void test_fit_pair__guesses_for_a_student_of_late(void **state)
{
	struct fit_setting moving = *fit_published.settings;
	struct fit_bank bank = { .settings = &moving, .count = 1 };
	struct class_rows class = some_class(33, 18);
	struct fit_class of = {
		class.rows, class.count, STUDENTS, OBJECTIVES
	};
	struct fit *fit;

	(void)state;
	moving.late_variance = .5;
	moving.late_checkins = 4;
	fit = fit_new_with(&of, &bank);
	for (size_t i = 1; i < STUDENTS; i++) {
		struct fit_pair *pair = fit_pair_new(fit, i, 0);
		struct belief now = fit_level(fit, i, 0, 60);
		struct belief same = fit_pair_after(pair, 60, 4, 4, 0);
		struct belief more = fit_pair_after(pair, 60, 4, 4, 1);

		assert_near(same.logit, now.logit, 1e-6);
		assert_near(same.variance, now.variance, 1e-2);
		assert_true(more.logit > now.logit);
		assert_true(more.variance < now.variance + .05);
		fit_pair_free(pair);
	}
	fit_free(fit);
}

/* With a round that the class has not had, and a day's form. */
static void test_fit_pair__predicts_what_comes_next_with_its_noise(
	void **state)
{
	struct class_rows class = some_class(32, 18);
	struct fit_setting moody = *fit_published.settings;
	struct fit_bank bank = { .settings = &moody, .count = 1 };
	struct fit_class of = {
		class.rows, class.count, STUDENTS, OBJECTIVES
	};
	struct fit *fit;

	(void)state;
	moody.form_variance = .5;
	fit = fit_new_with(&of, &bank);
	for (size_t i = 0; i < STUDENTS; i++) {
		struct fit_pair *pair = fit_pair_new(fit, i, 0);
		struct belief next = fit_pair_next(pair, 77, 4, 4, 0);

		assert_near(next.variance, fit_in_round(fit, i, 0, 77,
			900).variance, 1e-2);
		fit_pair_free(pair);
	}
	fit_free(fit);
}

/* Of a fit without the student's last check-in, which it hands over. */
static struct belief predicted(const struct class_rows *class, size_t student,
	struct fit_row *last)
{
	struct class_rows others = { .count = 0 };
	struct belief belief;
	struct fit *fit;
	size_t place = 0;

	for (size_t i = 0; i < class->count; i++) {
		if (is_of_pair(&class->rows[i], student, 0))
			place = i;
	}
	*last = class->rows[place];
	for (size_t i = 0; i < class->count; i++) {
		if (i != place)
			others.rows[others.count++] = class->rows[i];
	}
	fit = fit_class(&others);
	belief = fit_in_round(fit, student, 0, last->day, last->round);
	fit_free(fit);
	return belief;
}

static void test_fit_pair__predicts_the_last_from_all_the_others(void **state)
{
	struct class_rows class = some_class(31, 18);
	struct fit *fit = fit_class(&class);

	(void)state;
	for (size_t i = 1; i < STUDENTS; i++) {
		struct fit_pair *pair = fit_pair_new(fit, i, 0);
		struct belief before = fit_pair_before(pair);
		struct fit_row last;
		struct belief exact = predicted(&class, i, &last);

		assert_int_equal(before.tries, exact.tries);
		assert_near(belief_expected(before, false),
			belief_expected(exact, false), .03);
		assert_near(sqrt(before.variance / exact.variance), 1, .15);
		fit_pair_free(pair);
	}
	fit_free(fit);
}

/* Rounds that nobody else was in. */
static void test_fit_pair__is_sound_for_a_student_alone(void **state)
{
	(void)state;
	for (size_t rounds = 1; rounds <= 40; rounds += 3) {
		struct class_rows class = { .count = 0 };
		struct fit *fit;

		for (size_t i = 0; i < rounds; i++)
			add(&class, 0, 0, i, (double)i, rounds % 2 ? 4 : 0, 4);
		fit = fit_class(&class);
		assert_all_sound(fit, (double)rounds);
		fit_free(fit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_fit_pair__guesses_what_more_check_ins_would_do),
		cmocka_unit_test(
			test_fit_pair__answers_each_question_like_the_first),
		cmocka_unit_test(
			test_fit_pair__guesses_nothing_when_nothing_is_added),
		cmocka_unit_test(
			test_fit_pair__predicts_the_last_from_all_the_others),
		cmocka_unit_test(test_fit_pair__guesses_for_a_student_of_late),
		cmocka_unit_test(
			test_fit_pair__predicts_what_comes_next_with_its_noise),
		cmocka_unit_test(test_fit_pair__is_sound_for_a_student_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

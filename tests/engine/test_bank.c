/* SPDX-License-Identifier: MIT */
/* The bank of settings: which of them a class prefers, and what follows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "rows.h"
#include "../../src/engine/bank.h"

#define PLAIN \
	.student_variance = 2.9, .level_mean = .75, .level_variance = .6, \
	.practice_mean = .75, .practice_variance = .35, \
	.round_variance = .1, .own_step = .013, .recent_variance = .1, \
	.recent_keep = .72, .odds = 1

static const struct fit_setting spreads[] = {
	{ PLAIN, .own_variance = .05 },
	{ PLAIN, .own_variance = .5 },
	{ PLAIN, .own_variance = 3 },
};

/* The second of two check-ins has an l that the first one has not. */
static const struct fit_setting late = {
	PLAIN, .own_variance = .5, .late_variance = .8, .late_checkins = 1
};

static const struct fit_bank by_spread = { spreads, ARRAY_LEN(spreads) };

/* d of the variance given, four check-ins of four items a pair. */
static struct class_rows class_of_spread(uint64_t seed, double variance)
{
	struct class_rows class = { .count = 0 };
	struct rng rng;

	rng_init(&rng, seed);
	for (size_t i = 0; i < STUDENTS; i++) {
		double student = rng_normal(&rng);

		for (size_t j = 0; j < OBJECTIVES; j++) {
			double logit = student +
				sqrt(variance) * rng_normal(&rng);

			for (size_t k = 0; k < 4; k++)
				add(&class, i, j, FIT_NO_ROUND, (double)k,
					score(&rng, 1 / (1 + exp(-logit)), 4),
					4);
		}
	}
	return class;
}

static struct fit *fit_with(const struct class_rows *class,
	const struct fit_bank *bank)
{
	struct fit_class rows = {
		class->rows, class->count, STUDENTS, OBJECTIVES
	};

	return fit_new_with(&rows, bank);
}

static void test_bank__chooses_the_spread_that_a_class_has(void **state)
{
	size_t right[2] = { 0 };

	(void)state;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		for (size_t wide = 0; wide < 2; wide++) {
			struct class_rows class = class_of_spread(seed,
				spreads[2 * wide].own_variance);
			struct fit *fit = fit_with(&class, &by_spread);
			size_t count;
			const double *weights = fit_weights(fit, &count);

			assert_int_equal(count, ARRAY_LEN(spreads));
			right[wide] += weights[2 * wide] >
				weights[2 * !wide];
			fit_free(fit);
		}
	}
	assert_true(right[0] >= 9 && right[1] >= 9);
}

static void assert_weights(const struct fit *fit)
{
	size_t count;
	const double *weights = fit_weights(fit, &count);
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		assert_true(weights[i] >= 0 && weights[i] <= 1);
		sum += weights[i];
	}
	assert_near(sum, 1, 1e-12);
}

static void test_bank__has_weights_that_are_one_together(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 5; seed++) {
		struct class_rows class = some_class(seed, 5 * seed);
		struct fit *fit = fit_class(&class);

		assert_weights(fit);
		fit_free(fit);
	}
}

static void test_bank__knows_the_odds_of_settings_before_any_row(void **state)
{
	struct fit *fit = fit_new(NULL, 0, STUDENTS, OBJECTIVES);
	size_t count;
	const double *weights = fit_weights(fit, &count);
	double sum = 0;

	(void)state;
	for (size_t i = 0; i < count; i++)
		sum += fit_shipped.settings[i].odds;
	for (size_t i = 0; i < count; i++)
		assert_near(weights[i], fit_shipped.settings[i].odds / sum,
			1e-9);
	fit_free(fit);
}

static void add_everyone(struct class_rows *class, size_t objective,
	size_t round, double points, double items)
{
	for (size_t i = 0; i < STUDENTS; i++)
		add(class, i, objective, round, (double)round, points, items);
}

static void test_bank__is_sound_where_all_scores_are_alike(void **state)
{
	static const struct { double points; double items; } alike[] = {
		{ 1, 1 }, { 0, 1 }, { 4, 4 }, { 0, 4 }, { 1000, 1000 },
		{ 0, 1000 }, { 500, 1000 }, { .25, .25 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(alike); i++) {
		struct class_rows class = { .count = 0 };
		struct fit *fit;

		for (size_t round = 0; round < 30; round++)
			add_everyone(&class, round % 2, round, alike[i].points,
				alike[i].items);
		fit = fit_class(&class);
		assert_weights(fit);
		assert_all_sound(fit, 30);
		fit_free(fit);
	}
}

/* One point more in one check-in, all else alike. */
static void test_bank__never_takes_a_right_answer_amiss(void **state)
{
	struct class_rows class = some_class(70, 12);
	const double day = 40;

	(void)state;
	for (size_t i = 0; i < class.count; i += 5) {
		struct fit_row *row = &class.rows[i];
		double before = -INFINITY;

		for (double points = 0; points <= row->items; points++) {
			struct fit *fit;
			double logit;

			row->points = points;
			fit = fit_class(&class);
			logit = fit_belief(fit, row->student, row->objective,
				day).logit;
			assert_true(logit > before);
			before = logit;
			fit_free(fit);
		}
	}
}

/* Of a new objective, by what the class did on others. */
static double first_try(double points)
{
	struct class_rows class = { .count = 0 };
	struct fit *fit;
	double logit;

	for (size_t i = 0; i < 9; i++)
		add_everyone(&class, i % 3, i, points, 8);
	/* Who comes new has nothing to their name. */
	fit = fit_new(class.rows, class.count, STUDENTS + 1, OBJECTIVES);
	logit = fit_belief(fit, STUDENTS, OBJECTIVES - 1, 9).logit;
	fit_free(fit);
	return logit;
}

static void test_bank__expects_of_the_new_what_is_usual(void **state)
{
	(void)state;
	assert_true(first_try(3) < first_try(5) - .1);
	assert_true(first_try(5) < first_try(7) - .1);
}

/* The mixture's odds, and not those of a normal of its moments. */
static void test_bank__mixes_odds(void **state)
{
	struct class_rows class = some_class(71, 12);
	struct fit *fit = fit_with(&class, &by_spread);
	struct belief belief = fit_belief(fit, 2, 0, 40);
	double below = 0;
	double mean = 0;

	(void)state;
	assert_int_equal(belief.member_count, ARRAY_LEN(spreads));
	for (size_t i = 0; i < belief.member_count; i++) {
		const struct belief_member *member = &belief.members[i];
		struct belief one = {
			.logit = member->logit, .variance = member->variance
		};

		below += member->weight * belief_below_logit(one, .2);
		mean += member->weight * member->logit;
	}
	assert_near(belief_below_logit(belief, .2), below, 1e-12);
	assert_near(belief.logit, mean, 1e-12);
	fit_free(fit);
}

/*
 * Two check-ins of one student on one objective: what the evidence stands for
 * is an integral over two logits, and that can be summed up.
 */
static double integral(const struct fit_setting *setting)
{
	const double step = .02;
	double same = setting->student_variance + setting->level_variance;
	double own = setting->own_variance + setting->recent_variance;
	double kept = setting->own_variance +
		setting->recent_keep * setting->recent_variance;
	double next = own + setting->own_step +
		setting->practice_variance * log(2) * log(2);
	double a = same + own;
	double b = same + kept;
	double c = same + next + setting->late_variance;
	double determinant = a * c - b * b;
	double later = setting->level_mean + setting->practice_mean * log(2);
	double sum = 0;

	for (double x = -12; x < 12; x += step) {
		double p = 1 / (1 + exp(-x));
		double u = x - setting->level_mean;

		for (double y = -12; y < 12; y += step) {
			double q = 1 / (1 + exp(-y));
			double v = y - later;

			sum += pow(p, 3) * (1 - p) * pow(q, 2) *
				pow(1 - q, 2) * exp(-.5 * (c * u * u -
				2 * b * u * v + a * v * v) / determinant);
		}
	}
	return log(sum * step * step / (2 * M_PI * sqrt(determinant)));
}

static void test_bank__weighs_by_the_marginal_likelihood(void **state)
{
	static const struct fit_row rows[] = {
		{ 0, 0, FIT_NO_ROUND, 0, 3, 4 },
		{ 0, 0, FIT_NO_ROUND, 0, 2, 4 },
	};
	struct fit_class class = { rows, ARRAY_LEN(rows), 1, 1 };
	struct fit *fit;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(spreads); i++) {
		struct fit_bank one = { &spreads[i], 1 };

		fit = fit_new_with(&class, &one);

		assert_near(posterior_evidence(fit->members[0]),
			integral(&spreads[i]), .1);
		fit_free(fit);
	}
	fit = fit_new_with(&class, &(struct fit_bank){ &late, 1 });
	assert_near(posterior_evidence(fit->members[0]), integral(&late), .1);
	fit_free(fit);
}

static struct belief belief_of(const struct fit *fit, size_t pair)
{
	return fit_level(fit, pair / OBJECTIVES, pair % OBJECTIVES, 200);
}

/* By Newton's steps alone, to where they leave nothing. */
static void go_on(struct fit *fit)
{
	const struct pace newton = { .close_enough = 1e-9 };

	for (size_t i = 0; i < fit->count; i++) {
		posterior_iterate(fit->members[i], newton);
		posterior_solve(fit->members[i]);
	}
	bank_weigh(fit);
}

static void test_bank__ends_where_newtons_steps_end(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct class_rows class = some_class(seed, 5 * seed);
		struct fit *fit = fit_class(&class);
		struct fit *newton = fit_class(&class);

		go_on(newton);
		for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
			struct belief one = belief_of(fit, i);
			struct belief other = belief_of(newton, i);

			assert_near(one.logit, other.logit, 1e-9);
			assert_near(one.variance, other.variance, 1e-9);
		}
		fit_free(fit);
		fit_free(newton);
	}
}

/* One that says that all are alike, of a class in which nobody is. */
static void test_bank__leaves_out_what_a_class_excludes(void **state)
{
	const struct fit_setting settings[] = {
		spreads[1], {
			.student_variance = 1e-3, .level_mean = .75,
			.level_variance = 1e-3, .practice_variance = 1e-3,
			.round_variance = .1, .own_variance = 1e-3,
			.recent_variance = 1e-3, .recent_keep = .72, .odds = 1,
		},
	};
	const struct fit_bank both = { settings, 2 };
	const struct fit_bank one = { settings, 1 };
	struct class_rows class = class_of_spread(1, 5);
	struct fit *fit = fit_with(&class, &both);
	struct fit *alone = fit_with(&class, &one);
	size_t count;

	(void)state;
	fit_weights(fit, &count);
	assert_int_equal(count, 1);
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		struct belief belief = belief_of(fit, i);
		struct belief same = belief_of(alone, i);

		assert_memory_equal(&belief, &same, sizeof(belief));
	}
	fit_free(fit);
	fit_free(alone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_bank__chooses_the_spread_that_a_class_has),
		cmocka_unit_test(test_bank__has_weights_that_are_one_together),
		cmocka_unit_test(
			test_bank__knows_the_odds_of_settings_before_any_row),
		cmocka_unit_test(
			test_bank__is_sound_where_all_scores_are_alike),
		cmocka_unit_test(test_bank__never_takes_a_right_answer_amiss),
		cmocka_unit_test(test_bank__expects_of_the_new_what_is_usual),
		cmocka_unit_test(test_bank__mixes_odds),
		cmocka_unit_test(test_bank__weighs_by_the_marginal_likelihood),
		cmocka_unit_test(test_bank__ends_where_newtons_steps_end),
		cmocka_unit_test(test_bank__leaves_out_what_a_class_excludes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"

static void test_rng__follows_the_published_generators(void **state)
{
	struct rng rng = { .state = { 1, 2, 3, 4 } };

	(void)state;
	assert_true(rng_next(&rng) == 11520);
	assert_true(rng_next(&rng) == 0);
	assert_true(rng_next(&rng) == 1509978240);
	assert_true(rng_next(&rng) == UINT64_C(1215971899390074240));
	rng_init(&rng, 1234567);
	assert_true(rng.state[0] == UINT64_C(6457827717110365317));
	assert_true(rng.state[1] == UINT64_C(3203168211198807973));
}

static void test_rng__repeats_itself_from_the_same_seed(void **state)
{
	struct rng a;
	struct rng b;
	struct rng other;

	(void)state;
	rng_init(&a, 42);
	rng_init(&b, 42);
	rng_init(&other, 43);
	for (int i = 0; i < 100; i++)
		assert_true(rng_next(&a) == rng_next(&b));
	assert_false(rng_next(&a) == rng_next(&other));
}

static void test_rng_below__gives_each_value_about_as_often(void **state)
{
	int seen[7] = { 0 };
	struct rng rng;

	(void)state;
	rng_init(&rng, 7);
	for (int i = 0; i < 70000; i++) {
		uint64_t n = rng_below(&rng, 7);

		assert_true(n < 7);
		seen[n]++;
	}
	for (int i = 0; i < 7; i++)
		assert_in_range(seen[i], 9600, 10400);
	assert_true(rng_below(&rng, 1) == 0);
	for (int i = 0; i < 100; i++)
		assert_true(rng_below(&rng, UINT64_MAX) < UINT64_MAX);
}

static void test_rng_unit__stays_below_one_and_fills_the_range(void **state)
{
	struct rng rng;
	double sum = 0;

	(void)state;
	rng_init(&rng, 11);
	for (int i = 0; i < 10000; i++) {
		double x = rng_unit(&rng);

		assert_true(x >= 0 && x < 1);
		sum += x;
	}
	assert_true(sum > 4900 && sum < 5100);
}

static void test_rng_normal__has_mean_0_and_variance_1(void **state)
{
	struct rng rng;
	double sum = 0;
	double squares = 0;
	int within_one = 0;

	(void)state;
	rng_init(&rng, 13);
	for (int i = 0; i < 20000; i++) {
		double x = rng_normal(&rng);

		assert_true(x >= -6 && x <= 6);
		sum += x;
		squares += x * x;
		within_one += x > -1 && x < 1;
	}
	assert_true(sum > -400 && sum < 400);
	assert_true(squares > 19200 && squares < 20800);
	assert_in_range(within_one, 13300, 14000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rng__follows_the_published_generators),
		cmocka_unit_test(test_rng__repeats_itself_from_the_same_seed),
		cmocka_unit_test(
			test_rng_below__gives_each_value_about_as_often),
		cmocka_unit_test(
			test_rng_unit__stays_below_one_and_fills_the_range),
		cmocka_unit_test(test_rng_normal__has_mean_0_and_variance_1),
	};

	return cmocka_run_group_tests_name("rng", tests, NULL, NULL);
}

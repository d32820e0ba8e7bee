/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "engine/discover.h"

#define STUDENTS 24

/* Of one that nothing is known of. */
static struct signals nobody(void)
{
	struct signals signals = { .lifecycle = LIFECYCLE_ACTIVE };

	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		signals.value[i] = NAN;
	return signals;
}

/* Three kinds in turn, a little apart from one another within: the first is
 * seldom seen, the second asks for help, the third does well. */
static void fill_clouds(struct signals *out)
{
	static const double kinds[3][3] = {
		{ .5, .4, .1 }, { 3, .4, .8 }, { 3, .9, .1 },
	};
	struct rng rng;

	rng_init(&rng, 1);
	for (size_t i = 0; i < STUDENTS; i++) {
		const double *kind = kinds[i % 3];

		out[i] = nobody();
		out[i].value[SIGNAL_WEEKLY] = kind[0] + .2 * rng_unit(&rng);
		out[i].value[SIGNAL_LEVEL] = kind[1] + .05 * rng_unit(&rng);
		out[i].value[SIGNAL_HELP] = kind[2] + .1 * rng_unit(&rng);
	}
}

static void fill_noise(struct signals *out, uint64_t seed)
{
	struct rng rng;

	rng_init(&rng, seed);
	for (size_t i = 0; i < STUDENTS; i++) {
		out[i] = nobody();
		for (size_t j = 0; j < SIGNAL_COUNT; j++)
			if (rng_below(&rng, 5))
				out[i].value[j] = rng_unit(&rng);
	}
}

static void test_discover__finds_three_clear_clouds(void **state UNUSED)
{
	struct signals signals[STUDENTS];
	struct discovery found;

	fill_clouds(signals);
	discover(&found, signals, STUDENTS, 7);
	assert_int_equal(found.k, 3);
	assert_true(found.silhouette > .8);
	for (size_t i = 3; i < STUDENTS; i++)
		assert_int_equal(found.group[i], found.group[i % 3]);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(found.groups[i].count, 8);
	discovery_release(&found);
}

static void test_discover__says_what_sets_a_group_apart(void **state UNUSED)
{
	struct signals signals[STUDENTS];
	struct discovery found;
	const struct natural_group *well;

	fill_clouds(signals);
	discover(&found, signals, STUDENTS, 7);
	well = &found.groups[found.group[2]];
	assert_int_equal(well->marks[0], SIGNAL_LEVEL);
	assert_true(well->apart[0] > 1);
	assert_true(fabs(well->apart[0]) >= fabs(well->apart[1]));
	assert_true(well->center[SIGNAL_LEVEL] > .9 &&
		well->center[SIGNAL_LEVEL] < .95);
	assert_true(isnan(well->center[SIGNAL_DAYS]));
	discovery_release(&found);
}

static void assert_same(const struct discovery *one,
	const struct discovery *other)
{
	assert_int_equal(one->k, other->k);
	assert_memory_equal(&one->silhouette, &other->silhouette,
		sizeof(one->silhouette));
	for (size_t i = 0; i < one->k; i++) {
		const struct natural_group *a = &one->groups[i];
		const struct natural_group *b = &other->groups[i];

		assert_int_equal(a->count, b->count);
		assert_memory_equal(a->center, b->center, sizeof(a->center));
		assert_memory_equal(a->marks, b->marks, sizeof(a->marks));
		assert_memory_equal(a->apart, b->apart, sizeof(a->apart));
	}
}

static void test_discover__gives_the_same_for_the_same_seed(
	void **state UNUSED)
{
	struct signals signals[STUDENTS];
	struct discovery one, other;

	fill_noise(signals, 2);
	discover(&one, signals, STUDENTS, 11);
	discover(&other, signals, STUDENTS, 11);
	assert_same(&one, &other);
	assert_memory_equal(one.group, other.group,
		STUDENTS * sizeof(*one.group));
	discovery_release(&one);
	discovery_release(&other);
}

static void test_discover__does_not_care_who_stands_where(void **state UNUSED)
{
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct signals signals[STUDENTS], turned[STUDENTS];
		struct discovery one, other;

		fill_noise(signals, seed);
		signals[5] = signals[9];
		for (size_t i = 0; i < STUDENTS; i++)
			turned[(i * 7 + 3) % STUDENTS] = signals[i];
		discover(&one, signals, STUDENTS, seed);
		discover(&other, turned, STUDENTS, seed);
		assert_same(&one, &other);
		for (size_t i = 0; i < STUDENTS; i++)
			assert_int_equal(one.group[i],
				other.group[(i * 7 + 3) % STUDENTS]);
		assert_int_equal(one.group[5], one.group[9]);
		discovery_release(&one);
		discovery_release(&other);
	}
}

static void test_discover__lists_larger_groups_first(void **state UNUSED)
{
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct signals signals[STUDENTS];
		struct discovery found;
		size_t sum = 0;

		fill_noise(signals, seed);
		discover(&found, signals, STUDENTS, seed);
		assert_in_range(found.k, 2, DISCOVER_MOST);
		for (size_t i = 0; i < found.k; i++) {
			assert_true(i == 0 || found.groups[i].count <=
				found.groups[i - 1].count);
			assert_true(found.groups[i].count > 0);
			sum += found.groups[i].count;
		}
		assert_int_equal(sum, STUDENTS);
		discovery_release(&found);
	}
}

static void assert_none(const struct signals *signals, size_t count)
{
	struct discovery found;

	discover(&found, signals, count, 1);
	assert_int_equal(found.k, 0);
	discovery_release(&found);
}

static void test_discover__finds_nothing_where_all_are_alike(
	void **state UNUSED)
{
	struct signals signals[STUDENTS];

	for (size_t i = 0; i < STUDENTS; i++) {
		signals[i] = nobody();
		signals[i].value[SIGNAL_LEVEL] = .1;
	}
	assert_none(signals, STUDENTS);
	for (size_t i = 0; i < STUDENTS; i++)
		signals[i] = nobody();
	assert_none(signals, STUDENTS);
}

static void test_discover__needs_eight_students(void **state UNUSED)
{
	struct signals signals[STUDENTS];
	struct discovery found;

	fill_clouds(signals);
	assert_none(signals, 0);
	assert_none(signals, 7);
	discover(&found, signals, 8, 1);
	assert_int_equal(found.k, 3);
	discovery_release(&found);
}

static void test_discover__leaves_out_what_few_are_known_by(
	void **state UNUSED)
{
	struct signals signals[STUDENTS];
	struct discovery found;

	fill_clouds(signals);
	for (size_t i = 0; i < STUDENTS / 2 - 1; i++)
		signals[i].value[SIGNAL_SURE] = (double)(i % 2);
	discover(&found, signals, STUDENTS, 1);
	assert_true(isnan(found.groups[0].center[SIGNAL_SURE]));
	discovery_release(&found);
	signals[STUDENTS - 1].value[SIGNAL_SURE] = 1;
	discover(&found, signals, STUDENTS, 1);
	assert_true(!isnan(found.groups[0].center[SIGNAL_SURE]));
	discovery_release(&found);
}

static void test_discover__asks_no_constraint_and_no_profile(
	void **state UNUSED)
{
	struct signals signals[STUDENTS];

	for (size_t i = 0; i < STUDENTS; i++) {
		signals[i] = nobody();
		signals[i].value[SIGNAL_BLOCK] = (double)(i % 4);
		signals[i].value[SIGNAL_SKILL] = (double)(i % 2);
		signals[i].value[SIGNAL_READY] = (double)(i % 3) / 2;
	}
	assert_none(signals, STUDENTS);
}

static void assert_agreement(const size_t *one, const size_t *other,
	double expected)
{
	assert_true(fabs(discover_agreement(one, other, 6) - expected) <
		1e-12);
}

static void test_agreement__is_one_for_the_same_by_other_names(
	void **state UNUSED)
{
	assert_agreement((const size_t[]){ 0, 0, 1, 1, 2, 2 },
		(const size_t[]){ 4, 4, 0, 0, 2, 2 }, 1);
	assert_agreement((const size_t[]){ 0, 0, 0, 0, 0, 0 },
		(const size_t[]){ 1, 1, 1, 1, 1, 1 }, 1);
	assert_agreement((const size_t[]){ 0, 1, 2, 3, 4, 5 },
		(const size_t[]){ 5, 4, 3, 2, 1, 0 }, 1);
}

/* Pairs: 15, of which 6 are together one way, 3 the other, 2 or 0 both. */
static void test_agreement__is_corrected_for_chance(void **state UNUSED)
{
	assert_agreement((const size_t[]){ 0, 0, 0, 1, 1, 1 },
		(const size_t[]){ 0, 0, 1, 1, 2, 2 },
		(2 - 6 * 3 / 15.) / ((6 + 3) / 2. - 6 * 3 / 15.));
	assert_agreement((const size_t[]){ 0, 0, 0, 0, 0, 0 },
		(const size_t[]){ 0, 0, 1, 1, 2, 2 }, 0);
	assert_agreement((const size_t[]){ 0, 1, 0, 1, 0, 1 },
		(const size_t[]){ 0, 0, 1, 1, 2, 2 },
		(0 - 6 * 3 / 15.) / ((6 + 3) / 2. - 6 * 3 / 15.));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_discover__finds_three_clear_clouds),
		cmocka_unit_test(test_discover__says_what_sets_a_group_apart),
		cmocka_unit_test(
			test_discover__gives_the_same_for_the_same_seed),
		cmocka_unit_test(test_discover__does_not_care_who_stands_where),
		cmocka_unit_test(test_discover__lists_larger_groups_first),
		cmocka_unit_test(
			test_discover__finds_nothing_where_all_are_alike),
		cmocka_unit_test(test_discover__needs_eight_students),
		cmocka_unit_test(
			test_discover__leaves_out_what_few_are_known_by),
		cmocka_unit_test(
			test_discover__asks_no_constraint_and_no_profile),
		cmocka_unit_test(
			test_agreement__is_one_for_the_same_by_other_names),
		cmocka_unit_test(test_agreement__is_corrected_for_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

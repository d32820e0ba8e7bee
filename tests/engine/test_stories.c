/* SPDX-License-Identifier: MIT */
/*
 * Courses of one pupil that must come out so: 24 classmates about a rate, a
 * check-in of four items a day, and every day's proposal accepted whole. What
 * is asserted is the mean of the draws and what most of them do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/attr.h"
#include "base/rng.h"
#include "sample.h"

#define DAYS_MAX 8
#define CLASS 25
#define PUPIL 1
#define DRAWS 24
#define NEAR .03

/* What the draws made of one day. */
struct day {
	double estimate; /* mean */
	int in[CLUSTER_COUNT];
	int offered;     /* intervene, for want of response */
	int asked;       /* about a surprise */
};

struct story {
	double rate;
	size_t count;
	double points[DAYS_MAX]; /* of 4 */
};

static void log_classmates(struct sample *sample, struct rng *rng,
	int64_t day, double rate)
{
	for (int64_t i = PUPIL + 1; i <= CLASS; i++) {
		double points = 0;

		for (int j = 0; j < 4; j++)
			points += rng_unit(rng) < rate ? 1 : 0;
		sample_quiz(sample, i, day, points);
	}
}

static void note(struct day *day, const struct proposal *proposal)
{
	const struct move *move = proposal_move(proposal, PUPIL);

	day->estimate += move->estimate.level / DRAWS;
	day->in[move->to]++;
	for (size_t i = 0; i < proposal->offer_count; i++) {
		if (proposal->offers[i].student != PUPIL)
			continue;
		if (proposal->offers[i].cause == OFFER_NO_RESPONSE)
			day->offered++;
		if (proposal->offers[i].cause == OFFER_SURPRISE)
			day->asked++;
	}
}

static void tell_once(const struct story *story, uint64_t seed,
	struct day *days)
{
	struct sample sample;
	struct rng rng;

	rng_init(&rng, seed);
	sample_init(&sample, CLASS);
	for (size_t i = 0; i < story->count; i++) {
		struct proposal proposal;
		int64_t day = (int64_t)i;

		sample_quiz(&sample, PUPIL, day, story->points[i]);
		log_classmates(&sample, &rng, day, story->rate);
		sample_propose(&sample, day, &proposal);
		note(&days[i], &proposal);
		sample_accept(&sample, day, &proposal);
		proposal_release(&proposal);
	}
	sample_release(&sample);
}

static void tell(const struct story *story, struct day *days)
{
	for (uint64_t seed = 1; seed <= DRAWS; seed++)
		tell_once(story, seed, days);
}

static void assert_estimates(const struct day *days, const double *expected,
	size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_true(fabs(days[i].estimate - expected[i]) <= NEAR);
}

#define assert_most(count) assert_true((count) > DRAWS / 2)

static void test_story__offers_help_to_who_stays_at_one_of_four(void **state)
{
	static const struct story story = {
		.rate = .8, .count = 5, .points = { 1, 1, 1, 1, 1 }
	};
	static const double expected[] = { .52, .40, .35, .33 };
	struct day days[DAYS_MAX] = { 0 };

	(void)state;
	tell(&story, days);
	assert_estimates(days, expected, ARRAY_LEN(expected));
	assert_most(days[0].in[CLUSTER_PRACTICE]);
	for (size_t i = 1; i < story.count; i++)
		assert_most(days[i].in[CLUSTER_RETEACH]);
	assert_int_equal(days[2].offered, 0);
	assert_most(days[4].offered);
}

static void test_story__follows_a_climb_one_cluster_at_a_time(void **state)
{
	static const struct story story = {
		.rate = .6, .count = 8, .points = { 1, 2, 2, 3, 3, 4, 4, 4 }
	};
	static const double expected[] = {
		.47, .48, .49, .60, .64, .76, .82, .85
	};
	struct day days[DAYS_MAX] = { 0 };

	(void)state;
	tell(&story, days);
	assert_estimates(days, expected, ARRAY_LEN(expected));
	for (size_t i = 0; i < 3; i++)
		assert_most(days[i].in[CLUSTER_RETEACH]);
	for (size_t i = 3; i < 6; i++)
		assert_most(days[i].in[CLUSTER_PRACTICE]);
	assert_most(days[7].in[CLUSTER_EXTEND]);
}

static void test_story__asks_once_about_one_bad_day(void **state)
{
	static const struct story story = {
		.rate = .7, .count = 6, .points = { 4, 4, 4, 1, 4, 4 }
	};
	static const double expected[] = { .94, .95, .96, .70, .82, .88 };
	struct day days[DAYS_MAX] = { 0 };

	(void)state;
	tell(&story, days);
	assert_estimates(days, expected, ARRAY_LEN(expected));
	for (size_t i = 0; i < story.count; i++) {
		assert_int_equal(days[i].in[CLUSTER_EXTEND], DRAWS);
		assert_int_equal(days[i].asked, i == 3 ? DRAWS : 0);
	}
}

static void test_story__holds_one_of_a_class_at_half_near_half(void **state)
{
	static const struct story story = {
		.rate = .5, .count = 4, .points = { 2, 2, 2, 2 }
	};
	static const double expected[] = { .64, .57, .53, .52 };
	struct day days[DAYS_MAX] = { 0 };

	(void)state;
	tell(&story, days);
	assert_estimates(days, expected, ARRAY_LEN(expected));
}

static void test_story__leaves_who_never_checked_in_unseen(void **state)
{
	struct sample sample;
	struct rng rng;

	(void)state;
	rng_init(&rng, 1);
	sample_init(&sample, CLASS);
	for (int64_t day = 0; day < 6; day++) {
		struct proposal proposal;
		const struct move *move;

		log_classmates(&sample, &rng, day, .2);
		sample_propose(&sample, day, &proposal);
		move = proposal_move(&proposal, PUPIL);
		assert_int_equal(move->rule, RULE_NOT_SEEN);
		assert_int_equal(move->evidence, EVIDENCE_NONE);
		assert_int_equal(move->to, CLUSTER_NONE);
		assert_false(move->has_estimate);
		for (size_t i = 0; i < proposal.offer_count; i++)
			assert_int_not_equal(proposal.offers[i].student,
				PUPIL);
		sample_accept(&sample, day, &proposal);
		proposal_release(&proposal);
	}
	sample_release(&sample);
}

static void assert_level(const struct move *move)
{
	assert_true(move->has_estimate);
	assert_true(move->estimate.level > 0 && move->estimate.level < 1);
	assert_true(move->estimate.low < move->estimate.level);
	assert_true(move->estimate.level < move->estimate.high);
	assert_int_not_equal(move->to, CLUSTER_NONE);
}

static void test_story__takes_every_shape_of_score(void **state)
{
	const struct score shapes[] = {
		sample_items(19, 24),
		sample_items(1, 1),
		{ .form = SCORE_LEVEL, .points = 4, .out_of = 4 },
		{ .form = SCORE_PERCENT, .points = 100, .out_of = 100 },
		sample_items(24, 24),
		sample_items(0, 24)
	};
	struct score none;
	struct error err = ERROR_INIT;
	struct sample sample;
	struct proposal proposal;

	(void)state;
	assert_false(score_items(0, 0, &none, &err));
	sample_init(&sample, ARRAY_LEN(shapes));
	for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
		for (int64_t day = 0; day < 4; day++)
			sample_score(&sample, (int64_t)i + 1, 1, day,
				shapes[i]);
	sample_propose(&sample, 4, &proposal);
	assert_int_equal(proposal.move_count, ARRAY_LEN(shapes));
	for (size_t i = 0; i < proposal.move_count; i++)
		assert_level(&proposal.moves[i]);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_story__takes_a_class_with_nothing_but_full_marks(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, CLASS);
	for (int64_t day = 0; day < 8; day++)
		for (int64_t i = 1; i <= CLASS; i++)
			sample_quiz(&sample, i, day, 4);
	sample_propose(&sample, 8, &proposal);
	for (size_t i = 0; i < proposal.move_count; i++) {
		assert_level(&proposal.moves[i]);
		assert_int_equal(proposal.moves[i].to, CLUSTER_EXTEND);
	}
	proposal_release(&proposal);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_story__offers_help_to_who_stays_at_one_of_four),
		cmocka_unit_test(
			test_story__follows_a_climb_one_cluster_at_a_time),
		cmocka_unit_test(test_story__asks_once_about_one_bad_day),
		cmocka_unit_test(
			test_story__holds_one_of_a_class_at_half_near_half),
		cmocka_unit_test(
			test_story__leaves_who_never_checked_in_unseen),
		cmocka_unit_test(test_story__takes_every_shape_of_score),
		cmocka_unit_test(
			test_story__takes_a_class_with_nothing_but_full_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

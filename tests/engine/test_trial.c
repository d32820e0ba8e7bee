/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/rng.h"
#include "engine/trial.h"
#include "sample.h"

#define MOST 60
#define assert_near(actual, expected) \
	assert_true(fabs((actual) - (expected)) < 1e-9)

struct story {
	struct sample sample;
	struct trial_member members[MOST];
	struct trial trial;
	struct trial_result result;
};

static void begin(struct story *story, size_t students)
{
	*story = (struct story){
		.trial = {
			.name = "pairs", .objective = 1, .seed = 7,
			.arms = { "alone", "in pairs" },
			.starts = sample_time(0), .until = sample_time(28),
			.closed = CIVIL_NEVER,
			.members = story->members, .member_count = students,
		},
	};
	sample_init(&story->sample, students);
	for (size_t i = 0; i < students; i++)
		story->members[i] = (struct trial_member){
			.student = (int64_t)i + 1, .before = .5
		};
}

/* In pairs, first and second arm by turns. */
static void pair_up(struct story *story)
{
	for (size_t i = 0; i < story->trial.member_count; i++) {
		story->members[i].arm = (int)i % 2;
		story->members[i].stratum = (int)i / 2;
	}
}

static void see(struct story *story, size_t place, double percent)
{
	sample_score(&story->sample, story->members[place].student, 1, 7,
		(struct score){
			.form = SCORE_PERCENT, .points = percent, .out_of = 100
		});
}

static void judge(struct story *story, int64_t day)
{
	sample_day(&story->sample, day);
	sample_sort(&story->sample);
	trial_judge(&story->trial, &story->sample.facts, &story->result);
}

static void assert_says(struct story *story, const char *text)
{
	struct buf out = BUF_INIT;

	trial_write(&out, &story->trial, &story->result);
	assert_string_equal(buf_text(&out), text);
	buf_release(&out);
}

static void fill(struct trial_member *members, size_t count, uint64_t seed)
{
	struct rng rng;

	rng_init(&rng, seed);
	for (size_t i = 0; i < count; i++)
		members[i] = (struct trial_member){
			.student = (int64_t)i + 1,
			.before = (double)rng_below(&rng, 8) / 8
		};
}

static size_t count_in(const struct trial_member *members, size_t count,
	int stratum, int arm)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		found += (stratum < 0 || members[i].stratum == stratum) &&
			members[i].arm == arm;
	return found;
}

static void test_trial__splits_the_class_and_each_block_in_halves(void **state)
{
	struct trial_member members[MOST];

	(void)state;
	for (size_t count = 0; count < 40; count++) {
		size_t first;
		size_t second;

		fill(members, count, count);
		trial_split(members, count, 1000 + count);
		first = count_in(members, count, -1, 0);
		second = count_in(members, count, -1, 1);
		assert_int_equal(first + second, count);
		assert_true(first <= second + 1 && second <= first + 1);
		for (int i = 0; i < (int)count / 2; i++) {
			size_t one = count_in(members, count, i, 0);
			size_t other = count_in(members, count, i, 1);

			assert_true(one >= 1 && other >= 1);
			assert_int_equal(one + other, count % 2 &&
				i == (int)count / 2 - 1 ? 3 : 2);
		}
	}
}

static void test_trial__blocks_are_of_neighbours_in_level(void **state)
{
	struct trial_member members[MOST];

	(void)state;
	fill(members, 21, 3);
	trial_split(members, 21, 5);
	for (size_t i = 0; i < 21; i++)
		for (size_t j = 0; j < 21; j++)
			if (members[i].stratum < members[j].stratum)
				assert_true(members[i].before >=
					members[j].before);
}

static void test_trial__splits_the_same_for_a_seed_in_whatever_order(
	void **state)
{
	struct trial_member one[MOST];
	struct trial_member other[MOST];
	size_t moved = 0;

	(void)state;
	fill(one, 25, 4);
	for (size_t i = 0; i < 25; i++)
		other[i] = one[(i * 7) % 25];
	trial_split(one, 25, 11);
	trial_split(other, 25, 11);
	for (size_t i = 0; i < 25; i++) {
		const struct trial_member *same = &one[(i * 7) % 25];

		assert_int_equal(other[i].student, same->student);
		assert_int_equal(other[i].arm, same->arm);
		assert_int_equal(other[i].stratum, same->stratum);
	}
	for (size_t i = 0; i < 25; i++)
		other[i].before += i % 2 ? 1e-12 : -1e-12;
	trial_split(other, 25, 11);
	for (size_t i = 0; i < 25; i++)
		assert_int_equal(other[i].arm, one[(i * 7) % 25].arm);
	trial_split(other, 25, 12);
	for (size_t i = 0; i < 25; i++)
		moved += other[i].arm != one[(i * 7) % 25].arm;
	assert_true(moved > 0);
}

/* Of 400 seeds each student is in the second arm about 200 times; 60 off is
 * six standard errors. */
static void test_trial__gives_everyone_the_same_chance_of_an_arm(void **state)
{
	struct trial_member members[MOST];
	size_t seconds[MOST] = { 0 };

	(void)state;
	fill(members, 11, 9);
	for (uint64_t seed = 0; seed < 400; seed++) {
		trial_split(members, 11, seed);
		for (size_t i = 0; i < 11; i++)
			seconds[i] += (size_t)members[i].arm;
	}
	for (size_t i = 0; i < 11; i++)
		assert_true(seconds[i] > 140 && seconds[i] < 260);
}

/*
 * Five pairs, the second better by 10, 20, 30, 40 and 50. By hand: of 32 ways
 * only the split and its mirror are as large. Taking x off each, turning the
 * pair of 10 round is as large from x = 10 on, and that of 50 up to x = 50:
 * then it is 4 of 32, else 2, which is less than a tenth.
 */
static void test_trial__is_exact_for_five_pairs(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 10);
	pair_up(&story);
	for (size_t i = 0; i < 10; i++)
		see(&story, i, 30 + (i % 2 ? 5 * (double)(i + 1) : 0));
	judge(&story, 10);
	assert_false(story.result.is_early);
	assert_near(story.result.difference, .3);
	assert_near(story.result.chance, 2. / 32);
	assert_near(story.result.low, .1);
	assert_near(story.result.high, .5);
	assert_says(&story, "alone: 5 students seen, 30% on average.\n"
		"in pairs: 5 students seen, 60% on average.\n"
		"in pairs did better by 30 points, after allowing for "
		"where they began (90 of 100: 10 to 50), and chance alone would do as much in 6 of 100 splits.\n"
		"It runs until 9 Nov; until then differences come and go.\n");
	sample_release(&story.sample);
}

/* Differences 10, 10, 10, 10 and -10 sum to 30: as large are all alike (2
 * ways) and one of five turned (10). */
static void test_trial__counts_ties_as_as_large(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 10);
	pair_up(&story);
	for (size_t i = 0; i < 10; i++)
		see(&story, i, 40 + (i % 2 ? (i == 9 ? -10 : 10) : 0));
	judge(&story, 40);
	assert_true(story.result.is_over);
	assert_near(story.result.difference, .06);
	assert_near(story.result.chance, 12. / 32);
	assert_near(story.result.low, -.1);
	assert_near(story.result.high, .1);
	assert_says(&story, "alone: 5 students seen, 40% on average.\n"
		"in pairs: 5 students seen, 46% on average.\n"
		"It cannot be said which is better: in pairs is ahead by 6 "
		"points, after allowing for where they began (90 of 100: -10 "
		"to 10), and chance alone would do as much in 38 of 100 splits.\n");
	sample_release(&story.sample);
}

/* Four pairs without a difference and three students of 10, 20 and 60, the
 * last one alone in the second arm: a third of the ways. */
static void test_trial__permutes_three_at_the_end_as_three(void **state)
{
	static const double last[] = { 10, 20, 60 };
	struct story story;

	(void)state;
	begin(&story, 13);
	pair_up(&story);
	for (size_t i = 0; i < 10; i++)
		see(&story, i, 50);
	for (size_t i = 0; i < 3; i++) {
		story.members[10 + i].stratum = 5;
		story.members[10 + i].arm = i == 2;
		see(&story, 10 + i, last[i]);
	}
	judge(&story, 10);
	/* 60 less their mean of 30, of 5 / 2 + 2 / 3. */
	assert_near(story.result.difference, .3 / (2.5 + 2. / 3));
	assert_near(story.result.chance, 1. / 3);
	sample_release(&story.sample);
}

static void test_trial__takes_the_level_before_off(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 10);
	pair_up(&story);
	for (size_t i = 0; i < 10; i++) {
		story.members[i].before = i % 2 ? .6 : .4;
		see(&story, i, i % 2 ? 70 : 55);
	}
	judge(&story, 10);
	assert_near(story.result.difference, -.05);
	assert_near(story.result.chance, 2. / 32);
	assert_says(&story, "alone: 5 students seen, 55% on average.\n"
		"in pairs: 5 students seen, 70% on average.\n"
		"alone did better by 5 points, after allowing for where "
		"they began (90 of 100: 5 to 5), and "
		"chance alone would do as much in 6 of 100 splits.\n"
		"It runs until 9 Nov; until then differences come and go.\n");
	sample_release(&story.sample);
}

static void test_trial__counts_only_its_objective_and_its_time(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 2);
	pair_up(&story);
	sample_score(&story.sample, 1, 1, 0, sample_items(0, 4));
	sample_score(&story.sample, 1, 1, 1, sample_items(1, 1));
	sample_score(&story.sample, 1, 1, 28, sample_items(0, 3));
	sample_score(&story.sample, 1, 2, 3, sample_items(4, 4));
	sample_score(&story.sample, 1, 1, 29, sample_items(4, 4));
	judge(&story, 40);
	assert_int_equal(story.result.count[0], 1);
	assert_near(story.result.mean[0], .25);
	assert_int_equal(story.result.count[1], 0);
	assert_true(isnan(story.result.mean[1]));
	story.trial.objective = 0;
	judge(&story, 40);
	assert_near(story.result.mean[0], 5. / 8);
	story.trial.closed = sample_time(27);
	story.trial.objective = 1;
	judge(&story, 26);
	assert_false(story.result.is_over);
	judge(&story, 28);
	assert_true(story.result.is_over);
	assert_near(story.result.mean[0], 1);
	sample_release(&story.sample);
}

static void test_trial__is_too_early_with_four_pairs(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 10);
	pair_up(&story);
	for (size_t i = 0; i < 9; i++)
		see(&story, i, i % 2 ? 90 : 10);
	judge(&story, 10);
	assert_true(story.result.is_early);
	assert_int_equal(story.result.count[0], 5);
	assert_int_equal(story.result.compared[0], 4);
	assert_true(isnan(story.result.chance));
	assert_says(&story, "alone: 5 students seen, 10% on average.\n"
		"in pairs: 4 students seen, 90% on average.\n"
		"Too early to say: each arm needs 5 students who were seen "
		"since it began and have somebody like them in the other arm, "
		"and there are 4 and 4.\n"
		"It runs until 9 Nov; until then differences come and go.\n");
	see(&story, 9, 90);
	judge(&story, 10);
	assert_false(story.result.is_early);
	sample_release(&story.sample);
}

static void test_trial__says_so_when_nobody_was_seen(void **state)
{
	struct story story;

	(void)state;
	begin(&story, 4);
	pair_up(&story);
	judge(&story, 40);
	assert_says(&story, "alone: 0 students seen.\n"
		"in pairs: 0 students seen.\n"
		"It cannot be said: each arm needs 5 students who were seen "
		"since it began and have somebody like them in the other arm, "
		"and there are 0 and 0.\n");
	sample_release(&story.sample);
}

/* A class of 29 in which the second arm gains so many points, plus chance. */
static void play(struct story *story, uint64_t seed, double gain)
{
	struct rng rng;

	begin(story, 29);
	rng_init(&rng, seed * 977 + 1);
	for (size_t i = 0; i < 29; i++)
		story->members[i].before = .2 + .5 * rng_unit(&rng);
	story->trial.seed = (int64_t)seed;
	trial_split(story->members, 29, seed);
	for (size_t i = 0; i < 29; i++) {
		const struct trial_member *member = &story->members[i];
		double score = 100 * member->before + 8 * rng_normal(&rng) +
			(member->arm ? gain : 0);

		see(story, i, fmin(fmax(score, 0), 100));
	}
	judge(story, 10);
}

/* Of 80 trials without a difference 8 are expected below .1 and 40 below a
 * half, with standard errors of 2.7 and 4.5; the bounds are three and four of
 * them. */
static void test_trial__finds_nothing_where_there_is_nothing(void **state)
{
	struct story story;
	size_t rare = 0;
	size_t half = 0;
	size_t covered = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= 80; seed++) {
		play(&story, seed, 0);
		rare += story.result.chance < .1;
		half += story.result.chance < .5;
		covered += story.result.low <= 0 && story.result.high >= 0;
		assert_int_equal(story.result.chance < .1,
			story.result.low > 0 || story.result.high < 0);
		sample_release(&story.sample);
	}
	assert_in_range(rare, 1, 17);
	assert_in_range(half, 22, 58);
	assert_int_equal(covered, 80 - rare);
}

static void test_trial__finds_a_large_difference(void **state)
{
	struct story story;
	size_t found = 0;
	size_t covered = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		play(&story, seed, 12);
		found += story.result.chance < .1 &&
			story.result.difference > 0;
		covered += story.result.low <= .12 &&
			story.result.high >= .12;
		sample_release(&story.sample);
	}
	assert_true(found >= 18);
	assert_true(covered >= 13);
}

static void test_trial__draws_the_same_for_a_seed(void **state)
{
	struct story one;
	struct story other;

	(void)state;
	play(&one, 5, 3);
	play(&other, 5, 3);
	assert_memory_equal(&one.result, &other.result, sizeof(one.result));
	other.trial.seed = 6;
	judge(&other, 10);
	assert_true(fabs(one.result.chance - other.result.chance) < .03);
	sample_release(&one.sample);
	sample_release(&other.sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_trial__splits_the_class_and_each_block_in_halves),
		cmocka_unit_test(
			test_trial__blocks_are_of_neighbours_in_level),
		cmocka_unit_test(
			test_trial__splits_the_same_for_a_seed_in_whatever_order),
		cmocka_unit_test(
			test_trial__gives_everyone_the_same_chance_of_an_arm),
		cmocka_unit_test(test_trial__is_exact_for_five_pairs),
		cmocka_unit_test(test_trial__counts_ties_as_as_large),
		cmocka_unit_test(
			test_trial__permutes_three_at_the_end_as_three),
		cmocka_unit_test(test_trial__takes_the_level_before_off),
		cmocka_unit_test(
			test_trial__counts_only_its_objective_and_its_time),
		cmocka_unit_test(test_trial__is_too_early_with_four_pairs),
		cmocka_unit_test(test_trial__says_so_when_nobody_was_seen),
		cmocka_unit_test(
			test_trial__finds_nothing_where_there_is_nothing),
		cmocka_unit_test(test_trial__finds_a_large_difference),
		cmocka_unit_test(test_trial__draws_the_same_for_a_seed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* A class carried forward by its own moves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/course.h"
#include "sample.h"

#define DAYS 8
#define STUDENTS 12

static const double marks[STUDENTS] = { 0, 2, 3, 4, 1, 2, 3, 3, 1, 4, 2, 3 };

/* Every day its quizzes, drifting so that some students move; after the first
 * one of three is not seen. */
static void hold_day(struct sample *sample, int64_t day)
{
	for (int64_t i = 0; i < STUDENTS; i++) {
		bool is_seen = !day || i % 3 != day % 3;
		double drift = i % 2 ? (double)day / 3 : -(double)day / 4;

		if (is_seen)
			sample_quiz(sample, i + 1, day, fmax(0, fmin(4, floor(
				marks[i] + drift))));
	}
	sample_day(sample, day);
	sample_sort(sample);
}

static void test_course__goes_as_a_class_that_accepts_every_move(void **state)
{
	struct course *course = course_new();
	struct sample sample;
	size_t moves = 0;

	(void)state;
	sample_init(&sample, STUDENTS);
	for (int64_t day = 0; day < DAYS; day++) {
		struct proposal proposal;

		hold_day(&sample, day);
		course_regroup(course, &sample.facts, &sample.facts.policy,
			sample.action);
		sample_propose(&sample, day, &proposal);
		for (size_t i = 0; i < proposal.move_count; i++)
			moves += move_is_change(&proposal.moves[i]) &&
				proposal.moves[i].from != CLUSTER_NONE;
		sample_accept(&sample, day, &proposal);
		proposal_release(&proposal);
		for (int64_t i = 1; i <= STUDENTS; i++)
			assert_int_equal(course_cluster(course, i),
				facts_stay(&sample.facts, i)->cluster);
	}
	assert_true(moves > 2);
	assert_int_equal(course_moves(course), moves);
	course_free(course);
	sample_release(&sample);
}

static void test_course__leaves_the_facts_as_they_are(void **state)
{
	struct course *course = course_new();
	struct sample sample;

	(void)state;
	sample_init(&sample, STUDENTS);
	hold_day(&sample, 0);
	sample_place(&sample, 1, CLUSTER_EXTEND, 0);
	sample_sort(&sample);
	course_regroup(course, &sample.facts, &sample.facts.policy,
		sample.action);
	assert_int_equal(course_cluster(course, 1), CLUSTER_RETEACH);
	assert_int_equal(sample.facts.stay_count, 1);
	assert_int_equal(facts_stay(&sample.facts, 1)->cluster,
		CLUSTER_EXTEND);
	course_free(course);
	sample_release(&sample);
}

static void test_course__follows_the_policy_that_it_is_given(void **state)
{
	struct course *course = course_new();
	struct sample sample;
	struct policy policy;
	struct error err = ERROR_INIT;
	enum cluster usual;

	(void)state;
	policy_init(&policy);
	assert_true(policy_set(&policy, "line.high", ".55", &err));
	sample_init(&sample, STUDENTS);
	hold_day(&sample, 0);
	usual = sample_move(&sample, 0, 2).to;
	course_regroup(course, &sample.facts, &policy, sample.action);
	assert_int_equal(usual, CLUSTER_PRACTICE);
	assert_int_equal(course_cluster(course, 2), CLUSTER_EXTEND);
	course_free(course);
	sample_release(&sample);
}

static void test_course__takes_what_was_done_by_hand(void **state)
{
	struct course *course = course_new();
	const struct stay *stays;
	struct sample sample;
	struct stay by_hand = {
		.student = 1, .cluster = CLUSTER_INTERVENE, .by_hand = true,
	};
	size_t count;

	(void)state;
	sample_init(&sample, STUDENTS);
	for (int64_t day = 0; day < DAYS; day++) {
		hold_day(&sample, day);
		course_regroup(course, &sample.facts, &sample.facts.policy,
			sample.action);
		by_hand.since = sample.facts.now;
		by_hand.entered = sample.action;
		course_place(course, &by_hand);
		course_place(course, &by_hand);
		assert_int_equal(course_cluster(course, 1),
			CLUSTER_INTERVENE);
	}
	stays = course_stays(course, &count);
	for (size_t i = 0, of_one = 0; i < count; i++) {
		of_one += stays[i].student == 1;
		assert_true(of_one <= 2);
		assert_true(stays[i].until >= stays[i].since);
	}
	course_free(course);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_course__goes_as_a_class_that_accepts_every_move),
		cmocka_unit_test(test_course__leaves_the_facts_as_they_are),
		cmocka_unit_test(
			test_course__follows_the_policy_that_it_is_given),
		cmocka_unit_test(test_course__takes_what_was_done_by_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

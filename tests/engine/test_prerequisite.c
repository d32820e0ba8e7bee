/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

/* Five objectives; student 1 is weak on the first, the others are sound. */
static void start(struct sample *sample)
{
	sample_init(sample, 8);
	for (int64_t i = 3; i <= 5; i++)
		sample->facts.objectives[i - 1] = (struct objective){
			.id = i, .name = "more"
		};
	sample->facts.objective_count = 5;
	for (int64_t day = 0; day < 3; day++)
		for (int64_t i = 1; i <= 8; i++)
			sample_quiz(sample, i, day, i == 1 ? 0 : 3);
}

static void score_all(struct sample *sample, int64_t objective, double points)
{
	for (int64_t i = 1; i <= 8; i++)
		sample_score(sample, i, objective, 1,
			sample_items(i == 1 ? points : 7, 8));
}

static void test_prerequisite__is_taught_first_when_never_seen(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	start(&sample);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 0);
	sample_require(&sample, 1, 2);
	move = sample_move(&sample, 3, 1);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	assert_int_equal(move.rule, RULE_PREREQUISITE);
	assert_int_equal(move.wanted, CLUSTER_RETEACH);
	assert_int_equal(move.teach, 2);
	assert_int_equal(sample_move(&sample, 3, 2).teach, 0);
	sample_release(&sample);
}

static void test_prerequisite__is_passed_over_when_it_is_sound(void **state)
{
	struct sample sample;

	(void)state;
	start(&sample);
	sample_require(&sample, 1, 2);
	score_all(&sample, 2, 8);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 0);
	assert_int_equal(sample_move(&sample, 3, 1).rule, RULE_FIRST);
	sample_release(&sample);
}

static void test_prerequisite__is_the_deepest_weak_one(void **state)
{
	struct sample sample;

	(void)state;
	start(&sample);
	sample_require(&sample, 1, 2);
	sample_require(&sample, 1, 4);
	sample_require(&sample, 2, 3);
	sample_require(&sample, 3, 5);
	score_all(&sample, 2, 0);
	score_all(&sample, 3, 0);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 5);
	score_all(&sample, 5, 8);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 3);
	score_all(&sample, 2, 8);
	score_all(&sample, 2, 8);
	score_all(&sample, 2, 8);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 4);
	sample_release(&sample);
}

static void test_prerequisite__is_the_first_of_two_as_deep(void **state)
{
	struct sample sample;

	(void)state;
	start(&sample);
	sample_require(&sample, 1, 4);
	sample_require(&sample, 1, 3);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 3);
	sample_release(&sample);
}

static void test_prerequisite__ends_where_needs_run_in_a_circle(void **state)
{
	struct sample sample;

	(void)state;
	start(&sample);
	sample_require(&sample, 1, 2);
	sample_require(&sample, 2, 1);
	assert_int_equal(sample_move(&sample, 3, 1).teach, 2);
	sample_require(&sample, 2, 3);
	sample_require(&sample, 3, 2);
	assert_int_not_equal(sample_move(&sample, 3, 1).teach, 0);
	sample_require(&sample, 1, 1);
	assert_int_not_equal(sample_move(&sample, 3, 1).teach, 1);
	sample_release(&sample);
}

static void test_prerequisite__leaves_the_rule_of_who_stays(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	start(&sample);
	sample_require(&sample, 1, 2);
	sample_accept_day(&sample, 3);
	move = sample_move(&sample, 4, 1);
	assert_int_equal(move.rule, RULE_NO_NEW);
	assert_int_equal(move.teach, 2);
	sample_quiz(&sample, 1, 4, 0);
	move = sample_move(&sample, 4, 1);
	assert_int_equal(move.rule, RULE_STAYS);
	assert_int_equal(move.teach, 2);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_prerequisite__is_taught_first_when_never_seen),
		cmocka_unit_test(
			test_prerequisite__is_passed_over_when_it_is_sound),
		cmocka_unit_test(test_prerequisite__is_the_deepest_weak_one),
		cmocka_unit_test(test_prerequisite__is_the_first_of_two_as_deep),
		cmocka_unit_test(
			test_prerequisite__ends_where_needs_run_in_a_circle),
		cmocka_unit_test(
			test_prerequisite__leaves_the_rule_of_who_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

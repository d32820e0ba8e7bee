/* SPDX-License-Identifier: MIT */
/* One lesson for all, and what has to come before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

#define CLASS 10

/* Of the class, so many had everything right three times, the others 1/4. */
static void start(struct sample *sample, int64_t right)
{
	sample_init(sample, CLASS);
	for (int64_t day = 0; day < 3; day++)
		for (int64_t i = 1; i <= CLASS; i++)
			sample_quiz(sample, i, day, i <= right ? 4 : 1);
}

static struct whole_case whole_of(struct sample *sample)
{
	struct proposal proposal;
	struct whole_case whole;

	sample_propose(sample, 3, &proposal);
	whole = proposal.whole;
	proposal_release(&proposal);
	return whole;
}

static void test_whole__is_reteach_where_most_are_below(void **state)
{
	struct sample sample;
	struct whole_case whole;

	(void)state;
	start(&sample, 4);
	whole = whole_of(&sample);
	assert_int_equal(whole.what, WHOLE_RETEACH);
	assert_int_equal(whole.seen, CLASS);
	assert_int_equal(whole.students, 6);
	sample.facts.policy.reteach_all = .6;
	assert_int_equal(whole_of(&sample).what, WHOLE_NONE);
	sample_release(&sample);
}

static void test_whole__is_nothing_where_needs_differ(void **state)
{
	struct sample sample;

	(void)state;
	start(&sample, 5);
	assert_int_equal(whole_of(&sample).what, WHOLE_NONE);
	sample_release(&sample);
}

static void test_whole__moves_on_to_what_needs_this(void **state)
{
	struct sample sample;
	struct whole_case whole;

	(void)state;
	start(&sample, CLASS);
	whole = whole_of(&sample);
	assert_int_equal(whole.what, WHOLE_MOVE_ON);
	assert_int_equal(whole.students, CLASS);
	assert_int_equal(whole.next, 0);
	sample_require(&sample, 2, 1);
	assert_int_equal(whole_of(&sample).next, 2);
	sample_release(&sample);
}

static void test_whole__still_proposes_the_groups(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	start(&sample, 3);
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(proposal.whole.what, WHOLE_RETEACH);
	assert_int_equal(proposal.moves[0].to, CLUSTER_EXTEND);
	assert_int_equal(proposal.moves[CLASS - 1].to, CLUSTER_RETEACH);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_whole__hears_only_enough_of_a_class(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	for (int64_t i = 1; i <= 5; i++)
		sample_quiz(&sample, i, 0, 0);
	assert_int_equal(whole_of(&sample).what, WHOLE_NONE);
	assert_int_equal(whole_of(&sample).seen, 5);
	sample_absent(&sample, 11);
	sample_absent(&sample, 12);
	assert_int_equal(whole_of(&sample).what, WHOLE_RETEACH);
	sample_absent(&sample, 1);
	assert_int_equal(whole_of(&sample).seen, 4);
	assert_int_equal(whole_of(&sample).what, WHOLE_NONE);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole__is_reteach_where_most_are_below),
		cmocka_unit_test(test_whole__is_nothing_where_needs_differ),
		cmocka_unit_test(test_whole__moves_on_to_what_needs_this),
		cmocka_unit_test(test_whole__still_proposes_the_groups),
		cmocka_unit_test(test_whole__hears_only_enough_of_a_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

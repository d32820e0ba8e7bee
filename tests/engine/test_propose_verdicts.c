/* SPDX-License-Identifier: MIT */
/* What was judged is not judged again without news. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

/* Student 10 is in extend and had a 2/4 since, which a regroup left there;
 * then all the others were at nothing. */
static void judge(struct sample *sample)
{
	sample_init(sample, 12);
	sample_fill(sample, 2);
	sample_place(sample, 10, CLUSTER_EXTEND, 2);
	sample_quiz(sample, 10, 3, 2);
	sample_accept_day(sample, 3);
	for (int64_t i = 1; i <= 12; i++)
		if (i != 10)
			sample_quiz(sample, i, 4, 0);
}

static void test_propose__moves_no_one_again_by_what_was_judged(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	judge(&sample);
	move = sample_move(&sample, 4, 10);
	assert_int_equal(move.rule, RULE_NO_NEW);
	assert_int_equal(move.to, CLUSTER_EXTEND);
	assert_true(move.odds >= move.needs);
	sample_quiz(&sample, 10, 5, 2);
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_anew_when_a_regroup_was_taken_back(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample.facts.verdict_count = 0;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_anew_by_other_rules(void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample.facts.policy.version++;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__takes_what_was_entered_after_a_verdict_for_new(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample_quiz(&sample, 10, 1, 2);
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__knows_a_verdict_on_its_own_objective_only(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	for (size_t i = 0; i < sample.facts.verdict_count; i++)
		sample.facts.verdicts[i].objective = 2;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_who_has_no_place_whatever_was_said(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	for (size_t i = 0; i < sample.facts.stay_count; i++)
		if (sample.facts.stays[i].student == 10)
			sample.facts.stays[i] = sample.facts.stays[
				--sample.facts.stay_count];
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_FIRST);
	sample_release(&sample);
}

static void test_propose__takes_a_late_entry_for_new_evidence(void **state)
{
	struct sample sample;
	struct proposal proposal;
	int64_t late;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_place(&sample, 10, CLUSTER_RETEACH, 3);
	late = sample_quiz(&sample, 10, 1, 4);
	sample_propose(&sample, 4, &proposal);
	assert_int_equal(proposal.moves[9].rule, RULE_UP);
	assert_int_equal(proposal.moves[9].checkin_count, 1);
	assert_int_equal(proposal.moves[9].checkins[0], late);
	assert_int_equal(proposal.moves[9].checkins_all, 4);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_propose__asks_again_only_for_new_evidence(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 5);
	sample.facts.refusals[0] = (struct refusal){
		.student = 10, .objective = 1, .to = CLUSTER_EXTEND,
		.entered = ++sample.action, .when = sample_time(5)
	};
	sample.facts.refusal_count = 1;
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_REFUSED);
	assert_int_equal(sample_move(&sample, 5, 10).to, CLUSTER_RETEACH);
	/* Classmates alone may have made it another move. */
	sample.facts.refusals[0].to = CLUSTER_PRACTICE;
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_REFUSED);
	sample_quiz(&sample, 10, 6, 4);
	assert_int_equal(sample_move(&sample, 6, 10).rule, RULE_UP);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_propose__moves_no_one_again_by_what_was_judged),
		cmocka_unit_test(
			test_propose__judges_anew_when_a_regroup_was_taken_back),
		cmocka_unit_test(test_propose__judges_anew_by_other_rules),
		cmocka_unit_test(
			test_propose__takes_what_was_entered_after_a_verdict_for_new),
		cmocka_unit_test(
			test_propose__knows_a_verdict_on_its_own_objective_only),
		cmocka_unit_test(
			test_propose__judges_who_has_no_place_whatever_was_said),
		cmocka_unit_test(
			test_propose__takes_a_late_entry_for_new_evidence),
		cmocka_unit_test(
			test_propose__asks_again_only_for_new_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

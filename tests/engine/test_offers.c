/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

/* Students 1, 5 and 9 stay at nothing in reteach, beside the others. */
static void fill_stuck(struct sample *sample)
{
	for (int64_t i = 1; i <= 9; i += 4)
		sample_place(sample, i, CLUSTER_RETEACH, 0);
	for (int64_t day = 0; day < 6; day++)
		for (int64_t i = 1; i <= 12; i++)
			sample_quiz(sample, i, day, i % 4 == 1
				? (i == 9 ? 1 : 0) : 3);
}

static void test_offers__are_as_many_as_intervene_has_room_for(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 13);
	fill_stuck(&sample);
	sample_place(&sample, 13, CLUSTER_INTERVENE, 0);
	sample.facts.policy.intervene_size = 3;
	sample_propose(&sample, 6, &proposal);
	assert_int_equal(proposal.offer_count, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct offer *offer = &proposal.offers[i];

		assert_int_equal(offer->cause, OFFER_NO_RESPONSE);
		assert_int_equal(offer->student, i ? 5 : 1);
		assert_int_equal(offer->checkins, 6);
		assert_true(offer->no_gain > 0 && offer->no_gain < 1);
	}
	/* They are alike, but for rounding. */
	assert_true(proposal.offers[0].strength * (1 + 1e-9) >=
		proposal.offers[1].strength);
	proposal_release(&proposal);
	sample.facts.policy.intervene_size = 1;
	assert_false(sample_is_offered(&sample, 6, 1, OFFER_NO_RESPONSE));
	sample_release(&sample);
}

/* Of whom rounding alone would tell one from the other. */
static void test_offers__keep_equals_in_the_order_of_the_class(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 17);
	for (int64_t i = 1; i <= 17; i += 2)
		sample_place(&sample, i, CLUSTER_RETEACH, 0);
	for (int64_t day = 0; day < 7; day++)
		for (int64_t i = 1; i <= 17; i++)
			sample_quiz(&sample, i, day, i % 2
				? (double)(day % 2) : 3);
	sample.facts.policy.intervene_size = 9;
	sample_propose(&sample, 7, &proposal);
	assert_int_equal(proposal.offer_count, 9);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(proposal.offers[i].student, 2 * i + 1);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_offers__are_not_for_who_is_absent(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	fill_stuck(&sample);
	assert_true(sample_is_offered(&sample, 6, 1, OFFER_NO_RESPONSE));
	sample.facts.absences[0] = (struct absence){
		.id = 1, .student = 1, .from_day = 0, .to_day = INT64_MAX
	};
	sample.facts.absence_count = 1;
	assert_false(sample_is_offered(&sample, 6, 1, OFFER_NO_RESPONSE));
	assert_true(sample_is_offered(&sample, 6, 5, OFFER_NO_RESPONSE));
	sample_release(&sample);
}

static void test_offers__count_every_check_in_on_the_objective(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 12);
	for (int64_t day = 0; day < 4; day++) {
		for (int64_t i = 1; i <= 12; i++)
			sample_quiz(&sample, i, day, i == 1 ? 0 : 3);
		sample_place(&sample, 1, CLUSTER_RETEACH, day);
		assert_int_equal(sample_is_offered(&sample, day, 1,
			OFFER_NO_RESPONSE), day == 3);
	}
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(proposal.offers[0].checkins, 4);
	assert_int_equal(proposal.offers[0].subject, 1);
	proposal_release(&proposal);
	sample_release(&sample);
}

/* 1, who came from nothing near to the line, gained. */
static void test_offers__are_not_for_who_gained(void **state)
{
	static const double points[] = { 0, 0, 2, 4, 4, 4 };
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 1, CLUSTER_RETEACH, 0);
	sample_place(&sample, 5, CLUSTER_RETEACH, 0);
	for (int64_t day = 0; day < 6; day++)
		for (int64_t i = 1; i <= 12; i++)
			sample_score(&sample, i, 1, day, sample_items(i == 1
				? points[day] : i == 5 ? 0 : 7, 10));
	sample_propose(&sample, 6, &proposal);
	assert_int_equal(proposal.moves[0].to, CLUSTER_RETEACH);
	assert_null(sample_offer(&proposal, 1, OFFER_NO_RESPONSE));
	assert_non_null(sample_offer(&proposal, 5, OFFER_NO_RESPONSE));
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_offers__are_for_a_block_whatever_the_level(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 13);
	sample_fill(&sample, 4);
	sample.facts.blocks[0] = (struct block){
		.id = 7, .student = 10, .what = "language", .severity = 2,
		.since = sample_time(1), .until = CIVIL_NEVER
	};
	sample.facts.blocks[1] = (struct block){
		.id = 8, .student = 13, .what = "wellbeing", .severity = 3,
		.since = sample_time(1), .until = CIVIL_NEVER
	};
	sample.facts.block_count = 2;
	sample_propose(&sample, 4, &proposal);
	assert_int_equal(sample_offer(&proposal, 10, OFFER_BLOCK)->subject, 7);
	assert_ptr_equal(sample_offer(&proposal, 13, OFFER_BLOCK) + 1,
		sample_offer(&proposal, 10, OFFER_BLOCK));
	proposal_release(&proposal);
	sample_release(&sample);
}

static void reply(struct sample *sample, enum offer_answer answer,
	int64_t day, civil until)
{
	sample->facts.replies[0] = (struct offer_reply){
		.student = 1, .answer = answer, .entered = ++sample->action,
		.when = sample_time(day), .until = until
	};
	sample->facts.reply_count = 1;
}

static void test_offers__wait_until_the_watch_is_past(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	fill_stuck(&sample);
	reply(&sample, OFFER_WATCH, 6, date_end_of_day(sample_time(8)));
	sample_quiz(&sample, 1, 7, 0);
	assert_false(sample_is_offered(&sample, 7, 1, OFFER_NO_RESPONSE));
	assert_false(sample_is_offered(&sample, 8, 1, OFFER_NO_RESPONSE));
	assert_true(sample_is_offered(&sample, 9, 1, OFFER_NO_RESPONSE));
	sample_release(&sample);
}

static void test_offers__keep_quiet_until_there_is_more(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	fill_stuck(&sample);
	reply(&sample, OFFER_DISAGREE, 6, CIVIL_NEVER);
	assert_false(sample_is_offered(&sample, 20, 1, OFFER_NO_RESPONSE));
	sample.facts.blocks[0] = (struct block){
		.id = 1, .student = 1, .what = "language", .severity = 2,
		.since = sample_time(5), .until = CIVIL_NEVER
	};
	sample.facts.block_count = 1;
	assert_false(sample_is_offered(&sample, 7, 1, OFFER_BLOCK));
	sample.facts.blocks[0].since = sample_time(7);
	assert_true(sample_is_offered(&sample, 7, 1, OFFER_BLOCK));
	sample_quiz(&sample, 1, 7, 0);
	assert_true(sample_is_offered(&sample, 7, 1, OFFER_NO_RESPONSE));
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_offers__are_as_many_as_intervene_has_room_for),
		cmocka_unit_test(
			test_offers__keep_equals_in_the_order_of_the_class),
		cmocka_unit_test(test_offers__are_not_for_who_is_absent),
		cmocka_unit_test(
			test_offers__count_every_check_in_on_the_objective),
		cmocka_unit_test(test_offers__are_not_for_who_gained),
		cmocka_unit_test(
			test_offers__are_for_a_block_whatever_the_level),
		cmocka_unit_test(test_offers__wait_until_the_watch_is_past),
		cmocka_unit_test(test_offers__keep_quiet_until_there_is_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

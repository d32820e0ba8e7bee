/* SPDX-License-Identifier: MIT */
/*
 * What holds of every class: a term is lived through at random, with limits,
 * locks, absences and needs, and each property is tried on it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "base/rng.h"
#include "sample.h"

#define CLASS 14
#define UNSEEN 13 /* has checked in on the other objective only */
#define NEVER 14  /* has never checked in */
#define DAYS 8
#define SEEDS 50

#define shuffle(rng, rows, count) \
	do { \
		for (size_t i_ = (count); i_ > 1; i_--) { \
			size_t j_ = (size_t)rng_below(rng, i_); \
			__typeof__((rows)[0]) row_ = (rows)[i_ - 1]; \
			(rows)[i_ - 1] = (rows)[j_]; \
			(rows)[j_] = row_; \
		} \
	} while (0)

static void shuffle_facts(struct facts *facts, struct rng *rng)
{
	shuffle(rng, facts->students, facts->student_count);
	shuffle(rng, facts->objectives, facts->objective_count);
	shuffle(rng, facts->requirements, facts->requirement_count);
	shuffle(rng, facts->checkins, facts->checkin_count);
	shuffle(rng, facts->stays, facts->stay_count);
	shuffle(rng, facts->absences, facts->absence_count);
	shuffle(rng, facts->blocks, facts->block_count);
	shuffle(rng, facts->locks, facts->lock_count);
	shuffle(rng, facts->refusals, facts->refusal_count);
	shuffle(rng, facts->verdicts, facts->verdict_count);
	shuffle(rng, facts->replies, facts->reply_count);
	facts_sort(facts);
}

static void limit(struct sample *sample)
{
	static const int64_t pairs[][2] = { { 2, 5 }, { 3, 4 }, { 6, 6 } };
	struct facts *facts = &sample->facts;

	sample_require(sample, 1, 2);
	sample_lock(sample, LOCK_TOGETHER, pairs[0], 2);
	sample_lock(sample, LOCK_APART, pairs[1], 2);
	sample_lock(sample, LOCK_PIN, pairs[2], 1);
	facts->policy.sizes[CLUSTER_RETEACH].most = 3;
	facts->policy.sizes[CLUSTER_EXTEND].least = 2;
	facts->blocks[facts->block_count++] = (struct block){
		.id = 1, .student = 2, .what = "language", .severity = 2,
		.since = sample_time(1), .until = CIVIL_NEVER
	};
	facts->refusals[facts->refusal_count++] = (struct refusal){
		.student = 7, .objective = 1, .to = CLUSTER_EXTEND,
		.entered = ++sample->action, .when = sample_time(4)
	};
}

/* Student i gets about i of 13 right; a regroup is accepted half-way, and
 * judges whoever it leaves. */
static void live(struct sample *sample, struct rng *rng)
{
	sample_init(sample, CLASS);
	for (int64_t day = 0; day < DAYS; day++) {
		for (int64_t i = 1; i < UNSEEN; i++) {
			double points = 0;

			for (int j = 0; j < 4; j++)
				points += (int64_t)rng_below(rng, 13) < i;
			if (rng_below(rng, 5))
				sample_quiz(sample, i, day, points);
		}
		if (day == DAYS / 2)
			sample_accept_day(sample, day);
	}
	sample_score(sample, UNSEEN, 2, 3, sample_items(2, 4));
	limit(sample);
	sample_absent(sample, 8);
}

static void test_properties__same_facts_same_bytes_in_any_order(void **state)
{
	struct rng rng;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct sample sample;
		struct buf before = BUF_INIT;
		struct buf after = BUF_INIT;

		rng_init(&rng, seed);
		live(&sample, &rng);
		sample_write_day(&before, &sample, DAYS);
		shuffle_facts(&sample.facts, &rng);
		sample_write_day(&after, &sample, DAYS);
		assert_string_equal(buf_text(&after), buf_text(&before));
		buf_release(&before);
		buf_release(&after);
		sample_release(&sample);
	}
}

/* An id is how long ago a row was written, not what it says. */
static void test_properties__what_was_taken_back_leaves_no_trace(void **state)
{
	struct rng rng;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS / 5; seed++) {
		struct sample sample;
		struct buf before = BUF_INIT;
		struct buf with = BUF_INIT;
		struct buf after = BUF_INIT;
		struct facts *facts = &sample.facts;
		size_t kept;

		rng_init(&rng, seed);
		live(&sample, &rng);
		sample_write_day(&before, &sample, DAYS);
		for (int64_t i = 1; i <= CLASS; i++)
			sample_quiz(&sample, i, (int64_t)rng_below(&rng, DAYS),
				0);
		sample_write_day(&with, &sample, DAYS);
		assert_string_not_equal(buf_text(&with), buf_text(&before));
		kept = 0;
		for (size_t i = 0; i < facts->checkin_count; i++)
			if (facts->checkins[i].id <=
				(int64_t)facts->checkin_count - CLASS)
				facts->checkins[kept++] = facts->checkins[i];
		facts->checkin_count = kept;
		sample_write_day(&after, &sample, DAYS);
		assert_string_equal(buf_text(&after), buf_text(&before));
		buf_release(&before);
		buf_release(&with);
		buf_release(&after);
		sample_release(&sample);
	}
}

static double level_of(struct sample *sample, int64_t student)
{
	return sample_move(sample, DAYS, student).estimate.level;
}

static void test_properties__more_right_never_lowers_a_level(void **state)
{
	struct sample sample;
	struct rng rng;

	(void)state;
	rng_init(&rng, 3);
	live(&sample, &rng);
	for (int64_t student = 1; student < UNSEEN; student += 2) {
		double before = level_of(&sample, student);

		for (size_t i = 0; i < sample.facts.checkin_count; i++) {
			struct checkin *checkin = &sample.facts.checkins[i];
			double points = checkin->score.points;

			if (checkin->student != student || points > 3)
				continue;
			checkin->score.points = points + 1;
			assert_true(level_of(&sample, student) > before);
			checkin->score.points = points;
		}
	}
	sample_release(&sample);
}

static void test_properties__classmates_alone_move_no_one(void **state)
{
	struct rng rng;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS / 5; seed++) {
		struct sample sample;
		struct proposal proposal;

		rng_init(&rng, seed);
		live(&sample, &rng);
		sample_accept_day(&sample, DAYS);
		/* All of it, or nothing: that is hard on the others. */
		for (int64_t i = 1; i <= 6; i++)
			for (int j = 0; j < 3; j++)
				sample_quiz(&sample, i, DAYS,
					seed % 2 ? 4 : 0);
		sample_propose(&sample, DAYS, &proposal);
		for (size_t i = 6; i < CLASS; i++)
			assert_false(move_is_change(&proposal.moves[i]));
		proposal_release(&proposal);
		sample_release(&sample);
	}
}

static void assert_reasoned(const struct facts *facts, const struct move *move)
{
	struct buf reason = BUF_INIT;
	struct buf row = BUF_INIT;

	reason_write(&reason, facts, move);
	reason_write_short(&row, facts, move);
	assert_true(reason.len > 10 && reason.data[reason.len - 1] == '.');
	assert_true(row.len > 0);
	buf_release(&reason);
	buf_release(&row);
}

static void test_properties__everyone_has_one_state_and_a_reason(void **state)
{
	struct rng rng;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS / 2; seed++) {
		struct sample sample;
		struct proposal proposal;

		rng_init(&rng, seed);
		live(&sample, &rng);
		sample_propose(&sample, DAYS, &proposal);
		assert_int_equal(proposal.move_count, CLASS);
		for (size_t i = 0; i < CLASS; i++) {
			const struct move *move = &proposal.moves[i];

			assert_int_equal(move->student,
				sample.facts.students[i].id);
			assert_int_equal(move->state, MOVE_PROPOSED);
			assert_true((move->evidence == EVIDENCE_NONE) ==
				(move->checkins_all == 0));
			assert_reasoned(&sample.facts, move);
		}
		assert_int_equal(proposal.moves[NEVER - 1].to, CLUSTER_NONE);
		assert_int_equal(proposal.moves[NEVER - 1].rule,
			RULE_NOT_SEEN);
		proposal_release(&proposal);
		sample_release(&sample);
	}
}

static void test_properties__a_lock_holds_while_it_is_there(void **state)
{
	static const int64_t pinned[] = { 12 };
	struct sample sample;
	struct rng rng;

	(void)state;
	rng_init(&rng, 2);
	live(&sample, &rng);
	sample_place(&sample, 12, CLUSTER_RETEACH, 2);
	for (int64_t day = DAYS; day < DAYS + 3; day++)
		sample_quiz(&sample, 12, day, 4);
	sample_lock(&sample, LOCK_PIN, pinned, 1);
	assert_int_equal(sample_move(&sample, DAYS + 3, 12).to,
		CLUSTER_RETEACH);
	sample.facts.lock_count--;
	assert_int_not_equal(sample_move(&sample, DAYS + 3, 12).to,
		CLUSTER_RETEACH);
	sample_release(&sample);
}

/* Any share of any number of items, from one to a thousand: one band, odds that
 * add up, and a band that never falls while the score rises. */
static void test_properties__bands_have_no_gap(void **state)
{
	static const double sizes[] = { 1, 4, 24, 1000 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		enum cluster before = CLUSTER_RETEACH;

		for (double part = 0; part <= 24; part++) {
			double points = sizes[i] * part / 24;
			struct sample sample;
			struct move move;

			sample_init(&sample, 2);
			sample_score(&sample, 1, 1, 0,
				sample_items(points, sizes[i]));
			move = sample_move(&sample, 0, 1);
			assert_true(move.to >= before &&
				move.to <= CLUSTER_EXTEND);
			assert_true(move.estimate.below >= 0 &&
				move.estimate.above >= 0 &&
				move.estimate.below + move.estimate.above <=
				1 + 1e-12);
			before = move.to;
			sample_release(&sample);
		}
		assert_int_equal(before, CLUSTER_EXTEND);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_properties__same_facts_same_bytes_in_any_order),
		cmocka_unit_test(
			test_properties__what_was_taken_back_leaves_no_trace),
		cmocka_unit_test(
			test_properties__more_right_never_lowers_a_level),
		cmocka_unit_test(test_properties__classmates_alone_move_no_one),
		cmocka_unit_test(
			test_properties__everyone_has_one_state_and_a_reason),
		cmocka_unit_test(
			test_properties__a_lock_holds_while_it_is_there),
		cmocka_unit_test(test_properties__bands_have_no_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

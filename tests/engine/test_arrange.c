/* SPDX-License-Identifier: MIT */
/* Limits and locks, over twelve learners whose places without them are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "sample.h"

#define LEARNERS 12

/* Where each of them would stand by the evidence of three days alone. */
static void places(struct sample *sample, enum cluster *at)
{
	struct proposal proposal;

	sample_propose(sample, 3, &proposal);
	for (size_t i = 0; i < LEARNERS; i++)
		at[i + 1] = proposal.moves[i].to;
	proposal_release(&proposal);
}

/* The first learner who would stand there, after another. */
static int64_t learner_in(const enum cluster *at, enum cluster cluster,
	int64_t after)
{
	for (int64_t i = after + 1; i <= LEARNERS; i++)
		if (at[i] == cluster)
			return i;
	fail_msg("nobody would stand there");
	return 0;
}

static int64_t count_in(const struct proposal *proposal, enum cluster cluster)
{
	int64_t count = 0;

	for (size_t i = 0; i < proposal->move_count; i++)
		count += proposal->moves[i].to == cluster &&
			proposal->moves[i].rule != RULE_ABSENT;
	return count;
}

/* Three days, nobody placed yet. */
static void start(struct sample *sample, enum cluster *at)
{
	sample_init(sample, LEARNERS);
	sample_fill(sample, 3);
	places(sample, at);
}

static void test_arrange__brings_together_who_are_to_be(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t pair[2];
	int64_t lock;

	(void)state;
	start(&sample, at);
	pair[0] = learner_in(at, CLUSTER_RETEACH, 0);
	pair[1] = learner_in(at, CLUSTER_PRACTICE, 0);
	lock = sample_lock(&sample, LOCK_TOGETHER, pair, 2);
	sample_propose(&sample, 3, &proposal);
	{
		const struct move *one = proposal_move(&proposal, pair[0]);
		const struct move *other = proposal_move(&proposal, pair[1]);
		const struct move *moved = one->rule == RULE_TOGETHER ? one
			: other;
		const struct move *kept = moved == one ? other : one;

		assert_int_equal(one->to, other->to);
		assert_int_equal(moved->rule, RULE_TOGETHER);
		assert_int_equal(moved->lock, lock);
		assert_int_equal(moved->wanted, at[moved->student]);
		assert_int_equal(kept->to, at[kept->student]);
		assert_int_equal(kept->wanted, CLUSTER_NONE);
		assert_true(fabs(moved->odds - moved->needs) <=
			fabs(kept->odds - kept->needs));
	}
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__brings_all_to_the_one_who_is_pinned(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t group[3];

	(void)state;
	start(&sample, at);
	group[0] = learner_in(at, CLUSTER_RETEACH, 0);
	group[1] = learner_in(at, CLUSTER_EXTEND, 0);
	group[2] = learner_in(at, CLUSTER_EXTEND, group[1]);
	sample_place(&sample, group[0], CLUSTER_RETEACH, 2);
	sample_lock(&sample, LOCK_PIN, group, 1);
	sample_lock(&sample, LOCK_TOGETHER, group, 3);
	sample_propose(&sample, 3, &proposal);
	for (size_t i = 1; i < 3; i++) {
		const struct move *move = proposal_move(&proposal, group[i]);

		assert_int_equal(move->to, CLUSTER_RETEACH);
		assert_int_equal(move->rule, RULE_TOGETHER);
		assert_int_equal(move->wanted, CLUSTER_EXTEND);
	}
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__leaves_a_lock_between_two_who_are_pinned(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t group[3];

	(void)state;
	start(&sample, at);
	group[0] = learner_in(at, CLUSTER_RETEACH, 0);
	group[1] = learner_in(at, CLUSTER_EXTEND, 0);
	group[2] = learner_in(at, CLUSTER_PRACTICE, 0);
	sample_place(&sample, group[0], CLUSTER_RETEACH, 2);
	sample_place(&sample, group[1], CLUSTER_EXTEND, 2);
	sample_lock(&sample, LOCK_PIN, group, 2);
	sample_lock(&sample, LOCK_TOGETHER, group, 3);
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(proposal_move(&proposal, group[0])->rule,
		RULE_PINNED);
	assert_int_equal(proposal_move(&proposal, group[1])->to,
		CLUSTER_EXTEND);
	assert_int_equal(proposal_move(&proposal, group[2])->to,
		CLUSTER_PRACTICE);
	assert_int_equal(proposal_move(&proposal, group[2])->rule, RULE_FIRST);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__keeps_apart_whose_decision_was_closer(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t pair[2];
	int64_t lock;
	const struct move *one;
	const struct move *other;
	const struct move *moved;

	(void)state;
	start(&sample, at);
	pair[0] = learner_in(at, CLUSTER_PRACTICE, 0);
	pair[1] = learner_in(at, CLUSTER_PRACTICE, pair[0]);
	lock = sample_lock(&sample, LOCK_APART, pair, 2);
	sample_propose(&sample, 3, &proposal);
	one = proposal_move(&proposal, pair[0]);
	other = proposal_move(&proposal, pair[1]);
	moved = one->rule == RULE_APART ? one : other;
	assert_int_not_equal(one->to, other->to);
	assert_int_equal(moved->rule, RULE_APART);
	assert_int_equal(moved->lock, lock);
	assert_int_equal(moved->wanted, CLUSTER_PRACTICE);
	assert_int_equal(moved->to, moved->estimate.above >=
		moved->estimate.below ? CLUSTER_EXTEND : CLUSTER_RETEACH);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__keeps_a_mover_who_must_stay_away_at_home(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct move move;
	int64_t pair[2];

	(void)state;
	start(&sample, at);
	pair[0] = learner_in(at, CLUSTER_RETEACH, 0);
	pair[1] = learner_in(at, CLUSTER_RETEACH, pair[0]);
	sample_place(&sample, pair[0], CLUSTER_RETEACH, 2);
	sample_lock(&sample, LOCK_PIN, pair, 1);
	sample_place(&sample, pair[1], CLUSTER_EXTEND, 2);
	sample_quiz(&sample, pair[1], 3, 0);
	sample_quiz(&sample, pair[1], 3, 0);
	move = sample_move(&sample, 3, pair[1]);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	assert_int_equal(move.rule, RULE_DOWN);
	sample_lock(&sample, LOCK_APART, pair, 2);
	move = sample_move(&sample, 3, pair[1]);
	assert_int_equal(move.rule, RULE_APART);
	assert_int_equal(move.to, CLUSTER_EXTEND);
	assert_int_equal(move.wanted, CLUSTER_RETEACH);
	assert_false(move_is_change(&move));
	sample_release(&sample);
}

static void test_arrange__gives_room_to_those_who_need_it_most(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal before;
	struct proposal proposal;
	double largest = 0;
	double smallest = 1;

	(void)state;
	start(&sample, at);
	sample_propose(&sample, 3, &before);
	assert_true(count_in(&before, CLUSTER_PRACTICE) > 2);
	sample.facts.policy.sizes[CLUSTER_PRACTICE].most = 2;
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(count_in(&proposal, CLUSTER_PRACTICE), 2);
	for (size_t i = 0; i < LEARNERS; i++) {
		const struct move *move = &proposal.moves[i];
		double margin = fabs(move->odds - move->needs);

		if (before.moves[i].to != CLUSTER_PRACTICE) {
			assert_int_equal(move->to, before.moves[i].to);
		} else if (move->rule == RULE_ROOM) {
			assert_int_equal(move->wanted, CLUSTER_PRACTICE);
			largest = fmax(largest, margin);
		} else {
			smallest = fmin(smallest, margin);
		}
	}
	assert_true(largest > 0 && largest <= smallest);
	proposal_release(&before);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__displaces_no_one_without_new_evidence(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t pair[2];

	(void)state;
	start(&sample, at);
	sample_accept_day(&sample, 3);
	pair[0] = learner_in(at, CLUSTER_PRACTICE, 0);
	pair[1] = learner_in(at, CLUSTER_RETEACH, 0);
	sample_lock(&sample, LOCK_TOGETHER, pair, 2);
	for (size_t i = CLUSTER_RETEACH; i <= CLUSTER_EXTEND; i++)
		sample.facts.policy.sizes[i] = (struct cluster_size){ 4, 4 };
	sample_propose(&sample, 4, &proposal);
	for (size_t i = 0; i < LEARNERS; i++) {
		assert_false(move_is_change(&proposal.moves[i]));
		assert_int_equal(proposal.moves[i].rule, RULE_NO_NEW);
	}
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__fills_a_cluster_with_those_nearest(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal before;
	struct proposal proposal;
	int64_t reteach;
	size_t filled = 0;

	(void)state;
	start(&sample, at);
	sample_propose(&sample, 3, &before);
	reteach = count_in(&before, CLUSTER_RETEACH);
	sample.facts.policy.sizes[CLUSTER_RETEACH].least = reteach + 2;
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(count_in(&proposal, CLUSTER_RETEACH), reteach + 2);
	for (size_t i = 0; i < LEARNERS; i++) {
		const struct move *move = &proposal.moves[i];

		if (move->rule != RULE_FILL)
			continue;
		filled++;
		assert_int_equal(move->wanted, CLUSTER_PRACTICE);
		for (size_t j = 0; j < LEARNERS; j++)
			assert_true(proposal.moves[j].to != CLUSTER_PRACTICE ||
				proposal.moves[j].estimate.below <=
				move->estimate.below);
	}
	assert_int_equal(filled, 2);
	proposal_release(&before);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__takes_no_more_than_the_neighbour_spares(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;

	(void)state;
	start(&sample, at);
	for (size_t i = CLUSTER_RETEACH; i <= CLUSTER_EXTEND; i++)
		sample.facts.policy.sizes[i].least = 4;
	sample_propose(&sample, 3, &proposal);
	assert_true(count_in(&proposal, CLUSTER_PRACTICE) >= 4);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__fills_nothing_where_no_one_is_placed(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, LEARNERS);
	sample.facts.policy.sizes[CLUSTER_RETEACH].least = 3;
	sample_propose(&sample, 0, &proposal);
	for (size_t i = 0; i < LEARNERS; i++)
		assert_int_equal(proposal.moves[i].rule, RULE_NOT_SEEN);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__counts_no_one_who_is_absent(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t reteach = 0;

	(void)state;
	start(&sample, at);
	for (size_t i = 1; i <= LEARNERS; i++)
		reteach += at[i] == CLUSTER_RETEACH;
	assert_true(reteach > 1);
	sample_accept_day(&sample, 2);
	sample_absent(&sample, learner_in(at, CLUSTER_RETEACH, 0));
	sample_fill(&sample, 1);
	sample.facts.policy.sizes[CLUSTER_RETEACH].most = reteach - 1;
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(count_in(&proposal, CLUSTER_RETEACH), reteach - 1);
	for (size_t i = 0; i < LEARNERS; i++)
		assert_int_not_equal(proposal.moves[i].rule, RULE_ROOM);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_arrange__proposes_no_move_that_was_refused(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	int64_t pair[2];

	(void)state;
	start(&sample, at);
	pair[0] = learner_in(at, CLUSTER_RETEACH, 0);
	pair[1] = learner_in(at, CLUSTER_EXTEND, 0);
	sample_place(&sample, pair[0], CLUSTER_RETEACH, 2);
	sample_lock(&sample, LOCK_PIN, pair, 1);
	sample_lock(&sample, LOCK_TOGETHER, pair, 2);
	assert_int_equal(sample_move(&sample, 3, pair[1]).to,
		CLUSTER_RETEACH);
	sample.facts.refusals[0] = (struct refusal){
		.student = pair[1], .objective = 1, .to = CLUSTER_RETEACH,
		.entered = ++sample.action, .when = sample_time(3)
	};
	sample.facts.refusal_count = 1;
	assert_int_equal(sample_move(&sample, 3, pair[1]).to, CLUSTER_EXTEND);
	sample_release(&sample);
}

static void test_arrange__neither_fills_nor_empties_intervene(void **state)
{
	enum cluster at[LEARNERS + 1];
	struct sample sample;
	struct proposal proposal;
	int64_t pair[2];

	(void)state;
	start(&sample, at);
	pair[0] = learner_in(at, CLUSTER_RETEACH, 0);
	pair[1] = learner_in(at, CLUSTER_PRACTICE, 0);
	sample_place(&sample, pair[0], CLUSTER_INTERVENE, 0);
	sample_lock(&sample, LOCK_TOGETHER, pair, 2);
	sample.facts.policy.sizes[CLUSTER_EXTEND].least = 9;
	sample_propose(&sample, 3, &proposal);
	assert_int_equal(proposal_move(&proposal, pair[0])->to,
		CLUSTER_INTERVENE);
	assert_int_equal(count_in(&proposal, CLUSTER_INTERVENE), 1);
	proposal_release(&proposal);
	sample_release(&sample);
}

/* Locks at random, many at once: whatever they ask, one pass ends and nobody is
 * lost or moved without evidence. */
static void test_arrange__ends_whatever_the_locks_ask(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 11);
	for (int round = 0; round < 60; round++) {
		int64_t students[8][4];
		struct sample sample;
		struct proposal proposal;

		sample_init(&sample, LEARNERS);
		sample_fill(&sample, 2);
		sample_accept_day(&sample, 2);
		sample_fill(&sample, 1);
		for (size_t i = 0; i < 8; i++) {
			size_t count = 2 + rng_below(&rng, 3);

			for (size_t j = 0; j < count; j++)
				students[i][j] = 1 +
					(int64_t)rng_below(&rng, LEARNERS);
			sample_lock(&sample,
				(enum lock_kind)rng_below(&rng, 3),
				students[i], count);
		}
		sample.facts.policy.sizes[CLUSTER_PRACTICE].most = 4;
		sample.facts.policy.sizes[CLUSTER_RETEACH].least = 3;
		sample_propose(&sample, 3, &proposal);
		for (size_t i = 0; i < LEARNERS; i++) {
			const struct move *move = &proposal.moves[i];

			assert_true(move->to >= CLUSTER_RETEACH &&
				move->to <= CLUSTER_EXTEND);
			assert_true(move->rule != RULE_PINNED ||
				!move_is_change(move));
			assert_true((move->rule == RULE_TOGETHER ||
				move->rule == RULE_APART) == (move->lock != 0));
		}
		proposal_release(&proposal);
		sample_release(&sample);
	}
}

/* So many who scored the same, of whom only most have room in reteach. */
static void assert_first_give_room(size_t students, int64_t most)
{
	struct sample sample;
	struct proposal proposal;

	sample_init(&sample, students);
	for (int64_t day = 0; day < 2; day++)
		for (size_t i = 0; i < students; i++)
			sample_quiz(&sample, (int64_t)i + 1, day, (double)day);
	sample.facts.policy.sizes[CLUSTER_RETEACH].most = most;
	sample_propose(&sample, 2, &proposal);
	for (size_t i = 0; i < students; i++)
		assert_int_equal(proposal.moves[i].rule, i + (size_t)most <
			students ? RULE_ROOM : RULE_FIRST);
	proposal_release(&proposal);
	sample_release(&sample);
}

/* Of whom rounding alone would tell one from the other. */
static void test_arrange__takes_equals_in_the_order_of_the_class(void **state)
{
	(void)state;
	for (size_t students = 3; students < 31; students += 3)
		for (int64_t most = 1; most < 6; most++)
			assert_first_give_room(students, most);
}

/* Those who are nearest to a cluster that lacks some, all as near. */
static void test_arrange__fills_with_equals_in_their_order(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 24);
	for (int64_t day = 0; day < 2; day++)
		for (int64_t i = 1; i <= 24; i++)
			sample_quiz(&sample, i, day, i == 24 ? 4
				: 3 - (double)day);
	sample.facts.policy.sizes[CLUSTER_EXTEND].least = 9;
	sample_propose(&sample, 2, &proposal);
	for (size_t i = 0; i < 23; i++)
		assert_int_equal(proposal.moves[i].rule, i < 8 ? RULE_FILL
			: RULE_FIRST);
	proposal_release(&proposal);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arrange__brings_together_who_are_to_be),
		cmocka_unit_test(
			test_arrange__brings_all_to_the_one_who_is_pinned),
		cmocka_unit_test(
			test_arrange__leaves_a_lock_between_two_who_are_pinned),
		cmocka_unit_test(
			test_arrange__keeps_apart_whose_decision_was_closer),
		cmocka_unit_test(
			test_arrange__keeps_a_mover_who_must_stay_away_at_home),
		cmocka_unit_test(
			test_arrange__gives_room_to_those_who_need_it_most),
		cmocka_unit_test(
			test_arrange__displaces_no_one_without_new_evidence),
		cmocka_unit_test(
			test_arrange__fills_a_cluster_with_those_nearest),
		cmocka_unit_test(
			test_arrange__takes_no_more_than_the_neighbour_spares),
		cmocka_unit_test(
			test_arrange__fills_nothing_where_no_one_is_placed),
		cmocka_unit_test(test_arrange__counts_no_one_who_is_absent),
		cmocka_unit_test(
			test_arrange__proposes_no_move_that_was_refused),
		cmocka_unit_test(
			test_arrange__neither_fills_nor_empties_intervene),
		cmocka_unit_test(test_arrange__ends_whatever_the_locks_ask),
		cmocka_unit_test(
			test_arrange__takes_equals_in_the_order_of_the_class),
		cmocka_unit_test(
			test_arrange__fills_with_equals_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

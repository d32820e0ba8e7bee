/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/proposal.h"

/* Each value of an enum is read back from its name, and no other text is. */
#define assert_names(kind, count) \
	do { \
		enum kind value; \
		for (int i = 0; i < (count); i++) { \
			const char *name = kind##_name((enum kind)i); \
			assert_true(kind##_parse(name, &value)); \
			assert_int_equal(value, i); \
		} \
		assert_false(kind##_parse("", &value)); \
		assert_false(kind##_parse("Nothing", &value)); \
	} while (0)

static void test_proposal__reads_back_every_name(void **state)
{
	(void)state;
	assert_names(rule, RULE_COUNT);
	assert_names(move_state, MOVE_STATE_COUNT);
	assert_names(evidence_state, EVIDENCE_STATE_COUNT);
	assert_names(offer_cause, OFFER_CAUSE_COUNT);
	assert_names(offer_answer, OFFER_ANSWER_COUNT);
}

static void test_proposal__finds_the_move_of_a_student(void **state)
{
	struct move moves[] = {
		{ .student = 7, .from = CLUSTER_RETEACH, .to = CLUSTER_EXTEND },
		{ .student = 3, .from = CLUSTER_EXTEND, .to = CLUSTER_EXTEND },
	};
	const struct proposal proposal = { .moves = moves, .move_count = 2 };

	(void)state;
	assert_ptr_equal(proposal_move(&proposal, 3), &moves[1]);
	assert_null(proposal_move(&proposal, 4));
	assert_true(move_is_change(&moves[0]));
	assert_false(move_is_change(&moves[1]));
	assert_true(move_is_listed(&moves[0]));
	assert_false(move_is_listed(&moves[1]));
	moves[1].state = MOVE_REDIRECTED;
	assert_true(move_is_listed(&moves[1]));
}

static void test_proposal__is_outdated_by_evidence_not_by_odds(void **state)
{
	int64_t checkins[] = { 5, 6 };
	struct move move = {
		.student = 7, .from = CLUSTER_RETEACH, .to = CLUSTER_EXTEND,
		.checkins = checkins, .checkin_count = 1, .odds = .7,
	};
	struct move again = move;
	const struct proposal made = { .moves = &move, .move_count = 1 };
	const struct proposal now = { .moves = &again, .move_count = 1 };

	(void)state;
	again.odds = .8;
	assert_false(proposal_is_outdated(&made, &now));
	again.checkin_count = 2;
	assert_true(proposal_is_outdated(&made, &now));
	again.rule = RULE_REFUSED;
	assert_true(proposal_is_outdated(&made, &now));
	move.state = MOVE_REFUSED;
	assert_false(proposal_is_outdated(&made, &now));
	again = move;
	assert_int_equal(proposal_print(&made), proposal_print(&now));
	again.to = CLUSTER_PRACTICE;
	assert_true(proposal_is_outdated(&made, &now));
	assert_int_not_equal(proposal_print(&made), proposal_print(&now));
	again = move;
	move.state = MOVE_ACCEPTED;
	assert_true(proposal_is_outdated(&made, &now));
}

static bool is_verdict(enum rule rule, enum cluster to, enum move_state state,
	enum cluster placed)
{
	const struct move move = {
		.from = CLUSTER_PRACTICE, .to = to, .rule = rule,
		.state = state, .placed = placed
	};

	return move_is_verdict(&move);
}

static void test_proposal__judges_whom_the_odds_leave_in_place(void **state)
{
	const enum cluster here = CLUSTER_PRACTICE;
	const enum cluster there = CLUSTER_EXTEND;

	(void)state;
	assert_true(is_verdict(RULE_STAYS, here, MOVE_PROPOSED, 0));
	assert_true(is_verdict(RULE_ROOM, here, MOVE_PROPOSED, 0));
	assert_true(is_verdict(RULE_SURPRISE, here, MOVE_PROPOSED, 0));
	assert_true(is_verdict(RULE_UP, there, MOVE_REFUSED, 0));
	assert_true(is_verdict(RULE_UP, there, MOVE_REDIRECTED, here));
	assert_false(is_verdict(RULE_UP, there, MOVE_REDIRECTED, there));
	assert_false(is_verdict(RULE_UP, there, MOVE_ACCEPTED, there));
	assert_false(is_verdict(RULE_UP, there, MOVE_PROPOSED, 0));
	assert_false(is_verdict(RULE_STAYS, here, MOVE_REDIRECTED, there));
	assert_false(is_verdict(RULE_ABSENT, here, MOVE_PROPOSED, 0));
	assert_false(is_verdict(RULE_PINNED, here, MOVE_PROPOSED, 0));
	assert_false(is_verdict(RULE_NO_NEW, here, MOVE_PROPOSED, 0));
	assert_false(is_verdict(RULE_NOT_ON_FOCUS, here, MOVE_PROPOSED, 0));
}

static void test_proposal__is_empty_after_release(void **state)
{
	struct proposal proposal = { .id = 4, .move_count = 1 };

	(void)state;
	proposal.moves = arena_new(&proposal.arena, 1, sizeof(struct move));
	proposal_release(&proposal);
	assert_null(proposal_move(&proposal, 0));
	assert_int_equal(proposal.id, 0);
	proposal_release(&proposal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_proposal__reads_back_every_name),
		cmocka_unit_test(test_proposal__finds_the_move_of_a_student),
		cmocka_unit_test(
			test_proposal__is_outdated_by_evidence_not_by_odds),
		cmocka_unit_test(
			test_proposal__judges_whom_the_odds_leave_in_place),
		cmocka_unit_test(test_proposal__is_empty_after_release),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* What every driver must keep of proposals and what was decided of them. */
#include "contract.h"

static void test_store__gives_back_all_of_a_proposal(void **state)
{
	const double third = 1. / 3;
	struct world world;
	struct proposal proposal;
	const struct move *move;

	contract_make(&world, state);
	OK(store_proposal(world.store, world.class_id, LATER, &proposal,
		&world_error));
	assert_int_equal(proposal.id, world.proposal);
	assert_true(proposal.open);
	assert_int_equal(proposal.policy, 1);
	assert_int_equal(proposal.objective, world.objectives[0]);
	assert_int_equal(proposal.move_count, 4);
	move = &proposal.moves[1];
	assert_int_equal(move->student, world.students[1]);
	assert_int_equal(move->state, MOVE_ACCEPTED);
	assert_int_equal(move->placed, CLUSTER_PRACTICE);
	assert_int_equal(move->checkin_count, 1);
	assert_int_equal(move->checkins[0], world.checkin);
	assert_true(move->has_estimate);
	assert_memory_equal(&move->estimate.above, &third, sizeof(third));
	assert_int_equal(move->change.to, CLUSTER_EXTEND);
	assert_int_equal(move->change.count, 1);
	assert_int_equal(move->wanted, CLUSTER_RETEACH);
	assert_int_equal(move->teach, world.objectives[1]);
	assert_int_equal(move->lock, 1);
	assert_int_equal(proposal.moves[0].wanted, CLUSTER_NONE);
	assert_int_equal(proposal.moves[0].teach, 0);
	assert_int_equal(proposal.whole.what, WHOLE_RETEACH);
	assert_int_equal(proposal.whole.students, 3);
	assert_int_equal(proposal.whole.seen, 4);
	assert_int_equal(proposal.whole.next, world.objectives[1]);
	assert_int_equal(proposal.worth.seen, 4);
	assert_int_equal(proposal.worth.settled, 1);
	assert_int_equal(proposal.worth.by_lines, 2);
	assert_memory_equal(&proposal.worth.later, &third, sizeof(third));
	assert_false(proposal.moves[0].has_estimate);
	assert_int_equal(proposal.moves[0].change.count, 0);
	assert_int_equal(proposal.moves[2].state, MOVE_REFUSED);
	assert_string_equal(proposal.moves[2].why, "not yet");
	assert_string_equal(proposal.moves[2].by, "ana");
	assert_int_equal(date_day(proposal.moves[2].decided),
		date_day(world.now));
	assert_null(proposal.moves[3].by);
	assert_int_equal(proposal.moves[3].state, MOVE_PROPOSED);
	assert_int_equal(proposal.offer_count, 1);
	assert_int_equal(proposal.offers[0].cause, OFFER_BLOCK);
	assert_int_equal(proposal.offers[0].subject, 1);
	proposal_release(&proposal);
	OK(store_proposal(world.store, world.class_id, AT(-1, 0), &proposal,
		&world_error));
	assert_int_equal(proposal.id, 0);
	proposal_release(&proposal);
	world_leave(&world);
}

static void test_store__finds_a_proposal_by_its_number(void **state)
{
	struct world world;
	struct proposal proposal;

	contract_make(&world, state);
	OK(store_proposal_of(world.store, world.class_id, world.proposal,
		LATER, &proposal, &world_error));
	assert_int_equal(proposal.id, world.proposal);
	assert_int_equal(proposal.move_count, 4);
	proposal_release(&proposal);
	REFUSED(store_proposal_of(world.store, world.class_id,
		world.proposal + 1, LATER, &proposal, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(store_proposal_of(world.store, world.class_id, world.proposal,
		AT(-1, 0), &proposal, &world_error), ERROR_NOT_FOUND);
	world_leave(&world);
}

static void give_whole_lesson(struct world *world)
{
	struct change *change = world_begin(world, world->class_id, "accept");

	OK(change_whole_lesson(change, world->proposal, world->objectives[1],
		&world_error));
	OK(change_proposal_close(change, world->proposal, &world_error));
	OK(change_commit(change, &world_error));
}

static int64_t whole_lesson_at(const struct world *world, civil now)
{
	struct facts facts;
	int64_t objective;

	OK(store_facts(world->store, world->class_id, now, &facts,
		&world_error));
	objective = facts.whole.objective;
	facts_release(&facts);
	return objective;
}

static void test_store__keeps_a_whole_lesson_until_the_next_proposal(
	void **state)
{
	struct world world;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal;
	struct change *change;
	civil given;

	contract_make(&world, state);
	assert_int_equal(whole_lesson_at(&world, LATER), 0);
	given = world.now;
	give_whole_lesson(&world);
	assert_int_equal(whole_lesson_at(&world, LATER), world.objectives[1]);
	assert_int_equal(whole_lesson_at(&world, given - 1), 0);
	change = world_begin(&world, world.class_id, "accept");
	REFUSED(change_whole_lesson(change, world.proposal,
		world.objectives[1], &world_error), ERROR_CONFLICT);
	change_abandon(change);
	proposal = world_proposal(&world, moves, &offer);
	change = world_begin(&world, world.class_id, "regroup");
	OK(change_proposal(change, &proposal, &proposal.id, &world_error));
	REFUSED(change_whole_lesson(change, proposal.id, 77, &world_error),
		ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	assert_int_equal(whole_lesson_at(&world, LATER), 0);
	assert_int_equal(whole_lesson_at(&world, given + 1),
		world.objectives[1]);
	world_leave(&world);
}

static void close_proposal(struct world *world)
{
	struct change *change = world_begin(world, world->class_id, "accept");

	OK(change_proposal_close(change, world->proposal, &world_error));
	OK(change_commit(change, &world_error));
}

/* Students 0 and 3 stay where the odds left them, 1 is away and 2 has a change
 * that nobody decides on. */
static void regroup(struct world *world)
{
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal = world_proposal(world, moves, &offer);
	struct change *change = world_begin(world, world->class_id, "regroup");

	for (size_t i = 0; i < proposal.move_count; i++) {
		moves[i].to = i == 2 ? CLUSTER_PRACTICE : moves[i].from;
		moves[i].rule = i == 1 ? RULE_ABSENT : RULE_STAYS;
	}
	OK(change_proposal(change, &proposal, &world->proposal,
		&world_error));
	OK(change_commit(change, &world_error));
}

static void assert_verdicts(const struct world *world, civil now,
	size_t count)
{
	struct facts facts = world_facts(world, now);

	assert_int_equal(facts.verdict_count, count);
	facts_release(&facts);
}

static void test_store__tells_whom_a_regroup_left_in_place(void **state)
{
	struct world world;
	const struct verdict *verdict;
	struct facts facts;
	civil made;
	civil closed;

	contract_make(&world, state);
	regroup(&world);
	made = world.now - 60;
	assert_verdicts(&world, LATER, 0);
	closed = world.now;
	close_proposal(&world);
	assert_verdicts(&world, closed - 1, 0);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.verdict_count, 2);
	verdict = facts_verdict(&facts, world.students[3],
		world.objectives[0]);
	assert_non_null(verdict);
	assert_int_equal(verdict->when, made);
	assert_int_equal(verdict->policy, 1);
	assert_non_null(facts_verdict(&facts, world.students[0],
		world.objectives[0]));
	assert_null(facts_verdict(&facts, world.students[2],
		world.objectives[0]));
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__takes_a_refused_move_for_a_verdict(void **state)
{
	struct world world;
	struct facts facts;

	contract_make(&world, state);
	close_proposal(&world);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.verdict_count, 1);
	assert_int_equal(facts.verdicts[0].student, world.students[2]);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__takes_no_proposal_for_a_verdict_that_was_not_taken_up(
	void **state)
{
	struct arena arena = ARENA_INIT;
	struct world world;
	struct action action;
	struct change *change;

	contract_make(&world, state);
	regroup(&world);
	regroup(&world);
	assert_verdicts(&world, LATER, 0);
	close_proposal(&world);
	assert_verdicts(&world, LATER, 2);
	OK(store_undoable(world.store, world.class_id, world.author, &arena,
		&action, &world_error));
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, action.id, &world_error));
	arena_release(&arena);
	OK(change_commit(change, &world_error));
	assert_verdicts(&world, LATER, 0);
	world_leave(&world);
}

static void test_store__lists_every_answer_to_an_offer(void **state)
{
	struct offer_reply reply = { .answer = OFFER_DISAGREE };
	struct arena arena = ARENA_INIT;
	struct offer_answered *answers;
	struct change *change;
	struct world world;
	size_t count;

	contract_make(&world, state);
	world.author = "ben";
	reply.student = world.students[0];
	change = world_begin(&world, world.class_id, "offer");
	OK(change_offer_reply(change, &reply, &world_error));
	OK(change_commit(change, &world_error));
	OK(store_answers(world.store, world.class_id, 0, LATER, &arena,
		&answers, &count, &world_error));
	assert_int_equal(count, 2);
	assert_int_equal(answers[0].reply.answer, OFFER_DISAGREE);
	assert_string_equal(answers[0].author, "ben");
	assert_true(answers[0].reply.until == CIVIL_NEVER);
	assert_int_equal(answers[1].reply.answer, OFFER_WATCH);
	assert_string_equal(answers[1].author, "ana");
	assert_int_equal(answers[1].reply.until, AT(20, 0));
	OK(store_answers(world.store, world.class_id, world.students[1],
		LATER, &arena, &answers, &count, &world_error));
	assert_int_equal(count, 0);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__says_which_decision_was_undone(void **state)
{
	struct world world;
	struct proposal proposal;
	struct arena arena = ARENA_INIT;
	struct action action;
	struct change *change;

	contract_make(&world, state);
	for (int i = 0; i < 2; i++) {
		OK(store_undoable(world.store, world.class_id, "ana", &arena,
			&action, &world_error));
		change = world_begin(&world, world.class_id, "undo");
		OK(change_undo(change, action.id, &world_error));
		OK(change_commit(change, &world_error));
	}
	OK(store_proposal(world.store, world.class_id, LATER, &proposal,
		&world_error));
	assert_int_equal(proposal.moves[1].state, MOVE_UNDONE);
	assert_int_equal(proposal.moves[2].state, MOVE_UNDONE);
	assert_null(proposal.moves[2].why);
	change = world_begin(&world, world.class_id, "refuse");
	OK(change_decide(change, proposal.id, &proposal.moves[1],
		MOVE_REFUSED, CLUSTER_PRACTICE, "no", &world_error));
	OK(change_commit(change, &world_error));
	proposal_release(&proposal);
	OK(store_proposal(world.store, world.class_id, LATER, &proposal,
		&world_error));
	assert_int_equal(proposal.moves[1].state, MOVE_REFUSED);
	proposal_release(&proposal);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__keeps_drafts_until_they_are_accepted(void **state)
{
	struct world world;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal, read;
	struct change *change;
	struct error *err = &world_error;

	contract_make(&world, state);
	proposal = world_proposal(&world, moves, &offer);
	change = world_begin(&world, world.class_id, "regroup");
	OK(change_proposal(change, &proposal, &proposal.id, err));
	REFUSED(change_draft(change, proposal.id, moves[2].student,
		MOVE_ACCEPTED, CLUSTER_EXTEND, err), ERROR_INVALID);
	REFUSED(change_draft(change, proposal.id, moves[2].student,
		MOVE_REDIRECTED, CLUSTER_NONE, err), ERROR_INVALID);
	OK(change_draft(change, proposal.id, moves[2].student,
		MOVE_REFUSED, CLUSTER_NONE, err));
	OK(change_draft(change, proposal.id, moves[2].student,
		MOVE_REDIRECTED, CLUSTER_EXTEND, err));
	OK(change_draft(change, proposal.id, moves[3].student,
		MOVE_REFUSED, CLUSTER_NONE, err));
	OK(change_commit(change, err));
	OK(store_proposal(world.store, world.class_id, LATER, &read, err));
	assert_true(read.open);
	assert_true(read.moves[2].is_draft);
	assert_int_equal(read.moves[2].state, MOVE_PROPOSED);
	assert_int_equal(move_goes(&read.moves[2]), CLUSTER_EXTEND);
	assert_true(read.moves[3].is_draft);
	assert_int_equal(read.moves[3].state, MOVE_REFUSED);
	proposal_release(&read);
	change = world_begin(&world, world.class_id, "regroup");
	OK(change_draft(change, proposal.id, moves[3].student,
		MOVE_PROPOSED, CLUSTER_NONE, err));
	OK(change_commit(change, err));
	OK(store_proposal(world.store, world.class_id, LATER, &read, err));
	assert_false(read.moves[3].is_draft);
	assert_int_equal(read.moves[3].state, MOVE_PROPOSED);
	proposal_release(&read);
	world_leave(&world);
}

static void test_store__refuses_decisions_on_what_has_changed(void **state)
{
	struct world world;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal;
	struct change *change;
	struct error *err = &world_error;

	contract_make(&world, state);
	proposal = world_proposal(&world, moves, &offer);
	change = world_begin(&world, world.class_id, "accept");
	REFUSED(change_decide(change, world.proposal, &moves[1],
		MOVE_ACCEPTED, CLUSTER_PRACTICE, NULL, err), ERROR_CONFLICT);
	REFUSED(change_decide(change, world.proposal, &moves[3],
		MOVE_ACCEPTED, CLUSTER_EXTEND, NULL, err), ERROR_INVALID);
	REFUSED(change_decide(change, world.proposal, &moves[3], MOVE_UNDONE,
		CLUSTER_EXTEND, NULL, err), ERROR_INVALID);
	OK(change_move(change, world.students[3], CLUSTER_EXTEND, NULL, err));
	REFUSED(change_decide(change, world.proposal, &moves[3],
		MOVE_ACCEPTED, CLUSTER_PRACTICE, NULL, err), ERROR_CONFLICT);
	moves[3].student = 99;
	REFUSED(change_decide(change, world.proposal, &moves[3],
		MOVE_ACCEPTED, CLUSTER_PRACTICE, NULL, err), ERROR_NOT_FOUND);
	moves[3].student = world.students[3];
	OK(change_proposal(change, &proposal, &proposal.id, err));
	REFUSED(change_decide(change, world.proposal, &moves[2],
		MOVE_ACCEPTED, CLUSTER_PRACTICE, NULL, err), ERROR_CONFLICT);
	OK(change_proposal_close(change, proposal.id, err));
	REFUSED(change_decide(change, proposal.id, &moves[2], MOVE_ACCEPTED,
		CLUSTER_PRACTICE, NULL, err), ERROR_CONFLICT);
	OK(change_commit(change, err));
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_store__gives_back_all_of_a_proposal),
		BOTH(test_store__finds_a_proposal_by_its_number),
		BOTH(test_store__keeps_a_whole_lesson_until_the_next_proposal),
		BOTH(test_store__tells_whom_a_regroup_left_in_place),
		BOTH(test_store__takes_a_refused_move_for_a_verdict),
		BOTH(test_store__takes_no_proposal_for_a_verdict_that_was_not_taken_up),
		BOTH(test_store__lists_every_answer_to_an_offer),
		BOTH(test_store__says_which_decision_was_undone),
		BOTH(test_store__keeps_drafts_until_they_are_accepted),
		BOTH(test_store__refuses_decisions_on_what_has_changed),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

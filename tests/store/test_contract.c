/* SPDX-License-Identifier: MIT */
/*
 * What every driver must let a store do. The whole suite runs over SQLite and
 * over the fault driver when it fails nothing.
 */
#include <sys/wait.h>

#include "world.h"

struct contract {
	const struct driver *inner;
	bool is_fault;
};

static void make(struct world *world, void **state)
{
	const struct contract *contract = *state;

	world_make(world, contract->inner, contract->is_fault);
}

static struct facts facts_at(const struct world *world, civil now)
{
	struct facts facts;

	OK(store_facts(world->store, world->class_id, now, &facts,
		&world_error));
	return facts;
}

static int64_t log_points(struct world *world, size_t student, double points,
	civil observed)
{
	struct change *change = world_begin(world, world->class_id,
		"checkin");
	struct checkin checkin = world_score(world, student, points);

	checkin.observed_at = observed;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	return checkin.id;
}

static void test_store__gives_back_all_of_a_check_in(void **state)
{
	struct world world;
	struct facts facts;
	const struct checkin *last;

	make(&world, state);
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.checkin_count, 5);
	last = &facts.checkins[4];
	assert_int_equal(last->id, world.checkin);
	assert_int_equal(last->student, world.students[2]);
	assert_int_equal(last->objective, world.objectives[1]);
	assert_int_equal(last->round, 0);
	assert_int_equal(last->score.form, SCORE_ITEMS);
	assert_true(last->score.points > 2.4 && last->score.points < 2.6);
	assert_true(last->score.out_of > 3.9 && last->score.out_of < 4.1);
	assert_int_equal(last->support, SUPPORT_HINT);
	assert_int_equal(last->confidence, 3);
	assert_int_equal(last->minutes, 12);
	assert_string_equal(last->note, "counted on fingers");
	assert_string_equal(last->author, "ana");
	assert_int_equal(last->entered_at, last->observed_at - 60);
	assert_true(last->entered > facts.checkins[0].entered);
	assert_false(last->withdrawn);
	assert_int_equal(facts.checkins[0].round, world.round);
	assert_int_equal(facts.rounds[0].checkins, 4);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__keeps_every_bit_of_a_real_score(void **state)
{
	static const double points[] = { 0, 1. / 3, 2.25, 66.600000000000001,
		100 };
	struct world world;
	struct facts facts;

	make(&world, state);
	for (size_t i = 0; i < ARRAY_LEN(points); i++) {
		struct change *change = world_begin(&world, world.class_id,
			"checkin");
		struct checkin checkin = world_score(&world, 0, points[i]);

		checkin.score.form = SCORE_PERCENT;
		checkin.score.out_of = 100;
		OK(change_checkin(change, &checkin, &checkin.id,
			&world_error));
		OK(change_commit(change, &world_error));
	}
	facts = facts_at(&world, LATER);
	for (size_t i = 0; i < ARRAY_LEN(points); i++)
		assert_memory_equal(&facts.checkins[5 + i].score.points,
			&points[i], sizeof(double));
	facts_release(&facts);
	world_leave(&world);
}

/* Many check-ins of one change, on both sides of what goes to the table at
 * once, with reads and corrections between them. */
static void test_store__takes_any_number_of_check_ins_at_once(void **state)
{
	struct world world;
	struct facts facts;

	make(&world, state);
	for (size_t count = 14; count < 35; count += 3) {
		struct change *change = world_begin(&world, world.class_id,
			"import");
		size_t before;

		facts = facts_at(&world, LATER);
		before = facts.checkin_count;
		facts_release(&facts);
		for (size_t i = 0; i < count; i++) {
			struct checkin checkin = world_score(&world, i % 4,
				(double)(i % 5));

			checkin.note = i % 3 ? NULL : "seen";
			OK(change_checkin(change, &checkin, &checkin.id,
				&world_error));
			if (i % 11 == 10)
				OK(change_checkin_edit(change, &checkin,
					&checkin.id, &world_error));
		}
		facts = facts_at(&world, LATER);
		assert_int_equal(facts.checkin_count, before + count);
		facts_release(&facts);
		OK(change_commit(change, &world_error));
		facts = facts_at(&world, LATER);
		assert_int_equal(facts.checkin_count, before + count);
		facts_release(&facts);
	}
	world_leave(&world);
}

static void test_store__orders_evidence_by_when_it_was_seen(void **state)
{
	struct world world;
	struct facts facts;

	make(&world, state);
	log_points(&world, 3, 1, AT(2, 9));
	log_points(&world, 1, 1, AT(2, 9));
	log_points(&world, 0, 1, AT(1, 9));
	facts = facts_at(&world, AT(2, 9));
	assert_int_equal(facts.checkin_count, 8);
	assert_int_equal(facts.checkins[5].student, world.students[0]);
	assert_int_equal(facts.checkins[6].student, world.students[1]);
	assert_int_equal(facts.checkins[7].student, world.students[3]);
	facts_release(&facts);
	facts = facts_at(&world, AT(2, 9) - 1);
	assert_int_equal(facts.checkin_count, 6);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__reads_stays_and_locks_as_of_a_moment(void **state)
{
	struct world world;
	struct facts facts;
	struct change *change;

	make(&world, state);
	world.now = AT(5, 8);
	change = world_begin(&world, world.class_id, "move");
	OK(change_move(change, world.students[0], CLUSTER_EXTEND, NULL,
		&world_error));
	OK(change_unblock(change, 1, &world_error));
	OK(change_unlock(change, 2, &world_error));
	OK(change_commit(change, &world_error));
	facts = facts_at(&world, AT(5, 8) - 1);
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_RETEACH);
	assert_non_null(facts_block(&facts, world.students[0]));
	assert_non_null(facts_pin(&facts, world.students[3]));
	facts_release(&facts);
	facts = facts_at(&world, AT(5, 8));
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_EXTEND);
	assert_int_equal(facts_stay(&facts, world.students[0])->since,
		AT(5, 8));
	assert_null(facts_block(&facts, world.students[0]));
	assert_null(facts_pin(&facts, world.students[3]));
	facts_release(&facts);
	facts = facts_at(&world, STORE_NO_EVIDENCE);
	assert_int_equal(facts.round_count, 1);
	assert_int_equal(facts.rounds[0].checkins, 0);
	assert_int_equal(facts.policy.version, 1);
	assert_int_equal(facts.student_count, WORLD_STUDENTS - 1);
	assert_int_equal(facts.checkin_count, 0);
	assert_int_equal(facts.stay_count, 0);
	assert_int_equal(facts.block_count, 0);
	assert_int_equal(facts.lock_count, 0);
	assert_int_equal(facts.refusal_count, 0);
	assert_int_equal(facts.reply_count, 0);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__ends_locks_and_absences_on_their_day(void **state)
{
	struct world world;
	struct facts facts;

	make(&world, state);
	facts = facts_at(&world, AT(3, 23));
	assert_true(facts_is_absent(&facts, world.students[1]));
	assert_int_equal(facts.lock_count, 2);
	facts_release(&facts);
	facts = facts_at(&world, AT(60, 0));
	assert_false(facts_is_absent(&facts, world.students[1]));
	assert_int_equal(facts.lock_count, 1);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__keeps_every_version_of_a_check_in(void **state)
{
	struct world world;
	struct checkin_query query = { .all = false };
	struct arena arena = ARENA_INIT;
	struct change *change;
	struct checkin checkin;
	struct checkin *rows;
	size_t count;

	make(&world, state);
	query.class_id = world.class_id;
	query.student = world.students[2];
	checkin = world_score(&world, 2, 4);
	checkin.id = world.checkin;
	change = world_begin(&world, world.class_id, "checkin edit");
	OK(change_checkin_edit(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "checkin withdraw");
	REFUSED(change_checkin_withdraw(change, world.checkin, &world_error),
		ERROR_CONFLICT);
	REFUSED(change_checkin_withdraw(change, 999, &world_error),
		ERROR_NOT_FOUND);
	OK(change_checkin_withdraw(change, checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	OK(store_checkins(world.store, &query, &arena, &rows, &count,
		&world_error));
	assert_int_equal(count, 1);
	query.all = true;
	OK(store_checkins(world.store, &query, &arena, &rows, &count,
		&world_error));
	assert_int_equal(count, 3);
	assert_int_equal(rows[0].id, checkin.id);
	assert_int_equal(rows[0].replaces, world.checkin);
	assert_true(rows[0].withdrawn);
	assert_false(rows[1].withdrawn);
	assert_string_equal(rows[1].note, "counted on fingers");
	query.limit = 2;
	OK(store_checkins(world.store, &query, &arena, &rows, &count,
		&world_error));
	assert_int_equal(count, 2);
	query = (struct checkin_query){
		.class_id = world.class_id,
		.round = world.round,
	};
	OK(store_checkin_count(world.store, &query, &count, &world_error));
	assert_int_equal(count, 4);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__moves_a_rounds_check_ins_with_it(void **state)
{
	struct world world;
	struct facts facts;
	struct change *change;
	struct round round;
	size_t moved = 0;

	make(&world, state);
	round = (struct round){
		.id = world.round,
		.objective = world.objectives[1],
		.name = "quiz",
		.held_at = AT(1, 9),
	};
	change = world_begin(&world, world.class_id, "round edit");
	OK(change_round_edit(change, &round, &world_error));
	OK(change_commit(change, &world_error));
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.round_count, 1);
	assert_string_equal(facts.rounds[0].name, "quiz");
	assert_int_equal(facts.rounds[0].checkins, 4);
	for (size_t i = 0; i < facts.checkin_count; i++) {
		if (facts.checkins[i].round != world.round)
			continue;
		moved++;
		assert_int_equal(facts.checkins[i].observed_at, AT(1, 9));
		assert_int_equal(facts.checkins[i].objective,
			world.objectives[1]);
	}
	assert_int_equal(moved, 4);
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__refuses_what_cannot_be_a_check_in(void **state)
{
	struct world world;
	struct change *change;
	struct checkin checkin;
	struct error *err = &world_error;

	make(&world, state);
	change = world_begin(&world, world.class_id, "checkin");
	checkin = world_score(&world, 0, 5);
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_INVALID);
	checkin.score = (struct score){ SCORE_ITEMS, 0, 0 };
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_INVALID);
	checkin = world_score(&world, 0, 1);
	checkin.confidence = 5;
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_INVALID);
	checkin = world_score(&world, 4, 1);
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_NOT_FOUND);
	checkin = world_score(&world, 0, 1);
	checkin.objective = 77;
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_NOT_FOUND);
	checkin = world_score(&world, 0, 1);
	checkin.round = 77;
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_NOT_FOUND);
	checkin.round = 0;
	checkin.note = "\xff\xfe";
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__refuses_a_token_that_was_used(void **state)
{
	struct world world;
	struct change_header header;
	struct change *change;
	struct checkin checkin;
	struct token_use use;

	make(&world, state);
	header = (struct change_header){
		.class_id = world.class_id,
		.now = AT(1, 10),
		.author = "ben",
		.verb = "checkin",
		.token = "b7",
	};
	OK(store_token(world.store, "b7", &use, &world_error));
	assert_false(use.used);
	change = store_begin(world.store, &header, &world_error);
	OK(change);
	checkin = world_score(&world, 0, 1);
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	change_set_detail(change, checkin.student, "1/4");
	OK(change_commit(change, &world_error));
	header.now = AT(1, 11);
	REFUSED(store_begin(world.store, &header, &world_error),
		ERROR_CONFLICT);
	OK(store_token(world.store, "b7", &use, &world_error));
	assert_true(use.used);
	assert_int_equal(use.at, AT(1, 10));
	assert_int_equal(use.student, world.students[0]);
	assert_int_equal(use.class_id, world.class_id);
	world_leave(&world);
}

static void test_store__tells_what_a_token_logged_whatever_became_of_it(
	void **state)
{
	struct change_header header;
	struct arena arena = ARENA_INIT;
	struct checkin *logged, checkin;
	struct change *change;
	struct token_use use;
	struct world world;
	size_t count;

	make(&world, state);
	header = (struct change_header){
		.class_id = world.class_id,
		.now = AT(1, 10),
		.author = "ben",
		.verb = "checkin",
		.token = "b7",
	};
	change = store_begin(world.store, &header, &world_error);
	OK(change);
	checkin = world_score(&world, 0, 1);
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "checkin withdraw");
	OK(change_checkin_withdraw(change, checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	OK(store_token(world.store, "b7", &use, &world_error));
	OK(store_token_checkins(world.store, "b7", &use, &arena, &logged,
		&count, &world_error));
	assert_int_equal(count, 1);
	assert_int_equal(logged[0].student, checkin.student);
	assert_true(score_equal(&logged[0].score, &checkin.score));
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__keeps_names_apart(void **state)
{
	struct world world;
	struct change *change;
	struct policy policy;
	const struct student twin = { .number = "001", .name = "Other" };
	int64_t id;

	make(&world, state);
	policy_init(&policy);
	change = world_begin(&world, world.class_id, "class add");
	REFUSED(change_class_add(change, " 7B ", 0, &policy, &id,
		&world_error), ERROR_CONFLICT);
	REFUSED(change_class_add(change, "  ", 0, &policy, &id,
		&world_error), ERROR_INVALID);
	REFUSED(change_class_add(change, "x", 9, &policy, &id, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(change_class_rename(change, "8A", &world_error),
		ERROR_CONFLICT);
	REFUSED(change_objective_add(change, "Unit  Rates", &id,
		&world_error), ERROR_CONFLICT);
	REFUSED(change_student_add(change, &twin, &id, &world_error),
		ERROR_CONFLICT);
	REFUSED(change_enrol(change, world.students[1], &world_error),
		ERROR_CONFLICT);
	REFUSED(change_term_add(change, "AUTUMN", CIVIL_NEVER, CIVIL_NEVER,
		&id, &world_error), ERROR_CONFLICT);
	OK(change_class_rename(change, "7B", &world_error));
	OK(change_class_archive(change, true, &world_error));
	OK(change_class_add(change, "7b", 0, &policy, &id, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "class archive");
	REFUSED(change_class_archive(change, false, &world_error),
		ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__knows_a_student_by_number_in_any_class(void **state)
{
	struct world world;
	struct change *change;
	int64_t student;

	make(&world, state);
	OK(store_student_by_number(world.store, "009", &student,
		&world_error));
	assert_int_equal(student, world.students[4]);
	OK(store_student_by_number(world.store, "9", &student, &world_error));
	assert_int_equal(student, 0);
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[0], world.students[4],
		&world_error));
	OK(change_commit(change, &world_error));
	OK(store_student_by_number(world.store, "009", &student,
		&world_error));
	assert_int_equal(student, world.students[0]);
	world_leave(&world);
}

static void test_store__shows_who_is_withdrawn_and_takes_them_back(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct student *students;
	struct change *change;
	struct facts facts;
	size_t count;

	make(&world, state);
	change = world_begin(&world, world.class_id, "student withdraw");
	OK(change_withdraw(change, world.students[0], &world_error));
	REFUSED(change_withdraw(change, world.students[0], &world_error),
		ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	OK(store_students(world.store, world.class_id, &arena, &students,
		&count, &world_error));
	assert_int_equal(count, 4);
	assert_int_equal(students[0].id, world.students[0]);
	assert_true(students[0].withdrawn);
	assert_false(students[1].withdrawn);
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.student_count, 3);
	for (size_t i = 0; i < facts.checkin_count; i++)
		assert_true(facts_student(&facts, facts.checkins[i].student) <
			facts.student_count);
	facts_release(&facts);
	log_points(&world, 0, 1, AT(1, 0));
	change = world_begin(&world, world.class_id, "student add");
	OK(change_enrol(change, world.students[0], &world_error));
	OK(change_commit(change, &world_error));
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.student_count, 4);
	assert_int_equal(facts.checkin_count, 6);
	facts_release(&facts);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__joins_two_records_of_one_student(void **state)
{
	struct world world;
	struct change *change;
	struct facts facts;
	struct arena arena = ARENA_INIT;
	struct stay *stays;
	size_t count;

	make(&world, state);
	change = world_begin(&world, world.class_id, "student merge");
	REFUSED(change_student_merge(change, 1, 1, &world_error),
		ERROR_INVALID);
	OK(change_student_merge(change, world.students[0], world.students[1],
		&world_error));
	REFUSED(change_withdraw(change, world.students[1], &world_error),
		ERROR_NOT_FOUND);
	OK(change_commit(change, &world_error));
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.student_count, 3);
	assert_int_equal(facts.checkins[0].student, world.students[0]);
	assert_int_equal(facts.checkins[1].student, world.students[0]);
	assert_int_equal(facts_stay(&facts, world.students[0])->cluster,
		CLUSTER_RETEACH);
	assert_int_equal(facts.stay_count, 1);
	facts_release(&facts);
	/* Before it, too, they are one, with one stay at a time. */
	facts = facts_at(&world, AT(1, 0));
	assert_int_equal(facts.stay_count, 1);
	facts_release(&facts);
	OK(store_stays(world.store, world.class_id, world.students[0], LATER,
		&arena, &stays, &count, &world_error));
	assert_int_equal(count, 2);
	OK(store_facts(world.store, world.other_class, LATER, &facts,
		&world_error));
	assert_int_equal(facts_student(&facts, world.students[0]), 0);
	assert_int_equal(facts.student_count, 2);
	facts_release(&facts);
	/* And the one into a third. */
	change = world_begin(&world, world.class_id, "student merge");
	OK(change_student_merge(change, world.students[2], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.student_count, 2);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(facts.checkins[i].student,
			world.students[2]);
	facts_release(&facts);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__gives_back_all_of_a_proposal(void **state)
{
	const double third = 1. / 3;
	struct world world;
	struct proposal proposal;
	const struct move *move;

	make(&world, state);
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
	assert_int_equal(date_day(proposal.moves[2].decided), date_day(world.now));
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

	make(&world, state);
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

static void test_store__knows_who_moved_a_student_by_hand_and_why(
	void **state)
{
	struct arena arena = ARENA_INIT;
	struct world world;
	struct stay *stays;
	size_t count;

	make(&world, state);
	OK(store_stays(world.store, world.class_id, world.students[0], LATER,
		&arena, &stays, &count, &world_error));
	assert_int_equal(count, 1);
	assert_true(stays[0].by_hand);
	assert_string_equal(stays[0].why, "asked");
	assert_string_equal(stays[0].by, "ana");
	arena_release(&arena);
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

	make(&world, state);
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

static void move_to(struct world *world, size_t student, enum cluster to)
{
	struct change *change = world_begin(world, world->class_id, "move");

	OK(change_move(change, world->students[student], to, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
}

static void test_store__tells_of_the_stays_that_are_over(void **state)
{
	struct world world;
	struct facts facts;
	civil moved;

	make(&world, state);
	moved = world.now;
	move_to(&world, 0, CLUSTER_EXTEND);
	move_to(&world, 0, CLUSTER_RETEACH);
	move_to(&world, 1, CLUSTER_INTERVENE);
	OK(store_facts(world.store, world.class_id, LATER, &facts,
		&world_error));
	assert_int_equal(facts.past_count, 3);
	assert_int_equal(facts.past[0].student, world.students[0]);
	assert_int_equal(facts.past[0].cluster, CLUSTER_RETEACH);
	assert_int_equal(facts.past[0].until, moved);
	assert_int_equal(facts.past[1].cluster, CLUSTER_EXTEND);
	assert_int_equal(facts.past[1].since, moved);
	assert_int_equal(facts.past[1].until, moved + 60);
	assert_int_equal(facts.past[2].student, world.students[1]);
	assert_int_equal(facts_stay(&facts, world.students[0])->since,
		moved + 60);
	facts_release(&facts);
	OK(store_facts(world.store, world.class_id, moved - 1, &facts,
		&world_error));
	assert_int_equal(facts.past_count, 0);
	facts_release(&facts);
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
	struct facts facts = facts_at(world, now);

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

	make(&world, state);
	regroup(&world);
	made = world.now - 60;
	assert_verdicts(&world, LATER, 0);
	closed = world.now;
	close_proposal(&world);
	assert_verdicts(&world, closed - 1, 0);
	facts = facts_at(&world, LATER);
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

	make(&world, state);
	close_proposal(&world);
	facts = facts_at(&world, LATER);
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

	make(&world, state);
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

	make(&world, state);
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

	make(&world, state);
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

static void test_store__takes_no_check_in_for_an_archived_class(void **state)
{
	struct world world;
	struct checkin checkin = {
		.score = { .form = SCORE_ITEMS, .points = 3, .out_of = 4 },
	};
	struct change *change;
	struct error *err = &world_error;
	int64_t id;

	make(&world, state);
	checkin.student = world.students[0];
	checkin.objective = world.objectives[0];
	checkin.observed_at = world.now;
	change = world_begin(&world, world.class_id, "class archive");
	OK(change_class_archive(change, true, err));
	OK(change_commit(change, err));
	change = world_begin(&world, world.class_id, "checkin");
	REFUSED(change_checkin(change, &checkin, &id, err), ERROR_CONFLICT);
	change_abandon(change);
	change = world_begin(&world, world.class_id, "class archive");
	OK(change_class_archive(change, false, err));
	OK(change_checkin(change, &checkin, &id, err));
	OK(change_commit(change, err));
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

	make(&world, state);
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

	make(&world, state);
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

static void test_store__refuses_a_move_before_the_stay_began(void **state)
{
	struct world world;
	struct change *change;

	make(&world, state);
	world.now = AT(0, 7);
	change = world_begin(&world, world.class_id, "move");
	REFUSED(change_move(change, world.students[0], CLUSTER_EXTEND, NULL,
		&world_error), ERROR_CONFLICT);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__takes_the_policy_in_force(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct policy_version *versions;
	struct change *change;
	struct policy policy;
	struct facts facts;
	int64_t version;
	size_t count;

	make(&world, state);
	policy_init(&policy);
	OK(policy_set(&policy, "evidence.thin", "5", &world_error));
	change = world_begin(&world, world.class_id, "policy set");
	OK(change_policy(change, &policy, &version, &world_error));
	OK(change_commit(change, &world_error));
	assert_int_equal(version, 2);
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.policy.version, 2);
	assert_int_equal(facts.policy.thin_below, 5);
	facts_release(&facts);
	OK(store_policies(world.store, world.class_id, &arena, &versions,
		&count, &world_error));
	assert_int_equal(count, 2);
	assert_int_equal(versions[1].version, 2);
	assert_string_equal(versions[0].author, "ana");
	arena_release(&arena);
	world_leave(&world);
}

static void read_level(struct world *world, const char *word,
	const char *level)
{
	struct change *change = world_begin(world, world->class_id, "read");

	OK(change_reading(change, READING_LEVEL, word, level, &world_error));
	OK(change_commit(change, &world_error));
}

/* As text: "below: 1, well below: 1". */
static void assert_levels(const struct world *world, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct file_reading *readings;
	struct buf text = BUF_INIT;
	size_t count;

	OK(store_readings(world->store, world->class_id, READING_LEVEL,
		&arena, &readings, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s: %s", i ? ", " : "",
			readings[i].subject, readings[i].answer);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_store__takes_the_newest_reading_of_a_subject(void **state)
{
	struct change *change;
	struct world world;
	int64_t second;

	make(&world, state);
	assert_levels(&world, "");
	read_level(&world, "well below", "1");
	read_level(&world, "below", "1");
	change = world_begin(&world, world.class_id, "read");
	second = change_id(change);
	OK(change_reading(change, READING_LEVEL, "below", "2", &world_error));
	OK(change_reading(change, READING_COLUMNS, "below", "name=1",
		&world_error));
	OK(change_commit(change, &world_error));
	assert_levels(&world, "below: 2, well below: 1");
	read_level(&world, "below", "2");
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, second, &world_error));
	OK(change_commit(change, &world_error));
	assert_levels(&world, "below: 1, well below: 1");
	change = world_begin(&world, world.class_id, "read");
	REFUSED(change_reading(change, READING_LEVEL, "", "1", &world_error),
		ERROR_INVALID);
	REFUSED(change_reading(change, READING_LEVEL, "below", "\xff",
		&world_error), ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void call(struct world *world, size_t student, const char *name)
{
	struct change *change = world_begin(world, world->class_id, "read");

	OK(change_alias(change, world->students[student], name,
		&world_error));
	OK(change_commit(change, &world_error));
}

static void assert_aliases(const struct world *world, const char *wanted)
{
	struct arena arena = ARENA_INIT;
	struct alias_said *aliases;
	struct buf text = BUF_INIT;
	size_t count;

	OK(store_aliases(world->store, world->class_id, &arena, &aliases,
		&count, &world_error));
	for (size_t i = 0; i < count; i++)
		buf_addf(&text, "%s%s: %d", i ? ", " : "", aliases[i].name,
			aliases[i].student == world->students[1]);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	arena_release(&arena);
}

static void test_store__keeps_what_files_call_a_student(void **state)
{
	struct change *change;
	struct world world;
	int64_t before;

	make(&world, state);
	assert_aliases(&world, "");
	call(&world, 0, "joe1");
	call(&world, 1, "joe1");
	call(&world, 1, "joe1");
	assert_aliases(&world, "joe1: 0, joe1: 1");
	call(&world, 0, "joe1");
	change = world_begin(&world, world.class_id, "student merge");
	before = change_id(change);
	OK(change_student_merge(change, world.students[1], world.students[0],
		&world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe1: 1, joe1: 1, joe1: 1");
	change = world_begin(&world, world.class_id, "undo");
	OK(change_undo(change, before, &world_error));
	OK(change_undo(change, before - 1, &world_error));
	OK(change_commit(change, &world_error));
	assert_aliases(&world, "joe1: 0, joe1: 1");
	change = world_begin(&world, world.class_id, "read");
	REFUSED(change_alias(change, world.students[0], " ", &world_error),
		ERROR_INVALID);
	REFUSED(change_alias(change, world.students[4], "joe2", &world_error),
		ERROR_NOT_FOUND);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__refuses_requirements_in_a_circle(void **state)
{
	struct world world;
	struct change *change;
	int64_t third;

	make(&world, state);
	change = world_begin(&world, world.class_id, "objective require");
	REFUSED(change_require(change, world.objectives[0],
		world.objectives[0], &world_error), ERROR_INVALID);
	REFUSED(change_require(change, world.objectives[1],
		world.objectives[0], &world_error), ERROR_CONFLICT);
	OK(change_objective_add(change, "third", &third, &world_error));
	OK(change_require(change, third, world.objectives[1], &world_error));
	REFUSED(change_require(change, world.objectives[0], third,
		&world_error), ERROR_INVALID);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__tells_history_of_a_class_and_of_a_student(
	void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct action *actions;
	size_t count;

	make(&world, state);
	OK(store_history(world.store, world.class_id, 0, 0, &arena, &actions,
		&count, &world_error));
	assert_int_equal(count, 8);
	assert_string_equal(actions[0].verb, "refuse");
	assert_string_equal(actions[7].verb, "class add");
	OK(store_history(world.store, world.class_id, world.students[3], 0,
		&arena, &actions, &count, &world_error));
	assert_int_equal(count, 3);
	assert_string_equal(actions[0].verb, "room");
	assert_string_equal(actions[1].verb, "import");
	OK(store_history(world.store, world.class_id, 0, 2, &arena, &actions,
		&count, &world_error));
	assert_int_equal(count, 2);
	arena_release(&arena);
	world_leave(&world);
}

static void test_store__forgets_a_change_that_is_abandoned(
	void **state)
{
	struct world world;
	struct change *change;
	struct checkin checkin;
	struct facts facts;
	char *before;

	make(&world, state);
	before = world_dump(&world);
	change = world_begin(&world, world.class_id, "checkin");
	checkin = world_score(&world, 0, 1);
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.checkin_count, 6);
	facts_release(&facts);
	change_abandon(change);
	assert_dump(&world, before, "abandoned");
	mem_free(before);
	world_leave(&world);
}

static void test_store__notices_other_writers_and_waits_as_told(
	void **state)
{
	struct world world;
	struct store *mine;
	struct store *other;
	struct change *change;
	bool changed;

	make(&world, state);
	mine = world.store;
	other = store_open(world.driver, world.path, 0, &world_error);
	OK(other);
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	log_points(&world, 0, 1, AT(1, 0));
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	world.store = other;
	log_points(&world, 0, 1, AT(1, 0));
	OK(store_changed(mine, &changed, &world_error));
	assert_true(changed);
	OK(store_changed(mine, &changed, &world_error));
	assert_false(changed);
	store_set_wait(mine, 0);
	change = world_begin(&world, world.class_id, "checkin");
	REFUSED(store_begin(mine, &(const struct change_header){
		.author = "ben", .verb = "checkin" }, &world_error),
		ERROR_BUSY);
	change_abandon(change);
	store_close(mine);
	world_leave(&world);
}

static void test_store__finds_no_class_that_is_not_there(void **state)
{
	struct world world;
	struct arena arena = ARENA_INIT;
	struct change *change;
	struct facts facts;
	struct class class;

	make(&world, state);
	REFUSED(store_facts(world.store, 9, LATER, &facts, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(store_class(world.store, 9, &arena, &class, &world_error),
		ERROR_NOT_FOUND);
	OK(store_class(world.store, world.class_id, &arena, &class,
		&world_error));
	assert_string_equal(class.name, "7b");
	assert_string_equal(class.term, "Autumn");
	assert_int_equal(class.students, 4);
	change = world_begin(&world, 9, "checkin");
	REFUSED(change_withdraw(change, 1, &world_error), ERROR_NOT_FOUND);
	change_abandon(change);
	change = world_begin(&world, 0, "checkin");
	REFUSED(change_withdraw(change, 1, &world_error), ERROR_INVALID);
	change_abandon(change);
	arena_release(&arena);
	world_leave(&world);
}

static void write_hundred(const struct world *world, const char *author)
{
	struct world mine = *world;

	mine.author = author;
	mine.store = NULL;
	world_open(&mine);
	for (int i = 0; i < 100; i++)
		log_points(&mine, (size_t)i % 4, (double)(i % 5), AT(1, i));
	store_close(mine.store);
}

static void test_store__loses_nothing_of_eight_writers_at_once(void **state)
{
	struct world world;
	struct facts facts;
	pid_t writers[8];

	make(&world, state);
	store_close(world.store);
	world.store = NULL;
	for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
		writers[i] = fork();
		if (writers[i] == 0) {
			char author[] = { 'w', (char)('0' + i), '\0' };

			write_hundred(&world, author);
			_exit(0);
		}
		assert_true(writers[i] > 0);
	}
	for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
		int status;

		assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
		assert_int_equal(status, 0);
	}
	world_open(&world);
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.checkin_count, 805);
	for (size_t i = 0; i < facts.checkin_count; i++) {
		for (size_t j = 0; j < i; j++)
			assert_true(facts.checkins[i].id !=
				facts.checkins[j].id);
	}
	facts_release(&facts);
	world_leave(&world);
}

static void test_store__in_memory_is_a_store_too(void **state)
{
	const struct contract *contract = *state;
	struct world world;
	struct facts facts;

	world_place(&world, contract->inner, contract->is_fault);
	mem_free(world.path);
	world.path = mem_strdup(":memory:");
	world_open(&world);
	world_people(&world);
	world_evidence(&world);
	facts = facts_at(&world, LATER);
	assert_int_equal(facts.checkin_count, 5);
	facts_release(&facts);
	world_leave(&world);
}

#define OVER(contract, test) \
	{ #test " " #contract, test, NULL, NULL, (void *)&contract }
#define BOTH(test) OVER(over_sqlite, test), OVER(over_fault, test)

int main(void)
{
	static struct contract over_sqlite = { &driver_sqlite, false };
	static struct contract over_fault = { &driver_sqlite, true };
	const struct CMUnitTest tests[] = {
		BOTH(test_store__gives_back_all_of_a_check_in),
		BOTH(test_store__keeps_every_bit_of_a_real_score),
		BOTH(test_store__takes_any_number_of_check_ins_at_once),
		BOTH(test_store__orders_evidence_by_when_it_was_seen),
		BOTH(test_store__reads_stays_and_locks_as_of_a_moment),
		BOTH(test_store__ends_locks_and_absences_on_their_day),
		BOTH(test_store__keeps_every_version_of_a_check_in),
		BOTH(test_store__moves_a_rounds_check_ins_with_it),
		BOTH(test_store__refuses_what_cannot_be_a_check_in),
		BOTH(test_store__refuses_a_token_that_was_used),
		BOTH(test_store__tells_what_a_token_logged_whatever_became_of_it),
		BOTH(test_store__keeps_names_apart),
		BOTH(test_store__knows_a_student_by_number_in_any_class),
		BOTH(test_store__shows_who_is_withdrawn_and_takes_them_back),
		BOTH(test_store__joins_two_records_of_one_student),
		BOTH(test_store__gives_back_all_of_a_proposal),
		BOTH(test_store__finds_a_proposal_by_its_number),
		BOTH(test_store__knows_who_moved_a_student_by_hand_and_why),
		BOTH(test_store__keeps_a_whole_lesson_until_the_next_proposal),
		BOTH(test_store__tells_of_the_stays_that_are_over),
		BOTH(test_store__tells_whom_a_regroup_left_in_place),
		BOTH(test_store__takes_a_refused_move_for_a_verdict),
		BOTH(test_store__takes_no_proposal_for_a_verdict_that_was_not_taken_up),
		BOTH(test_store__lists_every_answer_to_an_offer),
		BOTH(test_store__says_which_decision_was_undone),
		BOTH(test_store__takes_no_check_in_for_an_archived_class),
		BOTH(test_store__keeps_drafts_until_they_are_accepted),
		BOTH(test_store__refuses_decisions_on_what_has_changed),
		BOTH(test_store__refuses_a_move_before_the_stay_began),
		BOTH(test_store__takes_the_policy_in_force),
		BOTH(test_store__takes_the_newest_reading_of_a_subject),
		BOTH(test_store__keeps_what_files_call_a_student),
		BOTH(test_store__refuses_requirements_in_a_circle),
		BOTH(test_store__tells_history_of_a_class_and_of_a_student),
		BOTH(test_store__forgets_a_change_that_is_abandoned),
		BOTH(test_store__notices_other_writers_and_waits_as_told),
		BOTH(test_store__finds_no_class_that_is_not_there),
		BOTH(test_store__loses_nothing_of_eight_writers_at_once),
		BOTH(test_store__in_memory_is_a_store_too),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

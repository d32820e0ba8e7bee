/* SPDX-License-Identifier: MIT */
/* What every driver must keep of check-ins, their rounds and their tokens. */
#include "contract.h"

#include "../../src/store/batch.h"

static void test_store__gives_back_all_of_a_check_in(void **state)
{
	struct world world;
	struct facts facts;
	const struct checkin *last;

	contract_make(&world, state);
	facts = world_facts(&world, LATER);
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
	assert_int_equal(last->task, TASK_UNSAID);
	assert_int_equal(last->quality, 0);
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

/* The newest check-in. */
static struct checkin newest(struct world *world)
{
	struct facts facts;
	struct checkin last;

	OK(store_facts(world->store, world->class_id, world->now, &facts,
		&world_error));
	last = facts.checkins[0];
	for (size_t i = 1; i < facts.checkin_count; i++) {
		if (facts.checkins[i].id > last.id)
			last = facts.checkins[i];
	}
	facts_release(&facts);
	return last;
}

static void test_store__keeps_what_came_of_a_task(void **state)
{
	struct round moved = { .name = "earlier", .held_at = AT(0, 5) };
	struct world world;
	struct change *change;
	struct checkin checkin, last;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "checkin");
	checkin = world_score(&world, 0, 1);
	checkin.round = moved.id = world.round;
	checkin.task = TASK_GIVEN;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	last = newest(&world);
	assert_int_equal(last.task, TASK_GIVEN);
	assert_int_equal(last.quality, 0);
	change = world_begin(&world, world.class_id, "checkin edit");
	checkin.task = TASK_DONE;
	checkin.quality = 3;
	OK(change_checkin_edit(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "round edit");
	OK(change_round_edit(change, &moved, &world_error));
	OK(change_commit(change, &world_error));
	last = newest(&world);
	assert_int_equal(last.replaces, checkin.id);
	assert_int_equal(last.task, TASK_DONE);
	assert_int_equal(last.quality, 3);
	world_leave(&world);
}

static void test_store__keeps_every_bit_of_a_real_score(void **state)
{
	static const double points[] = { 0, 1. / 3, 2.25, 66.600000000000001,
		100 };
	struct world world;
	struct facts facts;

	contract_make(&world, state);
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
	facts = world_facts(&world, LATER);
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

	contract_make(&world, state);
	for (size_t count = 14; count < 35; count += 3) {
		struct change *change = world_begin(&world, world.class_id,
			"import");
		size_t before;

		facts = world_facts(&world, LATER);
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
		facts = world_facts(&world, LATER);
		assert_int_equal(facts.checkin_count, before + count);
		facts_release(&facts);
		OK(change_commit(change, &world_error));
		facts = world_facts(&world, LATER);
		assert_int_equal(facts.checkin_count, before + count);
		facts_release(&facts);
	}
	world_leave(&world);
}

static void test_store__orders_evidence_by_when_it_was_seen(void **state)
{
	struct world world;
	struct facts facts;

	contract_make(&world, state);
	world_log(&world, 3, 1, AT(2, 9));
	world_log(&world, 1, 1, AT(2, 9));
	world_log(&world, 0, 1, AT(1, 9));
	facts = world_facts(&world, AT(2, 9));
	assert_int_equal(facts.checkin_count, 8);
	assert_int_equal(facts.checkins[5].student, world.students[0]);
	assert_int_equal(facts.checkins[6].student, world.students[1]);
	assert_int_equal(facts.checkins[7].student, world.students[3]);
	facts_release(&facts);
	facts = world_facts(&world, AT(2, 9) - 1);
	assert_int_equal(facts.checkin_count, 6);
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

	contract_make(&world, state);
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

	contract_make(&world, state);
	round = (struct round){
		.id = world.round,
		.objective = world.objectives[1],
		.name = "quiz",
		.held_at = AT(1, 9),
	};
	change = world_begin(&world, world.class_id, "round edit");
	OK(change_round_edit(change, &round, &world_error));
	OK(change_commit(change, &world_error));
	facts = world_facts(&world, LATER);
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

	contract_make(&world, state);
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
	checkin = world_score(&world, 0, 1);
	checkin.task = TASK_COUNT;
	REFUSED(change_checkin(change, &checkin, &checkin.id, err),
		ERROR_INVALID);
	checkin = world_score(&world, 0, 1);
	checkin.quality = 5;
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

	contract_make(&world, state);
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

	contract_make(&world, state);
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

static void file_all(struct change *change)
{
	bool more = true;

	while (more)
		OK(change_file_checkins(change, &more, &world_error));
}

/* A student's among those filed in a round. */
static const struct filed_checkin *filed(struct change *change, int64_t round,
	int64_t student, size_t *count)
{
	const struct filed_query wanted = {
		.round = round,
		.student = student,
		.from = 0,
		.until = LATER,
	};
	const struct filed_checkin *found;

	OK(change_filed(change, &wanted, &found, count, &world_error));
	return found;
}

static void test_store__files_check_ins_by_round_and_student(void **state)
{
	struct world world;
	struct checkin checkin;
	const struct filed_checkin *found;
	struct change *change;
	size_t count;

	contract_make(&world, state);
	checkin = world_score(&world, 0, 3);
	checkin.round = world.round;
	for (size_t turn = 0; turn < 2; turn++) {
		change = world_begin(&world, world.class_id, "import");
		file_all(change);
		filed(change, world.round, 0, &count);
		assert_int_equal(count, 4 + turn);
		filed(change, 0, world.students[0], &count);
		assert_int_equal(count, 0);
		checkin.observed_at = world.now + (civil)turn;
		OK(change_checkin(change, &checkin, &checkin.id,
			&world_error));
		filed(change, world.round, checkin.student, &count);
		assert_int_equal(count, 1 + turn);
		file_all(change);
		found = filed(change, world.round, checkin.student, &count);
		assert_int_equal(count, 2 + turn);
		assert_int_equal(found[count - 1].id, checkin.id);
		assert_int_equal(found[count - 1].student, checkin.student);
		assert_int_equal(found[count - 1].objective,
			checkin.objective);
		assert_int_equal(found[count - 1].observed_at,
			checkin.observed_at);
		assert_true(score_equal(&found[count - 1].score,
			&checkin.score));
		assert_true(found[count - 1].is_own);
		assert_false(found[0].is_own);
		OK(change_commit(change, &world_error));
	}
	change = world_begin(&world, world.class_id, "import");
	file_all(change);
	change_abandon(change);
	world_leave(&world);
}

static void test_store__files_what_a_merged_record_logged(void **state)
{
	struct world world;
	struct change *change;
	size_t before, other, count;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "student merge");
	file_all(change);
	filed(change, world.round, world.students[0], &before);
	filed(change, world.round, world.students[1], &other);
	OK(change_student_merge(change, world.students[0], world.students[1],
		&world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(&world, world.class_id, "import");
	file_all(change);
	filed(change, world.round, world.students[0], &count);
	assert_int_equal(count, before + other);
	assert_true(other > 0);
	filed(change, world.round, world.students[1], &count);
	assert_int_equal(count, 0);
	change_abandon(change);
	world_leave(&world);
}

static void log_many(struct world *world, struct change *change)
{
	for (size_t i = 0; i < 2 * TRUSTED_AFTER; i++) {
		struct checkin checkin = world_score(world, i % 4, 3);

		OK(change_checkin(change, &checkin, &checkin.id,
			&world_error));
	}
}

/* A row that refers to what is not there. */
static void assert_holds_references(struct world *world)
{
	struct store *store = world->store;

	REFUSED(store->driver->execute(store->connection,
		"UPDATE checkin SET made_by = 999999 WHERE id = 1",
		&world_error), ERROR_IO);
}

static void test_store__holds_references_after_a_long_change(void **state)
{
	struct world world;
	struct change *change;
	int64_t broken;

	contract_make(&world, state);
	assert_holds_references(&world);
	change = world_begin(&world, world.class_id, "import");
	log_many(&world, change);
	OK(change_commit(change, &world_error));
	assert_holds_references(&world);
	OK(query_number(world.store, "SELECT count(*) FROM "
		"pragma_foreign_key_check", NULL, 0, &broken, &world_error));
	assert_int_equal(broken, 0);
	change = world_begin(&world, world.class_id, "import");
	log_many(&world, change);
	change_abandon(change);
	assert_holds_references(&world);
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

	contract_make(&world, state);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_store__gives_back_all_of_a_check_in),
		BOTH(test_store__keeps_what_came_of_a_task),
		BOTH(test_store__keeps_every_bit_of_a_real_score),
		BOTH(test_store__takes_any_number_of_check_ins_at_once),
		BOTH(test_store__orders_evidence_by_when_it_was_seen),
		BOTH(test_store__keeps_every_version_of_a_check_in),
		BOTH(test_store__moves_a_rounds_check_ins_with_it),
		BOTH(test_store__refuses_what_cannot_be_a_check_in),
		BOTH(test_store__refuses_a_token_that_was_used),
		BOTH(test_store__tells_what_a_token_logged_whatever_became_of_it),
		BOTH(test_store__files_check_ins_by_round_and_student),
		BOTH(test_store__files_what_a_merged_record_logged),
		BOTH(test_store__holds_references_after_a_long_change),
		BOTH(test_store__takes_no_check_in_for_an_archived_class),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* A class as it was known at a moment, and the moments of its regroups. */
#include "world.h"

static int setup(void **state)
{
	static struct world world;

	world_make(&world, &driver_sqlite, false);
	*state = &world;
	return 0;
}

static int teardown(void **state)
{
	world_leave(*state);
	return 0;
}

static struct facts then(const struct world *world, civil when)
{
	struct facts facts;

	OK(store_facts_then(world->store, world->class_id, when, &facts,
		&world_error));
	return facts;
}

/* The score of a check-in that was known then; -1: none. */
static double known_score(const struct world *world, civil when, int64_t id)
{
	struct facts facts = then(world, when);
	double points = -1;

	for (size_t i = 0; i < facts.checkin_count; i++) {
		if (facts.checkins[i].id == id)
			points = facts.checkins[i].score.points;
	}
	facts_release(&facts);
	return points;
}

static size_t known_count(const struct world *world, civil when)
{
	struct facts facts = then(world, when);
	size_t count = facts.checkin_count;

	facts_release(&facts);
	return count;
}

static int64_t log_late(struct world *world, civil observed_at)
{
	struct change *change = world_begin(world, world->class_id,
		"checkin");
	struct checkin checkin = world_score(world, 1, 4);
	int64_t id;

	checkin.observed_at = observed_at;
	OK(change_checkin(change, &checkin, &id, &world_error));
	OK(change_commit(change, &world_error));
	return id;
}

static void test_then__knows_nothing_that_was_entered_later(void **state)
{
	struct world *world = *state;
	civil before = world->now - 1;
	size_t known = known_count(world, before);
	int64_t id = log_late(world, AT(0, 6));

	assert_true(known > 0);
	assert_int_equal(known_count(world, before), known);
	assert_int_equal(known_count(world, world->now), known + 1);
	assert_true(known_score(world, before, id) < 0);
}

static void test_then__knows_a_check_in_before_its_correction(
	void **state)
{
	struct world *world = *state;
	int64_t old = log_late(world, AT(0, 6));
	civil before = world->now - 1;
	struct checkin checkin = world_score(world, 1, 1);
	struct change *change = world_begin(world, world->class_id,
		"checkin edit");
	int64_t id;

	checkin.id = old;
	checkin.observed_at = AT(0, 6);
	OK(change_checkin_edit(change, &checkin, &id, &world_error));
	OK(change_commit(change, &world_error));
	assert_true(known_score(world, before, old) > 3);
	assert_true(known_score(world, before, id) < 0);
	assert_true(known_score(world, world->now, old) < 0);
	assert_true(known_score(world, world->now, id) > 0);
}

static int64_t edit(struct world *world, struct checkin *checkin,
	double points)
{
	struct change *change = world_begin(world, world->class_id,
		"checkin edit");
	int64_t action = change_id(change);

	checkin->score.points = points;
	OK(change_checkin_edit(change, checkin, &checkin->id, &world_error));
	OK(change_commit(change, &world_error));
	return action;
}

/* The action by which a check-in counts as entered. */
static int64_t entered(const struct world *world, civil when, int64_t id)
{
	struct facts facts = then(world, when);
	int64_t action = 0;

	for (size_t i = 0; i < facts.checkin_count; i++) {
		if (facts.checkins[i].id == id)
			action = facts.checkins[i].entered;
	}
	facts_release(&facts);
	return action;
}

static void test_facts__take_a_correction_of_no_evidence_as_no_news(
	void **state)
{
	struct world *world = *state;
	struct checkin checkin = world_score(world, 1, 4);
	int64_t first;
	int64_t changed;

	checkin.id = log_late(world, checkin.observed_at);
	first = entered(world, world->now, checkin.id);
	checkin.note = "was ill";
	checkin.minutes = 5;
	checkin.confidence = 2;
	checkin.task = TASK_GIVEN;
	edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), first);
	checkin.task = TASK_DONE;
	checkin.quality = 4;
	edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), first);
	changed = edit(world, &checkin, 1);
	assert_int_equal(entered(world, world->now, checkin.id), changed);
	checkin.note = NULL;
	edit(world, &checkin, 1);
	assert_int_equal(entered(world, world->now, checkin.id), changed);
	edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), first);
}

static void test_facts__take_help_and_another_day_as_news(void **state)
{
	struct world *world = *state;
	struct checkin checkin = world_score(world, 1, 4);
	int64_t changed;

	checkin.id = log_late(world, checkin.observed_at);
	checkin.support = SUPPORT_HELPED;
	changed = edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), changed);
	checkin.observed_at -= CIVIL_DAY;
	changed = edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), changed);
}

static void test_facts__take_a_score_put_back_after_a_move_as_news(
	void **state)
{
	struct world *world = *state;
	struct checkin checkin = world_score(world, 1, 4);
	struct change *change;
	int64_t back;

	checkin.id = log_late(world, checkin.observed_at);
	edit(world, &checkin, 0);
	change = world_begin(world, world->class_id, "move");
	OK(change_move(change, world->students[1], CLUSTER_RETEACH, NULL,
		&world_error));
	OK(change_commit(change, &world_error));
	back = edit(world, &checkin, 4);
	assert_int_equal(entered(world, world->now, checkin.id), back);
}

static void test_then__has_who_was_enrolled_then(void **state)
{
	struct world *world = *state;
	civil before = world->now - 1;
	struct change *change = world_begin(world, world->class_id,
		"student withdraw");
	struct facts facts;

	OK(change_withdraw(change, world->students[2], &world_error));
	OK(change_commit(change, &world_error));
	facts = then(world, before);
	assert_int_not_equal(facts_student(&facts, world->students[2]),
		FACTS_NOT_FOUND);
	facts_release(&facts);
	facts = then(world, world->now);
	assert_int_equal(facts_student(&facts, world->students[2]),
		FACTS_NOT_FOUND);
	facts_release(&facts);
}

static size_t count_regroups(const struct world *world, civil when)
{
	struct arena arena = ARENA_INIT;
	struct regroup *regroups;
	size_t count;

	OK(store_regroups(world->store, world->class_id, when, &arena,
		&regroups, &count, &world_error));
	for (size_t i = 0; i < count; i++)
		assert_true(regroups[i].made <= when);
	arena_release(&arena);
	return count;
}

static void test_regroups__are_proposals_that_were_taken_up(
	void **state)
{
	struct world *world = *state;
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal = world_proposal(world, moves, &offer);
	civil before = world->now;
	struct change *change;

	assert_int_equal(count_regroups(world, AT(0, 7)), 0);
	assert_int_equal(count_regroups(world, before), 1);
	change = world_begin(world, world->class_id, "regroup");
	OK(change_proposal(change, &proposal, &world->proposal,
		&world_error));
	OK(change_commit(change, &world_error));
	assert_int_equal(count_regroups(world, world->now), 1);
	change = world_begin(world, world->class_id, "regroup --accept");
	OK(change_proposal(change, &proposal, &world->proposal,
		&world_error));
	OK(change_proposal_close(change, world->proposal, &world_error));
	OK(change_commit(change, &world_error));
	assert_int_equal(count_regroups(world, world->now), 2);
	assert_int_equal(count_regroups(world, before), 1);
}

static void test_regroups__that_were_undone_never_were(void **state)
{
	struct world *world = *state;
	struct arena arena = ARENA_INIT;
	struct action action;
	struct change *change;

	/* The refusal, then the acceptance. */
	for (int i = 0; i < 2; i++) {
		OK(store_undoable(world->store, world->class_id,
			world->author, &arena, &action, &world_error));
		change = world_begin(world, world->class_id, "undo");
		OK(change_undo(change, action.id, &world_error));
		OK(change_commit(change, &world_error));
	}
	assert_string_equal(action.verb, "accept");
	assert_int_equal(count_regroups(world, world->now), 0);
	arena_release(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_then__knows_nothing_that_was_entered_later),
		TEST(test_then__knows_a_check_in_before_its_correction),
		TEST(test_facts__take_a_correction_of_no_evidence_as_no_news),
		TEST(test_facts__take_help_and_another_day_as_news),
		TEST(test_facts__take_a_score_put_back_after_a_move_as_news),
		TEST(test_then__has_who_was_enrolled_then),
		TEST(test_regroups__are_proposals_that_were_taken_up),
		TEST(test_regroups__that_were_undone_never_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

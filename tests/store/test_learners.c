/* SPDX-License-Identifier: MIT */
/* Profiles, own checks, marks and segments, over both drivers. */
#include "contract.h"

static struct learners learners_at(const struct world *world, civil now)
{
	struct learners learners;

	OK(store_learners(world->store, world->class_id, now, &learners,
		&world_error));
	return learners;
}

/* Returns the action. */
static int64_t say(struct world *world, const struct profile *profile)
{
	struct change *change = world_begin(world, world->class_id, "intake");
	int64_t action = change_id(change);

	OK(change_profile(change, profile, &world_error));
	OK(change_commit(change, &world_error));
	return action;
}

static void take_back(struct world *world, int64_t action)
{
	struct change *change = world_begin(world, world->class_id, "undo");

	OK(change_undo(change, action, &world_error));
	OK(change_commit(change, &world_error));
}

static void test_profile__is_given_back_whole(void **state)
{
	const struct profile *read;
	struct learners learners;
	struct profile profile;
	struct world world;

	contract_make(&world, state);
	profile = (struct profile){
		.student = world.students[2],
		.goal = "goal", .stuck = "stuck", .help = "help",
		.outcome = "outcome", .proof = "proof",
		.has_skill = true, .skill = 1. / 3, .confidence = 4,
		.ready = { ANSWER_YES, ANSWER_NO, ANSWER_UNSAID, ANSWER_YES },
		.wants = 1, .tier = 3, .orientation = ORIENTATION_GOAL,
	};
	world.now = AT(2, 9);
	say(&world, &profile);
	learners = learners_at(&world, LATER);
	read = learners_profile(&learners, world.students[2]);
	assert_non_null(read);
	assert_string_equal(read->goal, "goal");
	assert_string_equal(read->stuck, "stuck");
	assert_string_equal(read->help, "help");
	assert_string_equal(read->outcome, "outcome");
	assert_string_equal(read->proof, "proof");
	assert_true(read->has_skill);
	assert_memory_equal(&read->skill, &profile.skill, sizeof(double));
	assert_int_equal(read->confidence, 4);
	assert_memory_equal(read->ready, profile.ready, sizeof(read->ready));
	assert_int_equal(read->wants, 1);
	assert_int_equal(read->tier, 3);
	assert_int_equal(read->orientation, ORIENTATION_GOAL);
	assert_int_equal(read->made, AT(2, 9));
	assert_string_equal(read->author, "ana");
	assert_int_equal(read->version, 1);
	learners_release(&learners);
	world_leave(&world);
}

static void test_profile__keeps_unsaid_apart_from_nought(void **state)
{
	const struct profile *read;
	struct learners learners;
	struct world world;

	contract_make(&world, state);
	say(&world, &(struct profile){ .student = world.students[2],
		.has_skill = true });
	say(&world, &(struct profile){ .student = world.students[3],
		.goal = "goal" });
	learners = learners_at(&world, LATER);
	read = learners_profile(&learners, world.students[2]);
	assert_true(read->has_skill);
	assert_null(read->goal);
	read = learners_profile(&learners, world.students[3]);
	assert_false(read->has_skill);
	assert_int_equal(read->confidence, 0);
	assert_int_equal(read->orientation, ORIENTATION_UNSAID);
	assert_int_equal(read->ready[READY_ALONE], ANSWER_UNSAID);
	learners_release(&learners);
	world_leave(&world);
}

static void assert_goal(const struct world *world, civil now,
	const char *goal, size_t version)
{
	struct learners learners = learners_at(world, now);
	const struct profile *read = learners_profile(&learners,
		world->students[1]);

	if (goal) {
		assert_string_equal(read->goal, goal);
		assert_int_equal(read->version, version);
	} else {
		assert_null(read);
	}
	learners_release(&learners);
}

static void test_profile__counts_as_it_was_known_then(void **state)
{
	struct world world;
	int64_t second;

	contract_make(&world, state);
	world.now = AT(2, 9);
	say(&world, &(struct profile){ .student = world.students[1],
		.goal = "first" });
	world.now = AT(9, 9);
	second = say(&world, &(struct profile){ .student = world.students[1],
		.goal = "second" });
	assert_goal(&world, AT(2, 9) - 1, NULL, 0);
	assert_goal(&world, AT(2, 9), "first", 1);
	assert_goal(&world, AT(9, 9) - 1, "first", 1);
	assert_goal(&world, AT(9, 9), "second", 2);
	take_back(&world, second);
	assert_goal(&world, LATER, "first", 1);
	world_leave(&world);
}

static void test_learners__leave_out_who_is_not_enrolled(void **state)
{
	struct learners learners;
	struct change *change;
	struct world world;

	contract_make(&world, state);
	learners = learners_at(&world, LATER);
	assert_non_null(learners_profile(&learners, world.students[0]));
	assert_int_equal(learners.plan_count, 1);
	assert_int_equal(learners.session_count, 1);
	learners_release(&learners);
	change = world_begin(&world, world.class_id, "withdraw");
	for (size_t i = 0; i < 4; i++)
		OK(change_withdraw(change, world.students[i], &world_error));
	OK(change_commit(change, &world_error));
	learners = learners_at(&world, LATER);
	assert_int_equal(learners.profile_count, 0);
	assert_int_equal(learners.selfcheck_count, 0);
	assert_int_equal(learners.mark_count, 0);
	assert_int_equal(learners.plan_count, 0);
	assert_int_equal(learners.session_count, 0);
	learners_release(&learners);
	world_leave(&world);
}

static void test_learners__of_merged_records_are_one(void **state)
{
	const struct profile *read;
	struct learners learners;
	struct change *change;
	struct world world;

	contract_make(&world, state);
	world.now = AT(3, 9);
	say(&world, &(struct profile){ .student = world.students[3],
		.goal = "later" });
	change = world_begin(&world, world.class_id, "merge");
	OK(change_student_merge(change, world.students[0], world.students[3],
		&world_error));
	OK(change_commit(change, &world_error));
	learners = learners_at(&world, LATER);
	assert_null(learners_profile(&learners, world.students[3]));
	read = learners_profile(&learners, world.students[0]);
	assert_string_equal(read->goal, "later");
	assert_int_equal(read->version, 2);
	assert_int_equal(learners_plan(&learners, world.students[0])->id,
		world.plan);
	learners_release(&learners);
	world_leave(&world);
}

static void test_learners__are_of_their_class_only(void **state)
{
	struct learners learners;
	struct world world;

	contract_make(&world, state);
	OK(store_learners(world.store, world.other_class, LATER, &learners,
		&world_error));
	assert_int_equal(learners.profile_count, 0);
	assert_int_equal(learners.selfcheck_count, 0);
	assert_int_equal(learners.plan_count, 0);
	learners_release(&learners);
	world_leave(&world);
}

static void test_selfcheck__and_mark_are_given_back(void **state)
{
	const struct selfcheck *selfcheck;
	const struct segment_mark *mark;
	struct learners learners;
	struct change *change;
	struct world world;

	contract_make(&world, state);
	world.now = AT(4, 9);
	change = world_begin(&world, world.class_id, "selfcheck");
	OK(change_selfcheck(change, &(struct selfcheck){
		.student = world.students[1], .reach = "reach", .way = "way",
		.help = "help", .sure = 1 }, &world_error));
	OK(change_segment_mark(change, &(struct segment_mark){
		.student = world.students[1], .segment = "refiner",
		.by_hand = true, .why = "saw it" }, &world_error));
	OK(change_commit(change, &world_error));
	learners = learners_at(&world, LATER);
	selfcheck = learners_selfcheck(&learners, world.students[1]);
	assert_string_equal(selfcheck->reach, "reach");
	assert_string_equal(selfcheck->way, "way");
	assert_string_equal(selfcheck->help, "help");
	assert_int_equal(selfcheck->sure, 1);
	assert_int_equal(selfcheck->when, AT(4, 9));
	assert_string_equal(selfcheck->author, "ana");
	assert_int_equal(learners.selfcheck_count, 2);
	mark = learners_mark(&learners, world.students[1]);
	assert_string_equal(mark->segment, "refiner");
	assert_string_equal(mark->why, "saw it");
	assert_true(mark->by_hand);
	assert_int_equal(mark->when, AT(4, 9));
	assert_string_equal(mark->author, "ana");
	learners_release(&learners);
	world_leave(&world);
}

static void test_learners__refuse_what_says_nothing_or_is_of_nobody(
	void **state)
{
	struct change *change;
	struct world world;

	contract_make(&world, state);
	change = world_begin(&world, world.class_id, "intake");
	REFUSED(change_profile(change, &(struct profile){
		.student = world.students[0] }, &world_error), ERROR_INVALID);
	REFUSED(change_profile(change, &(struct profile){
		.student = world.students[4], .goal = "goal" },
		&world_error), ERROR_NOT_FOUND);
	REFUSED(change_selfcheck(change, &(struct selfcheck){
		.student = world.students[0], .sure = 2 }, &world_error),
		ERROR_INVALID);
	REFUSED(change_selfcheck(change, &(struct selfcheck){
		.student = 99, .way = "way" }, &world_error),
		ERROR_NOT_FOUND);
	REFUSED(change_segment_mark(change, &(struct segment_mark){
		.student = world.students[0], .segment = " " },
		&world_error), ERROR_INVALID);
	REFUSED(change_segment_mark(change, &(struct segment_mark){
		.student = 99, .segment = "builder" }, &world_error),
		ERROR_NOT_FOUND);
	change_abandon(change);
	world_leave(&world);
}

static void assert_segments(const struct world *world, civil now,
	int64_t version, const char *sentence)
{
	struct arena arena = ARENA_INIT;
	struct segments segments;
	int64_t read;

	OK(store_segments(world->store, world->class_id, now, &arena,
		&segments, &read, &world_error));
	assert_int_equal(read, version);
	if (sentence)
		assert_string_equal(segments.items[1].sentence, sentence);
	assert_true(segments_check(&segments, &world_error));
	arena_release(&arena);
}

/* Returns the action. */
static int64_t define(struct world *world, const char *sentence)
{
	struct arena arena = ARENA_INIT;
	struct segments segments;
	struct change *change;
	int64_t action;

	segments_init(&segments);
	OK(segment_set(&segments.items[1], &arena, "sentence", sentence,
		&world_error));
	change = world_begin(world, world->class_id, "segment set");
	action = change_id(change);
	OK(change_segments(change, &segments, &world_error));
	OK(change_commit(change, &world_error));
	arena_release(&arena);
	return action;
}

static void test_segments__are_the_shipped_ones_until_there_are_others(
	void **state)
{
	struct world world;
	int64_t second;

	contract_make(&world, state);
	assert_segments(&world, LATER, 0, NULL);
	world.now = AT(2, 9);
	define(&world, "These begin.");
	world.now = AT(5, 9);
	second = define(&world, "These try.");
	assert_segments(&world, AT(2, 9) - 1, 0, NULL);
	assert_segments(&world, AT(2, 9), 1, "These begin.");
	assert_segments(&world, AT(5, 9), 2, "These try.");
	take_back(&world, second);
	assert_segments(&world, LATER, 1, "These begin.");
	world_leave(&world);
}

static void test_segments__that_cannot_be_taught_are_not_stored(void **state)
{
	struct segments segments;
	struct change *change;
	struct world world;

	contract_make(&world, state);
	segments_init(&segments);
	segments.count = SEGMENTS_LEAST - 1;
	change = world_begin(&world, world.class_id, "segment set");
	REFUSED(change_segments(change, &segments, &world_error),
		ERROR_INVALID);
	change_abandon(change);
	assert_segments(&world, LATER, 0, NULL);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(test_profile__is_given_back_whole),
		BOTH(test_profile__keeps_unsaid_apart_from_nought),
		BOTH(test_profile__counts_as_it_was_known_then),
		BOTH(test_learners__leave_out_who_is_not_enrolled),
		BOTH(test_learners__of_merged_records_are_one),
		BOTH(test_learners__are_of_their_class_only),
		BOTH(test_selfcheck__and_mark_are_given_back),
		BOTH(test_learners__refuse_what_says_nothing_or_is_of_nobody),
		BOTH(test_segments__are_the_shipped_ones_until_there_are_others),
		BOTH(test_segments__that_cannot_be_taught_are_not_stored),
	};

	return cmocka_run_group_tests_name("learners", tests, NULL, NULL);
}

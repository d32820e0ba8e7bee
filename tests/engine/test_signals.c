/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "world.h"

static struct checkin *last_checkin(struct world *world)
{
	struct facts *facts = &world->sample.facts;

	return &facts->checkins[facts->checkin_count - 1];
}

static double read_value(struct world *world, int64_t day, enum signal signal)
{
	return world_first(world, day).value[signal];
}

static void assert_near(double value, double expected)
{
	if (!(fabs(value - expected) < 1e-9))
		fail_msg("%.17g is not %.17g", value, expected);
}

static void test_signals__know_nothing_of_who_was_never_seen(void **state)
{
	struct world *world = *state;
	struct signals signals;

	world_meet(world, 0, 11);
	signals = world_first(world, 11);
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		if (i == SIGNAL_CHECKINS || i == SIGNAL_BLOCK ||
		    i == SIGNAL_WEEKLY)
			assert_near(signals.value[i], 0);
		else
			assert_true(isnan(signals.value[i]));
	}
	assert_int_equal(signals.lifecycle, LIFECYCLE_UNSEEN);
}

static void test_signals__know_nothing_of_a_class_that_never_met(void **state)
{
	struct signals signals = world_first(*state, 0);

	assert_true(isnan(signals.value[SIGNAL_WEEKLY]));
	assert_near(signals.value[SIGNAL_CHECKINS], 0);
	assert_int_equal(signals.lifecycle, LIFECYCLE_UNSEEN);
}

static void test_days__counts_class_days_and_no_others(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	world_meet(world, 0, 4);
	assert_near(read_value(world, 4, SIGNAL_DAYS), 4);
	assert_near(read_value(world, 40, SIGNAL_DAYS), 4);
	sample_quiz(&world->sample, 1, 4, 2);
	assert_near(read_value(world, 40, SIGNAL_DAYS), 0);
}

static void test_weekly__counts_the_last_four_class_weeks(void **state)
{
	struct world *world = *state;

	for (int64_t week = 0; week < 5; week++) {
		sample_quiz(&world->sample, 1, 7 * week, 2);
		sample_quiz(&world->sample, 1, 7 * week + 2, 2);
	}
	assert_near(read_value(world, 32, SIGNAL_WEEKLY), 2);
	/* Holidays: no class week, so that nothing falls out. */
	assert_near(read_value(world, 90, SIGNAL_WEEKLY), 2);
	world_meet(world, 84, 84);
	assert_near(read_value(world, 90, SIGNAL_WEEKLY), 6 / 4.);
}

static void test_weekly__divides_by_the_weeks_that_there_are(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	sample_quiz(&world->sample, 1, 1, 2);
	sample_quiz(&world->sample, 1, 9, 2);
	assert_near(read_value(world, 9, SIGNAL_WEEKLY), 1.5);
}

static void test_checkins__counts_all_of_them_on_any_objective(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	sample_score(&world->sample, 1, 2, 90, sample_items(1, 2));
	sample_quiz(&world->sample, 2, 90, 2);
	assert_near(read_value(world, 90, SIGNAL_CHECKINS), 2);
}

static double estimate_of(struct world *world, size_t objective)
{
	struct engine *engine = engine_new(&world->sample.facts);
	double level = engine_estimate(engine, 0, objective).level;

	engine_free(engine);
	return level;
}

static void test_level__is_the_mean_of_what_is_worked_on(void **state)
{
	struct world *world = *state;
	double level;

	sample_quiz(&world->sample, 1, 0, 4);
	sample_score(&world->sample, 1, 2, 1, sample_items(0, 4));
	level = read_value(world, 1, SIGNAL_LEVEL);
	assert_near(level, (estimate_of(world, 0) + estimate_of(world, 1)) /
		2);
}

static void test_level__leaves_out_what_was_six_class_weeks_ago(void **state)
{
	struct world *world = *state;
	double level;

	sample_quiz(&world->sample, 1, 4, 4);
	sample_score(&world->sample, 1, 2, 7, sample_items(0, 4));
	world_meet(world, 0, 35);
	/* Day 35 begins a sixth week, day 42 a seventh after the first. */
	level = read_value(world, 34, SIGNAL_LEVEL);
	assert_near(level,
		(estimate_of(world, 0) + estimate_of(world, 1)) / 2);
	world_meet(world, 42, 42);
	level = read_value(world, 42, SIGNAL_LEVEL);
	assert_near(level, estimate_of(world, 1));
	world_meet(world, 49, 49);
	assert_true(isnan(read_value(world, 49, SIGNAL_LEVEL)));
}

/* Of the three check-ins of student 1. */
static void read_trail(struct world *world, struct estimate *trail)
{
	struct engine *engine = engine_new(&world->sample.facts);

	assert_int_equal(engine_trail(engine, 0, 0, trail, 3), 3);
	engine_free(engine);
}

static void test_gain__counts_from_the_last_before_four_class_weeks(
	void **state)
{
	struct world *world = *state;
	struct estimate trail[3];
	double gain;

	sample_quiz(&world->sample, 1, 0, 1);
	sample_quiz(&world->sample, 1, 4, 2);
	sample_quiz(&world->sample, 1, 28, 4);
	world_meet(world, 0, 32);
	gain = read_value(world, 32, SIGNAL_GAIN);
	read_trail(world, trail);
	assert_near(gain, trail[2].level - trail[1].level);
	assert_true(gain > 0);
}

static void test_gain__counts_from_the_first_when_none_is_before(void **state)
{
	struct world *world = *state;
	struct estimate trail[3];
	double gain;

	sample_quiz(&world->sample, 1, 7, 4);
	sample_quiz(&world->sample, 1, 8, 2);
	sample_quiz(&world->sample, 1, 9, 0);
	gain = read_value(world, 9, SIGNAL_GAIN);
	read_trail(world, trail);
	assert_near(gain, trail[2].level - trail[0].level);
	assert_true(gain < 0);
}

static void test_gain__is_unknown_of_one_checkin_or_none_of_late(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 1);
	world_meet(world, 0, 4);
	assert_true(isnan(read_value(world, 4, SIGNAL_GAIN)));
	sample_quiz(&world->sample, 1, 1, 1);
	assert_true(!isnan(read_value(world, 4, SIGNAL_GAIN)));
	world_meet(world, 7, 28);
	assert_true(isnan(read_value(world, 28, SIGNAL_GAIN)));
}

/* In which so many of the first students take part. */
static void add_round(struct world *world, int64_t id, int64_t day,
	int64_t students)
{
	struct facts *facts = &world->sample.facts;

	facts->rounds[facts->round_count++] = (struct round){
		.id = id, .objective = 1, .name = "quiz",
		.held_at = sample_time(day)
	};
	for (int64_t i = 0; i < students; i++) {
		sample_quiz(&world->sample, STUDENTS - i, day, 2);
		last_checkin(world)->round = id;
	}
}

static void add_part(struct world *world, int64_t id, int64_t day)
{
	sample_quiz(&world->sample, 1, day, 2);
	last_checkin(world)->round = id;
}

static void test_steady__is_the_share_of_the_classs_rounds(void **state)
{
	struct world *world = *state;

	add_round(world, 1, 0, 8);
	add_round(world, 2, 1, 8);
	add_round(world, 3, 2, 8);
	add_round(world, 4, 3, 8);
	add_part(world, 1, 0);
	/* Two check-ins of a round are one part. */
	add_part(world, 1, 0);
	add_part(world, 3, 2);
	assert_near(read_value(world, 3, SIGNAL_STEADY), .5);
}

static void test_steady__leaves_out_rounds_of_less_than_half(void **state)
{
	struct world *world = *state;

	add_round(world, 1, 0, 6);
	add_round(world, 2, 1, 5);
	add_part(world, 1, 0);
	assert_near(read_value(world, 1, SIGNAL_STEADY), 1);
	add_round(world, 3, 2, 6);
	assert_near(read_value(world, 2, SIGNAL_STEADY), .5);
}

static void test_steady__begins_where_the_student_does(void **state)
{
	struct world *world = *state;

	add_round(world, 1, 0, 8);
	add_round(world, 2, 1, 8);
	add_part(world, 2, 1);
	assert_near(read_value(world, 1, SIGNAL_STEADY), 1);
}

static void test_steady__looks_six_class_weeks_back(void **state)
{
	struct world *world = *state;

	add_round(world, 1, 0, 8);
	add_round(world, 2, 7, 8);
	add_part(world, 1, 0);
	world_meet(world, 8, 35);
	assert_near(read_value(world, 35, SIGNAL_STEADY), .5);
	world_meet(world, 42, 42);
	assert_near(read_value(world, 42, SIGNAL_STEADY), 0);
	world_meet(world, 49, 49);
	assert_true(isnan(read_value(world, 49, SIGNAL_STEADY)));
}

static void add_support(struct world *world, int64_t day,
	enum support support)
{
	sample_quiz(&world->sample, 1, day, 2);
	last_checkin(world)->support = support;
}

static void test_help__counts_a_hint_half(void **state)
{
	struct world *world = *state;

	add_support(world, 0, SUPPORT_UNSAID);
	add_support(world, 1, SUPPORT_HINT);
	add_support(world, 2, SUPPORT_HELPED);
	add_support(world, 3, SUPPORT_HELPED);
	assert_near(read_value(world, 3, SIGNAL_HELP), 2.5 / 3);
	add_support(world, 4, SUPPORT_ALONE);
	assert_near(read_value(world, 4, SIGNAL_HELP), 2.5 / 4);
}

static void test_help__is_unknown_where_fewer_than_three_say_it(void **state)
{
	struct world *world = *state;

	add_support(world, 0, SUPPORT_HINT);
	assert_true(isnan(read_value(world, 0, SIGNAL_HELP)));
	add_support(world, 1, SUPPORT_UNSAID);
	add_support(world, 2, SUPPORT_HINT);
	assert_true(isnan(read_value(world, 2, SIGNAL_HELP)));
	add_support(world, 3, SUPPORT_HINT);
	assert_near(read_value(world, 3, SIGNAL_HELP), .5);
}

static void test_help__looks_at_the_last_ten_alone(void **state)
{
	struct world *world = *state;

	add_support(world, 0, SUPPORT_HELPED);
	for (int64_t day = 1; day < 4; day++)
		add_support(world, day, SUPPORT_ALONE);
	for (int64_t day = 4; day < 10; day++)
		add_support(world, day, SUPPORT_UNSAID);
	assert_near(read_value(world, 9, SIGNAL_HELP), .25);
	add_support(world, 10, SUPPORT_UNSAID);
	assert_near(read_value(world, 10, SIGNAL_HELP), 0);
	add_support(world, 11, SUPPORT_UNSAID);
	assert_true(isnan(read_value(world, 11, SIGNAL_HELP)));
}

static void test_response__is_the_change_after_a_weak_checkin(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 1);
	assert_true(isnan(read_value(world, 0, SIGNAL_RESPONSE)));
	sample_score(&world->sample, 1, 2, 1, sample_items(4, 4));
	assert_true(isnan(read_value(world, 1, SIGNAL_RESPONSE)));
	sample_quiz(&world->sample, 1, 2, 4);
	assert_near(read_value(world, 2, SIGNAL_RESPONSE), .75);
	/* At the lower line is not weak. */
	sample_quiz(&world->sample, 1, 3, 2);
	sample_quiz(&world->sample, 1, 4, 0);
	sample_quiz(&world->sample, 1, 5, 1);
	assert_near(read_value(world, 5, SIGNAL_RESPONSE), .5);
}

static void test_response__looks_at_the_last_five(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 0);
	sample_quiz(&world->sample, 1, 1, 1);
	for (int64_t day = 2; day < 7; day++)
		sample_quiz(&world->sample, 1, day, 1);
	assert_near(read_value(world, 6, SIGNAL_RESPONSE), 0);
}

static void test_sure__is_confidence_less_result(void **state)
{
	struct world *world = *state;

	sample_quiz(&world->sample, 1, 0, 2);
	assert_true(isnan(read_value(world, 0, SIGNAL_SURE)));
	sample_quiz(&world->sample, 1, 1, 2);
	last_checkin(world)->confidence = 4;
	assert_near(read_value(world, 1, SIGNAL_SURE), .5);
	sample_quiz(&world->sample, 1, 2, 4);
	last_checkin(world)->confidence = 1;
	assert_near(read_value(world, 2, SIGNAL_SURE), -.25);
}

static void test_sure__looks_at_the_last_ten_that_say_it(void **state)
{
	struct world *world = *state;

	for (int64_t day = 0; day < 11; day++) {
		sample_quiz(&world->sample, 1, day, 0);
		last_checkin(world)->confidence = day ? 1 : 4;
	}
	assert_near(read_value(world, 10, SIGNAL_SURE), 0);
}

static void test_profile__says_skill_and_readiness(void **state)
{
	struct world *world = *state;
	struct signals signals;

	world->learners.profiles = &world->profile;
	world->learners.profile_count = 1;
	world->profile.ready[READY_PARTS] = ANSWER_YES;
	signals = world_first(world, 0);
	assert_true(isnan(signals.value[SIGNAL_SKILL]));
	assert_true(isnan(signals.value[SIGNAL_READY]));
	world->profile.has_skill = true;
	world->profile.skill = .3;
	world->profile.ready[READY_NEXT] = ANSWER_NO;
	signals = world_first(world, 0);
	assert_near(signals.value[SIGNAL_SKILL], .3);
	assert_near(signals.value[SIGNAL_READY], .5);
}

static void test_block__is_the_worst_that_is_open(void **state)
{
	struct world *world = *state;
	struct facts *facts = &world->sample.facts;

	for (int i = 1; i <= 3; i++)
		facts->blocks[facts->block_count++] = (struct block){
			.id = i, .student = i == 3 ? 2 : 1, .what = "time",
			.severity = i, .until = CIVIL_NEVER
		};
	assert_near(read_value(world, 0, SIGNAL_BLOCK), 2);
}

static void reverse_rows(struct facts *facts)
{
	for (size_t i = 0, j = facts->checkin_count; i + 1 < j--; i++) {
		struct checkin other = facts->checkins[i];

		facts->checkins[i] = facts->checkins[j];
		facts->checkins[j] = other;
	}
}

static void test_signals__are_the_same_in_whatever_order_rows_come(
	void **state)
{
	struct world *world = *state;
	struct signals one[STUDENTS], other[STUDENTS];

	sample_fill(&world->sample, 40);
	world_read(world, 40, one);
	reverse_rows(&world->sample.facts);
	world_read(world, 40, other);
	for (size_t i = 0; i < STUDENTS; i++) {
		assert_memory_equal(one[i].value, other[i].value,
			sizeof(one[i].value));
		assert_int_equal(one[i].lifecycle, other[i].lifecycle);
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, world_set_up, world_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_signals__know_nothing_of_who_was_never_seen),
		TEST(test_signals__know_nothing_of_a_class_that_never_met),
		TEST(test_days__counts_class_days_and_no_others),
		TEST(test_weekly__counts_the_last_four_class_weeks),
		TEST(test_weekly__divides_by_the_weeks_that_there_are),
		TEST(test_checkins__counts_all_of_them_on_any_objective),
		TEST(test_level__is_the_mean_of_what_is_worked_on),
		TEST(test_level__leaves_out_what_was_six_class_weeks_ago),
		TEST(test_gain__counts_from_the_last_before_four_class_weeks),
		TEST(test_gain__counts_from_the_first_when_none_is_before),
		TEST(test_gain__is_unknown_of_one_checkin_or_none_of_late),
		TEST(test_steady__is_the_share_of_the_classs_rounds),
		TEST(test_steady__leaves_out_rounds_of_less_than_half),
		TEST(test_steady__begins_where_the_student_does),
		TEST(test_steady__looks_six_class_weeks_back),
		TEST(test_help__counts_a_hint_half),
		TEST(test_help__is_unknown_where_fewer_than_three_say_it),
		TEST(test_help__looks_at_the_last_ten_alone),
		TEST(test_response__is_the_change_after_a_weak_checkin),
		TEST(test_response__looks_at_the_last_five),
		TEST(test_sure__is_confidence_less_result),
		TEST(test_sure__looks_at_the_last_ten_that_say_it),
		TEST(test_profile__says_skill_and_readiness),
		TEST(test_block__is_the_worst_that_is_open),
		TEST(test_signals__are_the_same_in_whatever_order_rows_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

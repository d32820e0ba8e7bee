/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/rng.h"
#include "base/text.h"
#include "engine/segment.h"
#include "model/severity.h"
#include "sample.h"

#define STUDENTS 3

struct world {
	struct sample sample;
	struct segments segments;
	struct signals signals[STUDENTS];
	struct segment_seat seats[STUDENTS];
	struct segment_mark mark; /* of student 1 */
	struct learners learners;
};

static int set_up(void **state)
{
	struct world *world = mem_new(1, sizeof(*world));

	sample_init(&world->sample, STUDENTS);
	sample_name(&world->sample, 1, "Ana", "Chen");
	sample_name(&world->sample, 2, "Ben", "Ito");
	segments_init(&world->segments);
	for (size_t i = 0; i < STUDENTS; i++) {
		for (size_t j = 0; j < SIGNAL_COUNT; j++)
			world->signals[i].value[j] = NAN;
		world->signals[i].value[SIGNAL_CHECKINS] = 20;
		world->signals[i].value[SIGNAL_LEVEL] = .62;
		world->signals[i].value[SIGNAL_BLOCK] = 0;
	}
	world->mark = (struct segment_mark){
		.id = 1, .student = 1, .segment = "builder",
		.when = sample_time(0), .author = "kim"
	};
	*state = world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;

	sample_release(&world->sample);
	mem_free(world);
	return 0;
}

static void use_mark(struct world *world)
{
	world->learners.marks = &world->mark;
	world->learners.mark_count = 1;
}

static void seat(struct world *world)
{
	segment_seat_class(&world->segments, world->signals, &world->sample.facts,
		&world->learners, world->seats);
}

static void assert_reason(struct world *world, const char *expected)
{
	struct buf out = BUF_INIT;

	seat(world);
	segment_write_reason(&out, &world->sample.facts, &world->segments,
		world->signals, 0, &world->seats[0]);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_alarm(struct world *world, enum segment_alarm alarm,
	const char *expected)
{
	struct buf out = BUF_INIT;

	seat(world);
	assert_int_equal(world->seats[0].alarm, alarm);
	segment_write_alarm(&out, &world->sample.facts, &world->segments, 0,
		&world->seats[0]);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void set_rule(struct world *world, size_t segment, const char *rule)
{
	struct error err = ERROR_INIT;

	assert_true(segment_parse_rule(&world->segments.items[segment], rule,
		&err));
}

static void assert_seat(struct world *world, const char *segment,
	const char *ruled)
{
	seat(world);
	assert_string_equal(world->segments.items[
		world->seats[0].segment].name, segment);
	assert_string_equal(world->segments.items[
		world->seats[0].ruled].name, ruled);
}

static void test_reason__names_the_number_and_the_limit_that_decided(
	void **state)
{
	assert_reason(*state,
		"Ana is in builder: level 62%, which is below 75%.");
}

static void test_reason__names_all_that_had_to_hold_together(void **state)
{
	struct world *world = *state;

	world->signals[0].value[SIGNAL_LEVEL] = NAN;
	world->signals[0].value[SIGNAL_READY] = .25;
	assert_reason(world, "Ana is in starter: level unknown, and readiness "
		"25%, which is below 50%.");
	set_rule(world, 1, "gain < -5 points and days >= 5 or checkins < 3");
	world->signals[0].value[SIGNAL_GAIN] = -.08;
	world->signals[0].value[SIGNAL_DAYS] = 6;
	assert_reason(world, "Ana is in starter: gain -8 points, which is "
		"below -5 points, and class days since the last check-in 6, "
		"which is at least 5.");
}

static void test_reason__never_reads_as_if_it_did_not_hold(void **state)
{
	struct world *world = *state;

	world->signals[0].value[SIGNAL_LEVEL] = .7499;
	assert_reason(world, "Ana is in builder: level just below 75%.");
	set_rule(world, 1, "level >= 69.9%");
	world->signals[0].value[SIGNAL_LEVEL] = .6991;
	assert_reason(world,
		"Ana is in starter: level 70%, which is at least 69.9%.");
	set_rule(world, 1, "level >= 69.3%");
	world->signals[0].value[SIGNAL_LEVEL] = .6935;
	assert_reason(world, "Ana is in starter: level just over 69.3%.");
}

static void test_reason__says_who_takes_the_rest(void **state)
{
	struct world *world = *state;

	world->signals[0].value[SIGNAL_LEVEL] = .93;
	assert_reason(world, "Ana is in independent, which takes the rest: no "
		"other rule holds; level 93%.");
}

static void test_reason__of_blocked_says_what_is_in_the_way(void **state)
{
	struct world *world = *state;
	struct facts *facts = &world->sample.facts;

	facts->blocks[facts->block_count++] = (struct block){
		.id = 1, .student = 1, .what = "time: works evenings",
		.severity = 3, .since = sample_time(-9), .until = CIVIL_NEVER
	};
	sample_sort(&world->sample);
	world->signals[0].value[SIGNAL_BLOCK] = 3;
	assert_reason(world, "Ana is in blocked: \"time: works evenings\" is "
		"in the way since 3 Oct, severe.");
}

static void test_reason__of_blocked_is_the_same_at_any_skill(void **state)
{
	struct world *world = *state;
	struct buf first = BUF_INIT;
	struct rng rng;

	rng_init(&rng, 3);
	world->signals[0].value[SIGNAL_BLOCK] = 2;
	for (int i = 0; i < 50; i++) {
		struct buf out = BUF_INIT;

		for (size_t j = 0; j < SIGNAL_BLOCK; j++)
			world->signals[0].value[j] = rng_unit(&rng);
		seat(world);
		segment_write_reason(&out, &world->sample.facts,
			&world->segments, world->signals, 0,
			&world->seats[0]);
		if (!i)
			buf_adds(&first, buf_text(&out));
		assert_string_equal(buf_text(&out), buf_text(&first));
		buf_release(&out);
	}
	assert_string_equal(buf_text(&first), "Ana is in blocked: middle.");
	buf_release(&first);
}

static void test_mark__by_hand_holds_against_the_rules(void **state)
{
	struct world *world = *state;

	use_mark(world);
	world->mark.by_hand = true;
	world->mark.segment = "refiner";
	world->mark.why = "saw her work";
	assert_seat(world, "refiner", "builder");
	assert_reason(world, "Ana is in refiner, set by hand on 12 Oct by kim "
		"(saw her work); the rules say builder: level 62%, which is "
		"below 75%.");
	assert_alarm(world, ALARM_BY_HAND, "Ana was set to refiner by hand on "
		"12 Oct; what Ana does now says builder.");
}

static void test_mark__by_hand_that_fits_alarms_nobody(void **state)
{
	struct world *world = *state;

	use_mark(world);
	world->mark.by_hand = true;
	assert_seat(world, "builder", "builder");
	assert_alarm(world, ALARM_NONE, "");
}

static void test_mark__by_hand_puts_nobody_into_blocked(void **state)
{
	struct world *world = *state;

	use_mark(world);
	world->mark.by_hand = true;
	world->mark.segment = "blocked";
	assert_seat(world, "builder", "builder");
	assert_reason(world,
		"Ana is in builder: level 62%, which is below 75%.");
}

static void test_mark__of_a_review_holds_nobody(void **state)
{
	struct world *world = *state;

	use_mark(world);
	assert_alarm(world, ALARM_NONE, "");
	world->signals[0].value[SIGNAL_LEVEL] = .79;
	assert_seat(world, "refiner", "refiner");
	assert_alarm(world, ALARM_CHANGED, "Ana was in builder at the review "
		"of 12 Oct; what Ana does now says refiner.");
}

static void test_alarm__speaks_of_what_is_in_the_way_and_not_of_doing(
	void **state)
{
	struct world *world = *state;

	use_mark(world);
	world->signals[0].value[SIGNAL_BLOCK] = 2;
	assert_alarm(world, ALARM_CHANGED, "Ana was in builder at the review "
		"of 12 Oct; what is in the way now says blocked.");
	world->mark.segment = "blocked";
	assert_alarm(world, ALARM_NONE, "");
	world->signals[0].value[SIGNAL_BLOCK] = 0;
	assert_alarm(world, ALARM_CHANGED, "Ana was in blocked at the review "
		"of 12 Oct; nothing is in the way now, and what Ana does says "
		"builder.");
}

static void test_alarm__says_that_something_light_is_in_the_way_still(
	void **state)
{
	struct world *world = *state;
	struct block light = {
		.id = 1, .student = 1, .what = "evenings",
		.severity = SEVERITY_LIGHT
	};

	use_mark(world);
	world->mark.segment = "blocked";
	world->signals[0].value[SIGNAL_BLOCK] = SEVERITY_LIGHT;
	world->sample.facts.blocks = &light;
	world->sample.facts.block_count = 1;
	assert_alarm(world, ALARM_CHANGED, "Ana was in blocked at the review "
		"of 12 Oct; what is in the way now is light, and what Ana "
		"does says builder.");
	world->sample.facts.blocks = NULL;
	world->sample.facts.block_count = 0;
}

static void test_mark__of_a_segment_that_is_no_more_counts_as_none(
	void **state)
{
	struct world *world = *state;

	use_mark(world);
	world->mark.by_hand = true;
	world->mark.segment = "dreamer";
	assert_seat(world, "builder", "builder");
	assert_null(world->seats[0].mark);
	assert_alarm(world, ALARM_NONE, "");
}

static double random_value(struct rng *rng, size_t signal)
{
	if (signal == SIGNAL_BLOCK)
		return (double)rng_below(rng, 4);
	if (rng_below(rng, 4) == 0)
		return NAN;
	return signal_kinds[signal].unit == UNIT_NUMBER
		? (double)rng_below(rng, 30) : rng_unit(rng);
}

static bool is_in_blocked(const struct world *world)
{
	return text_equal(world->segments.items[world->seats[0].segment].name,
		SEGMENT_BLOCKED);
}

static void test_blocked__has_nobody_without_constraints(void **state)
{
	struct world *world = *state;
	struct rng rng;
	size_t blocked = 0;

	use_mark(world);
	world->mark.by_hand = true;
	world->mark.segment = "blocked";
	rng_init(&rng, 4);
	for (int i = 0; i < 1000; i++) {
		for (size_t j = 0; j < SIGNAL_COUNT; j++)
			world->signals[0].value[j] = random_value(&rng, j);
		seat(world);
		blocked += is_in_blocked(world);
		world->signals[0].value[SIGNAL_BLOCK] = 0;
		seat(world);
		assert_false(is_in_blocked(world));
	}
	assert_true(blocked > 100);
}

static void test_blocked__has_the_same_students_whatever_they_score(
	void **state)
{
	struct world *world = *state;
	struct rng rng;

	rng_init(&rng, 5);
	for (int i = 0; i < 1000; i++) {
		bool was_blocked;

		world->signals[0].value[SIGNAL_BLOCK] =
			(double)rng_below(&rng, 4);
		seat(world);
		was_blocked = is_in_blocked(world);
		for (size_t j = 0; j < SIGNAL_BLOCK; j++)
			world->signals[0].value[j] = random_value(&rng, j);
		seat(world);
		assert_int_equal(is_in_blocked(world), was_blocked);
	}
}

static void test_seats__are_the_same_for_the_same_facts(void **state)
{
	struct world *world = *state;
	struct segment_seat before[STUDENTS];

	use_mark(world);
	seat(world);
	memcpy(before, world->seats, sizeof(before));
	memset(world->seats, 0, sizeof(world->seats));
	seat(world);
	for (size_t i = 0; i < STUDENTS; i++) {
		assert_int_equal(before[i].segment, world->seats[i].segment);
		assert_ptr_equal(before[i].by, world->seats[i].by);
		assert_ptr_equal(before[i].mark, world->seats[i].mark);
	}
}

static void assert_finding(const struct world *world,
	const struct segments_finding *finding, const char *expected)
{
	struct buf out = BUF_INIT;

	segment_write_finding(&out, &world->segments, finding, 3);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_findings__name_small_groups_but_not_blocked(void **state)
{
	struct world *world = *state;
	struct segments_finding found[SEGMENTS_MOST * SEGMENTS_MOST];

	world->signals[2].value[SIGNAL_LEVEL] = .2;
	seat(world);
	assert_int_equal(segment_findings(&world->segments, world->seats,
		STUDENTS, 3, found), 4);
	assert_finding(world, &found[0], "starter has 1 student, fewer than "
		"3: too small to teach as a group of its own.");
	assert_finding(world, &found[1], "builder has 2 students, fewer than "
		"3: too small to teach as a group of its own.");
	assert_finding(world, &found[2], "refiner has nobody, fewer than 3: "
		"too small to teach as a group of its own.");
	assert_int_equal(segment_findings(&world->segments, world->seats,
		STUDENTS, 0, found), 0);
}

static void test_findings__name_two_that_are_treated_alike(void **state)
{
	struct world *world = *state;
	struct segments_finding found[SEGMENTS_MOST * SEGMENTS_MOST];
	struct segment *refiner = &world->segments.items[3];

	seat(world);
	memcpy(refiner->pathway, world->segments.items[2].pathway,
		sizeof(refiner->pathway));
	assert_int_equal(segment_findings(&world->segments, world->seats,
		STUDENTS, 0, found), 0);
	refiner->format = "Pairs with an answer key";
	assert_int_equal(segment_findings(&world->segments, world->seats,
		STUDENTS, 0, found), 1);
	assert_finding(world, &found[0], "builder and refiner are given the "
		"same tier, format and pathway: treat them differently, or "
		"make them one.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_reason__names_the_number_and_the_limit_that_decided),
		TEST(test_reason__names_all_that_had_to_hold_together),
		TEST(test_reason__never_reads_as_if_it_did_not_hold),
		TEST(test_reason__says_who_takes_the_rest),
		TEST(test_reason__of_blocked_says_what_is_in_the_way),
		TEST(test_reason__of_blocked_is_the_same_at_any_skill),
		TEST(test_mark__by_hand_holds_against_the_rules),
		TEST(test_mark__by_hand_that_fits_alarms_nobody),
		TEST(test_mark__by_hand_puts_nobody_into_blocked),
		TEST(test_mark__of_a_review_holds_nobody),
		TEST(test_alarm__speaks_of_what_is_in_the_way_and_not_of_doing),
		TEST(test_alarm__says_that_something_light_is_in_the_way_still),
		TEST(test_mark__of_a_segment_that_is_no_more_counts_as_none),
		TEST(test_blocked__has_nobody_without_constraints),
		TEST(test_blocked__has_the_same_students_whatever_they_score),
		TEST(test_seats__are_the_same_for_the_same_facts),
		TEST(test_findings__name_small_groups_but_not_blocked),
		TEST(test_findings__name_two_that_are_treated_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

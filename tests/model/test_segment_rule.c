/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/rng.h"
#include "model/segments.h"

static void assert_rule(const char *text, const char *expected)
{
	struct segment segment;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	segment_init(&segment, "some");
	if (!segment_parse_rule(&segment, text, &err))
		fail_msg("%s", err.text);
	segment_write_rule(&out, &segment);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

/* The segment is as before. */
static void assert_no_rule(const char *text, const char *sentence)
{
	struct segment segment;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	segment_init(&segment, "some");
	assert_true(segment_parse_rule(&segment, "days >= 5", &err));
	assert_false(segment_parse_rule(&segment, text, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, sentence);
	segment_write_rule(&out, &segment);
	assert_string_equal(buf_text(&out), "days >= 5");
	buf_release(&out);
}

static void test_rule__is_written_as_it_is_read(void **state UNUSED)
{
	assert_rule("", "");
	assert_rule("checkins < 3 or level < 45%",
		"checkins < 3 or level < 45%");
	assert_rule("level unknown and ready < 50%",
		"level unknown and ready < 50%");
	assert_rule("gain<-5 points and days>=2.5",
		"gain < -5 points and days >= 2.5");
}

static void test_rule__may_be_said_in_words_and_any_case(void **state UNUSED)
{
	assert_rule("  Level from .75 AND help below 50%  ",
		"level >= 75% and help < 50%");
	assert_rule("block from 2", "block >= middle");
	assert_rule("gain from +1 point or sure < 10%",
		"gain >= 1 points or sure < 10 points");
}

#define SIGNALS "days, weekly, checkins, level, gain, steady, help, " \
	"response, sure, done, quality, skill, ready and block"

static void test_rule__is_refused_with_what_would_be_right(
	void **state UNUSED)
{
	assert_no_rule("levl < 45%",
		"\"levl\" is no signal; there are " SIGNALS ".");
	assert_no_rule("level < 45% and",
		"The rule ends where a signal must come; there are "
		SIGNALS ".");
	assert_no_rule("level",
		"After level must come <, >= or \"unknown\" (or \"below\" "
		"and \"from\"), not the end.");
	assert_no_rule("level <= 45%",
		"After level must come <, >= or \"unknown\" (or \"below\" "
		"and \"from\"), not <=.");
	assert_no_rule("level < 145%",
		"level cannot be held against \"145%\": it must be between "
		"0% and 100%.");
	assert_no_rule("block >=",
		"block cannot be held against \"\": it must be none, light, "
		"middle or severe.");
	assert_no_rule("level < 45% xor days < 2",
		"Between two conditions must stand \"and\" or \"or\", not "
		"\"xor\".");
	assert_no_rule("or level < 45%",
		"\"or\" is no signal; there are " SIGNALS ".");
	assert_no_rule("days<1 or days<1 or days<1 or days<1 or days<1 or "
		"days<1 or days<1 or days<1 or days<1 or days<1 or days<1 or "
		"days<1 or days<1",
		"A rule has at most 12 conditions: what takes more cannot be "
		"said in one sentence.");
}

static struct condition random_condition(struct rng *rng)
{
	struct condition condition = {
		.signal = (enum signal)rng_below(rng, SIGNAL_COUNT),
		.comparison = (enum comparison)rng_below(rng, 3),
	};
	double ten_thousandths = (double)rng_below(rng, 10001);

	if (condition.comparison == COMPARISON_UNKNOWN)
		return condition;
	switch (signal_kinds[condition.signal].unit) {
	case UNIT_SHARE:
		condition.limit = ten_thousandths / 10000;
		break;
	case UNIT_CHANGE:
		condition.limit = (ten_thousandths - 5000) / 10000;
		break;
	case UNIT_NUMBER:
		condition.limit = ten_thousandths / 100;
		break;
	case UNIT_SEVERITY:
		condition.limit = (double)rng_below(rng, 4);
		break;
	}
	return condition;
}

static struct segment random_segment(struct rng *rng)
{
	struct segment segment;

	segment_init(&segment, "some");
	segment.condition_count = (size_t)rng_below(rng,
		SEGMENT_CONDITIONS_MAX + 1);
	for (size_t i = 0; i < segment.condition_count; i++) {
		segment.conditions[i] = random_condition(rng);
		segment.conditions[i].begins = i && rng_below(rng, 2);
	}
	return segment;
}

static void assert_same_rule(const struct segment *one,
	const struct segment *other)
{
	assert_int_equal(one->condition_count, other->condition_count);
	for (size_t i = 0; i < one->condition_count; i++) {
		const struct condition *a = &one->conditions[i];
		const struct condition *b = &other->conditions[i];

		assert_int_equal(a->signal, b->signal);
		assert_int_equal(a->comparison, b->comparison);
		assert_int_equal(a->begins, b->begins);
		assert_memory_equal(&a->limit, &b->limit, sizeof(a->limit));
	}
}

static void test_rule__comes_back_as_it_was_whatever_it_is(
	void **state UNUSED)
{
	struct rng rng;

	rng_init(&rng, 6);
	for (int i = 0; i < 2000; i++) {
		struct segment segment = random_segment(&rng);
		struct segment read = segment;
		struct error err = ERROR_INIT;
		struct buf out = BUF_INIT;

		segment_write_rule(&out, &segment);
		if (!segment_parse_rule(&read, buf_text(&out), &err))
			fail_msg("%s: %s", buf_text(&out), err.text);
		assert_same_rule(&read, &segment);
		buf_release(&out);
	}
}

static struct signals nothing_known(void)
{
	struct signals signals = { .lifecycle = LIFECYCLE_UNSEEN };

	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		signals.value[i] = NAN;
	signals.value[SIGNAL_CHECKINS] = 0;
	signals.value[SIGNAL_BLOCK] = 0;
	return signals;
}

/* Of two segments, the second takes the rest. */
static bool holds(const char *rule, const struct signals *signals,
	const struct condition **by)
{
	struct segments segments;
	struct error err = ERROR_INIT;

	segments_init(&segments);
	assert_true(segment_parse_rule(&segments.items[0], rule, &err));
	segments.items[1] = segments.items[4];
	segments.count = 2;
	return segments_place(&segments, signals, by) == 0;
}

static void test_rule__binds_and_before_or(void **state UNUSED)
{
	const struct condition *by;
	struct signals signals = nothing_known();

	signals.value[SIGNAL_LEVEL] = .5;
	signals.value[SIGNAL_HELP] = .2;
	assert_true(holds("level < 60% or level < 70% and help >= 50%",
		&signals, &by));
	assert_false(holds("level < 60% and help >= 50%", &signals, &by));
	assert_true(holds("help >= 50% and level < 60% or level < 60%",
		&signals, &by));
	assert_false(holds("help >= 50% and level < 60% or help >= 50% and "
		"level < 90%", &signals, &by));
}

static void test_rule__holds_below_its_limit_and_not_at_it(
	void **state UNUSED)
{
	const struct condition *by;
	struct signals signals = nothing_known();

	signals.value[SIGNAL_LEVEL] = .45;
	assert_false(holds("level < 45%", &signals, &by));
	assert_true(holds("level >= 45%", &signals, &by));
	signals.value[SIGNAL_LEVEL] = .4499;
	assert_true(holds("level < 45%", &signals, &by));
	assert_false(holds("level >= 45%", &signals, &by));
}

static void test_rule__knows_nothing_of_what_is_unknown(void **state UNUSED)
{
	const struct condition *by;
	struct signals signals = nothing_known();

	assert_false(holds("level < 100%", &signals, &by));
	assert_false(holds("level >= 0%", &signals, &by));
	assert_true(holds("level unknown", &signals, &by));
	signals.value[SIGNAL_LEVEL] = .5;
	assert_false(holds("level unknown", &signals, &by));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rule__is_written_as_it_is_read),
		cmocka_unit_test(test_rule__may_be_said_in_words_and_any_case),
		cmocka_unit_test(
			test_rule__is_refused_with_what_would_be_right),
		cmocka_unit_test(
			test_rule__comes_back_as_it_was_whatever_it_is),
		cmocka_unit_test(test_rule__binds_and_before_or),
		cmocka_unit_test(
			test_rule__holds_below_its_limit_and_not_at_it),
		cmocka_unit_test(test_rule__knows_nothing_of_what_is_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

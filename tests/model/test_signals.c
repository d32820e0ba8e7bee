/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/signals.h"

static void assert_value(enum signal signal, double value,
	const char *expected)
{
	struct buf out = BUF_INIT;

	signal_write_value(&out, signal, value);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

/* Read, and written as expected. */
static void assert_limit(enum signal signal, const char *text,
	const char *expected)
{
	struct buf out = BUF_INIT;
	double limit = NAN;

	assert_true(signal_parse_limit(signal, text, &limit));
	signal_write_limit(&out, signal, limit);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_no_limit(enum signal signal, const char *text)
{
	double limit = 7;

	assert_false(signal_parse_limit(signal, text, &limit));
	assert_true(limit > 6.9 && limit < 7.1);
}

static void test_signals__have_each_a_name_of_its_own_and_a_sentence(
	void **state UNUSED)
{
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		const struct signal_kind *kind = &signal_kinds[i];
		enum signal found = SIGNAL_COUNT;
		size_t len;

		assert_non_null(kind->name);
		assert_true(signal_parse(kind->name, &found));
		assert_int_equal(found, i);
		assert_false(text_is_blank(kind->label));
		assert_false(text_is_blank(kind->sentence));
		len = strlen(kind->sentence);
		assert_true(kind->sentence[len - 1] == '.');
	}
}

static void test_signals__are_called_by_no_other_name(void **state UNUSED)
{
	enum signal signal;

	assert_true(signal_parse("LEVEL", &signal));
	assert_int_equal(signal, SIGNAL_LEVEL);
	assert_false(signal_parse("", &signal));
	assert_false(signal_parse("leve", &signal));
	assert_false(signal_parse("levels", &signal));
}

static void test_signals__know_only_the_block_as_a_constraint(
	void **state UNUSED)
{
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		assert_int_equal(signal_kinds[i].is_constraint,
			i == SIGNAL_BLOCK);
	assert_false(signal_kinds[SIGNAL_BLOCK].clusters);
}

static void test_signals__are_said_in_their_unit(void **state UNUSED)
{
	assert_value(SIGNAL_LEVEL, .62, "62%");
	assert_value(SIGNAL_GAIN, .08, "+8 points");
	assert_value(SIGNAL_GAIN, -.01, "-1 point");
	assert_value(SIGNAL_GAIN, -.001, "0 points");
	assert_value(SIGNAL_WEEKLY, 2.5, "2.5");
	assert_value(SIGNAL_WEEKLY, 1.0 / 3, "0.3");
	assert_value(SIGNAL_CHECKINS, 12, "12");
	assert_value(SIGNAL_BLOCK, 0, "none");
	assert_value(SIGNAL_BLOCK, 1, "light");
	assert_value(SIGNAL_BLOCK, 2, "middle");
	assert_value(SIGNAL_BLOCK, 3, "severe");
}

static void test_signals__say_what_they_do_not_know(void **state UNUSED)
{
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		assert_value((enum signal)i, NAN, "unknown");
}

static void test_signals__round_no_share_to_all_or_nothing(
	void **state UNUSED)
{
	assert_value(SIGNAL_STEADY, 0, "0%");
	assert_value(SIGNAL_STEADY, .001, "1%");
	assert_value(SIGNAL_STEADY, .999, "99%");
	assert_value(SIGNAL_STEADY, 1, "100%");
}

static void test_signals__take_limits_as_people_write_them(
	void **state UNUSED)
{
	assert_limit(SIGNAL_LEVEL, "45%", "45%");
	assert_limit(SIGNAL_LEVEL, ".45", "45%");
	assert_limit(SIGNAL_LEVEL, "0,455", "45.5%");
	assert_limit(SIGNAL_LEVEL, "12.34%", "12.34%");
	assert_limit(SIGNAL_LEVEL, "100%", "100%");
	assert_limit(SIGNAL_GAIN, "+8 points", "8 points");
	assert_limit(SIGNAL_GAIN, "-1 point", "-1 points");
	assert_limit(SIGNAL_GAIN, "-8%", "-8 points");
	assert_limit(SIGNAL_GAIN, "-.08", "-8 points");
	assert_limit(SIGNAL_GAIN, "-0", "0 points");
	assert_limit(SIGNAL_WEEKLY, "2.5", "2.5");
	assert_limit(SIGNAL_DAYS, "1000", "1000");
	assert_limit(SIGNAL_BLOCK, "severe", "severe");
	assert_limit(SIGNAL_BLOCK, "1", "light");
	assert_limit(SIGNAL_BLOCK, "0", "none");
}

static void test_signals__take_no_limit_that_is_none(void **state UNUSED)
{
	assert_no_limit(SIGNAL_LEVEL, "");
	assert_no_limit(SIGNAL_LEVEL, "101%");
	assert_no_limit(SIGNAL_LEVEL, "45");
	assert_no_limit(SIGNAL_LEVEL, "-1%");
	assert_no_limit(SIGNAL_LEVEL, "half");
	assert_no_limit(SIGNAL_GAIN, "8");
	assert_no_limit(SIGNAL_GAIN, "-101 points");
	assert_no_limit(SIGNAL_GAIN, "8 pointsmen");
	assert_no_limit(SIGNAL_GAIN, " points");
	assert_no_limit(SIGNAL_DAYS, "-1");
	assert_no_limit(SIGNAL_DAYS, "1001");
	assert_no_limit(SIGNAL_DAYS, "5%");
	assert_no_limit(SIGNAL_BLOCK, "4");
	assert_no_limit(SIGNAL_BLOCK, "Severe");
	assert_no_limit(SIGNAL_BLOCK, "1.5");
}

static void test_signals__say_what_a_limit_may_be(void **state UNUSED)
{
	assert_string_equal(signal_limits(SIGNAL_LEVEL),
		"between 0% and 100%");
	assert_string_equal(signal_limits(SIGNAL_SURE),
		"between -100 points and 100 points");
	assert_string_equal(signal_limits(SIGNAL_DAYS),
		"a number between 0 and 1000");
	assert_string_equal(signal_limits(SIGNAL_BLOCK),
		"none, light, middle or severe");
}

static void test_lifecycle__has_a_name_for_each(void **state UNUSED)
{
	assert_string_equal(lifecycle_name(LIFECYCLE_UNSEEN), "unseen");
	assert_string_equal(lifecycle_name(LIFECYCLE_NEW), "new");
	assert_string_equal(lifecycle_name(LIFECYCLE_ACTIVE), "active");
	assert_string_equal(lifecycle_name(LIFECYCLE_AT_RISK), "at risk");
	assert_string_equal(lifecycle_name(LIFECYCLE_INACTIVE), "inactive");
	assert_string_equal(lifecycle_name(LIFECYCLE_RETURNED), "returned");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_signals__have_each_a_name_of_its_own_and_a_sentence),
		cmocka_unit_test(test_signals__are_called_by_no_other_name),
		cmocka_unit_test(
			test_signals__know_only_the_block_as_a_constraint),
		cmocka_unit_test(test_signals__are_said_in_their_unit),
		cmocka_unit_test(test_signals__say_what_they_do_not_know),
		cmocka_unit_test(
			test_signals__round_no_share_to_all_or_nothing),
		cmocka_unit_test(
			test_signals__take_limits_as_people_write_them),
		cmocka_unit_test(test_signals__take_no_limit_that_is_none),
		cmocka_unit_test(test_signals__say_what_a_limit_may_be),
		cmocka_unit_test(test_lifecycle__has_a_name_for_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "model/checkin.h"

static struct scale default_scale(void)
{
	struct policy policy;

	policy_init(&policy);
	return policy.scale;
}

static void assert_score(const char *text, enum score_form form,
	double points, double out_of)
{
	struct scale scale = default_scale();
	struct error err = ERROR_INIT;
	struct score score = { .points = -1 };

	assert_true(score_parse(text, &scale, &score, &err));
	assert_int_equal(score.form, form);
	assert_true(fabs(score.points - points) < 1e-12);
	assert_true(fabs(score.out_of - out_of) < 1e-12);
}

/* The sentence names the text and says what is in part. */
static void assert_refused(const char *text, const char *part)
{
	struct scale scale = default_scale();
	struct error err = ERROR_INIT;
	struct score score = { .points = -1 };

	assert_false(score_parse(text, &scale, &score, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, text));
	assert_non_null(strstr(err.text, part));
	assert_true(score.points < 0);
}

static void test_score__is_items_percent_or_a_level(void **state)
{
	(void)state;
	assert_score("3/4", SCORE_ITEMS, 3, 4);
	assert_score("2.5/4", SCORE_ITEMS, 2.5, 4);
	assert_score("2,5/4", SCORE_ITEMS, 2.5, 4);
	assert_score("0/5", SCORE_ITEMS, 0, 5);
	assert_score("75%", SCORE_PERCENT, 75, 100);
	assert_score("0%", SCORE_PERCENT, 0, 100);
	assert_score("100%", SCORE_PERCENT, 100, 100);
	assert_score("1", SCORE_LEVEL, 1, 4);
	assert_score("4", SCORE_LEVEL, 4, 4);
}

static void test_score__is_right_or_wrong(void **state)
{
	(void)state;
	assert_score("+", SCORE_ITEMS, 1, 1);
	assert_score("x", SCORE_ITEMS, 0, 1);
	assert_score("X", SCORE_ITEMS, 0, 1);
}

static void test_score__refuses_more_points_than_there_are(void **state)
{
	(void)state;
	assert_refused("5/4", "more points");
	assert_refused("101%", "100%");
	assert_refused("5", "1 to 4");
	assert_refused("3/10001", "10000");
}

static void test_score__refuses_out_of_nothing(void **state)
{
	(void)state;
	assert_refused("0/0", "above 0");
	assert_refused("1/-4", "above 0");
	assert_refused("0/0.001", "between");
}

static void test_score__refuses_less_than_nothing(void **state)
{
	(void)state;
	assert_refused("-1/4", "below 0");
	assert_refused("-5%", "0%");
	assert_refused("-1", "1 to 4");
	assert_refused("0", "1 to 4");
}

static void test_score__refuses_what_is_none(void **state)
{
	static const char *const wrong[] = { "", "ana", "3/", "/4", "3/4/5",
		"%", "3%%", "2.5", "1.0", "01", "++", "xx", "3 / 4", "1e2/4",
		"nan/4", "0x1/4", "three" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_refused(wrong[i], wrong[i]);
}

static void test_score__refuses_what_is_no_number(void **state)
{
	struct score score;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(score_items(NAN, 4, &score, &err));
	assert_false(score_items(1, NAN, &score, &err));
	assert_false(score_items(1, INFINITY, &score, &err));
	assert_false(score_items(INFINITY, INFINITY, &score, &err));
}

static void test_score__is_written_as_it_is_read(void **state)
{
	static const char *const texts[] = { "3/4", "2.5/4", "0/1", "1/1",
		"75%", "62.5%", "0%", "1", "4" };
	struct scale scale = default_scale();

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct buf out = BUF_INIT;
		struct error err = ERROR_INIT;
		struct score score;

		assert_true(score_parse(texts[i], &scale, &score, &err));
		score_write(&out, &score);
		assert_string_equal(buf_text(&out), texts[i]);
		buf_release(&out);
	}
}

static void assert_weight(const struct policy *policy, const char *text,
	enum support support, double points, double items)
{
	struct checkin checkin = { .support = support };
	struct error err = ERROR_INIT;
	struct evidence_weight weight;

	assert_true(score_parse(text, &policy->scale, &checkin.score, &err));
	weight = checkin_weight(&checkin, policy);
	assert_true(fabs(weight.points - points) < 1e-12);
	assert_true(fabs(weight.items - items) < 1e-12);
}

static void test_checkin__weighs_items_as_they_are(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_weight(&policy, "3/4", SUPPORT_UNSAID, 3, 4);
	assert_weight(&policy, "2.5/4", SUPPORT_ALONE, 2.5, 4);
	assert_weight(&policy, "+", SUPPORT_UNSAID, 1, 1);
	assert_weight(&policy, "x", SUPPORT_UNSAID, 0, 1);
}

static void test_checkin__weighs_a_level_by_the_scale(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_weight(&policy, "1", SUPPORT_UNSAID, .3, 3);
	assert_weight(&policy, "2", SUPPORT_UNSAID, 1.35, 3);
	assert_weight(&policy, "3", SUPPORT_UNSAID, 2.25, 3);
	assert_weight(&policy, "4", SUPPORT_UNSAID, 2.85, 3);
}

static void test_checkin__weighs_a_percent_as_few_items(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_weight(&policy, "75%", SUPPORT_UNSAID, 3, 4);
	policy.percent_items = 8;
	assert_weight(&policy, "50%", SUPPORT_UNSAID, 4, 8);
}

static void test_checkin__weighs_less_the_more_support_there_was(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_weight(&policy, "3/4", SUPPORT_HINT, 1.5, 2);
	assert_weight(&policy, "3/4", SUPPORT_HELPED, .75, 1);
	assert_weight(&policy, "4", SUPPORT_HINT, 1.425, 1.5);
	assert_weight(&policy, "100%", SUPPORT_HELPED, 1, 1);
}

static double share_of_level(double level, double levels,
	const struct policy *policy)
{
	const struct checkin checkin = { .score = {
		.form = SCORE_LEVEL, .points = level, .out_of = levels,
	} };
	struct evidence_weight weight = checkin_weight(&checkin, policy);

	return weight.points / weight.items;
}

static void test_checkin__keeps_its_place_when_the_scale_grows(void **state)
{
	struct policy policy;
	struct error err = ERROR_INIT;

	(void)state;
	policy_init(&policy);
	assert_true(policy_set(&policy, "scale",
		"1=0 2=.1 3=.5 4=.7 5=.8 6=.9 7=1", &err));
	assert_true(fabs(share_of_level(1, 4, &policy)) < 1e-12);
	assert_true(fabs(share_of_level(2, 4, &policy) - .5) < 1e-12);
	assert_true(fabs(share_of_level(4, 4, &policy) - 1) < 1e-12);
	assert_true(fabs(share_of_level(2, 5, &policy) - .3) < 1e-12);
	assert_true(fabs(share_of_level(9, 9, &policy) - 1) < 1e-12);
}

static void test_support__is_read_in_any_case(void **state)
{
	enum support support = SUPPORT_UNSAID;

	(void)state;
	assert_true(support_parse("Hint", &support));
	assert_int_equal(support, SUPPORT_HINT);
	assert_true(support_parse("helped", &support));
	assert_int_equal(support, SUPPORT_HELPED);
	assert_false(support_parse("", &support));
	assert_false(support_parse("help", &support));
	assert_string_equal(support_name(SUPPORT_ALONE), "alone");
	assert_string_equal(support_name(SUPPORT_UNSAID), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_score__is_items_percent_or_a_level),
		cmocka_unit_test(test_score__is_right_or_wrong),
		cmocka_unit_test(
			test_score__refuses_more_points_than_there_are),
		cmocka_unit_test(test_score__refuses_out_of_nothing),
		cmocka_unit_test(test_score__refuses_less_than_nothing),
		cmocka_unit_test(test_score__refuses_what_is_none),
		cmocka_unit_test(test_score__refuses_what_is_no_number),
		cmocka_unit_test(test_score__is_written_as_it_is_read),
		cmocka_unit_test(test_checkin__weighs_items_as_they_are),
		cmocka_unit_test(test_checkin__weighs_a_level_by_the_scale),
		cmocka_unit_test(test_checkin__weighs_a_percent_as_few_items),
		cmocka_unit_test(
			test_checkin__weighs_less_the_more_support_there_was),
		cmocka_unit_test(
			test_checkin__keeps_its_place_when_the_scale_grows),
		cmocka_unit_test(test_support__is_read_in_any_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

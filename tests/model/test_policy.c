/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/attr.h"
#include "model/policy.h"

static const char defaults[] =
	"line.low = 0.5\n"
	"line.high = 0.8\n"
	"stability = steady\n"
	"scale = 1=0.1 2=0.45 3=0.75 4=0.95\n"
	"level.items = 3\n"
	"percent.items = 4\n"
	"support.hint = 0.5\n"
	"support.helped = 0.25\n"
	"evidence.thin = 3\n"
	"evidence.stale = 10\n"
	"intervene.after = 4\n"
	"intervene.size = 4\n"
	"reteach.min = 0\n"
	"reteach.max = 0\n"
	"practice.min = 0\n"
	"practice.max = 0\n"
	"extend.min = 0\n"
	"extend.max = 0\n"
	"reteach.all = 0.5\n"
	"move.on = 0.8\n"
	"label.reteach = Reteach\n"
	"label.practice = Practice\n"
	"label.extend = Extend\n"
	"label.intervene = Intervene\n"
	"segment.least = 3\n"
	"review.cadence = monthly\n"
	"profile.days = 42\n";

static void assert_text(const struct policy *policy, const char *expected)
{
	struct buf out = BUF_INIT;

	policy_write(policy, &out);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_value(const struct policy *policy, const char *key,
	const char *expected)
{
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(policy_get(policy, key, &out, &err));
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_set(struct policy *policy, const char *key,
	const char *value, const char *expected)
{
	struct error err = ERROR_INIT;

	assert_true(policy_set(policy, key, value, &err));
	assert_value(policy, key, expected);
}

/* The policy is as before, and the sentence has part in it. */
static void assert_unset(const char *key, const char *value,
	enum error_code code, const char *part)
{
	struct policy policy;
	struct error err = ERROR_INIT;

	policy_init(&policy);
	assert_false(policy_set(&policy, key, value, &err));
	assert_int_equal(err.code, code);
	assert_non_null(strstr(err.text, part));
	assert_text(&policy, defaults);
}

static void test_policy__begins_with_the_defaults(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_text(&policy, defaults);
	assert_int_equal(policy.version, 0);
	assert_string_equal(policy.label[CLUSTER_NONE], "Not yet seen");
	assert_true(fabs(policy.support_weight[SUPPORT_UNSAID] - 1) < 1e-12);
	assert_true(fabs(policy.support_weight[SUPPORT_ALONE] - 1) < 1e-12);
}

static void test_policy__says_what_every_rule_is(void **state)
{
	(void)state;
	for (const struct policy_rule *rule = policy_rules; rule->key; rule++) {
		assert_ptr_equal(policy_rule_find(rule->key), rule);
		assert_true(strlen(rule->limits) > 0);
		assert_true(strlen(rule->sentence) > 0);
	}
	assert_null(policy_rule_find("line"));
	assert_null(policy_rule_find(""));
}

static void test_policy__takes_every_kind_of_value(void **state)
{
	struct policy policy;

	(void)state;
	policy_init(&policy);
	assert_set(&policy, "line.low", ".450", "0.45");
	assert_set(&policy, "line.high", "85%", "0.85");
	assert_set(&policy, "line.high", "0,9", "0.9");
	assert_set(&policy, "stability", "calm", "calm");
	assert_set(&policy, "scale", " 1=.2  2=1 ", "1=0.2 2=1");
	assert_set(&policy, "scale", "1=0% 2=40% 3=100%", "1=0 2=0.4 3=1");
	assert_set(&policy, "level.items", "2.5", "2.5");
	assert_set(&policy, "support.hint", "1", "1");
	assert_set(&policy, "evidence.stale", "7", "7");
	assert_set(&policy, "label.extend", "  Über  Gruppe ", "Über Gruppe");
}

static void test_policy__refuses_values_outside_the_limits(void **state)
{
	static const char *const wrong[][2] = {
		{ "line.low", "0.04" }, { "line.low", "x" },
		{ "line.low", "" }, { "line.low", "50" },
		{ "line.high", "96%" }, { "line.high", "%" },
		{ "line.low", "1%5" },
		{ "stability", "Calm" }, { "stability", "" },
		{ "level.items", "0" }, { "level.items", "50%" },
		{ "percent.items", "8.1" }, { "support.helped", "0" },
		{ "evidence.thin", "2.5" }, { "evidence.thin", "0" },
		{ "evidence.stale", "-1" }, { "intervene.size", "101" },
		{ "reteach.max", "-1" }, { "extend.min", "2.5" },
		{ "reteach.all", "0" }, { "move.on", "1.1" },
		{ "label.reteach", "" }, { "label.reteach", " \t" },
		{ "label.reteach", "\xff" },
		{ "label.reteach", "a label of far too many letters to be one" 
			" in a column" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_unset(wrong[i][0], wrong[i][1], ERROR_INVALID,
			policy_rule_find(wrong[i][0])->limits);
}

static void test_policy__refuses_a_scale_that_does_not_rise(void **state)
{
	static const char *const wrong[] = { "", "1=.5", "1=.5 2=.5",
		"1=.5 2=.4", "2=.1 3=.5", "1=.1 3=.5", "1=.1 2", "1=.1 2=",
		"1=.1 2=1.1", "1=-.1 2=1", "1=.0005 2=1", "1:.1 2:.5",
		"1=.1,2=.5",
		"1=0 2=.1 3=.2 4=.3 5=.4 6=.5 7=.6 8=.7 9=.8 10=.9" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_unset("scale", wrong[i], ERROR_INVALID, "2 to 9");
}

static void test_policy__refuses_lines_that_cross(void **state)
{
	(void)state;
	assert_unset("line.low", "0.8", ERROR_INVALID, "0.8");
	assert_unset("line.high", "0.4", ERROR_INVALID, "upper line, 0.4");
	assert_unset("line.low@3", "0.9", ERROR_INVALID, "objective 3");
}

static void test_policy__refuses_a_least_above_the_most(void **state)
{
	struct policy policy;
	struct error err = ERROR_INIT;

	(void)state;
	policy_init(&policy);
	assert_set(&policy, "reteach.min", "8", "8");
	assert_false(policy_set(&policy, "reteach.max", "6", &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, "reteach.min, 8, must not be above "
		"reteach.max, 6: set the other one first.");
	assert_set(&policy, "reteach.max", "8", "8");
	assert_set(&policy, "extend.max", "6", "6");
	assert_int_equal(policy.sizes[CLUSTER_RETEACH].least, 8);
	assert_int_equal(policy.sizes[CLUSTER_RETEACH].most, 8);
	assert_int_equal(policy.sizes[CLUSTER_EXTEND].most, 6);
	assert_int_equal(policy.sizes[CLUSTER_PRACTICE].most, 0);
}

static void test_policy__refuses_one_label_for_two_clusters(void **state)
{
	(void)state;
	assert_unset("label.extend", "Practice", ERROR_INVALID, "practice");
	assert_unset("label.extend", "Not yet seen", ERROR_INVALID, "not_seen");
}

static void test_policy__names_an_unknown_key(void **state)
{
	static const char *const wrong[] = { "lines", "Line.low", "stability@1",
		"line.low@", "line.low@0", "line.low@01", "line.low@-1",
		"line.low@x", "line.low@1x", "line.low@1@2", "@1" };
	struct policy policy;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_unset(wrong[i], "0.5", ERROR_NOT_FOUND, wrong[i]);
	policy_init(&policy);
	assert_false(policy_get(&policy, "lines", &out, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
	assert_non_null(strstr(err.text, "line.low, line.high, stability"));
	assert_int_equal(out.len, 0);
}

static void test_policy__gives_an_objective_lines_of_its_own(void **state)
{
	struct policy policy;
	struct error err = ERROR_INIT;
	const struct lines lines = { .low = .3, .high = .4 };

	(void)state;
	policy_init(&policy);
	assert_true(policy_set_lines(&policy, 12, &lines, &err));
	assert_set(&policy, "line.low@5", "0.6", "0.6");
	assert_value(&policy, "line.high@5", "0.8");
	assert_value(&policy, "line.low@12", "0.3");
	assert_value(&policy, "line.low@7", "0.5");
	assert_true(fabs(policy_lines(&policy, 12).high - .4) < 1e-12);
	assert_true(fabs(policy_lines(&policy, 7).high - .8) < 1e-12);
	assert_true(policy_set_lines(&policy, 12, NULL, &err));
	assert_true(policy_set_lines(&policy, 12, NULL, &err));
	assert_true(fabs(policy_lines(&policy, 12).high - .8) < 1e-12);
	assert_true(fabs(policy_lines(&policy, 5).low - .6) < 1e-12);
}

static void test_policy__refuses_own_lines_that_cannot_be(void **state)
{
	static const struct lines wrong[] = { { .5, .5 }, { .6, .5 },
		{ 0, .5 }, { .5, 1 }, { NAN, .5 }, { .5, NAN } };
	struct policy policy;

	(void)state;
	policy_init(&policy);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct error err = ERROR_INIT;

		assert_false(policy_set_lines(&policy, 1, &wrong[i], &err));
		assert_int_equal(err.code, ERROR_INVALID);
	}
	assert_text(&policy, defaults);
}

static void test_policy__has_room_for_so_many_own_lines(void **state)
{
	struct policy policy;
	const struct lines lines = { .low = .3, .high = .4 };
	struct error err = ERROR_INIT;

	(void)state;
	policy_init(&policy);
	for (int64_t i = POLICY_LINES_MAX; i > 0; i--)
		assert_true(policy_set_lines(&policy, i, &lines, &err));
	assert_false(policy_set_lines(&policy, 99, &lines, &err));
	assert_false(policy_set(&policy, "line.low@99", "0.4", &err));
	assert_true(policy_set(&policy, "line.low@64", "0.35", &err));
}

static void test_policy__writes_the_same_bytes_for_the_same_rules(void **state)
{
	struct policy a;
	struct policy b;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	policy_init(&a);
	policy_init(&b);
	assert_true(policy_set(&a, "line.low@7", "0.1234", &err));
	assert_true(policy_set(&a, "line.low@30", ".4", &err));
	assert_true(policy_set(&a, "label.reteach", "Again", &err));
	assert_true(policy_set(&b, "label.reteach", "A long label here", &err));
	assert_true(policy_set(&b, "label.reteach", "Again", &err));
	assert_true(policy_set(&b, "line.low@30", "0.40", &err));
	assert_true(policy_set(&b, "line.low@7", "12.34%", &err));
	policy_write(&a, &out);
	assert_text(&b, buf_text(&out));
	assert_memory_equal(&a, &b, sizeof(a));
	assert_non_null(strstr(buf_text(&out), "\nline.low@7 = 0.1234\n"
		"line.high@7 = 0.8\nline.low@30 = 0.4\n"));
	buf_release(&out);
}

static void test_policy__reads_back_what_it_writes(void **state)
{
	struct policy policy;
	struct policy back;
	struct error err = ERROR_INIT;

	(void)state;
	policy_init(&policy);
	for (int i = 501; i < 9000; i += 89) {
		struct buf out = BUF_INIT;

		policy.lines.low = i / 10000.0;
		policy.lines.high = (i + 1) / 10000.0;
		policy.level_items = 7.0 + i / 10000.0;
		policy.scale.score[1] = .4 + i / 300000.0;
		policy_write(&policy, &out);
		assert_true(policy_read(&back, buf_text(&out), &err));
		assert_memory_equal(&back, &policy, sizeof(policy));
		buf_release(&out);
	}
}

static void test_policy__reads_own_lines_far_from_the_class_s(void **state)
{
	struct policy policy;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(policy_read(&policy,
		"line.low@4 = .85\nline.high@4 = .9\n", &err));
	assert_value(&policy, "line.low@4", "0.85");
	assert_value(&policy, "line.low", "0.5");
}

static void test_policy__takes_the_default_for_what_is_not_there(void **state)
{
	struct policy policy = { .version = 9 };
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(policy_read(&policy, "\n  stability=lively\r\n\n", &err));
	assert_value(&policy, "stability", "lively");
	assert_value(&policy, "line.high", "0.8");
	assert_int_equal(policy.version, 0);
	assert_true(policy_read(&policy, "", &err));
	assert_text(&policy, defaults);
}

static void assert_unread(const char *text, const char *part)
{
	struct policy policy;
	struct error err = ERROR_INIT;

	policy_init(&policy);
	assert_false(policy_read(&policy, text, &err));
	assert_non_null(strstr(err.text, part));
	assert_text(&policy, defaults);
}

static void test_policy__refuses_a_text_with_a_mistake(void **state)
{
	(void)state;
	assert_unread("stability = calm\nfuture.rule = 1\n",
		"line 2: No rule is called \"future.rule\"");
	assert_unread("stability = calm\nstability = calm", "twice");
	assert_unread("stability = calm\nline.low", "key = value");
	assert_unread("line.low = 0.9\n", "below the upper line");
	assert_unread("line.low = 2\n", "line 1");
}

static void test_policy__needs_more_odds_upward_than_downward(void **state)
{
	static const double expected[][2] = {
		[STABILITY_CALM] = { .68, .62 },
		[STABILITY_STEADY] = { .62, .57 },
		[STABILITY_LIVELY] = { .56, .52 },
	};
	struct policy policy;

	(void)state;
	policy_init(&policy);
	for (int i = STABILITY_CALM; i <= STABILITY_LIVELY; i++) {
		policy.stability = (enum stability)i;
		assert_true(fabs(policy_odds_up(&policy) - expected[i][0]) <
			1e-12);
		assert_true(fabs(policy_odds_down(&policy) - expected[i][1]) <
			1e-12);
	}
}

static void test_policy_set__takes_the_rules_of_segments(void **state UNUSED)
{
	struct policy policy;

	policy_init(&policy);
	assert_set(&policy, "segment.least", "5", "5");
	assert_set(&policy, "review.cadence", "weekly", "weekly");
	assert_int_equal(cadence_days(policy.cadence), 7);
	assert_set(&policy, "review.cadence", "off", "off");
	assert_int_equal(cadence_days(policy.cadence), 0);
	assert_set(&policy, "profile.days", "7", "7");
	assert_unset("segment.least", "0", ERROR_INVALID, "between 1 and 20");
	assert_unset("review.cadence", "daily", ERROR_INVALID,
		"off, weekly or monthly");
	assert_unset("profile.days", "366", ERROR_INVALID,
		"between 7 and 365");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_policy__begins_with_the_defaults),
		cmocka_unit_test(test_policy__says_what_every_rule_is),
		cmocka_unit_test(test_policy__takes_every_kind_of_value),
		cmocka_unit_test(
			test_policy__refuses_values_outside_the_limits),
		cmocka_unit_test(
			test_policy__refuses_a_scale_that_does_not_rise),
		cmocka_unit_test(test_policy__refuses_lines_that_cross),
		cmocka_unit_test(
			test_policy__refuses_a_least_above_the_most),
		cmocka_unit_test(
			test_policy__refuses_one_label_for_two_clusters),
		cmocka_unit_test(test_policy__names_an_unknown_key),
		cmocka_unit_test(
			test_policy__gives_an_objective_lines_of_its_own),
		cmocka_unit_test(test_policy__refuses_own_lines_that_cannot_be),
		cmocka_unit_test(test_policy__has_room_for_so_many_own_lines),
		cmocka_unit_test(
			test_policy__writes_the_same_bytes_for_the_same_rules),
		cmocka_unit_test(test_policy__reads_back_what_it_writes),
		cmocka_unit_test(
			test_policy__reads_own_lines_far_from_the_class_s),
		cmocka_unit_test(
			test_policy__takes_the_default_for_what_is_not_there),
		cmocka_unit_test(test_policy__refuses_a_text_with_a_mistake),
		cmocka_unit_test(
			test_policy__needs_more_odds_upward_than_downward),
		cmocka_unit_test(test_policy_set__takes_the_rules_of_segments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/outlook.h"
#include "base/attr.h"

#define NOON INT64_C(1790596800) /* 2026-09-28 12:00 */

static struct objective objectives[] = {
	{ .id = 1, .name = "unit rates" },
	{ .id = 2, .name = "percents" },
};

static struct facts facts_make(void)
{
	struct facts facts = {
		.now = NOON,
		.objectives = objectives,
		.objective_count = ARRAY_LEN(objectives),
	};

	policy_init(&facts.policy);
	facts_sort(&facts);
	return facts;
}

static void assert_worth(const struct worth *worth, const char *wanted)
{
	struct buf out = BUF_INIT;

	outlook_write_worth(&out, worth);
	assert_string_equal(buf_text(&out), wanted);
	buf_release(&out);
}

static void test_outlook__says_what_more_evidence_would_settle(
	void **state UNUSED)
{
	struct worth worth = {
		.seen = 24,
		.settled = 11,
		.items = 3,
		.later = 13.2,
		.eight = 16.8,
		.by_lines = 2,
	};

	assert_worth(&worth, "11 of 24 lean to one cluster by the odds a move "
		"needs; one more check-in like these would make that about "
		"13, eight items instead of three about 17; moving a line by "
		"5 points would move 2.");
	worth.items = 10;
	worth.by_lines = 0;
	assert_worth(&worth, "11 of 24 lean to one cluster by the odds a move "
		"needs; one more check-in like these would make that about "
		"13; moving a line by 5 points would move no one.");
	worth.items = 3;
	worth.later = 11.3;
	assert_worth(&worth, "11 of 24 lean to one cluster by the odds a move "
		"needs; one more check-in like these would leave that as it "
		"is, but eight items instead of three would make it about "
		"17; moving a line by 5 points would move no one.");
	worth.eight = 11.4;
	assert_worth(&worth, "11 of 24 lean to one cluster by the odds a move "
		"needs; one more check-in like these would leave that as it "
		"is; moving a line by 5 points would move no one.");
	worth.settled = 24;
	assert_worth(&worth, "24 of 24 lean to one cluster by the odds a move "
		"needs; moving a line by 5 points would move no one.");
	worth.seen = 0;
	assert_worth(&worth, "");
}

static void assert_case(const struct whole_case *whole, const char *wanted,
	const char *taken)
{
	const struct proposal proposal = { .objective = 1, .whole = *whole };
	struct facts facts = facts_make();
	struct buf out = BUF_INIT;

	outlook_write_case(&out, &facts, &proposal);
	assert_string_equal(buf_text(&out), wanted);
	buf_clear(&out);
	outlook_write_taken(&out, &facts, &proposal);
	assert_string_equal(buf_text(&out), taken);
	buf_release(&out);
	facts_release(&facts);
}

static void test_outlook__makes_the_case_for_one_lesson(void **state UNUSED)
{
	struct whole_case whole = { WHOLE_RETEACH, 14, 20, 0 };

	assert_case(&whole, "14 of 20 students seen on unit rates are below "
		"80%: one lesson for all would serve more than groups.",
		"One lesson for all: reteach unit rates");
	whole.what = WHOLE_MOVE_ON;
	assert_case(&whole, "14 of 20 students seen on unit rates are past "
		"80%: the class can move on.", "The focus is no objective");
	whole.next = 2;
	assert_case(&whole, "14 of 20 students seen on unit rates are past "
		"80%: the class can move on to percents.",
		"The focus is percents");
	whole.what = WHOLE_NONE;
	assert_case(&whole, "", "");
}

static void test_outlook__says_since_when_there_is_one_lesson(
	void **state UNUSED)
{
	struct facts facts = facts_make();
	struct buf out = BUF_INIT;

	outlook_write_lesson(&out, &facts);
	assert_string_equal(buf_text(&out), "");
	facts.whole = (struct whole_lesson){ 1, NOON - 3600 };
	outlook_write_lesson(&out, &facts);
	assert_string_equal(buf_text(&out), "reteach unit rates, since 11:00");
	buf_clear(&out);
	facts.whole.since -= CIVIL_DAY;
	outlook_write_lesson(&out, &facts);
	assert_string_equal(buf_text(&out),
		"reteach unit rates, since 27 Sep 11:00");
	buf_release(&out);
	facts_release(&facts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_outlook__says_what_more_evidence_would_settle),
		cmocka_unit_test(test_outlook__makes_the_case_for_one_lesson),
		cmocka_unit_test(
			test_outlook__says_since_when_there_is_one_lesson),
	};

	return cmocka_run_group_tests_name("outlook", tests, NULL, NULL);
}

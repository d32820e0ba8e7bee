/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "model/checkin.h"
#include "model/learner.h"

#define MONDAY 20000

static struct plan sound(void)
{
	return (struct plan){
		.student = 1,
		.kind = "reading",
		.tier = 2,
		.goal = "reads a page aloud",
		.has_baseline = true,
		.baseline = 0.4,
		.has_target = true,
		.target = 0.8,
		.strategy = "ten minutes a day in pairs",
		.owner = "T. Moss",
		.starts = (civil)MONDAY * CIVIL_DAY,
		.review_day = MONDAY + PLAN_REVIEW_DAYS,
		.planned = 12,
		.ended = CIVIL_NEVER,
	};
}

static void assert_refused(const struct plan *plan, const char *part)
{
	struct error err = ERROR_INIT;

	assert_false(plan_check(plan, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, part));
}

static void test_plan__reads_back_every_outcome(void **state)
{
	enum plan_outcome outcome;

	(void)state;
	for (int i = 0; i < PLAN_OUTCOME_COUNT; i++) {
		const char *name = plan_outcome_name((enum plan_outcome)i);

		assert_true(plan_outcome_parse(name, &outcome));
		assert_int_equal(outcome, i);
	}
}

static void test_plan__takes_a_beginning_that_can_be_one_outcome(void **state)
{
	enum plan_outcome outcome;

	(void)state;
	assert_true(plan_outcome_parse("Stop", &outcome));
	assert_int_equal(outcome, PLAN_STOPPED);
	assert_true(plan_outcome_parse("me", &outcome));
	assert_int_equal(outcome, PLAN_MET);
	assert_false(plan_outcome_parse("m", &outcome));
	assert_false(plan_outcome_parse("", &outcome));
	assert_false(plan_outcome_parse("metal", &outcome));
}

static void test_plan__is_sound_with_nothing_but_its_dates(void **state)
{
	struct error err = ERROR_INIT;
	const struct plan bare = {
		.student = 1,
		.starts = (civil)MONDAY * CIVIL_DAY,
		.review_day = MONDAY + 1,
		.ended = CIVIL_NEVER,
	};
	struct plan plan = sound();

	(void)state;
	assert_true(plan_check(&plan, &err));
	assert_true(plan_check(&bare, &err));
}

static void test_plan__names_the_number_that_is_outside_its_limits(
	void **state)
{
	struct plan plan = sound();

	(void)state;
	plan.tier = TIER_MOST + 1;
	assert_refused(&plan, "the tier is 0 to 3, and not 4");
	plan.tier = -1;
	assert_refused(&plan, "the tier is 0 to 3, and not -1");
	plan = sound();
	plan.planned = PLAN_SESSIONS_MOST + 1;
	assert_refused(&plan, "the number of sessions is 0 to 200");
	plan = sound();
	plan.baseline = -0.01;
	assert_refused(&plan, "the baseline");
	plan = sound();
	plan.target = 1.01;
	assert_refused(&plan, "the target");
	plan.has_target = false;
	assert_true(plan_check(&plan, NULL));
}

static void test_plan__refuses_a_text_that_is_too_long_or_no_text(
	void **state)
{
	struct plan plan = sound();
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < LEARNER_TEXT_MAX; i++)
		buf_addc(&text, 'a');
	plan.strategy = buf_text(&text);
	assert_true(plan_check(&plan, NULL));
	buf_addc(&text, 'a');
	plan.strategy = buf_text(&text);
	assert_refused(&plan, "the strategy has 401 bytes");
	plan.strategy = "\xff";
	assert_refused(&plan, "the strategy is not UTF-8");
	buf_release(&text);
}

static void test_plan__is_reviewed_after_it_starts(void **state)
{
	struct plan plan = sound();

	(void)state;
	plan.review_day = MONDAY;
	assert_refused(&plan, "the review");
	plan.review_day = MONDAY + 1;
	assert_true(plan_check(&plan, NULL));
}

static void test_plan__has_a_reason_only_with_an_outcome(void **state)
{
	struct plan plan = sound();

	(void)state;
	plan.reason = "reads well";
	assert_refused(&plan, "the reason is that of an outcome");
	plan.outcome = PLAN_MET;
	assert_true(plan_check(&plan, NULL));
	plan.ended = plan.starts - 1;
	assert_refused(&plan, "the end would be before the start");
	plan.ended = plan.starts;
	assert_true(plan_check(&plan, NULL));
}

static void test_plan__counts_four_causes_and_no_other(void **state)
{
	struct plan plan = sound();
	size_t count = 0;

	(void)state;
	for (; plan_causes[count]; count++) {
		plan.cause = plan_causes[count];
		assert_true(plan_check(&plan, NULL));
	}
	assert_int_equal(count, 4);
	plan.cause = "weather";
	assert_refused(&plan, "\"weather\"");
}

static void assert_session_refused(const struct plan_session *session,
	const char *part)
{
	struct error err = ERROR_INIT;

	assert_false(plan_session_check(session, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, part));
}

static void test_session__has_minutes_and_fidelity_when_it_was_held(
	void **state)
{
	struct plan_session session = {
		.plan = 1,
		.held = true,
		.minutes = CHECKIN_MINUTES_MAX,
		.fidelity = FIDELITY_MOST,
	};

	(void)state;
	assert_true(plan_session_check(&session, NULL));
	session.held = false;
	assert_session_refused(&session, "was not held");
	session.minutes = 0;
	assert_session_refused(&session, "was not held");
	session.fidelity = 0;
	assert_true(plan_session_check(&session, NULL));
}

static void test_session__names_the_number_that_is_outside_its_limits(
	void **state)
{
	struct plan_session session = { .plan = 1, .held = true };

	(void)state;
	session.minutes = CHECKIN_MINUTES_MAX + 1;
	assert_session_refused(&session, "the minutes");
	session.minutes = -1;
	assert_session_refused(&session, "the minutes");
	session.minutes = 0;
	session.fidelity = FIDELITY_MOST + 1;
	assert_session_refused(&session, "the fidelity");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan__reads_back_every_outcome),
		cmocka_unit_test(
			test_plan__takes_a_beginning_that_can_be_one_outcome),
		cmocka_unit_test(
			test_plan__is_sound_with_nothing_but_its_dates),
		cmocka_unit_test(
			test_plan__names_the_number_that_is_outside_its_limits),
		cmocka_unit_test(
			test_plan__refuses_a_text_that_is_too_long_or_no_text),
		cmocka_unit_test(test_plan__is_reviewed_after_it_starts),
		cmocka_unit_test(test_plan__has_a_reason_only_with_an_outcome),
		cmocka_unit_test(test_plan__counts_four_causes_and_no_other),
		cmocka_unit_test(
			test_session__has_minutes_and_fidelity_when_it_was_held),
		cmocka_unit_test(
			test_session__names_the_number_that_is_outside_its_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"
#include "model/learner.h"

static void test_learners__find_the_newest_of_each_student(void **state)
{
	struct profile profiles[] = {
		{ .id = 4, .student = 2, .made = 50 },
		{ .id = 1, .student = 9, .made = 10 },
		{ .id = 3, .student = 2, .made = 70 },
		{ .id = 2, .student = 2, .made = 50 },
	};
	struct selfcheck selfchecks[] = {
		{ .id = 2, .student = 2, .when = 8 },
		{ .id = 1, .student = 2, .when = 9 },
	};
	struct segment_mark marks[] = {
		{ .id = 1, .student = 2, .when = 8, .segment = "starter" },
		{ .id = 2, .student = 2, .when = 8, .segment = "builder" },
	};
	struct learners learners = {
		.profiles = profiles,
		.profile_count = ARRAY_LEN(profiles),
		.selfchecks = selfchecks,
		.selfcheck_count = ARRAY_LEN(selfchecks),
		.marks = marks,
		.mark_count = ARRAY_LEN(marks),
	};

	(void)state;
	learners_sort(&learners);
	assert_int_equal(learners_profile(&learners, 2)->id, 3);
	assert_int_equal(learners_profile(&learners, 2)->version, 3);
	assert_int_equal(learners.profiles[0].id, 2);
	assert_int_equal(learners.profiles[1].id, 4);
	assert_int_equal(learners.profiles[1].version, 2);
	assert_int_equal(learners_profile(&learners, 9)->version, 1);
	assert_null(learners_profile(&learners, 1));
	assert_null(learners_profile(&learners, 5));
	assert_null(learners_profile(&learners, 10));
	assert_int_equal(learners_selfcheck(&learners, 2)->id, 1);
	assert_null(learners_selfcheck(&learners, 9));
	assert_string_equal(learners_mark(&learners, 2)->segment, "builder");
	assert_null(learners_mark(&learners, 3));
}

static void test_learners__find_the_open_plan_with_the_latest_start(
	void **state)
{
	struct plan plans[] = {
		{ .id = 1, .student = 2, .starts = 30, .outcome = PLAN_MET },
		{ .id = 2, .student = 2, .starts = 20 },
		{ .id = 3, .student = 2, .starts = 10 },
		{ .id = 4, .student = 5, .starts = 10,
			.outcome = PLAN_STOPPED },
	};
	struct plan_session sessions[] = {
		{ .id = 1, .plan = 3, .when = 5 },
		{ .id = 2, .plan = 1, .when = 9 },
		{ .id = 3, .plan = 3, .when = 4 },
	};
	struct learners learners = {
		.plans = plans,
		.plan_count = ARRAY_LEN(plans),
		.sessions = sessions,
		.session_count = ARRAY_LEN(sessions),
	};

	(void)state;
	learners_sort(&learners);
	assert_int_equal(learners_plan(&learners, 2)->id, 2);
	assert_null(learners_plan(&learners, 5));
	assert_null(learners_plan(&learners, 1));
	assert_int_equal(learners_plan_of(&learners, 4)->student, 5);
	assert_null(learners_plan_of(&learners, 6));
	assert_int_equal(sessions[0].id, 2);
	assert_int_equal(sessions[1].id, 3);
	assert_int_equal(sessions[2].id, 1);
}

static void test_learners__are_sorted_when_there_are_none(void **state)
{
	struct learners learners = { .profiles = NULL };

	(void)state;
	learners_sort(&learners);
	assert_null(learners_profile(&learners, 1));
	assert_null(learners_selfcheck(&learners, 1));
	assert_null(learners_mark(&learners, 1));
	assert_null(learners_plan(&learners, 1));
	learners_release(&learners);
}

static enum start start_of(const char *answers)
{
	struct profile profile = { .id = 0 };

	for (size_t i = 0; i < READINESS_COUNT; i++)
		profile.ready[i] = answers[i] == 'y' ? ANSWER_YES :
			answers[i] == 'n' ? ANSWER_NO : ANSWER_UNSAID;
	return profile_start(&profile);
}

static void test_profile__starts_as_far_as_its_readiness_goes(void **state)
{
	(void)state;
	assert_int_equal(start_of("nnnn"), START_FOUNDATIONAL);
	assert_int_equal(start_of("ynnn"), START_FOUNDATIONAL);
	assert_int_equal(start_of("ynny"), START_SUPPORTED);
	assert_int_equal(start_of("yyny"), START_SUPPORTED);
	assert_int_equal(start_of("yyyy"), START_ACCELERATED);
}

static void test_profile__needs_two_answers_to_start_anywhere(void **state)
{
	(void)state;
	assert_int_equal(start_of("----"), START_UNSAID);
	assert_int_equal(start_of("y---"), START_UNSAID);
	assert_int_equal(start_of("y--n"), START_FOUNDATIONAL);
	assert_int_equal(start_of("y--y"), START_SUPPORTED);
	assert_int_equal(start_of("yyy-"), START_SUPPORTED);
}

static void test_learner__reads_back_every_word(void **state)
{
	enum readiness readiness;
	enum orientation orientation;
	int tier;

	(void)state;
	for (int i = 0; i < READINESS_COUNT; i++) {
		assert_true(readiness_parse(
			readiness_name((enum readiness)i), &readiness));
		assert_int_equal(readiness, i);
		assert_false(text_is_blank(
			readiness_question((enum readiness)i)));
	}
	for (int i = ORIENTATION_GOAL; i < ORIENTATION_COUNT; i++) {
		assert_true(orientation_parse(
			orientation_name((enum orientation)i), &orientation));
		assert_int_equal(orientation, i);
	}
	for (int i = 1; i <= TIER_MOST; i++) {
		assert_true(tier_parse(tier_name(i), &tier));
		assert_int_equal(tier, i);
	}
	assert_string_equal(tier_name(0), "");
	assert_string_equal(start_name(START_UNSAID), "");
	assert_string_equal(start_name(START_ACCELERATED), "accelerated");
}

static void test_learner__takes_beginnings_and_refuses_what_is_none(
	void **state)
{
	enum readiness readiness;
	enum orientation orientation;
	int tier = 0;

	(void)state;
	assert_true(tier_parse("3", &tier));
	assert_int_equal(tier, 3);
	assert_true(tier_parse("SELF", &tier));
	assert_int_equal(tier, 1);
	assert_false(tier_parse("0", &tier));
	assert_false(tier_parse("4", &tier));
	assert_false(tier_parse("", &tier));
	assert_false(tier_parse("selfish", &tier));
	assert_true(readiness_parse("m", &readiness));
	assert_int_equal(readiness, READY_MEANS);
	assert_false(readiness_parse("", &readiness));
	assert_true(orientation_parse("disc", &orientation));
	assert_int_equal(orientation, ORIENTATION_DISCOVERY);
	assert_false(orientation_parse("", &orientation));
}

static void assert_profile_refused(const struct profile *profile,
	const char *part)
{
	struct error err = ERROR_INIT;

	assert_false(profile_check(profile, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, part));
}

static void test_profile__says_something(void **state)
{
	struct profile profile = { .student = 1, .goal = " " };

	(void)state;
	assert_profile_refused(&profile, "says nothing");
	profile.goal = "pass the test";
	assert_true(profile_check(&profile, NULL));
	profile = (struct profile){ .has_skill = true };
	assert_true(profile_check(&profile, NULL));
	profile = (struct profile){ .ready = { [READY_MEANS] = ANSWER_NO } };
	assert_true(profile_check(&profile, NULL));
	profile = (struct profile){ .orientation = ORIENTATION_GOAL };
	assert_true(profile_check(&profile, NULL));
}

static void test_profile__names_the_field_that_is_outside_its_limits(
	void **state)
{
	struct profile profile = { .has_skill = true, .skill = 1.2 };
	struct buf text = BUF_INIT;

	(void)state;
	assert_profile_refused(&profile, "the skill");
	profile = (struct profile){ .confidence = 5 };
	assert_profile_refused(&profile, "the confidence is 0 to 4, and not 5");
	profile = (struct profile){ .wants = -1 };
	assert_profile_refused(&profile, "the tier that is wanted");
	profile = (struct profile){ .tier = 4 };
	assert_profile_refused(&profile, "the tier is 0 to 3");
	profile = (struct profile){ .stuck = "\xc3" };
	assert_profile_refused(&profile, "where they are stuck");
	for (int i = 0; i <= LEARNER_TEXT_MAX; i++)
		buf_addc(&text, 'x');
	profile = (struct profile){ .proof = buf_text(&text) };
	assert_profile_refused(&profile, "the proof has 401 bytes");
	buf_release(&text);
}

static void test_selfcheck__answers_one_of_its_questions(void **state)
{
	struct selfcheck selfcheck = { .student = 1, .sure = 3 };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(selfcheck_check(&selfcheck, &err));
	assert_non_null(strstr(err.text, "says nothing"));
	selfcheck.way = "the bus is late";
	assert_true(selfcheck_check(&selfcheck, NULL));
	selfcheck.sure = 5;
	assert_false(selfcheck_check(&selfcheck, &err));
	assert_non_null(strstr(err.text, "how sure they are"));
}

static void test_constraint__is_known_by_its_first_word(void **state)
{
	(void)state;
	assert_string_equal(constraint_find("time: works evenings")->name,
		"time");
	assert_string_equal(constraint_find(" Language")->name, "language");
	assert_string_equal(constraint_find("attendance, since May")->name,
		"attendance");
	assert_null(constraint_find("timetable"));
	assert_null(constraint_find("time2"));
	assert_null(constraint_find("languag\xc3\xa9"));
	assert_null(constraint_find("no time"));
	assert_null(constraint_find("late bus"));
	assert_null(constraint_find(""));
}

static void test_constraints__say_what_each_asks_of_teaching(void **state)
{
	size_t count = 0;

	(void)state;
	for (; constraints[count].name; count++) {
		const struct constraint *one = &constraints[count];

		assert_ptr_equal(constraint_find(one->name), one);
		assert_false(text_is_blank(one->meaning));
		assert_false(text_is_blank(one->format));
		assert_false(text_is_blank(one->checks));
	}
	assert_int_equal(count, 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_learners__find_the_newest_of_each_student),
		cmocka_unit_test(
			test_learners__find_the_open_plan_with_the_latest_start),
		cmocka_unit_test(
			test_learners__are_sorted_when_there_are_none),
		cmocka_unit_test(
			test_profile__starts_as_far_as_its_readiness_goes),
		cmocka_unit_test(
			test_profile__needs_two_answers_to_start_anywhere),
		cmocka_unit_test(test_learner__reads_back_every_word),
		cmocka_unit_test(
			test_learner__takes_beginnings_and_refuses_what_is_none),
		cmocka_unit_test(test_profile__says_something),
		cmocka_unit_test(
			test_profile__names_the_field_that_is_outside_its_limits),
		cmocka_unit_test(test_selfcheck__answers_one_of_its_questions),
		cmocka_unit_test(test_constraint__is_known_by_its_first_word),
		cmocka_unit_test(
			test_constraints__say_what_each_asks_of_teaching),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/attr.h"
#include "model/trial.h"

static struct trial sound(void)
{
	return (struct trial){
		.name = "pairs or cards",
		.arms = { "work in pairs", "work with cards" },
		.starts = 100,
		.until = 200,
	};
}

static void assert_refused(const struct trial *trial, const char *part)
{
	struct error err = ERROR_INIT;

	assert_false(trial_check(trial, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_non_null(strstr(err.text, part));
}

static void test_trial__needs_a_name_and_two_arms_that_differ(void **state)
{
	struct trial trial = sound();

	(void)state;
	assert_true(trial_check(&trial, NULL));
	trial.arms[1] = "Work in  PAIRS";
	assert_refused(&trial, "both arms do the same");
	trial.arms[1] = " ";
	assert_refused(&trial, "two arms");
	trial.arms[1] = NULL;
	assert_refused(&trial, "two arms");
	trial = sound();
	trial.name = "";
	assert_refused(&trial, "no name");
}

static void test_trial__ends_later_than_it_starts(void **state)
{
	struct trial trial = sound();

	(void)state;
	trial.until = trial.starts;
	assert_refused(&trial, "a later day");
	trial.until++;
	assert_true(trial_check(&trial, NULL));
}

static void test_trial__has_each_student_once_and_somebody_in_each_arm(
	void **state)
{
	struct trial_member members[] = {
		{ .student = 3, .arm = 0, .before = 0.5 },
		{ .student = 7, .arm = 1, .before = 0.4 },
	};
	struct trial trial = sound();

	(void)state;
	trial.members = members;
	trial.member_count = ARRAY_LEN(members);
	assert_true(trial_check(&trial, NULL));
	members[1].arm = 0;
	assert_refused(&trial, "nobody");
	members[1].arm = TRIAL_ARMS;
	assert_refused(&trial, "one arm");
	members[1].arm = 1;
	members[1].student = 3;
	assert_refused(&trial, "once");
	members[1].student = 7;
	members[1].before = 1.5;
	assert_refused(&trial, "the level before");
}

static void test_trial__refuses_a_text_that_is_none(void **state)
{
	struct trial trial = sound();

	(void)state;
	trial.arms[0] = "\xff";
	assert_refused(&trial, "UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_trial__needs_a_name_and_two_arms_that_differ),
		cmocka_unit_test(test_trial__ends_later_than_it_starts),
		cmocka_unit_test(
			test_trial__has_each_student_once_and_somebody_in_each_arm),
		cmocka_unit_test(test_trial__refuses_a_text_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

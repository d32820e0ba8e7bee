/* SPDX-License-Identifier: MIT */
/* Forms on the board: an intake, and a learner's own check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "harness.h"

static void answer(struct harness *harness, const char *text)
{
	harness_type(harness, text);
	harness_key(harness, "Enter");
}

static void test_form__an_intake_is_five_answers_and_a_key(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "I");
	harness_wait(harness, "Intake: José Álvarez");
	harness_wait(harness, "What is your goal?");
	answer(harness, "rates by Friday");
	answer(harness, "the units");
	answer(harness, "a partner");
	answer(harness, "2/4");
	answer(harness, "time");
	harness_wait(harness, "s keeps it; Enter answers more.");
	harness_key(harness, "s");
	harness_wait(harness, "The intake is kept.");
	harness_key(harness, "Enter");
	harness_wait(harness, "What a regroup would say");
	harness_key(harness, "End");
	harness_wait(harness, "goal: rates by Friday");
	harness_wait(harness, "time outside of class");
	end_both(harness, &world);
}

static void test_form__an_answer_that_cannot_be_is_asked_again(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "I");
	harness_wait(harness, "Intake: José Álvarez");
	answer(harness, "");
	answer(harness, "");
	answer(harness, "");
	answer(harness, "9/4");
	harness_wait(harness, "more points than there are");
	harness_wait(harness, "Skill: 9/4");
	end_both(harness, &world);
}

static void test_form__answers_are_not_lost_by_leaving(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "I");
	harness_wait(harness, "Intake: José Álvarez");
	answer(harness, "rates by Friday");
	harness_key(harness, "Esc");
	harness_key(harness, "Esc");
	harness_wait(harness, "Leave without them?");
	harness_key(harness, "n");
	harness_wait(harness, "Intake: José Álvarez");
	harness_key(harness, "q");
	harness_wait(harness, "not kept");
	harness_key(harness, "Esc");
	harness_key(harness, "s");
	harness_wait(harness, "The intake is kept.");
	end_both(harness, &world);
}

static void test_form__opens_by_its_verb_and_hides_with_names(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, ":selfcheck jose");
	harness_key(harness, "Enter");
	harness_wait(harness, "Own check: José Álvarez");
	answer(harness, "rates");
	answer(harness, "no time");
	answer(harness, "");
	answer(harness, "4");
	harness_wait(harness, "s keeps it.");
	harness_key(harness, "P");
	harness_wait_gone(harness, "no time");
	harness_key(harness, "P");
	harness_key(harness, "s");
	harness_wait(harness, "The own check is kept.");
	end_both(harness, &world);
}

static void test_form__goes_up_and_down_and_edits_what_was_said(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "I");
	harness_wait(harness, "What is your goal?");
	harness_type(harness, "rates");
	harness_key(harness, "Tab");
	harness_wait(harness, "Stuck:");
	harness_type(harness, "the units");
	harness_key(harness, "Down");
	harness_wait(harness, "Help wanted:");
	harness_key(harness, "Up");
	harness_wait(harness, "Stuck: the units");
	harness_key(harness, "Up");
	harness_wait(harness, "Goal: rates");
	harness_type(harness, " by Friday");
	harness_key(harness, "Enter");
	harness_wait(harness, "Stuck: the units");
	harness_wait(harness, "rates by Friday");
	harness_type(harness, "\025");
	harness_key(harness, "Tab");
	harness_wait_gone(harness, "the units");
	harness_key(harness, "Esc");
	harness_key(harness, "s");
	harness_wait(harness, "The intake is kept.");
	end_both(harness, &world);
}

static void test_form__shows_what_is_in_the_way_already(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "I");
	harness_wait(harness, "What is your goal?");
	for (size_t i = 0; i < 4; i++)
		answer(harness, "");
	harness_wait(harness, "In the way:");
	answer(harness, "time until 2026-12-18");
	harness_wait(harness, "Enter answers more");
	harness_key(harness, "s");
	harness_wait(harness, "The intake is kept.");
	harness_key(harness, "I");
	harness_wait(harness, "open: time until 2026-12-18");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_form__an_intake_is_five_answers_and_a_key),
		cmocka_unit_test(
			test_form__an_answer_that_cannot_be_is_asked_again),
		cmocka_unit_test(test_form__answers_are_not_lost_by_leaving),
		cmocka_unit_test(
			test_form__opens_by_its_verb_and_hides_with_names),
		cmocka_unit_test(
			test_form__goes_up_and_down_and_edits_what_was_said),
		cmocka_unit_test(
			test_form__shows_what_is_in_the_way_already),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Sentences on a first place, and on who was not seen. */
#include "ana.h"

static struct move first(struct sample *sample)
{
	struct move move = ana(sample);

	move.rule = RULE_FIRST;
	move.from = CLUSTER_NONE;
	move.needs = .5;
	move.since = sample_time(1);
	move.change.count = 0;
	return move;
}

static void test_reason__places_by_what_is_likelier(void **state)
{
	struct sample sample;
	struct move move = first(&sample);

	(void)state;
	move.to = CLUSTER_RETEACH;
	move.estimate.below = .6;
	move.estimate.level = .45;
	move.line = .5;
	move.upward = false;
	assert_reason(&sample, &move, "Ana starts in reteach: first check-ins "
		"3/4, 2/4, 4/4 since 13 Oct, logged by kim; about 45% "
		"(55-84) next time; more likely than not below 50% now.");
	assert_written(reason_write_short, &sample, &move,
		"now likely below 50%, next time about 45% (55-84)");
	move.to = CLUSTER_PRACTICE;
	move.estimate.below = .1;
	move.estimate.level = .712;
	move.checkin_count = 1;
	move.checkins_all = 1;
	move.evidence = EVIDENCE_THIN;
	assert_reason(&sample, &move, "Ana starts in practice: first check-in "
		"3/4 on 13 Oct, logged by kim; about 71% (55-84) next time; "
		"not clearly below 50% or past 80% now. Thin evidence: 1 "
		"check-in on unit rates.");
	assert_written(reason_write_short, &sample, &move,
		"about 71% (55-84), thin");
	sample_release(&sample);
}

static void test_reason__names_an_objective_that_is_not_in_focus(void **state)
{
	struct sample sample;
	struct move move = first(&sample);

	(void)state;
	sample.facts.class.focus = 2;
	move.to = CLUSTER_EXTEND;
	move.estimate.above = .7;
	move.estimate.level = .86;
	assert_reason(&sample, &move, "Ana starts in extend: first check-ins "
		"3/4, 2/4, 4/4 on unit rates since 13 Oct, logged by kim; "
		"about 86% (55-84) next time; more likely than not past 80% "
		"now.");
	assert_written(reason_write_short, &sample, &move,
		"now likely past 80%, next time about 86% (55-84) (from unit "
		"rates)");
	sample_release(&sample);
}

static void test_reason__tells_the_next_time_from_now(void **state)
{
	struct sample sample;
	struct move move = first(&sample);

	(void)state;
	move.to = CLUSTER_RETEACH;
	move.estimate.level = .53;
	move.estimate.below = .62;
	move.line = .5;
	move.upward = false;
	move.checkin_count = 1;
	assert_reason(&sample, &move, "Ana starts in reteach: first check-in "
		"3/4 on 13 Oct, logged by kim; about 53% (55-84) next time; "
		"more likely than not below 50% now.");
	assert_written(reason_write_short, &sample, &move,
		"now likely below 50%, next time about 53% (55-84)");
	move.from = CLUSTER_PRACTICE;
	move.rule = RULE_DOWN;
	move.odds = .62;
	move.needs = .57;
	assert_reason(&sample, &move, "Ana moves from practice to reteach: "
		"3/4 since 13 Oct, logged by kim; about 53% (55-84) next "
		"time; 62 in 100 that Ana is below 50% now, a move needs 57.");
	sample_release(&sample);
}

static void test_reason__says_who_was_not_seen(void **state)
{
	struct sample sample;
	struct move move = { .student = 1, .rule = RULE_NOT_SEEN };

	(void)state;
	three_students(&sample);
	assert_reason(&sample, &move,
		"Ana is not yet seen: no check-in so far.");
	assert_written(reason_write_short, &sample, &move, "not yet seen");
	move.rule = RULE_NOT_ON_FOCUS;
	move.from = move.to = CLUSTER_EXTEND;
	move.objective = 2;
	assert_reason(&sample, &move,
		"Ana stays in extend: no check-in on fractions yet.");
	assert_written(reason_write_short, &sample, &move,
		"no check-in on fractions");
	sample_release(&sample);
}

static void test_reason__says_who_is_absent(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	move.rule = RULE_ABSENT;
	assert_reason(&sample, &move, "Ana is absent today and stays in "
		"practice: 3/4, 2/4, 4/4 since 12 Oct, logged by kim; about "
		"71% (55-84).");
	move.from = move.to = CLUSTER_NONE;
	move.has_estimate = false;
	move.checkin_count = move.checkins_all = 0;
	assert_reason(&sample, &move,
		"Ana is absent today and not yet seen.");
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reason__places_by_what_is_likelier),
		cmocka_unit_test(
			test_reason__names_an_objective_that_is_not_in_focus),
		cmocka_unit_test(
			test_reason__tells_the_next_time_from_now),
		cmocka_unit_test(test_reason__says_who_was_not_seen),
		cmocka_unit_test(test_reason__says_who_is_absent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

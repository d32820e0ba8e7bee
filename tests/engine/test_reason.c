/* SPDX-License-Identifier: MIT */
/* Sentences on why a student stays or moves, and what would change it. */
#include "ana.h"

static void test_reason__says_why_a_student_stays(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62. Two "
		"more like 4/4 would do.");
	assert_written(reason_write_short, &sample, &move,
		"now 31 in 100 past 80% (needs 62), next time about 71% "
		"(55-84)");
	assert_written(reason_write_change, &sample, &move,
		"Two more like 4/4 would do.");
	sample_release(&sample);
}

/* Entered since the stay began, and about days before it. */
static void test_reason__says_since_when_late_scores_are(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.since = sample_time(3);
	move.change.count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 13 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62.");
	sample_release(&sample);
}

static void test_reason__never_rounds_up_to_what_is_needed(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.odds = .6199;
	assert_written(reason_write_short, &sample, &move,
		"now 61 in 100 past 80% (needs 62), next time about 71% "
		"(55-84)");
	move.needs = .57;
	move.odds = .57;
	assert_written(reason_write_short, &sample, &move,
		"now 57 in 100 past 80% (needs 57), next time about 71% "
		"(55-84)");
	sample_release(&sample);
}

static void test_reason__says_why_a_student_moves(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_UP;
	move.to = CLUSTER_EXTEND;
	move.odds = .77;
	move.change.count = 0;
	assert_reason(&sample, &move, "Ana moves from practice to extend: "
		"3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71% "
		"(55-84) next time; 77 in 100 that Ana is past 80% now, a "
		"move needs 62.");
	move.rule = RULE_DOWN;
	move.to = CLUSTER_RETEACH;
	move.line = .5;
	move.upward = false;
	move.needs = .57;
	assert_reason(&sample, &move, "Ana moves from practice to reteach: "
		"3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71% "
		"(55-84) next time; 77 in 100 that Ana is below 50% now, a "
		"move needs 57.");
	sample_release(&sample);
}

static void test_reason__holds_a_long_way_against_both_lines(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.from = CLUSTER_RETEACH;
	move.to = CLUSTER_EXTEND;
	move.rule = RULE_UP;
	move.line = .5;
	move.odds = .96;
	move.estimate.above = .71;
	move.change.count = 0;
	assert_reason(&sample, &move, "Ana moves from reteach to extend: "
		"3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71% "
		"(55-84) next time; 96 in 100 that Ana is past 50% now, a "
		"move needs 62, and 71 in 100 past 80%, where 50 is enough.");
	assert_written(reason_write_short, &sample, &move,
		"now 71 in 100 past 80%, 96 past 50%, next time about 71% "
		"(55-84)");
	move.from = CLUSTER_EXTEND;
	move.to = CLUSTER_RETEACH;
	move.rule = RULE_DOWN;
	move.line = .8;
	move.upward = false;
	move.odds = .92;
	move.needs = .57;
	move.estimate.below = .6;
	assert_written(reason_write_short, &sample, &move,
		"now 60 in 100 below 50%, 92 below 80%, next time about 71% "
		"(55-84)");
	sample_release(&sample);
}

static void test_reason__says_what_would_lead_down(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.line = .5;
	move.upward = false;
	move.odds = .31;
	move.needs = .57;
	move.change.to = CLUSTER_RETEACH;
	move.change.score = sample_items(1, 4);
	move.change.count = 1;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is below 50% now, a move needs 57. One "
		"like 1/4 would mean reteach.");
	move.change.score = sample_items(4, 4);
	assert_written(reason_write_change, &sample, &move,
		"Even one like 4/4 would mean reteach.");
	sample_release(&sample);
}

static void test_reason__says_what_would_follow_a_move(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_UP;
	move.to = CLUSTER_EXTEND;
	move.odds = .77;
	move.change.to = CLUSTER_PRACTICE;
	move.change.score = sample_items(2, 4);
	move.change.count = 1;
	assert_reason(&sample, &move, "Ana moves from practice to extend: "
		"3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71% "
		"(55-84) next time; 77 in 100 that Ana is past 80% now, a "
		"move needs 62. From extend, one more like 2/4 would mean "
		"practice.");
	move.to = CLUSTER_RETEACH;
	move.upward = false;
	move.change.score = sample_items(0, 4);
	assert_written(reason_write_change, &sample, &move,
		"From reteach, any new check-in would mean practice.");
	move.to = CLUSTER_PRACTICE;
	move.change.to = CLUSTER_EXTEND;
	move.change.score = sample_items(4, 4);
	assert_written(reason_write_change, &sample, &move,
		"One more like 4/4 would mean extend.");
	sample_release(&sample);
}

static void test_reason__says_what_decides_where_no_score_does(void **state)
{
	static const struct {
		enum rule rule;
		const char *words;
	} others[] = {
		{ RULE_STAYS, "No three check-ins alike would." },
		{ RULE_PINNED, "Taking off the pin." },
		{ RULE_NOT_ON_FOCUS, "A check-in on unit rates." },
		{ RULE_ROOM, "A free place in extend." },
		{ RULE_FILL, "Enough others in practice." },
		{ RULE_APART, "Taking off the lock." }
	};
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	move.wanted = CLUSTER_EXTEND;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		move.rule = others[i].rule;
		assert_written(reason_write_change, &sample, &move,
			others[i].words);
	}
	sample_release(&sample);
}

static void test_reason__finds_words_for_every_kind_of_score(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);
	struct score *scores[3];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		scores[i] = &sample.facts.checkins[i].score;
		*scores[i] = (struct score){
			.form = SCORE_LEVEL, .points = 4 - (double)i,
			.out_of = 4
		};
	}
	move.change.score = *scores[1];
	assert_reason(&sample, &move, "Ana stays in practice: level 4, 3, 2 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62. Two "
		"more at level 3 would do.");
	*scores[0] = sample_items(1, 1);
	*scores[1] = sample_items(0, 1);
	scores[2]->form = SCORE_PERCENT;
	move.change.score = sample_items(1, 1);
	assert_reason(&sample, &move, "Ana stays in practice: right, wrong, "
		"2% since 12 Oct, logged by kim; about 71% (55-84) next "
		"time; 31 in 100 that Ana is past 80% now, a move needs 62. "
		"Two more right would do.");
	move.change.score.points = 0;
	assert_written(reason_write_change, &sample, &move,
		"Any new check-in would do.");
	sample_release(&sample);
}

static void test_reason__shortens_a_long_list(void **state)
{
	static int64_t checkins[12];
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	for (int64_t i = 3; i < 12; i++)
		sample_quiz(&sample, 1, 7, i % 2 ? 1 : 2);
	for (int64_t i = 0; i < 12; i++)
		checkins[i] = i + 1;
	move.checkins = checkins;
	move.checkin_count = 12;
	move.change.count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: ..., 2/4, 1/4, "
		"2/4, 1/4; 12 check-ins since 12 Oct, logged by kim; about "
		"71% (55-84) next time; 31 in 100 that Ana is past 80% now, "
		"a move needs 62.");
	sample_release(&sample);
}

static void test_reason__leaves_out_what_was_corrected_since(void **state)
{
	static int64_t checkins[] = { 1, 77, 3 };
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.checkins = checkins;
	move.change.count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 4/4 since "
		"12 Oct, logged by kim; about 71% (55-84) next time; 31 in "
		"100 that Ana is past 80% now, a move needs 62.");
	sample.facts.checkin_count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: its check-ins "
		"were corrected; about 71% (55-84) next time; 31 in 100 that "
		"Ana is past 80% now, a move needs 62.");
	sample_release(&sample);
}

static void test_reason__says_when_nothing_is_new(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_NO_NEW;
	move.checkin_count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: no new check-in "
		"on unit rates since the move on 12 Oct; about 71% (55-84) "
		"next time; 31 in 100 that Ana is past 80% now, a move needs "
		"62. Two like 4/4 would do.");
	assert_written(reason_write_short, &sample, &move,
		"nothing new since 12 Oct, now 31 in 100 past 80% (needs 62), "
		"next time about 71% (55-84)");
	sample_release(&sample);
}

static void test_reason__says_which_regroup_judged_all_there_is(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_NO_NEW;
	sample_day(&sample, 3);
	sample_judge(&sample, &move, ++sample.action);
	assert_reason(&sample, &move, "Ana stays in practice: no check-in of "
		"their own on unit rates since the regroup of 15 Oct; 3/4, "
		"2/4, 4/4 since 12 Oct, logged by kim; about 71% (55-84) next "
		"time; 31 in 100 that Ana is past 80% now, a move needs 62. "
		"Two more like 4/4 would do.");
	assert_written(reason_write_short, &sample, &move,
		"nothing new since 15 Oct, now 31 in 100 past 80% (needs 62), "
		"next time about 71% (55-84)");
	sample_release(&sample);
}

static void test_reason__says_when_rules_move_who_was_not_seen_again(
	void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_UP;
	move.to = CLUSTER_EXTEND;
	move.odds = .63;
	move.change.count = 0;
	sample_day(&sample, 3);
	sample_judge(&sample, &move, ++sample.action);
	sample.facts.policy.version++;
	assert_reason(&sample, &move, "Ana moves from practice to extend: the "
		"rules have changed since the regroup of 15 Oct; 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; 63 "
		"in 100 that Ana is past 80% now, a move needs 62.");
	sample_quiz(&sample, move.student, 3, 4);
	sample_sort(&sample);
	assert_reason(&sample, &move, "Ana moves from practice to extend: "
		"3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71% (55-84) "
		"next time; 63 in 100 that Ana is past 80% now, a move needs "
		"62.");
	sample_release(&sample);
}

static void test_reason__names_everyone_who_logged(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	sample.facts.checkins[1].author = "pat";
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim and pat; about 71% (55-84) next "
		"time; 31 in 100 that Ana is past 80% now, a move needs 62.");
	sample.facts.checkins[2].author = "lee";
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim, pat and lee; about 71% (55-84) "
		"next time; 31 in 100 that Ana is past 80% now, a move needs "
		"62.");
	sample.facts.checkins[0].author = sample.facts.checkins[1].author =
		sample.facts.checkins[2].author = NULL;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct; about 71% (55-84) next time; 31 in 100 that "
		"Ana is past 80% now, a move needs 62.");
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reason__says_why_a_student_stays),
		cmocka_unit_test(
			test_reason__says_since_when_late_scores_are),
		cmocka_unit_test(
			test_reason__never_rounds_up_to_what_is_needed),
		cmocka_unit_test(test_reason__says_why_a_student_moves),
		cmocka_unit_test(
			test_reason__holds_a_long_way_against_both_lines),
		cmocka_unit_test(test_reason__says_what_would_lead_down),
		cmocka_unit_test(test_reason__says_what_would_follow_a_move),
		cmocka_unit_test(
			test_reason__says_what_decides_where_no_score_does),
		cmocka_unit_test(
			test_reason__finds_words_for_every_kind_of_score),
		cmocka_unit_test(test_reason__shortens_a_long_list),
		cmocka_unit_test(
			test_reason__leaves_out_what_was_corrected_since),
		cmocka_unit_test(test_reason__says_when_nothing_is_new),
		cmocka_unit_test(
			test_reason__says_which_regroup_judged_all_there_is),
		cmocka_unit_test(
			test_reason__says_when_rules_move_who_was_not_seen_again),
		cmocka_unit_test(test_reason__names_everyone_who_logged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

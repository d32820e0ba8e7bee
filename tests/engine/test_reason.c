/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/reason.h"
#include "sample.h"

typedef void writer(struct buf *out, const struct facts *facts,
	const struct move *move);

static void assert_written(writer *write, const struct sample *sample,
	const struct move *move, const char *expected)
{
	struct buf out = BUF_INIT;

	write(&out, &sample->facts, move);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

#define assert_reason(sample, move, expected) \
	assert_written(reason_write, sample, move, expected)

static void assert_offer(const struct sample *sample,
	const struct offer *offer, const char *expected)
{
	struct buf out = BUF_INIT;

	reason_write_offer(&out, &sample->facts, offer);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void three_students(struct sample *sample)
{
	sample_init(sample, 3);
	sample_name(sample, 1, "Ana", "Chen");
	sample_name(sample, 2, "Sven", "Lund");
	sample_name(sample, 3, "Sven", "Berg");
	sample_day(sample, 20);
}

/* Ana in practice since day 0 with 3/4, 2/4, 4/4: check-ins 1, 2, 3. */
static struct move ana(struct sample *sample)
{
	static int64_t checkins[] = { 1, 2, 3 };
	static const double points[] = { 3, 2, 4 };

	three_students(sample);
	for (int64_t i = 0; i < 3; i++)
		sample_quiz(sample, 1, i + 1, points[i]);
	return (struct move){
		.student = 1,
		.from = CLUSTER_PRACTICE,
		.to = CLUSTER_PRACTICE,
		.rule = RULE_STAYS,
		.evidence = EVIDENCE_ENOUGH,
		.objective = 1,
		.has_estimate = true,
		.estimate = {
			.level = .712, .low = .549, .high = .841,
			.below = .05, .above = .316
		},
		.line = .8,
		.upward = true,
		.odds = .316,
		.needs = .62,
		.since = sample_time(0),
		.checkins = checkins,
		.checkin_count = 3,
		.checkins_all = 3,
		.change = {
			.to = CLUSTER_EXTEND,
			.score = sample_items(4, 4),
			.count = 2
		}
	};
}

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

/* Ana below the line, who would go to reteach. */
static struct move falling(struct sample *sample, enum rule rule)
{
	struct move move = ana(sample);

	move.rule = rule;
	move.estimate = (struct estimate){
		.level = .48, .low = .36, .high = .6, .below = .58, .above = .01
	};
	move.line = .5;
	move.upward = false;
	move.odds = .58;
	move.needs = .57;
	move.change.count = 0;
	return move;
}

static void test_reason__says_what_has_to_come_first(void **state)
{
	struct sample sample;
	struct move move = falling(&sample, RULE_PREREQUISITE);

	(void)state;
	move.to = CLUSTER_RETEACH;
	move.wanted = CLUSTER_RETEACH;
	move.teach = 2;
	assert_reason(&sample, &move, "Ana moves from practice to reteach, on "
		"fractions first: unit rates needs it, and it was never "
		"seen; 3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 48% "
		"(36-60) next time; 58 in 100 that Ana is below 50% now, a "
		"move needs 57.");
	assert_written(reason_write_short, &sample, &move, "fractions first, "
		"now 58 in 100 below 50% (needs 57), next time about 48% "
		"(36-60)");
	sample_score(&sample, 1, 2, 0, sample_items(1, 4));
	sample_score(&sample, 1, 2, 1, sample_items(2, 4));
	move.from = CLUSTER_RETEACH;
	move.rule = RULE_STAYS;
	assert_reason(&sample, &move, "Ana stays in reteach, on fractions "
		"first: unit rates needs it, and it was 1/4, 2/4 since 12 "
		"Oct; 3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 48% "
		"(36-60) next time; 58 in 100 that Ana is below 50% now, a "
		"move needs 57.");
	sample_release(&sample);
}

static void test_reason__says_who_gave_room(void **state)
{
	struct sample sample;
	struct move move = falling(&sample, RULE_ROOM);

	(void)state;
	sample.facts.policy.sizes[CLUSTER_RETEACH].most = 6;
	move.wanted = CLUSTER_RETEACH;
	assert_reason(&sample, &move, "Ana stays in practice: reteach has "
		"room for 6, and Ana is the closest case; the evidence alone "
		"asks for reteach; 3/4, 2/4, 4/4 since 12 Oct, logged by "
		"kim; about 48% (36-60) next time; 58 in 100 that Ana is "
		"below 50% now, a move by evidence needs 57.");
	move.from = move.wanted = CLUSTER_RETEACH;
	move.line = .5;
	move.upward = true;
	move.odds = .34;
	move.needs = .62;
	assert_reason(&sample, &move, "Ana moves from reteach to practice: "
		"reteach has room for 6, and Ana is the closest case; the "
		"evidence alone asks for reteach; 3/4, 2/4, 4/4 since 12 "
		"Oct, logged by kim; about 48% (36-60) next time; 34 in 100 "
		"that Ana is past 50% now, a move by evidence needs 62.");
	move.from = CLUSTER_PRACTICE;
	move.upward = false;
	move.odds = .58;
	move.needs = .57;
	assert_written(reason_write_short, &sample, &move, "reteach is full, "
		"now 58 in 100 below 50% (needs 57), next time about 48% "
		"(36-60)");
	sample_release(&sample);
}

static void test_reason__says_who_was_taken_in(void **state)
{
	struct sample sample;
	struct move move = falling(&sample, RULE_FILL);

	(void)state;
	sample.facts.policy.sizes[CLUSTER_RETEACH].least = 4;
	move.to = CLUSTER_RETEACH;
	move.wanted = CLUSTER_PRACTICE;
	move.odds = .4;
	assert_reason(&sample, &move, "Ana moves from practice to reteach: "
		"reteach is to have at least 4, and Ana is the nearest to "
		"it; the evidence alone asks for practice; 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 48% (36-60) next time; "
		"40 in 100 that Ana is below 50% now, a move by evidence "
		"needs 57.");
	assert_written(reason_write_short, &sample, &move, "fills reteach, "
		"now 40 in 100 below 50% (needs 57), next time about 48% "
		"(36-60)");
	sample_release(&sample);
}

static void test_reason__says_which_lock_held(void **state)
{
	static const int64_t group[] = { 1, 2, 3 };
	struct sample sample;
	struct move move = falling(&sample, RULE_TOGETHER);

	(void)state;
	move.wanted = CLUSTER_RETEACH;
	move.lock = sample_lock(&sample, LOCK_TOGETHER, group, 3);
	sample.facts.locks[0].until = sample_time(30);
	sample.facts.locks[0].why = "share a book";
	assert_reason(&sample, &move, "Ana stays in practice: kept together "
		"with Sven Lund and Sven Berg by kim until 11 Nov (share a "
		"book); the evidence alone asks for reteach; 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 48% (36-60) next time; "
		"58 in 100 that Ana is below 50% now, a move by evidence "
		"needs 57.");
	move.rule = RULE_APART;
	move.lock = sample_lock(&sample, LOCK_APART, group, 2);
	assert_written(reason_write_short, &sample, &move, "apart from Sven "
		"Lund, now 58 in 100 below 50% (needs 57), next time about "
		"48% (36-60)");
	sample.facts.lock_count = 0;
	assert_reason(&sample, &move, "Ana stays in practice: kept apart; the "
		"evidence alone asks for reteach; 3/4, 2/4, 4/4 since 12 "
		"Oct, logged by kim; about 48% (36-60) next time; 58 in 100 "
		"that Ana is below 50% now, a move by evidence needs 57.");
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

static void test_reason__says_when_no_cluster_is_likely(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	move.estimate.below = .3;
	move.estimate.above = .3;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62. Unclear "
		"evidence: no cluster has half of the odds.");
	assert_written(reason_write_short, &sample, &move,
		"now 31 in 100 past 80% (needs 62), next time about 71% "
		"(55-84), unclear");
	sample_release(&sample);
}

static void test_reason__says_when_evidence_is_weak(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	move.evidence = EVIDENCE_THIN;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62. Thin "
		"evidence: 3 check-ins on unit rates.");
	move.evidence = EVIDENCE_STALE;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"31 in 100 that Ana is past 80% now, a move needs 62. Stale "
		"evidence: the last check-in on unit rates was on 15 Oct.");
	sample_release(&sample);
}

static void test_reason__says_what_the_teacher_holds(void **state)
{
	static const int64_t pinned[] = { 1 };
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.change.count = 0;
	move.rule = RULE_PINNED;
	sample.facts.locks[0] = (struct lock){
		.id = 1, .kind = LOCK_PIN, .students = pinned, .count = 1,
		.author = "kim", .why = "works with Sven",
		.since = sample_time(0), .until = sample_time(8)
	};
	sample.facts.lock_count = 1;
	assert_reason(&sample, &move, "Ana stays in practice: pinned by kim "
		"until 20 Oct (works with Sven); 3/4, 2/4, 4/4 since 12 Oct, "
		"logged by kim; about 71% (55-84) next time; the evidence "
		"points to practice.");
	move.rule = RULE_INTERVENE;
	move.from = move.to = CLUSTER_INTERVENE;
	move.line = 0;
	assert_reason(&sample, &move, "Ana stays in intervene: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"the evidence points to practice. Leaving it is the "
		"teacher's decision.");
	assert_written(reason_write_short, &sample, &move,
		"the teacher decides, about 71% (55-84)");
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

static void test_reason__says_what_was_refused(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_REFUSED;
	move.estimate.above = move.odds = .7;
	move.estimate.level = .86;
	move.change.score = sample_items(2, 4);
	move.change.count = 1;
	sample.facts.refusals[0] = (struct refusal){
		.student = 1, .objective = 1, .to = CLUSTER_EXTEND,
		.when = sample_time(5)
	};
	sample.facts.refusal_count = 1;
	assert_reason(&sample, &move, "Ana stays in practice: 3/4, 2/4, 4/4 "
		"since 12 Oct, logged by kim; about 86% (55-84) next time; "
		"70 in 100 that Ana is past 80% now, a move needs 62. The "
		"move to extend was refused on 17 Oct; there is no new "
		"check-in since. One more like 2/4 would do.");
	sample_release(&sample);
}

static void test_reason__says_what_was_a_surprise(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.rule = RULE_SURPRISE;
	move.from = move.to = CLUSTER_EXTEND;
	move.upward = false;
	move.odds = .75;
	move.needs = .57;
	move.change.count = 0;
	sample.facts.checkins[2].score.points = 1;
	assert_reason(&sample, &move, "Ana stays in extend: 3/4, 2/4, 1/4 "
		"since 12 Oct, logged by kim; about 71% (55-84) next time; "
		"75 in 100 that Ana is below 80% now, a move needs 57. The "
		"last score, 1/4, is far below what was expected, so look "
		"first: the next check-in decides.");
	sample_release(&sample);
}

static void test_reason__calls_students_and_clusters_as_the_class(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);
	struct error err = ERROR_INIT;

	(void)state;
	move.change.count = 0;
	move.checkin_count = 0;
	move.student = 2;
	assert_true(policy_set(&sample.facts.policy, "label.practice",
		"Blue table", &err));
	assert_reason(&sample, &move, "Sven Lund stays in Blue table: about "
		"71% (55-84) next time; 31 in 100 that Sven Lund is past 80% "
		"now, a move needs 62.");
	move.student = 99;
	assert_reason(&sample, &move, "A student who has left stays in Blue "
		"table: about 71% (55-84) next time; 31 in 100 that a "
		"student who has left is past 80% now, a move needs 62.");
	sample_release(&sample);
}

static void test_reason__writes_lines_that_are_no_whole_percent(void **state)
{
	struct sample sample;
	struct move move = ana(&sample);

	(void)state;
	move.line = .825;
	move.estimate.high = .9999;
	assert_written(reason_write_short, &sample, &move,
		"now 31 in 100 past 82.5% (needs 62), next time about 71% "
		"(55-99)");
	sample_release(&sample);
}

static void test_reason__says_what_an_offer_is_for(void **state)
{
	struct sample sample;
	struct offer offer = {
		.cause = OFFER_NO_RESPONSE, .student = 1, .checkins = 5,
		.no_gain = .827, .subject = 1
	};

	(void)state;
	three_students(&sample);
	sample_quiz(&sample, 1, 4, 1);
	assert_offer(&sample, &offer, "Ana: 5 check-ins on unit rates since "
		"16 Oct; 82 in 100 that there is hardly a gain since the "
		"first.");
	offer.no_gain = .31;
	assert_offer(&sample, &offer, "Ana: 5 check-ins on unit rates since "
		"16 Oct; if there is a gain since the first, it is not yet "
		"past 50%.");
	offer.no_gain = .827;
	offer.subject = 9;
	assert_offer(&sample, &offer, "Ana: 5 check-ins; 82 in 100 that there "
		"is hardly a gain since the first.");
	sample.facts.blocks[0] = (struct block){
		.id = 3, .student = 1, .what = "language", .severity = 2,
		.since = sample_time(1), .until = CIVIL_NEVER
	};
	sample.facts.block_count = 1;
	offer = (struct offer){
		.cause = OFFER_BLOCK, .student = 1, .subject = 3
	};
	assert_offer(&sample, &offer,
		"Ana has an open block: language since 13 Oct.");
	offer.subject = 4;
	assert_offer(&sample, &offer, "Ana has an open block.");
	offer = (struct offer){
		.cause = OFFER_SURPRISE, .student = 1, .subject = 1,
		.expected = .914
	};
	assert_offer(&sample, &offer, "Look at Ana: 1/4 on unit rates on 16 "
		"Oct, where about 91% was expected.");
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
		cmocka_unit_test(test_reason__places_by_what_is_likelier),
		cmocka_unit_test(
			test_reason__names_an_objective_that_is_not_in_focus),
		cmocka_unit_test(
			test_reason__tells_the_next_time_from_now),
		cmocka_unit_test(test_reason__names_everyone_who_logged),
		cmocka_unit_test(test_reason__says_what_has_to_come_first),
		cmocka_unit_test(test_reason__says_who_gave_room),
		cmocka_unit_test(test_reason__says_who_was_taken_in),
		cmocka_unit_test(test_reason__says_which_lock_held),
		cmocka_unit_test(test_reason__says_who_was_not_seen),
		cmocka_unit_test(test_reason__says_when_no_cluster_is_likely),
		cmocka_unit_test(test_reason__says_when_evidence_is_weak),
		cmocka_unit_test(test_reason__says_what_the_teacher_holds),
		cmocka_unit_test(test_reason__says_who_is_absent),
		cmocka_unit_test(test_reason__says_what_was_refused),
		cmocka_unit_test(test_reason__says_what_was_a_surprise),
		cmocka_unit_test(
			test_reason__calls_students_and_clusters_as_the_class),
		cmocka_unit_test(
			test_reason__writes_lines_that_are_no_whole_percent),
		cmocka_unit_test(test_reason__says_what_an_offer_is_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

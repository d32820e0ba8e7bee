/* SPDX-License-Identifier: MIT */
/* Sentences on what decides beside the odds, and on what is offered. */
#include "ana.h"

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
		cmocka_unit_test(test_reason__says_what_has_to_come_first),
		cmocka_unit_test(test_reason__says_who_gave_room),
		cmocka_unit_test(test_reason__says_who_was_taken_in),
		cmocka_unit_test(test_reason__says_which_lock_held),
		cmocka_unit_test(test_reason__says_when_no_cluster_is_likely),
		cmocka_unit_test(test_reason__says_when_evidence_is_weak),
		cmocka_unit_test(test_reason__says_what_the_teacher_holds),
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

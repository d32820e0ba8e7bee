/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "sample.h"

static void test_propose__gives_every_student_one_move_in_order(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 15);
	sample_fill(&sample, 4);
	sample_propose(&sample, 4, &proposal);
	assert_int_equal(proposal.move_count, 15);
	for (size_t i = 0; i < 15; i++) {
		assert_int_equal(proposal.moves[i].student,
			sample.facts.students[i].id);
		assert_int_equal(proposal.moves[i].state, MOVE_PROPOSED);
	}
	assert_int_equal(proposal.made, sample.facts.now);
	assert_int_equal(proposal.objective, 1);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_propose__manages_with_an_empty_class(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 0);
	sample.facts.objective_count = 0;
	sample.facts.class.focus = 0;
	sample_propose(&sample, 0, &proposal);
	assert_int_equal(proposal.move_count, 0);
	assert_int_equal(proposal.offer_count, 0);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_propose__passes_over_check_ins_of_who_has_left(void **state)
{
	struct sample sample;
	struct buf before = BUF_INIT;
	struct buf after = BUF_INIT;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 4);
	sample_write_day(&before, &sample, 4);
	sample_quiz(&sample, 99, 2, 0);
	sample_write_day(&after, &sample, 4);
	assert_string_equal(buf_text(&after), buf_text(&before));
	buf_release(&before);
	buf_release(&after);
	sample_release(&sample);
}

static void test_propose__places_by_the_first_check_in_anywhere(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 13);
	sample_fill(&sample, 3);
	sample_score(&sample, 13, 2, 3, sample_items(0, 8));
	move = sample_move(&sample, 3, 13);
	assert_int_equal(move.rule, RULE_FIRST);
	assert_int_equal(move.objective, 2);
	assert_int_equal(move.from, CLUSTER_NONE);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	assert_true(move.estimate.below > .5);
	assert_int_equal(move.since, sample_time(3));
	sample_release(&sample);
}

static void test_propose__keeps_who_has_none_on_the_focus(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_accept_day(&sample, 3);
	sample.facts.class.focus = 2;
	move = sample_move(&sample, 4, 1);
	assert_int_equal(move.rule, RULE_NOT_ON_FOCUS);
	assert_int_equal(move.to, move.from);
	assert_int_equal(move.objective, 2);
	assert_false(move.has_estimate);
	sample_release(&sample);
}

static void test_propose__moves_no_one_for_what_classmates_did(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_place(&sample, 10, CLUSTER_RETEACH, 3);
	for (int64_t i = 1; i <= 9; i++)
		sample_quiz(&sample, i, 4, 4);
	move = sample_move(&sample, 4, 10);
	assert_int_equal(move.rule, RULE_NO_NEW);
	assert_true(move.odds >= move.needs);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	sample_quiz(&sample, 10, 5, 4);
	move = sample_move(&sample, 5, 10);
	assert_int_equal(move.rule, RULE_UP);
	sample_release(&sample);
}

/* Student 10 is in extend and had a 2/4 since, which a regroup left there;
 * then all the others were at nothing. */
static void judge(struct sample *sample)
{
	sample_init(sample, 12);
	sample_fill(sample, 2);
	sample_place(sample, 10, CLUSTER_EXTEND, 2);
	sample_quiz(sample, 10, 3, 2);
	sample_accept_day(sample, 3);
	for (int64_t i = 1; i <= 12; i++)
		if (i != 10)
			sample_quiz(sample, i, 4, 0);
}

static void test_propose__moves_no_one_again_by_what_was_judged(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	judge(&sample);
	move = sample_move(&sample, 4, 10);
	assert_int_equal(move.rule, RULE_NO_NEW);
	assert_int_equal(move.to, CLUSTER_EXTEND);
	assert_true(move.odds >= move.needs);
	sample_quiz(&sample, 10, 5, 2);
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_anew_when_a_regroup_was_taken_back(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample.facts.verdict_count = 0;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_anew_by_other_rules(void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample.facts.policy.version++;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__takes_what_was_entered_after_a_verdict_for_new(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	sample_quiz(&sample, 10, 1, 2);
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__knows_a_verdict_on_its_own_objective_only(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	for (size_t i = 0; i < sample.facts.verdict_count; i++)
		sample.facts.verdicts[i].objective = 2;
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_DOWN);
	sample_release(&sample);
}

static void test_propose__judges_who_has_no_place_whatever_was_said(
	void **state)
{
	struct sample sample;

	(void)state;
	judge(&sample);
	for (size_t i = 0; i < sample.facts.stay_count; i++)
		if (sample.facts.stays[i].student == 10)
			sample.facts.stays[i] = sample.facts.stays[
				--sample.facts.stay_count];
	assert_int_equal(sample_move(&sample, 4, 10).rule, RULE_FIRST);
	sample_release(&sample);
}

static void test_propose__takes_a_late_entry_for_new_evidence(void **state)
{
	struct sample sample;
	struct proposal proposal;
	int64_t late;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_place(&sample, 10, CLUSTER_RETEACH, 3);
	late = sample_quiz(&sample, 10, 1, 4);
	sample_propose(&sample, 4, &proposal);
	assert_int_equal(proposal.moves[9].rule, RULE_UP);
	assert_int_equal(proposal.moves[9].checkin_count, 1);
	assert_int_equal(proposal.moves[9].checkins[0], late);
	assert_int_equal(proposal.moves[9].checkins_all, 4);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void test_propose__goes_to_the_cluster_of_the_median(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 5);
	move = sample_move(&sample, 5, 10);
	assert_int_equal(move.to, CLUSTER_EXTEND);
	assert_true(move.upward);
	assert_true(fabs(move.line - .5) < 1e-9);
	assert_true(fabs(move.odds - (1 - move.estimate.below)) < 1e-9);
	sample_release(&sample);
}

static void test_propose__wants_more_odds_in_a_calm_class(void **state)
{
	struct sample sample;
	struct move move;
	double odds;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 2, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 2);
	sample.facts.policy.stability = STABILITY_LIVELY;
	move = sample_move(&sample, 1, 2);
	assert_int_equal(move.rule, RULE_UP);
	odds = move.odds;
	sample.facts.policy.stability = STABILITY_CALM;
	move = sample_move(&sample, 1, 2);
	assert_true(fabs(move.odds - odds) < 1e-12);
	assert_int_equal(move.rule, RULE_STAYS);
	assert_true(fabs(move.needs - .68) < 1e-9);
	sample_release(&sample);
}

static void test_propose__holds_an_objective_against_its_own_lines(void **state)
{
	const struct lines strict = { .low = .9, .high = .95 };
	struct error err = ERROR_INIT;
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	assert_int_equal(sample_move(&sample, 3, 2).to, CLUSTER_PRACTICE);
	assert_true(policy_set_lines(&sample.facts.policy, 1, &strict, &err));
	assert_int_equal(sample_move(&sample, 3, 2).to, CLUSTER_RETEACH);
	sample_release(&sample);
}

static void test_propose__names_the_state_of_the_evidence(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 13);
	sample_fill(&sample, 2);
	assert_int_equal(sample_move(&sample, 2, 13).evidence, EVIDENCE_NONE);
	assert_int_equal(sample_move(&sample, 2, 5).evidence, EVIDENCE_THIN);
	sample_quiz(&sample, 5, 2, 0);
	assert_int_equal(sample_move(&sample, 2, 5).evidence, EVIDENCE_ENOUGH);
	for (int64_t day = 3; day < 12; day++)
		sample_score(&sample, 1, 2, day, sample_items(3, 4));
	assert_int_equal(sample_move(&sample, 30, 5).evidence, EVIDENCE_ENOUGH);
	sample_score(&sample, 1, 2, 12, sample_items(3, 4));
	assert_int_equal(sample_move(&sample, 30, 5).evidence, EVIDENCE_STALE);
	sample_release(&sample);
}

static void test_propose__calls_three_check_ins_between_bands_unclear(
	void **state)
{
	const struct lines narrow = { .low = .6, .high = .8 };
	struct error err = ERROR_INIT;
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	move = sample_move(&sample, 3, 2);
	assert_int_equal(move.checkins_all, 3);
	assert_int_equal(move.evidence, EVIDENCE_ENOUGH);
	assert_false(move_is_unclear(&move));
	assert_true(policy_set_lines(&sample.facts.policy, 1, &narrow, &err));
	move = sample_move(&sample, 3, 2);
	assert_int_equal(move.to, CLUSTER_PRACTICE);
	assert_int_equal(move.evidence, EVIDENCE_ENOUGH);
	assert_true(move_is_unclear(&move));
	assert_string_equal(move_evidence_word(&move), "unclear");
	sample_release(&sample);
}

static void test_propose__leaves_a_pinned_student(void **state)
{
	static const int64_t pinned[] = { 10 };
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 5);
	sample.facts.locks[0] = (struct lock){
		.id = 1, .kind = LOCK_PIN, .students = pinned, .count = 1,
		.author = "kim", .since = sample_time(0), .until = CIVIL_NEVER
	};
	sample.facts.lock_count = 1;
	move = sample_move(&sample, 5, 10);
	assert_int_equal(move.rule, RULE_PINNED);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	assert_true(move.has_estimate);
	sample_release(&sample);
}

static void test_propose__leaves_an_absent_student(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 5);
	sample.facts.absences[0] = (struct absence){
		.id = 1, .student = 10, .from_day = 0, .to_day = INT64_MAX
	};
	sample.facts.absence_count = 1;
	move = sample_move(&sample, 5, 10);
	assert_int_equal(move.rule, RULE_ABSENT);
	assert_int_equal(move.to, CLUSTER_RETEACH);
	sample_release(&sample);
}

static void test_propose__leaves_intervene_to_the_teacher(void **state)
{
	struct sample sample;
	struct move move;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_INTERVENE, 0);
	sample_fill(&sample, 5);
	move = sample_move(&sample, 5, 10);
	assert_int_equal(move.rule, RULE_INTERVENE);
	assert_int_equal(move.to, CLUSTER_INTERVENE);
	assert_true(move.estimate.above > .5);
	sample_release(&sample);
}

static void test_propose__asks_again_only_for_new_evidence(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_place(&sample, 10, CLUSTER_RETEACH, 0);
	sample_fill(&sample, 5);
	sample.facts.refusals[0] = (struct refusal){
		.student = 10, .objective = 1, .to = CLUSTER_EXTEND,
		.entered = ++sample.action, .when = sample_time(5)
	};
	sample.facts.refusal_count = 1;
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_REFUSED);
	assert_int_equal(sample_move(&sample, 5, 10).to, CLUSTER_RETEACH);
	/* Classmates alone may have made it another move. */
	sample.facts.refusals[0].to = CLUSTER_PRACTICE;
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_REFUSED);
	sample_quiz(&sample, 10, 6, 4);
	assert_int_equal(sample_move(&sample, 6, 10).rule, RULE_UP);
	sample_release(&sample);
}

static void test_propose__asks_about_a_surprise_before_it_moves(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 4);
	sample_accept_day(&sample, 4);
	sample_quiz(&sample, 10, 5, 1);
	assert_int_equal(sample_move(&sample, 5, 10).rule, RULE_SURPRISE);
	assert_int_equal(sample_move(&sample, 5, 10).to, CLUSTER_EXTEND);
	assert_true(sample_is_offered(&sample, 5, 10, OFFER_SURPRISE));
	sample_quiz(&sample, 10, 6, 1);
	assert_int_equal(sample_move(&sample, 6, 10).rule, RULE_DOWN);
	assert_false(sample_is_offered(&sample, 6, 10, OFFER_SURPRISE));
	sample_release(&sample);
}

/* Logs what the move says would change it and looks; takes it back. */
static enum cluster log_change(struct sample *sample, int64_t day,
	const struct move *move, double more)
{
	static struct checkin kept[SAMPLE_CHECKINS_MAX];
	struct facts *facts = &sample->facts;
	size_t count = facts->checkin_count;
	struct score score = move->change.score;
	enum cluster to;

	memcpy(kept, facts->checkins, count * sizeof(*kept));
	score.points += more;
	for (int i = 0; i < move->change.count; i++)
		sample_score(sample, move->student, 1, day, score);
	to = sample_move(sample, day, move->student).to;
	memcpy(facts->checkins, kept, count * sizeof(*kept));
	facts->checkin_count = count;
	return to;
}

static void test_propose__finds_the_smallest_score_that_moves(void **state)
{
	struct sample sample;
	struct proposal proposal;
	size_t found = 0;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_accept_day(&sample, 3);
	sample_fill(&sample, 2);
	sample_propose(&sample, 4, &proposal);
	for (size_t i = 0; i < proposal.move_count; i++) {
		const struct move *move = &proposal.moves[i];
		double points = move->change.score.points;

		if (!move->change.count)
			continue;
		found++;
		assert_int_equal(log_change(&sample, 4, move, 0),
			move->change.to);
		if (move->upward && points > .5)
			assert_int_equal(log_change(&sample, 4, move, -1),
				move->from);
	}
	assert_true(found > 4);
	proposal_release(&proposal);
	sample_release(&sample);
}

/* Accepts, and does to all who moved what was said of them, one by one. */
static size_t assert_changes(struct sample *sample, int64_t day)
{
	struct proposal proposal;
	size_t found = 0;

	sample_propose(sample, day, &proposal);
	sample_accept(sample, day, &proposal);
	for (size_t i = 0; i < proposal.move_count; i++) {
		const struct move *move = &proposal.moves[i];

		if (!move_is_change(move))
			continue;
		found++;
		assert_true(move->change.count > 0);
		assert_int_not_equal(move->change.to, move->to);
		assert_int_equal(log_change(sample, day, move, 0),
			move->change.to);
	}
	proposal_release(&proposal);
	return found;
}

static void test_propose__says_what_would_change_a_move(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 2);
	assert_int_equal(assert_changes(&sample, 2), 12);
	for (int64_t i = 1; i <= 12; i += 2)
		sample_quiz(&sample, i, 3, (double)(i % 4));
	for (int64_t i = 2; i <= 12; i += 2)
		sample_quiz(&sample, i, 3, 4);
	assert_true(assert_changes(&sample, 3) > 1);
	sample_require(&sample, 1, 2);
	for (int64_t i = 1; i <= 12; i++) {
		sample_quiz(&sample, i, 4, 1);
		sample_quiz(&sample, i, 4, 1);
	}
	assert_true(assert_changes(&sample, 4) > 2);
	sample_release(&sample);
}

/* After a surprise full marks lead one band down and others further. */
static void test_propose__promises_of_a_score_only_what_it_does(void **state)
{
	struct sample sample;
	struct proposal proposal;
	const struct move *move;
	struct buf change = BUF_INIT;

	(void)state;
	sample_init(&sample, 9);
	for (int64_t i = 1; i <= 9; i++)
		sample_quiz(&sample, i, 0, 4);
	sample_accept_day(&sample, 0);
	sample_quiz(&sample, 1, 1, 0);
	sample_propose(&sample, 1, &proposal);
	move = &proposal.moves[0];
	assert_int_equal(move->rule, RULE_SURPRISE);
	assert_int_equal(log_change(&sample, 1, move, 0), CLUSTER_PRACTICE);
	assert_int_equal(log_change(&sample, 1, move, -4), CLUSTER_RETEACH);
	reason_write_change(&change, &sample.facts, move);
	assert_string_equal(buf_text(&change),
		"Even one like 4/4 would mean practice.");
	buf_release(&change);
	proposal_release(&proposal);
	sample_release(&sample);
}

static void log_everyone(struct sample *sample, int64_t day,
	struct score score)
{
	for (int64_t i = 1; i <= 12; i++)
		sample_score(sample, i, 1, day, score);
}

static void assert_asked_for(struct sample *sample, int64_t day,
	enum score_form form, double step)
{
	struct proposal proposal;
	size_t found = 0;

	sample_propose(sample, day, &proposal);
	for (size_t i = 0; i < proposal.move_count; i++) {
		const struct next_score *change = &proposal.moves[i].change;

		if (!change->count)
			continue;
		found++;
		assert_int_equal(change->score.form, form);
		assert_true(fmod(change->score.points, step) < 1e-9);
		assert_true(change->score.points <= change->score.out_of);
	}
	assert_true(found > 0);
	proposal_release(&proposal);
}

static void test_propose__asks_for_scores_as_the_class_logs_them(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_accept_day(&sample, 3);
	for (int64_t day = 4; day < 6; day++)
		log_everyone(&sample, day, (struct score){
			.form = SCORE_LEVEL, .points = 3, .out_of = 4
		});
	sample_quiz(&sample, 12, 6, 1);
	assert_asked_for(&sample, 6, SCORE_LEVEL, 1);
	for (int64_t day = 7; day < 9; day++)
		log_everyone(&sample, day, (struct score){
			.form = SCORE_PERCENT, .points = 62, .out_of = 100
		});
	assert_asked_for(&sample, 9, SCORE_PERCENT, 5);
	sample_release(&sample);
}

static void test_propose__shows_the_belief_it_judged_by(void **state)
{
	struct sample sample;
	struct engine *engine;
	struct proposal proposal;
	struct belief_parts parts;
	struct belief belief;

	(void)state;
	sample_init(&sample, 12);
	sample_fill(&sample, 3);
	sample_day(&sample, 4);
	engine = engine_new(&sample.facts);
	engine_propose(engine, &proposal);
	belief = engine_belief(engine, 2, 0);
	parts = engine_parts(engine, 2, 0);
	assert_true(fabs(1 / (1 + exp(-belief.logit)) -
		proposal.moves[2].estimate.level) < 1e-12);
	assert_true(fabs(parts.objective + parts.student + parts.own +
		parts.recent - belief.logit) < 1e-9);
	assert_int_equal(engine_evidence(engine, 2, 1), EVIDENCE_NONE);
	assert_true(fabs(engine_round_logit(engine, 0)) < 1e-12);
	proposal_release(&proposal);
	engine_free(engine);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_propose__gives_every_student_one_move_in_order),
		cmocka_unit_test(test_propose__manages_with_an_empty_class),
		cmocka_unit_test(
			test_propose__passes_over_check_ins_of_who_has_left),
		cmocka_unit_test(
			test_propose__places_by_the_first_check_in_anywhere),
		cmocka_unit_test(test_propose__keeps_who_has_none_on_the_focus),
		cmocka_unit_test(
			test_propose__moves_no_one_for_what_classmates_did),
		cmocka_unit_test(
			test_propose__moves_no_one_again_by_what_was_judged),
		cmocka_unit_test(
			test_propose__judges_anew_when_a_regroup_was_taken_back),
		cmocka_unit_test(test_propose__judges_anew_by_other_rules),
		cmocka_unit_test(
			test_propose__takes_what_was_entered_after_a_verdict_for_new),
		cmocka_unit_test(
			test_propose__knows_a_verdict_on_its_own_objective_only),
		cmocka_unit_test(
			test_propose__judges_who_has_no_place_whatever_was_said),
		cmocka_unit_test(
			test_propose__takes_a_late_entry_for_new_evidence),
		cmocka_unit_test(
			test_propose__goes_to_the_cluster_of_the_median),
		cmocka_unit_test(test_propose__wants_more_odds_in_a_calm_class),
		cmocka_unit_test(
			test_propose__holds_an_objective_against_its_own_lines),
		cmocka_unit_test(test_propose__names_the_state_of_the_evidence),
		cmocka_unit_test(
			test_propose__calls_three_check_ins_between_bands_unclear),
		cmocka_unit_test(test_propose__leaves_a_pinned_student),
		cmocka_unit_test(test_propose__leaves_an_absent_student),
		cmocka_unit_test(test_propose__leaves_intervene_to_the_teacher),
		cmocka_unit_test(
			test_propose__asks_again_only_for_new_evidence),
		cmocka_unit_test(
			test_propose__asks_about_a_surprise_before_it_moves),
		cmocka_unit_test(
			test_propose__finds_the_smallest_score_that_moves),
		cmocka_unit_test(
			test_propose__says_what_would_change_a_move),
		cmocka_unit_test(
			test_propose__promises_of_a_score_only_what_it_does),
		cmocka_unit_test(
			test_propose__asks_for_scores_as_the_class_logs_them),
		cmocka_unit_test(test_propose__shows_the_belief_it_judged_by),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

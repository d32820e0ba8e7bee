/* SPDX-License-Identifier: MIT */
/* Where a proposal puts each student, and by which rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/mem.h"
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

/* A file of the wrong school: more than a fit takes in good time. */
static void sample_crowd(struct sample *sample, size_t count, size_t rounds)
{
	struct facts *facts = &sample->facts;

	sample_init(sample, 12);
	facts->checkins = arena_new(&facts->arena, count,
		sizeof(*facts->checkins));
	facts->rounds = arena_new(&facts->arena, rounds + 1,
		sizeof(*facts->rounds));
	for (size_t i = 0; i < rounds; i++)
		facts->rounds[facts->round_count++] = (struct round){
			.id = (int64_t)i + 1, .objective = 1, .name = "quiz"
		};
	for (size_t i = 0; i < count; i++)
		facts->checkins[facts->checkin_count++] = (struct checkin){
			.id = (int64_t)i + 1,
			.student = (int64_t)(i % 12) + 1,
			.objective = 1,
			.round = rounds ? (int64_t)i + 1 : 0,
			.score = sample_items(i < count / 2 ? 0 : 4, 4),
			.observed_at = sample_time(0) + (int64_t)i,
			.entered_at = sample_time(0) + (int64_t)i,
			.entered = (int64_t)i + 1,
			.author = "kim"
		};
	sample_day(sample, 1);
	sample_sort(sample);
}

static void expect_newest(size_t count, size_t rounds, size_t most)
{
	struct sample sample;
	struct engine *engine;
	struct fit_row *rows = mem_new(count, sizeof(*rows));
	size_t *places = mem_new(count, sizeof(*places));

	sample_crowd(&sample, count, rounds);
	assert_int_equal(engine_rows(&sample.facts, rows, places), most);
	assert_int_equal(places[0], count - most);
	assert_int_equal(places[most - 1], count - 1);
	engine = engine_new(&sample.facts);
	assert_int_equal(engine_left_out(engine), count - most);
	assert_true(engine_estimate(engine, 0, 0).level > .8);
	engine_free(engine);
	mem_free(places);
	mem_free(rows);
	sample_release(&sample);
}

static void test_propose__answers_from_the_newest_of_too_many(void **state)
{
	(void)state;
	expect_newest(2 * ENGINE_ROWS_MOST, 0, ENGINE_ROWS_MOST);
}

static void test_propose__answers_from_the_newest_of_too_many_rounds(
	void **state)
{
	(void)state;
	expect_newest(2 * ENGINE_ROUNDS_MOST, 2 * ENGINE_ROUNDS_MOST,
		ENGINE_ROUNDS_MOST);
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
			test_propose__asks_about_a_surprise_before_it_moves),
		cmocka_unit_test(test_propose__shows_the_belief_it_judged_by),
		cmocka_unit_test(
			test_propose__answers_from_the_newest_of_too_many),
		cmocka_unit_test(
			test_propose__answers_from_the_newest_of_too_many_rounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

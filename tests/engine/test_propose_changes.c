/* SPDX-License-Identifier: MIT */
/* The score that would change a move, and what it does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "sample.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_propose__finds_the_smallest_score_that_moves),
		cmocka_unit_test(
			test_propose__says_what_would_change_a_move),
		cmocka_unit_test(
			test_propose__promises_of_a_score_only_what_it_does),
		cmocka_unit_test(
			test_propose__asks_for_scores_as_the_class_logs_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

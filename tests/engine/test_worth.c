/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rng.h"
#include "../../src/engine/worth.h"
#include "sample.h"

static const struct lines lines = { .low = .5, .high = .8 };

#define BAR .57

static double settled(double logit, double variance, double items)
{
	struct belief level = { .logit = logit, .variance = variance };

	return worth_settled(level, lines, BAR, items, .1);
}

static void test_worth__grows_with_the_items(void **state)
{
	(void)state;
	for (double variance = .05; variance < 3; variance *= 2)
		for (double logit = -4; logit < 5; logit += .25) {
			double before = 0;

			for (double items = .25; items < 200; items *= 2) {
				double now = settled(logit, variance, items);

				assert_true(now > -1e-12 && now < 1 + 1e-12);
				assert_true(now >= before - 1e-9);
				before = now;
			}
		}
}

static void test_worth__leaves_settled_what_is_settled(void **state)
{
	(void)state;
	assert_true(settled(-3, .3, 1) > 1 - 1e-12);
	assert_true(settled(4, .3, 1) > 1 - 1e-12);
	assert_true(settled(.7, .01, 1) > 1 - 1e-12);
	assert_true(settled(.7, 1, 1) < 1);
	assert_true(settled(.7, 1, 1000000) > .8);
}

/* Later means drawn one by one. */
static double drawn(double logit, double variance, double later)
{
	const int draws = 40000;
	const double ends[] = { 0, log(4) };
	struct rng rng;
	int count = 0;

	rng_init(&rng, 3);
	for (int i = 0; i < draws; i++) {
		double mean = logit + sqrt(variance - later) *
			rng_normal(&rng);
		double low = erfc((mean - ends[0]) / sqrt(2 * later)) / 2;
		double high = 1 - erfc((mean - ends[1]) / sqrt(2 * later)) / 2;

		count += low >= BAR || high >= BAR || 1 - low - high >= BAR;
	}
	return (double)count / draws;
}

static void test_worth__is_what_draws_would_settle(void **state)
{
	static const double cases[][3] = {
		{ 0, .5, 4 }, { .7, .8, 8 }, { 1.386, 1, 3 }, { .3, 1, 2 }
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		double logit = cases[i][0];
		double variance = cases[i][1];
		double rate = 1 / (1 + exp(-logit));
		double later = 1 / (1 / variance +
			1 / (1 / (cases[i][2] * rate * (1 - rate)) + .1));

		assert_true(fabs(settled(logit, variance, cases[i][2]) -
			drawn(logit, variance, later)) < .015);
	}
}

static void test_worth__counts_a_class(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 13);
	sample_propose(&sample, 0, &proposal);
	assert_int_equal(proposal.worth.seen, 0);
	proposal_release(&proposal);
	sample_fill(&sample, 2);
	sample_absent(&sample, 12);
	sample_propose(&sample, 2, &proposal);
	assert_int_equal(proposal.worth.seen, 11);
	assert_true(fabs(proposal.worth.items - 4) < 1e-12);
	assert_true(proposal.worth.settled < 11);
	assert_true(proposal.worth.later > (double)proposal.worth.settled);
	assert_true(proposal.worth.eight > proposal.worth.later);
	assert_true(proposal.worth.eight < 11);
	assert_true(proposal.worth.by_lines < 11);
	proposal_release(&proposal);
	sample_release(&sample);
}

/* How many stand elsewhere when a line is moved, by the proposal itself. */
static size_t moved_by(struct sample *sample, int64_t day,
	const struct proposal *before, struct lines step)
{
	struct lines kept = sample->facts.policy.lines;
	struct proposal after;
	size_t count = 0;

	sample->facts.policy.lines.low += step.low;
	sample->facts.policy.lines.high += step.high;
	sample_propose(sample, day, &after);
	for (size_t i = 0; i < before->move_count; i++)
		count += before->moves[i].to != after.moves[i].to;
	proposal_release(&after);
	sample->facts.policy.lines = kept;
	return count;
}

static void assert_by_lines(struct sample *sample, int64_t day)
{
	static const struct lines steps[] = {
		{ .low = .05 }, { .low = -.05 }, { .high = .05 },
		{ .high = -.05 }
	};
	struct proposal before;
	size_t most = 0;

	sample_propose(sample, day, &before);
	for (size_t i = 0; i < 4; i++) {
		size_t count = moved_by(sample, day, &before, steps[i]);

		most = count > most ? count : most;
	}
	assert_int_equal(before.worth.by_lines, most);
	proposal_release(&before);
}

static void test_worth__says_how_much_hangs_on_the_lines(void **state)
{
	struct sample sample;

	(void)state;
	sample_init(&sample, 12);
	for (int64_t days = 1; days < 5; days++) {
		sample.facts.checkin_count = 0;
		sample_fill(&sample, days);
		assert_by_lines(&sample, days);
	}
	sample_accept_day(&sample, 4);
	for (int64_t i = 1; i <= 12; i++)
		sample_quiz(&sample, i, 5, i % 3 ? 2 : 0);
	assert_by_lines(&sample, 5);
	sample_release(&sample);
}

static void test_worth__counts_a_first_placement_by_the_next_try(void **state)
{
	struct sample sample;
	struct proposal proposal;

	(void)state;
	sample_init(&sample, 10);
	for (int64_t i = 1; i <= 10; i++)
		sample_quiz(&sample, i, 0, 3);
	assert_by_lines(&sample, 0);
	sample_propose(&sample, 0, &proposal);
	assert_int_equal(proposal.worth.by_lines, 10);
	proposal_release(&proposal);
	sample_release(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worth__grows_with_the_items),
		cmocka_unit_test(test_worth__leaves_settled_what_is_settled),
		cmocka_unit_test(test_worth__is_what_draws_would_settle),
		cmocka_unit_test(test_worth__counts_a_class),
		cmocka_unit_test(test_worth__says_how_much_hangs_on_the_lines),
		cmocka_unit_test(
			test_worth__counts_a_first_placement_by_the_next_try),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

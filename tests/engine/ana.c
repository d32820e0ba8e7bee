/* SPDX-License-Identifier: MIT */
/* Ana, two classmates, and what is said of her. */
#include "ana.h"

void assert_written(writer *write, const struct sample *sample,
	const struct move *move, const char *expected)
{
	struct buf out = BUF_INIT;

	write(&out, &sample->facts, move);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

void three_students(struct sample *sample)
{
	sample_init(sample, 3);
	sample_name(sample, 1, "Ana", "Chen");
	sample_name(sample, 2, "Sven", "Lund");
	sample_name(sample, 3, "Sven", "Berg");
	sample_day(sample, 20);
}

struct move ana(struct sample *sample)
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

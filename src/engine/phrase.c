/* SPDX-License-Identifier: MIT */
/* Names, scores, days and odds as people say them. */
#include "phrase.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static bool is_only_one(const struct facts *facts, const char *given)
{
	size_t count = 0;

	for (size_t i = 0; i < facts->student_count; i++)
		if (text_equal(facts->students[i].given, given))
			count++;
	return count == 1;
}

static void write_name(struct buf *out, const struct facts *facts,
	int64_t student, const char *unknown)
{
	size_t place = facts_student(facts, student);
	const struct student *known;

	if (place == FACTS_NOT_FOUND) {
		buf_adds(out, unknown);
		return;
	}
	known = &facts->students[place];
	if (text_is_blank(known->given) || !is_only_one(facts, known->given))
		text_clean(out, known->name);
	else
		text_clean(out, known->given);
}

void phrase_name(struct buf *out, const struct facts *facts, int64_t student)
{
	write_name(out, facts, student, "A student who has left");
}

void phrase_mention(struct buf *out, const struct facts *facts,
	int64_t student)
{
	write_name(out, facts, student, "a student who has left");
}

/* The label that is the name with a capital says nothing of its own. */
static bool is_plain(const char *label, const char *name)
{
	return !label[0] || ((label[0] | 0x20) == name[0] &&
		strcmp(label + 1, name + 1) == 0);
}

void phrase_cluster(struct buf *out, const struct facts *facts,
	enum cluster cluster)
{
	const char *label = facts->policy.label[cluster];
	const char *name = cluster_name(cluster);

	if (cluster == CLUSTER_NONE)
		buf_adds(out, "not yet seen");
	else
		text_clean(out, is_plain(label, name) ? name : label);
}

void phrase_objective(struct buf *out, const struct facts *facts,
	int64_t objective)
{
	size_t place = facts_objective(facts, objective);

	if (place == FACTS_NOT_FOUND)
		buf_adds(out, "an objective that is gone");
	else
		text_clean(out, facts->objectives[place].name);
}

void phrase_on(struct buf *out, const struct facts *facts, int64_t objective)
{
	if (facts_objective(facts, objective) == FACTS_NOT_FOUND)
		return;
	buf_adds(out, " on ");
	phrase_objective(out, facts, objective);
}

/* 1 of 1 or 0 of 1, halves apart. */
static bool is_right_or_wrong(const struct score *score)
{
	return score->form == SCORE_ITEMS && fabs(score->out_of - 1) < .01 &&
		(score->points < .01 || score->points > .99);
}

void phrase_score(struct buf *out, const struct score *score)
{
	if (is_right_or_wrong(score)) {
		buf_adds(out, score->points > .5 ? "right" : "wrong");
		return;
	}
	if (score->form == SCORE_LEVEL)
		buf_adds(out, "level ");
	score_write(out, score);
}

void phrase_like(struct buf *out, const struct score *score)
{
	if (score->form == SCORE_LEVEL)
		buf_adds(out, " at ");
	else if (is_right_or_wrong(score))
		buf_addc(out, ' ');
	else
		buf_adds(out, " like ");
	phrase_score(out, score);
}

void phrase_day(struct buf *out, const char *word, civil when)
{
	if (when == CIVIL_NEVER)
		return;
	buf_addf(out, " %s ", word);
	date_write_short(out, when);
}

void phrase_checkins(struct buf *out, size_t count)
{
	buf_addf(out, "%zu check-in%s", count, count == 1 ? "" : "s");
}

/* Nobody is known to be at nothing or at everything. */
static long percent(double level)
{
	return lround(100 * fmin(fmax(level, .01), .99));
}

void phrase_percent(struct buf *out, double share)
{
	buf_addf(out, "about %ld%%", percent(share));
}

void phrase_estimate(struct buf *out, struct estimate estimate)
{
	phrase_percent(out, estimate.level);
	buf_addf(out, " (%ld-%ld)", percent(estimate.low),
		percent(estimate.high));
}

void phrase_line(struct buf *out, double line, bool upward)
{
	buf_adds(out, upward ? "past " : "below ");
	number_write(out, 100 * line);
	buf_addc(out, '%');
}

int phrase_of_100(double odds)
{
	/* .57 of 100 is a little less than 57 to a computer. */
	return (int)floor(100 * odds + 1e-9);
}

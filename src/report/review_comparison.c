/* SPDX-License-Identifier: MIT */
/* The same figures of another term or class, per 100 students. */
#include <math.h>

#include "review_set.h"

#define ROUNDED 5.0 /* per 100, where small counts are withheld */

struct measure {
	const char *name;
	double (*read)(const struct review_set *set);
	bool is_exact; /* tells nothing of a few students */
};

static double per_100(size_t part, size_t whole)
{
	return whole ? 100 * (double)part / (double)whole : NAN;
}

static double read_up(const struct review_set *set)
{
	return per_100(set->figures.ways[WAY_UP], set->seat_count);
}

static double read_down(const struct review_set *set)
{
	return per_100(set->figures.ways[WAY_DOWN], set->seat_count);
}

static double read_same(const struct review_set *set)
{
	return per_100(set->figures.ways[WAY_SAME], set->seat_count);
}

static double read_into(const struct review_set *set)
{
	return per_100(set->figures.ways[WAY_INTO], set->seat_count);
}

static double read_stuck(const struct review_set *set)
{
	return per_100(set->figures.stuck, set->figures.there);
}

static double read_unseen(const struct review_set *set)
{
	return per_100(set->figures.unseen, set->figures.there);
}

static double read_past_line(const struct review_set *set)
{
	return per_100(set->figures.past_line, set->figures.judged);
}

static double read_accepted(const struct review_set *set)
{
	return per_100(set->figures.accepted, set->figures.decisions);
}

static double read_reversed(const struct review_set *set)
{
	return per_100(set->figures.reversed, set->figures.moves);
}

static double read_reteach(const struct review_set *set)
{
	size_t stays;

	return review_median_weeks(set, CLUSTER_RETEACH, &stays);
}

static double read_checkins(const struct review_set *set)
{
	return set->figures.weeks > 0 ? (double)set->figures.checkins /
		set->figures.weeks : NAN;
}

static const struct measure measures[] = {
	{ "moved up, per 100 students", read_up, false },
	{ "moved down, per 100 students", read_down, false },
	{ "stand where they stood, per 100", read_same, false },
	{ "went into intervene, per 100", read_into, false },
	{ "stuck now, per 100 there", read_stuck, false },
	{ "not seen, per 100 there", read_unseen, false },
	{ "past the line, per 100 judged", read_past_line, false },
	{ "accepted, per 100 moves proposed", read_accepted, false },
	{ "taken back, per 100 moves", read_reversed, false },
	{ "median weeks in reteach", read_reteach, true },
	{ "check-ins a student a week", read_checkins, true },
};

static double value_of(const struct review *review,
	const struct measure *measure, const struct review_set *set)
{
	double value = measure->read(set);

	return review->small && !measure->is_exact ? ROUNDED *
		round(value / ROUNDED) : value;
}

static void say_difference(const struct review *review,
	struct document_section *section, const struct review_set *other,
	const char *name)
{
	double here = value_of(review, &measures[0], review->set);
	double there = value_of(review, &measures[0], other);

	if (isnan(here) || isnan(there))
		document_say(review->document, section, "There is nothing to "
			"compare with %s.", name);
	else
		document_say(review->document, section, "Moved up, of 100 "
			"students: %.0f here, and %.0f in %s.", here, there,
			name);
}

void review_comparison(const struct review *review,
	const struct review_set *other)
{
	struct document *document = review->document;
	struct document_section *section = document_section(document,
		"comparison", "Comparison");
	const char *name = review->options->other_name ?
		review->options->other_name : "the other";
	struct document_table *table = review_table(review, section,
		"comparison", review_text(review, "Beside %s", name));

	say_difference(review, section, other, name);
	table->sheet = "Summary";
	document_column(document, table, "measure", KIND_TEXT);
	document_column(document, table, "here", KIND_NUMBER);
	document_column(document, table, name, KIND_NUMBER);
	for (size_t i = 0; i < ARRAY_LEN(measures); i++) {
		document_text(document, table, measures[i].name);
		document_number(table, value_of(review, &measures[i],
			review->set));
		document_number(table, value_of(review, &measures[i], other));
	}
	if (review->small)
		document_note(document, table, "Numbers per 100 are rounded "
			"to 5.");
}

/* SPDX-License-Identifier: MIT */
/* How far the numbers can be trusted. */
#include <math.h>

#include "review_set.h"

#define BANDS 5

struct band {
	size_t count;
	double expected;
	double seen;
};

static size_t read_bands(const struct review_set *set,
	struct band bands[BANDS])
{
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++) {
		const struct report_class *class = &set->classes[i];

		for (size_t j = 0; j < class->decision_count; j++) {
			const struct report_decision *it =
				&class->decisions[j];
			double level = fmin(fmax(it->estimate.level, 0), 1);
			struct band *band = &bands[level >= 1 ? BANDS - 1 :
				(size_t)(level * BANDS)];

			if (!it->has_estimate || isnan(it->outcome))
				continue;
			band->count++;
			band->expected += level;
			band->seen += it->outcome;
			count++;
		}
	}
	return count;
}

static void write_bands(const struct review *review,
	struct document_section *section, const struct band bands[BANDS])
{
	struct document_table *table = review_table(review, section,
		"calibration", "Estimates, and what came next");
	struct document *document = review->document;

	document_column(document, table, "estimated", KIND_TEXT);
	document_column(document, table, "decisions", KIND_COUNT);
	document_column(document, table, "mean estimate", KIND_SHARE);
	document_column(document, table, "mean next score", KIND_SHARE);
	for (size_t i = 0; i < BANDS; i++) {
		const struct band *band = &bands[i];
		bool is_said = band->count && band->count >= review->small;
		double count = (double)band->count;

		document_text(document, table, review_text(review,
			"%zu%% to %zu%%", i * 100 / BANDS,
			(i + 1) * 100 / BANDS));
		review_count(review, table, band->count);
		document_number(table, is_said ? band->expected / count : NAN);
		document_number(table, is_said ? band->seen / count : NAN);
	}
	document_note(document, table, "The estimate that a move was decided "
		"by, beside the next check-in on its objective; a band says "
		"true where both means are alike.");
}

static void say_error(const struct review *review,
	struct document_section *section, const struct band bands[BANDS],
	size_t count)
{
	double error = 0;

	for (size_t i = 0; i < BANDS; i++)
		error += fabs(bands[i].expected - bands[i].seen);
	if (!count || count < review->small)
		document_say(review->document, section, "There is too little "
			"to say how true the estimates were.");
	else
		document_say(review->document, section, "By %s with a check-in "
			"after it, estimates were off by %.0f points of 100 "
			"on average, by band.", review_some(review, count,
			"decision"), 100 * error / (double)count);
}

void review_trust(const struct review *review)
{
	struct document_section *section = document_section(review->document,
		"trust", "How far to trust it");
	const struct review_figures *figures = &review->set->figures;
	struct band bands[BANDS] = { { 0 } };
	size_t count = read_bands(review->set, bands);

	say_error(review, section, bands, count);
	if (figures->decisions)
		document_say(review->document, section, "Decided on thin "
			"evidence: %s of the moves proposed.",
			review_percent(review, figures->thin,
			figures->decisions));
	if (figures->weeks > 0)
		document_say(review->document, section, "Check-ins a student "
			"a week: %.1f.", (double)figures->checkins /
			figures->weeks);
	if (review->small)
		document_say(review->document, section, "Withheld: counts "
			"below %zu, those they could be worked out from (*), "
			"and names. Numbers in sentences are rounded.",
			review->small);
	else
		document_say(review->document, section,
			"Nothing is withheld.");
	write_bands(review, section, bands);
}

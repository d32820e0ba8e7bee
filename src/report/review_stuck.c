/* SPDX-License-Identifier: MIT */
/* Who is stuck, since when, on what, and what was tried. */
#include <math.h>

#include "base/mem.h"
#include "base/text.h"
#include "review_set.h"

#define POINTS_SHOWN 5

/* "peer tutoring (open), reading aloud (stopped)". */
static const char *what_was_tried(const struct review *review,
	const struct review_seat *seat)
{
	const struct report_class *class = &review->set->classes[seat->class];
	struct buf text = BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < class->plan_count; i++) {
		const struct plan *plan = class->plans[i].plan;

		if (class->plans[i].student != seat->student->id)
			continue;
		buf_addf(&text, "%s%s (%s)", text.len ? ", " : "",
			plan->strategy ? plan->strategy : "a plan",
			plan_outcome_name(plan->outcome));
	}
	copy = review_text(review, "%s", text.len ? buf_text(&text) :
		"nothing yet");
	buf_release(&text);
	return copy;
}

/* What the stay that lasts was about. */
static const char *about(const struct review *review,
	const struct review_seat *seat)
{
	const struct stay *stay = NULL;

	for (size_t i = 0; i < seat->stay_count; i++) {
		if (seat->stays[i].since <= review->set->span.until)
			stay = &seat->stays[i];
	}
	if (!stay)
		return NULL;
	if (!stay->objective && stay->why)
		return stay->why;
	return review_objective_name(&review->set->classes[seat->class],
		stay->objective);
}

static double score_at(const struct review_set *set,
	const struct review_seat *seat, size_t week)
{
	const struct report_class *class = &set->classes[seat->class];

	if (!class->weeks)
		return NAN;
	return (double)class->weeks[week * class->student_count +
		seat->place].score;
}

static void write_scores(const struct review *review,
	struct document_table *table, const struct review_seat *seat)
{
	size_t weeks = review->set->span.weeks;
	double *scores = mem_new(weeks + 1, sizeof(*scores));

	for (size_t i = 0; i < weeks; i++)
		scores[i] = score_at(review->set, seat, i);
	document_strip(review->document, table, scores, weeks);
	mem_free(scores);
}

/* "21 Sep 62%, 28 Sep 71%": the last ones. */
static const char *last_points(const struct review *review,
	const struct review_seat *seat)
{
	const struct review_set *set = review->set;
	size_t seen = 0, skip;
	struct buf text = BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < set->span.weeks; i++)
		seen += isnan(score_at(set, seat, i)) ? 0 : 1;
	skip = seen > POINTS_SHOWN ? seen - POINTS_SHOWN : 0;
	for (size_t i = 0; i < set->span.weeks; i++) {
		double score = score_at(set, seat, i);

		if (isnan(score) || (skip && skip--))
			continue;
		buf_adds(&text, text.len ? ", " : "");
		date_write_short(&text, report_week_end(&set->span, i));
		buf_addf(&text, " %.0f%%", 100 * score);
	}
	copy = text.len ? review_text(review, "%s", buf_text(&text)) : NULL;
	buf_release(&text);
	return copy;
}

static void write_standing(const struct review *review,
	struct document_table *table, const struct review_seat *seat)
{
	struct document *document = review->document;

	document_text(document, table, seat->student->name);
	document_text(document, table, review_class_name(review,
		seat->class));
	document_text(document, table, review_state_name(seat->last));
	document_date(table, seat->since);
	document_number(table, (double)seat->stuck);
	document_number(table, (double)seat->student->checkins);
	write_scores(review, table, seat);
}

static void write_table(const struct review *review,
	struct document_section *section)
{
	struct document *document = review->document;
	struct document_table *table = review_table(review, section, "stuck",
		"Stuck");

	table->sheet = "Movement";
	table->picture = PICTURE_LINES;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "in", KIND_TEXT);
	document_column(document, table, "since", KIND_DATE);
	document_column(document, table, "weeks", KIND_COUNT);
	document_column(document, table, "check-ins", KIND_COUNT);
	document_column(document, table, "score by week", KIND_STRIP);
	for (size_t i = 0; i < review->set->seat_count; i++) {
		if (review->set->seats[i].stuck)
			write_standing(review, table, &review->set->seats[i]);
	}
	document_note(document, table, "Since: without a break in reteach or "
		"intervene. Weeks: whole ones since then that had a class "
		"day.");
}

static void write_why(const struct review *review,
	struct document_section *section)
{
	struct document *document = review->document;
	struct document_table *table = review_table(review, section,
		"stuck-why", "Why they are stuck, and what was tried");

	table->sheet = "Movement";
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "about", KIND_TEXT);
	document_column(document, table, "in the way", KIND_TEXT);
	document_column(document, table, "tried", KIND_TEXT);
	for (size_t i = 0; i < review->set->seat_count; i++) {
		const struct review_seat *seat = &review->set->seats[i];

		if (!seat->stuck)
			continue;
		document_text(document, table, seat->student->name);
		document_text(document, table, about(review, seat));
		document_text(document, table, seat->student->block);
		document_text(document, table, what_was_tried(review, seat));
	}
}

static void write_points(const struct review *review,
	struct document_section *section)
{
	struct document *document = review->document;
	struct document_table *table = review_table(review, section,
		"stuck-points", "What they scored last");

	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "week until, and score", KIND_TEXT);
	for (size_t i = 0; i < review->set->seat_count; i++) {
		const struct review_seat *seat = &review->set->seats[i];

		if (!seat->stuck)
			continue;
		document_text(document, table, seat->student->name);
		document_text(document, table, last_points(review, seat));
	}
	document_note(document, table, "The mean of a week, dated by its last "
		"day; the last five weeks with a score.");
}

void review_stuck(const struct review *review,
	struct document_section *section)
{
	document_say(review->document, section, "Stuck in reteach or "
		"intervene for %zu weeks of class time or more: %s.",
		review->set->stuck_weeks, review_some(review,
		review->set->figures.stuck, "student"));
	if (review->small)
		return;
	write_table(review, section);
	write_why(review, section);
	write_points(review, section);
}

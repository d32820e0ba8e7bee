/* SPDX-License-Identifier: MIT */
/* Everyone, and everyone's scores by week. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "review_set.h"

static const char *open_plan(const struct report_class *class, int64_t student)
{
	const char *name = NULL;

	for (size_t i = 0; i < class->plan_count; i++) {
		const struct plan *plan = class->plans[i].plan;

		if (class->plans[i].student == student &&
		    plan->outcome == PLAN_OPEN)
			name = plan->strategy ? plan->strategy : "a plan";
	}
	return name;
}

static civil standing_since(const struct review_seat *seat, civil until)
{
	civil since = CIVIL_NEVER;

	for (size_t i = 0; i < seat->stay_count; i++) {
		if (seat->stays[i].since <= until &&
		    seat->stays[i].until > until)
			since = seat->stays[i].since;
	}
	return since;
}

static void write_seat(const struct review *review,
	struct document_table *table, const struct review_seat *seat)
{
	struct document *document = review->document;
	const struct report_student *student = seat->student;

	document_text(document, table, student->name);
	document_text(document, table, student->number);
	document_text(document, table, review_class_name(review,
		seat->class));
	document_text(document, table, review_state_name(seat->last));
	document_date(table, seat->last == REVIEW_OUT ? student->left :
		standing_since(seat, review->set->span.until));
	document_number(table, (double)student->checkins);
	document_date(table, student->last_seen);
	document_text(document, table, student->segment);
	document_text(document, table, student->block);
	document_text(document, table, open_plan(
		&review->set->classes[seat->class], student->id));
}

static void write_roster(const struct review *review,
	struct document_section *section)
{
	struct document *document = review->document;
	struct document_table *table = review_table(review, section, "roster",
		"Everyone");

	table->sheet = "Roster";
	table->is_detail = true;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "number", KIND_TEXT);
	document_column(document, table, "class", KIND_TEXT);
	document_column(document, table, "cluster", KIND_TEXT);
	document_column(document, table, "since", KIND_DATE);
	document_column(document, table, "check-ins", KIND_COUNT);
	document_column(document, table, "last seen", KIND_DATE);
	document_column(document, table, "segment", KIND_TEXT);
	document_column(document, table, "in the way", KIND_TEXT);
	document_column(document, table, "plan", KIND_TEXT);
	for (size_t i = 0; i < review->set->seat_count; i++)
		write_seat(review, table, &review->set->seats[i]);
}

static const char *week_name(const struct review *review, size_t week)
{
	struct buf text = BUF_INIT;
	const char *copy;

	date_write_short(&text, report_week_end(&review->set->span, week));
	copy = review_text(review, "%s", buf_text(&text));
	buf_release(&text);
	return copy;
}

static void write_heat(const struct review *review,
	struct document_section *section)
{
	struct document *document = review->document;
	const struct review_set *set = review->set;
	struct document_table *table = review_table(review, section, "heat",
		"Mean score by week");

	table->sheet = "Heat map";
	table->is_detail = true;
	table->picture = PICTURE_HEAT;
	document_column(document, table, "student", KIND_TEXT);
	for (size_t i = 0; i < set->span.weeks; i++)
		document_column(document, table, week_name(review, i),
			KIND_SHARE);
	for (size_t i = 0; i < set->seat_count; i++) {
		const struct review_seat *seat = &set->seats[i];
		const struct report_class *class = &set->classes[seat->class];

		document_text(document, table, seat->student->name);
		for (size_t j = 0; j < set->span.weeks; j++)
			document_number(table, class->weeks ? (double)
				class->weeks[j * class->student_count +
				seat->place].score : NAN);
	}
	document_note(document, table, "A column is the week until its date.");
}

static int compare_numbers(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The same roster number in two classes is the same child. */
static void say_shared(const struct review *review,
	struct document_section *section)
{
	const struct review_set *set = review->set;
	const char **numbers = mem_new(set->seat_count + 1, sizeof(*numbers));
	size_t count = 0, shared = 0;

	for (size_t i = 0; i < set->seat_count; i++) {
		if (set->seats[i].student->number)
			numbers[count++] = set->seats[i].student->number;
	}
	qsort(numbers, count, sizeof(*numbers), compare_numbers);
	for (size_t i = 1; i < count; i++)
		shared += !strcmp(numbers[i - 1], numbers[i]) && (i < 2 ||
			strcmp(numbers[i - 2], numbers[i]) != 0);
	if (shared)
		document_say(review->document, section, "In more than one of "
			"these classes, by roster number: %s.",
			review_some(review, shared, "student"));
	mem_free(numbers);
}

void review_roster(const struct review *review,
	struct document_section *section)
{
	say_shared(review, section);
	if (review->small)
		return;
	write_roster(review, section);
	write_heat(review, section);
}

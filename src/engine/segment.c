/* SPDX-License-Identifier: MIT */
/* Segments from signals and marks, and what is said of them. */
#include "engine/segment.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "clause.h"
#include "model/severity.h"
#include "phrase.h"

static size_t place_of(const struct segments *segments,
	const struct segment *segment)
{
	return (size_t)(segment - segments->items);
}

static bool is_blocked(const struct segments *segments, size_t place)
{
	return text_equal(segments->items[place].name, SEGMENT_BLOCKED);
}

static struct segment_seat seat_of(const struct segments *segments,
	const struct signals *signals, const struct segment_mark *mark)
{
	struct segment_seat seat = { .alarm = ALARM_NONE };
	const struct segment *marked = mark
		? segments_find(segments, mark->segment) : NULL;

	seat.ruled = segments_place(segments, signals, &seat.by);
	seat.segment = seat.ruled;
	if (!marked)
		return seat;
	seat.mark = mark;
	if (mark->by_hand && !is_blocked(segments, place_of(segments,
	    marked))) {
		seat.segment = place_of(segments, marked);
		if (seat.segment != seat.ruled)
			seat.alarm = ALARM_BY_HAND;
	} else if (place_of(segments, marked) != seat.ruled) {
		seat.alarm = ALARM_CHANGED;
	}
	return seat;
}

void segment_seat_class(const struct segments *segments,
	const struct signals *signals, const struct facts *facts,
	const struct learners *learners, struct segment_seat *out)
{
	for (size_t i = 0; i < facts->student_count; i++)
		out[i] = seat_of(segments, &signals[i],
			learners_mark(learners, facts->students[i].id));
}

/* As signal_write_value rounds it. */
static double shown(enum signal signal, double value)
{
	double parts = signal_kinds[signal].unit == UNIT_NUMBER ? 10 : 100;

	return round(parts * value) / parts;
}

/* "level 62%, which is below 70%"; what would read as if it did not hold, for
 * being rounded, is "level just below 70%". */
static void write_condition(struct buf *out,
	const struct condition *condition, const struct signals *signals)
{
	enum signal signal = condition->signal;
	double value = signals->value[signal];
	bool is_below = condition->comparison == COMPARISON_BELOW;

	buf_addf(out, "%s ", signal_kinds[signal].label);
	if (condition->comparison == COMPARISON_UNKNOWN) {
		buf_adds(out, "unknown");
		return;
	}
	if (is_below == (shown(signal, value) < condition->limit)) {
		signal_write_value(out, signal, value);
		buf_adds(out, is_below ? ", which is below "
			: ", which is at least ");
	} else {
		buf_adds(out, is_below ? "just below " : "just over ");
	}
	signal_write_limit(out, signal, condition->limit);
}

/* The whole alternative that ends with by. */
static void write_conditions(struct buf *out, const struct segment *segment,
	const struct condition *by, const struct signals *signals)
{
	const struct condition *first = by;
	struct clauses clauses = { .out = out, .first = "", .next = ", and " };

	while (first > segment->conditions && !first->begins)
		first--;
	for (; first <= by; first++)
		write_condition(clause_begin(&clauses), first, signals);
}

/* "time: works evenings" since 3 Oct, severe */
static void write_block(struct buf *out, const struct facts *facts,
	size_t student, const struct signals *signals)
{
	const struct block *block = facts_block(facts,
		facts->students[student].id);

	if (block) {
		buf_addc(out, '"');
		text_clean(out, block->what);
		buf_adds(out, "\" is in the way");
		phrase_day(out, "since", block->since);
		buf_adds(out, ", ");
	}
	signal_write_value(out, SIGNAL_BLOCK, signals->value[SIGNAL_BLOCK]);
}

static void write_rest(struct buf *out, const struct signals *signals)
{
	double level = signals->value[SIGNAL_LEVEL];

	buf_adds(out, "no other rule holds");
	if (isnan(level))
		return;
	buf_adds(out, "; level ");
	signal_write_value(out, SIGNAL_LEVEL, level);
}

/* "level 62%, which is below 70%" */
static void write_rule(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat)
{
	if (!seat->by)
		write_rest(out, signals);
	else if (is_blocked(segments, seat->ruled))
		write_block(out, facts, student, signals);
	else
		write_conditions(out, &segments->items[seat->ruled], seat->by,
			signals);
}

/* "builder: level 62%, which is below 70%" */
static void write_ruled(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat)
{
	buf_addf(out, "%s%s: ", segments->items[seat->ruled].name,
		seat->by ? "" : ", which takes the rest");
	write_rule(out, facts, segments, signals, student, seat);
}

static void write_author(struct buf *out, const struct segment_mark *mark)
{
	if (!text_is_blank(mark->author)) {
		buf_adds(out, " by ");
		text_clean(out, mark->author);
	}
	if (!text_is_blank(mark->why)) {
		buf_adds(out, " (");
		text_clean(out, mark->why);
		buf_addc(out, ')');
	}
}

bool segment_is_by_hand(const struct segments *segments,
	const struct segment_seat *seat)
{
	const struct segment *marked = seat->mark && seat->mark->by_hand
		? segments_find(segments, seat->mark->segment) : NULL;

	return marked && !is_blocked(segments, place_of(segments, marked));
}

void segment_write_reason(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat)
{
	phrase_name(out, facts, facts->students[student].id);
	buf_adds(out, " is in ");
	if (segment_is_by_hand(segments, seat)) {
		buf_addf(out, "%s, set by hand",
			segments->items[seat->segment].name);
		phrase_day(out, "on", seat->mark->when);
		write_author(out, seat->mark);
		buf_adds(out, "; the rules say ");
	}
	write_ruled(out, facts, segments, &signals[student], student, seat);
	buf_addc(out, '.');
}

void segment_write_grounds(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat)
{
	if (!segment_is_by_hand(segments, seat)) {
		write_rule(out, facts, segments, &signals[student], student,
			seat);
		return;
	}
	buf_adds(out, "by hand");
	phrase_day(out, "on", seat->mark->when);
	write_author(out, seat->mark);
	if (seat->alarm == ALARM_NONE)
		return;
	buf_adds(out, "; the rules say ");
	write_ruled(out, facts, segments, &signals[student], student, seat);
}

/* Of what blocked before; what is still open may be too light to. */
static void write_left(struct buf *out, const struct block *block)
{
	if (!block)
		buf_adds(out, "nothing is in the way now, and ");
	else
		buf_addf(out, "what is in the way now is %s, and ",
			severity_name(block->severity));
}

/* Constraints are nothing that anybody does. */
static void write_now(struct buf *out, const struct facts *facts,
	const struct segments *segments, size_t student,
	const struct segment_seat *seat)
{
	const struct segment *marked = segments_find(segments,
		seat->mark->segment);
	bool was_blocked = is_blocked(segments, place_of(segments, marked));

	if (is_blocked(segments, seat->ruled)) {
		buf_adds(out, "what is in the way now");
	} else {
		if (was_blocked)
			write_left(out, facts_block(facts,
				facts->students[student].id));
		buf_adds(out, "what ");
		phrase_mention(out, facts, facts->students[student].id);
		buf_adds(out, was_blocked ? " does" : " does now");
	}
	buf_addf(out, " says %s.", segments->items[seat->ruled].name);
}

void segment_write_alarm(struct buf *out, const struct facts *facts,
	const struct segments *segments, size_t student,
	const struct segment_seat *seat)
{
	if (seat->alarm == ALARM_NONE)
		return;
	phrase_name(out, facts, facts->students[student].id);
	if (seat->alarm == ALARM_BY_HAND) {
		buf_addf(out, " was set to %s by hand",
			segments->items[seat->segment].name);
		phrase_day(out, "on", seat->mark->when);
	} else {
		buf_addf(out, " was in %s at the review",
			segments_find(segments, seat->mark->segment)->name);
		phrase_day(out, "of", seat->mark->when);
	}
	buf_adds(out, "; ");
	write_now(out, facts, segments, student, seat);
}

static bool is_given_the_same(const struct segment *one,
	const struct segment *other)
{
	return one->tier == other->tier &&
		text_equal_folded(one->format, other->format) &&
		memcmp(one->pathway, other->pathway,
			sizeof(one->pathway)) == 0;
}

static size_t students_in(const struct segment_seat *seats, size_t count,
	size_t segment)
{
	size_t students = 0;

	for (size_t i = 0; i < count; i++)
		students += seats[i].segment == segment;
	return students;
}

size_t segment_findings(const struct segments *segments,
	const struct segment_seat *seats, size_t count, size_t least,
	struct segments_finding *out)
{
	size_t found = 0;

	for (size_t i = 0; i < segments->count; i++) {
		size_t students = students_in(seats, count, i);

		if (students < least && !is_blocked(segments, i))
			out[found++] = (struct segments_finding){
				.fault = SEGMENTS_SMALL,
				.segment = i,
				.students = students
			};
		for (size_t j = i + 1; j < segments->count; j++)
			if (is_given_the_same(&segments->items[i],
			    &segments->items[j]))
				out[found++] = (struct segments_finding){
					.fault = SEGMENTS_ALIKE,
					.segment = i, .other = j,
					.students = students
				};
	}
	return found;
}

void segment_write_finding(struct buf *out, const struct segments *segments,
	const struct segments_finding *finding, size_t least)
{
	const char *name = segments->items[finding->segment].name;

	if (finding->fault == SEGMENTS_ALIKE) {
		buf_addf(out, "%s and %s are given the same tier, format and "
			"pathway: treat them differently, or make them one.",
			name, segments->items[finding->other].name);
		return;
	}
	if (finding->students)
		buf_addf(out, "%s has %zu student%s", name, finding->students,
			finding->students == 1 ? "" : "s");
	else
		buf_addf(out, "%s has nobody", name);
	buf_addf(out, ", fewer than %zu: too small to teach as a group of its "
		"own.", least);
}

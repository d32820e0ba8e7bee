/* SPDX-License-Identifier: MIT */
/* segment list, show: who is in which segment, why, and what each is like. */
#include <math.h>
#include <string.h>

#include "app/persona.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "table.h"

static const struct student *student_at(const struct segmentation *from,
	size_t place)
{
	return &from->room->facts.students[place];
}

static void write_alarm(struct buf *out, const struct segmentation *from,
	size_t student)
{
	segment_write_alarm(out, &from->room->facts, &from->segments, student,
		&from->seats[student]);
}

/* Those whose segment no longer fits come before everybody. */
static void write_alarms(struct buf *out, const struct segmentation *from)
{
	size_t students = from->room->facts.student_count;
	size_t count = 0;

	for (size_t i = 0; i < students; i++)
		count += from->seats[i].alarm != ALARM_NONE;
	if (!count)
		return;
	buf_addf(out, "%zu of %zu no longer fit%s:\n", count, students,
		count == 1 ? "s" : "");
	for (size_t i = 0; i < students; i++) {
		if (from->seats[i].alarm == ALARM_NONE)
			continue;
		buf_adds(out, "  ");
		write_alarm(out, from, i);
		buf_addc(out, '\n');
	}
}

static void write_head(struct buf *out, const struct segmentation *from,
	size_t segment)
{
	size_t count = segmentation_count(from, segment);

	buf_addf(out, "%s, ", from->segments.items[segment].name);
	if (count)
		wording_count(out, count, "student");
	else
		buf_adds(out, "nobody");
	buf_addf(out, ": %s\n", from->segments.items[segment].sentence);
}

static void write_seats(struct buf *out, const struct segmentation *from,
	size_t segment)
{
	struct table table = TABLE_INIT;
	struct buf lines = BUF_INIT;

	for (size_t i = 0; i < from->room->facts.student_count; i++) {
		struct buf grounds = BUF_INIT;

		if (from->seats[i].segment != segment)
			continue;
		segment_write_grounds(&grounds, &from->room->facts,
			&from->segments, from->signals, i, &from->seats[i]);
		table_cell(&table, student_at(from, i)->name);
		table_cell(&table, lifecycle_name(from->signals[i].lifecycle));
		table_cell(&table, buf_text(&grounds));
		table_end_row(&table);
		buf_release(&grounds);
	}
	table_write(&table, &lines);
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void json_signals(struct json *json, const char *key,
	const double *value)
{
	json_open_object(json, key);
	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		json_number(json, signal_kinds[i].name, value[i]);
	json_close_object(json);
}

static void json_seat(struct json *json, const struct segmentation *from,
	size_t student)
{
	const struct segment_seat *seat = &from->seats[student];
	struct buf reason = BUF_INIT, alarm = BUF_INIT;

	segment_write_reason(&reason, &from->room->facts, &from->segments,
		from->signals, student, seat);
	write_alarm(&alarm, from, student);
	json_open_object(json, NULL);
	format_json_who(json, student_at(from, student));
	json_string(json, "segment",
		from->segments.items[seat->segment].name);
	json_string(json, "ruled", from->segments.items[seat->ruled].name);
	json_bool(json, "by_hand", segment_is_by_hand(&from->segments, seat));
	json_string(json, "lifecycle",
		lifecycle_name(from->signals[student].lifecycle));
	json_string(json, "reason", buf_text(&reason));
	json_string(json, "alarm", alarm.len ? buf_text(&alarm) : NULL);
	json_signals(json, "signals", from->signals[student].value);
	json_close_object(json);
	buf_release(&reason);
	buf_release(&alarm);
}

static void write_list(struct buf *out, const struct segmentation *from,
	bool is_json)
{
	struct json json;

	json_init(&json, out);
	if (is_json) {
		json_open_array(&json, NULL);
		for (size_t i = 0; i < from->room->facts.student_count; i++)
			json_seat(&json, from, i);
		json_close_array(&json);
		buf_addc(out, '\n');
		return;
	}
	write_alarms(out, from);
	for (size_t i = 0; i < from->segments.count; i++) {
		write_head(out, from, i);
		write_seats(out, from, i);
	}
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation from;
	bool done = segmentation_read(&from, session, err);

	if (done)
		write_list(out, &from, call->globals.json);
	segmentation_release(&from);
	return done;
}

const struct command cmd_segment_list = {
	.name = "segment list",
	.operands = "",
	.summary = "list who is in which segment, and why",
	.details =
		"Those whose segment no longer fits what they do come first. A segment\n"
		"is a term's view, a cluster a lesson's; blocked comes from constraints\n"
		"alone, and says nothing of skill.",
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static void write_line(struct buf *out, const char *what, const char *text)
{
	if (!text_is_blank(text))
		buf_addf(out, "  %s: %s\n", what, text);
}

static void write_said(struct buf *out, const char *what,
	const struct persona_said *said, size_t count, const char *noun)
{
	if (!count)
		return;
	buf_addf(out, "  %s: ", what);
	for (size_t i = 0; i < count; i++) {
		buf_adds(out, i ? "; " : "");
		text_clean(out, said[i].text);
		if (said[i].of)
			buf_addf(out, " (%zu of %zu %s)", said[i].count,
				said[i].of, noun);
		else if (said[i].count > 1)
			buf_addf(out, " (%zu)", said[i].count);
	}
	buf_addc(out, '\n');
}

static size_t support_said(const struct persona *persona)
{
	return persona->support[SUPPORT_ALONE] +
		persona->support[SUPPORT_HINT] +
		persona->support[SUPPORT_HELPED];
}

static void write_support(struct buf *out, const struct persona *persona)
{
	double said = (double)support_said(persona);

	if (!(said > 0))
		return;
	buf_addf(out, "  support used: %.0f%% alone, %.0f%% a hint, %.0f%% "
		"helped, of ", 100 * (double)persona->support[SUPPORT_ALONE] /
		said, 100 * (double)persona->support[SUPPORT_HINT] / said,
		100 * (double)persona->support[SUPPORT_HELPED] / said);
	wording_count(out, support_said(persona), "check-in");
	buf_adds(out, " that say it\n");
}

static void write_given(struct buf *out, const struct segment *segment)
{
	static const char *const steps[SEGMENT_STEPS] = { "first", "second",
		"third" };

	write_line(out, "need", segment->need);
	buf_addf(out, "  support: tier %d, %s; %s\n  time:", segment->tier,
		tier_name(segment->tier), segment->format);
	for (int i = 0; i < PHASE_COUNT; i++)
		buf_addf(out, "%s %d%% %s", i ? "," : "",
			10 * segment->pathway[i], phase_name((enum phase)i));
	buf_addc(out, '\n');
	for (size_t i = 0; i < SEGMENT_STEPS; i++)
		write_line(out, steps[i], segment->steps[i]);
	write_line(out, "outcome", segment->example);
	if (!text_is_blank(segment->strategy)) {
		buf_addf(out, "  plan: %s, ", segment->strategy);
		wording_count(out, (size_t)segment->weeks, "week");
		buf_adds(out, ", ");
		wording_count(out, (size_t)segment->sessions, "session");
		buf_adds(out, " a week\n");
	}
}

static void write_medians(struct buf *out, const struct persona *persona)
{
	struct table table = TABLE_INIT;
	struct buf lines = BUF_INIT;

	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		struct buf own = BUF_INIT, all = BUF_INIT;

		if (isnan(persona->median[i]) || signal_kinds[i].is_constraint)
			continue;
		signal_write_value(&own, (enum signal)i, persona->median[i]);
		signal_write_value(&all, (enum signal)i,
			persona->class_median[i]);
		table_cellf(&table, "  %s", signal_kinds[i].label);
		table_cell(&table, buf_text(&own));
		table_cellf(&table, "class %s", buf_text(&all));
		table_end_row(&table);
		buf_release(&own);
		buf_release(&all);
	}
	if (table.cells.count)
		buf_adds(out, "  typically:\n");
	table_write(&table, &lines);
	format_indent(out, buf_text(&lines));
	buf_release(&lines);
}

static void write_rule(struct buf *out, const struct segment *segment)
{
	buf_adds(out, "  when: ");
	if (segment->condition_count)
		segment_write_rule(out, segment);
	else
		buf_adds(out, "no other rule holds");
	buf_addc(out, '\n');
}

static void write_persona(struct buf *out, const struct segmentation *from,
	const struct persona *persona)
{
	const struct segment *segment =
		&from->segments.items[persona->segment];

	write_head(out, from, persona->segment);
	write_rule(out, segment);
	write_said(out, "goals", persona->goals, persona->goal_count, "");
	write_said(out, "in the way", persona->blocks, persona->block_count,
		"");
	write_said(out, "helped so far", persona->strategies,
		persona->strategy_count,
		"plans with a session held met the goal");
	write_support(out, persona);
	write_given(out, segment);
	write_medians(out, persona);
}

static void json_said(struct json *json, const char *key,
	const struct persona_said *said, size_t count)
{
	json_open_array(json, key);
	for (size_t i = 0; i < count; i++) {
		json_open_object(json, NULL);
		json_string(json, "text", said[i].text);
		json_int(json, "count", (int64_t)said[i].count);
		if (said[i].of)
			json_int(json, "of", (int64_t)said[i].of);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_given(struct json *json, const struct segment *segment)
{
	json_string(json, "need", segment->need);
	json_int(json, "tier", segment->tier);
	json_string(json, "format", segment->format);
	json_open_object(json, "pathway");
	for (int i = 0; i < PHASE_COUNT; i++)
		json_number(json, phase_name((enum phase)i),
			segment->pathway[i] / 10.);
	json_close_object(json);
	json_open_array(json, "steps");
	for (size_t i = 0; i < SEGMENT_STEPS; i++)
		json_string(json, NULL, segment->steps[i]);
	json_close_array(json);
	json_string(json, "example", segment->example);
	json_string(json, "strategy", segment->strategy);
	json_int(json, "weeks", segment->weeks);
	json_int(json, "sessions", segment->sessions);
}

static void json_support(struct json *json, const struct persona *persona)
{
	json_open_object(json, "support");
	for (int i = SUPPORT_ALONE; i < SUPPORT_COUNT; i++)
		json_int(json, support_name((enum support)i),
			(int64_t)persona->support[i]);
	json_close_object(json);
}

static void json_persona(struct json *json, const struct segmentation *from,
	const struct persona *persona)
{
	const struct segment *segment =
		&from->segments.items[persona->segment];
	struct buf rule = BUF_INIT;

	segment_write_rule(&rule, segment);
	json_open_object(json, NULL);
	json_string(json, "segment", segment->name);
	json_string(json, "sentence", segment->sentence);
	json_string(json, "when", rule.len ? buf_text(&rule) : NULL);
	json_int(json, "size", (int64_t)persona->students);
	json_open_array(json, "students");
	for (size_t i = 0; i < from->room->facts.student_count; i++) {
		if (from->seats[i].segment != persona->segment)
			continue;
		json_open_object(json, NULL);
		format_json_who(json, student_at(from, i));
		json_close_object(json);
	}
	json_close_array(json);
	json_int(json, "profiles", (int64_t)persona->profiles);
	json_said(json, "goals", persona->goals, persona->goal_count);
	json_said(json, "blocks", persona->blocks, persona->block_count);
	json_said(json, "helped", persona->strategies,
		persona->strategy_count);
	json_support(json, persona);
	json_signals(json, "median", persona->median);
	json_signals(json, "class_median", persona->class_median);
	json_given(json, segment);
	json_close_object(json);
	buf_release(&rule);
}

/* only SEGMENTS_MOST: all of them, as an array. */
static void write_show(struct buf *out, const struct segmentation *from,
	size_t only, bool is_json)
{
	struct json json;

	json_init(&json, out);
	if (is_json && only == SEGMENTS_MOST)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < from->segments.count; i++) {
		struct persona persona;

		if (only != SEGMENTS_MOST && only != i)
			continue;
		persona_read(&persona, from, i);
		if (is_json)
			json_persona(&json, from, &persona);
		else
			write_persona(out, from, &persona);
	}
	if (is_json && only == SEGMENTS_MOST)
		json_close_array(&json);
	buf_adds(out, is_json ? "\n" : "");
}

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation from;
	size_t only = SEGMENTS_MOST;
	bool done = segmentation_read(&from, session, err) && (!call->count ||
		segments_named(&from.segments, call->operands[0], &only, err));

	if (done)
		write_show(out, &from, only, call->globals.json);
	segmentation_release(&from);
	return done;
}

const struct command cmd_segment_show = {
	.name = "segment show",
	.operands = "[SEGMENT]",
	.summary = "show what a segment is like and what it is given",
	.at_most = 1,
	.complete = OPERAND_SEGMENT,
	.needs = NEEDS_CLASS,
	.run = run_show,
};

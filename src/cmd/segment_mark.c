/* SPDX-License-Identifier: MIT */
/* segment set, release, review and due: what is said of a student's segment
 * by hand, and whose is to be looked at. */
#include <string.h>

#include "app/names.h"
#include "app/segments.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "table.h"

static bool find_students(const struct segmentation *from,
	const struct call *call, size_t count, int64_t **students,
	struct error *err)
{
	return names_students(&from->room->facts, call->operands, count,
		students, err);
}

static bool mark(struct change *change, int64_t student, const char *segment,
	bool by_hand, const char *why, struct error *err)
{
	return change_segment_mark(change, &(struct segment_mark){
		.student = student, .segment = segment, .by_hand = by_hand,
		.why = why
	}, err);
}

static bool set_each(struct change *change, const struct segmentation *from,
	const struct call *call, const int64_t *students, size_t count,
	size_t segment, struct error *err)
{
	const char *name = from->segments.items[segment].name;

	if (text_equal(name, SEGMENT_BLOCKED))
		return error_set(err, ERROR_INVALID, "only a constraint makes "
			"anybody blocked: say what stands in the way with "
			"\"homeroom block\"");
	for (size_t i = 0; i < count; i++)
		if (!mark(change, students[i], name, true,
		    call_value(call, "why"), err))
			return false;
	return true;
}

static bool set(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct segmentation from;
	size_t count = call->count - 1;
	int64_t *students = NULL;
	size_t segment = 0;
	bool done = segmentation_read(&from, session, err) &&
		segments_named(&from.segments, call->operands[count],
			&segment, err) &&
		find_students(&from, call, count, &students, err) &&
		set_each(change, &from, call, students, count, segment, err);

	if (done) {
		const char *name = from.segments.items[segment].name;

		format_detail(change, students, count, name);
		wording_names(out, &from.room->facts, students, count);
		buf_addf(out, " %s now in %s, by hand\n", count == 1 ? "is" :
			"are", name);
	}
	mem_free(students);
	segmentation_release(&from);
	return done;
}

static const struct flag set_flags[] = {
	{ "why", "TEXT", "the reason, kept with it" },
	{ NULL, NULL, NULL }
};

const struct command cmd_segment_set = {
	.name = "segment set",
	.operands = "STUDENT... SEGMENT",
	.summary = "put students into a segment by hand, until released",
	.details =
		"The rules go on being asked: where they say another segment, segment\n"
		"list says so first.",
	.flags = set_flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = set,
};

static bool release_one(struct change *change,
	const struct segmentation *from, int64_t student, struct buf *out,
	struct error *err)
{
	size_t place = facts_student(&from->room->facts, student);
	const struct segment_seat *seat = &from->seats[place];
	const char *name = from->room->facts.students[place].name;
	const char *ruled = from->segments.items[seat->ruled].name;

	if (!segment_is_by_hand(&from->segments, seat))
		return error_set(err, ERROR_CONFLICT, "%s was put into no "
			"segment by hand", name);
	buf_addf(out, "%s follows the rules again, and is in %s\n", name,
		ruled);
	return mark(change, student, ruled, false, NULL, err);
}

static bool release(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct segmentation from;
	int64_t *students = NULL;
	bool done = segmentation_read(&from, session, err) &&
		find_students(&from, call, call->count, &students, err);

	for (size_t i = 0; done && i < call->count; i++)
		done = release_one(change, &from, students[i], out, err);
	if (done)
		format_detail(change, students, call->count, NULL);
	mem_free(students);
	segmentation_release(&from);
	return done;
}

const struct command cmd_segment_release = {
	.name = "segment release",
	.operands = "STUDENT...",
	.summary = "let students who were put somewhere by hand follow the rules",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = release,
};

/* What was set by hand is confirmed as such. */
static bool confirm(struct change *change, const struct segmentation *from,
	size_t place, struct error *err)
{
	const struct segment_seat *seat = &from->seats[place];
	bool by_hand = segment_is_by_hand(&from->segments, seat);

	return mark(change, from->room->facts.students[place].id,
		from->segments.items[seat->segment].name, by_hand,
		by_hand ? seat->mark->why : NULL, err);
}

static bool confirm_each(struct change *change,
	const struct segmentation *from, const int64_t *students,
	size_t count, struct error *err)
{
	const struct facts *facts = &from->room->facts;

	for (size_t i = 0; i < count; i++)
		if (!confirm(change, from, facts_student(facts, students[i]),
		    err))
			return false;
	return true;
}

/* Without a name: everyone. */
static bool find_reviewed(const struct segmentation *from,
	const struct call *call, int64_t **students, size_t *count,
	struct error *err)
{
	const struct facts *facts = &from->room->facts;

	*count = call->count;
	if (call->count)
		return find_students(from, call, call->count, students, err);
	*count = facts->student_count;
	if (!*count)
		return error_set(err, ERROR_NOT_FOUND, "nobody is in the "
			"class yet");
	*students = mem_new(*count, sizeof(**students));
	for (size_t i = 0; i < *count; i++)
		(*students)[i] = facts->students[i].id;
	return true;
}

static void say_reviewed(struct buf *out, const struct segmentation *from,
	const int64_t *students, size_t count)
{
	const struct facts *facts = &from->room->facts;
	size_t place = facts_student(facts, students[0]);

	if (count == 1) {
		buf_addf(out, "%s was reviewed, in %s\n",
			facts->students[place].name, from->segments.items[
			from->seats[place].segment].name);
		return;
	}
	wording_count(out, count, "student");
	buf_adds(out, " were reviewed, each in the segment of today\n");
}

static bool review(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct segmentation from;
	int64_t *students = NULL;
	size_t count;
	bool done = segmentation_read(&from, session, err) &&
		find_reviewed(&from, call, &students, &count, err) &&
		confirm_each(change, &from, students, count, err);

	if (done) {
		format_detail(change, students, count, NULL);
		say_reviewed(out, &from, students, count);
	}
	mem_free(students);
	segmentation_release(&from);
	return done;
}

const struct command cmd_segment_review = {
	.name = "segment review",
	.operands = "[STUDENT...]",
	.summary = "confirm the segment of today, of some or of all",
	.details =
		"Later changes are told against what was confirmed. Without a name it\n"
		"is everyone's.",
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = review,
};

static void write_since(struct buf *out, const char *what, civil when,
	const char *never)
{
	if (when == CIVIL_NEVER) {
		buf_adds(out, never);
		return;
	}
	buf_addf(out, "%s ", what);
	date_write_short(out, when);
}

static void write_due(struct buf *out, const struct segmentation *from)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < from->room->facts.student_count; i++) {
		struct segmentation_due due = segmentation_due(from, i);
		struct buf segment = BUF_INIT, profile = BUF_INIT;

		if (!due.segment && !due.profile)
			continue;
		if (due.segment)
			write_since(&segment, "segment of", due.reviewed,
				"segment never reviewed");
		if (due.profile)
			write_since(&profile, "profile of", due.profiled,
				"no profile");
		table_cell(&table, from->room->facts.students[i].name);
		table_cell(&table, from->segments.items[
			from->seats[i].segment].name);
		table_cell(&table, buf_text(&segment));
		table_cell(&table, buf_text(&profile));
		table_end_row(&table);
		buf_release(&segment);
		buf_release(&profile);
	}
	if (!table.cells.count)
		buf_adds(out, "Nobody is due.\n");
	table_write(&table, out);
}

static void json_due(struct buf *out, const struct segmentation *from)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < from->room->facts.student_count; i++) {
		struct segmentation_due due = segmentation_due(from, i);

		if (!due.segment && !due.profile)
			continue;
		json_open_object(&json, NULL);
		format_json_who(&json, &from->room->facts.students[i]);
		json_string(&json, "segment", from->segments.items[
			from->seats[i].segment].name);
		json_bool(&json, "segment_due", due.segment);
		format_json_day(&json, "reviewed", due.reviewed);
		json_bool(&json, "profile_due", due.profile);
		format_json_day(&json, "profiled", due.profiled);
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_due(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation from;
	bool done = segmentation_read(&from, session, err);

	if (done && call->globals.json)
		json_due(out, &from);
	else if (done)
		write_due(out, &from);
	segmentation_release(&from);
	return done;
}

const struct command cmd_segment_due = {
	.name = "segment due",
	.operands = "",
	.summary = "list whose segment or profile is due for a review",
	.details =
		"How often is the rule review.cadence, when a profile is old the rule\n"
		"profile.days: \"homeroom policy set review.cadence weekly\".",
	.needs = NEEDS_CLASS,
	.run = run_due,
};

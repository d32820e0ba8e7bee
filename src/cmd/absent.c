/* SPDX-License-Identifier: MIT */
/* absent and present: who is out of the groups today. */
#include "app/names.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "format.h"
#include "table.h"

static bool mark_each(struct change *change, const struct facts *facts,
	const int64_t *students, size_t count, int64_t until, struct buf *out,
	struct error *err)
{
	int64_t today = date_day(facts->now);

	for (size_t i = 0; i < count; i++) {
		const struct student *student =
			&facts->students[facts_student(facts, students[i])];

		if (facts_is_absent(facts, student->id) &&
		    !change_present(change, student->id, today, err))
			return false;
		if (!change_absence(change, student->id, today, until, err))
			return false;
		buf_addf(out, "%s is absent", student->name);
		if (until != today) {
			buf_adds(out, " until ");
			date_write_short(out, until * CIVIL_DAY);
		}
		buf_addc(out, '\n');
	}
	return true;
}

static bool mark(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	int64_t *students;
	civil until;
	bool done;

	if (!room || !format_until(call, room->facts.now, room->facts.now,
	    &until, err) || !names_students(&room->facts, call->operands,
	    call->count, &students, err))
		return false;
	done = mark_each(change, &room->facts, students, call->count,
		date_day(until), out, err);
	format_detail(change, students, call->count, NULL);
	mem_free(students);
	return done;
}

static const struct flag absent_flags[] = {
	{ "until", "DAY", "the last day of the absence; else today" },
	{ NULL, NULL, NULL }
};

const struct command cmd_absent = {
	.name = "absent",
	.operands = "STUDENT...",
	.summary = "leave students out of groups today; it is no evidence",
	.flags = absent_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = mark,
};

static bool unmark(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	int64_t *students;
	bool done = true;

	if (!room || !names_students(&room->facts, call->operands, call->count,
	    &students, err))
		return false;
	for (size_t i = 0; done && i < call->count; i++) {
		const struct student *student = &room->facts.students[
			facts_student(&room->facts, students[i])];

		if (!facts_is_absent(&room->facts, students[i]))
			done = error_set(err, ERROR_INVALID,
				"%s is not marked absent today", student->name);
		else
			done = change_present(change, students[i],
				date_day(room->facts.now), err);
		buf_addf(out, "%s is here\n", student->name);
	}
	format_detail(change, students, call->count, NULL);
	mem_free(students);
	return done;
}

const struct command cmd_present = {
	.name = "present",
	.operands = "STUDENT...",
	.summary = "take an absence back from today on",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = unmark,
};

/* SPDX-License-Identifier: MIT */
/*
 * A class list into the class: the differences, in the order of the file. A
 * class that has the numbers of the office keeps them where a school's set
 * knows students by ids, too; the ids are then remembered as what files call
 * the students, so that a file which names nothing else finds them.
 */
#include "import_roster.h"

#include <string.h>

#include "app/wording.h"
#include "base/text.h"
#include "import_match.h"
#include "import_memory.h"
#include "import_whose.h"
#include "roll.h"

struct roster_import {
	struct session *session;
	const struct import_options *options;
	const struct roster_memory *memory;
	struct import_report *report;
	struct change *change;
	struct roster roster;
	struct roll roll;
	struct import_match match;
	bool keeps_office; /* numbers, not the ids */
	bool is_learned;   /* an id, or that */
};

static FORMAT(2, 3) void add_line(struct import_report *report,
	const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(&report->lines, format, args);
	va_end(args);
	buf_addc(&report->lines, '\n');
}

static bool refuse(const struct roster_import *import,
	const struct roster_row *row, struct error *err)
{
	return error_where(err, "%s: line %zu", import->options->file,
		row->line);
}

static bool same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool has_number(const struct student *student, const char *number)
{
	return number && student->number &&
		roll_is_number(number, student->number);
}

/* A number of its system's own only fills a gap, and an id where the class
 * has the numbers of the office does not even that. */
static const char *number_for(const struct roster_import *import,
	const struct student *student, const struct roster_row *row)
{
	const char *office = import->keeps_office ? row->other_number : NULL;

	if (!row->number || has_number(student, row->number) ||
	    has_number(student, row->other_number))
		return student->number;
	if (student->number && (import->roster.has_own_numbers ||
	    (import->keeps_office && !office)))
		return student->number;
	return office ? office : row->number;
}

/* What a file does not say stays as it was. */
static void overlay(struct student *student,
	const struct roster_import *import, const struct roster_row *row)
{
	if (row->name) {
		student->given = row->given;
		student->family = row->family;
		student->name = row->name;
	}
	student->number = number_for(import, student, row);
	if (row->email)
		student->email = row->email;
	if (row->handle)
		student->handle = row->handle;
}

/* What the next changes will call the student. */
static bool learn_id(struct roster_import *import,
	const struct student *student, const struct roster_row *row,
	struct error *err)
{
	const char *id = import->roster.has_ids ? row->number : NULL;

	if (!id || has_number(student, id) ||
	    roll_is_alias(&import->roll, id, roll_by_id(&import->roll,
		student->id)))
		return true;
	import->is_learned = true;
	return change_alias(import->change, student->id, id, err) ||
		refuse(import, row, err);
}

static void describe_edit(struct import_report *report,
	const struct student *old, const struct student *new)
{
	const struct {
		const char *what;
		const char *old;
		const char *new;
	} texts[] = {
		{ "name", old->name, new->name },
		{ "given name", old->given, new->given },
		{ "family name", old->family, new->family },
		{ "number", old->number, new->number },
		{ "email", old->email, new->email },
		{ "handle", old->handle, new->handle },
	};
	const char *sign = ": ";

	buf_addf(&report->lines, "~ %s", old->name);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (same(texts[i].old, texts[i].new))
			continue;
		buf_addf(&report->lines, "%s%s is now %s", sign, texts[i].what,
			texts[i].new);
		sign = ", ";
	}
	buf_addc(&report->lines, '\n');
}

static bool edit(struct roster_import *import, const struct student *old,
	const struct roster_row *row, bool *changed, struct error *err)
{
	struct student fresh = *old;

	overlay(&fresh, import, row);
	*changed = !same(old->name, fresh.name) ||
		!same(old->given, fresh.given) ||
		!same(old->family, fresh.family) ||
		!same(old->number, fresh.number) ||
		!same(old->email, fresh.email) ||
		!same(old->handle, fresh.handle);
	if (*changed) {
		describe_edit(import->report, old, &fresh);
		if (!change_student_edit(import->change, &fresh, err))
			return refuse(import, row, err);
	}
	return learn_id(import, &fresh, row, err);
}

static bool update(struct roster_import *import, const struct student *old,
	const struct roster_row *row, struct error *err)
{
	struct import_report *report = import->report;
	bool changed;

	if (old->withdrawn) {
		if (!change_enrol(import->change, old->id, err))
			return refuse(import, row, err);
		add_line(report, "+ %s is back", row->name ? row->name :
			old->name);
		report->added++;
		return edit(import, old, row, &changed, err);
	}
	if (!edit(import, old, row, &changed, err))
		return false;
	if (changed)
		report->changed++;
	else
		report->unchanged++;
	return true;
}

/* A student of another class, whose texts are known only once enrolled. */
static bool add_known(struct roster_import *import, int64_t student,
	const struct roster_row *row, struct error *err)
{
	struct session *session = import->session;
	struct roll roll;
	bool done = true, changed;

	if (!change_enrol(import->change, student, err))
		return refuse(import, row, err);
	if (!roll_read(&roll, session->store, session->class_id, err))
		return false;
	for (size_t i = 0; done && i < roll.count; i++) {
		if (roll.students[i].id == student)
			done = edit(import, &roll.students[i], row, &changed,
				err);
	}
	roll_release(&roll);
	return done;
}

/* A number that nobody has, and mostly no name. */
static bool leave_out(struct roster_import *import, const char *what,
	const struct roster_row *row)
{
	add_line(import->report, "? the files %s the number %s: left out",
		what, row->number);
	import->report->skipped++;
	return true;
}

/* A child whose number has changed looks like one who came and one who
 * left. */
static void ask_namesakes(struct roster_import *import,
	const struct student *fresh)
{
	const struct roll *roll = &import->roll;
	struct buf who = BUF_INIT;

	if (fresh->number)
		buf_adds(&who, fresh->number);
	else
		buf_addf(&who, "=%lld", (long long)fresh->id);
	for (size_t i = 0; roll_by_name(roll, fresh->name) != ROLL_NONE &&
	     i < roll->count; i++) {
		const struct student *old = &roll->students[i];

		if (import->match.rows[i] != ROLL_NONE || old->withdrawn ||
		    !text_equal_folded(old->name, fresh->name))
			continue;
		add_line(import->report, "? %s (%s) is new, and %s (%s) is "
			"not in the file: if they are one child, \"homeroom "
			"student merge %s =%lld\"", fresh->name,
			fresh->number ? fresh->number : "no number",
			old->name, old->number ? old->number : "no number",
			buf_text(&who), (long long)old->id);
	}
	buf_release(&who);
}

static bool add(struct roster_import *import, const struct roster_row *row,
	struct error *err)
{
	struct student fresh = { .name = "" };
	int64_t student = 0;

	overlay(&fresh, import, row);
	if (fresh.number && !store_student_by_number(import->session->store,
	    fresh.number, &student, err))
		return false;
	if (!row->name && !student)
		return leave_out(import, "do not say who has", row);
	if (import->options->dry_run)
		add_line(import->report, "+ %s%s%s%s",
			row->name ? row->name : "a student of another class",
			fresh.number ? " (" : "",
			fresh.number ? fresh.number : "",
			fresh.number ? ")" : "");
	import->report->added++;
	if (student)
		return add_known(import, student, row, err);
	if (!change_student_add(import->change, &fresh, &fresh.id, err))
		return refuse(import, row, err);
	ask_namesakes(import, &fresh);
	return learn_id(import, &fresh, row, err);
}

static bool withdraw(struct roster_import *import,
	const struct student *student, const char *why, struct error *err)
{
	if (!change_withdraw(import->change, student->id, err))
		return false;
	add_line(import->report, "- %s %s: withdrawn", student->name, why);
	import->report->withdrawn++;
	return true;
}

static bool take_row(struct roster_import *import,
	const struct roster_row *row, size_t place, struct error *err)
{
	const struct student *known = place == ROLL_NONE ? NULL :
		&import->roll.students[place];
	bool is_here = known && !known->withdrawn;

	switch (row->says) {
	case ROSTER_IN_CLASS:
		return known ? update(import, known, row, err) :
			add(import, row, err);
	case ROSTER_LEAVES:
		if (!known)
			return leave_out(import, "say that someone "
				"leaves whom nobody here is, with", row);
		/* fall through */
	case ROSTER_GONE:
		return !is_here || withdraw(import, known, "leaves the class",
			err);
	case ROSTER_DESCRIBED:
		return !is_here || update(import, known, row, err);
	}
	return true;
}

/* A class that was imported before ids were kept, or by another list. */
static void tell_of_ids(const struct roster_import *import)
{
	if (import->roster.has_ids && import->roster.is_delta &&
	    import->report->skipped)
		buf_adds(&import->report->notice, "; " ROSTER_LEARN_IDS);
}

static bool take_rows(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roster.count; i++) {
		if (!take_row(import, &import->roster.rows[i],
		    import->match.places[i], err))
			return false;
	}
	tell_of_ids(import);
	return true;
}

static bool withdraw_missing(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roll.count; i++) {
		const struct student *student = &import->roll.students[i];

		if (import->match.rows[i] != ROLL_NONE || student->withdrawn ||
		    import->options->keep_missing || import->roster.is_delta)
			continue;
		if (!withdraw(import, student, "is not in the file", err))
			return false;
	}
	return true;
}

static bool remember(struct roster_import *import, struct error *err)
{
	const struct roster_memory *memory = import->memory;

	return !memory->subject || change_reading(import->change, memory->kind,
		memory->subject, memory->answer, err);
}

/* By which of the two numbers of a school's set most are known. */
static bool settle_numbers(struct roster_import *import, struct error *err)
{
	const struct roster_memory *memory = import->memory;
	size_t ids = 0, office = 0;

	import->keeps_office = memory->keeps_office;
	for (size_t i = 0; i < import->roster.count; i++) {
		ids += import->match.ways[i] == IMPORT_MATCH_NUMBER;
		office += import->match.ways[i] == IMPORT_MATCH_OFFICE;
	}
	if (!memory->numbers || import->keeps_office || office <= ids)
		return true;
	import->keeps_office = true;
	import->is_learned = true;
	return change_reading(import->change, memory->kind, memory->numbers,
		ROSTER_OFFICE, err);
}

static bool take(struct roster_import *import, struct error *err)
{
	return import_match_read(&import->match, import->options->file,
			&import->roster, &import->roll, err) &&
		import_whose_check(&import->match, import->options,
			import->report, err) &&
		settle_numbers(import, err) && take_rows(import, err) &&
		withdraw_missing(import, err) && remember(import, err);
}

static void describe(struct roster_import *import)
{
	const struct {
		size_t count;
		const char *what;
	} parts[] = {
		{ import->report->added, "added" },
		{ import->report->changed, "changed" },
		{ import->report->withdrawn, "withdrawn" },
	};
	struct buf detail = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (parts[i].count)
			buf_addf(&detail, "%s%zu %s", detail.len ? ", " : "(",
				parts[i].count, parts[i].what);
	}
	if (detail.len)
		buf_adds(&detail, ")");
	change_set_detail(import->change, 0, buf_text(&detail));
	buf_release(&detail);
}

static bool finish(struct roster_import *import, bool done, struct error *err)
{
	const struct import_report *report = import->report;
	bool differs = report->added + report->changed + report->withdrawn > 0;

	describe(import);
	if (done && (import->options->dry_run ||
	    (!differs && !import->memory->is_new && !import->is_learned))) {
		change_abandon(import->change);
		session_forget_room(import->session);
		return true;
	}
	return session_end(import->session, import->change, done, err);
}

bool import_roster_take(struct session *session, struct roster *roster,
	const struct import_options *options,
	const struct roster_memory *memory, struct import_report *report,
	struct error *err)
{
	struct roster_import import = {
		.session = session,
		.options = options,
		.memory = memory,
		.report = report,
		.roster = *roster,
	};
	bool done;

	report->unread_columns = roster->unread_columns;
	import.change = session_begin(session, "import roster", NULL, err);
	done = import.change != NULL;
	if (done) {
		done = roll_read(&import.roll, session->store,
			session->class_id, err) && take(&import, err);
		done = finish(&import, done, err);
		import_match_release(&import.match);
		roll_release(&import.roll);
	}
	roster_release(roster);
	return done;
}

static void add_notice(struct import_report *report,
	const struct roster *roster, const struct import_memory *memory)
{
	buf_adds(&report->notice, roster->notice ? roster->notice : "");
	if (!roster->is_recalled)
		return;
	buf_adds(&report->notice, roster->notice ? "; " : "");
	buf_adds(&report->notice, "read as on ");
	date_write_short(&report->notice, memory->when);
}

static bool take_file(struct session *session, struct source source,
	const struct import_options *options,
	const struct import_memory *memory, struct import_report *report,
	struct error *err)
{
	const struct roster_options reading = {
		.map = options->map,
		.recall = &memory->recall,
	};
	struct roster_memory answer = {
		.kind = READING_COLUMNS,
		.answer = options->map,
	};
	struct buf subject = BUF_INIT;
	struct roster roster;
	bool done;

	if (!roster_read(&roster, source, &reading, err))
		return error_where(err, "%s", options->file);
	add_notice(report, &roster, memory);
	if (options->map && *roster.fingerprint) {
		answer.is_new = import_memory_is_new(memory,
			roster.fingerprint, options->map, &subject);
		answer.subject = answer.is_new ? buf_text(&subject) : NULL;
	}
	done = import_roster_take(session, &roster, options, &answer, report,
		err);
	buf_release(&subject);
	return done;
}

bool import_roster(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err)
{
	struct import_memory memory;
	bool done;

	*report = (struct import_report){ 0 };
	done = import_memory_read(&memory, session->store, session->class_id,
		"roster", err) && take_file(session, source, options, &memory,
		report, err);
	import_memory_release(&memory);
	return done;
}

void import_report_release(struct import_report *report)
{
	buf_release(&report->lines);
	buf_release(&report->notice);
	buf_release(&report->objective);
	buf_release(&report->round);
	vec_release(&report->problems);
	vec_release(&report->columns);
	arena_release(&report->arena);
	*report = (struct import_report){ 0 };
}

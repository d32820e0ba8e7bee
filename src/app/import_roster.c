/* SPDX-License-Identifier: MIT */
/*
 * A class list into the class. Rows find their students in three passes
 * (number, address, name), so that a surer match is never taken by a weaker
 * one; then come the differences, in the order of the file. Of what has
 * changed in a school, who leaves and who is only described is known by
 * number alone.
 */
#include "import_roster.h"

#include <string.h>

#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "import_memory.h"
#include "roll.h"

struct roster_import {
	struct session *session;
	const struct import_options *options;
	const struct roster_memory *memory;
	struct import_report *report;
	struct change *change;
	struct roster roster;
	struct roll roll;
	size_t *matches; /* of each row: a place in the roll, or ROLL_NONE */
	size_t *lines;   /* of each in the roll: of its row; 0: not there */
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

static bool claim(struct roster_import *import, size_t row, size_t place,
	struct error *err)
{
	const struct roster_row *now = &import->roster.rows[row];

	if (import->lines[place]) {
		error_set(err, ERROR_CONFLICT, "%s is in line %zu already: "
			"leave one of the two lines",
			import->roll.students[place].name,
			import->lines[place]);
		return refuse(import, now, err);
	}
	import->lines[place] = now->line;
	import->matches[row] = place;
	return true;
}

static bool match_numbers(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roster.count; i++) {
		const struct roster_row *row = &import->roster.rows[i];
		size_t place = row->number ?
			roll_by_number(&import->roll, row->number) : ROLL_NONE;

		if (place >= ROLL_SEVERAL && row->other_number)
			place = roll_by_number(&import->roll,
				row->other_number);
		if (place < ROLL_SEVERAL && !claim(import, i, place, err))
			return false;
	}
	return true;
}

/* By more than a number. */
static bool is_unmatched(const struct roster_import *import, size_t row)
{
	return import->matches[row] == ROLL_NONE &&
		import->roster.rows[row].name &&
		import->roster.rows[row].says == ROSTER_IN_CLASS;
}

static bool match_emails(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roster.count; i++) {
		const char *email = import->roster.rows[i].email;
		size_t place = ROLL_NONE;

		if (is_unmatched(import, i) && email)
			place = roll_by_email(&import->roll, email);
		if (place < ROLL_SEVERAL && !import->lines[place] &&
		    !claim(import, i, place, err))
			return false;
	}
	return true;
}

/* Two numbers are two students, whatever they are called. */
static bool may_be(const struct roster_import *import, size_t place,
	const struct roster_row *row)
{
	return !import->lines[place] && (!row->number ||
		import->roster.has_own_numbers ||
		!import->roll.students[place].number);
}

static bool has_name(const struct student *student, const char *folded)
{
	struct buf key = BUF_INIT;
	bool same;

	text_fold(&key, student->name);
	same = !strcmp(buf_text(&key), folded);
	buf_release(&key);
	return same;
}

/* Who is left of several of one name: one is a match, two are a riddle. */
static bool match_among(struct roster_import *import,
	const struct roster_row *row, size_t *place, struct error *err)
{
	struct buf key = BUF_INIT;
	size_t found = 0;

	text_fold(&key, row->name);
	*place = ROLL_NONE;
	for (size_t i = 0; i < import->roll.count; i++) {
		if (!may_be(import, i, row) ||
		    !has_name(&import->roll.students[i], buf_text(&key)))
			continue;
		*place = i;
		found++;
	}
	buf_release(&key);
	if (found < 2)
		return true;
	error_set(err, ERROR_CONFLICT, "%zu students of the class are called "
		"%s: \"homeroom student edit\" gives them numbers, then the "
		"file can tell them apart", found, row->name);
	return refuse(import, row, err);
}

static bool match_names(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roster.count; i++) {
		const struct roster_row *row = &import->roster.rows[i];
		size_t place;

		if (!is_unmatched(import, i))
			continue;
		place = roll_by_name(&import->roll, row->name);
		if (place == ROLL_SEVERAL &&
		    !match_among(import, row, &place, err))
			return false;
		if (place != ROLL_NONE && may_be(import, place, row) &&
		    !claim(import, i, place, err))
			return false;
	}
	return true;
}

static size_t count_enrolled(const struct roll *roll)
{
	size_t count = 0;

	for (size_t i = 0; i < roll->count; i++)
		count += !roll->students[i].withdrawn;
	return count;
}

/* A file without most of the class is hardly its list: who would be withdrawn
 * is said before it is done. */
static bool check_is_this_class(const struct roster_import *import,
	struct error *err)
{
	size_t enrolled = count_enrolled(&import->roll), here = 0;

	if (import->roster.is_delta)
		return true;
	for (size_t i = 0; i < import->roll.count; i++)
		here += import->lines[i] && !import->roll.students[i].withdrawn;
	if (2 * here >= enrolled || import->options->keep_missing ||
	    import->options->withdraw_missing)
		return true;
	return error_set(err, ERROR_CONFLICT, "%s: only %zu of the class's "
		"%zu students are in this file: --withdraw-missing withdraws "
		"the others, --keep-missing keeps them, and \"homeroom class "
		"add\" makes a class if this is another one's list",
		import->options->file, here, enrolled);
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

/* What a file does not say stays as it was; a number of its system's own only
 * fills a gap. */
static void overlay(struct student *student, const struct roster *roster,
	const struct roster_row *row)
{
	if (row->name) {
		student->given = row->given;
		student->family = row->family;
		student->name = row->name;
	}
	if (row->number && !(roster->has_own_numbers && student->number) &&
	    !has_number(student, row->number) &&
	    !has_number(student, row->other_number))
		student->number = row->number;
	if (row->email)
		student->email = row->email;
	if (row->handle)
		student->handle = row->handle;
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

	overlay(&fresh, &import->roster, row);
	*changed = !same(old->name, fresh.name) ||
		!same(old->given, fresh.given) ||
		!same(old->family, fresh.family) ||
		!same(old->number, fresh.number) ||
		!same(old->email, fresh.email) ||
		!same(old->handle, fresh.handle);
	if (!*changed)
		return true;
	describe_edit(import->report, old, &fresh);
	return change_student_edit(import->change, &fresh, err) ||
		refuse(import, row, err);
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

/* A number that nobody has, without a name. */
static bool leave_out(struct roster_import *import,
	const struct roster_row *row)
{
	add_line(import->report, "? the files do not say who has the number "
		"%s: left out", row->number);
	import->report->skipped++;
	return true;
}

static bool add(struct roster_import *import, const struct roster_row *row,
	struct error *err)
{
	const struct student fresh = {
		.number = row->number,
		.given = row->given,
		.family = row->family,
		.name = row->name,
		.email = row->email,
		.handle = row->handle,
	};
	int64_t student = 0;

	if (row->number && !store_student_by_number(import->session->store,
	    row->number, &student, err))
		return false;
	if (!row->name && !student)
		return leave_out(import, row);
	if (import->options->dry_run)
		add_line(import->report, "+ %s%s%s%s",
			row->name ? row->name : "a student of another class",
			row->number ? " (" : "",
			row->number ? row->number : "",
			row->number ? ")" : "");
	import->report->added++;
	if (student)
		return add_known(import, student, row, err);
	return change_student_add(import->change, &fresh, &student, err) ||
		refuse(import, row, err);
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
		return !is_here || withdraw(import, known, "leaves the class",
			err);
	case ROSTER_DESCRIBED:
		return !is_here || update(import, known, row, err);
	}
	return true;
}

static bool take_rows(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roster.count; i++) {
		if (!take_row(import, &import->roster.rows[i],
		    import->matches[i], err))
			return false;
	}
	return true;
}

static bool withdraw_missing(struct roster_import *import, struct error *err)
{
	for (size_t i = 0; i < import->roll.count; i++) {
		const struct student *student = &import->roll.students[i];

		if (import->lines[i] || student->withdrawn ||
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

static bool take(struct roster_import *import, struct error *err)
{
	import->matches = mem_new(import->roster.count, sizeof(size_t));
	import->lines = mem_new(import->roll.count, sizeof(size_t));
	for (size_t i = 0; i < import->roster.count; i++)
		import->matches[i] = ROLL_NONE;
	return match_numbers(import, err) && match_emails(import, err) &&
		match_names(import, err) && check_is_this_class(import, err) &&
		take_rows(import, err) && withdraw_missing(import, err) &&
		remember(import, err);
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
	    (!differs && !import->memory->is_new))) {
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
		roll_release(&import.roll);
	}
	mem_free(import.matches);
	mem_free(import.lines);
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

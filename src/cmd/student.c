/* SPDX-License-Identifier: MIT */
/* student add, list, edit, withdraw, merge. */
#include <inttypes.h>
#include <string.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "people.h"
#include "table.h"

/* The texts of a student as they are typed; they live in the buffers. */
struct typed {
	struct buf name;
	struct buf given;
	struct buf family;
	struct buf number;
	struct buf email;
	struct buf handle;
};

static void typed_release(struct typed *typed)
{
	buf_release(&typed->name);
	buf_release(&typed->given);
	buf_release(&typed->family);
	buf_release(&typed->number);
	buf_release(&typed->email);
	buf_release(&typed->handle);
}

/* "Ana Maria Chen" or "Chen, Ana Maria"; blanks are single. */
static void split_name(struct typed *typed, const char *name)
{
	const char *comma = strchr(name, ',');
	const char *end = comma ? comma : strrchr(name, ' ');
	struct buf *before = comma ? &typed->family : &typed->given;
	struct buf *after = comma ? &typed->given : &typed->family;

	if (!end) {
		buf_adds(&typed->given, name);
		return;
	}
	buf_add(before, name, (size_t)(end - name));
	if (before->len && before->data[before->len - 1] == ' ')
		buf_truncate(before, before->len - 1);
	end += 1 + strspn(end + 1, " ");
	buf_adds(after, end);
}

static void join_name(struct typed *typed)
{
	buf_clear(&typed->name);
	buf_addf(&typed->name, "%s%s%s", buf_text(&typed->given),
		typed->given.len && typed->family.len ? " " : "",
		buf_text(&typed->family));
}

/* A name of signs alone could never be typed again. */
static bool check_joined(struct typed *typed, struct error *err)
{
	struct buf key = BUF_INIT;
	bool done;

	join_name(typed);
	text_fold_key(&key, buf_text(&typed->name));
	done = key.len > 0;
	buf_release(&key);
	return done || error_set(err, ERROR_USAGE,
		"a student has a name, of letters");
}

static bool read_flag(const struct call *call, const char *flag,
	struct buf *text, struct error *err)
{
	const char *value = call_value(call, flag);

	return !value || text_is_blank(value) ||
		format_name(value, flag, text, err);
}

/* One word in any shell, typed on any keyboard. */
static bool check_handle(const struct buf *handle, struct error *err)
{
	for (const char *at = buf_text(handle); *at; at++) {
		if (*at <= ' ' || *at > '~')
			return error_set(err, ERROR_USAGE, "the handle \"%s\" "
				"must be of ASCII letters, without blanks",
				buf_text(handle));
	}
	return true;
}

static bool read_flags(const struct call *call, struct typed *typed,
	struct error *err)
{
	return read_flag(call, "number", &typed->number, err) &&
		read_flag(call, "email", &typed->email, err) &&
		read_flag(call, "handle", &typed->handle, err) &&
		check_handle(&typed->handle, err);
}

static const char *text_or_null(const struct buf *text)
{
	return text->len ? buf_text(text) : NULL;
}

/* Someone the store knows and who is not in the class: by number, else a
 * withdrawn one of the same name; 0: nobody. */
static bool find_former(struct session *session, const struct call *call,
	const struct typed *typed, int64_t *former, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct student *same;
	bool done;

	*former = 0;
	if (typed->number.len)
		return store_student_by_number(session->store,
			buf_text(&typed->number), former, err);
	done = people_namesake(session, buf_text(&typed->name), &arena, &same,
		err);
	if (done && same && !same->withdrawn)
		session_say(session, "another %s is in the class: \"homeroom "
			"student edit\" gives handles to tell them apart",
			same->name);
	else if (done && same && !call_has(call, "new"))
		*former = same->id;
	arena_release(&arena);
	return done;
}

static bool write_name(struct session *session, int64_t id, struct buf *out,
	struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct student *student;
	struct buf key = BUF_INIT;
	bool done;

	buf_addf(&key, "=%" PRId64, id);
	done = people_find(session, buf_text(&key), &arena, &student, err);
	if (done)
		buf_adds(out, student->name);
	buf_release(&key);
	arena_release(&arena);
	return done;
}

static bool add_again(struct session *session, struct change *change,
	int64_t id, struct buf *out, struct error *err)
{
	if (!change_enrol(change, id, err) ||
	    !write_name(session, id, out, err))
		return false;
	buf_adds(out, ", known already, is in the class again.\n");
	change_set_detail(change, id, NULL);
	return true;
}

static bool add(struct session *session, struct change *change,
	const struct call *call, const struct typed *typed, struct buf *out,
	struct error *err)
{
	const struct student fresh = {
		.number = text_or_null(&typed->number),
		.given = text_or_null(&typed->given),
		.family = text_or_null(&typed->family),
		.name = buf_text(&typed->name),
		.email = text_or_null(&typed->email),
		.handle = text_or_null(&typed->handle),
	};
	int64_t id;

	if (!find_former(session, call, typed, &id, err))
		return false;
	if (id)
		return add_again(session, change, id, out, err);
	buf_addf(out, "%s is in the class.\n", fresh.name);
	if (!change_student_add(change, &fresh, &id, err))
		return false;
	change_set_detail(change, id, NULL);
	return true;
}

static bool run_add(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct typed typed = { 0 };
	struct change *change = NULL;
	bool done;

	if (format_operands(call, 0, "student", &typed.name, err) &&
	    read_flags(call, &typed, err)) {
		split_name(&typed, buf_text(&typed.name));
		if (check_joined(&typed, err))
			change = session_begin(session, "student add", NULL,
				err);
	}
	done = change && session_end(session, change,
		add(session, change, call, &typed, out, err), err);
	typed_release(&typed);
	return done;
}

static const struct flag add_flags[] = {
	{ "number", "NUMBER", "the roster number" },
	{ "email", "ADDRESS", "as the school writes it" },
	{ "handle", "WORD", "a short name to type" },
	{ "new", NULL, "another child than the one who left by that name" },
	{ NULL, NULL, NULL }
};

const struct command cmd_student_add = {
	.name = "student add",
	.operands = "NAME",
	.summary = "put a student into the class",
	.details =
		"NAME is \"Ana Chen\" or \"Chen, Ana\". Who was in the class before, or\n"
		"is known to the store by that number, comes back with all that is\n"
		"known.",
	.flags = add_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_add,
};

static enum cluster cluster_of(const struct room *room, int64_t student)
{
	size_t place = facts_student(&room->facts, student);

	return place == FACTS_NOT_FOUND ? CLUSTER_NONE :
		room->seats[place].cluster;
}

/* Something to type where there is no number. */
static void table_id(struct table *table, const struct student *student)
{
	if (student->number)
		table_cell(table, student->number);
	else
		table_cellf(table, "=%" PRId64, student->id);
}

/* The one that is given, or made. */
static void table_handle(struct table *table, const struct room *room,
	const struct student *student)
{
	char made[NAMES_HANDLE_MAX];
	const char *handle = student->withdrawn ? student->handle :
		names_item(&room->facts, student, made).handle;

	table_cell(table, handle ? handle : "");
}

static void write_list(struct buf *out, const struct room *room,
	const struct student *students, size_t count)
{
	struct table table = TABLE_INIT;

	for (size_t i = 0; i < count; i++) {
		const struct student *student = &students[i];

		table_id(&table, student);
		table_cell(&table, student->name);
		table_cell(&table, student->withdrawn ? "withdrawn" :
			room_label(room, cluster_of(room, student->id)));
		table_handle(&table, room, student);
		table_cell(&table, student->email ? student->email : "");
		table_end_row(&table);
	}
	table_write(&table, out);
}

static void write_list_json(struct buf *out, const struct room *room,
	const struct student *students, size_t count)
{
	struct json json;

	json_init(&json, out);
	json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		enum cluster cluster = cluster_of(room, students[i].id);

		json_open_object(&json, NULL);
		format_json_student(&json, &students[i]);
		json_string(&json, "cluster", cluster == CLUSTER_NONE ? NULL :
			cluster_name(cluster));
		json_close_object(&json);
	}
	json_close_array(&json);
	buf_addc(out, '\n');
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct arena arena = ARENA_INIT;
	struct student *students;
	size_t count;
	bool done;

	if (!room)
		return false;
	students = room->facts.students;
	count = room->facts.student_count;
	done = !call_has(call, "all") || store_students(session->store,
		session->class_id, &arena, &students, &count, err);
	if (done && call->globals.json)
		write_list_json(out, room, students, count);
	else if (done && count)
		write_list(out, room, students, count);
	else if (done)
		session_say(session, "the class is empty: \"homeroom import "
			"roster FILE\" fills it");
	arena_release(&arena);
	return done;
}

static const struct flag list_flags[] = {
	{ "all", NULL, "those who were withdrawn too" },
	{ NULL, NULL, NULL }
};

const struct command cmd_student_list = {
	.name = "student list",
	.operands = "",
	.summary = "list the students of the class",
	.flags = list_flags,
	.needs = NEEDS_CLASS,
	.run = run_list,
};

/* --name goes first; --given and --family mend it. */
static bool read_names(const struct call *call, const struct student *old,
	struct typed *typed, struct error *err)
{
	struct buf whole = BUF_INIT;
	bool done = format_name_flag(call, "name", err) &&
		read_flag(call, "name", &whole, err) &&
		read_flag(call, "given", &typed->given, err) &&
		read_flag(call, "family", &typed->family, err);

	if (done && whole.len && !call_has(call, "given") &&
	    !call_has(call, "family"))
		split_name(typed, buf_text(&whole));
	else if (done && whole.len)
		done = error_set(err, ERROR_USAGE, "--name is the whole name: "
			"say it, or --given and --family");
	if (done && !whole.len && !call_has(call, "given"))
		buf_adds(&typed->given, old->given ? old->given : "");
	if (done && !whole.len && !call_has(call, "family"))
		buf_adds(&typed->family, old->family ? old->family : "");
	buf_release(&whole);
	return done && check_joined(typed, err);
}

static void keep(const struct call *call, const char *flag, const char *old,
	struct buf *text)
{
	if (!call_has(call, flag) && old)
		buf_adds(text, old);
}

static bool edit(struct session *session, struct change *change,
	const struct call *call, struct typed *typed, struct buf *out,
	struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct student *old;
	struct student fresh;
	size_t place;

	if (!room || !names_student(&room->facts, call->operands[0], &place,
	    err))
		return false;
	old = &room->facts.students[place];
	if (!read_names(call, old, typed, err) ||
	    !read_flags(call, typed, err))
		return false;
	keep(call, "number", old->number, &typed->number);
	keep(call, "email", old->email, &typed->email);
	keep(call, "handle", old->handle, &typed->handle);
	fresh = (struct student){
		.id = old->id,
		.number = text_or_null(&typed->number),
		.given = text_or_null(&typed->given),
		.family = text_or_null(&typed->family),
		.name = buf_text(&typed->name),
		.email = text_or_null(&typed->email),
		.handle = text_or_null(&typed->handle),
	};
	change_set_detail(change, old->id, NULL);
	buf_adds(out, fresh.name);
	if (fresh.number)
		buf_addf(out, " (%s)", fresh.number);
	buf_adds(out, " is changed.\n");
	return change_student_edit(change, &fresh, err);
}

static bool run_edit(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct typed typed = { 0 };
	struct change *change;
	bool done;

	if (!call->flag_count)
		return error_set(err, ERROR_USAGE, "what is to change? Say "
			"--name, --number, --email or --handle");
	change = session_begin(session, "student edit", NULL, err);
	done = change && session_end(session, change,
		edit(session, change, call, &typed, out, err), err);
	typed_release(&typed);
	return done;
}

static const struct flag edit_flags[] = {
	{ "name", "NAME", "the whole name" },
	{ "given", "NAME", "the given name alone" },
	{ "family", "NAME", "the family name alone" },
	{ "number", "NUMBER", "the roster number; \"\" takes it away" },
	{ "email", "ADDRESS", "as the school writes it; \"\" takes it away" },
	{ "handle", "WORD", "a short name to type; \"\" takes it away" },
	{ NULL, NULL, NULL }
};

const struct command cmd_student_edit = {
	.name = "student edit",
	.operands = "STUDENT",
	.summary = "change a student's name, number, email or handle",
	.flags = edit_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_edit,
};

static bool withdraw(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	int64_t *students;
	bool done = true;

	if (!room || !names_students(&room->facts, call->operands, call->count,
	    &students, err))
		return false;
	for (size_t i = 0; done && i < call->count; i++) {
		size_t place = facts_student(&room->facts, students[i]);

		buf_addf(out, "%s is withdrawn; the history is kept.\n",
			room->facts.students[place].name);
		done = change_withdraw(change, students[i], err);
	}
	format_detail(change, students, call->count, NULL);
	mem_free(students);
	return done;
}

static void ask_withdraw(struct session *session, const struct call *call,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	const struct room *room = session_glance(session, &ignored);
	int64_t *students;

	if (!room || !names_students(&room->facts, call->operands, call->count,
	    &students, &ignored))
		return;
	buf_adds(out, "take ");
	wording_names(out, &room->facts, students, call->count);
	buf_adds(out, " out of the class");
	mem_free(students);
}

const struct command cmd_student_withdraw = {
	.name = "student withdraw",
	.operands = "STUDENT...",
	.summary = "take students out of the class; their history stays",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.asks = ask_withdraw,
	.write = withdraw,
};

/* The office knows the child by the number: its record is the one to keep. */
static bool merge(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct people_record kept, from, swap;

	if (!people_find_record(session, call->operands[0], &kept, err) ||
	    !people_find_record(session, call->operands[1], &from, err))
		return false;
	if (from.has_number && !kept.has_number) {
		swap = kept;
		kept = from;
		from = swap;
	}
	change_set_detail(change, kept.student, NULL);
	buf_adds(out, "Both records are one: ");
	if (!change_student_merge(change, kept.student, from.student, err) ||
	    !write_name(session, kept.student, out, err))
		return false;
	buf_adds(out, ".\n");
	return true;
}

static void ask_merge(struct session *session, const struct call *call,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	struct people_record kept, from;

	if (!people_find_record(session, call->operands[0], &kept, &ignored) ||
	    !people_find_record(session, call->operands[1], &from, &ignored))
		return;
	buf_adds(out, "make one child of ");
	if (!write_name(session, kept.student, out, &ignored))
		buf_adds(out, call->operands[0]);
	buf_adds(out, " and ");
	if (!write_name(session, from.student, out, &ignored))
		buf_adds(out, call->operands[1]);
}

const struct command cmd_student_merge = {
	.name = "student merge",
	.operands = "STUDENT SAME",
	.summary = "join two records of one child, with their history",
	.details = "The name of the record with a roster number stays, else that of the\n"
		"first. Either may be withdrawn, or a number of another class.",
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.asks = ask_merge,
	.write = merge,
};

/* SPDX-License-Identifier: MIT */
/* selfcheck: what learners say of themselves, once a week. */
#include <string.h>

#include "app/learning.h"
#include "app/names.h"
#include "app/wording.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "store/learners.h"
#include "table.h"

#define ANSWERS 3
#define SLIP_CELLS 60

static const char *const asked[ANSWERS] = {
	"What am I trying to reach?",
	"What is in the way?",
	"What help would move me fastest?",
};

static const char asked_sure[] = "How sure am I that I will get there?";

static bool read_sure(const struct call *call, int *sure, struct error *err)
{
	const char *text = call_value(call, "sure");
	int64_t number;

	*sure = 0;
	if (!text)
		return true;
	if (!number_parse_int(text, &number) || number < 1 ||
	    number > CHECKIN_CONFIDENCE_MAX)
		return error_set(err, ERROR_USAGE, "--sure %s: say a number "
			"from 1 to %d", text, CHECKIN_CONFIDENCE_MAX);
	*sure = (int)number;
	return true;
}

/* An answer that is blank was not given. */
static const char *answer(const struct call *call, size_t place)
{
	const char *text = call->count > place ? call->operands[place] : NULL;

	return text && !text_is_blank(text) ? text : NULL;
}

static void say_kept(struct buf *out, const struct student *student,
	const struct selfcheck *selfcheck)
{
	const char *texts[ANSWERS] = {
		selfcheck->reach, selfcheck->way, selfcheck->help
	};
	static const char *const words[ANSWERS] = {
		"reach", "in the way", "help"
	};
	const char *before = ": ";

	buf_adds(out, student->name);
	for (size_t i = 0; i < ANSWERS; i++) {
		if (!texts[i])
			continue;
		buf_addf(out, "%s%s \"%s\"", before, words[i], texts[i]);
		before = ", ";
	}
	if (selfcheck->sure)
		buf_addf(out, "%ssure %d of %d", before, selfcheck->sure,
			CHECKIN_CONFIDENCE_MAX);
	buf_adds(out, ".\n");
}

static bool keep(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct selfcheck selfcheck = {
		.reach = answer(call, 1),
		.way = answer(call, 2),
		.help = answer(call, 3),
	};
	size_t student;

	if (call->count == 1)
		return error_set(err, ERROR_USAGE, "what does the learner say? "
			"Give the answers in quotes: what to reach, what is in "
			"the way, what would help");
	if (!room || !names_student(&room->facts, call->operands[0], &student,
	    err) || !read_sure(call, &selfcheck.sure, err))
		return false;
	selfcheck.student = room->facts.students[student].id;
	selfcheck.when = room->facts.now;
	if (!change_selfcheck(change, &selfcheck, err))
		return false;
	change_set_detail(change, selfcheck.student, NULL);
	say_kept(out, &room->facts.students[student], &selfcheck);
	return true;
}

static bool prepare(struct session *session, const struct call *call,
	struct error *err UNUSED)
{
	session->opens_at = "open selfcheck";
	session->opens_for = call->operands[0];
	return true;
}

static const struct flag flags[] = {
	{ "sure", "1-4", "how sure of getting there" },
	{ NULL, NULL, NULL }
};

const struct command cmd_selfcheck = {
	.name = "selfcheck",
	.operands = "STUDENT REACH [WAY [HELP]]",
	.summary = "note a learner's own check: what to reach, what is in the "
		"way, what would help",
	.details =
		"Three questions, once a week, each answer in quotes: what am I trying to\n"
		"reach, what is in the way, what help would move me fastest. \"\" leaves\n"
		"one out. \"homeroom selfcheck slip\" prints them to hand out.",
	.flags = flags,
	.at_least = 1,
	.at_most = 1 + ANSWERS,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.screen = SCREEN_BARE,
	.prepare = prepare,
	.write = keep,
};

static void table_day(struct table *table, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, when);
	table_cell(table, buf_text(&text));
	buf_release(&text);
}

static void list_row(struct table *table, const struct facts *facts,
	const struct selfcheck *own)
{
	const char *texts[ANSWERS] = { own->reach, own->way, own->help };

	table_day(table, own->when);
	table_cell(table, facts->students[facts_student(facts,
		own->student)].name);
	if (own->sure)
		table_cellf(table, "sure %d", own->sure);
	else
		table_cell(table, "");
	for (size_t i = 0; i < ANSWERS; i++)
		table_cell(table, texts[i] ? texts[i] : "-");
	table_end_row(table);
}

static void json_row(struct json *json, const struct facts *facts,
	const struct selfcheck *own)
{
	json_open_object(json, NULL);
	json_open_object(json, "student");
	format_json_who(json, &facts->students[facts_student(facts,
		own->student)]);
	json_close_object(json);
	format_json_day(json, "date", own->when);
	json_string(json, "reach", own->reach);
	json_string(json, "way", own->way);
	json_string(json, "help", own->help);
	if (own->sure)
		json_int(json, "sure", own->sure);
	else
		json_null(json, "sure");
	json_string(json, "author", own->author);
	json_close_object(json);
}

static void write_list(struct buf *out, const struct call *call,
	const struct facts *facts, const struct learners *learners,
	int64_t only)
{
	struct table table = TABLE_INIT;
	struct json json;

	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < learners->selfcheck_count; i++) {
		const struct selfcheck *own = &learners->selfchecks[i];

		if (only && own->student != only)
			continue;
		if (call->globals.json)
			json_row(&json, facts, own);
		else
			list_row(&table, facts, own);
	}
	if (call->globals.json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	table_write(&table, out);
}

static bool list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct learners learners = { 0 };
	size_t student = FACTS_NOT_FOUND;
	bool done = room && (!call->count || names_student(&room->facts,
		call->operands[0], &student, err)) &&
		learning_read(session, &learners, err);

	if (done)
		write_list(out, call, &room->facts, &learners,
			student == FACTS_NOT_FOUND ? 0 :
			room->facts.students[student].id);
	learners_release(&learners);
	return done;
}

const struct command cmd_selfcheck_list = {
	.name = "selfcheck list",
	.operands = "[STUDENT]",
	.summary = "list what learners said of themselves",
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = list,
};

static void json_slip(struct json *json, const struct student *student,
	civil now)
{
	json_open_object(json, NULL);
	json_open_object(json, "student");
	format_json_who(json, student);
	json_close_object(json);
	format_json_day(json, "date", now);
	json_open_array(json, "questions");
	for (size_t i = 0; i < ANSWERS; i++)
		json_string(json, NULL, asked[i]);
	json_string(json, NULL, asked_sure);
	json_close_array(json);
	json_close_object(json);
}

static void write_slip(struct buf *out, const struct student *student,
	civil now)
{
	buf_addf(out, "%s, ", student->name);
	date_write_short(out, now);
	buf_addc(out, '\n');
	for (size_t i = 0; i < ANSWERS; i++) {
		buf_addf(out, "\n%s\n\n", asked[i]);
		buf_pad(out, '_', SLIP_CELLS);
		buf_addc(out, '\n');
	}
	buf_addf(out, "\n%s   1   2   3   4\n\n", asked_sure);
	buf_pad(out, '-', SLIP_CELLS);
	buf_adds(out, "\n\n");
}

static bool slip(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	int64_t *students = NULL;
	struct json json;
	size_t count;

	if (!room || (call->count && !names_students(&room->facts,
	    call->operands, call->count, &students, err)))
		return false;
	count = students ? call->count : room->facts.student_count;
	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		size_t place = students ? facts_student(&room->facts,
			students[i]) : i;

		if (call->globals.json)
			json_slip(&json, &room->facts.students[place],
				room->facts.now);
		else
			write_slip(out, &room->facts.students[place],
				room->facts.now);
	}
	if (call->globals.json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	mem_free(students);
	return true;
}

const struct command cmd_selfcheck_slip = {
	.name = "selfcheck slip",
	.operands = "[STUDENT...]",
	.summary = "print the own check's questions, a slip a learner",
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = slip,
};

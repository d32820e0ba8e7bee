/* SPDX-License-Identifier: MIT */
/* intake: what a learner says at the beginning, and again every few weeks. */
#include <string.h>

#include "app/infile.h"
#include "app/learning.h"
#include "app/names.h"
#include "app/portrait.h"
#include "app/wording.h"
#include "format.h"
#include "table.h"

static bool answer_flags(const struct call *call, struct interview *interview,
	size_t *said, struct error *err)
{
	for (size_t i = 0; i < call->flag_count; i++) {
		for (size_t j = 0; j < QUESTION_COUNT; j++) {
			if (strcmp(call->flags[i].name, interview_questions[j].name) != 0)
				continue;
			++*said;
			if (!interview_answer(interview, (enum question)j,
			    call->flags[i].value, err)) {
				err->code = ERROR_USAGE;
				return error_where(err, "--%s",
					interview_questions[j].name);
			}
		}
	}
	return true;
}

/* --until is of the constraints. */
static bool date_ways(const struct call *call, struct interview *interview,
	struct error *err)
{
	civil until;

	if (!format_until(call, CIVIL_NEVER, interview->now, &until, err))
		return false;
	if (until == CIVIL_NEVER)
		return true;
	if (!interview->ways.count && !interview->known.count)
		return error_set(err, ERROR_USAGE, "--until is the last day of "
			"a constraint: say it with --constraint");
	for (size_t i = 0; i < interview->ways.count; i++)
		interview->ways.items[i].until = until;
	return true;
}

static void say_kept(struct buf *out, const struct facts *facts,
	const struct interview *interview)
{
	struct buf answer = BUF_INIT;
	const char *before = ": ";

	buf_adds(out, facts->students[facts_student(facts,
		interview->profile.student)].name);
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		buf_clear(&answer);
		interview_write(interview, (enum question)i, &answer);
		if (!answer.len)
			continue;
		buf_addf(out, "%s%s %s", before, interview_questions[i].name,
			buf_text(&answer));
		before = "; ";
	}
	buf_adds(out, ".\n");
	buf_release(&answer);
	interview_write_left(interview, out);
}

static bool keep(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct learners learners = { 0 };
	struct interview interview;
	size_t student, said = 0;
	bool kept, done;

	if (!room || !names_student(&room->facts, call->operands[0], &student,
	    err))
		return false;
	if (!learning_read(session, &learners, err)) {
		learners_release(&learners);
		return false;
	}
	interview_begin(&interview, &room->facts, &learners,
		room->facts.students[student].id);
	done = answer_flags(call, &interview, &said, err) &&
		date_ways(call, &interview, err);
	if (done && !said)
		done = error_set(err, ERROR_USAGE, "what does the learner say? "
			"--goal, --stuck, --help-wanted, --skill and "
			"--constraint are the intake; \"homeroom help intake\" "
			"has the rest");
	done = done && interview_keep(&interview, change, &room->facts,
		&learners, true, &kept, err);
	if (done) {
		change_set_detail(change, interview.profile.student, NULL);
		say_kept(out, &room->facts, &interview);
	}
	interview_release(&interview);
	learners_release(&learners);
	return done;
}

static bool prepare(struct session *session, const struct call *call,
	struct error *err UNUSED)
{
	session->opens_at = "open intake";
	session->opens_for = call->operands[0];
	return true;
}

static const struct flag flags[] = {
	{ "goal", "TEXT", "what the learner is after now" },
	{ "stuck", "TEXT", "where it does not go on" },
	{ "help-wanted", "TEXT", "the help that is asked for" },
	{ "skill", "SCORE", "how much can be done, as a score is said" },
	{ "constraint", "WHAT", "what is in the way; see below" },
	{ "until", "DAY", "the last day of the constraint" },
	{ "outcome", "TEXT", "what it is for in the end" },
	{ "proof", "TEXT", "what would show progress" },
	{ "parts", "yes|no", "does parts of it already" },
	{ "next", "yes|no", "knows the next step" },
	{ "alone", "yes|no", "keeps going alone" },
	{ "means", "yes|no", "has the tools and the time" },
	{ "wants", "TIER", "self-directed, group or one-to-one, as asked for" },
	{ "tier", "TIER", "support decided on: 1, 2 or 3" },
	{ "style", "goal|discovery", "goal-oriented or discovery-oriented" },
	{ "confidence", "1-4", "how sure of getting there" },
	{ NULL, NULL, NULL }
};

const struct command cmd_intake = {
	.name = "intake",
	.operands = "STUDENT",
	.summary = "note a learner's goal, where it sticks, and what is in "
		"the way",
	.details =
		"What is not said stays as it was; an empty text takes an answer away.\n"
		"WHAT is time, internet, caregiving, anxiety, language, attendance or a\n"
		"word of your own, with more behind a colon: \"attendance: misses\n"
		"Mondays\". It is light; \":middle\" or \":severe\" at its end makes it a\n"
		"reason to offer intervene, and \" until 2026-12-18\" after that ends it.\n"
		"\"time, internet\" are two. \"homeroom unblock\" closes one. Of the four\n"
		"questions of readiness at most one yes means a foundational start, four\n"
		"an accelerated one. What is asked for is shown beside what the evidence\n"
		"says, and moves no one.",
	.flags = flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.screen = SCREEN_BARE,
	.prepare = prepare,
	.write = keep,
};

static void write_json(struct json *json, const struct segmentation *class,
	size_t student)
{
	json_open_object(json, NULL);
	format_json_who(json, &class->room->facts.students[student]);
	portrait_json(json, class, student);
	json_close_object(json);
}

static void write_one(struct buf *out, const struct call *call,
	const struct segmentation *class, size_t student)
{
	struct buf lines = BUF_INIT;
	struct json json;

	if (call->globals.json) {
		json_init(&json, out);
		write_json(&json, class, student);
		buf_addc(out, '\n');
		return;
	}
	portrait_write(&lines, class, student);
	buf_addf(out, "%s\n", class->room->facts.students[student].name);
	format_indent(out, lines.len ? buf_text(&lines) :
		"no profile yet\n");
	buf_release(&lines);
}

static bool show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct segmentation class;
	size_t student;
	bool done = segmentation_read(&class, session, err) &&
		names_student(&class.room->facts, call->operands[0], &student,
			err);

	if (done)
		write_one(out, call, &class, student);
	segmentation_release(&class);
	return done;
}

const struct command cmd_intake_show = {
	.name = "intake show",
	.operands = "STUDENT",
	.summary = "show what a learner said, beside what the evidence says",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = show,
};

static void list_row(struct table *table, const struct segmentation *class,
	size_t student)
{
	const struct facts *facts = &class->room->facts;
	const struct profile *profile = learners_profile(&class->learners,
		facts->students[student].id);
	long long age = profile ? date_day(facts->now) -
		date_day(profile->made) : 0;

	table_cell(table, facts->students[student].name);
	if (profile) {
		table_cellf(table, "%lld day%s old", age, age == 1 ? "" : "s");
		table_cell(table, start_name(profile_start(profile)));
		table_cell(table, profile->goal ? profile->goal : "");
	} else {
		table_cell(table, "no profile");
	}
	table_end_row(table);
}

static void write_list(struct buf *out, const struct call *call,
	const struct segmentation *class)
{
	struct table table = TABLE_INIT;
	struct json json;

	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < class->room->facts.student_count; i++) {
		if (call->globals.json)
			write_json(&json, class, i);
		else
			list_row(&table, class, i);
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
	struct segmentation class;
	bool done = segmentation_read(&class, session, err);

	if (done)
		write_list(out, call, &class);
	segmentation_release(&class);
	return done;
}

const struct command cmd_intake_list = {
	.name = "intake list",
	.operands = "",
	.summary = "list the learners with their goals, and how old they are",
	.needs = NEEDS_CLASS,
	.run = list,
};

static void say_unread(struct buf *out, const struct learning_import *import)
{
	if (import->unread_count)
		buf_addf(out, "not read: %zu column%s: %s; --map says what "
			"they are\n", import->unread_count,
			import->unread_count == 1 ? "" : "s",
			buf_text(&import->unread));
	if (import->undated)
		buf_addf(out, "not clear: the day of %zu row%s; the latest that "
			"it can be was taken\n", import->undated,
			import->undated == 1 ? "" : "s");
}

static bool import_file(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct learning_import import = { 0 };
	struct infile file;
	bool done;

	if (!infile_open(&file, session, call->operands[0], err))
		return false;
	done = learning_import_profiles(session, file.source,
		call_value(call, "map"), call_has(call, "dry-run"), &import,
		err) || error_where(err, "%s", file.name);
	done = infile_end(&file, done, err);
	if (done) {
		const struct format_count counts[] = {
			{ import.added, "new" },
			{ import.changed, "changed" },
			{ import.unchanged, "unchanged" },
			{ import.older, "older than what is known" },
		};

		buf_adds(out, buf_text(&import.lines));
		format_counts(out, counts, ARRAY_LEN(counts));
		buf_addc(out, '\n');
		say_unread(out, &import);
	}
	learning_import_release(&import);
	return done;
}

static const struct flag import_flags[] = {
	{ "map", "MAP", "which column is what: goal=HEADER,name=HEADER" },
	{ "dry-run", NULL, "say what would change, and change nothing" },
	{ NULL, NULL, NULL }
};

const struct command cmd_intake_import = {
	.name = "intake import",
	.operands = "FILE",
	.summary = "take intakes from a form's file, a row a learner",
	.details =
		"The questions are known by words of their headers (goal, stuck, help,\n"
		"skill, in the way ...), learners by number, address or name. A blank\n"
		"answer changes nothing. A timestamp is when it was said: of several rows\n"
		"of one learner the newest counts, else the last, and none that is older\n"
		"than what is known. What was not read is said.",
	.flags = import_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_FILE,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = import_file,
};

/* SPDX-License-Identifier: MIT */
/* checkin: log one line, many lines, and look at or mend what was logged. */
#include "app/checkin.h"

#include <inttypes.h>
#include <string.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "table.h"

/* Today as a bare date is now: its end may lie ahead. */
static bool read_at(struct session *session, const struct call *call,
	civil *at, struct error *err)
{
	const char *text = call_value(call, "at");
	civil now = session_now(session);
	bool is_bare;

	*at = CIVIL_NEVER;
	if (!text)
		return true;
	if (!date_parse(text, at, &is_bare, err)) {
		err->code = ERROR_USAGE;
		return error_where(err, "--at");
	}
	if (is_bare && date_day(*at) == date_day(now))
		*at = now;
	return true;
}

static bool read_reach(const struct call *call, enum note_reach *reach,
	struct error *err)
{
	bool is_private = call_has(call, "private");
	bool is_shared = call_has(call, "share");

	*reach = is_private ? NOTE_PRIVATE :
		is_shared ? NOTE_SHARED : NOTE_USUAL;
	return !is_private || !is_shared || error_set(err, ERROR_USAGE,
		"--private or --share: a note cannot be both");
}

static bool prepare(struct session *session, const struct call *call,
	struct error *err UNUSED)
{
	session->opens_at = call->count ? NULL : "open checkin";
	return true;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool is_lines = call->count == 1 && !strcmp(call->operands[0], "-");
	struct checkin_call checkin = {
		.args = call->operands,
		.count = call->count,
		.token = call_value(call, "token"),
		.keeps_going = call_has(call, "keep-going"),
	};

	if (!call->count)
		return error_set(err, ERROR_USAGE, "who, and what score? Say "
			"NAME SCORE, or - for lines of standard input; on a "
			"terminal \"homeroom checkin\" alone opens the board "
			"at its check-in line");
	if (!read_at(session, call, &checkin.at, err) ||
	    !read_reach(call, &checkin.reach, err))
		return false;
	if (checkin.keeps_going && (!is_lines || checkin.token))
		return error_set(err, ERROR_USAGE, "--keep-going is for lines "
			"of standard input, \"checkin -\", without a token: "
			"which lines a token stands for would not be known");
	return is_lines ? checkin_log_lines(session, &checkin, out, err) :
		checkin_log(session, &checkin, out, err);
}

static const struct flag checkin_flags[] = {
	{ "at", "TIME", "when it was seen; else now" },
	{ "token", "TEXT", "log once, however often this is repeated" },
	{ "keep-going", NULL, "log the lines that can be, say the others" },
	{ "private", NULL, "the note is for nobody else, until it is shared" },
	{ "share", NULL, "the note is for all who see the class" },
	{ NULL, NULL, NULL }
};

const struct command cmd_checkin = {
	.name = "checkin",
	.operands = "[NAME SCORE [WORDS] [\"note\"] | -]",
	.summary = "log a check-in, or one a line from standard input",
	.details =
		"SCORE is 3/4, 75%, a level of the class's scale, + for right or x\n"
		"for wrong. WORDS, in any order: c1 to c4 (how sure), alone, hint or\n"
		"helped, 12min, task:given, task:done or task:not, q1 to q4 (how well\n"
		"it was done), @OBJECTIVE, round:NAME, block:WHAT. The note comes\n"
		"last, in quotes; in lines of standard input after \" : \". Lines are\n"
		"logged all or none; with --keep-going those that can be, and the exit\n"
		"status is 3 where any was left out. In a class that somebody else made\n"
		"notes are private: \"checkin share\" is what shows them. Alone, on a\n"
		"terminal, the verb opens the board at its check-in line.",
	.flags = checkin_flags,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.screen = SCREEN_BARE,
	.tells_done = true,
	.prepare = prepare,
	.run = run,
};

/* Everyone there is a name for, and the objectives. */
struct people {
	const struct facts *facts;
	struct student *students;
	size_t count;
};

static const struct student *find_student(const struct people *people,
	int64_t id)
{
	for (size_t i = 0; i < people->count; i++) {
		if (people->students[i].id == id)
			return &people->students[i];
	}
	return NULL;
}

static const char *student_name(const struct people *people, int64_t id)
{
	const struct student *student = find_student(people, id);

	return student ? student->name : "";
}

static const char *objective_name(const struct facts *facts, int64_t id)
{
	size_t at = facts_objective(facts, id);

	return at == FACTS_NOT_FOUND ? "" : facts->objectives[at].name;
}

static void checkin_json(struct json *json, const struct people *people,
	const struct checkin *checkin)
{
	struct buf when = BUF_INIT;

	date_write_iso_time(&when, checkin->observed_at);
	json_open_object(json, NULL);
	json_int(json, "id", checkin->id);
	json_open_object(json, "student");
	format_json_who(json, find_student(people, checkin->student));
	json_close_object(json);
	json_string(json, "objective",
		objective_name(people->facts, checkin->objective));
	format_json_checkin(json, checkin);
	json_string(json, "observed_at", buf_text(&when));
	json_string(json, "author", checkin->author);
	json_string(json, "note", checkin->note);
	json_bool(json, "private", checkin->is_private);
	json_bool(json, "withdrawn", checkin->withdrawn);
	json_close_object(json);
	buf_release(&when);
}

static void checkin_line(struct table *table, const struct people *people,
	const struct checkin *checkin)
{
	struct buf text = BUF_INIT;

	table_cellf(table, "%" PRId64, checkin->id);
	date_write_iso(&text, checkin->observed_at);
	table_cell(table, buf_text(&text));
	table_cell(table, student_name(people, checkin->student));
	buf_clear(&text);
	score_write(&text, &checkin->score);
	if (checkin->score.form == SCORE_LEVEL)
		buf_addf(&text, " of %.0f", checkin->score.out_of);
	table_cell(table, buf_text(&text));
	table_cell(table, objective_name(people->facts, checkin->objective));
	buf_clear(&text);
	format_checkin_words(&text, checkin);
	table_cell(table, buf_text(&text));
	table_cell(table, checkin->author);
	table_cell(table, checkin->withdrawn ? "withdrawn" : "");
	format_note(table, checkin);
	table_end_row(table);
	buf_release(&text);
}

static void write_list(struct buf *out, const struct people *people,
	const struct checkin *checkins, size_t count, bool as_json)
{
	struct table table = TABLE_INIT;
	struct json json;

	json_init(&json, out);
	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < count; i++) {
		if (as_json)
			checkin_json(&json, people, &checkins[i]);
		else
			checkin_line(&table, people, &checkins[i]);
	}
	if (as_json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	table_write(&table, out);
}

static bool list(struct session *session, const struct checkin_query *query,
	bool as_json, struct buf *out, struct error *err)
{
	struct people people = { .facts = &session->room.facts };
	struct arena arena = ARENA_INIT;
	struct checkin *checkins;
	size_t count;
	bool done = store_students(session->store, session->class_id, &arena,
		&people.students, &people.count, err) &&
		store_checkins(session->store, query, &arena, &checkins,
		&count, err);

	if (done)
		write_list(out, &people, checkins, count, as_json);
	arena_release(&arena);
	return done;
}

static bool count_them(struct session *session,
	const struct checkin_query *query, bool as_json, struct buf *out,
	struct error *err)
{
	size_t count;

	if (!store_checkin_count(session->store, query, &count, err))
		return false;
	buf_addf(out, as_json ? "{\"count\":%zu}\n" : "%zu\n", count);
	return true;
}

static bool read_student(struct session *session, const struct call *call,
	int64_t *student, struct error *err)
{
	const struct room *room = session_glance(session, err);
	size_t at;

	*student = 0;
	if (!room || !call->count)
		return room != NULL;
	if (!names_student(&room->facts, call->operands[0], &at, err))
		return false;
	*student = room->facts.students[at].id;
	return true;
}

static bool run_list(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct checkin_query query = {
		.class_id = session->class_id,
		.all = call_has(call, "all"),
		.until = session_now(session),
	};

	if (!read_student(session, call, &query.student, err))
		return false;
	if (call_has(call, "count"))
		return count_them(session, &query, call->globals.json, out,
			err);
	return list(session, &query, call->globals.json, out, err);
}

static const struct flag list_flags[] = {
	{ "count", NULL, "print only how many there are" },
	{ "all", NULL, "withdrawn and replaced ones too" },
	{ NULL, NULL, NULL }
};

const struct command cmd_checkin_list = {
	.name = "checkin list",
	.operands = "[STUDENT]",
	.summary = "list the check-ins of the class or of a student",
	.flags = list_flags,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run_list,
};

static bool read_id(const char *text, int64_t *id, struct error *err)
{
	if (number_parse_int(text, id) && *id > 0)
		return true;
	return error_set(err, ERROR_USAGE, "\"%s\" is no number of a check-in:"
		" \"homeroom checkin list\" shows them", text);
}

/* The words replace what they name and leave the rest as it was. */
static bool apply_words(struct session *session, struct checkin *checkin,
	const struct words *words, struct error *err)
{
	size_t objective;

	if (words->has_score)
		checkin->score = words->score;
	if (words->support != SUPPORT_UNSAID)
		checkin->support = words->support;
	if (words->confidence)
		checkin->confidence = words->confidence;
	if (words->minutes)
		checkin->minutes = words->minutes;
	if (words->task)
		checkin->task = words->task;
	if (words->quality)
		checkin->quality = words->quality;
	if (words->note && (!checkin_may_note(checkin, err) ||
	    !session_keeps_notes(session, &checkin->is_private, err)))
		return false;
	if (words->note)
		checkin->note = words->note;
	if (words->round || words->block)
		return error_set(err, ERROR_USAGE, "a correction changes score,"
			" support, confidence, minutes, task, quality, "
			"objective and note");
	if (!words->objective)
		return true;
	if (!names_objective(&session->room.facts, words->objective,
	    &objective, err))
		return false;
	checkin->objective = session->room.facts.objectives[objective].id;
	return true;
}

static const char *name_in(const struct facts *facts, int64_t id)
{
	return facts->students[facts_student(facts, id)].name;
}

static const struct checkin *find_checkin(const struct facts *facts,
	const char *typed, struct error *err)
{
	const struct checkin *found;
	int64_t id;

	if (!read_id(typed, &id, err))
		return NULL;
	found = facts_checkin(facts, id);
	if (!found)
		error_set(err, ERROR_NOT_FOUND, "there is no check-in %s in "
			"this class: \"homeroom checkin list\" shows them",
			typed);
	return found;
}

static bool edit(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct checkin *old = room ?
		find_checkin(&room->facts, call->operands[0], err) : NULL;
	int64_t id;
	struct arena arena = ARENA_INIT;
	struct checkin fresh;
	struct words words;
	bool done;

	if (!old)
		return false;
	fresh = *old;
	done = words_read_correction(&words, &arena, call->operands + 1,
		call->count - 1, &room->facts.policy.scale, err) &&
		apply_words(session, &fresh, &words, err) &&
		change_checkin_edit(change, &fresh, &id, err);
	if (done) {
		buf_addf(out, "%s ", name_in(&room->facts, fresh.student));
		score_write(out, &old->score);
		buf_adds(out, " is now ");
		score_write(out, &fresh.score);
		buf_addf(out, " (check-in %" PRId64 ")\n", id);
		change_set_detail(change, fresh.student, NULL);
	}
	arena_release(&arena);
	return done;
}

const struct command cmd_checkin_edit = {
	.name = "checkin edit",
	.operands = "ID [SCORE] [WORDS] [\"note\"]",
	.summary = "correct a check-in; the old version is kept",
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.write = edit,
};

static bool withdraw(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct checkin *old = room ?
		find_checkin(&room->facts, call->operands[0], err) : NULL;

	if (!old || !change_checkin_withdraw(change, old->id, err))
		return false;
	change_set_detail(change, old->student, NULL);
	buf_addf(out, "%s ", name_in(&room->facts, old->student));
	score_write(out, &old->score);
	buf_adds(out, " (");
	date_write_short(out, old->observed_at);
	buf_adds(out, ") withdrawn\n");
	return true;
}

const struct command cmd_checkin_withdraw = {
	.name = "checkin withdraw",
	.operands = "ID",
	.summary = "take a check-in out of the evidence; the row is kept",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_CLASS,
	.write = withdraw,
};

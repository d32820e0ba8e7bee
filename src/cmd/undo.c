/* SPDX-License-Identifier: MIT */
/* undo, redo, history: what was done, and taking the last of it back. */
#include <inttypes.h>

#include "app/names.h"
#include "app/session.h"
#include "app/undo.h"
#include "app/wording.h"
#include "format.h"
#include "table.h"

static bool write_undo(struct session *session, struct change *change,
	const struct call *call UNUSED, struct buf *out, struct error *err)
{
	return undo_take(session, change, UNDO_BACK, 0, out, err);
}

static bool write_redo(struct session *session, struct change *change,
	const struct call *call UNUSED, struct buf *out, struct error *err)
{
	return undo_take(session, change, UNDO_AGAIN, 0, out, err);
}

/* What is one check-in or one move is taken at once. */
static void ask(struct session *session, enum undo_way way, const char *word,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	struct arena arena = ARENA_INIT;
	struct undo_step step;

	if (undo_weigh(session, way, &arena, &step, &ignored) &&
	    step.size.moves + step.size.checkins > 1) {
		buf_addf(out, "%s ", word);
		wording_action(out, &step.said, NULL, 0);
	}
	arena_release(&arena);
}

static void ask_undo(struct session *session, const struct call *call UNUSED,
	struct buf *out)
{
	ask(session, UNDO_BACK, "undo", out);
}

static void ask_redo(struct session *session, const struct call *call UNUSED,
	struct buf *out)
{
	ask(session, UNDO_AGAIN, "redo", out);
}

const struct command cmd_undo = {
	.name = "undo",
	.operands = "",
	.summary = "take back the last thing that you did",
	.needs = NEEDS_CLASS,
	.asks = ask_undo,
	.write = write_undo,
};

const struct command cmd_redo = {
	.name = "redo",
	.operands = "",
	.summary = "do again what was just undone",
	.needs = NEEDS_CLASS,
	.asks = ask_redo,
	.write = write_redo,
};

static void action_line(struct table *table, const struct action *action,
	const struct student *students, size_t count)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, action->at);
	buf_addc(&text, ' ');
	date_write_clock(&text, action->at);
	table_cell(table, buf_text(&text));
	table_cell(table, action->author);
	buf_clear(&text);
	wording_action(&text, action, students, count);
	if (action->undone_by)
		buf_adds(&text, " (undone)");
	table_cell(table, buf_text(&text));
	table_end_row(table);
	buf_release(&text);
}

static void action_json(struct json *json, const struct action *action,
	const struct student *students, size_t count)
{
	struct buf when = BUF_INIT, words = BUF_INIT;

	date_write_iso_time(&when, action->at);
	wording_action(&words, action, students, count);
	json_open_object(json, NULL);
	json_int(json, "id", action->id);
	json_string(json, "at", buf_text(&when));
	json_string(json, "author", action->author);
	json_string(json, "verb", action->verb);
	json_string(json, "what", buf_text(&words));
	json_bool(json, "undone", action->undone_by != 0);
	json_close_object(json);
	buf_release(&when);
	buf_release(&words);
}

static void write_history(struct buf *out, bool as_json, civil now,
	const struct action *actions, size_t action_count,
	const struct student *students, size_t student_count)
{
	struct table table = TABLE_INIT;
	struct json json;

	json_init(&json, out);
	if (as_json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < action_count; i++) {
		if (actions[i].at > now)
			continue;
		if (as_json)
			action_json(&json, &actions[i], students,
				student_count);
		else
			action_line(&table, &actions[i], students,
				student_count);
	}
	if (as_json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	table_write(&table, out);
}

static bool run_history(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct arena arena = ARENA_INIT;
	struct student *students;
	struct action *actions;
	size_t student_count, action_count, at;
	int64_t student = 0;
	bool done;

	if (!room)
		return false;
	if (call->count) {
		if (!names_student(&room->facts, call->operands[0], &at, err))
			return false;
		student = room->facts.students[at].id;
	}
	done = store_students(session->store, session->class_id, &arena,
		&students, &student_count, err) &&
		store_history(session->store, session->class_id, student, 0,
		&arena, &actions, &action_count, err);
	if (done)
		write_history(out, call->globals.json, session_now(session),
			actions, action_count, students, student_count);
	arena_release(&arena);
	return done;
}

const struct command cmd_history = {
	.name = "history",
	.operands = "[STUDENT]",
	.summary = "list what was done, newest first",
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run_history,
};

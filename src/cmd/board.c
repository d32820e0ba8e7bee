/* SPDX-License-Identifier: MIT */
/* board and demo: the class as it stands, as text or JSON; on a terminal the
 * dashboard opens instead. */
#include "app/clash.h"
#include "app/demo.h"
#include "app/outlook.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/text.h"
#include "engine/reason.h"
#include "format.h"
#include "table.h"

static void write_flags(struct buf *out, const struct seat *seat)
{
	if (move_is_change(seat->move) && seat->move->to != CLUSTER_NONE)
		buf_addf(out, "  would move to %s",
			cluster_name(seat->move->to));
	if (seat->offer)
		buf_adds(out, "  look: see why");
	if (seat->absent)
		buf_adds(out, "  absent");
	if (seat->pinned)
		buf_adds(out, "  pinned");
	if (seat->block)
		buf_addf(out, "  block: %s", seat->block->what);
	if (seat->days >= ROOM_UNSEEN_DAYS)
		buf_addf(out, "  not seen for %d days", seat->days);
	if (seat->move->evidence == EVIDENCE_THIN ||
	    seat->move->evidence == EVIDENCE_STALE ||
	    move_is_unclear(seat->move))
		buf_addf(out, "  %s", move_evidence_word(seat->move));
}

static void write_seat(struct buf *out, const struct room *room,
	const struct seat *seat)
{
	const struct student *student = &room->facts.students[seat->student];
	struct buf clean = BUF_INIT, estimate = BUF_INIT;

	text_clean(&clean, student->name);
	wording_estimate(&estimate, seat->move);
	buf_adds(out, "  ");
	text_fit(out, buf_text(&clean), 24, "…");
	buf_addf(out, "  %s  ", seat->recent);
	text_fit(out, buf_text(&estimate), 19, "");
	write_flags(out, seat);
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_addc(out, '\n');
	buf_release(&clean);
	buf_release(&estimate);
}

/* Someone without a cluster has been seen: a regroup would place them. */
static bool has_seen(const struct room *room,
	const struct room_column *column)
{
	for (size_t i = 0; i < column->count; i++) {
		if (room->seats[column->seats[i]].move->has_estimate)
			return true;
	}
	return false;
}

static void write_column(struct buf *out, const struct room *room,
	enum cluster cluster)
{
	const struct room_column *column = &room->columns[cluster];

	buf_addc(out, '\n');
	if (cluster == CLUSTER_NONE)
		buf_adds(out, has_seen(room, column) ? "Not placed yet" :
			"Not yet seen");
	else
		wording_label(out, &room->facts.policy, cluster);
	buf_addf(out, " (%zu)\n", column->count);
	for (size_t i = 0; i < column->count; i++)
		write_seat(out, room, &room->seats[column->seats[i]]);
}

static void write_lesson(struct buf *out, const struct facts *facts)
{
	struct buf lesson = BUF_INIT;

	outlook_write_lesson(&lesson, facts);
	if (lesson.len)
		buf_addf(out, "Whole class: %s\n", buf_text(&lesson));
	buf_release(&lesson);
}

static void write_board(struct buf *out, const struct session *session,
	const struct room *room)
{
	static const enum cluster order[] = { CLUSTER_RETEACH,
		CLUSTER_PRACTICE, CLUSTER_EXTEND, CLUSTER_INTERVENE };
	struct buf clashes = BUF_INIT;

	if (session->is_demo)
		buf_adds(out, "Sample class in a temporary store: nothing "
			"here is kept.\n");
	buf_addf(out, "%s, ", room->facts.class.name);
	wording_count(out, room->facts.student_count, "student");
	buf_addf(out, ", %s, ", room_focus_name(room));
	date_write_long(out, room->facts.now);
	buf_addf(out, "\n%zu checked in today, %zu not seen for %d days or "
		"more, a regroup would move %zu\n", room->today, room->unseen,
		ROOM_UNSEEN_DAYS, room->would_move);
	write_lesson(out, &room->facts);
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		write_column(out, room, order[i]);
	if (room->columns[CLUSTER_NONE].count)
		write_column(out, room, CLUSTER_NONE);
	clash_write(&clashes, &room->facts, &room->view);
	if (clashes.len)
		buf_addf(out, "\n%s", buf_text(&clashes));
	buf_release(&clashes);
}

static void json_seats(struct json *json, const struct room *room,
	const char *key, const struct room_column *column, bool absent)
{
	json_open_array(json, key);
	for (size_t i = 0; i < column->count; i++) {
		const struct seat *seat = &room->seats[column->seats[i]];

		if (seat->absent != absent)
			continue;
		json_open_object(json, NULL);
		format_json_seat(json, room, seat);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_absent(struct json *json, const struct room *room)
{
	json_open_array(json, "absent");
	for (size_t i = 0; i < room->facts.student_count; i++) {
		if (!room->seats[i].absent)
			continue;
		json_open_object(json, NULL);
		format_json_seat(json, room, &room->seats[i]);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_clusters(struct json *json, const struct room *room)
{
	json_open_array(json, "clusters");
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		enum cluster cluster = (enum cluster)i;

		json_open_object(json, NULL);
		json_string(json, "name", cluster_name(cluster));
		json_string(json, "label", room_label(room, cluster));
		json_seats(json, room, "students", &room->columns[i], false);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_lesson(struct json *json, const struct facts *facts)
{
	size_t objective = facts_objective(facts, facts->whole.objective);
	struct buf text = BUF_INIT;

	if (objective == FACTS_NOT_FOUND) {
		json_null(json, "whole_class");
		return;
	}
	json_open_object(json, "whole_class");
	json_string(json, "what", whole_class_name(WHOLE_RETEACH));
	json_string(json, "objective", facts->objectives[objective].name);
	date_write_iso_time(&text, facts->whole.since);
	json_string(json, "since", buf_text(&text));
	buf_clear(&text);
	outlook_write_lesson(&text, facts);
	json_string(json, "sentence", buf_text(&text));
	json_close_object(json);
	buf_release(&text);
}

static void write_json(struct buf *out, const struct room *room)
{
	struct buf now = BUF_INIT;
	struct json json;

	date_write_iso_time(&now, room->facts.now);
	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "class", room->facts.class.name);
	json_string(&json, "as_of", buf_text(&now));
	json_string(&json, "focus", room->focus ? room_focus_name(room) :
		NULL);
	json_lesson(&json, &room->facts);
	json_clusters(&json, room);
	json_seats(&json, room, "not_seen", &room->columns[CLUSTER_NONE],
		false);
	json_absent(&json, room);
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&now);
}

static bool has_classes(const struct session *session)
{
	struct error ignored = ERROR_INIT;
	struct arena arena = ARENA_INIT;
	struct class *classes;
	size_t count = 0;
	bool done = session->store && store_classes(session->store, &arena,
		&classes, &count, &ignored);

	arena_release(&arena);
	return done && count > 0;
}

/* No class at all is a beginning, not a failure: it is said how to begin. */
static bool welcome(const struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	if (err->code != ERROR_NOT_FOUND || call->globals.class_name ||
	    call->globals.json || has_classes(session))
		return false;
	buf_addf(out, "%s\n", err->text);
	error_clear(err);
	return true;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *name = call->globals.class_name;
	const struct room *room;

	if (!session_class(session, name, err))
		return welcome(session, call, out, err);
	room = session_room(session, err);
	if (!room)
		return false;
	if (call->globals.json)
		write_json(out, room);
	else
		write_board(out, session, room);
	return true;
}

static bool prepare_board(struct session *session, const struct call *call,
	struct error *err UNUSED)
{
	session->wants_ascii = call_has(call, "ascii");
	return true;
}

static const struct flag board_flags[] = {
	{ "plain", NULL, "print it, also on a terminal" },
	{ "ascii", NULL, "draw with plain ASCII characters only" },
	{ NULL, NULL, NULL }
};

const struct command cmd_board = {
	.name = "board",
	.operands = "",
	.summary = "the dashboard; printed where there is no terminal",
	.flags = board_flags,
	.needs = NEEDS_NOTHING,
	.screen = SCREEN_ALWAYS,
	.prepare = prepare_board,
	.run = run,
};

static bool prepare_demo(struct session *session, const struct call *call,
	struct error *err)
{
	session->wants_ascii = call_has(call, "ascii");
	return demo_make(session, call_value(call, "keep"), DEMO_SEED, err);
}

static const struct flag demo_flags[] = {
	{ "keep", "FILE", "keep the sample class in a new store" },
	{ "plain", NULL, "print it, also on a terminal" },
	{ "ascii", NULL, "draw with plain ASCII characters only" },
	{ NULL, NULL, NULL }
};

const struct command cmd_demo = {
	.name = "demo",
	.operands = "",
	.summary = "the dashboard on a sample class, in a temporary store",
	.flags = demo_flags,
	.needs = NEEDS_NOTHING,
	.screen = SCREEN_ALWAYS,
	.prepare = prepare_demo,
	.run = run,
};

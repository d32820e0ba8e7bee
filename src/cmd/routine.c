/* SPDX-License-Identifier: MIT */
/* routine list, set, show: what a cluster does. */
#include <string.h>

#include "app/session.h"
#include "app/wording.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "table.h"

#define MINUTES_MAX 600

struct routines {
	struct arena arena;
	struct routine *items;
	size_t count;
};

static bool routines_read(struct session *session, struct routines *routines,
	struct error *err)
{
	*routines = (struct routines){ 0 };
	return store_routines(session->store, session->class_id,
		&routines->arena, &routines->items, &routines->count, err);
}

/* An empty one when nothing was set yet. */
static struct routine routine_of(const struct routines *routines,
	enum cluster cluster)
{
	for (size_t i = 0; i < routines->count; i++) {
		if (routines->items[i].cluster == cluster)
			return routines->items[i];
	}
	return (struct routine){ .cluster = cluster };
}

static void write_routine(struct buf *out, const struct room *room,
	const struct routine *routine)
{
	const struct {
		const char *what;
		const char *text;
	} parts[] = {
		{ "station", routine->station },
		{ "task", routine->task },
		{ "feedback", routine->feedback },
	};

	wording_label(out, &room->facts.policy, routine->cluster);
	buf_addf(out, ": %s\n", routine->sentence ? routine->sentence :
		"no sentence yet");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (parts[i].text)
			buf_addf(out, "  %s: %s\n", parts[i].what,
				parts[i].text);
	}
	if (routine->minutes)
		buf_addf(out, "  minutes: %d\n", routine->minutes);
}

static void json_routine(struct json *json, const struct room *room,
	const struct routine *routine)
{
	json_open_object(json, NULL);
	json_string(json, "cluster", cluster_name(routine->cluster));
	json_string(json, "label", room_label(room, routine->cluster));
	json_string(json, "sentence", routine->sentence);
	json_string(json, "station", routine->station);
	json_string(json, "task", routine->task);
	json_string(json, "feedback", routine->feedback);
	if (routine->minutes)
		json_int(json, "minutes", routine->minutes);
	else
		json_null(json, "minutes");
	json_close_object(json);
}

/* CLUSTER_NONE: all of them, as an array. */
static void write_routines(struct buf *out, const struct call *call,
	const struct room *room, const struct routines *routines,
	enum cluster only)
{
	struct json json;

	json_init(&json, out);
	if (call->globals.json && only == CLUSTER_NONE)
		json_open_array(&json, NULL);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		struct routine routine = routine_of(routines, (enum cluster)i);

		if (only != CLUSTER_NONE && only != routine.cluster)
			continue;
		if (call->globals.json)
			json_routine(&json, room, &routine);
		else
			write_routine(out, room, &routine);
	}
	if (call->globals.json && only == CLUSTER_NONE)
		json_close_array(&json);
	if (call->globals.json)
		buf_addc(out, '\n');
}

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	enum cluster only = CLUSTER_NONE;
	struct routines routines = { 0 };
	bool done = room && (!call->count ||
		format_cluster(&room->facts.policy, call->operands[0], &only,
		err)) &&
		routines_read(session, &routines, err);

	if (done)
		write_routines(out, call, room, &routines, only);
	arena_release(&routines.arena);
	return done;
}

const struct command cmd_routine_list = {
	.name = "routine list",
	.operands = "",
	.summary = "list what each cluster does",
	.needs = NEEDS_CLASS,
	.run = run_show,
};

const struct command cmd_routine_show = {
	.name = "routine show",
	.operands = "CLUSTER",
	.summary = "show what a cluster does",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_CLUSTER,
	.needs = NEEDS_CLASS,
	.run = run_show,
};

/* A text that was given replaces the old one; a blank one takes it away. */
static bool read_text(const struct call *call, const char *flag,
	const char **text, struct arena *arena, struct error *err)
{
	const char *value = call_value(call, flag);
	struct buf clean = BUF_INIT;
	bool done = true;

	if (!value)
		return true;
	*text = NULL;
	if (!text_is_blank(value)) {
		done = format_name(value, flag, &clean, err);
		*text = arena_strdup(arena, buf_text(&clean));
	}
	buf_release(&clean);
	return done;
}

static bool read_minutes(const struct call *call, int *minutes,
	struct error *err)
{
	const char *value = call_value(call, "minutes");
	int64_t number;

	if (!value)
		return true;
	if (!number_parse_int(value, &number) || number < 0 ||
	    number > MINUTES_MAX)
		return error_set(err, ERROR_USAGE, "--minutes %s: say a whole "
			"number up to %d, or 0 for none", value, MINUTES_MAX);
	*minutes = (int)number;
	return true;
}

static bool overlay(const struct call *call, struct routine *routine,
	struct arena *arena, struct error *err)
{
	return read_text(call, "sentence", &routine->sentence, arena, err) &&
		read_text(call, "station", &routine->station, arena, err) &&
		read_text(call, "task", &routine->task, arena, err) &&
		read_text(call, "feedback", &routine->feedback, arena, err) &&
		read_minutes(call, &routine->minutes, err);
}

static bool set(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct routines routines = { 0 };
	struct routine routine;
	enum cluster cluster;
	bool done = room &&
		format_cluster(&room->facts.policy, call->operands[0],
			&cluster, err) &&
		routines_read(session, &routines, err);

	if (done) {
		routine = routine_of(&routines, cluster);
		done = overlay(call, &routine, &routines.arena, err) &&
			change_routine(change, &routine, err);
	}
	if (done) {
		change_set_detail(change, 0, cluster_name(cluster));
		write_routine(out, room, &routine);
	}
	arena_release(&routines.arena);
	return done;
}

static bool run_set(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct change *change;

	if (!call->flag_count)
		return error_set(err, ERROR_USAGE, "what does the cluster do? "
			"Say --sentence, --station, --task, --feedback or "
			"--minutes");
	change = session_begin(session, "routine set", NULL, err);
	return change && session_end(session, change,
		set(session, change, call, out, err), err);
}

static const struct flag set_flags[] = {
	{ "sentence", "TEXT", "what is said to the group, in one sentence" },
	{ "station", "TEXT", "where they sit" },
	{ "task", "TEXT", "what they do" },
	{ "feedback", "TEXT", "how they hear how it went" },
	{ "minutes", "N", "how long it takes" },
	{ NULL, NULL, NULL }
};

const struct command cmd_routine_set = {
	.name = "routine set",
	.operands = "CLUSTER",
	.summary = "say what a cluster does; what is not said stays",
	.flags = set_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_CLUSTER,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_set,
};

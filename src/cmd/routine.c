/* SPDX-License-Identifier: MIT */
/* routine list, set, show: what a cluster does. */
#include "routine.h"

#include <string.h>

#include "app/stations.h"
#include "app/wording.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "model/learner.h"
#include "table.h"

bool routines_read(struct session *session, struct routines *routines,
	struct error *err)
{
	*routines = (struct routines){ .items = NULL };
	return store_routines(session->store, session->class_id,
		session_now(session), &routines->arena, &routines->items, &routines->count, err);
}

struct routine routine_start(const struct routines *routines,
	enum cluster cluster, int64_t objective)
{
	const struct routine *found = routine_for(routines->items,
		routines->count, cluster, objective);
	struct routine routine = { .cluster = cluster };

	if (found)
		routine = *found;
	if (routine.objective != objective)
		routine.cause = NULL;
	routine.objective = objective;
	return routine;
}

static const char *objective_name(const struct room *room, int64_t objective)
{
	size_t place = facts_objective(&room->facts, objective);

	return place == FACTS_NOT_FOUND ? NULL :
		room->facts.objectives[place].name;
}

void routine_write_rest(struct buf *out, const struct routine *routine)
{
	const struct {
		const char *what;
		const char *text;
	} parts[] = {
		{ "station", routine->station },
		{ "task", routine->task },
		{ "materials", routine->materials },
		{ "feedback", routine->feedback },
		{ "exit", routine->exit },
	};

	buf_addf(out, ": %s\n", routine->sentence ? routine->sentence :
		"no sentence yet");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (parts[i].text)
			buf_addf(out, "  %s: %s\n", parts[i].what,
				parts[i].text);
	}
	if (routine->tier)
		buf_addf(out, "  tier: %d, %s\n", routine->tier,
			tier_name(routine->tier));
	if (routine->minutes)
		buf_addf(out, "  minutes: %d\n", routine->minutes);
	if (routine->cadence_days)
		buf_addf(out, "  looked at again: after %d day%s\n",
			routine->cadence_days,
			routine->cadence_days == 1 ? "" : "s");
	if (routine->cause)
		buf_addf(out, "  why they stall: %s\n", routine->cause);
}

void routine_write(struct buf *out, const struct room *room,
	const struct routine *routine)
{
	const char *objective = objective_name(room, routine->objective);

	wording_label(out, &room->facts.policy, routine->cluster);
	if (objective)
		buf_addf(out, " on %s", objective);
	routine_write_rest(out, routine);
}

static void write_number(struct json *json, const char *key, int number)
{
	if (number)
		json_int(json, key, number);
	else
		json_null(json, key);
}

void routine_write_fields(struct json *json, const struct routine *routine)
{
	json_string(json, "sentence", routine->sentence);
	json_string(json, "station", routine->station);
	json_string(json, "task", routine->task);
	json_string(json, "materials", routine->materials);
	json_string(json, "feedback", routine->feedback);
	json_string(json, "exit", routine->exit);
	write_number(json, "tier", routine->tier);
	write_number(json, "minutes", routine->minutes);
	write_number(json, "cadence_days", routine->cadence_days);
	json_string(json, "cause", routine->cause);
}

void routine_set_detail(struct change *change, const struct room *room,
	const struct routine *routine)
{
	const char *objective = objective_name(room, routine->objective);
	struct buf detail = BUF_INIT;

	buf_adds(&detail, cluster_name(routine->cluster));
	if (objective)
		buf_addf(&detail, " on %s", objective);
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&detail);
}

/* What a look is at. */
struct looking {
	const struct room *room;
	struct routines routines;
	enum cluster only; /* CLUSTER_NONE: all */
	bool counts;       /* the one that counts for an objective */
	int64_t objective;
};

static void open_json(struct json *json, const struct looking *look,
	const struct routine *routine)
{
	json_open_object(json, NULL);
	json_string(json, "cluster", cluster_name(routine->cluster));
	json_string(json, "label", room_label(look->room, routine->cluster));
	json_string(json, "objective", objective_name(look->room,
		routine->objective));
	routine_write_fields(json, routine);
}

static bool is_own(const struct looking *look, const struct routine *routine,
	enum cluster cluster)
{
	return !look->counts && routine->objective &&
		routine->cluster == cluster;
}

static void json_cluster(struct json *json, const struct looking *look,
	const struct routine *routine)
{
	open_json(json, look, routine);
	if (!look->counts)
		json_open_array(json, "own");
	for (size_t i = 0; i < look->routines.count; i++) {
		const struct routine *own = &look->routines.items[i];

		if (!is_own(look, own, routine->cluster))
			continue;
		open_json(json, look, own);
		json_close_object(json);
	}
	if (!look->counts)
		json_close_array(json);
	json_close_object(json);
}

static void write_cluster(struct buf *out, const struct looking *look,
	const struct routine *routine)
{
	routine_write(out, look->room, routine);
	for (size_t i = 0; i < look->routines.count; i++) {
		const struct routine *own = &look->routines.items[i];

		if (is_own(look, own, routine->cluster))
			routine_write(out, look->room, own);
	}
}

/* All of them are an array. */
static void write_routines(struct buf *out, const struct call *call,
	const struct looking *look)
{
	bool is_array = call->globals.json && look->only == CLUSTER_NONE;
	struct json json;

	json_init(&json, out);
	if (is_array)
		json_open_array(&json, NULL);
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		const struct routine *found = routine_for(look->routines.items,
			look->routines.count, (enum cluster)i,
			look->objective);
		struct routine routine = { .cluster = (enum cluster)i };

		if (found)
			routine = *found;
		if (look->only != CLUSTER_NONE && look->only != routine.cluster)
			continue;
		if (call->globals.json)
			json_cluster(&json, look, &routine);
		else
			write_cluster(out, look, &routine);
	}
	if (is_array)
		json_close_array(&json);
	if (call->globals.json)
		buf_addc(out, '\n');
}

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct looking look = {
		.room = session_glance(session, err),
		.counts = call_has(call, "objective"),
	};
	bool done = look.room && (!call->count ||
		format_cluster(&look.room->facts.policy, call->operands[0],
			&look.only, err)) &&
		format_objective(call, &look.room->facts, &look.objective,
			err) &&
		routines_read(session, &look.routines, err);

	if (done)
		write_routines(out, call, &look);
	arena_release(&look.routines.arena);
	return done;
}

static const struct flag show_flags[] = {
	{ "objective", "NAME", "what counts while the class works on it" },
	{ NULL, NULL, NULL }
};

const struct command cmd_routine_list = {
	.name = "routine list",
	.operands = "",
	.summary = "list what each cluster does",
	.flags = show_flags,
	.needs = NEEDS_CLASS,
	.run = run_show,
};

const struct command cmd_routine_show = {
	.name = "routine show",
	.operands = "CLUSTER",
	.summary = "show what a cluster does",
	.flags = show_flags,
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

static bool read_count(const struct call *call, const char *flag, int most,
	int *count, struct error *err)
{
	const char *value = call_value(call, flag);
	int64_t number;

	if (!value)
		return true;
	if (!number_parse_int(value, &number) || number < 0 || number > most)
		return error_set(err, ERROR_USAGE, "--%s %s: say a whole "
			"number up to %d, or 0 for none", flag, value, most);
	*count = (int)number;
	return true;
}

static bool read_tier(const struct call *call, int *tier, struct error *err)
{
	const char *value = call_value(call, "tier");

	if (!value)
		return true;
	if (strcmp(value, "0") == 0)
		*tier = 0;
	else if (!tier_parse(value, tier))
		return error_set(err, ERROR_USAGE, "--tier %s: say 1 or "
			"self-directed, 2 or group, 3 or one-to-one, or 0 for "
			"none", value);
	return true;
}

static bool overlay(const struct call *call, struct routine *routine,
	struct arena *arena, struct error *err)
{
	return read_text(call, "sentence", &routine->sentence, arena, err) &&
		read_text(call, "station", &routine->station, arena, err) &&
		read_text(call, "task", &routine->task, arena, err) &&
		read_text(call, "materials", &routine->materials, arena,
			err) &&
		read_text(call, "feedback", &routine->feedback, arena, err) &&
		read_text(call, "exit", &routine->exit, arena, err) &&
		read_tier(call, &routine->tier, err) &&
		read_count(call, "minutes", ROUTINE_MINUTES_MAX,
			&routine->minutes, err) &&
		read_count(call, "cadence", ROUTINE_CADENCE_MAX,
			&routine->cadence_days, err) &&
		format_cause(call, &routine->cause, err);
}

/* Said once, when it is written: the words are the teacher's. */
static void warn_of_wall(struct session *session, const struct room *room,
	const struct routine *routine)
{
	enum cluster told = stations_told_by(routine, &room->facts.policy);

	if (told != CLUSTER_NONE)
		session_say(session, "the wall shows station and task, and "
			"\"%s\" in them tells everyone who is at which "
			"level: another word would not",
			room_label(room, told));
}

static bool set(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	struct routines routines = { .items = NULL };
	struct routine routine;
	enum cluster cluster;
	int64_t objective;
	bool done = room &&
		format_cluster(&room->facts.policy, call->operands[0],
			&cluster, err) &&
		format_objective(call, &room->facts, &objective, err) &&
		routines_read(session, &routines, err);

	if (done) {
		routine = routine_start(&routines, cluster, objective);
		done = overlay(call, &routine, &routines.arena, err) &&
			change_routine(change, &routine, err);
	}
	if (done) {
		routine_set_detail(change, room, &routine);
		routine_write(out, room, &routine);
		if (call_has(call, "station") || call_has(call, "task"))
			warn_of_wall(session, room, &routine);
	}
	arena_release(&routines.arena);
	return done;
}

static bool run_set(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	size_t objectives = call_has(call, "objective");
	struct change *change;

	if (call->flag_count <= objectives)
		return error_set(err, ERROR_USAGE, "what does the cluster do? "
			"Say --sentence, --station, --task, --materials, "
			"--feedback, --exit, --tier, --minutes, --cadence or "
			"--cause");
	change = session_begin(session, "routine set", NULL, err);
	return change && session_end(session, change,
		set(session, change, call, out, err), err);
}

static const struct flag set_flags[] = {
	{ "objective", "NAME", "while the class works on it, and not always" },
	{ "sentence", "TEXT", "who the group is, in one sentence: needed" },
	{ "station", "TEXT", "where they sit" },
	{ "task", "TEXT", "what they do" },
	{ "materials", "TEXT", "what lies ready for it" },
	{ "feedback", "TEXT", "how they hear how it went" },
	{ "exit", "TEXT", "by what one leaves: \"three in a row\"" },
	{ "tier", "N", "support: 1 self-directed, 2 group, 3 one-to-one" },
	{ "minutes", "N", "how long it takes" },
	{ "cadence", "DAYS", "from one look at the group to the next" },
	{ "cause", "WHAT", "why those at it stall: content, format, pacing, "
		"constraint" },
	{ NULL, NULL, NULL }
};

const struct command cmd_routine_set = {
	.name = "routine set",
	.operands = "CLUSTER",
	.summary = "say what a cluster does; what is not said stays",
	.details = "A group that cannot be said in one sentence is none, so "
		"that a sentence must be there. What is said with --objective "
		"goes before what the class does otherwise, and begins with "
		"it. Station and task hang on the wall: a cluster's name in "
		"them is told of, for it tells who is at which level. The cause "
		"of stalling hangs on no wall; \"validate --segments\" counts "
		"it with those of plans.",
	.flags = set_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_CLUSTER,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_set,
};

/* SPDX-License-Identifier: MIT */
/* routine library, use: what other classes do, taken over. */
#include <string.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "format.h"
#include "routine.h"
#include "table.h"

struct library {
	struct arena arena;
	struct shelved *items;
	size_t count;
};

static bool library_read(struct session *session, struct library *library,
	struct error *err)
{
	*library = (struct library){ .items = NULL };
	return store_routine_library(session->store, &library->arena,
		&library->items, &library->count, err);
}

/* All that it says, folded, a line each. */
static void fold_texts(struct buf *out, const struct shelved *shelved)
{
	const char *const texts[] = {
		cluster_name(shelved->routine.cluster), shelved->class_name,
		shelved->objective, shelved->routine.sentence,
		shelved->routine.station, shelved->routine.task,
		shelved->routine.materials, shelved->routine.feedback,
		shelved->routine.exit,
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (texts[i])
			text_fold(out, texts[i]);
		buf_addc(out, '\n');
	}
}

/* Whether every word that is wanted, folded, is somewhere in it. */
static bool speaks_of(const struct shelved *shelved, const char *wanted)
{
	struct buf texts = BUF_INIT;
	bool is_found = true;

	fold_texts(&texts, shelved);
	while (is_found && *wanted) {
		size_t len = strcspn(wanted, " ");
		char *word = mem_strndup(wanted, len);

		is_found = strstr(buf_text(&texts), word) != NULL;
		wanted += len + (wanted[len] != '\0');
		mem_free(word);
	}
	buf_release(&texts);
	return is_found;
}

static void write_shelved(struct buf *out, size_t number,
	const struct shelved *shelved)
{
	buf_addf(out, "%zu. %s, %s", number,
		cluster_name(shelved->routine.cluster), shelved->class_name);
	if (shelved->objective)
		buf_addf(out, " on %s", shelved->objective);
	routine_write_rest(out, &shelved->routine);
}

static void json_shelved(struct json *json, size_t number,
	const struct shelved *shelved)
{
	json_open_object(json, NULL);
	json_int(json, "number", (int64_t)number);
	json_string(json, "cluster", cluster_name(shelved->routine.cluster));
	json_string(json, "class", shelved->class_name);
	json_string(json, "objective", shelved->objective);
	format_json_day(json, "since", shelved->made);
	routine_write_fields(json, &shelved->routine);
	json_close_object(json);
}

/* Numbers are those of the whole library. Returns how many there were. */
static size_t write_library(struct buf *out, const struct call *call,
	const struct library *library, const char *wanted)
{
	struct buf folded = BUF_INIT;
	struct json json;
	size_t count = 0;

	text_fold(&folded, wanted);
	json_init(&json, out);
	if (call->globals.json)
		json_open_array(&json, NULL);
	for (size_t i = 0; i < library->count; i++) {
		if (!speaks_of(&library->items[i], buf_text(&folded)))
			continue;
		if (call->globals.json)
			json_shelved(&json, i + 1, &library->items[i]);
		else
			write_shelved(out, i + 1, &library->items[i]);
		count++;
	}
	if (call->globals.json) {
		json_close_array(&json);
		buf_addc(out, '\n');
	}
	buf_release(&folded);
	return count;
}

static bool run_library(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct buf wanted = BUF_INIT;
	struct library library = { .items = NULL };
	bool done = (!call->count ||
		format_operands(call, 0, "routine", &wanted, err)) &&
		library_read(session, &library, err);

	if (done && !library.count)
		session_say(session, "no class has a routine yet: \"homeroom "
			"routine set CLUSTER --sentence TEXT\" makes one");
	if (done && !write_library(out, call, &library, buf_text(&wanted)) &&
	    library.count)
		session_say(session, "no routine speaks of \"%s\"",
			buf_text(&wanted));
	arena_release(&library.arena);
	buf_release(&wanted);
	return done;
}

const struct command cmd_routine_library = {
	.name = "routine library",
	.operands = "[TEXT...]",
	.summary = "list what clusters do in all classes, newest first",
	.details = "With TEXT, only those that speak of it. The numbers are "
		"what \"routine use\" takes.",
	.at_most = -1,
	.complete = OPERAND_TEXT,
	.needs = NEEDS_STORE,
	.run = run_library,
};

/* The routine that is taken over; its texts live in the arena. */
struct taking {
	const struct room *room;
	struct arena arena;
	enum cluster cluster; /* which it will be of */
	struct routine found;
};

static bool take_number(struct session *session, int64_t number,
	struct taking *taking, struct error *err)
{
	struct shelved *items;
	size_t count;

	if (!store_routine_library(session->store, &taking->arena, &items,
	    &count, err))
		return false;
	if (number < 1 || (uint64_t)number > count)
		return error_set(err, ERROR_NOT_FOUND, "the library has no "
			"routine %lld: \"homeroom routine library\" lists "
			"them", (long long)number);
	taking->found = items[number - 1].routine;
	return true;
}

/* "8A/practice"; without a cluster it is the one that is taken for. */
static char *split_class(const char *typed, const struct taking *taking,
	enum cluster *cluster)
{
	const char *slash = strrchr(typed, '/');
	struct error ignored = ERROR_INIT;

	*cluster = taking->cluster;
	if (slash && format_cluster(&taking->room->facts.policy, slash + 1,
	    cluster, &ignored))
		return mem_strndup(typed, (size_t)(slash - typed));
	return mem_strdup(typed);
}

static bool take_class(struct session *session, const struct class *class,
	enum cluster cluster, struct taking *taking, struct error *err)
{
	const struct routine *found;
	struct routine *items;
	size_t count;

	if (!store_routines(session->store, class->id, session_now(session),
	    &taking->arena, &items, &count, err))
		return false;
	found = routine_for(items, count, cluster, 0);
	if (!found)
		return error_set(err, ERROR_NOT_FOUND, "%s has no routine for "
			"%s: \"homeroom routine library\" lists what there is",
			class->name, cluster_name(cluster));
	taking->found = *found;
	return true;
}

static bool take_named(struct session *session, const char *typed,
	struct taking *taking, struct error *err)
{
	struct class *classes;
	enum cluster cluster;
	size_t count;
	size_t place;
	char *name = split_class(typed, taking, &cluster);
	bool done = store_classes(session->store, &taking->arena, &classes,
			&count, err) &&
		names_class(classes, count, name, &place, err) &&
		take_class(session, &classes[place], cluster, taking, err);

	mem_free(name);
	return done;
}

static bool find(struct session *session, const struct call *call,
	struct taking *taking, struct error *err)
{
	struct buf typed = BUF_INIT;
	int64_t number;
	bool done = format_operands(call, 1, "routine", &typed, err);

	if (done && number_parse_int(buf_text(&typed), &number))
		done = take_number(session, number, taking, err);
	else if (done)
		done = take_named(session, buf_text(&typed), taking, err);
	buf_release(&typed);
	return done;
}

/* Where they sit is a matter of the room, and stays. */
static bool put(struct session *session, struct change *change,
	const struct taking *taking, int64_t objective, struct buf *out,
	struct error *err)
{
	struct routine routine = taking->found;
	struct routines routines;
	struct routine before;
	bool done = routines_read(session, &routines, err);

	if (done) {
		before = routine_start(&routines, taking->cluster, objective);
		routine.cluster = taking->cluster;
		routine.objective = objective;
		routine.cause = NULL;
		if (before.station)
			routine.station = before.station;
		done = change_routine(change, &routine, err);
	}
	if (done) {
		routine_set_detail(change, taking->room, &routine);
		routine_write(out, taking->room, &routine);
	}
	arena_release(&routines.arena);
	return done;
}

static bool write_use(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	struct taking taking = { .room = session_glance(session, err) };
	int64_t objective;
	bool done = taking.room &&
		format_cluster(&taking.room->facts.policy, call->operands[0],
			&taking.cluster, err) &&
		format_objective(call, &taking.room->facts, &objective,
			err) &&
		find(session, call, &taking, err) &&
		put(session, change, &taking, objective, out, err);

	arena_release(&taking.arena);
	return done;
}

static const struct flag use_flags[] = {
	{ "objective", "NAME", "while the class works on it, and not always" },
	{ NULL, NULL, NULL }
};

const struct command cmd_routine_use = {
	.name = "routine use",
	.operands = "CLUSTER N|CLASS[/CLUSTER]",
	.summary = "take over what a cluster does from the library",
	.details = "N is a number of \"routine library\", CLASS another class "
		"that has a routine for the same cluster, or for the one that "
		"is said. Where this class says where a cluster sits, it goes "
		"on to sit there.",
	.flags = use_flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_CLUSTER,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.write = write_use,
};

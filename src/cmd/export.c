/* SPDX-License-Identifier: MIT */
/* export roster, checkins, clusters, moves: what leaves a class. */
#include "export.h"

#include <string.h>

#include "app/file.h"
#include "app/wording.h"
#include "base/mem.h"
#include "format.h"
#include "table.h"

void export_say_left_out(struct exporting *exporting, size_t count,
	const char *noun, const char *why)
{
	if (!count)
		return;
	wording_count(&exporting->talk, count, noun);
	buf_addf(&exporting->talk, " left out, %s\n", why);
}

void export_say_checkins(struct exporting *exporting,
	const struct export_checkins *checkins)
{
	export_say_left_out(exporting, checkins->withdrawn, "check-in",
		"of students who have left: --withdrawn takes them too");
	export_say_left_out(exporting, checkins->notes, "private note",
		"the check-ins are here: --include-private takes your own "
		"notes too");
}

void export_say_moves(struct exporting *exporting,
	const struct export_moves *moves)
{
	export_say_left_out(exporting, moves->withdrawn, "move",
		"of students who have left: --withdrawn takes them too");
}

/* A bare day begins at its midnight. */
static bool read_since(const struct call *call, civil *since,
	struct error *err)
{
	const char *text = call_value(call, "since");
	bool is_bare;

	*since = CIVIL_NEVER;
	if (!text)
		return true;
	if (!date_parse(text, since, &is_bare, err)) {
		err->code = ERROR_USAGE;
		return error_where(err, "--since");
	}
	if (is_bare)
		*since = date_day(*since) * CIVIL_DAY;
	return true;
}

static bool read_scope(const struct exporting *exporting,
	struct export_scope *scope, struct error *err)
{
	const struct call *call = exporting->call;
	civil now = session_now(exporting->session);

	*scope = (struct export_scope){
		.with_withdrawn = call_has(call, "withdrawn"),
		.with_private = call_has(call, "include-private"),
	};
	if (!read_since(call, &scope->since, err) ||
	    !format_date(call, "until", CIVIL_NEVER, &scope->until, err))
		return false;
	if (scope->since != CIVIL_NEVER && scope->until < scope->since)
		return error_set(err, ERROR_USAGE, "--until lies before "
			"--since: there is nothing between them");
	if (scope->until > now)
		scope->until = CIVIL_NEVER;
	return true;
}

static unsigned csv_flags(const struct call *call)
{
	return (call_has(call, "no-guard") ? 0 : CSV_WRITE_GUARD) |
		(call_has(call, "bom") ? CSV_WRITE_BOM : 0);
}

static const struct export_shape *find_shape(const struct call *call,
	const struct export_shape *shapes, struct error *err)
{
	const char *name = call_value(call, "format");
	struct buf known = BUF_INIT;

	if (!name)
		name = call->globals.json ? "json" : "csv";
	for (size_t i = 0; shapes[i].name; i++) {
		if (!strcmp(shapes[i].name, name)) {
			buf_release(&known);
			return &shapes[i];
		}
		buf_addf(&known, "%s%s", i ? ", " : "", shapes[i].name);
	}
	error_set(err, ERROR_USAGE, "--format %s: \"homeroom %s\" knows %s",
		name, call->command->name, buf_text(&known));
	buf_release(&known);
	return NULL;
}

static bool put(const struct exporting *exporting, const struct buf *bytes,
	struct buf *out, struct error *err)
{
	const char *path = call_value(exporting->call, "to");
	struct buf counted = BUF_INIT;

	if (!path) {
		buf_add(out, buf_text(bytes), bytes->len);
		return true;
	}
	if (!file_write(path, call_has(exporting->call, "force") ?
	    FILE_REPLACE : FILE_NEW, buf_text(bytes), bytes->len, err))
		return false;
	wording_count(&counted, exporting->rows, exporting->noun);
	session_say(exporting->session, "%s: %s", path, buf_text(&counted));
	buf_release(&counted);
	return true;
}

static void say(struct session *session, const struct buf *lines)
{
	char *text = mem_strdup(buf_text(lines));
	char *rest = text;
	const char *line;

	while ((line = strsep(&rest, "\n")) && *line)
		session_say(session, "%s", line);
	mem_free(text);
}

static bool run(struct session *session, const struct call *call,
	const struct export_shape *shapes, const char *noun, struct buf *out,
	struct error *err)
{
	const struct export_shape *shape = find_shape(call, shapes, err);
	struct exporting exporting = {
		.session = session,
		.call = call,
		.csv_flags = csv_flags(call),
		.noun = noun,
		.is_json = shape && !strcmp(shape->name, "json"),
	};
	struct buf bytes = BUF_INIT;
	bool done;

	if (!shape || !read_scope(&exporting, &exporting.scope, err))
		return false;
	if (!call_has(call, "to") && !strcmp(session->source, "board"))
		return error_set(err, ERROR_USAGE, "where to? Say --to FILE: "
			"the board is no place to read a file");
	done = shape->write(&exporting, &bytes, err) &&
		put(&exporting, &bytes, out, err);
	if (done)
		say(session, &exporting.talk);
	buf_release(&exporting.talk);
	buf_release(&bytes);
	return done;
}

#define FLAGS_ALL \
	{ "to", "FILE", "write there, whole or not at all; else print" }, \
	{ "force", NULL, "even if there is such a file" }, \
	{ "bom", NULL, "begin with a mark of UTF-8, for Excel" }, \
	{ "no-guard", NULL, "leave texts that look like formulas as they are" }
#define FLAGS_RANGE \
	{ "until", "DAY", "to its end; else to now" }

static bool run_roster(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_csv_roster },
		{ "json", export_json_roster },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "student", out, err);
}

static const struct flag roster_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_roster = {
	.name = "export roster",
	.operands = "",
	.summary = "write the class list to a file",
	.details =
		"Number, names, mail address and handle of who is enrolled. Read\n"
		"again by \"homeroom import roster\" it changes nothing.",
	.flags = roster_flags,
	.needs = NEEDS_CLASS,
	.run = run_roster,
};

static bool run_checkins(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_csv_checkins },
		{ "json", export_json_checkins },
		{ "oneroster", export_oneroster },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "check-in", out, err);
}

static const struct flag checkins_flags[] = {
	{ "format", "FORMAT", "csv, json or oneroster" },
	{ "since", "DAY", "seen or logged from then on" },
	FLAGS_RANGE,
	{ "withdrawn", NULL, "what was withdrawn, and of who has left, too" },
	{ "include-private", NULL, "your own private notes too" },
	{ "class-id", "ID", "sourcedId of the class, for oneroster" },
	{ "school-id", "ID", "and of its school" },
	{ "session-id", "ID", "and of its term" },
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_checkins = {
	.name = "export checkins",
	.operands = "",
	.summary = "write the evidence to a file",
	.details =
		"A row a check-in, as it stands now, oldest first: what was seen,\n"
		"when, by whom, and what was said beside it. \"homeroom import\n"
		"scores\" reads it again: the same class is not changed by it, and a\n"
		"new one with the same students gets the same evidence, but for who\n"
		"logged it and when. \"homeroom merge\" reads it, too, and with\n"
		"--withdrawn takes back what was withdrawn.\n"
		"oneroster is a zip of the standard's version 1.2: an item for each\n"
		"round, or for each day of check-ins without one, and a result for\n"
		"each student, known by number. With --since it holds the items in\n"
		"which anything is new, and takes back what was withdrawn. No notes\n"
		"go with it. It was held against the published lists of columns,\n"
		"not against a school's system.",
	.flags = checkins_flags,
	.needs = NEEDS_CLASS,
	.run = run_checkins,
};

static bool run_clusters(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_csv_clusters },
		{ "json", export_json_clusters },
		{ "canvas-groups", export_canvas_groups },
		{ "canvas-gradebook", export_canvas_gradebook },
		{ "moodle-groups", export_moodle_groups },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "student", out, err);
}

static const struct flag clusters_flags[] = {
	{ "format", "FORMAT", "csv, json, canvas-groups, canvas-gradebook or "
		"moodle-groups" },
	{ "labels", NULL, "groups are called as clusters are in the class" },
	{ "from", "FILE", "the gradebook as Canvas exported it" },
	{ "column", "NAME", "the column of it to write, as \"Notes\"" },
	{ "course", "NAME", "the short name of the course in Moodle" },
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_clusters = {
	.name = "export clusters",
	.operands = "",
	.summary = "write who stands where to a file",
	.details =
		"Cluster, since when, and the estimate on the focus with its range,\n"
		"from 0 to 1; --as-of for another day.\n"
		"canvas-groups and moodle-groups are lists that make groups there.\n"
		"Their names are the neutral ones of the option groups, dealt once\n"
		"a class so that none tells a level: students see them. canvas-gradebook takes your own export of the\n"
		"gradebook and gives back who a student is and one column of your\n"
		"own with the new groups; all else is as it was, and is left out.",
	.flags = clusters_flags,
	.needs = NEEDS_CLASS,
	.run = run_clusters,
};

static bool run_moves(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_csv_moves },
		{ "json", export_json_moves },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "move", out, err);
}

static const struct flag moves_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	{ "since", "DAY", "decided, or else proposed, from then on" },
	FLAGS_RANGE,
	{ "withdrawn", NULL, "also of who has left the class" },
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_moves = {
	.name = "export moves",
	.operands = "",
	.summary = "write every move to a file, with its reason",
	.details =
		"Those that were proposed, with what became of them, and those by\n"
		"hand, oldest first.",
	.flags = moves_flags,
	.needs = NEEDS_CLASS,
	.run = run_moves,
};

static bool run_profiles(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_profiles },
		{ "json", export_profiles },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "profile", out, err);
}

static const struct flag profiles_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	{ "since", "DAY", "made from then on" },
	FLAGS_RANGE,
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_profiles = {
	.name = "export profiles",
	.operands = "",
	.summary = "write what intakes say to a file",
	.details =
		"The newest one of each, with its age in days. Read again by \"homeroom\n"
		"intake import\" it changes nothing. What gets in the way is a block and\n"
		"no part of it.",
	.flags = profiles_flags,
	.needs = NEEDS_CLASS,
	.run = run_profiles,
};

static bool run_selfchecks(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_selfchecks },
		{ "json", export_selfchecks },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "own check", out, err);
}

static const struct flag selfchecks_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	{ "since", "DAY", "said from then on" },
	FLAGS_RANGE,
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_selfchecks = {
	.name = "export selfchecks",
	.operands = "",
	.summary = "write learners' own checks to a file",
	.details =
		"All of them, by student, oldest first.",
	.flags = selfchecks_flags,
	.needs = NEEDS_CLASS,
	.run = run_selfchecks,
};

static bool run_segments(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_segments },
		{ "json", export_segments },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "student", out, err);
}

static const struct flag segments_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_segments = {
	.name = "export segments",
	.operands = "",
	.summary = "write who is in which segment, and why, to a file",
	.details =
		"The segment, the one that the rules say, the life cycle, the reason, the\n"
		"alarm, when it was reviewed, and every signal; --as-of for another day.",
	.flags = segments_flags,
	.needs = NEEDS_CLASS,
	.run = run_segments,
};

static bool run_plans(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	static const struct export_shape shapes[] = {
		{ "csv", export_plans },
		{ "json", export_plans },
		{ NULL, NULL }
	};

	return run(session, call, shapes, "plan", out, err);
}

static const struct flag plans_flags[] = {
	{ "format", "FORMAT", "csv or json" },
	{ "since", "DAY", "begun or ended from then on" },
	FLAGS_RANGE,
	FLAGS_ALL,
	{ NULL, NULL, NULL }
};

const struct command cmd_export_plans = {
	.name = "export plans",
	.operands = "",
	.summary = "write support plans to a file",
	.details =
		"Open and ended ones, with the sessions that were held and that are due\n"
		"by now, and what came of them.",
	.flags = plans_flags,
	.needs = NEEDS_CLASS,
	.run = run_plans,
};

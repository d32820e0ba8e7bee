/* SPDX-License-Identifier: MIT */
/* import roster and import scores: files into the class. */
#include "app/import.h"

#include <string.h>

#include "app/bundle.h"
#include "app/infile.h"
#include "app/wording.h"
#include "base/text.h"
#include "exchange/results.h"
#include "exchange/school.h"
#include "format.h"
#include "import_all.h"
#include "table.h"

typedef bool (*importer)(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err);

static bool run_file(struct session *session, const struct call *call,
	importer import, struct import_options *options,
	struct import_report *report, struct error *err)
{
	const char *path = call->operands[0];
	const char *sheet = call_value(call, "sheet");
	struct infile file;
	bool done;

	if (!infile_open_sheet(&file, session, path, sheet, err))
		return false;
	options->file = file.name;
	done = import(session, file.source, options, report, err);
	return infile_end(&file, done, err);
}

struct set_kind {
	bool (*is_here)(const struct set *set);
	bool (*import)(struct session *session, const struct set *set,
		const struct import_options *options,
		struct import_report *report, struct error *err);
};

/* *is_one false: no set of files of that kind. */
static bool run_set(struct session *session, const char *path,
	const struct set_kind *kind, struct import_options *options,
	struct import_report *report, bool *is_one, struct error *err)
{
	struct bundle bundle;
	bool done;

	*is_one = false;
	if (!strcmp(path, "-"))
		return true;
	if (!bundle_is_one(path, is_one, err))
		return error_where(err, "%s", path);
	if (!*is_one)
		return true;
	options->file = path;
	done = bundle_open(&bundle, path, err) || error_where(err, "%s", path);
	*is_one = done && kind->is_here(&bundle.set);
	if (*is_one && options->map)
		done = error_set(err, ERROR_USAGE, "%s is a school's set of "
			"files, whose columns are known: --map is for others",
			path);
	else if (*is_one)
		done = kind->import(session, &bundle.set, options, report,
			err);
	bundle_close(&bundle);
	return done;
}

/* values has room for CALL_FLAGS_MAX, and lives as long as the options. */
static bool read_options(const struct call *call,
	struct import_options *options, const char **values,
	struct error *err)
{
	*options = (struct import_options){
		.aliases = values,
		.alias_count = call_values(call, "alias", values),
		.objective = call_value(call, "objective"),
		.round = call_value(call, "round"),
		.map = call_value(call, "map"),
		.levels = call_value(call, "levels"),
		.section = call_value(call, "section"),
		.dry_run = call_has(call, "dry-run"),
		.keep_missing = call_has(call, "keep-missing"),
		.withdraw_missing = call_has(call, "withdraw-missing"),
		.rename = call_has(call, "rename"),
		.correct = call_has(call, "correct"),
		.skip_unknown = call_has(call, "skip-unknown"),
	};
	return format_date(call, "date", CIVIL_NEVER, &options->date, err) &&
		format_name_flag(call, "objective", err) &&
		format_name_flag(call, "round", err);
}

static const char *const problem_names[] = {
	[IMPORT_UNKNOWN] = "unknown",
	[IMPORT_AMBIGUOUS] = "ambiguous",
	[IMPORT_REFUSED] = "refused",
	[IMPORT_WORD] = "word",
	[IMPORT_AGAIN] = "again",
};
_Static_assert(ARRAY_LEN(problem_names) == IMPORT_PROBLEM_KIND_COUNT,
	"a word each");

static size_t count_problems(const struct import_report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < IMPORT_PROBLEM_KIND_COUNT; i++)
		count += report->problem_counts[i];
	return count;
}

static void write_json_place(struct json *json, const char *key, size_t place)
{
	if (place)
		json_int(json, key, (int64_t)place);
	else
		json_null(json, key);
}

static void write_json_problems(struct json *json,
	const struct import_report *report)
{
	for (size_t i = 0; i < IMPORT_PROBLEM_KIND_COUNT; i++)
		json_int(json, problem_names[i],
			(int64_t)report->problem_counts[i]);
	json_open_array(json, "problems");
	for (size_t i = 0; i < report->problems.count; i++) {
		const struct import_problem *problem =
			&report->problems.items[i];

		json_open_object(json, NULL);
		json_string(json, "kind", problem_names[problem->kind]);
		write_json_place(json, "line", problem->line);
		write_json_place(json, "column", problem->column);
		json_string(json, "subject", problem->subject);
		json_string(json, "text", problem->text);
		json_close_object(json);
	}
	json_close_array(json);
}

/* What stands in the way, a line each. */
static void write_problems(struct buf *out, const struct import_report *report)
{
	for (size_t i = 0; i < report->problems.count; i++) {
		buf_adds(out, "! ");
		import_problem_write(&report->problems.items[i], out);
		buf_addc(out, '\n');
	}
	if (count_problems(report) > report->problems.count)
		buf_addf(out, "! and %zu more\n",
			count_problems(report) - report->problems.count);
}

static void write_json(struct buf *out, const struct import_report *report,
	bool has_problems)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "added", (int64_t)report->added);
	json_int(&json, "changed", (int64_t)report->changed);
	json_int(&json, "unchanged", (int64_t)report->unchanged);
	json_int(&json, "withdrawn", (int64_t)report->withdrawn);
	json_int(&json, "absent", (int64_t)report->absent);
	json_int(&json, "skipped", (int64_t)report->skipped);
	json_int(&json, "unread_columns", (int64_t)report->unread_columns);
	json_string(&json, "objective", report->objective.len ?
		buf_text(&report->objective) : NULL);
	json_string(&json, "round", report->round.len ?
		buf_text(&report->round) : NULL);
	format_json_lines(&json, "differences", buf_text(&report->lines));
	if (has_problems)
		write_json_problems(&json, report);
	json_close_object(&json);
	buf_addc(out, '\n');
}

static void write_counts(struct buf *out, const struct import_report *report)
{
	const struct format_count parts[] = {
		{ report->added, "added" },
		{ report->changed, "changed" },
		{ report->withdrawn, "withdrawn" },
		{ report->unchanged, "unchanged" },
		{ report->absent, "without a score" },
		{ report->skipped, "left out" },
	};

	format_counts(out, parts, ARRAY_LEN(parts));
}

static void say_file(struct session *session,
	const struct import_options *options,
	const struct import_report *report)
{
	struct buf count = BUF_INIT;

	if (report->notice.len)
		session_say(session, "%s: %s", options->file,
			buf_text(&report->notice));
	if (report->unread_columns) {
		wording_count(&count, report->unread_columns, "column");
		session_say(session, "%s: %s left unread", options->file,
			buf_text(&count));
	}
	buf_release(&count);
}

static void write_end(struct buf *out, const struct import_options *options,
	const struct import_report *report)
{
	size_t problems = count_problems(report);

	buf_adds(out, options->dry_run ?
		". This was a dry run: nothing has changed" : "");
	if (problems == 1)
		buf_adds(out, ", and one thing stands in the way");
	else if (problems)
		buf_addf(out, ", and %zu things stand in the way", problems);
	buf_adds(out, ".\n");
}

/* A set of files, or a file. */
static bool run_any(struct session *session, const struct call *call,
	const struct set_kind *kind, importer import,
	struct import_options *options, struct import_report *report,
	struct error *err)
{
	bool is_set;

	if (!run_set(session, call->operands[0], kind, options, report,
	    &is_set, err))
		return false;
	if (is_set)
		return true;
	if (options->section)
		return error_set(err, ERROR_USAGE, "%s is no school's set of "
			"files: --section is for these", call->operands[0]);
	return run_file(session, call, import, options, report, err);
}

static bool is_of_all(const struct call *call)
{
	const char *section = call_value(call, "section");

	return section && !strcmp(section, "all");
}

static void write_json_all(struct buf *out, const struct buf *lines)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	format_json_lines(&json, "classes", buf_text(lines));
	json_close_object(&json);
	buf_addc(out, '\n');
}

static bool run_all(struct session *session, const struct call *call,
	struct import_options *options, struct buf *out, struct error *err)
{
	struct buf lines = BUF_INIT;
	const char *path = call->operands[0];
	struct bundle bundle;
	bool is_one = false;
	bool done;

	options->file = path;
	if (strcmp(path, "-") != 0 && !bundle_is_one(path, &is_one, err))
		return error_where(err, "%s", path);
	if (!is_one || options->map)
		return error_set(err, ERROR_USAGE, "--section all is for a "
			"school's set of files, without --map");
	done = (bundle_open(&bundle, path, err) ||
		error_where(err, "%s", path)) &&
		import_all(session, &bundle.set, options, &lines, err);
	bundle_close(&bundle);
	if (done && options->dry_run)
		buf_adds(&lines, "This was a dry run: nothing has changed.\n");
	if (done && call->globals.json)
		write_json_all(out, &lines);
	else if (done)
		buf_adds(out, buf_text(&lines));
	buf_release(&lines);
	return done;
}

static const struct set_kind school_set = {
	.is_here = school_is_here,
	.import = import_school,
};

static bool run_roster(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct import_options options;
	struct import_report report = { 0 };
	const char *values[CALL_FLAGS_MAX];
	bool done;

	if (!read_options(call, &options, values, err))
		return false;
	if (options.keep_missing && options.withdraw_missing)
		return error_set(err, ERROR_USAGE, "--keep-missing and "
			"--withdraw-missing are opposites: say one of them");
	if (is_of_all(call))
		return run_all(session, call, &options, out, err);
	done = run_any(session, call, &school_set, import_roster, &options,
		&report, err);
	if (done && call->globals.json) {
		write_json(out, &report, options.dry_run);
	} else if (done) {
		buf_adds(out, buf_text(&report.lines));
		write_problems(out, &report);
		buf_adds(out, "Students: ");
		write_counts(out, &report);
		write_end(out, &options, &report);
		if (report.withdrawn && !options.dry_run)
			session_say(session, "--keep-missing would have kept "
				"who is not in the file; \"homeroom undo\" "
				"takes the import back");
	}
	if (done)
		say_file(session, &options, &report);
	import_report_release(&report);
	return done;
}

/* "import quiz.csv: 28 added, 2 changed"; without the counts where whoever
 * is asked would not wait for them. */
static void write_question(struct buf *out, const char *path,
	const struct import_report *report)
{
	const char *slash = strrchr(path, '/');
	const struct format_count parts[] = {
		{ report->added, "added" },
		{ report->changed, "changed" },
		{ report->withdrawn, "withdrawn" },
	};

	buf_addf(out, "import %s", slash ? slash + 1 : path);
	if (report->added + report->changed + report->withdrawn == 0)
		return;
	buf_adds(out, ": ");
	format_counts(out, parts, ARRAY_LEN(parts));
}

/* What a dry run finds. Standard input can be read but once. */
static void ask(struct session *session, const struct call *call,
	const struct set_kind *kind, importer import, struct buf *out)
{
	size_t said = session->talk.len;
	const char *path = call->operands[0];
	struct import_report report = { 0 };
	struct error err = ERROR_INIT;
	const char *values[CALL_FLAGS_MAX];
	struct import_options options;
	bool done;

	if (call_has(call, "dry-run") || !strcmp(path, "-") ||
	    !read_options(call, &options, values, &err))
		return;
	options.dry_run = true;
	done = run_any(session, call, kind, import, &options, &report, &err);
	if (err.code == ERROR_CANCELLED || (done && !count_problems(&report) &&
	    report.added + report.changed + report.withdrawn > 1))
		write_question(out, path, &report);
	buf_truncate(&session->talk, said);
	import_report_release(&report);
}

static void ask_roster(struct session *session, const struct call *call,
	struct buf *out)
{
	ask(session, call, &school_set, import_roster, out);
}

static const struct flag roster_flags[] = {
	{ "dry-run", NULL, "only list what would change" },
	{ "keep-missing", NULL, "withdraw no one who is not in the file" },
	{ "withdraw-missing", NULL, "even if that is a good part of the class" },
	{ "rename", NULL, "even if most have other names in the file" },
	{ "map", "MAP", "which column is what: \"number=Pupil,name=Who\"" },
	{ "section", "NAME", "of a school's set: which class is this one, or all" },
	{ "sheet", "NAME", "of a workbook: which sheet" },
	{ NULL, NULL, NULL }
};

const struct command cmd_import_roster = {
	.name = "import roster",
	.operands = "FILE|FOLDER",
	.summary = "take over a class list; it may come again and again",
	.details =
		"Any CSV with a header that can be read, or a plain list of names;\n"
		"- is standard input. Students are known by number, else by email,\n"
		"else by name, and nobody is guessed: of two with one name the file or\n"
		"\"homeroom student edit\" must say which. Who is not in the file is\n"
		"withdrawn, never deleted; more than two and a tenth of the class only\n"
		"with --withdraw-missing.\n"
		"The same file again changes nothing.\n"
		"A folder or a zip file with a school's set of files will do, too:\n"
		"OneRoster 1.1 or 1.2, School Data Sync v1 or v2.1. Of several\n"
		"classes --section says which, and need not say it again; with\n"
		"--section all each is a class of its own, made where it is new.\n"
		"Numbers are then the sourcedId or SIS ID. Demographics are not opened.\n"
		"A map names columns by their header or place; it knows number,\n"
		"name, given, family, email and handle.",
	.flags = roster_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_FILE,
	.needs = NEEDS_CLASS,
	.is_apart = is_of_all,
	.asks = ask_roster,
	.run = run_roster,
};

static void write_where(struct buf *out, const struct import_report *report)
{
	if (report->rounds == 1 && report->round.len)
		buf_addf(out, "%s, round \"%s\": ",
			buf_text(&report->objective), buf_text(&report->round));
	else if (report->rounds > 1)
		buf_addf(out, "%zu rounds: ", report->rounds);
	else
		buf_adds(out, "Scores: ");
}

static const struct set_kind gradebook_set = {
	.is_here = results_are_here,
	.import = import_results,
};

static bool run_scores(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct import_options options;
	struct import_report report = { 0 };
	const char *values[CALL_FLAGS_MAX];
	bool done;

	if (!read_options(call, &options, values, err))
		return false;
	done = run_any(session, call, &gradebook_set, import_scores, &options,
		&report, err);
	if (done && call->globals.json) {
		write_json(out, &report, options.dry_run);
	} else if (done) {
		buf_adds(out, buf_text(&report.lines));
		write_problems(out, &report);
		write_where(out, &report);
		write_counts(out, &report);
		write_end(out, &options, &report);
	}
	if (done)
		say_file(session, &options, &report);
	import_report_release(&report);
	return done;
}

static void ask_scores(struct session *session, const struct call *call,
	struct buf *out)
{
	ask(session, call, &gradebook_set, import_scores, out);
}

static const struct flag scores_flags[] = {
	{ "dry-run", NULL, "only list what would change" },
	{ "objective", "NAME", "what the scores are about; else the file says" },
	{ "round", "NAME", "the batch; else the objective and the date" },
	{ "date", "DAY", "when it was; else the file says, else today" },
	{ "map", "MAP", "which column is what: \"number=Pupil,score=Mark\"" },
	{ "levels", "LEVELS", "which word is which level: \"Below=1,At=3\"" },
	{ "alias", "WHO", "who a name in the file is: \"Joe1=Joe Chen\"" },
	{ "sheet", "NAME", "of a workbook: which sheet" },
	{ "section", "NAME", "of a school's set: the class with this sourcedId" },
	{ "correct", NULL, "even if most scores of an old round change" },
	{ "skip-unknown", NULL, "leave out who is not in the class" },
	{ NULL, NULL, NULL }
};

const struct command cmd_import_scores = {
	.name = "import scores",
	.operands = "FILE|FOLDER",
	.summary = "take over the scores of a quiz as a round of check-ins",
	.details =
		"Any CSV with a column for the student and one for the score, or the\n"
		"export of a system that is known (man homeroom lists them); - is\n"
		"standard input. Scores are 3/4, 75%, a level of the class's scale,\n"
		"points where the file says of how many, or words that --levels gives\n"
		"a level (\"Absent=\" is none). Points of more than 20 are a percent. A\n"
		"row without a score is no check-in. The header may name objective\n"
		"and date, as in \"Score: unit rates (2026-10-12)\". What is new is\n"
		"made. Beside a score, columns called date and round, quiz or\n"
		"assignment are of each row. The same file again changes nothing; another\n"
		"score for the same student, round and day is a correction. Where a\n"
		"file does not say when it was, a column called by its quiz (\"Quiz 1\n"
		"(555)\") is that quiz again, --date or --round makes a new one; scores\n"
		"that mostly came before in a column called \"Score\" are asked about,\n"
		"and so are those that would change most of an earlier day's round.\n"
		"A map names columns by their header or place; it knows number,\n"
		"name, given, family, email, score, points, out-of, wrong, date,\n"
		"objective, note, round, form, confidence, support, minutes, task,\n"
		"quality and private.\n"
		"What \"homeroom export checkins\" wrote comes back to the letter. A\n"
		"folder or a zip file with the line items and results of OneRoster\n"
		"will do, too; of several classes --section says which.\n"
		"What --map, --levels and --alias say is remembered: the next file\n"
		"with the same header needs none of them; \"homeroom import readings\"\n"
		"lists it and forgets it.\n"
		"A dry run lists all that is in the way, and so does a refusal: the\n"
		"first twenty.",
	.flags = scores_flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_FILE,
	.needs = NEEDS_CLASS,
	.asks = ask_scores,
	.run = run_scores,
};

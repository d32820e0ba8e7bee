/* SPDX-License-Identifier: MIT */
/* merge: what a tutor logged in a store of their own. */
#include "app/merge.h"

#include <string.h>

#include "app/infile.h"
#include "format.h"
#include "table.h"

static void write_json(struct buf *out, const struct merge_report *report)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_int(&json, "added", (int64_t)report->added);
	json_int(&json, "changed", (int64_t)report->changed);
	json_int(&json, "withdrawn", (int64_t)report->withdrawn);
	json_int(&json, "unchanged", (int64_t)report->unchanged);
	json_int(&json, "skipped", (int64_t)report->skipped);
	json_int(&json, "clashes", (int64_t)report->clashes);
	format_json_lines(&json, "differences", buf_text(&report->lines));
	json_close_object(&json);
	buf_addc(out, '\n');
}

static void write_text(struct buf *out, const struct merge_report *report,
	bool is_dry)
{
	const struct format_count parts[] = {
		{ report->added, "added" },
		{ report->changed, "corrected" },
		{ report->withdrawn, "withdrawn" },
		{ report->unchanged, "known already" },
		{ report->skipped, "left out" },
		{ report->clashes, "to look at" },
	};

	buf_adds(out, buf_text(&report->lines));
	buf_adds(out, "Check-ins: ");
	format_counts(out, parts, ARRAY_LEN(parts));
	buf_adds(out, is_dry ?
		". This was a dry run: nothing has changed.\n" : ".\n");
}

/* Standard input and what cannot be opened are no store. */
static bool is_store(const char *path)
{
	static const char mark[] = "SQLite format 3";
	char bytes[sizeof(mark)] = "";
	FILE *file = strcmp(path, "-") ? fopen(path, "rb") : NULL;
	bool is_read = file && fread(bytes, sizeof(bytes), 1, file) == 1;

	if (file)
		fclose(file);
	return is_read && memcmp(bytes, mark, sizeof(mark)) == 0;
}

static bool read_file(struct session *session, const char *path,
	struct foreign *foreign, struct error *err)
{
	struct infile file;

	return infile_open(&file, session, path, err) && infile_end(&file,
		foreign_read_file(foreign, session, file.source, file.name,
		err), err);
}

static bool merge(struct session *session, const struct call *call,
	bool dry_run, struct merge_report *report, struct error *err)
{
	const struct merge_options options = {
		.file = call->operands[0],
		.dry_run = dry_run,
		.skip_unknown = call_has(call, "skip-unknown"),
	};
	struct foreign foreign;
	bool done;

	if (!(is_store(options.file) ? foreign_read(&foreign, session,
	    options.file, call_value(call, "from"), err) : read_file(session,
	    options.file, &foreign, err)))
		return false;
	done = merge_rows(session, &foreign, &options, report, err);
	foreign_release(&foreign);
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	bool dry_run = call_has(call, "dry-run");
	struct merge_report report = { 0 };
	bool done = merge(session, call, dry_run, &report, err);

	if (done && call->globals.json)
		write_json(out, &report);
	else if (done)
		write_text(out, &report, dry_run);
	merge_report_release(&report);
	return done;
}

/* "merge kim.db: 12 added, 1 corrected". Standard input can be read but
 * once. */
static void ask(struct session *session, const struct call *call,
	struct buf *out)
{
	size_t said = session->talk.len;
	const char *path = call->operands[0];
	const char *slash = strrchr(path, '/');
	struct merge_report report = { 0 };
	struct error ignored = ERROR_INIT;

	if (call_has(call, "dry-run") || !strcmp(path, "-"))
		return;
	if (merge(session, call, true, &report, &ignored) &&
	    report.added + report.changed + report.withdrawn > 1) {
		const struct format_count parts[] = {
			{ report.added, "added" },
			{ report.changed, "corrected" },
			{ report.withdrawn, "withdrawn" },
		};

		buf_addf(out, "merge %s: ", slash ? slash + 1 : path);
		format_counts(out, parts, ARRAY_LEN(parts));
	}
	buf_truncate(&session->talk, said);
	merge_report_release(&report);
}

static const struct flag flags[] = {
	{ "from", "CLASS", "the class of the other store; else of this name" },
	{ "dry-run", NULL, "only count what would change" },
	{ "skip-unknown", NULL, "leave out who is not in the class" },
	{ NULL, NULL, NULL }
};

const struct command cmd_merge = {
	.name = "merge",
	.operands = "STORE | FILE",
	.summary = "take over the check-ins of another store",
	.details =
		"For a tutor who logs in a store of their own: the store itself, or\n"
		"what \"homeroom export checkins\" wrote there. Students are known by\n"
		"roster number, else by email, else by name; objectives and rounds by\n"
		"name. The same store may come again and again: what is known is not\n"
		"logged twice, and what was corrected, withdrawn or undone there is\n"
		"here too. What both sides have corrected stays as it is here, and is\n"
		"listed. Notes that are private stay where they are. A file does not\n"
		"say what was withdrawn or undone: only the store does.",
	.flags = flags,
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_FILE,
	.needs = NEEDS_CLASS,
	.asks = ask,
	.run = run,
};

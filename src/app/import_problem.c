/* SPDX-License-Identifier: MIT */
#include "import_problem.h"

#include <string.h>

#include "base/number.h"

#define NAMED 20

/* Takes "word 12" and the sign behind it; 0: it does not stand there. */
static size_t take_place(const char **text, const char *word)
{
	size_t len = strlen(word);
	int64_t number;
	struct buf digits = BUF_INIT;
	size_t width;

	if (strncmp(*text, word, len) != 0)
		return 0;
	width = strspn(*text + len, "0123456789");
	buf_add(&digits, *text + len, width);
	if (!number_parse_int(buf_text(&digits), &number) ||
	    !strchr(",:", (*text)[len + width]))
		number = 0;
	else
		*text += len + width + 1;
	*text += **text == ' ';
	buf_release(&digits);
	return (size_t)number;
}

void import_problem_add(struct import_report *report,
	enum import_problem_kind kind, size_t line, const char *subject,
	const char *text)
{
	struct import_problem problem = {
		.kind = kind,
		.line = take_place(&text, "line "),
	};
	const struct import_problem *last = report->problems.count ?
		&report->problems.items[report->problems.count - 1] : NULL;

	if (problem.line)
		problem.column = take_place(&text, "column ");
	else
		problem.line = line;
	report->problem_counts[kind]++;
	if (report->problems.count == IMPORT_PROBLEMS_MAX ||
	    (last && !problem.column && !strcmp(last->text, text)))
		return;
	problem.text = arena_strdup(&report->arena, text);
	if (subject)
		problem.subject = arena_strdup(&report->arena, subject);
	vec_push(&report->problems, problem);
}

void import_problem_write(const struct import_problem *problem,
	struct buf *out)
{
	if (problem->line)
		buf_addf(out, "line %zu%s", problem->line,
			problem->column ? "" : ": ");
	if (problem->column)
		buf_addf(out, ", column %zu: ", problem->column);
	buf_adds(out, problem->text);
}

static size_t count_refused(const struct import_report *report)
{
	return report->problem_counts[IMPORT_REFUSED];
}

/* The first is the error's, unless that is about something else. */
static void say_others(const struct import_report *report,
	struct session *session, const char *file, size_t first)
{
	size_t said = first;

	for (; said < report->problems.count && said < NAMED; said++) {
		struct buf text = BUF_INIT;

		import_problem_write(&report->problems.items[said], &text);
		session_say(session, "%s: %s", file, buf_text(&text));
		buf_release(&text);
	}
	if (count_refused(report) > said)
		session_say(session, "%s: and %zu more", file,
			count_refused(report) - said);
}

bool import_problem_refuse(const struct import_report *report,
	struct session *session, const char *file, bool done,
	struct error *err)
{
	struct buf text = BUF_INIT;

	if (!report->problems.count || err->code == ERROR_CANCELLED)
		return done;
	say_others(report, session, file, done ? 1 : 0);
	if (!done)
		return false;
	import_problem_write(&report->problems.items[0], &text);
	if (count_refused(report) > 1)
		buf_addf(&text, " (and %zu more)", count_refused(report) - 1);
	error_set(err, ERROR_INVALID, "%s: %s", file, buf_text(&text));
	buf_release(&text);
	return false;
}

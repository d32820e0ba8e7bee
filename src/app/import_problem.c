/* SPDX-License-Identifier: MIT */
#include "import_problem.h"

#include <string.h>

#include "base/number.h"

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

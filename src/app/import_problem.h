/* SPDX-License-Identifier: MIT */
/* What stands in the way of an import, as a dry run lists it. */
#ifndef APP_IMPORT_PROBLEM_H
#define APP_IMPORT_PROBLEM_H

#include "app/import.h"

/* Copies the texts. Where the text begins "line 7, column 3: ", these are the
 * problem's. The same sentence as the last one's, of another line, is only
 * counted. */
void import_problem_add(struct import_report *report,
	enum import_problem_kind kind, size_t line, const char *subject,
	const char *text);

/*
 * Of a run that is no dry one: fails with the first row that is refused, or
 * with err as it is where done is false, and says the others, some of many.
 * true: all is well.
 */
MUST_CHECK bool import_problem_refuse(const struct import_report *report,
	struct session *session, const char *file, bool done,
	struct error *err);

#endif

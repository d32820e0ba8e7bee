/* SPDX-License-Identifier: MIT */
/* A class list that was read, into the class. */
#ifndef APP_IMPORT_ROSTER_H
#define APP_IMPORT_ROSTER_H

#include "app/import.h"
#include "exchange/roster.h"

/* What is to be remembered with it of how it was read; NULL subject: nothing.
 * An answer that is new is a difference. */
struct roster_memory {
	enum reading_kind kind;
	const char *subject;
	const char *answer;
	bool is_new;
	/* Of a school's set: under which subject it stands that the class has
	 * the numbers of the office. */
	const char *numbers;
	bool keeps_office;
};
#define ROSTER_LEARN_IDS "whose the ids are is learned from a whole set: " \
	"\"homeroom import roster\" it once"
#define ROSTER_OFFICE "office"

/* Releases the roster; the report must be zero or have a notice only. */
MUST_CHECK bool import_roster_take(struct session *session,
	struct roster *roster, const struct import_options *options,
	const struct roster_memory *memory, struct import_report *report,
	struct error *err);

#endif

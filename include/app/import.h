/* SPDX-License-Identifier: MIT */
/*
 * Files into the class. An import is a plan first (what is new, changed,
 * gone, refused), then one change. The same file again changes nothing.
 */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/session.h"

struct import_options {
	const char *file;      /* for sentences */
	const char *objective; /* NULL: what the file says, else the focus */
	const char *round;     /* NULL: made from file's objective and date */
	civil date;            /* CIVIL_NEVER: what the file says, else now */
	const char *map;
	bool dry_run;
};

struct import_report {
	size_t added;
	size_t changed;
	size_t unchanged;
	size_t absent;      /* scores: rows without one */
	size_t withdrawn;   /* roster: enrolled, but not in the file */
	size_t unread_columns;
	struct buf lines;   /* one a difference, for --dry-run */
	struct buf objective; /* scores: what they were logged on */
	struct buf round;
	civil date;
};

/* Students by roster number, else by email, else by exact folded name; rows
 * of unknown or ambiguous students are refused with their line. */
MUST_CHECK bool import_roster(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err);
MUST_CHECK bool import_scores(struct session *session, struct source source,
	const struct import_options *options, struct import_report *report,
	struct error *err);
void import_report_release(struct import_report *report);

#endif

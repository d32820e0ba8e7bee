/* SPDX-License-Identifier: MIT */
/*
 * Check-ins of another store into the class: those of a tutor who keeps a
 * store of their own. Every check-in is known by its first version, wherever
 * it came through, so that the same rows may come again and again, and a
 * correction or a withdrawal there becomes one here. Where both sides have
 * corrected the same check-in, what stands here stands, and a line says so.
 */
#ifndef APP_MERGE_H
#define APP_MERGE_H

#include "app/session.h"

/* A check-in as it stands elsewhere. Texts are borrowed; of checkin the ids
 * mean nothing here. */
struct foreign_row {
	struct origin root;    /* its first version */
	struct origin version; /* the one that stands; may be the same */
	const char *number;    /* the student; either may be NULL */
	const char *name;
	const char *objective;
	const char *round;     /* NULL: none */
	civil round_held;
	struct checkin checkin;/* the author is not NULL */
};

struct foreign {
	struct arena arena;
	struct foreign_row *rows;
	size_t count;
	/* All of this class of this store: what was carried from there before
	 * and is not among the rows is there no longer. store NULL: some. */
	struct origin whole;
};

struct merge_options {
	const char *file;      /* for sentences */
	bool dry_run;
	bool skip_unknown;     /* leave rows of unknown students out */
};

struct merge_report {
	size_t added;
	size_t changed;
	size_t withdrawn;
	size_t unchanged;
	size_t skipped;        /* rows of unknown students */
	size_t clashes;
	struct buf lines;      /* what a person must know, one a line */
};

/*
 * The check-ins of a class of another store; class_name NULL: its only one,
 * else the one that is called as the class here. Private notes stay where
 * they are, unless they are the session's author's. CONFLICT for a copy of
 * the session's own store, whose rows cannot be told apart. On failure there
 * is nothing to release.
 */
MUST_CHECK bool foreign_read(struct foreign *foreign,
	struct session *session, const char *path, const char *class_name,
	struct error *err);
/* The same from what "export checkins" wrote; file is for sentences. INVALID,
 * with the line, where a row does not say where it is from. */
MUST_CHECK bool foreign_read_file(struct foreign *foreign,
	struct session *session, struct source source, const char *file,
	struct error *err);
void foreign_release(struct foreign *foreign);

/* One change; nothing new is no action. Students are found as in a score
 * file; objectives and rounds that are new are made. */
MUST_CHECK bool merge_rows(struct session *session,
	const struct foreign *foreign, const struct merge_options *options,
	struct merge_report *report, struct error *err);
void merge_report_release(struct merge_report *report);

#endif

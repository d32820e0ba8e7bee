/* SPDX-License-Identifier: MIT */
/*
 * What leaves a class, gathered and put in order; whoever writes it down
 * looks nothing up. Everything lives in the arena. What is left out is
 * counted, so that it can be said.
 */
#ifndef APP_EXPORT_H
#define APP_EXPORT_H

#include "app/session.h"
#include "exchange/oneroster_write.h"

struct export_scope {
	civil since;          /* CIVIL_NEVER: from the beginning */
	civil until;          /* CIVIL_NEVER: to now */
	bool with_withdrawn;  /* who has left the class, and check-ins that
			       * were withdrawn, whenever that was */
	bool with_private;    /* the author's own private notes, too */
	bool with_gone;       /* what was withdrawn or corrected, too */
};

struct export_checkin {
	const struct student *student;
	const char *objective;
	const char *round;    /* NULL: none */
	struct checkin checkin;
	struct origin origin; /* of its first version */
	struct origin version;/* of this one */
	bool is_gone;         /* withdrawn, or there is a newer version */
};

struct export_checkins {
	struct arena arena;
	struct export_checkin *rows; /* by (observed, student, id) */
	size_t count;
	size_t withdrawn;     /* left out: of who has left */
	size_t notes;         /* left out: private ones */
};

/* Seen or logged since, and seen until. NULL-free texts, but for round and
 * note. */
MUST_CHECK bool export_checkins_read(struct session *session,
	const struct export_scope *scope, struct export_checkins *checkins,
	struct error *err);
void export_checkins_release(struct export_checkins *checkins);

/* A move that was proposed, whatever became of it, or one by hand. */
struct export_move {
	const struct student *student;
	enum cluster from;
	enum cluster to;
	civil when;           /* it was decided, else proposed */
	const char *state;    /* as move_state_name, or "by hand" */
	const char *by;       /* NULL: no one has decided */
	const char *rule;     /* NULL: by hand */
	const char *reason;   /* in a sentence; "" by hand */
	const char *why;      /* the person's word; NULL: none */
	size_t evidence;      /* check-ins that it rests on */
	int64_t proposal;     /* 0: by hand */
};

struct export_moves {
	struct arena arena;
	struct export_move *rows; /* by (when, student) */
	size_t count;
	size_t withdrawn;
};

MUST_CHECK bool export_moves_read(struct session *session,
	const struct export_scope *scope, struct export_moves *moves,
	struct error *err);
void export_moves_release(struct export_moves *moves);

/*
 * Check-ins as a gradebook has them: an item is a round, or a day of check-ins
 * that are in none, on one objective; a student has one result in it. Where
 * each has one check-in and all are alike the score is theirs, else it is the
 * percent that their check-ins together are worth to the fit. Since a day are
 * the items in which anything is new, whole; and what was there before and is
 * no more, as gone.
 */
struct export_results {
	struct arena arena;
	const char *category_id;
	struct oneroster_item *items;
	size_t item_count;
	struct oneroster_result *results; /* by item, then student */
	size_t result_count;
	size_t unknown;       /* students whose number is no sourcedId */
	civil modified;       /* the newest of all */
};

MUST_CHECK bool export_results_read(struct session *session,
	const struct export_scope *scope, struct export_results *results,
	struct error *err);
void export_results_release(struct export_results *results);

struct export_gradebook {
	const char *file;     /* for sentences */
	const char *column;
	/* What to write of who stands there; NULL of a cluster that has no
	 * name to show. */
	const char *const *names;
	unsigned csv_flags;
};

struct export_matches {
	size_t students;      /* of the class, found in the file */
	size_t missing;       /* enrolled, and not found */
	size_t foreign;       /* rows of others, left as they are */
};

/*
 * One column of the teacher's own gradebook with the names of the clusters;
 * see gradebook_rewrite. Students are known by SIS id, by login (handle or
 * mail address), by Canvas's id where there is no SIS id, and by whole name
 * where only one is called so.
 */
MUST_CHECK bool export_gradebook_write(struct session *session,
	struct source source, const struct export_gradebook *gradebook,
	struct export_matches *matches, struct buf *out, struct error *err);

#endif

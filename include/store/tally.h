/* SPDX-License-Identifier: MIT */
/*
 * What a review of a term reads: check-ins one by one, and the rest as
 * intervals, so that memory does not grow with check-ins. Reading as in
 * store/store.h: names of today, all else as of now; a record that was merged
 * is the one it became. Who has left is there, too.
 */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "model/proposal.h"
#include "store/store.h"

/*
 * Every check-in of the class that stands and was observed until now, by id.
 * Of each only id, student, objective, score, support and observed_at are
 * there. take ends the scan by returning false, with an error; it must not
 * read or write the store.
 */
typedef bool tally_take(void *context, const struct checkin *checkin,
	struct error *err);
MUST_CHECK bool store_tally(struct store *store, int64_t class_id, civil now,
	tally_take *take, void *context, struct error *err);

/* Facts without check-ins, and without what is counted from them. */
MUST_CHECK bool store_standing(struct store *store, int64_t class_id,
	civil now, struct facts *facts, struct error *err);

/* From when to when a student was in the class. */
struct enrolment {
	int64_t student;
	civil entered;
	civil left; /* CIVIL_NEVER: is there */
};
/* By student, then entered. */
MUST_CHECK bool store_enrolments(struct store *store, int64_t class_id,
	civil now, struct arena *arena, struct enrolment **enrolments,
	size_t *count, struct error *err);

/* A decision that stands, on a move that changed something or was made to. */
struct decision {
	int64_t student;
	int64_t objective;    /* 0: nothing was judged */
	civil when;
	const char *author;
	enum move_state state; /* accepted, refused or redirected */
	enum cluster from;
	enum cluster to;       /* as it was proposed */
	enum cluster placed;   /* NONE: nowhere */
	enum evidence_state evidence;
	bool has_estimate;
	struct estimate estimate;
};
/* Made from a moment on; by when, then student. */
MUST_CHECK bool store_decisions(struct store *store, int64_t class_id,
	civil from, civil now, struct arena *arena,
	struct decision **decisions, size_t *count, struct error *err);

#endif

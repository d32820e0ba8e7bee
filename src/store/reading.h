/* SPDX-License-Identifier: MIT */
/* What readers share: who was merged, who entered what, and lists. */
#ifndef STORE_READING_H
#define STORE_READING_H

#include "base/vec.h"
#include "model/facts.h"
#include "query.h"

/* Records that are now part of another, by from. Mostly there are none. */
struct merge {
	int64_t from;
	int64_t into;
};

struct author {
	int64_t id;
	const char *name;
};

/* One reading of one class, into one arena. */
struct reading {
	struct store *store;
	struct arena *arena;
	int64_t class_id;
	civil now;
	bool is_then; /* who was enrolled at now, not who is */
	struct error *err;
	VEC(struct merge) merges;
	VEC(struct author) authors;
	struct {
		int64_t action;
		civil at;
		const char *author;
	} entered; /* the last action that check-ins were entered by */
};

/* reading_end after reading_begin, whatever came of it. */
MUST_CHECK bool reading_begin(struct reading *reading, struct store *store,
	int64_t class_id, civil now, struct arena *arena, struct error *err);
void reading_end(struct reading *reading);

/* The record that a student is part of now. */
int64_t reading_student(const struct reading *reading, int64_t student);
/* Borrowed from the arena; NULL on failure. */
const char *reading_author(struct reading *reading, int64_t author);
/* An unknown word, of a later version, reads as not seen. */
enum cluster reading_cluster(const struct query *query, int column);

/* Copies the items of a vec into the arena and releases the vec. */
#define reading_keep(in_arena, vec, out, out_count) \
	do { \
		*(out_count) = (vec)->count; \
		*(out) = arena_new(in_arena, (vec)->count, \
			sizeof(*(vec)->items)); \
		if ((vec)->count) \
			memcpy(*(out), (vec)->items, \
				(vec)->count * sizeof(*(vec)->items)); \
		vec_release(vec); \
	} while (0)

/* Columns of a check-in that is called x, in the order that
 * reading_checkin takes them; m is its maker. */
#define READING_CHECKIN \
	"x.id, x.student_id, x.objective_id, x.round_id, x.form, x.points, " \
	"x.out_of, x.support, x.confidence, x.minutes, x.note, " \
	"x.observed_at, x.replaces, x.made_by, m.at, m.author_id, " \
	"x.is_private, x.author_id, x.task, x.quality"
#define READING_CHECKIN_COLUMNS 20
MUST_CHECK bool reading_checkin(struct reading *reading,
	const struct query *query, struct checkin *checkin);
/* What the tables would let in. */
MUST_CHECK bool reading_check(const struct reading *reading,
	const struct checkin *checkin);
/*
 * A correction that leaves the engine nothing new counts as entered when the
 * first version that says the same was; one that was put back after it had
 * placed the student is new. After the stays, refusals, verdicts and replies
 * are read.
 */
MUST_CHECK bool reading_date_versions(struct reading *reading,
	struct facts *facts);

#endif

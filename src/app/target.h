/* SPDX-License-Identifier: MIT */
/*
 * What the rows of a score file are about: objective, round and day, made
 * where they are new. A batch is an objective in a round on a day, or at a
 * moment where the file says the time of day.
 */
#ifndef APP_TARGET_H
#define APP_TARGET_H

#include "app/import.h"
#include "exchange/scores.h"
#include "lookup.h"

/* In place of a round: rows that are in none, as only homeroom's own files
 * have them. */
#define TARGET_NO_ROUND (SIZE_MAX - 1)

struct target_objective {
	int64_t id;         /* 0: not made yet */
	const char *name;
};

struct target_round {
	int64_t id;
	const char *name;
	civil held_at;
	bool is_used;       /* a row went to it */
	bool is_held;       /* the store has check-ins of it, perhaps */
};

struct target {
	size_t objective;   /* place among targets->objectives */
	size_t round;       /* or TARGET_NO_ROUND */
	civil moment;       /* the end of a day: no time of day is known */
	civil observed_at;
	uint32_t batch;
};

struct targets {
	struct session *session;
	struct change *change;
	const struct import_options *options;
	const char *round;    /* of all rows; NULL */
	struct import_report *report;
	const struct facts *facts;     /* without check-ins; borrowed */
	const struct columns *columns;
	struct arena arena;
	struct lookup objective_names; /* folded */
	struct lookup round_names;
	struct lookup batches;
	size_t batch_count;      /* numbers given out */
	VEC(struct target_objective) objectives;
	VEC(struct target_round) rounds;
	civil now;
	civil usual_date;     /* of rows that say none */
	size_t usual;         /* objective of rows that name none */
	bool has_usual;
	struct lookup row_names; /* objectives, as rows spell them */
	struct lookup decided;   /* by (objective, moment), where rows name no
	                          * rounds: place among past */
	VEC(struct target) past;
	struct target last;   /* of the row before */
	bool has_last;
	bool has_roundless;   /* a row was in no round */
};

/* All but what the caller has filled in from session to columns. */
void target_begin(struct targets *targets);
void target_release(struct targets *targets);
/* What a row is about: targets->last. A sentence without the line. */
MUST_CHECK bool target_decide(struct targets *targets,
	const struct scores_row *row, struct error *err);
/* The place of a round of the store; 0 is none. FACTS_NOT_FOUND. */
size_t target_round_place(const struct targets *targets, int64_t round);
/* How much there is to forget. What is asked about later gets new numbers.
 * is_fresh: the round of the last target has no check-ins yet. */
size_t target_known(const struct targets *targets);
void target_forget(struct targets *targets, bool is_fresh);

#endif

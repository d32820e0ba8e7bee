/* SPDX-License-Identifier: MIT */
/*
 * A change under way, and the checks that verbs share. A verb checks first
 * and writes afterwards, so that a refused verb has written nothing.
 */
#ifndef STORE_WRITING_H
#define STORE_WRITING_H

#include "base/ids.h"
#include "batch.h"
#include "filed.h"
#include "query.h"
#include "store/change.h"

struct change {
	struct store *store;
	int64_t id;
	int64_t class_id;
	civil now;
	int64_t ends;    /* facts of other actions that this one ended */
	int64_t student;
	char *detail;
	int64_t target;  /* undo: the action taken back */
	bool has_news;   /* the row of the action must be written again */
	bool has_class;  /* the class was looked up and stands */
	bool is_archived; /* as it was then */
	int64_t checkin; /* last id given in the class; 0: not asked yet */
	int64_t enrolled; /* as many in the class; 0: not asked yet */
	struct ids students; /* enrolled ones, as far as they were asked for */
	struct ids known;    /* enrolled now or before */
	struct ids objectives;
	struct ids rounds;
	struct batch batch;
	struct filed filed;
};

/* The class that the change is of stands. Every verb below asks it first. */
MUST_CHECK bool writing_class(struct change *change, struct error *err);
/* The student is enrolled now, and is no record that was merged away. */
MUST_CHECK bool writing_student(struct change *change, int64_t student,
	struct error *err);
/* The student is or was enrolled: late evidence is evidence. */
MUST_CHECK bool writing_known_student(struct change *change, int64_t student,
	struct error *err);
MUST_CHECK bool writing_objective(struct change *change, int64_t objective,
	struct error *err);
/* 0, none, will do. */
MUST_CHECK bool writing_round(struct change *change, int64_t round,
	struct error *err);

/* The id of an author, who may be new. */
MUST_CHECK bool writing_author(struct store *store, const char *name,
	int64_t *author, struct error *err);

/* Runs an UPDATE that ends facts and returns made_by of each. */
MUST_CHECK bool writing_end(struct change *change, const char *sql,
	const struct value *values, size_t count, size_t *ended,
	struct error *err);

/* Text that can stand as a name; what is the noun of the sentence. */
MUST_CHECK bool writing_text(const char *text, const char *what,
	struct error *err);
/* Rows of sql: id, name. None but except may fold to the same. */
MUST_CHECK bool writing_name(struct change *change, const char *sql,
	int64_t except, const char *name, const char *what,
	struct error *err);
/* The same for all of them, after an undo. */
MUST_CHECK bool writing_names_differ(struct change *change, const char *sql,
	const char *what, struct error *err);
/* ?1 is the class. */
extern const char writing_term_names[];
extern const char writing_class_names[];
extern const char writing_objective_names[];
extern const char writing_trial_names[];

/* The open stay of a student; id 0 when there is none. */
MUST_CHECK bool writing_stay(struct change *change, int64_t student,
	struct stay *stay, struct error *err);

#endif

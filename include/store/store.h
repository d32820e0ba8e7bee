/* SPDX-License-Identifier: MIT */
/*
 * The store: one SQLite file of facts. Reading is here; writing is in
 * store/change.h. No estimate is ever stored.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "model/facts.h"
#include "model/proposal.h"
#include "model/routine.h"
#include "model/seating.h"
#include "store/driver.h"

struct store;

#define STORE_CREATE (1u << 0)

/*
 * Opens, checks and migrates. Refuses in one sentence: a newer schema, a file
 * that is no homeroom store, a directory, a read-only place, a network file
 * system, a missing file without STORE_CREATE (NOT_FOUND). Makes the folder
 * (0700) and the file (0600). path ":memory:" is a store that is forgotten.
 */
struct store *store_open(const struct driver *driver, const char *path,
	unsigned flags, struct error *err);
void store_close(struct store *store);
const char *store_path(const struct store *store);

/* Who reads from here on: a private note is given to its author alone. NULL,
 * as at first: to anyone. */
void store_set_reader(struct store *store, const char *author);

/* Whether another connection has written since the last call (the first call
 * says no). Costs microseconds. */
MUST_CHECK bool store_changed(struct store *store, bool *changed,
	struct error *err);

/* How long a write goes on trying while others write; default 30,000. The
 * board sets 0: it then gets ERROR_BUSY at once and retries itself. */
void store_set_wait(struct store *store, int milliseconds);

/*
 * Reading. Arrays and texts live in the arena. As of now: entities as they
 * are named today; stays, locks, blocks, absences, proposals as of that
 * moment; check-ins that were observed until then. What was undone never was.
 */
MUST_CHECK bool store_classes(struct store *store, struct arena *arena,
	struct class **classes, size_t *count, struct error *err);
/* One of them, by its key: as fast in a store of many. NOT_FOUND. */
MUST_CHECK bool store_class(struct store *store, int64_t class_id,
	struct arena *arena, struct class *class, struct error *err);
/* Who made it. */
MUST_CHECK bool store_class_maker(struct store *store, int64_t class_id,
	struct arena *arena, const char **author, struct error *err);
MUST_CHECK bool store_terms(struct store *store, struct arena *arena,
	struct term **terms, size_t *count, struct error *err);
/* As of before there was anything: names and rules, without the time that
 * reading check-ins takes. */
#define STORE_NO_EVIDENCE INT64_MIN
/* Sorted, and released with facts_release. Rows of students who are not
 * enrolled are left out. NOT_FOUND: no such class. */
MUST_CHECK bool store_facts(struct store *store, int64_t class_id, civil now,
	struct facts *facts, struct error *err);
/* The same as it was known at now: without what was entered later, before it
 * was corrected or withdrawn later, and with who was enrolled then. */
MUST_CHECK bool store_facts_then(struct store *store, int64_t class_id,
	civil now, struct facts *facts, struct error *err);
/* Everyone ever in the class, withdrawn ones too. */
MUST_CHECK bool store_students(struct store *store, int64_t class_id,
	struct arena *arena, struct student **students, size_t *count,
	struct error *err);
/* A student known to the store by roster number, in whatever class; 0. */
MUST_CHECK bool store_student_by_number(struct store *store,
	const char *number, int64_t *student, struct error *err);
/* Every version of one check-in and withdrawn ones are left out unless all is
 * set; student 0: of the whole class. Last observed first. limit 0: all. */
struct checkin_query {
	int64_t class_id;
	int64_t student;
	int64_t round;
	bool all;
	civil until; /* observed until then; 0: ever */
	size_t limit;
};
MUST_CHECK bool store_checkins(struct store *store,
	const struct checkin_query *query, struct arena *arena,
	struct checkin **checkins, size_t *count, struct error *err);
/* The one with the id, whatever became of it; NOT_FOUND. */
MUST_CHECK bool store_checkin(struct store *store, int64_t class_id,
	int64_t id, struct arena *arena, struct checkin *checkin,
	struct error *err);
MUST_CHECK bool store_checkin_count(struct store *store,
	const struct checkin_query *query, size_t *count, struct error *err);
/* How stores tell their rows apart, so that one can be merged into another
 * twice and nothing doubles. */
struct origin {
	const char *store; /* its name for itself, as store_name has it */
	int64_t class_id;  /* there, and so is id */
	int64_t id;
};
struct carried {
	struct origin from;
	int64_t id;        /* the check-in here */
};
/* The verb that withdrew a check-in; "" when it stands, or is an older
 * version. */
MUST_CHECK bool store_withdrawn_by(struct store *store, int64_t class_id,
	int64_t checkin, struct arena *arena, const char **verb,
	struct error *err);
MUST_CHECK bool store_name(struct store *store, struct arena *arena,
	const char **name, struct error *err);
/* Check-ins of the class that came from other stores, by id; those whose
 * coming was undone are left out. */
MUST_CHECK bool store_carried(struct store *store, int64_t class_id,
	struct arena *arena, struct carried **carried, size_t *count,
	struct error *err);
/* All stays of one student (0: of all), oldest first; undone ones left out. */
MUST_CHECK bool store_stays(struct store *store, int64_t class_id,
	int64_t student, civil now, struct arena *arena, struct stay **stays,
	size_t *count, struct error *err);
/* The newest proposal made until now, open or not; id 0 when there is none. */
MUST_CHECK bool store_proposal(struct store *store, int64_t class_id,
	civil now, struct proposal *proposal, struct error *err);
/* That very one, and what was decided on it until now. NOT_FOUND also when it
 * was undone. */
MUST_CHECK bool store_proposal_of(struct store *store, int64_t class_id,
	int64_t id, civil now, struct proposal *proposal, struct error *err);
/* The proposals made until now by which the class was regrouped: something of
 * them was accepted or redirected, or they were at once. Oldest first. */
struct regroup {
	int64_t proposal;
	int64_t entered;   /* the action that made it */
	civil made;
	int64_t objective; /* 0: none was judged */
};
MUST_CHECK bool store_regroups(struct store *store, int64_t class_id,
	civil now, struct arena *arena, struct regroup **regroups,
	size_t *count, struct error *err);
/* The policy in force, and every version, oldest first. */
struct policy_version {
	int64_t version;
	civil made;
	const char *author;
	const char *text;
};
MUST_CHECK bool store_policies(struct store *store, int64_t class_id,
	struct arena *arena, struct policy_version **versions, size_t *count,
	struct error *err);

/* Those in force at now: of the class first, then by objective; by cluster. */
MUST_CHECK bool store_routines(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct routine **routines, size_t *count,
	struct error *err);
/* A routine that is in force somewhere, to be taken over. Its objective's id
 * says nothing outside of its class. */
struct shelved {
	struct routine routine;
	int64_t class_id;
	const char *class_name;
	const char *objective; /* NULL: whatever the objective */
	civil made;
};
/* Of every class of the store, archived ones too; newest first, and what says
 * the same of a cluster in several places once. */
MUST_CHECK bool store_routine_library(struct store *store,
	struct arena *arena, struct shelved **routines, size_t *count,
	struct error *err);
/* How a person once read a file of this class: which of its columns is what, by
 * the fingerprint of its header; which level a word is; which class of a set
 * of files this one is. */
enum reading_kind {
	READING_COLUMNS,
	READING_LEVEL,
	READING_SECTION,
	READING_KIND_COUNT
};

struct file_reading {
	const char *subject;
	const char *answer;
	civil made;
};
/* The newest answer to each subject, by subject; class_id 0: of any class. */
MUST_CHECK bool store_readings(struct store *store, int64_t class_id,
	enum reading_kind kind, struct arena *arena,
	struct file_reading **readings, size_t *count, struct error *err);
/* What a file called a student of the class, past or present, where that is
 * none of their names. Oldest first: of two with one name the later counts. */
struct alias_said {
	int64_t student;
	const char *name;
};
MUST_CHECK bool store_aliases(struct store *store, int64_t class_id,
	struct arena *arena, struct alias_said **aliases, size_t *count,
	struct error *err);
/* The newest seating kept until now; id 0 when there is none. */
MUST_CHECK bool store_seating(struct store *store, int64_t class_id,
	civil now, struct arena *arena, struct seating *seating,
	struct error *err);
/* Who sat with whom on the last SEATING_REMEMBERED days with a seating before
 * a day (date_day()), by one, then other. */
MUST_CHECK bool store_company(struct store *store, int64_t class_id,
	int64_t day, struct arena *arena, struct company **company,
	size_t *count, struct error *err);

/* What was answered to offers until now, newest first; student 0: of all. */
struct offer_answered {
	struct offer_reply reply;
	const char *author;
};
MUST_CHECK bool store_answers(struct store *store, int64_t class_id,
	int64_t student, civil now, struct arena *arena,
	struct offer_answered **answers, size_t *count, struct error *err);

/* What was done, newest first. */
struct action {
	int64_t id;
	int64_t class_id;
	civil at;
	const char *author;
	const char *verb;   /* "checkin", "import scores", "accept", ... */
	int64_t student;    /* 0: none or several */
	const char *detail; /* no names: "3/4", "28 students"; NULL */
	int64_t target;     /* undo: the action undone; redo: the undo */
	int64_t undone_by;  /* 0: stands */
};
/* student 0: of the whole class; limit 0: all. */
MUST_CHECK bool store_history(struct store *store, int64_t class_id,
	int64_t student, size_t limit, struct arena *arena,
	struct action **actions, size_t *count, struct error *err);
/* What undo (or redo) by this author would take back in this class, or of no
 * class (a term); id 0: nothing. Never another author's action, nor the one
 * that is under way. */
MUST_CHECK bool store_undoable(struct store *store, int64_t class_id,
	const char *author, struct arena *arena, struct action *action,
	struct error *err);
MUST_CHECK bool store_redoable(struct store *store, int64_t class_id,
	const char *author, struct arena *arena, struct action *action,
	struct error *err);

/* How much undoing an action would take back, with all of its step. */
struct undo_size {
	size_t checkins; /* logged, changed or withdrawn */
	size_t moves;
};
MUST_CHECK bool store_undo_size(struct store *store, int64_t class_id,
	int64_t action, struct undo_size *size, struct error *err);

/* A sweep that has not ended. */
struct sweep {
	int64_t id;     /* 0: there is none */
	int64_t round;
	int64_t step;   /* the action that began it */
	civil since;
};
/* The newest of this author in this class. */
MUST_CHECK bool store_sweep(struct store *store, int64_t class_id,
	const char *author, struct sweep *sweep, struct error *err);

/* What was logged under a token before. */
struct token_use {
	bool used;
	civil at;
	int64_t student;
	int64_t class_id;
};
MUST_CHECK bool store_token(struct store *store, const char *token,
	struct token_use *use, struct error *err);
/* The check-ins that were logged under it, in their order and as they were
 * logged, whatever became of them since. */
MUST_CHECK bool store_token_checkins(struct store *store, const char *token,
	const struct token_use *use, struct arena *arena,
	struct checkin **checkins, size_t *count, struct error *err);

#endif

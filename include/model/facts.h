/* SPDX-License-Identifier: MIT */
/*
 * A class as it stands at one moment: everything that the engine and the
 * screens may know. Read by the store in one go, never changed, released at
 * once. Every text lives in the arena.
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "model/checkin.h"
#include "model/cluster.h"
#include "model/policy.h"

#define FACTS_NOT_FOUND SIZE_MAX

struct term {
	int64_t id;
	const char *name;
	civil starts; /* CIVIL_NEVER: unsaid */
	civil ends;
};

struct class {
	int64_t id;
	const char *name;
	const char *term;   /* NULL: none */
	int64_t focus;      /* objective set by hand; 0: the newest round's */
	bool archived;
	size_t students;    /* enrolled now */
};

struct student {
	int64_t id;
	const char *number; /* roster number; NULL: none */
	const char *given;
	const char *family;
	const char *name;   /* "Ana Chen": as it is shown */
	const char *email;  /* NULL: none */
	const char *handle; /* ASCII short name to type; NULL: none */
	bool withdrawn;
};

struct objective {
	int64_t id;
	const char *name;
};

/* needs comes before objective. */
struct requirement {
	int64_t objective;
	int64_t needs;
};

struct round {
	int64_t id;
	int64_t objective; /* 0: several */
	const char *name;
	civil held_at;
	size_t checkins;
};

/* An interval in a cluster; until is CIVIL_NEVER while it lasts. */
struct stay {
	int64_t id;
	int64_t student;
	enum cluster cluster;
	int64_t objective; /* what the move was about; 0: by hand */
	civil since;
	civil until;
	int64_t entered;   /* the action that opened it */
	bool by_hand;
	const char *why;   /* of one by hand; in facts NULL, as is by */
	const char *by;    /* who opened it */
};

/* One lesson for all, taken instead of the groups, until the next regroup. */
struct whole_lesson {
	int64_t objective; /* 0: there is none */
	civil since;
};

struct absence {
	int64_t id;
	int64_t student;
	int64_t from_day; /* date_day() */
	int64_t to_day;   /* included */
};

struct block {
	int64_t id;
	int64_t student;
	const char *what;
	int severity;  /* model/severity.h */
	civil since;
	civil until;   /* CIVIL_NEVER: open */
};

enum lock_kind {
	LOCK_PIN,
	LOCK_TOGETHER,
	LOCK_APART,
	LOCK_KIND_COUNT
};

struct lock {
	int64_t id;
	enum lock_kind kind;
	const int64_t *students;
	size_t count;
	const char *why;    /* NULL: unsaid */
	const char *author;
	civil since;
	civil until;
};

/* A move that was refused and stands refused. */
struct refusal {
	int64_t student;
	int64_t objective;
	enum cluster to;
	int64_t entered;
	civil when;
};

/*
 * A regroup that was taken up judged a student and left them where they were,
 * by what had been entered when its proposal was made.
 */
struct verdict {
	int64_t student;
	int64_t objective;
	int64_t policy;  /* version */
	int64_t entered; /* the action that made the proposal */
	civil when;
};

enum offer_answer {
	OFFER_OPEN,
	OFFER_ACT,
	OFFER_WATCH,
	OFFER_DISAGREE,
	OFFER_ANSWER_COUNT
};

struct offer_reply {
	int64_t student;
	enum offer_answer answer;
	int64_t entered;
	civil when;
	civil until; /* watch until */
};

struct facts {
	struct arena arena;
	civil now;
	struct class class;
	struct policy policy;
	/* By roster number (as text: shorter first, then bytes; those without
	 * one last), then folded name, then id; only enrolled ones. */
	struct student *students;
	size_t student_count;
	size_t *student_order; /* their places, by id; facts_sort makes it */
	struct objective *objectives; /* by id */
	size_t objective_count;
	struct requirement *requirements; /* by objective, then needs */
	size_t requirement_count;
	struct round *rounds;         /* by id */
	size_t round_count;
	/* Live ones observed until now, by (observed_at, place of the student
	 * in students, id). */
	struct checkin *checkins;
	size_t checkin_count;
	size_t checkin_room; /* for so many there is memory; 0: for these */
	struct stay *stays;           /* open ones, by student: one at most */
	size_t stay_count;
	struct stay *past;            /* ended ones, by student, then since */
	size_t past_count;
	struct whole_lesson whole;
	struct absence *absences;     /* those that hold today, by student */
	size_t absence_count;
	struct block *blocks;         /* open ones, by student, worst first */
	size_t block_count;
	struct lock *locks;           /* in force, by id */
	size_t lock_count;
	struct refusal *refusals;     /* by student */
	size_t refusal_count;
	struct verdict *verdicts; /* by student, objective, entered */
	size_t verdict_count;
	struct offer_reply *replies;  /* the last one of each, by student */
	size_t reply_count;
};

const char *lock_kind_name(enum lock_kind kind); /* "pin" */
MUST_CHECK bool lock_kind_parse(const char *text, enum lock_kind *kind);

void facts_release(struct facts *facts);

/*
 * Puts every array in the order stated above, the same for the same facts in
 * whatever order the rows came. Readers call it once; everything below needs
 * it (asserted).
 */
void facts_sort(struct facts *facts);

/* The facts with some check-ins more, whose texts the caller keeps alive: to
 * say where students stand without reading the class again. */
void facts_add_checkins(struct facts *facts, const struct checkin *checkins,
	size_t count);

/* Indices; FACTS_NOT_FOUND when there is none. */
size_t facts_student(const struct facts *facts, int64_t student);
size_t facts_objective(const struct facts *facts, int64_t objective);
size_t facts_round(const struct facts *facts, int64_t round);
/* NULL: there is no such check-in, or it does not stand. Borrowed. */
const struct checkin *facts_checkin(const struct facts *facts, int64_t id);

/* NULL: none. Borrowed from facts. */
const struct stay *facts_stay(const struct facts *facts, int64_t student);
/* The newest one. */
const struct lock *facts_pin(const struct facts *facts, int64_t student);
/* The newest one. */
const struct verdict *facts_verdict(const struct facts *facts,
	int64_t student, int64_t objective);
/* The worst one, then the oldest. */
const struct block *facts_block(const struct facts *facts, int64_t student);
const struct offer_reply *facts_reply(const struct facts *facts,
	int64_t student);
bool facts_is_absent(const struct facts *facts, int64_t student);

/*
 * The objective a regroup judges: the one set, else that of the newest round
 * with evidence and an objective of its own, else the newest check-in's, else
 * the first; 0 when the class has none.
 */
int64_t facts_focus(const struct facts *facts);

#endif

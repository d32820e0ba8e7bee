/* SPDX-License-Identifier: MIT */
/*
 * The learner over weeks, beside what is seen in check-ins: the profile that
 * an intake makes, the learner's own weekly check, and what stands in the way.
 * A constraint is a block (model/facts.h): said once, seen everywhere.
 */
#ifndef MODEL_LEARNER_H
#define MODEL_LEARNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/date.h"
#include "base/error.h"
#include "model/plan.h"

#define LEARNER_TEXT_MAX 400 /* bytes of an answer */
#define TIER_MOST 3

/* The four questions of readiness. */
enum readiness {
	READY_PARTS, /* does parts of it already */
	READY_NEXT,  /* knows the next step */
	READY_ALONE, /* keeps going alone */
	READY_MEANS, /* has the tools and the time */
	READINESS_COUNT
};

enum answer {
	ANSWER_UNSAID,
	ANSWER_NO,
	ANSWER_YES
};

/* How far readiness lets a learner begin. Source: none but one yes, two or
 * three, all four; unsaid with fewer than two answers. */
enum start {
	START_UNSAID,
	START_FOUNDATIONAL,
	START_SUPPORTED,
	START_ACCELERATED,
	START_COUNT
};

enum orientation {
	ORIENTATION_UNSAID,
	ORIENTATION_GOAL,
	ORIENTATION_DISCOVERY,
	ORIENTATION_COUNT
};

/* One version; the newest one counts. NULL: unsaid. */
struct profile {
	int64_t id;
	int64_t student;
	const char *goal;    /* what is your goal: the immediate one */
	const char *stuck;   /* where are you stuck */
	const char *help;    /* what help do you want now */
	const char *outcome; /* what it is for in the end */
	const char *proof;   /* by what one sees progress */
	bool has_skill;
	double skill;        /* 0..1 */
	int confidence;      /* 1..4, 0 unsaid */
	enum answer ready[READINESS_COUNT];
	int wants;           /* tier asked for: the preference; 0 unsaid */
	int tier;            /* support level that was decided; 0 unsaid */
	enum orientation orientation;
	civil made;          /* when it was said */
	const char *author;
	size_t version;      /* of this student's, from 1: learners_sort */
};

/* A learner's own look, once a week: three questions. */
struct selfcheck {
	int64_t id;
	int64_t student;
	const char *reach; /* what am I trying to reach */
	const char *way;   /* what is in the way */
	const char *help;  /* what help would move me fastest */
	int sure;          /* how sure, 1..4; 0 unsaid */
	civil when;
	const char *author;
};

/* A segment that was confirmed at a review, or set by hand. */
struct segment_mark {
	int64_t id;
	int64_t student;
	const char *segment; /* its name */
	bool by_hand;        /* holds until the next one */
	const char *why;     /* NULL: unsaid */
	civil when;
	const char *author;
};

/* Everything of a class as of one moment, sorted by student, then oldest
 * first. Read on demand; released at once. */
struct learners {
	struct arena arena;
	struct profile *profiles; /* every version */
	size_t profile_count;
	struct selfcheck *selfchecks;
	size_t selfcheck_count;
	struct segment_mark *marks;
	size_t mark_count;
	struct plan *plans;
	size_t plan_count;
	struct plan_session *sessions; /* by plan, then when */
	size_t session_count;
};

void learners_release(struct learners *learners);
/* The order stated above, and the versions; readers call it once. Plans are
 * as old as their start. */
void learners_sort(struct learners *learners);
/* The newest of a student; NULL: none. Borrowed. */
const struct profile *learners_profile(const struct learners *learners,
	int64_t student);
const struct selfcheck *learners_selfcheck(const struct learners *learners,
	int64_t student);
const struct segment_mark *learners_mark(const struct learners *learners,
	int64_t student);
/* The open one with the latest start; NULL: none. */
const struct plan *learners_plan(const struct learners *learners,
	int64_t student);
const struct plan *learners_plan_of(const struct learners *learners,
	int64_t id);

enum start profile_start(const struct profile *profile);
const char *start_name(enum start start); /* "foundational"; "" unsaid */
const char *readiness_name(enum readiness readiness); /* "parts" */
const char *readiness_question(enum readiness readiness);
/* A name, or the beginning of one, here and below. */
MUST_CHECK bool readiness_parse(const char *text, enum readiness *readiness);
const char *orientation_name(enum orientation orientation); /* "" unsaid */
MUST_CHECK bool orientation_parse(const char *text,
	enum orientation *orientation);
/* Tier 1 "self-directed", 2 "group", 3 "one-to-one"; 0 "". */
const char *tier_name(int tier);
/* A number or a name, or the beginning of one. */
MUST_CHECK bool tier_parse(const char *text, int *tier);

/* INVALID names the field: a text too long, a number outside its limits, a
 * profile that says nothing. */
MUST_CHECK bool profile_check(const struct profile *profile,
	struct error *err);
MUST_CHECK bool selfcheck_check(const struct selfcheck *selfcheck,
	struct error *err);
MUST_CHECK bool segment_mark_check(const struct segment_mark *mark,
	struct error *err);
/* One text that may be said, or not. */
MUST_CHECK bool learner_check_text(const char *field, const char *text,
	struct error *err);

/* The constraints that are known by name, and what each asks of teaching.
 * Any other text is a constraint of its own, of which nothing is known. */
struct constraint {
	const char *name;    /* "time" */
	/* What planning takes from it: "plan around other duties". */
	const char *meaning;
	const char *pace;    /* NULL: as everybody */
	const char *format;
	const char *checks;  /* how often, and how, to check in */
};
extern const struct constraint constraints[]; /* ended by a NULL name */
/* By the first word of what a block says: "time: works evenings". NULL. */
const struct constraint *constraint_find(const char *what);

#endif

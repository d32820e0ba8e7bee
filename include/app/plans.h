/* SPDX-License-Identifier: MIT */
/*
 * Support plans as a class has them now: each with its progress and what is
 * wanting, and the stays in intervene that nobody made a plan for.
 */
#ifndef APP_PLANS_H
#define APP_PLANS_H

#include "app/session.h"
#include "engine/progress.h"
#include "model/learner.h"
#include "model/segments.h"

/* So long nothing was done for who was flagged: fourteen days, in which even
 * the least of support comes up once. */
#define PLANS_IDLE_DAYS 14

enum plans_list {
	PLANS_DUE,    /* the day of the review has come */
	PLANS_IDLE,   /* in intervene without a plan, or no session held */
	PLANS_BEHIND, /* held fewer sessions than are due */
	PLANS_LIST_COUNT
};

struct plans_row {
	size_t student;          /* index into the facts */
	const struct plan *plan; /* NULL: in intervene without one */
	const struct stay *stay; /* of one without; NULL otherwise */
	struct progress progress; /* of the plan */
	bool is_on[PLANS_LIST_COUNT];
	civil quiet;  /* nothing was done since: the last session that was
		       * held, else the start of the plan or the stay */
};

struct plans {
	const struct facts *facts; /* the session's; borrowed */
	struct learners learners;
	struct plans_row *rows; /* by student, then start; the stay last */
	size_t count;
};

/* Of the session's class now; every plan, ended ones too. On failure there is
 * nothing to release. */
MUST_CHECK bool plans_read(struct plans *plans, struct session *session,
	struct error *err);
/* The same of facts that are at hand, with the check-ins of those who have a
 * plan at the least. */
MUST_CHECK bool plans_of(struct plans *plans, struct session *session,
	const struct facts *facts, struct error *err);
void plans_release(struct plans *plans);

/*
 * The plan that a person means: "plan:3"; a student, whose one open plan it
 * is, or the newest when it need not be open and none is; or a number that no
 * student has. NOT_FOUND and CONFLICT say what to do.
 */
MUST_CHECK bool plans_find(const struct plans *plans, const char *typed,
	bool open, const struct plans_row **row, struct error *err);
const struct plans_row *plans_row(const struct plans *plans, int64_t plan);

/* What a new plan of a student begins with: the open stay, its cluster and
 * objective (else the focus), from now to a review in six weeks. */
void plans_begin(const struct facts *facts, size_t student,
	struct plan *plan);
/* The package of a segment: strategy, tier, review and sessions. */
void plans_take_template(struct plan *plan, const struct segment *segment);
/* Another day of review; sessions keep their pace, as the goal line its
 * ends. */
void plans_put_off(struct plan *plan, int64_t review_day);

/*
 * One line about a session: STUDENT or plan, then in any order "20min",
 * "missed", "held" and "f1".."f4", and a note last. Words before the first of
 * these are the name; where there is none of them, only the first one is.
 * USAGE. The texts are the arena's.
 */
MUST_CHECK bool plans_line(const char *const *words, size_t count,
	struct arena *arena, const char **who, struct plan_session *session,
	struct error *err);

#endif

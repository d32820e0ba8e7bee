/* SPDX-License-Identifier: MIT */
/*
 * The term once more under other rules: at every moment of the class's history
 * the engine proposes twice, by the rules then in force and by the changed
 * ones, each side accepting every move and going on from its own stays. Moves
 * by hand are made on both sides.
 */
#ifndef APP_REPLAY_H
#define APP_REPLAY_H

#include "app/session.h"
#include "engine/contest.h"

enum {
	REPLAY_WAS = CONTEST_FIRST,    /* as it was */
	REPLAY_WOULD = CONTEST_SECOND, /* as set */
	REPLAY_SIDES = CONTEST_SIDES
};

struct replay_request {
	const char *const *settings; /* "key=value" */
	size_t count;
	civil from;                  /* both included */
	civil until;
};

struct replay_side {
	size_t moves;           /* first placements are none */
	size_t judged;          /* of which it is known whether they held */
	struct figure reversed; /* share of those */
};

/* A student who stood in two clusters, alike from one moment to another. */
struct replay_spell {
	size_t student; /* index into the facts of the session's room */
	civil from;
	civil until;    /* the last such moment */
	enum cluster clusters[REPLAY_SIDES];
};

struct replay_report {
	bool is_by_rounds; /* the class was never regrouped */
	size_t moments;
	civil first;
	civil last;
	struct replay_side sides[REPLAY_SIDES];
	size_t students;   /* who stood elsewhere at some moment */
	size_t elsewhere;  /* of so many times that somebody stood somewhere */
	size_t times;
	struct replay_spell *spells; /* by student, then from */
	size_t spell_count;
	struct contest_report contest;
};

/* Of the session's class. Its room is borrowed, and is to be read still when
 * the report is. */
MUST_CHECK bool replay_term(struct session *session,
	const struct replay_request *request, struct replay_report *report,
	struct error *err);
void replay_report_release(struct replay_report *report);

#endif

/* SPDX-License-Identifier: MIT */
/* Making a proposal and deciding on it. */
#ifndef APP_REGROUP_H
#define APP_REGROUP_H

#include "app/session.h"

/* Reads the class and stores an open proposal, in one change. moves no one,
 * unless accept is set: then every move is accepted in the same change. */
MUST_CHECK bool regroup_make(struct session *session, bool accept,
	int64_t *proposal, struct error *err);
/* Stores another open proposal where the open one does not say any more what
 * a regroup would: however many follow the class, one is made. */
MUST_CHECK bool regroup_follow(struct session *session, struct error *err);
/* The proposal of the class that was made last. NOT_FOUND when none is. */
MUST_CHECK bool regroup_read(struct session *session,
	struct proposal *proposal, struct error *err);
/* How many of its moves are not decided; 0 when it is no longer open. */
MUST_CHECK bool regroup_pending(struct session *session, size_t *count,
	struct error *err);
/* What a regroup would say under a policy changed by "key=value" words,
 * storing nothing. */
MUST_CHECK bool regroup_rehearse(struct session *session,
	const char *const *settings, size_t count, struct room *room,
	struct error *err);

/* Decisions on the open proposal, one change each. students: ids. */
/* count 0: every move that is not refused. *moved: how many moved. */
MUST_CHECK bool regroup_accept(struct session *session,
	const int64_t *students, size_t count, size_t *moved,
	struct error *err);
/*
 * One lesson for all instead of the groups: places who has no place yet,
 * leaves everyone else where they stand, closes the proposal, and keeps the
 * lesson; where the class can move on, the focus becomes what comes next.
 * INVALID when the proposal makes no such case, or nothing is said to come
 * next. taken tells what was decided; release it.
 */
MUST_CHECK bool regroup_accept_whole(struct session *session, size_t *placed,
	struct proposal *taken, struct error *err);
MUST_CHECK bool regroup_refuse(struct session *session,
	const int64_t *students, size_t count, const char *why,
	struct error *err);
/* A refusal taken back: the move stands proposed again. */
MUST_CHECK bool regroup_propose_again(struct session *session,
	const int64_t *students, size_t count, struct error *err);
MUST_CHECK bool regroup_redirect(struct session *session, int64_t student,
	enum cluster to, struct error *err);

/* A whole review: what was decided on each move of one proposal. */
struct regroup_decision {
	int64_t student;
	enum move_state state; /* accepted, refused or redirected; of a draft
				* proposed, too */
	enum cluster to;       /* where a redirected student goes */
};
/* One change: all of them or none, and the proposal is closed. CONFLICT when
 * the open proposal is not this one any more. *moved: how many moved. */
MUST_CHECK bool regroup_decide(struct session *session, int64_t proposal,
	const struct regroup_decision *decisions, size_t count, size_t *moved,
	struct error *err);
/*
 * Decisions that wait until the review is accepted, here or in a shell: kept
 * in the open proposal, and taken over by a newer one for moves that stay as
 * they were. They are no step of undo: another one takes the place of each.
 * CONFLICT as above.
 */
MUST_CHECK bool regroup_draft(struct session *session, int64_t proposal,
	const struct regroup_decision *decisions, size_t count,
	struct error *err);

#endif

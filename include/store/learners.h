/* SPDX-License-Identifier: MIT */
/*
 * The learner over weeks, in the store: profiles, own checks, segments, plans
 * and trials. Reading as in store/store.h, writing as in store/change.h.
 */
#ifndef STORE_LEARNERS_H
#define STORE_LEARNERS_H

#include "model/learner.h"
#include "model/segments.h"
#include "model/trial.h"
#include "store/change.h"

/* Of those enrolled now, made until now; sorted. learners_release releases,
 * on failure too. */
MUST_CHECK bool store_learners(struct store *store, int64_t class_id,
	civil now, struct learners *learners, struct error *err);
/* The segments in force at now; version 0: the shipped ones. Texts live in
 * the arena. */
MUST_CHECK bool store_segments(struct store *store, int64_t class_id,
	civil now, struct arena *arena, struct segments *segments,
	int64_t *version, struct error *err);
/* Newest first; members as far as they are enrolled now. */
MUST_CHECK bool store_trials(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct trial **trials, size_t *count,
	struct error *err);

/* A new version of the student's profile, complete. id, author and
 * version are the store's to fill in, here and below. made: 0 is of now. */
MUST_CHECK bool change_profile(struct change *change,
	const struct profile *profile, struct error *err);
MUST_CHECK bool change_selfcheck(struct change *change,
	const struct selfcheck *selfcheck, struct error *err);
MUST_CHECK bool change_segment_mark(struct change *change,
	const struct segment_mark *mark, struct error *err);
/* Stores them under the next version. */
MUST_CHECK bool change_segments(struct change *change,
	const struct segments *segments, struct error *err);

/* An outcome with no end (CIVIL_NEVER) is of now, here and below. */
MUST_CHECK bool change_plan(struct change *change, const struct plan *plan,
	int64_t *id, struct error *err);
/* plan->id names it, and it stays its student's; every other field replaces
 * the old one, the outcome too. A student who has left may have a plan to end.
 * CONFLICT when it has ended. */
MUST_CHECK bool change_plan_edit(struct change *change,
	const struct plan *plan, struct error *err);
/* CONFLICT when the plan has ended. */
MUST_CHECK bool change_plan_session(struct change *change,
	const struct plan_session *session, int64_t *id, struct error *err);

/* CONFLICT when one that goes on has the name. */
MUST_CHECK bool change_trial(struct change *change, const struct trial *trial,
	int64_t *id, struct error *err);
/* CONFLICT when it is closed. */
MUST_CHECK bool change_trial_close(struct change *change, int64_t trial,
	const char *reason, struct error *err);

#endif

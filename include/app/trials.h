/* SPDX-License-Identifier: MIT */
/* Trials of a class: begun with a fair split, found by name, judged. */
#ifndef APP_TRIALS_H
#define APP_TRIALS_H

#include "app/session.h"
#include "engine/trial.h"

#define TRIALS_WEEKS 4
#define TRIALS_WEEKS_MOST 40

struct trials {
	const struct facts *facts; /* the session's; borrowed */
	struct arena arena;
	struct trial *items;       /* newest first */
	size_t count;
};

/* Of the session's class until now. On failure there is nothing to release. */
MUST_CHECK bool trials_read(struct trials *trials, struct session *session,
	struct error *err);
void trials_release(struct trials *trials);

/* By its number, as "trial:3" too, its name or the beginning of one; the open
 * one of several, else the newest. NOT_FOUND. */
MUST_CHECK bool trials_find(const struct trials *trials, const char *typed,
	const struct trial **trial, struct error *err);

/*
 * Who would take part: those in trial->cluster, or everyone, each with the
 * level on the objective (0: the mean of those with evidence), and split by
 * trial->seed. members are the arena's. INVALID with fewer than two.
 */
MUST_CHECK bool trials_split(const struct room *room, struct arena *arena,
	struct trial *trial, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* What a walk through a class's weeks gathers. */
#ifndef APP_STALLING_H
#define APP_STALLING_H

#include "app/afterwards.h"
#include "app/history.h"
#include "base/vec.h"
#include "model/learner.h"
#include "model/routine.h"

/* One learner at one moment: what was known, and what came. */
struct telling {
	struct outcome_row row;
	struct signals signals;
	const char *cause;      /* of the plan; NULL: unsaid */
	const char *stalled_by; /* of the routine; NULL: unsaid */
	const char *constraint; /* that was open; NULL: none */
};

struct walk {
	struct session *session;
	struct history history;
	struct learners plans; /* as of now, for what plans say */
	struct routine *routines; /* as of now, too */
	size_t routine_count;
	civil span;            /* of the weeks */
	VEC(struct telling) tellings;
	struct afterwards *out;
};

/* Which segment stalls, and what is common to those who do. */
void stalling_find(const struct walk *walk);

#endif

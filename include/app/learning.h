/* SPDX-License-Identifier: MIT */
/* What a class's learners say of themselves, and what others say of them. */
#ifndef APP_LEARNING_H
#define APP_LEARNING_H

#include "app/interview.h"
#include "app/session.h"

/* Of the class of the session, now. learners_release in any case. */
MUST_CHECK bool learning_read(struct session *session,
	struct learners *learners, struct error *err);

/* One change each. */
MUST_CHECK bool learning_keep_interview(struct session *session,
	const struct interview *interview, struct error *err);
MUST_CHECK bool learning_keep_selfcheck(struct session *session,
	const struct selfcheck *selfcheck, struct error *err);

struct learning_import {
	size_t added;     /* who had no profile */
	size_t changed;
	size_t unchanged;
	struct buf lines; /* one a new or changed one, "+ Ana Chen" */
};
/*
 * Profiles from a form's file, a row a learner, the last row of each; one
 * change, and none when the file says nothing new. A row of nobody, or of
 * several, refuses the file, and so does an answer that cannot be read; the
 * sentence names the line. learning_import_release in any case.
 */
MUST_CHECK bool learning_import_profiles(struct session *session,
	struct source source, const char *map, bool dry_run,
	struct learning_import *import, struct error *err);
void learning_import_release(struct learning_import *import);

#endif

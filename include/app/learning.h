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
	size_t older;     /* of whom something newer is known */
	size_t undated;   /* rows whose day is not clear */
	struct buf lines; /* one a new or changed one, "+ Ana Chen"; of a dry
	                   * run with what would be taken */
	struct buf unread; /* "\"Phone\", \"Pets\"": columns */
	size_t unread_count;
};
/*
 * Profiles from a form's file, a row a learner, the newest row of each, or
 * the last of those that do not say when they were; of now, where they do not
 * say. What is older than the profile that is known changes nothing. One
 * change, and none when the file says nothing new. A row of nobody, or of
 * several, refuses the file, and so does an answer that cannot be read; the
 * sentence names the line. learning_import_release in any case.
 */
MUST_CHECK bool learning_import_profiles(struct session *session,
	struct source source, const char *map, bool dry_run,
	struct learning_import *import, struct error *err);
void learning_import_release(struct learning_import *import);

#endif

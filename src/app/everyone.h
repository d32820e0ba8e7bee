/* SPDX-License-Identifier: MIT */
/* Everyone who ever was in the class, in the order of a roster, by id. */
#ifndef APP_EVERYONE_H
#define APP_EVERYONE_H

#include "app/session.h"
#include "lookup.h"

struct everyone {
	struct student *students; /* in the arena */
	size_t count;
	struct lookup places;
};

/* everyone_release in any case. */
MUST_CHECK bool everyone_read(struct everyone *everyone,
	struct session *session, struct arena *arena, struct error *err);
void everyone_release(struct everyone *everyone);
/* NULL: never in the class. Lives as long as the arena. */
const struct student *everyone_find(const struct everyone *everyone,
	int64_t student);

#endif

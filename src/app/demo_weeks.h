/* SPDX-License-Identifier: MIT */
/* What the learners of the sample class say, and what is planned for them. */
#ifndef APP_DEMO_WEEKS_H
#define APP_DEMO_WEEKS_H

#include "app/session.h"

struct demo_weeks {
	struct session *session;
	const int64_t *students; /* in the order of the sample class */
	int64_t plan;            /* the one that is open; 0: not yet */
};

/* What happens after a round, now; nothing after most. */
MUST_CHECK bool demo_weeks_pass(struct demo_weeks *weeks, size_t round,
	struct error *err);

#endif

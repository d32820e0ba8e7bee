/* SPDX-License-Identifier: MIT */
/*
 * The sample class: 28 invented students over one term, from a seed. Made
 * through the same verbs as a real one.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "app/session.h"

#define DEMO_SEED 2026

/* Points the session to a new store (keep NULL: one that is forgotten) and
 * fills it; the term ends today. The session's class is the sample. */
MUST_CHECK bool demo_make(struct session *session, const char *keep,
	uint64_t seed, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef CMD_CLASS_H
#define CMD_CLASS_H

#include "app/session.h"

/* A class with the rules that new ones have, of the term that is called so,
 * made where it is new (NULL: of none). */
MUST_CHECK bool class_make(struct session *session, const char *name,
	const char *term, int64_t *class_id, struct error *err);

/* The term of that name, made when there is none. */
MUST_CHECK bool class_find_term(struct session *session,
	struct change *change, const char *name, int64_t *term,
	struct error *err);

#endif

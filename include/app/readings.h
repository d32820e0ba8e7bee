/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of how files of the class were read: so that a person
 * can look at it, and have it forgotten.
 */
#ifndef APP_READINGS_H
#define APP_READINGS_H

#include "app/session.h"
#include "base/arena.h"
#include "base/vec.h"

enum remembered_kind {
	REMEMBERED_COLUMNS, /* of files with a header */
	REMEMBERED_ROUND,   /* the quiz that a round came from */
	REMEMBERED_LEVEL,   /* of a word in files with a header */
	REMEMBERED_SECTION, /* of a school's set */
	REMEMBERED_ALIAS,   /* of a student */
	REMEMBERED_KIND_COUNT
};

struct remembered {
	enum remembered_kind kind;
	const char *subject; /* as the store has it */
	const char *file;    /* "scores", "roster", "oneroster"; NULL */
	const char *header;  /* the fingerprint of it; NULL */
	const char *what;    /* the word, the round, the name; NULL */
	const char *answer;  /* the map, the level, the section, the student */
	civil when;          /* CIVIL_NEVER: it is not known */
};

struct readings {
	struct arena arena;
	VEC(struct remembered) items; /* by kind and subject */
};

/* readings_release in any case. */
MUST_CHECK bool readings_read(struct readings *readings,
	struct session *session, struct error *err);
void readings_release(struct readings *readings);
const char *readings_kind(enum remembered_kind kind);
MUST_CHECK bool readings_forget(struct change *change,
	const struct remembered *remembered, struct error *err);

#endif

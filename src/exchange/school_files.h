/* SPDX-License-Identifier: MIT */
/* Which files and columns the known kinds of sets have, and what is said of
 * the leniencies with which they were read. */
#ifndef EXCHANGE_SCHOOL_FILES_H
#define EXCHANGE_SCHOOL_FILES_H

#include "exchange/school.h"
#include "part.h"

enum school_file {
	SCHOOL_CLASSES,
	SCHOOL_ENROLLMENTS,
	SCHOOL_USERS,
	SCHOOL_ROLES,
	SCHOOL_ORGS,
	SCHOOL_SESSIONS,
	SCHOOL_FILE_COUNT
};

enum class_field {
	CLASS_ID, CLASS_TITLE, CLASS_CODE, CLASS_TERMS, CLASS_TERM_NAME,
	CLASS_SCHOOL, CLASS_STATUS
};
enum enrollment_field {
	ENROLLMENT_CLASS, ENROLLMENT_USER, ENROLLMENT_ROLE, ENROLLMENT_END,
	ENROLLMENT_STATUS
};
enum user_field {
	USER_ID, USER_GIVEN, USER_FAMILY, USER_CALLED_GIVEN,
	USER_CALLED_FAMILY, USER_NUMBER, USER_EMAIL, USER_NAME, USER_ROLE,
	USER_STATUS
};
enum role_field { ROLE_USER, ROLE_ROLE, ROLE_STATUS };
enum named_field { NAMED_ID, NAMED_NAME }; /* orgs and sessions */

struct school_kind {
	const char *key;
	const char *name;
	const char *files[SCHOOL_FILE_COUNT]; /* NULL: it has none such */
};

/* The kind with this key; NULL. */
const struct school_kind *school_kind_of(const char *key);
/*
 * By the names of the files, and the manifest of OneRoster; NULL in *kind:
 * none that is known.
 */
MUST_CHECK bool school_kind_find(const struct set *set,
	const struct school_kind **kind, struct error *err);
MUST_CHECK bool school_part(struct part *part, const struct set *set,
	const struct school_kind *kind, enum school_file file, bool *found,
	struct error *err);

enum school_status {
	SCHOOL_STANDS,
	SCHOOL_GONE
};

/* What was not as the standard has it. */
struct school_oddities {
	size_t statuses;  /* rows of bulk files that have one */
	size_t gone;      /* and say that they do not count */
	size_t dates;     /* ends that cannot be read */
	size_t over;      /* enrolments that have ended */
	size_t nobody;    /* rows without the id they are about */
};

/* Counts a status that stands in a bulk file. */
enum school_status school_status_of(const char *status, enum school_way way,
	struct school_oddities *odd);
void school_note_part(struct buf *notice, const struct part *part);
void school_note_oddities(struct buf *notice,
	const struct school_oddities *odd);

#endif

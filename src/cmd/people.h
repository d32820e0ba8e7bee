/* SPDX-License-Identifier: MIT */
/* Finding students who may have left the class. */
#ifndef CMD_PEOPLE_H
#define CMD_PEOPLE_H

#include "app/session.h"

/*
 * One who is enrolled, else one who was withdrawn from the class, by what a
 * person types. Lives as long as the arena.
 */
MUST_CHECK bool people_find(struct session *session, const char *typed,
	struct arena *arena, const struct student **student,
	struct error *err);
/* The same, else anyone of the store by roster number. */
struct people_record {
	int64_t student;
	bool has_number;
};
MUST_CHECK bool people_find_record(struct session *session, const char *typed,
	struct people_record *record, struct error *err);
/* Among everyone ever in the class, withdrawn or not, the one whose whole
 * name folds to the same; NULL: none. Enrolled ones first. */
MUST_CHECK bool people_namesake(struct session *session, const char *name,
	struct arena *arena, const struct student **student,
	struct error *err);

#endif

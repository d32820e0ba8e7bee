/* SPDX-License-Identifier: MIT */
/*
 * A school's set of files: which classes there are, and who is in one of
 * them. Three kinds are known: OneRoster 1.1 and 1.2 (bulk and delta),
 * Microsoft School Data Sync v1 and v2.1. They are read leniently, and notice
 * says where they are not as their standard has them. Demographics are never
 * opened; passwords, phones and guardians are never looked at.
 *
 * The number of a student is the sourcedId (SIS ID), because it is the one
 * key that the other files of these systems refer to: an enrolment of a delta
 * names a student by nothing else, and results go back under it. What the
 * office prints (identifier, Student Number) is the row's other_number, so
 * that a class that has these numbers already is found by them and keeps
 * them.
 */
#ifndef EXCHANGE_SCHOOL_H
#define EXCHANGE_SCHOOL_H

#include "base/arena.h"
#include "base/date.h"
#include "exchange/roster.h"
#include "exchange/set.h"

struct school_class {
	const char *id;     /* sourcedId */
	const char *title;  /* the id where the files have none */
	const char *code;   /* NULL: none, and so below */
	const char *term;
	const char *school;
	size_t students;    /* of a delta: whom it adds; who is enrolled
	                     * twice counts twice */
};

enum school_way {
	SCHOOL_BULK, /* who is not in it is no longer there */
	SCHOOL_DELTA /* only what has changed */
};

struct school {
	struct arena arena;
	const char *kind;    /* "OneRoster 1.2" */
	const char *key;     /* the same, for remembering: "oneroster" */
	civil now;
	enum school_way enrollments;
	enum school_way users;
	struct school_class *classes; /* in the order of the files */
	size_t count;
	const char *notice;  /* NULL: nothing to say */
};

/* Whether the set looks like a school's at all. */
bool school_is_here(const struct set *set);
/*
 * The classes. Enrolments that have ended by now do not count. INVALID when
 * the set is of no known kind or lacks what it needs; a sentence about a row
 * names file and line. On failure there is nothing to release.
 */
MUST_CHECK bool school_read(struct school *school, const struct set *set,
	civil now, struct error *err);
void school_release(struct school *school);
/*
 * Who is in the class with this id, which needs to be no class of a delta.
 * Rows are numbered by the lines of the file with the names; those without a
 * name stand last. roster_release releases.
 */
MUST_CHECK bool school_roster(struct roster *roster, const struct set *set,
	const struct school *school, const char *class_id,
	struct error *err);

#endif

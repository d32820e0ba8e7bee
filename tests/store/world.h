/* SPDX-License-Identifier: MIT */
/*
 * A store with two classes in which everything has happened once, and a dump
 * of all that can be read of it, to be compared.
 */
#ifndef STORE_WORLD_H
#define STORE_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/change.h"
#include "store/fault.h"
#include "store/learners.h"

#define MONDAY INT64_C(1790553600) /* 2026-09-28 */
#define AT(day, hour) (MONDAY + (day) * CIVIL_DAY + (hour) * 3600)
#define LATER AT(400, 0)

#define WORLD_STUDENTS 5

struct world {
	char *folder;
	char *path;
	struct driver_fault fault;
	const struct driver *driver;
	struct store *store;
	civil now;
	const char *author;
	const char *token; /* of the verb that is tried; NULL */
	int64_t class_id;
	int64_t other_class;
	int64_t students[WORLD_STUDENTS]; /* the last one: other class only */
	int64_t objectives[2];
	int64_t round;
	int64_t checkin;
	int64_t proposal;
	int64_t plan;  /* of the fourth student; open */
	int64_t trial; /* of the first four; goes on */
};

/* The sentence of an error fails the test that did not want it. */
#define OK(expression) \
	do { \
		if (!(expression)) \
			fail_msg("%s: %s", #expression, world_error.text); \
	} while (0)
#define REFUSED(expression, wanted) \
	do { \
		error_clear(&world_error); \
		assert_false(expression); \
		assert_int_equal(world_error.code, wanted); \
		assert_true(strlen(world_error.text) > 10); \
	} while (0)

extern struct error world_error;

/* Fails the test rather than return NULL; the next change is a minute later. */
struct change *world_begin(struct world *world, int64_t class_id,
	const char *verb);
/* The caller frees it. */
FORMAT(1, 2) char *world_text(const char *format, ...);
/* Four items of the first objective, now. */
struct checkin world_score(const struct world *world, size_t student,
	double points);
/* Every student but the last of the class, from nowhere to practice. */
struct proposal world_proposal(struct world *world,
	struct move moves[WORLD_STUDENTS], struct offer *offer);

/* Sound, of one student, from today on. */
struct plan world_plan(const struct world *world, size_t student);
/* Of two students against two, for three weeks. */
struct trial world_trial(const struct world *world, const char *name,
	struct trial_member members[4]);

/* An empty place for a store, then the steps of world_make one by one. */
void world_place(struct world *world, const struct driver *inner,
	bool is_fault);
void world_open(struct world *world);
void world_people(struct world *world);
void world_evidence(struct world *world);
void world_room(struct world *world);
void world_moves(struct world *world);
void world_learners(struct world *world);
/* Opened, and full. */
void world_make(struct world *world, const struct driver *inner, bool is_fault);
/* Closes the store, if it is open, and removes it. */
void world_leave(struct world *world);

/* Of the first class; facts_release releases. */
struct facts world_facts(const struct world *world, civil now);
/* A check-in by world_score; returns its id. */
int64_t world_log(struct world *world, size_t student, double points,
	civil observed);
/* Everything, as of three moments. The caller frees it. */
char *world_dump(const struct world *world);
void assert_dump(const struct world *world, const char *wanted,
	const char *what);

/* What another program, or another version of this one, would have done; and
 * one number that it would have read. */
void world_sql(const char *path, const char *sql);
int64_t world_number(const char *path, const char *sql);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Reading for a review, in three steps: which classes of which stores and from
 * when to when; one scan of each class; what was decided, planned and tried.
 */
#ifndef APP_REVIEWING_H
#define APP_REVIEWING_H

#include "app/review.h"
#include "base/ids.h"
#include "lookup.h"
#include "store/tally.h"

/* A store that is read; sessions are copies that own no more than a room, and
 * the store where it is not the session's. */
struct reviewing_place {
	struct session session;
	const char *name;  /* NULL: the only one */
	bool owns_store;
};

struct reviewing_pick {
	size_t place;
	struct class class;
};

struct reviewing_reading {
	struct reviewing *into;
	const struct session *session;
	VEC(struct reviewing_place) places;
	VEC(struct reviewing_pick) picks;
	civil from;        /* of what is read; exact where is_known */
	bool is_known;
	civil until;
	civil first;       /* check-in or decision; CIVIL_NEVER: none */
	size_t rows;       /* check-ins read so far, of all classes */
	struct lookup numbers; /* roster numbers of students */
	VEC(int64_t) students; /* by the numbers above */
};

/* One class under way. Students are known by their place in report_class. */
struct reviewing_class {
	struct reviewing_reading *reading;
	struct reviewing_place *place;
	struct report_class *into;
	const struct policy *policy;
	int64_t *ids;      /* of the store, rising */
	size_t *places;    /* of these among the students */
	struct ids wanted; /* whose check-ins are kept */
	VEC(struct checkin) kept;
	size_t scanned;    /* check-ins, whoever's */
	size_t *first_decision; /* by student; one more ends the last */
	size_t *decisions; /* their places, by student */
	civil *outcome_at; /* of each decision */
	double *sums;      /* of scores, as weeks */
	struct ids days;
	int64_t monday;    /* date_day() of the first week */
	size_t weeks;
};

/* false: they are no student of the class. */
bool reviewing_class_find(const struct reviewing_class *class, int64_t student,
	size_t *place);
/* Counts every check-in of the class. */
MUST_CHECK bool reviewing_scan(struct reviewing_class *class,
	struct error *err);
/* Everything of one class but its weeks, and these from reading->from on. */
MUST_CHECK bool reviewing_read_class(struct reviewing_reading *reading,
	const struct reviewing_pick *pick, struct report_class *into,
	struct error *err);
/* Plans, trials, segments and who is past the line; learners and trials were
 * read, and the check-ins of those in them are kept. */
MUST_CHECK bool reviewing_read_support(struct reviewing_class *class,
	struct error *err);
/* Who has a plan or takes part in a trial. */
MUST_CHECK bool reviewing_find_wanted(struct reviewing_class *class,
	struct error *err);

#endif

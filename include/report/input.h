/* SPDX-License-Identifier: MIT */
/*
 * What a term review is computed from: of each class intervals and counts,
 * never rows of check-ins, so that its size does not grow with them. Whoever
 * reads the store fills it (app/review.h); everything here is borrowed until
 * the document was made.
 */
#ifndef REPORT_INPUT_H
#define REPORT_INPUT_H

#include "engine/segment.h"
#include "engine/trial.h"
#include "model/facts.h"
#include "model/learner.h"

#define REPORT_WEEKS_MOST 80

/* A student as the class knew them; who left is one, too. */
struct report_student {
	int64_t id;
	const char *number; /* joins the same child in two stores; NULL */
	const char *name;
	civil entered;
	civil left;         /* CIVIL_NEVER: is there */
	civil last_seen;    /* CIVIL_NEVER: never */
	size_t checkins;    /* in the span */
	const char *segment; /* now; NULL: unknown */
	const char *block;   /* worst open one; NULL */
};

/* One decision on one move of a regroup. */
struct report_decision {
	int64_t student;
	int64_t objective;
	civil when;
	const char *author;
	enum cluster from;
	enum cluster to;     /* proposed */
	enum cluster placed; /* where it led; NONE: refused */
	bool is_thin;
	bool has_estimate;
	struct estimate estimate;
	double outcome;      /* of the next check-in on the objective, 0..1;
	                      * NAN: there was none */
};

/* A week of a student: index week * students + student. */
struct report_week {
	uint32_t checkins;
	float score;   /* mean, 0..1; NAN: none */
};

struct report_plan {
	const struct plan *plan;
	int64_t student;
	int held;
	int due;          /* planned by now */
	bool review_due;
	double entry;     /* evidence when it began, 0..1; NAN: none */
	double exit;      /* when it ended, or now */
};

struct report_trial {
	const struct trial *trial;
	struct trial_result result;
};

struct report_class {
	const char *name;
	const char *term;    /* NULL */
	const char *store;   /* NULL: the only one */
	const char *teacher; /* who made it */
	const struct policy *policy;
	struct report_student *students; /* by number, then name, then id */
	size_t student_count;
	struct stay *stays;  /* by student, then since */
	size_t stay_count;
	struct report_decision *decisions; /* by when, then student */
	size_t decision_count;
	struct report_week *weeks; /* weeks of the span, by student */
	int64_t *class_days;  /* date_day() of days with check-ins, rising */
	size_t class_day_count;
	size_t checkins;
	struct objective *objectives;
	size_t objective_count;
	/* Share of the class past the upper line of the focus now. */
	size_t past_line;
	size_t judged;
	struct report_plan *plans;
	size_t plan_count;
	struct report_trial *trials;
	size_t trial_count;
};

struct report_span {
	civil from;
	civil until;   /* "now" of the review */
	size_t weeks;  /* from the Monday of from on */
};

/* Weeks that a span has: at most REPORT_WEEKS_MOST. */
size_t report_weeks(civil from, civil until);
/* The week of a moment; SIZE_MAX: outside. */
size_t report_week_of(const struct report_span *span, civil when);
/* The last moment of a week; of the last one it is until. */
civil report_week_end(const struct report_span *span, size_t week);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A support plan: who does what for a student until when, towards which goal,
 * and what came of it. Its points are the student's check-ins on its objective
 * since it began (engine/progress.h).
 */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/date.h"
#include "base/error.h"
#include "model/cluster.h"

#define PLAN_REVIEW_DAYS 42 /* six weeks */
#define PLAN_SESSIONS_MOST 200
#define FIDELITY_MOST 4

enum plan_outcome {
	PLAN_OPEN,
	PLAN_MET,     /* the goal was met */
	PLAN_CHANGED, /* another plan took its place */
	PLAN_STOPPED, /* ended without meeting it */
	PLAN_MOVED,   /* the student left, or moved on */
	PLAN_OUTCOME_COUNT
};

/* The newest version of one. NULL: unsaid. */
struct plan {
	int64_t id;
	int64_t student;
	int64_t stay;       /* that it is for; 0: none, or taken back since */
	enum cluster cluster; /* of that stay, when it began */
	int64_t objective;  /* whose check-ins are its points; 0: all */
	const char *kind;   /* "reading", "attendance": one's own word */
	int tier;           /* 1..3; 0 unsaid */
	const char *goal;   /* in words */
	bool has_baseline;
	double baseline;    /* 0..1: the median of three, or said */
	bool has_target;
	double target;      /* 0..1, by the review */
	const char *strategy;
	const char *owner;
	civil starts;
	int64_t review_day; /* date_day() */
	int planned;        /* sessions until the review; 0 unsaid */
	const char *cause;  /* of a stall: one of plan_causes */
	enum plan_outcome outcome;
	const char *reason; /* of the outcome */
	civil ended;        /* CIVIL_NEVER: open */
	civil made;         /* this version, and by whom */
	const char *author;
};

struct plan_session {
	int64_t id;
	int64_t plan;
	civil when;
	bool held;         /* false: planned, and not held */
	int minutes;       /* 0 unsaid */
	int fidelity;      /* as written: 1 hardly .. 4 wholly; 0 unsaid */
	const char *note;  /* NULL: none */
	const char *author;
};

/* What stands in the way of those who stall, so that it can be counted:
 * "content", "format", "pacing", "constraint"; ended by NULL. */
extern const char *const plan_causes[];
/* One of them, or unsaid: INVALID names them. */
MUST_CHECK bool plan_check_cause(const char *cause, struct error *err);

const char *plan_outcome_name(enum plan_outcome outcome); /* "met" */
/* A name, or the beginning of one alone. */
MUST_CHECK bool plan_outcome_parse(const char *text,
	enum plan_outcome *outcome);
/* INVALID names the field: a text too long, a number outside its limits, a
 * review that is not later than the start, an end before it, a reason of none.
 */
MUST_CHECK bool plan_check(const struct plan *plan, struct error *err);
MUST_CHECK bool plan_session_check(const struct plan_session *session,
	struct error *err);

#endif

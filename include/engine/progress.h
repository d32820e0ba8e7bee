/* SPDX-License-Identifier: MIT */
/*
 * Progress of a plan: its points against the goal line, by the rules of the
 * field, each with the least number of points it needs, and said to be weak
 * before it is sure. Sources: baseline and goal line, median of three, NCII;
 * four-point rule, 6 points over 6 weeks to be sure, 4 at the least (Classworks
 * after NCII); trend by least squares, 3 points at the least, 9 over 12 weeks
 * to be sure (FastBridge; Van Norman and Christ).
 */
#ifndef ENGINE_PROGRESS_H
#define ENGINE_PROGRESS_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/learner.h"

struct progress_point {
	civil when;
	double score; /* 0..1 */
};

enum strength {
	STRENGTH_NONE, /* fewer points than the rule needs */
	STRENGTH_WEAK,
	STRENGTH_SURE
};

enum verdict_of_plan {
	PROGRESS_UNKNOWN,
	PROGRESS_BELOW, /* change the teaching */
	PROGRESS_ON,    /* go on */
	PROGRESS_ABOVE  /* raise the goal */
};

struct progress_rule {
	enum strength strength;
	enum verdict_of_plan says;
};

struct progress {
	struct arena arena;
	struct progress_point *points; /* since the plan began, in order */
	size_t count;
	bool has_baseline; /* said, or the median of the three before */
	double baseline;
	bool has_line;     /* baseline and target are known */
	double weekly;     /* gain a week that the line asks for */
	double expected;   /* on the line now */
	struct progress_rule four_point;
	struct progress_rule trend;
	double slope;      /* a week; of trend */
	struct progress_rule median; /* of the last three */
	double last_three;
	int held;          /* sessions */
	int missed;
	int due;           /* planned by now, to the nearest */
	int minutes;
	double fidelity;   /* mean 1..4; 0 unsaid */
	bool review_due;
};

/* progress_release in any case. */
void progress_read(struct progress *progress, const struct facts *facts,
	const struct learners *learners, const struct plan *plan);
void progress_release(struct progress *progress);

/* "4 points of the 6 that the four-point rule needs to be sure: the last four
 * are below the goal line, which would mean to change the teaching." One
 * sentence a rule that has its points; what is missing for those without. */
void progress_write(struct buf *out, const struct progress *progress);

#endif

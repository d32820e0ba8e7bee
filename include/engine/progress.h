/* SPDX-License-Identifier: MIT */
/*
 * Progress of a plan: its points against the goal line, by the rules of the
 * field, each with the least number of points it needs, and said to be weak
 * before it is sure. Sources: baseline and goal line, median of three, NCII;
 * four-point rule, 6 points over 6 weeks to be sure, 4 at the least (Classworks
 * after NCII); trend by least squares, 3 points at the least, 9 over 12 weeks
 * to be sure (FastBridge; Van Norman and Christ); median of the last three as
 * sure as the four-point rule.
 *
 * Check-ins of one day are one point, by items, so that a few questions in a
 * row do not pass for weeks of watching. Weeks are counted from the day the
 * plan began to the last point. The goal line goes straight from the baseline
 * on that day to the target on the day of the review, and stays there; what is
 * on it is neither above nor below. Where the target is under the baseline,
 * above and below change sides. The trend is steeper or flatter than the line
 * when it is so by more than its standard error.
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
	PROGRESS_UNKNOWN, /* too few points, or no goal line */
	PROGRESS_BEHIND,  /* change the teaching */
	PROGRESS_ON,      /* go on */
	PROGRESS_AHEAD    /* raise the goal */
};

struct progress_rule {
	enum strength strength;
	enum verdict_of_plan says;
};

struct progress {
	struct arena arena;
	struct progress_point *points; /* since the plan began, in order */
	size_t count;
	int weeks;         /* whole ones, to the last point */
	bool has_baseline; /* said, or the median of the three before */
	double baseline;
	bool has_target;
	double target;
	bool has_line;     /* both are known, and the review is later */
	int64_t from_day;  /* of the line; date_day() */
	int64_t to_day;
	double weekly;     /* gain a week that the line asks for */
	double expected;   /* on the line now */
	struct progress_rule four_point;
	struct progress_rule trend;
	double slope;      /* a week; of trend, with its three points */
	struct progress_rule median; /* of the last three */
	double last_three;
	double line_three; /* the line on the middle one's day */
	int planned;       /* sessions until the review; 0 unsaid */
	int held;
	int missed;
	int due;           /* planned by now, to the nearest */
	int minutes;       /* of those held */
	double fidelity;   /* their mean, 1..4; 0 unsaid */
	bool review_due;   /* the plan is open, and the day has come */
};

/* The median of the student's last three check-ins on the objective (0: all)
 * until then; false with fewer. */
MUST_CHECK bool progress_baseline(const struct facts *facts, int64_t student,
	int64_t objective, civil until, double *baseline);
/* Where the line was or will be; has_line. */
double progress_line(const struct progress *progress, int64_t day);

/* Until now, or until the plan ended. progress_release in any case. */
void progress_read(struct progress *progress, const struct facts *facts,
	const struct learners *learners, const struct plan *plan);
void progress_release(struct progress *progress);

/* The one that counts most: of the strongest, the trend before the median
 * before the four points. */
struct progress_rule progress_overall(const struct progress *progress);
const char *strength_name(enum strength strength); /* "none", "weak" */
const char *progress_name(enum verdict_of_plan says); /* "behind"; "" */

/*
 * A sentence a line: the goal line or what is missing of it, then each rule's:
 * "4 points of the 6 that the four-point rule needs to be sure: the last four
 * are below the goal line, which would mean to change the teaching."
 */
void progress_write(struct buf *out, const struct progress *progress);
/* A line: "Sessions: 3 held of 6 due by now, 1 missed, 95 minutes, fidelity
 * 3.2 of 4." Nothing when none is planned or logged. */
void progress_write_dose(struct buf *out, const struct progress *progress);

#endif

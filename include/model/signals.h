/* SPDX-License-Identifier: MIT */
/*
 * What a learner's behaviour and profile say, one number each: the words in
 * which segments are defined, compared and explained. One table (signal_kinds)
 * has the name, unit and sentence of each; engine/signals.h computes them.
 */
#ifndef MODEL_SIGNALS_H
#define MODEL_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/buf.h"

enum signal {
	SIGNAL_DAYS,       /* class days since the last check-in */
	SIGNAL_WEEKLY,     /* check-ins a class week, of the last four */
	SIGNAL_CHECKINS,   /* ever */
	SIGNAL_LEVEL,      /* 0..1, next time, of what is worked on */
	SIGNAL_GAIN,       /* of LEVEL since four weeks before */
	SIGNAL_STEADY,     /* 0..1: share of the class's rounds taken part in */
	SIGNAL_HELP,       /* 0..1: support used; a hint is half */
	SIGNAL_RESPONSE,   /* -1..1: from a weak check-in to the next one */
	SIGNAL_SURE,       /* -1..1: confidence less result */
	SIGNAL_DONE,       /* 0..1: tasks done of those given */
	SIGNAL_QUALITY,    /* 0..1: of tasks done */
	SIGNAL_SKILL,      /* 0..1: said at intake */
	SIGNAL_READY,      /* 0..1: of the four questions of readiness */
	SIGNAL_BLOCK,      /* 0..3: the worst open constraint */
	SIGNAL_COUNT
};

enum signal_unit {
	UNIT_SHARE,   /* 0..1, shown as a percent */
	UNIT_CHANGE,  /* -1..1, shown as percent points */
	UNIT_NUMBER,
	UNIT_SEVERITY /* 0..3 */
};

struct signal_kind {
	const char *name;     /* "level": as rules are written */
	const char *label;    /* "check-ins a week": in running text */
	enum signal_unit unit;
	bool is_constraint;   /* says nothing of skill */
	bool is_skill;        /* what somebody can do, or thinks so */
	bool clusters;        /* one of those that natural groups are made of */
	const char *sentence; /* what it is, how it is counted */
};
extern const struct signal_kind signal_kinds[SIGNAL_COUNT];

MUST_CHECK bool signal_parse(const char *name, enum signal *signal);
/* As it is shown: "62%", "+8 points", "2.5", "severe", "unknown". */
void signal_write_value(struct buf *out, enum signal signal, double value);
/* A limit that a signal is held against, and back: the same number. Shares
 * and changes to a hundredth of a percent, numbers to two decimals. */
MUST_CHECK bool signal_parse_limit(enum signal signal, const char *text,
	double *limit);
void signal_write_limit(struct buf *out, enum signal signal, double limit);
/* What such a limit may be, in words. */
const char *signal_limits(enum signal signal);

/* How a learner comes and goes. */
enum lifecycle {
	LIFECYCLE_UNSEEN,   /* never seen */
	LIFECYCLE_NEW,      /* fewer than three check-ins, all within 14 days */
	LIFECYCLE_ACTIVE,
	LIFECYCLE_AT_RISK,  /* not seen on the last 5 class days */
	LIFECYCLE_INACTIVE, /* nor on the last 15 */
	LIFECYCLE_RETURNED, /* seen again within the last 10 class days, after
			     * 15 or more without */
	LIFECYCLE_COUNT
};
const char *lifecycle_name(enum lifecycle lifecycle); /* "at risk" */

/* NAN: unknown. */
struct signals {
	double value[SIGNAL_COUNT];
	enum lifecycle lifecycle;
};

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Whether segments behave differently afterwards. At each moment learners are
 * seated by what was known then; what they did in the weeks after is counted
 * for the segment they were in.
 */
#ifndef ENGINE_OUTCOMES_H
#define ENGINE_OUTCOMES_H

#include "engine/propose.h"
#include "model/segments.h"

/* Less than that is no gain: the last bits are none. */
#define OUTCOME_GAIN_LEAST 1e-9

enum outcome_kind {
	OUTCOME_SCORE,      /* mean of the next check-ins by items, 0..1 */
	OUTCOME_GAIN,       /* of level, on what was seen again */
	OUTCOME_CHECKINS,   /* a class week */
	OUTCOME_DONE,       /* 0..1: of the tasks spoken of */
	OUTCOME_CONFIDENCE, /* 1..4 */
	OUTCOME_DAYS,       /* from a task given to the same one done */
	OUTCOME_MINUTES,    /* said with a check-in */
	OUTCOME_QUALITY,    /* 0..1 */
	OUTCOME_COUNT
};
const char *outcome_name(enum outcome_kind kind); /* "next score" */

struct outcome_mean {
	size_t count;
	double mean; /* NAN: none */
	/* 95 of 100, by Student's t, within what there can be; NAN below
	 * three. */
	double low;
	double high;
};

struct outcomes {
	size_t segments;
	struct outcome_mean of[SEGMENTS_MOST][OUTCOME_COUNT];
	/* Eta squared, the share of the differences between students that
	 * segments account for, 0..1; NAN unless two of them have two
	 * students each, and students differ. */
	double effect[OUTCOME_COUNT];
	size_t students[SEGMENTS_MOST]; /* seated, over all moments */
	size_t gained[SEGMENTS_MOST];   /* of whom a gain is known: above 0 */
	size_t stalled[SEGMENTS_MOST];  /* the others of those */
};

/* What one moment tells; NAN: not seen. */
struct outcome_row {
	size_t student;  /* the same number for the same one */
	size_t segment;
	double value[OUTCOME_COUNT];
};

/*
 * What came after `from`, of the check-ins in (from, facts->now]; facts are as
 * of then, engine is of them. A gain is the mean over the objectives seen in
 * that time, from the last check-in before (the first one, where there was
 * none) to the last one, both by what is known then. Class weeks are those of
 * a check-in of the class. A task counts that was given, done or not done in
 * that time, by the newest word on it (engine/signals.h says which words are of
 * one); days to done are whole ones, whenever it was given. One row a student
 * of facts, who is its place there; the segment is the caller's to say.
 */
void outcomes_measure(const struct engine *engine, const struct facts *facts,
	civil from, struct outcome_row *out);
/* Rows of all moments, in any order; several of a student in one segment count
 * as their mean, so that the interval is over students. */
void outcomes_sum(struct outcomes *outcomes, size_t segments,
	const struct outcome_row *rows, size_t count);

#endif

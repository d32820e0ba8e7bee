/* SPDX-License-Identifier: MIT */
/*
 * Whether segments behave differently afterwards. At each moment learners are
 * seated by what was known then; what they did in the weeks after is counted
 * for the segment they were in.
 */
#ifndef ENGINE_OUTCOMES_H
#define ENGINE_OUTCOMES_H

#include "engine/segment.h"

enum outcome {
	OUTCOME_SCORE,      /* mean of the next check-ins, 0..1 */
	OUTCOME_GAIN,       /* of level */
	OUTCOME_CHECKINS,   /* a class week */
	OUTCOME_DONE,       /* 0..1 */
	OUTCOME_CONFIDENCE, /* 1..4 */
	OUTCOME_MINUTES,    /* time to task */
	OUTCOME_QUALITY,    /* 0..1 */
	OUTCOME_COUNT
};
const char *outcome_name(enum outcome outcome);

struct outcome_mean {
	size_t count;
	double mean; /* NAN: none */
	double low;  /* 95 of 100, by Student's t; NAN below three */
	double high;
};

struct outcomes {
	size_t segments;
	struct outcome_mean of[SEGMENTS_MOST][OUTCOME_COUNT];
	double effect[OUTCOME_COUNT]; /* eta squared, 0..1; NAN: not enough */
	size_t students[SEGMENTS_MOST]; /* seated, over all moments */
	size_t stalled[SEGMENTS_MOST];  /* without a gain of level after */
	size_t removed;  /* whose block was taken away */
	size_t returned; /* of them, seen again within the weeks after */
};

/* What one moment tells; NAN: not seen. */
struct outcome_row {
	size_t student;  /* the same number for the same one */
	size_t segment;
	double value[OUTCOME_COUNT];
};

/* Facts as of a later moment, whose check-ins in (from, facts->now] count;
 * level is of engine. One row a student of facts. */
void outcomes_measure(const struct engine *engine, const struct facts *facts,
	civil from, const struct signals *before, struct outcome_row *out);
/* Rows of all moments; several of a student count as their mean, so that the
 * interval is over students. */
void outcomes_sum(struct outcomes *outcomes, size_t segments,
	const struct outcome_row *rows, size_t count);

#endif

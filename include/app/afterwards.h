/* SPDX-License-Identifier: MIT */
/*
 * What a class's segments were worth: at every so many weeks its learners are
 * seated by what was known then, under the segments of now, and what they did
 * in as many weeks after is summed up. Where the class was never regrouped
 * nobody decided, so nothing came late: then what was observed was known.
 */
#ifndef APP_AFTERWARDS_H
#define APP_AFTERWARDS_H

#include "app/session.h"
#include "engine/outcomes.h"
#include "model/signals.h"

#define AFTERWARDS_WEEKS 4
#define AFTERWARDS_WEEKS_MOST 26
/* Students with a known gain before a segment is said to stall, and on both
 * sides before a signal is said to differ. */
#define AFTERWARDS_LEAST 5
/* A segment is said to stall where chance alone would hardly make so many in
 * it go without a gain, against the other segments. */
#define AFTERWARDS_CHANCE .05

/* Something that was said of learners: "content" of their plan or of the
 * routine of their cluster, "constraint" of these or as an open block, "time"
 * of a block. */
struct afterwards_cause {
	const char *what;
	size_t stalled; /* of those who stalled */
	size_t gained;
};

/* Means when they were seated; NAN: unknown. */
struct afterwards_signal {
	double stalled;
	double gained;
	double apart; /* in standard deviations; NAN: too few */
};

struct afterwards {
	struct arena arena;
	int weeks;
	civil *moments;
	size_t moment_count;
	size_t left_out; /* moments of which nothing had been entered yet */
	civil next;      /* when there is the first moment, if none is */
	struct segments segments;
	struct outcomes outcomes;
	size_t most;     /* the segment in which most stall, more than half;
			  * SEGMENTS_MOST: none */
	size_t stalls;   /* the same, where that is hardly chance */
	size_t stalled;  /* students, each once, over all their moments */
	size_t gained;
	struct afterwards_cause *causes; /* those that were said of anyone */
	size_t cause_count;
	struct afterwards_signal signals[SIGNAL_COUNT];
	size_t removed;  /* whose block was gone at the end of the weeks, and
			  * of whom it is known what they did after */
	size_t returned; /* of them, seen in as many weeks after that */
};

/* Of the session's class until now. On failure there is nothing to release. */
MUST_CHECK bool afterwards_read(struct afterwards *afterwards,
	struct session *session, int weeks, struct error *err);
void afterwards_release(struct afterwards *afterwards);

/* "the week", "the 4 weeks" */
void afterwards_write_weeks(struct buf *out,
	const struct afterwards *afterwards);
/* Sentences, one a line: which segment stalls, what is common to those who
 * do, and who came back; or why it is too early to say. */
void afterwards_write(struct buf *out, const struct afterwards *afterwards);

#endif

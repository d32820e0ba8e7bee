/* SPDX-License-Identifier: MIT */
/*
 * A check-in: one observation of one student on one objective. Never
 * overwritten: a correction is a new row that replaces the old one.
 */
#ifndef MODEL_CHECKIN_H
#define MODEL_CHECKIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"
#include "model/policy.h"

/* More than this is a mistake of typing. */
#define SCORE_OUT_OF_MAX 10000
#define CHECKIN_MINUTES_MAX 600
#define CHECKIN_CONFIDENCE_MAX 4
#define CHECKIN_QUALITY_MAX 4

enum score_form {
	SCORE_ITEMS,  /* points of out_of items; right or wrong is 1 of 1 */
	SCORE_PERCENT,/* points of 100 */
	SCORE_LEVEL   /* level points of out_of levels of the class's scale */
};

/* Of something to do: what a check-in says of it. */
enum task {
	TASK_UNSAID,
	TASK_GIVEN,
	TASK_DONE,
	TASK_NOT, /* not done */
	TASK_COUNT
};

struct score {
	enum score_form form;
	double points; /* 0 <= points <= out_of */
	double out_of; /* > 0 */
};

struct checkin {
	int64_t id;        /* dense within the class */
	int64_t student;
	int64_t objective;
	int64_t round;     /* 0: none */
	struct score score;
	enum support support;
	int confidence;    /* 1..4, 0 unsaid */
	int minutes;       /* 0 unsaid */
	enum task task;
	int quality;       /* of what was done: 1..4, 0 unsaid */
	bool is_private;   /* the note is its author's, until it is shared */
	bool withdrawn;
	const char *note;  /* NULL: none */
	civil observed_at;
	civil entered_at;
	/* The action that entered it: grows with time. In facts, that of the
	 * first version that says the same to the engine. */
	int64_t entered;
	const char *author;
	int64_t replaces;  /* id of the version before, 0: none */
};

/*
 * What the score is worth to the engine: k of n items under this policy and
 * support: a level is its score of level_items, a percent of percent_items;
 * support scales points and items alike. A level of a scale that had
 * more or fewer levels takes the same place on the scale of today.
 */
struct evidence_weight {
	double points;
	double items;
};
struct evidence_weight checkin_weight(const struct checkin *checkin,
	const struct policy *policy);

/* Of the same form, with the same points of as many. */
bool score_equal(const struct score *a, const struct score *b);
/* "3/4", "2.5/4", "75%", "3" for a level, "1/1" and "0/1" for right and wrong:
 * as people write it, to two decimals, and as score_parse reads it back. */
void score_write(struct buf *out, const struct score *score);
/*
 * SCORE of the check-in words: 3/4, 75%, a level of the scale, + or x.
 * INVALID with a sentence that names the text and what would be right.
 */
MUST_CHECK bool score_parse(const char *text, const struct scale *scale,
	struct score *score, struct error *err);
/* Points of out_of as given by a file; INVALID for 0 of 0, for more points
 * than there are, and for more than SCORE_OUT_OF_MAX. */
MUST_CHECK bool score_items(double points, double out_of,
	struct score *score, struct error *err);

const char *score_form_name(enum score_form form); /* "items"... */
MUST_CHECK bool score_form_parse(const char *text, enum score_form *form);
const char *support_name(enum support support); /* "alone"..., "" unsaid */
/* "alone", "hint" or "helped", in any case. */
MUST_CHECK bool support_parse(const char *text, enum support *support);
const char *task_name(enum task task); /* "given"..., "" unsaid */
/* "given", "done" or "not", in any case. */
MUST_CHECK bool task_parse(const char *text, enum task *task);

#endif

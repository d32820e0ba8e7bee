/* SPDX-License-Identifier: MIT */
/*
 * The segments of a class: three to five kinds of learner, each with a rule of
 * signals, one sentence, and what it is given. Kept as one text, versioned in
 * the store; the shipped ones are the default.
 *
 *	[starter]
 *	when = checkins < 3 or level < 45%
 *	sentence = ...
 *
 * The rules are asked in their order and the first that holds is taken; the
 * last segment has none and takes the rest. A rule is conditions joined by
 * "and", which binds first, and "or". A condition is "level < 45%", "level >=
 * 75%" ("below" and "from" say the same in a shell) or "level unknown"; on a
 * signal that is unknown only the last one holds. The segment "blocked" is
 * ruled by constraints alone, and asked first, and no other is ruled by any: so
 * being blocked never speaks of skill.
 */
#ifndef MODEL_SEGMENTS_H
#define MODEL_SEGMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/signals.h"

#define SEGMENTS_LEAST 3
#define SEGMENTS_MOST 5
#define SEGMENT_CONDITIONS_MAX 12
#define SEGMENT_TEXT_MAX 400 /* bytes of a field */
#define SEGMENT_BLOCKED "blocked"

enum comparison {
	COMPARISON_BELOW,  /* < limit */
	COMPARISON_FROM,   /* >= limit */
	COMPARISON_UNKNOWN /* nothing is known of it; limit is 0 */
};

struct condition {
	enum signal signal;
	enum comparison comparison;
	bool begins;       /* an alternative: "or" stands before it */
	double limit;
};

/* What a group's time is given to, in tenths. */
enum phase {
	PHASE_ORIENTATION,
	PHASE_PRACTICE,
	PHASE_FEEDBACK,
	PHASE_APPLICATION,
	PHASE_COUNT
};
const char *phase_name(enum phase phase);

#define SEGMENT_STEPS 3

struct segment {
	const char *name;     /* "starter": how it is called in a line */
	struct condition conditions[SEGMENT_CONDITIONS_MAX];
	size_t condition_count; /* 0: takes the rest */
	const char *sentence;
	const char *need;
	int tier;
	const char *format;   /* "one-to-one", "pairs", ... */
	int pathway[PHASE_COUNT]; /* tenths: 10 in all, always */
	const char *steps[SEGMENT_STEPS];
	const char *example;  /* an outcome */
	/* The plan that is suggested. */
	const char *strategy;
	int weeks;
	int sessions;         /* a week */
};

struct segments {
	struct segment items[SEGMENTS_MOST];
	size_t count;
};

/* The shipped ones: blocked, starter, builder, refiner, independent. */
void segments_init(struct segments *segments);
/* One that takes the rest and says nothing yet; the name is borrowed. */
void segment_init(struct segment *segment, const char *name);
/* One to 24 bytes of small letters, digits and hyphens, the first a letter. */
MUST_CHECK bool segment_check_name(const char *name, struct error *err);
/* NULL: none is called so. */
const struct segment *segments_find(const struct segments *segments,
	const char *name);
/* A field by its key ("when", "sentence", "need", "tier", "format",
 * "pathway" as "4 3 2 1", "step1".."step3", "example", "strategy", "weeks",
 * "sessions"). The text is copied to the arena. NOT_FOUND names the keys,
 * INVALID says what the field takes; as before then. */
MUST_CHECK bool segment_set(struct segment *segment, struct arena *arena,
	const char *key, const char *value, struct error *err);
MUST_CHECK bool segment_get(const struct segment *segment, const char *key,
	struct buf *out, struct error *err);
extern const char *const segment_keys[]; /* ended by NULL */
/* A rule as it is written, and back. */
MUST_CHECK bool segment_parse_rule(struct segment *segment, const char *text,
	struct error *err);
void segment_write_rule(struct buf *out, const struct segment *segment);
/*
 * Three to five, each with a name of its own and its one sentence; blocked by
 * constraints alone, first, and only from one up; no other by any; the last one
 * takes the rest, and no other does. INVALID says which and why: more groups
 * than a teacher can teach differently are none.
 */
MUST_CHECK bool segments_check(const struct segments *segments,
	struct error *err);
/* The text form, complete, and back (checked). Texts live in the arena. */
void segments_write(const struct segments *segments, struct buf *out);
MUST_CHECK bool segments_read(struct segments *segments, struct arena *arena,
	const char *text, struct error *err);

/* Index of the first whose rule holds, and the condition that it holds by
 * (the last of its alternative, whose first one has begins set or is the first
 * of all); NULL for who takes the rest. */
size_t segments_place(const struct segments *segments,
	const struct signals *signals, const struct condition **by);

#endif

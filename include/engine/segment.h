/* SPDX-License-Identifier: MIT */
/*
 * Which segment each learner is in, why, and what does not fit. Deterministic:
 * the same facts and learners give the same.
 */
#ifndef ENGINE_SEGMENT_H
#define ENGINE_SEGMENT_H

#include "base/buf.h"
#include "engine/signals.h"
#include "model/segments.h"

enum segment_alarm {
	ALARM_NONE,
	ALARM_BY_HAND, /* set by hand, and what they do says another */
	ALARM_CHANGED, /* what they do says another than at the last review */
	ALARM_COUNT
};

struct segment_seat {
	size_t segment;  /* index into segments: set by hand, or ruled */
	size_t ruled;    /* what the rules say */
	const struct condition *by;  /* of ruled; NULL: takes the rest */
	const struct segment_mark *mark; /* the last one; NULL: none */
	enum segment_alarm alarm;
};

/*
 * One a student of facts, in their order. A mark that names a segment that is
 * no more counts as none; one that sets somebody to blocked by hand holds
 * nobody there, for only a constraint does.
 */
void segment_seat_class(const struct segments *segments,
	const struct signals *signals, const struct facts *facts,
	const struct learners *learners, struct segment_seat *out);

/*
 * "Ana is in builder: level 62%, which is below 75%." Why the earlier rules do
 * not hold goes without saying; who takes the rest is told so, what blocks is
 * said in its own words, and who was set by hand is told what the rules say.
 */
void segment_write_reason(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat);
/* The same beside the name and the segment: "level 62%, which is below 75%". */
void segment_write_grounds(struct buf *out, const struct facts *facts,
	const struct segments *segments, const struct signals *signals,
	size_t student, const struct segment_seat *seat);
/* Whether the seat's mark was set by hand and holds. */
bool segment_is_by_hand(const struct segments *segments,
	const struct segment_seat *seat);
/* "Ana was in builder at the review of 3 Oct; what Ana does now says refiner."
 * in words that fit every child: no pronouns. Nothing without an alarm. */
void segment_write_alarm(struct buf *out, const struct facts *facts,
	const struct segments *segments, size_t student,
	const struct segment_seat *seat);

/* What the class's segments come to. */
enum segments_fault {
	SEGMENTS_SMALL,  /* fewer than least students are in one */
	SEGMENTS_ALIKE,  /* two are given the same: tier, format, pathway */
	SEGMENTS_FAULT_COUNT
};
struct segments_finding {
	enum segments_fault fault;
	size_t segment;
	size_t other;    /* of two alike */
	size_t students; /* in segment */
};
/* In the order of the segments; out has room for SEGMENTS_MOST *
 * SEGMENTS_MOST. Returns how many. That few are blocked is no fault. */
size_t segment_findings(const struct segments *segments,
	const struct segment_seat *seats, size_t count, size_t least,
	struct segments_finding *out);

/* "starter has 2 students, fewer than 3: ..." */
void segment_write_finding(struct buf *out, const struct segments *segments,
	const struct segments_finding *finding, size_t least);

#endif

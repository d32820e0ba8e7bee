/* SPDX-License-Identifier: MIT */
/* A class's segments and who is in which, read in one go. */
#ifndef APP_SEGMENTS_H
#define APP_SEGMENTS_H

#include "app/session.h"
#include "engine/segment.h"
#include "store/learners.h"

struct segmentation {
	const struct room *room; /* borrowed from the session, fitted */
	struct learners learners;
	struct arena arena;
	struct segments segments;
	int64_t version;         /* 0: the shipped ones */
	struct signals *signals; /* one a student of the facts, in order */
	struct segment_seat *seats;
};

/* segmentation_release in any case; good as long as session_room's answer. */
MUST_CHECK bool segmentation_read(struct segmentation *segmentation,
	struct session *session, struct error *err);
/* The same of a room that is at hand, and fitted. */
MUST_CHECK bool segmentation_of(struct segmentation *segmentation,
	struct session *session, const struct room *room, struct error *err);
void segmentation_release(struct segmentation *segmentation);

/* By its name, or the beginning of one: NOT_FOUND names them all. */
MUST_CHECK bool segments_named(const struct segments *segments,
	const char *typed, size_t *segment, struct error *err);
size_t segmentation_count(const struct segmentation *segmentation,
	size_t segment);

/* What is to be looked at with a student again. */
struct segmentation_due {
	bool segment;   /* never reviewed, or longer ago than the cadence */
	bool profile;   /* none, or older than profile.days */
	civil reviewed; /* CIVIL_NEVER: never */
	civil profiled; /* CIVIL_NEVER: there is none */
};
struct segmentation_due segmentation_due(
	const struct segmentation *segmentation, size_t student);

#endif

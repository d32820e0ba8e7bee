/* SPDX-License-Identifier: MIT */
/*
 * A class's one core path, its objectives in the order of what they require,
 * and the few branches off it: how each segment spends a lesson.
 */
#ifndef APP_PATHWAY_H
#define APP_PATHWAY_H

#include "app/segments.h"
#include "model/routine.h"

#define PATHWAY_MINUTES 45 /* of a lesson of which no routine says it */

/* An objective, and where the class stands on it. */
struct pathway_stop {
	size_t objective; /* index into the facts */
	size_t seen;      /* students with a check-in on it */
	size_t over;      /* of them, at the upper line or over it */
	double upper;     /* that line */
	double level;     /* median of their estimates; NAN: nobody seen */
};

struct pathway_branch {
	enum cluster cluster; /* in which most of the segment are now; of two
			       * the lower; CLUSTER_NONE: nobody is in one */
	size_t students;
	int minutes;          /* of that cluster's routine */
	int share[PHASE_COUNT]; /* minutes, together all of them */
};

struct pathway {
	struct segmentation segmentation;
	struct arena arena;
	int64_t objective;    /* whose routines count; 0: there is none */
	struct pathway_stop *stops;
	size_t stop_count;
	struct pathway_branch branches[SEGMENTS_MOST];
	const struct routine *routines[CLUSTER_COUNT]; /* NULL: none */
};

/* objective 0: the focus. pathway_release in any case; good as long as
 * session_room's answer. */
MUST_CHECK bool pathway_read(struct pathway *pathway, struct session *session,
	int64_t objective, struct error *err);
void pathway_release(struct pathway *pathway);

/* Whole minutes of each phase, which add up to all of them: what the tenths
 * leave over goes to those that lost most, the earlier first. */
void pathway_share(const struct segment *segment, int minutes,
	int share[PHASE_COUNT]);

#endif

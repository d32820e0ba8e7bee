/* SPDX-License-Identifier: MIT */
/* How long stays last and whether moves hold, as they are told in order. */
#ifndef ENGINE_STAYS_H
#define ENGINE_STAYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "engine/metrics.h"
#include "model/cluster.h"

struct stay_total {
	size_t stays;
	size_t ended;
	double checkins;
	double days;
};

/* Of all classes. */
struct stay_totals {
	struct stay_total by_cluster[CLUSTER_COUNT];
	VEC(struct outcome) moves; /* score 1: it was reversed */
};

/* A move that may still be taken back soon. */
struct recent_move {
	enum cluster from;
	size_t checkins; /* since then */
	bool is_reversed;
};

#define STAYS_RECENT 4

/* Who stays somewhere: a student, or a student on one objective. */
struct stayer {
	enum cluster now; /* CLUSTER_NONE: nowhere yet */
	size_t checkins;  /* since the stay began */
	double since;
	struct recent_move recent[STAYS_RECENT]; /* oldest first */
	size_t recent_count;
};

/* student is for the outcome, here and below. */
void stays_checkin(struct stay_totals *totals, struct stayer *stayer,
	size_t student);
/* Moves to another cluster. */
void stays_enter(struct stay_totals *totals, struct stayer *stayer,
	size_t student, enum cluster cluster, double day);
/* There is no more to come: the stay lasts. */
void stays_close(struct stay_totals *totals, struct stayer *stayer,
	size_t student, double day);

#endif

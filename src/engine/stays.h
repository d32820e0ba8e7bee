/* SPDX-License-Identifier: MIT */
/* How long stays last and whether moves hold, as they are told in order. */
#ifndef ENGINE_STAYS_H
#define ENGINE_STAYS_H

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

/* Who stays somewhere: a student, or a student on one objective. */
struct stayer {
	enum cluster before; /* CLUSTER_NONE: the first stay */
	enum cluster now;
	size_t checkins; /* since the stay began */
	double since;
};

void stays_checkin(struct stayer *stayer);
/* Moves to another cluster; student is for the outcome. */
void stays_enter(struct stay_totals *totals, struct stayer *stayer,
	size_t student, enum cluster cluster, double day);
/* There is no more to come: the stay lasts. */
void stays_close(struct stay_totals *totals, struct stayer *stayer,
	size_t student, double day);

#endif

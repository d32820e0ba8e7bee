/* SPDX-License-Identifier: MIT */
/*
 * Where the evidence puts a student, and which rule decides. Intervene is no
 * band: nothing here moves anyone into it or out of it.
 */
#ifndef ENGINE_PLACEMENT_H
#define ENGINE_PLACEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine.h"

/* A line held against the odds of being past it. */
struct crossing {
	enum cluster to; /* where it leads; the cluster itself: nowhere */
	double line;     /* 0: none was tested */
	bool upward;
	double odds;
	double needs;
};

/* The band that holds the median: reteach, practice or extend. */
enum cluster placement_band(struct estimate estimate);
/* From a band the nearer line, or from CLUSTER_NONE the likelier one. */
struct crossing placement_crossing(const struct policy *policy,
	int64_t objective, enum cluster from, struct estimate estimate);
/* Was the move, or another one the same way from where the student stands,
 * refused, and nothing new of the student is there since? */
bool placement_is_refused(const struct engine *engine, const struct move *move,
	enum cluster to);
/* What comes of a crossing by the student's own evidence, newer than the stay:
 * only first, up and down lead where it leads. */
enum rule placement_rule(const struct engine *engine, const struct move *move,
	struct crossing crossing);
/* Is it the student's own evidence that decides, newer than the stay and than
 * the last verdict? Only then may a limit or a lock move anyone. */
bool placement_is_open(enum rule rule);
/* Everything but the list of check-ins and the change; student's index. */
void placement_judge(const struct engine *engine, size_t student,
	struct move *move);

#endif

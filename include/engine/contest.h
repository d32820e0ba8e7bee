/* SPDX-License-Identifier: MIT */
/*
 * Two ways of placing the same students, held against what came next: how far
 * the next check-in's score lay from the band of either cluster.
 */
#ifndef ENGINE_CONTEST_H
#define ENGINE_CONTEST_H

#include <stddef.h>

#include "engine/metrics.h"
#include "model/cluster.h"
#include "model/policy.h"

enum contest_side {
	CONTEST_FIRST,
	CONTEST_SECOND,
	CONTEST_SIDES
};

/* A student whom the two sides saw in different clusters. */
struct contest {
	size_t student; /* any number */
	double score;   /* 0..1, of the check-in that came next */
	struct {
		enum cluster cluster; /* reteach, practice or extend */
		struct lines lines;   /* of that side's policy */
	} sides[CONTEST_SIDES];
};

struct contest_report {
	size_t nearer[CONTEST_SIDES];
	size_t alike;
	double distance[CONTEST_SIDES]; /* mean; 0 where there is none */
	struct figure gain; /* the first side's less the second's: above 0
			     * the second was nearer */
};

/* From the score to the cluster's band; 0 inside. */
double contest_distance(double score, enum cluster cluster,
	struct lines lines);
void contest_judge(const struct contest *contests, size_t count,
	struct contest_report *report);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Natural groups of a class: k-means on its learners' own signals, to be held
 * beside the segments that were decided on. It suggests, nothing more.
 *
 * Signals are standardised by the class's mean and deviation; an unknown one
 * counts as the mean, and one that is unknown of more than half of the class,
 * or the same for all, is left out. k from 2 to 5 is tried with 20 starts each
 * (k-means++, Arthur and Vassilvitskii 2007), the best of each by the sum of
 * squares, the k by the mean silhouette (Rousseeuw 1987). The seed decides all
 * chance. Students are taken in the order of their signals, so that who they
 * are and where they stand changes nothing, and those of the same signals are
 * in the same group.
 */
#ifndef ENGINE_DISCOVER_H
#define ENGINE_DISCOVER_H

#include <stdint.h>

#include "model/signals.h"

#define DISCOVER_MOST 5
#define DISCOVER_STUDENTS_LEAST 8

struct natural_group {
	size_t count;
	double center[SIGNAL_COUNT]; /* in the signal's unit; NAN: unused */
	enum signal marks[2];        /* what sets it apart most, by deviations */
	double apart[2];             /* how many from the mean; 0: no more */
};

struct discovery {
	size_t k;           /* 0: too few students, or all are alike */
	double silhouette;  /* -1..1; below .25 there is no structure */
	struct natural_group groups[DISCOVER_MOST]; /* larger first */
	size_t *group;      /* one a student; owned */
	size_t count;
};

/* discovery_release in any case. */
void discover(struct discovery *discovery, const struct signals *signals,
	size_t count, uint64_t seed);
void discovery_release(struct discovery *discovery);

/* How alike two ways of grouping are: the adjusted Rand index (Hubert and
 * Arabie 1985), 1 the same, about 0 by chance. */
double discover_agreement(const size_t *one, const size_t *other,
	size_t count);

#endif

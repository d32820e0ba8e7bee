/* SPDX-License-Identifier: MIT */
/* Points in a space, one a learner, and ways to part them. */
#ifndef ENGINE_CLOUD_H
#define ENGINE_CLOUD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/rng.h"

struct cloud {
	const double *points; /* count times dimensions */
	size_t count;
	size_t dimensions;
};

/* So many squares apart. */
double cloud_distance(const struct cloud *cloud, const double *one,
	const double *other);
const double *cloud_point(const struct cloud *cloud, size_t place);

/*
 * The best of so many starts: group has room for all points, centers for k
 * times dimensions. false: there are not k points that differ.
 */
bool cloud_part(const struct cloud *cloud, size_t k, size_t starts,
	struct rng *rng, size_t *group, double *centers);
/* The mean silhouette; a point alone in its group counts 0. */
double cloud_silhouette(const struct cloud *cloud, size_t k,
	const size_t *group);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * k-means++ and Lloyd's steps, by additions, products and roots alone: their
 * last bit is the same on every machine.
 */
#include "cloud.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"

/* Lloyd's steps never go up; where they do not end, this is near enough. */
#define STEPS_MOST 100

const double *cloud_point(const struct cloud *cloud, size_t place)
{
	assert(place < cloud->count);
	return cloud->points + place * cloud->dimensions;
}

double cloud_distance(const struct cloud *cloud, const double *one,
	const double *other)
{
	double sum = 0;

	for (size_t i = 0; i < cloud->dimensions; i++)
		sum += (one[i] - other[i]) * (one[i] - other[i]);
	return sum;
}

static void copy_point(const struct cloud *cloud, double *to,
	const double *from)
{
	memcpy(to, from, cloud->dimensions * sizeof(*to));
}

/* A point by the odds of its weight. */
static size_t draw(const double *weights, size_t count, double total,
	struct rng *rng)
{
	double left = rng_unit(rng) * total;
	size_t last = 0;

	for (size_t i = 0; i < count; i++) {
		if (!(weights[i] > 0))
			continue;
		last = i;
		left -= weights[i];
		if (left < 0)
			break;
	}
	return last;
}

/* Each next center far from those before; false: all points are centers. */
static bool start(const struct cloud *cloud, size_t k, struct rng *rng,
	double *centers)
{
	double *near = mem_new(cloud->count, sizeof(*near));
	size_t taken = (size_t)rng_below(rng, cloud->count);
	double total = 1;

	for (size_t i = 0; i < cloud->count; i++)
		near[i] = INFINITY;
	for (size_t made = 0; made < k && total > 0; made++) {
		double *center = centers + made * cloud->dimensions;

		if (made)
			taken = draw(near, cloud->count, total, rng);
		copy_point(cloud, center, cloud_point(cloud, taken));
		total = made + 1 < k ? 0 : total;
		for (size_t i = 0; made + 1 < k && i < cloud->count; i++) {
			near[i] = fmin(near[i], cloud_distance(cloud,
				cloud_point(cloud, i), center));
			total += near[i];
		}
	}
	mem_free(near);
	return total > 0;
}

static size_t nearest(const struct cloud *cloud, const double *centers,
	size_t k, const double *point, double *distance)
{
	size_t best = 0;

	*distance = INFINITY;
	for (size_t i = 0; i < k; i++) {
		double other = cloud_distance(cloud, point,
			centers + i * cloud->dimensions);

		if (other < *distance) {
			*distance = other;
			best = i;
		}
	}
	return best;
}

/* The sum of squares; whether any point changed its group. */
static double assign(const struct cloud *cloud, size_t k,
	const double *centers, size_t *group, bool *changed)
{
	double sum = 0;

	*changed = false;
	for (size_t i = 0; i < cloud->count; i++) {
		double distance;
		size_t place = nearest(cloud, centers, k,
			cloud_point(cloud, i), &distance);

		*changed |= place != group[i];
		group[i] = place;
		sum += distance;
	}
	return sum;
}

/* A group that is empty keeps its center. */
static void move_centers(const struct cloud *cloud, size_t k,
	const size_t *group, double *centers)
{
	double *sums = mem_new(k * cloud->dimensions, sizeof(*sums));
	size_t *sizes = mem_new(k, sizeof(*sizes));

	for (size_t i = 0; i < cloud->count; i++) {
		double *sum = sums + group[i] * cloud->dimensions;

		for (size_t j = 0; j < cloud->dimensions; j++)
			sum[j] += cloud_point(cloud, i)[j];
		sizes[group[i]]++;
	}
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; sizes[i] && j < cloud->dimensions; j++)
			centers[i * cloud->dimensions + j] = sums[i *
				cloud->dimensions + j] / (double)sizes[i];
	mem_free(sums);
	mem_free(sizes);
}

static bool is_each_used(const size_t *group, size_t count, size_t k)
{
	size_t used = 0;

	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j < count; j++)
			if (group[j] == i) {
				used++;
				break;
			}
	return used == k;
}

/* One start to its end; INFINITY when it left a group empty. */
static double settle(const struct cloud *cloud, size_t k, size_t *group,
	double *centers)
{
	bool changed = true;
	double sum = INFINITY;

	for (size_t i = 0; i < cloud->count; i++)
		group[i] = k;
	for (size_t step = 0; step < STEPS_MOST && changed; step++) {
		sum = assign(cloud, k, centers, group, &changed);
		if (changed)
			move_centers(cloud, k, group, centers);
	}
	return is_each_used(group, cloud->count, k) ? sum : INFINITY;
}

bool cloud_part(const struct cloud *cloud, size_t k, size_t starts,
	struct rng *rng, size_t *group, double *centers)
{
	size_t *tried = mem_new(cloud->count, sizeof(*tried));
	double *tried_centers = mem_new(k * cloud->dimensions,
		sizeof(*tried_centers));
	double best = INFINITY;

	for (size_t i = 0; i < starts; i++) {
		double sum = INFINITY;

		if (start(cloud, k, rng, tried_centers))
			sum = settle(cloud, k, tried, tried_centers);
		if (!(sum < best))
			continue;
		best = sum;
		memcpy(group, tried, cloud->count * sizeof(*group));
		memcpy(centers, tried_centers, k * cloud->dimensions *
			sizeof(*centers));
	}
	mem_free(tried);
	mem_free(tried_centers);
	return isfinite(best);
}

/* Of one point: how much nearer its own group is than the next one. */
static double silhouette_of(const struct cloud *cloud, size_t k,
	const size_t *group, const size_t *sizes, size_t place, double *sums)
{
	double own, other = INFINITY;

	if (sizes[group[place]] < 2)
		return 0;
	memset(sums, 0, k * sizeof(*sums));
	for (size_t i = 0; i < cloud->count; i++)
		sums[group[i]] += sqrt(cloud_distance(cloud,
			cloud_point(cloud, i), cloud_point(cloud, place)));
	own = sums[group[place]] / (double)(sizes[group[place]] - 1);
	for (size_t i = 0; i < k; i++)
		if (i != group[place])
			other = fmin(other, sums[i] / (double)sizes[i]);
	return other > own || other < own ? (other - own) / fmax(other, own)
		: 0;
}

double cloud_silhouette(const struct cloud *cloud, size_t k,
	const size_t *group)
{
	size_t *sizes = mem_new(k, sizeof(*sizes));
	double *sums = mem_new(k, sizeof(*sums));
	double total = 0;

	for (size_t i = 0; i < cloud->count; i++)
		sizes[group[i]]++;
	for (size_t i = 0; i < cloud->count; i++)
		total += silhouette_of(cloud, k, group, sizes, i, sums);
	mem_free(sizes);
	mem_free(sums);
	return total / (double)cloud->count;
}

/* SPDX-License-Identifier: MIT */
/* Figures over classes, and how sure they are: classes are independent, what
 * happens inside one is not. */
#include "tally.h"

#include <math.h>
#include <stdlib.h>

#include "base/vec.h"

#define FALSE_SHARE .1
/* The jackknife leaves one part of the classes out at a time. */
#define PARTS 10

struct figure tally_ratio(const struct outcome *outcomes, size_t classes,
	enum metric metric)
{
	struct figure figure = { 0 };
	double sum = 0;
	double count = 0;
	double squares = 0;

	for (size_t i = 0; i < classes; i++) {
		sum += outcomes[i].metrics[metric].sum;
		count += outcomes[i].metrics[metric].count;
	}
	if (!(count > 0))
		return figure;
	figure.value = sum / count;
	for (size_t i = 0; i < classes; i++) {
		const struct ratio *ratio = &outcomes[i].metrics[metric];
		double off = ratio->sum - figure.value * ratio->count;

		squares += off * off;
	}
	if (classes > 1)
		figure.error = sqrt(squares * (double)classes /
			((double)classes - 1)) / count;
	return figure;
}

struct event {
	double strength;
	bool is_hit;
};

struct curve {
	VEC(struct event) events;
	double needs;
	double pairs;
};

static int compare_events(const void *left, const void *right)
{
	const struct event *a = left;
	const struct event *b = right;

	return (a->strength < b->strength) - (a->strength > b->strength);
}

static void add_event(struct curve *curve, double strength, bool is_hit)
{
	struct event event = { .strength = strength, .is_hit = is_hit };

	if (strength > 0)
		vec_push(&curve->events, event);
}

static void add_class(struct curve *curve, const struct chances *chances,
	size_t objectives)
{
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		for (size_t j = 0; j < objectives; j++) {
			const struct chance *chance = &chances->of[i][j];

			curve->pairs++;
			curve->needs += chance->is_needed;
			add_event(curve, chance->when_needed, true);
			add_event(curve, chance->otherwise, false);
		}
}

/* Goes down the strengths until the false ones are too many; those that are
 * equally strong come together. */
static double found_of(struct curve *curve)
{
	double limit = FALSE_SHARE * curve->pairs;
	double hits = 0;
	double misses = 0;
	size_t next = 0;

	if (curve->events.count)
		qsort(curve->events.items, curve->events.count,
			sizeof(*curve->events.items), compare_events);
	for (size_t i = 0; i < curve->events.count; i = next) {
		double strength = curve->events.items[i].strength;
		double more_hits = 0;
		double more_misses = 0;

		for (next = i; next < curve->events.count &&
			curve->events.items[next].strength >= strength; next++)
			*(curve->events.items[next].is_hit ? &more_hits
				: &more_misses) += 1;
		if (misses + more_misses > limit)
			return (hits + more_hits * (limit - misses) /
				more_misses) / curve->needs;
		hits += more_hits;
		misses += more_misses;
	}
	return curve->needs > 0 ? hits / curve->needs : 0;
}

/* Without the classes of one part; PARTS: with all. */
static double found_without(const struct outcome *outcomes, size_t classes,
	size_t objectives, bool by_place, size_t part)
{
	struct curve curve = { .events = VEC_INIT };
	double found;

	for (size_t i = 0; i < classes; i++)
		if (i % PARTS != part)
			add_class(&curve, by_place ? &outcomes[i].by_place
				: &outcomes[i].by_strength, objectives);
	found = found_of(&curve);
	vec_release(&curve.events);
	return found;
}

struct figure tally_found(const struct outcome *outcomes, size_t classes,
	size_t objectives, bool by_place)
{
	double without[PARTS];
	double mean = 0;
	double squares = 0;

	for (size_t i = 0; i < PARTS; i++) {
		without[i] = found_without(outcomes, classes, objectives,
			by_place, i);
		mean += without[i] / PARTS;
	}
	for (size_t i = 0; i < PARTS; i++)
		squares += (without[i] - mean) * (without[i] - mean);
	return (struct figure){
		.value = found_without(outcomes, classes, objectives,
			by_place, PARTS),
		.error = sqrt(squares * (PARTS - 1.) / PARTS),
	};
}

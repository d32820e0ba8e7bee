/* SPDX-License-Identifier: MIT */
/*
 * A local search: two change places while that makes it cheaper; then some
 * places are shuffled and it is tried again, so that it does not stick where
 * only three changes at once would help. Chance has a fixed seed and costs are
 * whole numbers, so that the same costs give the same seats everywhere.
 *
 * 1. with[i * tables + t] is what i and those at t, but for i, cost.
 * 2. best is the cheapest seating met so far.
 */
#include "swaps.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"
#include "base/rng.h"

#define SEED 20
#define ROUNDS 100   /* of a descent; a handful is usual */
#define KICKS 200
#define SHUFFLED 3   /* pairs a kick */
#define LOOKS 600000 /* at pairs, after which no more kicks */

struct search {
	const int64_t *cost;
	size_t count;
	size_t tables;
	size_t *seats;
	int64_t *with;
	int64_t gained; /* below what it cost to begin with */
	size_t looks;
};

static void add_up(struct search *search)
{
	memset(search->with, 0, mem_size(search->count * search->tables,
		sizeof(*search->with)));
	for (size_t i = 0; i < search->count; i++)
		for (size_t j = 0; j < search->count; j++)
			search->with[i * search->tables + search->seats[j]] +=
				search->cost[i * search->count + j];
}

/* How much cheaper it is when both change places. */
static int64_t gain(const struct search *search, size_t i, size_t j)
{
	const int64_t *first = &search->with[i * search->tables];
	const int64_t *second = &search->with[j * search->tables];
	size_t from = search->seats[i];
	size_t to = search->seats[j];

	return first[from] - first[to] + second[to] - second[from] +
		2 * search->cost[i * search->count + j];
}

static void swap(struct search *search, size_t i, size_t j)
{
	const int64_t *first = &search->cost[i * search->count];
	const int64_t *second = &search->cost[j * search->count];
	size_t from = search->seats[i];
	size_t to = search->seats[j];

	search->gained += gain(search, i, j);
	for (size_t k = 0; k < search->count; k++) {
		int64_t change = second[k] - first[k];

		search->with[k * search->tables + from] += change;
		search->with[k * search->tables + to] -= change;
	}
	search->seats[i] = to;
	search->seats[j] = from;
}

static bool swap_what_helps(struct search *search)
{
	bool has_swapped = false;

	for (size_t i = 0; i < search->count; i++) {
		for (size_t j = i + 1; j < search->count; j++) {
			if (search->seats[i] == search->seats[j] ||
			    gain(search, i, j) <= 0)
				continue;
			swap(search, i, j);
			has_swapped = true;
		}
	}
	search->looks += search->count * search->count / 2;
	return has_swapped;
}

static void descend(struct search *search)
{
	size_t round = 0;

	while (round++ < ROUNDS && swap_what_helps(search))
		;
}

static void shuffle(struct search *search, struct rng *rng)
{
	for (size_t i = 0; i < SHUFFLED; i++) {
		size_t one = (size_t)rng_below(rng, search->count);
		size_t other = (size_t)rng_below(rng, search->count);

		if (search->seats[one] != search->seats[other])
			swap(search, one, other);
	}
}

static void try_again(struct search *search, size_t *best)
{
	size_t size = mem_size(search->count, sizeof(*best));
	int64_t most = search->gained;
	struct rng rng;

	rng_init(&rng, SEED);
	for (size_t i = 0; i < KICKS && search->looks < LOOKS; i++) {
		shuffle(search, &rng);
		descend(search);
		if (search->gained > most) {
			most = search->gained;
			memcpy(best, search->seats, size);
		} else {
			memcpy(search->seats, best, size);
			search->gained = most;
			add_up(search);
		}
	}
	memcpy(search->seats, best, size);
}

void swaps_settle(const int64_t *cost, size_t count, size_t tables,
	size_t *seats)
{
	struct search search = {
		.cost = cost,
		.count = count,
		.tables = tables,
		.seats = seats,
	};
	size_t *best;

	if (tables < 2)
		return;
	search.with = mem_new(count * tables, sizeof(*search.with));
	best = mem_new(count, sizeof(*best));
	add_up(&search);
	descend(&search);
	memcpy(best, seats, mem_size(count, sizeof(*best)));
	try_again(&search, best);
	mem_free(best);
	mem_free(search.with);
}

/* SPDX-License-Identifier: MIT */
/* Splits students fairly between the arms of a trial. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/rng.h"
#include "engine/trial.h"

#define BLOCK 2
/* Levels of two who did the same differ in their last bits, and not in every
 * build alike: chance is not to hang on that. */
#define ALIKE 1e-6

static double rank_of(const struct trial_member *member)
{
	return round(member->before / ALIKE);
}

static int compare_members(const void *left, const void *right)
{
	const struct trial_member *a = *(struct trial_member *const *)left;
	const struct trial_member *b = *(struct trial_member *const *)right;

	double one = rank_of(a);
	double other = rank_of(b);

	if (islessgreater(one, other))
		return one > other ? -1 : 1;
	return (a->student > b->student) - (a->student < b->student);
}

/* Half of the block to each arm; chance says who is in the larger half. */
static void split_block(struct trial_member **block, size_t size, int stratum,
	struct rng *rng)
{
	int first = (int)rng_below(rng, TRIAL_ARMS);

	for (size_t i = size; i > 1; i--) {
		size_t other = (size_t)rng_below(rng, i);
		struct trial_member *last = block[i - 1];

		block[i - 1] = block[other];
		block[other] = last;
	}
	for (size_t i = 0; i < size; i++) {
		block[i]->arm = (first + (int)i) % TRIAL_ARMS;
		block[i]->stratum = stratum;
	}
}

void trial_split(struct trial_member *members, size_t count, uint64_t seed)
{
	struct trial_member **ranked = mem_new(count, sizeof(*ranked));
	struct rng rng;
	int stratum = 0;

	for (size_t i = 0; i < count; i++) {
		assert(isfinite(members[i].before));
		ranked[i] = &members[i];
	}
	if (count)
		qsort(ranked, count, sizeof(*ranked), compare_members);
	rng_init(&rng, seed);
	for (size_t i = 0; i < count; stratum++) {
		size_t size = count - i <= BLOCK + 1 ? count - i : BLOCK;

		split_block(&ranked[i], size, stratum, &rng);
		i += size;
	}
	mem_free(ranked);
}

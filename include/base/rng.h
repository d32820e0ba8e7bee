/* SPDX-License-Identifier: MIT */
/*
 * A small generator of repeatable numbers (xoshiro256**, Blackman and Vigna
 * 2018, seeded by splitmix64): the same seed gives the same sequence on every
 * machine. Not for secrets.
 */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

struct rng {
	uint64_t state[4];
};

void rng_init(struct rng *rng, uint64_t seed);
uint64_t rng_next(struct rng *rng);
/* 0 <= x < 1 */
double rng_unit(struct rng *rng);
/* 0 <= n < limit, every value as likely; limit at least 1. */
uint64_t rng_below(struct rng *rng, uint64_t limit);
/*
 * Mean 0, variance 1, bell-shaped, never beyond 6: the sum of twelve units,
 * because a logarithm would differ in its last bit between machines.
 */
double rng_normal(struct rng *rng);

#endif

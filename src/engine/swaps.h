/* SPDX-License-Identifier: MIT */
/* Who sits with whom, so that what every two at one table cost is little. */
#ifndef ENGINE_SWAPS_H
#define ENGINE_SWAPS_H

#include <stddef.h>
#include <stdint.h>

/*
 * cost: count by count, symmetric, 0 on the diagonal. seats holds a table of
 * each, from 0 and below tables, to begin with and in the end; tables keep
 * their sizes. Deterministic and bounded: some 2 ms for 30.
 */
void swaps_settle(const int64_t *cost, size_t count, size_t tables,
	size_t *seats);

#endif

/* SPDX-License-Identifier: MIT */
/* Many whole numbers as one: the same ones, in the same order, give the same. */
#ifndef BASE_MIX_H
#define BASE_MIX_H

#include <stdint.h>

#define MIX_START UINT64_C(0xCBF29CE484222325)

/* One step of FNV-1a over a whole number. */
static inline uint64_t mix(uint64_t state, int64_t value)
{
	return (state ^ (uint64_t)value) * UINT64_C(0x100000001B3);
}

#endif

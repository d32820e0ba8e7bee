/* SPDX-License-Identifier: MIT */
/* Mixtures of beliefs. */
#ifndef ENGINE_BELIEF_H
#define ENGINE_BELIEF_H

#include "engine/fit.h"

/* Mean and variance are those of the mixture; tries those of the first. */
struct belief belief_mix(const struct belief *beliefs, const double *weights,
	size_t count);

#endif

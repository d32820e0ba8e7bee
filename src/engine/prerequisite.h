/* SPDX-License-Identifier: MIT */
/* What has to come before: reteach that first. */
#ifndef ENGINE_PREREQUISITE_H
#define ENGINE_PREREQUISITE_H

#include <stddef.h>

#include "engine.h"

/* Sets teach of a judged move into or within reteach. */
void prerequisite_fill(const struct engine *engine, size_t student,
	struct move *move);

#endif

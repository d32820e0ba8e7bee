/* SPDX-License-Identifier: MIT */
/* How the class scores an objective. */
#ifndef ENGINE_USUAL_H
#define ENGINE_USUAL_H

#include <stdint.h>

#include "model/facts.h"

/* As most of the newest check-ins on the objective were scored; there must be
 * one. */
struct score usual_score(const struct facts *facts, int64_t objective);
/* What a score is worth to the fit when done alone. */
struct evidence_weight usual_weight(const struct facts *facts,
	struct score score);

#endif

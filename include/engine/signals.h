/* SPDX-License-Identifier: MIT */
/*
 * Signals of behaviour, from the facts of a class, its fit and what is known
 * of its learners: recency, frequency and level of check-ins (a classroom's
 * RFM), and the rest of model/signals.h, which says how each is counted. A
 * pure function; a class day is one on which the class had a check-in, so that
 * holidays make nobody late.
 */
#ifndef ENGINE_SIGNALS_H
#define ENGINE_SIGNALS_H

#include "engine/propose.h"
#include "model/facts.h"
#include "model/learner.h"
#include "model/signals.h"

/* One a student of facts, in their order; out has room for all. engine is of
 * these facts. */
void signals_read(const struct engine *engine, const struct facts *facts,
	const struct learners *learners, struct signals *out);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the engine share: the facts, their fit, and the check-ins
 * of each pair (student, objective). Indices are those of facts.
 */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/propose.h"

struct engine {
	const struct facts *facts;
	struct fit *fit;
	size_t focus;  /* FACTS_NOT_FOUND: no objective */
	size_t *order; /* check-ins by pair, oldest first */
	size_t *first; /* of each pair in order, then the end */
	int64_t *days; /* on which the class had a check-in, ascending */
	size_t day_count;
	size_t left_out; /* the oldest check-ins, which are not fitted */
	bool has_rounds;
};

/* The check-ins of a student on an objective, oldest first. */
struct record {
	const struct facts *facts;
	const size_t *order;
	size_t count;
};

/* objective may be FACTS_NOT_FOUND: then there are none. */
struct record engine_record(const struct engine *engine, size_t student,
	size_t objective);
const struct checkin *engine_checkin(const struct record *record, size_t place);
/* Was any entered after the action? Late entries are new evidence, whatever
 * day they are about. */
bool engine_has_newer(const struct record *record, int64_t action);
/* The objective of the student's newest check-in; FACTS_NOT_FOUND: none. */
size_t engine_newest_objective(const struct engine *engine, size_t student);
/* What the odds of engine_estimate are of. */
struct belief engine_judged(const struct engine *engine, size_t student,
	size_t objective);
/* Class days after this one. */
size_t engine_days_since(const struct engine *engine, int64_t day);
double engine_today(const struct engine *engine);

#endif

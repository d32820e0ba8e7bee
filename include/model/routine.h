/* SPDX-License-Identifier: MIT */
/*
 * What a cluster does: of the whole class, whatever the objective, or while
 * the class works on one of them, which then goes before.
 */
#ifndef MODEL_ROUTINE_H
#define MODEL_ROUTINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/error.h"
#include "model/cluster.h"

#define ROUTINE_MINUTES_MAX 600
#define ROUTINE_CADENCE_MAX 366

/* Texts: NULL, unsaid. */
struct routine {
	enum cluster cluster;
	int64_t objective;    /* 0: whatever the objective */
	const char *station;
	const char *task;
	const char *materials;
	const char *feedback;
	int tier;             /* support, 1..3; 0 unsaid */
	int minutes;          /* 0 unsaid */
	int cadence_days;     /* from one look to the next; 0 unsaid */
	const char *exit;     /* by what one leaves: "two of three in a row" */
	const char *sentence; /* what the group is */
	const char *cause;    /* why those at it stall: one of plan_causes */
};

/* The objective's own one, else the class's; NULL: neither. Borrowed. */
const struct routine *routine_for(const struct routine *routines,
	size_t count, enum cluster cluster, int64_t objective);
/* INVALID: of no cluster, a number outside its limits, or no sentence: a
 * group that cannot be said in one is none. */
MUST_CHECK bool routine_check(const struct routine *routine,
	struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A trial: two ways of teaching, students split fairly between them, watched
 * for a set time. Its outcome is each student's check-ins on the objective
 * while it lasts (engine/trial.h).
 */
#ifndef MODEL_TRIAL_H
#define MODEL_TRIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/error.h"
#include "model/cluster.h"

#define TRIAL_ARMS 2

struct trial_member {
	int64_t student;
	int arm;       /* 0 or 1 */
	int stratum;   /* who was split with whom, from 0 */
	double before; /* level when it began, 0..1 */
};

struct trial {
	int64_t id;
	const char *name;
	enum cluster cluster; /* of whom; CLUSTER_NONE: of the whole class */
	int64_t objective;    /* 0: all */
	const char *arms[TRIAL_ARMS]; /* what each does */
	int64_t seed;
	civil starts;
	civil until;
	civil closed;         /* before its time or after; CIVIL_NEVER: open */
	const char *reason;   /* of closing; NULL */
	const char *author;
	struct trial_member *members; /* by student */
	size_t member_count;
};

/* INVALID: a name or an arm is missing, arms alike, an end not later; where
 * there are members, one who is twice there, or an arm without any. */
MUST_CHECK bool trial_check(const struct trial *trial, struct error *err);

#endif

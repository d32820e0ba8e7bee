/* SPDX-License-Identifier: MIT */
/* What a student needs now: the four clusters, and not yet seen. */
#ifndef MODEL_CLUSTER_H
#define MODEL_CLUSTER_H

#include <stdbool.h>

#include "base/attr.h"

enum cluster {
	CLUSTER_NONE, /* not yet seen: no evidence, no stay */
	CLUSTER_RETEACH,
	CLUSTER_PRACTICE,
	CLUSTER_EXTEND,
	CLUSTER_INTERVENE,
	CLUSTER_COUNT
};

/* "reteach", ...; CLUSTER_NONE is "not_seen". */
const char *cluster_name(enum cluster cluster);
/* 'R', 'P', 'E', 'I', and '-' for CLUSTER_NONE. */
char cluster_letter(enum cluster cluster);
/*
 * A name, a beginning of one, or its letter, in any case. CLUSTER_NONE only
 * by its whole name or letter: whoever moves a student must refuse it.
 */
MUST_CHECK bool cluster_parse(const char *text, enum cluster *cluster);

#endif

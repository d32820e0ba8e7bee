/* SPDX-License-Identifier: MIT */
/* A fit from the inside: a posterior for each setting. */
#ifndef ENGINE_BANK_H
#define ENGINE_BANK_H

#include "posterior.h"

/* A setting that weighs less is not worth its time. */
#define BANK_WEIGHT_MIN 1e-30

struct fit {
	size_t count;
	struct posterior *members[FIT_MEMBERS_MAX];
	double weights[FIT_MEMBERS_MAX];
};

/* The weights, from each member's evidence. */
void bank_weigh(struct fit *fit);

#endif

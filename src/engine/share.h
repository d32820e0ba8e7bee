/* SPDX-License-Identifier: MIT */
/* A check-in as a part of what it could have been, whatever support it had. */
#ifndef ENGINE_SHARE_H
#define ENGINE_SHARE_H

#include "model/checkin.h"

/* 0..1, and the items that it is worth. */
double share_of(const struct checkin *checkin, const struct policy *policy,
	double *items);

#endif

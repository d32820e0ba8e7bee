/* SPDX-License-Identifier: MIT */
#include "share.h"

double share_of(const struct checkin *checkin, const struct policy *policy,
	double *items)
{
	struct checkin alone = *checkin;
	struct evidence_weight weight;

	alone.support = SUPPORT_UNSAID;
	weight = checkin_weight(&alone, policy);
	*items = weight.items;
	return weight.points / weight.items;
}

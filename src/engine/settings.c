/* SPDX-License-Identifier: MIT */
/* The banks: a row a setting. */
#include "base/attr.h"
#include "engine/fit.h"

static const struct fit_setting published[] = {
	{
		.student_variance = 2.9,
		.level_mean = .75, .level_variance = .6,
		.practice_mean = .75, .practice_variance = .35,
		.round_variance = .1,
		.own_variance = .3, .own_step = .013, .own_drift = .08,
		.recent_variance = .42, .recent_keep = .72,
		.forgetting = .2,
		.odds = 1,
	},
};

_Static_assert(ARRAY_LEN(published) <= FIT_MEMBERS_MAX,
	"more settings than a belief has room for");

const struct fit_bank fit_published = { published, ARRAY_LEN(published) };
const struct fit_bank fit_shipped = { published, ARRAY_LEN(published) };

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

/* What is usual in a class takes half of what b and g vary by. */
#define CLASS \
	.level_mean = .75, .level_variance = .3, .level_usual = .3

/* Practice counts evenly, and time alone changes nothing. */
#define EVENLY \
	.student_variance = 2.9, \
	.practice_mean = .2, .practice_variance = .025, \
	.practice_usual = .025, .practice_power = 1, \
	.round_variance = .05, \
	.recent_variance = .3, .recent_keep = .72, \
	.odds = .15

/* The published setting, but for a tenth of what students differ by, which is
 * of late; and two in which the last tries say less, with students much the
 * same or quite different from objective to objective. */
static const struct fit_setting shipped[] = {
	{
		CLASS,
		.student_variance = 2.6,
		.late_variance = .3, .late_checkins = 30,
		.practice_mean = .75, .practice_variance = .175,
		.practice_usual = .175,
		.round_variance = .1,
		.own_variance = .3, .own_step = .013, .own_drift = .08,
		.recent_variance = .42, .recent_keep = .72,
		.forgetting = .2,
		.odds = 1,
	}, {
		CLASS, EVENLY,
		.own_variance = .3, .own_step = .05,
	}, {
		CLASS, EVENLY,
		.own_variance = 1.5, .own_step = .3,
	},
};

_Static_assert(ARRAY_LEN(shipped) <= FIT_MEMBERS_MAX,
	"more settings than a belief has room for");

const struct fit_bank fit_published = { published, ARRAY_LEN(published) };
const struct fit_bank fit_shipped = { shipped, ARRAY_LEN(shipped) };

/* SPDX-License-Identifier: MIT */
/* How many points each rule of a plan needs, and over how many weeks. */
#ifndef ENGINE_PROGRESS_RULES_H
#define ENGINE_PROGRESS_RULES_H

enum {
	FOUR_LEAST = 4,
	SURE_POINTS = 6,
	SURE_WEEKS = 6,
	TREND_LEAST = 3,
	TREND_SURE_POINTS = 9,
	TREND_SURE_WEEKS = 12,
	MEDIAN_OF = 3
};

#endif

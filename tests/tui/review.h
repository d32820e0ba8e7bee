/* SPDX-License-Identifier: MIT */
/* A class that a regroup would change. */
#ifndef TUI_REVIEW_H
#define TUI_REVIEW_H

#include "harness.h"

/* So many check-ins of a student. */
void log_times(const struct world *world, const char *student,
	const char *score, int times);
/* Check-ins on which a regroup would move José up, Dana down, and give Bo a
 * first place. */
struct harness *start_review(struct world *world);
/* The cluster of a student, as the program tells it; NULL: none yet. */
void assert_stands(const struct world *world, const char *student,
	const char *cluster);

#endif

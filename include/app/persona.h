/* SPDX-License-Identifier: MIT */
/* A segment as one would speak of a person: what those in it have in common,
 * and what has helped. */
#ifndef APP_PERSONA_H
#define APP_PERSONA_H

#include "app/segments.h"

#define PERSONA_SAID_MAX 3

/* Something that several say, or that was tried with several. */
struct persona_said {
	const char *text; /* borrowed */
	size_t count;
	size_t of;        /* plans held and ended, of a strategy */
};

struct persona {
	size_t segment;
	size_t students;
	size_t profiles; /* students who have one */
	/* The most frequent first, then that of the first student. */
	struct persona_said goals[PERSONA_SAID_MAX];
	size_t goal_count;
	struct persona_said blocks[PERSONA_SAID_MAX]; /* open ones */
	size_t block_count;
	/* Strategies of plans that met their goal: what helped. Only plans
	 * of which a session was held count. */
	struct persona_said strategies[PERSONA_SAID_MAX];
	size_t strategy_count;
	/* Check-ins of the students by the support they used. */
	size_t support[SUPPORT_COUNT];
	/* Medians of those of whom it is known; NAN: of nobody, and what is
	 * of skill where the segment is blocked. */
	double median[SIGNAL_COUNT];
	double class_median[SIGNAL_COUNT];
};

/* Good as long as the segmentation. */
void persona_read(struct persona *persona,
	const struct segmentation *segmentation, size_t segment);

#endif

/* SPDX-License-Identifier: MIT */
/* A score as one cell has it. */
#ifndef EXCHANGE_POINTS_H
#define EXCHANGE_POINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "model/checkin.h"

/* What stands around the cell. */
struct points_frame {
	const struct scale *scale;
	double out_of;   /* 0: nothing says it */
	bool is_percent; /* bare numbers are percents */
	bool is_points;  /* bare numbers are never levels */
	bool has_items;  /* each point is an item, however many there are */
	bool may_exceed; /* more points than there are count as all */
	size_t *exceeded; /* counts them */
};

/* Above this a total of points is no count of items. */
#define POINTS_ITEMS_MAX 20

/* Absent, excused, nothing: of a text as cell_text leaves it. */
bool points_is_absent(const char *text);
/*
 * Of a text as cell_text leaves it: "3 / 4", "3 out of 4", "75%", "75" in its
 * frame, a level of the scale. *has_score false: absent, excused, nothing.
 * Points of more than POINTS_ITEMS_MAX become a percent: 85 of 100 on a test
 * says no more than "85%", and would weigh as a hundred tries.
 */
MUST_CHECK bool points_read(const char *text, const struct points_frame *frame,
	bool *has_score, struct score *score, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/* A score as one cell has it. */
#ifndef EXCHANGE_POINTS_H
#define EXCHANGE_POINTS_H

#include <stdbool.h>

#include "base/error.h"
#include "model/checkin.h"

/* What stands around the cell. */
struct points_frame {
	const struct scale *scale;
	double out_of;   /* 0: nothing says it */
	bool is_percent; /* bare numbers are percents */
};

/*
 * Of a text as cell_text leaves it: "3 / 4", "3 out of 4", "75%", "75" in its
 * frame, a level of the scale. *has_score false: absent, excused, nothing.
 */
MUST_CHECK bool points_read(const char *text, const struct points_frame *frame,
	bool *has_score, struct score *score, struct error *err);

#endif

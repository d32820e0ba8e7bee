/* SPDX-License-Identifier: MIT */
/*
 * Estimates over time as text: a column each, its range as a bar from low to
 * high and the level in it. Blocks; in ASCII "#" with the digit of the tens.
 */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "model/proposal.h"

#define CHART_AXIS_CELLS 4   /* "100 " */
#define CHART_COLUMN_CELLS 7 /* "14 Oct " */

struct chart {
	const struct estimate *estimates;
	size_t count;
	size_t rows;     /* the height: row 0 is the highest */
	bool is_ascii;
};

/* One row of it, axis included. */
void chart_write_row(struct buf *out, const struct chart *chart, size_t row);

#endif

/* SPDX-License-Identifier: MIT */
/* Bars of estimates. */
#include "chart.h"

#include <assert.h>

#define BAR_CELLS 3

/* The row that a level from 0 to 1 falls into; 1 is in the highest. */
static size_t row_of(const struct chart *chart, double level)
{
	size_t from_below = (size_t)(level * (double)chart->rows);

	if (from_below >= chart->rows)
		from_below = chart->rows - 1;
	return chart->rows - 1 - from_below;
}

static void add_level(struct buf *out, const struct chart *chart,
	double level)
{
	int tens = (int)(level * 10);

	if (chart->is_ascii)
		buf_addf(out, "#%d#", tens > 9 ? 9 : tens);
	else
		buf_adds(out, "███");
}

static void add_bar(struct buf *out, const struct chart *chart, size_t row,
	const struct estimate *estimate)
{
	size_t high = row_of(chart, estimate->high);
	size_t low = row_of(chart, estimate->low);

	if (row == row_of(chart, estimate->level))
		add_level(out, chart, estimate->level);
	else if (row >= high && row <= low)
		buf_adds(out, chart->is_ascii ? "###" : "░░░");
	else
		buf_pad(out, ' ', BAR_CELLS);
}

void chart_write_row(struct buf *out, const struct chart *chart, size_t row)
{
	size_t top = 100 * (chart->rows - row) / chart->rows;

	assert(row < chart->rows);
	buf_addf(out, "%3zu ", top);
	for (size_t i = 0; i < chart->count; i++) {
		buf_pad(out, ' ', 1);
		add_bar(out, chart, row, &chart->estimates[i]);
		buf_pad(out, ' ', CHART_COLUMN_CELLS - BAR_CELLS - 1);
	}
}

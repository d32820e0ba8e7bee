/* SPDX-License-Identifier: MIT */
/* The picture of a table. */
#include "report/forms.h"
#include "svg.h"

void form_svg(struct buf *out, const struct document_table *table, int width)
{
	if (!document_rows(table))
		return;
	switch (table->picture) {
	case PICTURE_NONE:
		break;
	case PICTURE_FLOW:
		svg_flow(out, table, width);
		break;
	case PICTURE_LINES:
		svg_lines(out, table, width);
		break;
	case PICTURE_HEAT:
		svg_heat(out, table, width);
		break;
	case PICTURE_BARS:
		svg_bars(out, table, width);
		break;
	}
}

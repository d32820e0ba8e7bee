/* SPDX-License-Identifier: MIT */
/* Marks of a picture, and what its drawers share. */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include "report/document.h"

struct svg {
	struct buf *out;
	const struct document_table *table;
	int width;
	int height;
};

/* The picture's beginning: title for those who listen, and the box. */
void svg_open(struct svg *svg, struct buf *out,
	const struct document_table *table, int width, int height);
void svg_close(struct svg *svg);
/* Text from (x, y) on; anchor: "start", "middle" or "end". */
void svg_text(const struct svg *svg, double x, double y, const char *anchor,
	const char *text);
/* Text as it may stand in markup. */
void svg_escape(struct buf *out, const char *text);
/* Marks are of class t0 to t5, whose colours the page says; without one they
 * are of the colour of text. */
#define SVG_TONES 6

void svg_flow(struct buf *out, const struct document_table *table, int width);
void svg_lines(struct buf *out, const struct document_table *table,
	int width);
void svg_heat(struct buf *out, const struct document_table *table, int width);
void svg_bars(struct buf *out, const struct document_table *table, int width);

#endif

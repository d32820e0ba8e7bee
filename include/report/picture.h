/* SPDX-License-Identifier: MIT */
/*
 * The picture of a table as marks, whoever has the pen: markup and paper have
 * one layout. Sizes are of a canvas on which letters are PICTURE_LETTERS high.
 */
#ifndef REPORT_PICTURE_H
#define REPORT_PICTURE_H

#include "report/document.h"

#define PICTURE_LETTERS 12

/* The colours of marks: a page in a dark room has others. */
enum { PICTURE_TONES = 6 };
extern const unsigned picture_tones[PICTURE_TONES]; /* 0xRRGGBB */

enum picture_anchor {
	ANCHOR_START,
	ANCHOR_MIDDLE,
	ANCHOR_END
};

struct picture_box {
	size_t tone;
	double opacity;
	double x;
	double y;
	double width;
	double height;
};

/* From the height of (x0, y0) to that of (x1, y1), level at both ends. */
struct picture_ribbon {
	size_t tone;
	double opacity;
	double x0;
	double y0;
	double x1;
	double y1;
	double height;
	const char *from; /* what it says */
	const char *to;
	double students;
};

struct picture_pen {
	void *context;
	/* First, once, and only where there is a picture. */
	void (*open)(void *context, const struct document_table *table,
		int width, int height);
	void (*box)(void *context, const struct picture_box *box);
	/* y is where letters stand. */
	void (*text)(void *context, double x, double y,
		enum picture_anchor anchor, const char *text);
	/* In tone 0, with round ends: one point is a dot. */
	void (*line)(void *context, const double (*points)[2], size_t count);
	void (*ribbon)(void *context, const struct picture_ribbon *ribbon);
};

/* It names one, has rows, and its columns are what the picture takes. */
bool picture_has(const struct document_table *table);
/* So many wide; nothing where the table has none. */
void picture_draw(const struct picture_pen *pen,
	const struct document_table *table, int width);
/* The strip of a cell within a box whose tone does not matter. */
void picture_strip(const struct picture_pen *pen,
	const struct document_cell *cell, const struct picture_box *within);

#endif

/* SPDX-License-Identifier: MIT */
/* A pen that draws on a page. */
#ifndef DRAW_PDF_PICTURE_H
#define DRAW_PDF_PICTURE_H

#include "pdf_page.h"

/* The picture of a table, as wide as the text; on one page. */
void pdf_picture(struct pdf_page *page, const struct document_table *table);
/* How much of a page it takes. */
double pdf_picture_height(const struct document_table *table);
/* The strip of a cell. */
void pdf_strip(struct pdf_page *page, const struct document_cell *cell,
	double x, double y, double width, double height);

#endif

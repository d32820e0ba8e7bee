/* SPDX-License-Identifier: MIT */
/* Where on which page the next thing stands. Sizes are points. */
#ifndef DRAW_PDF_PAGE_H
#define DRAW_PDF_PAGE_H

#include <stdbool.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "report/document.h"

/* A4 */
#define PDF_WIDTH 595.28
#define PDF_HEIGHT 841.89
#define PDF_SIDE 51.0
#define PDF_TOP 51.0
#define PDF_BOTTOM 62.0
#define PDF_ROOM (PDF_WIDTH - 2 * PDF_SIDE)

#define PDF_INK 0x1b1b1bu
#define PDF_QUIET 0x545454u
#define PDF_RULE 0x8a8a8au
#define PDF_FAINT 0xe0e0e0u
#define PDF_LINK 0x0b4f9eu

struct pdf_page {
	const struct document *document;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoLayout *layout;
	double y;  /* what stands above is taken */
	int number;
	int pages; /* how many there will be; 0: this is to find out */
};

struct pdf_font {
	double size;
	bool is_bold;
	unsigned ink; /* 0xRRGGBB */
};

void pdf_open(struct pdf_page *page, const struct document *document,
	cairo_surface_t *surface, int pages);
void pdf_close(struct pdf_page *page);
/* Turns the page where less than this is left of it; was it turned? */
bool pdf_need(struct pdf_page *page, double height);

void pdf_ink(const struct pdf_page *page, unsigned ink, double opacity);
/* A rule from the left, at the height where the page stands. */
void pdf_rule(const struct pdf_page *page, unsigned ink, double width);
/* Sets the layout; width below 0: one line, as wide as it is. */
void pdf_set(const struct pdf_page *page, const struct pdf_font *font,
	const char *text, double width);
double pdf_set_width(const struct pdf_page *page);
double pdf_set_height(const struct pdf_page *page);
/* What is set, its upper left there. */
void pdf_show(const struct pdf_page *page, double x, double y);
/* Lines over as many pages as they take. */
void pdf_paragraph(struct pdf_page *page, const struct pdf_font *font,
	const char *text, double indent);

/* Whatever is drawn until the end leads there: "s-" and a section's id, "t-"
 * and a table's. */
void pdf_link_begin(const struct pdf_page *page, char kind, const char *id);
void pdf_link_end(const struct pdf_page *page);
/* Here it leads, and so does a bookmark below the parent. */
int pdf_mark(const struct pdf_page *page, int parent, char kind,
	const char *id, const char *title);

#endif

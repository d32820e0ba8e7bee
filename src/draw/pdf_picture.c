/* SPDX-License-Identifier: MIT */
#include "pdf_picture.h"

#include "report/picture.h"

#define CANVAS 720
#define SCALE (PDF_ROOM / CANVAS)
#define BELOW 6.0
#define LINE 2.0
#define STRIP_LINE 1.0

struct drawing {
	struct pdf_page *page;
	double line;
};

static void open_picture(void *context,
	const struct document_table *table UNUSED, int width UNUSED,
	int height)
{
	struct drawing *drawing = context;
	struct pdf_page *page = drawing->page;

	pdf_need(page, height * SCALE);
	cairo_translate(page->cairo, PDF_SIDE, page->y);
	cairo_scale(page->cairo, SCALE, SCALE);
	page->y += height * SCALE;
}

static void draw_text(void *context, double x, double y,
	enum picture_anchor anchor, const char *text)
{
	static const struct pdf_font font = {
		.size = PICTURE_LETTERS,
		.ink = PDF_INK,
	};
	const struct drawing *drawing = context;
	const struct pdf_page *page = drawing->page;

	pdf_set(page, &font, text, -1);
	if (anchor == ANCHOR_MIDDLE)
		x -= pdf_set_width(page) / 2;
	else if (anchor == ANCHOR_END)
		x -= pdf_set_width(page);
	pdf_show(page, x, y - (double)pango_layout_get_baseline(page->layout) /
		PANGO_SCALE);
}

static void draw_box(void *context, const struct picture_box *box)
{
	const struct drawing *drawing = context;
	cairo_t *cairo = drawing->page->cairo;

	if (box->opacity <= 0 || box->width <= 0 || box->height <= 0)
		return;
	pdf_ink(drawing->page, picture_tones[box->tone], box->opacity);
	cairo_rectangle(cairo, box->x, box->y, box->width, box->height);
	cairo_fill(cairo);
}

static void draw_line(void *context, const double (*points)[2], size_t count)
{
	const struct drawing *drawing = context;
	cairo_t *cairo = drawing->page->cairo;

	pdf_ink(drawing->page, picture_tones[0], 1);
	cairo_set_line_width(cairo, drawing->line);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
	cairo_move_to(cairo, points[0][0], points[0][1]);
	if (count == 1)
		cairo_close_path(cairo);
	for (size_t i = 1; i < count; i++)
		cairo_line_to(cairo, points[i][0], points[i][1]);
	cairo_stroke(cairo);
}

static void draw_ribbon(void *context, const struct picture_ribbon *ribbon)
{
	const struct drawing *drawing = context;
	cairo_t *cairo = drawing->page->cairo;
	double middle = (ribbon->x0 + ribbon->x1) / 2;
	double bottom0 = ribbon->y0 + ribbon->height;
	double bottom1 = ribbon->y1 + ribbon->height;

	pdf_ink(drawing->page, picture_tones[ribbon->tone], ribbon->opacity);
	cairo_move_to(cairo, ribbon->x0, ribbon->y0);
	cairo_curve_to(cairo, middle, ribbon->y0, middle, ribbon->y1,
		ribbon->x1, ribbon->y1);
	cairo_line_to(cairo, ribbon->x1, bottom1);
	cairo_curve_to(cairo, middle, bottom1, middle, bottom0, ribbon->x0,
		bottom0);
	cairo_close_path(cairo);
	cairo_fill(cairo);
}

static void take_height(void *context,
	const struct document_table *table UNUSED, int width UNUSED,
	int height)
{
	*(double *)context = height * SCALE;
}

static void skip_box(void *context UNUSED,
	const struct picture_box *box UNUSED)
{
}

static void skip_text(void *context UNUSED, double x UNUSED, double y UNUSED,
	enum picture_anchor anchor UNUSED, const char *text UNUSED)
{
}

static void skip_line(void *context UNUSED,
	const double (*points)[2] UNUSED, size_t count UNUSED)
{
}

static void skip_ribbon(void *context UNUSED,
	const struct picture_ribbon *ribbon UNUSED)
{
}

double pdf_picture_height(const struct document_table *table)
{
	double height = 0;
	const struct picture_pen pen = {
		.context = &height,
		.open = take_height,
		.box = skip_box,
		.text = skip_text,
		.line = skip_line,
		.ribbon = skip_ribbon,
	};

	picture_draw(&pen, table, CANVAS);
	return height;
}

static struct picture_pen pen_of(struct drawing *drawing)
{
	return (struct picture_pen){
		.context = drawing,
		.open = open_picture,
		.box = draw_box,
		.text = draw_text,
		.line = draw_line,
		.ribbon = draw_ribbon,
	};
}

void pdf_picture(struct pdf_page *page, const struct document_table *table)
{
	struct drawing drawing = { page, LINE };
	const struct picture_pen pen = pen_of(&drawing);

	picture_draw(&pen, table, CANVAS);
	cairo_identity_matrix(page->cairo);
	page->y += BELOW;
}

void pdf_strip(struct pdf_page *page, const struct document_cell *cell,
	double x, double y, double width, double height)
{
	struct drawing drawing = { page, STRIP_LINE };
	const struct picture_pen pen = pen_of(&drawing);
	const struct picture_box within = {
		.x = x,
		.y = y,
		.width = width,
		.height = height,
	};

	picture_strip(&pen, cell, &within);
}

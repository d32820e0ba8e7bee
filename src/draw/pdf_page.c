/* SPDX-License-Identifier: MIT */
#include "pdf_page.h"

#define FOOT 34.0 /* from below */

static const struct pdf_font foot_font = { 8, false, PDF_QUIET };

void pdf_ink(const struct pdf_page *page, unsigned ink, double opacity)
{
	cairo_set_source_rgba(page->cairo, (double)(ink >> 16 & 255) / 255,
		(double)(ink >> 8 & 255) / 255, (double)(ink & 255) / 255,
		opacity);
}

void pdf_rule(const struct pdf_page *page, unsigned ink, double width)
{
	pdf_ink(page, ink, 1);
	cairo_set_line_width(page->cairo, 0.5);
	cairo_move_to(page->cairo, PDF_SIDE, page->y);
	cairo_rel_line_to(page->cairo, width, 0);
	cairo_stroke(page->cairo);
}

void pdf_set(const struct pdf_page *page, const struct pdf_font *font,
	const char *text, double width)
{
	PangoFontDescription *description = pango_font_description_new();

	pango_font_description_set_family_static(description, "Sans");
	pango_font_description_set_absolute_size(description,
		font->size * PANGO_SCALE);
	pango_font_description_set_weight(description, font->is_bold ?
		PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(page->layout, description);
	pango_font_description_free(description);
	pango_layout_set_width(page->layout, width < 0 ? -1 :
		(int)(width * PANGO_SCALE));
	pango_layout_set_text(page->layout, text, -1);
	pdf_ink(page, font->ink, 1);
}

double pdf_set_width(const struct pdf_page *page)
{
	PangoRectangle box;

	pango_layout_get_extents(page->layout, NULL, &box);
	return (double)box.width / PANGO_SCALE;
}

double pdf_set_height(const struct pdf_page *page)
{
	PangoRectangle box;

	pango_layout_get_extents(page->layout, NULL, &box);
	return (double)box.height / PANGO_SCALE;
}

void pdf_show(const struct pdf_page *page, double x, double y)
{
	cairo_move_to(page->cairo, x, y);
	pango_cairo_show_layout(page->cairo, page->layout);
}

/* In a layout of its own: a paragraph may be half shown. */
static void end_page(const struct pdf_page *page)
{
	struct pdf_page foot = *page;
	struct buf text = BUF_INIT;

	foot.layout = pango_layout_copy(page->layout);
	pango_layout_set_ellipsize(foot.layout, PANGO_ELLIPSIZE_END);
	pango_layout_set_alignment(foot.layout, PANGO_ALIGN_LEFT);
	pango_layout_set_height(foot.layout, -1);
	pdf_set(&foot, &foot_font, page->document->title, PDF_ROOM * 0.75);
	pdf_show(&foot, PDF_SIDE, PDF_HEIGHT - FOOT);
	buf_addf(&text, "%d / %d", page->number, page->pages);
	pdf_set(&foot, &foot_font, buf_text(&text), -1);
	pdf_show(&foot, PDF_SIDE + PDF_ROOM - pdf_set_width(&foot),
		PDF_HEIGHT - FOOT);
	buf_release(&text);
	g_object_unref(foot.layout);
	cairo_show_page(page->cairo);
}

bool pdf_need(struct pdf_page *page, double height)
{
	if (page->y + height <= PDF_HEIGHT - PDF_BOTTOM || page->y <= PDF_TOP)
		return false;
	end_page(page);
	page->number++;
	page->y = PDF_TOP;
	return true;
}

void pdf_open(struct pdf_page *page, const struct document *document,
	cairo_surface_t *surface, int pages)
{
	cairo_font_options_t *options = cairo_font_options_create();

	*page = (struct pdf_page){
		.document = document,
		.surface = surface,
		.cairo = cairo_create(surface),
		.y = PDF_TOP,
		.number = 1,
		.pages = pages,
	};
	page->layout = pango_cairo_create_layout(page->cairo);
	/* Paper has no pixels that letters would have to keep to. */
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(
		pango_layout_get_context(page->layout), options);
	pango_layout_set_wrap(page->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_ellipsize(page->layout, PANGO_ELLIPSIZE_NONE);
	cairo_font_options_destroy(options);
}

void pdf_close(struct pdf_page *page)
{
	end_page(page);
	g_object_unref(page->layout);
	cairo_destroy(page->cairo);
}

static void show_line(struct pdf_page *page, PangoLayoutIter *iter,
	const struct pdf_font *font, double x)
{
	PangoRectangle box;
	double height, base;

	pango_layout_iter_get_line_extents(iter, NULL, &box);
	height = (double)box.height / PANGO_SCALE;
	base = (double)(pango_layout_iter_get_baseline(iter) - box.y) /
		PANGO_SCALE;
	pdf_need(page, height);
	pdf_ink(page, font->ink, 1);
	cairo_move_to(page->cairo, x + (double)box.x / PANGO_SCALE,
		page->y + base);
	pango_cairo_show_layout_line(page->cairo,
		pango_layout_iter_get_line_readonly(iter));
	page->y += height;
}

void pdf_paragraph(struct pdf_page *page, const struct pdf_font *font,
	const char *text, double indent)
{
	PangoLayoutIter *iter;

	pdf_set(page, font, text, PDF_ROOM - indent);
	iter = pango_layout_get_iter(page->layout);
	do
		show_line(page, iter, font, PDF_SIDE + indent);
	while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

void pdf_link_begin(const struct pdf_page *page, char kind, const char *id)
{
	struct buf target = BUF_INIT;

	buf_addf(&target, "dest='%c-%s'", kind, id);
	cairo_tag_begin(page->cairo, CAIRO_TAG_LINK, buf_text(&target));
	buf_release(&target);
}

void pdf_link_end(const struct pdf_page *page)
{
	cairo_tag_end(page->cairo, CAIRO_TAG_LINK);
}

int pdf_mark(const struct pdf_page *page, int parent, char kind,
	const char *id, const char *title)
{
	struct buf text = BUF_INIT;
	int bookmark;

	buf_addf(&text, "name='%c-%s' x=%d y=%d", kind, id, (int)PDF_SIDE,
		(int)page->y);
	cairo_tag_begin(page->cairo, CAIRO_TAG_DEST, buf_text(&text));
	cairo_tag_end(page->cairo, CAIRO_TAG_DEST);
	buf_clear(&text);
	buf_addf(&text, "dest='%c-%s'", kind, id);
	bookmark = cairo_pdf_surface_add_outline(page->surface, parent, title,
		buf_text(&text), 0);
	buf_release(&text);
	return bookmark;
}

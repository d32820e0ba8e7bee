/* SPDX-License-Identifier: MIT */
/*
 * A document is drawn twice: on which page a section begins, and how many
 * there are, is known when nobody looked at the first.
 */
#include "pdf.h"

#include "base/vec.h"
#include "pdf_page.h"
#include "pdf_picture.h"
#include "pdf_table.h"
#include "report/picture.h"

#define PICTURE_ROWS_MOST 40
#define NAMES "Names behind the numbers"
#define NAMES_ID "names-behind"

static const struct pdf_font title_font = { 20, true, PDF_INK };
static const struct pdf_font subtitle_font = { 11, false, PDF_QUIET };
static const struct pdf_font section_font = { 14, true, PDF_INK };
static const struct pdf_font table_font = { 10.5, true, PDF_INK };
static const struct pdf_font text_font = { 10, false, PDF_INK };
static const struct pdf_font link_font = { 10, false, PDF_LINK };
static const struct pdf_font note_font = { 8.5, false, PDF_QUIET };

struct paper {
	struct pdf_page page;
	const struct document *document;
	VEC(int) starts; /* pages of sections, the names last */
	bool has_details;
};

static bool has_details(const struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (section->tables.items[j]->is_detail)
				return true;
		}
	}
	return false;
}

static void draw_contents_line(struct paper *paper, const char *id,
	const char *title, int start)
{
	struct pdf_page *page = &paper->page;
	struct buf number = BUF_INIT;
	double height;

	pdf_set(page, &link_font, title, PDF_ROOM - 40);
	height = pdf_set_height(page);
	pdf_need(page, height);
	pdf_link_begin(page, 's', id);
	pdf_show(page, PDF_SIDE, page->y);
	pdf_link_end(page);
	buf_addf(&number, "%d", start);
	pdf_set(page, &text_font, buf_text(&number), -1);
	pdf_show(page, PDF_SIDE + PDF_ROOM - pdf_set_width(page), page->y);
	buf_release(&number);
	page->y += height + 2;
}

static void draw_contents(struct paper *paper, const int *starts)
{
	const struct document *document = paper->document;
	size_t count = document->sections.count;

	pdf_paragraph(&paper->page, &title_font, document->title, 0);
	paper->page.y += 4;
	pdf_paragraph(&paper->page, &subtitle_font, document->subtitle, 0);
	paper->page.y += 14;
	for (size_t i = 0; i < count; i++)
		draw_contents_line(paper, document->sections.items[i]->id,
			document->sections.items[i]->title,
			starts ? starts[i] : 0);
	if (paper->has_details)
		draw_contents_line(paper, NAMES_ID, NAMES,
			starts ? starts[count] : 0);
}

static bool has_picture(const struct document_table *table)
{
	return picture_has(table) && (table->picture == PICTURE_FLOW ||
		document_rows(table) <= PICTURE_ROWS_MOST);
}

static void draw_table(struct paper *paper, int parent,
	const struct document_table *table)
{
	struct pdf_page *page = &paper->page;

	page->y += 12;
	pdf_need(page, 90 + (!table->is_detail && has_picture(table) ?
		pdf_picture_height(table) : 0));
	pdf_mark(page, parent, 't', table->id, table->title);
	pdf_paragraph(page, &table_font, table->title, 0);
	if (table->note)
		pdf_paragraph(page, &note_font, table->note, 0);
	page->y += 3;
	if (!document_rows(table)) {
		pdf_paragraph(page, &note_font, "None.", 0);
		return;
	}
	if (!table->is_detail && has_picture(table))
		pdf_picture(page, table);
	pdf_table(page, table);
}

/* The numbers stand at the end, the picture does not. */
static void draw_detail_picture(struct paper *paper,
	const struct document_table *table)
{
	struct pdf_page *page = &paper->page;

	page->y += 12;
	pdf_need(page, 60 + pdf_picture_height(table));
	pdf_paragraph(page, &table_font, table->title, 0);
	if (table->note)
		pdf_paragraph(page, &note_font, table->note, 0);
	page->y += 3;
	pdf_picture(page, table);
}

static int begin_section(struct paper *paper, const char *id,
	const char *title)
{
	struct pdf_page *page = &paper->page;
	int bookmark;

	page->y += 24;
	pdf_need(page, 110);
	vec_push(&paper->starts, page->number);
	bookmark = pdf_mark(page, CAIRO_PDF_OUTLINE_ROOT, 's', id, title);
	pdf_paragraph(page, &section_font, title, 0);
	page->y += 2;
	pdf_rule(page, PDF_RULE, PDF_ROOM);
	page->y += 6;
	return bookmark;
}

static void draw_section(struct paper *paper,
	const struct document_section *section)
{
	int bookmark = begin_section(paper, section->id, section->title);

	for (size_t i = 0; i < section->sentences.count; i++) {
		pdf_paragraph(&paper->page, &text_font,
			section->sentences.items[i], 0);
		paper->page.y += 3;
	}
	for (size_t i = 0; i < section->tables.count; i++) {
		const struct document_table *table = section->tables.items[i];

		if (!table->is_detail)
			draw_table(paper, bookmark, table);
		else if (has_picture(table))
			draw_detail_picture(paper, table);
	}
}

static void draw_details(struct paper *paper)
{
	const struct document *document = paper->document;
	int bookmark = begin_section(paper, NAMES_ID, NAMES);

	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (section->tables.items[j]->is_detail)
				draw_table(paper, bookmark,
					section->tables.items[j]);
		}
	}
}

static cairo_status_t take(void *out, const unsigned char *bytes, unsigned len)
{
	buf_add(out, (const char *)bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

/* With what is known of the pages, or to know it. */
static cairo_status_t draw(struct paper *paper, struct buf *out,
	const struct paper *known)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take,
		out, PDF_WIDTH, PDF_HEIGHT);
	cairo_status_t status;

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
		paper->document->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
		paper->document->subtitle);
	cairo_pdf_surface_set_metadata(surface,
		CAIRO_PDF_METADATA_CREATE_DATE, NULL);
	pdf_open(&paper->page, paper->document, surface,
		known ? known->page.number : 0);
	draw_contents(paper, known ? known->starts.items : NULL);
	for (size_t i = 0; i < paper->document->sections.count; i++)
		draw_section(paper, paper->document->sections.items[i]);
	if (paper->has_details)
		draw_details(paper);
	pdf_close(&paper->page);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return status;
}

bool pdf_write(struct buf *out, const struct document *document,
	struct error *err)
{
	struct paper first = {
		.document = document,
		.has_details = has_details(document),
	};
	struct paper second = first;
	struct buf unseen = BUF_INIT;
	cairo_status_t status = draw(&first, &unseen, NULL);

	if (status == CAIRO_STATUS_SUCCESS)
		status = draw(&second, out, &first);
	vec_release(&first.starts);
	vec_release(&second.starts);
	buf_release(&unseen);
	return status == CAIRO_STATUS_SUCCESS || error_set(err, ERROR_IO,
		"the PDF cannot be drawn: %s", cairo_status_to_string(status));
}

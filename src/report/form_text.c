/* SPDX-License-Identifier: MIT */
/* A document for a terminal, or a mail. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/forms.h"

#define GAP 2
#define CELLS_LEAST 40

struct page {
	struct buf *out;
	size_t cells;
	bool is_ascii;
};

/* Words until the line is full; a word that is longer has its own. */
static void write_wrapped(const struct page *page, const char *text,
	const char *before)
{
	size_t used = text_width(before), indent = used;

	buf_adds(page->out, before);
	while (*text) {
		size_t len = strcspn(text, " ");
		char *word = mem_strndup(text, len);
		size_t width = text_width(word);

		if (used > indent && used + 1 + width > page->cells) {
			buf_addc(page->out, '\n');
			buf_pad(page->out, ' ', indent);
			used = indent;
		} else if (used > indent) {
			buf_addc(page->out, ' ');
			used++;
		}
		buf_adds(page->out, word);
		used += width;
		mem_free(word);
		text += len + strspn(text + len, " ");
	}
	buf_addc(page->out, '\n');
}

static void write_rule(const struct page *page, const char *title, char rule)
{
	size_t width = text_width(title);

	buf_addf(page->out, "%s\n", title);
	buf_pad(page->out, rule, width < page->cells ? width : page->cells);
	buf_addc(page->out, '\n');
}

/* One cell a value: eighths of a block, or the tens. */
static void write_strip(const struct page *page,
	const struct document_cell *cell)
{
	static const char *const blocks[] = {
		"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"
	};

	for (size_t i = 0; i < cell->strip_count; i++) {
		double value = cell->strip[i];
		size_t step;

		if (isnan(value)) {
			buf_addc(page->out, page->is_ascii ? '.' : ' ');
			continue;
		}
		step = (size_t)(fmin(fmax(value, 0), 1) *
			(page->is_ascii ? 9.999 : 7.999));
		if (page->is_ascii)
			buf_addf(page->out, "%zu", step);
		else
			buf_adds(page->out, blocks[step]);
	}
}

static void write_cell(const struct page *page, struct buf *text,
	const struct document_table *table, size_t row, size_t column)
{
	const struct page to = { text, page->cells, page->is_ascii };
	const struct document_cell *cell = document_at(table, row, column);

	if (cell->state == CELL_VALUE &&
	    table->columns.items[column].kind == KIND_STRIP)
		write_strip(&to, cell);
	else
		document_write_cell(text, table, row, column);
}

static bool is_right(enum document_kind kind)
{
	return kind == KIND_COUNT || kind == KIND_NUMBER || kind == KIND_SHARE;
}

static void measure(const struct page *page,
	const struct document_table *table, size_t *widths)
{
	struct buf text = BUF_INIT;

	for (size_t j = 0; j < table->columns.count; j++) {
		widths[j] = text_width(table->columns.items[j].name);
		for (size_t i = 0; i < document_rows(table); i++) {
			buf_clear(&text);
			write_cell(page, &text, table, i, j);
			if (text_width(buf_text(&text)) > widths[j])
				widths[j] = text_width(buf_text(&text));
		}
	}
	buf_release(&text);
}

/* The widest column of words gives way until the row has room. */
static void fit(const struct page *page, const struct document_table *table,
	size_t *widths)
{
	for (;;) {
		size_t sum = GAP * table->columns.count, widest = 0;

		for (size_t j = 0; j < table->columns.count; j++) {
			sum += widths[j];
			if (table->columns.items[j].kind == KIND_TEXT &&
			    (table->columns.items[widest].kind != KIND_TEXT ||
			    widths[j] > widths[widest]))
				widest = j;
		}
		if (sum <= page->cells || widths[widest] <= GAP * 4 ||
		    table->columns.items[widest].kind != KIND_TEXT)
			return;
		widths[widest]--;
	}
}

static void write_fitted(const struct page *page, const char *text,
	size_t cells, bool is_right_aligned)
{
	size_t width = text_width(text);

	if (is_right_aligned && width < cells)
		buf_pad(page->out, ' ', cells - width);
	text_fit(page->out, text, is_right_aligned && width < cells ? width :
		cells, page->is_ascii ? "." : "…");
}

static void end_line(const struct page *page, size_t start)
{
	size_t len = page->out->len;

	while (len > start && page->out->data[len - 1] == ' ')
		len--;
	buf_truncate(page->out, len);
	buf_addc(page->out, '\n');
}

static void write_head(const struct page *page,
	const struct document_table *table, const size_t *widths)
{
	size_t start = page->out->len;

	for (size_t j = 0; j < table->columns.count; j++) {
		buf_pad(page->out, ' ', GAP);
		write_fitted(page, table->columns.items[j].name, widths[j],
			is_right(table->columns.items[j].kind));
	}
	end_line(page, start);
}

static void write_row(const struct page *page,
	const struct document_table *table, size_t row, const size_t *widths)
{
	size_t start = page->out->len;
	struct buf text = BUF_INIT;

	for (size_t j = 0; j < table->columns.count; j++) {
		buf_clear(&text);
		write_cell(page, &text, table, row, j);
		buf_pad(page->out, ' ', GAP);
		write_fitted(page, buf_text(&text), widths[j],
			is_right(table->columns.items[j].kind));
	}
	buf_release(&text);
	end_line(page, start);
}

static void write_table(const struct page *page,
	const struct document_table *table)
{
	size_t *widths = mem_new(table->columns.count, sizeof(*widths));

	buf_addc(page->out, '\n');
	write_wrapped(page, table->title, "");
	if (!document_rows(table)) {
		buf_adds(page->out, "  none\n");
		mem_free(widths);
		return;
	}
	measure(page, table, widths);
	fit(page, table, widths);
	write_head(page, table, widths);
	for (size_t i = 0; i < document_rows(table); i++)
		write_row(page, table, i, widths);
	if (table->note)
		write_wrapped(page, table->note, "  ");
	mem_free(widths);
}

static void write_section(const struct page *page,
	const struct document_section *section)
{
	buf_addc(page->out, '\n');
	write_rule(page, section->title, '-');
	for (size_t i = 0; i < section->sentences.count; i++)
		write_wrapped(page, section->sentences.items[i], "- ");
	for (size_t i = 0; i < section->tables.count; i++) {
		if (!section->tables.items[i]->is_detail)
			write_table(page, section->tables.items[i]);
	}
}

void form_text(struct buf *out, const struct document *document,
	size_t cells, bool is_ascii)
{
	const struct page page = {
		.out = out,
		.cells = cells < CELLS_LEAST ? CELLS_LEAST : cells,
		.is_ascii = is_ascii,
	};

	write_rule(&page, document->title, '=');
	write_wrapped(&page, document->subtitle, "");
	for (size_t i = 0; i < document->sections.count; i++)
		write_section(&page, document->sections.items[i]);
}

/* SPDX-License-Identifier: MIT */
/*
 * A record a line, its fields parted by tabs; form_read.c reads it back. A
 * number stands as the bits that it is, so that nothing is lost on the way.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "bytes.h"
#include "report/forms.h"

static void write_field(struct buf *out, const char *text)
{
	buf_addc(out, '\t');
	for (; *text; text++) {
		if (*text == '\t')
			buf_adds(out, "\\t");
		else if (*text == '\n')
			buf_adds(out, "\\n");
		else if (*text == '\r')
			buf_adds(out, "\\r");
		else if (*text == '\\')
			buf_adds(out, "\\\\");
		else
			buf_addc(out, *text);
	}
}

static void write_record(struct buf *out, const char *record,
	const char *first, const char *second)
{
	buf_adds(out, record);
	write_field(out, first);
	if (second)
		write_field(out, second);
	buf_addc(out, '\n');
}

static void write_number(struct buf *out, double number)
{
	uint64_t bits;

	_Static_assert(sizeof(bits) == sizeof(number), "bits of a double");
	memcpy(&bits, &number, sizeof(bits));
	buf_addf(out, "%016" PRIx64, bits);
}

static void write_strip(struct buf *out, const struct document_cell *cell)
{
	for (size_t i = 0; i < cell->strip_count; i++) {
		buf_adds(out, i ? " " : "");
		if (isnan(cell->strip[i]))
			buf_addc(out, BYTES_NONE);
		else
			write_number(out, cell->strip[i]);
	}
}

static void write_value(struct buf *out, const struct document_cell *cell,
	enum document_kind kind)
{
	switch (kind) {
	case KIND_TEXT:
		break;
	case KIND_COUNT:
	case KIND_NUMBER:
	case KIND_SHARE:
		write_number(out, cell->number);
		break;
	case KIND_DATE:
		buf_addf(out, "%" PRId64, cell->when);
		break;
	case KIND_STRIP:
		write_strip(out, cell);
		break;
	}
}

static void write_cell(struct buf *out, struct buf *text,
	const struct document_cell *cell, enum document_kind kind)
{
	buf_clear(text);
	if (cell->opens)
		buf_addf(text, "%c%s%c", BYTES_OPENS, cell->opens,
			BYTES_OPENS_END);
	if (cell->state == CELL_NONE) {
		buf_addc(text, BYTES_NONE);
	} else if (cell->state == CELL_WITHHELD) {
		buf_addc(text, BYTES_WITHHELD);
	} else {
		buf_addc(text, BYTES_VALUE);
		write_value(text, cell, kind);
		if (kind == KIND_TEXT)
			buf_adds(text, cell->text);
	}
	write_field(out, buf_text(text));
}

static void write_rows(struct buf *out, const struct document_table *table)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < document_rows(table); i++) {
		buf_adds(out, "row");
		for (size_t j = 0; j < table->columns.count; j++)
			write_cell(out, &text, document_at(table, i, j),
				table->columns.items[j].kind);
		buf_addc(out, '\n');
	}
	buf_release(&text);
}

static void write_table(struct buf *out, const struct document_table *table)
{
	buf_addf(out, "%s", table->is_detail ? "detail" : "table");
	write_field(out, table->id);
	write_field(out, table->title);
	buf_addf(out, "\t%zu\t%s\n", table->small,
		bytes_pictures[table->picture]);
	if (table->note)
		write_record(out, "note", table->note, NULL);
	if (table->sheet)
		write_record(out, "sheet", table->sheet, NULL);
	for (size_t i = 0; i < table->columns.count; i++) {
		const struct document_column *column =
			&table->columns.items[i];

		write_record(out, "column", document_kinds[column->kind],
			column->name);
	}
	write_rows(out, table);
}

void form_bytes(struct buf *out, const struct document *document)
{
	write_record(out, BYTES_HEAD, document->title, document->subtitle);
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		write_record(out, "section", section->id, section->title);
		for (size_t j = 0; j < section->sentences.count; j++)
			write_record(out, "say", section->sentences.items[j],
				NULL);
		for (size_t j = 0; j < section->tables.count; j++)
			write_table(out, section->tables.items[j]);
	}
	buf_adds(out, BYTES_END "\n");
}

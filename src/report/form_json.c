/* SPDX-License-Identifier: MIT */
/* A document for programs. */
#include <math.h>

#include "base/json.h"
#include "report/forms.h"

static void write_columns(struct json *json,
	const struct document_table *table)
{
	json_open_array(json, "columns");
	for (size_t i = 0; i < table->columns.count; i++) {
		json_open_object(json, NULL);
		json_string(json, "name", table->columns.items[i].name);
		json_string(json, "kind",
			document_kinds[table->columns.items[i].kind]);
		json_close_object(json);
	}
	json_close_array(json);
}

static void write_date(struct json *json, civil when)
{
	struct buf text = BUF_INIT;

	date_write_iso(&text, when);
	json_string(json, NULL, buf_text(&text));
	buf_release(&text);
}

static void write_strip(struct json *json, const struct document_cell *cell)
{
	json_open_array(json, NULL);
	for (size_t i = 0; i < cell->strip_count; i++)
		json_number(json, NULL, cell->strip[i]);
	json_close_array(json);
}

static void write_value(struct json *json, const struct document_cell *cell,
	enum document_kind kind)
{
	switch (kind) {
	case KIND_TEXT:
		json_string(json, NULL, cell->text);
		break;
	case KIND_COUNT:
		json_int(json, NULL, llround(cell->number));
		break;
	case KIND_NUMBER:
	case KIND_SHARE:
		json_number(json, NULL, cell->number);
		break;
	case KIND_DATE:
		write_date(json, cell->when);
		break;
	case KIND_STRIP:
		write_strip(json, cell);
		break;
	}
}

static void write_cell(struct json *json, const struct document_cell *cell,
	enum document_kind kind)
{
	if (cell->state == CELL_NONE) {
		json_null(json, NULL);
	} else if (cell->state == CELL_WITHHELD) {
		json_open_object(json, NULL);
		json_bool(json, "withheld", true);
		json_close_object(json);
	} else {
		write_value(json, cell, kind);
	}
}

static void write_table(struct json *json, const struct document_table *table)
{
	json_open_object(json, NULL);
	json_string(json, "id", table->id);
	json_string(json, "title", table->title);
	json_string(json, "note", table->note);
	write_columns(json, table);
	json_open_array(json, "rows");
	for (size_t i = 0; i < document_rows(table); i++) {
		json_open_array(json, NULL);
		for (size_t j = 0; j < table->columns.count; j++)
			write_cell(json, document_at(table, i, j),
				table->columns.items[j].kind);
		json_close_array(json);
	}
	json_close_array(json);
	json_close_object(json);
}

static void write_section(struct json *json,
	const struct document_section *section)
{
	json_open_object(json, NULL);
	json_string(json, "id", section->id);
	json_string(json, "title", section->title);
	json_open_array(json, "sentences");
	for (size_t i = 0; i < section->sentences.count; i++)
		json_string(json, NULL, section->sentences.items[i]);
	json_close_array(json);
	json_open_array(json, "tables");
	for (size_t i = 0; i < section->tables.count; i++)
		write_table(json, section->tables.items[i]);
	json_close_array(json);
	json_close_object(json);
}

void form_json(struct buf *out, const struct document *document)
{
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_string(&json, "title", document->title);
	json_string(&json, "subtitle", document->subtitle);
	json_open_array(&json, "sections");
	for (size_t i = 0; i < document->sections.count; i++)
		write_section(&json, document->sections.items[i]);
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
}

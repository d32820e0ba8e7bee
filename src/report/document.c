/* SPDX-License-Identifier: MIT */
/* Building a document, row by row, and what its cells say. */
#include "report/document.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/number.h"

const char *const document_kinds[DOCUMENT_KINDS] = {
	[KIND_TEXT] = "text",
	[KIND_COUNT] = "count",
	[KIND_NUMBER] = "number",
	[KIND_SHARE] = "share",
	[KIND_DATE] = "date",
	[KIND_STRIP] = "strip",
};

void document_init(struct document *document, const char *title,
	const char *subtitle)
{
	*document = (struct document){ .arena = ARENA_INIT };
	document->title = arena_strdup(&document->arena, title);
	document->subtitle = arena_strdup(&document->arena, subtitle);
}

void document_release(struct document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		struct document_section *section = document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			vec_release(&section->tables.items[j]->columns);
			vec_release(&section->tables.items[j]->cells);
		}
		vec_release(&section->sentences);
		vec_release(&section->tables);
	}
	vec_release(&document->sections);
	arena_release(&document->arena);
}

struct document_section *document_section(struct document *document,
	const char *id, const char *title)
{
	struct document_section *section = arena_new(&document->arena, 1,
		sizeof(*section));

	section->id = arena_strdup(&document->arena, id);
	section->title = arena_strdup(&document->arena, title);
	vec_push(&document->sections, section);
	return section;
}

void document_say(struct document *document,
	struct document_section *section, const char *format, ...)
{
	struct buf text = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	vec_push(&section->sentences, arena_strdup(&document->arena,
		buf_text(&text)));
	buf_release(&text);
}

struct document_table *document_table(struct document *document,
	struct document_section *section, const char *id, const char *title)
{
	struct document_table *table = arena_new(&document->arena, 1,
		sizeof(*table));

	table->id = arena_strdup(&document->arena, id);
	table->title = arena_strdup(&document->arena, title);
	vec_push(&section->tables, table);
	return table;
}

void document_note(struct document *document, struct document_table *table,
	const char *note)
{
	table->note = arena_strdup(&document->arena, note);
}

void document_column(struct document *document, struct document_table *table,
	const char *name, enum document_kind kind)
{
	const struct document_column column = {
		.name = arena_strdup(&document->arena, name),
		.kind = kind,
	};

	assert(!table->cells.count);
	vec_push(&table->columns, column);
}

static struct document_cell *add(struct document_table *table,
	const struct document_cell *cell)
{
	vec_push(&table->cells, *cell);
	return &table->cells.items[table->cells.count - 1];
}

static enum document_kind next_kind(const struct document_table *table)
{
	return table->columns.items[table->cells.count %
		table->columns.count].kind;
}

struct document_cell *document_text(struct document *document,
	struct document_table *table, const char *text)
{
	const struct document_cell cell = {
		.state = text ? CELL_VALUE : CELL_NONE,
		.text = arena_strdup(&document->arena, text),
	};

	assert(next_kind(table) == KIND_TEXT);
	return add(table, &cell);
}

struct document_cell *document_number(struct document_table *table,
	double number)
{
	const struct document_cell cell = {
		.state = isnan(number) ? CELL_NONE : CELL_VALUE,
		.number = number,
	};

	assert(next_kind(table) == KIND_COUNT ||
		next_kind(table) == KIND_NUMBER ||
		next_kind(table) == KIND_SHARE);
	return add(table, &cell);
}

struct document_cell *document_date(struct document_table *table, civil when)
{
	const struct document_cell cell = {
		.state = when == CIVIL_NEVER ? CELL_NONE : CELL_VALUE,
		.when = when,
	};

	assert(next_kind(table) == KIND_DATE);
	return add(table, &cell);
}

struct document_cell *document_strip(struct document *document,
	struct document_table *table, const double *values, size_t count)
{
	double *copy = arena_new(&document->arena, count + 1, sizeof(*copy));
	const struct document_cell cell = {
		.strip = copy,
		.strip_count = count,
	};

	assert(next_kind(table) == KIND_STRIP);
	memcpy(copy, values, count * sizeof(*copy));
	return add(table, &cell);
}

struct document_cell *document_withheld(struct document_table *table)
{
	const struct document_cell cell = { .state = CELL_WITHHELD };

	return add(table, &cell);
}

size_t document_rows(const struct document_table *table)
{
	assert(table->cells.count % table->columns.count == 0);
	return table->cells.count / table->columns.count;
}

const struct document_cell *document_at(const struct document_table *table,
	size_t row, size_t column)
{
	return &table->cells.items[row * table->columns.count + column];
}

const struct document_table *document_find(const struct document *document,
	const char *id)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const struct document_section *section =
			document->sections.items[i];

		for (size_t j = 0; j < section->tables.count; j++) {
			if (!strcmp(section->tables.items[j]->id, id))
				return section->tables.items[j];
		}
	}
	return NULL;
}

static void write_strip(struct buf *out, const struct document_cell *cell)
{
	for (size_t i = 0; i < cell->strip_count; i++) {
		buf_adds(out, i ? " " : "");
		if (isnan(cell->strip[i]))
			buf_addc(out, '-');
		else
			buf_addf(out, "%.0f", 100 * cell->strip[i]);
	}
}

static void write_value(struct buf *out, const struct document_cell *cell,
	enum document_kind kind)
{
	switch (kind) {
	case KIND_TEXT:
		buf_adds(out, cell->text);
		break;
	case KIND_COUNT:
		buf_addf(out, "%.0f", cell->number);
		break;
	case KIND_NUMBER:
		buf_addf(out, "%.1f", cell->number);
		break;
	case KIND_SHARE:
		buf_addf(out, "%.0f%%", 100 * cell->number);
		break;
	case KIND_DATE:
		date_write_iso(out, cell->when);
		break;
	case KIND_STRIP:
		write_strip(out, cell);
		break;
	}
}

void document_write_cell(struct buf *out, const struct document_table *table,
	size_t row, size_t column)
{
	const struct document_cell *cell = document_at(table, row, column);

	if (cell->state == CELL_NONE)
		buf_addc(out, '-');
	else if (cell->state == CELL_WITHHELD && cell->text)
		buf_adds(out, cell->text);
	else if (cell->state == CELL_WITHHELD)
		buf_addf(out, "<%zu", table->small);
	else
		write_value(out, cell, table->columns.items[column].kind);
}

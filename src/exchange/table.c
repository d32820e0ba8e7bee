/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "cell.h"

static bool where(const struct table *table, struct error *err)
{
	return error_where(err, "%s", table->name);
}

#define RANK_MISSPELT ARRAY_LEN(((struct table_field *)NULL)->names)

/* The place of a header among the names of a field; SET_NONE. */
static size_t rank(const struct table_field *field, const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(field->names); i++) {
		if (field->names[i] && !strcmp(field->names[i], key))
			return i;
	}
	return text_equal(field->misspelt, key) ? RANK_MISSPELT : SET_NONE;
}

/* The columns of a field: that with the best name, of two the first. */
static void find_field(struct table *table, size_t field,
	const struct buf *keys, size_t count)
{
	size_t best = SET_NONE;

	table->at[field] = SET_NONE;
	for (size_t i = 0; i < count; i++) {
		size_t found = rank(&table->fields[field], buf_text(&keys[i]));

		if (found < best) {
			best = found;
			table->at[field] = i;
		}
	}
	table->has_misspelt = table->has_misspelt || best == RANK_MISSPELT;
}

static void read_header(struct table *table, const struct csv_record *header)
{
	struct buf *keys = mem_new(header->count, sizeof(*keys));
	size_t taken = 0;
	size_t named = 0;

	for (size_t i = 0; i < header->count; i++) {
		text_fold_key(&keys[i], header->fields[i]);
		if (keys[i].len == 0)
			continue;
		table->width = i + 1;
		named++;
	}
	for (size_t i = 0; i < table->field_count; i++) {
		find_field(table, i, keys, header->count);
		taken += table->at[i] != SET_NONE;
	}
	table->has_nameless = named < table->width;
	table->unread = named - taken;
	for (size_t i = 0; i < header->count; i++)
		buf_release(&keys[i]);
	mem_free(keys);
}

bool table_open(struct table *table, const struct set *set, const char *name,
	const struct table_field *fields, size_t field_count, bool *found,
	struct error *err)
{
	struct csv_record header;
	struct source source;
	size_t file;

	assert(field_count <= TABLE_FIELDS_MAX);
	*table = (struct table){ .set = set, .fields = fields,
		.field_count = field_count };
	*found = false;
	if (!set_find(set, name, &file, err))
		return false;
	if (file == SET_NONE)
		return true;
	if (!set->open(set->context, file, &source, err))
		return false;
	table->name = set_base_name(set->files[file]);
	table->csv = csv_new(source);
	for (size_t i = 0; i < field_count; i++)
		table->at[i] = SET_NONE;
	if (!csv_next(table->csv, &header, found, err))
		return where(table, err);
	if (*found)
		read_header(table, &header);
	return true;
}

bool table_refuse(const struct table *table, const char *what,
	struct error *err)
{
	error_set(err, ERROR_INVALID, "line %zu: %s", table->line, what);
	return where(table, err);
}

static bool check_width(const struct table *table,
	const struct csv_record *record, struct error *err)
{
	if (record->count < table->width)
		return table_refuse(table, "the row ends before the header "
			"does; is a separator missing?", err);
	for (size_t i = table->width; i < record->count; i++) {
		if (!text_is_blank(record->fields[i]))
			return table_refuse(table, "the row is longer than "
				"the header; does a text with a comma lack "
				"its quotes?", err);
	}
	return true;
}

bool table_next(struct table *table, bool *more, struct error *err)
{
	struct csv_record record;

	do {
		if (!csv_next(table->csv, &record, more, err))
			return where(table, err);
	} while (*more && cell_all_blank(&record));
	if (!*more)
		return true;
	table->line = record.line;
	if (!check_width(table, &record, err))
		return false;
	for (size_t i = 0; i < table->field_count; i++) {
		if (table->at[i] == SET_NONE)
			continue;
		cell_text(&table->cells[i], record.fields[table->at[i]]);
		if (cell_is_missing(buf_text(&table->cells[i])))
			buf_clear(&table->cells[i]);
	}
	return true;
}

bool table_has(const struct table *table, size_t field)
{
	return table->name && table->at[field] != SET_NONE;
}

const char *table_cell(const struct table *table, size_t field)
{
	return buf_text(&table->cells[field]);
}

bool table_close(struct table *table, bool done, struct error *err)
{
	struct error lost = ERROR_INIT;

	for (size_t i = 0; i < TABLE_FIELDS_MAX; i++)
		buf_release(&table->cells[i]);
	if (!table->name)
		return done;
	csv_free(table->csv);
	if (table->set->close(table->set->context, &lost))
		return done;
	return error_set(err, lost.code, "%s", lost.text);
}

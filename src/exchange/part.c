/* SPDX-License-Identifier: MIT */
#include "part.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "cell.h"

static bool where(const struct part *part, struct error *err)
{
	return error_where(err, "%s", part->name);
}

#define RANK_MISSPELT ARRAY_LEN(((struct part_field *)NULL)->names)

/* The place of a header among the names of a field; SET_NONE. */
static size_t rank(const struct part_field *field, const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(field->names); i++) {
		if (field->names[i] && !strcmp(field->names[i], key))
			return i;
	}
	return text_equal(field->misspelt, key) ? RANK_MISSPELT : SET_NONE;
}

/* The columns of a field: that with the best name, of two the first. */
static void find_field(struct part *part, size_t field,
	const struct buf *keys, size_t count)
{
	size_t best = SET_NONE;

	part->at[field] = SET_NONE;
	for (size_t i = 0; i < count; i++) {
		size_t found = rank(&part->fields[field], buf_text(&keys[i]));

		if (found < best) {
			best = found;
			part->at[field] = i;
		}
	}
	part->has_misspelt = part->has_misspelt || best == RANK_MISSPELT;
}

static void read_header(struct part *part, const struct csv_record *header)
{
	struct buf *keys = mem_new(header->count, sizeof(*keys));
	size_t taken = 0;
	size_t named = 0;

	for (size_t i = 0; i < header->count; i++) {
		text_fold_key(&keys[i], header->fields[i]);
		if (keys[i].len == 0)
			continue;
		part->width = i + 1;
		named++;
	}
	for (size_t i = 0; i < part->field_count; i++) {
		find_field(part, i, keys, header->count);
		taken += part->at[i] != SET_NONE;
	}
	part->has_nameless = named < part->width;
	part->unread = named - taken;
	for (size_t i = 0; i < header->count; i++)
		buf_release(&keys[i]);
	mem_free(keys);
}

bool part_open(struct part *part, const struct set *set, const char *name,
	const struct part_field *fields, size_t field_count, bool *found,
	struct error *err)
{
	struct csv_record header;
	struct source source;
	size_t file;

	assert(field_count <= PART_FIELDS_MAX);
	*part = (struct part){ .set = set, .fields = fields,
		.field_count = field_count };
	*found = false;
	if (!set_find(set, name, &file, err))
		return false;
	if (file == SET_NONE)
		return true;
	if (!set->open(set->context, file, &source, err))
		return false;
	part->name = set_base_name(set->files[file]);
	part->csv = csv_new(source);
	for (size_t i = 0; i < field_count; i++)
		part->at[i] = SET_NONE;
	if (!csv_next(part->csv, &header, found, err))
		return where(part, err);
	if (*found)
		read_header(part, &header);
	return true;
}

bool part_refuse(const struct part *part, const char *what,
	struct error *err)
{
	error_set(err, ERROR_INVALID, "line %zu: %s", part->line, what);
	return where(part, err);
}

static bool check_width(const struct part *part,
	const struct csv_record *record, struct error *err)
{
	if (record->count < part->width)
		return part_refuse(part, "the row ends before the header "
			"does; is a separator missing?", err);
	for (size_t i = part->width; i < record->count; i++) {
		if (!text_is_blank(record->fields[i]))
			return part_refuse(part, "the row is longer than "
				"the header; does a text with a comma lack "
				"its quotes?", err);
	}
	return true;
}

bool part_next(struct part *part, bool *more, struct error *err)
{
	struct csv_record record;

	do {
		if (!csv_next(part->csv, &record, more, err))
			return where(part, err);
	} while (*more && cell_all_blank(&record));
	if (!*more)
		return true;
	part->line = record.line;
	if (!check_width(part, &record, err))
		return false;
	for (size_t i = 0; i < part->field_count; i++) {
		if (part->at[i] == SET_NONE)
			continue;
		cell_text(&part->cells[i], record.fields[part->at[i]]);
		if (cell_is_missing(buf_text(&part->cells[i])))
			buf_clear(&part->cells[i]);
	}
	return true;
}

bool part_has(const struct part *part, size_t field)
{
	return part->name && part->at[field] != SET_NONE;
}

const char *part_cell(const struct part *part, size_t field)
{
	return buf_text(&part->cells[field]);
}

bool part_close(struct part *part, bool done, struct error *err)
{
	struct error lost = ERROR_INIT;

	for (size_t i = 0; i < PART_FIELDS_MAX; i++)
		buf_release(&part->cells[i]);
	if (!part->name)
		return done;
	csv_free(part->csv);
	if (part->set->close(part->set->context, &lost))
		return done;
	return error_set(err, lost.code, "%s", lost.text);
}

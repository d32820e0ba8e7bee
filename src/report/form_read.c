/* SPDX-License-Identifier: MIT */
/* Strict: what form_bytes does not write is refused, with its line. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "bytes.h"
#include "report/forms.h"

#define HEX_DIGITS 16

const char *const bytes_pictures[BYTES_PICTURES] = {
	[PICTURE_NONE] = "none",
	[PICTURE_FLOW] = "flow",
	[PICTURE_LINES] = "lines",
	[PICTURE_HEAT] = "heat",
	[PICTURE_BARS] = "bars",
};

struct reader {
	struct document *document;
	struct document_section *section;
	struct document_table *table;
	VEC(char *) fields;
	bool has_title;
	bool has_end;
};

struct record {
	const char *name;
	size_t fields; /* with the name; 0: as many as there are columns */
	bool (*read)(struct reader *reader);
};

static bool find(const char *const *names, size_t count, const char *name,
	size_t *found)
{
	for (*found = 0; *found < count; ++*found) {
		if (!strcmp(names[*found], name))
			return true;
	}
	return false;
}

static bool is_id(const char *text)
{
	return *text && !text[strspn(text,
		"abcdefghijklmnopqrstuvwxyz0123456789-")];
}

static bool unescape(char *field)
{
	static const char plain[] = "\t\n\r\\", escaped[] = "tnr\\";
	char *to = field;

	for (; *field; field++) {
		const char *known;

		if (*field == '\r')
			return false;
		if (*field != '\\') {
			*to++ = *field;
			continue;
		}
		field++;
		known = *field ? strchr(escaped, *field) : NULL;
		if (!known)
			return false;
		*to++ = plain[known - escaped];
	}
	*to = '\0';
	return true;
}

static bool read_number(const char *text, size_t len, double *number)
{
	uint64_t bits = 0;

	if (len != HEX_DIGITS)
		return false;
	for (size_t i = 0; i < len; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit = memchr(digits, text[i], HEX_DIGITS);

		if (!digit)
			return false;
		bits = bits << 4 | (uint64_t)(digit - digits);
	}
	memcpy(number, &bits, sizeof(*number));
	return isfinite(*number);
}

static bool read_strip(struct reader *reader, const char *text)
{
	VEC(double) values = VEC_INIT;
	bool is_well = true;

	while (*text && is_well) {
		size_t len = strcspn(text, " ");
		double value = NAN;

		if (len != 1 || *text != BYTES_NONE)
			is_well = read_number(text, len, &value);
		vec_push(&values, value);
		text += len;
		if (*text)
			is_well = is_well && text[1];
		if (*text)
			text++;
	}
	if (is_well)
		document_strip(reader->document, reader->table,
			values.count ? values.items : &(const double){ 0 },
			values.count);
	vec_release(&values);
	return is_well;
}

static bool read_value(struct reader *reader, enum document_kind kind,
	const char *text)
{
	double number = NAN;
	civil when = 0;

	switch (kind) {
	case KIND_TEXT:
		document_text(reader->document, reader->table, text);
		return true;
	case KIND_COUNT:
	case KIND_NUMBER:
	case KIND_SHARE:
		if (!read_number(text, strlen(text), &number))
			return false;
		document_number(reader->table, number);
		return true;
	case KIND_DATE:
		if (!number_parse_int(text, &when) || when == CIVIL_NEVER)
			return false;
		document_date(reader->table, when);
		return true;
	case KIND_STRIP:
		return read_strip(reader, text);
	}
	return false;
}

static bool read_cell(struct reader *reader, enum document_kind kind,
	char *text)
{
	const char *opens = NULL;

	if (*text == BYTES_OPENS) {
		char *end = strchr(text, BYTES_OPENS_END);

		if (!end)
			return false;
		*end = '\0';
		opens = text + 1;
		text = end + 1;
		if (!is_id(opens))
			return false;
	}
	if (*text == BYTES_VALUE) {
		if (!read_value(reader, kind, text + 1))
			return false;
	} else if (!strcmp(text, (const char[]){ BYTES_NONE, '\0' })) {
		document_withheld(reader->table)->state = CELL_NONE;
	} else if (!strcmp(text, (const char[]){ BYTES_WITHHELD, '\0' })) {
		document_withheld(reader->table);
	} else {
		return false;
	}
	reader->table->cells.items[reader->table->cells.count - 1].opens =
		arena_strdup(&reader->document->arena, opens);
	return true;
}

static bool read_title(struct reader *reader)
{
	if (reader->has_title)
		return false;
	document_init(reader->document, reader->fields.items[1],
		reader->fields.items[2]);
	reader->has_title = true;
	return true;
}

/* Columns come before rows, and every table has some. */
static bool is_table_whole(const struct reader *reader)
{
	return !reader->table || reader->table->columns.count;
}

static bool read_section(struct reader *reader)
{
	if (!is_id(reader->fields.items[1]) || !is_table_whole(reader))
		return false;
	reader->section = document_section(reader->document,
		reader->fields.items[1], reader->fields.items[2]);
	reader->table = NULL;
	return true;
}

static bool read_say(struct reader *reader)
{
	if (!reader->section || reader->table)
		return false;
	document_say(reader->document, reader->section, "%s",
		reader->fields.items[1]);
	return true;
}

static bool read_table(struct reader *reader)
{
	int64_t small;
	size_t picture;

	if (!reader->section || !is_table_whole(reader) ||
	    !is_id(reader->fields.items[1]) ||
	    !number_parse_int(reader->fields.items[3], &small) || small < 0 ||
	    !find(bytes_pictures, BYTES_PICTURES, reader->fields.items[4],
	    &picture))
		return false;
	reader->table = document_table(reader->document, reader->section,
		reader->fields.items[1], reader->fields.items[2]);
	reader->table->small = (size_t)small;
	reader->table->picture = (enum document_picture)picture;
	return true;
}

static bool read_detail(struct reader *reader)
{
	if (!read_table(reader))
		return false;
	reader->table->is_detail = true;
	return true;
}

static bool read_note(struct reader *reader)
{
	if (!reader->table || reader->table->note)
		return false;
	document_note(reader->document, reader->table,
		reader->fields.items[1]);
	return true;
}

static bool read_sheet(struct reader *reader)
{
	if (!reader->table || reader->table->sheet)
		return false;
	reader->table->sheet = arena_strdup(&reader->document->arena,
		reader->fields.items[1]);
	return true;
}

static bool read_column(struct reader *reader)
{
	size_t kind;

	if (!reader->table || reader->table->cells.count ||
	    !find(document_kinds, DOCUMENT_KINDS, reader->fields.items[1],
	    &kind))
		return false;
	document_column(reader->document, reader->table,
		reader->fields.items[2], (enum document_kind)kind);
	return true;
}

static bool read_row(struct reader *reader)
{
	const struct document_table *table = reader->table;

	if (!table || !table->columns.count ||
	    reader->fields.count != table->columns.count + 1)
		return false;
	for (size_t i = 0; i < table->columns.count; i++) {
		if (!read_cell(reader, table->columns.items[i].kind,
		    reader->fields.items[i + 1]))
			return false;
	}
	return true;
}

static bool read_end(struct reader *reader)
{
	reader->has_end = is_table_whole(reader);
	return reader->has_end;
}

static const struct record records[] = {
	{ "row", 0, read_row },
	{ "say", 2, read_say },
	{ "table", 5, read_table },
	{ "detail", 5, read_detail },
	{ "note", 2, read_note },
	{ "sheet", 2, read_sheet },
	{ "column", 3, read_column },
	{ "section", 3, read_section },
	{ BYTES_HEAD, 3, read_title },
	{ BYTES_END, 1, read_end },
};

/* The line, which is cut up. */
static bool read_record(struct reader *reader, char *line)
{
	const struct record *record = NULL;

	reader->fields.count = 0;
	while (line)
		vec_push(&reader->fields, strsep(&line, "\t"));
	for (size_t i = 0; i < ARRAY_LEN(records) && !record; i++) {
		if (!strcmp(records[i].name, reader->fields.items[0]))
			record = &records[i];
	}
	if (!record || (record->fields &&
	    record->fields != reader->fields.count) || reader->has_end ||
	    (!reader->has_title && record->read != read_title))
		return false;
	for (size_t i = 1; i < reader->fields.count; i++) {
		if (!unescape(reader->fields.items[i]))
			return false;
	}
	return record->read(reader);
}

static bool read_lines(struct reader *reader, const char *bytes, size_t len,
	struct error *err)
{
	struct buf line = BUF_INIT;
	size_t count = 0;
	bool is_well = true;

	while (len && is_well) {
		const char *end = memchr(bytes, '\n', len);
		size_t size = end ? (size_t)(end - bytes) : len;

		count++;
		buf_clear(&line);
		buf_add(&line, bytes, size);
		is_well = end && text_is_valid(bytes, size) &&
			read_record(reader, line.data);
		bytes += size + 1;
		len -= is_well ? size + 1 : len;
	}
	buf_release(&line);
	if (!is_well)
		return error_set(err, ERROR_INVALID, "line %zu is none of a "
			"document of this version of homeroom", count);
	return reader->has_end || error_set(err, ERROR_INVALID,
		"the document has no end: it was cut after line %zu", count);
}

bool form_read(struct document *document, const char *bytes, size_t len,
	struct error *err)
{
	struct reader reader = { .document = document };
	bool is_well = read_lines(&reader, bytes, len, err);

	if (!is_well && reader.has_title)
		document_release(document);
	vec_release(&reader.fields);
	return is_well;
}

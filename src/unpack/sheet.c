/* SPDX-License-Identifier: MIT */
#include "sheet.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/attr.h"
#include "base/date.h"
#include "base/number.h"

#define DIGITS_SHOWN 15
#define LETTERS 26
#define DAYS_TO_1904 1462

static bool refuse(struct error *err, const char *what)
{
	return error_set(err, ERROR_INVALID, "the sheet %s", what);
}

/* A few bytes of a cell can stand for a long text. */
static bool check_size(const struct sheet *sheet, struct error *err)
{
	return sheet->written + sheet->line.len <= ARCHIVE_BYTES_MAX ||
		refuse(err, "is larger than any that is read");
}

static bool put(struct sheet *sheet, struct error *err)
{
	if (!check_size(sheet, err))
		return false;
	sheet->written += sheet->line.len;
	if (!sheet->out->take(sheet->out->context, buf_text(&sheet->line),
	    sheet->line.len, err))
		return false;
	buf_clear(&sheet->line);
	return true;
}

/* 1 the first; 0: this is none. */
static size_t read_number(const char *text, size_t most)
{
	size_t number = 0;

	for (; isdigit((unsigned char)*text); text++) {
		number = number * 10 + (size_t)(*text - '0');
		if (number > most)
			return 0;
	}
	return *text ? 0 : number;
}

/* The column of "BC12"; 1 the first, 0: this is none. */
static size_t read_column(const char *text)
{
	size_t column = 0;

	for (; isupper((unsigned char)*text); text++) {
		column = column * LETTERS + (size_t)(*text - 'A' + 1);
		if (column > SHEET_COLUMNS_MAX)
			return 0;
	}
	return column;
}

static bool start_row(struct sheet *sheet, const char *const *attributes,
	struct error *err)
{
	const char *said = xml_attribute(attributes, "r");
	size_t row = said ? read_number(said, SHEET_ROWS_MAX) :
		sheet->row + 1;

	if (row <= sheet->row || row > SHEET_ROWS_MAX)
		return refuse(err, "is damaged, its rows are out of order");
	buf_pad(&sheet->line, '\n', row - sheet->row - 1);
	sheet->row = row;
	sheet->column = 0;
	return true;
}

static bool end_row(struct sheet *sheet, struct error *err)
{
	if (sheet->column > sheet->width)
		sheet->width = sheet->column;
	if (sheet->column > 0)
		buf_pad(&sheet->line, ',', sheet->width - sheet->column);
	buf_addc(&sheet->line, '\n');
	return put(sheet, err);
}

static bool start_cell(struct sheet *sheet, const char *const *attributes,
	struct error *err)
{
	const char *said = xml_attribute(attributes, "r");
	const char *type = xml_attribute(attributes, "t");
	const char *style = xml_attribute(attributes, "s");
	size_t at = said ? read_column(said) : sheet->column + 1;

	if (sheet->row == 0 || at <= sheet->column || at > SHEET_COLUMNS_MAX)
		return refuse(err, "is damaged, its cells are out of order, "
			"or there are more columns than are read");
	sheet->at = at;
	sheet->type = 'n';
	if (type && *type)
		sheet->type = !strcmp(type, "s") || !strcmp(type, "b") ||
			!strcmp(type, "n") ? *type : 't';
	sheet->is_date = sheet->styles && style && styles_is_date(
		sheet->styles, (size_t)strtoul(style, NULL, 10));
	buf_clear(&sheet->value);
	return true;
}

static void add_text(struct buf *line, const char *text, size_t len)
{
	buf_addc(line, '"');
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '"')
			buf_addc(line, '"');
		buf_addc(line, strchr("\r\n", text[i]) ? ' ' : text[i]);
	}
	buf_addc(line, '"');
}

/* 28.000000000000004 is how a sum of tenths is stored. */
static void add_number(struct buf *line, const char *text)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !isfinite(value))
		add_text(line, text, strlen(text));
	else
		number_write_digits(line, value, DIGITS_SHOWN);
}

/* false: no day is meant. */
static bool add_date(const struct sheet *sheet, struct buf *line,
	const char *text)
{
	char *end;
	double days = strtod(text, &end);
	civil when;
	bool bare;

	if (end == text || *end || !date_from_serial(days +
	    (sheet->is_from_1904 ? DAYS_TO_1904 : 0), &when, &bare))
		return false;
	if (bare)
		date_write_iso(line, when);
	else
		date_write_iso_time(line, when);
	return true;
}

static bool add_shared(struct sheet *sheet, struct error *err)
{
	size_t index = read_number(buf_text(&sheet->value), SIZE_MAX / 100);
	const char *text;
	size_t len;

	if (!strings_get(sheet->strings, index, &text, &len))
		return refuse(err, "is damaged, a text is missing from the "
			"workbook");
	add_text(&sheet->line, text, len);
	return true;
}

static bool add_value(struct sheet *sheet, struct error *err)
{
	const char *value = buf_text(&sheet->value);

	switch (sheet->type) {
	case 's':
		return add_shared(sheet, err);
	case 'b':
		buf_adds(&sheet->line, *value == '1' ? "TRUE" : "FALSE");
		return true;
	case 'n':
		if (!sheet->is_date || !add_date(sheet, &sheet->line, value))
			add_number(&sheet->line, value);
		return true;
	default:
		add_text(&sheet->line, value, sheet->value.len);
		return true;
	}
}

/* A cell without a value is there for its colour. */
static bool end_cell(struct sheet *sheet, struct error *err)
{
	if (sheet->value.len == 0)
		return true;
	buf_pad(&sheet->line, ',', sheet->at - sheet->column -
		(sheet->column == 0));
	sheet->column = sheet->at;
	return add_value(sheet, err) && check_size(sheet, err);
}

static bool start(void *context, const char *name,
	const char *const *attributes, struct error *err)
{
	struct sheet *sheet = context;

	if (!strcmp(name, "row"))
		return start_row(sheet, attributes, err);
	if (!strcmp(name, "c"))
		return start_cell(sheet, attributes, err);
	if (!strcmp(name, "rPh"))
		sheet->is_reading_aid = true;
	else if (!strcmp(name, "v") || !strcmp(name, "t"))
		sheet->is_value = !sheet->is_reading_aid;
	return true;
}

static bool end(void *context, const char *name, struct error *err)
{
	struct sheet *sheet = context;

	if (!strcmp(name, "row"))
		return end_row(sheet, err);
	if (!strcmp(name, "c"))
		return end_cell(sheet, err);
	if (!strcmp(name, "rPh"))
		sheet->is_reading_aid = false;
	else if (!strcmp(name, "v") || !strcmp(name, "t"))
		sheet->is_value = false;
	return true;
}

static void text(void *context, const char *bytes, size_t len)
{
	struct sheet *sheet = context;

	if (sheet->is_value)
		buf_add(&sheet->value, bytes, len);
}

const struct xml_handlers sheet_handlers = { start, end, text };

void sheet_release(struct sheet *sheet)
{
	buf_release(&sheet->line);
	buf_release(&sheet->value);
}

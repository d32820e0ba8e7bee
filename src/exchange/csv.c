/* SPDX-License-Identifier: MIT */
/*
 * Records are read where they lie: one buffer holds the decoded bytes, fields
 * are ended by a NUL in place of what ended them, and quoted ones move left
 * over the quotes they lose.
 *
 * 1. begin <= at <= data.len; before begin everything was given out.
 * 2. What is at or behind `at` is as in the file.
 * 3. starts are offsets from begin, so that data may move when it grows.
 * 4. data[data.len] is NUL and no other byte from `at` on is.
 */
#include "exchange/csv.h"

#include <assert.h>
#include <string.h>

#include "ahead.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "decode.h"
#include "dialect.h"

struct csv {
	struct decode decode;
	struct dialect dialect;
	struct buf data;
	size_t begin;       /* of the record */
	size_t at;          /* next byte to look at */
	size_t out;         /* where a quoted field is written to */
	size_t line;        /* where `at` is */
	size_t record_line; /* where the record began */
	size_t quote_line;  /* where the last quoted field began */
	bool has_begun;
	bool has_dialect;
	bool after_cr;      /* a LF now is the rest of a line end */
	bool at_end;        /* nothing will follow data */
	VEC(size_t) starts;
	VEC(const char *) fields;
	struct buf notice;
	bool ends_plain[256];  /* bytes that a field without quotes ends at */
	bool ends_quoted[256]; /* bytes that are special inside quotes */
};

struct csv *csv_new(struct source source)
{
	struct csv *csv = mem_new(1, sizeof(*csv));

	decode_init(&csv->decode, source);
	csv->line = 1;
	return csv;
}

void csv_free(struct csv *csv)
{
	if (!csv)
		return;
	decode_release(&csv->decode);
	buf_release(&csv->data);
	buf_release(&csv->notice);
	vec_release(&csv->starts);
	vec_release(&csv->fields);
	mem_free(csv);
}

static void set_dialect(struct csv *csv, struct dialect dialect)
{
	csv->dialect = dialect;
	csv->has_dialect = true;
	csv->ends_plain[(unsigned char)dialect.separator] = true;
	csv->ends_plain['\r'] = true;
	csv->ends_plain['\n'] = true;
	csv->ends_plain['\0'] = true;
	csv->ends_quoted['"'] = true;
	csv->ends_quoted['\\'] = dialect.has_backslash;
	csv->ends_quoted['\r'] = true;
	csv->ends_quoted['\n'] = true;
	csv->ends_quoted['\0'] = true;
}

struct csv *ahead_new(const struct csv *csv, struct source_bytes *bytes)
{
	struct csv *ahead;

	bytes->bytes = buf_text(&csv->data) + csv->at;
	bytes->len = csv->data.len - csv->at;
	bytes->step = 0;
	ahead = csv_new(source_of_bytes(bytes));
	/* What waits is UTF-8 already, whatever its first bytes look like. */
	ahead->decode.has_form = true;
	ahead->decode.is_ascii = false;
	ahead->after_cr = csv->after_cr;
	set_dialect(ahead, csv->dialect);
	return ahead;
}

/* The column is that of the field being read. */
static bool fail(const struct csv *csv, struct error *err)
{
	return error_where(err, "line %zu, column %zu", csv->line,
		csv->starts.count > 0 ? csv->starts.count : 1);
}

static bool fail_too_long(struct csv *csv, struct error *err)
{
	csv->line = csv->record_line;
	error_set(err, ERROR_INVALID, "the record that begins here is longer "
		"than %zu MiB; is a quote missing?", CSV_RECORD_MAX >> 20);
	return fail(csv, err);
}

static void describe(struct csv *csv)
{
	const char *guess = decode_guess(&csv->decode);

	buf_clear(&csv->notice);
	if (guess)
		buf_addf(&csv->notice, "read as %s", guess);
	if (csv->dialect.has_backslash)
		buf_addf(&csv->notice, "%swith \\\" as a quote inside quotes",
			guess ? ", " : "read ");
}

static void drop_read_records(struct csv *csv)
{
	size_t left = csv->data.len - csv->begin;

	if (csv->begin == 0)
		return;
	memmove(csv->data.data, csv->data.data + csv->begin, left);
	buf_truncate(&csv->data, left);
	csv->at -= csv->begin;
	csv->out -= csv->begin;
	csv->begin = 0;
}

/* Makes sure that there is a byte at `at`; *more false at the end. */
static bool fill(struct csv *csv, bool *more, struct error *err)
{
	while (csv->at == csv->data.len && !csv->at_end) {
		bool has_more;

		drop_read_records(csv);
		if (csv->data.len > CSV_RECORD_MAX)
			return fail_too_long(csv, err);
		if (!decode_more(&csv->decode, &csv->data, &has_more, err))
			return fail(csv, err);
		csv->at_end = !has_more;
		describe(csv);
	}
	*more = csv->at < csv->data.len;
	assert(csv->begin <= csv->at);
	return true;
}

static char byte_at(const struct csv *csv)
{
	/* Before anything was decoded there is no data. */
	return buf_text(&csv->data)[csv->at];
}

static bool scan_plain(struct csv *csv, struct error *err)
{
	bool more = true;

	while (more) {
		const unsigned char *byte = (const unsigned char *)
			buf_text(&csv->data) + csv->at;

		while (!csv->ends_plain[*byte])
			byte++;
		csv->at = (size_t)((const char *)byte - buf_text(&csv->data));
		if (csv->at < csv->data.len)
			break;
		if (!fill(csv, &more, err))
			return false;
	}
	csv->out = csv->at;
	return true;
}

/* Moves the next count bytes to where the field is written. */
static void keep(struct csv *csv, size_t count)
{
	if (csv->out != csv->at)
		memmove(csv->data.data + csv->out, csv->data.data + csv->at,
			count);
	csv->out += count;
	csv->at += count;
}

static void keep_run(struct csv *csv)
{
	const unsigned char *start = (const unsigned char *)
		buf_text(&csv->data) + csv->at;
	const unsigned char *byte = start;

	while (!csv->ends_quoted[*byte])
		byte++;
	keep(csv, (size_t)(byte - start));
}

static bool fail_unclosed(struct csv *csv, struct error *err)
{
	csv->line = csv->quote_line;
	error_set(err, ERROR_INVALID, "the quote that opens here is never "
		"closed; a quote inside quotes is written twice.");
	return fail(csv, err);
}

/* A quote or a backslash: one that stands for a byte after it is dropped.
 * *is_open false: the quote ended the field. */
static bool scan_escape(struct csv *csv, bool *is_open, struct error *err)
{
	char first = byte_at(csv);
	char second;
	bool more;

	/* Kept until the byte after it is known. */
	keep(csv, 1);
	if (!fill(csv, &more, err))
		return false;
	second = more ? byte_at(csv) : '\0';
	if (second == '"' || (first == '\\' && second == '\\')) {
		csv->out--;
		keep(csv, 1);
	} else if (first == '"') {
		csv->out--;
		*is_open = false;
	}
	return true;
}

static void count_line_end(struct csv *csv, bool *after_cr)
{
	char byte = byte_at(csv);

	if (byte == '\r' || !*after_cr)
		csv->line++;
	*after_cr = byte == '\r';
	keep(csv, 1);
}

/* From behind the opening quote to behind the closing one. */
static bool scan_quoted(struct csv *csv, struct error *err)
{
	bool after_cr = false;
	bool is_open = true;

	csv->quote_line = csv->line;
	csv->out = csv->at;
	while (is_open) {
		size_t start = csv->at;
		bool more;

		keep_run(csv);
		if (csv->at > start)
			after_cr = false;
		if (!fill(csv, &more, err))
			return false;
		if (!more)
			return fail_unclosed(csv, err);
		if (byte_at(csv) == '\r' || byte_at(csv) == '\n') {
			count_line_end(csv, &after_cr);
		} else if (csv->ends_quoted[(unsigned char)byte_at(csv)]) {
			after_cr = false;
			if (!scan_escape(csv, &is_open, err))
				return false;
		}
	}
	return true;
}

/* Blanks may stand between a closing quote and the end of the field. */
static bool scan_after_quote(struct csv *csv, struct error *err)
{
	bool more;

	if (!fill(csv, &more, err))
		return false;
	while (more && byte_at(csv) == ' ') {
		csv->at++;
		if (!fill(csv, &more, err))
			return false;
	}
	if (!more || csv->ends_plain[(unsigned char)byte_at(csv)])
		return true;
	error_set(err, ERROR_INVALID, "text goes on after the closing quote; "
		"a quote inside quotes is written twice.");
	return fail(csv, err);
}

/* The offset of a quote that only blanks stand before in this field. */
static bool find_quote(const struct csv *csv, size_t start, size_t *quote)
{
	const char *data = buf_text(&csv->data);
	size_t i = csv->begin + start;

	while (i < csv->at && data[i] == ' ')
		i++;
	*quote = i;
	return i < csv->at && data[i] == '"';
}

static bool scan_field(struct csv *csv, struct error *err)
{
	size_t quote;

	if (csv->starts.count == CSV_COLUMNS_MAX) {
		error_set(err, ERROR_INVALID, "there are more than %d columns.",
			CSV_COLUMNS_MAX);
		return fail(csv, err);
	}
	vec_push(&csv->starts, csv->at - csv->begin);
	if (!scan_plain(csv, err))
		return false;
	/* Looked for afterwards: nothing was changed yet. */
	if (!find_quote(csv, csv->starts.items[csv->starts.count - 1], &quote))
		return true;
	csv->at = quote + 1;
	csv->starts.items[csv->starts.count - 1] = csv->at - csv->begin;
	return scan_quoted(csv, err) && scan_after_quote(csv, err);
}

/* Puts a NUL at the end of the field; false: it was the record's last. */
static bool end_field(struct csv *csv)
{
	char byte = byte_at(csv);
	bool is_end = csv->at == csv->data.len;

	csv->data.data[csv->out] = '\0';
	if (is_end)
		return false;
	csv->at++;
	if (byte == csv->dialect.separator)
		return true;
	csv->line++;
	csv->after_cr = byte == '\r';
	return false;
}

static bool start(struct csv *csv, struct error *err)
{
	struct dialect dialect;
	bool more;

	if (!fill(csv, &more, err))
		return false;
	csv->has_begun = true;
	if (!csv->has_dialect) {
		csv->at = dialect_find(&dialect, buf_text(&csv->data),
			csv->data.len);
		set_dialect(csv, dialect);
		describe(csv);
	}
	return true;
}

/* To the first byte of a line that is not empty. */
static bool skip_line_ends(struct csv *csv, bool *more, struct error *err)
{
	for (;;) {
		char byte;

		csv->begin = csv->at;
		if (!fill(csv, more, err))
			return false;
		byte = byte_at(csv);
		if (!*more || (byte != '\r' && byte != '\n'))
			return true;
		if (byte == '\r' || !csv->after_cr)
			csv->line++;
		csv->after_cr = byte == '\r';
		csv->at++;
	}
}

static void point_at_fields(struct csv *csv, struct csv_record *record)
{
	csv->fields.count = 0;
	for (size_t i = 0; i < csv->starts.count; i++) {
		const char *field = csv->data.data + csv->begin +
			csv->starts.items[i];

		vec_push(&csv->fields, field);
	}
	record->fields = csv->fields.items;
	record->count = csv->fields.count;
}

bool csv_next(struct csv *csv, struct csv_record *record, bool *more,
	struct error *err)
{
	csv->starts.count = 0;
	if (!csv->has_begun && !start(csv, err))
		return false;
	if (!skip_line_ends(csv, more, err))
		return false;
	if (!*more)
		return true;
	csv->after_cr = false;
	csv->record_line = csv->line;
	record->line = csv->line;
	do {
		if (!scan_field(csv, err))
			return false;
	} while (end_field(csv));
	point_at_fields(csv, record);
	return true;
}

const char *csv_notice(const struct csv *csv)
{
	return csv->notice.len > 0 ? buf_text(&csv->notice) : NULL;
}

char csv_separator(const struct csv *csv)
{
	return csv->dialect.separator;
}

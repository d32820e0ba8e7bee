/* SPDX-License-Identifier: MIT */
/*
 * The first byte says in what steps the rest arrives. What was read, written
 * again by the book, must read as the same.
 */
#include "base/buf.h"
#include "base/panic.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "fuzz.h"

static void write_field(struct buf *out, const char *field)
{
	buf_addc(out, '"');
	for (; *field; field++) {
		if (*field == '"')
			buf_addc(out, '"');
		buf_addc(out, *field);
	}
	buf_addc(out, '"');
}

static void write_record(struct buf *out, const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const char *field = record->fields[i];

		if (!text_is_valid(field, strlen(field)))
			panic("A field is no UTF-8.");
		if (i > 0)
			buf_addc(out, ',');
		write_field(out, field);
	}
	buf_addc(out, '\n');
}

/* Every whole record, quoted. */
static bool rewrite(struct buf *out, struct source_bytes bytes)
{
	struct csv *csv = csv_new(source_of_bytes(&bytes));
	struct csv_record record;
	struct error err = ERROR_INIT;
	size_t line = 0;
	bool more = true;
	bool is_read = true;

	while (is_read && more) {
		is_read = csv_next(csv, &record, &more, &err);
		if (!is_read || !more)
			break;
		if (record.line <= line || record.count == 0)
			panic("The lines do not grow.");
		line = record.line;
		write_record(out, &record);
	}
	if (!is_read && err.code == ERROR_NONE)
		panic("A failure says nothing.");
	csv_free(csv);
	return is_read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source_bytes bytes = { .bytes = (const char *)data + 1,
		.len = size - 1 };
	struct buf once = BUF_INIT;
	struct buf twice = BUF_INIT;

	if (size < 2)
		return 0;
	bytes.step = data[0] % 32;
	rewrite(&once, bytes);
	if (!rewrite(&twice, (struct source_bytes){ .bytes = buf_text(&once),
		.len = once.len }) ||
	    !text_equal(buf_text(&once), buf_text(&twice)))
		panic("It reads otherwise when it is written again.");
	buf_release(&once);
	buf_release(&twice);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "exchange/csv_write.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "guard.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define DIGITS_EXACT 17

void csv_write_init(struct csv_write *csv, struct buf *out, unsigned flags)
{
	*csv = (struct csv_write){
		.out = out,
		.separator = ',',
		.guards = flags & CSV_WRITE_GUARD,
	};
	if (flags & CSV_WRITE_BOM)
		buf_adds(out, BYTE_ORDER_MARK);
}

static void begin_cell(struct csv_write *csv)
{
	if (csv->in_row)
		buf_addc(csv->out, csv->separator);
	csv->is_bare = !csv->in_row;
	csv->in_row = true;
}

/* All separators that a reader may guess, blanks that one may trim, and what
 * could pass for a byte order mark. */
static bool needs_quotes(const char *text)
{
	size_t len = strlen(text);

	return strpbrk(text, ",;|\t\r\n\"") || *text == ' ' ||
		(len > 0 && text[len - 1] == ' ') ||
		!strncmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK));
}

static void add_quoted(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '"')
			buf_addc(out, '"');
		buf_addc(out, *text);
	}
}

void csv_write_text(struct csv_write *csv, const char *text)
{
	bool is_guarded;

	begin_cell(csv);
	if (!text || !*text)
		return;
	csv->is_bare = false;
	is_guarded = csv->guards && guard_is_needed(text);
	if (!is_guarded && !needs_quotes(text)) {
		buf_adds(csv->out, text);
		return;
	}
	buf_adds(csv->out, is_guarded ? "\"'" : "\"");
	add_quoted(csv->out, text);
	buf_addc(csv->out, '"');
}

void csv_write_texts(struct csv_write *csv, const char *const *texts,
	size_t count)
{
	for (size_t i = 0; i < count; i++)
		csv_write_text(csv, texts[i]);
}

void csv_write_int(struct csv_write *csv, int64_t value)
{
	begin_cell(csv);
	csv->is_bare = false;
	buf_addf(csv->out, "%" PRId64, value);
}

static bool is_exact(const char *text, double value)
{
	double back;

	return number_parse(text, &back) && !islessgreater(back, value);
}

void csv_write_number(struct csv_write *csv, double value)
{
	struct buf text = BUF_INIT;

	begin_cell(csv);
	csv->is_bare = false;
	for (int digits = 6; digits <= DIGITS_EXACT; digits++) {
		buf_clear(&text);
		number_write_digits(&text, value, digits);
		if (is_exact(buf_text(&text), value))
			break;
	}
	buf_adds(csv->out, buf_text(&text));
	buf_release(&text);
}

void csv_write_end_row(struct csv_write *csv)
{
	/* An empty line would be no record. */
	if (csv->is_bare || !csv->in_row)
		buf_adds(csv->out, "\"\"");
	buf_adds(csv->out, "\r\n");
	csv->in_row = csv->is_bare = false;
}

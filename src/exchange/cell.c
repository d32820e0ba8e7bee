/* SPDX-License-Identifier: MIT */
#include "cell.h"

#include <string.h>

#include "base/text.h"
#include "guard.h"

#define QUOTE_BYTES_MAX 60

/* A letter from U+00C0 to U+02FF: composed, visible, no blank. */
static bool is_latin_letter(const char *byte)
{
	return (unsigned char)byte[0] >= 0xC3 &&
		(unsigned char)byte[0] <= 0xCB && byte[1];
}

/* What most cells are: nothing to clean, to compose or to squeeze. */
static bool is_plain(const char *text, size_t *len)
{
	const char *byte = text;

	if (*byte == ' ')
		return false;
	for (; *byte; byte++) {
		if (*byte > ' ' && *byte <= '~')
			continue;
		if (is_latin_letter(byte))
			byte++;
		else if (*byte != ' ' || byte[1] == ' ' || !byte[1])
			return false;
	}
	*len = (size_t)(byte - text);
	return true;
}

static void drop_guard(struct buf *out)
{
	const char *text = buf_text(out);

	if (*text != '=' && *text != '\'')
		return;
	if (out->len >= 3 && text[0] == '=' && text[1] == '"' &&
	    text[out->len - 1] == '"') {
		memmove(out->data, out->data + 2, out->len - 3);
		buf_truncate(out, out->len - 3);
	} else if (guard_is_there(text)) {
		memmove(out->data, out->data + 1, out->len - 1);
		buf_truncate(out, out->len - 1);
	}
}

void cell_text(struct buf *out, const char *cell)
{
	struct buf clean = BUF_INIT;
	size_t len;

	buf_clear(out);
	if (is_plain(cell, &len)) {
		buf_add(out, cell, len);
	} else {
		text_clean(&clean, cell);
		if (!text_normalise(out, buf_text(&clean)))
			buf_add(out, clean.data, clean.len);
		buf_release(&clean);
	}
	drop_guard(out);
}

static size_t digits_at(const char *text)
{
	return strspn(text, "0123456789");
}

/* "1.2E+11", "1,2E+11" */
static bool is_scientific(const char *text)
{
	size_t at = digits_at(text);

	if (at > 0 && (text[at] == '.' || text[at] == ','))
		at += 1 + digits_at(text + at + 1);
	if (at == 0 || (text[at] != 'E' && text[at] != 'e') ||
	    text[at + 1] != '+')
		return false;
	return digits_at(text + at + 2) > 0 &&
		!text[at + 2 + digits_at(text + at + 2)];
}

bool cell_number(struct buf *out, const char *cell)
{
	const char *text;
	size_t digits;

	cell_text(out, cell);
	text = buf_text(out);
	digits = digits_at(text);
	if (digits > 0 && text[digits] == '.' && text[digits + 1] == '0' &&
	    strspn(text + digits + 1, "0") == out->len - digits - 1)
		buf_truncate(out, digits);
	return !is_scientific(buf_text(out));
}

bool cell_is_missing(const char *text)
{
	static const char *const words[] = {
		"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "NULL", "null",
		"N/A", "n/a", "N/A*", "#N/A",
	};

	if (!*text)
		return true;
	if (!strchr("-\xE2Nn#", *text))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcmp(text, words[i]) == 0)
			return true;
	}
	return false;
}

bool cell_all_blank(const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		if (!text_is_blank(record->fields[i]))
			return false;
	}
	return true;
}

void cell_quote(struct buf *out, const char *text)
{
	struct buf clean = BUF_INIT;
	size_t len;

	cell_text(&clean, text);
	len = clean.len;
	if (len > QUOTE_BYTES_MAX) {
		len = QUOTE_BYTES_MAX;
		while (len > 0 && (clean.data[len] & 0xC0) == 0x80)
			len--;
	}
	buf_addf(out, "\"%.*s%s\"", (int)len, buf_text(&clean),
		len < clean.len ? "..." : "");
	buf_release(&clean);
}

bool cell_where(struct error *err, const struct csv_record *record,
	size_t field)
{
	return error_where(err, "line %zu, column %zu", record->line,
		field + 1);
}

/* SPDX-License-Identifier: MIT */
/* UTF-8 text: validity, screen width, what may be shown. */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "code.h"

#define REPLACEMENT_BYTES "\xEF\xBF\xBD"

uint32_t text_next(const char *text, size_t len, size_t *size)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t used;

	if (len == 0 || !*text) {
		*size = 0;
		return 0;
	}
	*size = 1;
	if ((unsigned char)*text < 0x80)
		return (unsigned char)*text;
	used = utf8proc_iterate((const utf8proc_uint8_t *)text,
		len < 4 ? (utf8proc_ssize_t)len : 4, &code);
	if (used < 1)
		return TEXT_REPLACEMENT;
	*size = (size_t)used;
	return (uint32_t)code;
}

/* The character itself takes three bytes. */
static bool is_broken(uint32_t code, size_t size)
{
	return code == TEXT_REPLACEMENT && size == 1;
}

bool text_is_valid(const char *text, size_t len)
{
	while (len > 0) {
		size_t size;
		uint32_t code = text_next(text, len, &size);

		if (size == 0 || is_broken(code, size))
			return false;
		text += size;
		len -= size;
	}
	return true;
}

/* Where the locale cannot show it, as wide as it would be elsewhere. */
static size_t foreign_cells(uint32_t code)
{
	int cells = utf8proc_charwidth((utf8proc_int32_t)code);

	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF:
		return 0;
	default:
		return cells < 1 ? 1 : (size_t)cells;
	}
}

size_t text_cells(uint32_t code)
{
	int cells = wcwidth((wchar_t)code);

	return cells < 0 ? foreign_cells(code) : (size_t)cells;
}

size_t text_plain(const char *text)
{
	size_t len = 0;

	while (text[len] >= ' ' && text[len] <= '~')
		len++;
	return len;
}

size_t text_width(const char *text)
{
	size_t run = text_plain(text);
	size_t cells = run;
	size_t size;
	uint32_t code = text_next(text + run, SIZE_MAX, &size);

	while (size > 0) {
		text += run + size;
		run = text_plain(text);
		cells += text_cells(code) + run;
		code = text_next(text + run, SIZE_MAX, &size);
	}
	return cells;
}

static void add_shown(struct buf *out, uint32_t code, const char *bytes,
	size_t size)
{
	if (wcwidth((wchar_t)code) < 0)
		buf_addf(out, "%.*s", (int)text_cells(code), "??");
	else if (is_broken(code, size))
		buf_adds(out, REPLACEMENT_BYTES);
	else
		buf_add(out, bytes, size);
}

/* Returns the cells used, at most room. */
static size_t add_cut(struct buf *out, const char *text, size_t room)
{
	size_t used = 0;

	for (;;) {
		size_t run = text_plain(text);
		size_t size;
		uint32_t code;

		if (run > room - used)
			run = room - used;
		buf_add(out, text, run);
		used += run;
		text += run;
		code = text_next(text, SIZE_MAX, &size);
		if (size == 0 || text_cells(code) > room - used)
			return used;
		/* A mark with nothing under it would join the cell before. */
		if (used > 0 || text_cells(code) > 0)
			add_shown(out, code, text, size);
		used += text_cells(code);
		text += size;
	}
}

void text_fit(struct buf *out, const char *text, size_t cells,
	const char *more)
{
	size_t tail = text_width(more);

	if (text_width(text) <= cells || tail > cells) {
		more = "";
		tail = 0;
	}
	buf_pad(out, ' ', cells - tail - add_cut(out, text, cells - tail));
	add_cut(out, more, tail);
}

/* Of scripts that have joiners, with the marks on them. */
static bool is_joinable(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category(
		(utf8proc_int32_t)code);

	return code >= 0x80 && category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_ME;
}

/* Between pictures it would make one of two. */
static bool joins_letters(uint32_t before, uint32_t code, const char *rest)
{
	size_t size;

	return code_is_joiner(code) && is_joinable(before) &&
		is_joinable(text_next(rest, SIZE_MAX, &size));
}

bool text_is_joiner(const char *text)
{
	size_t size;

	return code_is_joiner(text_next(text, SIZE_MAX, &size)) &&
		!text[size];
}

void text_clean(struct buf *out, const char *text)
{
	bool after_break = false;
	uint32_t before = 0;

	for (;;) {
		size_t run = text_plain(text);
		bool is_break;
		size_t size;
		uint32_t code;

		buf_add(out, text, run);
		text += run;
		before = run ? 0 : before;
		code = text_next(text, SIZE_MAX, &size);
		if (size == 0)
			return;
		is_break = code_is_break(code);
		if (is_break && (!after_break || run > 0))
			buf_addc(out, ' ');
		else if (is_broken(code, size))
			buf_adds(out, REPLACEMENT_BYTES);
		else if (!is_break && (!code_is_unseen(code) ||
		    joins_letters(before, code, text + size)))
			buf_add(out, text, size);
		before = code;
		after_break = is_break;
		text += size;
	}
}

bool text_equal(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	return strcmp(a, b) == 0;
}

bool text_equal_folded(const char *a, const char *b)
{
	struct buf one = BUF_INIT;
	struct buf other = BUF_INIT;
	bool same;

	if (!a || !b)
		return a == b;
	text_fold(&one, a);
	text_fold(&other, b);
	same = strcmp(buf_text(&one), buf_text(&other)) == 0;
	buf_release(&one);
	buf_release(&other);
	return same;
}

bool text_is_blank(const char *text)
{
	size_t size;
	uint32_t code;

	if (!text)
		return true;
	code = text_next(text, SIZE_MAX, &size);
	while (size > 0 && (code_is_blank(code) || code_is_unseen(code))) {
		text += size;
		code = text_next(text, SIZE_MAX, &size);
	}
	return size == 0;
}

/* How many bytes of text fit into cells, up to a newline. */
static size_t fitting(const char *text, size_t cells)
{
	size_t len = 0;
	size_t used = 0;

	while (text[len] && text[len] != '\n') {
		char character[8] = "";
		size_t size;

		text_next(text + len, SIZE_MAX, &size);
		memcpy(character, text + len, size);
		used += text_width(character);
		if (used > cells)
			break;
		len += size;
	}
	return len;
}

/* Back to the last blank, unless that leaves nothing. */
static size_t break_at(const char *text, size_t len)
{
	size_t at = len;

	if (!text[len] || text[len] == '\n' || text[len] == ' ')
		return len;
	while (at > 0 && text[at - 1] != ' ')
		at--;
	return at > 0 ? at : len;
}

size_t text_break(const char *text, size_t cells)
{
	size_t len = break_at(text, fitting(text, cells));

	if (len == 0 && *text && *text != '\n')
		text_next(text, SIZE_MAX, &len);
	return len;
}

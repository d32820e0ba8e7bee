/* SPDX-License-Identifier: MIT */
/* Text for storing and for comparing: one spelling for what reads alike. */
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/panic.h"
#include "base/text.h"
#include "code.h"

/* The longest decomposition of one code point has 18. */
#define MOST_PARTS 32

/* What Unicode does not decompose, and people type for one another. */
static const struct {
	uint32_t code;
	const char *ascii;
} spellings[] = {
	{ 0x0060, "'" },  { 0x00B4, "'" },  { 0x02B9, "'" },  { 0x02BB, "'" },
	{ 0x02BC, "'" },  { 0x02BD, "'" },  { 0x02C8, "'" },  { 0x2018, "'" },
	{ 0x2019, "'" },  { 0x201A, "'" },  { 0x201B, "'" },  { 0x2032, "'" },
	{ 0x201C, "\"" }, { 0x201D, "\"" }, { 0x201E, "\"" }, { 0x201F, "\"" },
	{ 0x2033, "\"" }, { 0x2010, "-" },  { 0x2011, "-" },  { 0x2012, "-" },
	{ 0x2013, "-" },  { 0x2014, "-" },  { 0x2015, "-" },  { 0x2212, "-" },
	{ 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },  { 0x00FE, "th" },
	{ 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0142, "l" },
	{ 0x0153, "oe" },
};

static bool is_ascii(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

/* NULL: not UTF-8. The caller frees with mem_free. */
static char *mapped(const char *text, utf8proc_option_t options)
{
	utf8proc_uint8_t *result = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text, 0,
		&result, (utf8proc_option_t)(options | UTF8PROC_NULLTERM));

	if (len == UTF8PROC_ERROR_NOMEM)
		panic("Out of memory.");
	return len < 0 ? NULL : (char *)result;
}

/* start is where this text begins in the buffer. */
static void add_blank(struct buf *out, size_t start)
{
	if (out->len > start && out->data[out->len - 1] != ' ')
		buf_addc(out, ' ');
}

static void drop_last_blank(struct buf *out, size_t start)
{
	if (out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

static void add_squeezed(struct buf *out, const char *text)
{
	size_t start = out->len;
	size_t size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	while (size > 0) {
		if (code_is_blank(code))
			add_blank(out, start);
		else
			buf_add(out, text, size);
		text += size;
		code = text_next(text, SIZE_MAX, &size);
	}
	drop_last_blank(out, start);
}

bool text_normalise(struct buf *out, const char *text)
{
	char *composed;

	if (is_ascii(text)) {
		add_squeezed(out, text);
		return true;
	}
	composed = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (!composed)
		return false;
	add_squeezed(out, composed);
	mem_free(composed);
	return true;
}

static const char *spelling_of(uint32_t code)
{
	for (size_t i = 0; i < ARRAY_LEN(spellings); i++) {
		if (spellings[i].code == code)
			return spellings[i].ascii;
	}
	return NULL;
}

/*
 * By combining class: overlays, points of Hebrew and Arabic, and whatever
 * stands above or below a letter. Viramas, voicing marks and vowel signs have
 * other classes; without them other names would remain.
 */
static bool is_accent(uint32_t code)
{
	int place = utf8proc_get_property(
		(utf8proc_int32_t)code)->combining_class;

	return place == 1 || (place >= 10 && place <= 36) || place >= 200;
}

static void add_code(struct buf *out, uint32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)code,
		bytes);

	buf_add(out, (const char *)bytes, (size_t)size);
}

static void add_part(struct buf *out, size_t start, uint32_t code)
{
	const char *ascii;

	if (code_is_blank(code)) {
		add_blank(out, start);
		return;
	}
	if (code_is_unseen(code) || is_accent(code))
		return;
	ascii = spelling_of(code);
	if (ascii)
		buf_adds(out, ascii);
	else
		add_code(out, code);
}

/* Unlike tolower, the same in Turkey. */
static uint32_t lower(uint32_t code)
{
	return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
}

static void add_folded(struct buf *out, size_t start, uint32_t code)
{
	utf8proc_int32_t parts[MOST_PARTS];
	utf8proc_ssize_t count;
	int bound_class = 0;

	/* Before decomposing: an acute accent alone is an apostrophe. */
	if (spelling_of(code)) {
		buf_adds(out, spelling_of(code));
		return;
	}
	if (code < 0x80) {
		add_part(out, start, lower(code));
		return;
	}
	count = utf8proc_decompose_char((utf8proc_int32_t)code, parts,
		MOST_PARTS, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
		UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &bound_class);
	if (count < 0 || count > MOST_PARTS)
		panic("U+%04X cannot be folded.", (unsigned)code);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		add_part(out, start, (uint32_t)parts[i]);
}

static void fold_text(struct buf *out, const char *text)
{
	size_t start = out->len;
	size_t size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	while (size > 0) {
		add_folded(out, start, code);
		text += size;
		code = text_next(text, SIZE_MAX, &size);
	}
	drop_last_blank(out, start);
}

void text_fold(struct buf *out, const char *text)
{
	char *ordered = NULL;

	/* Marks that stay must stand in one order. */
	if (!is_ascii(text))
		ordered = mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
	fold_text(out, ordered ? ordered : text);
	mem_free(ordered);
}

static bool is_word(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category(
		(utf8proc_int32_t)code);

	return category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_NO;
}

void text_fold_key(struct buf *out, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *at;
	size_t size;
	uint32_t code;

	text_fold(&folded, text);
	at = buf_text(&folded);
	code = text_next(at, SIZE_MAX, &size);
	while (size > 0) {
		if (is_word(code))
			buf_add(out, at, size);
		at += size;
		code = text_next(at, SIZE_MAX, &size);
	}
	buf_release(&folded);
}

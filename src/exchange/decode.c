/* SPDX-License-Identifier: MIT */
/*
 * Each form has a function that looks at raw bytes, appends what it could
 * decode and returns how many it used. It stops before a character that is
 * cut by the end of the chunk, and sets decode->broken before one that is no
 * text, so that whole text before it is still given out.
 */
#include "decode.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define CHUNK ((size_t)64 << 10)
#define SURROGATE_FIRST 0xD800
#define SURROGATE_LOW 0xDC00
#define SURROGATE_LAST 0xDFFF

/* 0x80 to 0x9F; 0 is no character. */
static const uint16_t windows[] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* 0x80 to 0xFF; the apple of 0xF0 is no character. */
static const uint16_t mac[] = {
	0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1,
	0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8,
	0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
	0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC,
	0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF,
	0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
	0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211,
	0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8,
	0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
	0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153,
	0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA,
	0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
	0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1,
	0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4,
	0, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
	0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};
_Static_assert(ARRAY_LEN(windows) == 32 && ARRAY_LEN(mac) == 128,
	"one a byte");

void decode_init(struct decode *decode, struct source source)
{
	*decode = (struct decode){
		.source = source,
		.is_ascii = true,
		.raw = mem_new(CHUNK, 1),
	};
}

void decode_release(struct decode *decode)
{
	mem_free(decode->raw);
	decode->raw = NULL;
}

const char *decode_guess(const struct decode *decode)
{
	if (decode->form == DECODE_WINDOWS)
		return "Windows-1252";
	if (decode->form == DECODE_MAC)
		return "Mac Roman";
	return NULL;
}

static void add_code(struct buf *out, uint32_t code)
{
	if (code < 0x80) {
		buf_addc(out, (char)code);
		return;
	}
	if (code < 0x800) {
		buf_addc(out, (char)(0xC0 | code >> 6));
	} else {
		if (code < 0x10000) {
			buf_addc(out, (char)(0xE0 | code >> 12));
		} else {
			buf_addc(out, (char)(0xF0 | code >> 18));
			buf_addc(out, (char)(0x80 | (code >> 12 & 0x3F)));
		}
		buf_addc(out, (char)(0x80 | (code >> 6 & 0x3F)));
	}
	buf_addc(out, (char)(0x80 | (code & 0x3F)));
}

/* How many of the first bytes are ASCII. */
static size_t ascii_run(const unsigned char *bytes, size_t len)
{
	const uint64_t high_bits = UINT64_C(0x8080808080808080);
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, bytes + i, sizeof(word));
		if (word & high_bits)
			break;
	}
	while (i < len && bytes[i] < 0x80)
		i++;
	return i;
}

/* A character of UTF-8 that would go on behind the end. */
static bool is_cut(const unsigned char *bytes, size_t len)
{
	size_t needed = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;

	if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || len >= needed)
		return false;
	for (size_t i = 1; i < len; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return false;
	}
	return true;
}

/* The length of the character there, which is not ASCII; 0: broken. */
static size_t utf8_size(const unsigned char *bytes, size_t len)
{
	size_t size;
	uint32_t code = text_next((const char *)bytes, len, &size);

	return code == TEXT_REPLACEMENT && size == 1 ? 0 : size;
}

/* Whole UTF-8 at the beginning of what is there. */
static size_t utf8_run(const struct decode *decode)
{
	size_t at = ascii_run(decode->raw, decode->len);

	while (at < decode->len) {
		size_t size = utf8_size(decode->raw + at, decode->len - at);

		if (size == 0)
			break;
		at += size;
		at += ascii_run(decode->raw + at, decode->len - at);
	}
	return at;
}

static void set_broken_byte(struct decode *decode, unsigned char byte,
	const char *form)
{
	error_set(&decode->broken, ERROR_INVALID, "the byte 0x%02X is no text "
		"in %s; save the file as CSV in UTF-8.", byte, form);
}

static size_t take_utf8(struct decode *decode, struct buf *out)
{
	size_t at = utf8_run(decode);
	const unsigned char *next = decode->raw + at;

	buf_add(out, (const char *)decode->raw, at);
	if (at == decode->len)
		return at;
	if (decode->at_end || !is_cut(next, decode->len - at))
		set_broken_byte(decode, *next, "UTF-8");
	return at;
}

static uint32_t byte_code(const struct decode *decode, unsigned char byte)
{
	if (byte < 0x80)
		return byte;
	if (decode->form == DECODE_MAC)
		return mac[byte - 0x80];
	return byte < 0xA0 ? windows[byte - 0x80] : byte;
}

static size_t take_bytes(struct decode *decode, struct buf *out)
{
	size_t at = 0;

	while (at < decode->len) {
		size_t run = ascii_run(decode->raw + at, decode->len - at);
		uint32_t code;

		buf_add(out, (const char *)decode->raw + at, run);
		at += run;
		if (at == decode->len)
			break;
		code = byte_code(decode, decode->raw[at]);
		if (code == 0) {
			set_broken_byte(decode, decode->raw[at],
				decode_guess(decode));
			break;
		}
		add_code(out, code);
		at++;
	}
	return at;
}

static uint32_t utf16_unit(const struct decode *decode, size_t at)
{
	const unsigned char *bytes = decode->raw + at;

	if (decode->form == DECODE_UTF16LE)
		return (uint32_t)(bytes[0] | bytes[1] << 8);
	return (uint32_t)(bytes[1] | bytes[0] << 8);
}

/* The length of the character at a place with two bytes; 0: broken or cut. */
static size_t utf16_code(const struct decode *decode, size_t at,
	uint32_t *code)
{
	uint32_t low;

	*code = utf16_unit(decode, at);
	if (*code < SURROGATE_FIRST || *code > SURROGATE_LAST)
		return 2;
	if (*code >= SURROGATE_LOW || at + 4 > decode->len)
		return 0;
	low = utf16_unit(decode, at + 2);
	if (low < SURROGATE_LOW || low > SURROGATE_LAST)
		return 0;
	*code = 0x10000 + ((*code - SURROGATE_FIRST) << 10) +
		(low - SURROGATE_LOW);
	return 4;
}

static size_t take_utf16(struct decode *decode, struct buf *out)
{
	size_t at = 0;

	while (at + 2 <= decode->len) {
		uint32_t code;
		size_t size = utf16_code(decode, at, &code);

		if (size == 0)
			break;
		add_code(out, code);
		at += size;
	}
	/* At most a first half of a pair may wait for the next chunk. */
	if (at < decode->len && (decode->at_end || at + 4 <= decode->len))
		error_set(&decode->broken, ERROR_INVALID, "half a character "
			"of UTF-16; save the file as CSV in UTF-8.");
	return at;
}

static bool has_start(const struct decode *decode, const char *start,
	size_t len)
{
	return decode->len >= len && memcmp(decode->raw, start, len) == 0;
}

static void drop(struct decode *decode, size_t count)
{
	decode->len -= count;
	memmove(decode->raw, decode->raw + count, decode->len);
}

/* Settled by the first characters that are not ASCII: UTF-8, perhaps with a
 * slip, or none at all? */
static void settle(struct decode *decode)
{
	size_t whole = 0;
	size_t broken = 0;
	size_t at = ascii_run(decode->raw, decode->len);

	while (at < decode->len) {
		size_t left = decode->len - at;
		size_t size = utf8_size(decode->raw + at, left);

		if (size > 0)
			whole++;
		else if (!decode->at_end && is_cut(decode->raw + at, left))
			break;
		else
			broken++;
		at += size > 0 ? size : 1;
		at += ascii_run(decode->raw + at, decode->len - at);
	}
	decode->is_ascii = whole + broken == 0;
	if (broken > 0 && broken >= whole)
		decode->form = decode->has_bare_cr ? DECODE_MAC :
			DECODE_WINDOWS;
}

static bool has_bare_cr(const struct decode *decode)
{
	const unsigned char *cr = memchr(decode->raw, '\r', decode->len);
	const unsigned char *lf = memchr(decode->raw, '\n', decode->len);

	return cr && (!lf || lf > cr + 1);
}

static void find_form(struct decode *decode)
{
	decode->has_form = true;
	decode->has_bare_cr = has_bare_cr(decode);
	if (has_start(decode, "\xEF\xBB\xBF", 3)) {
		drop(decode, 3);
		decode->is_ascii = false;
	} else if (has_start(decode, "\xFF\xFE", 2)) {
		drop(decode, 2);
		decode->form = DECODE_UTF16LE;
	} else if (has_start(decode, "\xFE\xFF", 2)) {
		drop(decode, 2);
		decode->form = DECODE_UTF16BE;
	} else if (decode->len >= 2 && !decode->raw[0] != !decode->raw[1]) {
		decode->form = decode->raw[0] ? DECODE_UTF16LE :
			DECODE_UTF16BE;
	}
}

static bool is_workbook(const struct decode *decode)
{
	return has_start(decode, "PK\x03\x04", 4) ||
		has_start(decode, "\xD0\xCF\x11\xE0", 4) ||
		has_start(decode, "%PDF", 4);
}

static bool read_chunk(struct decode *decode, struct error *err)
{
	while (!decode->at_end && decode->len < CHUNK) {
		ptrdiff_t got = decode->source.read(decode->source.context,
			(char *)decode->raw + decode->len,
			CHUNK - decode->len);

		if (got < 0)
			return error_set(err, ERROR_IO,
				"the file could not be read to its end.");
		decode->len += (size_t)got;
		decode->at_end = got == 0;
	}
	return true;
}

static size_t take(struct decode *decode, struct buf *out)
{
	switch (decode->form) {
	case DECODE_UTF8:
		return take_utf8(decode, out);
	case DECODE_UTF16LE:
	case DECODE_UTF16BE:
		return take_utf16(decode, out);
	case DECODE_WINDOWS:
	case DECODE_MAC:
		return take_bytes(decode, out);
	}
	return 0;
}

/* Fields end with NUL, so that one inside would hide what follows it. */
static void stop_at_nul(struct decode *decode, struct buf *out, size_t start)
{
	const char *nul = out->len > start ?
		memchr(out->data + start, '\0', out->len - start) : NULL;

	if (!nul)
		return;
	buf_truncate(out, (size_t)(nul - out->data));
	error_set(&decode->broken, ERROR_INVALID, "a zero byte: this is no "
		"text file; save it as CSV in UTF-8.");
}

bool decode_more(struct decode *decode, struct buf *out, bool *more,
	struct error *err)
{
	size_t start = out->len;

	*more = false;
	if (decode->broken.code != ERROR_NONE) {
		if (err)
			*err = decode->broken;
		return false;
	}
	if (!read_chunk(decode, err))
		return false;
	if (!decode->has_form) {
		if (is_workbook(decode))
			return error_set(err, ERROR_INVALID, "this is a "
				"workbook, an archive or a PDF; save the sheet "
				"as CSV in UTF-8 and import that.");
		find_form(decode);
	}
	if (decode->form == DECODE_UTF8 && decode->is_ascii)
		settle(decode);
	drop(decode, take(decode, out));
	stop_at_nul(decode, out, start);
	*more = decode->len > 0 || !decode->at_end ||
		decode->broken.code != ERROR_NONE;
	return true;
}

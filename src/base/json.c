/* SPDX-License-Identifier: MIT */
/* JSON to a buffer. */
#include "base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>

#include "base/number.h"
#include "base/text.h"

#define JSON_DIGITS 6

static void add_character(struct buf *out, uint32_t code, const char *bytes,
	size_t size)
{
	if (code == '"' || code == '\\')
		buf_addf(out, "\\%c", (char)code);
	else if (code == '\n')
		buf_adds(out, "\\n");
	else if (code == '\t')
		buf_adds(out, "\\t");
	else if (code < 0x20 || (code >= 0x7F && code < 0xA0))
		buf_addf(out, "\\u%04x", (unsigned)code);
	else if (code == TEXT_REPLACEMENT)
		buf_adds(out, "\xEF\xBF\xBD");
	else
		buf_add(out, bytes, size);
}

static void add_quoted(struct buf *out, const char *text)
{
	size_t size;
	uint32_t code = text_next(text, SIZE_MAX, &size);

	buf_addc(out, '"');
	while (size > 0) {
		add_character(out, code, text, size);
		text += size;
		code = text_next(text, SIZE_MAX, &size);
	}
	buf_addc(out, '"');
}

static void begin_value(struct json *json, const char *key)
{
	if (json->needs_comma)
		buf_addc(json->out, ',');
	if (key) {
		add_quoted(json->out, key);
		buf_addc(json->out, ':');
	}
	json->needs_comma = true;
}

void json_init(struct json *json, struct buf *out)
{
	*json = (struct json){ .out = out };
}

static void open_with(struct json *json, const char *key, char bracket)
{
	begin_value(json, key);
	buf_addc(json->out, bracket);
	json->needs_comma = false;
}

static void close_with(struct json *json, char bracket)
{
	buf_addc(json->out, bracket);
	json->needs_comma = true;
}

void json_open_object(struct json *json, const char *key)
{
	open_with(json, key, '{');
}

void json_close_object(struct json *json)
{
	close_with(json, '}');
}

void json_open_array(struct json *json, const char *key)
{
	open_with(json, key, '[');
}

void json_close_array(struct json *json)
{
	close_with(json, ']');
}

void json_string(struct json *json, const char *key, const char *text)
{
	if (!text) {
		json_null(json, key);
		return;
	}
	begin_value(json, key);
	add_quoted(json->out, text);
}

void json_int(struct json *json, const char *key, int64_t value)
{
	begin_value(json, key);
	buf_addf(json->out, "%" PRId64, value);
}

void json_number(struct json *json, const char *key, double value)
{
	if (!isfinite(value)) {
		json_null(json, key);
		return;
	}
	begin_value(json, key);
	number_write_digits(json->out, value, JSON_DIGITS);
}

void json_bool(struct json *json, const char *key, bool value)
{
	begin_value(json, key);
	buf_adds(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
	begin_value(json, key);
	buf_adds(json->out, "null");
}

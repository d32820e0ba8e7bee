/* SPDX-License-Identifier: MIT */
/*
 * A growing string of bytes. Where data is not NULL, len < cap and
 * data[len] is NUL.
 */
#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/panic.h"

#define FIRST_CAP ((size_t)64)

/* Makes room for extra bytes and the NUL after them. */
static void reserve(struct buf *buf, size_t extra)
{
	size_t cap = buf->cap ? buf->cap : FIRST_CAP;
	size_t needed;

	if (__builtin_add_overflow(buf->len, extra, &needed) ||
	    __builtin_add_overflow(needed, 1, &needed))
		panic("%zu bytes are more than there can be.", extra);
	if (needed <= buf->cap)
		return;
	while (cap < needed)
		cap = cap > SIZE_MAX / 2 ? needed : cap * 2;
	buf->data = mem_grow(buf->data, cap, 1);
	buf->cap = cap;
}

static void grew_by(struct buf *buf, size_t extra)
{
	buf->len += extra;
	assert(buf->len < buf->cap);
	buf->data[buf->len] = '\0';
}

void buf_add(struct buf *buf, const char *bytes, size_t len)
{
	reserve(buf, len);
	if (len > 0)
		memcpy(buf->data + buf->len, bytes, len);
	grew_by(buf, len);
}

void buf_adds(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_addc(struct buf *buf, char byte)
{
	buf_add(buf, &byte, 1);
}

void buf_pad(struct buf *buf, char byte, size_t count)
{
	reserve(buf, count);
	memset(buf->data + buf->len, byte, count);
	grew_by(buf, count);
}

void buf_vaddf(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	size_t room;
	int len;

	reserve(buf, 0);
	room = buf->cap - buf->len;
	va_copy(again, args);
	len = vsnprintf(buf->data + buf->len, room, format, args);
	if (len < 0)
		panic("The format \"%s\" cannot be written.", format);
	if ((size_t)len >= room) {
		reserve(buf, (size_t)len);
		vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
	}
	va_end(again);
	grew_by(buf, (size_t)len);
}

void buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vaddf(buf, format, args);
	va_end(args);
}

const char *buf_text(const struct buf *buf)
{
	return buf->data ? buf->data : "";
}

void buf_truncate(struct buf *buf, size_t len)
{
	if (len >= buf->len)
		return;
	buf->len = len;
	buf->data[len] = '\0';
}

void buf_clear(struct buf *buf)
{
	buf_truncate(buf, 0);
}

void buf_release(struct buf *buf)
{
	mem_free(buf->data);
	*buf = (struct buf)BUF_INIT;
}

char *buf_take(struct buf *buf)
{
	char *data;

	reserve(buf, 0);
	grew_by(buf, 0);
	data = buf->data;
	*buf = (struct buf)BUF_INIT;
	return data;
}

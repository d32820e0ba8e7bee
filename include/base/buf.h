/* SPDX-License-Identifier: MIT */
/*
 * A growing string of bytes. data is always NUL-terminated once anything was
 * added; buf_text() gives "" before that. Release with buf_release, or hand
 * the bytes over with buf_take.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "base/attr.h"

struct buf {
	char *data;
	size_t len;
	size_t cap;
};
#define BUF_INIT { 0 }

void buf_add(struct buf *buf, const char *bytes, size_t len);
void buf_adds(struct buf *buf, const char *text);
void buf_addc(struct buf *buf, char byte);
/* count copies of one byte. */
void buf_pad(struct buf *buf, char byte, size_t count);
FORMAT(2, 3) void buf_addf(struct buf *buf, const char *format, ...);
FORMAT(2, 0) void buf_vaddf(struct buf *buf, const char *format, va_list args);
/* Borrowed; valid until the next change. */
const char *buf_text(const struct buf *buf);
void buf_truncate(struct buf *buf, size_t len);
void buf_clear(struct buf *buf);
void buf_release(struct buf *buf);
/* Never NULL; the caller frees with mem_free. The buffer is empty then. */
char *buf_take(struct buf *buf);

#endif

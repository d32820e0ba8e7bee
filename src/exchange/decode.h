/* SPDX-License-Identifier: MIT */
/*
 * Foreign bytes as UTF-8. What the file is encoded in is decided by its first
 * 64 KiB: a byte order mark; zero bytes between the first letters (UTF-16);
 * UTF-8, unless more of it is broken than whole; else Windows-1252, or Mac
 * Roman where the first line ends in a bare CR. While all was ASCII the
 * decision is open. Nothing is replaced: a byte that cannot be text ends the
 * reading.
 */
#ifndef EXCHANGE_DECODE_H
#define EXCHANGE_DECODE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "exchange/source.h"

enum decode_form {
	DECODE_UTF8,
	DECODE_UTF16LE,
	DECODE_UTF16BE,
	DECODE_WINDOWS,
	DECODE_MAC
};

struct decode {
	struct source source;
	enum decode_form form;
	bool has_form;       /* the first bytes were looked at */
	bool is_ascii;       /* so far */
	bool has_bare_cr;    /* at the end of the first line */
	bool at_end;         /* of the source */
	struct error broken; /* met after the last bytes given out */
	unsigned char *raw;  /* read and not yet given out */
	size_t len;
};

void decode_init(struct decode *decode, struct source source);
void decode_release(struct decode *decode);
/* Appends up to some 64 KiB of the file; *more false: that was the end. */
MUST_CHECK bool decode_more(struct decode *decode, struct buf *out,
	bool *more, struct error *err);
/* "Windows-1252" where it was a guess, else NULL. */
const char *decode_guess(const struct decode *decode);

#endif

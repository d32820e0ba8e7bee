/* SPDX-License-Identifier: MIT */
/*
 * A code to branch on and one finished sentence to show: what, where, and what
 * to do. Fallible functions return bool and take a struct error last.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#include "base/attr.h"

enum error_code {
	ERROR_NONE,
	ERROR_INVALID,   /* what was given cannot be right */
	ERROR_USAGE,     /* the call itself is malformed: exit 2 */
	ERROR_NOT_FOUND, /* no such thing, or no unique one */
	ERROR_CONFLICT,  /* true when read, no longer true now */
	ERROR_CANCELLED, /* the person stopped it */
	ERROR_BUSY,      /* another process is writing; try again */
	ERROR_IO         /* disk, file or store failed */
};

struct error {
	enum error_code code;
	char text[1024]; /* whole UTF-8 characters, no newline at the end */
};
#define ERROR_INIT { 0 }

/*
 * Always returns false, so that a failing function can return it. Control
 * characters are taken out, so that a sentence can quote foreign text. err
 * may be NULL where nobody reads the sentence.
 */
FORMAT(3, 4) bool error_set(struct error *err, enum error_code code,
	const char *format, ...);
/* Puts "where: " before the sentence, keeping the code. Returns false. */
FORMAT(2, 3) bool error_where(struct error *err, const char *format, ...);
void error_clear(struct error *err);

#endif

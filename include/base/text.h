/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 text: validity, screen width, folding. Width follows wcwidth(), as
 * ncurses does, so it depends on LC_CTYPE; nothing else here does.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define TEXT_REPLACEMENT 0xFFFD

/* UTF-8 without a NUL in it. */
bool text_is_valid(const char *text, size_t len);
/*
 * The code point at text and its length in bytes; an invalid byte gives
 * U+FFFD and 1. At the end (len 0 or NUL) gives 0 and *size 0. len may be
 * SIZE_MAX where a NUL ends the text.
 */
uint32_t text_next(const char *text, size_t len, size_t *size);

/*
 * How many bytes from here on are printable ASCII: one cell each and never
 * anything else, in any locale. Most of what is shown is, so that such runs
 * are worth being taken whole.
 */
size_t text_plain(const char *text);
/* Cells on the screen; what the locale cannot show has as many as elsewhere. */
size_t text_cells(uint32_t code);
size_t text_width(const char *text);
/*
 * Appends text in exactly cells cells: cut at a whole character with `more`
 * (an ellipsis, may be "") in the last cells when it does not fit, padded
 * with blanks when it is shorter. A character that cannot be shown is "?" in
 * each of its cells.
 */
void text_fit(struct buf *out, const char *text, size_t cells,
	const char *more);
/* Bytes of the first line of a text that is wrapped to so many cells: to a
 * newline, or before a blank; one character at the least. */
size_t text_break(const char *text, size_t cells);
/* Appends text without control, bidi-override and other invisible format
 * characters; newlines and tabs become one blank. Invalid bytes: U+FFFD.
 * U+200C and U+200D stay between letters, whose spelling they are a part of. */
void text_clean(struct buf *out, const char *text);
/* It is U+200C or U+200D, and nothing else. */
bool text_is_joiner(const char *text);

/* NFC, blanks trimmed and runs of blanks made one. false: not UTF-8. */
bool text_normalise(struct buf *out, const char *text);
/*
 * For comparing: NFKD, case folded, accents stripped (vowel signs that are
 * letters to their script stay), the letters that have no decomposition
 * mapped (ø o, ł l, đ d, ħ h, ı i, ð d, þ th, æ ae, œ oe, ß ss), curly
 * quotes and dashes to ASCII, blanks as in text_normalise.
 */
void text_fold(struct buf *out, const char *text);
/* Folded and only letters and digits left: "Last Name" is "lastname". */
void text_fold_key(struct buf *out, const char *text);

/* The same bytes; NULL equals NULL only. */
bool text_equal(const char *a, const char *b);
/* The same when folded; NULL as above. */
bool text_equal_folded(const char *a, const char *b);
/* NULL, or nothing in it that can be seen. */
bool text_is_blank(const char *text);

#endif

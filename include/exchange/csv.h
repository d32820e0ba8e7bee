/* SPDX-License-Identifier: MIT */
/*
 * A strict reader of separated values, as schools have them: byte order marks
 * (UTF-8, UTF-16), Windows-1252 (or Mac Roman, where lines end in a bare CR)
 * when it is not UTF-8, the separators , ; tab and |, CRLF, LF or bare CR,
 * quotes with separators and line ends inside, \" inside quotes where a file
 * has that. Nothing is dropped, joined or padded in silence; blanks around a
 * quoted field do not count, all others stay.
 */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/source.h"

struct csv;

struct csv_record {
	const char *const *fields; /* UTF-8, NUL-terminated */
	size_t count;              /* at least 1 */
	size_t line; /* of the file, where the record begins; 1 is the first */
};

#define CSV_COLUMNS_MAX 4096
#define CSV_RECORD_MAX ((size_t)16 << 20) /* bytes; more is refused */

/* Never fails before the first record is read. csv_free frees; the source
 * stays the caller's. */
struct csv *csv_new(struct source source);
void csv_free(struct csv *csv);
/*
 * The next record, borrowed until the next call; *more false at the end.
 * Lines that are empty are skipped. Errors name line and column (the number
 * of the field, 1 the first); after one there is nothing more to read.
 */
MUST_CHECK bool csv_next(struct csv *csv, struct csv_record *record,
	bool *more, struct error *err);
/* What the file turned out to be so far, in words, when it is worth a word
 * ("read as Windows-1252"); else NULL. Borrowed. */
const char *csv_notice(const struct csv *csv);
/* What stands between its fields, once a record was read. */
char csv_separator(const struct csv *csv);

#endif

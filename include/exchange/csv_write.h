/* SPDX-License-Identifier: MIT */
/*
 * Writes separated values as RFC 4180 has them: UTF-8, CRLF, quotes where a
 * cell needs them. What is written csv_next reads back, cell by cell and to
 * the byte, under a header of at least two plain words.
 *
 * For files that a spreadsheet may open, CSV_WRITE_GUARD puts a ' before each
 * text that a spreadsheet would take for a formula: one that begins with = +
 * - @ TAB or CR. cell_text takes one ' from a text that begins so; a text
 * that has a ' there of its own gets another, and so nothing is lost.
 * Numbers are never guarded, nor is anything in a file that a system reads.
 */
#ifndef EXCHANGE_CSV_WRITE_H
#define EXCHANGE_CSV_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define CSV_WRITE_GUARD (1u << 0)
#define CSV_WRITE_BOM (1u << 1)   /* a mark of UTF-8, as Excel wants it */

struct csv_write {
	struct buf *out; /* borrowed */
	char separator;
	bool guards;
	bool in_row;     /* something stands in the row before the next cell */
	bool is_bare;    /* the row is one empty cell so far */
};

/* With commas; the caller may set another of the separators , ; TAB |. */
void csv_write_init(struct csv_write *csv, struct buf *out, unsigned flags);
/* UTF-8 of any kind; NULL is an empty cell. */
void csv_write_text(struct csv_write *csv, const char *text);
/* The texts of a header, or any others: so many cells. */
void csv_write_texts(struct csv_write *csv, const char *const *texts,
	size_t count);
void csv_write_int(struct csv_write *csv, int64_t value);
/* The fewest digits that are read back as this number; it must be finite. */
void csv_write_number(struct csv_write *csv, double value);
void csv_write_end_row(struct csv_write *csv);

#endif

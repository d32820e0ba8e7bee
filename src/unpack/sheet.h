/* SPDX-License-Identifier: MIT */
/*
 * The cells of one sheet as CSV, a line a row, so that line 7 of it is row 7.
 * A line end within a cell is a blank. A number is what the sheet shows of it
 * at most, 15 digits; one that is dressed as a date is an ISO date, with a
 * time where it has one. Another dress (a percentage) is not read.
 * Each row is as long as the longest so far.
 */
#ifndef UNPACK_SHEET_H
#define UNPACK_SHEET_H

#include "archive.h"
#include "strings.h"
#include "styles.h"

#define SHEET_ROWS_MAX 1048576
#define SHEET_COLUMNS_MAX 4096

struct sheet {
	const struct strings *strings;
	const struct styles *styles; /* NULL: none are known */
	bool is_from_1904;   /* days are counted from there */
	const struct archive_sink *out;
	struct buf line;     /* the row under way */
	struct buf value;    /* of the cell under way */
	size_t row;          /* rows written */
	size_t width;        /* of the widest row yet */
	size_t column;       /* cells of the row so far */
	size_t written;      /* bytes */
	size_t at;           /* column of the cell under way */
	char type;           /* of its value: s shared, t text, b, n number */
	bool is_date;        /* the cell under way is dressed as one */
	bool is_value;       /* within <v>, or <t> of <is> */
	bool is_reading_aid;
};

/* For a worksheet, with a struct sheet as context, of which all from
 * strings to out are set. */
extern const struct xml_handlers sheet_handlers;
void sheet_release(struct sheet *sheet);

#endif

/* SPDX-License-Identifier: MIT */
/* What stands in one cell of a file. */
#ifndef EXCHANGE_CELL_H
#define EXCHANGE_CELL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "exchange/csv.h"

/*
 * Sets out to the text of a cell: cleaned and normalised, and without what
 * spreadsheets put around a text so that it stays one (="00123", '00123).
 */
void cell_text(struct buf *out, const char *cell);
/*
 * As cell_text, and 12345.0 becomes 12345. false: the spreadsheet has
 * rounded the number away (1.2E+11).
 */
MUST_CHECK bool cell_number(struct buf *out, const char *cell);
/* Nothing, "-", NULL, N/A: of a text as cell_text leaves it. */
bool cell_is_missing(const char *text);
/* No cell of the record says anything. */
bool cell_all_blank(const struct csv_record *record);
/* For sentences: in quotes, and cut when it is long. */
void cell_quote(struct buf *out, const char *text);

/* Puts line and column (the field's index) before the sentence. */
bool cell_where(struct error *err, const struct csv_record *record,
	size_t field);

#endif

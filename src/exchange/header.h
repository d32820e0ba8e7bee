/* SPDX-License-Identifier: MIT */
/* Where the header of a file is, and whether a row fits it. */
#ifndef EXCHANGE_HEADER_H
#define EXCHANGE_HEADER_H

#include <stdbool.h>

#include "base/error.h"
#include "exchange/columns.h"
#include "exchange/csv.h"
#include "person.h"

/*
 * Reads up to the first header; up to ten lines of title may stand above it,
 * blank ones not counted. recall, or NULL, is asked of each where map is NULL.
 * *found false: there is none.
 */
MUST_CHECK bool header_find(struct csv *csv, const char *map,
	const struct columns_recall *recall, bool wants_score,
	struct columns *columns, bool *found, struct error *err);
/*
 * INVALID when a row is shorter than the header, or has something behind it.
 */
MUST_CHECK bool header_fits(const struct columns *columns,
	const struct csv_record *row, struct error *err);
/* The cell of a meaning; NULL: there is no such column. */
const char *header_cell(const struct columns *columns,
	const struct csv_record *row, enum meaning meaning);

/* The roster number, which must have a column; INVALID: it was rounded. */
MUST_CHECK bool header_number(const struct columns *columns,
	const struct csv_record *row, struct buf *out, struct error *err);
/* false: the row has no name. */
bool header_person(const struct columns *columns, const struct csv_record *row,
	struct person *person);

#endif

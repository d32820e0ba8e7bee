/* SPDX-License-Identifier: MIT */
/*
 * One file of a set, by the names of its columns. Only the columns asked for
 * are ever looked at. Errors name the file.
 */
#ifndef EXCHANGE_TABLE_H
#define EXCHANGE_TABLE_H

#include "base/buf.h"
#include "exchange/csv.h"
#include "exchange/set.h"

#define TABLE_FIELDS_MAX 12

/* A column that is asked for: what it may be called, as text_fold_key has
 * it, the best name first. */
struct table_field {
	const char *names[3];
	const char *misspelt; /* as it stands in real files; NULL */
};

struct table {
	const struct set *set;
	const char *name;  /* of the file; NULL: it is not open */
	struct csv *csv;
	const struct table_field *fields;
	size_t field_count;
	size_t at[TABLE_FIELDS_MAX]; /* SET_NONE: no such column */
	size_t width;      /* columns, without empty ones at the end */
	size_t unread;     /* columns that nobody asked for */
	bool has_nameless; /* a column without a name amid the others */
	bool has_misspelt; /* a misspelt name was taken */
	size_t line;       /* of the row */
	struct buf cells[TABLE_FIELDS_MAX];
};

/*
 * Opens the file with this name and reads its header; *found false where
 * there is none. table_close after it, whatever came of it.
 */
MUST_CHECK bool table_open(struct table *table, const struct set *set,
	const char *name, const struct table_field *fields,
	size_t field_count, bool *found, struct error *err);
/* The next row that is not blank; *more false at the end. A row that is
 * shorter than the header, or longer, is INVALID. */
MUST_CHECK bool table_next(struct table *table, bool *more,
	struct error *err);
bool table_has(const struct table *table, size_t field);
/* Cleaned; "" where the column or a value is missing. Borrowed until the next
 * row. */
const char *table_cell(const struct table *table, size_t field);
/* Always false. */
bool table_refuse(const struct table *table, const char *what,
	struct error *err);
/* done: how the reading went; returns how it went altogether. */
MUST_CHECK bool table_close(struct table *table, bool done,
	struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * One file of a set, by the names of its columns. Only the columns asked for
 * are ever looked at. Errors name the file.
 */
#ifndef EXCHANGE_PART_H
#define EXCHANGE_PART_H

#include "base/buf.h"
#include "exchange/csv.h"
#include "exchange/set.h"

#define PART_FIELDS_MAX 12

/* A column that is asked for: what it may be called, as text_fold_key has
 * it, the best name first. */
struct part_field {
	const char *names[3];
	const char *misspelt; /* as it stands in real files; NULL */
};

struct part {
	const struct set *set;
	const char *name;  /* of the file; NULL: it is not open */
	struct csv *csv;
	const struct part_field *fields;
	size_t field_count;
	size_t at[PART_FIELDS_MAX]; /* SET_NONE: no such column */
	size_t width;      /* columns, without empty ones at the end */
	size_t unread;     /* columns that nobody asked for */
	bool has_nameless; /* a column without a name amid the others */
	bool has_misspelt; /* a misspelt name was taken */
	size_t line;       /* of the row */
	struct buf cells[PART_FIELDS_MAX];
};

/*
 * Opens the file with this name and reads its header; *found false where
 * there is none. part_close after it, whatever came of it.
 */
MUST_CHECK bool part_open(struct part *part, const struct set *set,
	const char *name, const struct part_field *fields,
	size_t field_count, bool *found, struct error *err);
/* The next row that is not blank; *more false at the end. A row that is
 * shorter than the header, or longer, is INVALID. */
MUST_CHECK bool part_next(struct part *part, bool *more,
	struct error *err);
bool part_has(const struct part *part, size_t field);
/* Cleaned; "" where the column or a value is missing. Borrowed until the next
 * row. */
const char *part_cell(const struct part *part, size_t field);
/* Always false. */
bool part_refuse(const struct part *part, const char *what,
	struct error *err);
/* done: how the reading went; returns how it went altogether. */
MUST_CHECK bool part_close(struct part *part, bool done,
	struct error *err);

#endif

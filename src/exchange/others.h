/* SPDX-License-Identifier: MIT */
/* Rows that are no student's, or that count for nothing. */
#ifndef EXCHANGE_OTHERS_H
#define EXCHANGE_OTHERS_H

#include "base/buf.h"
#include "exchange/columns.h"
#include "exchange/csv.h"

enum others_kind {
	OTHERS_STUDENT,
	OTHERS_MAXIMA, /* of how many points each column is */
	OTHERS_LEFT,   /* left out */
	OTHERS_SUMMARY /* it reads as one of columns: a class list that has
	                * it is refused */
};

struct others {
	struct buf names;  /* as a list, each once */
	size_t uncounted;
	size_t early;      /* rows that lack cells which nobody reads */
};
#define OTHERS_INIT { 0 }

void others_release(struct others *others);
/* Of a row that fits; what is left out is kept in mind. */
enum others_kind others_sort(struct others *others,
	const struct columns *columns, const struct csv_record *row);
/* What to do about a summary of this name. */
bool others_refuse(const char *name, struct error *err);
void others_add(struct others *others, const char *name);
/* Adds to a notice; nothing where all rows were students'. */
void others_describe(const struct others *others, struct buf *notice);

#endif

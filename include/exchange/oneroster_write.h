/* SPDX-License-Identifier: MIT */
/*
 * Results as a OneRoster 1.2 delta: a zip of manifest, categories, lineItems
 * and results, strictly as the standard has them. The class, its school and
 * its academic session are the receiver's: their sourcedIds are given. Times
 * of change are the wall clock's, written as if that were UTC.
 */
#ifndef EXCHANGE_ONEROSTER_WRITE_H
#define EXCHANGE_ONEROSTER_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"

struct oneroster_item {
	const char *id;
	const char *title;
	const char *description;
	civil date;
	double most;         /* the score that all right is; 0 is the least */
	civil modified;
	bool is_gone;        /* to be deleted there */
};

struct oneroster_result {
	const char *id;
	const char *item;    /* its id */
	const char *student; /* sourcedId */
	double score;
	civil date;
	civil modified;
	bool is_gone;
};

struct oneroster_gradebook {
	const char *class_id;
	const char *school_id;
	const char *session_id;
	const char *category_id;
	civil modified;      /* the newest of all */
	const struct oneroster_item *items;
	size_t item_count;
	const struct oneroster_result *results;
	size_t result_count;
};

/* 1 to 255 letters, digits and . / @ _ - */
bool oneroster_write_is_id(const char *text);
/* zip must be empty; every id must be one. */
void oneroster_write(struct buf *zip,
	const struct oneroster_gradebook *gradebook);

#endif

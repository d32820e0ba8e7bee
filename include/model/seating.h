/* SPDX-License-Identifier: MIT */
/*
 * Who sits at which table: the students of a cluster, split into table groups
 * for a lesson. A seating is the whole class on one day; the last one kept on
 * a day is that day's.
 */
#ifndef MODEL_SEATING_H
#define MODEL_SEATING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "model/cluster.h"

#define SEATING_SIZE_LEAST 2
#define SEATING_SIZE_MOST 30
#define SEATING_REMEMBERED 10 /* so many days back company counts */

enum seating_style {
	SEATING_NEED,  /* like levels together */
	SEATING_GOAL,  /* those who need the same objective together, and of
			* them those who say that they are after the same */
	SEATING_MIXED, /* on purpose unlike: each table spans the levels */
	SEATING_STYLE_COUNT
};

struct seated {
	int64_t student;
	enum cluster cluster;
	int64_t table; /* from 1, in each cluster */
};

struct seating {
	int64_t id; /* 0: there is none */
	civil made;
	enum seating_style style;
	int64_t size; /* of a table, about */
	struct seated *seats; /* by cluster, table, student */
	size_t seat_count;
};

/* Two who sat at one table. */
struct company {
	int64_t one; /* the smaller id */
	int64_t other;
	int64_t times; /* on so many days */
	int64_t ago;   /* 1: when the class last sat at tables, 2: the time
			* before that */
};

const char *seating_style_name(enum seating_style style);
MUST_CHECK bool seating_style_parse(const char *text,
	enum seating_style *style);

#endif

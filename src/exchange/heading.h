/* SPDX-License-Identifier: MIT */
/*
 * What the header of a score column says: "Score: unit rates (2026-09-01)",
 * "Quiz 3 (10 points)", "Grade/10.00", "Percent correct".
 */
#ifndef EXCHANGE_HEADING_H
#define EXCHANGE_HEADING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"

struct heading {
	struct buf objective; /* empty: it names none */
	civil date;           /* CIVIL_NEVER: it names none */
	bool date_is_unclear;
	double out_of;        /* 0: unsaid */
	bool is_percent;
	bool has_items;       /* "(25 questions)": not only points */
	bool is_about;        /* "Score: unit rates": it names no quiz */
	bool is_score;        /* by its words or form, not by elimination */
};

/* Sets all of *heading, which must be zero or read before. */
void heading_read(struct heading *heading, const char *text);
void heading_release(struct heading *heading);

#endif

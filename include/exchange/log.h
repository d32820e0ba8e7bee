/* SPDX-License-Identifier: MIT */
/*
 * A log of check-ins, of classes of any school or study: a CSV with the
 * columns class, student, objective, day, points, out_of and maybe round, in
 * any order and beside any others; grouped by class, in the order in which
 * the check-ins were observed. One row at a time, so that its length does not
 * matter.
 */
#ifndef EXCHANGE_LOG_H
#define EXCHANGE_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/source.h"

#define LOG_NO_ROUND SIZE_MAX
/* More is no class, and the work of judging one grows with their cube. */
#define LOG_STUDENTS_MAX 1000

struct log_row {
	size_t line;
	size_t class;     /* 0, 1, ... as they come, and so below */
	size_t student;   /* within the class */
	size_t objective; /* within the class */
	size_t round;     /* within the class; LOG_NO_ROUND */
	double day;       /* since any epoch */
	double points;    /* 0 .. out_of */
	double out_of;    /* > 0 */
};

struct log;

/* Reads the header. INVALID when a column is missing or there twice. NULL on
 * failure. log_close closes; the source stays the caller's. */
MUST_CHECK struct log *log_open(struct source source, struct error *err);
void log_close(struct log *log);
bool log_has_rounds(const struct log *log);
/*
 * The next row; *more false at the end. Blank rows are skipped. Errors name
 * line and column: a cell that is empty or no number, more points than there
 * are, out of nothing, a class that was left and comes again, or one with more
 * than LOG_STUDENTS_MAX students.
 */
MUST_CHECK bool log_next(struct log *log, struct log_row *row, bool *more,
	struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Civil time: seconds since 1970-01-01 00:00:00 on the wall clock of the
 * room. A day has 86,400 of them; there are no zones and no leap seconds, so
 * a stored moment reads the same on every machine.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/error.h"

typedef int64_t civil;

#define CIVIL_DAY 86400
#define CIVIL_NEVER INT64_MAX

struct date {
	int year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

/*
 * Dates have years 1 to 9999; a moment outside of them, as CIVIL_NEVER is,
 * reads as the nearest date inside.
 */

/* Days since 1970-01-01, rounded down. */
int64_t date_day(civil when);
civil date_end_of_day(civil when);
struct date date_of(civil when);
MUST_CHECK bool date_make(struct date date, civil *start_of_day);
/* 0 Monday .. 6 Sunday. */
int date_weekday(civil when);

/*
 * An ISO date ("2026-10-14") or date and time ("2026-10-14T10:42",
 * "2026-10-14 10:42:30"). *bare says that there was no time; *when is then
 * the end of that day.
 */
MUST_CHECK bool date_parse(const char *text, civil *when, bool *bare,
	struct error *err);

/*
 * What a spreadsheet means by a number of days since the end of 1899, the
 * fraction being the time of day. false: no day of March 1900 or later.
 */
MUST_CHECK bool date_from_serial(double days, civil *when, bool *bare);

void date_write_iso(struct buf *out, civil when);      /* 2026-10-14 */
void date_write_iso_time(struct buf *out, civil when); /* 2026-10-14T10:42:30 */
void date_write_short(struct buf *out, civil when);    /* 14 Oct */
void date_write_clock(struct buf *out, civil when);    /* 10:42 */
void date_write_long(struct buf *out, civil when);     /* Wed 14 Oct 10:42 */

/* What the clock on the wall shows at a moment of UTC, and the other way; an
 * hour that is there twice, or not at all, is one of those it could be. */
civil date_from_utc(civil utc);
civil date_to_utc(civil local);

/* The wall clock now, in the local zone: the only clock of the program. */
civil date_clock(void);

#endif

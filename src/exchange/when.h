/* SPDX-License-Identifier: MIT */
/*
 * Dates as files have them: ISO, d/m/y, m/d/y, with an English month in
 * letters; with or without a time.
 */
#ifndef EXCHANGE_WHEN_H
#define EXCHANGE_WHEN_H

#include <stdbool.h>

#include "base/date.h"

enum when_order {
	WHEN_ANY, /* not known yet, or both stand in the file */
	WHEN_DAY_FIRST,
	WHEN_MONTH_FIRST
};

enum when_kind {
	WHEN_NO_DATE,
	WHEN_UNCLEAR, /* 03/04/2026 without a known order */
	WHEN_KNOWN
};

/*
 * A bare date is the end of its day. A time is taken as it stands on the
 * clock, whatever zone is written behind it. *shown, unless NULL, is the
 * order that this date proves, else WHEN_ANY.
 */
enum when_kind when_read(const char *text, enum when_order order, civil *when,
	enum when_order *shown);

#endif

/* SPDX-License-Identifier: MIT */
/* The weeks of a span: from Monday to Sunday. */
#include "report/input.h"

#define WEEK 7

static int64_t first_monday(civil from)
{
	return date_day(from) - date_weekday(from);
}

size_t report_weeks(civil from, civil until)
{
	int64_t weeks;

	if (until < from)
		return 0;
	weeks = (date_day(until) - first_monday(from)) / WEEK + 1;
	return weeks > REPORT_WEEKS_MOST ? REPORT_WEEKS_MOST : (size_t)weeks;
}

size_t report_week_of(const struct report_span *span, civil when)
{
	size_t week;

	if (when < span->from || when > span->until)
		return SIZE_MAX;
	week = (size_t)((date_day(when) - first_monday(span->from)) / WEEK);
	return week < span->weeks ? week : SIZE_MAX;
}

civil report_week_end(const struct report_span *span, size_t week)
{
	civil end = (first_monday(span->from) + WEEK * ((int64_t)week + 1)) *
		CIVIL_DAY - 1;

	return end > span->until || week + 1 == span->weeks ? span->until :
		end;
}

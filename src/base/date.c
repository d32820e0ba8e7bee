/* SPDX-License-Identifier: MIT */
/* Civil time in the proleptic Gregorian calendar. */
#include "base/date.h"

#include <assert.h>
#include <math.h>
#include <time.h>

#define FIRST_YEAR 1
#define LAST_YEAR 9999
#define YEAR_IN_DAYS 365
#define SERIAL_OF_1970 25569

static const char month_names[][4] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};

static const char weekday_names[][4] = {
	"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
};

/* Days of a common year before each month, and in all of it. */
static const int days_before[] = {
	0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
};

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	int days = days_before[month] - days_before[month - 1];

	return month == 2 && is_leap(year) ? days + 1 : days;
}

/* Days from 1970-01-01 to the first of January. */
static int64_t day_of_year(int year)
{
	int past = year - 1;
	int leaps = past / 4 - past / 100 + past / 400;
	int leaps_before_1970 = 1969 / 4 - 1969 / 100 + 1969 / 400;

	return (int64_t)(year - 1970) * YEAR_IN_DAYS + leaps -
		leaps_before_1970;
}

static int64_t day_of_date(struct date date)
{
	int64_t day = day_of_year(date.year) + days_before[date.month - 1] +
		date.day - 1;

	return date.month > 2 && is_leap(date.year) ? day + 1 : day;
}

/* 0 .. CIVIL_DAY - 1, before 1970 too. */
static int second_of_day(civil when)
{
	int rest = (int)(when % CIVIL_DAY);

	return rest < 0 ? rest + CIVIL_DAY : rest;
}

int64_t date_day(civil when)
{
	return when / CIVIL_DAY - (when % CIVIL_DAY < 0);
}

civil date_end_of_day(civil when)
{
	int left = CIVIL_DAY - 1 - second_of_day(when);

	return when > CIVIL_NEVER - left ? CIVIL_NEVER : when + left;
}

struct date date_of(civil when)
{
	int64_t day = date_day(when);
	struct date date = { .year = FIRST_YEAR, .month = 1, .day = 1 };

	if (day < day_of_year(FIRST_YEAR))
		return date;
	if (day >= day_of_year(LAST_YEAR + 1))
		return (struct date){ .year = LAST_YEAR, .month = 12,
			.day = 31 };
	/* Years of 366 days can only make this guess too early. */
	date.year = (int)((day - day_of_year(FIRST_YEAR)) / 366) + FIRST_YEAR;
	while (day >= day_of_year(date.year + 1))
		date.year++;
	while (date.month < 12 &&
	       day >= day_of_date((struct date){ .year = date.year,
			.month = date.month + 1, .day = 1 }))
		date.month++;
	date.day = (int)(day - day_of_date(date)) + 1;
	return date;
}

bool date_make(struct date date, civil *start_of_day)
{
	if (date.year < FIRST_YEAR || date.year > LAST_YEAR ||
	    date.month < 1 || date.month > 12 || date.day < 1 ||
	    date.day > days_in_month(date.year, date.month))
		return false;
	*start_of_day = day_of_date(date) * CIVIL_DAY;
	return true;
}

int date_weekday(civil when)
{
	/* 1970-01-01 was a Thursday. */
	int weekday = (int)((date_day(when) + 3) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

static bool read_digits(const char **at, int count, int *value)
{
	*value = 0;
	for (; count > 0; count--, (*at)++) {
		if (**at < '0' || **at > '9')
			return false;
		*value = *value * 10 + (**at - '0');
	}
	return true;
}

static bool read_byte(const char **at, char byte)
{
	if (**at != byte)
		return false;
	(*at)++;
	return true;
}

static bool read_day(const char **at, civil *start_of_day)
{
	struct date date;

	return read_digits(at, 4, &date.year) && read_byte(at, '-') &&
		read_digits(at, 2, &date.month) && read_byte(at, '-') &&
		read_digits(at, 2, &date.day) && date_make(date, start_of_day);
}

static bool read_time(const char **at, int *second)
{
	int hours;
	int minutes;
	int seconds = 0;

	if (!read_digits(at, 2, &hours) || !read_byte(at, ':') ||
	    !read_digits(at, 2, &minutes))
		return false;
	if (read_byte(at, ':') && !read_digits(at, 2, &seconds))
		return false;
	*second = (hours * 60 + minutes) * 60 + seconds;
	return hours < 24 && minutes < 60 && seconds < 60;
}

bool date_parse(const char *text, civil *when, bool *bare, struct error *err)
{
	const char *at = text;
	civil start;
	int second = CIVIL_DAY - 1;
	bool has_time = false;

	if (!read_day(&at, &start))
		goto refused;
	if (*at) {
		if (!read_byte(&at, 'T') && !read_byte(&at, ' '))
			goto refused;
		if (!read_time(&at, &second) || *at)
			goto refused;
		has_time = true;
	}
	*when = start + second;
	*bare = !has_time;
	return true;
refused:
	return error_set(err, ERROR_INVALID, "\"%s\" is no date; "
		"write it like 2026-10-14 or 2026-10-14T10:42.", text);
}

void date_write_iso(struct buf *out, civil when)
{
	struct date date = date_of(when);

	buf_addf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void date_write_iso_time(struct buf *out, civil when)
{
	date_write_iso(out, when);
	buf_addc(out, 'T');
	date_write_clock(out, when);
	buf_addf(out, ":%02d", second_of_day(when) % 60);
}

void date_write_short(struct buf *out, civil when)
{
	struct date date = date_of(when);

	buf_addf(out, "%d %s", date.day, month_names[date.month - 1]);
}

void date_write_clock(struct buf *out, civil when)
{
	int second = second_of_day(when);

	buf_addf(out, "%02d:%02d", second / 3600, second / 60 % 60);
}

void date_write_long(struct buf *out, civil when)
{
	buf_addf(out, "%s ", weekday_names[date_weekday(when)]);
	date_write_short(out, when);
	buf_addc(out, ' ');
	date_write_clock(out, when);
}

bool date_from_serial(double days, civil *when, bool *bare)
{
	double day = floor(days);
	civil second = (civil)round((days - day) * CIVIL_DAY);

	/* Before that a spreadsheet has a 29 February too many. */
	if (!(days >= 61 && days < 2958466))
		return false;
	*bare = second == 0;
	*when = ((civil)day - SERIAL_OF_1970) * CIVIL_DAY + second;
	if (*bare)
		*when = date_end_of_day(*when);
	return true;
}

/* A leap second is the last second of its minute once more. */
static civil civil_of(const struct tm *wall)
{
	civil start = 0;
	bool is_date = date_make((struct date){ .year = wall->tm_year + 1900,
		.month = wall->tm_mon + 1, .day = wall->tm_mday }, &start);

	assert(is_date);
	(void)is_date;
	return start + (wall->tm_hour * 60 + wall->tm_min) * 60 +
		(wall->tm_sec < 60 ? wall->tm_sec : 59);
}

civil date_from_utc(civil utc)
{
	time_t moment = (time_t)utc;
	struct tm wall;

	localtime_r(&moment, &wall);
	return civil_of(&wall);
}

civil date_to_utc(civil local)
{
	struct date date = date_of(local);
	int second = second_of_day(local);
	struct tm wall = {
		.tm_year = date.year - 1900,
		.tm_mon = date.month - 1,
		.tm_mday = date.day,
		.tm_hour = second / 3600,
		.tm_min = second / 60 % 60,
		.tm_sec = second % 60,
		.tm_isdst = -1,
	};

	return (civil)mktime(&wall);
}

civil date_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return date_from_utc((civil)now.tv_sec);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include "base/date.h"

#define DAY ((civil)CIVIL_DAY)

static civil start_of(int year, int month, int day)
{
	civil start = 0;

	assert_true(date_make((struct date){ .year = year, .month = month,
		.day = day }, &start));
	return start;
}

static void test_date__counts_days_from_1970(void **state)
{
	(void)state;
	assert_true(start_of(1970, 1, 1) == 0);
	assert_true(start_of(1969, 12, 31) == -DAY);
	assert_true(start_of(2000, 3, 1) == 11017 * DAY);
	assert_true(start_of(2026, 10, 14) == 20740 * DAY);
	assert_true(start_of(1, 1, 1) == -719162 * DAY);
	assert_true(start_of(9999, 12, 31) == 2932896 * DAY);
}

static void test_date__agrees_with_itself_on_each_day(void **state)
{
	struct date before = { .year = 1895, .month = 12, .day = 31 };
	int weekday = date_weekday(start_of(1896, 1, 1));

	(void)state;
	for (civil when = start_of(1896, 1, 1); when < start_of(2106, 1, 1);
	     when += DAY) {
		struct date date = date_of(when + 86399);

		assert_true(start_of(date.year, date.month, date.day) == when);
		assert_int_equal(date_weekday(when), weekday++ % 7);
		assert_true(date.day == before.day + 1 ||
			(date.day == 1 && (date.month == before.month + 1 ||
				date.year == before.year + 1)));
		before = date;
	}
}

static void test_date__knows_weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday(0), 3);
	assert_int_equal(date_weekday(start_of(2026, 10, 14)), 2);
	assert_int_equal(date_weekday(start_of(1900, 1, 1)), 0);
	assert_int_equal(date_weekday(-1), 2);
}

static void test_date_make__refuses_days_that_never_were(void **state)
{
	static const struct date never[] = {
		{ 2026, 2, 29 }, { 1900, 2, 29 }, { 2026, 4, 31 },
		{ 2026, 13, 1 }, { 2026, 0, 1 }, { 2026, 1, 0 },
		{ 2026, -1, 1 }, { 0, 1, 1 }, { 10000, 1, 1 }, { 2026, 1, 32 },
	};
	civil start = 77;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		assert_false(date_make(never[i], &start));
	assert_true(start == 77);
	assert_true(start_of(2000, 2, 29) + DAY == start_of(2000, 3, 1));
}

static void test_date__stays_inside_its_years(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	date_write_iso(&out, CIVIL_NEVER);
	buf_addc(&out, ' ');
	date_write_iso(&out, INT64_MIN);
	assert_string_equal(buf_text(&out), "9999-12-31 0001-01-01");
	assert_true(date_end_of_day(CIVIL_NEVER) == CIVIL_NEVER);
	assert_true(date_end_of_day(INT64_MIN) > INT64_MIN);
	buf_release(&out);
}

static void test_date_end_of_day__is_its_last_second(void **state)
{
	(void)state;
	assert_true(date_end_of_day(0) == 86399);
	assert_true(date_end_of_day(86399) == 86399);
	assert_true(date_end_of_day(86400) == 2 * DAY - 1);
	assert_true(date_end_of_day(-1) == -1);
	assert_true(date_end_of_day(-86400) == -1);
	assert_true(date_day(-1) == -1);
	assert_true(date_day(-86400) == -1);
	assert_true(date_day(-86401) == -2);
}

static void assert_parses(const char *text, civil expected, bool expected_bare)
{
	struct error err = ERROR_INIT;
	civil when;
	bool bare;

	assert_true(date_parse(text, &when, &bare, &err));
	assert_true(when == expected);
	assert_int_equal(bare, expected_bare);
}

static void test_date_parse__reads_dates_and_times(void **state)
{
	civil start = start_of(2026, 10, 14);

	(void)state;
	assert_parses("2026-10-14", start + 86399, true);
	assert_parses("2026-10-14T10:42", start + 10 * 3600 + 42 * 60, false);
	assert_parses("2026-10-14 10:42:30", start + 38550, false);
	assert_parses("2026-10-14T00:00", start, false);
	assert_parses("2026-10-14T23:59:59", start + 86399, false);
}

static void test_date_parse__refuses_anything_else(void **state)
{
	static const char *const none[] = {
		"", "2026", "2026-10", "2026-10-1", "2026-02-30", "14.10.2026",
		"2026-10-14T", "2026-10-14T10", "2026-10-14T10:60",
		"2026-10-14T24:00", "2026-10-14T10:42:60", "2026-10-14 ",
		"2026-10-14T10:42Z", "2026-10-14T10:42:", "02026-10-14",
		" 2026-10-14", "2026-10-14X10:42", "2026/10/14", "2026-1a-14",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		struct error err = ERROR_INIT;
		civil when;
		bool bare;

		assert_false(date_parse(none[i], &when, &bare, &err));
		assert_int_equal(err.code, ERROR_INVALID);
		assert_non_null(strstr(err.text, none[i]));
	}
}

static void assert_writes(void (*write)(struct buf *, civil), civil when,
	const char *expected)
{
	struct buf out = BUF_INIT;

	write(&out, when);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_date_write__has_a_form_for_each_place(void **state)
{
	civil when = start_of(2026, 10, 14) + 10 * 3600 + 42 * 60 + 30;
	civil early = start_of(987, 1, 3) + 5 * 60 + 9;

	(void)state;
	assert_writes(date_write_iso, when, "2026-10-14");
	assert_writes(date_write_iso_time, when, "2026-10-14T10:42:30");
	assert_writes(date_write_short, when, "14 Oct");
	assert_writes(date_write_clock, when, "10:42");
	assert_writes(date_write_long, when, "Wed 14 Oct 10:42");
	assert_writes(date_write_iso_time, early, "0987-01-03T00:05:09");
	assert_writes(date_write_short, early, "3 Jan");
}

static void test_date_clock__is_a_moment_that_parses_again(void **state)
{
	struct buf out = BUF_INIT;
	civil now = date_clock();

	(void)state;
	date_write_iso_time(&out, now);
	assert_parses(buf_text(&out), now, false);
	buf_release(&out);
}

static void assert_utc(const char *local, const char *utc)
{
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;
	civil when;
	bool bare;

	assert_true(date_parse(local, &when, &bare, &err));
	date_write_iso_time(&out, date_to_utc(when));
	assert_string_equal(buf_text(&out), utc);
	assert_true(date_from_utc(date_to_utc(when)) == when);
	buf_release(&out);
}

static void test_date__goes_to_utc_and_back_in_summer_and_winter(void **state)
{
	(void)state;
	assert_int_equal(setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1), 0);
	tzset();
	assert_utc("2026-01-14T10:42:30", "2026-01-14T15:42:30");
	assert_utc("2026-07-14T10:42:30", "2026-07-14T14:42:30");
	assert_utc("2026-07-14T22:00:00", "2026-07-15T02:00:00");
	assert_utc("2026-03-08T03:00:00", "2026-03-08T07:00:00");
	assert_utc("2026-10-31T23:59:59", "2026-11-01T03:59:59");
	assert_int_equal(setenv("TZ", "UTC", 1), 0);
	tzset();
	assert_utc("2026-07-14T10:42:30", "2026-07-14T10:42:30");
}

static void test_date_from_serial__reads_days_of_a_spreadsheet(void **state)
{
	civil when;
	bool bare;

	(void)state;
	assert_true(date_from_serial(46266, &when, &bare));
	assert_true(bare && when == date_end_of_day(start_of(2026, 9, 1)));
	assert_true(date_from_serial(46266.4375, &when, &bare));
	assert_true(!bare && when == start_of(2026, 9, 1) + 10 * 3600 +
		30 * 60);
	assert_true(date_from_serial(61, &when, &bare));
	assert_true(when == date_end_of_day(start_of(1900, 3, 1)));
	assert_false(date_from_serial(60, &when, &bare));
	assert_false(date_from_serial(-1, &when, &bare));
	assert_false(date_from_serial(3e9, &when, &bare));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date__counts_days_from_1970),
		cmocka_unit_test(test_date__agrees_with_itself_on_each_day),
		cmocka_unit_test(test_date__knows_weekdays),
		cmocka_unit_test(test_date_make__refuses_days_that_never_were),
		cmocka_unit_test(test_date__stays_inside_its_years),
		cmocka_unit_test(test_date_end_of_day__is_its_last_second),
		cmocka_unit_test(test_date_parse__reads_dates_and_times),
		cmocka_unit_test(test_date_parse__refuses_anything_else),
		cmocka_unit_test(test_date_write__has_a_form_for_each_place),
		cmocka_unit_test(
			test_date_clock__is_a_moment_that_parses_again),
		cmocka_unit_test(
			test_date__goes_to_utc_and_back_in_summer_and_winter),
		cmocka_unit_test(
			test_date_from_serial__reads_days_of_a_spreadsheet),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report/input.h"

/* Day 0 is a Thursday: day 4 is a Monday. */
#define AT(day) ((4 + (civil)(day)) * CIVIL_DAY)

static void test_span__counts_weeks_from_the_monday_of_its_first_day(void **state)
{
	const struct report_span span = {
		.from = AT(2), .until = AT(15), .weeks = 3
	};

	(void)state;
	assert_int_equal(report_weeks(AT(2), AT(15)), 3);
	assert_int_equal(report_weeks(AT(0), AT(7) - 1), 1);
	assert_int_equal(report_weeks(AT(6), AT(7)), 2);
	assert_int_equal(report_weeks(AT(7), AT(6)), 0);
	assert_int_equal(report_weeks(AT(0), AT(7000)), REPORT_WEEKS_MOST);
	assert_true(report_week_of(&span, AT(1)) == SIZE_MAX);
	assert_int_equal(report_week_of(&span, AT(2)), 0);
	assert_int_equal(report_week_of(&span, AT(7)), 1);
	assert_int_equal(report_week_of(&span, AT(15)), 2);
	assert_true(report_week_of(&span, AT(15) + 1) == SIZE_MAX);
	assert_true(report_week_end(&span, 0) == AT(7) - 1);
	assert_true(report_week_end(&span, 2) == AT(15));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_span__counts_weeks_from_the_monday_of_its_first_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

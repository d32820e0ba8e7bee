/* SPDX-License-Identifier: MIT */
/* Estimates over time, as rows of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/tui/chart.h"
#include "base/attr.h"

static const struct estimate estimates[] = {
	{ .level = .30, .low = .10, .high = .55 },
	{ .level = 1, .low = .85, .high = 1 },
	{ .level = 0, .low = 0, .high = 0 },
};

static void assert_rows(bool is_ascii, const char *const *rows)
{
	const struct chart chart = {
		.estimates = estimates,
		.count = ARRAY_LEN(estimates),
		.rows = 5,
		.is_ascii = is_ascii,
	};

	for (size_t row = 0; row < 5; row++) {
		struct buf text = BUF_INIT;

		chart_write_row(&text, &chart, row);
		assert_string_equal(buf_text(&text), rows[row]);
		buf_release(&text);
	}
}

static void test_chart__is_a_bar_of_the_range_with_the_level_in_it(
	void **state UNUSED)
{
	static const char *const rows[] = {
		"100         ███          ",
		" 80                      ",
		" 60  ░░░                 ",
		" 40  ███                 ",
		" 20  ░░░           ███   ",
	};

	assert_rows(false, rows);
}

static void test_statement_48__a_chart_in_ascii_is_of_hashes_and_digits(
	void **state UNUSED)
{
	static const char *const rows[] = {
		"100         #9#          ",
		" 80                      ",
		" 60  ###                 ",
		" 40  #3#                 ",
		" 20  ###           #0#   ",
	};

	assert_rows(true, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_chart__is_a_bar_of_the_range_with_the_level_in_it),
		cmocka_unit_test(
			test_statement_48__a_chart_in_ascii_is_of_hashes_and_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "../../src/tui/page.h"
#include "base/attr.h"
#include "base/text.h"

#define LINES_MAX 16

/* The lines, each set in and ended by "|". */
static void assert_wrapped(const char *text, size_t cells,
	const char *expected)
{
	struct page_line lines[LINES_MAX];
	struct buf all = BUF_INIT;
	size_t count = page_wrap(text, cells, lines, LINES_MAX);

	assert_true(count <= LINES_MAX);
	for (size_t i = 0; i < count; i++) {
		buf_pad(&all, '.', lines[i].indent);
		buf_add(&all, lines[i].text, lines[i].len);
		buf_addc(&all, '|');
	}
	assert_string_equal(buf_text(&all), expected);
	buf_release(&all);
}

static void test_page__keeps_lines_that_fit(void **state UNUSED)
{
	assert_wrapped("one\ntwo\n\nthree", 10, "one|two||three|");
	assert_wrapped("exactly ten", 11, "exactly ten|");
	assert_wrapped("", 10, "");
}

static void test_page__breaks_at_blanks(void **state UNUSED)
{
	assert_wrapped("one two three four", 9, "one two |three |four|");
	assert_wrapped("one two three", 7, "one two|three|");
}

static void test_page__sets_in_what_goes_on(void **state UNUSED)
{
	assert_wrapped("  one two three", 9, "..one two|..three|");
}

static void test_page__cuts_words_that_are_too_long(void **state UNUSED)
{
	assert_wrapped("abcdefghij", 4, "abcd|efgh|ij|");
	assert_wrapped("王小明王", 5, "王小|明王|");
}

static void test_page__ends_whatever_the_width(void **state UNUSED)
{
	struct page_line lines[LINES_MAX];

	for (size_t cells = 0; cells < 30; cells++)
		page_wrap("   王小明 is\n\n   there  ", cells, lines,
			LINES_MAX);
}

static int set_locale(void **state UNUSED)
{
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page__keeps_lines_that_fit),
		cmocka_unit_test(test_page__breaks_at_blanks),
		cmocka_unit_test(test_page__sets_in_what_goes_on),
		cmocka_unit_test(test_page__cuts_words_that_are_too_long),
		cmocka_unit_test(test_page__ends_whatever_the_width),
	};

	return cmocka_run_group_tests(tests, set_locale, NULL);
}

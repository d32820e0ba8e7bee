/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>

#include "../../src/tui/line.h"
#include "base/attr.h"

static void assert_line(const struct line *line, const char *text,
	size_t cells_before)
{
	assert_string_equal(buf_text(&line->text), text);
	assert_int_equal(line_cells_before(line), cells_before);
}

static void test_statement_28__a_line_keeps_what_is_typed_in_any_script(
	void **state UNUSED)
{
	struct line line = { .at = 0 };

	line_insert(&line, "é");
	line_insert(&line, "ü");
	line_insert(&line, "王");
	assert_line(&line, "éü王", 4);
	line_left(&line);
	assert_line(&line, "éü王", 2);
	line_insert(&line, "x");
	assert_line(&line, "éüx王", 3);
	line_rub(&line);
	line_rub(&line);
	assert_line(&line, "é王", 1);
	line_delete(&line);
	assert_line(&line, "é", 1);
	line_release(&line);
}

static void test_line__a_mark_belongs_to_its_letter(void **state UNUSED)
{
	struct line line = { .at = 0 };

	line_insert(&line, "ae\xCC\x81z");
	line_left(&line);
	line_left(&line);
	assert_line(&line, "ae\xCC\x81z", 1);
	line_right(&line);
	assert_line(&line, "ae\xCC\x81z", 2);
	line_rub(&line);
	assert_line(&line, "az", 1);
	line_release(&line);
}

static void test_statement_28__newlines_and_controls_do_nothing_but_separate(
	void **state UNUSED)
{
	struct line line = { .at = 0 };

	line_insert(&line, "jo 3\nana\x1b[2J 4");
	assert_line(&line, "jo 3 ana[2J 4", 13);
	line_release(&line);
}

static void test_line__ends_hold(void **state UNUSED)
{
	struct line line = { .at = 0 };

	line_left(&line);
	line_right(&line);
	line_rub(&line);
	line_rub_word(&line);
	line_delete(&line);
	assert_line(&line, "", 0);
	line_insert(&line, "ab");
	line_right(&line);
	assert_line(&line, "ab", 2);
	line_first(&line);
	line_rub(&line);
	assert_line(&line, "ab", 0);
	line_last(&line);
	line_delete(&line);
	assert_line(&line, "ab", 2);
	line_release(&line);
}

static void test_line__rubs_out_a_word(void **state UNUSED)
{
	struct line line = { .at = 0 };

	line_set(&line, "josé 3/4  hint ");
	line_rub_word(&line);
	assert_line(&line, "josé 3/4  ", 10);
	line_rub_word(&line);
	assert_line(&line, "josé ", 5);
	line_rub_word(&line);
	assert_line(&line, "", 0);
	line_release(&line);
}

static int set_locale(void **state UNUSED)
{
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_28__a_line_keeps_what_is_typed_in_any_script),
		cmocka_unit_test(test_line__a_mark_belongs_to_its_letter),
		cmocka_unit_test(
			test_statement_28__newlines_and_controls_do_nothing_but_separate),
		cmocka_unit_test(test_line__ends_hold),
		cmocka_unit_test(test_line__rubs_out_a_word),
	};

	return cmocka_run_group_tests(tests, set_locale, NULL);
}

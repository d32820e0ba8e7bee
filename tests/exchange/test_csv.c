/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/text.h"
#include "exchange/csv.h"

/* Every record as "line [field][field]", the notice, or the error. */
static void describe(struct buf *out, const char *bytes, size_t len,
	size_t step)
{
	struct source_bytes source = { .bytes = bytes, .len = len,
		.step = step };
	struct csv *csv = csv_new(source_of_bytes(&source));
	struct error err = ERROR_INIT;
	struct csv_record record;
	bool more = true;

	while (more) {
		if (!csv_next(csv, &record, &more, &err)) {
			buf_addf(out, "! %s\n", err.text);
			break;
		}
		if (!more)
			break;
		buf_addf(out, "%zu ", record.line);
		for (size_t i = 0; i < record.count; i++)
			buf_addf(out, "[%s]", record.fields[i]);
		buf_addc(out, '\n');
	}
	if (csv_notice(csv))
		buf_addf(out, "(%s)\n", csv_notice(csv));
	csv_free(csv);
}

/* However the bytes arrive. */
static void assert_reads_bytes(const char *bytes, size_t len,
	const char *expected)
{
	static const size_t steps[] = { 0, 1, 3, 7 };

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct buf out = BUF_INIT;

		describe(&out, bytes, len, steps[i]);
		assert_string_equal(buf_text(&out), expected);
		buf_release(&out);
	}
}

static void assert_reads(const char *text, const char *expected)
{
	assert_reads_bytes(text, strlen(text), expected);
}

/* The whole answer begins with it; for long ones. */
static void assert_ends(const struct buf *text, const char *end)
{
	size_t len = strlen(end);

	assert_true(text->len >= len);
	assert_string_equal(buf_text(text) + text->len - len, end);
}

static void test_csv__splits_lines_at_the_separator(void **state)
{
	(void)state;
	assert_reads("a,b\n1,2\n", "1 [a][b]\n2 [1][2]\n");
	assert_reads("a,,c\n,,\n", "1 [a][][c]\n2 [][][]\n");
	assert_reads("one", "1 [one]\n");
	assert_reads("", "");
}

static void test_csv__finds_the_separator_by_equal_counts(void **state)
{
	(void)state;
	assert_reads("a;b\n1,5;2,5\n", "1 [a][b]\n2 [1,5][2,5]\n");
	assert_reads("a\tb\nx, y\tz\n", "1 [a][b]\n2 [x, y][z]\n");
	assert_reads("a|b\n1|2\n", "1 [a][b]\n2 [1][2]\n");
	assert_reads("Class 7B; room 3\na,b\n1,2\n3,4\n",
		"1 [Class 7B; room 3]\n2 [a][b]\n3 [1][2]\n4 [3][4]\n");
	assert_reads("a;b\n\"x,y,z\";1\n", "1 [a][b]\n2 [x,y,z][1]\n");
	/* With a semicolon text would go on behind a closing quote. */
	assert_reads("\"1\",\";1\",\";\"\n", "1 [1][;1][;]\n");
	assert_reads("\"a\",\"b\"\n\"y\",\"\n;;;z\",\"b\"\n",
		"1 [a][b]\n2 [y][\n;;;z][b]\n");
}

static void test_csv__prefers_the_rarer_of_two_separators(void **state)
{
	(void)state;
	assert_reads("Chen, Ana\tana@example.org\nBerg, Bo\tbo@example.org\n",
		"1 [Chen, Ana][ana@example.org]\n"
		"2 [Berg, Bo][bo@example.org]\n");
}

static void test_csv__obeys_a_line_that_names_the_separator(void **state)
{
	(void)state;
	assert_reads("sep=;\r\na,b;c\r\n", "2 [a,b][c]\n");
	assert_reads("sep=x\na,b\n", "1 [sep=x]\n2 [a][b]\n");
}

static void test_csv__knows_three_line_ends_and_counts_them(void **state)
{
	(void)state;
	assert_reads("a,b\r\n1,2\r\n", "1 [a][b]\n2 [1][2]\n");
	assert_reads("a,b\r1,2\r", "1 [a][b]\n2 [1][2]\n");
	assert_reads("a,b\r\n1,2\n3,4\r5,6",
		"1 [a][b]\n2 [1][2]\n3 [3][4]\n4 [5][6]\n");
}

static void test_csv__skips_empty_lines_and_counts_them(void **state)
{
	(void)state;
	assert_reads("\n\na,b\n\n\n1,2\n", "3 [a][b]\n6 [1][2]\n");
	assert_reads("a,b\r\n\r\n1,2\r\n\r\n", "1 [a][b]\n3 [1][2]\n");
	assert_reads("a,b\r\r1,2", "1 [a][b]\n3 [1][2]\n");
}

static void test_csv__keeps_blanks_and_lines_of_blanks(void **state)
{
	(void)state;
	assert_reads(" a , b\n  \n", "1 [ a ][ b]\n2 [  ]\n");
}

static void test_csv__keeps_a_separator_inside_quotes(void **state)
{
	(void)state;
	assert_reads("a,b\n\"Chen, Ana\",2\n", "1 [a][b]\n2 [Chen, Ana][2]\n");
	assert_reads("\"\",\"a\"\n", "1 [][a]\n");
}

static void test_csv__keeps_a_newline_inside_quotes(void **state)
{
	(void)state;
	assert_reads("a,\"x\ny\"\n1,2\n", "1 [a][x\ny]\n3 [1][2]\n");
	assert_reads("a,\"x\r\n\r\ny\"\r\n1,2\r\n",
		"1 [a][x\r\n\r\ny]\n4 [1][2]\n");
	assert_reads("a,\"x\r\ry\"\r1,2", "1 [a][x\r\ry]\n4 [1][2]\n");
}

static void test_csv__makes_two_quotes_one(void **state)
{
	(void)state;
	assert_reads("\"say \"\"hi\"\"\",b\n\"\"\"\",\"\"\"a\"\"\"\n",
		"1 [say \"hi\"][b]\n2 [\"][\"a\"]\n");
}

static void test_csv__drops_blanks_around_quotes_only(void **state)
{
	(void)state;
	assert_reads("a, \"Chen, Ana\" ,c\n", "1 [a][Chen, Ana][c]\n");
	assert_reads("a, b c ,d\n", "1 [a][ b c ][d]\n");
}

static void test_csv__keeps_a_quote_within_a_field(void **state)
{
	(void)state;
	assert_reads("a,b\n5'11\",Jo \"JJ\" Berg\n",
		"1 [a][b]\n2 [5'11\"][Jo \"JJ\" Berg]\n");
}

static void test_csv__refuses_text_after_a_closing_quote(void **state)
{
	(void)state;
	assert_reads("a,b\n1,\"JJ\" Berg\n", "1 [a][b]\n"
		"! line 2, column 2: text goes on after the closing quote; "
		"a quote inside quotes is written twice.\n");
}

static void test_csv__says_where_an_unclosed_quote_opens(void **state)
{
	(void)state;
	assert_reads("a,b\n1,\"x\n2,y\n", "1 [a][b]\n"
		"! line 2, column 2: the quote that opens here is never "
		"closed; a quote inside quotes is written twice.\n");
	assert_reads("\"", "! line 1, column 1: the quote that opens here is "
		"never closed; a quote inside quotes is written twice.\n");
}

static void test_csv__reads_backslash_quotes_and_says_so(void **state)
{
	(void)state;
	assert_reads("\"a\",\"b\"\n\"say \\\"hi, all\\\"\",\"x\\\\\"\n",
		"1 [a][b]\n2 [say \"hi, all\"][x\\]\n"
		"(read with \\\" as a quote inside quotes)\n");
	assert_reads("\"a\",\"C:\\\"\n\"\\n\",\"\\\"\n",
		"1 [a][C:\\]\n2 [\\n][\\]\n");
}

static void test_csv__drops_the_byte_order_mark(void **state)
{
	(void)state;
	assert_reads("\xEF\xBB\xBF\"a, b\",Zo\xC3\xAB\n",
		"1 [a, b][Zo\xC3\xAB]\n");
}

static void test_csv__reads_utf16_of_both_orders(void **state)
{
	static const char little[] = "\xFF\xFE" "a\0\t\0\xEB\0\r\0\n\0"
		"\x3D\xD8\x00\xDE\t\0x\0";
	static const char big[] = "\xFE\xFF" "\0a\0\t\0\xEB\0\r\0\n"
		"\xD8\x3D\xDE\x00\0\t\0x";
	const char *expected = "1 [a][\xC3\xAB]\n2 [\xF0\x9F\x98\x80][x]\n";

	(void)state;
	assert_reads_bytes(little, sizeof(little) - 1, expected);
	assert_reads_bytes(big, sizeof(big) - 1, expected);
	/* Without a mark, by its zero bytes. */
	assert_reads_bytes(little + 2, sizeof(little) - 3, expected);
	assert_reads_bytes(big + 2, sizeof(big) - 3, expected);
}

static void test_csv__refuses_half_a_character_of_utf16(void **state)
{
	const char *expected = "! line 1, column 2: half a character of "
		"UTF-16; save the file as CSV in UTF-8.\n";
	static const char alone[] = "\xFF\xFE" "a\0\t\0\x00\xDCx\0";
	static const char cut[] = "\xFF\xFE" "a\0\t\0\x3D\xD8";
	static const char odd[] = "\xFF\xFE" "a\0\t\0x";

	(void)state;
	assert_reads_bytes(alone, sizeof(alone) - 1, expected);
	assert_reads_bytes(cut, sizeof(cut) - 1, expected);
	assert_reads_bytes(odd, sizeof(odd) - 1, expected);
}

static void test_csv__takes_what_is_not_utf8_for_windows_1252(void **state)
{
	(void)state;
	assert_reads("a;b\r\nZo\xEB;O\x92""Brien\r\n\x80;\xFF\r\n",
		"1 [a][b]\n2 [Zo\xC3\xAB][O\xE2\x80\x99""Brien]\n"
		"3 [\xE2\x82\xAC][\xC3\xBF]\n(read as Windows-1252)\n");
	/* Two letters that happen to be UTF-8 do not make a file so. */
	assert_reads("REN\xC9\x92S,Jos\xE9\n",
		"1 [REN\xC3\x89\xE2\x80\x99S][Jos\xC3\xA9]\n"
		"(read as Windows-1252)\n");
}

static void test_csv__takes_it_for_mac_roman_where_lines_end_so(void **state)
{
	(void)state;
	assert_reads("a,b\rZo\x91,O\xD5""Brien\r",
		"1 [a][b]\n2 [Zo\xC3\xAB][O\xE2\x80\x99""Brien]\n"
		"(read as Mac Roman)\n");
}

static void test_csv__refuses_a_byte_that_is_no_text(void **state)
{
	(void)state;
	assert_reads("a,b\nZo\xC3\xAB,Jos\xC3\xA9\nx,y\xE9\n",
		"1 [a][b]\n2 [Zo\xC3\xAB][Jos\xC3\xA9]\n"
		"! line 3, column 2: the byte 0xE9 is no text in UTF-8; save "
		"the file as CSV in UTF-8.\n");
	assert_reads("a,b\nx,\x81\n",
		"1 [a][b]\n! line 2, column 2: the byte 0x81 is no text in "
		"Windows-1252; save the file as CSV in UTF-8.\n"
		"(read as Windows-1252)\n");
}

static void test_csv__refuses_a_zero_byte(void **state)
{
	static const char bytes[] = "a,b\n1,x\0y\n";

	(void)state;
	assert_reads_bytes(bytes, sizeof(bytes) - 1, "1 [a][b]\n"
		"! line 2, column 2: a zero byte: this is no text file; save "
		"it as CSV in UTF-8.\n");
}

static void test_csv__refuses_a_workbook(void **state)
{
	(void)state;
	assert_reads("PK\x03\x04 and so on", "! line 1, column 1: this is a "
		"workbook, an archive or a PDF; save the sheet as CSV in UTF-8 "
		"and import that.\n");
}

static void test_csv__decides_the_form_when_letters_come_late(void **state)
{
	struct buf bytes = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < 30000; i++)
		buf_adds(&bytes, "abc,def\n");
	buf_adds(&bytes, "Zo\xC3\xAB,x\nZo\xEB,x\n");
	describe(&out, bytes.data, bytes.len - 6, 0);
	assert_ends(&out, "30001 [Zo\xC3\xAB][x]\n");
	buf_truncate(&bytes, bytes.len - 13);
	buf_adds(&bytes, "Zo\xEB,x\n");
	buf_clear(&out);
	describe(&out, bytes.data, bytes.len, 0);
	assert_ends(&out, "30001 [Zo\xC3\xAB][x]\n(read as Windows-1252)\n");
	buf_release(&bytes);
	buf_release(&out);
}

static void test_csv__reads_a_field_longer_than_any_chunk(void **state)
{
	struct buf bytes = BUF_INIT;
	struct buf expected = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	buf_adds(&bytes, "a,\"");
	buf_adds(&expected, "1 [a][");
	for (size_t i = 0; i < 60000; i++) {
		buf_adds(&bytes, "x\"\"\xC3\xAB");
		buf_adds(&expected, "x\"\xC3\xAB");
	}
	buf_adds(&bytes, "\"\nb,c\n");
	buf_adds(&expected, "]\n2 [b][c]\n");
	describe(&out, bytes.data, bytes.len, 0);
	assert_string_equal(buf_text(&out), buf_text(&expected));
	buf_release(&bytes);
	buf_release(&expected);
	buf_release(&out);
}

static void test_csv__refuses_an_endless_record(void **state)
{
	struct buf bytes = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	buf_adds(&bytes, "a,b\n\"");
	buf_pad(&bytes, 'x', CSV_RECORD_MAX + (1 << 20));
	describe(&out, bytes.data, bytes.len, 0);
	assert_string_equal(buf_text(&out), "1 [a][b]\n! line 2, column 1: "
		"the record that begins here is longer than 16 MiB; is a "
		"quote missing?\n");
	buf_release(&bytes);
	buf_release(&out);
}

static void test_csv__refuses_too_many_columns(void **state)
{
	struct buf bytes = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	buf_pad(&bytes, ',', CSV_COLUMNS_MAX - 1);
	describe(&out, bytes.data, bytes.len, 0);
	assert_null(strchr(buf_text(&out), '!'));
	buf_clear(&out);
	buf_addc(&bytes, ',');
	describe(&out, bytes.data, bytes.len, 0);
	assert_string_equal(buf_text(&out), "! line 1, column 4096: there are "
		"more than 4096 columns.\n");
	buf_release(&bytes);
	buf_release(&out);
}

static ptrdiff_t fail_to_read(void *context, char *bytes, size_t size)
{
	size_t *calls = context;

	if ((*calls)++ > 0)
		return -1;
	assert_true(size > 4);
	memcpy(bytes, "a,b\n", 4);
	return 4;
}

static void test_csv__says_that_the_source_failed(void **state)
{
	size_t calls = 0;
	struct csv *csv = csv_new((struct source){ .read = fail_to_read,
		.context = &calls });
	struct csv_record record;
	struct error err = ERROR_INIT;
	bool more;

	(void)state;
	assert_false(csv_next(csv, &record, &more, &err));
	assert_int_equal(err.code, ERROR_IO);
	csv_free(csv);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv__splits_lines_at_the_separator),
		cmocka_unit_test(test_csv__finds_the_separator_by_equal_counts),
		cmocka_unit_test(test_csv__prefers_the_rarer_of_two_separators),
		cmocka_unit_test(
			test_csv__obeys_a_line_that_names_the_separator),
		cmocka_unit_test(
			test_csv__knows_three_line_ends_and_counts_them),
		cmocka_unit_test(test_csv__skips_empty_lines_and_counts_them),
		cmocka_unit_test(test_csv__keeps_blanks_and_lines_of_blanks),
		cmocka_unit_test(test_csv__keeps_a_separator_inside_quotes),
		cmocka_unit_test(test_csv__keeps_a_newline_inside_quotes),
		cmocka_unit_test(test_csv__makes_two_quotes_one),
		cmocka_unit_test(test_csv__drops_blanks_around_quotes_only),
		cmocka_unit_test(test_csv__keeps_a_quote_within_a_field),
		cmocka_unit_test(test_csv__refuses_text_after_a_closing_quote),
		cmocka_unit_test(test_csv__says_where_an_unclosed_quote_opens),
		cmocka_unit_test(test_csv__reads_backslash_quotes_and_says_so),
		cmocka_unit_test(test_csv__drops_the_byte_order_mark),
		cmocka_unit_test(test_csv__reads_utf16_of_both_orders),
		cmocka_unit_test(
			test_csv__refuses_half_a_character_of_utf16),
		cmocka_unit_test(
			test_csv__takes_what_is_not_utf8_for_windows_1252),
		cmocka_unit_test(
			test_csv__takes_it_for_mac_roman_where_lines_end_so),
		cmocka_unit_test(test_csv__refuses_a_byte_that_is_no_text),
		cmocka_unit_test(test_csv__refuses_a_zero_byte),
		cmocka_unit_test(test_csv__refuses_a_workbook),
		cmocka_unit_test(
			test_csv__decides_the_form_when_letters_come_late),
		cmocka_unit_test(test_csv__reads_a_field_longer_than_any_chunk),
		cmocka_unit_test(test_csv__refuses_an_endless_record),
		cmocka_unit_test(test_csv__refuses_too_many_columns),
		cmocka_unit_test(test_csv__says_that_the_source_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

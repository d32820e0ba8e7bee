/* SPDX-License-Identifier: MIT */
/* What is written is read back: fixed bytes first, then random texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../../src/exchange/cell.h"
#include "base/number.h"
#include "base/rng.h"
#include "base/text.h"
#include "base/vec.h"
#include "exchange/csv_write.h"

#define RUNS 400
#define ROWS_MAX 6
#define COLUMNS_MAX 5

static void assert_row(unsigned flags, const char *const *texts, size_t count,
	const char *expected)
{
	struct buf out = BUF_INIT;
	struct csv_write csv;

	csv_write_init(&csv, &out, flags);
	csv_write_texts(&csv, texts, count);
	csv_write_end_row(&csv);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

#define ASSERT_ROW(flags, expected, ...) \
	do { \
		const char *const texts[] = { __VA_ARGS__ }; \
		assert_row(flags, texts, ARRAY_LEN(texts), expected); \
	} while (0)

static void test_csv_write__quotes_only_what_needs_it(void **state)
{
	(void)state;
	ASSERT_ROW(0, "Ana,O'Neil,7B\r\n", "Ana", "O'Neil", "7B");
	ASSERT_ROW(0, "\"Chen, Ana\",\"a \"\"b\"\"\",\"x;y\"\r\n",
		"Chen, Ana", "a \"b\"", "x;y");
	ASSERT_ROW(0, "\"a\nb\",\"a\r\nb\",\" a\",\"a \"\r\n",
		"a\nb", "a\r\nb", " a", "a ");
}

static void test_csv_write__writes_no_empty_line(void **state)
{
	(void)state;
	ASSERT_ROW(0, "\"\"\r\n", "");
	ASSERT_ROW(0, "\"\"\r\n", NULL);
	ASSERT_ROW(0, ",\r\n", "", NULL);
	ASSERT_ROW(0, ",a\r\n", "", "a");
	ASSERT_ROW(0, "a,\r\n", "a", "");
}

static void test_csv_write__begins_with_a_mark_where_one_is_wanted(
	void **state)
{
	(void)state;
	ASSERT_ROW(CSV_WRITE_BOM, "\xEF\xBB\xBF""a,b\r\n", "a", "b");
	/* A text that begins with one is none. */
	ASSERT_ROW(0, "\"\xEF\xBB\xBF""a\",b\r\n", "\xEF\xBB\xBF""a", "b");
}

static void test_csv_write__guards_texts_that_look_like_formulas(void **state)
{
	(void)state;
	ASSERT_ROW(CSV_WRITE_GUARD, "\"'=1+1\",\"'+1\",\"'-a\",\"'@x\"\r\n",
		"=1+1", "+1", "-a", "@x");
	ASSERT_ROW(CSV_WRITE_GUARD, "\"'\ta\",\"'\ra\"\r\n", "\ta", "\ra");
	ASSERT_ROW(CSV_WRITE_GUARD, "a=b,'tis,\"''=1\",\"''7\"\r\n",
		"a=b", "'tis", "'=1", "'7");
	ASSERT_ROW(0, "=1+1,+1,-a,@x\r\n", "=1+1", "+1", "-a", "@x");
}

static void test_csv_write__never_guards_a_number(void **state)
{
	struct buf out = BUF_INIT;
	struct csv_write csv;

	(void)state;
	csv_write_init(&csv, &out, CSV_WRITE_GUARD);
	csv_write_int(&csv, -7);
	csv_write_number(&csv, -0.5);
	csv_write_number(&csv, 2.0 / 3);
	csv_write_number(&csv, 0.1);
	csv_write_number(&csv, 85);
	csv_write_end_row(&csv);
	assert_string_equal(buf_text(&out),
		"-7,-0.5,0.6666666666666666,0.1,85\r\n");
	buf_release(&out);
}

/* Texts of what readers stumble over. */
static void add_random(struct buf *text, struct rng *rng)
{
	static const char *const pieces[] = {
		",", ";", "\t", "|", "\"", "\"\"", "'", "=", "+", "-", "@",
		"\r", "\n", "\r\n", "\\", "\\\"", " ", "  ", "sep=", "0", "7",
		"a", "Ana", "\xC3\xA9", "\xE7\x8E\x8B", "\xEF\xBB\xBF",
		"\xE2\x80\xAE", "\xE2\x81\xA6", "\xC2\xA0", "\xF0\x9F\x99\x82",
		"e\xCC\x81", "NULL", "#", "\x01", "\x7F",
	};

	for (uint64_t left = rng_below(rng, 6); left > 0; left--)
		buf_adds(text, pieces[rng_below(rng, ARRAY_LEN(pieces))]);
}

struct sheet {
	size_t columns;
	VEC(char *) cells;
};

static void make_sheet(struct sheet *sheet, struct rng *rng)
{
	size_t rows = (size_t)rng_below(rng, ROWS_MAX);

	*sheet = (struct sheet){
		.columns = 2 + (size_t)rng_below(rng, COLUMNS_MAX - 1),
	};
	for (size_t i = 0; i < sheet->columns; i++)
		vec_push(&sheet->cells, mem_strdup("head"));
	for (size_t i = 0; i < rows * sheet->columns; i++) {
		struct buf text = BUF_INIT;

		add_random(&text, rng);
		vec_push(&sheet->cells, buf_take(&text));
	}
}

static void sheet_release(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->cells.count; i++)
		mem_free(sheet->cells.items[i]);
	vec_release(&sheet->cells);
}

static void write_sheet(const struct sheet *sheet, unsigned flags,
	char separator, struct buf *out)
{
	struct csv_write csv;

	csv_write_init(&csv, out, flags);
	csv.separator = separator;
	for (size_t i = 0; i < sheet->cells.count; i += sheet->columns) {
		csv_write_texts(&csv, (const char *const *)
			&sheet->cells.items[i], sheet->columns);
		csv_write_end_row(&csv);
	}
}

/* What a store holds: clean and normalised. */
static bool is_kept_so(const char *text)
{
	struct buf clean = BUF_INIT, whole = BUF_INIT;
	bool is_same;

	text_clean(&clean, text);
	is_same = text_normalise(&whole, buf_text(&clean)) &&
		!strcmp(buf_text(&whole), text);
	buf_release(&clean);
	buf_release(&whole);
	return is_same;
}

/* The guard is not seen by whoever reads cells. */
static void assert_cell(const char *read, const char *written, unsigned flags)
{
	struct buf text = BUF_INIT;

	if (!(flags & CSV_WRITE_GUARD)) {
		assert_string_equal(read, written);
	} else if (is_kept_so(written)) {
		cell_text(&text, read);
		assert_string_equal(buf_text(&text), written);
	}
	buf_release(&text);
}

static void assert_is_read_back(const struct sheet *sheet, unsigned flags,
	char separator, size_t step)
{
	struct buf out = BUF_INIT;
	struct source_bytes bytes;
	struct error err = ERROR_INIT;
	struct csv_record record;
	struct csv *csv;
	bool more;

	write_sheet(sheet, flags, separator, &out);
	bytes = (struct source_bytes){ buf_text(&out), out.len, step };
	csv = csv_new(source_of_bytes(&bytes));
	for (size_t i = 0; i < sheet->cells.count; i += sheet->columns) {
		assert_true(csv_next(csv, &record, &more, &err));
		assert_true(more);
		assert_int_equal(record.count, sheet->columns);
		for (size_t j = 0; j < record.count; j++)
			assert_cell(record.fields[j],
				sheet->cells.items[i + j], flags);
	}
	assert_true(csv_next(csv, &record, &more, &err));
	assert_false(more);
	assert_null(csv_notice(csv));
	csv_free(csv);
	buf_release(&out);
}

static void test_csv_write__is_read_back_cell_by_cell(void **state)
{
	static const unsigned flags[] = { 0, CSV_WRITE_BOM, CSV_WRITE_GUARD,
		CSV_WRITE_GUARD | CSV_WRITE_BOM };
	static const char separators[] = ",;\t|";
	struct rng rng;

	(void)state;
	rng_init(&rng, 5);
	for (size_t run = 0; run < RUNS; run++) {
		struct sheet sheet;

		make_sheet(&sheet, &rng);
		assert_is_read_back(&sheet, flags[run % ARRAY_LEN(flags)],
			separators[rng_below(&rng, 4)],
			(size_t)rng_below(&rng, 4));
		sheet_release(&sheet);
	}
}

static void test_csv_write__writes_numbers_that_are_read_back(void **state)
{
	struct rng rng;

	(void)state;
	rng_init(&rng, 7);
	for (size_t run = 0; run < RUNS; run++) {
		double value = rng_unit(&rng) * (double)(1 << run % 20);
		struct buf out = BUF_INIT;
		struct csv_write csv;
		double back;

		csv_write_init(&csv, &out, 0);
		csv_write_number(&csv, value);
		assert_true(number_parse(buf_text(&out), &back));
		assert_memory_equal(&back, &value, sizeof(value));
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv_write__quotes_only_what_needs_it),
		cmocka_unit_test(test_csv_write__writes_no_empty_line),
		cmocka_unit_test(
			test_csv_write__begins_with_a_mark_where_one_is_wanted),
		cmocka_unit_test(
			test_csv_write__guards_texts_that_look_like_formulas),
		cmocka_unit_test(test_csv_write__never_guards_a_number),
		cmocka_unit_test(test_csv_write__is_read_back_cell_by_cell),
		cmocka_unit_test(
			test_csv_write__writes_numbers_that_are_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

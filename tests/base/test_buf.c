/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"

static void test_buf__is_an_empty_text_before_anything_was_added(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	assert_string_equal(buf_text(&buf), "");
	buf_clear(&buf);
	buf_release(&buf);
	assert_null(buf.data);
}

static void test_buf__keeps_bytes_in_order_while_it_grows(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		buf_addc(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.data[buf.len], '\0');
	}
	assert_int_equal(buf.len, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(buf.data[i], 'a' + i % 26);
	buf_release(&buf);
}

static void test_buf__formats_a_text_longer_than_its_room(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_adds(&buf, "head ");
	buf_addf(&buf, "%d|%300s|%s", 42, "x", "tail");
	assert_int_equal(buf.len, 5 + 3 + 300 + 5);
	assert_memory_equal(buf.data, "head 42|   ", 11);
	assert_string_equal(buf.data + 307, "x|tail");
	buf_release(&buf);
}

static void test_buf__formats_a_text_that_fills_its_room_exactly(void **state)
{
	(void)state;
	for (int width = 60; width < 70; width++) {
		struct buf buf = BUF_INIT;

		buf_addf(&buf, "%*s", width, "z");
		assert_int_equal(buf.len, width);
		assert_int_equal(buf.data[width - 1], 'z');
		assert_int_equal(buf.data[width], '\0');
		buf_release(&buf);
	}
}

static void test_buf__keeps_nul_bytes_and_pads(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_add(&buf, "a\0b", 3);
	buf_add(&buf, NULL, 0);
	buf_pad(&buf, '.', 2);
	buf_pad(&buf, '!', 0);
	assert_int_equal(buf.len, 5);
	assert_memory_equal(buf.data, "a\0b..", 6);
	buf_release(&buf);
}

static void test_buf__truncates_but_never_lengthens(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_adds(&buf, "abcdef");
	buf_truncate(&buf, 9);
	assert_string_equal(buf_text(&buf), "abcdef");
	buf_truncate(&buf, 2);
	assert_string_equal(buf_text(&buf), "ab");
	buf_adds(&buf, "X");
	assert_string_equal(buf_text(&buf), "abX");
	buf_clear(&buf);
	assert_string_equal(buf_text(&buf), "");
	buf_release(&buf);
}

static void test_buf__hands_its_bytes_over_and_starts_anew(void **state)
{
	struct buf buf = BUF_INIT;
	char *taken;
	char *empty;

	(void)state;
	buf_adds(&buf, "mine");
	taken = buf_take(&buf);
	empty = buf_take(&buf);
	buf_adds(&buf, "next");
	assert_string_equal(taken, "mine");
	assert_string_equal(empty, "");
	assert_string_equal(buf_text(&buf), "next");
	mem_free(taken);
	mem_free(empty);
	buf_release(&buf);
}

static void test_vec__keeps_items_in_order_while_it_grows(void **state)
{
	VEC(int) squares = VEC_INIT;

	(void)state;
	for (int i = 0; i < 100; i++)
		vec_push(&squares, i * i);
	assert_int_equal(squares.count, 100);
	for (int i = 0; i < 100; i++)
		assert_int_equal(squares.items[i], i * i);
	vec_release(&squares);
	assert_null(squares.items);
	assert_int_equal(squares.count, 0);
	vec_push(&squares, 7);
	assert_int_equal(squares.items[0], 7);
	vec_release(&squares);
}

static void test_mem__gives_zeroes_and_room_for_nothing(void **state)
{
	int *numbers = mem_new(50, sizeof(*numbers));
	void *nothing = mem_new(0, 8);

	(void)state;
	for (int i = 0; i < 50; i++)
		assert_int_equal(numbers[i], 0);
	assert_non_null(nothing);
	nothing = mem_grow(nothing, 0, 8);
	assert_non_null(nothing);
	mem_free(nothing);
	mem_free(numbers);
}

static void test_mem__copies_at_most_so_many_bytes(void **state)
{
	char *whole = mem_strdup("Maya");
	char *part = mem_strndup("Maya", 2);
	char *short_one = mem_strndup("Maya", 9);

	(void)state;
	assert_string_equal(whole, "Maya");
	assert_string_equal(part, "Ma");
	assert_string_equal(short_one, "Maya");
	assert_null(mem_strdup(NULL));
	assert_null(mem_strndup(NULL, 3));
	mem_free(whole);
	mem_free(part);
	mem_free(short_one);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_buf__is_an_empty_text_before_anything_was_added),
		cmocka_unit_test(test_buf__keeps_bytes_in_order_while_it_grows),
		cmocka_unit_test(test_buf__formats_a_text_longer_than_its_room),
		cmocka_unit_test(
			test_buf__formats_a_text_that_fills_its_room_exactly),
		cmocka_unit_test(test_buf__keeps_nul_bytes_and_pads),
		cmocka_unit_test(test_buf__truncates_but_never_lengthens),
		cmocka_unit_test(
			test_buf__hands_its_bytes_over_and_starts_anew),
		cmocka_unit_test(test_vec__keeps_items_in_order_while_it_grows),
		cmocka_unit_test(test_mem__gives_zeroes_and_room_for_nothing),
		cmocka_unit_test(test_mem__copies_at_most_so_many_bytes),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/tui/layout.h"
#include "base/attr.h"

static void assert_inside(struct rect outer, struct rect inner)
{
	assert_true(inner.rows >= 0 && inner.cols >= 0);
	assert_true(inner.row >= outer.row);
	assert_true(inner.row + inner.rows <= outer.row + outer.rows);
	assert_true(inner.col >= outer.col);
	assert_true(inner.col + inner.cols <= outer.col + outer.cols);
}

static void test_layout__no_size_puts_anything_outside(void **state UNUSED)
{
	for (int rows = 1; rows <= 80; rows++) {
		for (int cols = 1; cols <= 250; cols += 3) {
			struct frame frame = layout_frame(rows, cols);
			struct board_layout board = layout_board(&frame,
				(size_t)cols % 40, (size_t)rows % 31,
				rows % 3);

			assert_inside(frame.all, frame.header);
			assert_inside(frame.all, frame.body);
			assert_inside(frame.all, frame.rule);
			assert_inside(frame.all, frame.detail);
			assert_inside(frame.all, frame.echo);
			assert_inside(frame.all, frame.message);
			assert_inside(frame.all, frame.footer);
			assert_inside(frame.body, board.heads);
			assert_inside(frame.body, board.rule);
			assert_inside(frame.body, board.unseen);
			assert_inside(frame.body, board.unseen_rule);
			for (int i = 0; i < LAYOUT_COLUMNS; i++)
				assert_inside(frame.body, board.columns[i]);
		}
	}
}

static void test_layout__the_parts_of_a_frame_fill_it(void **state UNUSED)
{
	static const struct {
		int rows;
		int header;
		int body;
		int detail;
	} sizes[] = { { 35, 2, 29, 1 }, { 24, 1, 19, 1 }, { 15, 1, 11, 0 },
		{ 10, 1, 6, 0 } };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct frame frame = layout_frame(sizes[i].rows, 80);

		assert_false(frame.is_too_small);
		assert_int_equal(frame.header.rows, sizes[i].header);
		assert_int_equal(frame.body.rows, sizes[i].body);
		assert_int_equal(frame.detail.rows, sizes[i].detail);
		assert_int_equal(frame.echo.rows, 1);
		assert_int_equal(frame.message.row, sizes[i].rows - 2);
		assert_int_equal(frame.footer.row, sizes[i].rows - 1);
	}
}

static void test_statement_17__below_forty_by_ten_is_too_small(
	void **state UNUSED)
{
	assert_true(layout_frame(9, 80).is_too_small);
	assert_true(layout_frame(24, 39).is_too_small);
	assert_false(layout_frame(10, 40).is_too_small);
}

static void test_statement_19__four_columns_from_72_cells_on(
	void **state UNUSED)
{
	struct frame narrow = layout_frame(24, 71);
	struct frame wide = layout_frame(24, 72);
	struct board_layout one = layout_board(&narrow, 10, 0, 0);
	struct board_layout four = layout_board(&wide, 10, 0, 0);

	assert_true(one.is_single);
	assert_int_equal(one.columns[0].cols, 71);
	assert_false(four.is_single);
	for (int i = 1; i < LAYOUT_COLUMNS; i++)
		assert_int_equal(four.columns[i].col,
			four.columns[i - 1].col + four.columns[i - 1].cols +
			1);
	assert_int_equal(four.columns[3].col + four.columns[3].cols, 72);
}

static void test_layout__the_not_yet_seen_are_in_view(void **state UNUSED)
{
	struct frame frame = layout_frame(24, 80);
	struct board_layout few = layout_board(&frame, 12, 3, 0);
	struct board_layout all = layout_board(&frame, 0, 28, 0);
	struct board_layout many = layout_board(&frame, 30, 30, 0);
	struct board_layout none = layout_board(&frame, 30, 0, 0);

	assert_int_equal(few.unseen.rows, 1);
	assert_int_equal(few.columns[0].rows, 15);
	assert_int_equal(all.unseen.rows, 7);
	assert_true(many.unseen.rows >= 3);
	assert_true(many.columns[0].rows >= 11);
	assert_int_equal(none.unseen.rows, 0);
	assert_int_equal(none.columns[0].rows, 17);
}

static void test_layout__a_list_that_fits_is_shown_whole(void **state UNUSED)
{
	struct span span = layout_span(7, 7, 3, 6);

	assert_int_equal(span.first, 0);
	assert_int_equal(span.shown, 7);
	assert_int_equal(span.above + span.below, 0);
}

/* Walks down and up a list; what is said to be hidden is hidden, and no row
 * is lost or used twice. */
static void check_walk(size_t count, int rows)
{
	size_t first = 0;

	for (size_t step = 0; step < 2 * count; step++) {
		size_t selected = step < count ? step : 2 * count - 1 - step;
		struct span span = layout_span(count, rows, first, selected);
		size_t used = span.shown + (span.above > 0) +
			(span.below > 0);

		first = span.first;
		assert_true(selected >= span.first);
		assert_true(selected < span.first + span.shown);
		assert_true(used <= (size_t)rows);
		if (rows < 3)
			continue;
		assert_int_equal(span.above, span.first);
		assert_int_equal(span.above + span.shown + span.below, count);
		assert_true(span.above != 1 && span.below != 1);
		assert_true(used == (size_t)rows || count < (size_t)rows);
	}
}

static void test_statement_20__a_long_list_scrolls_and_counts_what_it_hides(
	void **state UNUSED)
{
	for (size_t count = 1; count < 40; count++) {
		for (int rows = 1; rows < 20; rows++)
			check_walk(count, rows);
	}
}

static void test_layout__a_list_scrolls_no_further_than_it_must(
	void **state UNUSED)
{
	struct span span = layout_span(30, 10, 5, 8);

	assert_int_equal(span.first, 5);
	span = layout_span(30, 10, 5, LAYOUT_NO_ITEM);
	assert_int_equal(span.first, 5);
	span = layout_span(30, 10, 29, LAYOUT_NO_ITEM);
	assert_int_equal(span.first + span.shown, 30);
}

static void test_layout__no_rows_show_nothing(void **state UNUSED)
{
	assert_int_equal(layout_span(5, 0, 0, 2).shown, 0);
	assert_int_equal(layout_span(5, -3, 0, 2).shown, 0);
	assert_int_equal(layout_span(0, 5, 0, LAYOUT_NO_ITEM).shown, 0);
}

static void test_layout__heads_have_lines_for_routines_where_rows_are_spare(
	void **state UNUSED)
{
	struct frame tall = layout_frame(35, 120);
	struct frame usual = layout_frame(24, 80);
	struct frame low = layout_frame(15, 80);
	struct frame narrow = layout_frame(24, 60);
	struct board_layout board = layout_board(&tall, 10, 0, 2);

	assert_int_equal(board.heads.rows, 3);
	assert_int_equal(board.rule.row, board.heads.row + 3);
	assert_int_equal(board.columns[0].row, board.rule.row + 1);
	assert_int_equal(board.columns[0].rows, tall.body.rows - 4);
	assert_int_equal(layout_board(&usual, 10, 0, 1).heads.rows, 2);
	assert_int_equal(layout_board(&low, 10, 0, 1).heads.rows, 1);
	assert_int_equal(layout_board(&narrow, 10, 0, 2).heads.rows, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout__no_size_puts_anything_outside),
		cmocka_unit_test(test_layout__the_parts_of_a_frame_fill_it),
		cmocka_unit_test(
			test_statement_17__below_forty_by_ten_is_too_small),
		cmocka_unit_test(
			test_statement_19__four_columns_from_72_cells_on),
		cmocka_unit_test(test_layout__the_not_yet_seen_are_in_view),
		cmocka_unit_test(test_layout__a_list_that_fits_is_shown_whole),
		cmocka_unit_test(
			test_statement_20__a_long_list_scrolls_and_counts_what_it_hides),
		cmocka_unit_test(
			test_layout__a_list_scrolls_no_further_than_it_must),
		cmocka_unit_test(test_layout__no_rows_show_nothing),
		cmocka_unit_test(
			test_layout__heads_have_lines_for_routines_where_rows_are_spare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/number.h"
#include "exchange/log.h"

#define HEADER "class,student,objective,day,points,out_of\n"

static struct log *open_text(struct source_bytes *bytes, const char *text,
	struct error *err)
{
	*bytes = (struct source_bytes){ .bytes = text, .len = strlen(text),
		.step = 7 };
	return log_open(source_of_bytes(bytes), err);
}

static void add_number(struct buf *out, double value)
{
	buf_addc(out, ' ');
	number_write(out, value);
}

/* Rows as "line: class student objective round day points out_of". */
static void assert_reads(const char *text, const char *expected)
{
	struct source_bytes bytes;
	struct error err = ERROR_INIT;
	struct log *log = open_text(&bytes, text, &err);
	struct buf out = BUF_INIT;
	struct log_row row;
	bool more = true;

	if (!log)
		fail_msg("%s", err.text);
	while (more) {
		if (!log_next(log, &row, &more, &err))
			fail_msg("%s", err.text);
		if (!more)
			break;
		buf_addf(&out, "%zu: %zu %zu %zu %d", row.line, row.class,
			row.student, row.objective,
			row.round == LOG_NO_ROUND ? -1 : (int)row.round);
		add_number(&out, row.day);
		add_number(&out, row.points);
		add_number(&out, row.out_of);
		buf_addc(&out, '\n');
	}
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	log_close(log);
}

static void assert_refused(const char *text, const char *expected)
{
	struct source_bytes bytes;
	struct error err = ERROR_INIT;
	struct log *log = open_text(&bytes, text, &err);
	struct log_row row;
	bool more = true;

	while (log && more) {
		if (!log_next(log, &row, &more, &err))
			break;
	}
	log_close(log);
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, expected);
}

static void test_log__numbers_students_and_objectives_by_class(void **state)
{
	(void)state;
	assert_reads(HEADER
		"7a,ana,ratios,0.5,3,4\n7a,ben,ratios,0.5,1,1\n"
		"7a,ana,unit rates,1,0,2\n7b,ben,unit rates,0,1.5,3\n",
		"2: 0 0 0 -1 0.5 3 4\n3: 0 1 0 -1 0.5 1 1\n"
		"4: 0 0 1 -1 1 0 2\n5: 1 0 0 -1 0 1.5 3\n");
}

static void test_log__finds_its_columns_in_any_order(void **state)
{
	(void)state;
	assert_reads("p;Round;Out of;Points;Day;Objective;Student;Class\n"
		".5;quiz 1;4;3;0;a;s1;c\n.5;;4;3;1;a;s1;c\n\n"
		".5;quiz 2;4;2,5;2;a;s1;c\n.5;quiz 1;4;2;3;a;s2;c\n",
		"2: 0 0 0 0 0 3 4\n3: 0 0 0 -1 1 3 4\n"
		"5: 0 0 0 1 2 2.5 4\n6: 0 1 0 0 3 2 4\n");
}

static void test_log__knows_whether_it_has_rounds(void **state)
{
	struct source_bytes bytes;
	struct error err = ERROR_INIT;
	struct log *log = open_text(&bytes, HEADER, &err);

	(void)state;
	assert_false(log_has_rounds(log));
	log_close(log);
	log = open_text(&bytes, "round," HEADER, &err);
	assert_true(log_has_rounds(log));
	log_close(log);
}

static void test_log__keeps_thousands_of_names_apart(void **state)
{
	struct source_bytes bytes;
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	struct log_row row;
	struct log *log;
	bool more;

	(void)state;
	buf_adds(&text, HEADER);
	for (size_t i = 0; i < 6000; i++)
		buf_addf(&text, "c,s%zu,k%zu,0,1,1\n", i % 900, i % 3000);
	log = open_text(&bytes, buf_text(&text), &err);
	for (size_t i = 0; i < 6000; i++) {
		assert_true(log_next(log, &row, &more, &err) && more);
		assert_int_equal(row.student, i % 900);
		assert_int_equal(row.objective, i % 3000);
	}
	log_close(log);
	buf_release(&text);
}

static void test_log__says_which_column_is_missing(void **state)
{
	(void)state;
	assert_refused("", "the file is empty; its first line must name the "
		"columns class, student, objective, day, points, out_of and "
		"maybe round.");
	assert_refused("class,student,objective,points,out_of\n",
		"line 1: the header names no column \"day\"; it needs class, "
		"student, objective, day, points, out_of and maybe round.");
	assert_refused("class,student,objective,day,points,out_of,Day\n",
		"line 1, column 7: a second column is called \"day\".");
}

static void test_log__says_where_a_cell_is_wrong(void **state)
{
	(void)state;
	assert_refused(HEADER "c,s,k,0,1,1\nc,s,k,0,one,1\n",
		"line 3, column 5 (points): \"one\" is no number.");
	assert_refused(HEADER "c,s,k,0,3,2\n",
		"line 2, column 5 (points): more points than there are.");
	assert_refused(HEADER "c,s,k,0,0,0\n", "line 2, column 6 (out_of): "
		"out of nothing: how many there are must be above 0.");
	assert_refused(HEADER "c,s,k,0,-1,1\n",
		"line 2, column 5 (points): points cannot be below 0.");
	assert_refused(HEADER "c, ,k,0,1,1\n",
		"line 2, column 2 (student): nothing stands here.");
	assert_refused(HEADER "c,s,k,,1,1\n",
		"line 2, column 4 (day): nothing stands here.");
	assert_refused(HEADER "c,s,k,0\n",
		"line 2, column 5 (points): the row ends before it.");
}

static void test_log__refuses_a_class_in_pieces(void **state)
{
	(void)state;
	assert_refused(HEADER "a,s,k,0,1,1\nb,s,k,0,1,1\na,s,k,1,1,1\n",
		"line 4, column 1 (class): this class came before and another "
		"one since; put the rows of a class together.");
}

static void test_log__refuses_a_class_that_is_none(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_adds(&text, HEADER);
	for (size_t i = 0; i <= LOG_STUDENTS_MAX; i++)
		buf_addf(&text, "c,s%zu,k,0,1,1\n", i);
	assert_refused(buf_text(&text), "line 1002, column 2 (student): a "
		"class of more than 1000 students; give each group that is "
		"taught together a class of its own.");
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_log__numbers_students_and_objectives_by_class),
		cmocka_unit_test(test_log__finds_its_columns_in_any_order),
		cmocka_unit_test(test_log__knows_whether_it_has_rounds),
		cmocka_unit_test(test_log__keeps_thousands_of_names_apart),
		cmocka_unit_test(test_log__says_which_column_is_missing),
		cmocka_unit_test(test_log__says_where_a_cell_is_wrong),
		cmocka_unit_test(test_log__refuses_a_class_in_pieces),
		cmocka_unit_test(test_log__refuses_a_class_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

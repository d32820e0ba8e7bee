/* SPDX-License-Identifier: MIT */
/* Students are 1 and 2, batches 10 and 11, scores 1 to 4 of 9. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/app/ledger.h"

#define POINTS(n) { .points = (n), .out_of = 9 }
#define NOTHING (struct ledger_olds){ NULL, 0 }
#define OLDS(olds) (struct ledger_olds){ olds, ARRAY_LEN(olds) }

static void expect(struct ledger *ledger, uint32_t student, uint32_t batch,
	uint32_t points, struct ledger_olds olds, enum ledger_answer answer,
	int64_t corrected)
{
	const struct ledger_row row = {
		.student = student,
		.batch = batch,
		.mark = points,
		.score = POINTS(points),
	};
	const struct filed_checkin *old;

	assert_int_equal(ledger_take(ledger, &row, olds, &old), answer);
	assert_int_equal(old ? old->id : 0, corrected);
}

static void test_ledger__takes_a_score_of_the_file_once(void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 1, NOTHING, LEDGER_NEW, 0);
	expect(&ledger, 1, 10, 1, NOTHING, LEDGER_SAME, 0);
	ledger_release(&ledger);
}

static void test_ledger__tells_student_batch_and_score_apart(
	void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 1, NOTHING, LEDGER_NEW, 0);
	expect(&ledger, 2, 10, 1, NOTHING, LEDGER_NEW, 0);
	expect(&ledger, 65, 10, 1, NOTHING, LEDGER_NEW, 0);
	expect(&ledger, 1, 11, 1, NOTHING, LEDGER_NEW, 0);
	expect(&ledger, 1, 10, 2, NOTHING, LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__knows_what_the_store_held(void **state UNUSED)
{
	const struct filed_checkin olds[] = { { .id = 7, .score = POINTS(1) } };
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 11, 1, NOTHING, LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__corrects_each_checkin_once(void **state UNUSED)
{
	const struct filed_checkin olds[] = { { .id = 7, .score = POINTS(1) } };
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_OTHER, 7);
	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 3, OLDS(olds), LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__forgets_the_score_that_was_corrected(
	void **state UNUSED)
{
	const struct filed_checkin olds[] = { { .id = 7, .score = POINTS(1) } };
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_OTHER, 7);
	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__leaves_alone_what_answered_a_row(void **state UNUSED)
{
	const struct filed_checkin olds[] = {
		{ .id = 7, .score = POINTS(1) },
		{ .id = 8, .score = POINTS(2) },
	};
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 3, OLDS(olds), LEDGER_OTHER, 8);
	ledger_release(&ledger);
}

static void test_ledger__corrects_what_was_observed_first_first(
	void **state UNUSED)
{
	const struct filed_checkin olds[] = {
		{ .id = 8, .score = POINTS(2) },
		{ .id = 7, .score = POINTS(1) },
	};
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 3, OLDS(olds), LEDGER_OTHER, 8);
	expect(&ledger, 1, 10, 4, OLDS(olds), LEDGER_OTHER, 7);
	ledger_release(&ledger);
}

static void test_ledger__answers_one_row_though_two_could_mean_it(
	void **state UNUSED)
{
	const struct filed_checkin olds[] = { { .id = 7, .score = POINTS(1) } };
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 11, 1, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__knows_its_rows_by_the_store_once_forgotten(
	void **state UNUSED)
{
	const struct filed_checkin olds[] = {
		{ .id = 7, .score = POINTS(1) },
		{ .id = 9, .score = POINTS(2), .is_own = true },
	};
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_SAME, 0);
	ledger_forget_rows(&ledger);
	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 3, OLDS(olds), LEDGER_OTHER, 7);
	ledger_forget_rows(&ledger);
	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_NEW, 0);
	expect(&ledger, 1, 10, 4, OLDS(olds), LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__counts_twins_where_they_count(void **state UNUSED)
{
	const struct filed_checkin olds[] = { { .id = 7, .score = POINTS(1) } };
	struct ledger ledger = { .counts_twins = true };

	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_NEW, 0);
	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_NEW, 0);
	expect(&ledger, 2, 10, 1, NOTHING, LEDGER_NEW, 0);
	ledger_release(&ledger);
}

static void test_ledger__finds_a_twin_before_it_corrects_another(
	void **state UNUSED)
{
	const struct filed_checkin olds[] = {
		{ .id = 8, .score = POINTS(2) },
		{ .id = 7, .score = POINTS(1) },
	};
	struct ledger ledger = { .counts_twins = true };

	expect(&ledger, 1, 10, 1, OLDS(olds), LEDGER_SAME, 0);
	expect(&ledger, 1, 10, 3, OLDS(olds), LEDGER_OTHER, 8);
	expect(&ledger, 1, 10, 2, OLDS(olds), LEDGER_NEW, 0);
	ledger_release(&ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ledger__takes_a_score_of_the_file_once),
		cmocka_unit_test(
			test_ledger__tells_student_batch_and_score_apart),
		cmocka_unit_test(test_ledger__knows_what_the_store_held),
		cmocka_unit_test(test_ledger__corrects_each_checkin_once),
		cmocka_unit_test(
			test_ledger__forgets_the_score_that_was_corrected),
		cmocka_unit_test(test_ledger__leaves_alone_what_answered_a_row),
		cmocka_unit_test(
			test_ledger__corrects_what_was_observed_first_first),
		cmocka_unit_test(
			test_ledger__answers_one_row_though_two_could_mean_it),
		cmocka_unit_test(
			test_ledger__knows_its_rows_by_the_store_once_forgotten),
		cmocka_unit_test(test_ledger__counts_twins_where_they_count),
		cmocka_unit_test(
			test_ledger__finds_a_twin_before_it_corrects_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

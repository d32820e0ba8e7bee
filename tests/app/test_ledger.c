/* SPDX-License-Identifier: MIT */
/* Students are 1 and 2, batches 10 and 11, scores 100 and up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/app/ledger.h"

static const struct checkin first = { .id = 1 };
static const struct checkin second = { .id = 2 };

static void expect(struct ledger *ledger, uint32_t student, uint32_t batch,
	uint32_t score, enum ledger_answer answer,
	const struct checkin *corrected)
{
	const struct checkin *checkin;

	assert_int_equal(ledger_take(ledger, student, batch, score, &checkin),
		answer);
	assert_ptr_equal(checkin, corrected);
}

static void add(struct ledger *ledger, const struct checkin *checkin,
	uint32_t student, uint32_t batch, uint32_t score)
{
	ledger_file(ledger, ledger_add(ledger, checkin, score), student,
		batch);
}

static void test_ledger__takes_a_score_of_the_file_once(void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 100, LEDGER_NEW, NULL);
	expect(&ledger, 1, 10, 100, LEDGER_SAME, NULL);
	ledger_release(&ledger);
}

static void test_ledger__tells_student_batch_and_score_apart(
	void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	expect(&ledger, 1, 10, 100, LEDGER_NEW, NULL);
	expect(&ledger, 2, 10, 100, LEDGER_NEW, NULL);
	expect(&ledger, 1, 11, 100, LEDGER_NEW, NULL);
	expect(&ledger, 1, 10, 101, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__knows_what_the_store_held(void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 100, LEDGER_SAME, NULL);
	expect(&ledger, 1, 11, 100, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__corrects_each_checkin_once(void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 101, LEDGER_OTHER, &first);
	expect(&ledger, 1, 10, 101, LEDGER_SAME, NULL);
	expect(&ledger, 1, 10, 102, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__forgets_the_score_that_was_corrected(
	void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 101, LEDGER_OTHER, &first);
	expect(&ledger, 1, 10, 100, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__leaves_alone_what_answered_a_row(void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	add(&ledger, &second, 1, 10, 101);
	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 100, LEDGER_SAME, NULL);
	expect(&ledger, 1, 10, 102, LEDGER_OTHER, &second);
	ledger_release(&ledger);
}

static void test_ledger__corrects_what_was_added_last_first(
	void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;

	add(&ledger, &second, 1, 10, 101);
	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 102, LEDGER_OTHER, &first);
	expect(&ledger, 1, 10, 103, LEDGER_OTHER, &second);
	ledger_release(&ledger);
}

static void test_ledger__files_one_checkin_under_two_batches(
	void **state UNUSED)
{
	struct ledger ledger = LEDGER_INIT;
	size_t old = ledger_add(&ledger, &first, 100);

	ledger_file(&ledger, old, 1, 10);
	ledger_file(&ledger, old, 1, 11);
	expect(&ledger, 1, 11, 100, LEDGER_SAME, NULL);
	expect(&ledger, 1, 10, 101, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__counts_twins_where_they_count(void **state UNUSED)
{
	struct ledger ledger = { .counts_twins = true };

	add(&ledger, &first, 1, 10, 100);
	expect(&ledger, 1, 10, 100, LEDGER_SAME, NULL);
	expect(&ledger, 1, 10, 100, LEDGER_NEW, NULL);
	expect(&ledger, 1, 10, 100, LEDGER_NEW, NULL);
	expect(&ledger, 2, 10, 100, LEDGER_NEW, NULL);
	ledger_release(&ledger);
}

static void test_ledger__finds_a_twin_before_it_corrects_another(
	void **state UNUSED)
{
	struct ledger ledger = { .counts_twins = true };

	add(&ledger, &first, 1, 10, 100);
	add(&ledger, &second, 1, 10, 101);
	expect(&ledger, 1, 10, 100, LEDGER_SAME, NULL);
	expect(&ledger, 1, 10, 102, LEDGER_OTHER, &second);
	expect(&ledger, 1, 10, 101, LEDGER_NEW, NULL);
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
		cmocka_unit_test(
			test_ledger__leaves_alone_what_answered_a_row),
		cmocka_unit_test(
			test_ledger__corrects_what_was_added_last_first),
		cmocka_unit_test(
			test_ledger__files_one_checkin_under_two_batches),
		cmocka_unit_test(test_ledger__counts_twins_where_they_count),
		cmocka_unit_test(
			test_ledger__finds_a_twin_before_it_corrects_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The time of a rotation, moment by moment. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/tui/timer.h"
#include "base/attr.h"

#define START 5000

static struct timer started(int64_t minutes)
{
	struct timer timer = { 0 };

	timer_set(&timer, minutes);
	timer_toggle(&timer, START);
	return timer;
}

static void test_timer__stands_until_it_is_started(void **state UNUSED)
{
	struct timer timer = { 0 };

	timer_set(&timer, 2);
	assert_int_equal(timer_seconds(&timer, 1), 120);
	assert_int_equal(timer_seconds(&timer, 999999), 120);
	assert_int_equal(timer_next_ms(&timer, 1), -1);
	assert_false(timer.is_used);
}

static void test_timer__shows_each_second_and_wakes_for_it(void **state UNUSED)
{
	struct timer timer = started(1);

	assert_int_equal(timer_seconds(&timer, START), 60);
	assert_int_equal(timer_next_ms(&timer, START), 1000);
	assert_int_equal(timer_seconds(&timer, START + 1000), 59);
	assert_int_equal(timer_seconds(&timer, START + 1500), 59);
	assert_int_equal(timer_next_ms(&timer, START + 1500), 500);
}

static void test_timer__rings_once(void **state UNUSED)
{
	struct timer timer = started(1);

	assert_false(timer_ring(&timer, START + 59999));
	assert_true(timer_ring(&timer, START + 60000));
	assert_false(timer_ring(&timer, START + 60001));
	assert_true(timer.is_over);
	assert_int_equal(timer_seconds(&timer, START + 70000), 0);
	assert_int_equal(timer_next_ms(&timer, START + 70000), -1);
}

static void test_timer__keeps_what_is_left_while_paused(void **state UNUSED)
{
	struct timer timer = started(3);

	timer_toggle(&timer, START + 30000);
	assert_int_equal(timer_seconds(&timer, START + 900000), 150);
	timer_toggle(&timer, START + 900000);
	assert_int_equal(timer_seconds(&timer, START + 910000), 140);
}

static void test_timer__is_longer_or_shorter_by_a_minute(void **state UNUSED)
{
	struct timer timer = started(2);

	timer_add(&timer, 1, START + 1000);
	assert_int_equal(timer_seconds(&timer, START + 1000), 179);
	timer_add(&timer, -1, START + 1000);
	timer_add(&timer, -1, START + 1000);
	timer_add(&timer, -1, START + 1000);
	assert_int_equal(timer_seconds(&timer, START + 1000), 0);
	assert_true(timer_ring(&timer, START + 1000));
}

static void test_timer__one_that_stands_is_never_shorter_than_nothing(
	void **state UNUSED)
{
	struct timer timer = { 0 };

	timer_set(&timer, 1);
	timer_add(&timer, -1, START);
	assert_int_equal(timer_seconds(&timer, START), 60);
	for (int i = 0; i < 500; i++)
		timer_add(&timer, 1, START);
	assert_int_equal(timer_seconds(&timer, START),
		60 * TIMER_MINUTES_MOST);
}

static void test_timer__starts_again_after_it_rang(void **state UNUSED)
{
	struct timer timer = started(1);

	assert_true(timer_ring(&timer, START + 60000));
	timer_again(&timer, START + 70000);
	assert_true(timer.is_running);
	assert_int_equal(timer_seconds(&timer, START + 70000), 60);
	assert_true(timer_ring(&timer, START + 130000));
	timer_add(&timer, 1, START + 140000);
	assert_int_equal(timer_seconds(&timer, START + 150000), 50);
	timer_toggle(&timer, START + 150000);
	timer_again(&timer, START + 150000);
	assert_false(timer.is_running);
	assert_int_equal(timer_seconds(&timer, START + 150000), 60);
}

#define CLOCK 1700000000000
#define MINUTE TIMER_MINUTE_MS

/* The timer of another process, later by so many ms. */
static bool goes_on(struct timer *timer, const struct timer *from,
	int64_t now_ms, int64_t later_ms)
{
	struct buf line = BUF_INIT;
	bool is_read;

	*timer = (struct timer){ 0 };
	timer_write(&line, from, now_ms, CLOCK);
	is_read = timer_read(timer, buf_text(&line), START, CLOCK + later_ms);
	buf_release(&line);
	return is_read;
}

static void test_timer__runs_on_in_another_process(void **state UNUSED)
{
	struct timer timer = started(10), next;

	assert_true(goes_on(&next, &timer, START + MINUTE, 30000));
	assert_true(next.is_running && next.is_used);
	assert_int_equal(timer_seconds(&next, START), 510);
	assert_int_equal(next.whole_ms, 10 * MINUTE);
	assert_true(goes_on(&next, &timer, START + MINUTE, 9 * MINUTE + 500));
	assert_true(timer_ring(&next, START));
}

static void test_timer__stays_paused_in_another_process(void **state UNUSED)
{
	struct timer timer = started(10), next;

	timer_toggle(&timer, START + MINUTE);
	assert_true(goes_on(&next, &timer, START + 9 * MINUTE, 60 * MINUTE));
	assert_false(next.is_running || next.is_over);
	assert_int_equal(timer_seconds(&next, START), 540);
	timer_toggle(&next, START);
	assert_int_equal(timer_seconds(&next, START + MINUTE), 480);
	assert_false(goes_on(&next, &timer, START, 24 * 60 * MINUTE));
}

static void test_timer__that_ended_meanwhile_is_over_and_then_forgotten(
	void **state UNUSED)
{
	struct timer timer = started(10), next;

	assert_true(goes_on(&next, &timer, START, 12 * MINUTE));
	assert_true(next.is_over);
	assert_false(timer_ring(&next, START));
	assert_false(goes_on(&next, &timer, START, 21 * MINUTE));
	assert_false(next.is_used);
	assert_true(timer_ring(&timer, START + 10 * MINUTE));
	assert_true(goes_on(&next, &timer, START, MINUTE));
	assert_true(next.is_over);
	assert_false(goes_on(&next, &timer, START, 11 * MINUTE));
}

static void test_timer__is_never_longer_by_a_clock_that_was_set_back(
	void **state UNUSED)
{
	struct timer timer = started(10), next;

	assert_true(goes_on(&next, &timer, START, -60 * MINUTE));
	assert_int_equal(timer_seconds(&next, START), 600);
}

static void test_timer__takes_no_other_line(void **state UNUSED)
{
	static const char *const lines[] = {
		"", "until", "until 1 2", "until 600000 x 1700000000000\n",
		"until 0 0 1700000000000\n", "soon 600000 1 1700000000000\n",
		"until 600000 -5 1700000000000\n",
		"paused 99999999999 1 1700000000000\n",
	};
	struct timer timer = started(3);

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		assert_false(timer_read(&timer, lines[i], START, CLOCK));
	assert_int_equal(timer_seconds(&timer, START), 180);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_timer__stands_until_it_is_started),
		cmocka_unit_test(test_timer__shows_each_second_and_wakes_for_it),
		cmocka_unit_test(test_timer__rings_once),
		cmocka_unit_test(test_timer__keeps_what_is_left_while_paused),
		cmocka_unit_test(test_timer__is_longer_or_shorter_by_a_minute),
		cmocka_unit_test(
			test_timer__one_that_stands_is_never_shorter_than_nothing),
		cmocka_unit_test(test_timer__starts_again_after_it_rang),
		cmocka_unit_test(test_timer__runs_on_in_another_process),
		cmocka_unit_test(test_timer__stays_paused_in_another_process),
		cmocka_unit_test(
			test_timer__that_ended_meanwhile_is_over_and_then_forgotten),
		cmocka_unit_test(
			test_timer__is_never_longer_by_a_clock_that_was_set_back),
		cmocka_unit_test(test_timer__takes_no_other_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

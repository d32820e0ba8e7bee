/* SPDX-License-Identifier: MIT */
/* Counting down. */
#include "timer.h"

static int64_t left_ms(const struct timer *timer, int64_t now_ms)
{
	int64_t left = timer->is_running ? timer->end_ms - now_ms :
		timer->left_ms;

	return left > 0 ? left : 0;
}

void timer_set(struct timer *timer, int64_t minutes)
{
	timer->whole_ms = timer->left_ms = minutes * TIMER_MINUTE_MS;
	timer->is_running = timer->is_over = false;
}

static void run(struct timer *timer, int64_t left, int64_t now_ms)
{
	timer->left_ms = left;
	timer->end_ms = now_ms + left;
	timer->is_running = timer->is_used = true;
	timer->is_over = false;
}

void timer_toggle(struct timer *timer, int64_t now_ms)
{
	if (!timer->is_running) {
		run(timer, timer->is_over ? timer->whole_ms : timer->left_ms,
			now_ms);
		return;
	}
	timer->left_ms = left_ms(timer, now_ms);
	timer->is_running = false;
}

void timer_add(struct timer *timer, int64_t minutes, int64_t now_ms)
{
	int64_t left = left_ms(timer, now_ms) + minutes * TIMER_MINUTE_MS;
	int64_t most = (int64_t)TIMER_MINUTES_MOST * TIMER_MINUTE_MS;

	left = left < 0 ? 0 : left > most ? most : left;
	if (timer->is_running || (timer->is_over && left))
		run(timer, left, now_ms);
	else if (left)
		timer->left_ms = left;
}

void timer_again(struct timer *timer, int64_t now_ms)
{
	bool was_on = timer->is_running || timer->is_over;

	timer->left_ms = timer->whole_ms;
	timer->is_over = false;
	if (was_on)
		run(timer, timer->whole_ms, now_ms);
}

bool timer_ring(struct timer *timer, int64_t now_ms)
{
	if (!timer->is_running || left_ms(timer, now_ms) > 0)
		return false;
	timer->left_ms = 0;
	timer->is_running = false;
	timer->is_over = true;
	return true;
}

int64_t timer_seconds(const struct timer *timer, int64_t now_ms)
{
	return (left_ms(timer, now_ms) + 999) / 1000;
}

int64_t timer_next_ms(const struct timer *timer, int64_t now_ms)
{
	int64_t left = left_ms(timer, now_ms);

	if (!timer->is_running)
		return -1;
	return left ? (left - 1) % 1000 + 1 : 0;
}

/* SPDX-License-Identifier: MIT */
/* Counting down. */
#include "timer.h"

#include <string.h>

#include "base/number.h"

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

void timer_write(struct buf *out, const struct timer *timer, int64_t now_ms,
	int64_t clock_ms)
{
	int64_t left = left_ms(timer, now_ms);

	buf_addf(out, "%s %lld %lld %lld\n", timer->is_running ? "until" :
		timer->is_over ? "over" : "paused",
		(long long)timer->whole_ms, (long long)left,
		(long long)(clock_ms + (timer->is_running ? left : 0)));
}

/* The next word of a line, as a number. */
static bool next_number(const char **line, int64_t *value)
{
	struct buf word = BUF_INIT;
	bool is_number;

	*line += strspn(*line, " ");
	buf_add(&word, *line, strcspn(*line, " \n"));
	*line += word.len;
	is_number = number_parse_int(buf_text(&word), value);
	buf_release(&word);
	return is_number;
}

static bool begins(const char **line, const char *word)
{
	if (strncmp(*line, word, strlen(word)))
		return false;
	*line += strlen(word);
	return true;
}

static bool is_possible(int64_t ms)
{
	return ms >= 0 && ms <= (int64_t)TIMER_MINUTES_MOST * TIMER_MINUTE_MS;
}

/* What it came to by now: since is how long its moment is past. */
static bool go_on(struct timer *timer, int64_t now_ms, int64_t since)
{
	/* The other clock may have been set back meanwhile. */
	if (-since > timer->left_ms)
		since = -timer->left_ms;
	timer->end_ms = now_ms - since;
	if (timer->is_running && since > TIMER_MINUTE_MS) {
		timer->is_running = false;
		timer->is_over = true;
	}
	if (timer->is_over)
		return since <= timer->whole_ms;
	return timer->is_running || since <= 0 || is_possible(since);
}

bool timer_read(struct timer *timer, const char *line, int64_t now_ms,
	int64_t clock_ms)
{
	struct timer read = { .is_used = true };
	int64_t at;

	read.is_running = begins(&line, "until ");
	read.is_over = !read.is_running && begins(&line, "over ");
	if (!read.is_running && !read.is_over && !begins(&line, "paused "))
		return false;
	if (!next_number(&line, &read.whole_ms) ||
	    !next_number(&line, &read.left_ms) || !next_number(&line, &at) ||
	    !read.whole_ms || !is_possible(read.whole_ms) ||
	    !is_possible(read.left_ms) ||
	    !go_on(&read, now_ms, clock_ms - at))
		return false;
	if (read.is_over)
		read.left_ms = 0;
	*timer = read;
	return true;
}

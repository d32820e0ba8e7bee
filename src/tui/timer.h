/* SPDX-License-Identifier: MIT */
/*
 * The time of one rotation, counted down on a clock that only goes forward:
 * pure functions of a moment in milliseconds. Zeroed: no timer was set.
 */
#ifndef TUI_TIMER_H
#define TUI_TIMER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define TIMER_MINUTES_MOST 180
#define TIMER_MINUTE_MS 60000

struct timer {
	int64_t whole_ms; /* of a rotation; 0: never set */
	int64_t left_ms;  /* while it stands */
	int64_t end_ms;   /* while it runs: when it is over */
	bool is_running;
	bool is_over;     /* it has rung, and was not set anew */
	bool is_used;     /* it was started once: every view shows it */
};

/* A new rotation of so many minutes; it stands. */
void timer_set(struct timer *timer, int64_t minutes);
/* Starts, pauses, goes on; one that is over starts from the beginning. */
void timer_toggle(struct timer *timer, int64_t now_ms);
/* Longer or shorter by minutes; what is used up is over. */
void timer_add(struct timer *timer, int64_t minutes, int64_t now_ms);
/* From the beginning; it goes on running. */
void timer_again(struct timer *timer, int64_t now_ms);
/* True once, when the time is over. */
bool timer_ring(struct timer *timer, int64_t now_ms);

/* Whole seconds as they are shown: 0 only when it is over. */
int64_t timer_seconds(const struct timer *timer, int64_t now_ms);
/* Until other seconds are to be shown, or it rings; -1: it does not run. */
int64_t timer_next_ms(const struct timer *timer, int64_t now_ms);

/*
 * As a line, for a process to come: clock_ms is the same moment on a clock
 * that goes on without this one. What ran runs on meanwhile.
 */
void timer_write(struct buf *out, const struct timer *timer, int64_t now_ms,
	int64_t clock_ms);
/* false, and the timer is as it was: no such line, or of another lesson, as
 * it was over for another such rotation, or paused for longer than any. One
 * that has been over for a minute does not ring any more. */
bool timer_read(struct timer *timer, const char *line, int64_t now_ms,
	int64_t clock_ms);

#endif

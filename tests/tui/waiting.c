/* SPDX-License-Identifier: MIT */
/* Waiting for what is to be seen, within a generous limit. */
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LIMIT_MS 30000
#define STEP_MS 20
#define SETTLE_STEPS 25

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

NORETURN void harness_give_up(struct harness *harness, const char *what,
	const char *text)
{
	/* cmocka cuts what it prints. */
	fprintf(stderr, "# waited in vain for %s %s; the screen:\n%s\n", what,
		text, harness_screen(harness));
	harness_end(harness);
	fail();
	abort();
}

void harness_wait_for(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *text),
	const char *what, const char *text)
{
	int64_t end = now_ms() + LIMIT_MS;

	for (;;) {
		harness_pump(harness, 0);
		if (is_so(harness, text))
			return;
		if (now_ms() > end)
			harness_give_up(harness, what, text);
		harness_pump(harness, STEP_MS);
	}
}

void harness_settle(struct harness *harness)
{
	size_t bytes;

	do {
		bytes = harness->bytes;
		for (int i = 0; i < SETTLE_STEPS; i++)
			harness_pump(harness, STEP_MS);
	} while (harness->bytes != bytes);
}

static bool shows(struct harness *harness, const char *text)
{
	return harness_shows(harness, text);
}

static bool hides(struct harness *harness, const char *text)
{
	return !harness_shows(harness, text);
}

static bool is_at_cursor(struct harness *harness, const char *text)
{
	struct buf here = BUF_INIT;
	bool is_here;

	harness_at_cursor(harness, &here);
	is_here = !strncmp(buf_text(&here), text, strlen(text));
	buf_release(&here);
	return is_here;
}

static bool is_stopped(struct harness *harness, const char *text UNUSED)
{
	return harness->is_stopped;
}

static bool has_ended(struct harness *harness, const char *text UNUSED)
{
	return harness->has_ended;
}

void harness_wait(struct harness *harness, const char *text)
{
	harness_wait_for(harness, shows, "the text", text);
}

void harness_wait_gone(struct harness *harness, const char *text)
{
	harness_wait_for(harness, hides, "the end of the text", text);
}

void harness_wait_cursor(struct harness *harness, const char *text)
{
	harness_wait_for(harness, is_at_cursor, "the cursor on", text);
}

void harness_wait_until(struct harness *harness,
	bool (*is_so)(struct harness *harness, const char *what),
	const char *what)
{
	harness_wait_for(harness, is_so, "it to be true:", what);
}

void harness_wait_stopped(struct harness *harness)
{
	harness_wait_for(harness, is_stopped, "the program", "to stop");
}

int harness_wait_end(struct harness *harness)
{
	harness_wait_for(harness, has_ended, "the program", "to end");
	harness_pump(harness, 0);
	return harness->status;
}

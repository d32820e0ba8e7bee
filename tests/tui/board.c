/* SPDX-License-Identifier: MIT */
/* What many tests begin with, end with and ask. */
#include "harness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

struct harness *open_board(const struct world *world, int rows, int cols)
{
	struct harness *harness = harness_start(world, rows, cols, NULL);

	harness_wait(harness, "q quit");
	harness_wait_cursor(harness, "José");
	return harness;
}

struct harness *start_class(struct world *world, int rows, int cols)
{
	world_begin(world);
	world_make_class(world);
	return open_board(world, rows, cols);
}

struct harness *start_levels(struct world *world, int rows, int cols)
{
	world_begin(world);
	world_make_levels(world);
	return open_board(world, rows, cols);
}

void end_both(struct harness *harness, struct world *world)
{
	harness_end(harness);
	world_end(world);
}

void assert_count(const struct world *world, const char *student,
	const char *count)
{
	const char *of = student ? student : "--count";
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, "checkin", "list", of,
		student ? "--count" : NULL, NULL), 0);
	assert_string_equal(buf_text(&output), count);
	buf_release(&output);
}

size_t count_in(const struct world *world, const char *text,
	const char *verb, const char *word)
{
	struct buf output = BUF_INIT;
	size_t count = 0;
	const char *at;

	assert_int_equal(world_run(world, &output, verb, word, NULL), 0);
	for (at = buf_text(&output); (at = strstr(at, text)) != NULL; at++)
		count++;
	buf_release(&output);
	return count;
}

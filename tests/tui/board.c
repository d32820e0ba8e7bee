/* SPDX-License-Identifier: MIT */
/* What many tests begin with, end with and ask. */
#include "harness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#define LOOKS 40  /* that others take meanwhile: more than a second */
#define ROUNDS 8

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

void assert_given_back(struct harness *harness)
{
	assert_false(harness_in_alternate(harness));
	assert_true(harness_cursor_visible(harness));
	assert_false(harness_in_paste_mode(harness));
	assert_false(harness_in_mouse_mode(harness));
	assert_true(harness_is_cooked(harness));
}

struct toll {
	size_t bytes;
	long sleeps;
	long cpu_ms;
};

static struct toll toll_of(struct harness *harness)
{
	assert_false(harness_has_ended(harness));
	return (struct toll){
		.bytes = harness_bytes(harness),
		.sleeps = harness_sleeps(harness),
		.cpu_ms = harness_cpu_ms(harness),
	};
}

/* What was begun before, as looking again after an own write, may go on for
 * some of the rounds. */
void assert_idle(struct harness *harness, const struct world *world)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct toll before = toll_of(harness);
		struct toll after;

		for (int i = 0; i < LOOKS; i++)
			world_do(world, "board", "--plain", NULL);
		after = toll_of(harness);
		if (after.bytes == before.bytes && after.sleeps ==
		    before.sleeps && after.cpu_ms == before.cpu_ms)
			return;
		print_error("%zu bytes, %ld times awake, %ld ms\n",
			after.bytes - before.bytes, after.sleeps -
			before.sleeps, after.cpu_ms - before.cpu_ms);
	}
	fail_msg("the program does not rest");
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

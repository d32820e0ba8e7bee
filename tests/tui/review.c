/* SPDX-License-Identifier: MIT */
/* A class that a regroup would change, and where its students are. */
#include "review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

void log_times(const struct world *world, const char *student,
	const char *score, int times)
{
	for (int i = 0; i < times; i++)
		world_do(world, "checkin", student, score, NULL);
}

struct harness *start_review(struct world *world)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	log_times(world, "José", "3/4", 3);
	log_times(world, "Dana", "0/4", 5);
	log_times(world, "Bo", "1/4", 1);
	harness = harness_start(world, 24, 110, NULL);
	harness_wait(harness, "3 would move");
	harness_wait(harness, "q quit");
	return harness;
}

void assert_stands(const struct world *world, const char *student,
	const char *cluster)
{
	struct buf output = BUF_INIT;
	struct buf expected = BUF_INIT;

	assert_int_equal(world_run(world, &output, "why", student, "--json",
		NULL), 0);
	if (cluster)
		buf_addf(&expected, "\"cluster\":\"%s\"", cluster);
	else
		buf_adds(&expected, "\"cluster\":null");
	if (!strstr(buf_text(&output), buf_text(&expected)))
		print_error("%s\n", buf_text(&output));
	assert_non_null(strstr(buf_text(&output), buf_text(&expected)));
	buf_release(&output);
	buf_release(&expected);
}

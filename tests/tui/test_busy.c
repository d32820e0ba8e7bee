/* SPDX-License-Identifier: MIT */
/* A store that another process is writing to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>
#include <string.h>

#include "review.h"

/* Another writer that takes its time. */
static sqlite3 *begin_writing(const struct world *world)
{
	struct buf path = BUF_INIT;
	sqlite3 *other;

	world_path(world, "homeroom.db", &path);
	assert_int_equal(sqlite3_open(buf_text(&path), &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL,
		NULL), SQLITE_OK);
	buf_release(&path);
	return other;
}

static void end_writing(sqlite3 *other)
{
	sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(other);
}

static void test_statement_43__a_check_in_waits_and_keys_go_on(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "czoë 4/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "ana 1");
	harness_wait(harness, "Check in: zoë 4/4ana 1");
	end_writing(other);
	harness_wait(harness, "Logged: Zoë Nguyễn 4/4");
	harness_wait(harness, "Check in: ana 1");
	end_both(harness, &world);
}

static void test_statement_43__a_sweep_keeps_the_keys_typed_meanwhile(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "S3/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "2/4\r1/4\r");
	end_writing(other);
	harness_wait(harness, "3 of 6 entered");
	harness_key(harness, "Backspace");
	harness_wait(harness, "has 1/4");
	harness_key(harness, "Backspace");
	harness_wait(harness, "has 2/4");
	end_both(harness, &world);
}

static void test_statement_43__fails_clearly_and_keeps_the_line(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_review(&world);
	sqlite3 *other = begin_writing(&world);

	harness_type(harness, "czoë 4/4\r");
	harness_wait(harness, "Waiting for the other window");
	harness_wait(harness, "not written: another window");
	harness_wait(harness, "Check in: zoë 4/4");
	end_writing(other);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Zoë Nguyễn 4/4");
	end_both(harness, &world);
}

static void test_statement_43__a_level_that_cannot_be_written_is_kept(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 15, 60, NULL);
	harness_wait(harness, "q quit");
	other = begin_writing(&world);
	harness_type(harness, "czo3");
	harness_wait(harness, "Waiting for the other window");
	harness_wait(harness, "Not written: Zoë Nguyễn 3. Enter tries again, "
		"Esc drops");
	harness_type(harness, "an4");
	harness_wait(harness, "Not written: Zoë Nguyễn 3. Enter tries");
	harness_wait(harness, "Enter try again  Esc drop it");
	end_writing(other);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Zoë Nguyễn 3 at 10:42");
	harness_type(harness, "an4");
	harness_wait(harness, "Logged: Ana Chen 4 at 10:42");
	end_both(harness, &world);
}

static void test_statement_43__a_sweep_keeps_what_cannot_be_written(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 100, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	other = begin_writing(&world);
	harness_type(harness, "32");
	harness_wait(harness, "another window keeps writing: José Álvarez 3 "
		"is kept. Enter tries again");
	end_writing(other);
	harness_key(harness, "Enter");
	/* And the key that was typed meanwhile is for the next. */
	harness_wait(harness, "2 of 6 entered");
	harness_wait(harness, "Logged: Zoë Nguyễn 2");
	other = begin_writing(&world);
	harness_key(harness, "4");
	harness_wait(harness, "Enter tries again, Esc drops it");
	harness_key(harness, "Esc");
	harness_wait(harness, "Not logged: ");
	end_writing(other);
	harness_wait(harness, "2 of 6 entered");
	end_both(harness, &world);
}

static void test_statement_43__the_next_level_is_logged_after_the_one_that_waits(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	sqlite3 *other;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	other = begin_writing(&world);
	harness_type(harness, "czo3");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "an4da2");
	harness_wait(harness, "Check in: zoan");
	end_writing(other);
	harness_wait(harness, "Logged: Dana Cohen 2 at 10:42");
	harness_key(harness, "Esc");
	harness_type(harness, "u");
	harness_wait(harness, "Undone: check-in 2 for Dana Cohen");
	harness_type(harness, "u");
	harness_wait(harness, "Undone: check-in 4 for Ana Chen");
	end_both(harness, &world);
}

/* How often a text stands in what there is of a student's check-ins. */
static void assert_once(const struct world *world, const char *student,
	const char *text)
{
	assert_int_equal(count_in(world, text, "checkin", "list"), 1);
	assert_count(world, student, "2\n");
}

/* Longer than any job waits: until it says that nothing was written. */
static void outlast(struct harness *harness)
{
	harness_wait(harness, "Waiting for the other window");
	harness_wait(harness, "Not written");
}

static struct harness *start_locked(struct world *world, sqlite3 **other)
{
	struct harness *harness;

	world_begin(world);
	world_make_levels(world);
	harness = harness_start(world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	*other = begin_writing(world);
	return harness;
}

static void test_statement_43__two_levels_outlast_a_lock_in_order_and_once(
	void **state UNUSED)
{
	struct world world;
	sqlite3 *other;
	struct harness *harness = start_locked(&world, &other);
	struct buf output = BUF_INIT;

	harness_type(harness, "czo2");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "da1");
	outlast(harness);
	end_writing(other);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Dana Cohen 1 at 10:42");
	assert_once(&world, "Zoë", "Zoë Nguyễn    2 of 4");
	assert_once(&world, "Dana", "Dana Cohen    1 of 4");
	assert_count(&world, NULL, "7\n");
	assert_int_equal(world_run(&world, &output, "checkin", "list", NULL),
		0);
	assert_true(strstr(buf_text(&output), "Dana Cohen    1 of 4") <
		strstr(buf_text(&output), "Zoë Nguyễn    2 of 4"));
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_43__what_was_typed_behind_is_told_when_dropped(
	void **state UNUSED)
{
	struct world world;
	sqlite3 *other;
	struct harness *harness = start_locked(&world, &other);

	harness_type(harness, "czo2");
	harness_wait(harness, "Waiting for the other window");
	harness_type(harness, "da1");
	outlast(harness);
	harness_key(harness, "Esc");
	harness_wait(harness, "Not logged: Zoë Nguyễn 2; 1 key after it "
		"dropped, too");
	end_writing(other);
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_43__a_check_in_waits_and_keys_go_on),
		cmocka_unit_test(
			test_statement_43__a_sweep_keeps_the_keys_typed_meanwhile),
		cmocka_unit_test(
			test_statement_43__fails_clearly_and_keeps_the_line),
		cmocka_unit_test(
			test_statement_43__a_level_that_cannot_be_written_is_kept),
		cmocka_unit_test(
			test_statement_43__a_sweep_keeps_what_cannot_be_written),
		cmocka_unit_test(
			test_statement_43__the_next_level_is_logged_after_the_one_that_waits),
		cmocka_unit_test(
			test_statement_43__two_levels_outlast_a_lock_in_order_and_once),
		cmocka_unit_test(
			test_statement_43__what_was_typed_behind_is_told_when_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

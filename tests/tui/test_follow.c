/* SPDX-License-Identifier: MIT */
/*
 * Never the wrong child: others write while something is open or selected on
 * the board, under filters and without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

/* Everyone was last seen yesterday, and is let through. */
static struct harness *start_filtered(struct world *world)
{
	struct harness *harness = start_levels(world, 24, 80);

	harness_type(harness, "f1");
	harness_wait(harness, "Only not seen for 1+ days: 6 of 6");
	harness_wait_cursor(harness, "José");
	return harness;
}

/* A tutor checks José in: the filter lets him through no more. */
static void log_elsewhere(struct harness *harness, const struct world *world)
{
	world_do(world, "--author", "tutor", "checkin", "José", "4", NULL);
	harness_wait(harness, "1+ days: 5 of 6");
}

static void assert_shows(const struct world *world, const char *student,
	const char *text)
{
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, "student", "show", student,
		NULL), 0);
	if (!strstr(buf_text(&output), text))
		fail_msg("no \"%s\" in:\n%s", text, buf_text(&output));
	buf_release(&output);
}

static void test_statement_31__a_line_logs_for_whom_it_was_opened(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_key(harness, "c");
	harness_wait(harness, "José Álvarez?");
	log_elsewhere(harness, &world);
	harness_wait(harness, "José Álvarez?");
	harness_key(harness, "3");
	harness_wait(harness, "Logged: José Álvarez 3");
	end_both(harness, &world);
}

static void test_statement_31__a_score_half_typed_stays_with_its_student(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_type(harness, "c\t3/4");
	harness_wait(harness, "José Álvarez 3/4 on unit rates");
	log_elsewhere(harness, &world);
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: José Álvarez 3/4");
	end_both(harness, &world);
}

static void test_statement_42__a_move_goes_to_whom_the_list_was_opened_for(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_key(harness, "m");
	harness_wait(harness, "José Álvarez:");
	log_elsewhere(harness, &world);
	harness_wait(harness, "José Álvarez:");
	harness_key(harness, "e");
	harness_wait(harness, "José Álvarez is now in Extend");
	end_both(harness, &world);
}

static void test_statement_42__a_block_is_of_whom_the_line_was_opened_for(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_type(harness, "blang");
	harness_wait(harness, "For José Álvarez");
	log_elsewhere(harness, &world);
	harness_type(harness, "uage");
	harness_wait(harness, "For José Álvarez");
	harness_key(harness, "Enter");
	harness_wait_gone(harness, "What is in the way");
	assert_shows(&world, "José", "language");
	end_both(harness, &world);
}

static void test_statement_42__a_card_stays_that_of_its_student(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_key(harness, "Enter");
	harness_wait(harness, "José Álvarez");
	harness_wait_gone(harness, "1+ days");
	world_do(&world, "--author", "tutor", "checkin", "José", "4", NULL);
	harness_wait(harness, "2 check-ins on unit rates");
	harness_type(harness, "c3");
	harness_wait(harness, "Logged: José Álvarez 3");
	harness_key(harness, "Esc");
	harness_wait(harness, "1+ days: 5 of 6");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_statement_41__who_leaves_the_filter_stays_selected_and_marked(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	log_elsewhere(harness, &world);
	harness_wait_cursor(harness, "José");
	harness_wait(harness, "no longer among these");
	harness_wait(harness, "~");
	harness_key(harness, "a");
	harness_wait(harness, "José Álvarez is absent");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Up");
	harness_wait_cursor(harness, "Zoë");
	harness_wait_gone(harness, "José");
	end_both(harness, &world);
}

static void test_statement_41__the_selected_is_followed_under_every_order(
	void **state UNUSED)
{
	static const char orders[] = "cnlsm";

	for (size_t i = 0; orders[i]; i++) {
		const char keys[] = { 'o', orders[i], '\0' };
		struct world world;
		struct harness *harness = start_levels(&world, 15, 60);

		harness_type(harness, keys);
		harness_wait_gone(harness, "Order:");
		harness_wait_cursor(harness, "José");
		world_do(&world, "--author", "tutor", "checkin", "José", "4",
			NULL);
		harness_wait(harness, "1 new");
		harness_wait_cursor(harness, "José");
		end_both(harness, &world);
	}
}

static void test_filter__ones_own_level_leads_to_the_next(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_filtered(&world);

	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "c3");
	harness_wait(harness, "Logged: Zoë Nguyễn 3");
	harness_wait(harness, "1+ days: 5 of 6");
	harness_wait_cursor(harness, "Ana");
	harness_type(harness, "c2c2");
	harness_wait(harness, "Logged: 王小明 (xc) 2");
	harness_wait_cursor(harness, "Dana");
	harness_type(harness, "c4c1");
	harness_wait(harness, "Logged: Bo Lind 1");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "c1");
	harness_wait(harness, "Logged: José Álvarez 1");
	harness_wait(harness, "1+ days: 0 of 6");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_statement_31__a_line_closes_when_its_student_leaves_the_class(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "José Álvarez?");
	world_do(&world, "student", "withdraw", "José", NULL);
	harness_wait(harness, "José Álvarez is no longer in this class.");
	harness_wait_gone(harness, "Check in:");
	harness_type(harness, "3a");
	harness_wait(harness, "No student is selected");
	assert_count(&world, NULL, "5\n");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Zoë");
	end_both(harness, &world);
}

static void test_statement_42__a_name_typed_stays_when_another_leaves_the_class(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "can");
	harness_wait(harness, "Ana Chen?");
	world_do(&world, "student", "withdraw", "José", NULL);
	harness_wait(harness, "José Álvarez is no longer in this class.");
	harness_key(harness, "3");
	harness_wait(harness, "Logged: Ana Chen 3");
	harness_key(harness, "4");
	harness_wait(harness, "Nothing logged");
	end_both(harness, &world);
}

static void test_statement_42__lists_and_cards_close_when_their_student_leaves(
	void **state UNUSED)
{
	static const char *const keys[] = { "m", "b", "Enter" };
	static const char *const open[] = {
		"Move to:", "in the way:", "Esc back",
	};

	for (size_t i = 0; i < 3; i++) {
		struct world world;
		struct harness *harness = start_levels(&world, 24, 80);

		harness_key(harness, keys[i]);
		harness_wait(harness, open[i]);
		world_do(&world, "student", "withdraw", "José", NULL);
		harness_wait(harness, "José Álvarez is no longer in this "
			"class.");
		harness_wait(harness, "q quit");
		harness_wait(harness, "Zoë");
		harness_wait_gone(harness, open[i]);
		end_both(harness, &world);
	}
}

static void test_statement_32__a_sweep_goes_on_with_the_next_row(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Zoë");
	world_do(&world, "student", "withdraw", "Zoë", NULL);
	harness_wait(harness, "Zoë Nguyễn is no longer in this class.");
	harness_wait_cursor(harness, "Ana");
	harness_wait(harness, "0 of 5 entered");
	end_both(harness, &world);
}

static void test_statement_35__a_sweep_that_was_left_is_one_step(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S123");
	harness_wait(harness, "3 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "The sweep is kept, 3 without an entry");
	assert_count(&world, NULL, "8\n");
	harness_key(harness, "u");
	harness_wait(harness, "Undo sweep of 3 check-ins");
	harness_key(harness, "y");
	harness_wait(harness, "U does it again");
	assert_count(&world, NULL, "5\n");
	harness_key(harness, "U");
	harness_wait(harness, "Done again: sweep");
	assert_count(&world, NULL, "8\n");
	harness_key(harness, "S");
	harness_wait(harness, "3 of 6 are left");
	harness_key(harness, "4");
	harness_wait(harness, "4 of 6 entered");
	harness_key(harness, "Enter");
	harness_wait(harness, "(u undoes all of it)");
	harness_type(harness, "uy");
	harness_wait(harness, "U does it again");
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

static void test_statement_42__a_line_stays_on_the_focus_it_was_opened_with(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "José Álvarez?");
	world_do(&world, "objective", "add", "slopes", NULL);
	world_do(&world, "objective", "use", "slopes", NULL);
	harness_wait(harness, "Elsewhere the focus is now slopes");
	harness_key(harness, "3");
	harness_wait(harness, "Logged: José Álvarez 3 at 10:42 on unit rates");
	end_both(harness, &world);
}

static void test_statement_42__nothing_is_logged_in_a_class_archived_elsewhere(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "José Álvarez?");
	world_do(&world, "class", "archive", "Period 3", NULL);
	harness_key(harness, "3");
	harness_wait(harness, "this class is in the archive: nothing was "
		"logged");
	world_do(&world, "class", "archive", "--back", "Period 3", NULL);
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_31__a_line_logs_for_whom_it_was_opened),
		cmocka_unit_test(
			test_statement_31__a_score_half_typed_stays_with_its_student),
		cmocka_unit_test(
			test_statement_42__a_move_goes_to_whom_the_list_was_opened_for),
		cmocka_unit_test(
			test_statement_42__a_block_is_of_whom_the_line_was_opened_for),
		cmocka_unit_test(
			test_statement_42__a_card_stays_that_of_its_student),
		cmocka_unit_test(
			test_statement_41__who_leaves_the_filter_stays_selected_and_marked),
		cmocka_unit_test(
			test_statement_41__the_selected_is_followed_under_every_order),
		cmocka_unit_test(
			test_filter__ones_own_level_leads_to_the_next),
		cmocka_unit_test(
			test_statement_31__a_line_closes_when_its_student_leaves_the_class),
		cmocka_unit_test(
			test_statement_42__a_name_typed_stays_when_another_leaves_the_class),
		cmocka_unit_test(
			test_statement_42__lists_and_cards_close_when_their_student_leaves),
		cmocka_unit_test(
			test_statement_32__a_sweep_goes_on_with_the_next_row),
		cmocka_unit_test(
			test_statement_35__a_sweep_that_was_left_is_one_step),
		cmocka_unit_test(
			test_statement_42__a_line_stays_on_the_focus_it_was_opened_with),
		cmocka_unit_test(
			test_statement_42__nothing_is_logged_in_a_class_archived_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

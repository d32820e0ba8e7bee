/* SPDX-License-Identifier: MIT */
/* The term review on the board: from a number to names, to a card, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "harness.h"

/* On the two who began in reteach, and are there. */
static void go_to_matrix(struct harness *harness)
{
	harness_key(harness, "t");
	harness_wait(harness, "In short");
	harness_type(harness, "nn\tj");
	harness_wait(harness, "reteach · reteach: 2 · Enter: who");
}

static void test_review__opens_the_names_behind_a_number_and_their_cards(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	go_to_matrix(harness);
	harness_key(harness, "Enter");
	harness_wait(harness, "From reteach to reteach");
	harness_wait_cursor(harness, "José");
	harness_wait(harness, "José Álvarez · Enter: the card");
	harness_key(harness, "Down");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "Enter");
	harness_wait(harness, "What a regroup would say");
	harness_wait(harness, "Zoë Nguyễn");
	harness_key(harness, "Esc");
	harness_wait_cursor(harness, "Zoë");
	harness_wait(harness, "From reteach to reteach");
	harness_key(harness, "Esc");
	harness_wait(harness, "reteach · reteach: 2");
	harness_key(harness, "Esc");
	harness_wait(harness, "/ find");
	end_both(harness, &world);
}

static void test_review__shows_the_flow_as_a_picture_and_as_a_table(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	go_to_matrix(harness);
	harness_key(harness, "Tab");
	harness_wait(harness, "moved 0");
	harness_wait(harness, "R reteach 2");
	harness_key(harness, "v");
	harness_wait(harness, "week  from");
	harness_wait_gone(harness, "moved 0");
	harness_key(harness, "v");
	harness_wait(harness, "moved 0");
	harness_key(harness, "Enter");
	harness_wait(harness, "week  from");
	end_both(harness, &world);
}

static void test_review__goes_through_its_sections(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 35, 120);

	harness_key(harness, "t");
	harness_wait(harness, ">In short");
	harness_wait(harness, "How far to trust it");
	harness_key(harness, "n");
	harness_wait(harness, ">Cluster sizes");
	harness_key(harness, "n");
	harness_wait(harness, ">Flow between clusters");
	harness_key(harness, "N");
	harness_wait(harness, ">Cluster sizes");
	harness_key(harness, "N");
	harness_wait(harness, ">In short");
	harness_key(harness, "End");
	harness_wait(harness, ">How far to trust it");
	harness_key(harness, "Home");
	harness_wait(harness, ">In short");
	harness_type(harness, "nn\tj\r");
	harness_wait(harness, "From reteach to reteach");
	harness_wait(harness, ">Flow between clusters");
	end_both(harness, &world);
}

static void test_review__is_read_again_where_something_was_written(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "t");
	harness_wait(harness, "In short");
	world_do(&world, "checkin", "Ana", "4/4", NULL);
	harness_wait(harness, "changed: t reads it again");
	harness_key(harness, "r");
	harness_wait_gone(harness, "changed: t reads it again");
	harness_wait(harness, "In short");
	end_both(harness, &world);
}

static void test_review__opens_from_the_prompt(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":review\r");
	harness_wait(harness, "Term review");
	harness_wait(harness, "Esc back");
	end_both(harness, &world);
}

/* A screenful at a time from the beginning to the end. */
static void page_through(struct harness *harness, int rows, int cols)
{
	harness_resize(harness, rows, cols);
	harness_key(harness, "Home");
	harness_wait(harness, "In short");
	for (int i = 0; i < 30; i++)
		harness_key(harness, "PgDn");
	harness_key(harness, "End");
	harness_wait(harness, "How far to trust it");
}

static void test_statement_15__the_review_has_room_at_every_size(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "t");
	harness_wait(harness, "In short");
	harness_golden(harness, "review-80x24");
	page_through(harness, 35, 120);
	page_through(harness, 24, 80);
	page_through(harness, 15, 60);
	harness_key(harness, "Home");
	harness_wait(harness, "In short");
	harness_wait(harness, "1-");
	harness_golden(harness, "review-60x15");
	harness_resize(harness, 10, 40);
	harness_key(harness, "End");
	harness_wait(harness, "How far");
	harness_wait(harness, "q quit");
	end_both(harness, &world);
}

static bool is_ascii_but_names(struct harness *harness,
	const char *what UNUSED)
{
	for (const char *c = harness_screen(harness); *c; c++) {
		if ((unsigned char)*c >= 0x80)
			return false;
	}
	return true;
}

static void test_statement_48__the_review_in_ascii_draws_nothing_else(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	harness = harness_start(&world, 24, 80, "--ascii", NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "tnn\t\t");
	harness_wait(harness, "moved 0");
	harness_wait_until(harness, is_ascii_but_names, "ASCII alone");
	end_both(harness, &world);
}

static void test_statement_50__the_review_is_hidden_while_names_are(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	go_to_matrix(harness);
	harness_key(harness, "P");
	harness_wait(harness, "Names and evidence are hidden");
	harness_wait_gone(harness, "reteach");
	harness_key(harness, "Enter");
	harness_key(harness, "Down");
	harness_key(harness, "P");
	harness_wait(harness, "reteach · reteach: 2");
	end_both(harness, &world);
}

static void test_board__lists_plans_and_segments_by_a_key(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "L");
	harness_wait(harness, "No plan is open");
	harness_key(harness, "G");
	harness_wait(harness, "segment list");
	harness_wait(harness, "Esc back");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_review__opens_the_names_behind_a_number_and_their_cards),
		cmocka_unit_test(
			test_review__shows_the_flow_as_a_picture_and_as_a_table),
		cmocka_unit_test(test_review__goes_through_its_sections),
		cmocka_unit_test(
			test_review__is_read_again_where_something_was_written),
		cmocka_unit_test(test_review__opens_from_the_prompt),
		cmocka_unit_test(
			test_statement_15__the_review_has_room_at_every_size),
		cmocka_unit_test(
			test_statement_48__the_review_in_ascii_draws_nothing_else),
		cmocka_unit_test(
			test_statement_50__the_review_is_hidden_while_names_are),
		cmocka_unit_test(
			test_board__lists_plans_and_segments_by_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* A file of scores, looked at before it is imported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "harness.h"

static const char quiz[] =
	"Pupil,Quiz mark,Remark\n"
	"\"Álvarez, José\",3/4,fast\n"
	"Dana Cohen,1/4,\n"
	"Zip.Zap,At,\n";

static struct harness *start(struct world *world, int rows, int cols)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	world_write(world, "quiz.csv", quiz);
	harness = harness_start(world, rows, cols, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, ":import scores ~/quiz.csv\r");
	harness_wait(harness, "Import quiz.csv");
	return harness;
}

/* The first column is who, the second what. */
static void choose(struct harness *harness)
{
	harness_wait(harness, "not yet");
	harness_key(harness, "n");
	harness_wait(harness, "no column is known");
	harness_key(harness, "Down");
	harness_key(harness, "s");
	harness_wait(harness, "of nobody here");
}

static void check_look(int rows, int cols, const char *golden)
{
	struct world world;
	struct harness *harness = start(&world, rows, cols);

	choose(harness);
	harness_wait(harness, "2 new");
	harness_wait(harness, "Zip.Zap");
	harness_golden(harness, golden);
	end_both(harness, &world);
}

static void test_importing__shows_what_is_read_at_120x35(void **state UNUSED)
{
	check_look(35, 120, "importing-120x35");
}

static void test_importing__shows_what_is_read_at_80x24(void **state UNUSED)
{
	check_look(24, 80, "importing-80x24");
}

static void test_importing__shows_what_is_read_at_60x15(void **state UNUSED)
{
	check_look(15, 60, "importing-60x15");
}

static void test_importing__asks_once_and_imports(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world, 24, 80);

	choose(harness);
	harness_key(harness, "Enter");
	harness_wait(harness, "Not yet");
	harness_key(harness, "Tab");
	harness_wait(harness, "Who is Zip.Zap:");
	harness_type(harness, "bo\r");
	harness_wait(harness, "Level of At:");
	harness_type(harness, "3\r");
	harness_wait(harness, "import 3");
	harness_key(harness, "Enter");
	harness_wait(harness, "3 added");
	harness_wait(harness, "u undoes it");
	harness_type(harness, ":import scores ~/quiz.csv\r");
	harness_wait(harness, "3 known already");
	harness_wait(harness, "read as on 14 Oct");
	end_both(harness, &world);
}

static void test_importing__a_long_file_says_how_far_it_is_and_esc_stops_it(
	void **state UNUSED)
{
	struct buf text = BUF_INIT, before = BUF_INIT, after = BUF_INIT;
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	buf_adds(&text, "Name,Score,Date,Round\n");
	for (int i = 0; i < 400000; i++)
		buf_addf(&text, "Bo Lind,3/4,20%02d-%02d-%02d,Quiz %d\n",
			i / 336 % 20, 1 + i / 28 % 12, 1 + i % 28, i / 6720);
	world_write(&world, "long.csv", buf_text(&text));
	world_run(&world, &before, "checkin", "list", "--json", NULL);
	harness = open_board(&world, 24, 80);
	harness_type(harness, ":import scores ~/long.csv\r");
	harness_wait(harness, "rows read; Esc stops it");
	harness_key(harness, "Esc");
	harness_wait(harness, "nothing has changed");
	harness_wait(harness, "R ● Reteach");
	harness_wait(harness, "c check in");
	world_run(&world, &after, "checkin", "list", "--json", NULL);
	assert_string_equal(buf_text(&before), buf_text(&after));
	buf_release(&text);
	buf_release(&before);
	buf_release(&after);
	end_both(harness, &world);
}

static void test_importing__offers_no_esc_once_it_is_written(void **state UNUSED)
{
	struct buf text = BUF_INIT;
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	buf_adds(&text, "Name,Score,Date,Round\n");
	for (int i = 0; i < 100000; i++)
		buf_addf(&text, "Bo Lind,3/4,20%02d-%02d-%02d,Quiz %d\n",
			i / 336 % 20, 1 + i / 28 % 12, 1 + i % 28, i / 6720);
	world_write(&world, "long.csv", buf_text(&text));
	harness = open_board(&world, 24, 80);
	harness_type(harness, ":import scores ~/long.csv\r");
	harness_wait(harness, "Enter import");
	harness_key(harness, "Enter");
	harness_wait(harness, "u undoes it");
	assert_false(harness_shows(harness, "Esc stops"));
	buf_release(&text);
	end_both(harness, &world);
}

static void test_importing__goes_through_all_that_is_in_the_way(
	void **state UNUSED)
{
	struct buf text = BUF_INIT;
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	buf_adds(&text, "Name,Score\nDana Cohen,9/4\n");
	for (int i = 3; i < 30; i++)
		buf_addf(&text, "Nobody %d,3/4\n", i);
	world_write(&world, "quiz.csv", buf_text(&text));
	harness = open_board(&world, 15, 60);
	harness_type(harness, ":import scores ~/quiz.csv\r");
	harness_wait(harness, "line 2, column 2: ");
	harness_wait(harness, "line 3: Nobody 3 ");
	harness_wait(harness, "Esc back");
	assert_false(harness_shows(harness, "Enter import"));
	assert_false(harness_shows(harness, "line 29"));
	harness_wait(harness, "↓");
	harness_key(harness, "End");
	harness_wait(harness, "line 29: Nobody 29 ");
	harness_wait(harness, "↑");
	assert_false(harness_shows(harness, "line 3:"));
	harness_key(harness, "PgUp");
	harness_wait_gone(harness, "line 29");
	harness_key(harness, "Home");
	harness_wait(harness, "line 3:");
	buf_release(&text);
	end_both(harness, &world);
}

static void test_importing__does_not_offer_what_enter_would_refuse(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "quiz.csv",
		"Name,Score\nDana Cohen,9/4\nAna Chen,3/4\n");
	harness = open_board(&world, 24, 80);
	harness_type(harness, ":import scores ~/quiz.csv\r");
	harness_wait(harness, "line 2, column 2: ");
	harness_wait(harness, "Esc back");
	assert_false(harness_shows(harness, "Enter import"));
	harness_key(harness, "Enter");
	harness_wait(harness, "what is in the way is put right in the file");
	end_both(harness, &world);
}

static void test_importing__leaves_out_who_is_nobody(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world, 24, 80);

	choose(harness);
	harness_key(harness, "Tab");
	harness_wait(harness, "Who is");
	harness_key(harness, "Enter");
	harness_wait(harness, "Level of At:");
	harness_type(harness, "3\r");
	harness_wait(harness, "Who is");
	harness_key(harness, "Esc");
	harness_key(harness, "Enter");
	harness_wait(harness, "Leave 1 row of nobody");
	harness_key(harness, "y");
	harness_wait(harness, "2 added");
	end_both(harness, &world);
}

static void test_importing__hides_names_under_the_projector(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start(&world, 24, 80);

	choose(harness);
	harness_wait(harness, "José");
	harness_key(harness, "P");
	harness_wait_gone(harness, "José");
	harness_wait(harness, "Names are hidden");
	assert_false(harness_shows(harness, "Cohen"));
	assert_false(harness_shows(harness, "Zip"));
	harness_key(harness, "Tab");
	harness_wait(harness, "Who is this:");
	harness_key(harness, "Esc");
	harness_wait(harness, "Pupil");
	end_both(harness, &world);
}

static void test_importing__asks_whether_an_old_title_is_another_quiz(
	void **state UNUSED)
{
	struct buf path = BUF_INIT;
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "quiz.csv", "Name,Ratios 7\n"
		"\"Álvarez, José\",3/4\nDana Cohen,1/4\n");
	world_path(&world, "quiz.csv", &path);
	world_do(&world, "import", "scores", buf_text(&path), "--as-of",
		"2026-10-05", NULL);
	buf_release(&path);
	world_write(&world, "quiz.csv", "Name,Ratios 7\n"
		"\"Álvarez, José\",2/4\nDana Cohen,4/4\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, ":import scores ~/quiz.csv\r");
	harness_wait(harness, "2 of the 2 scores");
	harness_key(harness, "Tab");
	harness_wait(harness, "Another quiz:");
	harness_wait(harness, "Ratios 7 (2)");
	harness_type(harness, "Ratios 8\r");
	harness_wait(harness, "2 new");
	harness_key(harness, "Enter");
	harness_wait(harness, "2 added");
	end_both(harness, &world);
}

static void test_importing__asks_for_the_file(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "i");
	harness_wait(harness, "Import scores:");
	harness_type(harness, "~/none.csv\r");
	harness_wait(harness, "cannot be opened");
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_importing__shows_what_is_read_at_120x35),
		cmocka_unit_test(test_importing__shows_what_is_read_at_80x24),
		cmocka_unit_test(test_importing__shows_what_is_read_at_60x15),
		cmocka_unit_test(test_importing__asks_once_and_imports),
		cmocka_unit_test(
			test_importing__a_long_file_says_how_far_it_is_and_esc_stops_it),
		cmocka_unit_test(
			test_importing__offers_no_esc_once_it_is_written),
		cmocka_unit_test(
			test_importing__does_not_offer_what_enter_would_refuse),
		cmocka_unit_test(
			test_importing__goes_through_all_that_is_in_the_way),
		cmocka_unit_test(test_importing__leaves_out_who_is_nobody),
		cmocka_unit_test(test_importing__hides_names_under_the_projector),
		cmocka_unit_test(
			test_importing__asks_whether_an_old_title_is_another_quiz),
		cmocka_unit_test(test_importing__asks_for_the_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Statement 24: the palette above the prompt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

static void test_statement_24__a_part_of_a_name_lists_what_can_be_done_with_its_key(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, ":");
	harness_wait(harness, "can be done");
	harness_wait(harness, "open checkin");
	harness_type(harness, "proj");
	harness_wait(harness, ">toggle projector");
	harness_wait(harness, "P, Ctrl-P");
	harness_wait(harness, "hide names");
	harness_key(harness, "Enter");
	harness_wait(harness, "NAMES HIDDEN");
	harness_wait(harness, "c check in");
	end_both(harness, &world);
}

static void test_statement_24__enter_runs_the_one_selected(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":select ");
	harness_wait(harness, ">select up");
	harness_key(harness, "Down");
	harness_wait(harness, ">select down");
	harness_key(harness, "Enter");
	harness_wait(harness, "c check in");
	harness_wait_cursor(harness, "Zoë");
	end_both(harness, &world);
}

static void test_statement_24__a_part_of_a_verb_is_spelled_out_before_it_runs(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":und\r");
	harness_wait(harness, ": undo");
	harness_wait(harness, "Enter run it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Undo regroup (");
	end_both(harness, &world);
}

static void test_statement_24__a_verb_that_only_reads_runs_at_once(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":hist\r");
	harness_wait(harness, "regroup (5 moves)");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":class li\r");
	harness_wait(harness, "Period 3");
	harness_wait_gone(harness, "Enter run it");
	end_both(harness, &world);
}

static void test_statement_38__a_file_that_is_typed_asks_with_what_it_brings(
	void **state UNUSED)
{
	struct buf line = BUF_INIT;
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "new/quiz.csv",
		"Pupil,Mark\nDana Cohen,3/4\nAna Chen,2/4\n");
	world_write(&world, "new/list.csv",
		"Name\nOmar Diallo\nKim Sato\n");
	harness = open_board(&world, 24, 80);
	buf_addf(&line, ":import scores %s/new/quiz.csv "
		"--map name=Pupil,score=Mark\r", world.folder);
	harness_type(harness, buf_text(&line));
	harness_wait(harness, "Import quiz.csv: 2 added? y does it");
	harness_key(harness, "n");
	harness_wait_gone(harness, "y does it");
	assert_count(&world, "Dana", "3\n");
	harness_key(harness, "Esc");
	harness_type(harness, buf_text(&line));
	harness_wait(harness, "y yes");
	harness_key(harness, "y");
	harness_wait(harness, "2 added.  (u undoes it)");
	assert_count(&world, "Dana", "4\n");
	buf_clear(&line);
	buf_addf(&line, ":import roster %s/new/list.csv --keep-missing\r",
		world.folder);
	harness_type(harness, buf_text(&line));
	harness_wait(harness, "Import list.csv: 2 added? y does it");
	harness_key(harness, "y");
	harness_wait(harness, "Students: 2 added");
	buf_release(&line);
	end_both(harness, &world);
}

static void assert_last_step(const struct world *world, const char *what)
{
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, "history", NULL), 0);
	if (strncmp(buf_text(&output) + strlen("2026-10-14 10:42  Pat  "),
	    what, strlen(what)) != 0)
		print_error("%s\n", buf_text(&output));
	assert_int_equal(strncmp(buf_text(&output) +
		strlen("2026-10-14 10:42  Pat  "), what, strlen(what)), 0);
	buf_release(&output);
}

static void test_statement_38__a_large_step_that_is_typed_asks_with_its_count(
	void **state UNUSED)
{
	static const struct {
		const char *typed;
		const char *question;
		const char *done;
		const char *step;
	} lines[] = {
		{ ":accept\r", "Accept 2 moves? y does it", "2 moves accepted",
			"accepted moves (2 moves)" },
		{ ":undo\r", "Undo accepted moves (2 moves)? y takes",
			"Undone: accepted moves", "undo" },
		{ ":regroup --accept\r", "Regroup and accept 2 moves?",
			"Esc back", "regroup (2 moves)" },
		{ ":round withdraw quiz\r",
			"Withdraw quiz with 3 check-ins?",
			"quiz is withdrawn with 3", "round withdraw quiz" },
		{ ":student withdraw dana bo\r",
			"Take Dana Cohen and Bo Lind out of the class?",
			"Bo Lind is withdrawn", "student withdraw" },
		{ ":student merge ana zoe\r",
			"Make one child of Ana Chen and Zoë Nguyễn?",
			"Both records are one", "student merge" },
		{ ":class archive\r", "Put the class Period 3 away?",
			"Class Period 3 is archived", NULL },
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	for (int i = 0; i < 3; i++)
		world_do(&world, "--as-of", "2026-10-14T10:40", "checkin",
			"José", "4/4", "round:quiz", NULL);
	for (int i = 0; i < 4; i++)
		world_do(&world, "--as-of", "2026-10-14T10:40", "checkin",
			"Zoë", "4/4", NULL);
	world_do(&world, "--as-of", "2026-10-14T10:41", "regroup", NULL);
	harness = harness_start(&world, 24, 120, NULL);
	harness_wait(harness, "q quit");
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		harness_type(harness, lines[i].typed);
		harness_wait(harness, lines[i].question);
		harness_wait(harness, "\n y yes  Esc no");
		harness_key(harness, "n");
		harness_wait_gone(harness, lines[i].question);
		harness_key(harness, "Esc");
		harness_wait(harness, "c check in");
		harness_type(harness, lines[i].typed);
		harness_wait(harness, lines[i].question);
		harness_key(harness, "y");
		harness_wait_gone(harness, lines[i].question);
		harness_wait(harness, lines[i].done);
		if (lines[i].step)
			assert_last_step(&world, lines[i].step);
		harness_key(harness, "Esc");
	}
	end_both(harness, &world);
}

static void test_statement_38__accept_typed_over_the_proposal_keeps_what_was_refused(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	struct buf output = BUF_INIT;

	world_begin(&world);
	world_make_class(&world);
	for (int i = 0; i < 4; i++) {
		world_do(&world, "checkin", "José", "4/4", NULL);
		world_do(&world, "checkin", "Zoë", "4/4", NULL);
	}
	harness = harness_start(&world, 24, 120, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "g");
	harness_wait(harness, "2 would move: 2 yes");
	harness_key(harness, "Space");
	harness_wait(harness, "1 yes, 1 no");
	harness_type(harness, ":accept\r");
	harness_wait(harness, "Accept 1 move? y does it");
	harness_key(harness, "y");
	harness_wait(harness, "Accepted: 1 move.");
	assert_int_equal(world_run(&world, &output, "history", NULL), 0);
	assert_non_null(strstr(buf_text(&output), "accepted moves (1 move)"));
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_24__what_a_thing_does_finds_it_too(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":REGRÓUP");
	harness_wait(harness, ">regroup");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":back to the shell");
	harness_wait(harness, ">stop");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":shell back stop");
	harness_wait(harness, ">stop");
	harness_wait(harness, "Ctrl-Z");
	end_both(harness, &world);
}

/* Of the board, of the card, of the proposal: each in its own view. */
static void test_statement_24__every_action_of_a_view_is_in_it(
	void **state UNUSED)
{
	static const struct {
		const char *open;
		const char *shown;
		const char *typed;
		const char *item;
	} views[] = {
		{ "", "c check in", ":open card", ">open card" },
		{ "\r", "What a regroup would say", ":scroll last",
			">scroll last" },
		{ "\033", "c check in", ":regroup", ">regroup" },
		{ "g", "Regroup proposal", ":offer act", "offer act" },
		{ "", "Regroup proposal", ":accept all", ">accept all" },
		{ "?", "Keys here", ":open filter", ">open filter" },
	};
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		harness_type(harness, views[i].open);
		harness_wait(harness, views[i].shown);
		harness_type(harness, views[i].typed);
		harness_wait(harness, views[i].item);
		harness_key(harness, "Esc");
		harness_wait(harness, "? help");
	}
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "Keys here");
	harness_key(harness, "Esc");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":accept all");
	harness_wait_gone(harness, ">accept all");
	/* On the board the key for all of them is another's. */
	harness_key(harness, "Esc");
	harness_type(harness, ":accept");
	harness_wait(harness, ">accept                accept these moves");
	end_both(harness, &world);
}

static void test_statement_24__a_verb_that_needs_words_is_begun(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":stud add");
	harness_wait(harness, ">student add");
	harness_key(harness, "Enter");
	harness_wait(harness, ": student add");
	harness_wait(harness, "student add NAME");
	harness_type(harness, "Mia Okafor\r");
	harness_wait(harness, "undoes it)");
	harness_wait(harness, "Not yet seen 2");
	end_both(harness, &world);
}

static void test_statement_24__earlier_lines_can_be_had_again(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":why Ana\r");
	harness_wait(harness, "What moves the estimate");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":student list\r");
	harness_wait(harness, "Esc back");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, ":");
	harness_key(harness, "Up");
	harness_wait(harness, ": student list");
	harness_key(harness, "Up");
	harness_wait(harness, ": why Ana");
	harness_key(harness, "Down");
	harness_wait(harness, ": student list");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":sel");
	harness_wait(harness, ">select up");
	harness_key(harness, "Down");
	harness_wait(harness, ">select down");
	harness_key(harness, "Up");
	harness_wait(harness, ">select up");
	harness_key(harness, "Up");
	harness_wait(harness, ": sel");
	end_both(harness, &world);
}

static void test_statement_24__words_are_completed(void **state UNUSED)
{
	static const struct {
		const char *typed;
		const char *shown;
	} lines[] = {
		{ ":stu", ": student" },
		{ "sh", ": student show" },
		{ "jos", ": student show \"José Álvarez\"" },
		{ "--js", ": student show \"José Álvarez\" --json" },
		{ ":move ana ext", ": move ana extend" },
		{ ":objective use un", ": objective use \"unit rates\"" },
		{ ":policy get stab", ": policy get stability" },
		{ ":pol", ": policy" },
		{ "", "list   get   set   history" },
	};
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		if (lines[i].typed[0] == ':')
			harness_key(harness, "Esc");
		if (lines[i].typed[0] == ':')
			harness_wait(harness, "c check in");
		harness_type(harness, lines[i].typed);
		harness_key(harness, "Tab");
		harness_wait(harness, lines[i].shown);
	}
	end_both(harness, &world);
}

static void test_statement_24__files_are_completed(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "rosters/period 3.csv", "Name\nMia Okafor\n");
	harness = harness_start(&world, 24, 120, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, ":import roster ~/ros");
	harness_key(harness, "Tab");
	harness_wait(harness, "/rosters/");
	harness_key(harness, "Tab");
	harness_wait(harness, "/rosters/period 3.csv\"");
	harness_key(harness, "Enter");
	harness_wait(harness, "period 3.csv: only 0 of the class's 6");
	end_both(harness, &world);
}

static void test_statement_24__it_is_there_at_60x15(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_resize(harness, 15, 60);
	harness_wait(harness, "[R Reteach");
	harness_type(harness, ":undo");
	harness_wait(harness, "undo");
	harness_wait(harness, "can be done");
	harness_resize(harness, 10, 40);
	harness_wait(harness, "can be done");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "can be done");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_24__a_part_of_a_name_lists_what_can_be_done_with_its_key),
		cmocka_unit_test(
			test_statement_24__enter_runs_the_one_selected),
		cmocka_unit_test(
			test_statement_24__a_part_of_a_verb_is_spelled_out_before_it_runs),
		cmocka_unit_test(
			test_statement_24__a_verb_that_only_reads_runs_at_once),
		cmocka_unit_test(
			test_statement_38__a_file_that_is_typed_asks_with_what_it_brings),
		cmocka_unit_test(
			test_statement_38__a_large_step_that_is_typed_asks_with_its_count),
		cmocka_unit_test(
			test_statement_38__accept_typed_over_the_proposal_keeps_what_was_refused),
		cmocka_unit_test(
			test_statement_24__what_a_thing_does_finds_it_too),
		cmocka_unit_test(
			test_statement_24__every_action_of_a_view_is_in_it),
		cmocka_unit_test(
			test_statement_24__a_verb_that_needs_words_is_begun),
		cmocka_unit_test(
			test_statement_24__earlier_lines_can_be_had_again),
		cmocka_unit_test(test_statement_24__words_are_completed),
		cmocka_unit_test(test_statement_24__files_are_completed),
		cmocka_unit_test(test_statement_24__it_is_there_at_60x15),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

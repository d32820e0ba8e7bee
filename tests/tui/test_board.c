/* SPDX-License-Identifier: MIT */
/* The board at work: selecting, finding, logging, undoing, and the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/mem.h"
#include "harness.h"

static void test_board__shows_every_student_once(void **state UNUSED)
{
	static const char *const names[] = {
		"José Álvarez", "Ana Chen", "王小明", "Dana Cohen",
		"Zoë Nguyễn", "Bo Lind",
	};
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "End");
	harness_wait_cursor(harness, "Zoë");
	harness_wait(harness, "Zoë Nguyễn · Reteach since 14 Oct");
	harness_wait(harness, "○ Not yet seen 1");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *at = strstr(harness_screen(harness), names[i]);

		assert_non_null(at);
	}
	end_both(harness, &world);
}

static void test_statement_47__the_cursor_is_on_the_selected_after_every_key(
	void **state UNUSED)
{
	static const struct {
		const char *key;
		const char *name;
	} steps[] = {
		{ "Down", "Zoë" }, { "Down", "Bo Lind" }, { "Up", "Zoë" },
		{ "Right", "王小明" }, { "Home", "Ana" }, { "End", "王小明" },
		{ "Tab", "Dana" }, { "Tab", "Bo Lind" }, { "Tab", "José" },
		{ "Shift-Tab", "Bo Lind" }, { "k", "Zoë" }, { "l", "王小明" },
		{ "h", "Zoë" }, { "PgUp", "José" }, { "j", "Zoë" },
		{ "PgUp", "José" }, { "PgDn", "Zoë" }, { "Left", "Zoë" },
	};
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_key(harness, steps[i].key);
		harness_wait_cursor(harness, steps[i].name);
	}
	end_both(harness, &world);
}

static void test_statement_21__every_key_of_the_footer_works_on_the_board(
	void **state UNUSED)
{
	static const struct {
		const char *key;
		const char *hint;
		const char *shown;
	} hints[] = {
		{ "c", "c check in", "Check in:" },
		{ "/", "/ find", "Find:" },
		{ "g", "g regroup", "Regroup proposal" },
		{ "Enter", "Enter card", "Check-ins, newest first" },
		{ "a", "a absent", "is absent" },
		{ "u", "u undo", "u undo" },
		{ ":", ": commands", "A command" },
		{ "?", "? help", "Keys here" },
	};
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_resize(harness, 35, 120);
	for (size_t i = 0; i < ARRAY_LEN(hints); i++) {
		harness_wait(harness, hints[i].hint);
		harness_key(harness, hints[i].key);
		harness_wait(harness, hints[i].shown);
		harness_key(harness, "Esc");
	}
	harness_wait(harness, "q quit");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_statement_27__find_ignores_case_and_accents(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "End");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "/JOSE alv");
	harness_wait(harness, "1 of 6 match");
	harness_wait_gone(harness, "Zoë");
	harness_key(harness, "Enter");
	harness_wait_cursor(harness, "José");
	harness_wait(harness, "Zoë");
	harness_type(harness, "/dana");
	harness_wait(harness, "1 of 6 match");
	harness_type(harness, "xq");
	harness_wait(harness, "No student matches \"danaxq\"");
	harness_key(harness, "Esc");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_board__logs_for_the_selected_student(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "End");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "c");
	harness_wait(harness, "Zoë Nguyễn: type 3/4");
	harness_type(harness, "4/4");
	harness_wait(harness, "Zoë Nguyễn 4/4 on unit rates   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Zoë Nguyễn 4/4 at 10:42 on unit rates");
	assert_count(&world, "Zoë", "4\n");
	end_both(harness, &world);
}

static void test_board__logs_for_a_name_and_stays_open_for_the_next(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cdan 3/4 hint c2 12min : slow but sure");
	harness_wait(harness, "Dana Cohen 3/4 on unit rates, hint, confidence "
		"2, 12 min");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Dana Cohen 3/4");
	harness_type(harness, "ana 75%");
	harness_wait(harness, "Ana Chen 75% on unit rates");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 75%");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	assert_count(&world, "Dana", "4\n");
	assert_count(&world, "Ana", "4\n");
	end_both(harness, &world);
}

static void test_board__takes_what_came_of_a_task_in_its_line(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 40, 100);

	harness_type(harness, "cdan 3/4 task:not");
	harness_wait(harness, "Dana Cohen 3/4 on unit rates, task not done");
	harness_type(harness, "hing");
	harness_wait(harness, "\"task:nothing\" says nothing of a task");
	harness_wait_gone(harness, "Enter logs it");
	harness_type(harness, "\025" "dan 3/4 q4 task:done\r");
	harness_wait(harness, "Logged: Dana Cohen 3/4");
	harness_key(harness, "Esc");
	harness_type(harness, "/dan\r\r");
	harness_wait(harness, "3/4    unit rates, task done, quality 4");
	end_both(harness, &world);
}

static void test_statement_31__a_line_never_logs_for_a_guess(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cc 3/4\r");
	harness_wait(harness, "could be Ana Chen");
	harness_wait(harness, "Check in: c 3/4");
	harness_key(harness, "Esc");
	harness_type(harness, "cxqz 3/4\r");
	harness_wait(harness, "No student is called \"xqz\"");
	harness_wait(harness, "Check in: xqz 3/4");
	assert_count(&world, "Ana", "3\n");
	end_both(harness, &world);
}

static void test_board__says_while_typing_why_a_line_would_be_refused(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cAna 3/4");
	harness_wait(harness, "Enter logs it");
	harness_type(harness, " hnit");
	harness_wait(harness, "did you mean hint");
	harness_wait_gone(harness, "Enter logs it");
	harness_key(harness, "Esc");
	harness_type(harness, "cAna 9/4");
	harness_wait(harness, "more points than there are");
	end_both(harness, &world);
}

static void test_statement_28__a_line_stores_exactly_what_is_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);
	struct buf output = BUF_INIT;

	harness_type(harness, ":student add Jürgen Éluard 王\r");
	harness_wait(harness, "Jürgen Éluard 王 is in the class");
	harness_type(harness, ":student add ");
	harness_wait(harness, ": student add");
	harness_paste(harness, "Zé da Silva\nregroup\n");
	harness_wait(harness, "Zé da Silva regroup");
	harness_key(harness, "Enter");
	harness_wait(harness, "Zé da Silva regroup is in the class");
	assert_int_equal(world_run(&world, &output, "student", "list", NULL),
		0);
	assert_non_null(strstr(buf_text(&output), "Jürgen Éluard 王"));
	assert_non_null(strstr(buf_text(&output), "Zé da Silva regroup"));
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_28__pasted_text_runs_no_keys(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_paste(harness, "aqug\n");
	harness_wait(harness, "Pasted text has no place here");
	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	harness_paste(harness, "ana 3/4\ndana 1/4\n");
	harness_wait(harness, "2 lines were pasted");
	assert_count(&world, "Ana", "3\n");
	end_both(harness, &world);
}

static void test_board__a_bad_line_is_kept_to_be_mended(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cana 3/4 hnit\r");
	harness_wait(harness, "hnit");
	harness_wait(harness, "Check in: ana 3/4 hnit");
	harness_type(harness, "\b\b\bint\r");
	harness_wait(harness, "Logged: Ana Chen 3/4");
	end_both(harness, &world);
}

static void test_statement_34__undo_says_what_it_undid(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cana 0/4\r");
	harness_wait(harness, "Logged: Ana Chen 0/4");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "u");
	harness_wait(harness, "check-in 0/4 for Ana Chen");
	assert_count(&world, "Ana", "3\n");
	harness_key(harness, "U");
	harness_wait(harness, "(u undoes it)");
	assert_count(&world, "Ana", "4\n");
	end_both(harness, &world);
}

static void test_board__absent_is_a_toggle(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "a");
	harness_wait(harness, "José Álvarez is absent");
	harness_wait(harness, "José Álvarez  out");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "a");
	harness_wait_gone(harness, "José Álvarez  out");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_board__the_prompt_runs_any_verb(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, ":pol");
	harness_wait(harness, ">policy list");
	harness_wait(harness, "policy get");
	harness_type(harness, "\tlist\r");
	harness_wait(harness, "line.low = 0.5");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":nonsense\r");
	harness_wait(harness, ": nonsense");
	harness_key(harness, "Esc");
	harness_type(harness, ":export roster\r");
	harness_wait(harness, "where to? Say --to FILE");
	harness_key(harness, "Esc");
	harness_type(harness, ":q\r");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_board__the_card_has_all_that_is_known(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cjos 3/4 hint : used the number line\r");
	harness_wait(harness, "Logged");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_resize(harness, 40, 100);
	harness_key(harness, "Enter");
	harness_wait(harness, "Reteach since 14 Oct");
	harness_wait(harness, "What a regroup would say");
	harness_wait(harness, "unit rates, hint, \"used the number line\"");
	harness_wait(harness, "Stays, newest first");
	harness_key(harness, "Right");
	harness_wait(harness, "Zoë stays in reteach");
	harness_key(harness, "Left");
	harness_wait(harness, "number line");
	harness_key(harness, "Esc");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_statement_41__another_process_shows_and_the_selection_stays(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_key(harness, "End");
	harness_wait_cursor(harness, "Zoë");
	world_do(&world, "checkin", "Zoë", "4/4", NULL);
	harness_wait(harness, "104*");
	harness_wait(harness, "1 new");
	harness_wait_cursor(harness, "Zoë");
	world_do(&world, "student", "withdraw", "José", NULL);
	harness_wait_gone(harness, "José");
	harness_wait_cursor(harness, "Zoë");
	end_both(harness, &world);
}

static void test_statement_42__an_update_leaves_typing_and_views_alone(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_class(&world, 24, 80);

	harness_type(harness, "cana 3");
	harness_wait(harness, "Check in: ana 3");
	world_do(&world, "checkin", "Zoë", "4/4", NULL);
	harness_wait(harness, "104*");
	harness_wait(harness, "Check in: ana 3");
	harness_type(harness, "/4");
	harness_wait(harness, "Ana Chen 3/4 on unit rates");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_key(harness, "Enter");
	harness_wait(harness, "José stays in reteach");
	world_do(&world, "checkin", "José", "2/4", NULL);
	harness_wait(harness, "unclear, 4 check-ins");
	end_both(harness, &world);
}

static void test_statement_44__two_dashboards_on_one_store_both_work(
	void **state UNUSED)
{
	struct world world;
	struct harness *one = start_class(&world, 24, 80);
	struct harness *two = harness_start(&world, 24, 80, NULL);

	harness_wait(two, "q quit");
	harness_type(one, "cana 4/4\r");
	harness_wait(one, "Logged: Ana Chen 4/4");
	harness_wait(two, "324*");
	harness_type(two, "cana 1/4\r");
	harness_wait(two, "Logged: Ana Chen 1/4");
	harness_wait(one, "241*");
	assert_count(&world, "Ana", "5\n");
	harness_end(two);
	end_both(one, &world);
}

static void test_board__long_names_have_the_room_of_the_unseen(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_do(&world, "class", "add", "Period 3", NULL);
	world_do(&world, "student", "add", "Wilhelmina Montgomery", NULL);
	harness = harness_start(&world, 35, 120, NULL);
	harness_wait(harness, "Not yet seen 1");
	harness_wait(harness, ">Wilhelmina Montgomery");
	harness_end(harness);
	world_end(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board__shows_every_student_once),
		cmocka_unit_test(
			test_statement_47__the_cursor_is_on_the_selected_after_every_key),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_on_the_board),
		cmocka_unit_test(
			test_statement_27__find_ignores_case_and_accents),
		cmocka_unit_test(test_board__logs_for_the_selected_student),
		cmocka_unit_test(
			test_board__logs_for_a_name_and_stays_open_for_the_next),
		cmocka_unit_test(
			test_board__takes_what_came_of_a_task_in_its_line),
		cmocka_unit_test(
			test_statement_31__a_line_never_logs_for_a_guess),
		cmocka_unit_test(
			test_board__says_while_typing_why_a_line_would_be_refused),
		cmocka_unit_test(
			test_statement_28__a_line_stores_exactly_what_is_typed),
		cmocka_unit_test(test_statement_28__pasted_text_runs_no_keys),
		cmocka_unit_test(test_board__a_bad_line_is_kept_to_be_mended),
		cmocka_unit_test(test_statement_34__undo_says_what_it_undid),
		cmocka_unit_test(test_board__absent_is_a_toggle),
		cmocka_unit_test(test_board__the_prompt_runs_any_verb),
		cmocka_unit_test(test_board__the_card_has_all_that_is_known),
		cmocka_unit_test(
			test_statement_41__another_process_shows_and_the_selection_stays),
		cmocka_unit_test(
			test_statement_42__an_update_leaves_typing_and_views_alone),
		cmocka_unit_test(
			test_statement_44__two_dashboards_on_one_store_both_work),
		cmocka_unit_test(
			test_board__long_names_have_the_room_of_the_unseen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Checking in by level keys, adding to it, and lines that are pasted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

/* What "checkin list" says of a student has, or has not, a text in it. */
static void assert_listed(const struct world *world, const char *student,
	const char *text, bool is_there)
{
	struct buf output = BUF_INIT;

	assert_int_equal(world_run(world, &output, "checkin", "list", student,
		NULL), 0);
	if ((strstr(buf_text(&output), text) != NULL) != is_there)
		print_error("%s: \"%s\" in\n%s", student, text,
			buf_text(&output));
	assert_true((strstr(buf_text(&output), text) != NULL) == is_there);
	buf_release(&output);
}

static void test_statement_28__names_are_stored_exactly_as_typed_or_pasted(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);
	struct buf output = BUF_INIT;

	harness_type(harness, ":student add Jérôme Müller 王\r");
	harness_wait(harness, "Jérôme Müller 王 is in the class");
	harness_type(harness, ":student add ");
	harness_wait(harness, ": student add");
	harness_paste(harness, "Zoë Ångström 小明");
	harness_wait(harness, "Zoë Ångström 小明");
	harness_key(harness, "Enter");
	harness_wait(harness, "Zoë Ångström 小明 is in the class");
	assert_int_equal(world_run(&world, &output, "student", "list", NULL),
		0);
	assert_non_null(strstr(buf_text(&output), "Jérôme Müller 王"));
	assert_non_null(strstr(buf_text(&output), "Zoë Ångström 小明"));
	buf_release(&output);
	end_both(harness, &world);
}

/* Persian and Hindi are spelt with what no cell shows. */
static void test_statement_28__joiners_of_a_name_are_kept_and_not_searched(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);
	struct buf output = BUF_INIT;

	harness_type(harness, ":student add می\u200Cنا\r");
	harness_wait(harness, " is in the class");
	harness_type(harness, "cمینا2");
	harness_wait(harness, "Logged: ");
	harness_type(harness, ",می\u200Cخواند\r");
	harness_wait(harness, "خواند\"");
	assert_int_equal(world_run(&world, &output, "checkin", "list",
		"می\u200Cنا", NULL), 0);
	assert_non_null(strstr(buf_text(&output), "می\u200Cنا"));
	assert_non_null(strstr(buf_text(&output), "می\u200Cخواند"));
	buf_release(&output);
	end_both(harness, &world);
}

static void test_statement_28__pasted_lines_run_only_after_one_confirmation(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	harness_paste(harness, "ana 1\ndana 4 hint\n\nzoe 2 : was ill\n");
	harness_wait(harness, "3 lines were pasted: Enter logs all 3");
	assert_count(&world, "Ana", "1\n");
	harness_key(harness, "3");
	harness_wait(harness, "Lines were pasted: Enter takes them, Esc drops them");
	assert_count(&world, "José", "1\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged all 3 lines");
	assert_count(&world, "Ana", "2\n");
	assert_listed(&world, "Zoë", "was ill", true);
	end_both(harness, &world);
}

static void test_statement_28__one_pasted_line_is_as_if_it_were_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "Check in:");
	harness_paste(harness, "ana 1 hint\n");
	harness_wait(harness, "Check in: ana 1 hint");
	assert_count(&world, "Ana", "1\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 1 at 10:42");
	assert_listed(&world, "Ana", "hint", true);
	end_both(harness, &world);
}

static void test_statement_28__pasted_lines_with_a_fault_log_nothing(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_paste(harness, "ana 1\nnobody 4\n");
	harness_wait(harness, "2 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2");
	assert_count(&world, "Ana", "1\n");
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	end_both(harness, &world);
}

static void test_statement_28__a_pasted_line_with_a_fault_is_put_right(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_paste(harness, "ana 1\nnobody 4\nbo 2\n");
	harness_wait(harness, "3 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2");
	harness_wait(harness, " nobody 4");
	harness_key(harness, "Home");
	harness_type(harness, "\033[3~\033[3~\033[3~\033[3~\033[3~\033[3~"
		"dana");
	harness_wait(harness, " dana 4");
	harness_wait(harness, "3 lines were pasted: Enter logs all 3");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged all 3 lines");
	assert_count(&world, "Ana", "2\n");
	end_both(harness, &world);
}

static void test_statement_29__a_level_key_says_name_level_and_time(
	void **state UNUSED)
{
	static const int sizes[][2] = {
		{ 35, 120 }, { 24, 80 }, { 15, 60 }, { 10, 40 },
	};

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct world world;
		struct harness *harness = start_levels(&world, sizes[i][0],
			sizes[i][1]);

		harness_type(harness, "c3");
		harness_wait(harness, "Logged: José Álvarez 3 at 10:42");
		/* It is shown, so it is in the store. */
		assert_count(&world, "José", "2\n");
		end_both(harness, &world);
	}
}

static void test_statement_29__a_long_name_is_cut_and_never_the_level(
	void **state UNUSED)
{
	static const char *const name = "María Fernanda González-Rodríguez";
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", name, NULL);
	harness = harness_start(&world, 10, 40, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "cmaría");
	harness_wait(harness, "María Fernanda González…?  1-4 logs it");
	harness_key(harness, "3");
	harness_wait(harness, "Logged: María Fernanda Gon… 3 at 10:42\n");
	assert_count(&world, name, "1\n");
	harness_resize(harness, 24, 80);
	harness_wait(harness, "Logged: María Fernanda González-Rodríguez 3 at "
		"10:42\n");
	end_both(harness, &world);
}

static void test_statement_30__two_keys_log_for_the_selected_and_close_the_line(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "c");
	harness_wait(harness, "José Álvarez?  1-4 logs it");
	harness_key(harness, "4");
	harness_wait(harness, "Logged: José Álvarez 4");
	harness_wait(harness, "q quit");
	harness_wait_cursor(harness, "José");
	end_both(harness, &world);
}

static void test_statement_30__letters_and_a_level_log_any_other_without_enter(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "czo");
	harness_wait(harness, "Zoë Nguyễn?  1-4 logs it");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: Zoë Nguyễn 2");
	harness_type(harness, "dan4");
	harness_wait(harness, "Logged: Dana Cohen 4");
	harness_wait(harness, "Check in:");
	assert_count(&world, "José", "1\n");
	assert_count(&world, "Zoë", "2\n");
	assert_count(&world, "Dana", "2\n");
	harness_key(harness, "Esc");
	harness_wait(harness, "q quit");
	end_both(harness, &world);
}

static void test_statement_30__who_cannot_be_typed_has_a_handle(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "cxc");
	harness_wait(harness, "王小明 (xc)?  1-4 logs it");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: 王小明 (xc) 2");
	end_both(harness, &world);
}

static void test_statement_30__what_to_type_stands_beside_the_names(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", "Maximiliana Featherstone", NULL);
	world_do(&world, "student", "add", "Máximiliana Featherstone", NULL);
	harness = open_board(&world, 24, 80);
	assert_false(harness_shows(harness, "(xc)"));
	harness_key(harness, "c");
	harness_wait(harness, "王小明 (xc)");
	harness_wait(harness, "… (xg)");
	harness_wait(harness, "… (xh)");
	harness_type(harness, "maximiliana");
	harness_wait(harness, "(xh): type xg or xh");
	harness_key(harness, "Esc");
	harness_wait_gone(harness, "(xc)");
	harness_type(harness, "/xc\r");
	harness_wait(harness, " 王小明 (xc) · ");
	harness_key(harness, "Enter");
	harness_wait(harness, "王小明 · type xc");
	end_both(harness, &world);
}

/* Whom no name tells apart are told by handles that last. */
static void test_statement_31__who_bears_one_name_is_told_by_a_handle(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", "Anna Berg", "--number", "a1",
		NULL);
	world_do(&world, "student", "add", "Anna Berg", "--number", "a2",
		NULL);
	world_do(&world, "student", "add", "Eva", NULL);
	world_do(&world, "student", "add", "Eva Lund", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "canna berg3");
	harness_wait(harness, "could be Anna Berg (xg) or Anna Berg (xh)");
	assert_count(&world, "a1", "0\n");
	assert_count(&world, "a2", "0\n");
	harness_key(harness, "Esc");
	harness_type(harness, "cxh3");
	harness_wait(harness, "Logged: Anna Berg (xh) 3");
	assert_count(&world, "a1", "0\n");
	assert_count(&world, "a2", "1\n");
	harness_type(harness, "eva2");
	harness_wait(harness, "\"eva\" could be Eva (xi) or Eva Lund");
	harness_key(harness, "Esc");
	harness_type(harness, "cxi2");
	harness_wait(harness, "Logged: Eva (xi) 2");
	end_both(harness, &world);
}

static void test_statement_31__a_level_never_logs_for_a_guess(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "cc4");
	harness_wait(harness, "Nothing logged. \"c\" could be Ana Chen");
	harness_key(harness, "Esc");
	harness_type(harness, "cqx4");
	harness_wait(harness, "Nothing logged. No student is called \"qx\"");
	harness_key(harness, "Esc");
	harness_type(harness, "c7");
	harness_wait(harness, "There is no level 7");
	/* After a name, a level alone means no one. */
	harness_key(harness, "Esc");
	harness_type(harness, "cana3");
	harness_wait(harness, "Logged: Ana Chen 3");
	harness_key(harness, "4");
	harness_wait(harness, "Nothing logged. Letters of a name");
	assert_count(&world, "José", "1\n");
	assert_count(&world, "Ana", "2\n");
	assert_count(&world, "Dana", "1\n");
	end_both(harness, &world);
}

static void test_checkin__one_key_each_adds_confidence_support_and_a_note(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "c3");
	harness_wait(harness, "Logged: José Álvarez 3");
	harness_key(harness, ".");
	harness_wait(harness, "José Álvarez 3 at 10:42: confidence 1 of 4");
	harness_key(harness, ".");
	harness_wait(harness, "confidence 2 of 4");
	harness_key(harness, ";");
	harness_wait(harness, "José Álvarez 3 at 10:42: alone");
	harness_key(harness, ";");
	harness_wait(harness, "10:42: hint");
	harness_key(harness, ",");
	harness_wait(harness, "Note:");
	harness_type(harness, "mixes up the units; 2.5, not 5.2");
	harness_key(harness, "Enter");
	harness_wait(harness, "10:42: \"mixes up the units; 2.5, not 5.2\"");
	assert_listed(&world, "José", "mixes up the units; 2.5, not 5.2",
		true);
	assert_listed(&world, "José", "hint", true);
	assert_count(&world, "José", "2\n");
	end_both(harness, &world);
}

static void test_checkin__at_60x15_nothing_that_is_said_is_cut(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 15, 60);

	harness_type(harness, "cjo3");
	harness_wait(harness, "Logged: José Álvarez 3 at 10:42\n");
	harness_type(harness, ".");
	harness_wait(harness, "José Álvarez 3: confidence 1 of 4  (. again "
		"for 2)");
	harness_type(harness, ";");
	harness_wait(harness, "alone  (; again for the next)");
	harness_type(harness, ",off by one\r");
	harness_wait(harness, "José Álvarez 3 at 10:42: \"off by one\"");
	assert_listed(&world, "José", "alone c1", true);
	end_both(harness, &world);
}

static void test_checkin__a_note_leads_back_to_the_open_line(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "czo2,");
	harness_wait(harness, "For Zoë Nguyễn 2 at 10:42");
	harness_type(harness, "late\r");
	harness_wait(harness, "Zoë Nguyễn 2 at 10:42: \"late\"");
	harness_type(harness, "ana3");
	harness_wait(harness, "Logged: Ana Chen 3");
	harness_key(harness, ",");
	harness_wait(harness, "Note:");
	harness_key(harness, "Esc");
	harness_wait(harness, "Check in:");
	end_both(harness, &world);
}

static void test_checkin__there_must_be_something_to_add_to(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, ".");
	harness_wait(harness, "Nothing was logged here");
	harness_type(harness, "c3");
	harness_wait(harness, "Logged: José Álvarez 3");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: check-in 3");
	harness_key(harness, ";");
	harness_wait(harness, "Nothing was logged here");
	end_both(harness, &world);
}

static void test_checkin__tab_takes_other_scores_and_words(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "cana");
	harness_wait(harness, "Ana Chen?");
	harness_key(harness, "Tab");
	harness_wait(harness, "Ana Chen: then 3/4, 75%");
	harness_type(harness, " 2/3 hint");
	harness_wait(harness, "Ana Chen 2/3 on unit rates, hint");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 2/3");
	harness_key(harness, "Tab");
	harness_type(harness, "zo4");
	harness_wait(harness, "Logged: Zoë Nguyễn 4");
	end_both(harness, &world);
}

static void test_checkin__tab_is_for_the_open_line_only(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "c\t");
	harness_wait(harness, "Tab level keys");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, "c");
	harness_wait(harness, "Tab words");
	end_both(harness, &world);
}

static void test_checkin__a_score_after_a_blank_is_never_a_level(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "cana 3/10");
	harness_wait(harness, "Ana Chen 3/10 on unit rates   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 3/10");
	harness_key(harness, "Esc");
	harness_wait(harness, "c check in");
	harness_type(harness, ":entering levels\r");
	harness_wait(harness, "typed by level keys");
	harness_type(harness, "Sdana 3/10");
	harness_wait(harness, "Dana Cohen 3/10 on unit rates   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Dana Cohen 3/10");
	end_both(harness, &world);
}

static void test_checkin__the_ini_may_say_how_check_ins_are_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_write(&world, "homeroom/homeroom.ini", "[homeroom]\nentering = words\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "c3");
	harness_wait(harness, "Enter logs it");
	harness_key(harness, "Esc");
	harness_type(harness, ":entering levels\r");
	harness_wait(harness, "by level keys");
	harness_type(harness, "c3");
	harness_wait(harness, "Logged: José Álvarez 3");
	end_both(harness, &world);
}

static void test_checkin__a_bare_number_means_the_items_of_the_round(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "Ana", "6/10", "round:quiz", NULL);
	world_do(&world, "checkin", "Bo", "9/10", "round:quiz", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "czo 7");
	harness_wait(harness, "Zoë Nguyễn 7/10 on unit rates");
	harness_type(harness, " hint\r");
	harness_wait(harness, "Logged: Zoë Nguyễn 7/10");
	harness_type(harness, "dana 2.5");
	harness_wait(harness, "Dana Cohen 2.5/10");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Dana Cohen 2.5/10");
	harness_type(harness, "bo 3/4\r");
	harness_wait(harness, "Logged: Bo Lind 3/4");
	end_both(harness, &world);
}

static void test_checkin__the_verb_alone_opens_the_board_at_its_line(
	void **state UNUSED)
{
	struct harness *harness;
	struct world world;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 80, "checkin", NULL);
	harness_wait(harness, "José Álvarez?");
	harness_type(harness, "ana3");
	harness_wait(harness, "Logged: Ana Chen 3");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_28__names_are_stored_exactly_as_typed_or_pasted),
		cmocka_unit_test(
			test_statement_28__joiners_of_a_name_are_kept_and_not_searched),
		cmocka_unit_test(
			test_statement_28__pasted_lines_run_only_after_one_confirmation),
		cmocka_unit_test(
			test_statement_28__one_pasted_line_is_as_if_it_were_typed),
		cmocka_unit_test(
			test_statement_28__pasted_lines_with_a_fault_log_nothing),
		cmocka_unit_test(
			test_statement_28__a_pasted_line_with_a_fault_is_put_right),
		cmocka_unit_test(
			test_statement_29__a_level_key_says_name_level_and_time),
		cmocka_unit_test(
			test_statement_29__a_long_name_is_cut_and_never_the_level),
		cmocka_unit_test(
			test_statement_30__two_keys_log_for_the_selected_and_close_the_line),
		cmocka_unit_test(
			test_statement_30__letters_and_a_level_log_any_other_without_enter),
		cmocka_unit_test(
			test_statement_30__who_cannot_be_typed_has_a_handle),
		cmocka_unit_test(
			test_statement_30__what_to_type_stands_beside_the_names),
		cmocka_unit_test(
			test_statement_31__who_bears_one_name_is_told_by_a_handle),
		cmocka_unit_test(
			test_statement_31__a_level_never_logs_for_a_guess),
		cmocka_unit_test(
			test_checkin__one_key_each_adds_confidence_support_and_a_note),
		cmocka_unit_test(
			test_checkin__at_60x15_nothing_that_is_said_is_cut),
		cmocka_unit_test(
			test_checkin__a_note_leads_back_to_the_open_line),
		cmocka_unit_test(
			test_checkin__there_must_be_something_to_add_to),
		cmocka_unit_test(
			test_checkin__tab_takes_other_scores_and_words),
		cmocka_unit_test(
			test_checkin__tab_is_for_the_open_line_only),
		cmocka_unit_test(
			test_checkin__a_score_after_a_blank_is_never_a_level),
		cmocka_unit_test(
			test_checkin__the_ini_may_say_how_check_ins_are_typed),
		cmocka_unit_test(
			test_checkin__a_bare_number_means_the_items_of_the_round),
		cmocka_unit_test(
			test_checkin__the_verb_alone_opens_the_board_at_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

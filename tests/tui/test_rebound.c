/* SPDX-License-Identifier: MIT */
/* Keys of one's own on the screen, and the help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "harness.h"

static struct harness *start_with(struct world *world, const char *ini)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	world_write(world, "homeroom/homeroom.ini", ini);
	harness = harness_start(world, 24, 80, NULL);
	harness_wait(harness, "R ● Reteach");
	return harness;
}

static void test_statement_26__footer_and_help_and_messages_show_the_keys_in_force(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "[keys]\n"
		"open checkin = n\nundo = z\nquit = Q\nopen help = h\n"
		"board.select left = Left\nreview.select left = Left\n");

	harness_wait(harness, "n check in");
	harness_wait(harness, "Q quit");
	harness_type(harness, "n4/4\r");
	harness_wait(harness, "Logged: José Álvarez 4/4");
	harness_key(harness, "Esc");
	harness_key(harness, "a");
	harness_wait(harness, "(z undoes it)");
	harness_key(harness, "z");
	harness_wait(harness, "(U does it again)");
	harness_key(harness, "h");
	harness_wait(harness, "n                check in");
	harness_key(harness, "q");
	harness_key(harness, "Q");
	assert_int_equal(harness_wait_end(harness), 0);
	end_both(harness, &world);
}

static void test_statement_26__a_bad_line_is_said_and_the_board_starts(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "[keys]\nundu = x\n"
		"redo = c\nregroup = F1\nopen find = F\n");

	harness_wait(harness, "\n homeroom.ini:2: there is no action \"undu\"");
	harness_wait(harness, "c check in");
	harness_wait(harness, "F find");
	harness_wait(harness, "g regroup");
	harness_type(harness, ":config check\r");
	harness_wait(harness, "has 3 mistakes:");
	harness_wait(harness, "homeroom.ini:2: there is no");
	harness_wait(harness, "action \"undu\"");
	harness_wait(harness, "homeroom.ini:3: redo cannot");
	harness_wait(harness, "have the key c");
	harness_wait(harness, "homeroom.ini:4: there is no key");
	harness_wait(harness, "\"F1\"");
	end_both(harness, &world);
}

/* The reader of the file, the options and the keys each find theirs. */
static void test_statement_26__the_first_mistake_of_the_file_is_named_first(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "[keys]\nundu = x\n"
		"redo = c\n[homeroom]\ntheme = pink\nmouse = a;b\n");

	harness_wait(harness, "\n homeroom.ini:2: there is no action \"undu\"");
	harness_type(harness, ":config check\r");
	harness_wait(harness, "has 4 mistakes:");
	harness_key(harness, "Esc");
	end_both(harness, &world);
}

static void test_statement_26__that_there_are_more_bad_lines_is_never_cut(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[keys]\nundu = x\nredo = c\nregroup = F1\n");
	harness = harness_start(&world, 15, 60, NULL);
	harness_wait(harness, "The settings have 3 mistakes: :config "
		"check\n");
	harness_key(harness, "q");
	assert_int_equal(harness_wait_end(harness), 0);
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "\n homeroom.ini:2: there is no action \"undu\""
		"  (and 2 more: :config check)\n");
	end_both(harness, &world);
}

static void test_statement_23__help_lists_the_keys_of_this_view_first(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "");
	const char *here, *everywhere;

	harness_resize(harness, 90, 100);
	harness_wait(harness, "Regroup would move");
	harness_key(harness, "?");
	harness_wait(harness, "Keys everywhere");
	here = strstr(harness_screen(harness), "Keys here");
	everywhere = strstr(here, "Keys everywhere");
	assert_non_null(strstr(here, "c                check in"));
	assert_true(strstr(here, "check in") < everywhere);
	assert_non_null(strstr(everywhere, "u                undo"));
	assert_null(strstr(here, "yes/no"));
	end_both(harness, &world);
}

static void test_statement_23__help_scrolls_and_filters_at_60x15(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world, "");

	harness_resize(harness, 15, 60);
	harness_wait(harness, "[R Reteach");
	harness_key(harness, "?");
	harness_wait(harness, "Keys here");
	harness_key(harness, "PgDn");
	harness_wait_gone(harness, "Keys here");
	harness_key(harness, "End");
	harness_wait(harness, "list the verbs, or explain one");
	harness_type(harness, "/undo");
	harness_wait(harness, "Show only: undo");
	harness_wait(harness, "u                undo");
	harness_wait(harness, "Keys everywhere");
	harness_wait_gone(harness, "Keys here");
	harness_key(harness, "Enter");
	harness_wait(harness, "Help on \"undo\"");
	harness_wait(harness, "show only");
	harness_type(harness, "/xyzzy");
	harness_wait(harness, "Nothing here has that in it.");
	harness_key(harness, "Esc");
	harness_wait(harness, "Keys here");
	harness_key(harness, "Esc");
	harness_wait(harness, "[R Reteach");
	end_both(harness, &world);
}

static void test_statement_23__help_finds_marks_and_what_they_mean(
	void **state UNUSED)
{
	static const struct {
		const char *typed;
		const char *found;
	} marks[] = {
		{ "mark", "absent today" },
		{ "thin", "few check-ins: the next one may change much" },
		{ "*", "somebody else has just changed this" },
		{ "!", "no check-in for 5 days or more" },
	};
	struct world world;
	struct harness *harness = start_with(&world, "");

	harness_resize(harness, 24, 80);
	harness_key(harness, "?");
	harness_wait(harness, "Keys here");
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		harness_type(harness, "/");
		harness_type(harness, marks[i].typed);
		harness_wait(harness, marks[i].found);
		harness_wait(harness, "Marks and words beside a name");
		harness_key(harness, "Esc");
		harness_wait(harness, "Keys here");
	}
	end_both(harness, &world);
}

static void test_statement_26__an_azerty_row_of_digits_logs_levels(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nkeyboard = azerty\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "cé");
	harness_wait(harness, "José Álvarez 2");
	harness_type(harness, "cana\"");
	harness_wait(harness, "Ana Chen 3");
	end_both(harness, &world);
}

/* Keys of the upper row are letters of names, too. */
static void test_statement_31__a_key_that_goes_on_with_a_name_is_a_letter(
	void **state UNUSED)
{
	static const struct {
		const char *typed;
		const char *says;
	} names[] = {
		{ "cchlo", "Chloé Berg?" },
		{ "é", "é is a letter here; once more, it logs 2 for Chloé "
			"Berg" },
		{ "é", "Logged: Chloé Berg 2" },
		{ "inés", "Inés Ruiz?" },
		{ "\"", "Logged: Inés Ruiz 3" },
		{ "jo-ann", "Jo-Ann Reed?" },
		{ "&", "Logged: Jo-Ann Reed 1" },
		{ "o'", "' is a letter here; once more, it logs 4 for Ed "
			"O’Neil" },
		{ "neil", "Check in: o'neil\n" },
		{ "'", "Logged: Ed O’Neil 4" },
		{ "r2", "R2 D2?  1-4 logs it" },
		{ " d2", "Check in: r2 d2\n" },
		{ "4", "Logged: R2 D2 4" },
	};
	static const char *const who[] = {
		"Chloé Berg", "Inés Ruiz", "Jo-Ann Reed", "Ed O’Neil", "R2 D2",
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	for (size_t i = 0; i < ARRAY_LEN(who); i++)
		world_do(&world, "student", "add", who[i], NULL);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nkeyboard = azerty\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		harness_type(harness, names[i].typed);
		harness_wait(harness, names[i].says);
	}
	for (size_t i = 0; i < ARRAY_LEN(who); i++) {
		struct buf output = BUF_INIT;

		assert_int_equal(world_run(&world, &output, "checkin", "list",
			who[i], "--count", NULL), 0);
		assert_string_equal(buf_text(&output), "1\n");
		buf_release(&output);
	}
	end_both(harness, &world);
}

static void test_statement_31__nor_does_a_sweep_take_a_letter_for_a_level(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", "Chloé Berg", NULL);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nkeyboard = azerty\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "Schloé");
	harness_wait(harness, "it logs 2 for Chloé Berg");
	harness_key(harness, "&");
	harness_wait(harness, "Chloé Berg 1");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "é");
	harness_wait(harness, "José Álvarez 2");
	end_both(harness, &world);
}

static void test_statement_26__a_letter_of_names_is_no_level_key(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_with(&world,
		"[keys]\nlevel 1 = 1, a\n");

	harness_wait(harness, "\n homeroom.ini:2: level 1 cannot have the "
		"key a");
	harness_type(harness, ":config check\r");
	harness_wait(harness, "homeroom.ini:2: level 1 cannot");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_26__footer_and_help_and_messages_show_the_keys_in_force),
		cmocka_unit_test(
			test_statement_26__a_bad_line_is_said_and_the_board_starts),
		cmocka_unit_test(
			test_statement_26__the_first_mistake_of_the_file_is_named_first),
		cmocka_unit_test(
			test_statement_26__that_there_are_more_bad_lines_is_never_cut),
		cmocka_unit_test(
			test_statement_26__an_azerty_row_of_digits_logs_levels),
		cmocka_unit_test(
			test_statement_31__a_key_that_goes_on_with_a_name_is_a_letter),
		cmocka_unit_test(
			test_statement_31__nor_does_a_sweep_take_a_letter_for_a_level),
		cmocka_unit_test(
			test_statement_26__a_letter_of_names_is_no_level_key),
		cmocka_unit_test(
			test_statement_23__help_lists_the_keys_of_this_view_first),
		cmocka_unit_test(
			test_statement_23__help_scrolls_and_filters_at_60x15),
		cmocka_unit_test(
			test_statement_23__help_finds_marks_and_what_they_mean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Statement 50: nothing on the wall that is not meant for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "harness.h"

static struct harness *start_board(struct world *world, int rows, int cols)
{
	struct harness *harness;

	world_begin(world);
	world_make_class(world);
	world_do(world, "student", "add", "Aldo Colt", NULL);
	harness = harness_start(world, rows, cols, NULL);
	harness_wait(harness, "q quit");
	return harness;
}

/* No name, no score, no estimate, no cluster by its name. */
static bool is_hidden(struct harness *harness, const char *what UNUSED)
{
	static const char *const secrets[] = {
		"José", "Álvarez", "Ana", "Chen", "王小明", "Dana", "Cohen",
		"Zoë", "Nguyễn", "Lind", "Aldo", "Colt", "ntervene",
		"NTERVENE", "each", "Extend", "ractice", "/4 ", "%",
		"-94", "1 1 2",
	};
	const char *screen = harness_screen(harness);

	for (size_t i = 0; i < ARRAY_LEN(secrets); i++) {
		if (strstr(screen, secrets[i]))
			return false;
	}
	return true;
}

/* What is on its way to the screen may still be a part of a frame. */
static void wait_hidden(struct harness *harness)
{
	harness_wait_until(harness, is_hidden, "nothing to be read");
	assert_false(harness_has_title(harness));
}

static void walk(int rows, int cols)
{
	static const struct {
		const char *keys;
		const char *shown;
	} steps[] = {
		{ "P", "NAMES HIDDEN" },
		{ "\r", "Names and evidence are hidden" },
		{ "\033", "Group A" },
		{ "?", "Keys here" },
		{ "/offer", "Show only: offer" },
		{ "\033", "Keys here" },
		{ "\033", "c check in" },
		{ "c", "Check in:" },
		{ "ana 4/4", "Check in: ••• •••" },
		{ "\r", "Logged: AC" },
		{ "\033", "c check in" },
		{ "/jos", "Find: •••" },
		{ "\r", "c check in" },
		{ "g", "Regroup proposal" },
		{ "s", "Regroup proposal" },
		{ "\r", "why AC" },
		{ "\033", "Regroup proposal" },
		{ "\033", "Group A" },
		{ ":", "Enter run it" },
		{ "student show Dana", "student show ••••" },
		{ "\r", "Names and evidence are hidden" },
		{ "\033", "c check in" },
		{ ":policy list\r", "Names and evidence are hidden" },
		{ "\033", "c check in" },
		{ "a", "absent" },
		{ "u", "does it again" },
		{ ":move Zoë intervene\r", "ZN" },
		{ ":policy set label.intervene Intervene\r", "c check in" },
	};
	struct world world;
	struct harness *harness = start_board(&world, rows, cols);

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i].keys);
		harness_wait(harness, steps[i].shown);
		wait_hidden(harness);
	}
	end_both(harness, &world);
}

/* Where levels are logged by one key, and in the sweep. */
static void test_statement_50__levels_are_hidden_too(void **state UNUSED)
{
	static const char *const steps[][2] = {
		{ "P", "NAMES HIDDEN" },
		{ "c3", "Logged: JÁ" },
		{ "cana2", "Logged: AC" },
		{ "\033", "c check in" },
		{ "S", "Sweep" },
		{ "4", "1 of 6 entered" },
		{ "jos3", "2 of 6 entered" },
		{ "\033", "c check in" },
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i][0]);
		harness_wait(harness, steps[i][1]);
		wait_hidden(harness);
	}
	end_both(harness, &world);
}

static void test_statement_50__p_hides_names_and_evidence_on_every_screen(
	void **state UNUSED)
{
	walk(24, 80);
	walk(35, 120);
}

static bool says_no_intervene(struct harness *harness, const char *what UNUSED)
{
	return !strstr(harness_screen(harness), "ntervene");
}

static void test_statement_50__the_word_intervene_never_shows(
	void **state UNUSED)
{
	static const char *const steps[][2] = {
		{ "P", "NAMES HIDDEN" },
		{ "g", "Look at: i yes" },
		{ "s", "Stay" },
		{ "?", "Keys here" },
		{ "/yes, to", "yes, to Group C" },
		{ "\033", "Keys here" },
		{ "\033", "Regroup proposal" },
		{ "\033", "c check in" },
		{ ":move Will int\r", "WH" },
		{ "\033", "c check in" },
		{ ":help move\r", "help move" },
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	harness = harness_start(&world, 35, 120, "demo", NULL);
	harness_wait(harness, "I ■ Intervene");
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i][0]);
		harness_wait(harness, steps[i][1]);
		harness_wait_until(harness, says_no_intervene, "not there");
	}
	end_both(harness, &world);
}

static bool says_no_dana(struct harness *harness, const char *what UNUSED)
{
	return !strstr(harness_screen(harness), "dana") &&
		!strstr(harness_screen(harness), "DANA");
}

static void test_statement_50__the_title_of_a_page_keeps_the_verb_alone(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world, 24, 80);

	harness_wait(harness, "José");
	harness_type(harness, ":intake show dana\r");
	harness_wait(harness, "intake show dana");
	harness_key(harness, "P");
	harness_wait(harness, "Names and evidence are hidden");
	harness_wait(harness, "intake show");
	harness_wait_until(harness, says_no_dana, "no name in the title");
	end_both(harness, &world);
}

static void test_statement_50__it_is_remembered_and_shown_in_the_title(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world, 24, 80);

	harness_wait(harness, "José");
	harness_key(harness, "P");
	harness_wait(harness, "NAMES HIDDEN");
	harness_key(harness, "q");
	harness_wait_end(harness);
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "NAMES HIDDEN");
	harness_wait(harness, "Group A");
	wait_hidden(harness);
	harness_key(harness, "P");
	harness_wait(harness, "José");
	harness_key(harness, "q");
	harness_wait_end(harness);
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "José");
	end_both(harness, &world);
}

static void test_statement_50__the_first_time_it_hides_until_a_key_is_pressed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	struct buf nothing = BUF_INIT;

	world_begin(&world);
	world_make_class(&world);
	world_path(&world, "first", &nothing);
	world_set(&world, "XDG_STATE_HOME", buf_text(&nothing));
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "Names are hidden until you press a key");
	wait_hidden(harness);
	harness_key(harness, "c");
	harness_wait(harness, "José");
	assert_false(harness_shows(harness, "Check in:"));
	harness_key(harness, "q");
	harness_wait_end(harness);
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "José");
	end_both(harness, &world);
	buf_release(&nothing);
}

/* What is undone, who was typed and not found, who has left the class. */
static void test_statement_50__messages_say_neither_scores_nor_what_was_typed(
	void **state UNUSED)
{
	static const char *const steps[][2] = {
		{ "P", "NAMES HIDDEN" },
		{ "c4", "Logged: JÁ" },
		{ "\033", "c check in" },
		{ "u", "Undone  (U does it again)" },
		{ "U", "Done again  (u undoes it)" },
		{ "APeter Lind", "Enter adds this name" },
		{ "\r", "PL is in the class" },
		{ "\033", "c check in" },
		{ "u", "Undone  (U does it again)" },
		{ "cDanax3", "No student is called \"•••••\"" },
		{ "\033\033", "c check in" },
		{ "/Coltx", "No student matches \"•••••\"" },
		{ "\033", "c check in" },
		{ ":student withdraw Aldoo\r", "is called \"•••••\"" },
		{ "\033", "c check in" },
		{ ":student withdraw Aldo\r", "out of the class? y does it" },
		{ "y", "is withdrawn" },
	};
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "student", "add", "Aldo Colt", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i][0]);
		harness_wait(harness, steps[i][1]);
		wait_hidden(harness);
		assert_false(harness_shows(harness, "Peter"));
	}
	harness_type(harness, "Pc4\033");
	harness_wait(harness, "c check in");
	harness_type(harness, "wu");
	harness_wait(harness, "Undone  (U does it again)");
	end_both(harness, &world);
}

static void test_statement_50__it_works_while_something_is_typed(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world, 24, 80);

	harness_type(harness, "cjos 3/4");
	harness_wait(harness, "Check in: jos 3/4");
	harness_wait(harness, "José Álvarez 3/4");
	harness_type(harness, "\x10");
	harness_wait(harness, "Check in: ••• •••");
	wait_hidden(harness);
	harness_type(harness, "\x10");
	harness_wait(harness, "Check in: jos 3/4");
	end_both(harness, &world);
}

static void test_statement_50__same_initials_get_a_number(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_board(&world, 24, 80);

	harness_key(harness, "P");
	harness_wait(harness, "AC 1");
	harness_wait(harness, "AC 2");
	harness_wait(harness, "JÁ");
	harness_wait(harness, "王");
	end_both(harness, &world);
}

static void test_statement_50__groups_have_the_names_that_the_ini_gives(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_class(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\ngroups = Red, Blue, Green, Gold\n");
	world_write(&world, "homeroom/projector", "hidden\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "A ● Red");
	harness_wait(harness, "D ■ Gold");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_statement_50__levels_are_hidden_too),
		cmocka_unit_test(
			test_statement_50__the_title_of_a_page_keeps_the_verb_alone),
		cmocka_unit_test(
			test_statement_50__p_hides_names_and_evidence_on_every_screen),
		cmocka_unit_test(
			test_statement_50__the_word_intervene_never_shows),
		cmocka_unit_test(
			test_statement_50__it_is_remembered_and_shown_in_the_title),
		cmocka_unit_test(
			test_statement_50__the_first_time_it_hides_until_a_key_is_pressed),
		cmocka_unit_test(
			test_statement_50__messages_say_neither_scores_nor_what_was_typed),
		cmocka_unit_test(
			test_statement_50__it_works_while_something_is_typed),
		cmocka_unit_test(test_statement_50__same_initials_get_a_number),
		cmocka_unit_test(
			test_statement_50__groups_have_the_names_that_the_ini_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

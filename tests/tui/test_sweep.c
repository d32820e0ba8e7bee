/* SPDX-License-Identifier: MIT */
/* The sweep: a class checked in one after the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <string.h>

#include "harness.h"

/* Thirty students whom two letters tell apart, in a new class. */
static void make_thirty(const struct world *world)
{
	static const char *const names[] = {
		"Abel", "Bela", "Cleo", "Dora", "Egon", "Fips", "Gwen",
		"Hugo", "Ilse", "Jago", "Kira", "Lola", "Mila", "Nils",
		"Olga", "Pepe", "Qadi", "Rosa", "Sven", "Tara", "Ugur",
		"Vera", "Wido", "Xaba", "Yves", "Zita", "Akim", "Bodo",
		"Cora", "Dodi",
	};
	struct buf roster = BUF_INIT;
	struct buf path = BUF_INIT;

	buf_adds(&roster, "name,number\n");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		buf_addf(&roster, "%s,%zu\n", names[i], 100 + i);
	world_write(world, "in/roster.csv", buf_text(&roster));
	world_path(world, "in/roster.csv", &path);
	world_do(world, "class", "add", "Period 4", NULL);
	world_do(world, "objective", "add", "slopes", NULL);
	world_do(world, "import", "roster", buf_text(&path), NULL);
	buf_release(&roster);
	buf_release(&path);
}

/* How often a text stands in what a verb prints. */
static size_t count_in(const struct world *world, const char *text,
	const char *verb, const char *word)
{
	struct buf output = BUF_INIT;
	size_t count = 0;
	const char *at;

	assert_int_equal(world_run(world, &output, verb, word, NULL), 0);
	for (at = buf_text(&output); (at = strstr(at, text)) != NULL; at++)
		count++;
	buf_release(&output);
	return count;
}

/* The only way in which these tests press keys: it counts them. */
static size_t press(struct harness *harness, const char *keys)
{
	harness_type(harness, keys);
	return strlen(keys);
}

static void test_sweep__thirty_different_levels_take_32_keys(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	size_t keys = 0;

	world_begin(&world);
	make_thirty(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	keys += press(harness, "S");
	harness_wait(harness, "0 of 30 entered");
	keys += press(harness, "123412341234123412341234123412");
	harness_wait(harness, "30 of 30 entered");
	keys += press(harness, "\r");
	harness_wait(harness, "The sweep is kept");
	assert_true(keys <= 32);
	assert_count(&world, NULL, "30\n");
	assert_int_equal(count_in(&world, "sweep 14 Oct 10:42", "round",
		"list"), 1);
	end_both(harness, &world);
}

static void test_sweep__25_equal_and_5_not_take_19_keys(void **state UNUSED)
{
	struct world world;
	struct harness *harness;
	size_t keys = 0;

	world_begin(&world);
	make_thirty(&world);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	keys += press(harness, "S");
	harness_wait(harness, "0 of 30 entered");
	keys += press(harness, "0");
	harness_wait(harness, "Which level for the 30 without an entry?");
	keys += press(harness, "3");
	harness_wait(harness, "30 of 30 entered");
	keys += press(harness, "be1");
	harness_wait(harness, "Corrected 3 to 1 for Bela at 10:42");
	keys += press(harness, "ke1");
	harness_wait(harness, "Nothing logged. No student is called \"ke\"");
	harness_key(harness, "Esc");
	keys -= 3;
	keys += press(harness, "ki2yv4zi1");
	harness_wait(harness, "Corrected 3 to 1 for Zita");
	keys += press(harness, "hu4");
	harness_wait(harness, "Corrected 3 to 4 for Hugo");
	keys += press(harness, "\r");
	harness_wait(harness, "The sweep is kept");
	assert_true(keys <= 19);
	assert_count(&world, NULL, "30\n");
	end_both(harness, &world);
}

static void test_statement_32__a_level_moves_on_and_the_row_shows_it(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6 entered");
	harness_wait_cursor(harness, "José Álvarez");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: José Álvarez 2 at 10:42");
	harness_wait_cursor(harness, "Zoë");
	assert_count(&world, "José", "2\n");
	end_both(harness, &world);
}

static void test_statement_32__backspace_goes_back_and_a_level_corrects(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S214");
	harness_wait(harness, "3 of 6 entered");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_wait(harness, "Zoë Nguyễn has 1?  1-4 corrects it");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "3");
	harness_wait(harness, "Corrected 1 to 3 for Zoë Nguyễn at 10:42");
	/* Where one was before going back. */
	harness_wait_cursor(harness, "王小明");
	assert_count(&world, "Zoë", "2\n");
	harness_key(harness, "1");
	harness_wait(harness, "Logged: 王小明 1");
	end_both(harness, &world);
}

static void test_statement_32__skip_and_absent_are_one_key_each(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Space");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "!");
	harness_wait(harness, "Zoë Nguyễn is absent today");
	harness_wait_cursor(harness, "Ana");
	harness_key(harness, "4");
	harness_wait(harness, "1 of 6 entered, 1 absent");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "Zoë");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "José");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept, 4 without an entry");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_statement_32__leaving_keeps_what_was_entered(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S21");
	harness_wait(harness, "2 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "The sweep is kept");
	harness_wait(harness, "q quit");
	assert_count(&world, "José", "2\n");
	assert_count(&world, "Zoë", "2\n");
	harness_key(harness, "S");
	harness_wait(harness, "2 of 6 entered");
	harness_key(harness, "Enter");
	harness_wait(harness, "(u undoes all of it)");
	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "Nothing was entered");
	end_both(harness, &world);
}

static void test_statement_33__kill_9_loses_nothing_and_the_board_offers_to_go_on(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S21");
	harness_wait(harness, "Logged: Zoë Nguyễn 1");
	harness_signal(harness, SIGKILL);
	harness_wait_end(harness);
	harness_end(harness);
	assert_count(&world, "José", "2\n");
	assert_count(&world, "Zoë", "2\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "The sweep of 10:42 was not ended: 2 of 6 are "
		"entered. S goes on with it.");
	harness_key(harness, "S");
	harness_wait(harness, "Going on with sweep 14 Oct 10:42: 4 of 6 are "
		"left");
	harness_wait_cursor(harness, "Ana");
	harness_type(harness, "3\r");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "sweep 14 Oct", "round", "list"),
		1);
	end_both(harness, &world);
}

static void test_statement_35__one_sweep_is_one_step_after_leaving(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S2143\r");
	harness_wait(harness, "The sweep is kept");
	assert_count(&world, NULL, "9\n");
	harness_key(harness, "u");
	harness_wait(harness, "Undo sweep of 4 check-ins? y takes all 4 check-ins "
		"back");
	harness_key(harness, "y");
	harness_wait(harness, "Undone: sweep of 4 check-ins");
	assert_count(&world, NULL, "5\n");
	harness_end(harness);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "U");
	harness_wait(harness, "Done again: sweep of 4 check-ins");
	assert_count(&world, NULL, "9\n");
	end_both(harness, &world);
}

static void test_sweep__letters_and_a_level_leave_the_row_where_it_is(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "Sdan");
	harness_wait(harness, "Dana Cohen?  1-4 logs it, Enter goes there");
	harness_key(harness, "4");
	harness_wait(harness, "Logged: Dana Cohen 4");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "an2");
	harness_wait(harness, "Logged: Ana Chen 2");
	harness_type(harness, "bo");
	harness_wait(harness, "Bo Lind?");
	harness_key(harness, "Enter");
	harness_wait_cursor(harness, "Bo Lind");
	harness_type(harness, "c4");
	harness_wait(harness, "Nothing logged. \"c\" could be");
	assert_count(&world, "Bo", "0\n");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_sweep__a_pile_is_logged_whole_or_not_at_all(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "Sweep  0 of 6");
	harness_key(harness, "Tab");
	harness_wait(harness, "A score, then whom it is for");
	harness_type(harness, "4: an zo c");
	harness_wait(harness, "4: Ana Chen, Zoë Nguyễn; \"c\" could be");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged.");
	assert_count(&world, "Ana", "1\n");
	harness_type(harness, "oh");
	harness_wait(harness, "4: Ana Chen, Zoë Nguyễn, Dana Cohen");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 for 3 students");
	harness_wait(harness, "3 of 6 entered");
	harness_type(harness, "2 bo an an");
	harness_wait(harness, "Ana Chen is named twice");
	harness_key(harness, "Backspace");
	harness_key(harness, "Backspace");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 2 for Bo Lind; corrected 4 to 2 for "
		"Ana Chen");
	harness_wait(harness, "4 of 6 entered");
	assert_count(&world, "Ana", "2\n");
	harness_key(harness, "Esc");
	harness_wait(harness, "Sweep:");
	end_both(harness, &world);
}

static void test_sweep__says_what_a_pile_corrected(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S\t4: an jo da\r");
	harness_wait(harness, "Logged: 4 for 3 students");
	harness_type(harness, "3: an\r");
	harness_wait(harness, "Corrected 4 to 3 for Ana Chen at 10:42");
	harness_type(harness, "3: an\r");
	harness_wait(harness, "Ana Chen has 3 already");
	harness_type(harness, "2: an jo\r");
	harness_wait(harness, "Corrected 3 to 2 for Ana Chen and 4 to 2 for "
		"José Álvarez at");
	harness_type(harness, "1: an jo da\r");
	harness_wait(harness, "Corrected 2 to 1 for Ana Chen, 2 to 1 for "
		"José Álvarez and 1 more");
	end_both(harness, &world);
}

static void test_statement_28__lines_pasted_into_a_sweep_wait_for_enter(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3\nbo 4 hint : asked well\n\n1: zo jo\n");
	harness_wait(harness, "3 lines were pasted: Enter logs all 3");
	assert_count(&world, NULL, "5\n");
	/* No key leads away from them. */
	harness_key(harness, "4");
	harness_wait(harness, "Lines were pasted: Enter takes them");
	harness_key(harness, "Tab");
	harness_wait(harness, "Lines were pasted: Enter takes them");
	harness_wait(harness, "Sweep:");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 students at 10:42");
	harness_wait(harness, "4 of 6 entered");
	assert_count(&world, NULL, "9\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "asked well", "checkin", "list"), 1);
	end_both(harness, &world);
}

static void test_statement_28__pasted_lines_with_a_fault_enter_nothing(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_paste(harness, "ana 3\nnobody 4\n");
	harness_wait(harness, "2 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2: No student is called");
	harness_wait(harness, "0 of 6 entered");
	harness_key(harness, "Esc");
	harness_wait(harness, "1-4 logs it");
	harness_paste(harness, "3\n2\n");
	harness_wait(harness, "2 lines were pasted");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 1");
	harness_key(harness, "Esc");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3\nana 4\n");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged: line 2: Ana Chen is named twice");
	assert_count(&world, NULL, "5\n");
	end_both(harness, &world);
}

static void test_statement_28__one_line_pasted_into_a_sweep_is_an_entry(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_key(harness, "S");
	harness_wait(harness, "0 of 6 entered");
	harness_paste(harness, "ana 3 hint\n");
	harness_wait(harness, "Ana Chen 3 on unit rates, hint   Enter logs it");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: Ana Chen 3 at 10:42");
	harness_paste(harness, "4: bo da");
	harness_wait(harness, "Sweep: 4: bo da");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 4 for 2 students");
	harness_key(harness, "Tab");
	harness_wait(harness, "Pile:");
	harness_paste(harness, "2: zo\n1: jo\n");
	harness_wait(harness, "2 lines were pasted: Enter logs all 2");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: 2 students");
	harness_wait(harness, "5 of 6 entered");
	end_both(harness, &world);
}

static void test_sweep__takes_only_whom_the_filter_shows(void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "/n ");
	harness_wait(harness, "of 6 match");
	harness_key(harness, "Tab");
	harness_wait(harness, "Sweep  0 of ");
	harness_wait_gone(harness, "José Álvarez");
	harness_wait(harness, "Ana Chen");
	end_both(harness, &world);
}

static void test_sweep__numbers_end_with_enter_where_items_are_counted(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "Ana", "6/10", "round:quiz", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_key(harness, "S");
	harness_wait(harness, "José Álvarez?  A number and Enter");
	harness_type(harness, "10");
	harness_wait(harness, "José Álvarez 10/10");
	harness_key(harness, "Enter");
	harness_wait(harness, "Logged: José Álvarez 10/10");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "dana 7\r");
	harness_wait(harness, "Logged: Dana Cohen 7/10");
	harness_wait_cursor(harness, "Zoë");
	harness_type(harness, "11");
	harness_wait(harness, "\"11/10\": more points than there are");
	harness_key(harness, "Enter");
	harness_wait(harness, "Nothing logged");
	harness_key(harness, "Esc");
	harness_key(harness, "*");
	harness_wait(harness, "Which score for the 4 without an entry?");
	harness_type(harness, "5\r");
	harness_wait(harness, "Logged: 5/10 for 4 students");
	harness_wait(harness, "6 of 6 entered");
	end_both(harness, &world);
}

static void test_sweep__an_entry_can_be_taken_out_and_added_to(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	harness_type(harness, "S2");
	harness_wait(harness, "Logged: José Álvarez 2");
	harness_key(harness, ";");
	harness_wait(harness, "José Álvarez 2 at 10:42: alone");
	harness_key(harness, ",");
	harness_wait(harness, "Note:");
	harness_type(harness, "asked twice\r");
	harness_wait(harness, "\"asked twice\"");
	harness_wait(harness, "Sweep:");
	harness_key(harness, "Backspace");
	harness_wait_cursor(harness, "José");
	harness_type(harness, "\033[3~");
	harness_wait(harness, "José Álvarez has no entry any more");
	harness_wait(harness, "0 of 6 entered");
	assert_count(&world, "José", "1\n");
	harness_type(harness, "3\r");
	harness_wait(harness, "The sweep is kept");
	harness_key(harness, "u");
	harness_wait(harness, "Undone: sweep of 1 check-in");
	assert_count(&world, "José", "1\n");
	end_both(harness, &world);
}

static void test_sweep__may_go_into_the_newest_round(void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_do(&world, "checkin", "Ana", "4", "round:exit ticket", NULL);
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "S=");
	harness_wait(harness, "1 of 6 entered");
	harness_wait(harness, "exit ticket");
	harness_key(harness, "2");
	harness_wait(harness, "Logged: José Álvarez 2");
	harness_key(harness, "Enter");
	harness_wait(harness, "The sweep is kept");
	assert_int_equal(count_in(&world, "sweep 14 Oct", "round", "list"),
		0);
	end_both(harness, &world);
}

static void test_sweep__looks_as_it_did_at_every_size(void **state UNUSED)
{
	static const struct {
		int rows;
		int cols;
		const char *name;
	} sizes[] = {
		{ 35, 120, "sweep-120x35" }, { 24, 80, "sweep-80x24" },
		{ 15, 60, "sweep-60x15" }, { 10, 40, "sweep-40x10" },
	};

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct world world;
		struct harness *harness;

		world_begin(&world);
		make_thirty(&world);
		harness = harness_start(&world, sizes[i].rows, sizes[i].cols,
			NULL);
		harness_wait(harness, "q quit");
		harness_key(harness, "S");
		harness_wait(harness, "0 of 30 entered");
		harness_type(harness, "32!");
		harness_wait(harness, "2 of 30 entered, 1 absent");
		/* What is said of an entry is the engine's. */
		harness_key(harness, "Up");
		harness_key(harness, "Down");
		harness_wait(harness, "Dora?  1-4 logs it");
		harness_golden(harness, sizes[i].name);
		end_both(harness, &world);
	}
}

static bool hides(struct harness *harness, const char *what UNUSED)
{
	const char *screen = harness_screen(harness);

	return !strstr(screen, "José") && !strstr(screen, "Reteach") &&
		!strstr(screen, "(xc)") && !strstr(screen, "has 2");
}

static void test_statement_50__a_sweep_hides_names_and_evidence(
	void **state UNUSED)
{
	static const struct {
		const char *keys;
		const char *shown;
	} steps[] = {
		{ "P", "Group A" },
		{ "S", "Sweep  0 of 6 entered" },
		{ "jos2", "Logged: JÁ at 10:42" },
		{ "\177", "JÁ?  1-4 corrects it" },
		{ "1", "1 of 6 entered" },
		{ "dan4", "Logged: DC at 10:42" },
		{ "\t", "Pile:" },
		{ "3: bo zo\r", "Logged: 2 students" },
		{ "\033", "Sweep:" },
		{ "\r", "The sweep is kept" },
	};
	struct world world;
	struct harness *harness = start_levels(&world, 24, 80);

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		harness_type(harness, steps[i].keys);
		harness_wait(harness, steps[i].shown);
		harness_wait_until(harness, hides, steps[i].shown);
	}
	end_both(harness, &world);
}

static void test_statement_26__the_row_of_digits_of_azerty_logs_levels(
	void **state UNUSED)
{
	struct world world;
	struct harness *harness;

	world_begin(&world);
	world_make_levels(&world);
	world_write(&world, "homeroom/homeroom.ini",
		"[homeroom]\nkeyboard = azerty\n[keys]\nlevel 4 = 4, +\n");
	harness = harness_start(&world, 24, 80, NULL);
	harness_wait(harness, "q quit");
	harness_type(harness, "c&");
	harness_wait(harness, "Logged: José Álvarez 1");
	harness_type(harness, "S\"+");
	harness_wait(harness, "Logged: Zoë Nguyễn 4");
	assert_count(&world, "José", "3\n");
	end_both(harness, &world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_sweep__thirty_different_levels_take_32_keys),
		cmocka_unit_test(test_sweep__25_equal_and_5_not_take_19_keys),
		cmocka_unit_test(
			test_statement_32__a_level_moves_on_and_the_row_shows_it),
		cmocka_unit_test(
			test_statement_32__backspace_goes_back_and_a_level_corrects),
		cmocka_unit_test(
			test_statement_32__skip_and_absent_are_one_key_each),
		cmocka_unit_test(
			test_statement_32__leaving_keeps_what_was_entered),
		cmocka_unit_test(
			test_statement_33__kill_9_loses_nothing_and_the_board_offers_to_go_on),
		cmocka_unit_test(
			test_statement_35__one_sweep_is_one_step_after_leaving),
		cmocka_unit_test(
			test_sweep__letters_and_a_level_leave_the_row_where_it_is),
		cmocka_unit_test(
			test_sweep__a_pile_is_logged_whole_or_not_at_all),
		cmocka_unit_test(test_sweep__says_what_a_pile_corrected),
		cmocka_unit_test(
			test_statement_28__lines_pasted_into_a_sweep_wait_for_enter),
		cmocka_unit_test(
			test_statement_28__pasted_lines_with_a_fault_enter_nothing),
		cmocka_unit_test(
			test_statement_28__one_line_pasted_into_a_sweep_is_an_entry),
		cmocka_unit_test(test_sweep__takes_only_whom_the_filter_shows),
		cmocka_unit_test(
			test_sweep__numbers_end_with_enter_where_items_are_counted),
		cmocka_unit_test(
			test_sweep__an_entry_can_be_taken_out_and_added_to),
		cmocka_unit_test(test_sweep__may_go_into_the_newest_round),
		cmocka_unit_test(test_sweep__looks_as_it_did_at_every_size),
		cmocka_unit_test(
			test_statement_50__a_sweep_hides_names_and_evidence),
		cmocka_unit_test(
			test_statement_26__the_row_of_digits_of_azerty_logs_levels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

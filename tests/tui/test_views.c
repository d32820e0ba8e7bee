/* SPDX-License-Identifier: MIT */
/* What holds in every view: its footer's keys work, its cursor is at home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "app/keys.h"
#include "harness.h"
#include "tui/tui.h"

#define KEYS_MAX 4

/* A way into a view, what its footer says of a key, and what that shows. */
struct hint {
	const char *open[KEYS_MAX];
	const char *here;
	const char *hint;
	const char *keys[KEYS_MAX];
	const char *shown;
};

/* José would move up, is at a table, and has three check-ins of today. */
static void make_lesson(struct world *world)
{
	world_begin(world);
	world_make_class(world);
	for (int i = 0; i < 3; i++)
		world_do(world, "checkin", "José", "3/4", NULL);
	world_do(world, "routine", "set", "reteach", "--station",
		"Window tables", "--minutes", "12", "--sentence",
		"Who needs it again.", NULL);
	world_do(world, "stations", "--size", "2", NULL);
}

/* A board that knows nothing of the one before it. */
static struct harness *start_fresh(const struct world *world)
{
	struct harness *harness;

	world_write(world, "homeroom/projector", "shown\n");
	world_write(world, "homeroom/timer", "");
	harness = harness_start(world, 40, 150, NULL);
	harness_wait(harness, "q quit");
	return harness;
}

static void press(struct harness *harness, const char *const *keys)
{
	for (size_t i = 0; i < KEYS_MAX && keys[i]; i++)
		harness_key(harness, keys[i]);
}

static void check_hints(const struct hint *hints, size_t count)
{
	struct world world;

	make_lesson(&world);
	for (size_t i = 0; i < count; i++) {
		struct harness *harness = start_fresh(&world);

		press(harness, hints[i].open);
		harness_wait(harness, hints[i].here);
		harness_wait(harness, hints[i].hint);
		press(harness, hints[i].keys);
		if (hints[i].shown)
			harness_wait(harness, hints[i].shown);
		else
			assert_int_equal(harness_wait_end(harness), 0);
		harness_end(harness);
	}
	world_end(&world);
}

#define CARD { "Enter" }, "Check-ins, newest first"
#define BOARD "/ find"

static const struct hint card_hints[] = {
	{ CARD, "Right next student", { "Right" }, "Zoë Nguyễn" },
	{ { "Down", "Enter" }, "Check-ins, newest first",
		"Left before", { "Left" }, "José Álvarez" },
	{ CARD, "c check in", { "c" }, "Check in:" },
	{ CARD, "Enter correct", { "Down", "Enter" }, "Correct:" },
	{ CARD, "x withdraw", { "Down", "x" }, "undoes it" },
	{ CARD, "Esc back", { "Esc" }, BOARD },
	{ CARD, ": commands", { ":" }, "A command" },
	{ CARD, "? help", { "?" }, "Keys here" },
	{ CARD, "a absent", { "a" }, "is absent" },
	{ CARD, "u undo", { "u" }, "does it again" },
	{ CARD, "q quit", { "q" }, NULL },
};

static void test_statement_21__every_key_of_the_footer_works_on_the_card(
	void **state UNUSED)
{
	check_hints(card_hints, ARRAY_LEN(card_hints));
}

#define PROPOSAL { "g" }, "Esc leave open"

static const struct hint proposal_hints[] = {
	{ PROPOSAL, "Space yes/no", { "Space" }, "0 yes, 1 no" },
	{ PROPOSAL, "Right redirect", { "Right" }, "→ E Extend" },
	{ PROPOSAL, "Enter why", { "Enter" }, "why José" },
	{ PROPOSAL, "s who stays", { "s" }, "Ana Chen" },
	{ PROPOSAL, "Esc leave open", { "Esc" }, BOARD },
	{ PROPOSAL, "? help", { "?" }, "Keys here" },
	{ PROPOSAL, ": commands", { ":" }, "A command" },
	{ PROPOSAL, "P hide names", { "P" }, "NAMES HIDDEN" },
	{ PROPOSAL, "a accept 1", { "a" }, "Accepted: 1 move" },
	{ PROPOSAL, "q quit", { "q" }, NULL },
};

static void test_statement_21__every_key_of_the_footer_works_in_the_proposal(
	void **state UNUSED)
{
	check_hints(proposal_hints, ARRAY_LEN(proposal_hints));
}

#define STATIONS { "w" }, "Rotation 1"

static const struct hint wall_hints[] = {
	{ STATIONS, "Space start/pause", { "Space" }, " left" },
	{ STATIONS, "n next rotation", { "n" }, "Rotation 2" },
	{ STATIONS, "m minutes", { "m" }, "Minutes:" },
	{ { "w", "m" }, "Minutes:", "Enter set the timer",
		{ "7", "Enter", "Space" }, " left" },
	{ STATIONS, "+ a minute more", { "Space", "+" }, "12:5" },
	{ STATIONS, "- a minute less", { "Space", "-" }, "10:5" },
	{ STATIONS, "Esc back", { "Esc" }, BOARD },
	{ STATIONS, "? help", { "?" }, "Keys here" },
	{ STATIONS, "q quit", { "q" }, NULL },
};

static void test_statement_21__every_key_of_the_footer_works_on_the_wall(
	void **state UNUSED)
{
	check_hints(wall_hints, ARRAY_LEN(wall_hints));
}

#define HELP { "?" }, "Keys here"
#define PAGE { ":", "why José", "Enter" }, "why José"

static const struct hint page_hints[] = {
	{ HELP, "/ show only", { "/" }, "Show only:" },
	{ { "?", "/" }, "Show only:", "Enter keep these",
		{ "undo", "Enter" }, "Help on \"undo\"" },
	{ HELP, "PgDn page down", { "PgDn" }, "absent today" },
	{ HELP, "Esc back", { "Esc" }, BOARD },
	{ HELP, "q quit", { "q" }, NULL },
	{ PAGE, "Esc back", { "Esc" }, BOARD },
	{ PAGE, "? help", { "?" }, "Keys here" },
	{ PAGE, "q quit", { "q" }, NULL },
};

static void test_statement_21__every_key_of_the_footer_works_on_pages(
	void **state UNUSED)
{
	check_hints(page_hints, ARRAY_LEN(page_hints));
}

#define CHECKIN { "c" }, "Check in:"
#define LOGGED { "c", "3/4", "Enter" }, "Logged:"
#define SWEEP { "S" }, "Sweep:"

static const struct hint line_hints[] = {
	{ CHECKIN, "Enter log it", { "3/4", "Enter" }, "Logged:" },
	{ CHECKIN, "Tab level keys", { "Tab" }, "Tab words" },
	{ LOGGED, "Up earlier", { "Up" }, "Check in: 3/4" },
	{ LOGGED, ", note", { "," }, "Enter keep it" },
	{ LOGGED, ". confidence", { "." }, "onfidence" },
	{ CHECKIN, "Esc close", { "Esc" }, BOARD },
	{ { "/" }, "Find:", "Enter go there", { "zo", "Enter" },
		"Zoë Nguyễn · Reteach" },
	{ { "/" }, "Find:", "Tab sweep these", { "an", "Tab" },
		"0 of 2 entered" },
	{ { ":" }, "A command", "Enter run it", { "help", "Enter" },
		"Esc back" },
	{ { ":" }, "A command", "Tab complete",
		{ "objective u", "Tab" }, "objective use" },
	{ { "f" }, "Show only:", "Esc close", { "Esc" }, BOARD },
	{ { "c", "Tab" }, "Tab words", "Tab words", { "Tab" },
		"Tab level keys" },
	{ { "c", "3/4", "Enter", "," }, "Enter keep it", "Enter keep it",
		{ "slow", "Enter" }, "\"slow\"" },
	{ LOGGED, "; support", { ";" }, "alone" },
	{ { "f" }, "Show only:", "Enter this one", { "Enter" }, BOARD },
	{ { "b" }, "in the way:", "Enter block", { "language", "Enter" },
		BOARD },
	{ { ":" }, "A command", "Down go through the list",
		{ "objective ", "Down" }, ">objective" },
	{ SWEEP, "Tab pile", { "Tab" }, "Pile:" },
	{ SWEEP, "Space skip", { "Space" }, "Zoë Nguyễn?" },
	{ SWEEP, "* fill the rest", { "*" }, "ll the rest" },
	{ SWEEP, "? help", { "?" }, "Keys here" },
	{ SWEEP, "! absent", { "!" }, "absent" },
	{ SWEEP, "Esc close", { "Esc" }, BOARD },
	{ SWEEP, "Enter log it, or end", { "Enter" }, BOARD },
	{ { "S", "Tab" }, "Pile:", "Enter log the pile",
		{ "3: zo", "Enter" }, "1 of 6 entered" },
};

static void test_statement_21__every_key_of_the_footer_works_in_lines(
	void **state UNUSED)
{
	check_hints(line_hints, ARRAY_LEN(line_hints));
}

#define FIRST { NULL }, BOARD

static const struct hint board_hints[] = {
	{ FIRST, "c check in", { "c" }, "Check in:" },
	{ FIRST, "S sweep", { "S" }, "Sweep:" },
	{ FIRST, "/ find", { "/" }, "Find:" },
	{ FIRST, "g regroup", { "g" }, "Regroup proposal" },
	{ FIRST, "Enter card", { "Enter" }, "newest first" },
	{ FIRST, "a absent", { "a" }, "is absent" },
	{ FIRST, "t term review", { "t" }, "In short" },
	{ FIRST, "f show only some", { "f" }, "Show only:" },
	{ FIRST, "P hide names", { "P" }, "NAMES HIDDEN" },
};

static void test_statement_21__every_key_of_the_footer_works_on_a_wide_board(
	void **state UNUSED)
{
	check_hints(board_hints, ARRAY_LEN(board_hints));
}

/* Contexts whose footers other tests press: which ones. */
static const char *const elsewhere[] = {
	"welcome", "naming", "roster", "first objective", /* test_start */
	"import", "import file", "import answer",         /* test_importing */
	"sweep",                                          /* test_sweep_keys */
	"correct",                                        /* test_card */
	"form", "form answer",                            /* test_forming */
	"review",                                         /* test_review_view */
};

static bool is_elsewhere(const char *context)
{
	for (size_t i = 0; i < ARRAY_LEN(elsewhere); i++) {
		if (!strcmp(elsewhere[i], context))
			return true;
	}
	return false;
}

/* "a accept 3" is the hint of "a" and "accept {n}". */
static bool is_hint_of(const struct hint *hint,
	const struct key_binding *binding)
{
	size_t key = strlen(binding->key);
	size_t note = strcspn(binding->note, "{");

	return !strncmp(hint->hint, binding->key, key) &&
		hint->hint[key] == ' ' &&
		!strncmp(hint->hint + key + 1, binding->note, note) &&
		(binding->note[note] || !hint->hint[key + 1 + note]);
}

static bool is_pressed(const struct key_binding *binding)
{
	static const struct {
		const struct hint *hints;
		size_t count;
	} all[] = {
		{ board_hints, ARRAY_LEN(board_hints) },
		{ card_hints, ARRAY_LEN(card_hints) },
		{ proposal_hints, ARRAY_LEN(proposal_hints) },
		{ wall_hints, ARRAY_LEN(wall_hints) },
		{ page_hints, ARRAY_LEN(page_hints) },
		{ line_hints, ARRAY_LEN(line_hints) },
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		for (size_t j = 0; j < all[i].count; j++) {
			if (is_hint_of(&all[i].hints[j], binding))
				return true;
		}
	}
	return false;
}

static void test_statement_21__no_key_that_a_footer_can_show_is_left_out(
	void **state UNUSED)
{
	size_t left_out = 0;

	for (const struct key_binding *b = tui_keys.bindings; b->key; b++) {
		if (!b->rank || is_elsewhere(b->context) || is_pressed(b))
			continue;
		print_error("%s: %s %s\n", b->context, b->key, b->note);
		left_out++;
	}
	assert_int_equal(left_out, 0);
}

/* Keys in a view, and where the terminal's cursor is after them. */
struct home {
	const char *keys[KEYS_MAX];
	const char *here;
	const char *cursor;
};

static void test_statement_47__the_cursor_is_on_the_selected_in_every_view(
	void **state UNUSED)
{
	static const struct home homes[] = {
		{ { "Enter" }, "newest first", "José Álvarez" },
		{ { "Down" }, "Enter corrects", ">" },
		{ { "Down" }, "Enter corrects", ">" },
		{ { "Right" }, "Zoë Nguyễn\n", "Zoë Nguyễn" },
		{ { "Esc" }, BOARD, "Zoë Nguyễn" },
		{ { "g" }, "Esc leave open", "[x]" },
		{ { "Space" }, "0 yes", "[ ]" },
		{ { "Enter" }, "why ", "why " },
		{ { "Esc" }, "Esc leave open", "[ ]" },
		{ { "Esc" }, BOARD, "Zoë Nguyễn" },
		{ { "?" }, "Keys here", "Help" },
		{ { "PgDn" }, "absent today", "Help" },
		{ { "Esc" }, BOARD, "Zoë Nguyễn" },
		{ { "w" }, "Rotation 1", "Rotation 1" },
		{ { "n" }, "Rotation 2", "Rotation 2" },
		{ { "Esc" }, BOARD, "Zoë Nguyễn" },
		{ { "S" }, "Sweep:", "José Álvarez" },
		{ { "Space" }, "Sweep:", "Zoë Nguyễn" },
		{ { "Esc" }, BOARD, "" },
	};
	struct world world;
	struct harness *harness;

	make_lesson(&world);
	harness = start_fresh(&world);
	for (size_t i = 0; i < ARRAY_LEN(homes); i++) {
		press(harness, homes[i].keys);
		harness_wait(harness, homes[i].here);
		harness_wait_cursor(harness, homes[i].cursor);
	}
	harness_end(harness);
	world_end(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_21__no_key_that_a_footer_can_show_is_left_out),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_on_a_wide_board),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_on_the_card),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_in_the_proposal),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_on_the_wall),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_on_pages),
		cmocka_unit_test(
			test_statement_21__every_key_of_the_footer_works_in_lines),
		cmocka_unit_test(
			test_statement_47__the_cursor_is_on_the_selected_in_every_view),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Keys of one's own, on a small table with two views and a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/keys.h"
#include "base/text.h"

static const struct key_binding bindings[] = {
	{ "board", "Up", "select up", "the one above", 0 },
	{ "board", "k", "select up", "the one above", 0 },
	{ "board", "c", "open line", "check in", 3 },
	{ "board", "g", "regroup", "regroup", 2 },
	{ "card", "Up", "scroll up", "a line up", 0 },
	{ "card", "Esc", "close", "back", 2 },
	{ "card", "Enter", "offer {id} act", "answer {n}", 4 },
	{ "level", "1", "level 1", "level 1", 0 },
	{ "level", "2", "level 2", "level 2", 0 },
	{ "entry", "Up", "select up", "the one above", 0 },
	{ KEYS_LINE, "Esc", "close", "close", 1 },
	{ KEYS_EVERYWHERE, "u", "undo", "undo", 6 },
	{ KEYS_EVERYWHERE, "q", "quit", "quit", 1 },
	{ KEYS_EVERYWHERE, "Ctrl-C", "quit", "quit", 0 },
	{ NULL, NULL, NULL, NULL, 0 }
};
static const struct key_context contexts[] = {
	{ "board", KEYS_EVERYWHERE },
	{ "card", KEYS_EVERYWHERE },
	{ "entry", "level" },
	{ "level", KEYS_LINE },
	{ KEYS_LINE, KEYS_EVERYWHERE },
	{ NULL, NULL },
};
static const struct key_table table = { bindings, contexts };

/* The keys that the text of an ini puts in force. */
struct world {
	struct config *config;
	struct keymap map;
	struct buf complaints;
};

static void begin(struct world *world, const char *text)
{
	struct buf path = BUF_INIT;
	const char *base = getenv("TMPDIR");
	FILE *file;

	buf_addf(&path, "%s/keys.%d.ini", base ? base : "/tmp", (int)getpid());
	file = fopen(buf_text(&path), "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	*world = (struct world){ .config = config_load(buf_text(&path)) };
	assert_string_equal(config_complaints(world->config), "");
	unlink(buf_text(&path));
	keymap_init(&world->map, &table);
	keymap_read(&world->map, world->config, "ini", &world->complaints);
	buf_release(&path);
}

static void end(struct world *world)
{
	keymap_release(&world->map);
	config_free(world->config);
	buf_release(&world->complaints);
}

static void assert_runs(const struct world *world, const char *context,
	const char *key, const char *command)
{
	const struct key_binding *binding = keymap_find(&world->map, context,
		key, keys_is_text(key));

	if (!command) {
		assert_null(binding);
		return;
	}
	assert_non_null(binding);
	assert_string_equal(binding->command, command);
}

static void assert_complaint(const char *text, const char *complaint)
{
	struct world world;

	begin(&world, text);
	assert_string_equal(buf_text(&world.complaints), complaint);
	for (const struct key_binding *b = bindings; b->key; b++)
		assert_runs(&world, b->context, b->key, b->command);
	end(&world);
}

static void test_keymap__without_a_word_is_the_table(void **state UNUSED)
{
	assert_complaint("", "");
	assert_complaint("[homeroom]\nascii = yes\n", "");
}

static void test_statement_26__an_action_gets_the_keys_that_are_said(
	void **state UNUSED)
{
	struct world world;

	begin(&world, "[keys]\nundo = x, Ctrl-t\nopen line = U\n"
		"offer act = Space\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "board", "x", "undo");
	assert_runs(&world, "card", "Ctrl-T", "undo");
	assert_runs(&world, "board", "u", NULL);
	assert_runs(&world, "board", "U", "open line");
	assert_runs(&world, "board", "c", NULL);
	assert_runs(&world, "card", "Space", "offer {id} act");
	assert_runs(&world, "entry", "x", NULL);
	end(&world);
}

static void test_statement_26__two_actions_can_change_keys(void **state UNUSED)
{
	struct world world;

	begin(&world, "[keys]\nopen line = g\nregroup = c\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "board", "g", "open line");
	assert_runs(&world, "board", "c", "regroup");
	end(&world);
}

static void test_statement_26__what_is_typed_stays_text(void **state UNUSED)
{
	struct world world;

	begin(&world, "[keys]\nselect up = w, Up\nclose = x\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "board", "w", "select up");
	assert_runs(&world, "entry", "w", NULL);
	assert_runs(&world, "entry", "Up", "select up");
	assert_runs(&world, "card", "x", "close");
	assert_runs(&world, "card", "Esc", NULL);
	assert_runs(&world, "entry", "Esc", "close");
	end(&world);
}

static void test_statement_26__a_context_can_have_its_own(void **state UNUSED)
{
	struct world world;

	begin(&world, "[keys]\nselect up = w\nboard.select up = z, Up\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "board", "z", "select up");
	assert_runs(&world, "board", "w", NULL);
	assert_runs(&world, "entry", "Up", "select up");
	end(&world);
}

static void test_statement_26__a_clash_is_named_and_the_own_keys_stay(
	void **state UNUSED)
{
	assert_complaint("[keys]\nopen line = u\n", "ini:2: open line cannot "
		"have the key u: it is that of \"undo\".\n");
	assert_complaint("[keys]\n\nregroup = u\nopen line = u\n",
		"ini:4: open line cannot have the key u: it is that of "
		"\"regroup\".\nini:3: regroup cannot have the key u: it is "
		"that of \"undo\".\n");
}

static void test_statement_26__what_is_unknown_is_named(void **state UNUSED)
{
	assert_complaint("[keys]\nundu = x\n", "ini:2: there is no action "
		"\"undu\"; \"homeroom config list\" shows them.\n");
	assert_complaint("[keys]\nundo = F5\n", "ini:2: there is no key "
		"\"F5\"; say one character, Up, Down, Left, Right, Enter, "
		"Esc, Tab, Shift-Tab, Home, End, PgUp, PgDn, Backspace, "
		"Delete, Space or Ctrl and a letter (but H, I, J, M).\n");
	assert_complaint("[keys]\nundo =\n", "ini:2: undo needs a key.\n");
}

static void test_statement_26__a_line_needs_keys_that_are_no_text(
	void **state UNUSED)
{
	assert_complaint("[keys]\nline.close = x\n", "ini:2: line.close needs "
		"a key that is no character: where it stands, characters are "
		"text.\n");
}

static void test_keymap__level_keys_can_be_characters(void **state UNUSED)
{
	struct world world;

	begin(&world, "[keys]\nlevel1 = 1, &\nlevel2 = é, Quote\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "entry", "&", "level 1");
	assert_runs(&world, "entry", "é", "level 2");
	assert_runs(&world, "entry", "\"", "level 2");
	assert_runs(&world, "entry", "2", NULL);
	end(&world);
}

static void test_keymap__azerty_logs_levels_without_shift(void **state UNUSED)
{
	struct world world;

	begin(&world, "[homeroom]\nkeyboard = azerty\n[keys]\nlevel 2 = 2\n");
	assert_string_equal(buf_text(&world.complaints), "");
	assert_runs(&world, "entry", "1", "level 1");
	assert_runs(&world, "entry", "&", "level 1");
	assert_runs(&world, "entry", "2", "level 2");
	assert_runs(&world, "entry", "é", NULL);
	end(&world);
}

static void assert_key(const char *text, const char *key)
{
	struct buf parsed = BUF_INIT;

	if (key) {
		assert_true(keys_parse(text, &parsed));
		assert_string_equal(buf_text(&parsed), key);
	} else {
		assert_false(keys_parse(text, &parsed));
	}
	buf_release(&parsed);
}

static void test_keymap__keys_have_the_names_people_give_them(
	void **state UNUSED)
{
	assert_key(" x ", "x");
	assert_key("X", "X");
	assert_key("e\xCC\x81", "é");
	assert_key("escape", "Esc");
	assert_key("Page Up", "PgUp");
	assert_key("shift-tab", "Shift-Tab");
	assert_key("ctrl-l", "Ctrl-L");
	assert_key("Comma", ",");
	assert_key("Ctrl-I", NULL);
	assert_key("F1", NULL);
	assert_key("Alt-x", NULL);
	assert_key("", NULL);
	assert_key("xy", NULL);
}

static void test_keymap__what_is_in_force_is_written_as_it_may_be_read(
	void **state UNUSED)
{
	struct buf text = BUF_INIT;
	struct world world;

	begin(&world, "[keys]\nundo = Comma, Hash, x\n");
	keymap_write(&text, &world.map, keys_named(&table, "undo"));
	assert_string_equal(buf_text(&text), "comma, hash, x");
	buf_clear(&text);
	keys_write(&text, &table, keys_named(&table, "Select-up"));
	assert_string_equal(buf_text(&text), "Up, k");
	buf_clear(&text);
	keys_write_name(&text, keys_named(&table, "offer act"));
	keys_write_note(&text, keys_named(&table, "offer act"));
	assert_string_equal(buf_text(&text), "offer actanswer");
	buf_release(&text);
	end(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keymap__without_a_word_is_the_table),
		cmocka_unit_test(
			test_statement_26__an_action_gets_the_keys_that_are_said),
		cmocka_unit_test(
			test_statement_26__two_actions_can_change_keys),
		cmocka_unit_test(test_statement_26__what_is_typed_stays_text),
		cmocka_unit_test(test_statement_26__a_context_can_have_its_own),
		cmocka_unit_test(
			test_statement_26__a_clash_is_named_and_the_own_keys_stay),
		cmocka_unit_test(test_statement_26__what_is_unknown_is_named),
		cmocka_unit_test(
			test_statement_26__a_line_needs_keys_that_are_no_text),
		cmocka_unit_test(test_keymap__level_keys_can_be_characters),
		cmocka_unit_test(test_keymap__azerty_logs_levels_without_shift),
		cmocka_unit_test(
			test_keymap__keys_have_the_names_people_give_them),
		cmocka_unit_test(
			test_keymap__what_is_in_force_is_written_as_it_may_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

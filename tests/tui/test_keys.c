/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../src/tui/actions.h"
#include "../../src/tui/keys.h"
#include "base/attr.h"
#include "tui/tui.h"

static void assert_hint(const struct key_hint *hint, const char *key,
	const char *note)
{
	assert_string_equal(hint->key, key);
	assert_string_equal(buf_text(&hint->note), note);
}

static void release(struct key_hint *hints, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_release(&hints[i].note);
}

/* As they are when the ini says nothing. */
static struct keymap *own_keys(void)
{
	static struct keymap map;

	if (!map.table)
		keymap_init(&map, &tui_keys);
	return &map;
}

static const struct key_binding *find(const char *context, const char *key,
	bool is_text)
{
	return keymap_find(own_keys(), context, key, is_text);
}

/* A character is text from the context of lines on. */
static bool reaches(const char *from, const char *to, bool is_text)
{
	for (; from; from = keymap_next(own_keys(), from)) {
		if (is_text && !strcmp(from, KEYS_LINE))
			return false;
		if (!strcmp(from, to))
			return true;
	}
	return false;
}

static void test_keys__none_is_bound_twice_where_it_can_be_pressed(
	void **state UNUSED)
{
	for (const struct key_binding *a = tui_keys.bindings; a->key; a++) {
		for (const struct key_binding *b = a + 1; b->key; b++) {
			if (!strcmp(a->key, b->key))
				assert_false(reaches(a->context, b->context,
					keys_is_text(a->key)));
		}
	}
}

static void test_keys__each_says_what_it_does(void **state UNUSED)
{
	for (const struct key_binding *b = tui_keys.bindings; b->key; b++) {
		assert_true(strlen(b->note) > 1);
		assert_true(strlen(b->command) > 1);
		assert_true(b->rank >= 0);
	}
}

/* What is no action of the screen must be one of these verbs. */
static void test_keys__each_runs_an_action_or_a_verb(void **state UNUSED)
{
	static const char *const verbs[] = {
		"regroup", "why ", "offer ", "undo", "redo", "plan list",
		"segment list",
	};

	for (const struct key_binding *b = tui_keys.bindings; b->key; b++) {
		bool is_known = actions_exist(b->command);

		for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
			is_known = is_known || !strncmp(b->command, verbs[i],
				strlen(verbs[i]));
		if (!is_known)
			print_error("%s %s: %s\n", b->context, b->key,
				b->command);
		assert_true(is_known);
	}
}

static void test_statement_25__none_needs_a_function_key_or_alt(
	void **state UNUSED)
{
	for (const struct key_binding *b = tui_keys.bindings; b->key; b++) {
		assert_false(b->key[0] == 'F' && b->key[1] >= '0' &&
			b->key[1] <= '9');
		assert_null(strstr(b->key, "Alt"));
		assert_false(b->key[0] == '[' || b->key[0] == ']');
	}
}

static void test_keys__a_view_falls_back_on_what_is_everywhere(
	void **state UNUSED)
{
	assert_string_equal(find("board", "c", true)->command,
		"open checkin");
	assert_string_equal(find("board", "q", true)->command, "quit");
	assert_string_equal(find("card", "PgDn", false)->command,
		"scroll page down");
	assert_null(find("board", "z", true));
	assert_null(find("welcome", "Esc", false));
}

static void test_keys__what_is_typed_into_a_line_is_text(void **state UNUSED)
{
	assert_null(find("checkin", "q", true));
	assert_null(find("find", "Space", true));
	assert_null(find("prompt", "?", true));
	assert_string_equal(find("checkin", "Enter", false)->command,
		"enter");
	assert_string_equal(find("checkin", "Ctrl-C", false)->command,
		"quit");
	assert_string_equal(find("checkin", "Left", false)->command,
		"edit left");
}

static void test_statement_22__a_narrow_footer_keeps_help_and_quit(
	void **state UNUSED)
{
	struct key_hint hints[KEYS_HINTS_MAX];
	size_t count = keys_hints(hints, own_keys(), "board", 0, 40);

	assert_true(count >= 2);
	assert_hint(&hints[0], "c", "check in");
	assert_hint(&hints[count - 2], "?", "help");
	assert_hint(&hints[count - 1], "q", "quit");
	release(hints, count);
	count = keys_hints(hints, own_keys(), "board", 0, 20);
	assert_int_equal(count, 2);
	release(hints, count);
}

static void test_statement_22__a_footer_drops_the_least_important_first(
	void **state UNUSED)
{
	struct key_hint wide[KEYS_HINTS_MAX];
	size_t all = keys_hints(wide, own_keys(), "board", 0, 400);
	size_t before = all;

	for (size_t cells = 200; cells > 12; cells--) {
		struct key_hint hints[KEYS_HINTS_MAX];
		size_t count = keys_hints(hints, own_keys(), "board", 0, cells);

		assert_true(count <= before);
		before = count;
		release(hints, count);
	}
	assert_int_equal(before, 1);
	release(wide, all);
}

static void test_statement_38__a_hint_can_state_a_number(void **state UNUSED)
{
	struct key_hint hints[KEYS_HINTS_MAX];
	size_t count = keys_hints(hints, own_keys(), "proposal", 3, 200);
	bool is_stated = false;

	for (size_t i = 0; i < count; i++)
		is_stated = is_stated || (!strcmp(hints[i].key, "a") &&
			!strcmp(buf_text(&hints[i].note), "accept 3"));
	assert_true(is_stated);
	release(hints, count);
}

static void test_statement_38__accepting_is_neither_opening_nor_enter(
	void **state UNUSED)
{
	assert_string_equal(find("proposal", "a", true)->command,
		"accept all");
	assert_string_not_equal(find("board", "g", true)->key, "a");
	assert_string_not_equal(find("proposal", "Enter",
		false)->command, "accept all");
	assert_string_not_equal(find("proposal", "g", true)->command,
		"accept all");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_keys__none_is_bound_twice_where_it_can_be_pressed),
		cmocka_unit_test(test_keys__each_says_what_it_does),
		cmocka_unit_test(test_keys__each_runs_an_action_or_a_verb),
		cmocka_unit_test(
			test_statement_25__none_needs_a_function_key_or_alt),
		cmocka_unit_test(
			test_keys__a_view_falls_back_on_what_is_everywhere),
		cmocka_unit_test(test_keys__what_is_typed_into_a_line_is_text),
		cmocka_unit_test(
			test_statement_22__a_narrow_footer_keeps_help_and_quit),
		cmocka_unit_test(
			test_statement_22__a_footer_drops_the_least_important_first),
		cmocka_unit_test(test_statement_38__a_hint_can_state_a_number),
		cmocka_unit_test(
			test_statement_38__accepting_is_neither_opening_nor_enter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

static void test_arena__may_be_released_unused_and_twice(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	arena_release(&arena);
	assert_string_equal(arena_strdup(&arena, "x"), "x");
	arena_release(&arena);
	arena_release(&arena);
	assert_null(arena.last);
}

static void test_arena__aligns_for_any_type_after_a_text(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		arena_strdup(&arena, "odd");
		assert_int_equal((uintptr_t)arena_new(&arena, 1, i) %
			_Alignof(max_align_t), 0);
	}
	arena_release(&arena);
}

static void assert_all_zero(const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		assert_int_equal(bytes[i], 0);
}

static void test_arena__gives_zeroes_of_any_size(void **state)
{
	static const size_t sizes[] = {
		1, 5, 2047, 2048, 2049, 3, 4096, 100000, 8, 65536, 2000, 2000,
	};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (int round = 0; round < 20; round++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
			unsigned char *bytes = arena_new(&arena, sizes[i], 1);

			assert_all_zero(bytes, sizes[i]);
			memset(bytes, 0xA5, sizes[i]);
		}
	}
	arena_release(&arena);
}

static void test_arena__never_moves_what_it_gave(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *texts[3000];
	char expected[32];

	(void)state;
	for (int i = 0; i < 3000; i++) {
		snprintf(expected, sizeof(expected), "student %d", i);
		texts[i] = arena_strdup(&arena, expected);
		if (i % 500 == 0)
			arena_new(&arena, 9000, 1);
	}
	for (int i = 0; i < 3000; i++) {
		snprintf(expected, sizeof(expected), "student %d", i);
		assert_string_equal(texts[i], expected);
	}
	arena_release(&arena);
}

static void test_arena__copies_no_text_as_no_text(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	assert_null(arena_strdup(&arena, NULL));
	assert_string_equal(arena_strdup(&arena, ""), "");
	arena_release(&arena);
}

/* The leak checker sees whether it lives longer. */
static void test_arena__releases_what_it_took_over(void **state)
{
	struct arena arena = ARENA_INIT;
	char *before = mem_strdup("before");
	char *after = mem_strdup("after");

	(void)state;
	arena_take(&arena, before);
	assert_string_equal(arena_strdup(&arena, "own"), "own");
	arena_take(&arena, after);
	assert_string_equal(before, "before");
	assert_string_equal(after, "after");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena__may_be_released_unused_and_twice),
		cmocka_unit_test(test_arena__aligns_for_any_type_after_a_text),
		cmocka_unit_test(test_arena__gives_zeroes_of_any_size),
		cmocka_unit_test(test_arena__never_moves_what_it_gave),
		cmocka_unit_test(test_arena__copies_no_text_as_no_text),
		cmocka_unit_test(test_arena__releases_what_it_took_over),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/panic.h"
#include "base/text.h"

static void test_error__returns_false_and_keeps_code_and_sentence(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	assert_int_equal(err.code, ERROR_NONE);
	assert_false(error_set(&err, ERROR_BUSY, "%s is busy.", "The store"));
	assert_int_equal(err.code, ERROR_BUSY);
	assert_string_equal(err.text, "The store is busy.");
	error_clear(&err);
	assert_int_equal(err.code, ERROR_NONE);
	assert_string_equal(err.text, "");
}

static void test_error__puts_the_place_before_the_sentence(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	error_set(&err, ERROR_INVALID, "no name");
	assert_false(error_where(&err, "line %d", 3));
	assert_false(error_where(&err, "roster.csv"));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, "roster.csv: line 3: no name");
}

static void test_error__may_quote_its_own_sentence(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	error_set(&err, ERROR_IO, "the disk is full");
	error_set(&err, err.code, "Not saved: %s.", err.text);
	assert_string_equal(err.text, "Not saved: the disk is full.");
}

static void test_error__cuts_at_a_whole_character(void **state)
{
	struct error err = ERROR_INIT;
	char text[2 * sizeof(err.text) + 1];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(text); i += 2)
		memcpy(text + i, "é", 2);
	text[sizeof(text) - 1] = '\0';
	error_set(&err, ERROR_INVALID, "%s", text);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 2);
	assert_true(text_is_valid(err.text, strlen(err.text)));
	error_set(&err, ERROR_INVALID, "x%s", text);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	assert_true(text_is_valid(err.text, strlen(err.text)));
}

static void test_error__quotes_foreign_bytes_without_harm(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	error_set(&err, ERROR_INVALID, "no \"%s\"\nsecond line\n\n",
		"\033[2J\xff\r");
	assert_string_equal(err.text, "no \"[2J\xEF\xBF\xBD \"\nsecond line");
}

static void test_error__needs_no_reader(void **state)
{
	(void)state;
	assert_false(error_set(NULL, ERROR_IO, "x"));
	assert_false(error_where(NULL, "x"));
}

static void give_terminal_back(void)
{
	assert_int_equal(write(STDERR_FILENO, "hook ", 5), 5);
}

static void panic_with_hook(void)
{
	panic_set_hook(give_terminal_back);
	panic("broken: %d", 7);
}

static void ask_for_too_much(void)
{
	mem_new(SIZE_MAX / 2, 4);
}

/* Runs act in a child; what it says on standard error comes back. */
static void assert_dies(void (*act)(void), const char *said)
{
	const struct rlimit no_core = { .rlim_cur = 0 };
	char heard[256] = "";
	size_t len = 0;
	ssize_t got;
	int ends[2];
	int status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		setrlimit(RLIMIT_CORE, &no_core);
		signal(SIGABRT, SIG_DFL);
		dup2(ends[1], STDERR_FILENO);
		act();
		_exit(0);
	}
	close(ends[1]);
	got = read(ends[0], heard, sizeof(heard) - 1);
	while (got > 0) {
		len += (size_t)got;
		got = read(ends[0], heard + len, sizeof(heard) - 1 - len);
	}
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
	assert_string_equal(heard, said);
}

static void test_panic__calls_the_hook_then_says_why_and_aborts(void **state)
{
	(void)state;
	assert_dies(panic_with_hook, "hook homeroom: broken: 7\n");
}

static void test_mem__panics_where_a_size_overflows(void **state)
{
	(void)state;
	assert_dies(ask_for_too_much, "homeroom: 9223372036854775807 pieces "
		"of 4 bytes are more than there can be.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_error__returns_false_and_keeps_code_and_sentence),
		cmocka_unit_test(
			test_error__puts_the_place_before_the_sentence),
		cmocka_unit_test(test_error__may_quote_its_own_sentence),
		cmocka_unit_test(test_error__cuts_at_a_whole_character),
		cmocka_unit_test(test_error__quotes_foreign_bytes_without_harm),
		cmocka_unit_test(test_error__needs_no_reader),
		cmocka_unit_test(
			test_panic__calls_the_hook_then_says_why_and_aborts),
		cmocka_unit_test(test_mem__panics_where_a_size_overflows),
	};

	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}

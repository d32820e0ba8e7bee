/* SPDX-License-Identifier: MIT */
/* What the program asks of curses for the terminal that it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <curses.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/tui/screen.h"
#include "base/attr.h"

#define SOON_MS 50
#define NOT_OPENED 255

/* On a terminal of its own, the screen is taken: how long an Esc is held back
 * for what it may begin. */
static int escape_delay(const char *wanted)
{
	int master, status;
	pid_t child = forkpty(&master, NULL, NULL, NULL);

	if (child == 0) {
		const struct screen_options options = { .no_colour = true };
		struct error err = ERROR_INIT;

		setenv("TERM", "xterm-256color", 1);
		unsetenv("ESCDELAY");
		if (wanted)
			setenv("ESCDELAY", wanted, 1);
		_exit(screen_open(&options, &err) ? get_escdelay() :
			NOT_OPENED);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	close(master);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void test_statement_9__esc_is_held_back_for_less_than_50_ms(
	void **state UNUSED)
{
	assert_in_range(escape_delay(NULL), 1, SOON_MS - 1);
}

static void test_screen__keeps_the_delay_that_the_person_set(
	void **state UNUSED)
{
	assert_int_equal(escape_delay("120"), 120);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_9__esc_is_held_back_for_less_than_50_ms),
		cmocka_unit_test(
			test_screen__keeps_the_delay_that_the_person_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/seating.h"

static void test_seating__reads_back_every_style(void **state)
{
	enum seating_style style;

	(void)state;
	for (int i = 0; i < SEATING_STYLE_COUNT; i++) {
		const char *name = seating_style_name((enum seating_style)i);

		assert_true(seating_style_parse(name, &style));
		assert_int_equal(style, i);
	}
	assert_false(seating_style_parse("", &style));
	assert_false(seating_style_parse("Need", &style));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_seating__reads_back_every_style),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

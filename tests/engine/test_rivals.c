/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

#include "engine/rivals.h"

#define assert_near(actual, expected, tolerance) \
	assert_true(fabs((actual) - (expected)) < (tolerance))

static void test_rivals__say_what_their_header_says(void **state)
{
	static const struct fit_row rows[] = {
		{ 0, 0, FIT_NO_ROUND, 0, 3, 4 },
		{ 0, 0, FIT_NO_ROUND, 1, 1, 4 },
		{ 1, 1, FIT_NO_ROUND, 1, 2, 2 },
	};
	static const struct fit_row asked = { 0, 0, FIT_NO_ROUND, 2, 0, 1 };
	const double first = .5;
	const double all = 7. / 12;
	const double rate = (4 + 4 * all) / 12;
	struct rivals *rivals = rivals_new(2, 2);
	double said[RIVAL_COUNT];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		rivals_learn(rivals, &rows[i]);
	rivals_predict(rivals, &asked, said);
	assert_near(said[RIVAL_LAST], .4 * .25 + .6 * rate, 1e-12);
	assert_near(said[RIVAL_MEAN], (4 + 3 * rate) / 11, 1e-12);
	assert_near(said[RIVAL_EWMA], .75 * (first + .25 * (.75 - first)) +
		.25 * .25, 1e-12);
	rivals_free(rivals);
}

static void test_rivals__go_by_the_class_where_a_student_is_new(void **state)
{
	static const struct fit_row row = { 0, 0, FIT_NO_ROUND, 0, 4, 4 };
	static const struct fit_row asked = { 1, 0, FIT_NO_ROUND, 0, 0, 1 };
	const double rate = (4 + 4 * (5. / 6)) / 8;
	struct rivals *rivals = rivals_new(2, 1);
	double said[RIVAL_COUNT];

	(void)state;
	rivals_learn(rivals, &row);
	rivals_predict(rivals, &asked, said);
	for (size_t i = 0; i < RIVAL_COUNT; i++)
		assert_near(said[i], rate, 1e-12);
	rivals_free(rivals);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rivals__say_what_their_header_says),
		cmocka_unit_test(
			test_rivals__go_by_the_class_where_a_student_is_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

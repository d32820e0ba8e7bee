/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../../src/app/lookup.h"

static void test_lookup__finds_nothing_when_empty(void **state UNUSED)
{
	struct lookup lookup = LOOKUP_INIT;

	assert_null(lookup_find_text(&lookup, "001"));
}

static void test_lookup__keeps_the_first_value_of_a_key(void **state UNUSED)
{
	struct lookup lookup = LOOKUP_INIT;

	assert_int_equal(*lookup_put_text(&lookup, "001", 4), 4);
	assert_int_equal(*lookup_put_text(&lookup, "001", 5), 4);
	*lookup_find_text(&lookup, "001") = 6;
	assert_int_equal(*lookup_find_text(&lookup, "001"), 6);
	lookup_release(&lookup);
}

static void test_lookup__tells_a_key_from_its_beginning(void **state UNUSED)
{
	struct lookup lookup = LOOKUP_INIT;

	lookup_put_text(&lookup, "0012", 1);
	lookup_put_text(&lookup, "", 2);
	lookup_put(&lookup, "a\0b", 3, 3);
	lookup_put(&lookup, "a\0c", 3, 4);
	assert_null(lookup_find_text(&lookup, "001"));
	assert_int_equal(*lookup_find_text(&lookup, ""), 2);
	assert_int_equal(*lookup_find(&lookup, "a\0b", 3), 3);
	assert_int_equal(*lookup_find(&lookup, "a\0c", 3), 4);
	lookup_release(&lookup);
}

static void test_lookup__finds_every_one_of_many(void **state UNUSED)
{
	struct lookup lookup = LOOKUP_INIT;
	int64_t absent = -1;

	for (int64_t i = 0; i < 20000; i++)
		lookup_put(&lookup, &i, sizeof(i), (size_t)i * 3);
	for (int64_t i = 0; i < 20000; i++)
		assert_int_equal(*lookup_find(&lookup, &i, sizeof(i)), i * 3);
	assert_null(lookup_find(&lookup, &absent, sizeof(absent)));
	assert_int_equal(lookup.items.count, 20000);
	lookup_release(&lookup);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lookup__finds_nothing_when_empty),
		cmocka_unit_test(test_lookup__keeps_the_first_value_of_a_key),
		cmocka_unit_test(test_lookup__tells_a_key_from_its_beginning),
		cmocka_unit_test(test_lookup__finds_every_one_of_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "model/cluster.h"

static void assert_parses(const char *text, enum cluster expected)
{
	enum cluster cluster = CLUSTER_COUNT;

	assert_true(cluster_parse(text, &cluster));
	assert_int_equal(cluster, expected);
}

static void test_cluster__reads_back_every_name_and_letter(void **state)
{
	(void)state;
	for (int i = CLUSTER_NONE; i < CLUSTER_COUNT; i++) {
		char letter[] = { cluster_letter((enum cluster)i), '\0' };

		assert_parses(cluster_name((enum cluster)i), (enum cluster)i);
		assert_parses(letter, (enum cluster)i);
	}
}

static void test_cluster__reads_a_beginning_in_any_case(void **state)
{
	(void)state;
	assert_parses("r", CLUSTER_RETEACH);
	assert_parses("PRAC", CLUSTER_PRACTICE);
	assert_parses("Extend", CLUSTER_EXTEND);
	assert_parses("inter", CLUSTER_INTERVENE);
}

static void test_cluster__is_not_read_from_anything_else(void **state)
{
	static const char *const wrong[] = { "", " ", "reteaches", "x",
		"re teach", "n", "NOT_SEEN", "not", "--", "eé" };
	enum cluster cluster;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_false(cluster_parse(wrong[i], &cluster));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_cluster__reads_back_every_name_and_letter),
		cmocka_unit_test(test_cluster__reads_a_beginning_in_any_case),
		cmocka_unit_test(test_cluster__is_not_read_from_anything_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Text gone over word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "../../src/tui/veil.h"
#include "base/attr.h"

static struct student students[] = {
	{ .id = 1, .name = "Ana Chen" },
	{ .id = 2, .name = "Li Wei", .handle = "lw" },
	{ .id = 3, .name = "Ann-Marie C. van Dam" },
	{ .id = 4, .name = "Aldo Cruz" },
	{ .id = 5, .name = "é́ x" },
};

static int make_veil(void **state)
{
	static struct veil veil;
	static struct facts facts;

	setlocale(LC_CTYPE, "C.UTF-8");
	facts = (struct facts){
		.students = students,
		.student_count = ARRAY_LEN(students),
	};
	policy_init(&facts.policy);
	memcpy(facts.policy.label[CLUSTER_EXTEND], "deepen", 7);
	veil_init(&veil, " Red ,Blue, Green,Gold");
	veil_take(&veil, &facts);
	*state = &veil;
	return 0;
}

static int drop_veil(void **state)
{
	veil_release(*state);
	return 0;
}

static void assert_veiled(const struct veil *veil, const char *text,
	const char *expected)
{
	struct buf out = BUF_INIT;

	veil_write(veil, &out, text);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_veil__students_are_initials_and_a_number(void **state)
{
	assert_string_equal(veil_name(*state, 0), "AC 1");
	assert_string_equal(veil_name(*state, 1), "LW");
	assert_string_equal(veil_name(*state, 2), "ACD");
	assert_string_equal(veil_name(*state, 3), "AC 2");
	assert_string_equal(veil_name(*state, 4), "é́x");
	assert_string_equal(veil_name(*state, 9), "");
}

static void test_veil__names_are_replaced_whole_and_in_part(void **state)
{
	assert_veiled(*state, "Ana Chen and Ana, not Anabel; Li's Weight.",
		"AC 1 and AC 1, not Anabel; LW's Weight.");
	assert_veiled(*state, "lw van Damme, van Dam", "LW ACD Damme, ACD ACD");
}

static void test_veil__clusters_have_their_neutral_names(void **state)
{
	assert_veiled(*state, "Reteach, practice, deepen, Extend.",
		"Red, Blue, Green, Green.");
	assert_veiled(*state, "intervene_after INTERVENE", "Gold_after Gold");
}

static void test_veil__scores_are_left_out(void **state)
{
	assert_veiled(*state, "3/4 at 10:42, 75%, 2.5/4", "~ at 10:42, ~, ~");
	assert_veiled(*state, "about 71% (55-84); 31 of 100, on 10-14",
		"about ~ (~); ~, on 10-14");
	assert_veiled(*state, "6.SP.5, 12 of 30, v3/4x", "6.SP.5, 12 of 30, "
		"v3/4x");
}

static void test_veil__what_someone_typed_is_dots(void **state)
{
	assert_veiled(*state, "No student is called \"Stonex\"",
		"No student is called \"******\"");
	assert_veiled(*state, "\"an x\" or 5\" and 6\"",
		"\"** *\" or 5\" and 6\"");
	assert_veiled(*state, "see \"homeroom board\"",
		"see \"homeroom board\"");
	assert_veiled(*state, "5\"\n6\"", "5\"\n6\"");
}

static void test_veil__who_has_left_the_class_stays_hidden(void **state)
{
	struct facts facts = {
		.students = students + 1,
		.student_count = ARRAY_LEN(students) - 1,
	};

	policy_init(&facts.policy);
	veil_take(*state, &facts);
	assert_veiled(*state, "Withdrawn: Ana Chen, not Aldo Cruz",
		"Withdrawn: AC, not AC");
}

/* In a year of days each cluster is shown as each of the four. */
static void test_veil__groups_are_dealt_anew_every_day(void **state UNUSED)
{
	int seen[CLUSTER_COUNT][CLUSTER_COUNT] = { { 0 } };
	struct facts facts = { .class = { .id = 3 } };
	struct veil veil;

	policy_init(&facts.policy);
	veil_init(&veil, "Red, Blue, Green, Gold");
	for (int day = 0; day < 365; day++) {
		bool is_used[CLUSTER_COUNT] = { false };

		facts.now = (civil)day * CIVIL_DAY + CIVIL_DAY / 2;
		veil_take(&veil, &facts);
		for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
			seen[i][veil.faces[i]]++;
			is_used[veil.faces[i]] = true;
		}
		assert_int_equal(veil.faces[CLUSTER_NONE], CLUSTER_NONE);
		for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
			assert_true(is_used[i]);
	}
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		for (int j = CLUSTER_RETEACH; j < CLUSTER_COUNT; j++)
			assert_in_range(seen[i][j], 60, 122);
	}
	veil_release(&veil);
}

static void test_veil__groups_are_the_same_all_day(void **state UNUSED)
{
	struct facts facts = { .class = { .id = 3 }, .now = 40 * CIVIL_DAY };
	struct veil morning, evening;

	policy_init(&facts.policy);
	veil_init(&morning, "Red, Blue, Green, Gold");
	veil_init(&evening, "Red, Blue, Green, Gold");
	veil_take(&morning, &facts);
	facts.now += CIVIL_DAY - 1;
	veil_take(&evening, &facts);
	assert_memory_equal(morning.faces, evening.faces,
		sizeof(morning.faces));
	assert_string_equal(morning.groups[CLUSTER_EXTEND],
		evening.groups[CLUSTER_EXTEND]);
	veil_release(&morning);
	veil_release(&evening);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_veil__students_are_initials_and_a_number),
		cmocka_unit_test(
			test_veil__names_are_replaced_whole_and_in_part),
		cmocka_unit_test(
			test_veil__clusters_have_their_neutral_names),
		cmocka_unit_test(test_veil__scores_are_left_out),
		cmocka_unit_test(test_veil__what_someone_typed_is_dots),
		cmocka_unit_test(
			test_veil__who_has_left_the_class_stays_hidden),
		cmocka_unit_test(test_veil__groups_are_dealt_anew_every_day),
		cmocka_unit_test(test_veil__groups_are_the_same_all_day),
	};

	return cmocka_run_group_tests(tests, make_veil, drop_veil);
}

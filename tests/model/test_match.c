/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/attr.h"
#include "model/match.h"

static const struct match_item class_of_names[] = {
	{ .id = "001001", .name = "José Okafor" },
	{ .id = "001002", .name = "Ana Chen" },
	{ .id = "001003", .name = "Zoë Benali" },
	{ .id = "001012", .name = "Joana Mota" },
	{ .id = "001013", .name = "Anne Marie Li" },
	{ .id = "001014", .name = "Anne-Marie Løken" },
	{ .id = "001015", .name = "Brían O’Brien" },
	{ .id = "001016", .name = "王小明", .handle = "wang" },
	{ .id = NULL, .name = "Anana Bell" },
};

static void assert_rank(const char *name, const char *typed,
	enum match_rank expected)
{
	const struct match_item item = {
		.id = "S7", .handle = "hn", .name = name,
	};

	assert_int_equal(match_rank(&item, typed), expected);
}

static void assert_found(const char *typed, size_t expected)
{
	struct error err = ERROR_INIT;
	size_t found = SIZE_MAX;

	assert_true(match_one(class_of_names, ARRAY_LEN(class_of_names), typed,
		"student", &found, &err));
	assert_int_equal(found, expected);
}

static void assert_not_found(const char *typed, enum error_code code,
	const char *sentence)
{
	struct error err = ERROR_INIT;
	size_t found;

	assert_false(match_one(class_of_names, ARRAY_LEN(class_of_names),
		typed, "student", &found, &err));
	assert_int_equal(err.code, code);
	assert_string_equal(err.text, sentence);
}

static void test_match__ranks_words_then_beginnings_then_fragments(void **state)
{
	(void)state;
	assert_rank("Ana Chen", "ana", MATCH_WORD);
	assert_rank("Ana Chen", "ch", MATCH_BEGINNING);
	assert_rank("Ana Chen", "hen", MATCH_FRAGMENT);
	assert_rank("Ana Chen", "jo", MATCH_NONE);
	assert_rank("Ana Chen", "", MATCH_NONE);
	assert_rank("Ana Chen", " , ", MATCH_NONE);
	assert_rank("Ana Chen", "ana chen", MATCH_EXACT);
	assert_rank("Ana Chen", "hn", MATCH_EXACT);
	assert_rank("Ana Chen", "s7", MATCH_EXACT);
	assert_rank("Ana Chen", "S7", MATCH_ID);
}

static void test_match__takes_the_lowest_rank_of_all_words(void **state)
{
	(void)state;
	assert_rank("Ana Maria Chen", "chen ana", MATCH_WORD);
	assert_rank("Ana Maria Chen", "ana ch", MATCH_BEGINNING);
	assert_rank("Ana Maria Chen", "ana hen", MATCH_FRAGMENT);
	assert_rank("Ana Maria Chen", "ana jo", MATCH_NONE);
	assert_rank("Ana Maria Chen", "ana s7", MATCH_WORD);
}

static void test_match__takes_the_best_place_of_a_word(void **state)
{
	(void)state;
	assert_rank("Joana Ana", "ana", MATCH_WORD);
	assert_rank("Joana Anan", "ana", MATCH_BEGINNING);
	assert_rank("Aananas", "anan", MATCH_FRAGMENT);
}

static void test_match__ignores_accents_case_and_apostrophes(void **state)
{
	(void)state;
	assert_rank("José Okafor", "JOSE", MATCH_WORD);
	assert_rank("Jose Okafor", "josé", MATCH_WORD);
	assert_rank("Brían O’Brien", "o'brien", MATCH_WORD);
	assert_rank("Brían O’Brien", "obrien", MATCH_WORD);
	assert_rank("Anne Løken", "loken", MATCH_WORD);
	assert_rank("王小明", "小明", MATCH_FRAGMENT);
}

static void test_match__takes_last_first_as_the_whole_name(void **state)
{
	(void)state;
	assert_rank("José Okafor", "Okafor, José", MATCH_EXACT);
	assert_rank("José Okafor", "okafor,jose", MATCH_EXACT);
	assert_rank("José Okafor Lima", "Okafor Lima, José", MATCH_EXACT);
	assert_rank("José Okafor Lima", "Okafor, José", MATCH_WORD);
}

static void test_match__sets_hyphens_apart_less_than_blanks(void **state)
{
	(void)state;
	assert_rank("Anne-Marie Li", "anne", MATCH_BEGINNING);
	assert_rank("Anne-Marie Li", "marie", MATCH_BEGINNING);
	assert_rank("Anne-Marie Li", "anne-marie", MATCH_WORD);
	assert_rank("6.RP.3 unit rates", "6.rp.3", MATCH_WORD);
	assert_rank("6.RP.3.A tables", "6.rp.3", MATCH_BEGINNING);
}

static void test_match__lets_a_hyphen_stand_for_a_blank(void **state)
{
	(void)state;
	assert_rank("Exit ticket 12 Oct", "exit-ticket", MATCH_FRAGMENT);
	assert_rank("Exit ticket 12 Oct", "exit_ti", MATCH_FRAGMENT);
	assert_rank("Exit ticket 12 Oct", "xit-ticket", MATCH_NONE);
	assert_rank("Exit ticket 12 Oct", "exit-quiz", MATCH_NONE);
	assert_rank("Exit ticket 12 Oct", "-", MATCH_NONE);
	assert_rank("Exit ticket 12 Oct", "-exit-", MATCH_FRAGMENT);
}

static void test_match__finds_the_one_of_the_best_rank(void **state)
{
	(void)state;
	assert_found("jose", 0);
	assert_found("Okafor, José", 0);
	assert_found("ana", 1);
	assert_found("001001", 0);
	assert_found("zo", 2);
	assert_found("joa", 3);
	assert_found("kafo", 0);
	assert_found("anne", 4);
	assert_found("anne-m", 5);
	assert_found("wang", 7);
	assert_found("wan", 7);
	assert_found("王小明", 7);
}

static void test_match__lists_who_could_be_meant(void **state)
{
	(void)state;
	assert_not_found("jo", ERROR_CONFLICT, "\"jo\" could be José Okafor "
		"(001001) or Joana Mota (001012): say more of the name, or "
		"the id.");
	assert_not_found("an", ERROR_CONFLICT, "\"an\" could be Ana Chen "
		"(001002), Anne Marie Li (001013), Anne-Marie Løken (001014) "
		"or Anana Bell: say more of the name, or the id.");
}

static void test_match__says_that_no_one_is_called_so(void **state)
{
	(void)state;
	assert_not_found("kim", ERROR_NOT_FOUND, "No student is called "
		"\"kim\": check the spelling, or give the id.");
	assert_not_found("", ERROR_NOT_FOUND, "No student is called \"\": "
		"check the spelling, or give the id.");
	assert_not_found("01001", ERROR_NOT_FOUND, "No student is called "
		"\"01001\": check the spelling, or give the id.");
}

static void test_match__lists_eight_at_most(void **state)
{
	struct match_item items[12];
	struct error err = ERROR_INIT;
	size_t found;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(items); i++)
		items[i] = (struct match_item){ .name = "Sam" };
	assert_false(match_one(items, 12, "sam", "student", &found, &err));
	assert_string_equal(err.text, "\"sam\" could be Sam, Sam, Sam, Sam, "
		"Sam, Sam, Sam, Sam and 4 more: say more of the name, or the "
		"id.");
}

static void test_match__tells_two_of_one_name_apart_by_id(void **state)
{
	static const struct match_item items[] = {
		{ .id = "7", .name = "Ana Chen" },
		{ .id = "71", .name = "Ana Chen" },
		{ .id = "8", .name = "7" },
	};
	struct error err = ERROR_INIT;
	size_t found = SIZE_MAX;

	(void)state;
	assert_false(match_one(items, 2, "ana chen", "student", &found, &err));
	assert_true(match_one(items, 2, "ana 71", "student", &found, &err));
	assert_int_equal(found, 1);
	assert_true(match_one(items, 3, "7", "student", &found, &err));
	assert_int_equal(found, 0);
}

static void test_match__finds_no_one_in_an_empty_class(void **state)
{
	struct error err = ERROR_INIT;
	size_t found;

	(void)state;
	assert_false(match_one(NULL, 0, "ana", "student", &found, &err));
	assert_int_equal(err.code, ERROR_NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_match__ranks_words_then_beginnings_then_fragments),
		cmocka_unit_test(
			test_match__takes_the_lowest_rank_of_all_words),
		cmocka_unit_test(test_match__takes_the_best_place_of_a_word),
		cmocka_unit_test(
			test_match__ignores_accents_case_and_apostrophes),
		cmocka_unit_test(
			test_match__takes_last_first_as_the_whole_name),
		cmocka_unit_test(
			test_match__sets_hyphens_apart_less_than_blanks),
		cmocka_unit_test(test_match__lets_a_hyphen_stand_for_a_blank),
		cmocka_unit_test(test_match__finds_the_one_of_the_best_rank),
		cmocka_unit_test(test_match__lists_who_could_be_meant),
		cmocka_unit_test(test_match__says_that_no_one_is_called_so),
		cmocka_unit_test(test_match__lists_eight_at_most),
		cmocka_unit_test(test_match__tells_two_of_one_name_apart_by_id),
		cmocka_unit_test(test_match__finds_no_one_in_an_empty_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "shown.h"

static const struct scale three_levels = {
	.levels = 3,
	.score = { .1, .5, .9 },
};

static const char *recall_nothing(void *context, const char *fingerprint)
{
	(void)context;
	(void)fingerprint;
	return NULL;
}

static const char *recall(void *context, const char *fingerprint)
{
	assert_int_equal(strlen(fingerprint), 16);
	return context;
}

static void assert_reads(const char *text, const char *levels,
	const char *known, const struct scale *scale, const char *expected)
{
	union {
		const char *text;
		void *context;
	} said = { .text = known };
	const struct columns_recall recalled = {
		.map = recall_nothing,
		.levels = recall,
		.context = said.context,
	};
	const struct scores_options options = {
		.levels = levels,
		.recall = &recalled,
		.scale = scale,
		.date = CIVIL_NEVER,
	};
	struct source_bytes bytes = { text, strlen(text), 0 };
	struct buf out = BUF_INIT;

	shown_scores(&out, source_of_bytes(&bytes), &options);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void test_levels__gives_words_their_level(void **state)
{
	(void)state;
	assert_reads("Name,Level\nAna,Below\nBo,AT  grade\nCy,absent\n"
		"Di,Not Seen\nEd,3\n", "below=1, At Grade = 3,Not seen=", NULL,
		&shown_scale,
		"2||Ana||1|||\n3||Bo||3|||\n4||Cy|||||\n5||Di|||||\n"
		"6||Ed||3|||\n");
}

static void test_levels__lets_a_word_have_commas(void **state)
{
	(void)state;
	assert_reads("Name;Level\nAna;Yes, mostly\nBo;No\n",
		"Yes, mostly=3,No=1", NULL, &shown_scale,
		"2||Ana||3|||\n3||Bo||1|||\n");
}

static void test_levels__turns_figures_round(void **state)
{
	(void)state;
	assert_reads("Name,Tier\nAna,1\nBo,3\n", "1=3,3=1", NULL,
		&shown_scale, "2||Ana||3|||\n3||Bo||1|||\nabout Tier\n"
		"(scores are taken from \"Tier\")\n");
}

static void test_levels__asks_for_all_words_at_once(void **state)
{
	(void)state;
	assert_reads("Name,Level\nAna,3\nBo,Emerging\nCy,Secure\nDi,EX\n"
		"Ed,emerging\nFlo,Secure\nGus,2 below\n", "Secure=3", NULL,
		&three_levels,
		"2||Ana||3|||\n"
		"! line 3, column 2: \"Emerging\", \"2 below\": "
		"no scores; if they are levels, say which with --levels "
		"\"Emerging=N,2 below=N\", N being 1 to 3, else write points "
		"like \"3 / 4\" or \"75%\", and nothing or EX where there are "
		"none.\n");
}

static void test_levels__prefers_what_is_said_to_what_is_known(void **state)
{
	static const char text[] = "StudentID,TextReading,DateTaken,"
		"ComprehensionLevel\n1,F,9/25/2026,Limited\n"
		"2,F,9/25/2026,Proficient\n3,F,9/25/2026,Excellent\n";

	(void)state;
	assert_reads(text, "Limited=2", "Limited=3,Proficient=4", &shown_scale,
		"2|1|||2|2026-09-25T23:59:59||\n"
		"3|2|||4|2026-09-25T23:59:59||\n"
		"4|3|||4|2026-09-25T23:59:59||\n"
		"about Fountas & Pinnell comprehension\n"
		"(read as Fountas & Pinnell; scores are taken from "
		"\"ComprehensionLevel\"; \"Proficient\" is level 4, "
		"\"Excellent\" is level 4 unless "
		"--levels says otherwise)\n");
	assert_reads(text, NULL, NULL, &three_levels,
		"2|1|||1|2026-09-25T23:59:59||\n"
		"3|2|||2|2026-09-25T23:59:59||\n"
		"4|3|||3|2026-09-25T23:59:59||\n"
		"about Fountas & Pinnell comprehension\n"
		"(read as Fountas & Pinnell; scores are taken from "
		"\"ComprehensionLevel\"; \"Limited\" is level 1, "
		"\"Proficient\" is level 2, \"Excellent\" is level 3 unless "
		"--levels says otherwise)\n");
}

static void test_levels__refuses_what_is_no_level(void **state)
{
	(void)state;
	assert_reads("Name,Level\nAna,Low\n", "Low=4", NULL, &three_levels,
		"! the levels say that \"Low\" is 4, but the class has levels "
		"1 to 3.\n");
	assert_reads("Name,Level\nAna,Low\n", "Low", NULL, &three_levels,
		"! the levels cannot be read from \"Low\"; write them like "
		"\"Below=1,At=3\", or \"Absent=\" where a word is no "
		"score.\n");
	assert_reads("Name,Level\nAna,Low\n", "A=1,=2", NULL, &three_levels,
		"! the levels cannot be read from \"=2\"; write them like "
		"\"Below=1,At=3\", or \"Absent=\" where a word is no "
		"score.\n");
}

static void test_levels__are_not_asked_of_figures_gone_wrong(void **state)
{
	(void)state;
	assert_reads("Name,Score\nAna,85.12 B+\n", NULL, NULL, &shown_scale,
		"! line 2, column 2: \"85.12 B+\": no score; write it like "
		"\"3 / 4\" or \"75%\", and nothing or EX where there is "
		"none.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels__gives_words_their_level),
		cmocka_unit_test(test_levels__lets_a_word_have_commas),
		cmocka_unit_test(test_levels__turns_figures_round),
		cmocka_unit_test(test_levels__asks_for_all_words_at_once),
		cmocka_unit_test(
			test_levels__prefers_what_is_said_to_what_is_known),
		cmocka_unit_test(test_levels__refuses_what_is_no_level),
		cmocka_unit_test(
			test_levels__are_not_asked_of_figures_gone_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

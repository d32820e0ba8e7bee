/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "exchange/answers.h"

static const struct answers_ask asks[] = {
	{ "goal", "goal|aim" },
	{ "help", "help" },
	{ "way", "in the way" },
	{ "tier", NULL },
};

static void describe(struct buf *out, const struct answers_row *row)
{
	const char *who[] = { row->number, row->name, row->email };

	buf_addf(out, "%zu", row->line);
	for (size_t i = 0; i < ARRAY_LEN(who); i++)
		buf_addf(out, "|%s", who[i] ? who[i] : "-");
	for (size_t i = 0; i < ARRAY_LEN(asks); i++)
		buf_addf(out, "|%s", row->texts[i] ? row->texts[i] : "-");
	buf_addc(out, '\n');
}

/* The rows, or the sentence of the refusal. */
static void assert_comes_to(const char *text, const char *map,
	const char *expected)
{
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;
	struct answers_row row;
	bool more = true;
	struct answers *answers = answers_open(source_of_bytes(&bytes), asks,
		ARRAY_LEN(asks), map, &err);

	while (answers && more) {
		if (!answers_next(answers, &row, &more, &err))
			break;
		if (more)
			describe(&out, &row);
	}
	if (err.code != ERROR_NONE)
		buf_adds(&out, err.text);
	assert_string_equal(buf_text(&out), expected);
	answers_close(answers);
	buf_release(&out);
}

static void test_answers__knows_questions_by_words_of_their_header(
	void **state)
{
	(void)state;
	assert_comes_to("Timestamp,Email Address,What is your goal?,"
		"What gets in the way of it?\n"
		"2026-09-01 10:00,ana@example.org,Unit rates,\"time, mostly\"\n"
		"2026-09-01 10:01,ben@example.org,,none\n", NULL,
		"2|-|-|ana@example.org|Unit rates|-|time, mostly|-\n"
		"3|-|-|ben@example.org||-|none|-\n");
}

static void test_answers__takes_the_question_whose_word_comes_first(
	void **state)
{
	(void)state;
	assert_comes_to("Name,What help would bring you to your goal?\n"
		"Ana Chen,a partner\n", NULL,
		"2|-|Ana Chen|-|-|a partner|-|-\n");
}

static void test_answers__reads_below_a_title_and_over_blank_rows(
	void **state)
{
	(void)state;
	assert_comes_to("Intake of 7B\nStudent ID;Last Name;First Name;Aim\n"
		"001;Chen;Ana;rates\n;;;\n002;Ito;Ben;area\n", NULL,
		"3|001|Ana Chen|-|rates|-|-|-\n"
		"5|002|Ben Ito|-|area|-|-|-\n");
}

static void test_answers__takes_what_a_map_says(void **state)
{
	(void)state;
	assert_comes_to("Name,Q1,Q2, with a comma\nAna,a,b,c\n",
		"goal=Q1,way=Q2,tier=4",
		"2|-|Ana|-|a|-|b|c\n");
	assert_comes_to("Who,\"What, then?\"\nAna,a\n",
		"name=Who,goal=What, then?", "2|-|Ana|-|a|-|-|-\n");
}

static void test_answers__refuses_what_it_cannot_tell(void **state)
{
	(void)state;
	assert_comes_to("Name,Goal,Second goal\nAna,a,b\n", NULL,
		"columns 2 and 3 could both be \"goal\"; say which with "
		"--map \"goal=HEADER\"");
	assert_comes_to("Name,Goal,Second goal\nAna,a,b\n",
		"goal=Second goal", "2|-|Ana|-|b|-|-|-\n");
	assert_comes_to("Name,Colour\nAna,red\n", NULL, "no column is a "
		"question that is known; say which with --map "
		"\"goal=HEADER\"");
	assert_comes_to("Name,Goal\nAna,a\n", "help=Assistance", "the map says "
		"help is \"Assistance\", but no column is called so");
	assert_comes_to("", NULL, "no line names a column with students: it "
		"takes a header with a number, a name or an address, or --map "
		"\"name=HEADER\"");
	assert_comes_to("Name,Goal\n,a\n", NULL,
		"line 2: the row says of nobody");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_answers__knows_questions_by_words_of_their_header),
		cmocka_unit_test(
			test_answers__takes_the_question_whose_word_comes_first),
		cmocka_unit_test(
			test_answers__reads_below_a_title_and_over_blank_rows),
		cmocka_unit_test(test_answers__takes_what_a_map_says),
		cmocka_unit_test(test_answers__refuses_what_it_cannot_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

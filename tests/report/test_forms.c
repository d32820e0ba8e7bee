/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "report/forms.h"
#include "report/review.h"

static void sample(struct document *document)
{
	static const double levels[] = { 0.1, NAN, 0.95 };
	struct document_section *section;
	struct document_table *table;

	document_init(document, "Term review", "7B, from 1 Sep to 5 Dec");
	section = document_section(document, "summary", "In short");
	document_say(document, section, "%d moved up, and that is a long "
		"sentence which goes on over the end of a line.", 3);
	table = document_table(document, section, "who", "Who moved");
	document_note(document, table, "Counted once a student.");
	table->small = 5;
	document_column(document, table, "student", KIND_TEXT);
	document_column(document, table, "moves", KIND_COUNT);
	document_column(document, table, "share", KIND_SHARE);
	document_column(document, table, "seen", KIND_DATE);
	document_column(document, table, "level", KIND_STRIP);
	document_text(document, table, "Ana Chen");
	document_number(table, 12);
	document_number(table, 0.625);
	document_date(table, 0);
	document_strip(document, table, levels, 3);
	document_text(document, table, "Ben Ito");
	document_withheld(table);
	document_number(table, NAN);
	document_date(table, CIVIL_NEVER);
	document_strip(document, table, levels, 1);
	table = document_table(document, section, "none", "Who left");
	document_column(document, table, "student", KIND_TEXT);
}

static void assert_text(size_t cells, bool is_ascii, const char *expected)
{
	struct document document;
	struct buf out = BUF_INIT;

	sample(&document);
	form_text(&out, &document, cells, is_ascii);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	document_release(&document);
}

static void test_text__has_every_sentence_and_table(void **state)
{
	(void)state;
	assert_text(60, true,
		"Term review\n"
		"===========\n"
		"7B, from 1 Sep to 5 Dec\n"
		"\n"
		"In short\n"
		"--------\n"
		"- 3 moved up, and that is a long sentence which goes on over\n"
		"  the end of a line.\n"
		"\n"
		"Who moved\n"
		"  student   moves  share  seen        level\n"
		"  Ana Chen     12    62%  1970-01-01  0.9\n"
		"  Ben Ito      <5      -  -           0\n"
		"  Counted once a student.\n"
		"\n"
		"Who left\n"
		"  none\n");
}

static void test_json__keeps_numbers_and_says_what_is_withheld(void **state)
{
	struct document document;
	struct buf out = BUF_INIT;

	(void)state;
	sample(&document);
	form_json(&out, &document);
	assert_string_equal(buf_text(&out), "{\"title\":\"Term review\","
		"\"subtitle\":\"7B, from 1 Sep to 5 Dec\",\"sections\":[{"
		"\"id\":\"summary\",\"title\":\"In short\",\"sentences\":["
		"\"3 moved up, and that is a long sentence which goes on over "
		"the end of a line.\"],\"tables\":[{\"id\":\"who\",\"title\":"
		"\"Who moved\",\"note\":\"Counted once a student.\","
		"\"columns\":[{\"name\":\"student\",\"kind\":\"text\"},"
		"{\"name\":\"moves\",\"kind\":\"count\"},{\"name\":\"share\","
		"\"kind\":\"share\"},{\"name\":\"seen\",\"kind\":\"date\"},"
		"{\"name\":\"level\",\"kind\":\"strip\"}],\"rows\":[["
		"\"Ana Chen\",12,0.625,\"1970-01-01\",[0.1,null,0.95]],["
		"\"Ben Ito\",{\"withheld\":true},null,null,[0.1]]]},{"
		"\"id\":\"none\",\"title\":\"Who left\",\"note\":null,"
		"\"columns\":[{\"name\":\"student\",\"kind\":\"text\"}],"
		"\"rows\":[]}]}]}\n");
	buf_release(&out);
	document_release(&document);
}

static bool has(const struct buf *out, const char *text)
{
	return strstr(buf_text(out), text) != NULL;
}

static void test_html__stands_alone(void **state)
{
	struct document document;
	struct buf out = BUF_INIT;

	(void)state;
	sample(&document);
	form_html(&out, &document);
	assert_true(has(&out, "<!DOCTYPE html>\n"));
	assert_true(has(&out, "<main id=\"main\">"));
	assert_false(has(&out, "http:"));
	assert_false(has(&out, "https:"));
	assert_false(has(&out, "src="));
	assert_false(has(&out, "<link"));
	assert_false(has(&out, "@import"));
	assert_false(has(&out, "url("));
	buf_release(&out);
	document_release(&document);
}

static void test_html__escapes_what_people_wrote(void **state)
{
	struct document document;
	struct document_section *section;
	struct document_table *table;
	struct buf out = BUF_INIT;

	(void)state;
	document_init(&document, "<b>7B</b>", "\"a\" & b");
	section = document_section(&document, "s", "<i>");
	document_say(&document, section, "%s", "<script>alert(1)</script>");
	table = document_table(&document, section, "t", "\"><img>");
	document_column(&document, table, "<u>", KIND_TEXT);
	document_text(&document, table, "</td>&");
	form_html(&out, &document);
	assert_false(has(&out, "<b>7B"));
	assert_false(has(&out, "<i>"));
	assert_false(has(&out, "alert(1)</script>"));
	assert_false(has(&out, "<img>"));
	assert_false(has(&out, "<u>"));
	assert_true(has(&out, "&lt;/td&gt;&amp;"));
	buf_release(&out);
	document_release(&document);
}

static void test_html__opens_the_names_behind_a_number(void **state)
{
	struct document document;
	struct document_section *section;
	struct document_table *table;
	struct buf out = BUF_INIT;

	(void)state;
	document_init(&document, "a", "b");
	section = document_section(&document, "s", "c");
	table = document_table(&document, section, "t", "d");
	document_column(&document, table, "who", KIND_TEXT);
	document_column(&document, table, "moves", KIND_COUNT);
	document_text(&document, table, "up");
	document_number(table, 3)->opens = "up-names";
	table = document_table(&document, section, "up-names", "Up");
	table->is_detail = true;
	document_column(&document, table, "who", KIND_TEXT);
	document_text(&document, table, "Ana");
	form_html(&out, &document);
	assert_true(has(&out, "<td class=n><a href=\"#up-names\">3</a>"));
	assert_true(has(&out, "<details id=\"up-names\"><summary>Up"));
	buf_release(&out);
	document_release(&document);
}

static void flow_row(struct document *document, struct document_table *table,
	double week, const char *from, const char *to, double students)
{
	document_number(table, week);
	document_text(document, table, from);
	document_text(document, table, to);
	document_number(table, students);
}

static void test_svg__draws_a_ribbon_for_each_stream(void **state)
{
	struct document document;
	struct document_section *section;
	struct document_table *table;
	struct buf out = BUF_INIT;

	(void)state;
	document_init(&document, "a", "b");
	section = document_section(&document, "s", "c");
	table = document_table(&document, section, "flow", "Flow");
	table->picture = PICTURE_FLOW;
	document_column(&document, table, "week", KIND_COUNT);
	document_column(&document, table, "from", KIND_TEXT);
	document_column(&document, table, "to", KIND_TEXT);
	document_column(&document, table, "students", KIND_COUNT);
	flow_row(&document, table, 0, "reteach", "practice", 3);
	flow_row(&document, table, 0, "practice", "practice", 5);
	flow_row(&document, table, 1, "practice", "extend", 8);
	form_svg(&out, table, 720);
	assert_true(has(&out, "<title>3: reteach to practice</title>"));
	assert_true(has(&out, "<title>5: practice to practice</title>"));
	assert_true(has(&out, ">reteach 3</text>"));
	assert_true(has(&out, ">extend 8</text>"));
	assert_false(has(&out, "nan"));
	assert_false(has(&out, "inf"));
	buf_release(&out);
	document_release(&document);
}

static void test_review__can_be_of_a_class_without_anyone(void **state)
{
	const struct report_class class = { .name = "Empty" };
	const struct review_options options = {
		.span = { .from = 0, .until = CIVIL_DAY, .weeks = 1 },
	};
	struct document document;
	struct buf out = BUF_INIT;

	(void)state;
	review_write(&document, &class, 1, &options);
	form_text(&out, &document, 80, true);
	assert_true(has(&out, "Moved down: no students."));
	assert_true(has(&out, "Nothing stands out to talk about."));
	assert_true(has(&out, "No move was proposed and decided."));
	buf_release(&out);
	document_release(&document);
	review_write(&document, &class, 0, &options);
	document_release(&document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text__has_every_sentence_and_table),
		cmocka_unit_test(
			test_json__keeps_numbers_and_says_what_is_withheld),
		cmocka_unit_test(test_html__stands_alone),
		cmocka_unit_test(test_html__escapes_what_people_wrote),
		cmocka_unit_test(test_html__opens_the_names_behind_a_number),
		cmocka_unit_test(test_svg__draws_a_ribbon_for_each_stream),
		cmocka_unit_test(
			test_review__can_be_of_a_class_without_anyone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

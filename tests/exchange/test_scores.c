/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/text.h"
#include "exchange/scores.h"

static const struct scale four_levels = {
	.levels = 4,
	.score = { .1, .45, .75, .95 },
};

static void add_field(struct buf *out, const char *text)
{
	buf_addf(out, "|%s", text ? text : "");
}

static void add_row(struct buf *out, const struct scores_row *row)
{
	buf_addf(out, "%zu", row->line);
	add_field(out, row->number);
	add_field(out, row->name);
	add_field(out, row->email);
	buf_addc(out, '|');
	if (row->has_score)
		score_write(out, &row->score);
	add_field(out, row->objective);
	buf_addc(out, '|');
	if (row->has_date)
		date_write_iso_time(out, row->date);
	add_field(out, row->note);
	if (row->task || row->quality)
		buf_addf(out, "|task:%s|q%d", task_name(row->task),
			row->quality);
	if (row->round || row->support || row->confidence || row->minutes)
		buf_addf(out, "|%s|%s|%d|%d", row->round ? row->round : "",
			support_name(row->support), row->confidence,
			row->minutes);
	buf_addc(out, '\n');
}

/* Rows as "line|number|name|email|score|objective|date|note", and where any
 * of them is said "|task:WORD|q1" or "|round|support|confidence|minutes", then
 * the notice, or the error. */
static void describe(struct buf *out, struct source source, const char *map,
	civil date)
{
	struct error err = ERROR_INIT;
	const struct scores_options options = {
		.map = map,
		.scale = &four_levels,
		.date = date,
	};
	struct scores *scores = scores_open(source, &options, &err);
	struct scores_row row;
	bool more = scores;

	while (more && err.code == ERROR_NONE) {
		if (scores_next(scores, &row, &more, &err) && more)
			add_row(out, &row);
	}
	if (err.code != ERROR_NONE)
		buf_addf(out, "! %s\n", err.text);
	if (scores && scores_notice(scores))
		buf_addf(out, "(%s)\n", scores_notice(scores));
	scores_close(scores);
}

static void assert_reads_with(const char *text, const char *map, civil date,
	const char *expected)
{
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct buf out = BUF_INIT;

	describe(&out, source_of_bytes(&bytes), map, date);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void assert_reads(const char *text, const char *expected)
{
	assert_reads_with(text, NULL, CIVIL_NEVER, expected);
}

/* One student's cell under a header. */
static void assert_score(const char *header, const char *cell,
	const char *expected)
{
	struct buf text = BUF_INIT;
	struct buf row = BUF_INIT;

	buf_addf(&text, "Name;%s\nAna;%s\n", header, cell);
	buf_addf(&row, "2||Ana||%s|||\n", expected);
	assert_reads(buf_text(&text), buf_text(&row));
	buf_release(&text);
	buf_release(&row);
}

static void assert_no_score(const char *header, const char *cell,
	const char *expected)
{
	struct buf text = BUF_INIT;
	struct buf row = BUF_INIT;

	buf_addf(&text, "Name;%s\nAna;%s\n", header, cell);
	buf_addf(&row, "! line 2, column 2: %s\n", expected);
	assert_reads(buf_text(&text), buf_text(&row));
	buf_release(&text);
	buf_release(&row);
}

static void test_scores__reads_what_a_quiz_tool_exports(void **state)
{
	(void)state;
	assert_reads("Student ID,Student,Score: objective 1 (2026-09-01)\n"
		"001001,\"Okafor, Jos\xC3\xA9\",2 / 4\n"
		"001002,\"Chen, Ana\",3 / 3\n",
		"2|001001|Jos\xC3\xA9 Okafor||2/4||2026-09-01T23:59:59|\n"
		"3|001002|Ana Chen||3/3||2026-09-01T23:59:59|\n");
}

static void test_scores__reads_points_of_a_maximum(void **state)
{
	(void)state;
	assert_score("Score", "3 / 4", "3/4");
	assert_score("Score", "3/4", "3/4");
	assert_score("Score", "8.00 / 10", "8/10");
	assert_score("Score", "2,5/4", "2.5/4");
	assert_score("Score", "3 out of 4", "3/4");
	assert_score("Score", "3 of 4", "3/4");
	assert_score("Quiz 3 (10 points)", "3 / 4", "3/4");
}

static void test_scores__adds_what_was_right_and_wrong(void **state)
{
	(void)state;
	assert_reads("Name,Correct,Wrong\nAna,3,1\nBo,0,4\nCy,,\n",
		"2||Ana||3/4|||\n3||Bo||0/4|||\n4||Cy|||||\n");
	assert_reads_with("Name,Hits,Misses\nAna,3,x\n",
		"points=Hits,wrong=Misses", CIVIL_NEVER,
		"! line 2, column 3: \"x\" is no number of points to "
		"reach.\n");
}

static void test_scores__takes_a_large_total_for_a_percent(void **state)
{
	(void)state;
	assert_score("Score", "20 / 20", "20/20");
	assert_score("Score", "28.00 / 30", "93.33%");
	assert_score("Score (100 points)", "85", "85%");
	assert_score("Score (100 points)", "100", "100%");
	assert_score("Score (25 questions)", "20", "20/25");
	assert_score("Score (25 items)", "20", "20/25");
}

static void test_scores__reads_percents(void **state)
{
	(void)state;
	assert_score("Score", "75%", "75%");
	assert_score("Score", "75.5 %", "75.5%");
	assert_score("Score", "75,5%", "75.5%");
	assert_score("Score (%)", "75", "75%");
	assert_score("Percent", "100", "100%");
}

static void test_scores__takes_the_maximum_from_header_or_column(void **state)
{
	(void)state;
	assert_reads("Name,Quiz 3 (10 points)\nAna,7.5\n",
		"2||Ana||7.5/10|||\n");
	assert_reads("Name,Points,Points possible\nAna,7,10\nBo,3,\n",
		"2||Ana||7/10|||\n3||Bo||3|||\n");
	assert_reads("Name,Score (5 points),Out of\nAna,4,10\nBo,4,\n",
		"2||Ana||4/10|||\n3||Bo||4/5|||\n");
	assert_reads("Name,Score,Max\nAna,4,ten\n",
		"! line 2, column 3: \"ten\" is no number of points to "
		"reach.\n");
}

static void test_scores__takes_a_bare_number_for_a_level(void **state)
{
	(void)state;
	assert_score("Score", "3", "3");
	assert_score("Score", "3.0", "3");
	assert_score("Score", "4,00", "4");
}

static void test_scores__refuses_a_number_that_could_be_anything(void **state)
{
	const char *why = "no level of 1 to 4, and nothing says out of how "
		"many: write it like \"3 / 4\" or \"75%\", or the header like "
		"\"Score (10 points)\".";
	static const char *const cells[] = { "5", "0", "75", "3.5" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
		struct buf expected = BUF_INIT;

		buf_addf(&expected, "\"%s\": %s", cells[i], why);
		assert_no_score("Score", cells[i], buf_text(&expected));
		buf_release(&expected);
	}
}

static void test_scores__refuses_what_is_no_score(void **state)
{
	(void)state;
	assert_no_score("Score", "85.12 B+", "\"85.12 B+\": no score; write "
		"it like \"3 / 4\" or \"75%\", and nothing or EX where there "
		"is none.");
	assert_no_score("Score", "5 / 4",
		"\"5 / 4\": more points than there are.");
	assert_no_score("Score", "105%",
		"\"105%\": more points than there are.");
	assert_no_score("Score (5 points)", "-1",
		"\"-1\": points cannot be below 0.");
	assert_no_score("Score", "1/2/3", "\"1/2/3\": no score; write it like "
		"\"3 / 4\" or \"75%\", and nothing or EX where there is "
		"none.");
}

static void test_scores__leaves_out_who_has_none(void **state)
{
	static const char *const cells[] = { "", " ", "-", "N/A", "n/a", "NULL",
		"EX", "ex", "Excused", "absent", "\xE2\x80\x93" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		assert_score("Score", cells[i], "");
}

static void test_scores__keeps_zeros_and_mends_what_a_sheet_did(void **state)
{
	(void)state;
	assert_reads("ID,Score\n001001,3\n  111222  ,3\n12345.0,3\n"
		"\"=\"\"00123\"\"\",3\n'0042,3\n",
		"2|001001|||3|||\n3|111222|||3|||\n4|12345|||3|||\n"
		"5|00123|||3|||\n6|0042|||3|||\n");
	assert_reads("ID,Score\n1.23457E+11,3\n",
		"! line 2, column 1: \"1.23457E+11\" is what a spreadsheet "
		"left of a long number; make the column text there, and "
		"export it again.\n");
}

static void test_scores__refuses_a_row_without_a_student(void **state)
{
	(void)state;
	assert_reads("ID,Name,Score\n-,,3\n",
		"! line 2: the row names no student; fill in a number, a "
		"name or an email, or delete it.\n");
}

static void test_scores__skips_blank_rows_and_title_lines(void **state)
{
	(void)state;
	assert_reads("Class 7B\n,,\nTeacher: Ms. Berg\n\nName,Score\n , \n"
		"Ana,3\n,\n", "7||Ana||3|||\n");
}

static void test_scores__refuses_ragged_rows(void **state)
{
	(void)state;
	assert_reads("ID,Name,Score\n1,Ana\n",
		"! line 2, column 2: the row ends here, but the header has 3 "
		"columns; is a separator missing?\n");
	assert_reads("ID,Name,Score\n1,Chen, Ana,3\n",
		"! line 2, column 4: the header has only 3 columns; does a "
		"text with the separator lack its quotes?\n");
}

static void test_scores__lets_rows_end_in_empty_fields(void **state)
{
	(void)state;
	assert_reads("ID,Name,Score,,\n1,Ana,3,,\n2,Bo,2\n3,Cy,1,,,,\n",
		"2|1|Ana||3|||\n3|2|Bo||2|||\n4|3|Cy||1|||\n");
}

static void test_scores__reads_dates_of_many_forms(void **state)
{
	(void)state;
	assert_reads("Name;Score;Date\n"
		"A;1;2026-10-04\n"
		"B;1;2026-10-04T10:15:30.250Z\n"
		"C;1;2026/10/04 10:15:00 AM GMT+5:30\n"
		"D;1;2026-10-04 12:05 am\n"
		"E;1;2026-10-04 1:05 PM\n"
		"F;1;14.10.2026\n"
		"G;1;N/A\n",
		"2||A||1||2026-10-04T23:59:59|\n"
		"3||B||1||2026-10-04T10:15:30|\n"
		"4||C||1||2026-10-04T10:15:00|\n"
		"5||D||1||2026-10-04T00:05:00|\n"
		"6||E||1||2026-10-04T13:05:00|\n"
		"7||F||1||2026-10-14T23:59:59|\n"
		"8||G||1|||\n");
	assert_reads("Name,Score,Date\nA,1,2026-02-30\n",
		"! line 2, column 3: \"2026-02-30\" is no date; write it like "
		"2026-10-14, or say the date of all rows with --date.\n");
}

static void test_scores__reads_months_in_letters(void **state)
{
	(void)state;
	assert_reads("Name;Score;Date\n"
		"A;1;Sunday, 4 October 2026, 10:15 AM\n"
		"B;1;Oct 4, 2026\n"
		"C;1;04-Oct-26\n"
		"D;1;October 4th, 2026 at 1:05 PM\n"
		"E;1;Sun Oct 04 2026 10:15:30 GMT\n"
		"F;1;4. Sept 2026  9:05\n",
		"2||A||1||2026-10-04T10:15:00|\n"
		"3||B||1||2026-10-04T23:59:59|\n"
		"4||C||1||2026-10-04T23:59:59|\n"
		"5||D||1||2026-10-04T13:05:00|\n"
		"6||E||1||2026-10-04T10:15:30|\n"
		"7||F||1||2026-09-04T09:05:00|\n");
	assert_reads("Name,Score,Date\nA,1,31 June 2026\n",
		"! line 2, column 3: \"31 June 2026\" is no date; write it "
		"like 2026-10-14, or say the date of all rows with "
		"--date.\n");
	assert_reads("Name,Score,Date\nA,1,4 Octobre 2026\n",
		"! line 2, column 3: \"4 Octobre 2026\" is no date; write it "
		"like 2026-10-14, or say the date of all rows with "
		"--date.\n");
}

static void test_scores__learns_the_order_of_dates_from_later_rows(
	void **state)
{
	(void)state;
	assert_reads("Name,Score,Timestamp\nA,1,8/4/2025 23:25:41\n"
		"B,1,8/15/2025 9:00:00\nC,1,9/4/25\n",
		"2||A||1||2025-08-04T23:25:41|\n"
		"3||B||1||2025-08-15T09:00:00|\n"
		"4||C||1||2025-09-04T23:59:59|\n");
	assert_reads("Name,Score,Date\nA,1,4/8/2025\nB,1,15/8/2025\n",
		"2||A||1||2025-08-04T23:59:59|\n"
		"3||B||1||2025-08-15T23:59:59|\n");
}

static void test_scores__asks_for_the_date_when_it_is_unclear(void **state)
{
	(void)state;
	assert_reads("Name,Score,Date\nA,1,3/4/2026\nB,1,5/4/2026\n",
		"! line 2, column 3: \"3/4/2026\" could have its day or its "
		"month first; write it like 2026-10-14, or say the date of "
		"all rows with --date.\n");
	assert_reads("Name,Score (3/4/2026)\nA,1\n",
		"! the date in the header \"Score (3/4/2026)\" could have its "
		"day or its month first; write it like 2026-10-14, or say "
		"--date.\n");
	assert_reads("Name,Score,Date\nA,1,14/4/2026\nB,1,4/15/2026\n",
		"2||A||1||2026-04-14T23:59:59|\n"
		"! line 3, column 3: \"4/15/2026\" has another order than "
		"the dates before it; write it like 2026-10-14, or say the "
		"date of all rows with --date.\n");
}

static void test_scores__lets_the_caller_say_the_date(void **state)
{
	civil start = 0;

	(void)state;
	assert_true(date_make((struct date){ 2026, 9, 1 }, &start));
	assert_reads_with("Name,Score (3/4/2026),Date\nA,1,5/6/2026\nB,2,?\n",
		NULL, start, "2||A||1||2026-09-01T00:00:00|\n"
		"3||B||2||2026-09-01T00:00:00|\n");
}

static void test_scores__prefers_the_date_of_the_row(void **state)
{
	(void)state;
	assert_reads("Name,Score (2026-09-01),Date\nA,1,2026-09-03\nB,2,\n",
		"2||A||1||2026-09-03T23:59:59|\n"
		"3||B||2||2026-09-01T23:59:59|\n");
}

static void test_scores__reads_objective_and_note(void **state)
{
	(void)state;
	assert_reads("Name,Score,Standard,Comment\n"
		"Ana,3,6.RP.3,\"slow,\nbut right\"\n",
		"2||Ana||3|6.RP.3||slow, but right\n");
}

static void test_scores__follows_the_map(void **state)
{
	(void)state;
	assert_reads_with("Kid,Quiz 1 (5 points),Quiz 2 (4 points)\nAna,3,2\n",
		"name=Kid,score=3", CIVIL_NEVER, "2||Ana||2/4|||\n");
}

#define OWN_HEADER "number,name,objective,round,observed,points,out_of," \
	"score_form,confidence,support,minutes,note\n"

static void test_scores__reads_what_homeroom_wrote_to_the_letter(void **state)
{
	(void)state;
	assert_reads(OWN_HEADER
		"7,Ana Chen,rates,Exit 1,2026-09-01T10:42:07,75,100,percent,"
		"2,hint,12,slow\n"
		"7,Ana Chen,rates,,2026-09-01T10:42:08,3,5,level,,,,\n"
		"7,Ana Chen,rates,,2026-09-01T10:42:09,85.5,100,items,,,,\n",
		"2|7|Ana Chen||75%|rates|2026-09-01T10:42:07|slow"
		"|Exit 1|hint|2|12\n"
		"3|7|Ana Chen||3|rates|2026-09-01T10:42:08|\n"
		"4|7|Ana Chen||85.5/100|rates|2026-09-01T10:42:09|\n");
}

#define TASK_HEADER "number,name,points,out_of,score_form,task,quality\n"

static void test_scores__reads_what_came_of_a_task(void **state)
{
	(void)state;
	assert_reads(TASK_HEADER
		"7,Ana,3,4,items,given,\n"
		"7,Ana,3,4,items,done,4\n"
		"7,Ana,3,4,items,,1\n",
		"2|7|Ana||3/4||||task:given|q0\n"
		"3|7|Ana||3/4||||task:done|q4\n"
		"4|7|Ana||3/4||||task:|q1\n");
	assert_reads(TASK_HEADER "7,Ana,3,4,items,late,\n",
		"! line 2, column 6: \"late\" is not given, done or not.\n");
	assert_reads(TASK_HEADER "7,Ana,3,4,items,done,5\n",
		"! line 2, column 7: \"5\" is not a quality of 1 to 4.\n");
	assert_reads("Name,Score,Task,Quality\nAna,3/4,late,high\n",
		"2||Ana||3/4|||\n");
}

static void test_scores__refuses_what_homeroom_never_wrote(void **state)
{
	(void)state;
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,3,4,points,,,,\n",
		"! line 2, column 8: \"points\" is not items, percent or "
		"level.\n");
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,3,4,percent,,,,\n",
		"! line 2, column 8: \"percent\" is not what these points "
		"are: a percent is of 100, a level one of at most 9.\n");
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,2.5,4,level,,,,\n",
		"! line 2, column 8: \"level\" is not what these points are: "
		"a percent is of 100, a level one of at most 9.\n");
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,,4,items,,,,\n",
		"! line 2, column 6: \"\" is not a number.\n");
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,3,4,items,5,,,\n",
		"! line 2, column 9: \"5\" is not a confidence of 1 to 4.\n");
	assert_reads(OWN_HEADER "7,Ana,r,,2026-09-01,3,4,items,,some,,\n",
		"! line 2, column 10: \"some\" is not alone, hint or "
		"helped.\n");
}

/* There the same words mean other things. */
static void test_scores__reads_of_such_columns_of_others_the_round_only(
	void **state)
{
	(void)state;
	assert_reads("Name,Score,Support,Round,Confidence\n"
		"Ana,3/4,Tier 2,first,high\n",
		"2||Ana||3/4||||first||0|0\n"
		"(rounds are taken from \"Round\")\n");
	assert_reads("Name,Quiz,Score\nAna,3,3/4\n",
		"2||Ana||3/4||||Quiz 3||0|0\n"
		"(rounds are taken from \"Quiz\")\n");
	assert_reads("Name,Quiz\nAna,3/4\n", "2||Ana||3/4|||\n"
		"(scores are taken from \"Quiz\")\n");
}

static void test_scores__says_what_it_chose(void **state)
{
	(void)state;
	assert_reads("SIS ID;Student Number;Quiz\n7;8;4\n9;9;Zo\xEB\n",
		"2|7|||4|||\n"
		"! line 3, column 3: \"Zo\xC3\xAB\": no score; if it is a "
		"level, say which with --levels \"Zo\xC3\xAB=N\", N being 1 "
		"to 4, else write points like \"3 / 4\" or \"75%\", and "
		"nothing or EX where there are none.\n"
		"(read as Windows-1252; numbers are taken from \"SIS ID\", "
		"not \"Student Number\"; scores are taken from \"Quiz\")\n");
}

static void test_scores__asks_for_a_header(void **state)
{
	const char *none = "! no line names the columns; put one like "
		"\"Student ID,Student,Score\" above the rows.\n";

	(void)state;
	assert_reads("", none);
	assert_reads("SOC6,333,85\nSOC6,111,85\n", none);
	assert_reads("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nName,Score\nAna,3\n",
		"12||Ana||3|||\n");
	assert_reads("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nName,Score\nAna,3\n",
		none);
}

static ptrdiff_t read_file(void *context, char *bytes, size_t size)
{
	return read(*(int *)context, bytes, size);
}

static void assert_round(const char *data, int round)
{
	struct buf path = BUF_INIT;
	struct error err = ERROR_INIT;
	struct buf objective = BUF_INIT;
	const struct scores_options options = {
		.scale = &four_levels,
		.date = CIVIL_NEVER,
	};
	struct scores *scores;
	struct scores_row row;
	bool more;
	int file;

	buf_addf(&path, "%s/classroom/round-%02d.csv", data, round);
	file = open(buf_text(&path), O_RDONLY);
	assert_true(file >= 0);
	scores = scores_open((struct source){ .read = read_file,
		.context = &file }, &options, &err);
	assert_non_null(scores);
	buf_addf(&objective, "objective %d", (round - 1) % 4 + 1);
	assert_string_equal(buf_text(&scores_columns(scores)->objective),
		buf_text(&objective));
	assert_null(scores_notice(scores));
	assert_true(scores_next(scores, &row, &more, &err));
	while (more) {
		assert_int_equal(strlen(row.number), 6);
		assert_true(row.has_score && row.has_date);
		assert_int_equal(row.score.form, SCORE_ITEMS);
		assert_true(scores_next(scores, &row, &more, &err));
	}
	scores_close(scores);
	close(file);
	buf_release(&path);
	buf_release(&objective);
}

static void test_scores__reads_every_round_of_the_classroom(void **state)
{
	const char *data = getenv("HOMEROOM_DATA");

	(void)state;
	if (!data)
		skip();
	for (int round = 1; round <= 16; round++)
		assert_round(data, round);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scores__reads_what_a_quiz_tool_exports),
		cmocka_unit_test(test_scores__reads_points_of_a_maximum),
		cmocka_unit_test(test_scores__reads_percents),
		cmocka_unit_test(
			test_scores__takes_the_maximum_from_header_or_column),
		cmocka_unit_test(test_scores__takes_a_bare_number_for_a_level),
		cmocka_unit_test(
			test_scores__refuses_a_number_that_could_be_anything),
		cmocka_unit_test(test_scores__refuses_what_is_no_score),
		cmocka_unit_test(test_scores__leaves_out_who_has_none),
		cmocka_unit_test(
			test_scores__keeps_zeros_and_mends_what_a_sheet_did),
		cmocka_unit_test(test_scores__refuses_a_row_without_a_student),
		cmocka_unit_test(
			test_scores__skips_blank_rows_and_title_lines),
		cmocka_unit_test(test_scores__refuses_ragged_rows),
		cmocka_unit_test(test_scores__lets_rows_end_in_empty_fields),
		cmocka_unit_test(test_scores__reads_dates_of_many_forms),
		cmocka_unit_test(test_scores__reads_months_in_letters),
		cmocka_unit_test(test_scores__adds_what_was_right_and_wrong),
		cmocka_unit_test(
			test_scores__takes_a_large_total_for_a_percent),
		cmocka_unit_test(
			test_scores__learns_the_order_of_dates_from_later_rows),
		cmocka_unit_test(
			test_scores__asks_for_the_date_when_it_is_unclear),
		cmocka_unit_test(test_scores__lets_the_caller_say_the_date),
		cmocka_unit_test(test_scores__prefers_the_date_of_the_row),
		cmocka_unit_test(test_scores__reads_objective_and_note),
		cmocka_unit_test(test_scores__follows_the_map),
		cmocka_unit_test(
			test_scores__reads_what_homeroom_wrote_to_the_letter),
		cmocka_unit_test(test_scores__reads_what_came_of_a_task),
		cmocka_unit_test(
			test_scores__refuses_what_homeroom_never_wrote),
		cmocka_unit_test(
			test_scores__reads_of_such_columns_of_others_the_round_only),
		cmocka_unit_test(test_scores__says_what_it_chose),
		cmocka_unit_test(test_scores__asks_for_a_header),
		cmocka_unit_test(
			test_scores__reads_every_round_of_the_classroom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

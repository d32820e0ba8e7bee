/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/columns.h"

#define FIELDS_MAX 24

struct header {
	const char *fields[FIELDS_MAX];
	struct csv_record record;
	char *text;
};

/* "A|B|C" */
static void split(struct header *header, const char *text)
{
	char *rest = mem_strdup(text);
	char *field;

	*header = (struct header){ .text = rest };
	for (field = strsep(&rest, "|"); field; field = strsep(&rest, "|")) {
		assert_true(header->record.count < FIELDS_MAX);
		header->fields[header->record.count++] = field;
	}
	header->record.fields = header->fields;
	header->record.line = 1;
}

static bool read_text(struct columns *columns, const char *text,
	const char *map, bool wants_score, struct error *err)
{
	struct header header;
	bool is_header;
	bool is_read;

	split(&header, text);
	is_read = columns_read(columns, &header.record, map, wants_score,
		&is_header, err);
	assert_true(is_header || !is_read);
	if (!is_read && err->code == ERROR_NONE)
		assert_false(is_header);
	mem_free(header.text);
	return is_read;
}

/* What is where, as "number=0 name=1". */
static void describe(struct buf *out, const struct columns *columns)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		if (columns->at[i] == COLUMN_NONE)
			continue;
		buf_addf(out, "%s%s=%zu", out->len > 0 ? " " : "",
			meaning_name((enum meaning)i), columns->at[i]);
	}
}

static void assert_found(const char *text, const char *map, bool wants_score,
	const char *expected)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	if (!read_text(&columns, text, map, wants_score, &err))
		fail_msg("%s: %s", text, err.text);
	describe(&out, &columns);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	columns_release(&columns);
}

static void assert_refused(const char *text, const char *map, bool wants_score,
	const char *expected)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	assert_false(read_text(&columns, text, map, wants_score, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, expected);
	columns_release(&columns);
}

static void test_columns__knows_the_words_of_many_systems(void **state)
{
	(void)state;
	assert_found("Student ID|Last Name|First Name|Grade|Email", NULL, false,
		"number=0 given=2 family=1 email=4");
	assert_found("STUDENT_ID|LNAME|FNAME|DOMAIN", NULL, false,
		"number=0 given=2 family=1");
	assert_found("'local_id'|'full_name'", NULL, false,
		"number=0 name=1");
	assert_found("#|Student #|Surname|Forename|E-Mail", NULL, false,
		"number=1 given=3 family=2 email=4");
	assert_found("Student\nLASID|Student\nLast names, first names", NULL,
		false, "number=0 name=1");
	assert_found("Student_Number|LastFirst|Student Email", NULL, false,
		"number=0 name=1 email=2");
	assert_found("Timestamp|Student Name (eg, Ana Chen)|Email (parent)",
		NULL, false, "name=1");
}

static void test_columns__takes_the_number_that_other_files_use(void **state)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_found("Student Number|First Name|Last Name|SIS ID", NULL, false,
		"number=3 given=1 family=2");
	assert_found("Student|ID|SIS User ID|SIS Login ID", NULL, false,
		"number=2 name=0 handle=3");
	assert_found("ID|Name|Student ID", NULL, false, "number=2 name=1");
	assert_true(read_text(&columns, "ID|Student Number|Name|SIS ID", NULL,
		false, &err));
	assert_string_equal(buf_text(&columns.notice), "numbers are taken "
		"from \"SIS ID\", not \"Student Number\"");
	columns_release(&columns);
}

static void test_columns__leaves_unknown_columns_unread(void **state)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(read_text(&columns, "Name|Password|Birthdate|Phone||Score|",
		NULL, false, &err));
	assert_int_equal(columns.unread, 4);
	assert_int_equal(columns.count, 6);
	columns_release(&columns);
}

static void test_columns__takes_the_first_of_two_alike(void **state)
{
	(void)state;
	assert_found("Name|Email|Email", NULL, false, "name=0 email=1");
}

static void test_columns__knows_a_title_line(void **state)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(read_text(&columns, "Class roster", NULL, false, &err));
	assert_int_equal(err.code, ERROR_NONE);
	assert_false(read_text(&columns, "Teacher: Ms. Berg|2026", NULL, true,
		&err));
	assert_int_equal(err.code, ERROR_NONE);
	columns_release(&columns);
}

static void test_columns__finds_the_score(void **state)
{
	(void)state;
	assert_found("Student ID|Student|Score: unit rates (2026-09-01)", NULL,
		true, "number=0 name=1 score=2");
	assert_found("Name|Quiz 3 (10 points)|Homeroom", NULL, true,
		"name=0 score=1");
	assert_found("Name|Score|Percent", NULL, true, "name=0 score=1");
	assert_found("Name|Percent correct", NULL, true, "name=0 score=1");
	assert_found("Name|Points|Points Possible|Percent Correct", NULL, true,
		"name=0 points=1 out-of=2");
	assert_found("Name|Score|Out of|Date|Standard|Comment", NULL, true,
		"name=0 score=1 out-of=2 date=3 objective=4 note=5");
	assert_found("Last name|First name|Email address|Grade/10.00", NULL,
		true, "given=1 family=0 email=2 score=3");
}

static void test_columns__takes_the_only_unknown_word_for_it(void **state)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(read_text(&columns, "Name|Section|Quiz 3", NULL, true,
		&err));
	assert_int_equal(columns.at[MEANING_SCORE], 2);
	assert_string_equal(buf_text(&columns.objective), "Quiz 3");
	assert_string_equal(buf_text(&columns.notice),
		"scores are taken from \"Quiz 3\"");
	columns_release(&columns);
}

static void test_columns__lists_what_could_be_the_score(void **state)
{
	(void)state;
	assert_refused("Name|Quiz 1 (5 points)|Quiz 2 (/5)|Room", NULL, true,
		"more than one column could be the score; say which with "
		"--map \"score=HEADER\", or the number of its column. There "
		"are: \"Quiz 1 (5 points)\" (column 2), \"Quiz 2 (/5)\" "
		"(column 3).");
	assert_refused("Name|Score|Score", NULL, true,
		"more than one column could be the score; say which with "
		"--map \"score=HEADER\", or the number of its column. There "
		"are: \"Score\" (column 2), \"Score\" (column 3).");
	assert_refused("Name|Grade|Quiz|Room", NULL, true,
		"no column is known to be the score; say which with --map "
		"\"score=HEADER\", or the number of its column. There are: "
		"\"Grade\" (column 2), \"Quiz\" (column 3), \"Room\" "
		"(column 4).");
}

static void assert_heading(const char *text, const char *objective,
	const char *date, double out_of, bool is_percent)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;
	struct buf header = BUF_INIT;
	struct buf iso = BUF_INIT;

	buf_addf(&header, "Name|%s", text);
	if (!read_text(&columns, buf_text(&header), "score=2", true, &err))
		fail_msg("%s: %s", text, err.text);
	if (columns.date != CIVIL_NEVER)
		date_write_iso(&iso, columns.date);
	assert_string_equal(buf_text(&columns.score_header), text);
	assert_string_equal(buf_text(&columns.objective), objective);
	assert_string_equal(buf_text(&iso), date);
	assert_memory_equal(&columns.out_of, &out_of, sizeof(out_of));
	assert_int_equal(columns.is_percent, is_percent);
	buf_release(&header);
	buf_release(&iso);
	columns_release(&columns);
}

static void test_columns__reads_what_the_score_header_says(void **state)
{
	(void)state;
	assert_heading("Score: objective 1 (2026-09-01)", "objective 1",
		"2026-09-01", 0, false);
	assert_heading("Quiz 3 (10 points)", "Quiz 3", "", 10, false);
	assert_heading("Quiz 3 (14/10/2026) (out of 2,5)", "Quiz 3",
		"2026-10-14", 2.5, false);
	assert_heading("Score", "", "", 0, false);
	assert_heading("Score (%)", "", "", 0, true);
	assert_heading("Percent correct", "", "", 0, true);
	assert_heading("Unit rates (%)", "Unit rates", "", 0, true);
	assert_heading("Grade/10.00", "", "", 10, false);
	assert_heading("Score / 20", "", "", 20, false);
	assert_heading("Period 1/2", "Period 1/2", "", 0, false);
	assert_heading("Rates (part 2)", "Rates (part 2)", "", 0, false);
	assert_heading("Quiz: rates (Real)", "Quiz: rates", "", 0, false);
	assert_heading("Score: rates: part 2", "rates: part 2", "", 0, false);
}

static void test_columns__knows_that_a_header_date_is_unclear(void **state)
{
	struct columns columns = COLUMNS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(read_text(&columns, "Name|Score (03/04/2026)", NULL, true,
		&err));
	assert_true(columns.date_is_unclear);
	assert_true(read_text(&columns, "Name|Score (04/04/2026)", NULL, true,
		&err));
	assert_false(columns.date_is_unclear);
	columns_release(&columns);
}

static void test_columns__does_what_the_map_says(void **state)
{
	(void)state;
	assert_found("Kid|Code|Quiz A|Quiz B", "name=Kid,number=Code,score=4",
		true, "number=1 name=0 score=3");
	assert_found("Name|Quiz 1, part 2|Quiz 2", "score=quiz 1, part 2", true,
		"name=0 score=1");
	assert_found("SIS ID|Student Number|Name", "number=student number",
		false, "number=1 name=2");
	assert_found("Name|Score|Max", "out_of=Max,score=Score,date=", true,
		"name=0 score=1 out-of=2");
	assert_found("Name|Date|Score", "date=", true, "name=0 score=2");
	assert_found("Name|Score|Pct", "points=Score,out-of=Pct", true,
		"name=0 points=1 out-of=2");
}

static void test_columns__lets_a_mapped_column_mean_one_thing(void **state)
{
	(void)state;
	/* "Student" would be a name. */
	assert_found("Student|Full name", "number=Student", false,
		"number=0 name=1");
}

static void test_columns__refuses_a_map_that_names_nothing(void **state)
{
	(void)state;
	assert_refused("Name|Score", "socre=Score", true,
		"\"socre\" is no meaning of a column; they are number, name, "
		"given, family, email, handle, score, points, out-of, wrong, "
		"date, objective, note, round, form, confidence, support, "
		"minutes, task, quality, private, state, author, origin, "
		"version, as in "
		"\"number=Student ID\".");
	assert_refused("Name|Score", "score", true,
		"\"score\" is no meaning of a column; they are number, name, "
		"given, family, email, handle, score, points, out-of, wrong, "
		"date, objective, note, round, form, confidence, support, "
		"minutes, task, quality, private, state, author, origin, "
		"version, as in "
		"\"number=Student ID\".");
	assert_refused("Name|Score|Room", "score=Quiz", true,
		"the map says score is \"Quiz\", but the other columns are: "
		"\"Score\" (column 2), \"Room\" (column 3).");
	assert_refused("Name|Quiz|Quiz", "score=Quiz", true,
		"the map says score is \"Quiz\", but several columns are "
		"called so; give the number of one.");
	assert_refused("Name|Score", "score=Score,score=Name", true,
		"the map says score twice; a meaning has one column.");
	assert_refused("Kid|Score", "score=Score", true,
		"no column says who the students are; say which with --map "
		"\"name=HEADER\" or \"number=HEADER\".");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns__knows_the_words_of_many_systems),
		cmocka_unit_test(
			test_columns__takes_the_number_that_other_files_use),
		cmocka_unit_test(test_columns__leaves_unknown_columns_unread),
		cmocka_unit_test(test_columns__takes_the_first_of_two_alike),
		cmocka_unit_test(test_columns__knows_a_title_line),
		cmocka_unit_test(test_columns__finds_the_score),
		cmocka_unit_test(
			test_columns__takes_the_only_unknown_word_for_it),
		cmocka_unit_test(test_columns__lists_what_could_be_the_score),
		cmocka_unit_test(
			test_columns__reads_what_the_score_header_says),
		cmocka_unit_test(
			test_columns__knows_that_a_header_date_is_unclear),
		cmocka_unit_test(test_columns__does_what_the_map_says),
		cmocka_unit_test(
			test_columns__lets_a_mapped_column_mean_one_thing),
		cmocka_unit_test(
			test_columns__refuses_a_map_that_names_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

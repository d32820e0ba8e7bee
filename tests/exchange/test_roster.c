/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/roster.h"

static const struct roster_options no_options = { .map = NULL };

static void add_field(struct buf *out, const char *text)
{
	buf_addf(out, "|%s", text ? text : "-");
}

/* Rows as "line|number|given|family|name|email|handle", then the notice. */
static void describe(struct buf *out, const struct roster *roster)
{
	for (size_t i = 0; i < roster->count; i++) {
		const struct roster_row *row = &roster->rows[i];

		buf_addf(out, "%zu", row->line);
		add_field(out, row->number);
		add_field(out, row->given);
		add_field(out, row->family);
		add_field(out, row->name);
		add_field(out, row->email);
		add_field(out, row->handle);
		buf_addc(out, '\n');
	}
	if (roster->notice)
		buf_addf(out, "(%s)\n", roster->notice);
}

static void assert_reads_with(const char *text, const char *map,
	const char *expected)
{
	const struct roster_options options = { .map = map };
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct roster roster;
	struct error err = ERROR_INIT;
	struct buf out = BUF_INIT;

	if (!roster_read(&roster, source_of_bytes(&bytes), &options, &err))
		fail_msg("%s", err.text);
	describe(&out, &roster);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	roster_release(&roster);
}

static void assert_reads(const char *text, const char *expected)
{
	assert_reads_with(text, NULL, expected);
}

static void assert_refused(const char *text, const char *expected)
{
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct roster roster;
	struct error err = ERROR_INIT;

	assert_false(roster_read(&roster, source_of_bytes(&bytes),
		&no_options, &err));
	assert_int_equal(err.code, ERROR_INVALID);
	assert_string_equal(err.text, expected);
}

static void test_roster__reads_an_office_list(void **state)
{
	(void)state;
	assert_reads("Student ID,Last Name,First Name,Grade,Email\n"
		"001001,Okafor,Jos\xC3\xA9,7,s1001@example.org\n"
		"001002,Chen,Ana,7,NULL\n",
		"2|001001|Jos\xC3\xA9|Okafor|Jos\xC3\xA9 Okafor|"
		"s1001@example.org|-\n"
		"3|001002|Ana|Chen|Ana Chen|-|-\n");
}

static void test_roster__splits_a_whole_name(void **state)
{
	(void)state;
	assert_reads("Name\n\"Chen, Ana M.\"\nAna Maria Chen\n"
		"\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E\n\"Lovelace,Ada\"\n",
		"2|-|Ana M.|Chen|Ana M. Chen|-|-\n"
		"3|-|Ana Maria|Chen|Ana Maria Chen|-|-\n"
		"4|-|\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E||"
		"\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E|-|-\n"
		"5|-|Ada|Lovelace|Ada Lovelace|-|-\n");
}

static void test_roster__composes_and_cleans_names(void **state)
{
	(void)state;
	assert_reads("First,Last\nZoe\xCC\x88,  O\xE2\x80\x99""Brien \n"
		"\"Jo\nAnn\",\xE2\x80\xAE""Berg\n",
		"2|-|Zo\xC3\xAB|O\xE2\x80\x99""Brien|"
		"Zo\xC3\xAB O\xE2\x80\x99""Brien|-|-\n"
		"3|-|Jo Ann|Berg|Jo Ann Berg|-|-\n");
}

static void test_roster__takes_half_a_name_where_it_is_whole(void **state)
{
	(void)state;
	assert_reads("First,Last\nAna,-\n,Berg\n",
		"2|-|Ana||Ana|-|-\n3|-||Berg|Berg|-|-\n");
	assert_reads("Student,Last\n\"Chen, Ana\",Chen\n",
		"2|-|Ana|Chen|Ana Chen|-|-\n");
}

static void test_roster__knows_user_names_from_addresses(void **state)
{
	(void)state;
	assert_reads("Name,Username\nAna,achen\nBo,bo@example.org\n"
		"Cy,cy berg\n",
		"2|-|Ana||Ana|-|achen\n3|-|Bo||Bo|bo@example.org|-\n"
		"4|-|Cy||Cy|-|-\n");
}

static void test_roster__finds_a_header_below_titles(void **state)
{
	(void)state;
	assert_reads("Class roster;;\nTeacher: Ms. Berg;;\n;;\n"
		"#;Student Name;Email\n1;Ana Chen;a@example.org\n;;\n",
		"5|-|Ana|Chen|Ana Chen|a@example.org|-\n");
}

static void test_roster__reads_a_list_of_names_without_a_header(void **state)
{
	(void)state;
	assert_reads("Ana Chen\n\nBo Berg\n",
		"1|-|Ana|Chen|Ana Chen|-|-\n3|-|Bo|Berg|Bo Berg|-|-\n");
	assert_reads("Chen, Ana\nBerg, Bo\n",
		"1|-|Ana|Chen|Ana Chen|-|-\n2|-|Bo|Berg|Bo Berg|-|-\n");
	assert_reads("Ana Chen, ana@example.org\nBo Berg, bo@example.org\n",
		"1|-|Ana|Chen|Ana Chen|ana@example.org|-\n"
		"2|-|Bo|Berg|Bo Berg|bo@example.org|-\n");
	assert_reads("1. Ana Chen <ana@example.org>\n2) Bo Berg\n- Cy\n",
		"1|-|Ana|Chen|Ana Chen|ana@example.org|-\n"
		"2|-|Bo|Berg|Bo Berg|-|-\n3|-|Cy||Cy|-|-\n");
	assert_reads("Chen, Ana\tana@example.org\nBerg, Bo\tbo@example.org\n",
		"1|-|Ana|Chen|Ana Chen|ana@example.org|-\n"
		"2|-|Bo|Berg|Bo Berg|bo@example.org|-\n");
}

static void test_roster__refuses_what_does_not_read_as_names(void **state)
{
	const char *end = "; put a line like \"Student ID,Name,Email\" above "
		"the students.";
	static const struct {
		const char *text;
		const char *problem;
	} cases[] = {
		{ "Ana Chen\nClass of 2026\n", "line 2, column 1: no line "
			"names the columns, and \"Class of 2026\" does not "
			"read as a name" },
		{ "Room 7\nAna Chen\n", "line 1, column 1: no line "
			"names the columns, and \"Room 7\" does not "
			"read as a name" },
		{ "Ana,Chen\nBo,Berg\n", "line 1, column 2: no line names "
			"the columns, and \"Chen\" could be a first or a "
			"last name" },
		{ "7,Ana Chen\n", "line 1, column 1: no line names the "
			"columns, and \"7\" does not read as a name" },
		{ "Chen, Ana, 7B\n", "line 1, column 3: no line names the "
			"columns, and \"7B\" is a third text" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct buf expected = BUF_INIT;

		buf_addf(&expected, "%s%s", cases[i].problem, end);
		assert_refused(cases[i].text, buf_text(&expected));
		buf_release(&expected);
	}
}

static void test_roster__makes_no_pupils_of_rows_about_columns(void **state)
{
	(void)state;
	assert_reads("Student,ID,Section\n    Points Possible,,\n"
		"\"Chen, Ana\",7,P3\n\"Student, Test\",99,P3\n",
		"3|7|Ana|Chen|Ana Chen|-|-\n"
		"(left out as no student: \"Test Student\")\n");
	assert_reads("LastName,FirstName,ID,SIS User ID,Section,Quiz (5)\n"
		"    Points Possible,,,,,10\nChen,Ana,7,s7,P3,8\n"
		"Student,Test,99,,P3,\n",
		"3|s7|Ana|Chen|Ana Chen|-|-\n"
		"(read as Canvas gradebook; left out as no student: "
		"\"Test Student\")\n");
	assert_refused("Name,ID\nAna Chen,7\nClass average,\n", "line 3, "
		"column 1: \"Class average\" reads as a line about the "
		"class, and not as a student: delete it, or give it a number "
		"if somebody is called so.");
	assert_refused("First Name,Last Name\nAna,Chen\nTotal,\n", "line 3, "
		"column 2: \"Total\" reads as a line about the class, and "
		"not as a student: delete it, or give it a number if somebody "
		"is called so.");
	assert_refused("Ana Chen\nPoints Possible\n", "line 2, column 1: no "
		"line names the columns, and \"Points Possible\" does not "
		"read as a name; put a line like \"Student ID,Name,Email\" "
		"above the students.");
}

static void test_roster__keeps_children_who_are_called_nearly_so(void **state)
{
	(void)state;
	assert_reads("Name,ID\nTest,1\nMax,\nTotal,12\nAna Total,\n"
		"\"Student, Ana\",\nMean,\n",
		"2|1|Test||Test|-|-\n3|-|Max||Max|-|-\n"
		"4|12|Total||Total|-|-\n5|-|Ana|Total|Ana Total|-|-\n"
		"6|-|Ana|Student|Ana Student|-|-\n7|-|Mean||Mean|-|-\n");
}

static void test_roster__refuses_a_row_without_a_name(void **state)
{
	(void)state;
	assert_refused("ID,Name\n1,Ana\n2,\n", "line 3, column 2: the student "
		"has no name; fill it in, or delete the row.");
}

static void test_roster__refuses_a_header_without_names(void **state)
{
	(void)state;
	assert_refused("ID,Email\n1,a@example.org\n", "the header names no "
		"column with names; say which with --map \"name=HEADER\", or "
		"\"given=HEADER,family=HEADER\".");
}

static void test_roster__refuses_two_students_with_one_number(void **state)
{
	(void)state;
	assert_refused("ID,Name\n7,Bo Berg\n8,Ana Chen\n8,Cy Lund\n7,Di Roe\n",
		"line 4, column 1: the number 8 is that of Ana Chen on line 3 "
		"already, and here of Cy Lund; give each student a number of "
		"their own.");
}

static void test_roster__counts_the_same_row_once(void **state)
{
	(void)state;
	assert_reads("ID,Name\n7,Bo Berg\n8,Ana Chen\n7,Bo Berg\n",
		"2|7|Bo|Berg|Bo Berg|-|-\n3|8|Ana|Chen|Ana Chen|-|-\n"
		"(1 row repeats a student and counts once)\n");
	assert_reads("Ana Chen, ana@example.org\nAna Chen, ANA@example.org\n",
		"1|-|Ana|Chen|Ana Chen|ana@example.org|-\n"
		"(1 row repeats a student and counts once)\n");
}

static void test_roster__never_guesses_whether_two_of_a_name_are_one(
	void **state)
{
	(void)state;
	assert_refused("Ana Chen\nBo Berg\nana chen\n", "line 3: ana chen, "
		"as on line 1: add a number or an initial, or delete one.");
	assert_refused("ID,Name\n7,Ana Chen\n8,Ana Chen\n,Ana Chen\n",
		"line 3: Ana Chen, as on line 2: add a number or an initial, "
		"or delete one.");
	assert_refused("Name,Email\nAna Chen,a@example.org\nAna Chen,\n",
		"line 3: Ana Chen, as on line 2: add a number or an initial, "
		"or delete one.");
}

static void test_roster__takes_no_school_for_a_class(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_adds(&text, "ID,Name\n");
	for (int i = 0; i <= ROSTER_STUDENTS_MAX; i++)
		buf_addf(&text, "%d,Ana\n", i);
	assert_refused(buf_text(&text), "the file has 2001 rows of students, "
		"no class list has more than 2000.");
	buf_release(&text);
}

static void test_roster__keeps_two_students_with_one_name(void **state)
{
	(void)state;
	assert_reads("ID,Name\n7,Ana Chen\n8,Ana Chen\n",
		"2|7|Ana|Chen|Ana Chen|-|-\n3|8|Ana|Chen|Ana Chen|-|-\n");
	assert_reads("Name,Email\nAna Chen,a@example.org\n"
		"Ana Chen,b@example.org\n",
		"2|-|Ana|Chen|Ana Chen|a@example.org|-\n"
		"3|-|Ana|Chen|Ana Chen|b@example.org|-\n");
}

static void test_roster__follows_the_map(void **state)
{
	struct source_bytes bytes = { .bytes = "Kid\nAna\n", .len = 8 };
	struct roster roster;
	struct error err = ERROR_INIT;

	(void)state;
	assert_reads_with("Kid,Code\nAna,007\n", "name=Kid,number=Code",
		"2|007|Ana||Ana|-|-\n");
	assert_false(roster_read(&roster, source_of_bytes(&bytes),
		&(struct roster_options){ .map = "name=Child" }, &err));
	assert_string_equal(err.text,
		"no line has the columns that the map names.");
}

/* Knows one header, and keeps the last that it was asked for. */
struct memory {
	struct buf asked;
	const char *fingerprint;
	const char *map;
};

static const char *recall(void *context, const char *fingerprint)
{
	struct memory *memory = context;

	buf_clear(&memory->asked);
	buf_adds(&memory->asked, fingerprint);
	return strcmp(fingerprint, memory->fingerprint) ? NULL : memory->map;
}

static void assert_recalls(struct memory *memory, const char *text,
	bool is_recalled, const char *name)
{
	const struct columns_recall recalled = {
		.map = recall,
		.context = memory,
	};
	const struct roster_options options = { .recall = &recalled };
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct roster roster;
	struct error err = ERROR_INIT;

	if (!roster_read(&roster, source_of_bytes(&bytes), &options, &err))
		fail_msg("%s", err.text);
	assert_int_equal(roster.is_recalled, is_recalled);
	assert_string_equal(roster.fingerprint, buf_text(&memory->asked));
	assert_string_equal(roster.rows[0].name, name);
	roster_release(&roster);
}

static void test_roster__recalls_how_a_header_was_read(void **state)
{
	struct memory memory = { BUF_INIT, "", "name=Nick" };
	char *fingerprint;

	(void)state;
	assert_recalls(&memory, "Name,Nick\nAna,Nan\n", false, "Ana");
	fingerprint = buf_take(&memory.asked);
	memory.fingerprint = fingerprint;
	assert_recalls(&memory, "Name,Nick\nAna,Nan\n", true, "Nan");
	assert_recalls(&memory, "Title\nNAME;\"nick \"\nAna;Nan\n", true,
		"Nan");
	assert_recalls(&memory, "Nick,Name\nNan,Ana\n", false, "Ana");
	mem_free(fingerprint);
	buf_release(&memory.asked);
}

static void assert_own(const char *text, bool has_own)
{
	struct source_bytes bytes = { .bytes = text, .len = strlen(text) };
	struct roster roster;
	struct error err = ERROR_INIT;

	if (!roster_read(&roster, source_of_bytes(&bytes), &no_options, &err))
		fail_msg("%s", err.text);
	assert_int_equal(roster.has_own_numbers, has_own);
	roster_release(&roster);
}

static void test_roster__knows_numbers_that_are_not_the_schools(void **state)
{
	(void)state;
	assert_own("Student,ID,SIS Login ID,Section\nAna,1,a,7B\n", true);
	assert_own("Student,ID,SIS User ID,Section\nAna,1,001,7B\n", false);
	assert_own("Student,ID\nAna,1\n", false);
}

static void test_roster__refuses_an_empty_file(void **state)
{
	(void)state;
	assert_refused("", "the file has no students.");
	assert_refused("ID,Name\n,\n", "the file has no students.");
}

static void test_roster__refuses_a_file_that_is_too_large(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_adds(&text, "Name\n");
	buf_pad(&text, '\n', ROSTER_BYTES_MAX);
	assert_refused(buf_text(&text),
		"the file is larger than 16 MiB, no class list is.");
	buf_release(&text);
}

static ptrdiff_t read_file(void *context, char *bytes, size_t size)
{
	return read(*(int *)context, bytes, size);
}

static void read_data(struct roster *roster, const char *name)
{
	struct buf path = BUF_INIT;
	struct error err = ERROR_INIT;
	int file;

	buf_addf(&path, "%s/%s", getenv("HOMEROOM_DATA"), name);
	file = open(buf_text(&path), O_RDONLY);
	assert_true(file >= 0);
	if (!roster_read(roster, (struct source){ .read = read_file,
		.context = &file }, &no_options, &err))
		fail_msg("%s: %s", name, err.text);
	close(file);
	buf_release(&path);
}

static void test_roster__reads_the_classroom(void **state)
{
	struct roster roster;

	(void)state;
	if (!getenv("HOMEROOM_DATA"))
		skip();
	read_data(&roster, "classroom/roster.csv");
	assert_int_equal(roster.count, 28);
	assert_int_equal(roster.unread_columns, 1);
	assert_null(roster.notice);
	assert_string_equal(roster.rows[27].number, "001028");
	roster_release(&roster);
}

static void test_roster__reads_sds_and_leaves_passwords(void **state)
{
	struct roster roster;

	(void)state;
	if (!getenv("HOMEROOM_DATA"))
		skip();
	read_data(&roster, "interop/ms-sds-v1/Student.csv");
	assert_int_equal(roster.count, 22);
	assert_int_equal(roster.unread_columns, 10);
	assert_string_equal(roster.rows[6].number, "13007");
	assert_string_equal(roster.rows[6].name, "Ronald Lees");
	assert_string_equal(roster.notice,
		"read as Microsoft SDS v1 students");
	roster_release(&roster);
}

static void test_roster__reads_one_list_in_five_encodings(void **state)
{
	static const struct {
		const char *file;
		bool is_lossy; /* as it was written there */
	} files[] = {
		{ "student_utf8_bom_crlf.csv", false },
		{ "student_utf16le_bom_tab.txt", false },
		{ "student_nfd_lf.csv", false },
		{ "student_cp1252_semicolon.csv", true },
		{ "student_macroman_cr.csv", true },
	};

	(void)state;
	if (!getenv("HOMEROOM_DATA"))
		skip();
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct buf name = BUF_INIT;
		struct roster roster;

		buf_addf(&name, "interop/derived/%s", files[i].file);
		read_data(&roster, buf_text(&name));
		assert_int_equal(roster.count, 22);
		assert_string_equal(roster.rows[0].name,
			"Zo\xC3\xAB O\xE2\x80\x99""Brien");
		assert_string_equal(roster.rows[1].name,
			"Jos\xC3\xA9 N\xC3\xBA\xC3\xB1""ez");
		assert_string_equal(roster.rows[2].name, files[i].is_lossy ?
			"S\xC3\xB8ren ?ukasz" :
			"S\xC3\xB8ren \xC5\x81ukasz");
		roster_release(&roster);
		buf_release(&name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roster__reads_an_office_list),
		cmocka_unit_test(test_roster__splits_a_whole_name),
		cmocka_unit_test(test_roster__composes_and_cleans_names),
		cmocka_unit_test(
			test_roster__takes_half_a_name_where_it_is_whole),
		cmocka_unit_test(test_roster__knows_user_names_from_addresses),
		cmocka_unit_test(test_roster__finds_a_header_below_titles),
		cmocka_unit_test(
			test_roster__reads_a_list_of_names_without_a_header),
		cmocka_unit_test(
			test_roster__refuses_what_does_not_read_as_names),
		cmocka_unit_test(
			test_roster__makes_no_pupils_of_rows_about_columns),
		cmocka_unit_test(
			test_roster__keeps_children_who_are_called_nearly_so),
		cmocka_unit_test(test_roster__refuses_a_row_without_a_name),
		cmocka_unit_test(test_roster__refuses_a_header_without_names),
		cmocka_unit_test(
			test_roster__refuses_two_students_with_one_number),
		cmocka_unit_test(test_roster__counts_the_same_row_once),
		cmocka_unit_test(
			test_roster__never_guesses_whether_two_of_a_name_are_one),
		cmocka_unit_test(test_roster__takes_no_school_for_a_class),
		cmocka_unit_test(test_roster__keeps_two_students_with_one_name),
		cmocka_unit_test(test_roster__follows_the_map),
		cmocka_unit_test(test_roster__recalls_how_a_header_was_read),
		cmocka_unit_test(
			test_roster__knows_numbers_that_are_not_the_schools),
		cmocka_unit_test(test_roster__refuses_an_empty_file),
		cmocka_unit_test(test_roster__refuses_a_file_that_is_too_large),
		cmocka_unit_test(test_roster__reads_the_classroom),
		cmocka_unit_test(test_roster__reads_sds_and_leaves_passwords),
		cmocka_unit_test(
			test_roster__reads_one_list_in_five_encodings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* A school's set of files, with the headers of the standards and the oddities
 * of real sets; the names are invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/attr.h"
#include "exchange/school.h"
#include "memory.h"

#define AUTUMN INT64_C(1790553600) /* 2026-09-28 */

#define USERS_11 \
	"sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role," \
	"username,userIds,givenName,familyName,middleName,identifier,email," \
	"sms,phone,agentSourcedIds,grades,password\n"
#define CLASSES \
	"sourcedId,status,dateLastModified,title,grades,courseSourcedId," \
	"classCode,classType,location,schoolSourcedId,termSourcedIds," \
	"subjects,subjectCodes,periods\n"
#define ENROLLMENTS \
	"sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId," \
	"userSourcedId,role,primary,beginDate,endDate\n"
#define ORGS \
	"sourcedId,status,dateLastModified,name,type,identifier," \
	"parentSourcedId\n"
#define SESSIONS \
	"sourcedId,status,dateLastModified,title,type,startDate,endDate," \
	"parentSourcedId,schoolYear\n"
#define MANIFEST(version, way) \
	"propertyName,value\nmanifest.version,1.0\noneroster.version," \
	version "\nfile.academicSessions," way "\nfile.classes," way \
	"\nfile.enrollments," way "\nfile.orgs," way "\nfile.users," way "\n"

#define PEOPLE_11 \
	USERS_11 \
	"u-1,,,true,s-1,student,achen,,Ana,Chen,Maria,1001," \
	"ana@example.org,,,,07,secret\n" \
	"u-2,,,true,s-1,student,jose@example.org,,José,Okafor,,1002,,,," \
	"\"p-1,p-2\",07,\n" \
	"t-1,,,true,s-1,teacher,pat,,Pat,Teacher,,,pat@example.org,,555,,,\n" \
	"u-3,,,true,s-1,student,zoe,,Zoë,Benali,,1003,,,,,07,\n"
#define CLASSES_11 \
	CLASSES \
	"c-7b,,,Maths 7B,07,k-1,7B,scheduled,,s-1,\"t-1,t-2\",,,\n" \
	"c-7c,,,Maths 7C,07,k-1,7C,Scheduled,,s-1,t-1,,,\n"
#define ENROLLMENTS_11 \
	ENROLLMENTS \
	"e-1,,,c-7b,s-1,u-1,student,,2026-08-01,2027-06-30\n" \
	"e-2,,,c-7b,s-1,u-2,student,,,\n" \
	"e-3,,,c-7b,s-1,t-1,teacher,TRUE,,\n" \
	"e-4,,,c-7c,s-1,u-3,student,,,\n" \
	"e-5,,,c-7b,s-1,u-3,student,,,2026-09-28\n"

static const struct memory_file bulk[] = {
	{ "manifest.csv", MANIFEST("1.1", "bulk") },
	{ "orgs.csv", ORGS "s-1,,,Lincoln School,school,,\n" },
	{ "academicSessions.csv", SESSIONS
		"t-1,,,Fall,term,2026-08-01,2026-12-20,,2027\n"
		"t-2,,,Spring,term,2027-01-04,2027-06-30,,2027\n" },
	{ "classes.csv", CLASSES_11 },
	{ "enrollments.csv", ENROLLMENTS_11 },
	{ "users.csv", PEOPLE_11 },
	{ "demographics.csv", "sourcedId,birthDate\n\xff\xfe broken" },
	{ NULL, NULL }
};

/* "id title (code) term @ school: students" a line, and the notice. */
static void assert_classes(const struct memory_file *files,
	const char *wanted)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	struct memory memory;
	struct school school;

	memory_init(&memory, files);
	if (!school_read(&school, &memory.set, AUTUMN, &err))
		fail_msg("%s", err.text);
	buf_addf(&text, "%s, %s\n", school.kind, school.key);
	for (size_t i = 0; i < school.count; i++) {
		const struct school_class *class = &school.classes[i];

		buf_addf(&text, "%s %s (%s) %s @ %s: %zu\n", class->id,
			class->title, class->code ? class->code : "-",
			class->term ? class->term : "-",
			class->school ? class->school : "-",
			class->students);
	}
	if (school.notice)
		buf_addf(&text, "! %s\n", school.notice);
	assert_string_equal(buf_text(&text), wanted);
	assert_int_equal(memory.is_open, 0);
	buf_release(&text);
	school_release(&school);
}

static void write_row(struct buf *out, const struct roster_row *row)
{
	static const char *const signs[] = {
		[ROSTER_IN_CLASS] = "",
		[ROSTER_LEAVES] = "-",
		[ROSTER_GONE] = "~",
		[ROSTER_DESCRIBED] = "?",
	};

	buf_addf(out, "%s%s %s", signs[row->says], row->number,
		row->name ? row->name : "(nobody)");
	if (row->other_number)
		buf_addf(out, " #%s", row->other_number);
	if (row->handle)
		buf_addf(out, " ~%s", row->handle);
	if (row->email)
		buf_addf(out, " %s", row->email);
	buf_adds(out, "\n");
}

static bool read_roster(struct memory *memory, struct roster *roster,
	const char *class_id, struct error *err)
{
	struct school school;
	bool done;

	if (!school_read(&school, &memory->set, AUTUMN, err))
		return false;
	done = school_roster(roster, &memory->set, &school, class_id, err);
	school_release(&school);
	assert_int_equal(memory->is_open, 0);
	return done;
}

static void assert_roster(const struct memory_file *files,
	const char *class_id, const char *wanted)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	struct memory memory;
	struct roster roster;

	memory_init(&memory, files);
	if (!read_roster(&memory, &roster, class_id, &err))
		fail_msg("%s", err.text);
	if (roster.is_delta)
		buf_adds(&text, "delta\n");
	for (size_t i = 0; i < roster.count; i++)
		write_row(&text, &roster.rows[i]);
	if (roster.notice)
		buf_addf(&text, "! %s\n", roster.notice);
	assert_string_equal(buf_text(&text), wanted);
	buf_release(&text);
	roster_release(&roster);
}

static void assert_refused(const struct memory_file *files,
	const char *class_id, const char *wanted)
{
	struct error err = ERROR_INIT;
	struct memory memory;
	struct roster roster;

	memory_init(&memory, files);
	assert_false(read_roster(&memory, &roster, class_id, &err));
	assert_string_equal(err.text, wanted);
	assert_int_equal(memory.is_open, 0);
}

static void test_oneroster__lists_classes_with_school_and_terms(void **state)
{
	(void)state;
	assert_classes(bulk, "OneRoster 1.1, oneroster\n"
		"c-7b Maths 7B (7B) Fall, Spring @ Lincoln School: 2\n"
		"c-7c Maths 7C (7C) Fall @ Lincoln School: 1\n"
		"! 1 enrolment is over and left out\n");
}

static void test_oneroster__gives_the_students_of_a_class(void **state)
{
	(void)state;
	assert_roster(bulk, "c-7b", "u-1 Ana Chen #1001 ~achen "
		"ana@example.org\n"
		"u-2 José Okafor #1002 jose@example.org\n"
		"! demographics.csv was not opened\n");
	assert_roster(bulk, "c-7c", "u-3 Zoë Benali #1003 ~zoe\n"
		"! demographics.csv was not opened\n");
	assert_refused(bulk, "c-8", "nobody is enrolled as a student in the "
		"class with the id c-8");
}

static void test_oneroster__1_2_takes_the_name_a_child_is_called_by(
	void **state)
{
	static const struct memory_file files[] = {
		{ "manifest.csv", MANIFEST("1.2", "bulk")
			"file.roles,bulk\nsource.systemName,absent\n" },
		{ "orgs.csv", ORGS },
		{ "academicSessions.csv", "sourcedId" },
		{ "classes.csv", CLASSES_11 },
		{ "enrollments.csv", ENROLLMENTS
			"e-1,,,c-7b,s-1,u-1,,,,\n"
			"e-2,,,c-7b,s-1,u-2,,,,\n"
			"e-3,,,c-7b,s-1,t-1,,,,\n" },
		{ "users.csv", "sourcedId,status,dateLastModified,enabledUser,"
			"username,userIds,givenName,familyName,middleName,"
			"identifier,email,sms,phone,agentSourcedIds,grades,"
			"password,userMasterIdentifier,prefferedGivenName,"
			"preferredMiddleName,preferredFamilyName,"
			"primaryOrgSourcedId,pronouns\n"
			"u-1,,,TRUE,a,,Anastasia,Chen,,,,,,,,,,Ana,,,,\n"
			"u-2,,,true,b,,José,Okafor,,,,,,,,,,,,,,\n"
			"t-1,,,true,c,,Pat,Teacher,,,,,,,,,,,,,,\n" },
		{ "roles.csv", "sourcedId,status,dateLastModified,"
			"userSourcedId,roleType,role,beginDate,endDate,"
			"orgSourcedId,userProfileSourcedId\n"
			"r-1,,,u-1,primary,student,,,s-1,\n"
			"r-3,,,t-1,primary,teacher,,,s-1,\n" },
		{ "userprofiles.csv", "no,such,thing\n1\n" },
		{ NULL, NULL }
	};

	(void)state;
	assert_roster(files, "c-7b", "u-1 Ana Chen ~a\nu-2 José Okafor ~b\n"
		"! users.csv has a misspelt column, which was read\n");
	assert_classes(files, "OneRoster 1.2, oneroster\n"
		"c-7b Maths 7B (7B) - @ -: 3\nc-7c Maths 7C (7C) - @ -: 0\n");
}

static void test_oneroster__reads_what_breaks_its_rules_and_says_so(
	void **state)
{
	static const struct memory_file files[] = {
		{ "__MACOSX/export/._users.csv", "\1\2" },
		{ "export/Manifest.csv", "\xEF\xBB\xBFPropertyname,Value\r\n"
			"Oneroster.Version,1.1\r\nfile.Orgs,bulk\r\n"
			"file.classes,absent\r\nfile.users,bulk\r\n"
			"file.enrollments,bulk\r\n" },
		{ "export/Classes.csv", "sourcedId,status,dataLastModified,"
			"title,grade,,classType,ext_room,,\n"
			"c-1,active,2023-05-01,Art,7,,Scheduled,\"12, 13\",,\n"
			"c-2,tobedeleted,2017-05-06 08:01:05,Gym,7,,,,,\n" },
		{ "export/Enrollments.csv", "classSourcedId,userSourcedId,"
			"role,status,endDate\n"
			"c-1,u-1,Student,active,\n"
			"c-1,u-1,student,active,\n"
			"c-1,u-2,student,inactive,\n"
			"c-1,u-3,student,tobedeleted,\n"
			"c-1,u-4,student,,1/05/2027\n"
			"c-1,u-5,student,,25/05/2026\n"
			"c-1,u-6,student,,\n"
			"c-1,,student,,\n"
			",,,,\n" },
		{ "export/Users.csv", "sourcedId,givenName,familyName,status\n"
			"u-1,Ana,Chen,active\nu-4,Omar,Diallo,\n"
			"u-1,Ana,Chen,active\n" },
		{ NULL, NULL }
	};

	(void)state;
	assert_classes(files, "OneRoster 1.1, oneroster\n"
		"c-1 Art (-) - @ -: 4\n"
		"! the manifest does not tell of classes.csv; the manifest "
		"promises orgs.csv; Classes.csv has columns without a name; "
		"3 rows of a whole set said to be gone, and left out; "
		"1 enrolment is over and left out; 1 end of enrolments "
		"cannot be read and count as open; 1 row without an id left "
		"out\n");
	assert_roster(files, "c-1", "u-1 Ana Chen\nu-4 Omar Diallo\n"
		"u-6 (nobody)\n"
		"! 2 rows of a whole set with a status, as only changes "
		"should have\n");
}

static void test_oneroster__delta_tells_only_what_has_changed(void **state)
{
	static const struct memory_file files[] = {
		{ "manifest.csv", MANIFEST("1.1", "delta") },
		{ "enrollments.csv", ENROLLMENTS
			"e-1,tobedeleted,2026-09-20T08:00:00.000Z,c-7b,s-1,"
			"u-1,student,,,\n"
			"e-9,active,2026-09-20T08:00:00.000Z,c-7b,s-1,u-9,"
			"student,,,\n"
			"e-8,active,2026-09-20T08:00:00.000Z,c-7b,s-1,u-3,"
			"student,,,\n"
			"e-7,tobedeleted,2026-09-20T08:00:00.000Z,c-7b,s-1,"
			"u-3,student,,,\n" },
		{ "users.csv", USERS_11
			"u-9,active,2026-09-20T08:00:00.000Z,true,s-1,student,"
			"kim,,Kim,Novak,,,,,,,,\n"
			"u-2,active,2026-09-20T08:00:00.000Z,true,s-1,student,"
			"jo,,Jo,Okafor,,,,,,,,\n"
			"t-1,active,2026-09-20T08:00:00.000Z,true,s-1,teacher,"
			"pat,,Pat,Teacher,,,,,,,,\n"
			"u-7,tobedeleted,2026-09-20T08:00:00.000Z,true,s-1,"
			"student,lee,,Lee,Ito,,,,,,,,\n" },
		{ NULL, NULL }
	};

	(void)state;
	assert_classes(files, "OneRoster 1.1, oneroster\n"
		"c-7b c-7b (-) - @ -: 2\n"
		"! the manifest promises classes.csv; the manifest promises "
		"orgs.csv; the manifest promises academicSessions.csv\n");
	assert_roster(files, "c-7b", "delta\nu-9 Kim Novak ~kim\n"
		"?u-2 Jo Okafor ~jo\n~u-7 Lee Ito ~lee\n-u-1 (nobody)\n"
		"u-3 (nobody)\n");
}

static void test_oneroster__delta_may_be_of_names_only(void **state)
{
	static const struct memory_file files[] = {
		{ "manifest.csv", "oneroster.version,1.1\nfile.users,delta\n"
			"file.enrollments,absent\n" },
		{ "users.csv", USERS_11
			"u-2,active,2026-09-20T08:00:00.000Z,true,s-1,student,"
			"jo,,Jo,Okafor,,,,,,,,\n" },
		{ NULL, NULL }
	};

	(void)state;
	assert_classes(files, "OneRoster 1.1, oneroster\n");
	assert_roster(files, "c-7b", "delta\n?u-2 Jo Okafor ~jo\n");
}

static void test_oneroster__without_a_manifest_is_known_by_its_columns(
	void **state)
{
	static const struct memory_file files[] = {
		{ "classes.csv", CLASSES_11 },
		{ "enrollments.csv", ENROLLMENTS_11 },
		{ "users.csv", PEOPLE_11 },
		{ NULL, NULL }
	};

	(void)state;
	assert_classes(files, "OneRoster, oneroster\n"
		"c-7b Maths 7B (7B) - @ -: 2\nc-7c Maths 7C (7C) - @ -: 1\n"
		"! there is no manifest, so it is read as a whole set; "
		"1 enrolment is over and left out\n");
}

static void test_sds__v1_and_v2_1_are_read(void **state)
{
	static const struct memory_file first[] = {
		{ "School.csv", "SIS ID,Name\n1,Contoso\n" },
		{ "Section.csv", "SIS ID,School SIS ID,Section Name,"
			"Section Number,Term SIS ID,Term Name,Status\n"
			"11,1,Algebra 1,A1,9,SY26,Active\n" },
		{ "Student.csv", "SIS ID,School SIS ID,First Name,Last Name,"
			"Username,Password,State ID,Secondary Email,"
			"Student Number,Middle Name,Grade,Status,Birthdate\n"
			"31,1,Ora,Klein,OKlein,secret,WA,,7731,,9,Active,"
			"4/2/2000\n" },
		{ "StudentEnrollment.csv", "Section SIS ID,SIS ID\n11,31\n" },
		{ NULL, NULL }
	};
	static const struct memory_file second[] = {
		{ "orgs.csv", "sourcedId,name,type,parentSourcedId\n"
			"1,Contoso,school,\n" },
		{ "academicSessions.csv", "sourcedId,title\nfs,Fall\n" },
		{ "classes.csv", "sourcedId,orgSourcedId,title,"
			"sessionSourcedIds,courseSourcedId\n"
			"11,1,Biology,fs,B1\n" },
		{ "users.csv", "sourcedId,username,givenName,familyName,"
			"password,activeDirectoryMatchId,email,phone,sms\n"
			"31,ora@example.org,Ora,Klein,secret,,,555,555\n" },
		{ "roles.csv", "userSourcedId,orgSourcedId,role\n"
			"31,1,student\n" },
		{ "enrollments.csv", "classSourcedId,userSourcedId,role\n"
			"11,31,student\n11,41,professor\n" },
		{ NULL, NULL }
	};

	(void)state;
	assert_classes(first, "School Data Sync v1, sds1\n"
		"11 Algebra 1 (A1) SY26 @ Contoso: 1\n");
	assert_roster(first, "11", "31 Ora Klein #7731 ~OKlein\n");
	assert_classes(second, "School Data Sync v2.1, sds2\n"
		"11 Biology (-) Fall @ Contoso: 1\n");
	assert_roster(second, "11", "31 Ora Klein ora@example.org\n");
}

static void test_school__refuses_what_it_cannot_read(void **state)
{
	static const struct memory_file strange[] = {
		{ "grades.csv", "a,b\n1,2\n" }, { NULL, NULL }
	};
	static const struct memory_file no_users[] = {
		{ "classes.csv", CLASSES_11 },
		{ "enrollments.csv", ENROLLMENTS_11 }, { NULL, NULL }
	};
	static const struct memory_file no_enrolments[] = {
		{ "manifest.csv", MANIFEST("1.1", "bulk") },
		{ "users.csv", PEOPLE_11 }, { NULL, NULL }
	};
	static const struct memory_file twice[] = {
		{ "a/users.csv", "x" }, { "b/users.csv", "x" },
		{ "enrollments.csv", ENROLLMENTS_11 }, { NULL, NULL }
	};
	static const struct memory_file ragged[] = {
		{ "users.csv", "sourcedId,givenName,familyName\nu-1,Ana\n" },
		{ "enrollments.csv", ENROLLMENTS_11 }, { NULL, NULL }
	};
	static const struct memory_file headless[] = {
		{ "users.csv", PEOPLE_11 },
		{ "enrollments.csv", "class,user\n1,2\n" }, { NULL, NULL }
	};
	static const struct memory_file same_id[] = {
		{ "users.csv", "sourcedId,givenName,familyName\n"
			"u-1,Ana,Chen\nu-2,Kim,Novak\nu-1,José,Okafor\n" },
		{ "enrollments.csv", ENROLLMENTS_11 }, { NULL, NULL }
	};

	(void)state;
	assert_refused(strange, "c-7b", "these are no files of a school that "
		"are known: OneRoster and School Data Sync v2.1 have "
		"classes.csv, enrollments.csv and users.csv, School Data Sync "
		"v1 has Section.csv, StudentEnrollment.csv and Student.csv");
	assert_refused(no_users, "c-7b", "users.csv is missing: without it "
		"the students have no names");
	assert_refused(no_enrolments, "c-7b", "enrollments.csv is missing: "
		"without it nobody knows who is in which class");
	assert_refused(twice, "c-7b", "there are two files users.csv, "
		"a/users.csv and b/users.csv: leave the one that counts");
	assert_refused(ragged, "c-7b", "users.csv: line 2: the row ends "
		"before the header does; is a separator missing?");
	assert_refused(headless, "c-7b", "enrollments.csv: the header lacks "
		"the columns classSourcedId and userSourcedId (Section SIS ID "
		"and SIS ID)");
	assert_refused(same_id, "c-7b", "users.csv: line 4: the id u-1 is "
		"that of Ana Chen on line 2 already, and here of José Okafor; "
		"each student needs an id of their own");
}

static void test_school__says_when_a_file_was_lost_on_the_way(void **state)
{
	struct error err = ERROR_INIT;
	struct memory memory;
	struct school school;

	(void)state;
	memory_init(&memory, bulk);
	memory.lost = "users.csv in the zip file is damaged";
	assert_false(school_read(&school, &memory.set, AUTUMN, &err));
	assert_int_equal(err.code, ERROR_IO);
	assert_string_equal(err.text, memory.lost);
}

static void test_school__is_told_from_any_other_folder(void **state)
{
	static const struct memory_file other[] = {
		{ "users.csv", PEOPLE_11 }, { "notes.csv", "a\n" },
		{ NULL, NULL }
	};
	struct memory memory;

	(void)state;
	memory_init(&memory, bulk);
	assert_true(school_is_here(&memory.set));
	memory_init(&memory, other);
	assert_false(school_is_here(&memory.set));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_oneroster__lists_classes_with_school_and_terms),
		cmocka_unit_test(
			test_oneroster__gives_the_students_of_a_class),
		cmocka_unit_test(
			test_oneroster__1_2_takes_the_name_a_child_is_called_by),
		cmocka_unit_test(
			test_oneroster__reads_what_breaks_its_rules_and_says_so),
		cmocka_unit_test(
			test_oneroster__delta_tells_only_what_has_changed),
		cmocka_unit_test(
			test_oneroster__delta_may_be_of_names_only),
		cmocka_unit_test(
			test_oneroster__without_a_manifest_is_known_by_its_columns),
		cmocka_unit_test(test_sds__v1_and_v2_1_are_read),
		cmocka_unit_test(test_school__refuses_what_it_cannot_read),
		cmocka_unit_test(
			test_school__says_when_a_file_was_lost_on_the_way),
		cmocka_unit_test(test_school__is_told_from_any_other_folder),
	};

	return cmocka_run_group_tests_name("school", tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "exchange/formats.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/attr.h"
#include "cell.h"

/* Of two that a header proves, the first. */
static const struct format formats[] = {
	{
		.name = "Canvas gradebook",
		.reads = "One assignment: the only one, or named by its "
			"title or \"(number)\". The row of points says of "
			"how many; totals are never offered, the test "
			"student and a row of hidden assignments are left "
			"out.",
		.needs = { "*Student*|LastName,FirstName|LastName", "ID", "Section",
			"SIS *|* (#)|*Final Score*|Root Account" },
		.map = "number=SIS User ID",
		.own_number = "ID",
		.scores = { "* (#)", "*" },
		.never = "*Current Score*|*Final Score*|*Current Points*|"
			"*Final Points*|*Current Grade*|*Final Grade*|"
			"*Unposted *|*Override Score*|*Override Grade*|"
			"*Override Status*|Integration ID|Root Account|"
			"Section*",
		.others = "Student, Test|Test Student",
		.lacks = "this gradebook has no assignments, only totals",
		.title = "* (#)",
		.has_maxima = true,
		.is_points = true,
		.may_exceed = true,
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "Canvas quiz student analysis",
		.reads = "The score, of the sum of the points of all "
			"questions; the last attempt.",
		.needs = { "name", "id", "section_id", "n correct",
			"n incorrect", "score" },
		.map = "number=sis_id,date=submitted,score=score",
		.own_number = "id",
		.sums_headers = true,
		.is_points = true,
		.may_exceed = true,
		.takes_last = true,
		.is_evidence = true,
	}, {
		.name = "Google Forms log",
		.reads = "A form filled in about students, with their names "
			"or numbers: each answer is a check-in.",
		.needs = { "Timestamp", "Score|Total score", "*Student*" },
		/* Of whoever filled it in, which may be a teacher. */
		.map = "email=,score=Score|Total score",
		.may_exceed = true,
		.is_evidence = true,
	}, {
		.name = "Google Forms quiz",
		.reads = "The score, of the sheet or of the form's own "
			"download; students by email, the last answer.",
		.needs = { "Timestamp", "Score|Total score",
			"Email Address|Username" },
		.map = "email=Email Address|Username,score=Score|Total score",
		.may_exceed = true,
		.takes_last = true,
		.is_evidence = true,
	}, {
		.name = "Google Forms answers",
		.reads = "Students' names and numbers, never whose "
			"address filled it in. No scores.",
		.needs = { "Timestamp", "Email Address|*Student ID Number*" },
		.map = "email=",
		.lacks = "these are answers to a form, and none of its "
			"columns is a score; a quiz has a column \"Score\"",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "Kahoot report",
		.reads = "Correct answers of all, not the points, which "
			"are for speed.",
		.needs = { "Rank", "Player|Players", "Correct Answers",
			"Incorrect Answers" },
		.map = "name=Player|Players,points=Correct Answers,"
			"wrong=Incorrect Answers",
		.has_footer = true,
		.has_items = true,
		.is_evidence = true,
	}, {
		.name = "Moodle quiz report",
		.reads = "The grade, of what its header says; the last "
			"attempt that is graded. Averages are left out.",
		.needs = { "State|Status", "Time taken|Duration", "Grade/*" },
		.map = "date=Completed|Finished,score=Grade/*",
		.levels = "Requires grading=,Not yet graded=",
		.others = "Overall average|Group average|Average",
		.is_points = true,
		.may_exceed = true,
		.takes_last = true,
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "Moodle grades",
		.reads = "One item, in percent where it is exported so; "
			"totals are never offered.",
		.needs = { "* (Real)|* (Percentage)", "First name|Given name",
			"Last name|Surname", "Email address|ID number" },
		.scores = { "* (Percentage)", "* (Real)" },
		.never = "Course total*|Category total*|* total (*",
		.lacks = "this file has no grades of single items, only totals",
		.title = "Quiz: *|Assignment: *|Lesson: *|Manual item: *|"
			"Workshop: *|Forum: *|H5P: *|SCORM package: *",
		.is_points = true,
		.may_exceed = true,
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "Microsoft Teams grades",
		.reads = "One assignment, with its points and feedback "
			"beside it.",
		.needs = { "First Name", "Last Name", "Email Address",
			"Points", "Feedback" },
		.maximum = "Points",
		.is_points = true,
		.may_exceed = true,
		.is_evidence = true,
	}, {
		.name = "i-Ready reading",
		.reads = "The overall relative placement, on the day of "
			"completion.",
		.needs = { "Student ID", "Completion Date",
			"Overall Relative Placement", "Lexile Measure" },
		.map = "number=Student ID,date=Completion Date,"
			"score=Overall Relative Placement",
		.levels = "3 or More Grade Levels Below=1,"
			"2 Grade Levels Below=1,1 Grade Level Below=2,"
			"Early On Grade Level=3,Mid or Above Grade Level=4,"
			"Not Assessed=",
		.objective = "i-Ready reading",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "i-Ready mathematics",
		.reads = "The overall relative placement, on the day of "
			"completion.",
		.needs = { "Student ID", "Completion Date",
			"Overall Relative Placement" },
		.map = "number=Student ID,date=Completion Date,"
			"score=Overall Relative Placement",
		.levels = "3 or More Grade Levels Below=1,"
			"2 Grade Levels Below=1,1 Grade Level Below=2,"
			"Early On Grade Level=3,Mid or Above Grade Level=4,"
			"Not Assessed=",
		.objective = "i-Ready mathematics",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "NWEA MAP Growth",
		.reads = "The achievement quintile, by subject.",
		.needs = { "TermName", "StudentID", "TestRITScore" },
		.map = "number=StudentID,date=TestStartDate,"
			"objective=Subject,score=AchievementQuintile",
		.levels = "Low=1,LoAvg=2,Avg=3,HiAvg=4,High=4",
		.lacks = "a RIT score, a percentile and the percent correct "
			"of a test that adapts are no score; export "
			"\"AchievementQuintile\" too",
		.is_month_first = true,
		.may_end_early = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "STAR standards",
		.reads = "The mastery level, by standard.",
		.needs = { "StudentIdentifier", "StandardName",
			"StandardMasteryLevel" },
		.map = "number=StudentIdentifier,date=CompletedDateLocal|"
			"CompletedDate,objective=StandardName,"
			"score=StandardMasteryLevel",
		.levels = "Beginning=1,Developing=2,Secure=3",
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "STAR reading",
		.reads = "The benchmark category; tests that were "
			"deactivated do not count.",
		.needs = { "StudentIdentifier", "InstructionalReadingLevel",
			"RenaissanceBenchmarkCategoryName" },
		.map = "number=StudentIdentifier,date=CompletedDateLocal|"
			"CompletedDate,"
			"score=RenaissanceBenchmarkCategoryName",
		.levels = "Urgent Intervention=1,Intervention=1,On Watch=2,"
			"At/Above Benchmark=3",
		.objective = "STAR reading",
		.counts = "DeactivationReason",
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "STAR",
		.reads = "The benchmark category; a file with "
			"percentiles only is refused.",
		.needs = { "StudentIdentifier", "CompletedDate*",
			"PercentileRank" },
		.map = "number=StudentIdentifier,date=CompletedDateLocal|"
			"CompletedDate,"
			"score=RenaissanceBenchmarkCategoryName",
		.levels = "Urgent Intervention=1,Intervention=1,On Watch=2,"
			"At/Above Benchmark=3",
		.objective = "STAR",
		.counts = "DeactivationReason",
		.lacks = "a percentile and a grade equivalent are no score; "
			"export \"RenaissanceBenchmarkCategoryName\" too",
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "DIBELS 8 (mCLASS)",
		.reads = "The composite level; another measure by --map.",
		.needs = { "Student Primary ID", "Benchmark Period",
			"Composite Level" },
		.map = "number=Student Primary ID,date=Client Date,"
			"score=Composite Level",
		.levels = "Well Below Benchmark=1,Below Benchmark=2,"
			"At Benchmark=3,Above Benchmark=4,Discontinue=",
		.objective = "DIBELS composite",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "FastBridge",
		.reads = "The risk level of each season, on its own "
			"date.",
		.needs = { "FAST ID", "Local ID", "* Risk Level",
			"* Final Date" },
		.map = "number=Local ID,objective=Assessment",
		.scores = { "* Risk Level" },
		.dates = "* Final Date",
		.levels = "highRisk=1,someRisk=2,lowRisk=3,collegePathway=4",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "Istation",
		.reads = "The tier of each month, on its own date.",
		.needs = { "STUDENT_ID", "LNAME", "*_TIER", "*_ADMIN_DATE" },
		.map = "number=STUDENT_ID",
		.scores = { "*_TIER" },
		.dates = "*_ADMIN_DATE",
		.levels = "3=1,2=2,1=3",
		.objective = "Istation",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "Fountas & Pinnell",
		.reads = "The level of comprehension; a text level says "
			"nothing without a grade's goal.",
		.needs = { "StudentID", "TextReading", "ComprehensionLevel" },
		.map = "number=StudentID,date=DateTaken,"
			"score=ComprehensionLevel",
		.levels = "Unsatisfactory=1,Not Proficient=1,Limited=1,"
			"Limited Proficiency=1,Approaching=2,"
			"Approaching Proficiency=2,Satisfactory=3,"
			"Proficient=3,Excellent=4",
		.objective = "Fountas & Pinnell comprehension",
		.is_month_first = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "Microsoft SDS v2.1 users",
		.reads = "Refused alone: it has teachers and parents in "
			"it.",
		.needs = { "sourcedId", "givenName", "familyName",
			"activeDirectoryMatchId" },
		.lacks = "this is a list of people and has no scores",
		.no_roster = "this list has teachers and parents in it too, "
			"and other files beside it say who is who; import the "
			"whole folder",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "OneRoster gradebook",
		.reads = "The results in the line items of one class of a "
			"set, a folder or a zip file: rounds and objectives "
			"are the titles, scores are of the maximum.",
		.needs = { "studentSourcedId", "scoreDate", "lineItemTitle",
			"lineItemObjective", "scoreOfMaximum" },
		.map = "number=studentSourcedId,date=scoreDate,"
			"round=lineItemTitle,objective=lineItemObjective,"
			"score=scoreOfMaximum,note=comment",
		.is_points = true,
		.may_exceed = true,
		.is_evidence = true,
	}, {
		.name = "OneRoster results",
		.reads = "Refused alone: what the scores are of stands in "
			"another file.",
		.needs = { "lineItemSourcedId", "studentSourcedId", "score",
			"scoreStatus" },
		.map = "number=studentSourcedId,date=scoreDate,score=score",
		.is_points = true,
		.is_evidence = true,
	}, {
		.name = "OneRoster users",
		.reads = "Refused alone: it has teachers and parents in "
			"it.",
		.needs = { "sourcedId", "givenName", "familyName",
			"enabledUser" },
		.lacks = "this is a list of people and has no scores",
		.no_roster = "this list has teachers and parents in it too, "
			"and other files beside it say who is who; import the "
			"whole folder or zip",
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "one file of a school's set",
		.reads = "Refused alone: schools, classes, enrolments, "
			"roles.",
		.is_first = true,
		.needs = { "sourcedId|userSourcedId|classSourcedId",
			"*SourcedId|*SourcedIds|type|flag|title|sex" },
		.lacks = "this is one file of a school's set, and not the one "
			"with scores",
		.no_roster = "this is one file of a school's set, and not the "
			"one with the students; import the whole folder or zip",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "one file of a Microsoft SDS v1 set",
		.reads = "Refused alone: schools, sections, enrolments, "
			"teachers.",
		.needs = { "Section SIS ID|School NCES_ID|Term SIS ID|"
			"Teacher Number" },
		.lacks = "this is one file of a school's set, and not the one "
			"with scores",
		.no_roster = "this is one file of a school's set, and not the "
			"one with the students; import Student.csv, or the "
			"whole folder",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "Microsoft SDS v1 students",
		.reads = "A roster, by SIS ID. Passwords and birth "
			"dates stay unread.",
		.needs = { "SIS ID", "School SIS ID", "First Name",
			"Last Name", "Student Number|Password" },
		.map = "number=SIS ID",
		.lacks = "this is a list of students and has no scores",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	}, {
		.name = "PowerSchool section roster",
		.reads = "A roster.",
		.needs = { "Student_Number", "LastFirst" },
		.map = "number=Student_Number,name=LastFirst",
		.lacks = "this is a list of students and has no scores",
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "Clever students",
		.reads = "A roster. Where commas lack their quotes, the "
			"line is named.",
		.needs = { "School_id", "Student_id", "Student_number",
			"Last_name", "First_name" },
		.map = "number=Student_number,email=Student_email",
		.lacks = "this is a list of students and has no scores",
		.is_roster = true,
		.is_evidence = true,
	}, {
		.name = "Aspen students",
		.reads = "A roster.",
		.needs = { "local_id", "full_name", "school_local_id" },
		.map = "number=local_id,name=full_name",
		.lacks = "this is a list of students and has no scores",
		.is_roster = true,
		.is_evidence = true,
		.is_real = true,
	},
};

const struct format *formats_all(size_t *count)
{
	*count = ARRAY_LEN(formats);
	return formats;
}

static bool same_letter(char a, char b)
{
	if (a >= 'A' && a <= 'Z')
		a = (char)(a | 32);
	if (b >= 'A' && b <= 'Z')
		b = (char)(b | 32);
	return a == b;
}

/*
 * Whether the pattern, up to its end, says all of the text. After a * all
 * that follows is tried at each place, of which there is at most one star in
 * each two: headers are short.
 */
static bool match(const char *pattern, const char *end, const char *text,
	struct buf *star)
{
	size_t digits;

	for (; pattern < end && *pattern != '*'; pattern++) {
		digits = strspn(text, "0123456789");
		if (*pattern == '#' && digits > 0)
			text += digits;
		else if (*text && same_letter(*pattern, *text))
			text++;
		else
			return false;
	}
	if (pattern == end)
		return !*text;
	for (size_t len = 0;; len++) {
		if (match(pattern + 1, end, text + len, NULL)) {
			if (star)
				buf_add(star, text, len);
			return true;
		}
		if (!text[len])
			return false;
	}
}

bool formats_match(const char *pattern, const char *text, struct buf *star)
{
	const char *end;

	for (; pattern; pattern = *end ? end + 1 : NULL) {
		end = strchrnul(pattern, '|');
		if (match(pattern, end, text, star))
			return true;
	}
	return false;
}

/* Header cells as they are compared; an empty one is called nothing. */
struct headers {
	struct arena arena;
	const char **text;
	size_t count;
};

static void clean(struct headers *headers, const struct csv_record *header)
{
	struct buf cell = BUF_INIT;

	*headers = (struct headers){ .count = header->count };
	headers->text = arena_new(&headers->arena, header->count,
		sizeof(*headers->text));
	for (size_t i = 0; i < header->count; i++) {
		cell_text(&cell, header->fields[i]);
		headers->text[i] = arena_strdup(&headers->arena,
			buf_text(&cell));
	}
	buf_release(&cell);
}

static size_t find_column(const char *pattern, const struct headers *headers,
	size_t count)
{
	const char *end;

	for (; pattern; pattern = *end ? end + 1 : NULL) {
		end = strchrnul(pattern, '|');
		for (size_t i = 0; i < count; i++) {
			if (*headers->text[i] &&
			    match(pattern, end, headers->text[i], NULL))
				return i;
		}
	}
	return SIZE_MAX;
}

size_t formats_column(const char *pattern, const struct csv_record *header)
{
	struct headers headers;
	size_t column;

	clean(&headers, header);
	column = find_column(pattern, &headers, headers.count);
	arena_release(&headers.arena);
	return column;
}

static bool is_proved(const struct format *format,
	const struct headers *headers)
{
	if (format->is_first &&
	    find_column(format->needs[0], headers, 1) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < FORMAT_NEEDS_MAX && format->needs[i]; i++) {
		if (find_column(format->needs[i], headers, headers->count) ==
		    SIZE_MAX)
			return false;
	}
	return true;
}

const struct format *formats_find(const struct csv_record *header,
	bool wants_score)
{
	const struct format *found = NULL;
	struct headers headers;

	clean(&headers, header);
	for (size_t i = 0; !found && i < ARRAY_LEN(formats); i++) {
		const struct format *format = &formats[i];

		if ((wants_score ? format->is_evidence : format->is_roster) &&
		    is_proved(format, &headers))
			found = format;
	}
	arena_release(&headers.arena);
	return found;
}

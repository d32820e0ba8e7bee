/* SPDX-License-Identifier: MIT */
/*
 * Of several columns with one meaning the one that stands first here is
 * taken. For numbers that is the one by which the files of one system refer
 * to each other: SDS enrolments name students by "SIS ID" although students
 * have a "Student Number" too, Canvas by "SIS User ID" beside its own "ID".
 * Addresses and numbers of parents, and state ids, are left out on purpose.
 */
#include "aliases.h"

#include <string.h>

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"

static const struct alias aliases[] = {
	{ "sisid", MEANING_NUMBER, false },
	{ "sisuserid", MEANING_NUMBER, false },
	{ "studentsisid", MEANING_NUMBER, false },
	{ "studentnumber", MEANING_NUMBER, false },
	{ "studentno", MEANING_NUMBER, false },
	{ "studentnum", MEANING_NUMBER, false },
	{ "studentid", MEANING_NUMBER, false },
	{ "studentidnumber", MEANING_NUMBER, false },
	{ "studentidentifier", MEANING_NUMBER, false },
	{ "studentprimaryid", MEANING_NUMBER, false },
	{ "pupilnumber", MEANING_NUMBER, false },
	{ "pupilid", MEANING_NUMBER, false },
	{ "learnerid", MEANING_NUMBER, false },
	{ "localid", MEANING_NUMBER, false },
	{ "localidnumber", MEANING_NUMBER, false },
	{ "localstudentid", MEANING_NUMBER, false },
	{ "studentlocalid", MEANING_NUMBER, false },
	{ "studentlocalidnumber", MEANING_NUMBER, false },
	{ "lasid", MEANING_NUMBER, false },
	{ "studentlasid", MEANING_NUMBER, false },
	{ "usersourcedid", MEANING_NUMBER, false },
	{ "studentsourcedid", MEANING_NUMBER, false },
	{ "sourcedid", MEANING_NUMBER, false },
	{ "rosternumber", MEANING_NUMBER, false },
	{ "idnumber", MEANING_NUMBER, false },
	{ "userid", MEANING_NUMBER, false },
	{ "id", MEANING_NUMBER, false },
	{ "number", MEANING_NUMBER, false },

	{ "studentname", MEANING_NAME, false },
	{ "studentfullname", MEANING_NAME, false },
	{ "fullname", MEANING_NAME, false },
	{ "student", MEANING_NAME, false },
	{ "name", MEANING_NAME, false },
	{ "displayname", MEANING_NAME, false },
	{ "yourname", MEANING_NAME, false },
	{ "yourfullname", MEANING_NAME, false },
	{ "yourfirstandlastname", MEANING_NAME, false },
	{ "yournamefirstandlast", MEANING_NAME, false },
	{ "whatisyourname", MEANING_NAME, false },
	{ "whatsyourname", MEANING_NAME, false },
	{ "whatisyourfullname", MEANING_NAME, false },
	{ "whatsyourfullname", MEANING_NAME, false },
	{ "whatisyourfirstandlastname", MEANING_NAME, false },
	{ "myname", MEANING_NAME, false },
	{ "mynameis", MEANING_NAME, false },
	{ "whoareyou", MEANING_NAME, false },
	{ "firstandlastname", MEANING_NAME, false },
	{ "pupilname", MEANING_NAME, false },
	{ "pupil", MEANING_NAME, false },
	{ "learnername", MEANING_NAME, false },
	{ "learner", MEANING_NAME, false },
	{ "lastfirst", MEANING_NAME, false },
	{ "lastnamefirstname", MEANING_NAME, false },
	{ "namelastfirst", MEANING_NAME, false },
	{ "studentlastfirst", MEANING_NAME, false },
	{ "studentnamelastfirst", MEANING_NAME, false },
	{ "studentlastnamesfirstnames", MEANING_NAME, false },

	{ "firstname", MEANING_GIVEN, false },
	{ "studentfirstname", MEANING_GIVEN, false },
	{ "givenname", MEANING_GIVEN, false },
	{ "givennames", MEANING_GIVEN, false },
	{ "firstnames", MEANING_GIVEN, false },
	{ "given", MEANING_GIVEN, false },
	{ "first", MEANING_GIVEN, false },
	{ "forename", MEANING_GIVEN, false },
	{ "forenames", MEANING_GIVEN, false },
	{ "fname", MEANING_GIVEN, false },
	{ "yourfirstname", MEANING_GIVEN, false },
	{ "whatisyourfirstname", MEANING_GIVEN, false },

	{ "lastname", MEANING_FAMILY, false },
	{ "studentlastname", MEANING_FAMILY, false },
	{ "familyname", MEANING_FAMILY, false },
	{ "surname", MEANING_FAMILY, false },
	{ "surnames", MEANING_FAMILY, false },
	{ "lastnames", MEANING_FAMILY, false },
	{ "family", MEANING_FAMILY, false },
	{ "last", MEANING_FAMILY, false },
	{ "lname", MEANING_FAMILY, false },
	{ "yourlastname", MEANING_FAMILY, false },
	{ "whatisyourlastname", MEANING_FAMILY, false },

	{ "studentemail", MEANING_EMAIL, false },
	{ "studentemailaddress", MEANING_EMAIL, false },
	{ "email", MEANING_EMAIL, false },
	{ "emailaddress", MEANING_EMAIL, false },
	{ "schoolemail", MEANING_EMAIL, false },
	{ "youremail", MEANING_EMAIL, false },
	{ "youremailaddress", MEANING_EMAIL, false },
	{ "whatisyouremail", MEANING_EMAIL, false },
	{ "whatisyouremailaddress", MEANING_EMAIL, false },
	{ "mail", MEANING_EMAIL, false },

	{ "handle", MEANING_HANDLE, false },
	{ "shortname", MEANING_HANDLE, false },
	{ "username", MEANING_HANDLE, false },
	{ "login", MEANING_HANDLE, false },
	{ "loginid", MEANING_HANDLE, false },
	{ "sisloginid", MEANING_HANDLE, false },

	{ "score", MEANING_SCORE, false },
	{ "scores", MEANING_SCORE, false },
	{ "totalscore", MEANING_SCORE, false },
	{ "finalscore", MEANING_SCORE, false },
	{ "mark", MEANING_SCORE, false },
	{ "marks", MEANING_SCORE, false },
	{ "result", MEANING_SCORE, false },
	{ "level", MEANING_SCORE, false },
	{ "percent", MEANING_SCORE, true },
	{ "percentage", MEANING_SCORE, true },
	{ "percentcorrect", MEANING_SCORE, true },
	{ "percentagecorrect", MEANING_SCORE, true },
	{ "correctpercent", MEANING_SCORE, true },
	{ "pctcorrect", MEANING_SCORE, true },
	{ "percentscore", MEANING_SCORE, true },
	{ "percentagescore", MEANING_SCORE, true },
	{ "scorepercent", MEANING_SCORE, true },
	{ "scorepercentage", MEANING_SCORE, true },
	{ "gradepercent", MEANING_SCORE, true },
	{ "gradepercentage", MEANING_SCORE, true },

	{ "points", MEANING_POINTS, false },
	{ "pointscorrect", MEANING_POINTS, false },
	{ "pointsearned", MEANING_POINTS, false },
	{ "pointsawarded", MEANING_POINTS, false },
	{ "earned", MEANING_POINTS, false },
	{ "correct", MEANING_POINTS, false },
	{ "correctanswers", MEANING_POINTS, false },
	{ "ncorrect", MEANING_POINTS, false },
	{ "rawscore", MEANING_POINTS, false },

	{ "outof", MEANING_OUT_OF, false },
	{ "pointspossible", MEANING_OUT_OF, false },
	{ "possiblepoints", MEANING_OUT_OF, false },
	{ "possible", MEANING_OUT_OF, false },
	{ "maxpoints", MEANING_OUT_OF, false },
	{ "maximumpoints", MEANING_OUT_OF, false },
	{ "maxscore", MEANING_OUT_OF, false },
	{ "maximumscore", MEANING_OUT_OF, false },
	{ "maximum", MEANING_OUT_OF, false },
	{ "max", MEANING_OUT_OF, false },

	{ "wrong", MEANING_WRONG, false },
	{ "incorrect", MEANING_WRONG, false },
	{ "incorrectanswers", MEANING_WRONG, false },
	{ "nincorrect", MEANING_WRONG, false },

	{ "date", MEANING_DATE, false },
	{ "assessmentdate", MEANING_DATE, false },
	{ "testdate", MEANING_DATE, false },
	{ "quizdate", MEANING_DATE, false },
	{ "assignmentdate", MEANING_DATE, false },
	{ "datetaken", MEANING_DATE, false },
	{ "completiondate", MEANING_DATE, false },
	{ "completeddatelocal", MEANING_DATE, false },
	{ "completeddate", MEANING_DATE, false },
	{ "datecompleted", MEANING_DATE, false },
	{ "day", MEANING_DATE, false },
	{ "observed", MEANING_DATE, false },
	{ "submittedat", MEANING_DATE, false },
	{ "submitted", MEANING_DATE, false },
	{ "timestamp", MEANING_DATE, false },

	{ "objective", MEANING_OBJECTIVE, false },
	{ "learningobjective", MEANING_OBJECTIVE, false },
	{ "standard", MEANING_OBJECTIVE, false },
	{ "skill", MEANING_OBJECTIVE, false },
	{ "topic", MEANING_OBJECTIVE, false },
	{ "subject", MEANING_OBJECTIVE, false },
	{ "assessmentsubject", MEANING_OBJECTIVE, false },

	{ "note", MEANING_NOTE, false },
	{ "notes", MEANING_NOTE, false },
	{ "comment", MEANING_NOTE, false },
	{ "comments", MEANING_NOTE, false },
	{ "feedback", MEANING_NOTE, false },

	{ "round", MEANING_ROUND, false },
	{ "scoreform", MEANING_FORM, false },
	{ "confidence", MEANING_CONFIDENCE, false },
	{ "support", MEANING_SUPPORT, false },
	{ "minutes", MEANING_MINUTES, false },
	{ "task", MEANING_TASK, false },
	{ "quality", MEANING_QUALITY, false },
	{ "private", MEANING_PRIVATE, false },
	{ "state", MEANING_STATE, false },
	{ "author", MEANING_AUTHOR, false },
	{ "origin", MEANING_ORIGIN, false },
	{ "version", MEANING_VERSION, false },

	{ "assessmentgrowth", MEANING_COUNT, false },
	{ "assessmentname", MEANING_COUNT, false },
	{ "assessmentscalescore", MEANING_COUNT, false },
	{ "assessmenttest", MEANING_COUNT, false },
	{ "attempt", MEANING_COUNT, false },
	{ "birthdate", MEANING_COUNT, false },
	{ "class", MEANING_COUNT, false },
	{ "course", MEANING_COUNT, false },
	{ "dateofbirth", MEANING_COUNT, false },
	{ "dob", MEANING_COUNT, false },
	{ "gender", MEANING_COUNT, false },
	{ "grade", MEANING_COUNT, false },
	{ "gradeequivalent", MEANING_COUNT, false },
	{ "gradelevel", MEANING_COUNT, false },
	{ "group", MEANING_COUNT, false },
	{ "homeroom", MEANING_COUNT, false },
	{ "lexile", MEANING_COUNT, false },
	{ "lexilemeasure", MEANING_COUNT, false },
	{ "localschoolid", MEANING_COUNT, false },
	{ "middleinitial", MEANING_COUNT, false },
	{ "middlename", MEANING_COUNT, false },
	{ "nationalpercentile", MEANING_COUNT, false },
	{ "no", MEANING_COUNT, false },
	{ "password", MEANING_COUNT, false },
	{ "percentile", MEANING_COUNT, false },
	{ "percentilerank", MEANING_COUNT, false },
	{ "period", MEANING_COUNT, false },
	{ "phone", MEANING_COUNT, false },
	{ "preferredname", MEANING_COUNT, false },
	{ "pronouns", MEANING_COUNT, false },
	{ "quantilemeasure", MEANING_COUNT, false },
	{ "race", MEANING_COUNT, false },
	{ "rank", MEANING_COUNT, false },
	{ "ritscore", MEANING_COUNT, false },
	{ "row", MEANING_COUNT, false },
	{ "scaledscore", MEANING_COUNT, false },
	{ "scalescore", MEANING_COUNT, false },
	{ "school", MEANING_COUNT, false },
	{ "schoolidentifier", MEANING_COUNT, false },
	{ "schoollocalid", MEANING_COUNT, false },
	{ "section", MEANING_COUNT, false },
	{ "sex", MEANING_COUNT, false },
	{ "stateid", MEANING_COUNT, false },
	{ "status", MEANING_COUNT, false },
	{ "studentgrade", MEANING_COUNT, false },
	{ "teacher", MEANING_COUNT, false },
	{ "teacheremail", MEANING_COUNT, false },
	{ "teachername", MEANING_COUNT, false },
	{ "term", MEANING_COUNT, false },
	{ "testpercentile", MEANING_COUNT, false },
	{ "testritscore", MEANING_COUNT, false },
	{ "totaltimeinseconds", MEANING_COUNT, false },
	{ "year", MEANING_COUNT, false },
};

void aliases_key(struct buf *out, const char *header)
{
	size_t start = out->len;

	text_fold_key(out, header);
	if (strchr(header, '%'))
		buf_adds(out, "percent");
	/* Alone it counts the lines. */
	if (strchr(header, '#') && out->len > start)
		buf_adds(out, "number");
}

static const struct alias *find(const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++) {
		if (strcmp(aliases[i].key, key) == 0)
			return &aliases[i];
	}
	return NULL;
}

/* "Student Name (Last, First)", but not "Email (parent)". */
static const struct alias *find_before_bracket(const char *header)
{
	char *start = mem_strndup(header, strcspn(header, "("));
	struct buf key = BUF_INIT;
	const struct alias *alias = NULL;

	aliases_key(&key, start);
	if (header[strlen(start)] && strncmp(buf_text(&key), "student", 7) == 0)
		alias = find(buf_text(&key));
	buf_release(&key);
	mem_free(start);
	return alias;
}

const struct alias *aliases_find(const char *header)
{
	struct buf key = BUF_INIT;
	const struct alias *alias;

	aliases_key(&key, header);
	alias = find(buf_text(&key));
	buf_release(&key);
	return alias ? alias : find_before_bracket(header);
}

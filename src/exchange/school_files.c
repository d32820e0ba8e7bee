/* SPDX-License-Identifier: MIT */
#include "school_files.h"

#include <string.h>

#include "base/text.h"
#include "notice.h"

#define ONEROSTER "oneroster"
#define MANIFEST "manifest.csv"

static const struct school_kind kinds[] = {
	{ ONEROSTER, "OneRoster", {
		[SCHOOL_CLASSES] = "classes.csv",
		[SCHOOL_ENROLLMENTS] = "enrollments.csv",
		[SCHOOL_USERS] = "users.csv",
		[SCHOOL_ROLES] = "roles.csv",
		[SCHOOL_ORGS] = "orgs.csv",
		[SCHOOL_SESSIONS] = "academicSessions.csv",
	} },
	{ "sds2", "School Data Sync v2.1", {
		[SCHOOL_CLASSES] = "classes.csv",
		[SCHOOL_ENROLLMENTS] = "enrollments.csv",
		[SCHOOL_USERS] = "users.csv",
		[SCHOOL_ROLES] = "roles.csv",
		[SCHOOL_ORGS] = "orgs.csv",
		[SCHOOL_SESSIONS] = "academicSessions.csv",
	} },
	{ "sds1", "School Data Sync v1", {
		[SCHOOL_CLASSES] = "Section.csv",
		[SCHOOL_ENROLLMENTS] = "StudentEnrollment.csv",
		[SCHOOL_USERS] = "Student.csv",
		[SCHOOL_ORGS] = "School.csv",
	} },
};

static const struct part_field class_fields[] = {
	[CLASS_ID] = { { "sourcedid", "sisid" }, NULL },
	[CLASS_TITLE] = { { "title", "sectionname" }, NULL },
	[CLASS_CODE] = { { "classcode", "sectionnumber" }, NULL },
	[CLASS_TERMS] = { { "termsourcedids", "sessionsourcedids" },
		"termsourcedid" },
	[CLASS_TERM_NAME] = { { "termname" }, NULL },
	[CLASS_SCHOOL] = { { "schoolsourcedid", "orgsourcedid",
		"schoolsisid" }, NULL },
	[CLASS_STATUS] = { { "status" }, NULL },
};

static const struct part_field enrollment_fields[] = {
	[ENROLLMENT_CLASS] = { { "classsourcedid", "sectionsisid" }, NULL },
	[ENROLLMENT_USER] = { { "usersourcedid", "sisid" }, NULL },
	[ENROLLMENT_ROLE] = { { "role" }, NULL },
	[ENROLLMENT_END] = { { "enddate" }, NULL },
	[ENROLLMENT_STATUS] = { { "status" }, NULL },
};

static const struct part_field user_fields[] = {
	[USER_ID] = { { "sourcedid", "sisid" }, NULL },
	[USER_GIVEN] = { { "givenname", "firstname" }, NULL },
	[USER_FAMILY] = { { "familyname", "lastname" }, NULL },
	[USER_CALLED_GIVEN] = { { "preferredgivenname" },
		"prefferedgivenname" },
	[USER_CALLED_FAMILY] = { { "preferredfamilyname" },
		"prefferedfamilyname" },
	[USER_NUMBER] = { { "identifier", "studentnumber" }, NULL },
	[USER_EMAIL] = { { "email", "secondaryemail" }, NULL },
	[USER_NAME] = { { "username" }, NULL },
	[USER_ROLE] = { { "role" }, NULL },
	[USER_STATUS] = { { "status" }, NULL },
};

static const struct part_field role_fields[] = {
	[ROLE_USER] = { { "usersourcedid" }, NULL },
	[ROLE_ROLE] = { { "role" }, NULL },
	[ROLE_STATUS] = { { "status" }, NULL },
};

static const struct part_field org_fields[] = {
	[NAMED_ID] = { { "sourcedid", "sisid" }, NULL },
	[NAMED_NAME] = { { "name" }, NULL },
};

static const struct part_field session_fields[] = {
	[NAMED_ID] = { { "sourcedid" }, NULL },
	[NAMED_NAME] = { { "title" }, NULL },
};

#define FIELDS(fields) { fields, ARRAY_LEN(fields) }

static const struct {
	const struct part_field *fields;
	size_t count;
} all_fields[] = {
	[SCHOOL_CLASSES] = FIELDS(class_fields),
	[SCHOOL_ENROLLMENTS] = FIELDS(enrollment_fields),
	[SCHOOL_USERS] = FIELDS(user_fields),
	[SCHOOL_ROLES] = FIELDS(role_fields),
	[SCHOOL_ORGS] = FIELDS(org_fields),
	[SCHOOL_SESSIONS] = FIELDS(session_fields),
};
_Static_assert(ARRAY_LEN(all_fields) == SCHOOL_FILE_COUNT, "one a file");

const struct school_kind *school_kind_of(const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!strcmp(kinds[i].key, key))
			return &kinds[i];
	}
	return NULL;
}

static bool has(const struct set *set, const char *name)
{
	struct error own = ERROR_INIT;
	size_t file;

	return !set_find(set, name, &file, &own) || file != SET_NONE;
}

bool school_is_here(const struct set *set)
{
	if (has(set, MANIFEST))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (has(set, kinds[i].files[SCHOOL_ENROLLMENTS]) &&
		    has(set, kinds[i].files[SCHOOL_USERS]))
			return true;
	}
	return false;
}

/* Only School Data Sync calls a class's school an org. */
static bool is_oneroster(const struct set *set, bool *is_it,
	struct error *err)
{
	static const struct part_field fields[] = {
		{ { "orgsourcedid", "sessionsourcedids" }, NULL },
	};
	struct part part;
	bool found;
	bool done = part_open(&part, set, "classes.csv", fields, 1, &found,
		err);

	*is_it = has(set, MANIFEST) || (done && !part_has(&part, 0));
	return part_close(&part, done, err);
}

bool school_kind_find(const struct set *set, const struct school_kind **kind,
	struct error *err)
{
	bool is_it;

	*kind = NULL;
	if (!has(set, MANIFEST) && !has(set, "enrollments.csv")) {
		if (has(set, "StudentEnrollment.csv"))
			*kind = school_kind_of("sds1");
		return true;
	}
	if (!is_oneroster(set, &is_it, err))
		return false;
	*kind = school_kind_of(is_it ? ONEROSTER : "sds2");
	return true;
}

bool school_part(struct part *part, const struct set *set,
	const struct school_kind *kind, enum school_file file, bool *found,
	struct error *err)
{
	*found = false;
	*part = (struct part){ .set = set };
	return !kind->files[file] || part_open(part, set, kind->files[file],
		all_fields[file].fields, all_fields[file].count, found, err);
}

enum school_status school_status_of(const char *status, enum school_way way,
	struct school_oddities *odd)
{
	struct buf key = BUF_INIT;
	bool stands;

	text_fold_key(&key, status);
	stands = key.len == 0 || text_equal(buf_text(&key), "active");
	odd->statuses += key.len > 0 && way == SCHOOL_BULK;
	odd->gone += !stands && way == SCHOOL_BULK;
	buf_release(&key);
	return stands ? SCHOOL_STANDS : SCHOOL_GONE;
}

static FORMAT(2, 3) void note(struct buf *notice, const char *format, ...)
{
	struct buf sentence = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&sentence, format, args);
	va_end(args);
	notice_add(notice, buf_text(&sentence));
	buf_release(&sentence);
}

void school_note_part(struct buf *notice, const struct part *part)
{
	const char *read = part->name ? csv_notice(part->csv) : NULL;

	if (read)
		note(notice, "%s: %s", part->name, read);
	if (part->has_nameless)
		note(notice, "%s has columns without a name", part->name);
	if (part->has_misspelt)
		note(notice, "%s has a misspelt column, which was read",
			part->name);
}

static const char *rows(size_t count)
{
	return count == 1 ? "row" : "rows";
}

void school_note_oddities(struct buf *notice,
	const struct school_oddities *odd)
{
	if (odd->gone)
		note(notice, "%zu %s of a whole set said to be gone, and left "
			"out", odd->gone, rows(odd->gone));
	else if (odd->statuses)
		note(notice, "%zu %s of a whole set with a status, as only "
			"changes should have", odd->statuses,
			rows(odd->statuses));
	if (odd->over)
		note(notice, "%zu %s over and left out", odd->over,
			odd->over == 1 ? "enrolment is" : "enrolments are");
	if (odd->dates)
		note(notice, "%zu %s of enrolments cannot be read and count "
			"as open", odd->dates, odd->dates == 1 ? "end" :
			"ends");
	if (odd->nobody)
		note(notice, "%zu %s without an id left out", odd->nobody,
			rows(odd->nobody));
}

/* SPDX-License-Identifier: MIT */
/*
 * One class of a set. Its enrolments name the users, then the users give
 * their names. Where enrolments do not say that they are a student's, the
 * users do, or their roles.
 */
#include <string.h>

#include "base/text.h"
#include "handle.h"
#include "notice.h"
#include "numbering.h"
#include "person.h"
#include "school_rows.h"

#define NO_ROW SIZE_MAX

/* A user whom the class's enrolments, or a delta's users, name. */
struct member {
	bool is_enrolled;
	bool is_unsure;  /* whether a student */
	bool is_student; /* a role says so */
	bool has_role;
	bool is_out;     /* no student, or gone */
	enum roster_says says;
	size_t line;     /* of the enrolment */
	size_t row;
};

struct taking {
	struct roster *roster;
	const struct set *set;
	const struct school *school;
	const struct school_kind *kind;
	const char *class_id;
	struct school_oddities odd;
	struct numbering ids;
	VEC(struct member) members; /* by number */
	VEC(struct roster_row) rows;
	struct person person;
	struct buf handle;
	struct buf email;
	struct buf notice;
	bool has_roles;  /* users say their role */
	bool has_unsure;
};

static struct member *member_of(struct taking *taking, const char *id)
{
	size_t place = numbering_of(&taking->ids, id);

	if (place == taking->members.count) {
		const struct member member = { .row = NO_ROW };

		vec_push(&taking->members, member);
	}
	return &taking->members.items[place];
}

/* Who left and came back is there, in whatever order it is said. */
static void enrol(struct taking *taking, const struct school_enrolment *row,
	size_t line)
{
	struct member *member = member_of(taking, row->user);

	if (member->is_enrolled && member->says == ROSTER_IN_CLASS)
		return;
	*member = (struct member){
		.is_enrolled = true,
		.is_unsure = row->is_unsure,
		.says = row->says,
		.line = line,
		.row = NO_ROW,
	};
	taking->has_unsure = taking->has_unsure || row->is_unsure;
}

static bool read_enrolments(struct taking *taking, struct error *err)
{
	struct school_oddities counted = { 0 }; /* with the classes already */
	struct school_rows rows;
	struct school_enrolment row;
	bool more = true;
	bool done = school_rows_open(&rows, taking->set, taking->kind,
		taking->school, &counted, err);

	while (done && more) {
		done = school_rows_next(&rows, &row, &more, err);
		if (done && more && !strcmp(row.class_id, taking->class_id))
			enrol(taking, &row, rows.part.line);
	}
	return school_rows_close(&rows, done, err);
}

static const char *keep(struct taking *taking, const char *text)
{
	return *text ? arena_strdup(&taking->roster->arena, text) : NULL;
}

static const char *first_of(const struct part *part, size_t one,
	size_t other)
{
	return *part_cell(part, one) ? part_cell(part, one) :
		part_cell(part, other);
}

static void add_row(struct taking *taking, const struct part *part,
	struct member *member)
{
	struct arena *arena = &taking->roster->arena;
	struct roster_row row = {
		.line = part->line,
		.says = member->says,
		.number = keep(taking, part_cell(part, USER_ID)),
		.other_number = keep(taking, part_cell(part, USER_NUMBER)),
		.given = arena_strdup(arena, buf_text(&taking->person.given)),
		.family = arena_strdup(arena,
			buf_text(&taking->person.family)),
		.name = arena_strdup(arena, buf_text(&taking->person.name)),
	};

	buf_clear(&taking->handle);
	buf_clear(&taking->email);
	buf_adds(&taking->handle, part_cell(part, USER_NAME));
	buf_adds(&taking->email, part_cell(part, USER_EMAIL));
	handle_sort(&taking->handle, &taking->email);
	row.handle = keep(taking, buf_text(&taking->handle));
	row.email = keep(taking, buf_text(&taking->email));
	if (text_equal(row.number, row.other_number))
		row.other_number = NULL;
	member->row = taking->rows.count;
	vec_push(&taking->rows, row);
}

static bool check_repeated(struct taking *taking, const struct part *part,
	const struct member *member, struct error *err)
{
	const struct roster_row *first = &taking->rows.items[member->row];

	if (!strcmp(first->name, buf_text(&taking->person.name)))
		return true;
	return error_set(err, ERROR_INVALID, "%s: line %zu: the id %.40s is "
		"that of %.60s on line %zu already, and here of %.60s; each "
		"student needs an id of their own", part->name, part->line,
		first->number, first->name, first->line,
		buf_text(&taking->person.name));
}

static bool is_student(const char *role)
{
	struct buf key = BUF_INIT;
	bool is_it;

	text_fold_key(&key, role);
	is_it = text_equal(buf_text(&key), "student");
	buf_release(&key);
	return is_it;
}

/* Whether the row of a user is about anyone of this class. */
static bool concerns(struct taking *taking, const struct part *part,
	struct member **member)
{
	const char *id = part_cell(part, USER_ID);
	const char *role = part_cell(part, USER_ROLE);
	bool is_delta = taking->school->users == SCHOOL_DELTA;
	bool stands = school_status_of(part_cell(part, USER_STATUS),
		taking->school->users, &taking->odd) == SCHOOL_STANDS;

	taking->odd.nobody += !*id;
	if (!*id)
		return false;
	*member = member_of(taking, id);
	if (!(*member)->is_enrolled && (!is_delta ||
	    (*role && !is_student(role))))
		return false;
	if ((*member)->is_unsure && *role && !is_student(role))
		(*member)->is_out = true;
	if (!(*member)->is_enrolled)
		(*member)->says = ROSTER_DESCRIBED;
	if (!stands && is_delta)
		(*member)->says = (*member)->is_enrolled ? ROSTER_LEAVES :
			ROSTER_GONE;
	else if (!stands)
		(*member)->is_out = true;
	return !(*member)->is_out;
}

static bool take_user(struct taking *taking, const struct part *part,
	struct error *err)
{
	struct member *member;

	if (!concerns(taking, part, &member) ||
	    !person_set_parts(&taking->person,
		first_of(part, USER_CALLED_GIVEN, USER_GIVEN),
		first_of(part, USER_CALLED_FAMILY, USER_FAMILY)))
		return true;
	if (member->row != NO_ROW)
		return check_repeated(taking, part, member, err);
	add_row(taking, part, member);
	return true;
}

static bool check_users(const struct taking *taking,
	const struct part *part, bool found, struct error *err)
{
	const char *name = taking->kind->files[SCHOOL_USERS];

	if (!found && taking->school->enrollments == SCHOOL_BULK &&
	    taking->school->users == SCHOOL_BULK)
		return error_set(err, ERROR_INVALID, "%s is missing: without "
			"it the students have no names", name);
	if (!found || (part_has(part, USER_ID) &&
	    (part_has(part, USER_GIVEN) || part_has(part, USER_FAMILY))))
		return true;
	return error_set(err, ERROR_INVALID, "%s: the header lacks the "
		"columns sourcedId, givenName and familyName (SIS ID, First "
		"Name and Last Name)", name);
}

static bool read_users(struct taking *taking, struct error *err)
{
	struct part part;
	bool found;
	bool more = true;
	bool done = school_part(&part, taking->set, taking->kind,
			SCHOOL_USERS, &found, err) &&
		check_users(taking, &part, found, err);

	while (done && found && more) {
		done = part_next(&part, &more, err);
		if (done && more)
			done = take_user(taking, &part, err);
	}
	if (done && found) {
		taking->has_roles = part_has(&part, USER_ROLE);
		taking->roster->unread_columns = part.unread;
		school_note_part(&taking->notice, &part);
	}
	return part_close(&part, done, err);
}

static bool read_roles(struct taking *taking, struct error *err)
{
	struct part part;
	bool found;
	bool more = true;
	bool done = school_part(&part, taking->set, taking->kind,
		SCHOOL_ROLES, &found, err);

	while (done && found && more) {
		struct member *member;

		done = part_next(&part, &more, err);
		if (!done || !more)
			break;
		member = member_of(taking, part_cell(&part, ROLE_USER));
		member->has_role = true;
		member->is_student = member->is_student ||
			is_student(part_cell(&part, ROLE_ROLE));
	}
	return part_close(&part, done, err);
}

static void leave_out_others(struct taking *taking)
{
	for (size_t i = 0; i < taking->members.count; i++) {
		struct member *member = &taking->members.items[i];

		if (!member->is_unsure || !member->has_role ||
		    member->is_student)
			continue;
		member->is_out = true;
		if (member->row != NO_ROW)
			taking->rows.items[member->row].line = 0;
	}
}

/* Whoever is enrolled and nowhere described may be known to the class. */
static void add_nameless(struct taking *taking)
{
	for (size_t i = 0; i < taking->members.count; i++) {
		const struct member *member = &taking->members.items[i];
		const struct roster_row row = {
			.line = member->line,
			.says = member->says,
			.number = arena_strdup(&taking->roster->arena,
				taking->ids.texts.items[i]),
			.given = "",
			.family = "",
		};

		if (member->is_enrolled && !member->is_out &&
		    member->row == NO_ROW)
			vec_push(&taking->rows, row);
	}
}

static void copy_rows(struct taking *taking)
{
	struct roster *roster = taking->roster;

	roster->is_delta = taking->school->enrollments == SCHOOL_DELTA;
	roster->has_ids = true;
	roster->rows = arena_new(&roster->arena, taking->rows.count,
		sizeof(struct roster_row));
	for (size_t i = 0; i < taking->rows.count; i++) {
		if (taking->rows.items[i].line > 0)
			roster->rows[roster->count++] = taking->rows.items[i];
	}
}

static bool set_notice(struct taking *taking, struct error *err)
{
	size_t file;

	if (!set_find(taking->set, "demographics.csv", &file, err))
		return false;
	if (strcmp(taking->kind->key, "oneroster"))
		taking->odd.statuses = 0;
	school_note_oddities(&taking->notice, &taking->odd);
	if (file != SET_NONE)
		notice_add(&taking->notice,
			"demographics.csv was not opened");
	taking->roster->notice = keep(taking, buf_text(&taking->notice));
	return true;
}

static bool take(struct taking *taking, struct error *err)
{
	if (!read_enrolments(taking, err) || !read_users(taking, err))
		return false;
	if (taking->has_unsure && !taking->has_roles) {
		if (!read_roles(taking, err))
			return false;
		leave_out_others(taking);
	}
	add_nameless(taking);
	copy_rows(taking);
	if (taking->roster->count == 0 && !taking->roster->is_delta)
		return error_set(err, ERROR_INVALID, "nobody is enrolled as a "
			"student in the class with the id %.60s",
			taking->class_id);
	return set_notice(taking, err);
}

bool school_roster(struct roster *roster, const struct set *set,
	const struct school *school, const char *class_id,
	struct error *err)
{
	struct taking taking = {
		.roster = roster,
		.set = set,
		.school = school,
		.kind = school_kind_of(school->key),
		.class_id = class_id,
	};
	bool done;

	*roster = (struct roster){ 0 };
	done = take(&taking, err);
	if (!done)
		roster_release(roster);
	numbering_release(&taking.ids);
	vec_release(&taking.members);
	vec_release(&taking.rows);
	person_release(&taking.person);
	buf_release(&taking.handle);
	buf_release(&taking.email);
	buf_release(&taking.notice);
	return done;
}

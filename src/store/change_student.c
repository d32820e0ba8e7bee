/* SPDX-License-Identifier: MIT */
/* Students: who is in a class, under what name, and which records are one. */
#include "writing.h"

#include "base/text.h"
#include "base/vec.h"

/* A handle is typed instead of a name: it means one student of a class. */
static bool check_handle(struct change *change, const char *handle,
	int64_t student, struct error *err)
{
	int64_t other;

	if (!handle)
		return true;
	if (!query_number(change->store,
	    "SELECT x.student_id FROM student_name x WHERE x.handle = ?2 "
	    "COLLATE NOCASE AND x.is_alias = 0 AND x.student_id <> ?3 AND "
	    SQL_STANDS " AND x.student_id IN (SELECT x.student_id FROM "
	    "enrolment x WHERE x.class_id = ?1 AND " SQL_STANDS ")",
	    VALUES(value_int(change->class_id), value_text(handle),
		value_int(student)), &other, err))
		return false;
	return other == 0 || error_set(err, ERROR_CONFLICT, "the handle "
		"\"%s\" is another student's in this class: give this one "
		"another", handle);
}

/* A roster number stands for one student of a class. */
static bool check_number(struct change *change, const char *number,
	int64_t student, struct error *err)
{
	int64_t other;

	if (!number)
		return true;
	if (text_is_blank(number))
		return error_set(err, ERROR_INVALID, "the roster number is "
			"blank: leave it out, or give one");
	if (*number == '=')
		return error_set(err, ERROR_INVALID, "\"%s\" is no roster "
			"number: it cannot begin with =", number);
	if (!query_number(change->store,
	    "SELECT x.student_id FROM student_name x WHERE x.number = ?2 AND "
	    "x.is_alias = 0 AND x.student_id <> ?3 AND " SQL_STANDS
	    " AND x.student_id IN (SELECT x.student_id FROM enrolment x "
	    "WHERE x.class_id = ?1 AND " SQL_STANDS ")",
	    VALUES(value_int(change->class_id), value_text(number),
		value_int(student)), &other, err))
		return false;
	return other == 0 || error_set(err, ERROR_CONFLICT, "the roster "
		"number \"%s\" is another student's in this class: give this "
		"one another", number);
}

static bool check_details(struct change *change,
	const struct student *student, int64_t id, struct error *err)
{
	return writing_class(change, err) &&
		writing_text(student->name, "student", err) &&
		check_number(change, student->number, id, err) &&
		check_handle(change, student->handle, id, err);
}

static bool insert_name(struct change *change, const struct student *student,
	int64_t id, struct error *err)
{
	return query_run(change->store, "INSERT INTO student_name(student_id, "
		"version, number, given, family, name, email, handle, made_by) "
		"VALUES (?1, (SELECT coalesce(max(version), 0) + 1 FROM "
		"student_name WHERE student_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, "
		"?8)",
		VALUES(value_int(id), value_text(student->number),
			value_text(student->given),
			value_text(student->family),
			value_text(student->name), value_text(student->email),
			value_text(student->handle), value_int(change->id)),
		err);
}

static bool has_room(struct change *change, struct error *err)
{
	if (!change->enrolled && !query_number(change->store, "SELECT "
	    "count(*) FROM enrolment x WHERE x.class_id = ?1 AND " SQL_STANDS,
	    VALUES(value_int(change->class_id)), &change->enrolled, err))
		return false;
	return change->enrolled < CLASS_STUDENTS_MAX || error_set(err,
		ERROR_INVALID, "more than %d students are a school, and no "
		"class: make a class of each group that is taught together",
		CLASS_STUDENTS_MAX);
}

static bool insert_enrolment(struct change *change, int64_t student,
	struct error *err)
{
	change->enrolled++;
	return query_run(change->store, "INSERT INTO enrolment(class_id, "
		"student_id, version, made_by) VALUES (?1, ?2, (SELECT "
		"coalesce(max(version), 0) + 1 FROM enrolment WHERE class_id "
		"= ?1 AND student_id = ?2), ?3)",
		VALUES(value_int(change->class_id), value_int(student),
			value_int(change->id)), err);
}

bool change_student_add(struct change *change, const struct student *student,
	int64_t *id, struct error *err)
{
	return check_details(change, student, 0, err) &&
		has_room(change, err) &&
		query_number(change->store, "INSERT INTO student(made_by) "
			"VALUES (?1) RETURNING id",
			VALUES(value_int(change->id)), id, err) &&
		insert_name(change, student, *id, err) &&
		insert_enrolment(change, *id, err);
}

bool change_student_edit(struct change *change, const struct student *student,
	struct error *err)
{
	size_t ended;

	return writing_student(change, student->id, err) &&
		check_details(change, student, student->id, err) &&
		writing_end(change, "UPDATE student_name AS x SET ended_by = "
			"?2 WHERE x.student_id = ?1 AND x.is_alias = 0 AND "
			SQL_STANDS " RETURNING made_by",
			VALUES(value_int(student->id), value_int(change->id)),
			&ended, err) &&
		insert_name(change, student, student->id, err);
}

/* The record stands, and was not merged into another. */
static bool check_record(struct change *change, int64_t student,
	struct error *err)
{
	int64_t found;

	if (!query_number(change->store,
	    "SELECT 1 FROM student_name x WHERE x.student_id = ?1 AND "
	    SQL_STANDS " AND NOT EXISTS (SELECT 1 FROM student_merge x "
	    "WHERE x.from_id = ?1 AND " SQL_STANDS ")",
	    VALUES(value_int(student)), &found, err))
		return false;
	return found || error_set(err, ERROR_NOT_FOUND, "there is no student "
		"with the id %lld in this store", (long long)student);
}

static bool is_enrolled(struct change *change, int64_t student,
	bool *enrolled, struct error *err)
{
	int64_t found;

	if (!query_number(change->store,
	    "SELECT 1 FROM enrolment x WHERE x.class_id = ?1 AND "
	    SQL_IS_STUDENT("x.student_id", "?2") " AND " SQL_STANDS,
	    VALUES(value_int(change->class_id), value_int(student)), &found,
	    err))
		return false;
	*enrolled = found;
	return true;
}

static bool check_number_of(struct change *change, int64_t student,
	struct error *err)
{
	struct query query;
	bool done = true;

	query_open(&query, change->store, "SELECT x.number FROM student_name "
		"x WHERE x.student_id = ?1 AND x.is_alias = 0 AND " SQL_STANDS,
		VALUES(value_int(student)), err);
	if (query_next(&query))
		done = check_number(change, query_text(&query, 0), student,
			err);
	return query_close(&query) && done;
}

bool change_enrol(struct change *change, int64_t student, struct error *err)
{
	bool enrolled;

	if (!writing_class(change, err) ||
	    !check_record(change, student, err) ||
	    !is_enrolled(change, student, &enrolled, err))
		return false;
	if (enrolled)
		return error_set(err, ERROR_CONFLICT, "this student is in the "
			"class already");
	return check_number_of(change, student, err) &&
		has_room(change, err) &&
		insert_enrolment(change, student, err);
}

bool change_withdraw(struct change *change, int64_t student,
	struct error *err)
{
	size_t ended;

	if (!writing_student(change, student, err))
		return false;
	ids_release(&change->students);
	change->enrolled = 0;
	return writing_end(change, "UPDATE enrolment AS x SET ended_by = ?3 "
		"WHERE x.class_id = ?1 AND "
		SQL_IS_STUDENT("x.student_id", "?2") " AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(student),
			value_int(change->id)), &ended, err);
}

/* In one class of the record that goes: the other's stay is the one that
 * lasts, and an open proposal was made for two. */
static bool merge_in_class(struct change *change, int64_t class_id,
	int64_t into, int64_t from, struct error *err)
{
	size_t ended;

	if (class_id != change->class_id && !query_run(change->store,
	    "INSERT OR IGNORE INTO reach VALUES (?1, ?2)",
	    VALUES(value_int(change->id), value_int(class_id)), err))
		return false;
	return writing_end(change, "UPDATE stay AS x SET ended_by = ?4 "
		"WHERE x.class_id = ?1 AND "
		SQL_IS_STUDENT("x.student_id", "?3") " AND " SQL_STANDS
		" AND EXISTS (SELECT 1 FROM stay x WHERE x.class_id = ?1 AND "
		SQL_IS_STUDENT("x.student_id", "?2") " AND " SQL_STANDS ") "
		"RETURNING made_by",
		VALUES(value_int(class_id), value_int(into), value_int(from),
			value_int(change->id)), &ended, err) &&
		writing_end(change, "UPDATE proposal AS x SET ended_by = ?2 "
			"WHERE x.class_id = ?1 AND " SQL_STANDS
			" RETURNING made_by",
			VALUES(value_int(class_id), value_int(change->id)),
			&ended, err);
}

static bool merge_classes(struct change *change, int64_t into, int64_t from,
	struct error *err)
{
	VEC(int64_t) classes = VEC_INIT;
	struct query query;
	bool done;

	query_open(&query, change->store, "SELECT DISTINCT k.class_id FROM "
		"enrolment k WHERE " SQL_IS_STUDENT("k.student_id", "?1")
		" ORDER BY k.class_id", VALUES(value_int(from)), err);
	while (query_next(&query))
		vec_push(&classes, query_int(&query, 0));
	done = query_close(&query);
	for (size_t i = 0; done && i < classes.count; i++)
		done = merge_in_class(change, classes.items[i], into, from,
			err);
	vec_release(&classes);
	return done;
}

/* Who was merged into from before now goes on into the other. */
static bool merge_records(struct change *change, int64_t into, int64_t from,
	struct error *err)
{
	size_t ended;

	return writing_end(change, "UPDATE student_merge AS x SET ended_by = "
		"?2 WHERE x.into_id = ?1 AND " SQL_STANDS
		" RETURNING made_by",
		VALUES(value_int(from), value_int(change->id)), &ended,
		err) &&
		query_run(change->store, "INSERT INTO student_merge(from_id, "
			"into_id, made_by) SELECT from_id, ?1, ?3 FROM "
			"student_merge WHERE into_id = ?2 AND ended_by = ?3 "
			"UNION ALL SELECT ?2, ?1, ?3",
			VALUES(value_int(into), value_int(from),
				value_int(change->id)), err);
}

bool change_student_merge(struct change *change, int64_t into, int64_t from,
	struct error *err)
{
	if (into == from)
		return error_set(err, ERROR_INVALID, "these are one record "
			"already: name two");
	ids_release(&change->students);
	ids_release(&change->known);
	return writing_class(change, err) &&
		check_record(change, into, err) &&
		check_record(change, from, err) &&
		merge_classes(change, into, from, err) &&
		merge_records(change, into, from, err);
}

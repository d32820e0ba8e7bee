/* SPDX-License-Identifier: MIT */
/* Terms, classes, their students and their rules. */
#include "read_class.h"

#include <string.h>

#include "base/ids.h"

/* Classes as they are named today. */
#define CLASS \
	"SELECT d.class_id, d.name, (SELECT x.name FROM term x WHERE x.id = " \
	"d.term_id AND " SQL_STANDS "), d.focus, d.archived"
#define ONE_CLASS \
	" FROM (SELECT * FROM class_detail x WHERE x.class_id = ?1 AND " \
	SQL_STANDS ") d"
#define EVERY_CLASS \
	" FROM (SELECT * FROM class_detail x WHERE " SQL_STANDS ") d " \
	"ORDER BY d.class_id"
/* Of two records that are one student, one is counted; mostly there are no
 * two in the whole store, and counting rows will do. */
#define STUDENTS \
	", CASE WHEN EXISTS (SELECT 1 FROM student_merge) THEN (SELECT " \
	"count(DISTINCT coalesce((SELECT g.into_id FROM student_merge g " \
	"WHERE g.from_id = x.student_id AND EXISTS (SELECT 1 FROM " \
	"student_merge x WHERE x.from_id = g.from_id AND x.into_id = " \
	"g.into_id AND x.made_by = g.made_by AND " SQL_STANDS ")), " \
	"x.student_id)) FROM enrolment x" SQL_MADE "WHERE x.class_id = " \
	"d.class_id AND " SQL_NOT_ENDED ") ELSE (SELECT count(*) FROM " \
	"enrolment x" SQL_MADE "WHERE x.class_id = d.class_id AND " \
	SQL_NOT_ENDED ") END"

static void fill_class(const struct query *query, struct arena *arena,
	struct class *class)
{
	*class = (struct class){
		.id = query_int(query, 0),
		.name = query_keep_word(query, arena, 1),
		.term = query_keep(query, arena, 2),
		.focus = query_int(query, 3),
		.archived = query_bool(query, 4),
	};
}

static bool no_class(int64_t class_id, struct error *err)
{
	return error_set(err, ERROR_NOT_FOUND, "there is no class with the id "
		"%lld: its making may have been undone", (long long)class_id);
}

bool read_class_detail(struct reading *reading, struct class *class)
{
	struct query query;

	*class = (struct class){ .id = 0 };
	query_open(&query, reading->store, CLASS ONE_CLASS,
		VALUES(value_int(reading->class_id)), reading->err);
	if (query_next(&query))
		fill_class(&query, reading->arena, class);
	return query_close(&query) && (class->id || no_class(
		reading->class_id, reading->err));
}

bool store_class(struct store *store, int64_t class_id, struct arena *arena,
	struct class *class, struct error *err)
{
	struct query query;

	*class = (struct class){ .id = 0 };
	query_open(&query, store, CLASS STUDENTS ONE_CLASS,
		VALUES(value_int(class_id)), err);
	if (query_next(&query)) {
		fill_class(&query, arena, class);
		class->students = (size_t)query_int(&query, 5);
	}
	return query_close(&query) && (class->id || no_class(class_id, err));
}

bool store_classes(struct store *store, struct arena *arena,
	struct class **classes, size_t *count, struct error *err)
{
	VEC(struct class) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, CLASS STUDENTS EVERY_CLASS, NULL, 0, err);
	while (query_next(&query)) {
		struct class class;

		fill_class(&query, arena, &class);
		class.students = (size_t)query_int(&query, 5);
		vec_push(&rows, class);
	}
	reading_keep(arena, &rows, classes, count);
	return query_close(&query);
}

bool store_class_maker(struct store *store, int64_t class_id,
	struct arena *arena, const char **author, struct error *err)
{
	struct query query;

	*author = "";
	query_open(&query, store, "SELECT k.name FROM class x" SQL_MADE
		"CROSS JOIN author k ON k.id = m.author_id WHERE x.id = ?1",
		VALUES(value_int(class_id)), err);
	if (query_next(&query))
		*author = query_keep_word(&query, arena, 0);
	return query_close(&query) && (**author || no_class(class_id, err));
}

bool store_terms(struct store *store, struct arena *arena,
	struct term **terms, size_t *count, struct error *err)
{
	VEC(struct term) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, "SELECT x.id, x.name, coalesce(x.starts, "
		SQL_NEVER "), coalesce(x.ends, " SQL_NEVER ") FROM term x "
		"WHERE " SQL_STANDS " ORDER BY x.starts, x.id", NULL, 0, err);
	while (query_next(&query)) {
		const struct term term = {
			.id = query_int(&query, 0),
			.name = query_keep_word(&query, arena, 1),
			.starts = query_int(&query, 2),
			.ends = query_int(&query, 3),
		};

		vec_push(&rows, term);
	}
	reading_keep(arena, &rows, terms, count);
	return query_close(&query);
}

/* Who is enrolled, now or then, and who ever was; merged records count as the
 * one. */
struct roll {
	struct ids enrolled;
	struct ids ever;
	VEC(int64_t) order; /* each of ever once */
};

static bool read_roll(struct reading *reading, struct roll *roll)
{
	struct query query;

	query_open(&query, reading->store, "SELECT x.student_id, CASE WHEN ?3 "
		"THEN " SQL_HOLDS_AT("?2") " ELSE e.id IS NULL END FROM "
		"enrolment x" SQL_MADE SQL_ENDED "WHERE x.class_id = ?1",
		VALUES(value_int(reading->class_id), value_int(reading->now),
			value_int(reading->is_then)), reading->err);
	while (query_next(&query)) {
		int64_t student = reading_student(reading,
			query_int(&query, 0));

		if (!ids_has(&roll->ever, student))
			vec_push(&roll->order, student);
		ids_add(&roll->ever, student);
		if (query_bool(&query, 1))
			ids_add(&roll->enrolled, student);
	}
	return query_close(&query);
}

bool read_class_enrolled(struct reading *reading, struct ids *enrolled)
{
	struct roll roll = { .order = VEC_INIT };
	bool done = read_roll(reading, &roll);

	*enrolled = roll.enrolled;
	vec_release(&roll.order);
	ids_release(&roll.ever);
	return done;
}

static bool read_student(struct reading *reading, int64_t id,
	struct student *student)
{
	struct query query;

	query_open(&query, reading->store, "SELECT x.number, x.given, "
		"x.family, x.name, x.email, x.handle FROM student_name x "
		"WHERE x.student_id = ?1 AND x.is_alias = 0 AND " SQL_STANDS,
		VALUES(value_int(id)), reading->err);
	*student = (struct student){ .id = id, .name = "?" };
	if (query_next(&query)) {
		student->number = query_keep(&query, reading->arena, 0);
		student->given = query_keep(&query, reading->arena, 1);
		student->family = query_keep(&query, reading->arena, 2);
		student->name = query_keep_word(&query, reading->arena,
			3);
		student->email = query_keep(&query, reading->arena, 4);
		student->handle = query_keep(&query, reading->arena, 5);
	}
	return query_close(&query);
}

bool read_class_students(struct reading *reading, bool everyone,
	struct student **students, size_t *count)
{
	VEC(struct student) rows = VEC_INIT;
	struct roll roll = { .order = VEC_INIT };
	bool done = read_roll(reading, &roll);

	for (size_t i = 0; done && i < roll.order.count; i++) {
		int64_t id = roll.order.items[i];
		struct student student;

		if (!everyone && !ids_has(&roll.enrolled, id))
			continue;
		done = read_student(reading, id, &student);
		student.withdrawn = !ids_has(&roll.enrolled, id);
		vec_push(&rows, student);
	}
	reading_keep(reading->arena, &rows, students, count);
	vec_release(&roll.order);
	ids_release(&roll.enrolled);
	ids_release(&roll.ever);
	return done;
}

bool store_students(struct store *store, int64_t class_id,
	struct arena *arena, struct student **students, size_t *count,
	struct error *err)
{
	struct facts order = { .now = 0 };
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, CIVIL_NEVER,
		arena, err) && read_class_students(&reading, true, students,
		count);

	reading_end(&reading);
	if (!done)
		return false;
	order.students = *students;
	order.student_count = *count;
	facts_sort(&order);
	facts_release(&order);
	return true;
}

bool store_student_by_number(struct store *store, const char *number,
	int64_t *student, struct error *err)
{
	return query_number(store, "SELECT coalesce((SELECT g.into_id FROM "
		"student_merge g WHERE g.from_id = k.student_id AND EXISTS ("
		"SELECT 1 FROM student_merge x WHERE x.from_id = g.from_id "
		"AND x.into_id = g.into_id AND " SQL_STANDS ")), "
		"k.student_id) FROM (SELECT x.student_id FROM student_name x "
		"WHERE x.number = ?1 AND x.is_alias = 0 AND " SQL_STANDS
		") k ORDER BY 1 LIMIT 1", VALUES(value_text(number)), student,
		err);
}

bool store_policies(struct store *store, int64_t class_id,
	struct arena *arena, struct policy_version **versions, size_t *count,
	struct error *err)
{
	VEC(struct policy_version) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, "SELECT x.version, m.at, a.name, x.text "
		"FROM policy x" SQL_MADE "CROSS JOIN author a ON a.id = "
		"m.author_id WHERE x.class_id = ?1 AND " SQL_NOT_ENDED
		" ORDER BY x.version", VALUES(value_int(class_id)), err);
	while (query_next(&query)) {
		const struct policy_version version = {
			.version = query_int(&query, 0),
			.made = query_int(&query, 1),
			.author = query_keep_word(&query, arena, 2),
			.text = query_keep_word(&query, arena, 3),
		};

		vec_push(&rows, version);
	}
	reading_keep(arena, &rows, versions, count);
	return query_close(&query);
}

/* SPDX-License-Identifier: MIT */
/*
 * How a person once read a file. The newest answer to a subject counts, so
 * that undoing it brings the one before back.
 */
#include <string.h>

#include "base/text.h"
#include "reading.h"
#include "writing.h"

static const char *const kinds[] = {
	[READING_COLUMNS] = "columns",
	[READING_LEVEL] = "level",
	[READING_SECTION] = "section",
};
_Static_assert(ARRAY_LEN(kinds) == READING_KIND_COUNT, "a word each");

static bool is_known(struct change *change, enum reading_kind kind,
	const char *subject, const char *answer, bool *known,
	struct error *err)
{
	struct query query;

	*known = false;
	query_open(&query, change->store, "SELECT x.answer FROM reading x "
		"WHERE x.class_id = ?1 AND x.kind = ?2 AND x.subject = ?3 AND "
		SQL_STANDS " ORDER BY x.id DESC LIMIT 1",
		VALUES(value_int(change->class_id), value_text(kinds[kind]),
			value_text(subject)), err);
	if (query_next(&query))
		*known = text_equal(query_text(&query, 0), answer);
	return query_close(&query);
}

bool change_reading(struct change *change, enum reading_kind kind,
	const char *subject, const char *answer, struct error *err)
{
	bool known;

	if (!answer || !text_is_valid(answer, strlen(answer)))
		return error_set(err, ERROR_INVALID, "how the file was read "
			"is not UTF-8 text: answer in other words");
	if (!writing_text(subject, "reading", err) ||
	    !writing_class(change, err) ||
	    !is_known(change, kind, subject, answer, &known, err))
		return false;
	return known || query_run(change->store, "INSERT INTO reading("
		"class_id, id, kind, subject, answer, made_by) VALUES (?1, "
		"(SELECT coalesce(max(id), 0) + 1 FROM reading WHERE "
		"class_id = ?1), ?2, ?3, ?4, ?5)",
		VALUES(value_int(change->class_id), value_text(kinds[kind]),
			value_text(subject), value_text(answer),
			value_int(change->id)), err);
}

static bool check_ended(size_t ended, const char *what, struct error *err)
{
	return ended > 0 || error_set(err, ERROR_NOT_FOUND,
		"nothing is remembered of \"%s\"", what);
}

bool change_reading_forget(struct change *change, enum reading_kind kind,
	const char *subject, struct error *err)
{
	size_t ended;

	return writing_class(change, err) &&
		writing_end(change, "UPDATE reading AS x SET ended_by = ?4 "
			"WHERE x.class_id = ?1 AND x.kind = ?2 AND x.subject "
			"= ?3 AND " SQL_STANDS " RETURNING made_by",
			VALUES(value_int(change->class_id),
				value_text(kinds[kind]), value_text(subject),
				value_int(change->id)), &ended, err) &&
		check_ended(ended, subject, err);
}

bool store_readings(struct store *store, int64_t class_id,
	enum reading_kind kind, struct arena *arena,
	struct file_reading **readings, size_t *count, struct error *err)
{
	VEC(struct file_reading) rows = VEC_INIT;
	struct query query;

	/* Bare columns beside max() are those of the row with the largest. */
	query_open(&query, store, "SELECT x.subject, x.answer, m.at, "
		"max(x.made_by) FROM reading x" SQL_MADE "WHERE (x.class_id = "
		"?1 OR ?1 = 0) AND x.kind = ?2 AND " SQL_NOT_ENDED
		" GROUP BY x.subject ORDER BY x.subject",
		VALUES(value_int(class_id), value_text(kinds[kind])), err);
	while (query_next(&query)) {
		const struct file_reading reading = {
			.subject = query_keep_word(&query, arena, 0),
			.answer = query_keep_word(&query, arena, 1),
			.made = query_int(&query, 2),
		};

		vec_push(&rows, reading);
	}
	reading_keep(arena, &rows, readings, count);
	return query_close(&query);
}

/* Of two with one name the later counts. */
static bool is_known_as(struct change *change, int64_t student,
	const char *name, bool *known, struct error *err)
{
	struct query query;

	*known = false;
	query_open(&query, change->store, "SELECT x.student_id = ?2 FROM "
		"student_name x WHERE x.name = ?3 AND x.is_alias = 1 AND "
		SQL_STANDS " AND x.student_id IN (SELECT student_id FROM "
		"enrolment WHERE class_id = ?1) ORDER BY x.made_by DESC, "
		"x.version DESC LIMIT 1",
		VALUES(value_int(change->class_id), value_int(student),
			value_text(name)), err);
	if (query_next(&query))
		*known = query_bool(&query, 0);
	return query_close(&query);
}

bool change_alias(struct change *change, int64_t student, const char *name,
	struct error *err)
{
	bool known;

	if (!writing_class(change, err) ||
	    !writing_known_student(change, student, err) ||
	    !writing_text(name, "student in the file", err) ||
	    !is_known_as(change, student, name, &known, err))
		return false;
	return known || query_run(change->store, "INSERT INTO student_name("
		"student_id, version, is_alias, name, made_by) VALUES (?1, "
		"(SELECT coalesce(max(version), 0) + 1 FROM student_name "
		"WHERE student_id = ?1), 1, ?2, ?3)",
		VALUES(value_int(student), value_text(name),
			value_int(change->id)), err);
}

bool change_alias_forget(struct change *change, const char *name,
	struct error *err)
{
	size_t ended;

	return writing_class(change, err) &&
		writing_end(change, "UPDATE student_name AS x SET ended_by = "
			"?3 WHERE x.name = ?2 AND x.is_alias = 1 AND "
			SQL_STANDS " AND x.student_id IN (SELECT student_id "
			"FROM enrolment WHERE class_id = ?1) RETURNING "
			"made_by", VALUES(value_int(change->class_id),
				value_text(name), value_int(change->id)),
			&ended, err) &&
		check_ended(ended, name, err);
}

bool store_aliases(struct store *store, int64_t class_id,
	struct arena *arena, struct alias_said **aliases, size_t *count,
	struct error *err)
{
	VEC(struct alias_said) rows = VEC_INIT;
	struct reading reading;
	struct query query;
	bool done = reading_begin(&reading, store, class_id, CIVIL_NEVER,
		arena, err);

	if (done) {
		query_open(&query, store, "SELECT x.student_id, x.name FROM "
			"student_name x WHERE x.is_alias = 1 AND " SQL_STANDS
			" AND x.student_id IN (SELECT student_id FROM "
			"enrolment WHERE class_id = ?1) ORDER BY x.made_by, "
			"x.student_id, x.version", VALUES(value_int(class_id)),
			err);
		while (query_next(&query)) {
			const struct alias_said alias = {
				.student = reading_student(&reading,
					query_int(&query, 0)),
				.name = query_keep_word(&query, arena, 1),
			};

			vec_push(&rows, alias);
		}
		done = query_close(&query);
	}
	reading_keep(arena, &rows, aliases, count);
	reading_end(&reading);
	return done;
}

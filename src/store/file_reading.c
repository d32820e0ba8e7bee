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

bool store_readings(struct store *store, int64_t class_id,
	enum reading_kind kind, struct arena *arena,
	struct file_reading **readings, size_t *count, struct error *err)
{
	VEC(struct file_reading) rows = VEC_INIT;
	struct query query;

	/* A bare column beside max() is that of the row with the largest. */
	query_open(&query, store, "SELECT x.subject, x.answer, max(x.id) FROM "
		"reading x WHERE x.class_id = ?1 AND x.kind = ?2 AND "
		SQL_STANDS " GROUP BY x.subject ORDER BY x.subject",
		VALUES(value_int(class_id), value_text(kinds[kind])), err);
	while (query_next(&query)) {
		const struct file_reading reading = {
			.subject = query_keep_word(&query, arena, 0),
			.answer = query_keep_word(&query, arena, 1),
		};

		vec_push(&rows, reading);
	}
	reading_keep(arena, &rows, readings, count);
	return query_close(&query);
}

/* SPDX-License-Identifier: MIT */
/* Check-ins as a list, with their versions when these are asked for. */
#include <string.h>

#include "base/ids.h"
#include "reading.h"

/* ?2 student, ?3 round, 0 for any; ?4 every version; ?5 seen until then, 0 for
 * ever. Undone ones never were. */
#define WANTED \
	" FROM checkin x" SQL_MADE "WHERE x.class_id = ?1 AND " \
	"(?2 = 0 OR " SQL_IS_STUDENT("x.student_id", "?2") ") AND " \
	"(?3 = 0 OR x.round_id = ?3) AND (?4 OR " SQL_NOT_ENDED ") AND " \
	"(?5 = 0 OR x.observed_at <= ?5)"

#define BINDINGS(query) \
	VALUES(value_int((query)->class_id), value_int((query)->student), \
		value_int((query)->round), value_int((query)->all), \
		value_int((query)->until))

/* Which versions have a newer one; the others that ended were withdrawn. */
static bool read_replaced(struct reading *reading, struct ids *replaced)
{
	struct query query;

	query_open(&query, reading->store, "SELECT x.replaces FROM checkin x"
		SQL_MADE "WHERE x.class_id = ?1 AND x.replaces IS NOT NULL",
		VALUES(value_int(reading->class_id)), reading->err);
	while (query_next(&query))
		ids_add(replaced, query_int(&query, 0));
	return query_close(&query);
}

static bool read_rows(struct reading *reading,
	const struct checkin_query *wanted, const struct ids *replaced,
	struct checkin **checkins, size_t *count)
{
	VEC(struct checkin) rows = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, reading->store, "SELECT " READING_CHECKIN ", "
		SQL_NOT_ENDED WANTED " ORDER BY x.observed_at DESC, x.id DESC "
		"LIMIT CASE WHEN ?6 THEN ?6 ELSE -1 END",
		VALUES(value_int(wanted->class_id), value_int(wanted->student),
			value_int(wanted->round), value_int(wanted->all),
			value_int(wanted->until),
			value_int((int64_t)wanted->limit)), reading->err);
	while (query_next(&query)) {
		struct checkin checkin;

		if (!reading_checkin(reading, &query, &checkin)) {
			done = false;
			break;
		}
		checkin.withdrawn =
			!query_bool(&query, READING_CHECKIN_COLUMNS) &&
			!ids_has(replaced, checkin.id);
		vec_push(&rows, checkin);
	}
	done = query_close(&query) && done;
	reading_keep(reading->arena, &rows, checkins, count);
	return done;
}

bool store_checkins(struct store *store, const struct checkin_query *query,
	struct arena *arena, struct checkin **checkins, size_t *count,
	struct error *err)
{
	struct ids replaced = IDS_INIT;
	struct reading reading;
	bool done = reading_begin(&reading, store, query->class_id,
		CIVIL_NEVER, arena, err) &&
		(!query->all || read_replaced(&reading, &replaced)) &&
		read_rows(&reading, query, &replaced, checkins, count);

	reading_end(&reading);
	ids_release(&replaced);
	return done;
}

static bool read_one(struct reading *reading, int64_t id,
	struct checkin *checkin)
{
	struct query query;
	bool is_there, done;

	query_open(&query, reading->store, "SELECT " READING_CHECKIN " FROM "
		"checkin x" SQL_MADE "WHERE x.class_id = ?1 AND x.id = ?2",
		VALUES(value_int(reading->class_id), value_int(id)),
		reading->err);
	is_there = query_next(&query);
	done = is_there && reading_checkin(reading, &query, checkin);
	if (!query_close(&query))
		return false;
	return is_there ? done : error_set(reading->err, ERROR_NOT_FOUND,
		"there is no check-in %lld in this class", (long long)id);
}

bool store_checkin(struct store *store, int64_t class_id, int64_t id,
	struct arena *arena, struct checkin *checkin, struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, CIVIL_NEVER,
		arena, err) && read_one(&reading, id, checkin);

	reading_end(&reading);
	return done;
}

static bool read_logged(struct reading *reading, const char *token,
	struct checkin **checkins, size_t *count)
{
	VEC(struct checkin) rows = VEC_INIT;
	struct checkin checkin;
	struct query query;
	bool done = true;

	query_open(&query, reading->store, "SELECT " READING_CHECKIN " FROM "
		"action m CROSS JOIN checkin x ON x.class_id = m.class_id AND "
		"x.made_by = m.id WHERE m.token = ?1 ORDER BY x.id",
		VALUES(value_text(token)), reading->err);
	while (done && query_next(&query)) {
		done = reading_checkin(reading, &query, &checkin);
		if (done)
			vec_push(&rows, checkin);
	}
	done = query_close(&query) && done;
	reading_keep(reading->arena, &rows, checkins, count);
	return done;
}

bool store_token_checkins(struct store *store, const char *token,
	const struct token_use *use, struct arena *arena,
	struct checkin **checkins, size_t *count, struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, use->class_id, CIVIL_NEVER,
		arena, err) && read_logged(&reading, token, checkins, count);

	reading_end(&reading);
	return done;
}

bool store_checkin_count(struct store *store,
	const struct checkin_query *query, size_t *count, struct error *err)
{
	int64_t rows;

	if (!query_number(store, "SELECT count(*)" WANTED, BINDINGS(query),
	    &rows, err))
		return false;
	*count = (size_t)rows;
	return true;
}

bool store_withdrawn_by(struct store *store, int64_t class_id,
	int64_t checkin, struct arena *arena, const char **verb,
	struct error *err)
{
	struct query query;

	*verb = "";
	query_open(&query, store, "SELECT e.verb FROM checkin x CROSS JOIN "
		"action e ON e.id = x.ended_by AND e.undone_by = 0 WHERE "
		"x.class_id = ?1 AND x.id = ?2 AND NOT EXISTS (SELECT 1 FROM "
		"checkin k WHERE k.class_id = ?1 AND k.replaces = ?2 AND "
		"k.made_by = e.id)",
		VALUES(value_int(class_id), value_int(checkin)), err);
	if (query_next(&query))
		*verb = query_keep_word(&query, arena, 0);
	return query_close(&query);
}

bool store_name(struct store *store, struct arena *arena, const char **name,
	struct error *err)
{
	struct query query;

	*name = "";
	query_open(&query, store, "SELECT origin FROM store", NULL, 0, err);
	if (query_next(&query))
		*name = query_keep_word(&query, arena, 0);
	return query_close(&query);
}

bool store_carried(struct store *store, int64_t class_id, struct arena *arena,
	struct carried **carried, size_t *count, struct error *err)
{
	VEC(struct carried) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, "SELECT k.origin, k.remote_class, "
		"k.remote_id, k.id FROM origin k CROSS JOIN checkin x ON "
		"x.class_id = k.class_id AND x.id = k.id" SQL_MADE "WHERE "
		"k.class_id = ?1 AND k.kind = 'checkin' ORDER BY k.id",
		VALUES(value_int(class_id)), err);
	while (query_next(&query)) {
		const struct carried row = {
			.from = {
				.store = query_keep_word(&query, arena, 0),
				.class_id = query_int(&query, 1),
				.id = query_int(&query, 2),
			},
			.id = query_int(&query, 3),
		};

		vec_push(&rows, row);
	}
	reading_keep(arena, &rows, carried, count);
	return query_close(&query);
}

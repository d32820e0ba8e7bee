/* SPDX-License-Identifier: MIT */
#include "filed.h"

#include "writing.h"

/* A step: few enough that a person who stops it does not wait. */
#define STEP 65536

static bool make_table(struct change *change, struct error *err)
{
	struct store *store = change->store;

	if (!change->filed.is_there)
		change->filed.is_there = store->driver->execute(
			store->connection, "CREATE TEMP TABLE filed ("
			"round INTEGER, student INTEGER, observed_at INTEGER,"
			"id INTEGER, objective INTEGER, form INTEGER, "
			"points REAL, out_of REAL, made_by INTEGER, "
			"PRIMARY KEY (round, student, observed_at, id)) "
			"WITHOUT ROWID", err);
	store->has_failed = store->has_failed || !change->filed.is_there;
	return change->filed.is_there;
}

/* In the order of the table, so that each of its pages is met once a step. */
static const char fill[] =
	"INSERT INTO temp.filed SELECT f.round, coalesce((SELECT x.into_id "
	"FROM student_merge x WHERE x.from_id = f.student AND " SQL_STANDS
	"), f.student) AS student, f.observed_at, f.id, f.objective, f.form, "
	"f.points, f.out_of, f.made_by FROM (SELECT coalesce(x.round_id, 0) "
	"AS round, x.student_id AS student, x.observed_at, x.id, "
	"x.objective_id AS objective, x.form, x.points, x.out_of, x.made_by "
	"FROM checkin x" SQL_MADE "WHERE x.class_id = ?1 AND x.id > ?2 AND "
	"x.id <= ?3 AND " SQL_NOT_ENDED ") f ORDER BY 1, 2, 3, 4";

bool change_file_checkins(struct change *change, bool *more,
	struct error *err)
{
	int64_t class_id = change->class_id;
	int64_t last = change->filed.last;
	int64_t until;

	if (!make_table(change, err) || !query_number(change->store,
	    "SELECT max(id) FROM checkin WHERE class_id = ?1",
	    VALUES(value_int(class_id)), &until, err))
		return false;
	*more = until - last > STEP;
	if (*more)
		until = last + STEP;
	if (!query_run(change->store, fill, VALUES(value_int(class_id),
	    value_int(last), value_int(until)), err))
		return false;
	change->filed.last = until;
	return true;
}

#define FILED \
	"SELECT id, student, objective, observed_at, form, points, out_of, " \
	"made_by FROM temp.filed WHERE round = ?1 AND "
#define OBSERVED "observed_at BETWEEN ?3 AND ?4 "

bool change_filed(struct change *change, const struct filed_query *wanted,
	const struct filed_checkin **checkins, size_t *count,
	struct error *err)
{
	struct filed *filed = &change->filed;
	struct query query;

	filed->found.count = 0;
	query_open(&query, change->store, wanted->student ?
		FILED "student = ?2 AND " OBSERVED "ORDER BY observed_at, id" :
		FILED "?2 = 0 AND " OBSERVED "ORDER BY student, observed_at, "
		"id", VALUES(value_int(wanted->round),
			value_int(wanted->student), value_int(wanted->from),
			value_int(wanted->until)), err);
	while (query_next(&query)) {
		const struct filed_checkin checkin = {
			.id = query_int(&query, 0),
			.student = query_int(&query, 1),
			.objective = query_int(&query, 2),
			.observed_at = query_int(&query, 3),
			.score = {
				.form = (enum score_form)query_int(&query, 4),
				.points = query_real(&query, 5),
				.out_of = query_real(&query, 6),
			},
			.is_own = query_int(&query, 7) == change->id,
		};

		vec_push(&filed->found, checkin);
	}
	*checkins = filed->found.items;
	*count = filed->found.count;
	return query_close(&query);
}

bool filed_drop(struct change *change, struct error *err)
{
	struct store *store = change->store;

	return !change->filed.is_there || store->driver->execute(
		store->connection, "DROP TABLE temp.filed", err);
}

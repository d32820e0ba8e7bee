/* SPDX-License-Identifier: MIT */
/* What clusters do: keeping it, and the library of all classes. */
#include <string.h>

#include "reading.h"
#include "writing.h"

bool change_routine(struct change *change, const struct routine *routine,
	struct error *err)
{
	const char *cluster = cluster_name(routine->cluster);
	size_t ended;

	return routine_check(routine, err) && writing_class(change, err) &&
		(!routine->objective ||
		writing_objective(change, routine->objective, err)) &&
		writing_end(change, "UPDATE routine AS x SET ended_by = ?4 "
			"WHERE x.class_id = ?1 AND x.cluster = ?2 AND "
			"x.objective_id IS ?3 AND " SQL_STANDS
			" RETURNING made_by",
			VALUES(value_int(change->class_id),
				value_text(cluster),
				value_id(routine->objective),
				value_int(change->id)), &ended, err) &&
		query_run(change->store, "INSERT INTO routine(class_id, id, "
			"cluster, objective_id, station, task, materials, "
			"feedback, support_tier, minutes, cadence_days, "
			"exit_rule, sentence, made_by, cause) VALUES (?1, (SELECT "
			"coalesce(max(id), 0) + 1 FROM routine WHERE class_id "
			"= ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
			"?12, ?13, ?14)",
			VALUES(value_int(change->class_id),
				value_text(cluster),
				value_id(routine->objective),
				value_text(routine->station),
				value_text(routine->task),
				value_text(routine->materials),
				value_text(routine->feedback),
				value_id(routine->tier),
				value_id(routine->minutes),
				value_id(routine->cadence_days),
				value_text(routine->exit),
				value_text(routine->sentence),
				value_int(change->id),
				value_text(routine->cause)), err);
}

/* All but why those at it stall, which is a matter of its class. */
#define SAYS \
	"x.cluster, x.station, x.task, x.materials, x.feedback, " \
	"x.support_tier, x.minutes, x.cadence_days, x.exit_rule, x.sentence"
#define SAYS_COLUMNS 10

static struct routine routine_of(const struct query *query,
	struct arena *arena)
{
	return (struct routine){
		.cluster = reading_cluster(query, 0),
		.station = query_keep(query, arena, 1),
		.task = query_keep(query, arena, 2),
		.materials = query_keep(query, arena, 3),
		.feedback = query_keep(query, arena, 4),
		.tier = (int)query_int(query, 5),
		.minutes = (int)query_int(query, 6),
		.cadence_days = (int)query_int(query, 7),
		.exit = query_keep(query, arena, 8),
		.sentence = query_keep(query, arena, 9),
		.objective = query_int(query, SAYS_COLUMNS),
	};
}

/* Where two stand, as an undo may leave them, the later counts. */
#define IN_FORCE \
	"SELECT " SAYS ", x.objective_id, x.cause, max(x.id) FROM routine x" \
	SQL_MADE SQL_ENDED "WHERE x.class_id = ?1 AND " SQL_HOLDS_AT("?2") \
	" GROUP BY x.objective_id, " \
	"x.cluster ORDER BY x.objective_id, CASE x.cluster WHEN 'reteach' " \
	"THEN 1 WHEN 'practice' THEN 2 WHEN 'extend' THEN 3 ELSE 4 END"

bool store_routines(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct routine **routines, size_t *count,
	struct error *err)
{
	VEC(struct routine) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, IN_FORCE, VALUES(value_int(class_id),
		value_int(now)), err);
	while (query_next(&query)) {
		struct routine routine = routine_of(&query, arena);

		routine.cause = query_keep(&query, arena, SAYS_COLUMNS + 1);
		if (routine.cluster != CLUSTER_NONE)
			vec_push(&rows, routine);
	}
	reading_keep(arena, &rows, routines, count);
	return query_close(&query);
}

/* Bare columns beside max() are those of the row with the largest; a class
 * whose making was taken back has no name. */
#define LIBRARY \
	"SELECT k.*, (SELECT x.name FROM class_detail x WHERE x.class_id = " \
	"k.class_id AND " SQL_STANDS ") AS class_name, (SELECT x.name FROM " \
	"objective x WHERE x.class_id = k.class_id AND x.id = " \
	"k.objective_id AND " SQL_STANDS ") FROM (SELECT " SAYS ", " \
	"x.objective_id, x.class_id, m.at, max(x.made_by) AS newest, x.id " \
	"FROM routine x" SQL_MADE "WHERE " SQL_NOT_ENDED " GROUP BY " SAYS \
	") k WHERE class_name IS NOT NULL ORDER BY k.newest DESC, k.id DESC"

bool store_routine_library(struct store *store, struct arena *arena,
	struct shelved **routines, size_t *count, struct error *err)
{
	VEC(struct shelved) rows = VEC_INIT;
	struct query query;

	query_open(&query, store, LIBRARY, NULL, 0, err);
	while (query_next(&query)) {
		const struct shelved row = {
			.routine = routine_of(&query, arena),
			.class_id = query_int(&query, SAYS_COLUMNS + 1),
			.made = query_int(&query, SAYS_COLUMNS + 2),
			.class_name = query_keep_word(&query, arena,
				SAYS_COLUMNS + 5),
			.objective = query_keep(&query, arena,
				SAYS_COLUMNS + 6),
		};

		if (row.routine.cluster != CLUSTER_NONE)
			vec_push(&rows, row);
	}
	reading_keep(arena, &rows, routines, count);
	return query_close(&query);
}

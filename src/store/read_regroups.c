/* SPDX-License-Identifier: MIT */
/* The regroups of a class: proposals that were taken up. */
#include <string.h>

#include "reading.h"

#define TAKEN_UP \
	"SELECT d.proposal_id FROM decision d CROSS JOIN action y ON y.id = " \
	"d.made_by AND y.undone_by = 0 AND y.at <= ?2 LEFT JOIN action z ON " \
	"z.id = d.ended_by AND z.undone_by = 0 WHERE d.class_id = ?1 AND " \
	"d.state IN ('accepted', 'redirected') AND (z.id IS NULL OR z.at > ?2)"

static bool read_regroups(struct reading *reading, struct regroup **regroups,
	size_t *count)
{
	VEC(struct regroup) rows = VEC_INIT;
	struct query query;

	query_open(&query, reading->store, "SELECT x.id, x.made_by, m.at, "
		"x.objective_id FROM proposal x" SQL_MADE SQL_ENDED
		"WHERE x.class_id = ?1 AND m.at <= ?2 AND (e.id = x.made_by "
		"OR x.id IN (" TAKEN_UP ")) ORDER BY m.at, x.id",
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
	while (query_next(&query)) {
		const struct regroup row = {
			.proposal = query_int(&query, 0),
			.entered = query_int(&query, 1),
			.made = query_int(&query, 2),
			.objective = query_int(&query, 3),
		};

		vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, regroups, count);
	return query_close(&query);
}

bool store_regroups(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct regroup **regroups, size_t *count,
	struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, arena,
		err) && read_regroups(&reading, regroups, count);

	reading_end(&reading);
	return done;
}

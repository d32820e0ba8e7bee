/* SPDX-License-Identifier: MIT */
/* Trials and who is in them. */
#include <stdlib.h>
#include <string.h>

#include "read_class.h"
#include "store/learners.h"

static int compare_members(const void *one, const void *other)
{
	const struct trial_member *a = one;
	const struct trial_member *b = other;

	return a->student < b->student ? -1 : a->student > b->student;
}

static bool has_member(const struct trial_member *members, size_t count,
	int64_t student)
{
	for (size_t i = 0; i < count; i++) {
		if (members[i].student == student)
			return true;
	}
	return false;
}

/* Of two records that were merged since, the one that stayed keeps its arm:
 * it is read first. */
static bool read_members(struct reading *reading, const struct ids *enrolled,
	struct trial *trial)
{
	VEC(struct trial_member) rows = VEC_INIT;
	struct query query;

	query_open(&query, reading->store, "SELECT x.student_id, x.arm, "
		"x.stratum, x.before FROM trial_member x WHERE x.class_id = "
		"?1 AND x.trial_id = ?2 ORDER BY x.student_id IN (SELECT "
		"from_id FROM student_merge), x.student_id",
		VALUES(value_int(reading->class_id), value_int(trial->id)),
		reading->err);
	while (query_next(&query)) {
		const struct trial_member row = {
			.student = reading_student(reading,
				query_int(&query, 0)),
			.arm = (int)query_int(&query, 1),
			.stratum = (int)query_int(&query, 2),
			.before = query_real(&query, 3),
		};

		if (ids_has(enrolled, row.student) &&
		    !has_member(rows.items, rows.count, row.student))
			vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, &trial->members,
		&trial->member_count);
	if (trial->member_count)
		qsort(trial->members, trial->member_count,
			sizeof(*trial->members), compare_members);
	return query_close(&query);
}

#define TRIALS \
	"SELECT x.id, x.name, x.cluster, x.objective_id, x.one, x.other, " \
	"x.seed, x.starts, x.until, m.author_id, coalesce((SELECT y.at FROM " \
	"action y WHERE y.id = k.made_by), " SQL_NEVER "), k.reason " \
	"FROM trial x" SQL_MADE "LEFT JOIN trial_end k ON k.class_id = " \
	"x.class_id AND k.trial_id = x.id AND EXISTS (SELECT 1 FROM action y " \
	"WHERE y.id = k.made_by AND y.undone_by = 0 AND y.at <= ?2) WHERE " \
	"x.class_id = ?1 AND m.at <= ?2 AND " SQL_NOT_ENDED \
	" ORDER BY m.at DESC, x.id DESC"

static bool trial_of(struct reading *reading, const struct query *query,
	struct trial *trial)
{
	*trial = (struct trial){
		.id = query_int(query, 0),
		.name = query_keep_word(query, reading->arena, 1),
		.cluster = reading_cluster(query, 2),
		.objective = query_int(query, 3),
		.arms = {
			query_keep_word(query, reading->arena, 4),
			query_keep_word(query, reading->arena, 5),
		},
		.seed = query_int(query, 6),
		.starts = query_int(query, 7),
		.until = query_int(query, 8),
		.author = reading_author(reading, query_int(query, 9)),
		.closed = query_int(query, 10),
		.reason = query_keep(query, reading->arena, 11),
	};
	return trial->author != NULL;
}

static bool read_trials(struct reading *reading, struct trial **trials,
	size_t *count)
{
	VEC(struct trial) rows = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, reading->store, TRIALS,
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
	while (done && query_next(&query)) {
		struct trial row;

		done = trial_of(reading, &query, &row);
		if (done)
			vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, trials, count);
	return query_close(&query) && done;
}

bool store_trials(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct trial **trials, size_t *count,
	struct error *err)
{
	struct ids enrolled = IDS_INIT;
	struct reading reading;
	bool done;

	*count = 0;
	done = reading_begin(&reading, store, class_id, now, arena, err) &&
		read_class_enrolled(&reading, &enrolled) &&
		read_trials(&reading, trials, count);
	for (size_t i = 0; done && i < *count; i++)
		done = read_members(&reading, &enrolled, &(*trials)[i]);
	reading_end(&reading);
	ids_release(&enrolled);
	return done;
}

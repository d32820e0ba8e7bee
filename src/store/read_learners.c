/* SPDX-License-Identifier: MIT */
/*
 * The learner over weeks, as of one moment. Rows of students who are not
 * enrolled now are left out, as they are of the facts.
 */
#include <string.h>

#include "read_class.h"
#include "store/learners.h"

struct learners_reading {
	struct reading base;
	struct learners *learners;
	struct ids enrolled;
	struct ids plans; /* those that were read */
};

static void list(const struct reading *reading, struct query *query,
	const char *sql)
{
	query_open(query, reading->store, sql,
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
}

/* The student of a row, or 0 when the row is to be left out. */
static int64_t student_of(const struct learners_reading *read,
	const struct query *query, int column)
{
	int64_t student = reading_student(&read->base,
		query_int(query, column));

	return ids_has(&read->enrolled, student) ? student : 0;
}

/* What was not ended, and made until then; author and moment of it. */
#define MADE_UNTIL(table, columns) \
	"SELECT m.author_id, m.at, x.id, x.student_id, " columns " FROM " \
	table " x" SQL_MADE "WHERE x.class_id = ?1 AND m.at <= ?2 AND " \
	SQL_NOT_ENDED

static bool profile_of(struct learners_reading *read,
	const struct query *query, struct profile *profile)
{
	struct arena *arena = read->base.arena;

	*profile = (struct profile){
		.id = query_int(query, 2),
		.student = student_of(read, query, 3),
		.goal = query_keep(query, arena, 4),
		.stuck = query_keep(query, arena, 5),
		.help = query_keep(query, arena, 6),
		.outcome = query_keep(query, arena, 7),
		.proof = query_keep(query, arena, 8),
		.has_skill = query_bool(query, 9),
		.skill = query_real(query, 10),
		.confidence = (int)query_int(query, 11),
		.wants = (int)query_int(query, 12),
		.tier = (int)query_int(query, 13),
		.made = query_int(query, 19),
		.author = reading_author(&read->base, query_int(query, 0)),
	};
	if (!orientation_parse(query_word(query, 14), &profile->orientation))
		profile->orientation = ORIENTATION_UNSAID;
	for (int i = 0; i < READINESS_COUNT; i++)
		profile->ready[i] = (enum answer)query_int(query, 15 + i);
	return profile->author != NULL;
}

/* An answer is kept as no or yes, and numbered after unsaid. */
#define ANSWER(column) "coalesce(x." column " + 1, 0)"
_Static_assert(ANSWER_UNSAID == 0 && ANSWER_NO == 1 && ANSWER_YES == 2,
	"as the answers are read");

static bool read_profiles(struct learners_reading *read)
{
	VEC(struct profile) rows = VEC_INIT;
	struct query query;
	bool done = true;

	list(&read->base, &query, MADE_UNTIL("profile", "x.goal, x.stuck, "
		"x.help, x.outcome, x.proof, x.skill IS NOT NULL, x.skill, "
		"x.confidence, x.wants, x.tier, x.orientation, "
		ANSWER("can_parts") ", " ANSWER("knows_next") ", "
		ANSWER("goes_alone") ", " ANSWER("has_means") ", "
		"coalesce(x.said, m.at)"));
	while (done && query_next(&query)) {
		struct profile row;

		done = profile_of(read, &query, &row);
		if (done && row.student)
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->learners->profiles,
		&read->learners->profile_count);
	return query_close(&query) && done;
}

static bool read_selfchecks(struct learners_reading *read)
{
	VEC(struct selfcheck) rows = VEC_INIT;
	struct arena *arena = read->base.arena;
	struct query query;
	bool done = true;

	list(&read->base, &query, MADE_UNTIL("selfcheck", "x.reach, x.way, "
		"x.help, x.sure"));
	while (done && query_next(&query)) {
		const struct selfcheck row = {
			.id = query_int(&query, 2),
			.student = student_of(read, &query, 3),
			.reach = query_keep(&query, arena, 4),
			.way = query_keep(&query, arena, 5),
			.help = query_keep(&query, arena, 6),
			.sure = (int)query_int(&query, 7),
			.when = query_int(&query, 1),
			.author = reading_author(&read->base,
				query_int(&query, 0)),
		};

		done = row.author != NULL;
		if (done && row.student)
			vec_push(&rows, row);
	}
	reading_keep(arena, &rows, &read->learners->selfchecks,
		&read->learners->selfcheck_count);
	return query_close(&query) && done;
}

static bool read_marks(struct learners_reading *read)
{
	VEC(struct segment_mark) rows = VEC_INIT;
	struct arena *arena = read->base.arena;
	struct query query;
	bool done = true;

	list(&read->base, &query, MADE_UNTIL("segment_mark", "x.segment, "
		"x.by_hand, x.why"));
	while (done && query_next(&query)) {
		const struct segment_mark row = {
			.id = query_int(&query, 2),
			.student = student_of(read, &query, 3),
			.segment = query_keep_word(&query, arena, 4),
			.by_hand = query_bool(&query, 5),
			.why = query_keep(&query, arena, 6),
			.when = query_int(&query, 1),
			.author = reading_author(&read->base,
				query_int(&query, 0)),
		};

		done = row.author != NULL;
		if (done && row.student)
			vec_push(&rows, row);
	}
	reading_keep(arena, &rows, &read->learners->marks,
		&read->learners->mark_count);
	return query_close(&query) && done;
}

/* A stay that was taken back never was. */
#define PLANS \
	"SELECT m.author_id, m.at, x.id, x.student_id, (SELECT k.id FROM " \
	"stay k CROSS JOIN action y ON y.id = k.made_by AND y.undone_by = 0 " \
	"WHERE k.class_id = x.class_id AND k.id = x.stay_id), x.cluster, " \
	"x.objective_id, x.kind, x.tier, x.goal, x.baseline IS NOT NULL, " \
	"x.baseline, x.target IS NOT NULL, x.target, x.strategy, x.owner, " \
	"x.starts, x.review_day, x.planned, x.cause, x.outcome, x.reason, " \
	"coalesce(x.closed_at, " SQL_NEVER ") FROM plan x" SQL_MADE SQL_ENDED \
	"WHERE x.class_id = ?1 AND " SQL_HOLDS_AT("?2")

static bool plan_of(struct learners_reading *read, const struct query *query,
	struct plan *plan)
{
	struct arena *arena = read->base.arena;

	*plan = (struct plan){
		.id = query_int(query, 2),
		.student = student_of(read, query, 3),
		.stay = query_int(query, 4),
		.cluster = reading_cluster(query, 5),
		.objective = query_int(query, 6),
		.kind = query_keep(query, arena, 7),
		.tier = (int)query_int(query, 8),
		.goal = query_keep(query, arena, 9),
		.has_baseline = query_bool(query, 10),
		.baseline = query_real(query, 11),
		.has_target = query_bool(query, 12),
		.target = query_real(query, 13),
		.strategy = query_keep(query, arena, 14),
		.owner = query_keep(query, arena, 15),
		.starts = query_int(query, 16),
		.review_day = query_int(query, 17),
		.planned = (int)query_int(query, 18),
		.cause = query_keep(query, arena, 19),
		.reason = query_keep(query, arena, 21),
		.ended = query_int(query, 22),
		.made = query_int(query, 1),
		.author = reading_author(&read->base, query_int(query, 0)),
	};
	/* An unknown word, of a later version, is no open plan. */
	if (!plan_outcome_parse(query_word(query, 20), &plan->outcome))
		plan->outcome = PLAN_CHANGED;
	return plan->author != NULL;
}

static bool read_plans(struct learners_reading *read)
{
	VEC(struct plan) rows = VEC_INIT;
	struct query query;
	bool done = true;

	list(&read->base, &query, PLANS);
	while (done && query_next(&query)) {
		struct plan row;

		done = plan_of(read, &query, &row);
		if (!done || !row.student)
			continue;
		ids_add(&read->plans, row.id);
		vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->learners->plans,
		&read->learners->plan_count);
	return query_close(&query) && done;
}

/* After the plans. */
static bool read_sessions(struct learners_reading *read)
{
	VEC(struct plan_session) rows = VEC_INIT;
	struct query query;
	bool done = true;

	list(&read->base, &query, "SELECT m.author_id, x.id, x.plan_id, x.at, "
		"x.held, x.minutes, x.fidelity, x.note FROM plan_session x"
		SQL_MADE "WHERE x.class_id = ?1 AND m.at <= ?2 AND "
		SQL_NOT_ENDED);
	while (done && query_next(&query)) {
		const struct plan_session row = {
			.id = query_int(&query, 1),
			.plan = query_int(&query, 2),
			.when = query_int(&query, 3),
			.held = query_bool(&query, 4),
			.minutes = (int)query_int(&query, 5),
			.fidelity = (int)query_int(&query, 6),
			.note = query_keep(&query, read->base.arena, 7),
			.author = reading_author(&read->base,
				query_int(&query, 0)),
		};

		done = row.author != NULL;
		if (done && ids_has(&read->plans, row.plan))
			vec_push(&rows, row);
	}
	reading_keep(read->base.arena, &rows, &read->learners->sessions,
		&read->learners->session_count);
	return query_close(&query) && done;
}

bool store_learners(struct store *store, int64_t class_id, civil now,
	struct learners *learners, struct error *err)
{
	struct learners_reading read = { .learners = learners };
	bool done;

	*learners = (struct learners){ .profiles = NULL };
	done = reading_begin(&read.base, store, class_id, now,
		&learners->arena, err) &&
		read_class_enrolled(&read.base, &read.enrolled) &&
		read_profiles(&read) && read_selfchecks(&read) &&
		read_marks(&read) && read_plans(&read) &&
		read_sessions(&read);
	reading_end(&read.base);
	ids_release(&read.enrolled);
	ids_release(&read.plans);
	learners_sort(learners);
	return done;
}

bool store_segments(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct segments *segments, int64_t *version,
	struct error *err)
{
	struct query query;
	bool done = true;

	*version = 0;
	segments_init(segments);
	query_open(&query, store, "SELECT x.version, x.text FROM segments x"
		SQL_MADE "WHERE x.class_id = ?1 AND m.at <= ?2 AND "
		SQL_NOT_ENDED " ORDER BY x.version DESC LIMIT 1",
		VALUES(value_int(class_id), value_int(now)), err);
	if (query_next(&query)) {
		*version = query_int(&query, 0);
		done = segments_read(segments, arena, query_word(&query, 1),
			err);
	}
	return query_close(&query) && done;
}

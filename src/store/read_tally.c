/* SPDX-License-Identifier: MIT */
/* Check-ins one by one, enrolments and decisions, for a review. */
#include "store/tally.h"

#include <stdlib.h>
#include <string.h>

#include "reading.h"

static const char checkins[] = "SELECT x.id, x.student_id, x.objective_id, "
	"x.form, x.points, x.out_of, x.support, x.observed_at FROM checkin x"
	SQL_MADE "WHERE x.class_id = ?1 AND x.observed_at <= ?2 AND "
	SQL_NOT_ENDED " ORDER BY x.id";

static bool take_rows(struct reading *reading, tally_take *take,
	void *context)
{
	struct query query;
	bool done = true;

	query_open(&query, reading->store, checkins,
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
	while (done && query_next(&query)) {
		const struct checkin checkin = {
			.id = query_int(&query, 0),
			.student = reading_student(reading,
				query_int(&query, 1)),
			.objective = query_int(&query, 2),
			.score = {
				.form = (enum score_form)query_int(&query, 3),
				.points = query_real(&query, 4),
				.out_of = query_real(&query, 5),
			},
			.support = (enum support)query_int(&query, 6),
			.observed_at = query_int(&query, 7),
		};

		done = reading_check(reading, &checkin) &&
			take(context, &checkin, reading->err);
	}
	return query_close(&query) && done;
}

bool store_tally(struct store *store, int64_t class_id, civil now,
	tally_take *take, void *context, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, &arena,
		err) && take_rows(&reading, take, context);

	reading_end(&reading);
	arena_release(&arena);
	return done;
}

static int compare_enrolments(const void *left, const void *right)
{
	const struct enrolment *a = left, *b = right;

	if (a->student != b->student)
		return a->student < b->student ? -1 : 1;
	if (a->entered != b->entered)
		return a->entered < b->entered ? -1 : 1;
	return a->left < b->left ? -1 : a->left > b->left;
}

static bool read_enrolments(struct reading *reading,
	struct enrolment **enrolments, size_t *count)
{
	VEC(struct enrolment) rows = VEC_INIT;
	struct query query;

	query_open(&query, reading->store, "SELECT x.student_id, m.at, CASE "
		"WHEN e.at <= ?2 THEN e.at ELSE " SQL_NEVER " END FROM "
		"enrolment x" SQL_MADE SQL_ENDED "WHERE x.class_id = ?1 AND "
		"m.at <= ?2",
		VALUES(value_int(reading->class_id), value_int(reading->now)),
		reading->err);
	while (query_next(&query)) {
		const struct enrolment row = {
			.student = reading_student(reading,
				query_int(&query, 0)),
			.entered = query_int(&query, 1),
			.left = query_int(&query, 2),
		};

		vec_push(&rows, row);
	}
	reading_keep(reading->arena, &rows, enrolments, count);
	if (*count)
		qsort(*enrolments, *count, sizeof(**enrolments),
			compare_enrolments);
	return query_close(&query);
}

bool store_enrolments(struct store *store, int64_t class_id, civil now,
	struct arena *arena, struct enrolment **enrolments, size_t *count,
	struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, arena,
		err) && read_enrolments(&reading, enrolments, count);

	reading_end(&reading);
	return done;
}

/* ?3: from then on. A redirected stay changes something, too. */
static const char decisions[] = "SELECT x.student_id, x.proposal_id, "
	"x.state, x.placed, m.at, m.author_id, k.objective_id, "
	"k.from_cluster, k.to_cluster, k.evidence, k.level IS NOT NULL, "
	"k.level, k.low, k.high, k.below, k.above FROM decision x" SQL_MADE
	SQL_ENDED "CROSS JOIN move k ON k.class_id = x.class_id AND "
	"k.proposal_id = x.proposal_id AND k.student_id = x.student_id WHERE "
	"x.class_id = ?1 AND m.at >= ?3 AND " SQL_HOLDS_AT("?2") " AND "
	"x.state IN ('accepted', 'refused', 'redirected') AND "
	"(k.from_cluster <> k.to_cluster OR x.state = 'redirected') "
	"ORDER BY x.proposal_id, x.student_id";

struct decision_row {
	struct decision decision;
	int64_t proposal;
	int64_t record; /* whom the proposal named */
};

static bool fill_decision(struct reading *reading, const struct query *query,
	struct decision_row *row)
{
	*row = (struct decision_row){
		.record = query_int(query, 0),
		.proposal = query_int(query, 1),
		.decision = {
			.student = reading_student(reading,
				query_int(query, 0)),
			.placed = reading_cluster(query, 3),
			.when = query_int(query, 4),
			.author = reading_author(reading,
				query_int(query, 5)),
			.objective = query_int(query, 6),
			.from = reading_cluster(query, 7),
			.to = reading_cluster(query, 8),
			.has_estimate = query_bool(query, 10),
			.estimate = {
				.level = query_real(query, 11),
				.low = query_real(query, 12),
				.high = query_real(query, 13),
				.below = query_real(query, 14),
				.above = query_real(query, 15),
			},
		},
	};
	/* Words of a later version say no more than that there was one. */
	if (!move_state_parse(query_word(query, 2), &row->decision.state))
		row->decision.state = MOVE_ACCEPTED;
	if (!evidence_state_parse(query_word(query, 9),
	    &row->decision.evidence))
		row->decision.evidence = EVIDENCE_ENOUGH;
	return row->decision.author != NULL;
}

typedef VEC(struct decision_row) decision_list;

/* Of two records that are one student now, the one that stayed has the say:
 * in one proposal both may stand. */
static void add_decision(decision_list *rows, const struct decision_row *row)
{
	for (size_t i = rows->count; i > 0; i--) {
		struct decision_row *known = &rows->items[i - 1];

		if (known->proposal != row->proposal)
			break;
		if (known->decision.student != row->decision.student)
			continue;
		if (row->record == row->decision.student)
			*known = *row;
		return;
	}
	vec_push(rows, *row);
}

static int compare_decisions(const void *left, const void *right)
{
	const struct decision *a = left, *b = right;

	if (a->when != b->when)
		return a->when < b->when ? -1 : 1;
	return a->student < b->student ? -1 : a->student > b->student;
}

static void keep_decisions(const struct reading *reading,
	decision_list *rows, struct decision **out, size_t *count)
{
	*count = rows->count;
	*out = arena_new(reading->arena, rows->count, sizeof(**out));
	for (size_t i = 0; i < rows->count; i++)
		(*out)[i] = rows->items[i].decision;
	if (*count)
		qsort(*out, *count, sizeof(**out), compare_decisions);
	vec_release(rows);
}

static bool read_decisions(struct reading *reading, civil from,
	struct decision **out, size_t *count)
{
	decision_list rows = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, reading->store, decisions,
		VALUES(value_int(reading->class_id), value_int(reading->now),
			value_int(from)), reading->err);
	while (done && query_next(&query)) {
		struct decision_row row;

		done = fill_decision(reading, &query, &row);
		if (!done)
			break;
		if (reading->merges.count)
			add_decision(&rows, &row);
		else
			vec_push(&rows, row);
	}
	keep_decisions(reading, &rows, out, count);
	return query_close(&query) && done;
}

bool store_decisions(struct store *store, int64_t class_id, civil from,
	civil now, struct arena *arena, struct decision **out, size_t *count,
	struct error *err)
{
	struct reading reading;
	bool done = reading_begin(&reading, store, class_id, now, arena,
		err) && read_decisions(&reading, from, out, count);

	reading_end(&reading);
	return done;
}

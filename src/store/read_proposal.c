/* SPDX-License-Identifier: MIT */
/* The newest proposal, with what was decided on its moves. */
#include <stdlib.h>
#include <string.h>

#include "reading.h"

struct proposal_reading {
	struct reading base;
	struct proposal *proposal;
	int64_t wanted; /* 0: the newest */
};

#define THIS_PROPOSAL(read) \
	VALUES(value_int((read)->base.class_id), \
		value_int((read)->proposal->id))

static void fill_head(const struct query *query, struct proposal *proposal)
{
	proposal->id = query_int(query, 0);
	proposal->policy = query_int(query, 1);
	proposal->objective = query_int(query, 2);
	proposal->made = query_int(query, 3);
	proposal->open = query_bool(query, 4);
	/* A case that a later version knows is none to this one. */
	if (!whole_class_parse(query_word(query, 5), &proposal->whole.what))
		proposal->whole.what = WHOLE_NONE;
	proposal->whole.students = (size_t)query_int(query, 6);
	proposal->whole.seen = (size_t)query_int(query, 7);
	proposal->whole.next = query_int(query, 8);
	proposal->worth = (struct worth){
		.seen = (size_t)query_int(query, 9),
		.settled = (size_t)query_int(query, 10),
		.items = query_real(query, 11),
		.later = query_real(query, 12),
		.eight = query_real(query, 13),
		.by_lines = (size_t)query_int(query, 14),
	};
}

static bool read_head(struct proposal_reading *read)
{
	struct query query;

	query_open(&query, read->base.store, "SELECT x.id, x.policy, "
		"x.objective_id, m.at, e.id IS NULL OR e.at > ?2, x.whole, "
		"x.whole_students, x.whole_seen, x.whole_next, x.worth_seen, "
		"x.worth_settled, x.worth_items, x.worth_later, "
		"x.worth_eight, x.worth_by_lines FROM proposal x" SQL_MADE
		SQL_ENDED "WHERE x.class_id = ?1 AND m.at <= ?2 AND "
		"(?3 = 0 OR x.id = ?3) ORDER BY x.id DESC LIMIT 1",
		VALUES(value_int(read->base.class_id),
			value_int(read->base.now), value_int(read->wanted)),
		read->base.err);
	if (query_next(&query))
		fill_head(&query, read->proposal);
	return query_close(&query);
}

/* "[1,2,3]" */
static void read_ids(struct arena *arena, const char *text,
	struct move *move)
{
	VEC(int64_t) ids = VEC_INIT;

	while (*text == '[' || *text == ',') {
		char *end;
		long long id = strtoll(text + 1, &end, 10);

		if (end == text + 1)
			break;
		vec_push(&ids, (int64_t)id);
		text = end;
	}
	reading_keep(arena, &ids, &move->checkins, &move->checkin_count);
}

/* The words of a move; false for one of a later version. */
static bool read_words(const struct query *query, struct move *move)
{
	return move->change.score.form <= SCORE_LEVEL &&
		cluster_parse(query_word(query, 1), &move->from) &&
		cluster_parse(query_word(query, 2), &move->to) &&
		rule_parse(query_word(query, 3), &move->rule) &&
		evidence_state_parse(query_word(query, 4), &move->evidence);
}

static bool fill_move(const struct proposal_reading *read,
	const struct query *query, struct move *move)
{
	*move = (struct move){
		.student = reading_student(&read->base, query_int(query, 0)),
		.objective = query_int(query, 5),
		.has_estimate = query_bool(query, 6),
		.estimate = {
			.level = query_real(query, 7),
			.low = query_real(query, 8),
			.high = query_real(query, 9),
			.below = query_real(query, 10),
			.above = query_real(query, 11),
		},
		.line = query_real(query, 12),
		.upward = query_bool(query, 13),
		.odds = query_real(query, 14),
		.needs = query_real(query, 15),
		.since = query_int(query, 16),
		.checkins_all = (size_t)query_int(query, 18),
		.change = {
			.to = reading_cluster(query, 19),
			.score = {
				.form = (enum score_form)query_int(query, 20),
				.points = query_real(query, 21),
				.out_of = query_real(query, 22),
			},
			.count = (int)query_int(query, 23),
		},
		.wanted = reading_cluster(query, 24),
		.teach = query_int(query, 25),
		.lock = query_int(query, 26),
		.state = MOVE_PROPOSED,
	};
	read_ids(read->base.arena, query_word(query, 17), move);
	return read_words(query, move) || error_set(read->base.err,
		ERROR_INVALID, "proposal %lld was written by a newer homeroom: "
		"use that version", (long long)read->proposal->id);
}

/* Of two records that are one student now, the one that stayed has the say. */
static bool is_known(const struct move *moves, size_t count, int64_t student)
{
	for (size_t i = 0; i < count; i++) {
		if (moves[i].student == student)
			return true;
	}
	return false;
}

static bool read_moves(struct proposal_reading *read)
{
	VEC(struct move) rows = VEC_INIT;
	struct query query;
	bool done = true;

	query_open(&query, read->base.store, "SELECT student_id, "
		"from_cluster, to_cluster, rule, evidence, objective_id, level "
		"IS NOT NULL, level, low, high, below, above, line, upward, "
		"odds, needs, since, checkins, checkins_all, change_to, "
		"change_form, change_points, change_out_of, change_count, "
		"wanted, teach_id, lock_id FROM move WHERE class_id = ?1 AND "
		"proposal_id = ?2 ORDER BY place", THIS_PROPOSAL(read), read->base.err);
	while (done && query_next(&query)) {
		struct move move;

		done = fill_move(read, &query, &move);
		if (move.student == query_int(&query, 0) ||
		    !is_known(rows.items, rows.count, move.student))
			vec_push(&rows, move);
	}
	reading_keep(read->base.arena, &rows, &read->proposal->moves,
		&read->proposal->move_count);
	return query_close(&query) && done;
}

static bool read_offers(struct proposal_reading *read)
{
	VEC(struct offer) rows = VEC_INIT;
	struct query query;

	query_open(&query, read->base.store, "SELECT student_id, cause, "
		"strength, checkins, no_gain, subject, expected FROM offer "
		"WHERE class_id = ?1 AND proposal_id = ?2 ORDER BY place",
		THIS_PROPOSAL(read), read->base.err);
	while (query_next(&query)) {
		struct offer offer = {
			.student = reading_student(&read->base,
				query_int(&query, 0)),
			.strength = query_real(&query, 2),
			.checkins = query_int(&query, 3),
			.no_gain = query_real(&query, 4),
			.subject = query_int(&query, 5),
			.expected = query_real(&query, 6),
		};

		if (offer_cause_parse(query_word(&query, 1), &offer.cause))
			vec_push(&rows, offer);
	}
	reading_keep(read->base.arena, &rows, &read->proposal->offers,
		&read->proposal->offer_count);
	return query_close(&query);
}

enum decision_fate {
	DECISION_STANDS,
	DECISION_ENDED,
	DECISION_UNDONE
};

static bool read_state(const char *word, struct move *move)
{
	bool is_held = !strcmp(word, DECISION_HELD);

	if (is_held)
		move->state = MOVE_REFUSED;
	else if (!move_state_parse(word, &move->state))
		return false;
	move->is_draft = is_held || move->state == MOVE_PROPOSED;
	return true;
}

/* Decisions on a move come in their order; one that stands outweighs one that
 * was undone after it. */
static void apply_decision(struct proposal_reading *read,
	const struct query *query, struct move *move)
{
	bool is_decided = move->state != MOVE_PROPOSED &&
		move->state != MOVE_UNDONE;

	switch ((enum decision_fate)query_int(query, 4)) {
	case DECISION_STANDS:
		if (!read_state(query_word(query, 1), move))
			return;
		move->placed = reading_cluster(query, 2);
		move->why = query_keep(query, read->base.arena, 3);
		move->by = query_keep(query, read->base.arena, 5);
		move->decided = query_int(query, 6);
		return;
	case DECISION_ENDED:
		move->state = MOVE_PROPOSED;
		move->is_draft = false;
		move->placed = CLUSTER_NONE;
		move->why = NULL;
		move->by = NULL;
		return;
	case DECISION_UNDONE:
		if (!is_decided)
			move->state = MOVE_UNDONE;
		return;
	}
}

static bool read_decisions(struct proposal_reading *read)
{
	struct query query;

	query_open(&query, read->base.store, "SELECT x.student_id, x.state, "
		"x.placed, x.why, CASE WHEN m.undone_by <> 0 THEN 2 WHEN e.at "
		"<= ?3 THEN 1 ELSE 0 END, u.name, m.at FROM decision x CROSS "
		"JOIN action m ON m.id = x.made_by CROSS JOIN author u ON "
		"u.id = m.author_id" SQL_ENDED "WHERE x.class_id = ?1 AND "
		"x.proposal_id = ?2 AND m.at <= ?3 ORDER BY x.student_id, "
		"x.version",
		VALUES(value_int(read->base.class_id),
			value_int(read->proposal->id),
			value_int(read->base.now)), read->base.err);
	while (query_next(&query)) {
		struct move *move = proposal_move(read->proposal,
			reading_student(&read->base, query_int(&query, 0)));

		if (move)
			apply_decision(read, &query, move);
	}
	return query_close(&query);
}

static bool read_proposal(struct proposal_reading *read, struct store *store,
	int64_t class_id, civil now, struct error *err)
{
	struct proposal *proposal = read->proposal;
	bool done;

	*proposal = (struct proposal){ .id = 0 };
	done = reading_begin(&read->base, store, class_id, now,
		&proposal->arena, err) && read_head(read) &&
		(proposal->id == 0 || (read_moves(read) &&
		read_offers(read) && read_decisions(read)));
	reading_end(&read->base);
	if (!done)
		proposal_release(proposal);
	return done;
}

bool store_proposal(struct store *store, int64_t class_id, civil now,
	struct proposal *proposal, struct error *err)
{
	struct proposal_reading read = { .proposal = proposal };

	return read_proposal(&read, store, class_id, now, err);
}

bool store_proposal_of(struct store *store, int64_t class_id, int64_t id,
	civil now, struct proposal *proposal, struct error *err)
{
	struct proposal_reading read = { .proposal = proposal, .wanted = id };

	return read_proposal(&read, store, class_id, now, err) &&
		(proposal->id || error_set(err, ERROR_NOT_FOUND,
		"there is no proposal %lld in this class", (long long)id));
}

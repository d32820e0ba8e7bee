/* SPDX-License-Identifier: MIT */
/* Moves of every proposal, with what became of them, and those by hand. */
#include "app/export.h"

#include <stdlib.h>

#include "base/vec.h"
#include "engine/reason.h"
#include "everyone.h"

struct gathering {
	struct session *session;
	const struct export_scope *scope;
	struct export_moves *into;
	const struct facts *facts;
	struct everyone everyone;
	civil until;
	VEC(struct export_move) rows;
};

/* false: out of scope, or of one who has left. */
static bool wants(struct gathering *gathering, int64_t id, civil when,
	const struct student **student)
{
	const struct export_scope *scope = gathering->scope;

	if ((scope->since != CIVIL_NEVER && when < scope->since) ||
	    when > gathering->until)
		return false;
	*student = everyone_find(&gathering->everyone, id);
	if (*student && (!(*student)->withdrawn || scope->with_withdrawn))
		return true;
	gathering->into->withdrawn++;
	return false;
}

/* The facts know who is enrolled; of others there is no sentence. */
static const char *reason_of(struct gathering *gathering,
	const struct move *move)
{
	struct buf reason = BUF_INIT;
	const char *kept;

	if (facts_student(gathering->facts, move->student) != FACTS_NOT_FOUND)
		reason_write(&reason, gathering->facts, move);
	kept = arena_strdup(&gathering->into->arena, buf_text(&reason));
	buf_release(&reason);
	return kept;
}

static void take_move(struct gathering *gathering,
	const struct proposal *proposal, const struct move *move)
{
	struct arena *arena = &gathering->into->arena;
	civil when = move->by ? move->decided : proposal->made;
	struct export_move row = {
		.from = move->from,
		.to = move->state == MOVE_REDIRECTED ? move->placed : move->to,
		.when = when,
		.state = move_state_name(move->state),
		.by = arena_strdup(arena, move->by),
		.rule = rule_name(move->rule),
		.why = arena_strdup(arena, move->why),
		.evidence = move->checkin_count,
		.proposal = proposal->id,
	};

	if (!move_is_listed(move) ||
	    !wants(gathering, move->student, when, &row.student))
		return;
	row.reason = reason_of(gathering, move);
	vec_push(&gathering->rows, row);
}

static bool take_proposal(struct gathering *gathering, int64_t id,
	struct error *err)
{
	struct session *session = gathering->session;
	struct error why = ERROR_INIT;
	struct proposal proposal;

	if (!store_proposal_of(session->store, session->class_id, id,
	    gathering->until, &proposal, &why))
		return why.code == ERROR_NOT_FOUND ||
			error_set(err, why.code, "%s", why.text);
	for (size_t i = 0; i < proposal.move_count; i++)
		take_move(gathering, &proposal, &proposal.moves[i]);
	proposal_release(&proposal);
	return true;
}

static bool take_proposals(struct gathering *gathering, struct error *err)
{
	struct session *session = gathering->session;
	struct proposal newest;
	int64_t last;

	if (!store_proposal(session->store, session->class_id,
	    gathering->until, &newest, err))
		return false;
	last = newest.id;
	proposal_release(&newest);
	for (int64_t id = 1; id <= last; id++) {
		if (!take_proposal(gathering, id, err))
			return false;
	}
	return true;
}

/* Stays come oldest first: the last one before it is where they came from. */
static enum cluster came_from(const struct stay *stays, size_t at)
{
	for (size_t i = at; i > 0; i--) {
		if (stays[i - 1].student == stays[at].student)
			return stays[i - 1].cluster;
	}
	return CLUSTER_NONE;
}

static bool take_stays(struct gathering *gathering, struct error *err)
{
	struct session *session = gathering->session;
	struct stay *stays;
	size_t count;

	if (!store_stays(session->store, session->class_id, 0,
	    gathering->until, &gathering->into->arena, &stays, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct export_move row = {
			.from = came_from(stays, i),
			.to = stays[i].cluster,
			.when = stays[i].since,
			.state = "by hand",
			.by = stays[i].by,
			.reason = "",
			.why = stays[i].why,
		};

		if (stays[i].by_hand && wants(gathering, stays[i].student,
		    stays[i].since, &row.student))
			vec_push(&gathering->rows, row);
	}
	return true;
}

static int compare_rows(const void *left, const void *right)
{
	const struct export_move *a = left, *b = right;

	if (a->when != b->when)
		return a->when < b->when ? -1 : 1;
	if (a->student != b->student)
		return a->student < b->student ? -1 : 1;
	return a->proposal < b->proposal ? -1 : a->proposal > b->proposal;
}

static void keep(struct gathering *gathering)
{
	struct export_moves *into = gathering->into;

	into->count = gathering->rows.count;
	into->rows = arena_new(&into->arena, into->count,
		sizeof(*into->rows));
	for (size_t i = 0; i < into->count; i++)
		into->rows[i] = gathering->rows.items[i];
	qsort(into->rows, into->count, sizeof(*into->rows), compare_rows);
	vec_release(&gathering->rows);
}

bool export_moves_read(struct session *session,
	const struct export_scope *scope, struct export_moves *moves,
	struct error *err)
{
	const struct room *room = session_room(session, err);
	struct gathering gathering = {
		.session = session,
		.scope = scope,
		.into = moves,
		.until = scope->until == CIVIL_NEVER ? session_now(session) :
			scope->until,
	};
	bool done;

	*moves = (struct export_moves){ 0 };
	if (!room)
		return false;
	gathering.facts = &room->facts;
	done = everyone_read(&gathering.everyone, session, &moves->arena,
		err) && take_proposals(&gathering, err) &&
		take_stays(&gathering, err);
	everyone_release(&gathering.everyone);
	keep(&gathering);
	if (!done)
		export_moves_release(moves);
	return done;
}

void export_moves_release(struct export_moves *moves)
{
	arena_release(&moves->arena);
	*moves = (struct export_moves){ 0 };
}

/* SPDX-License-Identifier: MIT */
/* Proposals, the decisions on them, and moves by hand. */
#include "writing.h"

#include <string.h>

#include "base/buf.h"

static bool end_proposals(struct change *change, struct error *err)
{
	size_t ended;

	return writing_end(change, "UPDATE proposal AS x SET ended_by = ?2 "
		"WHERE x.class_id = ?1 AND " SQL_STANDS " RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(change->id)),
		&ended, err);
}

static void write_ids(struct buf *out, const int64_t *ids, size_t count)
{
	buf_addc(out, '[');
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s%lld", i ? "," : "", (long long)ids[i]);
	buf_addc(out, ']');
}

static struct value estimated(const struct move *move, double number)
{
	return value_known(move->has_estimate, number);
}

static bool insert_move(struct change *change, int64_t proposal,
	const struct move *move, size_t place, struct error *err)
{
	const struct estimate *estimate = &move->estimate;
	bool changes = move->change.count > 0;
	struct buf ids = BUF_INIT;
	bool done;

	write_ids(&ids, move->checkins, move->checkin_count);
	done = query_run(change->store, "INSERT INTO move VALUES (?1, ?2, ?3, "
		"?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
		"?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, "
		"?29)",
		VALUES(value_int(change->class_id), value_int(proposal),
			value_int(move->student), value_int((int64_t)place),
			value_text(cluster_name(move->from)),
			value_text(cluster_name(move->to)),
			value_text(rule_name(move->rule)),
			value_text(evidence_state_name(move->evidence)),
			value_id(move->objective),
			estimated(move, estimate->level),
			estimated(move, estimate->low),
			estimated(move, estimate->high),
			estimated(move, estimate->below),
			estimated(move, estimate->above),
			value_real(move->line), value_int(move->upward),
			value_real(move->odds), value_real(move->needs),
			value_int(move->since), value_text(buf_text(&ids)),
			value_int((int64_t)move->checkins_all),
			value_text(changes ? cluster_name(move->change.to) :
				NULL),
			value_int(move->change.score.form),
			value_real(move->change.score.points),
			value_real(move->change.score.out_of),
			value_int(move->change.count),
			value_text(move->wanted ? cluster_name(move->wanted) :
				NULL),
			value_id(move->teach), value_id(move->lock)), err);
	buf_release(&ids);
	return done;
}

static bool insert_offer(struct change *change, int64_t proposal,
	const struct offer *offer, size_t place, struct error *err)
{
	return query_run(change->store, "INSERT INTO offer VALUES (?1, ?2, "
		"?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
		VALUES(value_int(change->class_id), value_int(proposal),
			value_int((int64_t)place), value_int(offer->student),
			value_text(offer_cause_name(offer->cause)),
			value_real(offer->strength),
			value_int(offer->checkins),
			value_real(offer->no_gain), value_id(offer->subject),
			value_real(offer->expected)), err);
}

static bool insert_proposal(struct change *change,
	const struct proposal *proposal, int64_t *id, struct error *err)
{
	const struct whole_case *whole = &proposal->whole;
	const struct worth *worth = &proposal->worth;

	return query_number(change->store, "INSERT INTO proposal(class_id, "
		"id, policy, objective_id, made_by, whole, whole_students, "
		"whole_seen, whole_next, worth_seen, worth_settled, "
		"worth_items, worth_later, worth_eight, worth_by_lines) "
		"VALUES (?1, (SELECT coalesce(max(id), 0) + 1 FROM proposal "
		"WHERE class_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
		"?11, ?12, ?13, ?14) RETURNING id",
		VALUES(value_int(change->class_id),
			value_int(proposal->policy),
			value_id(proposal->objective), value_int(change->id),
			value_text(whole->what ? whole_class_name(whole->what) :
				NULL),
			value_int((int64_t)whole->students),
			value_int((int64_t)whole->seen),
			value_id(whole->next),
			value_int((int64_t)worth->seen),
			value_int((int64_t)worth->settled),
			value_real(worth->items), value_real(worth->later),
			value_real(worth->eight),
			value_int((int64_t)worth->by_lines)), id, err);
}

bool change_proposal(struct change *change, const struct proposal *proposal,
	int64_t *id, struct error *err)
{
	if (!writing_class(change, err) || !end_proposals(change, err) ||
	    !insert_proposal(change, proposal, id, err))
		return false;
	for (size_t i = 0; i < proposal->move_count; i++) {
		if (!insert_move(change, *id, &proposal->moves[i], i, err))
			return false;
	}
	for (size_t i = 0; i < proposal->offer_count; i++) {
		if (!insert_offer(change, *id, &proposal->offers[i], i, err))
			return false;
	}
	return true;
}

/* The one that is open; an older one cannot be decided on. */
static bool check_open(struct change *change, int64_t proposal,
	struct error *err)
{
	int64_t open;

	if (!writing_class(change, err) ||
	    !query_number(change->store, "SELECT x.id FROM proposal x WHERE "
		"x.class_id = ?1 AND " SQL_STANDS " ORDER BY x.id DESC",
		VALUES(value_int(change->class_id)), &open, err))
		return false;
	return open == proposal || error_set(err, ERROR_CONFLICT, "this "
		"proposal is no longer open: look at the class again");
}

/* The move as it was proposed, and what was decided on it. */
struct proposed {
	bool is_there;
	struct move move;
	int64_t decision; /* its version; 0: none stands */
	enum move_state state;
};

static bool read_state(const char *word, struct proposed *proposed)
{
	return !proposed->decision || !strcmp(word, DECISION_HELD) ||
		move_state_parse(word, &proposed->state);
}

static bool read_proposed(struct change *change, int64_t proposal,
	int64_t student, struct proposed *proposed, struct error *err)
{
	struct query query;
	struct move *move = &proposed->move;

	*proposed = (struct proposed){ .state = MOVE_PROPOSED };
	query_open(&query, change->store, "SELECT k.from_cluster, "
		"k.to_cluster, k.objective_id, k.since, x.version, x.state "
		"FROM move k LEFT JOIN decision x ON x.class_id = k.class_id "
		"AND "
		"x.proposal_id = k.proposal_id AND x.student_id = "
		"k.student_id AND " SQL_STANDS " WHERE k.class_id = ?1 AND "
		"k.proposal_id = ?2 AND k.student_id = ?3",
		VALUES(value_int(change->class_id), value_int(proposal),
			value_int(student)), err);
	if (query_next(&query)) {
		proposed->is_there = true;
		move->student = student;
		move->objective = query_int(&query, 2);
		move->since = query_int(&query, 3);
		proposed->decision = query_int(&query, 4);
		if (!cluster_parse(query_word(&query, 0), &move->from) ||
		    !cluster_parse(query_word(&query, 1), &move->to) ||
		    !read_state(query_word(&query, 5), proposed))
			proposed->is_there = false;
	}
	return query_close(&query);
}

static bool check_proposed(const struct proposed *proposed, struct error *err)
{
	if (!proposed->is_there)
		return error_set(err, ERROR_NOT_FOUND, "this student is not "
			"in the open proposal: make a new one");
	if (proposed->state == MOVE_ACCEPTED ||
	    proposed->state == MOVE_REDIRECTED)
		return error_set(err, ERROR_CONFLICT, "this move was %s "
			"already: undo it first",
			move_state_name(proposed->state));
	return true;
}

static bool check_still(const struct move *move, const struct stay *stay,
	struct error *err)
{
	bool is_still = stay->cluster == move->from &&
		(stay->id == 0 || stay->since == move->since);

	return is_still || error_set(err, ERROR_CONFLICT, "this student has "
		"moved since the proposal was made: make a new one");
}

/* What a student's next stay will be. */
struct arrival {
	int64_t student;
	enum cluster cluster;
	int64_t objective;
	bool by_hand;
	const char *why;
};

static bool replace_stay(struct change *change, const struct stay *before,
	const struct arrival *arrival, struct error *err)
{
	size_t ended;

	if (before->id && change->now < before->since)
		return error_set(err, ERROR_CONFLICT, "this student has moved "
			"after the moment that you write at: write at a later "
			"one");
	if (before->id && !writing_end(change, "UPDATE stay AS x SET ended_by "
	    "= ?3 WHERE x.class_id = ?1 AND x.id = ?2 RETURNING made_by",
	    VALUES(value_int(change->class_id), value_int(before->id),
		value_int(change->id)), &ended, err))
		return false;
	return query_run(change->store, "INSERT INTO stay(class_id, id, "
		"student_id, cluster, objective_id, by_hand, why, made_by) "
		"VALUES (?1, (SELECT coalesce(max(id), 0) + 1 FROM stay WHERE "
		"class_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)",
		VALUES(value_int(change->class_id),
			value_int(arrival->student),
			value_text(cluster_name(arrival->cluster)),
			value_id(arrival->objective),
			value_int(arrival->by_hand), value_text(arrival->why),
			value_int(change->id)), err);
}

static bool place(struct change *change, const struct move *move,
	enum move_state state, enum cluster to, const char *why,
	struct error *err)
{
	const struct arrival arrival = {
		.student = move->student,
		.cluster = to,
		.objective = move->objective,
		.by_hand = state == MOVE_REDIRECTED,
		.why = why,
	};
	struct stay stay;

	if (to == CLUSTER_NONE || (state == MOVE_ACCEPTED && to != move->to))
		return error_set(err, ERROR_INVALID, "an accepted move goes "
			"where it was proposed: redirect it to a cluster "
			"instead");
	if (!writing_student(change, move->student, err) ||
	    !writing_stay(change, move->student, &stay, err) ||
	    !check_still(move, &stay, err))
		return false;
	return stay.cluster == to || replace_stay(change, &stay, &arrival,
		err);
}

static bool end_decision(struct change *change, int64_t proposal,
	const struct proposed *proposed, struct error *err)
{
	size_t ended;

	return proposed->decision == 0 || writing_end(change, "UPDATE "
		"decision AS x SET ended_by = ?5 WHERE x.class_id = ?1 AND "
		"x.proposal_id = ?2 AND x.student_id = ?3 AND x.version = ?4 "
		"RETURNING made_by",
		VALUES(value_int(change->class_id), value_int(proposal),
			value_int(proposed->move.student),
			value_int(proposed->decision), value_int(change->id)),
		&ended, err);
}

static bool insert_decision(struct change *change, int64_t proposal,
	int64_t student, const char *state, enum cluster placed,
	const char *why, struct error *err)
{
	return query_run(change->store, "INSERT INTO decision(class_id, "
		"proposal_id, student_id, version, state, placed, why, "
		"made_by) VALUES (?1, ?2, ?3, (SELECT coalesce(max(version), "
		"0) + 1 FROM decision WHERE class_id = ?1 AND proposal_id = ?2 "
		"AND student_id = ?3), ?4, ?5, ?6, ?7)",
		VALUES(value_int(change->class_id), value_int(proposal),
			value_int(student), value_text(state),
			value_text(placed ? cluster_name(placed) : NULL),
			value_text(why),
			value_int(change->id)), err);
}

bool change_decide(struct change *change, int64_t proposal,
	const struct move *move, enum move_state state, enum cluster to,
	const char *why, struct error *err)
{
	struct proposed proposed;

	if (state >= MOVE_UNDONE)
		return error_set(err, ERROR_INVALID, "a move is accepted, "
			"refused, redirected or proposed again");
	if (!check_open(change, proposal, err) ||
	    !read_proposed(change, proposal, move->student, &proposed, err) ||
	    !check_proposed(&proposed, err))
		return false;
	if ((state == MOVE_ACCEPTED || state == MOVE_REDIRECTED) &&
	    !place(change, &proposed.move, state, to, why, err))
		return false;
	return end_decision(change, proposal, &proposed, err) &&
		(state == MOVE_PROPOSED || insert_decision(change, proposal,
			move->student, move_state_name(state),
			state == MOVE_REFUSED ? CLUSTER_NONE : to, why, err));
}

bool change_draft(struct change *change, int64_t proposal, int64_t student,
	enum move_state state, enum cluster to, struct error *err)
{
	struct proposed proposed;

	if (state != MOVE_PROPOSED && state != MOVE_REFUSED &&
	    (state != MOVE_REDIRECTED || to == CLUSTER_NONE))
		return error_set(err, ERROR_INVALID, "a draft refuses a move, "
			"or names the cluster that it is to lead to");
	if (!check_open(change, proposal, err) ||
	    !read_proposed(change, proposal, student, &proposed, err) ||
	    !check_proposed(&proposed, err) ||
	    !end_decision(change, proposal, &proposed, err))
		return false;
	if (state == MOVE_PROPOSED)
		return true;
	return state == MOVE_REFUSED ? insert_decision(change, proposal,
			student, DECISION_HELD, CLUSTER_NONE, NULL, err) :
		insert_decision(change, proposal, student,
			move_state_name(MOVE_PROPOSED), to, NULL, err);
}

bool change_proposal_close(struct change *change, int64_t proposal,
	struct error *err)
{
	return check_open(change, proposal, err) &&
		end_proposals(change, err);
}

bool change_whole_lesson(struct change *change, int64_t proposal,
	int64_t objective, struct error *err)
{
	return check_open(change, proposal, err) &&
		writing_objective(change, objective, err) &&
		query_run(change->store, "INSERT INTO whole_lesson(class_id, "
			"id, proposal_id, objective_id, made_by) VALUES (?1, "
			"(SELECT coalesce(max(id), 0) + 1 FROM whole_lesson "
			"WHERE class_id = ?1), ?2, ?3, ?4)",
			VALUES(value_int(change->class_id),
				value_int(proposal), value_int(objective),
				value_int(change->id)), err);
}

bool change_move(struct change *change, int64_t student, enum cluster to,
	const char *why, struct error *err)
{
	const struct arrival arrival = {
		.student = student,
		.cluster = to,
		.by_hand = true,
		.why = why,
	};
	struct stay stay;

	if (to == CLUSTER_NONE)
		return error_set(err, ERROR_INVALID, "a student moves to "
			"reteach, practice, extend or intervene");
	if (!writing_student(change, student, err) ||
	    !writing_stay(change, student, &stay, err))
		return false;
	if (stay.cluster == to)
		return error_set(err, ERROR_INVALID, "this student is in %s "
			"already", cluster_name(to));
	return replace_stay(change, &stay, &arrival, err);
}

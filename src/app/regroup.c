/* SPDX-License-Identifier: MIT */
/*
 * Making a proposal and deciding on it. What is decided on is read inside the
 * change that decides, so no other writer can come between.
 */
#include "app/regroup.h"

#include "app/rules.h"
#include "app/wording.h"

static bool is_pending(const struct move *move)
{
	return move_is_change(move) && (move->is_draft ||
		move->state == MOVE_PROPOSED || move->state == MOVE_UNDONE);
}

static void set_count(struct change *change, size_t count, const char *noun)
{
	struct buf detail = BUF_INIT;

	buf_addc(&detail, '(');
	wording_count(&detail, count, noun);
	buf_addc(&detail, ')');
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&detail);
}

/* What was decided and waits for the rest is taken with it. */
static bool accept_one(struct change *change, int64_t proposal,
	const struct move *move, size_t *moved, struct error *err)
{
	bool is_held = move->is_draft && move->state == MOVE_REFUSED;
	enum move_state state = is_held ? MOVE_REFUSED :
		move->is_draft ? MOVE_REDIRECTED : MOVE_ACCEPTED;

	*moved += !is_held;
	return change_decide(change, proposal, move, state, move_goes(move),
		NULL, err);
}

/* A student who has left the class since is passed over. */
static bool accept_pending(struct session *session, struct change *change,
	const struct proposal *proposal, bool only_first, size_t *moved,
	struct error *err)
{
	const struct room *room = session_room(session, err);

	*moved = 0;
	for (size_t i = 0; room && i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (!is_pending(move) || facts_student(&room->facts,
		    move->student) == FACTS_NOT_FOUND)
			continue;
		if (only_first && move->from != CLUSTER_NONE)
			continue;
		if (!accept_one(change, proposal->id, move, moved, err))
			return false;
	}
	set_count(change, *moved, "move");
	return room && change_proposal_close(change, proposal->id, err);
}

/* Drafts hold for the moves that are proposed again as they were; with new
 * evidence they are looked at anew. */
static bool carry_drafts(struct change *change, const struct proposal *old,
	const struct proposal *fresh, int64_t id, struct error *err)
{
	for (size_t i = 0; old->open && i < old->move_count; i++) {
		const struct move *move = &old->moves[i];
		const struct move *again = proposal_move(fresh, move->student);
		enum move_state state = move->state == MOVE_REFUSED ?
			MOVE_REFUSED : MOVE_REDIRECTED;

		if (!move->is_draft || !again ||
		    move_print(move) != move_print(again))
			continue;
		if (!change_draft(change, id, move->student, state,
		    move->placed, err))
			return false;
	}
	return true;
}

static bool replace_open(struct session *session, struct change *change,
	const struct proposal *fresh, int64_t *id, struct error *err)
{
	struct proposal old;
	bool done;

	if (!store_proposal(session->store, session->class_id,
	    session_now(session), &old, err))
		return false;
	done = change_proposal(change, fresh, id, err) &&
		carry_drafts(change, &old, fresh, *id, err);
	proposal_release(&old);
	return done;
}

static bool propose(struct session *session, struct change *change,
	bool accept, int64_t *id, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct proposal stored;
	size_t moved;
	bool done;

	if (!room || !replace_open(session, change, &room->view, id, err))
		return false;
	set_count(change, room->would_move, "move");
	if (!accept)
		return true;
	if (!store_proposal(session->store, session->class_id,
	    session_now(session), &stored, err))
		return false;
	done = accept_pending(session, change, &stored, false, &moved,
		err);
	proposal_release(&stored);
	return done;
}

bool regroup_make(struct session *session, bool accept, int64_t *proposal,
	struct error *err)
{
	struct change *change = accept ?
		session_begin(session, "regroup --accept", NULL, err) :
		session_begin_look(session, "regroup", err);

	return change && session_end(session, change,
		propose(session, change, accept, proposal, err), err);
}

/* Read inside the change: another who follows may have been faster. */
static bool find_followed(struct session *session, bool *is_followed,
	struct error *err)
{
	const struct room *room = session_room(session, err);
	struct proposal made;

	if (!room || !store_proposal(session->store, session->class_id,
	    session_now(session), &made, err))
		return false;
	*is_followed = !made.open || !proposal_is_outdated(&made, &room->view);
	proposal_release(&made);
	return true;
}

bool regroup_follow(struct session *session, struct error *err)
{
	struct change *change = session_begin_look(session, "regroup", err);
	bool is_done = false;
	int64_t proposal;
	bool done;

	if (!change)
		return false;
	done = find_followed(session, &is_done, err);
	if (is_done) {
		change_abandon(change);
		return true;
	}
	return session_end(session, change, done && propose(session, change,
		false, &proposal, err), err);
}

bool regroup_read(struct session *session, struct proposal *proposal,
	struct error *err)
{
	if (!store_proposal(session->store, session->class_id,
	    session_now(session), proposal, err))
		return false;
	if (proposal->id)
		return true;
	proposal_release(proposal);
	return error_set(err, ERROR_NOT_FOUND, "no proposal has been made in "
		"this class: \"homeroom regroup\" makes one");
}

bool regroup_pending(struct session *session, size_t *count,
	struct error *err)
{
	struct proposal proposal;

	*count = 0;
	if (!regroup_read(session, &proposal, err))
		return false;
	for (size_t i = 0; proposal.open && i < proposal.move_count; i++)
		*count += is_pending(&proposal.moves[i]);
	proposal_release(&proposal);
	return true;
}

bool regroup_rehearse(struct session *session, const char *const *settings,
	size_t count, struct room *room, struct error *err)
{
	struct facts facts;

	if (!session_facts(session, &facts, err))
		return false;
	if (!rules_set_words(&facts.policy, settings, count, err)) {
		facts_release(&facts);
		return false;
	}
	/* They judged by other rules. */
	if (count)
		facts.verdict_count = 0;
	room_seat(room, &facts);
	return true;
}

/* A decision in the making: the open proposal as it stands in the change. */
struct deciding {
	struct session *session;
	struct change *change;
	struct proposal proposal;
};

static bool deciding_read(struct deciding *deciding, struct session *session,
	struct change *change, struct error *err)
{
	*deciding = (struct deciding){ .session = session, .change = change };
	if (!change)
		return false;
	if (regroup_read(session, &deciding->proposal, err)) {
		if (deciding->proposal.open)
			return true;
		error_set(err, ERROR_NOT_FOUND, "no proposal is open: "
			"\"homeroom regroup\" makes one");
		proposal_release(&deciding->proposal);
	}
	change_abandon(deciding->change);
	return false;
}

static bool deciding_begin(struct deciding *deciding, struct session *session,
	const char *verb, struct error *err)
{
	return deciding_read(deciding, session, session_begin(session, verb,
		NULL, err), err);
}

static bool deciding_end(struct deciding *deciding, bool done,
	struct error *err)
{
	proposal_release(&deciding->proposal);
	return session_end(deciding->session, deciding->change, done, err);
}

static const struct move *move_of(const struct deciding *deciding,
	int64_t student, struct error *err)
{
	const struct move *move = proposal_move(&deciding->proposal, student);

	if (!move)
		error_set(err, ERROR_NOT_FOUND, "the open proposal does not "
			"know this student: \"homeroom regroup\" makes a new "
			"one");
	return move;
}

/* Who is to go elsewhere goes there when the move is accepted. */
static bool decide_as(struct deciding *deciding, const struct move *move,
	enum move_state state, const char *why, struct error *err)
{
	bool is_sent = state == MOVE_ACCEPTED && move->is_draft &&
		move->state != MOVE_REFUSED;

	return change_decide(deciding->change, deciding->proposal.id, move,
		is_sent ? MOVE_REDIRECTED : state,
		is_sent ? move->placed : move->to, why, err);
}

static bool decide_each(struct deciding *deciding, const int64_t *students,
	size_t count, enum move_state state, const char *why,
	struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		const struct move *move = move_of(deciding, students[i], err);

		if (!move)
			return false;
		if (!move_is_change(move))
			return error_set(err, ERROR_INVALID, "the proposal "
				"moves this student nowhere: \"homeroom "
				"redirect\" or \"homeroom move\" would");
		if (move_is_done(move))
			return error_set(err, ERROR_CONFLICT, "this move has "
				"been accepted already: \"homeroom undo\" "
				"takes it back");
		if (!decide_as(deciding, move, state, why, err))
			return false;
	}
	if (count == 1)
		change_set_detail(deciding->change, students[0], NULL);
	else
		set_count(deciding->change, count, "move");
	return true;
}

bool regroup_accept(struct session *session, const int64_t *students,
	size_t count, size_t *moved, struct error *err)
{
	struct deciding deciding;
	bool done;

	if (!deciding_begin(&deciding, session, "accept", err))
		return false;
	*moved = count;
	done = count ? decide_each(&deciding, students, count, MOVE_ACCEPTED,
		NULL, err) :
		accept_pending(session, deciding.change, &deciding.proposal,
		false, moved, err);
	return deciding_end(&deciding, done, err);
}

static bool refuse_unsaid_next(const struct facts *facts, struct error *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < facts->objective_count; i++)
		buf_addf(&names, "%s%s", i ? ", " : "",
			facts->objectives[i].name);
	error_set(err, ERROR_INVALID, "it is not said what comes next: "
		"\"homeroom objective use NAME\" moves on, and there %s %s",
		facts->objective_count == 1 ? "is" : "are",
		buf_text(&names));
	buf_release(&names);
	return false;
}

static bool take_whole(struct deciding *deciding, struct error *err)
{
	const struct proposal *proposal = &deciding->proposal;
	const struct room *room;

	switch (proposal->whole.what) {
	case WHOLE_RETEACH:
		return change_whole_lesson(deciding->change, proposal->id,
			proposal->objective, err);
	case WHOLE_MOVE_ON:
		if (proposal->whole.next)
			return change_class_focus(deciding->change,
				proposal->whole.next, err);
		room = session_room(deciding->session, err);
		return room && refuse_unsaid_next(&room->facts, err);
	default:
		return error_set(err, ERROR_INVALID, "this proposal makes no "
			"case for one lesson for all: \"homeroom accept\" "
			"takes its moves");
	}
}

bool regroup_accept_whole(struct session *session, size_t *placed,
	struct proposal *taken, struct error *err)
{
	struct deciding deciding;
	bool done;

	*taken = (struct proposal){ 0 };
	if (!deciding_begin(&deciding, session, "accept --whole-class", err))
		return false;
	done = take_whole(&deciding, err) && accept_pending(session,
		deciding.change, &deciding.proposal, true, placed, err);
	if (done) {
		*taken = deciding.proposal;
		deciding.proposal = (struct proposal){ 0 };
	}
	if (deciding_end(&deciding, done, err))
		return true;
	proposal_release(taken);
	return false;
}

bool regroup_refuse(struct session *session, const int64_t *students,
	size_t count, const char *why, struct error *err)
{
	struct deciding deciding;

	return deciding_begin(&deciding, session, "refuse", err) &&
		deciding_end(&deciding, decide_each(&deciding, students, count,
			MOVE_REFUSED, why, err), err);
}

bool regroup_propose_again(struct session *session, const int64_t *students,
	size_t count, struct error *err)
{
	struct deciding deciding;

	return deciding_begin(&deciding, session, "propose again", err) &&
		deciding_end(&deciding, decide_each(&deciding, students, count,
			MOVE_PROPOSED, NULL, err), err);
}

bool regroup_redirect(struct session *session, int64_t student,
	enum cluster to, struct error *err)
{
	struct deciding deciding;
	const struct move *move;
	bool done = false;

	if (!deciding_begin(&deciding, session, "redirect", err))
		return false;
	move = move_of(&deciding, student, err);
	if (move)
		done = change_decide(deciding.change, deciding.proposal.id,
			move, MOVE_REDIRECTED, to, NULL, err);
	change_set_detail(deciding.change, student, cluster_name(to));
	return deciding_end(&deciding, done, err);
}

static bool decide_one(struct deciding *deciding,
	const struct regroup_decision *decision, size_t *moved,
	struct error *err)
{
	const struct move *move = move_of(deciding, decision->student, err);

	if (!move)
		return false;
	*moved += decision->state != MOVE_REFUSED;
	return change_decide(deciding->change, deciding->proposal.id, move,
		decision->state, decision->state == MOVE_REDIRECTED ?
		decision->to : move->to, NULL, err);
}

static bool is_same_proposal(const struct deciding *deciding,
	int64_t proposal, struct error *err)
{
	return deciding->proposal.id == proposal || error_set(err,
		ERROR_CONFLICT, "a newer proposal has been made meanwhile: "
		"nothing was decided, look at it first");
}

bool regroup_decide(struct session *session, int64_t proposal,
	const struct regroup_decision *decisions, size_t count, size_t *moved,
	struct error *err)
{
	struct deciding deciding;
	bool done;

	*moved = 0;
	if (!deciding_begin(&deciding, session, "accept", err))
		return false;
	done = is_same_proposal(&deciding, proposal, err);
	for (size_t i = 0; done && i < count; i++)
		done = decide_one(&deciding, &decisions[i], moved, err);
	set_count(deciding.change, *moved, "move");
	done = done && change_proposal_close(deciding.change, proposal, err);
	return deciding_end(&deciding, done, err);
}

bool regroup_draft(struct session *session, int64_t proposal,
	const struct regroup_decision *decisions, size_t count,
	struct error *err)
{
	struct deciding deciding;
	bool done;

	if (!deciding_read(&deciding, session, session_begin_look(session,
	    "refuse", err), err))
		return false;
	done = is_same_proposal(&deciding, proposal, err);
	for (size_t i = 0; done && i < count; i++)
		done = change_draft(deciding.change, proposal,
			decisions[i].student, decisions[i].state,
			decisions[i].to, err);
	set_count(deciding.change, count, "move");
	return deciding_end(&deciding, done, err);
}

/* SPDX-License-Identifier: MIT */
/*
 * Deciding on a proposal.
 *
 * 1. Rows stand in this order: moves, offers, stays; each kind in the order
 *    of the proposal. One that is decided has neither moves nor offers.
 * 2. Rows point into the proposal and are made anew with it.
 * 3. choices has one entry a move that is still to be decided, and may have
 *    more: of students that an earlier proposal moved.
 */
#include "ballot.h"

#include "base/mix.h"

static bool is_to_decide(const struct move *move)
{
	return move_is_change(move) && !move_is_done(move);
}

static void add_moves(struct ballot *ballot, bool changing)
{
	const struct proposal *proposal = &ballot->proposal;

	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (is_to_decide(move) == changing)
			vec_push(&ballot->rows, ((struct ballot_row){
				.kind = changing ? BALLOT_MOVE : BALLOT_STAY,
				.student = move->student,
				.move = move,
			}));
	}
}

static void add_offers(struct ballot *ballot)
{
	const struct proposal *proposal = &ballot->proposal;

	for (size_t i = 0; i < proposal->offer_count; i++)
		vec_push(&ballot->rows, ((struct ballot_row){
			.kind = BALLOT_OFFER,
			.student = proposal->offers[i].student,
			.move = proposal_move(proposal,
				proposal->offers[i].student),
			.offer = &proposal->offers[i],
		}));
}

static struct ballot_choice *find_choice(const struct ballot *ballot,
	int64_t student)
{
	for (size_t i = 0; i < ballot->choices.count; i++) {
		if (ballot->choices.items[i].student == student)
			return &ballot->choices.items[i];
	}
	return NULL;
}

static struct ballot_choice *choice_of(const struct ballot *ballot,
	const struct ballot_row *row)
{
	return row->kind == BALLOT_MOVE ?
		find_choice(ballot, row->student) : NULL;
}

static struct ballot_choice first_choice(const struct move *move)
{
	bool is_refused = move->state == MOVE_REFUSED;
	enum move_state state = is_refused ? MOVE_REFUSED :
		move->is_draft ? MOVE_REDIRECTED : MOVE_ACCEPTED;
	enum cluster to = is_refused ? move->to : move_goes(move);

	return (struct ballot_choice){
		.student = move->student,
		.proposed = move->to,
		.state = state,
		.to = to,
		.seen = move_print(move),
		.kept_state = state,
		.kept_to = to,
	};
}

static bool is_as_kept(const struct ballot_choice *choice,
	const struct ballot_choice *kept)
{
	return choice->state == kept->kept_state && (choice->to ==
		kept->kept_to || choice->state != MOVE_REDIRECTED);
}

/* Another move is proposed: no stays no, and where one sent the student
 * oneself, there they go. */
static void follow_move(struct ballot_choice *choice,
	const struct ballot_choice *fresh, const struct move *move)
{
	struct ballot_choice before = *choice;

	*choice = *fresh;
	choice->news = BALLOT_CHANGED;
	if (before.state == MOVE_REFUSED) {
		choice->state = MOVE_REFUSED;
	} else if (before.state == MOVE_REDIRECTED &&
	    before.to != move->from && before.to != move->to) {
		choice->state = MOVE_REDIRECTED;
		choice->to = before.to;
	}
}

/* The same move: what someone else decided on it stands; that a newer
 * proposal has no decision is none. */
static void follow_decision(struct ballot_choice *choice,
	const struct ballot_choice *fresh, bool is_newer)
{
	bool is_none = is_newer && fresh->state == MOVE_ACCEPTED;

	if (!is_as_kept(choice, fresh) && !is_as_kept(fresh, choice) &&
	    !is_none) {
		choice->state = fresh->state;
		choice->to = fresh->to;
		choice->news = BALLOT_CHANGED;
	}
	choice->kept_state = fresh->kept_state;
	choice->kept_to = fresh->kept_to;
}

/* How a reading comes: under the teacher's eyes, or of another proposal. */
struct arrival {
	bool is_watched;
	bool is_newer;
};

static void keep_choice(struct ballot *ballot, const struct move *move,
	const struct arrival *arrival)
{
	struct ballot_choice *choice = find_choice(ballot, move->student);
	struct ballot_choice fresh = first_choice(move);

	if (!choice) {
		fresh.news = arrival->is_watched ? BALLOT_NEW : BALLOT_KNOWN;
		vec_push(&ballot->choices, fresh);
	} else if (arrival->is_watched && choice->seen != fresh.seen) {
		follow_move(choice, &fresh, move);
	} else if (choice->proposed != move->to) {
		*choice = fresh;
	} else {
		follow_decision(choice, &fresh, arrival->is_newer);
	}
}

static void keep_choices(struct ballot *ballot, const struct arrival *arrival)
{
	for (size_t i = 0; i < ballot->proposal.move_count; i++) {
		if (is_to_decide(&ballot->proposal.moves[i]))
			keep_choice(ballot, &ballot->proposal.moves[i],
				arrival);
	}
}

void ballot_look(struct ballot *ballot)
{
	for (size_t i = 0; i < ballot->rows.count; i++) {
		const struct ballot_row *row = &ballot->rows.items[i];
		struct ballot_choice *choice = choice_of(ballot, row);

		if (!choice)
			continue;
		choice->news = BALLOT_KNOWN;
		choice->seen = first_choice(row->move).seen;
	}
}

size_t ballot_marked(const struct ballot *ballot, size_t *first)
{
	size_t count = 0;

	for (size_t i = 0; i < ballot->rows.count; i++) {
		const struct ballot_choice *choice =
			choice_of(ballot, &ballot->rows.items[i]);

		if (!choice || choice->news == BALLOT_KNOWN)
			continue;
		if (!count++)
			*first = i;
	}
	return count;
}

/* The row of a student, of this kind rather than another; or the count. */
static size_t find_row(const struct ballot *ballot,
	const struct ballot_row *wanted)
{
	size_t found = ballot->rows.count;

	for (size_t i = ballot->rows.count; i > 0; i--) {
		const struct ballot_row *row = &ballot->rows.items[i - 1];

		if (row->student == wanted->student &&
		    (found == ballot->rows.count || row->kind == wanted->kind))
			found = i - 1;
	}
	return found;
}

/* Whoever was selected stays so under the teacher's eyes: no key is ever
 * about the neighbour who took the place. */
static void keep_selected(struct ballot *ballot,
	const struct ballot_row *selected)
{
	const struct move *move = proposal_move(&ballot->proposal,
		selected->student);

	if (move && ballot->proposal.open)
		vec_push(&ballot->rows, ((struct ballot_row){
			.kind = BALLOT_STAY,
			.student = selected->student,
			.move = move,
		}));
}

static void list_rows(struct ballot *ballot, bool is_watched)
{
	const struct ballot_row *selected = ballot_selected(ballot);
	struct ballot_row row = { 0 };

	if (selected)
		row = *selected;
	ballot->rows.count = 0;
	if (ballot->proposal.open) {
		add_moves(ballot, true);
		add_offers(ballot);
	}
	if (ballot->shows_stays)
		add_moves(ballot, false);
	if (row.student && is_watched &&
	    find_row(ballot, &row) == ballot->rows.count)
		keep_selected(ballot, &row);
	if (row.student)
		ballot->at = find_row(ballot, &row);
	if (ballot->at >= ballot->rows.count && !is_watched)
		ballot->at = ballot->rows.count ? ballot->rows.count - 1 : 0;
}

/* The rows whose students a newer proposal would leave where they stand. */
static void count_gone(struct ballot *ballot, const struct proposal *fresh)
{
	ballot->gone = 0;
	for (size_t i = 0; i < ballot->rows.count; i++) {
		const struct ballot_row *row = &ballot->rows.items[i];
		const struct move *move = proposal_move(fresh, row->student);

		if (row->kind != BALLOT_MOVE || (move && is_to_decide(move)))
			continue;
		if (!ballot->gone++)
			ballot->gone_first = row->student;
	}
}

bool ballot_read(struct ballot *ballot, struct session *session,
	bool is_watched, struct error *err)
{
	struct arrival arrival = { .is_watched = is_watched };
	struct proposal proposal;

	if (!regroup_read(session, &proposal, err))
		return false;
	count_gone(ballot, &proposal);
	arrival.is_newer = !ballot->is_read ||
		ballot->proposal.id != proposal.id;
	if (ballot->is_read)
		proposal_release(&ballot->proposal);
	ballot->proposal = proposal;
	ballot->is_read = true;
	keep_choices(ballot, &arrival);
	list_rows(ballot, is_watched);
	return true;
}

void ballot_release(struct ballot *ballot)
{
	if (ballot->is_read)
		proposal_release(&ballot->proposal);
	vec_release(&ballot->rows);
	vec_release(&ballot->choices);
	vec_release(&ballot->sent);
	*ballot = (struct ballot){ 0 };
}

void ballot_show_stays(struct ballot *ballot, bool shows)
{
	ballot->shows_stays = shows;
	list_rows(ballot, true);
}

const struct ballot_row *ballot_selected(const struct ballot *ballot)
{
	if (ballot->at >= ballot->rows.count)
		return NULL;
	return &ballot->rows.items[ballot->at];
}

const struct ballot_choice *ballot_choice(const struct ballot *ballot,
	const struct ballot_row *row)
{
	return choice_of(ballot, row);
}

static struct ballot_choice *selected_choice(struct ballot *ballot)
{
	const struct ballot_row *row = ballot_selected(ballot);

	return row ? choice_of(ballot, row) : NULL;
}

void ballot_toggle(struct ballot *ballot)
{
	struct ballot_choice *choice = selected_choice(ballot);

	if (!choice)
		return;
	choice->news = BALLOT_KNOWN;
	if (choice->state == MOVE_REFUSED) {
		choice->state = MOVE_ACCEPTED;
		choice->to = choice->proposed;
	} else {
		choice->state = MOVE_REFUSED;
	}
}

void ballot_redirect(struct ballot *ballot, int step)
{
	struct ballot_choice *choice = selected_choice(ballot);
	const struct ballot_row *row = ballot_selected(ballot);
	int to;

	if (!choice)
		return;
	to = (int)choice->to + step;
	if (to == (int)row->move->from)
		to += step;
	/* Intervene is not the next band: a key too many must not lead there. */
	if (to <= CLUSTER_NONE || to >= CLUSTER_INTERVENE)
		return;
	choice->news = BALLOT_KNOWN;
	choice->to = (enum cluster)to;
	choice->state = choice->to == choice->proposed ?
		MOVE_ACCEPTED : MOVE_REDIRECTED;
}

static void count_choice(struct ballot_count *count,
	const struct ballot_choice *choice, const struct move *move)
{
	count->moves++;
	count->refused += choice->state == MOVE_REFUSED;
	count->redirected += choice->state == MOVE_REDIRECTED;
	if (choice->state == MOVE_REFUSED)
		return;
	count->accepted++;
	count->after[move->from]--;
	count->after[choice->to]++;
}

struct ballot_count ballot_count(const struct ballot *ballot)
{
	struct ballot_count count = {
		.offers = ballot->proposal.offer_count,
	};

	for (size_t i = 0; i < ballot->proposal.move_count; i++) {
		const struct move *move = &ballot->proposal.moves[i];

		count.before[move->from]++;
		count.after[move->from]++;
	}
	for (size_t i = 0; i < ballot->proposal.move_count; i++) {
		const struct move *move = &ballot->proposal.moves[i];

		if (is_to_decide(move))
			count_choice(&count,
				find_choice(ballot, move->student), move);
		else
			count.stays++;
	}
	return count;
}

uint64_t ballot_decided(const struct ballot *ballot)
{
	uint64_t print = MIX_START;

	for (size_t i = 0; i < ballot->proposal.move_count; i++) {
		const struct move *move = &ballot->proposal.moves[i];
		const struct ballot_choice *choice;

		if (!is_to_decide(move))
			continue;
		choice = find_choice(ballot, move->student);
		print = mix(print, (int64_t)choice->seen);
		print = mix(print, choice->state);
		print = mix(print, choice->to);
	}
	return print;
}

static void send(struct ballot *ballot, bool is_all)
{
	ballot->sent.count = 0;
	ballot->sent_for = ballot->proposal.id;
	for (size_t i = 0; i < ballot->proposal.move_count; i++) {
		const struct move *move = &ballot->proposal.moves[i];
		const struct ballot_choice *choice;

		if (!is_to_decide(move))
			continue;
		choice = find_choice(ballot, move->student);
		if (!is_all && is_as_kept(choice, choice))
			continue;
		vec_push(&ballot->sent, ((struct regroup_decision){
			.student = choice->student,
			.state = choice->state,
			.to = choice->to,
		}));
	}
}

void ballot_send_all(struct ballot *ballot)
{
	send(ballot, true);
}

bool ballot_send_drafts(struct ballot *ballot)
{
	if (!ballot->proposal.open)
		return false;
	send(ballot, false);
	for (size_t i = 0; i < ballot->sent.count; i++) {
		struct regroup_decision *sent = &ballot->sent.items[i];
		struct ballot_choice *choice =
			find_choice(ballot, sent->student);

		choice->kept_state = choice->state;
		choice->kept_to = choice->to;
		if (sent->state == MOVE_ACCEPTED)
			sent->state = MOVE_PROPOSED;
	}
	return ballot->sent.count > 0;
}

bool ballot_accept(const struct ballot *ballot, struct session *session,
	size_t *moved, struct error *err)
{
	return regroup_decide(session, ballot->sent_for, ballot->sent.items,
		ballot->sent.count, moved, err);
}

bool ballot_draft(const struct ballot *ballot, struct session *session,
	struct error *err)
{
	return regroup_draft(session, ballot->sent_for, ballot->sent.items,
		ballot->sent.count, err);
}

void ballot_forget(struct ballot *ballot)
{
	ballot->choices.count = 0;
	keep_choices(ballot, &(struct arrival){ .is_watched = false });
}

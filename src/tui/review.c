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
#include "review.h"

#include "base/mix.h"

static bool is_to_decide(const struct move *move)
{
	return move_is_change(move) && !move_is_done(move);
}

static void add_moves(struct review *review, bool changing)
{
	const struct proposal *proposal = &review->proposal;

	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (is_to_decide(move) == changing)
			vec_push(&review->rows, ((struct review_row){
				.kind = changing ? REVIEW_MOVE : REVIEW_STAY,
				.student = move->student,
				.move = move,
			}));
	}
}

static void add_offers(struct review *review)
{
	const struct proposal *proposal = &review->proposal;

	for (size_t i = 0; i < proposal->offer_count; i++)
		vec_push(&review->rows, ((struct review_row){
			.kind = REVIEW_OFFER,
			.student = proposal->offers[i].student,
			.move = proposal_move(proposal,
				proposal->offers[i].student),
			.offer = &proposal->offers[i],
		}));
}

static struct review_choice *find_choice(const struct review *review,
	int64_t student)
{
	for (size_t i = 0; i < review->choices.count; i++) {
		if (review->choices.items[i].student == student)
			return &review->choices.items[i];
	}
	return NULL;
}

static struct review_choice *choice_of(const struct review *review,
	const struct review_row *row)
{
	return row->kind == REVIEW_MOVE ?
		find_choice(review, row->student) : NULL;
}

static struct review_choice first_choice(const struct move *move)
{
	bool is_refused = move->state == MOVE_REFUSED;
	enum move_state state = is_refused ? MOVE_REFUSED :
		move->is_draft ? MOVE_REDIRECTED : MOVE_ACCEPTED;
	enum cluster to = is_refused ? move->to : move_goes(move);

	return (struct review_choice){
		.student = move->student,
		.proposed = move->to,
		.state = state,
		.to = to,
		.seen = move_print(move),
		.kept_state = state,
		.kept_to = to,
	};
}

static bool is_as_kept(const struct review_choice *choice,
	const struct review_choice *kept)
{
	return choice->state == kept->kept_state && (choice->to ==
		kept->kept_to || choice->state != MOVE_REDIRECTED);
}

/* Another move is proposed: no stays no, and where one sent the student
 * oneself, there they go. */
static void follow_move(struct review_choice *choice,
	const struct review_choice *fresh, const struct move *move)
{
	struct review_choice before = *choice;

	*choice = *fresh;
	choice->news = REVIEW_CHANGED;
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
static void follow_decision(struct review_choice *choice,
	const struct review_choice *fresh, bool is_newer)
{
	bool is_none = is_newer && fresh->state == MOVE_ACCEPTED;

	if (!is_as_kept(choice, fresh) && !is_as_kept(fresh, choice) &&
	    !is_none) {
		choice->state = fresh->state;
		choice->to = fresh->to;
		choice->news = REVIEW_CHANGED;
	}
	choice->kept_state = fresh->kept_state;
	choice->kept_to = fresh->kept_to;
}

/* How a reading comes: under the teacher's eyes, or of another proposal. */
struct arrival {
	bool is_watched;
	bool is_newer;
};

static void keep_choice(struct review *review, const struct move *move,
	const struct arrival *arrival)
{
	struct review_choice *choice = find_choice(review, move->student);
	struct review_choice fresh = first_choice(move);

	if (!choice) {
		fresh.news = arrival->is_watched ? REVIEW_NEW : REVIEW_KNOWN;
		vec_push(&review->choices, fresh);
	} else if (arrival->is_watched && choice->seen != fresh.seen) {
		follow_move(choice, &fresh, move);
	} else if (choice->proposed != move->to) {
		*choice = fresh;
	} else {
		follow_decision(choice, &fresh, arrival->is_newer);
	}
}

static void keep_choices(struct review *review, const struct arrival *arrival)
{
	for (size_t i = 0; i < review->proposal.move_count; i++) {
		if (is_to_decide(&review->proposal.moves[i]))
			keep_choice(review, &review->proposal.moves[i],
				arrival);
	}
}

void review_look(struct review *review)
{
	for (size_t i = 0; i < review->rows.count; i++) {
		const struct review_row *row = &review->rows.items[i];
		struct review_choice *choice = choice_of(review, row);

		if (!choice)
			continue;
		choice->news = REVIEW_KNOWN;
		choice->seen = first_choice(row->move).seen;
	}
}

size_t review_marked(const struct review *review, size_t *first)
{
	size_t count = 0;

	for (size_t i = 0; i < review->rows.count; i++) {
		const struct review_choice *choice =
			choice_of(review, &review->rows.items[i]);

		if (!choice || choice->news == REVIEW_KNOWN)
			continue;
		if (!count++)
			*first = i;
	}
	return count;
}

/* The row of a student, of this kind rather than another; or the count. */
static size_t find_row(const struct review *review,
	const struct review_row *wanted)
{
	size_t found = review->rows.count;

	for (size_t i = review->rows.count; i > 0; i--) {
		const struct review_row *row = &review->rows.items[i - 1];

		if (row->student == wanted->student &&
		    (found == review->rows.count || row->kind == wanted->kind))
			found = i - 1;
	}
	return found;
}

/* Whoever was selected stays so under the teacher's eyes: no key is ever
 * about the neighbour who took the place. */
static void keep_selected(struct review *review,
	const struct review_row *selected)
{
	const struct move *move = proposal_move(&review->proposal,
		selected->student);

	if (move && review->proposal.open)
		vec_push(&review->rows, ((struct review_row){
			.kind = REVIEW_STAY,
			.student = selected->student,
			.move = move,
		}));
}

static void list_rows(struct review *review, bool is_watched)
{
	const struct review_row *selected = review_selected(review);
	struct review_row row = { 0 };

	if (selected)
		row = *selected;
	review->rows.count = 0;
	if (review->proposal.open) {
		add_moves(review, true);
		add_offers(review);
	}
	if (review->shows_stays)
		add_moves(review, false);
	if (row.student && is_watched &&
	    find_row(review, &row) == review->rows.count)
		keep_selected(review, &row);
	if (row.student)
		review->at = find_row(review, &row);
	if (review->at >= review->rows.count && !is_watched)
		review->at = review->rows.count ? review->rows.count - 1 : 0;
}

/* The rows whose students a newer proposal would leave where they stand. */
static void count_gone(struct review *review, const struct proposal *fresh)
{
	review->gone = 0;
	for (size_t i = 0; i < review->rows.count; i++) {
		const struct review_row *row = &review->rows.items[i];
		const struct move *move = proposal_move(fresh, row->student);

		if (row->kind != REVIEW_MOVE || (move && is_to_decide(move)))
			continue;
		if (!review->gone++)
			review->gone_first = row->student;
	}
}

bool review_read(struct review *review, struct session *session,
	bool is_watched, struct error *err)
{
	struct arrival arrival = { .is_watched = is_watched };
	struct proposal proposal;

	if (!regroup_read(session, &proposal, err))
		return false;
	count_gone(review, &proposal);
	arrival.is_newer = !review->is_read ||
		review->proposal.id != proposal.id;
	if (review->is_read)
		proposal_release(&review->proposal);
	review->proposal = proposal;
	review->is_read = true;
	keep_choices(review, &arrival);
	list_rows(review, is_watched);
	return true;
}

void review_release(struct review *review)
{
	if (review->is_read)
		proposal_release(&review->proposal);
	vec_release(&review->rows);
	vec_release(&review->choices);
	vec_release(&review->sent);
	*review = (struct review){ 0 };
}

void review_show_stays(struct review *review, bool shows)
{
	review->shows_stays = shows;
	list_rows(review, true);
}

const struct review_row *review_selected(const struct review *review)
{
	if (review->at >= review->rows.count)
		return NULL;
	return &review->rows.items[review->at];
}

const struct review_choice *review_choice(const struct review *review,
	const struct review_row *row)
{
	return choice_of(review, row);
}

static struct review_choice *selected_choice(struct review *review)
{
	const struct review_row *row = review_selected(review);

	return row ? choice_of(review, row) : NULL;
}

void review_toggle(struct review *review)
{
	struct review_choice *choice = selected_choice(review);

	if (!choice)
		return;
	choice->news = REVIEW_KNOWN;
	if (choice->state == MOVE_REFUSED) {
		choice->state = MOVE_ACCEPTED;
		choice->to = choice->proposed;
	} else {
		choice->state = MOVE_REFUSED;
	}
}

void review_redirect(struct review *review, int step)
{
	struct review_choice *choice = selected_choice(review);
	const struct review_row *row = review_selected(review);
	int to;

	if (!choice)
		return;
	to = (int)choice->to + step;
	if (to == (int)row->move->from)
		to += step;
	/* Intervene is not the next band: a key too many must not lead there. */
	if (to <= CLUSTER_NONE || to >= CLUSTER_INTERVENE)
		return;
	choice->news = REVIEW_KNOWN;
	choice->to = (enum cluster)to;
	choice->state = choice->to == choice->proposed ?
		MOVE_ACCEPTED : MOVE_REDIRECTED;
}

static void count_choice(struct review_count *count,
	const struct review_choice *choice, const struct move *move)
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

struct review_count review_count(const struct review *review)
{
	struct review_count count = {
		.offers = review->proposal.offer_count,
	};

	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];

		count.before[move->from]++;
		count.after[move->from]++;
	}
	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];

		if (is_to_decide(move))
			count_choice(&count,
				find_choice(review, move->student), move);
		else
			count.stays++;
	}
	return count;
}

uint64_t review_decided(const struct review *review)
{
	uint64_t print = MIX_START;

	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];
		const struct review_choice *choice;

		if (!is_to_decide(move))
			continue;
		choice = find_choice(review, move->student);
		print = mix(print, (int64_t)choice->seen);
		print = mix(print, choice->state);
		print = mix(print, choice->to);
	}
	return print;
}

static void send(struct review *review, bool is_all)
{
	review->sent.count = 0;
	review->sent_for = review->proposal.id;
	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];
		const struct review_choice *choice;

		if (!is_to_decide(move))
			continue;
		choice = find_choice(review, move->student);
		if (!is_all && is_as_kept(choice, choice))
			continue;
		vec_push(&review->sent, ((struct regroup_decision){
			.student = choice->student,
			.state = choice->state,
			.to = choice->to,
		}));
	}
}

void review_send_all(struct review *review)
{
	send(review, true);
}

bool review_send_drafts(struct review *review)
{
	if (!review->proposal.open)
		return false;
	send(review, false);
	for (size_t i = 0; i < review->sent.count; i++) {
		struct regroup_decision *sent = &review->sent.items[i];
		struct review_choice *choice =
			find_choice(review, sent->student);

		choice->kept_state = choice->state;
		choice->kept_to = choice->to;
		if (sent->state == MOVE_ACCEPTED)
			sent->state = MOVE_PROPOSED;
	}
	return review->sent.count > 0;
}

bool review_accept(const struct review *review, struct session *session,
	size_t *moved, struct error *err)
{
	return regroup_decide(session, review->sent_for, review->sent.items,
		review->sent.count, moved, err);
}

bool review_draft(const struct review *review, struct session *session,
	struct error *err)
{
	return regroup_draft(session, review->sent_for, review->sent.items,
		review->sent.count, err);
}

void review_forget(struct review *review)
{
	review->choices.count = 0;
	keep_choices(review, &(struct arrival){ .is_watched = false });
}

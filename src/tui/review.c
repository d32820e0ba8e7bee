/* SPDX-License-Identifier: MIT */
/*
 * Deciding on a proposal.
 *
 * 1. Rows stand in this order: moves, offers, stays; each kind in the order
 *    of the proposal.
 * 2. Rows point into the proposal and are made anew with it.
 * 3. choices has one entry a move of the proposal, and may have more: of
 *    students that an earlier proposal moved.
 */
#include "review.h"

static void add_moves(struct review *review, bool changing)
{
	const struct proposal *proposal = &review->proposal;

	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (move_is_change(move) == changing)
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

static struct review_choice first_choice(const struct move *move)
{
	return (struct review_choice){
		.student = move->student,
		.proposed = move->to,
		.state = move->state == MOVE_REFUSED ? MOVE_REFUSED :
			MOVE_ACCEPTED,
		.to = move->to,
	};
}

/* A decision stands as long as the same move is proposed. */
static void keep_choices(struct review *review)
{
	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];
		struct review_choice *choice =
			find_choice(review, move->student);

		if (!move_is_change(move))
			continue;
		if (!choice)
			vec_push(&review->choices, first_choice(move));
		else if (choice->proposed != move->to)
			*choice = first_choice(move);
	}
}

static void list_rows(struct review *review)
{
	const struct review_row *selected = review_selected(review);
	struct review_row row = { 0 };

	if (selected)
		row = *selected;
	review->rows.count = 0;
	add_moves(review, true);
	add_offers(review);
	if (review->shows_stays)
		add_moves(review, false);
	for (size_t i = 0; i < review->rows.count; i++) {
		if (review->rows.items[i].kind == row.kind &&
		    review->rows.items[i].student == row.student) {
			review->at = i;
			return;
		}
	}
	if (review->at >= review->rows.count)
		review->at = review->rows.count ? review->rows.count - 1 : 0;
}

bool review_read(struct review *review, struct session *session,
	struct error *err)
{
	struct proposal proposal;

	if (!regroup_read(session, &proposal, err))
		return false;
	if (review->is_read && review->proposal.id != proposal.id)
		review->at = review->first = 0;
	if (review->is_read)
		proposal_release(&review->proposal);
	review->proposal = proposal;
	review->is_read = true;
	keep_choices(review);
	list_rows(review);
	return true;
}

void review_release(struct review *review)
{
	if (review->is_read)
		proposal_release(&review->proposal);
	vec_release(&review->rows);
	vec_release(&review->choices);
	*review = (struct review){ 0 };
}

void review_show_stays(struct review *review, bool shows)
{
	review->shows_stays = shows;
	list_rows(review);
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
	return row->kind == REVIEW_MOVE ?
		find_choice(review, row->student) : NULL;
}

static struct review_choice *selected_choice(struct review *review)
{
	const struct review_row *row = review_selected(review);

	return row && row->kind == REVIEW_MOVE ?
		find_choice(review, row->student) : NULL;
}

void review_toggle(struct review *review)
{
	struct review_choice *choice = selected_choice(review);

	if (!choice)
		return;
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

		if (move_is_change(move))
			count_choice(&count,
				find_choice(review, move->student), move);
		else
			count.stays++;
	}
	return count;
}

bool review_decide(struct review *review, struct session *session,
	size_t *moved, struct error *err)
{
	VEC(struct regroup_decision) decisions = VEC_INIT;
	bool done;

	for (size_t i = 0; i < review->proposal.move_count; i++) {
		const struct move *move = &review->proposal.moves[i];
		const struct review_choice *choice;

		if (!move_is_change(move))
			continue;
		choice = find_choice(review, move->student);
		vec_push(&decisions, ((struct regroup_decision){
			.student = choice->student,
			.state = choice->state,
			.to = choice->to,
		}));
	}
	done = regroup_decide(session, review->proposal.id, decisions.items,
		decisions.count, moved, err);
	vec_release(&decisions);
	if (done) {
		review->choices.count = 0;
		keep_choices(review);
	}
	return done;
}

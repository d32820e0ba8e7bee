/* SPDX-License-Identifier: MIT */
/* Deciding on the proposal on the screen, row by row, and accepting it. */
#include "deciding.h"

#include "app/wording.h"
#include "desk.h"
#include "job.h"
#include "keys.h"
#include "proposal.h"

static bool draft(struct tui *tui, struct error *err)
{
	return review_draft(&tui->review, tui->session, err);
}

/* What could not be kept is shown as it is in the store. */
static void drafted(struct tui *tui, const struct error *err)
{
	if (err->code == ERROR_NONE)
		return;
	proposal_refresh(tui);
	desk_say(tui, STYLE_WARNING, "Not decided: %s", err->text);
}

/* A decision is in the open proposal as soon as it is made: it is no step of
 * undo, the same key takes it back. */
void deciding_keep(struct tui *tui)
{
	if (!job_is_on(tui) && review_send_drafts(&tui->review))
		job_start(tui, "regroup", draft, drafted);
}

static bool is_move_selected(struct tui *tui)
{
	const struct review_row *row = review_selected(&tui->review);

	if (row && row->kind == REVIEW_MOVE)
		return true;
	desk_say(tui, STYLE_NOTICE, "This row proposes no move. "
		":move NAME CLUSTER moves by hand.");
	return false;
}

void deciding_toggle(struct tui *tui)
{
	if (is_move_selected(tui))
		review_toggle(&tui->review);
	deciding_keep(tui);
}

void deciding_left(struct tui *tui)
{
	if (is_move_selected(tui))
		review_redirect(&tui->review, -1);
	deciding_keep(tui);
}

void deciding_right(struct tui *tui)
{
	if (is_move_selected(tui))
		review_redirect(&tui->review, 1);
	deciding_keep(tui);
}

static bool attempt(struct tui *tui, struct error *err)
{
	size_t moved;

	if (!review_accept(&tui->review, tui->session, &moved, err))
		return false;
	wording_count(&tui->job.out, moved, "move");
	return true;
}

static void finish(struct tui *tui, const struct error *err)
{
	if (err->code != ERROR_NONE) {
		desk_say(tui, STYLE_WARNING, "%s", err->text);
		return;
	}
	review_forget(&tui->review);
	if (desk_top(tui)->view == &proposal_view)
		desk_close(tui);
	desk_say(tui, STYLE_NOTICE, "Accepted: %s.  (%s undoes it)",
		buf_text(&tui->job.out), keys_first(&tui->keys, "undo"));
}

static void accept_all(struct tui *tui)
{
	if (!job_is_on(tui))
		review_send_all(&tui->review);
	job_start(tui, "accept", attempt, finish);
}

static void ask_for_marked(struct tui *tui, size_t marked, size_t at,
	void (*yes)(struct tui *tui))
{
	const char *name = desk_name(tui,
		tui->review.rows.items[at].student);

	tui->review.at = at;
	tui->review.asked = review_decided(&tui->review);
	if (marked == 1)
		desk_ask(tui, yes, "%s's row changed since you looked: "
			"y accepts it with the rest, Esc looks", name);
	else
		desk_ask(tui, yes, "%zu rows changed since you looked, %s's "
			"first: y accepts them with the rest, Esc looks",
			marked, name);
}

/* Only for what changed under the teacher's eyes is there a question; asked:
 * what was decided when it was put, 0: it was not. */
static void consider(struct tui *tui, uint64_t asked,
	void (*yes)(struct tui *tui))
{
	struct review_count count = review_count(&tui->review);
	size_t at = 0;
	size_t marked = review_marked(&tui->review, &at);

	if (!tui->review.proposal.open)
		desk_say(tui, STYLE_NOTICE, "This proposal is decided "
			"already: %s makes a new one.",
			keys_first(&tui->keys, "regroup"));
	else if (!count.moves)
		desk_say(tui, STYLE_NOTICE, "There is no move to accept.");
	else if (marked && asked != review_decided(&tui->review))
		ask_for_marked(tui, marked, at, yes);
	else
		accept_all(tui);
}

/* What changes while the question stands is asked about anew. */
static void accept_asked(struct tui *tui)
{
	consider(tui, tui->review.asked, accept_asked);
}

void deciding_accept(struct tui *tui)
{
	consider(tui, 0, accept_asked);
}

/* Typed, it may not be what one is looking at: so it is asked. */
void deciding_ask(struct tui *tui)
{
	struct review_count count = review_count(&tui->review);

	if (!tui->review.proposal.open || !count.accepted)
		deciding_accept(tui);
	else
		desk_ask(tui, deciding_accept, "Accept %zu move%s? y does it, Esc "
			"leaves it", count.accepted,
			count.accepted == 1 ? "" : "s");
}

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
	return ballot_draft(&tui->ballot, tui->session, err);
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
	if (!job_is_on(tui) && ballot_send_drafts(&tui->ballot))
		job_start(tui, "regroup", draft, drafted);
}

static bool is_move_selected(struct tui *tui)
{
	const struct ballot_row *row = ballot_selected(&tui->ballot);

	if (row && row->kind == BALLOT_MOVE)
		return true;
	desk_say(tui, STYLE_NOTICE, "This row proposes no move. "
		":move NAME CLUSTER moves by hand.");
	return false;
}

void deciding_toggle(struct tui *tui)
{
	if (is_move_selected(tui))
		ballot_toggle(&tui->ballot);
	deciding_keep(tui);
}

void deciding_left(struct tui *tui)
{
	if (is_move_selected(tui))
		ballot_redirect(&tui->ballot, -1);
	deciding_keep(tui);
}

void deciding_right(struct tui *tui)
{
	if (is_move_selected(tui))
		ballot_redirect(&tui->ballot, 1);
	deciding_keep(tui);
}

static bool attempt(struct tui *tui, struct error *err)
{
	size_t moved;

	if (!ballot_accept(&tui->ballot, tui->session, &moved, err))
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
	tui->has_accepted = true;
	ballot_forget(&tui->ballot);
	if (desk_top(tui)->view == &proposal_view)
		desk_close(tui);
	desk_say(tui, STYLE_NOTICE, "Accepted: %s.  (%s undoes it)",
		buf_text(&tui->job.out), keys_first(&tui->keys, "undo"));
}

static void accept_all(struct tui *tui)
{
	if (!job_is_on(tui))
		ballot_send_all(&tui->ballot);
	job_start(tui, "accept", attempt, finish);
}

static void ask_for_marked(struct tui *tui, size_t marked, size_t at,
	void (*yes)(struct tui *tui))
{
	const char *name = desk_name(tui,
		tui->ballot.rows.items[at].student);

	tui->ballot.at = at;
	tui->ballot.asked = ballot_decided(&tui->ballot);
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
	struct ballot_count count = ballot_count(&tui->ballot);
	size_t at = 0;
	size_t marked = ballot_marked(&tui->ballot, &at);

	if (!tui->ballot.proposal.open)
		desk_say(tui, STYLE_NOTICE, "This proposal is decided "
			"already: %s makes a new one.",
			keys_first(&tui->keys, "regroup"));
	else if (!count.moves)
		desk_say(tui, STYLE_NOTICE, "There is no move to accept.");
	else if (marked && asked != ballot_decided(&tui->ballot))
		ask_for_marked(tui, marked, at, yes);
	else
		accept_all(tui);
}

/* What changes while the question stands is asked about anew. */
static void accept_asked(struct tui *tui)
{
	consider(tui, tui->ballot.asked, accept_asked);
}

void deciding_accept(struct tui *tui)
{
	consider(tui, 0, accept_asked);
}

/* Typed, it may not be what one is looking at: so it is asked. */
void deciding_ask(struct tui *tui)
{
	struct ballot_count count = ballot_count(&tui->ballot);

	if (!tui->ballot.proposal.open || !count.accepted)
		deciding_accept(tui);
	else
		desk_ask(tui, deciding_accept, "Accept %zu move%s? y does it, Esc "
			"leaves it", count.accepted,
			count.accepted == 1 ? "" : "s");
}

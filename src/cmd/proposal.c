/* SPDX-License-Identifier: MIT */
/* proposal, accept, refuse, redirect: deciding on the open proposal. */
#include <string.h>

#include "app/names.h"
#include "app/outlook.h"
#include "app/regroup.h"
#include "app/wording.h"
#include "base/mem.h"
#include "format.h"
#include "moves.h"
#include "table.h"

static bool run_show(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct proposal proposal;

	if (call->count && strcmp(call->operands[0], "show"))
		return error_set(err, ERROR_USAGE, "proposal knows only show");
	if (!room || !regroup_read(session, &proposal, err))
		return false;
	if (call->globals.json) {
		moves_write_json(out, &room->facts, &proposal);
	} else {
		moves_write_text(out, &room->facts, &proposal);
		moves_write_reasons(out, &room->facts, &proposal);
	}
	proposal_release(&proposal);
	return true;
}

const struct command cmd_proposal = {
	.name = "proposal",
	.operands = "[show]",
	.summary = "show the newest proposal with its reasons",
	.details = "Beside the moves it says whether one lesson for all would do\n"
		"more, whom to look at, what more evidence would settle, who\n"
		"goes to and fro, and which locks and sizes cannot be kept.\n"
		"Settled is who belongs to one band by the odds that a move\n"
		"down needs.",
	.at_most = 1,
	.needs = NEEDS_CLASS,
	.run = run_show,
};

static bool read_students(struct session *session, const struct call *call,
	int64_t **students, struct error *err)
{
	const struct room *room = session_room(session, err);

	return room && names_students(&room->facts, call->operands,
		call->count, students, err);
}

static bool accept_whole(struct session *session, struct buf *out,
	struct error *err)
{
	struct proposal taken;
	const struct room *room;
	size_t placed;

	if (!regroup_accept_whole(session, &placed, &taken, err))
		return false;
	room = session_room(session, err);
	if (room) {
		outlook_write_taken(out, &room->facts, &taken);
		if (placed) {
			buf_adds(out, "; ");
			wording_count(out, placed, "student");
			buf_adds(out, " placed");
		}
		buf_addc(out, '\n');
	}
	proposal_release(&taken);
	return room != NULL;
}

static bool run_accept(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	int64_t *students;
	size_t moved;
	bool done;

	if (call_has(call, "whole-class") && call->count)
		return error_set(err, ERROR_USAGE, "--whole-class is one "
			"lesson for all: name no students with it");
	if (call_has(call, "whole-class"))
		return accept_whole(session, out, err);
	if (!read_students(session, call, &students, err))
		return false;
	done = regroup_accept(session, students, call->count, &moved, err);
	mem_free(students);
	if (!done)
		return false;
	wording_count(out, moved, "move");
	buf_adds(out, " accepted\n");
	return true;
}

/* "take one lesson for all 28 students instead of 5 moves" */
static void ask_whole(struct session *session, size_t moves, struct buf *out)
{
	struct error ignored = ERROR_INIT;
	struct proposal proposal;

	if (!regroup_read(session, &proposal, &ignored))
		return;
	if (proposal.open && proposal.whole.what != WHOLE_NONE) {
		buf_adds(out, "take one lesson for all ");
		wording_count(out, proposal.move_count, "student");
		buf_adds(out, " instead of ");
		if (moves)
			wording_count(out, moves, "move");
		else
			buf_adds(out, "groups");
	}
	proposal_release(&proposal);
}

/* Of one student it is what a key of the proposal does. */
static void ask_accept(struct session *session, const struct call *call,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	size_t moves = call->count;

	if (!moves && !regroup_pending(session, &moves, &ignored))
		return;
	if (call_has(call, "whole-class")) {
		ask_whole(session, moves, out);
	} else if (moves && call->count != 1) {
		buf_adds(out, "accept ");
		wording_count(out, moves, "move");
	}
}

static const struct flag accept_flags[] = {
	{ "whole-class", NULL, "take one lesson for all instead of groups" },
	{ NULL, NULL, NULL }
};

const struct command cmd_accept = {
	.name = "accept",
	.operands = "[STUDENT...]",
	.summary = "accept these moves, or every one that is not refused",
	.details = "--whole-class is for a proposal that makes the case for one\n"
		"lesson for all: those who have no place yet are placed by\n"
		"their moves, everyone else stays where they stand, and the\n"
		"board says so until the next regroup. Where the class can move\n"
		"on, it sets the focus to the objective that comes next.",
	.flags = accept_flags,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.asks = ask_accept,
	.run = run_accept,
};

static bool run_refuse(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	int64_t *students;
	bool back = call_has(call, "back");
	bool done;

	if (!read_students(session, call, &students, err))
		return false;
	done = back ? regroup_propose_again(session, students, call->count,
		err) : regroup_refuse(session, students, call->count,
		call_value(call, "why"), err);
	mem_free(students);
	if (!done)
		return false;
	wording_count(out, call->count, "move");
	buf_adds(out, back ? " proposed again\n" : " refused\n");
	return true;
}

static const struct flag refuse_flags[] = {
	{ "why", "TEXT", "the reason, kept with the refusal" },
	{ "back", NULL, "take the refusal back" },
	{ NULL, NULL, NULL }
};

const struct command cmd_refuse = {
	.name = "refuse",
	.operands = "STUDENT...",
	.summary = "refuse moves; they come again only with new evidence",
	.flags = refuse_flags,
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_refuse,
};

static bool run_redirect(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	enum cluster to;
	struct buf name = BUF_INIT;
	size_t at;
	bool done;

	if (!room || !names_student(&room->facts, call->operands[0], &at,
	    err) || !format_cluster(&room->facts.policy,
	    call->operands[1], &to, err))
		return false;
	buf_addf(&name, "%s is now in %s\n", room->facts.students[at].name,
		room_label(room, to));
	done = regroup_redirect(session, room->facts.students[at].id, to, err);
	if (done)
		buf_adds(out, buf_text(&name));
	buf_release(&name);
	return done;
}

const struct command cmd_redirect = {
	.name = "redirect",
	.operands = "STUDENT CLUSTER",
	.summary = "accept the move, but into another cluster",
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.tells_done = true,
	.run = run_redirect,
};

/* SPDX-License-Identifier: MIT */
/* regroup: what the evidence says now, stored as an open proposal. */
#include "app/regroup.h"

#include "app/wording.h"
#include "moves.h"
#include "table.h"

static void write_proposal(struct buf *out, const struct call *call,
	const struct facts *facts, const struct proposal *proposal)
{
	if (call->globals.json)
		moves_write_json(out, facts, proposal);
	else
		moves_write_text(out, facts, proposal);
}

static bool rehearse(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const char *settings[CALL_FLAGS_MAX];
	size_t count = call_values(call, "set", settings);
	struct room room;
	bool done = regroup_rehearse(session, settings, count, &room, err);

	if (done) {
		write_proposal(out, call, &room.facts, &room.view);
		room_release(&room);
	}
	return done;
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct proposal proposal;
	const struct room *room;
	int64_t id;

	if (call_has(call, "dry-run"))
		return rehearse(session, call, out, err);
	if (call_has(call, "set"))
		return error_set(err, ERROR_USAGE, "--set goes with --dry-run:"
			" a rule that is to stay is set by \"homeroom policy "
			"set\"");
	if (!regroup_make(session, call_has(call, "accept"), &id, err) ||
	    !regroup_read(session, &proposal, err))
		return false;
	room = session_room(session, err);
	if (room)
		write_proposal(out, call, &room->facts, &proposal);
	proposal_release(&proposal);
	return room != NULL;
}

static void ask(struct session *session, const struct call *call,
	struct buf *out)
{
	struct error ignored = ERROR_INIT;
	const struct room *room = session_room(session, &ignored);

	if (!room || !room->would_move || !call_has(call, "accept"))
		return;
	buf_adds(out, "regroup and accept ");
	wording_count(out, room->would_move, "move");
}

static const struct flag regroup_flags[] = {
	{ "accept", NULL, "accept every move at once" },
	{ "dry-run", NULL, "only say what would be proposed" },
	{ "set", "KEY=VALUE", "with --dry-run: under this rule" },
	{ NULL, NULL, NULL }
};

const struct command cmd_regroup = {
	.name = "regroup",
	.operands = "",
	.summary = "propose moves from the evidence; moves no one yet",
	.flags = regroup_flags,
	.needs = NEEDS_CLASS,
	.asks = ask,
	.run = run,
};

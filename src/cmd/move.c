/* SPDX-License-Identifier: MIT */
/* move: place a student by hand. */
#include "app/names.h"
#include "app/session.h"
#include "format.h"
#include "table.h"

static bool move(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	const struct student *student;
	enum cluster to;
	size_t at;

	if (!room || !names_student(&room->facts, call->operands[0], &at,
	    err) || !format_cluster(&room->facts.policy,
	    call->operands[1], &to, err))
		return false;
	student = &room->facts.students[at];
	if (room->seats[at].cluster == to)
		return error_set(err, ERROR_INVALID, "%s is in %s already",
			student->name, room_label(room, to));
	change_set_detail(change, student->id, cluster_name(to));
	buf_addf(out, "%s is now in %s\n", student->name,
		room_label(room, to));
	return change_move(change, student->id, to, call_value(call, "why"),
		err);
}

static const struct flag flags[] = {
	{ "why", "TEXT", "the reason, kept with the move" },
	{ NULL, NULL, NULL }
};

const struct command cmd_move = {
	.name = "move",
	.operands = "STUDENT CLUSTER",
	.summary = "place a student by hand; stays until new evidence",
	.flags = flags,
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = move,
};

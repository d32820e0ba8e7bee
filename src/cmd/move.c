/* SPDX-License-Identifier: MIT */
/* move: place a student by hand. */
#include "app/names.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "format.h"
#include "table.h"

static bool move_one(struct change *change, const struct room *room,
	int64_t student, enum cluster to, const char *why, struct error *err)
{
	size_t at = facts_student(&room->facts, student);

	if (room->seats[at].cluster == to)
		return error_set(err, ERROR_INVALID, "%s is in %s already",
			room->facts.students[at].name, room_label(room, to));
	return change_move(change, student, to, why, err);
}

static bool move(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_glance(session, err);
	size_t count = call->count - 1;
	int64_t *students;
	enum cluster to;
	bool done = true;

	if (!room || !format_cluster(&room->facts.policy,
	    call->operands[count], &to, err) || !names_students(&room->facts,
	    call->operands, count, &students, err))
		return false;
	for (size_t i = 0; done && i < count; i++)
		done = move_one(change, room, students[i], to,
			call_value(call, "why"), err);
	format_detail(change, students, count, cluster_name(to));
	wording_names(out, &room->facts, students, count);
	buf_addf(out, " %s now in %s\n", count == 1 ? "is" : "are",
		room_label(room, to));
	mem_free(students);
	return done;
}

static const struct flag flags[] = {
	{ "why", "TEXT", "the reason, kept with the move" },
	{ NULL, NULL, NULL }
};

const struct command cmd_move = {
	.name = "move",
	.operands = "STUDENT... CLUSTER",
	.summary = "place students by hand; they stay until new evidence",
	.flags = flags,
	.at_least = 2,
	.at_most = -1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = move,
};

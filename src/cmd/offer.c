/* SPDX-License-Identifier: MIT */
/* offer: the teacher's answer when intervene is offered for a student. */
#include "app/names.h"
#include "app/session.h"
#include "format.h"
#include "table.h"

static bool has_offer(const struct room *room, int64_t student)
{
	for (size_t i = 0; i < room->view.offer_count; i++) {
		if (room->view.offers[i].student == student)
			return true;
	}
	return false;
}

static bool read_reply(const struct call *call, const struct room *room,
	struct offer_reply *reply, size_t *student, struct error *err)
{
	if (!names_student(&room->facts, call->operands[0], student, err) ||
	    !format_until(call, CIVIL_NEVER, room->facts.now, &reply->until,
	    err))
		return false;
	if (!offer_answer_parse(call->operands[1], &reply->answer) ||
	    reply->answer == OFFER_OPEN)
		return error_set(err, ERROR_USAGE, "\"%s\" is no answer: say "
			"act, watch or disagree", call->operands[1]);
	if (reply->until != CIVIL_NEVER && reply->answer != OFFER_WATCH)
		return error_set(err, ERROR_USAGE, "--until goes with watch");
	reply->student = room->facts.students[*student].id;
	return has_offer(room, reply->student) || error_set(err,
		ERROR_NOT_FOUND, "nothing is offered for %s now: \"homeroom "
		"regroup\" lists the offers",
		room->facts.students[*student].name);
}

static bool answer(struct session *session, struct change *change,
	const struct call *call, struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	struct offer_reply reply = { 0 };
	size_t student;

	if (!room || !read_reply(call, room, &reply, &student, err) ||
	    !change_offer_reply(change, &reply, err))
		return false;
	change_set_detail(change, reply.student, call->operands[1]);
	buf_addf(out, "%s: %s", room->facts.students[student].name,
		offer_answer_name(reply.answer));
	if (reply.answer != OFFER_ACT) {
		buf_addc(out, '\n');
		return true;
	}
	buf_addf(out, ", now in %s\n", room_label(room, CLUSTER_INTERVENE));
	return change_move(change, reply.student, CLUSTER_INTERVENE, NULL,
		err);
}

static const struct flag flags[] = {
	{ "until", "DAY", "with watch: not offered again before then" },
	{ NULL, NULL, NULL }
};

const struct command cmd_offer = {
	.name = "offer",
	.operands = "STUDENT act|watch|disagree",
	.summary = "answer an offer of intervene; every answer is kept",
	.details = "act moves the student into intervene; watch waits for a day\n"
		"or for new evidence; disagree says the offer is wrong.",
	.flags = flags,
	.at_least = 2,
	.at_most = 2,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.write = answer,
};

/* SPDX-License-Identifier: MIT */
/* why: a student's estimate, evidence, rule, and what would change it. */
#include <math.h>

#include "app/names.h"
#include "app/session.h"
#include "app/wording.h"
#include "base/mem.h"
#include "engine/reason.h"
#include "format.h"
#include "moves.h"
#include "table.h"

/* The sum behind an estimate, with the words that its parts go by. */
struct part {
	const char *what;
	double logit;
};

#define PARTS 4

static bool read_parts(const struct room *room, const struct seat *seat,
	struct part parts[PARTS])
{
	size_t objective = facts_objective(&room->facts,
		seat->move->objective);
	struct belief_parts sum;

	if (!seat->move->has_estimate || objective == FACTS_NOT_FOUND)
		return false;
	sum = engine_parts(room->engine, seat->student, objective);
	parts[0] = (struct part){ "the class on this objective",
		sum.objective };
	parts[1] = (struct part){ "the student in general", sum.student };
	parts[2] = (struct part){ "the student on this objective", sum.own };
	parts[3] = (struct part){ "the last tries", sum.recent };
	return true;
}

/* All that there is on the objective, also from before the stay. */
static void list_all(const struct facts *facts, struct move *move)
{
	size_t count = 0;

	move->checkins = mem_new(facts->checkin_count,
		sizeof(*move->checkins));
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].student == move->student &&
		    facts->checkins[i].objective == move->objective)
			move->checkins[count++] = facts->checkins[i].id;
	}
	move->checkin_count = count;
}

static void json_row(struct json *json, const struct room *room,
	const struct seat *seat)
{
	struct move all = *seat->move;
	struct buf reason = BUF_INIT;

	reason_write(&reason, &room->facts, seat->move);
	list_all(&room->facts, &all);
	moves_json_row(json, &room->facts, &all, buf_text(&reason));
	mem_free(all.checkins);
	buf_release(&reason);
}

static void write_json(struct buf *out, const struct room *room,
	const struct seat *seat)
{
	struct buf change = BUF_INIT;
	struct part parts[PARTS];
	struct json json;

	json_init(&json, out);
	json_open_object(&json, NULL);
	json_row(&json, room, seat);
	json_string(&json, "evidence_state",
		evidence_state_name(seat->move->evidence));
	format_json_standing(&json, room, seat);
	json_open_array(&json, "parts");
	if (read_parts(room, seat, parts)) {
		for (size_t i = 0; i < PARTS; i++) {
			json_open_object(&json, NULL);
			json_string(&json, "what", parts[i].what);
			json_number(&json, "logit", parts[i].logit);
			json_close_object(&json);
		}
	}
	json_close_array(&json);
	json_open_array(&json, "change");
	reason_write_change(&change, &room->facts, seat->move);
	if (change.len)
		json_string(&json, NULL, buf_text(&change));
	json_close_array(&json);
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&change);
}

/* "class on this objective +0.7, Ana in general +0.4": odds as a sum. */
static void write_parts(struct buf *out, const struct room *room,
	const struct seat *seat)
{
	struct part parts[PARTS];

	if (!read_parts(room, seat, parts))
		return;
	buf_adds(out, "The sum behind it (in logits, 0 is 50%):\n");
	for (size_t i = 0; i < PARTS; i++)
		buf_addf(out, "  %+.1f  %s\n", fabs(parts[i].logit) < .05 ? 0 :
			parts[i].logit, parts[i].what);
}

static void write_evidence(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	struct table table = TABLE_INIT;
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student != move->student ||
		    checkin->objective != move->objective)
			continue;
		buf_clear(&text);
		buf_adds(&text, "  ");
		date_write_iso(&text, checkin->observed_at);
		table_cell(&table, buf_text(&text));
		buf_clear(&text);
		score_write(&text, &checkin->score);
		table_cell(&table, buf_text(&text));
		table_cell(&table, checkin->author);
		table_cell(&table, support_name(checkin->support));
		table_cell(&table, checkin->note ? checkin->note : "");
		table_end_row(&table);
	}
	if (table.cells.count)
		buf_adds(out, "Evidence:\n");
	table_write(&table, out);
	buf_release(&text);
}

static void write_text(struct buf *out, const struct room *room,
	const struct seat *seat)
{
	struct buf change = BUF_INIT;

	reason_write(out, &room->facts, seat->move);
	buf_addc(out, '\n');
	buf_addf(out, "Rule: %s. Evidence: %s. Estimate: ",
		rule_name(seat->move->rule),
		evidence_state_name(seat->move->evidence));
	wording_estimate(out, seat->move);
	buf_adds(out, ".\n");
	if (seat->offer) {
		reason_write_offer(out, &room->facts, seat->offer);
		buf_addc(out, '\n');
	}
	write_evidence(out, &room->facts, seat->move);
	write_parts(out, room, seat);
	reason_write_change(&change, &room->facts, seat->move);
	if (change.len)
		buf_addf(out, "What would change it: %s\n", buf_text(&change));
	buf_release(&change);
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	const struct room *room = session_room(session, err);
	size_t student;

	if (!room || !names_student(&room->facts, call->operands[0], &student,
	    err))
		return false;
	if (call->globals.json)
		write_json(out, room, &room->seats[student]);
	else
		write_text(out, room, &room->seats[student]);
	return true;
}

const struct command cmd_why = {
	.name = "why",
	.operands = "STUDENT",
	.summary = "explain where a student stands, and what would change it",
	.at_least = 1,
	.at_most = 1,
	.complete = OPERAND_STUDENT,
	.needs = NEEDS_CLASS,
	.run = run,
};

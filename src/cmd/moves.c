/* SPDX-License-Identifier: MIT */
/* A proposal and its rows, as text and as JSON. */
#include "moves.h"

#include "app/clash.h"
#include "app/wording.h"
#include "engine/reason.h"
#include "base/text.h"
#include "format.h"

static const struct checkin *find_checkin(const struct facts *facts,
	int64_t id)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].id == id)
			return &facts->checkins[i];
	}
	return NULL;
}

static void json_evidence(struct json *json, const struct facts *facts,
	const struct move *move)
{
	json_open_array(json, "evidence");
	for (size_t i = 0; i < move->checkin_count; i++) {
		const struct checkin *checkin =
			find_checkin(facts, move->checkins[i]);
		struct buf date = BUF_INIT;
		size_t objective;

		if (!checkin)
			continue;
		objective = facts_objective(facts, checkin->objective);
		date_write_iso(&date, checkin->observed_at);
		json_open_object(json, NULL);
		json_string(json, "date", buf_text(&date));
		json_string(json, "objective", objective == FACTS_NOT_FOUND ?
			NULL : facts->objectives[objective].name);
		json_number(json, "points", checkin->score.points);
		json_number(json, "out_of", checkin->score.out_of);
		json_string(json, "author", checkin->author);
		json_close_object(json);
		buf_release(&date);
	}
	json_close_array(json);
}

void moves_json_row(struct json *json, const struct facts *facts,
	const struct move *move, const char *reason)
{
	size_t student = facts_student(facts, move->student);

	format_json_who(json, student == FACTS_NOT_FOUND ? NULL :
		&facts->students[student]);
	json_string(json, "from", cluster_name(move->from));
	json_string(json, "to", cluster_name(move->state == MOVE_REDIRECTED ?
		move->placed : move->to));
	json_string(json, "state", move_state_name(move->state));
	json_string(json, "rule", rule_name(move->rule));
	json_number(json, "odds", move->odds);
	json_number(json, "needs", move->needs);
	json_string(json, "reason", reason);
	json_string(json, "why", move->why);
	json_evidence(json, facts, move);
}

void moves_json_offer(struct json *json, const char *key,
	const struct facts *facts, const struct offer *offer)
{
	struct buf reason = BUF_INIT;

	if (!offer) {
		json_null(json, key);
		return;
	}
	reason_write_offer(&reason, facts, offer);
	json_open_object(json, key);
	json_string(json, "cause", offer_cause_name(offer->cause));
	json_number(json, "strength", offer->strength);
	json_string(json, "reason", buf_text(&reason));
	json_close_object(json);
	buf_release(&reason);
}

static void json_rows(struct json *json, const char *key,
	const struct facts *facts, const struct proposal *proposal,
	bool changes)
{
	struct buf reason = BUF_INIT;

	json_open_array(json, key);
	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (move_is_listed(move) != changes)
			continue;
		buf_clear(&reason);
		reason_write(&reason, facts, move);
		json_open_object(json, NULL);
		moves_json_row(json, facts, move, buf_text(&reason));
		json_close_object(json);
	}
	json_close_array(json);
	buf_release(&reason);
}

static void json_offers(struct json *json, const struct facts *facts,
	const struct proposal *proposal)
{
	json_open_array(json, "offers");
	for (size_t i = 0; i < proposal->offer_count; i++) {
		const struct offer *offer = &proposal->offers[i];
		size_t student = facts_student(facts, offer->student);

		json_open_object(json, NULL);
		format_json_who(json, student == FACTS_NOT_FOUND ? NULL :
			&facts->students[student]);
		moves_json_offer(json, "offer", facts, offer);
		json_close_object(json);
	}
	json_close_array(json);
}

void moves_write_json(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	size_t focus = facts_objective(facts, proposal->objective);
	struct buf made = BUF_INIT;
	struct json json;

	date_write_iso_time(&made, proposal->made);
	json_init(&json, out);
	json_open_object(&json, NULL);
	if (proposal->id)
		json_int(&json, "proposal", proposal->id);
	else
		json_null(&json, "proposal");
	json_string(&json, "made", buf_text(&made));
	json_int(&json, "policy", proposal->policy);
	json_string(&json, "focus", focus == FACTS_NOT_FOUND ? NULL :
		facts->objectives[focus].name);
	json_bool(&json, "open", proposal->open);
	json_null(&json, "whole_class");
	json_rows(&json, "moves", facts, proposal, true);
	json_rows(&json, "stays", facts, proposal, false);
	json_offers(&json, facts, proposal);
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&made);
}

static size_t count_state(const struct proposal *proposal,
	enum move_state state)
{
	size_t count = 0;

	for (size_t i = 0; i < proposal->move_count; i++)
		count += move_is_listed(&proposal->moves[i]) &&
			proposal->moves[i].state == state;
	return count;
}

/* "3 proposed, 1 refused"; an undone move waits again. */
static void write_counts(struct buf *out, const struct proposal *proposal)
{
	bool is_first = true;

	for (int i = 0; i < MOVE_STATE_COUNT; i++) {
		size_t count = count_state(proposal, (enum move_state)i);

		if (!count)
			continue;
		buf_addf(out, "%s%zu %s", is_first ? "" : ", ", count,
			move_state_name((enum move_state)i));
		is_first = false;
	}
	buf_adds(out, is_first ? "no one would move\n" : "\n");
}

static void write_head(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	size_t focus = facts_objective(facts, proposal->objective);

	if (proposal->id)
		buf_addf(out, "Proposal %lld, ", (long long)proposal->id);
	else
		buf_adds(out, "Rehearsal, nothing is stored, ");
	date_write_long(out, proposal->made);
	buf_addf(out, ", %s, policy %lld%s\n", focus == FACTS_NOT_FOUND ?
		"no objective yet" : facts->objectives[focus].name,
		(long long)proposal->policy,
		proposal->id && !proposal->open ? ", closed" : "");
	write_counts(out, proposal);
}

static void write_move(struct buf *out, const struct facts *facts,
	const struct move *move)
{
	enum cluster to = move->state == MOVE_REDIRECTED ? move->placed :
		move->to;
	size_t student = facts_student(facts, move->student);
	struct buf way = BUF_INIT;

	buf_adds(out, "  ");
	text_fit(out, student == FACTS_NOT_FOUND ? "(withdrawn)" :
		facts->students[student].name, 20, "…");
	buf_addf(&way, "%s -> %s", move->from == CLUSTER_NONE ? "not seen" :
		facts->policy.label[move->from], facts->policy.label[to]);
	buf_addc(out, ' ');
	text_fit(out, buf_text(&way), 24, "…");
	buf_adds(out, move->state == MOVE_PROPOSED ? " " : " [");
	if (move->state != MOVE_PROPOSED)
		buf_addf(out, "%s] ", move_state_name(move->state));
	reason_write_short(out, facts, move);
	if (move->why)
		buf_addf(out, "; %s", move->why);
	buf_addc(out, '\n');
	buf_release(&way);
}

void moves_write_text(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	size_t stays = 0;

	write_head(out, facts, proposal);
	for (size_t i = 0; i < proposal->move_count; i++) {
		if (move_is_listed(&proposal->moves[i]))
			write_move(out, facts, &proposal->moves[i]);
		else
			stays++;
	}
	for (size_t i = 0; i < proposal->offer_count; i++) {
		buf_adds(out, "  look: ");
		reason_write_offer(out, facts, &proposal->offers[i]);
		buf_addc(out, '\n');
	}
	clash_write(out, facts, proposal);
	wording_count(out, stays, "student");
	buf_adds(out, stays == 1 ? " stays\n" : " stay\n");
}

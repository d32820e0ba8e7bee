/* SPDX-License-Identifier: MIT */
/* A proposal and its rows as JSON: every number that the engine gave. */
#include "moves.h"

#include <math.h>

#include "app/clash.h"
#include "app/outlook.h"
#include "engine/reason.h"
#include "engine/swings.h"
#include "format.h"

static const char *objective_name(const struct facts *facts,
	int64_t objective)
{
	size_t place = facts_objective(facts, objective);

	return place == FACTS_NOT_FOUND ? NULL :
		facts->objectives[place].name;
}

static const struct student *student_of(const struct facts *facts, int64_t id)
{
	size_t place = facts_student(facts, id);

	return place == FACTS_NOT_FOUND ? NULL : &facts->students[place];
}

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

		if (!checkin)
			continue;
		json_open_object(json, NULL);
		format_json_day(json, "date", checkin->observed_at);
		json_string(json, "objective",
			objective_name(facts, checkin->objective));
		json_number(json, "points", checkin->score.points);
		json_number(json, "out_of", checkin->score.out_of);
		json_string(json, "author", checkin->author);
		json_close_object(json);
	}
	json_close_array(json);
}

/* The lock that the move minds: a pin, or the one behind its rule. */
static const struct lock *lock_of(const struct facts *facts,
	const struct move *move)
{
	if (move->rule == RULE_PINNED)
		return facts_pin(facts, move->student);
	for (size_t i = 0; move->lock && i < facts->lock_count; i++) {
		if (facts->locks[i].id == move->lock)
			return &facts->locks[i];
	}
	return NULL;
}

static void json_lock(struct json *json, const struct facts *facts,
	const struct lock *lock)
{
	if (!lock) {
		json_null(json, "lock");
		return;
	}
	json_open_object(json, "lock");
	json_string(json, "kind", lock_kind_name(lock->kind));
	json_open_array(json, "students");
	for (size_t i = 0; i < lock->count; i++) {
		json_open_object(json, NULL);
		format_json_who(json, student_of(facts, lock->students[i]));
		json_close_object(json);
	}
	json_close_array(json);
	json_string(json, "author", lock->author);
	json_string(json, "why", lock->why);
	format_json_day(json, "until", lock->until);
	json_close_object(json);
}

/* The smallest next score that would move the student. */
static void json_next_score(struct json *json, const struct next_score *next)
{
	if (!next->count) {
		json_null(json, "next_score");
		return;
	}
	json_open_object(json, "next_score");
	json_string(json, "to", cluster_name(next->to));
	json_int(json, "count", next->count);
	json_number(json, "points", next->score.points);
	json_number(json, "out_of", next->score.out_of);
	json_close_object(json);
}

void moves_json_row(struct json *json, const struct facts *facts,
	const struct move *move, const char *reason)
{
	format_json_who(json, student_of(facts, move->student));
	json_string(json, "from", cluster_name(move->from));
	json_string(json, "to", cluster_name(move->state == MOVE_REFUSED ?
		move->to : move_goes(move)));
	json_string(json, "state", move_state_name(move->state));
	json_string(json, "rule", rule_name(move->rule));
	json_string(json, "wanted", move->wanted ? cluster_name(move->wanted) :
		NULL);
	json_string(json, "objective",
		objective_name(facts, move->objective));
	json_string(json, "teach", objective_name(facts, move->teach));
	json_lock(json, facts, lock_of(facts, move));
	json_number(json, "line", move->line);
	json_bool(json, "upward", move->upward);
	json_number(json, "odds", move->odds);
	json_number(json, "needs", move->needs);
	json_next_score(json, &move->change);
	json_string(json, "evidence_state",
		evidence_state_name(move->evidence));
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
	/* What another cause has not looked at is null, and no 0. */
	if (offer->cause == OFFER_NO_RESPONSE)
		json_int(json, "checkins", offer->checkins);
	else
		json_null(json, "checkins");
	json_number(json, "no_gain", offer->cause == OFFER_NO_RESPONSE ?
		offer->no_gain : NAN);
	json_number(json, "expected", offer->cause == OFFER_SURPRISE ?
		offer->expected : NAN);
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
		format_json_day(json, "since", move->since ? move->since :
			CIVIL_NEVER);
		json_int(json, "checkins", (int64_t)move->checkins_all);
		format_json_estimate(json, move);
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

		json_open_object(json, NULL);
		format_json_who(json, student_of(facts, offer->student));
		moves_json_offer(json, "offer", facts, offer);
		json_close_object(json);
	}
	json_close_array(json);
}

static void json_whole(struct json *json, const struct facts *facts,
	const struct proposal *proposal)
{
	const struct whole_case *whole = &proposal->whole;
	struct buf sentence = BUF_INIT;

	if (whole->what == WHOLE_NONE) {
		json_null(json, "whole_class");
		return;
	}
	outlook_write_case(&sentence, facts, proposal);
	json_open_object(json, "whole_class");
	json_string(json, "what", whole_class_name(whole->what));
	json_int(json, "students", (int64_t)whole->students);
	json_int(json, "seen", (int64_t)whole->seen);
	json_string(json, "next", objective_name(facts, whole->next));
	json_string(json, "sentence", buf_text(&sentence));
	json_close_object(json);
	buf_release(&sentence);
}

static void json_worth(struct json *json, const struct worth *worth)
{
	struct buf sentence = BUF_INIT;

	if (!worth->seen) {
		json_null(json, "worth");
		return;
	}
	outlook_write_worth(&sentence, worth);
	json_open_object(json, "worth");
	json_int(json, "seen", (int64_t)worth->seen);
	json_int(json, "settled", (int64_t)worth->settled);
	json_number(json, "items", worth->items);
	json_number(json, "later", worth->later);
	json_number(json, "eight", worth->eight);
	json_int(json, "by_lines", (int64_t)worth->by_lines);
	json_string(json, "sentence", buf_text(&sentence));
	json_close_object(json);
	buf_release(&sentence);
}

static void json_swings(struct json *json, const struct facts *facts)
{
	struct arena arena = ARENA_INIT;
	struct buf sentence = BUF_INIT;
	size_t count;
	const struct swing *swings = swings_find(facts, &arena, &count);

	json_open_array(json, "oscillating");
	for (size_t i = 0; i < count; i++) {
		buf_clear(&sentence);
		swing_write(&sentence, facts, &swings[i]);
		json_open_object(json, NULL);
		format_json_who(json, student_of(facts, swings[i].student));
		json_int(json, "turns", (int64_t)swings[i].turns);
		format_json_day(json, "since", swings[i].since);
		json_string(json, "sentence", buf_text(&sentence));
		json_close_object(json);
	}
	json_close_array(json);
	buf_release(&sentence);
	arena_release(&arena);
}

static void json_clashes(struct json *json, const struct facts *facts,
	const struct proposal *proposal)
{
	struct buf lines = BUF_INIT;

	if (moves_are_ahead(proposal))
		clash_write(&lines, facts, proposal);
	format_json_lines(json, "clashes", buf_text(&lines));
	buf_release(&lines);
}

void moves_write_json(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
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
	json_string(&json, "focus",
		objective_name(facts, proposal->objective));
	json_bool(&json, "open", proposal->open);
	json_whole(&json, facts, proposal);
	json_rows(&json, "moves", facts, proposal, true);
	json_rows(&json, "stays", facts, proposal, false);
	json_offers(&json, facts, proposal);
	json_worth(&json, &proposal->worth);
	json_swings(&json, facts);
	json_clashes(&json, facts, proposal);
	json_close_object(&json);
	buf_addc(out, '\n');
	buf_release(&made);
}

/* SPDX-License-Identifier: MIT */
/* Names of a proposal's enums, finding a move, and telling two apart. */
#include "model/proposal.h"

#include "base/attr.h"
#include "base/mix.h"
#include "names.h"

static const char *const rules[] = {
	[RULE_NOT_SEEN] = "not_seen",
	[RULE_NOT_ON_FOCUS] = "not_on_focus",
	[RULE_FIRST] = "first",
	[RULE_UP] = "up",
	[RULE_DOWN] = "down",
	[RULE_STAYS] = "stays",
	[RULE_NO_NEW] = "no_new",
	[RULE_PINNED] = "pinned",
	[RULE_REFUSED] = "refused",
	[RULE_INTERVENE] = "intervene",
	[RULE_ABSENT] = "absent",
	[RULE_SURPRISE] = "surprise",
	[RULE_PREREQUISITE] = "prerequisite",
	[RULE_ROOM] = "room",
	[RULE_FILL] = "fill",
	[RULE_TOGETHER] = "together",
	[RULE_APART] = "apart",
};
_Static_assert(ARRAY_LEN(rules) == RULE_COUNT, "one a rule");

static const char *const move_states[] = {
	[MOVE_PROPOSED] = "proposed",
	[MOVE_ACCEPTED] = "accepted",
	[MOVE_REFUSED] = "refused",
	[MOVE_REDIRECTED] = "redirected",
	[MOVE_UNDONE] = "undone",
};
_Static_assert(ARRAY_LEN(move_states) == MOVE_STATE_COUNT, "one a state");

static const char *const evidence_states[] = {
	[EVIDENCE_NONE] = "none",
	[EVIDENCE_THIN] = "thin",
	[EVIDENCE_STALE] = "stale",
	[EVIDENCE_ENOUGH] = "enough",
};
_Static_assert(ARRAY_LEN(evidence_states) == EVIDENCE_STATE_COUNT,
	"one a state");

static const char *const whole_classes[] = {
	[WHOLE_NONE] = "none",
	[WHOLE_RETEACH] = "reteach",
	[WHOLE_MOVE_ON] = "move_on",
};
_Static_assert(ARRAY_LEN(whole_classes) == WHOLE_COUNT, "one a case");

static const char *const offer_causes[] = {
	[OFFER_NO_RESPONSE] = "no_response",
	[OFFER_BLOCK] = "block",
	[OFFER_SURPRISE] = "surprise",
};
_Static_assert(ARRAY_LEN(offer_causes) == OFFER_CAUSE_COUNT, "one a cause");

static const char *const offer_answers[] = {
	[OFFER_OPEN] = "open",
	[OFFER_ACT] = "act",
	[OFFER_WATCH] = "watch",
	[OFFER_DISAGREE] = "disagree",
};
_Static_assert(ARRAY_LEN(offer_answers) == OFFER_ANSWER_COUNT,
	"one an answer");

void proposal_release(struct proposal *proposal)
{
	arena_release(&proposal->arena);
	*proposal = (struct proposal){ .id = 0 };
}

struct move *proposal_move(const struct proposal *proposal, int64_t student)
{
	for (size_t i = 0; i < proposal->move_count; i++) {
		if (proposal->moves[i].student == student)
			return &proposal->moves[i];
	}
	return NULL;
}

uint64_t move_print(const struct move *move)
{
	uint64_t print = mix(MIX_START, move->student);

	print = mix(print, move->from);
	print = mix(print, move->to);
	print = mix(print, move->objective);
	print = mix(print, (int64_t)move->checkins_all);
	for (size_t i = 0; i < move->checkin_count; i++)
		print = mix(print, move->checkins[i]);
	return print;
}

uint64_t proposal_print(const struct proposal *proposal)
{
	uint64_t print = MIX_START;

	for (size_t i = 0; i < proposal->move_count; i++)
		print = mix(print,
			(int64_t)move_print(&proposal->moves[i]));
	for (size_t i = 0; i < proposal->offer_count; i++) {
		print = mix(print, proposal->offers[i].student);
		print = mix(print, proposal->offers[i].cause);
	}
	return print;
}

/* A refusal that stands makes the move a stay: nothing new in that. */
static bool is_same_move(const struct move *made, const struct move *now)
{
	if (move_is_done(made))
		return false;
	if (made->state == MOVE_REFUSED && now->rule == RULE_REFUSED)
		return true;
	return move_print(made) == move_print(now);
}

bool proposal_is_outdated(const struct proposal *made,
	const struct proposal *now)
{
	if (made->move_count != now->move_count ||
	    made->offer_count != now->offer_count)
		return true;
	for (size_t i = 0; i < now->move_count; i++) {
		const struct move *move = proposal_move(made,
			now->moves[i].student);

		if (!move || !is_same_move(move, &now->moves[i]))
			return true;
	}
	for (size_t i = 0; i < now->offer_count; i++) {
		if (made->offers[i].student != now->offers[i].student ||
		    made->offers[i].cause != now->offers[i].cause)
			return true;
	}
	return false;
}

bool move_is_done(const struct move *move)
{
	return move->state == MOVE_ACCEPTED || move->state == MOVE_REDIRECTED;
}

bool move_is_change(const struct move *move)
{
	return move->to != move->from;
}

bool move_is_listed(const struct move *move)
{
	return move_is_change(move) || move->state == MOVE_REDIRECTED;
}

enum cluster move_goes(const struct move *move)
{
	if (move->state == MOVE_REFUSED)
		return move->from;
	return move->state == MOVE_REDIRECTED || move->is_draft ?
		move->placed : move->to;
}

bool move_is_verdict(const struct move *move)
{
	static const bool is_by_odds[RULE_COUNT] = {
		[RULE_FIRST] = true, [RULE_UP] = true, [RULE_DOWN] = true,
		[RULE_STAYS] = true, [RULE_REFUSED] = true,
		[RULE_SURPRISE] = true, [RULE_PREREQUISITE] = true,
		[RULE_ROOM] = true, [RULE_FILL] = true,
		[RULE_TOGETHER] = true, [RULE_APART] = true
	};

	return is_by_odds[move->rule] && move_goes(move) == move->from;
}

bool move_is_unclear(const struct move *move)
{
	double below = move->estimate.below;
	double above = move->estimate.above;

	return move->has_estimate && move->evidence != EVIDENCE_THIN &&
		below < .5 && above < .5 && 1 - below - above < .5;
}

const char *move_evidence_word(const struct move *move)
{
	if (move->evidence == EVIDENCE_ENOUGH && move_is_unclear(move))
		return "unclear";
	return evidence_state_name(move->evidence);
}

const char *rule_name(enum rule rule)
{
	return rules[rule];
}

bool rule_parse(const char *text, enum rule *rule)
{
	size_t place;

	if (!names_find(rules, ARRAY_LEN(rules), text, &place))
		return false;
	*rule = (enum rule)place;
	return true;
}

const char *move_state_name(enum move_state state)
{
	return move_states[state];
}

bool move_state_parse(const char *text, enum move_state *state)
{
	size_t place;

	if (!names_find(move_states, ARRAY_LEN(move_states), text, &place))
		return false;
	*state = (enum move_state)place;
	return true;
}

const char *evidence_state_name(enum evidence_state state)
{
	return evidence_states[state];
}

bool evidence_state_parse(const char *text, enum evidence_state *state)
{
	size_t place;

	if (!names_find(evidence_states, ARRAY_LEN(evidence_states), text,
		    &place))
		return false;
	*state = (enum evidence_state)place;
	return true;
}

const char *whole_class_name(enum whole_class what)
{
	return whole_classes[what];
}

bool whole_class_parse(const char *text, enum whole_class *what)
{
	size_t place;

	if (!names_find(whole_classes, ARRAY_LEN(whole_classes), text,
	    &place))
		return false;
	*what = (enum whole_class)place;
	return true;
}

const char *offer_cause_name(enum offer_cause cause)
{
	return offer_causes[cause];
}

bool offer_cause_parse(const char *text, enum offer_cause *cause)
{
	size_t place;

	if (!names_find(offer_causes, ARRAY_LEN(offer_causes), text, &place))
		return false;
	*cause = (enum offer_cause)place;
	return true;
}

const char *offer_answer_name(enum offer_answer answer)
{
	return offer_answers[answer];
}

bool offer_answer_parse(const char *text, enum offer_answer *answer)
{
	size_t place;

	if (!names_find(offer_answers, ARRAY_LEN(offer_answers), text, &place))
		return false;
	*answer = (enum offer_answer)place;
	return true;
}

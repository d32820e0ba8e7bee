/* SPDX-License-Identifier: MIT */
/* The words of a plan, and what one may say. */
#include "model/plan.h"

#include "base/text.h"
#include "model/checkin.h"
#include "model/learner.h"
#include "names.h"
#include "said.h"

static const char *const outcomes[] = {
	[PLAN_OPEN] = "open",
	[PLAN_MET] = "met",
	[PLAN_CHANGED] = "changed",
	[PLAN_STOPPED] = "stopped",
	[PLAN_MOVED] = "moved",
};
_Static_assert(ARRAY_LEN(outcomes) == PLAN_OUTCOME_COUNT, "one an outcome");

const char *const plan_causes[] = {
	"content", "format", "pacing", "constraint", NULL
};

const char *plan_outcome_name(enum plan_outcome outcome)
{
	return outcomes[outcome];
}

bool plan_outcome_parse(const char *text, enum plan_outcome *outcome)
{
	size_t place;

	if (!names_match(outcomes, ARRAY_LEN(outcomes), text, &place))
		return false;
	*outcome = (enum plan_outcome)place;
	return true;
}

bool plan_check_cause(const char *cause, struct error *err)
{
	size_t place;

	return !cause || names_find(plan_causes, ARRAY_LEN(plan_causes) - 1,
		cause, &place) || error_set(err, ERROR_INVALID, "what stands "
		"in the way is content, format, pacing or constraint, so that "
		"it can be counted, and not \"%s\"", cause);
}

static bool check_dates(const struct plan *plan, struct error *err)
{
	if (plan->review_day <= date_day(plan->starts))
		return error_set(err, ERROR_INVALID, "the review would not be "
			"later than the start: give a later day");
	if (plan->outcome == PLAN_OPEN)
		return text_is_blank(plan->reason) || error_set(err,
			ERROR_INVALID, "the reason is that of an outcome: say "
			"which it is");
	return plan->ended >= plan->starts || error_set(err, ERROR_INVALID,
		"the end would be before the start: give a later day");
}

bool plan_check(const struct plan *plan, struct error *err)
{
	return said_texts(SAID({ "the kind", plan->kind },
			{ "the goal", plan->goal },
			{ "the strategy", plan->strategy },
			{ "the owner", plan->owner },
			{ "the reason", plan->reason }), err) &&
		said_number("the tier", plan->tier, 0, TIER_MOST, err) &&
		said_share("the baseline", plan->has_baseline, plan->baseline,
			err) &&
		said_share("the target", plan->has_target, plan->target,
			err) &&
		said_number("the number of sessions", plan->planned, 0,
			PLAN_SESSIONS_MOST, err) &&
		plan_check_cause(plan->cause, err) && check_dates(plan, err);
}

bool plan_session_check(const struct plan_session *session,
	struct error *err)
{
	if (!session->held && (session->minutes || session->fidelity))
		return error_set(err, ERROR_INVALID, "a session that was not "
			"held has neither minutes nor fidelity: leave them "
			"out");
	return said_texts(SAID({ "the note", session->note }), err) &&
		said_number("the minutes", session->minutes, 0,
			CHECKIN_MINUTES_MAX, err) &&
		said_number("the fidelity", session->fidelity, 0,
			FIDELITY_MOST, err);
}

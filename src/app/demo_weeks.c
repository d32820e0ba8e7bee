/* SPDX-License-Identifier: MIT */
/*
 * The sample class over weeks: routines of its clusters, a few intakes and own
 * checks, and one plan with its sessions. Nothing of it is evidence.
 */
#include "demo_weeks.h"

#include "store/learners.h"

#define ANA 1
#define BEN 2
#define DANA 5
#define JOSE 12
#define PRIYA 19
#define WILL 25

/* Of the round after which Will is helped one to one. */
#define PLAN_ROUND 25
#define PLAN_DAYS 56

static const struct routine routines[] = {
	{
		.cluster = CLUSTER_RETEACH,
		.station = "table by the board",
		.task = "an example, then its twin",
		.materials = "whiteboards",
		.feedback = "at once, by the teacher",
		.tier = 2,
		.minutes = 15,
		.cadence_days = 1,
		.exit = "two of three in a row",
		.sentence = "See it done, then do it with somebody beside.",
	}, {
		.cluster = CLUSTER_PRACTICE,
		.station = "tables in pairs",
		.task = "six mixed problems",
		.materials = "problem cards",
		.feedback = "by the partner, with the answer card",
		.tier = 2,
		.minutes = 15,
		.cadence_days = 3,
		.exit = "five of six alone",
		.sentence = "Do it often, and check each other.",
	}, {
		.cluster = CLUSTER_EXTEND,
		.station = "window tables",
		.task = "make a problem for others",
		.materials = "blank cards",
		.feedback = "by those who try it",
		.tier = 1,
		.minutes = 20,
		.cadence_days = 7,
		.exit = "a problem with its solution",
		.sentence = "Use it where nobody says how.",
	}, {
		.cluster = CLUSTER_INTERVENE,
		.station = "desk",
		.task = "talk through the last try",
		.materials = "the last exit ticket",
		.feedback = "in private",
		.tier = 3,
		.minutes = 10,
		.cadence_days = 2,
		.exit = "two sessions that went well",
		.sentence = "Find out together what is in the way.",
	},
};

static const struct {
	size_t round;
	size_t pupil;
	struct profile said;
} intakes[] = {
	{ 2, ANA, {
		.goal = "get rates right without a table",
		.stuck = "which number goes first",
		.help = "somebody to check the first step",
		.outcome = "plan the school trip",
		.has_skill = true, .skill = .5, .confidence = 2, .wants = 2,
		.ready = { ANSWER_YES, ANSWER_NO, ANSWER_NO, ANSWER_YES },
	} },
	{ 2, PRIYA, {
		.goal = "solve the hard ones of the contest",
		.help = "harder problems",
		.has_skill = true, .skill = .9, .confidence = 4, .wants = 1,
		.ready = { ANSWER_YES, ANSWER_YES, ANSWER_YES, ANSWER_YES },
	} },
	{ 3, DANA, {
		.goal = "stop guessing",
		.stuck = "dividing by a fraction",
		.help = "drawings",
		.has_skill = true, .skill = .25, .confidence = 2, .wants = 2,
		.ready = { ANSWER_NO, ANSWER_NO, ANSWER_YES, ANSWER_YES },
	} },
	{ 24, WILL, {
		.goal = "catch up with what was missed",
		.stuck = "what was done on Mondays",
		.help = "a list of what matters",
		.has_skill = true, .skill = .25, .confidence = 1, .wants = 3,
		.ready = { ANSWER_YES, ANSWER_NO, ANSWER_NO, ANSWER_YES },
	} },
	{ 36, JOSE, {
		.goal = "explain an equation to a friend",
		.stuck = "negative numbers",
		.help = "a partner",
		.has_skill = true, .skill = .75, .confidence = 3, .wants = 1,
		.ready = { ANSWER_YES, ANSWER_YES, ANSWER_NO, ANSWER_YES },
	} },
};

static const struct {
	size_t round;
	size_t pupil;
	struct selfcheck said;
} own_checks[] = {
	{ 30, ANA, { .reach = "rates without a table",
		.help = "one more example", .sure = 3 } },
	{ 41, ANA, { .reach = "the area of odd shapes",
		.way = "where to cut them", .help = "a drawing", .sure = 3 } },
	{ 41, WILL, { .reach = "the list", .way = "Mondays",
		.help = "ten minutes at the desk", .sure = 2 } },
	{ 42, BEN, { .reach = "describe data in my own words",
		.help = "nothing", .sure = 4 } },
};

static const struct {
	size_t round;
	bool held;
	int minutes;
	int fidelity;
	const char *note;
} sessions[] = {
	{ 27, true, 10, 4, "began with what went well" },
	{ 29, true, 10, 3, NULL },
	{ 31, true, 15, 4, NULL },
	{ 33, false, 0, 0, "assembly" },
	{ 35, true, 10, 4, "did the twin alone" },
	{ 38, true, 10, 3, NULL },
	{ 41, true, 15, 4, NULL },
};

static bool set_routines(struct change *change, struct error *err)
{
	for (size_t i = 0; i < ARRAY_LEN(routines); i++) {
		if (!change_routine(change, &routines[i], err))
			return false;
	}
	return true;
}

static bool take_intake(struct demo_weeks *weeks, size_t i, struct error *err)
{
	struct profile said = intakes[i].said;
	struct change *change = session_begin(weeks->session, "intake", NULL,
		err);

	if (!change)
		return false;
	said.student = weeks->students[intakes[i].pupil];
	change_set_detail(change, said.student, NULL);
	return session_end(weeks->session, change, change_profile(change,
		&said, err), err);
}

static bool take_own_check(struct demo_weeks *weeks, size_t i,
	struct error *err)
{
	struct selfcheck said = own_checks[i].said;
	struct change *change = session_begin(weeks->session, "selfcheck",
		NULL, err);

	if (!change)
		return false;
	said.student = weeks->students[own_checks[i].pupil];
	said.when = session_now(weeks->session);
	change_set_detail(change, said.student, NULL);
	return session_end(weeks->session, change, change_selfcheck(change,
		&said, err), err);
}

static bool begin_plan(struct demo_weeks *weeks, struct error *err)
{
	civil now = session_now(weeks->session);
	const struct plan plan = {
		.student = weeks->students[WILL],
		.cluster = CLUSTER_INTERVENE,
		.tier = 3,
		.goal = "half of an exit ticket right",
		.has_baseline = true,
		.baseline = .25,
		.has_target = true,
		.target = .5,
		.strategy = "talk through the last try",
		.owner = "Pat",
		.starts = now,
		.review_day = date_day(now) + PLAN_DAYS,
		.planned = 12,
		.ended = CIVIL_NEVER,
	};
	struct change *change = session_begin(weeks->session, "plan add",
		NULL, err);

	if (!change)
		return false;
	change_set_detail(change, plan.student, NULL);
	return session_end(weeks->session, change, change_plan(change, &plan,
		&weeks->plan, err), err);
}

static bool hold_session(struct demo_weeks *weeks, size_t i,
	struct error *err)
{
	const struct plan_session session = {
		.plan = weeks->plan,
		.when = session_now(weeks->session),
		.held = sessions[i].held,
		.minutes = sessions[i].minutes,
		.fidelity = sessions[i].fidelity,
		.note = sessions[i].note,
	};
	struct change *change = session_begin(weeks->session, "plan log", NULL,
		err);
	int64_t id;

	if (!change)
		return false;
	change_set_detail(change, weeks->students[WILL], NULL);
	return session_end(weeks->session, change, change_plan_session(change,
		&session, &id, err), err);
}

static bool give_routines(struct demo_weeks *weeks, struct error *err)
{
	struct change *change = session_begin(weeks->session, "routine set",
		NULL, err);

	return change && session_end(weeks->session, change,
		set_routines(change, err), err);
}

bool demo_weeks_pass(struct demo_weeks *weeks, size_t round,
	struct error *err)
{
	if ((!round && !give_routines(weeks, err)) ||
	    (round == PLAN_ROUND && !begin_plan(weeks, err)))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(intakes); i++) {
		if (intakes[i].round == round && !take_intake(weeks, i, err))
			return false;
	}
	for (size_t i = 0; i < ARRAY_LEN(own_checks); i++) {
		if (own_checks[i].round == round &&
		    !take_own_check(weeks, i, err))
			return false;
	}
	for (size_t i = 0; i < ARRAY_LEN(sessions); i++) {
		if (sessions[i].round == round && !hold_session(weeks, i, err))
			return false;
	}
	return true;
}

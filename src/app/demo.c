/* SPDX-License-Identifier: MIT */
/*
 * The sample class, lived through once: a term of rounds, regroups accepted
 * on Fridays, and a last round of today that no one has regrouped by yet.
 * Who knows how much is drawn from a seed; the dates end with now.
 */
#include "app/demo.h"

#include <math.h>

#include "app/regroup.h"
#include "base/mem.h"
#include "base/rng.h"
#include "demo_weeks.h"

#define ROUNDS 47
#define ITEMS 4

static const char *const objectives[] = {
	"6.RP.3 unit rates", "6.NS.1 dividing fractions",
	"6.EE.7 one-step equations", "6.G.1 area", "6.SP.5 describing data",
};
#define OBJECTIVES ARRAY_LEN(objectives)

/* ability is a logit before the term, pace what a week adds to it. */
struct pupil {
	const char *given;
	const char *family;
	double ability;
	double pace;
};

static const struct pupil pupils[] = {
	{ "Amina", "Yusuf", .2, .05 }, { "Ana", "Brandt", -.6, .18 },
	{ "Ben", "Ito", .9, .03 }, { "Carla", "Méndez", -.2, .06 },
	{ "Chidi", "Eze", 1.4, .04 }, { "Dana", "Cohen", -1.1, .17 },
	{ "Elif", "Kaya", .5, .02 }, { "Farid", "Haddad", -.9, .03 },
	{ "Grace", "Tan", 1.1, .05 }, { "Hana", "Sato", .3, .06 },
	{ "Ivan", "Petrov", -.4, .02 }, { "Jia", "Chen", 1.6, .02 },
	{ "José", "Álvarez", -.8, .20 }, { "Kofi", "Mensah", .1, .01 },
	{ "Lena", "Fischer", .7, .04 }, { "Lý", "Nguyễn", -.3, .10 },
	{ "Mia", "Okafor", -.7, .16 }, { "Noor", "Ahmadi", .4, .05 },
	{ "Olu", "Adeyemi", 1.0, .06 }, { "Priya", "Nair", 1.3, .03 },
	{ "Quinn", "Doyle", .6, .01 }, { "Rosa", "Marín", -.1, .05 },
	{ "Sven", "Lund", -1.8, .0 }, { "Tom", "Byrne", -1.0, .06 },
	{ "Uma", "Rao", .8, .04 }, { "Will", "Hart", -1.3, .01 },
	{ "Zoë", "Novak", .0, .09 }, { "王小明", "", .5, .05 },
};
#define PUPILS ARRAY_LEN(pupils)
#define PUPIL_BLOCKED 25 /* Will: misses Mondays */

static const char *const notes[] = {
	"mixes up the units", "explains it to others", "guessed the last one",
	"uses a drawing", "slow but sure", "lost at step three",
};

struct demo {
	struct session *session;
	struct rng rng;
	civil end; /* now, where the term has arrived */
	int64_t objective[OBJECTIVES];
	int64_t student[PUPILS];
	civil day[ROUNDS]; /* when each round was held */
};

/* School days counted back from today, Wednesdays without a round. */
static void plan_days(struct demo *demo)
{
	civil day = demo->end - demo->end % CIVIL_DAY;
	size_t left = ROUNDS;

	while (left) {
		int weekday = date_weekday(day);

		if ((weekday < 5 && weekday != 2) || left == ROUNDS)
			demo->day[--left] = day + 10 * 3600 + 35 * 60;
		day -= CIVIL_DAY;
	}
	if (demo->day[ROUNDS - 1] > demo->end)
		demo->day[ROUNDS - 1] = demo->end;
}

static void set_now(struct demo *demo, civil now)
{
	demo->session->fixed_now = now;
	demo->session->now_is_fixed = true;
}

static bool add_class(struct demo *demo, struct change *change,
	struct error *err)
{
	struct policy policy;
	int64_t class_id;

	policy_init(&policy);
	if (!change_class_add(change, "Period 3 Algebra 1", 0, &policy,
	    &class_id, err))
		return false;
	demo->session->class_id = class_id;
	for (size_t i = 0; i < OBJECTIVES; i++) {
		if (!change_objective_add(change, objectives[i],
		    &demo->objective[i], err))
			return false;
	}
	return true;
}

static bool add_pupil(struct demo *demo, struct change *change, size_t i,
	struct error *err)
{
	struct buf number = BUF_INIT, name = BUF_INIT;
	struct student student = {
		.given = pupils[i].given,
		.family = pupils[i].family,
	};
	bool done;

	buf_addf(&number, "%zu", 3001 + i);
	buf_adds(&name, pupils[i].given);
	if (*pupils[i].family)
		buf_addf(&name, " %s", pupils[i].family);
	student.number = buf_text(&number);
	student.name = buf_text(&name);
	done = change_student_add(change, &student, &demo->student[i], err);
	buf_release(&number);
	buf_release(&name);
	return done;
}

static bool fill_class(struct demo *demo, struct change *change,
	struct error *err)
{
	if (!add_class(demo, change, err))
		return false;
	for (size_t i = 0; i < PUPILS; i++) {
		if (!add_pupil(demo, change, i, err))
			return false;
	}
	return true;
}

static bool make_class(struct demo *demo, struct error *err)
{
	struct change *change;

	set_now(demo, demo->day[0] - CIVIL_DAY);
	change = session_begin(demo->session, "class add", NULL, err);
	return change && session_end(demo->session, change,
		fill_class(demo, change, err), err);
}

/* Nine rounds or so an objective; every fourth looks back one. */
static size_t round_objective(size_t round)
{
	size_t objective = round * OBJECTIVES / ROUNDS;

	return round % 4 == 3 && objective && round + 4 < ROUNDS ?
		objective - 1 : objective;
}

/* Every pupil draws as much for every round, so that who is away moves no
 * one else's luck. */
static bool draw_away(struct demo *demo, size_t pupil, size_t round)
{
	bool is_last = round + 1 == ROUNDS;
	double luck = rng_unit(&demo->rng);

	if (pupil == PUPIL_BLOCKED && !date_weekday(demo->day[round]))
		return !is_last;
	return luck < (is_last ? .1 : .045);
}

static double draw_score(struct demo *demo, size_t pupil, size_t round)
{
	size_t objective = round_objective(round);
	double first = (double)(objective * ROUNDS) / OBJECTIVES;
	double weeks = (double)round / 4;
	double practice = ((double)round - first) / 4;
	double logit = pupils[pupil].ability - .1 * (double)objective +
		pupils[pupil].pace * (weeks + 4 * practice) +
		.25 * rng_normal(&demo->rng);
	int right = 0;

	for (int i = 0; i < ITEMS; i++)
		right += rng_unit(&demo->rng) < 1 / (1 + exp(-logit));
	return right;
}

static struct checkin draw_checkin(struct demo *demo, size_t pupil,
	size_t round)
{
	struct checkin checkin = {
		.student = demo->student[pupil],
		.objective = demo->objective[round_objective(round)],
		.score = { SCORE_ITEMS, draw_score(demo, pupil, round),
			ITEMS },
		.observed_at = demo->day[round],
	};
	const char *note = notes[rng_below(&demo->rng, ARRAY_LEN(notes))];

	if (rng_unit(&demo->rng) < .08)
		checkin.support = SUPPORT_HINT;
	if (rng_unit(&demo->rng) < .06)
		checkin.note = note;
	return checkin;
}

/* A check-in, or an absence; *here counts the check-ins. */
static bool meet_pupil(struct demo *demo, struct change *change, size_t pupil,
	size_t round, int64_t round_id, size_t *here, struct error *err)
{
	bool is_away = draw_away(demo, pupil, round);
	struct checkin checkin = draw_checkin(demo, pupil, round);
	int64_t day = date_day(demo->day[round]);
	int64_t id;

	if (is_away)
		return change_absence(change, checkin.student, day, day, err);
	++*here;
	checkin.round = round_id;
	return change_checkin(change, &checkin, &id, err);
}

static bool fill_round(struct demo *demo, struct change *change, size_t i,
	struct error *err)
{
	struct buf name = BUF_INIT, detail = BUF_INIT;
	struct round round = {
		.objective = demo->objective[round_objective(i)],
		.held_at = demo->day[i],
	};
	int64_t id;
	size_t here = 0;
	bool done;

	buf_adds(&name, "exit ticket ");
	date_write_short(&name, round.held_at);
	round.name = buf_text(&name);
	done = change_round_add(change, &round, &id, err);
	for (size_t pupil = 0; done && pupil < PUPILS; pupil++)
		done = meet_pupil(demo, change, pupil, i, id, &here, err);
	buf_addf(&detail, "of %zu check-ins", here);
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&name);
	buf_release(&detail);
	return done;
}

static bool hold_round(struct demo *demo, size_t i, struct error *err)
{
	struct change *change;

	set_now(demo, demo->day[i]);
	change = session_begin(demo->session, "round", NULL, err);
	return change && session_end(demo->session, change,
		fill_round(demo, change, i, err), err);
}

static bool block_pupil(struct demo *demo, struct error *err)
{
	const struct block block = {
		.student = demo->student[PUPIL_BLOCKED],
		.what = "misses Mondays",
		.severity = 3,
		.until = CIVIL_NEVER,
	};
	struct change *change = session_begin(demo->session, "block", NULL,
		err);
	bool done;

	if (!change)
		return false;
	change_set_detail(change, block.student, block.what);
	done = change_block(change, &block, err) && change_move(change,
		block.student, CLUSTER_INTERVENE, "back to one to one", err);
	return session_end(demo->session, change, done, err);
}

/* The last round of a week is followed by a regroup, but for today's. */
static bool ends_week(const struct demo *demo, size_t round)
{
	return round + 1 < ROUNDS && (date_weekday(demo->day[round]) >
		date_weekday(demo->day[round + 1]) ||
		demo->day[round + 1] - demo->day[round] > 4 * CIVIL_DAY);
}

static bool live_term(struct demo *demo, struct error *err)
{
	struct demo_weeks weeks = {
		.session = demo->session,
		.students = demo->student,
	};

	for (size_t i = 0; i < ROUNDS; i++) {
		int64_t proposal;

		if (!hold_round(demo, i, err))
			return false;
		if (i == ROUNDS / 2 && !block_pupil(demo, err))
			return false;
		if (!demo_weeks_pass(&weeks, i, err))
			return false;
		if (ends_week(demo, i) && !regroup_make(demo->session, true,
		    &proposal, err))
			return false;
	}
	return true;
}

/* The store of a demo is no store of the person's own: a kept one is new. */
static bool change_store(struct session *session, const char *keep,
	struct error *err)
{
	if (session->store)
		store_close(session->store);
	mem_free(session->store_path);
	session->store_path = mem_strdup(keep ? keep : ":memory:");
	session->store = store_open(session->driver, session->store_path,
		STORE_CREATE, err);
	if (session->store)
		store_set_reader(session->store, session->author);
	session->is_demo = !keep;
	session->class_id = 0;
	session_forget_room(session);
	return session->store != NULL;
}

static bool is_empty(struct session *session, struct error *err)
{
	struct arena arena = ARENA_INIT;
	struct class *classes;
	size_t count = 0;
	bool done = store_classes(session->store, &arena, &classes, &count,
		err);

	arena_release(&arena);
	if (!done || !count)
		return done;
	return error_set(err, ERROR_INVALID, "%s is a store with classes "
		"already: say a new file with --keep", session->store_path);
}

bool demo_make(struct session *session, const char *keep, uint64_t seed,
	struct error *err)
{
	struct demo demo = {
		.session = session,
		.end = session_now(session),
	};
	bool was_fixed = session->now_is_fixed;
	civil fixed_now = session->fixed_now;
	bool done;

	if (!change_store(session, keep, err) || !is_empty(session, err))
		return false;
	rng_init(&demo.rng, seed);
	plan_days(&demo);
	done = make_class(&demo, err) && live_term(&demo, err);
	session->now_is_fixed = was_fixed;
	session->fixed_now = fixed_now;
	session_forget_room(session);
	return done;
}

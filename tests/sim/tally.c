/* SPDX-License-Identifier: MIT */
/* Counts one class, day by day. */
#include "tally.h"

#include "base/mem.h"

#define NEVER (-99)
#define FLAP_CHECKINS 3

/* One student on one objective. */
struct course {
	int checkins;
	enum cluster need;       /* at the last check-in; none before it */
	bool is_waiting;         /* for a changed need's cluster */
	int waited;
	enum cluster moved_from; /* by the last move */
	int moved_at;            /* its check-in */
	bool is_found;           /* by intervene, once needed */
	bool is_false;           /* put there, and not needed */
};

struct tally {
	const struct world *world;
	struct outcome *outcome;
	struct course courses[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
};

/* One student's day. */
struct judged {
	size_t student;
	size_t objective;
	enum cluster need;
	enum cluster from;
	enum cluster to;
};

struct tally *tally_new(const struct world *world, struct outcome *outcome)
{
	struct tally *tally = mem_new(1, sizeof(*tally));

	*outcome = (struct outcome){ .metrics = { { 0 } } };
	tally->world = world;
	tally->outcome = outcome;
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		for (size_t j = 0; j < SIM_OBJECTIVES_MAX; j++)
			tally->courses[i][j].moved_at = NEVER;
	return tally;
}

static void add(struct tally *tally, enum metric metric, double value)
{
	struct ratio *ratio = &tally->outcome->metrics[metric];

	ratio->sum += value;
	ratio->count++;
}

static bool is_gross(enum cluster need, enum cluster to)
{
	bool is_high = need == CLUSTER_PRACTICE || need == CLUSTER_EXTEND;

	if (to == CLUSTER_EXTEND)
		return !is_high;
	return need == CLUSTER_EXTEND && to != CLUSTER_PRACTICE;
}

static void judge_move(struct tally *tally, const struct course *course,
	struct judged judged)
{
	bool is_move = judged.to != judged.from;
	bool is_needless = is_move && judged.from == judged.need;
	bool is_flap = is_move && judged.to == course->moved_from &&
		course->checkins - course->moved_at <= FLAP_CHECKINS;

	add(tally, METRIC_MISPLACED, judged.to != judged.need);
	add(tally, METRIC_GROSS, is_gross(judged.need, judged.to));
	add(tally, METRIC_NEEDLESS, is_needless ? 10 : 0);
	add(tally, METRIC_NEEDLESS_LATER,
		is_needless && course->checkins > 1 ? 10 : 0);
	add(tally, METRIC_FLAP, is_flap ? 10 : 0);
}

static void remember_move(struct course *course, struct judged judged)
{
	if (judged.to == judged.from)
		return;
	course->moved_from = judged.from;
	course->moved_at = course->checkins;
}

static void wait(struct tally *tally, struct course *course,
	struct judged judged)
{
	if (course->need != CLUSTER_NONE && course->need != judged.need) {
		course->is_waiting = true;
		course->waited = 0;
	}
	course->need = judged.need;
	if (!course->is_waiting)
		return;
	course->waited++;
	if (judged.to == judged.need) {
		add(tally, METRIC_LATENCY, course->waited);
		course->is_waiting = false;
	}
}

static bool is_immune(const struct tally *tally, struct judged judged)
{
	return tally->world->learners[judged.student][judged.objective]
		.is_immune;
}

static void note_intervene(const struct tally *tally, struct course *course,
	struct judged judged, bool is_judged)
{
	bool is_needed = tally->outcome->by_strength
		.of[judged.student][judged.objective].is_needed;

	if (judged.to != CLUSTER_INTERVENE)
		return;
	if (is_needed)
		course->is_found = true;
	if (is_judged && judged.need != CLUSTER_INTERVENE &&
		judged.from != CLUSTER_INTERVENE && !is_immune(tally, judged))
		course->is_false = true;
}

static void note_offer(const struct tally *tally, struct judged judged,
	struct chance *chance, double strength)
{
	if (chance->is_needed && strength > chance->when_needed)
		chance->when_needed = strength;
	if (judged.need != CLUSTER_INTERVENE && !is_immune(tally, judged) &&
		strength > chance->otherwise)
		chance->otherwise = strength;
}

/* The first of the list gets the most, who is not in it nothing. */
static double place_of(const struct grouping *grouping, size_t student)
{
	double ahead = 0;

	if (grouping->offers[student] <= 0)
		return 0;
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		if (grouping->offers[i] > grouping->offers[student])
			ahead++;
	return SIM_STUDENTS - ahead;
}

static void note_need(struct tally *tally, struct judged judged)
{
	struct outcome *outcome = tally->outcome;

	if (judged.need != CLUSTER_INTERVENE)
		return;
	outcome->by_strength.of[judged.student][judged.objective].is_needed =
		true;
	outcome->by_place.of[judged.student][judged.objective].is_needed =
		true;
}

static void judge(struct tally *tally, struct judged judged,
	const struct grouping *after)
{
	struct course *course =
		&tally->courses[judged.student][judged.objective];
	struct outcome *outcome = tally->outcome;
	bool is_judged = (size_t)++course->checkins >=
		tally->world->setting->judged_from;

	if (is_judged) {
		judge_move(tally, course, judged);
		remember_move(course, judged);
	}
	wait(tally, course, judged);
	note_intervene(tally, course, judged, is_judged);
	note_offer(tally, judged, &outcome->by_strength
		.of[judged.student][judged.objective],
		after->offers[judged.student]);
	note_offer(tally, judged, &outcome->by_place
		.of[judged.student][judged.objective],
		place_of(after, judged.student));
}

void tally_day(struct tally *tally, const struct day *day,
	const enum cluster *before, const struct grouping *after)
{
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		struct judged judged = {
			.student = i,
			.objective = day->objective,
			.need = world_need(tally->world, i, day->objective),
			.from = before[i],
			.to = after->groups[i],
		};

		note_need(tally, judged);
		if (day->is_present[i])
			judge(tally, judged, after);
	}
}

static void end_course(struct tally *tally, size_t student, size_t objective)
{
	const struct course *course = &tally->courses[student][objective];

	/* A need that was never met counts with what it waited so far. */
	if (course->is_waiting)
		add(tally, METRIC_LATENCY, course->waited + 1);
	if (tally->outcome->by_strength.of[student][objective].is_needed)
		add(tally, METRIC_FOUND, course->is_found);
	add(tally, METRIC_FALSE, course->is_false);
	add(tally, METRIC_LEVEL, world_level(tally->world, student,
		objective));
}

void tally_end(struct tally *tally)
{
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		for (size_t j = 0; j < tally->world->setting->objectives; j++)
			end_course(tally, i, j);
	mem_free(tally);
}

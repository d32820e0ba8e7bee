/* SPDX-License-Identifier: MIT */
/*
 * The one-row filter: every check-in is split at once, and for good, between
 * the student in general, a short run, the student on the objective, the last
 * tries, and the class on the objective. The engine's forerunner, and the
 * strongest rival.
 */
#include "scheme.h"

#include <math.h>

#include "base/mem.h"

#define LINE_LOW .5
#define LINE_HIGH .8
#define GUESS .01549
#define KNOW (1 - GUESS - .0068)
#define ITEM_WORTH .8
#define STUDENT_VARIANCE 1.73712
#define STUDENT_STEP .00189
#define RUN_VARIANCE .39417
#define RUN_KEEP .90655
#define RECENT_VARIANCE .4814
#define RECENT_KEEP .61697
#define OWN_STEP .00755
#define OWN_DRIFT .00309
#define FORGETTING .2157
#define RIGHT_GAIN .05454
#define WRONG_GAIN .05917
#define GAIN_FADES .06266
#define FIRST_TRY (-.24453)
#define LEVEL_MEAN .92887
#define LEVEL_VARIANCE .91328
#define PRACTICE_MEAN .21791
#define PRACTICE_VARIANCE .10084

/* After so many check-ins in reteach, by these odds, intervene. */
#define STAY_CHECKINS 4
#define NO_GAIN .35
#define NO_GAIN_ODDS .5
#define BELOW_ODDS .8

struct normal {
	double mean;
	double variance;
};

struct options {
	double own_variance;
	double own_unrest;    /* variance that a check-in adds */
	double recent_before;
	double odds;          /* to cross a line; 0: the level decides */
};

struct own {
	struct normal level;
	struct normal recent;
	int checkins;
	size_t day;          /* of the last one */
	int low_checkins;    /* in reteach, without a break */
	double level_before; /* of them */
};

struct filter_class {
	const struct options *options;
	struct normal student[SIM_STUDENTS];
	struct normal run[SIM_STUDENTS];
	struct own own[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
	struct normal objective[SIM_OBJECTIVES_MAX];
	struct scheme_lows lows;
};

/* A check-in's information on the logit, and how far it pulls. */
struct pull {
	double information;
	double score;
	double variance; /* of the logit before it */
};

static double logistic(double logit)
{
	return 1 / (1 + exp(-logit));
}

/* The mean of the logistic of a normal, nearly. */
static double soft(double mean, double variance)
{
	return logistic(mean / sqrt(1 + .3927 * variance));
}

static double below(double value, double mean, double variance)
{
	return .5 * erfc((mean - value) / sqrt(2 * variance));
}

static double logit_of_line(double line)
{
	double share = (line - GUESS) / KNOW;

	return log(share / (1 - share));
}

static void *start(const struct scheme *scheme, const struct setting *setting)
{
	struct filter_class *class = mem_new(1, sizeof(*class));

	class->options = scheme->options;
	for (size_t i = 0; i < setting->objectives; i++)
		class->objective[i] = (struct normal){
			LEVEL_MEAN, LEVEL_VARIANCE
		};
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		class->student[i].variance = STUDENT_VARIANCE;
		class->run[i].variance = RUN_VARIANCE;
		for (size_t j = 0; j < setting->objectives; j++) {
			struct own *own = &class->own[i][j];

			own->level.variance = class->options->own_variance;
			own->recent.variance = class->options->recent_before;
		}
	}
	return class;
}

static void end(void *state)
{
	mem_free(state);
}

static void wait_until(const struct options *options, struct own *own,
	size_t day)
{
	double log_days = own->checkins
		? log1p((double)(day - own->day)) : 0;
	double keep = exp(-FORGETTING * log_days);
	double kept = keep * keep;

	own->level.mean *= keep;
	own->recent.mean *= keep;
	own->level.variance = own->level.variance * kept +
		options->own_variance * (1 - kept) + OWN_DRIFT * log_days;
	own->recent.variance = own->recent.variance * kept +
		RECENT_VARIANCE * (1 - kept);
}

static struct pull pull_of(const struct filter_class *class, size_t student,
	const struct day *day)
{
	const struct own *own = &class->own[student][day->objective];
	const struct normal *objective = &class->objective[day->objective];
	double practice = log1p(own->checkins);
	double items = (double)day->items;
	struct pull pull = {
		.variance = class->student[student].variance +
			class->run[student].variance + own->level.variance +
			own->recent.variance + objective->variance +
			PRACTICE_VARIANCE * practice * practice
	};
	double mean = objective->mean + PRACTICE_MEAN * practice +
		(own->checkins ? 0 : FIRST_TRY) + class->student[student].mean +
		class->run[student].mean + own->level.mean + own->recent.mean;
	double known = soft(mean, pull.variance);
	double right = GUESS + KNOW * known;
	double slope = KNOW * known * (1 - known);
	double weight = ITEM_WORTH * items * slope / (right * (1 - right));

	pull.information = weight * slope;
	pull.score = weight * (day->points[student] / items - right);
	return pull;
}

static void give(struct normal *part, struct pull pull)
{
	double damping = 1 / (1 + pull.information * pull.variance);

	part->mean += part->variance * pull.score * damping;
	part->variance -= part->variance * part->variance *
		pull.information * damping;
}

/* What all who were there say of the objective. */
static void learn_objective(struct normal *objective, const struct pull *pulls,
	const struct day *day)
{
	double information = 0;
	double score = 0;

	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		const struct pull *pull = &pulls[i];
		double rest;

		if (!day->is_present[i])
			continue;
		rest = 1 / (1 + pull->information *
			(pull->variance - objective->variance));
		information += pull->information * rest;
		score += pull->score * rest;
	}
	objective->variance = 1 / (1 / objective->variance + information);
	objective->mean += objective->variance * score;
}

static void learn(struct filter_class *class, size_t student,
	const struct day *day, struct pull pull)
{
	struct own *own = &class->own[student][day->objective];

	give(&class->student[student], pull);
	give(&class->run[student], pull);
	give(&own->level, pull);
	give(&own->recent, pull);
}

/* What one is placed by: the level now, everything included. */
static struct normal level_now(const struct filter_class *class,
	size_t student, size_t objective)
{
	const struct own *own = &class->own[student][objective];

	return (struct normal){
		.mean = class->objective[objective].mean +
			PRACTICE_MEAN * log1p(own->checkins) +
			class->student[student].mean + own->level.mean +
			class->run[student].mean + own->recent.mean,
		.variance = class->student[student].variance +
			own->level.variance +
			class->objective[objective].variance +
			class->run[student].variance + own->recent.variance,
	};
}

static void turn_student(struct filter_class *class, size_t student)
{
	struct normal *run = &class->run[student];

	class->student[student].variance += STUDENT_STEP;
	run->mean *= RUN_KEEP;
	run->variance = run->variance * RUN_KEEP * RUN_KEEP +
		RUN_VARIANCE * (1 - RUN_KEEP * RUN_KEEP);
}

static void turn_own(const struct options *options, struct own *own,
	const struct day *day, double points)
{
	double wrong = (double)day->items - points;

	own->level.mean += (RIGHT_GAIN * points + WRONG_GAIN * wrong) / 2 /
		(1 + GAIN_FADES * own->checkins);
	own->level.variance += OWN_STEP + options->own_unrest;
	own->recent.mean *= RECENT_KEEP;
	own->recent.variance = own->recent.variance * RECENT_KEEP *
		RECENT_KEEP + RECENT_VARIANCE * (1 - RECENT_KEEP * RECENT_KEEP);
	own->checkins++;
	own->day = day->number;
}

/* The odds of being below the lower line and above the upper one. */
struct odds {
	double low;
	double high;
};

static struct odds odds_of(struct normal level)
{
	return (struct odds){
		.low = below(logit_of_line(LINE_LOW), level.mean,
			level.variance),
		.high = 1 - below(logit_of_line(LINE_HIGH), level.mean,
			level.variance),
	};
}

static enum cluster middle_of(struct odds odds)
{
	if (odds.low > .5)
		return CLUSTER_RETEACH;
	return odds.high > .5 ? CLUSTER_EXTEND : CLUSTER_PRACTICE;
}

static enum cluster crossed(struct odds odds, double needs, enum cluster from)
{
	enum cluster middle = middle_of(odds);
	double up = from == CLUSTER_RETEACH ? 1 - odds.low : odds.high;
	double down = from == CLUSTER_EXTEND ? 1 - odds.high : odds.low;
	bool is_past = middle > from ? up >= needs : down >= needs;

	return is_past ? middle : from;
}

/* Counts the check-in into the stay in reteach. */
static bool lacks_response(struct own *own, struct normal level,
	struct odds odds)
{
	if (own->low_checkins++ == 0)
		own->level_before = level.mean;
	return own->low_checkins >= STAY_CHECKINS && odds.low > BELOW_ODDS &&
		below(own->level_before + NO_GAIN, level.mean,
			level.variance) > NO_GAIN_ODDS;
}

static enum cluster cross(const struct options *options, struct own *own,
	struct normal level, enum cluster from)
{
	struct odds odds = odds_of(level);
	enum cluster to = own->checkins <= 1 ? middle_of(odds)
		: crossed(odds, options->odds, from == CLUSTER_INTERVENE
			? CLUSTER_RETEACH : from);

	if (to != CLUSTER_RETEACH) {
		own->low_checkins = 0;
		return to;
	}
	if (lacks_response(own, level, odds) || from == CLUSTER_INTERVENE)
		return CLUSTER_INTERVENE;
	return to;
}

static enum cluster decide(struct filter_class *class, size_t student,
	const struct day *day, struct normal level, enum cluster from)
{
	struct own *own = &class->own[student][day->objective];

	if (class->options->odds > 0)
		return cross(class->options, own, level, from);
	return scheme_four_point(&class->lows, student, day->objective,
		scheme_cut(GUESS + KNOW * soft(level.mean, level.variance)));
}

static void group(void *state, const struct day *day,
	struct grouping *grouping)
{
	struct filter_class *class = state;
	struct pull pulls[SIM_STUDENTS];

	scheme_lows_count(&class->lows, day);
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		if (!day->is_present[i])
			continue;
		wait_until(class->options, &class->own[i][day->objective],
			day->number);
		pulls[i] = pull_of(class, i, day);
		learn(class, i, day, pulls[i]);
	}
	learn_objective(&class->objective[day->objective], pulls, day);
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		struct own *own = &class->own[i][day->objective];
		struct normal level = level_now(class, i, day->objective);

		turn_student(class, i);
		if (!day->is_present[i])
			continue;
		turn_own(class->options, own, day, day->points[i]);
		grouping->groups[i] = decide(class, i, day, level,
			grouping->groups[i]);
	}
}

static const struct options by_level = {
	.own_variance = .19013, .recent_before = RECENT_VARIANCE
};
static const struct options by_odds = {
	.own_variance = .5, .own_unrest = .1, .recent_before = .5, .odds = .6
};
static const struct options by_odds_calm = {
	.own_variance = .5, .own_unrest = .1, .recent_before = .5, .odds = .65
};

#define FILTER(title, how) { \
		.name = title, .options = &(how), .start = start, \
		.group = group, .end = end \
	}

const struct scheme scheme_filters[] = {
	FILTER("one-row, point", by_level),
	FILTER("one-row, cross .60", by_odds),
	FILTER("one-row, cross .65", by_odds_calm),
	{ .name = NULL }
};

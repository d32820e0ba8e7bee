/* SPDX-License-Identifier: MIT */
/*
 * What schools and other tools do with scores. All but the first move a
 * student to intervene after four check-ins in a row below half, the
 * four-point rule of progress monitoring.
 */
#include "scheme.h"

#include "base/mem.h"

#define LINE_LOW .5
#define LINE_HIGH .8
#define SHARE_BEFORE .65
#define LOWS 4

enum cluster scheme_cut(double share)
{
	if (share < LINE_LOW)
		return CLUSTER_RETEACH;
	return share < LINE_HIGH ? CLUSTER_PRACTICE : CLUSTER_EXTEND;
}

static double share_of(const struct day *day, size_t student)
{
	return day->points[student] / (double)day->items;
}

void scheme_lows_count(struct scheme_lows *lows, const struct day *day)
{
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		int *run = &lows->runs[i][day->objective];

		if (day->is_present[i])
			*run = share_of(day, i) < LINE_LOW ? *run + 1 : 0;
	}
}

enum cluster scheme_four_point(const struct scheme_lows *lows, size_t student,
	size_t objective, enum cluster group)
{
	return lows->runs[student][objective] >= LOWS
		? CLUSTER_INTERVENE : group;
}

/* What a rival remembers of one student on one objective. */
struct memory {
	double level; /* a mean, a running mean, odds of mastery */
	int checkins;
	int highs;    /* in a row */
	int lows;     /* in a row */
};

/* A family of rivals: how a check-in changes the memory, and what follows. */
struct rival {
	double before; /* level before the first check-in */
	void (*learn)(struct memory *memory, double share, size_t items);
	enum cluster (*decide)(const struct memory *memory, enum cluster from);
	bool is_four_point;
};

struct class_memory {
	const struct rival *rival;
	struct memory of[SIM_STUDENTS][SIM_OBJECTIVES_MAX];
	struct scheme_lows lows;
};

static void *start(const struct scheme *scheme, const struct setting *setting)
{
	struct class_memory *class = mem_new(1, sizeof(*class));

	class->rival = scheme->options;
	for (size_t i = 0; i < SIM_STUDENTS; i++)
		for (size_t j = 0; j < setting->objectives; j++)
			class->of[i][j].level = class->rival->before;
	return class;
}

static void end(void *state)
{
	mem_free(state);
}

static void group(void *state, const struct day *day,
	struct grouping *grouping)
{
	struct class_memory *class = state;
	const struct rival *rival = class->rival;

	scheme_lows_count(&class->lows, day);
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		struct memory *memory = &class->of[i][day->objective];
		enum cluster *to = &grouping->groups[i];

		if (!day->is_present[i])
			continue;
		memory->checkins++;
		memory->lows = class->lows.runs[i][day->objective];
		rival->learn(memory, share_of(day, i), day->items);
		*to = rival->decide(memory, *to);
		if (rival->is_four_point)
			*to = scheme_four_point(&class->lows, i, day->objective,
				*to);
	}
}

static enum cluster by_level(const struct memory *memory, enum cluster from)
{
	(void)from;
	return scheme_cut(memory->level);
}

static void learn_mean(struct memory *memory, double share, size_t items)
{
	(void)items;
	memory->level += (share - memory->level) / memory->checkins;
}

static enum cluster once(const struct memory *memory, enum cluster from)
{
	return memory->checkins <= 2 ? scheme_cut(memory->level) : from;
}

static void learn_last(struct memory *memory, double share, size_t items)
{
	(void)items;
	memory->level = share;
}

/* As if one check-in at the mean of all classes had come before. */
static void learn_shrunk_mean(struct memory *memory, double share, size_t items)
{
	(void)items;
	memory->level += (share - memory->level) / (memory->checkins + 1);
}

static void learn_moving_mean(struct memory *memory, double share, size_t items)
{
	(void)items;
	memory->level += .4 * (share - memory->level);
}

/* The first check-in places; then a line moves away from where one stands. */
static enum cluster by_level_with_band(const struct memory *memory,
	enum cluster from)
{
	const double margin = .07;
	bool is_low = from == CLUSTER_RETEACH || from == CLUSTER_INTERVENE;
	double low = LINE_LOW + (is_low ? margin : -margin);
	double high = LINE_HIGH +
		(from == CLUSTER_EXTEND ? -margin : margin / 2);

	if (memory->checkins <= 1)
		return scheme_cut(memory->level);
	if (memory->level < low)
		return CLUSTER_RETEACH;
	return memory->level < high ? CLUSTER_PRACTICE : CLUSTER_EXTEND;
}

/* Three of four counts as high. */
static void learn_runs(struct memory *memory, double share, size_t items)
{
	(void)items;
	memory->highs = share >= LINE_HIGH - .06 ? memory->highs + 1 : 0;
}

static enum cluster by_runs(const struct memory *memory, enum cluster from)
{
	if (memory->highs >= 2)
		return CLUSTER_EXTEND;
	if (memory->lows >= 2)
		return CLUSTER_RETEACH;
	if (memory->highs >= 1 && from == CLUSTER_EXTEND)
		return CLUSTER_EXTEND;
	if (memory->lows >= 1 && from == CLUSTER_RETEACH)
		return CLUSTER_RETEACH;
	return CLUSTER_PRACTICE;
}

/* Bayesian knowledge tracing, one set of parameters for all objectives; the
 * right items of a check-in come first. */
static void learn_tracing(struct memory *memory, double share, size_t items)
{
	const double guess = .28;
	const double slip = .10;
	const double transit = .08;
	double level = memory->level;

	for (size_t i = 0; i < items; i++) {
		bool is_right = (double)i + .5 < share * (double)items;
		double known = is_right ? 1 - slip : slip;
		double unknown = is_right ? guess : 1 - guess;

		level = level * known /
			(level * known + (1 - level) * unknown);
	}
	memory->level = level + (1 - level) * transit;
}

static enum cluster by_mastery(const struct memory *memory, enum cluster from)
{
	(void)from;
	if (memory->level < .4)
		return CLUSTER_RETEACH;
	return memory->level < .95 ? CLUSTER_PRACTICE : CLUSTER_EXTEND;
}

static const struct rival never_again = {
	.learn = learn_mean, .decide = once
};
static const struct rival last_score = {
	.learn = learn_last, .decide = by_level, .is_four_point = true
};
static const struct rival shrunk_mean = {
	.before = SHARE_BEFORE, .learn = learn_shrunk_mean,
	.decide = by_level, .is_four_point = true
};
static const struct rival moving_mean = {
	.before = SHARE_BEFORE, .learn = learn_moving_mean,
	.decide = by_level, .is_four_point = true
};
static const struct rival moving_mean_with_band = {
	.before = SHARE_BEFORE, .learn = learn_moving_mean,
	.decide = by_level_with_band, .is_four_point = true
};
static const struct rival in_a_row = {
	.learn = learn_runs, .decide = by_runs, .is_four_point = true
};
static const struct rival tracing = {
	.before = .45, .learn = learn_tracing, .decide = by_mastery,
	.is_four_point = true
};

#define RIVAL(title, family) { \
		.name = title, .options = &(family), .start = start, \
		.group = group, .end = end \
	}

const struct scheme scheme_rivals[] = {
	RIVAL("static after 2", never_again),
	RIVAL("last score", last_score),
	RIVAL("running mean", shrunk_mean),
	RIVAL("EWMA .4", moving_mean),
	RIVAL("EWMA .4, hysteresis", moving_mean_with_band),
	RIVAL("2 in a row, 4-point", in_a_row),
	RIVAL("BKT .95, 4-point", tracing),
	{ .name = NULL }
};

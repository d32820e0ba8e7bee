/* SPDX-License-Identifier: MIT */
/* How the two worlds begin, answer and learn. */
#include "world.h"

#include <math.h>

#define LINE_LOW .5
#define LINE_HIGH .8
#define IMMUNE_SHARE .08
#define IMMUNE_EFFECT .1
#define LOW_DAYS 3
#define PRESENT .8
/* An answer: guessed at .08, slipped at .03. */
#define GUESS .08
#define KNOW .89
/* Of the student's day, and of the check-in's own difficulty. */
#define FORM_DEVIATION .35
#define TEST_DEVIATION .45
/* What a well placed day is worth, and what the rest of the class's days cost
 * those objectives that are not taught. */
#define GROWTH .35
#define FADING .015
#define FADED -1.
#define LOSS .006

/* The share right at each step, and the odds of leaving it upward. */
static const double step_level[] = { .25, .62, .92 };
static const double step_odds[] = { .30, .22, 0 };

/* What a day in a cluster does for who needs another: by group, then by band
 * (reteach, practice, extend). */
static const double effect[CLUSTER_COUNT][3] = {
	[CLUSTER_RETEACH] = { 1, .5, 0 },
	[CLUSTER_PRACTICE] = { .35, 1, 0 },
	[CLUSTER_EXTEND] = { 0, .3, 1 },
	[CLUSTER_INTERVENE] = { 1.3, .6, 0 },
};

static double logistic(double logit)
{
	return 1 / (1 + exp(-logit));
}

static int first_step(double luck, double level)
{
	if (luck < pow(1 - level, 1.2))
		return 0;
	return luck < 1 - .55 * level ? 1 : 2;
}

void world_start(struct world *world, const struct setting *setting,
	struct kind kind, uint64_t seed)
{
	double objective[SIM_OBJECTIVES_MAX];

	*world = (struct world){ .setting = setting, .kind = kind };
	rng_init(&world->rng, seed);
	for (size_t i = 0; i < setting->objectives; i++)
		objective[i] = -.2 + .6 * rng_normal(&world->rng);
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		double student = .8 * rng_normal(&world->rng);

		for (size_t j = 0; j < setting->objectives; j++) {
			struct learner *learner = &world->learners[i][j];

			learner->logit = student + objective[j] +
				.6 * rng_normal(&world->rng);
			learner->is_immune =
				rng_unit(&world->rng) < IMMUNE_SHARE;
			learner->step = first_step(rng_unit(&world->rng),
				logistic(learner->logit));
		}
	}
}

double world_level(const struct world *world, size_t student,
	size_t objective)
{
	const struct learner *learner = &world->learners[student][objective];

	if (world->kind.truth == TRUTH_STEPS)
		return step_level[learner->step];
	return logistic(learner->logit);
}

static double answer_odds(double level, double shift)
{
	return GUESS + KNOW * logistic(log(level / (1 - level)) + shift);
}

void world_check_in(struct world *world, size_t number, struct day *day)
{
	const struct setting *setting = world->setting;
	struct rng *rng = &world->rng;

	*day = (struct day){
		.number = number,
		.objective = number / setting->block % setting->objectives,
		.items = setting->items,
	};
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		double form = FORM_DEVIATION * rng_normal(rng);
		double test = TEST_DEVIATION * rng_normal(rng);
		double odds = answer_odds(world_level(world, i,
			day->objective), form + test);

		day->is_present[i] = rng_unit(rng) < PRESENT;
		for (size_t j = 0; j < setting->items; j++)
			day->points[i] += rng_unit(rng) < odds ? 1 : 0;
		world->luck[i] = rng_unit(rng);
	}
}

static enum cluster band(double level)
{
	if (level < LINE_LOW)
		return CLUSTER_RETEACH;
	return level < LINE_HIGH ? CLUSTER_PRACTICE : CLUSTER_EXTEND;
}

enum cluster world_need(const struct world *world, size_t student,
	size_t objective)
{
	const struct learner *learner = &world->learners[student][objective];
	enum cluster need = band(world_level(world, student, objective));

	if (need == CLUSTER_RETEACH && learner->is_immune &&
		learner->low_days >= LOW_DAYS)
		return CLUSTER_INTERVENE;
	return need;
}

static void fade(struct world *world, size_t student, size_t taught)
{
	for (size_t i = 0; i < world->setting->objectives; i++) {
		struct learner *learner = &world->learners[student][i];
		bool is_lost = rng_unit(&world->rng) < LOSS;

		if (i == taught)
			continue;
		if (learner->logit > FADED)
			learner->logit -= FADING;
		if (is_lost && learner->step > 0)
			learner->step--;
	}
}

static double effect_of(const struct learner *learner, enum cluster need,
	enum cluster group)
{
	double full = effect[group][need - CLUSTER_RETEACH];

	if (learner->is_immune && need == CLUSTER_RETEACH &&
		group != CLUSTER_INTERVENE)
		full *= IMMUNE_EFFECT;
	return full;
}

static void learn(struct world *world, size_t student, size_t objective,
	enum cluster group)
{
	struct learner *learner = &world->learners[student][objective];
	enum cluster need = band(world_level(world, student, objective));
	double gain = world->kind.speed * effect_of(learner, need, group);

	learner->low_days = need == CLUSTER_RETEACH ? learner->low_days + 1 : 0;
	learner->logit += GROWTH * gain;
	if (world->luck[student] < step_odds[learner->step] * gain)
		learner->step++;
}

void world_teach(struct world *world, const struct day *day,
	const enum cluster *groups)
{
	for (size_t i = 0; i < SIM_STUDENTS; i++) {
		struct learner *learner = &world->learners[i][day->objective];

		if (day->is_present[i])
			learn(world, i, day->objective, groups[i]);
		else if (world_level(world, i, day->objective) >= LINE_LOW)
			learner->low_days = 0;
		fade(world, i, day->objective);
	}
}

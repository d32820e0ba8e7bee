/* SPDX-License-Identifier: MIT */
/* Classes as rows of a fit, by hand and by chance; include cmocka.h first. */
#ifndef TESTS_ENGINE_ROWS_H
#define TESTS_ENGINE_ROWS_H

#include <math.h>

#include "base/rng.h"
#include "engine/fit.h"

#define STUDENTS 12
#define OBJECTIVES 4
#define ROWS_MAX 4096

#define assert_near(actual, expected, tolerance) \
	assert_true(fabs((actual) - (expected)) < (tolerance))

static const struct lines lines = { .low = .5, .high = .8 };

struct class_rows {
	struct fit_row rows[ROWS_MAX];
	size_t count;
};

static inline bool is_of_pair(const struct fit_row *row, size_t student,
	size_t objective)
{
	return row->student == student && row->objective == objective;
}

static inline void add(struct class_rows *class, size_t student,
	size_t objective, size_t round, double day, double points,
	double items)
{
	class->rows[class->count++] = (struct fit_row){
		.student = student, .objective = objective, .round = round,
		.day = day, .points = points, .items = items,
	};
}

static inline double score(struct rng *rng, double rate, size_t items)
{
	size_t points = 0;

	for (size_t i = 0; i < items; i++)
		points += rng_unit(rng) < rate;
	return (double)points;
}

/* Student 0 is never seen and neither is the last objective. */
static inline struct class_rows some_class(uint64_t seed, size_t rounds)
{
	struct class_rows class = { .count = 0 };
	struct rng rng;
	double level[STUDENTS];

	rng_init(&rng, seed);
	for (size_t i = 0; i < STUDENTS; i++)
		level[i] = 1.5 * rng_normal(&rng);
	for (size_t i = 0; i < rounds; i++) {
		for (size_t j = 1; j < STUDENTS; j++) {
			size_t items = 1 + rng_below(&rng, 5);
			double logit = level[j] + .1 * (double)i;

			if (rng_unit(&rng) < .2)
				continue;
			add(&class, j, i / 2 % (OBJECTIVES - 1), 100 + i,
				3 * (double)i, score(&rng,
				1 / (1 + exp(-logit)), items),
				(double)items);
		}
	}
	return class;
}

static inline struct fit *fit_class(const struct class_rows *class)
{
	return fit_new(class->rows, class->count, STUDENTS, OBJECTIVES);
}

/* By the one setting whose numbers are known. */
static inline struct fit *fit_as_published(const struct fit_row *rows,
	size_t count, size_t students, size_t objectives)
{
	struct fit_class class = { rows, count, students, objectives };

	return fit_new_with(&class, &fit_published);
}

static inline void assert_sound(struct belief belief)
{
	struct estimate estimate = belief_estimate(belief, lines);
	double expected = belief_expected(belief, true);

	assert_true(isfinite(belief.logit));
	assert_true(belief.variance > 0 && isfinite(belief.variance));
	assert_true(expected > 0 && expected < 1);
	assert_true(estimate.low >= 0 && estimate.low < estimate.level);
	assert_true(estimate.level < estimate.high && estimate.high <= 1);
	assert_true(estimate.below >= 0 && estimate.below <= 1);
	assert_true(estimate.above >= 0 && estimate.above <= 1);
	assert_true(estimate.below + estimate.above <= 1);
}

static inline void assert_all_sound(const struct fit *fit, double day)
{
	for (size_t i = 0; i < STUDENTS * OBJECTIVES; i++) {
		struct belief belief = fit_belief(fit, i / OBJECTIVES,
			i % OBJECTIVES, day);
		struct fit_pair *pair = fit_pair_new(fit, i / OBJECTIVES,
			i % OBJECTIVES);

		assert_sound(belief);
		assert_sound(fit_pair_after(pair, day, 3, 4, 2));
		if (belief.tries > 0)
			assert_sound(fit_pair_before(pair));
		fit_pair_free(pair);
	}
}

#endif

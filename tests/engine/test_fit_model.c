/* SPDX-License-Identifier: MIT */
/*
 * The fit against the model it stands for: written out as one dense normal
 * distribution over all logits, and against the published test vectors.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/fit.h"
#include "../../src/engine/bank.h"

#define STUDENTS 6
#define OBJECTIVES 4
#define ROWS_MAX 128
#define POINTS_MAX 40

#define assert_near(actual, expected, tolerance) \
	assert_true(fabs((actual) - (expected)) < (tolerance))

static const struct lines lines = { .low = .5, .high = .8 };

/* Gaps of none, of days and of weeks; rounds shared, unknown and repeated. */
static const struct fit_row sample[] = {
	{ 0, 0, 7, 0, 3, 4 }, { 1, 0, 7, 0, 1, 4 }, { 2, 0, 7, 0, 4, 4 },
	{ 0, 0, 8, 0, 2, 4 }, { 1, 0, 8, 0, 0, 3 },
	{ 0, 1, 8, 3, 1.5, 2 }, { 2, 1, 8, 3, 5, 5 },
	{ 1, 0, FIT_NO_ROUND, 9, 1, 2 }, { 1, 0, 3, 9.5, 2, 3 },
	{ 0, 0, 3, 10, 1, 3 }, { 2, 0, 3, 10, 2.5, 3 },
	{ 1, 0, 3, 10, 3, 3 }, { 2, 1, 5, 41, 0, 1 }, { 0, 2, 1, 41, 2, 8 },
	{ 1, 0, 1, 60, 4, 4 }, { 0, 0, FIT_NO_ROUND, 61, 3, 4 },
	{ 1, 0, 7, 62, 2, 4 },
};

/* A logit, and where its d and e stand in the life of their pair. */
struct point {
	size_t student;
	size_t objective;
	size_t round;
	double late;        /* l is in it: 1, or 0 */
	double practice;
	double own;         /* variance of d before any evidence */
	double own_kept;    /* what is left of d since its first day */
	double recent;
	double recent_kept; /* what of e: less with every step */
};

/* One pair as it goes from check-in to check-in. */
struct walk {
	struct point at;
	size_t count;
	double day;
};

struct dense {
	struct point points[POINTS_MAX];
	size_t count;
	double mean[POINTS_MAX];
	double covariance[POINTS_MAX][POINTS_MAX];
};

static struct fit *fit_as_published(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives)
{
	struct fit_class class = { rows, count, students, objectives };

	return fit_new_with(&class, &fit_published);
}

/* With an l of variance .4 that the last late check-ins have. */
static struct fit *fit_late(size_t late)
{
	struct fit_setting setting = *fit_published.settings;
	struct fit_class class = { sample, ARRAY_LEN(sample), 3, 3 };
	struct fit_bank bank = { &setting, 1 };

	setting.late_variance = .4;
	setting.late_checkins = late;
	return fit_new_with(&class, &bank);
}

/* Is a row one of the student's last? */
static bool is_late(const struct fit_row *rows, size_t count, size_t row,
	size_t late)
{
	size_t later = 0;

	for (size_t i = row; i < count; i++)
		later += rows[i].student == rows[row].student;
	return later <= late;
}

static struct walk walk_start(size_t student, size_t objective)
{
	return (struct walk){ .at = {
		.student = student, .objective = objective,
		.own = .3, .own_kept = 1, .recent = .42, .recent_kept = 1,
	} };
}

static struct point walk_until(struct walk *walk, double day, size_t round)
{
	double log_days = walk->count ? log(1 + day - walk->day) : 0;
	double keep = exp(-.2 * log_days);
	double kept = keep * keep;

	walk->at.own = kept * walk->at.own + .3 * (1 - kept) +
		.08 * log_days;
	walk->at.recent = kept * walk->at.recent + .42 * (1 - kept);
	walk->at.own_kept *= keep;
	walk->at.recent_kept *= keep;
	walk->at.practice = log(1. + (double)walk->count);
	walk->at.round = round;
	walk->day = day;
	return walk->at;
}

static void walk_observe(struct walk *walk)
{
	walk->at.own += .013;
	walk->at.recent = .72 * .72 * walk->at.recent +
		.42 * (1 - .72 * .72);
	walk->at.recent_kept *= .72;
	walk->count++;
}

/* Covariance of what moves, of two points of a pair. */
static double prior_moving(const struct point *first,
	const struct point *later)
{
	return first->own * later->own_kept / first->own_kept +
		first->recent * later->recent_kept / first->recent_kept;
}

/* How two logits vary together before any evidence. */
static double prior(const struct point *a, const struct point *b)
{
	double sum = a->student == b->student ?
		2.9 + .4 * a->late * b->late : 0;

	if (a->objective != b->objective)
		return sum;
	sum += .6 + .35 * a->practice * b->practice;
	if (a->round == b->round && a->round != FIT_NO_ROUND)
		sum += .1;
	if (a->student == b->student)
		sum += a->recent_kept > b->recent_kept ?
			prior_moving(a, b) : prior_moving(b, a);
	return sum;
}

static size_t dense_add(struct dense *dense, struct point point)
{
	size_t place = dense->count++;

	dense->points[place] = point;
	dense->mean[place] = .75 + .75 * point.practice;
	for (size_t i = 0; i <= place; i++)
		dense->covariance[i][place] = dense->covariance[place][i] =
			prior(&dense->points[i], &point);
	return place;
}

/* A normal observation of one logit changes all the others. */
static void dense_observe(struct dense *dense, size_t place, double observed,
	double precision)
{
	double share[POINTS_MAX];
	double variance = dense->covariance[place][place] + 1 / precision;
	double surprise = observed - dense->mean[place];

	for (size_t i = 0; i < dense->count; i++)
		share[i] = dense->covariance[i][place];
	for (size_t i = 0; i < dense->count; i++) {
		dense->mean[i] += share[i] * surprise / variance;
		for (size_t j = 0; j < dense->count; j++)
			dense->covariance[i][j] -= share[i] * share[j] /
				variance;
	}
}

/* The first count points are those of the rows; iterates them to the mode. */
static struct dense dense_fit(const struct dense *before,
	const struct fit_row *rows, size_t count)
{
	double logit[POINTS_MAX] = { 0 };
	struct dense after;

	for (int round = 0; round < 40; round++) {
		after = *before;
		for (size_t i = 0; i < count; i++) {
			double p = 1 / (1 + exp(-logit[i]));

			dense_observe(&after, i, logit[i] +
				(rows[i].points / rows[i].items - p) /
				(p * (1 - p)), rows[i].items * p * (1 - p));
		}
		memcpy(logit, after.mean, sizeof(logit));
	}
	return after;
}

static struct walk walk_pair(const struct fit_row *rows, size_t count,
	size_t student, size_t objective, size_t most)
{
	struct walk walk = walk_start(student, objective);

	for (size_t i = 0; i < count && walk.count < most; i++) {
		if (rows[i].student != student ||
			rows[i].objective != objective)
			continue;
		walk_until(&walk, rows[i].day, rows[i].round);
		walk_observe(&walk);
	}
	return walk;
}

static struct dense dense_of(const struct fit_row *rows, size_t count,
	size_t late)
{
	struct dense dense = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct walk walk = walk_pair(rows, i, rows[i].student,
			rows[i].objective, SIZE_MAX);

		walk.at.late = is_late(rows, count, i, late);
		dense_add(&dense, walk_until(&walk, rows[i].day,
			rows[i].round));
	}
	return dense;
}

static void assert_belief(struct belief belief, double mean, double variance)
{
	assert_near(belief.logit, mean, 1e-10);
	assert_near(belief.variance, variance, 1e-10);
}

static void be_the_posterior(size_t late)
{
	const size_t count = ARRAY_LEN(sample);
	struct fit *fit = fit_late(late);
	struct dense before = dense_of(sample, count, late);
	struct dense after;
	size_t place = count;

	for (size_t i = 0; i < 9; i++) {
		struct walk walk = walk_pair(sample, count, i / 3, i % 3,
			SIZE_MAX);

		walk.at.late = late > 0;
		dense_add(&before, walk_until(&walk, 70, FIT_NO_ROUND));
		walk = walk_pair(sample, count, i / 3, i % 3, SIZE_MAX);
		walk.at.late = late > 0;
		dense_add(&before, walk_until(&walk, 70, 7));
	}
	after = dense_fit(&before, sample, count);
	for (size_t i = 0; i < 9; i++, place += 2) {
		assert_belief(fit_belief(fit, i / 3, i % 3, 70),
			after.mean[place], after.covariance[place][place]);
		assert_belief(fit_in_round(fit, i / 3, i % 3, 70, 7),
			after.mean[place + 1],
			after.covariance[place + 1][place + 1]);
	}
	fit_free(fit);
}

static void test_fit__is_the_posterior_of_the_model(void **state)
{
	(void)state;
	be_the_posterior(0);
}

static void test_fit__is_the_posterior_of_a_student_of_late(void **state)
{
	(void)state;
	for (size_t late = 1; late <= ARRAY_LEN(sample); late++)
		be_the_posterior(late);
}

/* The last late of student 1's check-ins, all on one objective. */
static void know_what_was_gained(size_t late)
{
	const size_t count = ARRAY_LEN(sample);
	const size_t tries = 7;
	struct fit *fit = fit_late(late);
	struct dense before = dense_of(sample, count, late);
	struct walk walk = walk_pair(sample, count, 1, 0, SIZE_MAX);
	size_t now;
	struct dense after;

	walk.at.late = late > 0;
	now = dense_add(&before, walk_until(&walk, 65, FIT_NO_ROUND));
	for (size_t i = 0; i < tries; i++) {
		walk = walk_pair(sample, count, 1, 0, i + 1);
		walk.at.late = i + late >= tries;
		dense_add(&before, walk_until(&walk, walk.day, FIT_NO_ROUND));
	}
	after = dense_fit(&before, sample, count);
	for (size_t i = 0; i < tries; i++) {
		size_t then = now + 1 + i;

		assert_belief(fit_gain(fit, 1, 0, i, 65),
			after.mean[now] - after.mean[then],
			after.covariance[now][now] +
			after.covariance[then][then] -
			2 * after.covariance[now][then]);
	}
	fit_free(fit);
}

static void test_fit__knows_what_was_gained_since_a_check_in(void **state)
{
	(void)state;
	know_what_was_gained(0);
	know_what_was_gained(3);
}

/* What the vectors say of a check-in before it. */
struct vector {
	bool is_red;
	struct fit_row row;
	double expected;
	struct belief belief; /* of the check-in, its round included */
	struct estimate estimate;
};

struct vectors {
	struct vector items[ROWS_MAX];
	size_t count;
	bool has_rounds;
	bool within_round; /* the rows above of the same round are known */
};

static double next_number(char **text)
{
	double value = strtod(*text, text);

	assert_true(**text == ',' || **text == '\n');
	++*text;
	return value;
}

static struct vector read_vector(char *line, bool has_rounds)
{
	struct vector vector = { .is_red = line[0] == 'r' };
	char *text = strchr(line, ',') + 2;

	vector.row.student = (size_t)next_number(&text) - 1;
	text++;
	vector.row.objective = (size_t)next_number(&text) - 1;
	vector.row.day = next_number(&text);
	vector.row.points = next_number(&text);
	vector.row.items = next_number(&text);
	vector.row.round = has_rounds ? (size_t)next_number(&text) :
		FIT_NO_ROUND;
	vector.expected = next_number(&text);
	vector.belief.logit = next_number(&text);
	vector.belief.variance = next_number(&text);
	vector.estimate.low = next_number(&text);
	vector.estimate.high = next_number(&text);
	vector.estimate.below = next_number(&text);
	vector.estimate.above = next_number(&text);
	return vector;
}

/* NULL without the folder of the vectors. The caller frees. */
static struct vectors *read_vectors(const char *name)
{
	const char *folder = getenv("HOMEROOM_DATA");
	struct vectors *vectors;
	char line[512];
	FILE *file;

	if (!folder)
		return NULL;
	snprintf(line, sizeof(line), "%s/engine/%s.csv", folder, name);
	file = fopen(line, "r");
	assert_non_null(file);
	vectors = calloc(1, sizeof(*vectors));
	vectors->has_rounds = !strstr(name, "no-rounds");
	vectors->within_round = strstr(name, "within-round");
	assert_non_null(fgets(line, sizeof(line), file));
	while (fgets(line, sizeof(line), file)) {
		assert_true(vectors->count < ROWS_MAX);
		vectors->items[vectors->count++] = read_vector(line,
			vectors->has_rounds);
	}
	assert_true(vectors->count > 100);
	fclose(file);
	return vectors;
}

/* What is known before a check-in, in rows with room for ROWS_MAX. */
static size_t known_before(const struct vectors *vectors, size_t place,
	struct fit_row *rows)
{
	const struct vector *asked = &vectors->items[place];
	bool hides_round = vectors->has_rounds && !vectors->within_round;
	size_t count = 0;

	for (size_t i = 0; i < place; i++) {
		const struct vector *vector = &vectors->items[i];

		if (vector->is_red == asked->is_red && !(hides_round &&
				vector->row.round == asked->row.round))
			rows[count++] = vector->row;
	}
	return count;
}

/* Largest allowed differences. */
struct tolerance {
	double logit;
	double variance;
	double other;
};

static struct belief assert_agrees(const struct fit *fit,
	const struct vector *vector, struct tolerance tolerance)
{
	const struct fit_row *row = &vector->row;
	struct estimate estimate = belief_estimate(fit_belief(fit,
		row->student, row->objective, row->day), lines);
	struct belief belief = fit_in_round(fit, row->student,
		row->objective, row->day, row->round);

	assert_near(belief.logit, vector->belief.logit, tolerance.logit);
	assert_near(belief.variance, vector->belief.variance,
		tolerance.variance);
	assert_near(belief_expected(belief, false), vector->expected,
		tolerance.other);
	assert_near(estimate.low, vector->estimate.low, tolerance.other);
	assert_near(estimate.high, vector->estimate.high, tolerance.other);
	assert_near(estimate.below, vector->estimate.below, tolerance.other);
	assert_near(estimate.above, vector->estimate.above, tolerance.other);
	return belief;
}

/*
 * The vectors were made by a fit that stopped at steps of a millionth, and so
 * carry what was left of their way there: up to 5e-8 in a variance.
 */
static void agree_cold(const char *name)
{
	const struct tolerance tolerance = {
		.logit = 1e-11, .variance = 1e-7, .other = 1e-8,
	};
	struct vectors *vectors = read_vectors(name);
	struct fit_row rows[ROWS_MAX];

	if (!vectors)
		skip();
	for (size_t i = 0; i < vectors->count; i++) {
		size_t count = known_before(vectors, i, rows);
		struct fit *fit = fit_as_published(rows, count, STUDENTS,
			OBJECTIVES);

		assert_agrees(fit, &vectors->items[i], tolerance);
		fit_free(fit);
	}
	free(vectors);
}

/* The logits from which a class went on, by row. */
struct warmth {
	struct fit *fit;
	size_t count; /* rows in it */
	double logits[ROWS_MAX];
};

static struct sighting *sighting_of(const struct posterior *posterior,
	const struct fit_row *rows, size_t place)
{
	const struct fit_row *row = &rows[place];
	size_t try = 0;

	for (size_t i = 0; i < place; i++)
		try += rows[i].student == row->student &&
			rows[i].objective == row->objective;
	return &posterior_pair(posterior, row->student, row->objective)
		->sightings[try];
}

static void warm_fit(struct warmth *warmth, const struct fit_row *rows,
	size_t count)
{
	struct posterior *posterior;

	fit_free(warmth->fit);
	warmth->fit = fit_as_published(rows, count, STUDENTS, OBJECTIVES);
	warmth->count = count;
	posterior = warmth->fit->members[0];
	for (size_t i = 0; i < count; i++)
		sighting_of(posterior, rows, i)->logit = warmth->logits[i];
	posterior_iterate(posterior, (struct pace){ .close_enough = 1e-6 });
	for (size_t i = 0; i < count; i++)
		warmth->logits[i] = sighting_of(posterior, rows, i)->logit;
}

/*
 * Along the way the vectors were made, they agree to the digits that they
 * have: each check-in came in at its predicted logit, the others stood where
 * the fit before had left them, and nothing was refined after the last step.
 */
static void agree_warm(const char *name)
{
	const struct tolerance tolerance = {
		.logit = 1e-11, .variance = 1e-11, .other = 1e-12,
	};
	struct vectors *vectors = read_vectors(name);
	struct warmth warmths[2] = { 0 };
	struct fit_row rows[ROWS_MAX];
	size_t seen[2] = { 0 };

	if (!vectors)
		skip();
	for (size_t i = 0; i < vectors->count; i++) {
		bool is_red = vectors->items[i].is_red;
		struct warmth *warmth = &warmths[is_red];
		size_t count = known_before(vectors, i, rows);

		if (!warmth->fit || count > warmth->count)
			warm_fit(warmth, rows, count);
		warmth->logits[seen[is_red]++] = assert_agrees(warmth->fit,
			&vectors->items[i], tolerance).logit;
	}
	fit_free(warmths[0].fit);
	fit_free(warmths[1].fit);
	free(vectors);
}

static void test_fit__agrees_with_the_vectors_of_rounds(void **state)
{
	(void)state;
	agree_cold("online-rounds");
}

static void test_fit__agrees_with_the_vectors_within_rounds(void **state)
{
	(void)state;
	agree_cold("online-within-round");
}

static void test_fit__agrees_with_the_vectors_without_rounds(void **state)
{
	(void)state;
	agree_cold("online-no-rounds");
}

static void test_fit__goes_the_way_of_the_vectors_of_rounds(void **state)
{
	(void)state;
	agree_warm("online-rounds");
}

static void test_fit__goes_the_way_of_the_vectors_within_rounds(void **state)
{
	(void)state;
	agree_warm("online-within-round");
}

static void test_fit__goes_the_way_of_the_vectors_without_rounds(void **state)
{
	(void)state;
	agree_warm("online-no-rounds");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fit__is_the_posterior_of_the_model),
		cmocka_unit_test(
			test_fit__is_the_posterior_of_a_student_of_late),
		cmocka_unit_test(
			test_fit__knows_what_was_gained_since_a_check_in),
		cmocka_unit_test(
			test_fit__agrees_with_the_vectors_of_rounds),
		cmocka_unit_test(
			test_fit__agrees_with_the_vectors_within_rounds),
		cmocka_unit_test(
			test_fit__agrees_with_the_vectors_without_rounds),
		cmocka_unit_test(
			test_fit__goes_the_way_of_the_vectors_of_rounds),
		cmocka_unit_test(
			test_fit__goes_the_way_of_the_vectors_within_rounds),
		cmocka_unit_test(
			test_fit__goes_the_way_of_the_vectors_without_rounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * What looking at a class-year costs: 30 students, 5 objectives, 1,980
 * check-ins in 66 rounds. The floor is what the plainest fit of as many
 * unknowns would do: six times, a logistic function for each check-in and the
 * Cholesky of a dense matrix of 106 rows (the students, two numbers an
 * objective, the rounds). Milliseconds depend on the machine; how many floors
 * does hardly.
 */
#include <math.h>
#include <time.h>

#include "base/mem.h"
#include "base/rng.h"
#include "bench.h"
#include "../engine/sample.h"

#define STUDENTS 30
#define OBJECTIVES 5
#define ROUNDS 66
#define CHECKINS (ROUNDS * STUDENTS)
#define UNKNOWNS (STUDENTS + 2 * OBJECTIVES + ROUNDS)
#define STEPS 6
#define RUNS 15

static double clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

/* In place, lower half; the matrix is large on its diagonal. */
static void cholesky(double *matrix, size_t size)
{
	for (size_t i = 0; i < size; i++)
		for (size_t j = 0; j <= i; j++) {
			double sum = matrix[i * size + j];

			for (size_t k = 0; k < j; k++)
				sum -= matrix[i * size + k] *
					matrix[j * size + k];
			matrix[i * size + j] = i == j ? sqrt(sum) :
				sum / matrix[j * size + j];
		}
}

/* Returns something of all that it did, so that it is done. */
static double floor_work(void)
{
	double *matrix = mem_new((size_t)UNKNOWNS * UNKNOWNS,
		sizeof(*matrix));
	double sum = 0;

	for (size_t step = 0; step < STEPS; step++) {
		for (size_t i = 0; i < CHECKINS; i++)
			sum += 1 / (1 + exp((double)(i % 13) - 6 - sum));
		sum = fmod(sum, 1);
		for (size_t i = 0; i < UNKNOWNS; i++)
			for (size_t j = 0; j < UNKNOWNS; j++)
				matrix[i * UNKNOWNS + j] = i == j ? UNKNOWNS :
					sum;
		cholesky(matrix, UNKNOWNS);
		sum += matrix[UNKNOWNS * UNKNOWNS - 1];
	}
	mem_free(matrix);
	return sum;
}

static void name_rest(struct facts *facts)
{
	facts->rounds = arena_new(&facts->arena, ROUNDS,
		sizeof(*facts->rounds));
	for (int64_t i = 2; i < OBJECTIVES; i++)
		facts->objectives[i] = (struct objective){
			.id = i + 1, .name = "objective"
		};
	facts->objective_count = OBJECTIVES;
	for (int64_t i = 0; i < ROUNDS; i++)
		facts->rounds[i] = (struct round){
			.id = i + 1, .objective = i * OBJECTIVES / ROUNDS + 1,
			.name = "exit ticket", .held_at = sample_time(2 * i)
		};
	facts->round_count = ROUNDS;
	facts->class.focus = OBJECTIVES;
}

static void fill(struct sample *sample)
{
	struct facts *facts = &sample->facts;
	double level[STUDENTS];
	struct rng rng;

	rng_init(&rng, 1);
	sample_init(sample, STUDENTS);
	name_rest(facts);
	for (size_t i = 0; i < STUDENTS; i++)
		level[i] = rng_normal(&rng);
	for (size_t i = 0; i < CHECKINS; i++) {
		size_t round = i / STUDENTS;
		size_t student = i % STUDENTS;
		double points = 0;

		for (int item = 0; item < 4; item++)
			points += rng_unit(&rng) < 1 / (1 +
				exp(-level[student]));
		sample_score(sample, (int64_t)student + 1,
			facts->rounds[round].objective, 2 * (int64_t)round,
			sample_items(points, 4));
		facts->checkins[facts->checkin_count - 1].round =
			(int64_t)round + 1;
	}
	sample_day(sample, 2 * ROUNDS);
	sample_sort(sample);
}

/* The least of many, so that what else the machine does is left out. */
struct times {
	double floor;
	double fit;
	double regroup;
};

static struct fit_row *rows_of(const struct facts *facts, size_t *count)
{
	struct fit_row *rows = mem_new(facts->checkin_count, sizeof(*rows));
	size_t *places = mem_new(facts->checkin_count, sizeof(*places));

	*count = engine_rows(facts, rows, places);
	mem_free(places);
	return rows;
}

static double time_fit(const struct facts *facts)
{
	size_t count;
	struct fit_row *rows = rows_of(facts, &count);
	double start = clock_ms();
	struct fit *fit = fit_new(rows, count, STUDENTS, OBJECTIVES);
	double end = clock_ms();

	fit_free(fit);
	mem_free(rows);
	return end - start;
}

static double time_regroup(const struct facts *facts)
{
	double start = clock_ms();
	struct engine *engine = engine_new(facts);
	struct proposal proposal;
	double end;

	engine_propose(engine, &proposal);
	end = clock_ms();
	proposal_release(&proposal);
	engine_free(engine);
	return end - start;
}

static double time_floor(void)
{
	double start = clock_ms();
	volatile double kept = floor_work();

	(void)kept;
	return clock_ms() - start;
}

static struct times measure(const struct facts *facts)
{
	struct times times = { INFINITY, INFINITY, INFINITY };

	for (int i = 0; i < RUNS; i++) {
		times.floor = fmin(times.floor, time_floor());
		times.fit = fmin(times.fit, time_fit(facts));
		times.regroup = fmin(times.regroup, time_regroup(facts));
	}
	return times;
}

static void print_time(const char *what, const char *goal, double spent,
	double floor_spent)
{
	const struct bench_row row = {
		.what = what,
		.digits = 2,
		.value = spent,
		.goal = goal,
		.beside = {
			{ "floor", floor_spent },
			{ "floors", spent / floor_spent },
		},
	};

	bench_row(&row);
}

void bench_time(void)
{
	struct sample sample;
	struct times times;

	fill(&sample);
	times = measure(&sample.facts);
	print_time("fit of a class-year, ms", "6", times.fit, times.floor);
	print_time("regroup of a class-year, ms", NULL, times.regroup,
		times.floor);
	sample_release(&sample);
}

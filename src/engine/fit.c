/* SPDX-License-Identifier: MIT */
/*
 * Makes a fit of rows. Invariants, from then on:
 * 1. sightings stand by objective, student and order of observation, and every
 *    sum runs in that order: where a row stood in the input changes no bit;
 * 2. a round's coefficient is numbered by its first appearance in that order:
 *    neither does the number that it was given;
 * 3. factors, means and ends of pairs belong to the same linearisation.
 */
#include "posterior.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"

static struct pair *pair_of_row(const struct fit *fit,
	const struct fit_row *row)
{
	assert(row->student < fit->students);
	assert(row->objective < fit->objectives);
	return &fit->pairs[row->objective * fit->students + row->student];
}

/* A counting sort: stable, so that a pair keeps its order of observation. */
static void place_rows(struct fit *fit, const struct fit_row *rows,
	size_t *round)
{
	struct sighting *next = fit->sightings;

	for (size_t i = 0; i < fit->rows; i++)
		pair_of_row(fit, &rows[i])->count++;
	for (size_t i = 0; i < fit->students * fit->objectives; i++) {
		fit->pairs[i].sightings = next;
		next += fit->pairs[i].count;
		fit->pairs[i].count = 0;
	}
	for (size_t i = 0; i < fit->rows; i++) {
		struct pair *pair = pair_of_row(fit, &rows[i]);
		struct sighting *sighting = &pair->sightings[pair->count];

		assert(rows[i].items > 0 && rows[i].points >= 0 &&
			rows[i].points <= rows[i].items);
		sighting_init(sighting, rows[i].points, rows[i].items);
		sighting->day = rows[i].day;
		sighting->practice = log1p((double)pair->count);
		round[sighting - fit->sightings] = rows[i].round;
		pair->count++;
	}
}

static void measure_gaps(struct pair *pair)
{
	for (size_t i = 0; i < pair->count; i++) {
		bool is_last = i + 1 == pair->count;

		pair->sightings[i].gap = gap_of(is_last ? 0 :
			pair->sightings[i + 1].day - pair->sightings[i].day);
	}
}

/* Starts to look where the next round is likely to be: behind the last. */
static size_t number_round(struct objective_fit *objective, size_t round,
	size_t likely)
{
	struct round_seen seen = { .round = round, .checkins = 1 };
	size_t known = objective->rounds.count;

	for (size_t i = 0; i < known; i++) {
		size_t place = (likely + i) % known;

		if (objective->rounds.items[place].round == round) {
			objective->rounds.items[place].checkins++;
			return place;
		}
	}
	vec_push(&objective->rounds, seen);
	return known;
}

/* Replaces numbers of rounds, which come by sighting, by coefficients;
 * FIT_NO_ROUND stays. */
static void number_rounds(struct fit *fit, size_t number, size_t *round)
{
	struct objective_fit *objective = &fit->by_objective[number];
	const struct pair *pairs = fit->pairs + number * fit->students;
	size_t place = 0;

	for (size_t i = 0; i < fit->students; i++) {
		const struct pair *pair = &pairs[i];
		size_t *own = round + (pair->sightings - fit->sightings);

		for (size_t j = 0; j < pair->count; j++) {
			if (own[j] == FIT_NO_ROUND)
				continue;
			place = number_round(objective, own[j], place);
			own[j] = COEFFICIENT_ROUNDS + place++;
		}
	}
	objective->order = COEFFICIENT_ROUNDS + objective->rounds.count;
	fit->has_rounds |= objective->rounds.count > 0;
}

/* column: scratch, all zero before and after, one for each coefficient. */
static void give_columns(struct pair *pair, const size_t *round,
	size_t *column)
{
	pair->columns = COLUMN_ROUNDS;
	pair->coefficient[COLUMN_LEVEL] = COEFFICIENT_LEVEL;
	pair->coefficient[COLUMN_PRACTICE] = COEFFICIENT_PRACTICE;
	for (size_t i = 0; i < pair->count; i++) {
		if (round[i] == FIT_NO_ROUND)
			continue;
		if (!column[round[i]]) {
			pair->coefficient[pair->columns] = round[i];
			column[round[i]] = pair->columns++;
		}
		pair->sightings[i].column = column[round[i]];
	}
	for (size_t i = COLUMN_ROUNDS; i < pair->columns; i++)
		column[pair->coefficient[i]] = 0;
}

static void build_pairs(struct fit *fit, const size_t *round)
{
	size_t *column = mem_new(fit->rows + COEFFICIENT_ROUNDS,
		sizeof(*column));
	size_t used = 0;

	for (size_t i = 0; i < fit->students * fit->objectives; i++) {
		struct pair *pair = &fit->pairs[i];

		pair->coefficient = fit->coefficients + used;
		give_columns(pair, round + (pair->sightings - fit->sightings),
			column);
		measure_gaps(pair);
		filter_init(&pair->end, fit->filters + 3 * used,
			pair->columns);
		used += pair->columns;
		if (pair->columns > fit->columns_most)
			fit->columns_most = pair->columns;
	}
	mem_free(column);
}

static void build_objectives(struct fit *fit)
{
	for (size_t i = 0; i < fit->objectives; i++) {
		struct objective_fit *objective = &fit->by_objective[i];
		size_t order = objective->order;

		objective->factor = mem_new(order * order, sizeof(double));
		objective->half_mean = mem_new(order, sizeof(double));
		objective->half_students = mem_new(fit->students * order,
			sizeof(double));
		objective->coefficients = mem_new(order, sizeof(double));
	}
}

struct fit *posterior_start(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives)
{
	struct fit *fit = mem_new(1, sizeof(*fit));
	size_t columns = count + COLUMN_ROUNDS * students * objectives;
	size_t *round = mem_new(count, sizeof(*round));

	*fit = (struct fit){
		.students = students,
		.objectives = objectives,
		.rows = count,
		.pairs = mem_new(students * objectives, sizeof(struct pair)),
		.by_objective = mem_new(objectives,
			sizeof(struct objective_fit)),
		.factor = mem_new(students * students, sizeof(double)),
		.student = mem_new(students, sizeof(double)),
		.sightings = mem_new(count, sizeof(struct sighting)),
		.coefficients = mem_new(columns, sizeof(size_t)),
		.filters = mem_new(3 * columns, sizeof(double)),
	};
	place_rows(fit, rows, round);
	for (size_t i = 0; i < objectives; i++)
		number_rounds(fit, i, round);
	build_pairs(fit, round);
	build_objectives(fit);
	mem_free(round);
	return fit;
}

struct fit *fit_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives)
{
	struct fit *fit = posterior_start(rows, count, students, objectives);

	posterior_iterate(fit);
	/* Once more at the mode itself: how far the last step went is then
	 * seen in no number, and neither is where the first one began. */
	posterior_solve(fit);
	return fit;
}

void fit_free(struct fit *fit)
{
	if (!fit)
		return;
	for (size_t i = 0; i < fit->objectives; i++) {
		struct objective_fit *objective = &fit->by_objective[i];

		vec_release(&objective->rounds);
		mem_free(objective->factor);
		mem_free(objective->half_mean);
		mem_free(objective->half_students);
		mem_free(objective->coefficients);
	}
	mem_free(fit->pairs);
	mem_free(fit->by_objective);
	mem_free(fit->factor);
	mem_free(fit->student);
	mem_free(fit->sightings);
	mem_free(fit->coefficients);
	mem_free(fit->filters);
	mem_free(fit);
}

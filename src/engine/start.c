/* SPDX-License-Identifier: MIT */
/*
 * Lays a posterior out for rows. Invariants, from then on:
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

static struct pair *pair_of_row(const struct posterior *posterior,
	const struct fit_row *row)
{
	assert(row->student < posterior->students);
	assert(row->objective < posterior->objectives);
	return &posterior->pairs[row->objective * posterior->students +
		row->student];
}

/* A counting sort: stable, so that a pair keeps its order of observation. */
static void place_rows(struct posterior *posterior,
	const struct fit_row *rows, size_t *round)
{
	struct sighting *next = posterior->sightings;

	for (size_t i = 0; i < posterior->rows; i++)
		pair_of_row(posterior, &rows[i])->count++;
	for (size_t i = 0; i < posterior->students * posterior->objectives;
		i++) {
		posterior->pairs[i].sightings = next;
		next += posterior->pairs[i].count;
		posterior->pairs[i].count = 0;
	}
	for (size_t i = 0; i < posterior->rows; i++) {
		struct pair *pair = pair_of_row(posterior, &rows[i]);
		struct sighting *sighting = &pair->sightings[pair->count];

		assert(rows[i].items > 0 && rows[i].points >= 0 &&
			rows[i].points <= rows[i].items);
		sighting_init(sighting, rows[i].points, rows[i].items);
		sighting->day = rows[i].day;
		sighting->serial =
			(uint32_t)posterior->checkins[rows[i].student]++;
		round[sighting - posterior->sightings] = rows[i].round;
		pair->count++;
	}
}

/* What a pair's check-ins owe to the setting; the student has so many, and
 * practice is that of each try. */
static void set_pair(const struct fit_setting *setting, struct pair *pair,
	size_t checkins, const double *practice)
{
	struct sighting *sightings = pair->sightings;

	for (size_t i = 0; i < pair->count; i++) {
		bool is_last = i + 1 == pair->count;

		sightings[i].practice = practice[i];
		sightings[i].late = sightings[i].serial +
			setting->late_checkins >= checkins;
		sightings[i].extra = setting->form_variance;
		sightings[i].gap = gap_of(setting, is_last ? 0 :
			sightings[i + 1].day - sightings[i].day);
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
static void number_rounds(struct posterior *posterior, size_t number,
	size_t *round)
{
	struct objective_fit *objective = &posterior->by_objective[number];
	const struct pair *pairs = posterior->pairs +
		number * posterior->students;
	size_t place = 0;

	for (size_t i = 0; i < posterior->students; i++) {
		const struct pair *pair = &pairs[i];
		size_t *own = round +
			(pair->sightings - posterior->sightings);

		for (size_t j = 0; j < pair->count; j++) {
			if (own[j] == FIT_NO_ROUND)
				continue;
			place = number_round(objective, own[j], place);
			own[j] = COEFFICIENT_ROUNDS + place++;
		}
	}
	objective->order = COEFFICIENT_ROUNDS + objective->rounds.count;
	posterior->has_rounds |= objective->rounds.count > 0;
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
		pair->sightings[i].column = (uint32_t)column[round[i]];
	}
	for (size_t i = COLUMN_ROUNDS; i < pair->columns; i++)
		column[pair->coefficient[i]] = 0;
}

static void build_columns(struct posterior *posterior, const size_t *round)
{
	size_t *column = mem_new(posterior->rows + COEFFICIENT_ROUNDS,
		sizeof(*column));

	for (size_t i = 0; i < posterior->students * posterior->objectives;
		i++) {
		struct pair *pair = &posterior->pairs[i];

		pair->coefficient = posterior->coefficients +
			posterior->columns;
		give_columns(pair, round +
			(pair->sightings - posterior->sightings), column);
		posterior->columns += pair->columns;
		if (pair->columns > posterior->columns_most)
			posterior->columns_most = pair->columns;
	}
	mem_free(column);
}

static void set_pairs(struct posterior *posterior)
{
	const struct fit_setting *setting = &posterior->setting;
	size_t count = posterior->students * posterior->objectives;
	size_t tries = 0;
	double *practice;

	for (size_t i = 0; i < count; i++) {
		if (posterior->pairs[i].count > tries)
			tries = posterior->pairs[i].count;
	}
	practice = mem_new(tries, sizeof(*practice));
	for (size_t i = 0; i < tries; i++)
		practice[i] = sighting_practice(setting, i);
	for (size_t i = 0; i < count; i++)
		set_pair(setting, &posterior->pairs[i],
			posterior->checkins[i % posterior->students],
			practice);
	mem_free(practice);
}

/* The numbers that every setting has of its own. */
static void build_numbers(struct posterior *posterior)
{
	size_t generals = posterior->students + USUAL_COUNT +
		(posterior_has_late(posterior) ? posterior->students : 0);
	double *next;

	posterior->generals = generals;
	posterior->filters = mem_new(3 * posterior->columns, sizeof(*next));
	posterior->factor = mem_new(generals * generals, sizeof(*next));
	posterior->general = mem_new(generals, sizeof(*next));
	next = posterior->filters;
	set_pairs(posterior);
	for (size_t i = 0; i < posterior->students * posterior->objectives;
		i++) {
		struct pair *pair = &posterior->pairs[i];

		filter_init(&pair->end, &posterior->setting, next,
			pair->columns);
		next += 3 * pair->columns;
	}
	for (size_t i = 0; i < posterior->objectives; i++) {
		struct objective_fit *objective = &posterior->by_objective[i];
		size_t order = objective->order;

		objective->factor = mem_new(order * order, sizeof(*next));
		objective->half_mean = mem_new(order, sizeof(*next));
		objective->half_general = mem_new(generals * order,
			sizeof(*next));
		objective->coefficients = mem_new(order, sizeof(*next));
	}
}

struct posterior *posterior_start(const struct fit_class *class,
	const struct fit_setting *setting)
{
	struct posterior *posterior = mem_new(1, sizeof(*posterior));
	size_t pairs = mem_size(class->students, class->objectives);
	size_t *round = mem_new(class->count, sizeof(*round));

	*posterior = (struct posterior){
		.setting = *setting,
		.students = class->students,
		.objectives = class->objectives,
		.rows = class->count,
		.pairs = mem_new(pairs, sizeof(struct pair)),
		.checkins = mem_new(class->students, sizeof(size_t)),
		.by_objective = mem_new(class->objectives,
			sizeof(struct objective_fit)),
		.sightings = mem_new(class->count, sizeof(struct sighting)),
		.coefficients = mem_new(class->count + COLUMN_ROUNDS * pairs,
			sizeof(size_t)),
	};
	place_rows(posterior, class->rows, round);
	for (size_t i = 0; i < class->objectives; i++)
		number_rounds(posterior, i, round);
	build_columns(posterior, round);
	build_numbers(posterior);
	mem_free(round);
	return posterior;
}

static void guess_pair(struct pair *pair)
{
	const double weight = 8;
	double points = 1;
	double items = 2;

	for (size_t i = 0; i < pair->count; i++) {
		points += pair->sightings[i].points;
		items += pair->sightings[i].items;
	}
	points *= weight / items;
	for (size_t i = 0; i < pair->count; i++) {
		struct sighting *sighting = &pair->sightings[i];

		sighting->logit = log((sighting->points + points) /
			(sighting->items - sighting->points + weight -
			points));
	}
}

void posterior_guess(struct posterior *posterior)
{
	for (size_t i = 0; i < posterior->students * posterior->objectives;
		i++)
		guess_pair(&posterior->pairs[i]);
}

static void copy_pairs(struct posterior *posterior,
	const struct posterior *first)
{
	size_t count = first->students * first->objectives;

	posterior->pairs = mem_new(count, sizeof(*posterior->pairs));
	posterior->checkins = mem_new(first->students,
		sizeof(*posterior->checkins));
	posterior->sightings = mem_new(first->rows,
		sizeof(*posterior->sightings));
	posterior->coefficients = mem_new(first->columns,
		sizeof(*posterior->coefficients));
	for (size_t i = 0; i < first->students; i++)
		posterior->checkins[i] = first->checkins[i];
	for (size_t i = 0; i < first->rows; i++)
		posterior->sightings[i] = first->sightings[i];
	for (size_t i = 0; i < first->columns; i++)
		posterior->coefficients[i] = first->coefficients[i];
	for (size_t i = 0; i < count; i++) {
		const struct pair *pair = &first->pairs[i];

		posterior->pairs[i] = (struct pair){
			.sightings = posterior->sightings +
				(pair->sightings - first->sightings),
			.count = pair->count,
			.columns = pair->columns,
			.coefficient = posterior->coefficients +
				(pair->coefficient - first->coefficients),
		};
	}
}

static void copy_rounds(struct objective_fit *objective,
	const struct objective_fit *first)
{
	*objective = (struct objective_fit){ .order = first->order };
	for (size_t i = 0; i < first->rounds.count; i++)
		vec_push(&objective->rounds, first->rounds.items[i]);
}

struct posterior *posterior_start_from(const struct posterior *first,
	const struct fit_setting *setting)
{
	struct posterior *posterior = mem_new(1, sizeof(*posterior));

	*posterior = *first;
	posterior->setting = *setting;
	copy_pairs(posterior, first);
	posterior->by_objective = mem_new(first->objectives,
		sizeof(*posterior->by_objective));
	for (size_t i = 0; i < first->objectives; i++)
		copy_rounds(&posterior->by_objective[i],
			&first->by_objective[i]);
	build_numbers(posterior);
	return posterior;
}

void posterior_free(struct posterior *posterior)
{
	if (!posterior)
		return;
	for (size_t i = 0; i < posterior->objectives; i++) {
		struct objective_fit *objective = &posterior->by_objective[i];

		vec_release(&objective->rounds);
		mem_free(objective->factor);
		mem_free(objective->half_mean);
		mem_free(objective->half_general);
		mem_free(objective->coefficients);
	}
	mem_free(posterior->pairs);
	mem_free(posterior->checkins);
	mem_free(posterior->by_objective);
	mem_free(posterior->factor);
	mem_free(posterior->general);
	mem_free(posterior->sightings);
	mem_free(posterior->coefficients);
	mem_free(posterior->filters);
	mem_free(posterior);
}

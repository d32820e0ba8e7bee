/* SPDX-License-Identifier: MIT */
/*
 * A fit laid out for all rows of which only the first are known.
 *
 * 1. fit->pairs[i].count is what is known; behind it stand sightings to come,
 *    which nothing reads. A round to come has a coefficient that nothing
 *    speaks of: it keeps its prior, as a new round's would be.
 * 2. passes[i].evidence is the pair's pass at its present linearisation. Since
 *    then neither the student nor the objective has moved by more than the
 *    tolerance from where they were seen, and neither has a logit by the last
 *    smoothing; else is_due is set.
 * 3. Each objective's share of the students' system is a leaf of a tree of
 *    sums. One that changes is summed anew up to the root, so that no rounding
 *    error adds up, however long the class is.
 */
#include "engine/replay.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"
#include "posterior.h"

/* The limit only keeps a rounding error from going round for ever. */
#define STEPS_MAX 60

struct pass {
	double *evidence; /* order columns */
	bool is_due;
};

/* A student or an objective: the coefficients when its pairs were last
 * looked at. */
struct view {
	double *seen;
	bool has_moved;
	bool has_due; /* pairs; of an objective */
};

struct replay {
	const struct fit_row *rows;
	size_t count;
	size_t known;
	double tolerance;
	struct fit *fit;
	struct pass *passes;  /* as fit->pairs */
	struct view *students;
	struct view *objectives;
	double *longest;      /* practice of each objective's longest pair */
	double *numbers;      /* what they point into */
	double *coefficients; /* scratch, for columns_most */
	size_t leaves;
	size_t length;        /* of one share: factor, then student */
	double *shares;       /* [1] the root, [leaves] the first leaf */
	bool *is_changed;     /* as shares */
};

static struct share share_at(const struct replay *replay, size_t node)
{
	size_t students = replay->fit->students;
	double *numbers = replay->shares + node * replay->length;

	return (struct share){ numbers, numbers + students * students };
}

/* How many numbers passes and views hold. */
static size_t count_numbers(const struct fit *fit)
{
	size_t count = fit->students;

	for (size_t i = 0; i < fit->students * fit->objectives; i++)
		count += fit->pairs[i].columns * fit->pairs[i].columns;
	for (size_t i = 0; i < fit->objectives; i++)
		count += fit->by_objective[i].order;
	return count;
}

static void build_passes(struct replay *replay)
{
	const struct fit *fit = replay->fit;
	size_t count = fit->students * fit->objectives;
	double *next = mem_new(count_numbers(fit), sizeof(*next));

	replay->numbers = next;
	replay->passes = mem_new(count, sizeof(*replay->passes));
	replay->students = mem_new(fit->students, sizeof(*replay->students));
	replay->objectives = mem_new(fit->objectives,
		sizeof(*replay->objectives));
	replay->longest = mem_new(fit->objectives, sizeof(*replay->longest));
	replay->coefficients = mem_new(fit->columns_most,
		sizeof(*replay->coefficients));
	for (size_t i = 0; i < count; i++) {
		replay->passes[i].evidence = next;
		next += fit->pairs[i].columns * fit->pairs[i].columns;
	}
	for (size_t i = 0; i < fit->students; i++)
		replay->students[i].seen = next++;
	for (size_t i = 0; i < fit->objectives; i++) {
		replay->objectives[i].seen = next;
		next += fit->by_objective[i].order;
	}
}

static void forget_rows(struct fit *fit)
{
	for (size_t i = 0; i < fit->students * fit->objectives; i++)
		fit->pairs[i].count = 0;
	for (size_t i = 0; i < fit->objectives; i++) {
		struct objective_fit *objective = &fit->by_objective[i];

		for (size_t j = 0; j < objective->rounds.count; j++)
			objective->rounds.items[j].checkins = 0;
	}
}

/* Sums the shares that changed, and solves for a and beta. */
static void resolve(struct replay *replay)
{
	struct fit *fit = replay->fit;
	struct share root = share_at(replay, 1);
	size_t square = fit->students * fit->students;

	for (size_t i = replay->leaves; i-- > 1;) {
		double *sum = share_at(replay, i).factor;

		if (!replay->is_changed[2 * i] &&
			!replay->is_changed[2 * i + 1])
			continue;
		replay->is_changed[i] = true;
		memcpy(sum, share_at(replay, 2 * i).factor,
			replay->length * sizeof(*sum));
		linear_add(sum, 1, share_at(replay, 2 * i + 1).factor,
			replay->length);
	}
	memset(replay->is_changed, 0,
		2 * replay->leaves * sizeof(*replay->is_changed));
	posterior_open(fit);
	linear_add(fit->factor, 1, root.factor, square);
	linear_add(fit->student, 1, root.student, fit->students);
	posterior_resolve(fit);
}

/* An objective's share, from the passes as they are. */
static void gather(struct replay *replay, size_t number)
{
	struct fit *fit = replay->fit;
	struct share share = share_at(replay, replay->leaves + number);

	memset(share.factor, 0, replay->length * sizeof(*share.factor));
	replay->is_changed[replay->leaves + number] = true;
	posterior_clear(&fit->by_objective[number], fit->students);
	for (size_t i = 0; i < fit->students; i++) {
		size_t place = number * fit->students + i;

		if (fit->pairs[place].count > 0)
			posterior_add(fit, i, number,
				replay->passes[place].evidence, share);
	}
	posterior_eliminate(fit, number, share);
}

static void run_objective(struct replay *replay, size_t number)
{
	struct fit *fit = replay->fit;

	for (size_t i = 0; i < fit->students; i++) {
		size_t place = number * fit->students + i;

		if (replay->passes[place].is_due)
			posterior_run(&fit->pairs[place],
				replay->passes[place].evidence);
	}
	gather(replay, number);
}

/* Runs the passes that are due; whether there were any. */
static bool run_due(struct replay *replay)
{
	bool any = false;

	for (size_t i = 0; i < replay->fit->objectives; i++) {
		if (!replay->objectives[i].has_due)
			continue;
		run_objective(replay, i);
		any = true;
	}
	return any;
}

/* By how much a logit may have moved since the objective was seen. */
static double drift(const struct objective_fit *objective, const double *seen,
	double practice)
{
	const double *now = objective->coefficients;
	double rounds = 0;

	for (size_t i = COEFFICIENT_ROUNDS; i < objective->order; i++)
		rounds = fmax(rounds, fabs(now[i] - seen[i]));
	return fabs(now[COEFFICIENT_LEVEL] - seen[COEFFICIENT_LEVEL]) +
		practice * fabs(now[COEFFICIENT_PRACTICE] -
		seen[COEFFICIENT_PRACTICE]) + rounds;
}

static void look(struct view *view, const double *now, size_t count,
	bool has_moved)
{
	view->has_moved = has_moved;
	if (has_moved)
		memcpy(view->seen, now, count * sizeof(*now));
}

/* Who and what has moved too far since last seen; whether a student has. */
static bool look_around(struct replay *replay)
{
	const struct fit *fit = replay->fit;
	bool any = false;

	for (size_t i = 0; i < fit->students; i++) {
		struct view *view = &replay->students[i];

		look(view, &fit->student[i], 1, fabs(fit->student[i] -
			*view->seen) > replay->tolerance);
		any |= view->has_moved;
	}
	for (size_t i = 0; i < fit->objectives; i++) {
		const struct objective_fit *objective = &fit->by_objective[i];
		struct view *view = &replay->objectives[i];

		look(view, objective->coefficients, objective->order,
			drift(objective, view->seen, replay->longest[i]) >
			replay->tolerance);
	}
	return any;
}

static bool smooth_pair(struct replay *replay, size_t student,
	size_t objective)
{
	size_t place = objective * replay->fit->students + student;
	struct pair *pair = &replay->fit->pairs[place];
	struct pass *pass = &replay->passes[place];
	bool has_moved = replay->students[student].has_moved ||
		replay->objectives[objective].has_moved;
	double step;

	if (!(has_moved || pass->is_due) || pair->count == 0)
		return false;
	posterior_coefficients(replay->fit, student, objective,
		replay->coefficients);
	step = filter_smooth(pair->sightings, pair->count,
		replay->coefficients);
	pass->is_due = has_moved || step > replay->tolerance;
	return pass->is_due;
}

static void smooth_objective(struct replay *replay, size_t number)
{
	bool has_due = false;

	for (size_t i = 0; i < replay->fit->students; i++)
		has_due |= smooth_pair(replay, i, number);
	replay->objectives[number].has_due = has_due;
}

static void settle(struct replay *replay)
{
	for (int step = 0; step < STEPS_MAX && run_due(replay); step++) {
		bool any_student;

		resolve(replay);
		any_student = look_around(replay);
		for (size_t i = 0; i < replay->fit->objectives; i++) {
			const struct view *view = &replay->objectives[i];

			if (any_student || view->has_moved || view->has_due)
				smooth_objective(replay, i);
		}
	}
}

double replay_tolerance(size_t count)
{
	return count > REPLAY_EXACT_ROWS ? REPLAY_TOLERANCE : REPLAY_EXACT;
}

struct replay *replay_new(const struct fit_row *rows, size_t count,
	size_t students, size_t objectives, double tolerance)
{
	struct replay *replay = mem_new(1, sizeof(*replay));

	*replay = (struct replay){
		.rows = rows,
		.count = count,
		.tolerance = tolerance,
		.fit = posterior_start(rows, count, students, objectives),
		.leaves = objectives > 1 ? objectives : 2,
		.length = students * (students + 1),
	};
	replay->shares = mem_new(mem_size(2 * replay->leaves,
		replay->length), sizeof(*replay->shares));
	replay->is_changed = mem_new(2 * replay->leaves,
		sizeof(*replay->is_changed));
	build_passes(replay);
	forget_rows(replay->fit);
	for (size_t i = 0; i < objectives; i++)
		gather(replay, i);
	resolve(replay);
	return replay;
}

void replay_free(struct replay *replay)
{
	if (!replay)
		return;
	fit_free(replay->fit);
	mem_free(replay->passes);
	mem_free(replay->students);
	mem_free(replay->objectives);
	mem_free(replay->longest);
	mem_free(replay->numbers);
	mem_free(replay->coefficients);
	mem_free(replay->shares);
	mem_free(replay->is_changed);
	mem_free(replay);
}

size_t replay_next(const struct replay *replay)
{
	size_t end = replay->known;
	size_t round;

	if (end == replay->count)
		return end;
	round = replay->rows[end++].round;
	while (round != FIT_NO_ROUND && end < replay->count &&
		replay->rows[end].round == round)
		end++;
	return end;
}

static void show_row(struct replay *replay, const struct fit_row *row)
{
	struct fit *fit = replay->fit;
	size_t place = row->objective * fit->students + row->student;
	struct pair *pair = &fit->pairs[place];
	size_t round = posterior_round(fit, row->objective, row->round);

	if (round != COEFFICIENT_NONE)
		fit->by_objective[row->objective]
			.rounds.items[round - COEFFICIENT_ROUNDS].checkins++;
	replay->longest[row->objective] = fmax(replay->longest[row->objective],
		pair->sightings[pair->count].practice);
	pair->count++;
	replay->passes[place].is_due = true;
	replay->objectives[row->objective].has_due = true;
}

void replay_show(struct replay *replay, size_t end)
{
	assert(end >= replay->known && end <= replay->count);
	for (; replay->known < end; replay->known++)
		show_row(replay, &replay->rows[replay->known]);
	settle(replay);
}

const struct fit *replay_fit(const struct replay *replay)
{
	return replay->fit;
}

struct belief replay_before(const struct replay *replay, size_t row)
{
	const struct fit_row *asked = &replay->rows[row];

	assert(row >= replay->known && row < replay->count);
	return fit_in_round(replay->fit, asked->student, asked->objective,
		asked->day, asked->round);
}

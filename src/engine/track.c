/* SPDX-License-Identifier: MIT */
/*
 * A posterior laid out for all rows of which only the first are known.
 *
 * 1. pairs[i].count is what is known; behind it stand sightings to come,
 *    which nothing reads. A round to come has a coefficient that nothing
 *    speaks of: it keeps its prior, as a new round's would be.
 * 2. passes[i].evidence is the pair's pass at its present linearisation. Since
 *    then neither the student nor the objective has moved by more than the
 *    tolerance from where they were seen, and neither has a logit by the last
 *    smoothing; else is_due is set.
 * 3. Each objective's share of what is general is a leaf of a tree of sums.
 *    One that changes is summed anew up to the root, so that no rounding
 *    error adds up, however long the class is.
 */
#include "track.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"

/* The limit only keeps a rounding error from going round for ever. */
#define STEPS_MAX 60

/* What is seen of a student: a and l. */
#define STUDENT_NUMBERS 2

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

struct track {
	double tolerance;
	struct posterior *posterior;
	struct pass *passes;  /* as posterior->pairs */
	struct view *students;
	struct view *objectives;
	double *longest;      /* practice of each objective's longest pair */
	double *numbers;      /* what they point into */
	double *coefficients; /* scratch, for columns_most */
	size_t leaves;
	size_t length;        /* of one share: factor, then general */
	double *shares;       /* [1] the root, [leaves] the first leaf */
	bool *is_changed;     /* as shares */
};

static struct share share_at(const struct track *track, size_t node)
{
	size_t generals = track->posterior->generals;
	double *numbers = track->shares + node * track->length;

	return (struct share){ numbers, numbers + generals * generals };
}

/* How many numbers passes and views hold. */
static size_t count_numbers(const struct posterior *posterior)
{
	size_t pairs = posterior->students * posterior->objectives;
	size_t count = STUDENT_NUMBERS * posterior->students;

	for (size_t i = 0; i < pairs; i++)
		count += posterior->pairs[i].columns *
			posterior->pairs[i].columns;
	for (size_t i = 0; i < posterior->objectives; i++)
		count += posterior->by_objective[i].order;
	return count;
}

static void build_passes(struct track *track)
{
	const struct posterior *posterior = track->posterior;
	size_t count = posterior->students * posterior->objectives;
	double *next = mem_new(count_numbers(posterior), sizeof(*next));

	track->numbers = next;
	track->passes = mem_new(count, sizeof(*track->passes));
	track->students = mem_new(posterior->students,
		sizeof(*track->students));
	track->objectives = mem_new(posterior->objectives,
		sizeof(*track->objectives));
	track->longest = mem_new(posterior->objectives,
		sizeof(*track->longest));
	track->coefficients = mem_new(posterior->columns_most,
		sizeof(*track->coefficients));
	for (size_t i = 0; i < count; i++) {
		size_t columns = posterior->pairs[i].columns;

		track->passes[i].evidence = next;
		next += columns * columns;
	}
	for (size_t i = 0; i < posterior->students; i++) {
		track->students[i].seen = next;
		next += STUDENT_NUMBERS;
	}
	for (size_t i = 0; i < posterior->objectives; i++) {
		track->objectives[i].seen = next;
		next += posterior->by_objective[i].order;
	}
}

static void forget_rows(struct posterior *posterior)
{
	size_t pairs = posterior->students * posterior->objectives;

	for (size_t i = 0; i < pairs; i++)
		posterior->pairs[i].count = 0;
	for (size_t i = 0; i < posterior->students; i++)
		posterior->checkins[i] = 0;
	for (size_t i = 0; i < posterior->objectives; i++) {
		struct objective_fit *objective = &posterior->by_objective[i];

		for (size_t j = 0; j < objective->rounds.count; j++)
			objective->rounds.items[j].checkins = 0;
	}
}

/* Sums the shares that changed, and solves for what is general and beta. */
static void resolve(struct track *track)
{
	struct posterior *posterior = track->posterior;
	struct share root = share_at(track, 1);
	size_t generals = posterior->generals;

	for (size_t i = track->leaves; i-- > 1;) {
		double *sum = share_at(track, i).factor;

		if (!track->is_changed[2 * i] &&
			!track->is_changed[2 * i + 1])
			continue;
		track->is_changed[i] = true;
		memcpy(sum, share_at(track, 2 * i).factor,
			track->length * sizeof(*sum));
		linear_add(sum, 1, share_at(track, 2 * i + 1).factor,
			track->length);
	}
	memset(track->is_changed, 0,
		2 * track->leaves * sizeof(*track->is_changed));
	posterior_open(posterior);
	linear_add(posterior->factor, 1, root.factor, generals * generals);
	linear_add(posterior->general, 1, root.general, generals);
	posterior_resolve(posterior);
}

/* An objective's share, from the passes as they are. */
static void gather(struct track *track, size_t number)
{
	struct posterior *posterior = track->posterior;
	struct share share = share_at(track, track->leaves + number);

	memset(share.factor, 0, track->length * sizeof(*share.factor));
	track->is_changed[track->leaves + number] = true;
	posterior_clear(posterior, number);
	for (size_t i = 0; i < posterior->students; i++) {
		size_t place = number * posterior->students + i;

		if (posterior->pairs[place].count > 0)
			posterior_add(posterior, i, number,
				track->passes[place].evidence, share);
	}
	posterior_eliminate(posterior, number, share);
}

static void run_objective(struct track *track, size_t number)
{
	struct posterior *posterior = track->posterior;

	for (size_t i = 0; i < posterior->students; i++) {
		size_t place = number * posterior->students + i;

		if (track->passes[place].is_due)
			posterior_run(&posterior->pairs[place],
				track->passes[place].evidence);
	}
	gather(track, number);
}

/* Runs the passes that are due; whether there were any. */
static bool run_due(struct track *track)
{
	bool any = false;

	for (size_t i = 0; i < track->posterior->objectives; i++) {
		if (!track->objectives[i].has_due)
			continue;
		run_objective(track, i);
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
static bool look_around(struct track *track)
{
	const struct posterior *posterior = track->posterior;
	bool any = false;

	for (size_t i = 0; i < posterior->students; i++) {
		struct view *view = &track->students[i];
		double now[STUDENT_NUMBERS] = {
			posterior->general[i],
			posterior_late_logit(posterior, i),
		};

		look(view, now, STUDENT_NUMBERS, fabs(now[0] - view->seen[0]) +
			fabs(now[1] - view->seen[1]) > track->tolerance);
		any |= view->has_moved;
	}
	for (size_t i = 0; i < posterior->objectives; i++) {
		const struct objective_fit *objective =
			&posterior->by_objective[i];
		struct view *view = &track->objectives[i];

		look(view, objective->coefficients, objective->order,
			drift(objective, view->seen, track->longest[i]) >
			track->tolerance);
	}
	return any;
}

static bool smooth_pair(struct track *track, size_t student,
	size_t objective)
{
	size_t place = objective * track->posterior->students + student;
	struct pair *pair = &track->posterior->pairs[place];
	struct pass *pass = &track->passes[place];
	bool has_moved = track->students[student].has_moved ||
		track->objectives[objective].has_moved;
	double step;

	if (!(has_moved || pass->is_due) || pair->count == 0)
		return false;
	posterior_coefficients(track->posterior, student, objective,
		track->coefficients);
	step = filter_smooth(&track->posterior->setting, pair->sightings,
		pair->count, track->coefficients);
	pass->is_due = has_moved || step > track->tolerance;
	return pass->is_due;
}

static void smooth_objective(struct track *track, size_t number)
{
	bool has_due = false;

	for (size_t i = 0; i < track->posterior->students; i++)
		has_due |= smooth_pair(track, i, number);
	track->objectives[number].has_due = has_due;
}

struct track *track_new(struct posterior *posterior, double tolerance)
{
	struct track *track = mem_new(1, sizeof(*track));
	size_t objectives = posterior->objectives;

	*track = (struct track){
		.tolerance = tolerance,
		.posterior = posterior,
		.leaves = objectives > 1 ? objectives : 2,
		.length = posterior->generals * (posterior->generals + 1),
	};
	track->shares = mem_new(mem_size(2 * track->leaves, track->length),
		sizeof(*track->shares));
	track->is_changed = mem_new(2 * track->leaves,
		sizeof(*track->is_changed));
	build_passes(track);
	forget_rows(posterior);
	for (size_t i = 0; i < objectives; i++)
		gather(track, i);
	resolve(track);
	return track;
}

void track_free(struct track *track)
{
	if (!track)
		return;
	mem_free(track->passes);
	mem_free(track->students);
	mem_free(track->objectives);
	mem_free(track->longest);
	mem_free(track->numbers);
	mem_free(track->coefficients);
	mem_free(track->shares);
	mem_free(track->is_changed);
	mem_free(track);
}

static void make_due(struct track *track, size_t student, size_t objective)
{
	track->passes[objective * track->posterior->students + student]
		.is_due = true;
	track->objectives[objective].has_due = true;
}

/* The student's check-in that is no longer one of the last. */
static void leave_late(struct track *track, size_t student)
{
	struct posterior *posterior = track->posterior;
	size_t late = posterior->setting.late_checkins;
	size_t checkins = posterior->checkins[student];

	if (late == 0 || checkins <= late)
		return;
	for (size_t i = 0; i < posterior->objectives; i++) {
		struct pair *pair =
			&posterior->pairs[i * posterior->students + student];

		for (size_t j = 0; j < pair->count; j++) {
			struct sighting *sighting = &pair->sightings[j];

			if (sighting->serial + late + 1 != checkins)
				continue;
			sighting->late = 0;
			make_due(track, student, i);
			return;
		}
	}
}

void track_show(struct track *track, const struct fit_row *row)
{
	struct posterior *posterior = track->posterior;
	struct pair *pair = &posterior->pairs[
		row->objective * posterior->students + row->student];
	struct sighting *sighting = &pair->sightings[pair->count];
	size_t round = posterior_round(posterior, row->objective, row->round);

	if (round != COEFFICIENT_NONE)
		posterior->by_objective[row->objective]
			.rounds.items[round - COEFFICIENT_ROUNDS].checkins++;
	track->longest[row->objective] = fmax(track->longest[row->objective],
		sighting->practice);
	sighting->late = posterior_has_late(posterior);
	pair->count++;
	posterior->checkins[row->student]++;
	make_due(track, row->student, row->objective);
	leave_late(track, row->student);
}

void track_settle(struct track *track)
{
	for (int step = 0; step < STEPS_MAX && run_due(track); step++) {
		bool any_student;

		resolve(track);
		any_student = look_around(track);
		for (size_t i = 0; i < track->posterior->objectives; i++) {
			const struct view *view = &track->objectives[i];

			if (any_student || view->has_moved || view->has_due)
				smooth_objective(track, i);
		}
	}
}

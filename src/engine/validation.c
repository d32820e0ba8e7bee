/* SPDX-License-Identifier: MIT */
/*
 * One pass over each class: predict the rows of a round, show them, place who
 * was seen. What is to be judged is kept by row, all classes together.
 */
#include "engine/validation.h"

#include <assert.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/replay.h"
#include "placement.h"
#include "stays.h"
#include "surprise.h"

/* Single answers say little about an interval: they are taken together. */
#define BUNDLE_ITEMS 4

struct validation {
	size_t classes;
	size_t students;
	VEC(struct prediction) predictions;
	VEC(struct outcome) outcomes;
	VEC(struct outcome) covered; /* score: how much lay inside */
	struct stay_totals stays;
};

/* A pair's items since the belief that is to be judged by them. */
struct bundle {
	struct belief before;
	double points;
	double items;
};

/* A class as it goes by. */
struct passing {
	struct validation *validation;
	const struct validation_class *class;
	struct replay *replay;
	struct rivals *rivals;
	struct bundle *bundles;  /* [student * objectives + objective] */
	struct stayer *stayers;  /* the same; or one a student */
	struct belief *before;   /* of each row */
	size_t first_student;    /* of the class, among all */
	size_t placed;           /* placings that were taken */
};

struct validation *validation_new(void)
{
	return mem_new(1, sizeof(struct validation));
}

void validation_free(struct validation *validation)
{
	if (!validation)
		return;
	vec_release(&validation->predictions);
	vec_release(&validation->outcomes);
	vec_release(&validation->covered);
	vec_release(&validation->stays.moves);
	mem_free(validation);
}

const struct prediction *validation_predictions(
	const struct validation *validation, size_t *count)
{
	*count = validation->predictions.count;
	return validation->predictions.items;
}

static size_t pair_of(const struct passing *passing,
	const struct fit_row *row)
{
	return row->student * passing->class->objectives + row->objective;
}

static struct stayer *stayer_of(const struct passing *passing,
	const struct fit_row *row)
{
	return &passing->stayers[passing->class->has_placings ? row->student :
		pair_of(passing, row)];
}

/* The moves that were made before the row came. */
static void take_placings(struct passing *passing, size_t place)
{
	const struct validation_class *class = passing->class;

	while (passing->placed < class->placing_count &&
		class->placings[passing->placed].before <= place) {
		const struct placing *next =
			&class->placings[passing->placed++];

		stays_enter(&passing->validation->stays,
			&passing->stayers[next->student],
			passing->first_student + next->student, next->cluster,
			next->day);
	}
}

static void keep_prediction(struct passing *passing, size_t place)
{
	const struct fit_row *row = &passing->class->rows[place];
	struct belief before = replay_before(passing->replay, place);
	struct estimate estimate = belief_estimate(fit_belief(
		replay_fit(passing->replay), row->student, row->objective,
		row->day), passing->class->policy->lines);
	struct prediction prediction = {
		.expected = belief_expected(before, false),
		.low = estimate.low,
		.high = estimate.high,
		.cluster = stayer_of(passing, row)->now,
	};
	struct outcome outcome = {
		.student = passing->first_student + row->student,
		.score = row->points / row->items,
		.items = row->items,
	};

	rivals_predict(passing->rivals, row, prediction.rivals);
	vec_push(&passing->validation->predictions, prediction);
	vec_push(&passing->validation->outcomes, outcome);
	passing->before[place] = before;
}

/* Judges the belief before the first of so many items that they can. */
static void bundle_up(struct passing *passing, size_t place)
{
	const struct fit_row *row = &passing->class->rows[place];
	struct bundle *bundle = &passing->bundles[pair_of(passing, row)];
	struct outcome covered = {
		.student = passing->first_student + row->student, .items = 1
	};

	if (!(bundle->items > 0))
		bundle->before = passing->before[place];
	bundle->points += row->points;
	bundle->items += row->items;
	if (bundle->items < BUNDLE_ITEMS)
		return;
	covered.score = metrics_inside_80(bundle->before, bundle->points,
		bundle->items);
	vec_push(&passing->validation->covered, covered);
	*bundle = (struct bundle){ .items = 0 };
}

/* Where the policy would put the student on the objective now. */
static enum cluster place(const struct passing *passing, size_t number,
	enum cluster from)
{
	const struct policy *policy = passing->class->policy;
	const struct fit_row *row = &passing->class->rows[number];
	struct estimate estimate = belief_estimate(fit_level(
		replay_fit(passing->replay), row->student, row->objective,
		row->day), policy->lines);
	struct crossing crossing = placement_crossing(policy, 0, from,
		estimate);

	/* Asked about first, and moved by the next one. */
	if (from != CLUSTER_NONE && crossing.to < from &&
		surprise_is(surprise_odds(passing->before[number],
			row->points, row->items)))
		return from;
	return crossing.to;
}

static void note_row(struct passing *passing, size_t number)
{
	const struct fit_row *row = &passing->class->rows[number];
	struct stayer *stayer = stayer_of(passing, row);

	rivals_learn(passing->rivals, row);
	bundle_up(passing, number);
	if (!passing->class->has_placings)
		stays_enter(&passing->validation->stays, stayer,
			passing->first_student + row->student,
			place(passing, number, stayer->now), row->day);
}

static void predict_row(struct passing *passing, size_t number)
{
	const struct fit_row *row = &passing->class->rows[number];

	take_placings(passing, number);
	keep_prediction(passing, number);
	stays_checkin(&passing->validation->stays, stayer_of(passing, row),
		passing->first_student + row->student);
}

static void pass(struct passing *passing)
{
	size_t first = 0;

	while (first < passing->class->count) {
		size_t end = replay_next(passing->replay);

		for (size_t i = first; i < end; i++)
			predict_row(passing, i);
		replay_show(passing->replay, end);
		for (size_t i = first; i < end; i++)
			note_row(passing, i);
		first = end;
	}
	take_placings(passing, first);
}

static void close_stays(struct passing *passing, size_t count)
{
	const struct validation_class *class = passing->class;
	size_t each = class->has_placings ? 1 : class->objectives;

	for (size_t i = 0; i < count; i++)
		stays_close(&passing->validation->stays, &passing->stayers[i],
			passing->first_student + i / each, class->end);
}

void validation_add(struct validation *validation,
	const struct validation_class *class)
{
	size_t pairs = mem_size(class->students, class->objectives);
	size_t stayers = class->has_placings ? class->students : pairs;
	struct passing passing = {
		.validation = validation,
		.class = class,
		.replay = replay_new(class->rows, class->count,
			class->students, class->objectives,
			replay_tolerance(class->count)),
		.rivals = rivals_new(class->students, class->objectives),
		.bundles = mem_new(pairs, sizeof(*passing.bundles)),
		.stayers = mem_new(stayers, sizeof(*passing.stayers)),
		.before = mem_new(class->count, sizeof(*passing.before)),
		.first_student = validation->students,
	};

	pass(&passing);
	close_stays(&passing, stayers);
	validation->classes++;
	validation->students += class->students;
	replay_free(passing.replay);
	rivals_free(passing.rivals);
	mem_free(passing.bundles);
	mem_free(passing.stayers);
	mem_free(passing.before);
}

static struct figure reversed_of(const struct validation *validation)
{
	return metrics_mean(validation->stays.moves.items,
		validation->stays.moves.count, STAYS_MIN);
}

void validation_moves(const struct validation_class *class, size_t *moves,
	struct figure *reversed)
{
	struct passing passing = {
		.validation = validation_new(),
		.class = class,
		.stayers = mem_new(class->students, sizeof(*passing.stayers)),
	};

	assert(class->has_placings);
	for (size_t i = 0; i < class->count; i++) {
		const struct fit_row *row = &class->rows[i];

		take_placings(&passing, i);
		stays_checkin(&passing.validation->stays,
			stayer_of(&passing, row), row->student);
	}
	take_placings(&passing, class->count);
	close_stays(&passing, class->students);
	*moves = passing.validation->stays.moves.count;
	*reversed = reversed_of(passing.validation);
	validation_free(passing.validation);
	mem_free(passing.stayers);
}

static struct judgement judge(const struct validation *validation,
	const double *expected, const double *engine)
{
	const struct outcome *outcomes = validation->outcomes.items;
	size_t count = validation->outcomes.count;

	return (struct judgement){
		.auc = metrics_auc(expected, outcomes, count),
		.rmse = metrics_rmse(expected, outcomes, count),
		.log_loss = metrics_log_loss(expected, outcomes, count),
		.gain = metrics_gain(engine, expected, outcomes, count),
	};
}

static void judge_all(const struct validation *validation,
	struct validation_report *report)
{
	size_t count = validation->outcomes.count;
	double *engine = mem_new(count, sizeof(*engine));
	double *rival = mem_new(count, sizeof(*rival));

	for (size_t i = 0; i < count; i++)
		engine[i] = validation->predictions.items[i].expected;
	report->engine = judge(validation, engine, engine);
	metrics_calibrate(engine, validation->outcomes.items, count,
		&report->calibration);
	for (size_t i = 0; i < RIVAL_COUNT; i++) {
		for (size_t j = 0; j < count; j++)
			rival[j] = validation->predictions.items[j].rivals[i];
		report->rivals[i] = judge(validation, rival, engine);
	}
	mem_free(engine);
	mem_free(rival);
}

/* The outcomes in one cluster; returns how many. */
static size_t outcomes_in(const struct validation *validation,
	enum cluster cluster, struct outcome *outcomes, double *expected)
{
	size_t count = 0;

	*expected = 0;
	for (size_t i = 0; i < validation->outcomes.count; i++) {
		if (validation->predictions.items[i].cluster != cluster)
			continue;
		*expected += validation->predictions.items[i].expected;
		outcomes[count++] = validation->outcomes.items[i];
	}
	return count;
}

static struct figure per_stay(double total, size_t ended)
{
	struct figure figure = { .is_known = ended >= STAYS_MIN };

	if (figure.is_known)
		figure.value = total / (double)ended;
	return figure;
}

static void report_clusters(const struct validation *validation,
	struct validation_report *report)
{
	size_t all = validation->outcomes.count;
	struct outcome *by_cluster[CLUSTER_COUNT];
	struct cluster_report *clusters = report->clusters;

	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		const struct stay_total *total =
			&validation->stays.by_cluster[i];
		struct cluster_report *cluster = &clusters[i];

		by_cluster[i] = mem_new(all, sizeof(struct outcome));
		cluster->checkins = outcomes_in(validation, (enum cluster)i,
			by_cluster[i], &cluster->expected);
		if (cluster->checkins)
			cluster->expected /= (double)cluster->checkins;
		cluster->score = metrics_mean(by_cluster[i],
			cluster->checkins, METRICS_BIN_MIN);
		cluster->stays = total->stays;
		cluster->ended = total->ended;
		cluster->stay_checkins = per_stay(total->checkins,
			total->ended);
		cluster->stay_days = per_stay(total->days, total->ended);
	}
	report->practice_over_reteach = metrics_difference(
		by_cluster[CLUSTER_RETEACH], clusters[CLUSTER_RETEACH].checkins,
		by_cluster[CLUSTER_PRACTICE],
		clusters[CLUSTER_PRACTICE].checkins);
	report->extend_over_practice = metrics_difference(
		by_cluster[CLUSTER_PRACTICE],
		clusters[CLUSTER_PRACTICE].checkins,
		by_cluster[CLUSTER_EXTEND], clusters[CLUSTER_EXTEND].checkins);
	for (size_t i = 0; i < CLUSTER_COUNT; i++)
		mem_free(by_cluster[i]);
}

void validation_report(const struct validation *validation,
	struct validation_report *report)
{
	*report = (struct validation_report){
		.classes = validation->classes,
		.students = validation->students,
		.checkins = validation->outcomes.count,
		.bundles = validation->covered.count,
		.coverage = metrics_mean(validation->covered.items,
			validation->covered.count, METRICS_CHECKINS_MIN),
		.moves = validation->stays.moves.count,
		.reversed = reversed_of(validation),
	};
	judge_all(validation, report);
	report_clusters(validation, report);
}

/* SPDX-License-Identifier: MIT */
#include "engine/metrics.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "surprise.h"

static const double normal_95 = 1.959963984540054;
static const double least_chance = 1e-9;

struct influence {
	size_t student;
	double value;
};

static int compare_students(const void *left, const void *right)
{
	const struct influence *a = left;
	const struct influence *b = right;

	return (a->student > b->student) - (a->student < b->student);
}

/* The variance of a figure: its influences, summed by student, squared. */
static double variance_of(struct influence *influences, size_t count,
	size_t *students)
{
	double variance = 0;
	double sum = 0;

	*students = 0;
	qsort(influences, count, sizeof(*influences), compare_students);
	for (size_t i = 0; i < count; i++) {
		sum += influences[i].value;
		if (i + 1 < count &&
			influences[i + 1].student == influences[i].student)
			continue;
		variance += sum * sum;
		sum = 0;
		++*students;
	}
	return variance;
}

static struct figure figure_of(double value, struct influence *influences,
	size_t count)
{
	struct figure figure = { .is_known = true, .value = value };
	size_t students;
	double variance = variance_of(influences, count, &students);
	double reach;

	if (students < METRICS_STUDENTS_MIN)
		return figure;
	reach = normal_95 * sqrt(variance * (double)students /
		(double)(students - 1));
	figure.has_range = true;
	figure.low = value - reach;
	figure.high = value + reach;
	return figure;
}

/* A mean of values; each check-in alike, or by items. */
static struct figure mean_of(const double *values,
	const struct outcome *outcomes, size_t count, bool by_items)
{
	struct influence *influences = mem_new(count, sizeof(*influences));
	struct figure figure;
	double total = 0;
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		double weight = by_items ? outcomes[i].items : 1;

		total += weight;
		sum += weight * values[i];
	}
	for (size_t i = 0; i < count; i++) {
		double weight = by_items ? outcomes[i].items : 1;

		influences[i] = (struct influence){
			.student = outcomes[i].student,
			.value = weight * (values[i] - sum / total) / total,
		};
	}
	figure = figure_of(sum / total, influences, count);
	mem_free(influences);
	return figure;
}

struct ranked {
	double prediction;
	size_t place;
};

static int compare_predictions(const void *left, const void *right)
{
	const struct ranked *a = left;
	const struct ranked *b = right;

	return (a->prediction > b->prediction) -
		(a->prediction < b->prediction);
}

static struct ranked *rank(const double *predictions, size_t count)
{
	struct ranked *ranked = mem_new(count, sizeof(*ranked));

	for (size_t i = 0; i < count; i++)
		ranked[i] = (struct ranked){ predictions[i], i };
	qsort(ranked, count, sizeof(*ranked), compare_predictions);
	return ranked;
}

struct sides {
	double right;
	double wrong;
};

static struct sides sides_of(const struct outcome *outcomes,
	const struct ranked *ranked, size_t first, size_t end)
{
	struct sides sides = { 0 };

	for (size_t i = first; i < end; i++) {
		double score = outcomes[ranked[i].place].score;

		sides.right += score;
		sides.wrong += 1 - score;
	}
	return sides;
}

/*
 * Walks up the predictions, equal ones together. value is how a right one
 * there wins over the wrong ones plus how a wrong one loses to the right ones,
 * each in shares: half of its sum by weight is the AUC.
 */
static double walk_up(const struct outcome *outcomes,
	const struct ranked *ranked, size_t count, struct influence *influences)
{
	struct sides all = sides_of(outcomes, ranked, 0, count);
	struct sides below = { 0 };
	double auc = 0;

	for (size_t first = 0, end; first < count; first = end) {
		struct sides here;
		double wins;
		double loses;

		for (end = first + 1; end < count && !(ranked[first].prediction
			< ranked[end].prediction); end++)
			;
		here = sides_of(outcomes, ranked, first, end);
		wins = (below.wrong + here.wrong / 2) / all.wrong;
		loses = 1 - (below.right + here.right / 2) / all.right;
		auc += here.right / all.right * wins;
		for (size_t i = first; i < end; i++) {
			const struct outcome *outcome =
				&outcomes[ranked[i].place];

			influences[i].student = outcome->student;
			influences[i].value =
				outcome->score / all.right * wins +
				(1 - outcome->score) / all.wrong * loses;
		}
		below.right += here.right;
		below.wrong += here.wrong;
	}
	return auc;
}

struct figure metrics_auc(const double *predictions,
	const struct outcome *outcomes, size_t count)
{
	struct ranked *ranked = rank(predictions, count);
	struct sides all = sides_of(outcomes, ranked, 0, count);
	struct figure figure = { .is_known = false };
	struct influence *influences;
	double auc;

	if (all.right < METRICS_EACH_MIN || all.wrong < METRICS_EACH_MIN) {
		mem_free(ranked);
		return figure;
	}
	influences = mem_new(count, sizeof(*influences));
	auc = walk_up(outcomes, ranked, count, influences);
	for (size_t i = 0; i < count; i++) {
		double score = outcomes[ranked[i].place].score;

		influences[i].value -= auc * (score / all.right +
			(1 - score) / all.wrong);
	}
	figure = figure_of(auc, influences, count);
	mem_free(influences);
	mem_free(ranked);
	return figure;
}

struct figure metrics_rmse(const double *predictions,
	const struct outcome *outcomes, size_t count)
{
	struct figure figure = { .is_known = false };
	double *squares;

	if (count < METRICS_CHECKINS_MIN)
		return figure;
	squares = mem_new(count, sizeof(*squares));
	for (size_t i = 0; i < count; i++) {
		double miss = predictions[i] - outcomes[i].score;

		squares[i] = miss * miss;
	}
	figure = mean_of(squares, outcomes, count, false);
	figure.value = sqrt(figure.value);
	figure.low = sqrt(fmax(figure.low, 0));
	figure.high = sqrt(figure.high);
	mem_free(squares);
	return figure;
}

static double loss_of(double prediction, const struct outcome *outcome)
{
	double chance = fmax(least_chance, fmin(1 - least_chance, prediction));

	return -outcome->score * log(chance) -
		(1 - outcome->score) * log1p(-chance);
}

struct figure metrics_log_loss(const double *predictions,
	const struct outcome *outcomes, size_t count)
{
	struct figure figure = { .is_known = false };
	double *losses;

	if (count < METRICS_CHECKINS_MIN)
		return figure;
	losses = mem_new(count, sizeof(*losses));
	for (size_t i = 0; i < count; i++)
		losses[i] = loss_of(predictions[i], &outcomes[i]);
	figure = mean_of(losses, outcomes, count, true);
	mem_free(losses);
	return figure;
}

struct figure metrics_gain(const double *predictions, const double *others,
	const struct outcome *outcomes, size_t count)
{
	struct figure figure = { .is_known = false };
	double *gains;

	if (count < METRICS_CHECKINS_MIN)
		return figure;
	gains = mem_new(count, sizeof(*gains));
	for (size_t i = 0; i < count; i++)
		gains[i] = loss_of(others[i], &outcomes[i]) -
			loss_of(predictions[i], &outcomes[i]);
	figure = mean_of(gains, outcomes, count, true);
	mem_free(gains);
	return figure;
}

static double sum_scores(const struct outcome *outcomes, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += outcomes[i].score;
	return sum;
}

static void add_influences(struct influence *influences,
	const struct outcome *outcomes, size_t count, double sign)
{
	double mean = sum_scores(outcomes, count) / (double)count;

	for (size_t i = 0; i < count; i++)
		influences[i] = (struct influence){
			.student = outcomes[i].student,
			.value = sign * (outcomes[i].score - mean) /
				(double)count,
		};
}

struct figure metrics_mean(const struct outcome *outcomes, size_t count,
	size_t least)
{
	struct figure figure = { .is_known = false };
	struct influence *influences;

	assert(least > 0);
	if (count < least)
		return figure;
	influences = mem_new(count, sizeof(*influences));
	add_influences(influences, outcomes, count, 1);
	figure = figure_of(sum_scores(outcomes, count) / (double)count,
		influences, count);
	mem_free(influences);
	return figure;
}

struct figure metrics_difference(const struct outcome *first,
	size_t first_count, const struct outcome *second, size_t second_count)
{
	struct figure figure = { .is_known = false };
	struct influence *influences;
	size_t count = first_count + second_count;

	if (first_count < METRICS_BIN_MIN || second_count < METRICS_BIN_MIN)
		return figure;
	influences = mem_new(count, sizeof(*influences));
	add_influences(influences, first, first_count, -1);
	add_influences(influences + first_count, second, second_count, 1);
	figure = figure_of(sum_scores(second, second_count) /
		(double)second_count - sum_scores(first, first_count) /
		(double)first_count, influences, count);
	mem_free(influences);
	return figure;
}

static size_t bin_of(double prediction)
{
	double bin = floor(prediction * CALIBRATION_BINS);

	return (size_t)fmax(0, fmin(CALIBRATION_BINS - 1, bin));
}

static void fill_bin(struct calibration_bin *bin, size_t number,
	const double *predictions, const struct outcome *outcomes,
	size_t count)
{
	struct outcome *here = mem_new(count, sizeof(*here));
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		if (bin_of(predictions[i]) != number)
			continue;
		sum += predictions[i];
		here[bin->count++] = outcomes[i];
	}
	if (bin->count > 0)
		bin->predicted = sum / (double)bin->count;
	bin->score = metrics_mean(here, bin->count, METRICS_BIN_MIN);
	mem_free(here);
}

void metrics_calibrate(const double *predictions,
	const struct outcome *outcomes, size_t count,
	struct calibration *calibration)
{
	double error = 0;
	size_t counted = 0;

	*calibration = (struct calibration){ .error.is_known = false };
	for (size_t i = 0; i < CALIBRATION_BINS; i++) {
		struct calibration_bin *bin = &calibration->bins[i];

		fill_bin(bin, i, predictions, outcomes, count);
		if (!bin->score.is_known)
			continue;
		error += (double)bin->count *
			fabs(bin->predicted - bin->score.value);
		counted += bin->count;
	}
	if (counted < METRICS_CHECKINS_MIN)
		return;
	calibration->error.is_known = true;
	calibration->error.value = error / (double)counted;
}

double metrics_inside_80(struct belief before, double points, double items)
{
	double high = surprise_odds(before, points, items);
	double low = points >= 1 ? surprise_odds(before, points - 1, items) :
		0;
	double inside = fmin(high, .9) - fmax(low, .1);

	/* Steps so small in the tail that nothing is left of them. */
	if (!(high > low))
		return high > .1 && high < .9;
	return fmax(0, inside) / (high - low);
}

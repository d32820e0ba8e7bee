/* SPDX-License-Identifier: MIT */
/*
 * The filter of one pair. Notation of Durbin and Koopman, Time Series
 * Analysis by State Space Methods: surprise v, its variance F, gain K, and
 * backwards the disturbance u and the sums r.
 */
#include "filter.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "linear.h"

static const double largest_step = 2;
static const double largest_logit = 7;

static double clamp(double value, double limit)
{
	return value > limit ? limit : value < -limit ? -limit : value;
}

double sighting_practice(const struct fit_setting *setting, size_t try)
{
	double power = setting->practice_power;

	return power > 0 ? (pow(1 + (double)try, power) - 1) / power :
		log1p((double)try);
}

/* Both parts fall back to their priors with the power law of forgetting; d
 * gets less certain on top of it. */
struct gap gap_of(const struct fit_setting *setting, double days)
{
	double log_days;
	double keep;

	if (!(setting->forgetting > 0 || setting->own_drift > 0))
		return (struct gap){ .keep = 1 };
	log_days = log1p(fmax(days, 0));
	keep = exp(-setting->forgetting * log_days);
	return (struct gap){
		.keep = keep,
		.drift = setting->own_variance * (1 - keep * keep) +
			setting->own_drift * log_days,
	};
}

void sighting_init(struct sighting *sighting, double points, double items)
{
	sighting->points = points;
	sighting->items = items;
	/* Half an item right and half wrong: finite for none and for all. */
	sighting->logit = log((points + .5) / (items - points + .5));
}

static double logistic(double logit)
{
	return 1 / (1 + exp(-logit));
}

/*
 * k of n is log-concave in the logit; its second order expansion is a normal
 * observation of the logit (the step of iterated reweighted least squares).
 */
void sighting_linearise(struct sighting *sighting)
{
	double p = logistic(sighting->logit);
	double slope = p * (1 - p);

	sighting->weight = sighting->items * slope;
	sighting->observed = sighting->logit +
		(sighting->points / sighting->items - p) / slope;
}

void sighting_shift(struct sighting *sighting)
{
	sighting->observed = sighting->logit + (sighting->points -
		sighting->items * logistic(sighting->logit)) /
		sighting->weight;
}

/* log(1 + exp(x)) */
static double soft_plus(double x)
{
	return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

double sighting_likelihood(const struct sighting *sighting, double logit)
{
	double here = sighting->points * sighting->logit -
		sighting->items * soft_plus(sighting->logit);
	double step = logit - sighting->logit;

	return here + sighting->weight * step *
		(sighting->observed - sighting->logit - .5 * step);
}

bool sighting_is_at_limit(const struct sighting *sighting)
{
	return fabs(sighting->logit) >= largest_logit;
}

double sighting_move(struct sighting *sighting, double logit)
{
	double step = clamp(logit - sighting->logit, largest_step);
	double before = sighting->logit;

	sighting->logit = clamp(before + step, largest_logit);
	return fabs(sighting->logit - before);
}

struct spread spread_wait(const struct fit_setting *setting,
	struct spread spread, struct gap gap)
{
	double kept = gap.keep * gap.keep;

	return (struct spread){
		.own = kept * spread.own + gap.drift,
		.both = kept * spread.both,
		.recent = kept * spread.recent +
			setting->recent_variance * (1 - kept),
	};
}

double spread_sum(struct spread spread)
{
	return spread.own + 2 * spread.both + spread.recent;
}

void filter_init(struct filter *filter, const struct fit_setting *setting,
	double *memory, size_t columns)
{
	for (size_t i = 0; i < 3 * columns; i++)
		memory[i] = 0;
	*filter = (struct filter){
		.setting = setting,
		.spread = {
			.own = setting->own_variance,
			.recent = setting->recent_variance,
		},
		.columns = COLUMN_ROUNDS,
		.own = memory,
		.recent = memory + columns,
		.surprise = memory + 2 * columns,
	};
}

static void meet(struct filter *filter, const struct sighting *sighting)
{
	double *surprise = filter->surprise;
	size_t column = sighting->column;

	/* A round's column is all zero until its first check-in. */
	if (column >= filter->columns)
		filter->columns = column + 1;
	for (size_t i = 0; i < filter->columns; i++)
		surprise[i] = -(filter->own[i] + filter->recent[i]);
	surprise[COLUMN_OBSERVED] += sighting->observed - sighting->known;
	surprise[COLUMN_LATE] += sighting->late;
	surprise[COLUMN_LEVEL] += 1;
	surprise[COLUMN_PRACTICE] += sighting->practice;
	if (column != COLUMN_NONE)
		surprise[column] += 1;
}

static struct update spread_observe(struct spread *spread,
	const struct sighting *sighting)
{
	struct update update;

	update.variance = spread_sum(*spread) + sighting->extra +
		1 / sighting->weight;
	update.own = (spread->own + spread->both) / update.variance;
	update.recent = (spread->both + spread->recent) / update.variance;
	spread->own -= update.own * update.own * update.variance;
	spread->both -= update.own * update.recent * update.variance;
	spread->recent -= update.recent * update.recent * update.variance;
	return update;
}

static void spread_turn(struct spread *spread,
	const struct fit_setting *setting)
{
	double kept = setting->recent_keep * setting->recent_keep;

	spread->own += setting->own_step;
	spread->both *= setting->recent_keep;
	spread->recent = kept * spread->recent +
		setting->recent_variance * (1 - kept);
}

struct update filter_observe(struct filter *filter,
	const struct sighting *sighting)
{
	struct update update = spread_observe(&filter->spread, sighting);

	meet(filter, sighting);
	linear_add(filter->own, update.own, filter->surprise,
		filter->columns);
	linear_add(filter->recent, update.recent, filter->surprise,
		filter->columns);
	return update;
}

void filter_turn(struct filter *filter)
{
	for (size_t i = 0; i < filter->columns; i++)
		filter->recent[i] *= filter->setting->recent_keep;
	spread_turn(&filter->spread, filter->setting);
}

void filter_wait(struct filter *filter, struct gap gap)
{
	for (size_t i = 0; i < filter->columns; i++) {
		filter->own[i] *= gap.keep;
		filter->recent[i] *= gap.keep;
	}
	filter->spread = spread_wait(filter->setting, filter->spread, gap);
}

double filter_level(const struct filter *filter, size_t column)
{
	return filter->own[column] + filter->recent[column];
}

/* What d and e keep from a check-in until right before the next one, and how
 * much of its surprise is in them by then. */
struct passage {
	double own_kept;
	double recent_kept;
	double own_gain;
	double recent_gain;
};

static struct passage passage_of(const struct fit_setting *setting,
	const struct sighting *sighting, bool is_last)
{
	double keep = is_last ? 1 : sighting->gap.keep;
	double recent_keep = keep * setting->recent_keep;

	return (struct passage){
		.own_kept = keep,
		.recent_kept = recent_keep,
		.own_gain = keep * sighting->update.own,
		.recent_gain = recent_keep * sighting->update.recent,
	};
}

/* What a check-in leaves for the pass on the columns of rounds. */
struct echo {
	double common[COLUMN_ROUNDS]; /* surprises of columns of no round */
	double tie_own;    /* to an earlier check-in: times the d it left */
	double tie_recent; /* and the e */
};

/* The columns that are no round's, during their pass: as many as there are,
 * so that their loops need no counting. */
struct common {
	double own[COLUMN_ROUNDS];
	double recent[COLUMN_ROUNDS];
	double surprise[COLUMN_ROUNDS];
	double evidence[COLUMN_ROUNDS][COLUMN_ROUNDS];
};

static void common_meet(struct common *common,
	const struct sighting *sighting, struct update update)
{
	const double seen[COLUMN_ROUNDS] = {
		[COLUMN_OBSERVED] = sighting->observed - sighting->known,
		[COLUMN_LATE] = sighting->late,
		[COLUMN_LEVEL] = 1,
		[COLUMN_PRACTICE] = sighting->practice,
	};
	double precision = 1 / update.variance;

	for (size_t i = 0; i < COLUMN_ROUNDS; i++)
		common->surprise[i] = seen[i] -
			(common->own[i] + common->recent[i]);
	for (size_t i = 0; i < COLUMN_ROUNDS; i++) {
		common->own[i] += update.own * common->surprise[i];
		common->recent[i] += update.recent * common->surprise[i];
	}
	for (size_t i = 0; i < COLUMN_ROUNDS; i++)
		for (size_t j = 0; j < COLUMN_ROUNDS; j++)
			common->evidence[i][j] += common->surprise[i] *
				precision * common->surprise[j];
}

static void common_pass(struct common *common, double own_kept,
	double recent_kept)
{
	for (size_t i = 0; i < COLUMN_ROUNDS; i++) {
		common->own[i] *= own_kept;
		common->recent[i] *= recent_kept;
	}
}

/* The pass on the columns that are no round's. */
static void run_common(struct filter *filter, struct sighting *sightings,
	size_t count, double *evidence, size_t columns, struct echo *echoes)
{
	const struct fit_setting *setting = filter->setting;
	struct common common = { .own = { 0 } };

	for (size_t i = 0; i < count; i++) {
		struct sighting *sighting = &sightings[i];

		if (i > 0) {
			struct gap gap = sightings[i - 1].gap;

			common_pass(&common, gap.keep, gap.keep);
			filter->spread = spread_wait(setting, filter->spread,
				gap);
		}
		sighting->update = spread_observe(&filter->spread, sighting);
		common_meet(&common, sighting, sighting->update);
		if (echoes)
			memcpy(echoes[i].common, common.surprise,
				sizeof(common.surprise));
		common_pass(&common, 1, setting->recent_keep);
		spread_turn(&filter->spread, setting);
	}
	memcpy(filter->own, common.own, sizeof(common.own));
	memcpy(filter->recent, common.recent, sizeof(common.recent));
	for (size_t i = 0; i < COLUMN_ROUNDS; i++)
		linear_add(evidence + i * columns, 1, common.evidence[i],
			i + 1);
}

/*
 * What the later check-ins say of d and e as they are before them: of each
 * common column (the sums r of the smoother), and how precisely (N).
 */
struct hindsight {
	double own[COLUMN_ROUNDS];
	double recent[COLUMN_ROUNDS];
	struct spread precision;
};

/* The disturbances of the common columns are what a check-in's round, if it
 * has one, has in common with these. */
static void look_back(struct hindsight *later, const double *common,
	double variance, struct passage passage, double *evidence)
{
	for (size_t i = 0; i < COLUMN_ROUNDS; i++) {
		double noise = common[i] / variance -
			passage.own_gain * later->own[i] -
			passage.recent_gain * later->recent[i];

		if (evidence)
			evidence[i] += noise;
		later->own[i] = noise + passage.own_kept * later->own[i];
		later->recent[i] = noise +
			passage.recent_kept * later->recent[i];
	}
}

/* The precision of a check-in given all the others; sets its tie to those
 * before it. */
static double tie(struct spread *later, double variance,
	struct passage passage, struct echo *echo)
{
	double own = later->own * passage.own_gain +
		later->both * passage.recent_gain;
	double recent = later->both * passage.own_gain +
		later->recent * passage.recent_gain;
	double precision = 1 / variance +
		passage.own_gain * own + passage.recent_gain * recent;

	own *= passage.own_kept;
	recent *= passage.recent_kept;
	echo->tie_own = own - precision;
	echo->tie_recent = recent - precision;
	*later = (struct spread){
		.own = passage.own_kept * passage.own_kept * later->own -
			2 * own + precision,
		.both = passage.own_kept * passage.recent_kept * later->both -
			own - recent + precision,
		.recent = passage.recent_kept * passage.recent_kept *
			later->recent - 2 * recent + precision,
	};
	return precision;
}

static void run_back(const struct fit_setting *setting,
	const struct sighting *sightings, size_t count, double *evidence,
	size_t columns, struct echo *echoes)
{
	struct hindsight later = { .precision = { 0 } };

	for (size_t i = count; i-- > 0;) {
		const struct sighting *sighting = &sightings[i];
		double variance = sighting->update.variance;
		struct passage passage = passage_of(setting, sighting,
			i + 1 == count);
		size_t column = sighting->column;
		double *row = column == COLUMN_NONE ? NULL :
			evidence + column * columns;
		double precision;

		look_back(&later, echoes[i].common, variance, passage, row);
		precision = tie(&later.precision, variance, passage,
			&echoes[i]);
		if (row)
			row[column] += precision;
	}
}

/* Adds what a check-in's round has in common with those met before. */
static void add_ties(const double *ties, size_t met, size_t column,
	double *evidence, size_t columns)
{
	double *row = evidence + column * columns;
	size_t before = met < column ? met : column;

	linear_add(row + COLUMN_ROUNDS, 1, ties + COLUMN_ROUNDS,
		before - COLUMN_ROUNDS);
	if (column >= met)
		return;
	/* Both ways: with itself, when the pair was in the round before. */
	row[column] += 2 * ties[column];
	for (size_t i = column + 1; i < met; i++)
		evidence[i * columns + column] += ties[i];
}

static void pass_on(struct filter *filter, const struct echo *echo,
	struct passage passage)
{
	double *restrict own = filter->own;
	double *restrict recent = filter->recent;
	double *restrict ties = filter->surprise;
	double tie_own = echo->tie_own;
	double tie_recent = echo->tie_recent;
	size_t columns = filter->columns;

	for (size_t i = COLUMN_ROUNDS; i < columns; i++) {
		double level = own[i] + recent[i];

		ties[i] = tie_own * own[i] + tie_recent * recent[i];
		own[i] = passage.own_kept * own[i] -
			passage.own_gain * level;
		recent[i] = passage.recent_kept * recent[i] -
			passage.recent_gain * level;
	}
}

/* The pass on the columns of rounds. */
static void run_rounds(struct filter *filter, const struct sighting *sightings,
	size_t count, double *evidence, size_t columns,
	const struct echo *echoes)
{
	for (size_t i = 0; i < count; i++) {
		const struct sighting *sighting = &sightings[i];
		struct passage passage = passage_of(filter->setting, sighting,
			i + 1 == count);
		size_t column = sighting->column;

		pass_on(filter, &echoes[i], passage);
		if (column == COLUMN_NONE)
			continue;
		add_ties(filter->surprise, filter->columns, column, evidence,
			columns);
		filter->own[column] += passage.own_gain;
		filter->recent[column] += passage.recent_gain;
		if (column >= filter->columns)
			filter->columns = column + 1;
	}
}

/*
 * The evidence is H' S^-1 H: H the columns by check-in, S the covariance of
 * the observed logits. A round's column is next to always a single check-in,
 * so what two rounds have in common is one number of S^-1, and that is known
 * from d and e as the earlier one left them and from the smoother's sums
 * behind the later one. The cost is quadratic; adding up the surprises of all
 * columns at each check-in would make it cubic.
 */
void filter_run(struct filter *filter, struct sighting *sightings,
	size_t count, double *evidence, size_t columns)
{
	struct echo *echoes = columns == COLUMN_ROUNDS ? NULL :
		mem_new(count, sizeof(*echoes));

	run_common(filter, sightings, count, evidence, columns, echoes);
	if (!echoes)
		return;
	run_back(filter->setting, sightings, count, evidence, columns, echoes);
	run_rounds(filter, sightings, count, evidence, columns, echoes);
	mem_free(echoes);
}

/*
 * From what is expected to be left of each observation, in noise, to the
 * noise: forwards the filter again, now that the coefficients are known and so
 * on one column, and backwards the disturbance smoother. u is the surprise as
 * the whole pair explains it, in units of the check-in's own precision.
 */
static void explain(const struct fit_setting *setting,
	struct sighting *sightings, size_t count)
{
	double own = 0;
	double recent = 0;

	for (size_t i = 0; i < count; i++) {
		struct sighting *s = &sightings[i];

		s->noise -= own + recent;
		own = s->gap.keep * (own + s->update.own * s->noise);
		recent = s->gap.keep * setting->recent_keep *
			(recent + s->update.recent * s->noise);
	}
	own = 0;
	recent = 0;
	for (size_t i = count; i-- > 0;) {
		struct sighting *s = &sightings[i];

		own *= s->gap.keep;
		recent *= s->gap.keep * setting->recent_keep;
		s->noise = s->noise / s->update.variance -
			s->update.own * own - s->update.recent * recent;
		own += s->noise;
		recent += s->noise;
	}
}

struct testimony filter_hear(const struct fit_setting *setting,
	struct sighting *sightings, size_t count)
{
	struct testimony sum = { 0 };

	for (size_t i = 0; i < count; i++)
		sightings[i].noise = sightings[i].observed -
			sightings[i].known;
	explain(setting, sightings, count);
	for (size_t i = 0; i < count; i++) {
		const struct sighting *s = &sightings[i];

		sum.late += s->noise * s->late;
		sum.level += s->noise;
		sum.practice += s->noise * s->practice;
	}
	return sum;
}

static double expected(const struct sighting *sighting,
	const double *coefficients)
{
	double sum = sighting->known + coefficients[COLUMN_LEVEL] +
		coefficients[COLUMN_LATE] * sighting->late +
		coefficients[COLUMN_PRACTICE] * sighting->practice;

	return sighting->column == COLUMN_NONE ? sum :
		sum + coefficients[sighting->column];
}

/* The noise by the check-in's weight is the part of the observation that stays
 * noise; the rest is the smoothed logit. */
double filter_smooth(const struct fit_setting *setting,
	struct sighting *sightings, size_t count, const double *coefficients)
{
	double largest = 0;

	for (size_t i = 0; i < count; i++)
		sightings[i].noise = sightings[i].observed -
			expected(&sightings[i], coefficients);
	explain(setting, sightings, count);
	for (size_t i = 0; i < count; i++) {
		struct sighting *s = &sightings[i];
		double step = sighting_move(s,
			s->observed - s->noise / s->weight);

		if (step > largest)
			largest = step;
	}
	return largest;
}

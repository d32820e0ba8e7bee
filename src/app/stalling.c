/* SPDX-License-Identifier: MIT */
/* Which segment stalls, what those who stall have in common, and who came
 * back, in numbers and in sentences. */
#include "stalling.h"

#include <math.h>
#include <string.h>

#include "app/wording.h"
#include "base/mem.h"

#define APART .5 /* a middling difference (Cohen 1988) */
#define SIGNALS_SAID 3
#define ALIKE 1e-9
/* Where all are alike on both sides, there is no end to it. */
#define APART_MOST 9.

/* A student over all moments: who was in two segments is one person still. */
struct stayer {
	const struct telling *first;
	double gain;
	double moments; /* of which a gain is known */
	bool stalls;
};
typedef VEC(struct stayer) stayer_list;

static struct stayer *stayer_of(stayer_list *list,
	const struct telling *telling)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].first->row.student ==
		    telling->row.student)
			return &list->items[i];
	}
	vec_push(list, ((struct stayer){ .first = telling }));
	return &list->items[list->count - 1];
}

/* Those alone of whom a gain is known. */
static stayer_list list_stayers(const struct walk *walk)
{
	stayer_list list = VEC_INIT;

	for (size_t i = 0; i < walk->tellings.count; i++) {
		const struct telling *telling = &walk->tellings.items[i];
		double gain = telling->row.value[OUTCOME_GAIN];
		struct stayer *stayer;

		if (isnan(gain))
			continue;
		stayer = stayer_of(&list, telling);
		stayer->gain += gain;
		stayer->moments++;
		stayer->stalls = stayer->gain / stayer->moments <=
			OUTCOME_GAIN_LEAST;
	}
	return list;
}

static bool is_of(const struct telling *telling, const struct stayer *stayer)
{
	return telling->row.student == stayer->first->row.student;
}

static bool is_said(const struct telling *telling, const char *what)
{
	return (telling->cause && !strcmp(telling->cause, what)) ||
		(telling->stalled_by && !strcmp(telling->stalled_by, what)) ||
		(telling->constraint && (!strcmp(what, "constraint") ||
		!strcmp(telling->constraint, what)));
}

static void count_cause(const struct walk *walk, const stayer_list *list,
	const char *what)
{
	struct afterwards_cause cause = { .what = what };
	struct afterwards *out = walk->out;

	for (size_t i = 0; i < list->count; i++) {
		bool said = false;

		for (size_t j = 0; j < walk->tellings.count && !said; j++)
			said = is_of(&walk->tellings.items[j],
				&list->items[i]) &&
				is_said(&walk->tellings.items[j], what);
		if (said && list->items[i].stalls)
			cause.stalled++;
		else if (said)
			cause.gained++;
	}
	if (cause.stalled + cause.gained)
		out->causes[out->cause_count++] = cause;
}

static void count_causes(const struct walk *walk, const stayer_list *list)
{
	size_t most = 1;

	for (size_t i = 0; plan_causes[i]; i++)
		most++;
	for (size_t i = 0; constraints[i].name; i++)
		most++;
	walk->out->causes = arena_new(&walk->out->arena, most,
		sizeof(*walk->out->causes));
	for (size_t i = 0; plan_causes[i]; i++)
		count_cause(walk, list, plan_causes[i]);
	for (size_t i = 0; constraints[i].name; i++)
		count_cause(walk, list, constraints[i].name);
	count_cause(walk, list, "another constraint");
}

struct spread {
	double count;
	double sum;
	double squares;
};

static double mean_of(const struct spread *spread)
{
	return spread->count > 0 ? spread->sum / spread->count : NAN;
}

static double variance_of(const struct spread *spread)
{
	double mean = mean_of(spread);

	return fmax(0, (spread->squares - spread->count * mean * mean) /
		(spread->count - 1));
}

static double apart(const struct spread *stalled, const struct spread *gained)
{
	double pooled;
	double off;

	if (stalled->count < AFTERWARDS_LEAST ||
	    gained->count < AFTERWARDS_LEAST)
		return NAN;
	pooled = sqrt((variance_of(stalled) + variance_of(gained)) / 2);
	off = mean_of(stalled) - mean_of(gained);
	if (fabs(off) < ALIKE)
		return 0;
	return copysign(fmin(fabs(off) / fmax(pooled, ALIKE), APART_MOST),
		off);
}

/* As learners were when they were first seated. */
static void compare_signals(const struct walk *walk, const stayer_list *list)
{
	for (size_t kind = 0; kind < SIGNAL_COUNT; kind++) {
		struct spread spreads[2] = { { .count = 0 } };

		for (size_t i = 0; i < list->count; i++) {
			const struct stayer *stayer = &list->items[i];
			double value = stayer->first->signals.value[kind];
			struct spread *spread = &spreads[stayer->stalls];

			if (isnan(value))
				continue;
			spread->count++;
			spread->sum += value;
			spread->squares += value * value;
		}
		walk->out->signals[kind] = (struct afterwards_signal){
			.stalled = mean_of(&spreads[true]),
			.gained = mean_of(&spreads[false]),
			.apart = apart(&spreads[true], &spreads[false]),
		};
	}
}

/* Students of a segment of whom a gain is known. */
static size_t known_of(const struct afterwards *out, size_t segment)
{
	return out->outcomes.stalled[segment] + out->outcomes.gained[segment];
}

/* Of all other segments. */
static void count_others(const struct afterwards *out, size_t segment,
	size_t *stalled, size_t *known)
{
	*stalled = *known = 0;
	for (size_t i = 0; i < out->segments.count; i++) {
		if (i == segment)
			continue;
		*stalled += out->outcomes.stalled[i];
		*known += known_of(out, i);
	}
}

static double log_ways(size_t of, size_t taken)
{
	double sum = 0;

	for (size_t i = 1; i <= taken; i++)
		sum += log((double)(of - taken + i) / (double)i);
	return sum;
}

/* How often so many or more would have stalled here, were it all the same
 * where they are (Fisher 1935). */
static double chance(const struct afterwards *out, size_t segment)
{
	size_t here = known_of(out, segment);
	size_t stalled;
	size_t known;
	double sum = 0;

	count_others(out, segment, &stalled, &known);
	for (size_t i = out->outcomes.stalled[segment]; i <= here; i++) {
		size_t all = stalled + out->outcomes.stalled[segment];

		if (i <= all && all - i <= known)
			sum += exp(log_ways(here, i) +
				log_ways(known, all - i) -
				log_ways(here + known, all));
	}
	return sum;
}

static void find_segment(struct afterwards *out)
{
	double worst = .5;

	for (size_t i = 0; i < out->segments.count; i++) {
		size_t known = known_of(out, i);
		double share = known ? (double)out->outcomes.stalled[i] /
			(double)known : 0;

		if (known < AFTERWARDS_LEAST || share <= worst)
			continue;
		worst = share;
		out->most = i;
	}
	if (out->most != SEGMENTS_MOST && chance(out, out->most) <=
	    AFTERWARDS_CHANCE)
		out->stalls = out->most;
}

void stalling_find(const struct walk *walk)
{
	stayer_list list = list_stayers(walk);

	for (size_t i = 0; i < list.count; i++) {
		walk->out->stalled += list.items[i].stalls;
		walk->out->gained += !list.items[i].stalls;
	}
	find_segment(walk->out);
	count_causes(walk, &list);
	compare_signals(walk, &list);
	vec_release(&list);
}

void afterwards_write_weeks(struct buf *out,
	const struct afterwards *afterwards)
{
	if (afterwards->weeks == 1)
		buf_adds(out, "the week");
	else
		buf_addf(out, "the %d weeks", afterwards->weeks);
}

static bool write_early(struct buf *out, const struct afterwards *afterwards)
{
	if (afterwards->moment_count)
		return false;
	buf_adds(out, "Too early to say: ");
	if (afterwards->left_out)
		buf_adds(out, "nothing had been entered at any moment that "
			"has as much time after it");
	else
		buf_addf(out, "it takes %d week%s of check-ins to seat "
			"learners, and as much time after", afterwards->weeks,
			afterwards->weeks == 1 ? "" : "s");
	if (!afterwards->left_out && afterwards->next != CIVIL_NEVER) {
		buf_adds(out, ", which there is from ");
		date_write_iso(out, afterwards->next);
		buf_adds(out, " on");
	}
	buf_adds(out, ".\n");
	return true;
}

/* What the table shows, and what is no finding. */
static void write_few(struct buf *out, const struct afterwards *afterwards)
{
	bool has_any = false;

	for (size_t i = 0; i < afterwards->segments.count; i++) {
		size_t stalled = afterwards->outcomes.stalled[i];
		size_t known = known_of(afterwards, i);

		if (known >= AFTERWARDS_LEAST || 2 * stalled <= known)
			continue;
		buf_addf(out, "%s%s (%zu of %zu without a gain)", has_any ?
			", " : "Too few to say: ",
			afterwards->segments.items[i].name, stalled, known);
		has_any = true;
	}
	if (has_any)
		buf_adds(out, ".\n");
}

static void write_stalls(struct buf *out, const struct afterwards *afterwards)
{
	size_t at = afterwards->most;
	size_t stalled;
	size_t known;

	if (afterwards->stalled + afterwards->gained < AFTERWARDS_LEAST) {
		buf_addf(out, "Too early to say what stalls: the gain of %zu "
			"is known.\n", afterwards->stalled +
			afterwards->gained);
		return;
	}
	if (at == SEGMENTS_MOST) {
		buf_addf(out, "No segment stalls: in none of %d students or "
			"more did over half go without a gain; %zu of %zu "
			"students did in all.\n", AFTERWARDS_LEAST,
			afterwards->stalled,
			afterwards->stalled + afterwards->gained);
	} else {
		bool is_sure = afterwards->stalls == at;

		count_others(afterwards, at, &stalled, &known);
		buf_addf(out, is_sure ? "%s stalls: " : "No segment surely "
			"stalls: in %s ",
			afterwards->segments.items[at].name);
		buf_addf(out, "%zu of %zu had no gain%s, in the other "
			"segments %zu of %zu%s.\n",
			afterwards->outcomes.stalled[at],
			known_of(afterwards, at), is_sure ? " in it" : "",
			stalled, known, is_sure ? "" : ", which may be chance");
	}
	write_few(out, afterwards);
	buf_adds(out, "A student counts once in each segment they were in.\n");
}

/* Percents do not add up to a person: counts do. */
static void write_causes(struct buf *out, const struct afterwards *afterwards)
{
	for (size_t i = 0; i < afterwards->cause_count; i++) {
		const struct afterwards_cause *cause = &afterwards->causes[i];

		buf_addf(out, "%s: said of %zu of the %zu who stalled, and of "
			"%zu of the %zu who gained.\n", cause->what,
			cause->stalled, afterwards->stalled, cause->gained,
			afterwards->gained);
	}
	if (!afterwards->cause_count && afterwards->stalled)
		buf_adds(out, "What stands in their way was said of none: "
			"\"plan review --cause\", \"routine set --cause\" and "
			"\"block\" say it.\n");
}

/* The level is what stalls; to say it again would say nothing. */
static bool is_news(enum signal signal)
{
	return signal != SIGNAL_LEVEL && signal != SIGNAL_GAIN &&
		!signal_kinds[signal].is_constraint;
}

/* The one that is furthest apart, and nearer than the last; false: none. */
static bool next_signal(const struct afterwards *afterwards, double below,
	size_t *found)
{
	double best = APART;

	*found = SIGNAL_COUNT;
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		double off = fabs(afterwards->signals[i].apart);

		if (!is_news((enum signal)i) || isnan(off) || off < best ||
		    off >= below)
			continue;
		best = off;
		*found = i;
	}
	return *found != SIGNAL_COUNT;
}

static void write_signals(struct buf *out,
	const struct afterwards *afterwards)
{
	double below = INFINITY;
	size_t at;

	for (size_t i = 0; i < SIGNALS_SAID &&
	     next_signal(afterwards, below, &at); i++) {
		const struct afterwards_signal *signal =
			&afterwards->signals[at];

		below = fabs(signal->apart);
		buf_addf(out, "%s%s ", i ? ", " : "Those who stalled differed "
			"when they were seated: ", signal_kinds[at].name);
		signal_write_value(out, (enum signal)at, signal->stalled);
		buf_adds(out, " for ");
		signal_write_value(out, (enum signal)at, signal->gained);
	}
	if (isfinite(below))
		buf_adds(out, ".\n");
}

void afterwards_write(struct buf *out, const struct afterwards *afterwards)
{
	if (write_early(out, afterwards))
		return;
	write_stalls(out, afterwards);
	write_causes(out, afterwards);
	write_signals(out, afterwards);
	if (afterwards->removed) {
		buf_addf(out, "Of %zu whose block was removed %zu %s seen in ",
			afterwards->removed, afterwards->returned,
			afterwards->returned == 1 ? "was" : "were");
		afterwards_write_weeks(out, afterwards);
		buf_adds(out, " after.\n");
	}
}

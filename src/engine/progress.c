/* SPDX-License-Identifier: MIT */
/* Points of a plan, the line they are held against, and what was given. */
#include "engine/progress.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "progress_rules.h"
#include "share.h"

#define WEEK 7.
/* Scores are compared as they were entered; sums of them differ in the last
 * bits. */
#define ON_THE_LINE 1e-9

static bool is_meant(const struct checkin *checkin, int64_t student,
	int64_t objective)
{
	return checkin->student == student &&
		(!objective || checkin->objective == objective);
}

static double median_of_three(const double *values)
{
	double low = fmin(values[0], values[1]);
	double high = fmax(values[0], values[1]);

	return fmax(low, fmin(high, values[2]));
}

bool progress_baseline(const struct facts *facts, int64_t student,
	int64_t objective, civil until, double *baseline)
{
	double last[MEDIAN_OF];
	size_t found = 0;
	double items;

	for (size_t i = facts->checkin_count; i-- > 0 && found < MEDIAN_OF;) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->observed_at <= until &&
		    is_meant(checkin, student, objective))
			last[found++] = share_of(checkin, &facts->policy,
				&items);
	}
	if (found == MEDIAN_OF)
		*baseline = median_of_three(last);
	return found == MEDIAN_OF;
}

/* Joined to the last point when it is of the same day. */
static void add_point(struct progress *progress, double *items, civil when,
	double share, double weight)
{
	struct progress_point *last = &progress->points[progress->count];

	if (progress->count && date_day(last[-1].when) == date_day(when)) {
		last--;
		*items += weight;
		last->score += (share - last->score) * weight / *items;
		last->when = when;
		return;
	}
	*items = weight;
	*last = (struct progress_point){ .when = when, .score = share };
	progress->count++;
}

static void read_points(struct progress *progress, const struct facts *facts,
	const struct plan *plan, civil until)
{
	double items = 0;

	progress->points = arena_new(&progress->arena, facts->checkin_count,
		sizeof(*progress->points));
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];
		double weight;
		double share;

		if (!is_meant(checkin, plan->student, plan->objective) ||
		    checkin->observed_at <= plan->starts ||
		    checkin->observed_at > until)
			continue;
		share = share_of(checkin, &facts->policy, &weight);
		add_point(progress, &items, checkin->observed_at, share,
			weight);
	}
	if (progress->count)
		progress->weeks = (int)((date_day(progress->points[
			progress->count - 1].when) - progress->from_day) / 7);
}

double progress_line(const struct progress *progress, int64_t day)
{
	double passed = (double)(day - progress->from_day);
	double whole = (double)(progress->to_day - progress->from_day);
	double share = fmin(fmax(passed / whole, 0), 1);

	assert(progress->has_line);
	return progress->baseline +
		share * (progress->target - progress->baseline);
}

static void draw_line(struct progress *progress, const struct facts *facts,
	const struct plan *plan, civil until)
{
	progress->baseline = plan->baseline;
	progress->has_baseline = plan->has_baseline || progress_baseline(facts,
		plan->student, plan->objective, plan->starts,
		&progress->baseline);
	progress->has_target = plan->has_target;
	progress->target = plan->target;
	progress->has_line = progress->has_baseline && plan->has_target &&
		progress->to_day > progress->from_day;
	if (!progress->has_line)
		return;
	progress->weekly = WEEK * (plan->target - progress->baseline) /
		(double)(progress->to_day - progress->from_day);
	progress->expected = progress_line(progress, date_day(until));
}

/* By how much a score is past another in the direction of the goal. */
static enum verdict_of_plan compare(const struct progress *progress,
	double above, double margin)
{
	double ahead = progress->weekly < 0 ? -above : above;

	if (!progress->has_line)
		return PROGRESS_UNKNOWN;
	if (fabs(ahead) <= margin)
		return PROGRESS_ON;
	return ahead > 0 ? PROGRESS_AHEAD : PROGRESS_BEHIND;
}

static enum strength strength_of(const struct progress *progress,
	size_t least, size_t sure, int weeks)
{
	if (progress->count < least)
		return STRENGTH_NONE;
	return progress->count >= sure && progress->weeks >= weeks ?
		STRENGTH_SURE : STRENGTH_WEAK;
}

static void judge_four(struct progress *progress)
{
	struct progress_rule *rule = &progress->four_point;
	size_t counts[PROGRESS_AHEAD + 1] = { 0 };

	rule->strength = strength_of(progress, FOUR_LEAST, SURE_POINTS,
		SURE_WEEKS);
	if (rule->strength == STRENGTH_NONE || !progress->has_line)
		return;
	for (size_t i = progress->count - FOUR_LEAST; i < progress->count;
	    i++) {
		const struct progress_point *point = &progress->points[i];
		double line = progress_line(progress, date_day(point->when));

		counts[compare(progress, point->score - line, ON_THE_LINE)]++;
	}
	rule->says = PROGRESS_ON;
	if (counts[PROGRESS_BEHIND] == FOUR_LEAST)
		rule->says = PROGRESS_BEHIND;
	else if (counts[PROGRESS_AHEAD] == FOUR_LEAST)
		rule->says = PROGRESS_AHEAD;
}

static double weeks_at(const struct progress *progress, size_t at)
{
	return (double)(date_day(progress->points[at].when) -
		progress->from_day) / WEEK;
}

/* Least squares; returns the standard error of the slope. */
static double fit_trend(const struct progress *progress, double *slope)
{
	double count = (double)progress->count;
	double spread = 0;
	double rest = 0;
	double week = 0;
	double score = 0;

	for (size_t i = 0; i < progress->count; i++) {
		week += weeks_at(progress, i) / count;
		score += progress->points[i].score / count;
	}
	*slope = 0;
	for (size_t i = 0; i < progress->count; i++) {
		double x = weeks_at(progress, i) - week;

		spread += x * x;
		*slope += x * (progress->points[i].score - score);
	}
	*slope /= spread;
	for (size_t i = 0; i < progress->count; i++) {
		double x = weeks_at(progress, i) - week;
		double off = progress->points[i].score - score - *slope * x;

		rest += off * off;
	}
	return sqrt(rest / (count - 2) / spread);
}

static void judge_trend(struct progress *progress)
{
	struct progress_rule *rule = &progress->trend;
	double error;

	rule->strength = strength_of(progress, TREND_LEAST, TREND_SURE_POINTS,
		TREND_SURE_WEEKS);
	if (rule->strength == STRENGTH_NONE)
		return;
	error = fit_trend(progress, &progress->slope);
	rule->says = compare(progress, progress->slope - progress->weekly,
		error + ON_THE_LINE);
}

static void judge_median(struct progress *progress)
{
	struct progress_rule *rule = &progress->median;
	double last[MEDIAN_OF];
	size_t from = progress->count - MEDIAN_OF;

	rule->strength = strength_of(progress, MEDIAN_OF, SURE_POINTS,
		SURE_WEEKS);
	if (rule->strength == STRENGTH_NONE)
		return;
	for (size_t i = 0; i < MEDIAN_OF; i++)
		last[i] = progress->points[from + i].score;
	progress->last_three = median_of_three(last);
	if (!progress->has_line)
		return;
	progress->line_three = progress_line(progress,
		date_day(progress->points[from + 1].when));
	rule->says = compare(progress,
		progress->last_three - progress->line_three, ON_THE_LINE);
}

static void count_sessions(struct progress *progress,
	const struct learners *learners, const struct plan *plan, civil until)
{
	int said = 0;
	int sum = 0;

	for (size_t i = 0; i < learners->session_count; i++) {
		const struct plan_session *session = &learners->sessions[i];

		if (session->plan != plan->id)
			continue;
		progress->held += session->held;
		progress->missed += !session->held;
		if (!session->held)
			continue;
		progress->minutes += session->minutes;
		sum += session->fidelity;
		said += session->fidelity > 0;
	}
	progress->planned = plan->planned;
	if (said)
		progress->fidelity = (double)sum / said;
	if (progress->to_day > progress->from_day) {
		double share = (double)(date_day(until) - progress->from_day) /
			(double)(progress->to_day - progress->from_day);

		progress->due = (int)lround(plan->planned *
			fmin(fmax(share, 0), 1));
	}
}

void progress_read(struct progress *progress, const struct facts *facts,
	const struct learners *learners, const struct plan *plan)
{
	civil until = plan->ended < facts->now ? plan->ended : facts->now;

	*progress = (struct progress){
		.from_day = date_day(plan->starts),
		.to_day = plan->review_day,
		.review_due = plan->outcome == PLAN_OPEN &&
			date_day(facts->now) >= plan->review_day,
	};
	read_points(progress, facts, plan, until);
	draw_line(progress, facts, plan, until);
	judge_four(progress);
	judge_trend(progress);
	judge_median(progress);
	count_sessions(progress, learners, plan, until);
}

void progress_release(struct progress *progress)
{
	arena_release(&progress->arena);
	*progress = (struct progress){ .count = 0 };
}

struct progress_rule progress_overall(const struct progress *progress)
{
	const struct progress_rule rules[] = {
		progress->trend, progress->median, progress->four_point
	};
	struct progress_rule best = { .says = PROGRESS_UNKNOWN };

	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		if (rules[i].says != PROGRESS_UNKNOWN &&
		    rules[i].strength > best.strength)
			best = rules[i];
	}
	return best;
}

const char *strength_name(enum strength strength)
{
	static const char *const names[] = {
		[STRENGTH_NONE] = "none",
		[STRENGTH_WEAK] = "weak",
		[STRENGTH_SURE] = "sure",
	};

	assert(strength < ARRAY_LEN(names));
	return names[strength];
}

const char *progress_name(enum verdict_of_plan says)
{
	static const char *const names[] = {
		[PROGRESS_UNKNOWN] = "",
		[PROGRESS_BEHIND] = "behind",
		[PROGRESS_ON] = "on",
		[PROGRESS_AHEAD] = "ahead",
	};

	assert(says < ARRAY_LEN(names));
	return names[says];
}

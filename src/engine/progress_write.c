/* SPDX-License-Identifier: MIT */
/* What a plan's progress says, in sentences. */
#include "engine/progress.h"

#include <math.h>

#include "base/mem.h"
#include "base/number.h"
#include "progress_rules.h"

/* Less than the middle of 1 hardly .. 4 wholly. */
#define FIDELITY_LOW 2.5

/* A rule of the table: how it is called, and what it needs. */
struct rule_kind {
	const char *name;
	const char *sure; /* begins the sentence of one that is */
	size_t least;
	size_t points;
	int weeks;
};

static const struct rule_kind four_point = {
	"the four-point rule", "Four-point rule", FOUR_LEAST, SURE_POINTS,
	SURE_WEEKS
};
static const struct rule_kind trend = {
	"the trend", "Trend", TREND_LEAST, TREND_SURE_POINTS,
	TREND_SURE_WEEKS
};
static const struct rule_kind median = {
	"the median of three", "Median of three", MEDIAN_OF, SURE_POINTS,
	SURE_WEEKS
};

/* To one decimal. */
static void write_points(struct buf *out, double share)
{
	number_write(out, round(1000 * share) / 10);
}

static void write_line(struct buf *out, const struct progress *progress)
{
	if (!progress->has_target) {
		buf_adds(out, "There is no goal line: no target was said.\n");
		return;
	}
	if (!progress->has_baseline) {
		buf_adds(out, "There is no goal line yet: the baseline is the "
			"median of three check-ins from before the plan, or a "
			"score that was said.\n");
		return;
	}
	if (!progress->has_line) {
		buf_adds(out, "There is no goal line: the review is not after "
			"the start.\n");
		return;
	}
	buf_adds(out, "Goal line: from ");
	write_points(out, progress->baseline);
	buf_adds(out, "% to ");
	write_points(out, progress->target);
	buf_adds(out, "% by ");
	date_write_short(out, progress->to_day * CIVIL_DAY);
	buf_adds(out, ", ");
	write_points(out, progress->weekly);
	buf_adds(out, " points a week; now at ");
	write_points(out, progress->expected);
	buf_adds(out, "%.\n");
}

static void write_too_few(struct buf *out, const struct rule_kind *kind,
	size_t count)
{
	/* Sentences begin with what the name has behind its first letter. */
	buf_addf(out, "T%s needs %zu points: ", kind->name + 1, kind->least);
	if (count)
		buf_addf(out, "there %s %zu so far.\n",
			count == 1 ? "is" : "are", count);
	else
		buf_adds(out, "there are none yet.\n");
}

static void write_begin(struct buf *out, const struct progress *progress,
	const struct rule_kind *kind, enum strength strength)
{
	if (strength == STRENGTH_SURE)
		buf_addf(out, "%s: ", kind->sure);
	else if (progress->count < kind->points)
		buf_addf(out, "%zu points of the %zu that %s needs to be "
			"sure: ", progress->count, kind->points, kind->name);
	else
		buf_addf(out, "%d week%s of the %d that %s needs to be sure: ",
			progress->weeks, progress->weeks == 1 ? "" : "s",
			kind->weeks, kind->name);
}

static void write_end(struct buf *out, const struct progress *progress,
	const struct progress_rule *rule)
{
	static const char *const asks[] = {
		[PROGRESS_BEHIND] = "change the teaching",
		[PROGRESS_ON] = "go on",
		[PROGRESS_AHEAD] = "raise the goal",
	};
	const char *ask = asks[rule->says];

	if (rule->says == PROGRESS_AHEAD && progress->weekly < 0)
		ask = "lower the goal";
	if (rule->says != PROGRESS_UNKNOWN)
		buf_addf(out, ", %s %s", rule->strength == STRENGTH_SURE ?
			"so" : "which would mean to", ask);
	buf_adds(out, ".\n");
}

static const char *side(const struct progress *progress,
	enum verdict_of_plan says)
{
	return (says == PROGRESS_AHEAD) == (progress->weekly >= 0) ? "above" :
		"below";
}

static void write_four(struct buf *out, const struct progress *progress)
{
	const struct progress_rule *rule = &progress->four_point;

	if (rule->says == PROGRESS_UNKNOWN)
		return;
	write_begin(out, progress, &four_point, rule->strength);
	if (rule->says == PROGRESS_ON)
		buf_adds(out, "the last four are not all on one side of the "
			"goal line");
	else
		buf_addf(out, "the last four are %s the goal line",
			side(progress, rule->says));
	write_end(out, progress, rule);
}

static void write_trend(struct buf *out, const struct progress *progress)
{
	static const char *const sides[] = {
		[PROGRESS_BEHIND] = ", behind the ",
		[PROGRESS_ON] = ", not to be told from the ",
		[PROGRESS_AHEAD] = ", ahead of the ",
	};
	const struct progress_rule *rule = &progress->trend;

	write_begin(out, progress, &trend, rule->strength);
	buf_adds(out, "the points go by ");
	write_points(out, progress->slope);
	buf_adds(out, " a week");
	if (rule->says != PROGRESS_UNKNOWN) {
		buf_adds(out, sides[rule->says]);
		write_points(out, progress->weekly);
		buf_adds(out, " of the goal line");
	}
	write_end(out, progress, rule);
}

static void write_median(struct buf *out, const struct progress *progress)
{
	const struct progress_rule *rule = &progress->median;

	write_begin(out, progress, &median, rule->strength);
	buf_adds(out, "the last three have ");
	write_points(out, progress->last_three);
	buf_addc(out, '%');
	if (rule->says == PROGRESS_ON)
		buf_adds(out, ", on the goal line");
	else if (rule->says != PROGRESS_UNKNOWN) {
		buf_addf(out, ", %s the ", side(progress, rule->says));
		write_points(out, progress->line_three);
		buf_adds(out, "% of the goal line");
	}
	write_end(out, progress, rule);
}

void progress_write(struct buf *out, const struct progress *progress)
{
	write_line(out, progress);
	if (progress->four_point.strength == STRENGTH_NONE)
		write_too_few(out, &four_point, progress->count);
	else
		write_four(out, progress);
	if (progress->trend.strength == STRENGTH_NONE) {
		write_too_few(out, &trend, progress->count);
		return;
	}
	write_trend(out, progress);
	write_median(out, progress);
}

static void write_minutes(struct buf *out, const struct progress *progress)
{
	if (progress->missed)
		buf_addf(out, ", %d missed", progress->missed);
	if (progress->minutes)
		buf_addf(out, ", %d minutes", progress->minutes);
	if (progress->fidelity > 0) {
		buf_adds(out, ", fidelity ");
		number_write(out, round(10 * progress->fidelity) / 10);
		buf_addf(out, " of %d", FIDELITY_MOST);
	}
	buf_adds(out, ".\n");
}

static bool is_behind(const struct progress *progress)
{
	return progress->four_point.says == PROGRESS_BEHIND ||
		progress->trend.says == PROGRESS_BEHIND ||
		progress->median.says == PROGRESS_BEHIND;
}

void progress_write_dose(struct buf *out, const struct progress *progress)
{
	if (!progress->planned && !progress->held && !progress->missed)
		return;
	buf_addf(out, "Sessions: %d held", progress->held);
	if (progress->planned)
		buf_addf(out, " of %d due by now, %d until the review",
			progress->due, progress->planned);
	write_minutes(out, progress);
	if (!is_behind(progress))
		return;
	if (progress->held < progress->due)
		buf_adds(out, "Fewer were held than planned: see to that "
			"before changing the teaching.\n");
	else if (progress->fidelity > 0 && progress->fidelity < FIDELITY_LOW)
		buf_adds(out, "They were hardly held as written: see to that "
			"before changing the teaching.\n");
}

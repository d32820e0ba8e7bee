/* SPDX-License-Identifier: MIT */
/* What learners did after they were seated, and means of it by segment. */
#include "engine/outcomes.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "share.h"
#include "student_t.h"
#include "tasks.h"

#define WEEK 7
#define RANGE_LEAST 3
#define GROUP_LEAST 2
#define ALL_ALIKE 1e-12

const char *outcome_name(enum outcome_kind kind)
{
	static const char *const names[] = {
		[OUTCOME_SCORE] = "next score",
		[OUTCOME_GAIN] = "gain in points",
		[OUTCOME_CHECKINS] = "check-ins a week",
		[OUTCOME_DONE] = "tasks done",
		[OUTCOME_CONFIDENCE] = "confidence",
		[OUTCOME_DAYS] = "days to done",
		[OUTCOME_MINUTES] = "minutes a task",
		[OUTCOME_QUALITY] = "quality",
	};

	_Static_assert(ARRAY_LEN(names) == OUTCOME_COUNT, "one an outcome");
	assert(kind < OUTCOME_COUNT);
	return names[kind];
}

static int64_t week_of(civil when)
{
	int64_t day = date_day(when);

	return (day - date_weekday(day * CIVIL_DAY)) / WEEK;
}

/* Check-ins are in the order of their time. */
static size_t first_after(const struct facts *facts, civil from)
{
	size_t at = facts->checkin_count;

	while (at && facts->checkins[at - 1].observed_at > from)
		at--;
	return at;
}

static size_t class_weeks(const struct facts *facts, size_t first)
{
	size_t weeks = 0;

	for (size_t i = first; i < facts->checkin_count; i++)
		weeks += i == first ||
			week_of(facts->checkins[i].observed_at) !=
			week_of(facts->checkins[i - 1].observed_at);
	return weeks;
}

/* Sums first, then means; one a student of facts. */
struct tally {
	double points;
	double items;
	double checkins;
	double confidence;
	double sure;    /* check-ins that said one */
	double minutes;
	double timed;
	double quality;
	double graded;
	double tasks;
	double done;
	double days;    /* from given to done */
	double answered; /* of which those are known */
};

static void add_checkin(struct tally *tally, const struct checkin *checkin,
	const struct policy *policy)
{
	double items;
	double share = share_of(checkin, policy, &items);

	tally->points += share * items;
	tally->items += items;
	tally->checkins++;
	tally->confidence += checkin->confidence;
	tally->sure += checkin->confidence > 0;
	tally->minutes += checkin->minutes;
	tally->timed += checkin->minutes > 0;
	tally->quality += checkin->quality;
	tally->graded += checkin->quality > 0;
}

static void add_task(struct tally *tally, const struct task_told *told,
	civil from)
{
	tally->tasks++;
	if (told->task != TASK_DONE)
		return;
	tally->done++;
	if (told->given_at == CIVIL_NEVER || told->done_at <= from)
		return;
	tally->days += (double)(date_day(told->done_at) -
		date_day(told->given_at));
	tally->answered++;
}

static void add_tasks(struct tally *tallies, const struct facts *facts,
	civil from)
{
	struct tasks tasks;

	tasks_read(&tasks, facts);
	for (size_t i = 0; i < tasks.told.count; i++) {
		const struct task_told *told = &tasks.told.items[i];

		if (told->told_at > from)
			add_task(&tallies[told->student], told, from);
	}
	tasks_release(&tasks);
}

static double ratio(double sum, double count)
{
	return count > 0 ? sum / count : NAN;
}

/* How many of a student's check-ins on an objective came before. */
static bool split_record(const struct facts *facts, size_t first,
	int64_t student, int64_t objective, size_t *before, size_t *count)
{
	*before = *count = 0;
	for (size_t i = 0; i < facts->checkin_count; i++) {
		const struct checkin *checkin = &facts->checkins[i];

		if (checkin->student != student ||
		    checkin->objective != objective)
			continue;
		*before += i < first;
		++*count;
	}
	return *count > *before && *count > 1;
}

static double gain(const struct engine *engine, const struct facts *facts,
	size_t first, size_t student)
{
	struct estimate *trail = mem_new(facts->checkin_count,
		sizeof(*trail));
	double sum = 0;
	double seen = 0;

	for (size_t i = 0; i < facts->objective_count; i++) {
		size_t before;
		size_t count;

		if (!split_record(facts, first, facts->students[student].id,
		    facts->objectives[i].id, &before, &count))
			continue;
		count = engine_trail(engine, student, i, trail,
			facts->checkin_count);
		sum += trail[count - 1].level -
			trail[before ? before - 1 : 0].level;
		seen++;
	}
	mem_free(trail);
	return ratio(sum, seen);
}

void outcomes_measure(const struct engine *engine, const struct facts *facts,
	civil from, struct outcome_row *out)
{
	struct tally *tallies = mem_new(facts->student_count,
		sizeof(*tallies));
	size_t first = first_after(facts, from);
	double weeks = (double)class_weeks(facts, first);

	for (size_t i = first; i < facts->checkin_count; i++) {
		size_t student = facts_student(facts,
			facts->checkins[i].student);

		if (student != FACTS_NOT_FOUND)
			add_checkin(&tallies[student], &facts->checkins[i],
				&facts->policy);
	}
	add_tasks(tallies, facts, from);
	for (size_t i = 0; i < facts->student_count; i++) {
		const struct tally *tally = &tallies[i];

		out[i] = (struct outcome_row){ .student = i, .value = {
			[OUTCOME_SCORE] = ratio(tally->points, tally->items),
			[OUTCOME_GAIN] = tally->checkins > 0 ?
				gain(engine, facts, first, i) : NAN,
			[OUTCOME_CHECKINS] = ratio(tally->checkins, weeks),
			[OUTCOME_DONE] = ratio(tally->done, tally->tasks),
			[OUTCOME_CONFIDENCE] = ratio(tally->confidence,
				tally->sure),
			[OUTCOME_DAYS] = ratio(tally->days, tally->answered),
			[OUTCOME_MINUTES] = ratio(tally->minutes,
				tally->timed),
			[OUTCOME_QUALITY] = (ratio(tally->quality,
				tally->graded) - 1) /
				(CHECKIN_QUALITY_MAX - 1),
		} };
	}
	mem_free(tallies);
}

static int compare_rows(const void *left, const void *right)
{
	const struct outcome_row *a = left;
	const struct outcome_row *b = right;
	int order = (a->segment > b->segment) - (a->segment < b->segment);

	return order ? order :
		(a->student > b->student) - (a->student < b->student);
}

static bool is_same(const struct outcome_row *a, const struct outcome_row *b)
{
	return a->segment == b->segment && a->student == b->student;
}

/* Of count rows of one student. */
static struct outcome_row mean_row(const struct outcome_row *rows,
	size_t count)
{
	struct outcome_row row = rows[0];

	for (size_t kind = 0; kind < OUTCOME_COUNT; kind++) {
		double sum = 0;
		double seen = 0;

		for (size_t i = 0; i < count; i++) {
			if (isnan(rows[i].value[kind]))
				continue;
			sum += rows[i].value[kind];
			seen++;
		}
		row.value[kind] = ratio(sum, seen);
	}
	return row;
}

/* One row a student and segment, sorted; mem_free frees. The order in which
 * rows came is gone before anything is added up, but among equals, which are
 * as many as moments and differ in the last bit alone. */
static struct outcome_row *merge_rows(const struct outcome_row *rows,
	size_t *count)
{
	struct outcome_row *merged = mem_new(*count, sizeof(*merged));
	size_t kept = 0;

	for (size_t i = 0; i < *count; i++)
		merged[i] = rows[i];
	if (*count)
		qsort(merged, *count, sizeof(*merged), compare_rows);
	for (size_t i = 0; i < *count;) {
		size_t end = i + 1;

		while (end < *count && is_same(&merged[i], &merged[end]))
			end++;
		merged[kept++] = mean_row(&merged[i], end - i);
		i = end;
	}
	*count = kept;
	return merged;
}

/* Squares about the mean, which are what a range is made of. */
static double sum_up(struct outcome_mean *mean, const struct outcome_row *rows,
	size_t count, size_t kind)
{
	double sum = 0;
	double squares = 0;

	*mean = (struct outcome_mean){ .low = NAN, .high = NAN };
	for (size_t i = 0; i < count; i++) {
		if (isnan(rows[i].value[kind]))
			continue;
		sum += rows[i].value[kind];
		mean->count++;
	}
	mean->mean = ratio(sum, (double)mean->count);
	for (size_t i = 0; i < count; i++) {
		double off = rows[i].value[kind] - mean->mean;

		if (!isnan(off))
			squares += off * off;
	}
	if (mean->count >= RANGE_LEAST) {
		double freedom = (double)mean->count - 1;
		double error = sqrt(squares / freedom / (freedom + 1));
		double reach = error * student_t_95(mean->count - 1);

		mean->low = mean->mean - reach;
		mean->high = mean->mean + reach;
	}
	return squares;
}

/* No range goes beyond what there can be. */
static void limit(struct outcome_mean *mean, size_t kind)
{
	static const struct {
		double least;
		double most;
	} limits[] = {
		[OUTCOME_SCORE] = { 0, 1 },
		[OUTCOME_GAIN] = { -1, 1 },
		[OUTCOME_CHECKINS] = { 0, INFINITY },
		[OUTCOME_DONE] = { 0, 1 },
		[OUTCOME_CONFIDENCE] = { 1, CHECKIN_CONFIDENCE_MAX },
		[OUTCOME_DAYS] = { 0, INFINITY },
		[OUTCOME_MINUTES] = { 0, INFINITY },
		[OUTCOME_QUALITY] = { 0, 1 },
	};

	_Static_assert(ARRAY_LEN(limits) == OUTCOME_COUNT, "one an outcome");
	if (isnan(mean->low))
		return;
	mean->low = fmax(mean->low, limits[kind].least);
	mean->high = fmin(mean->high, limits[kind].most);
}

static void sum_kind(struct outcomes *outcomes, const struct outcome_row *rows,
	size_t count, size_t kind)
{
	struct outcome_mean all;
	double whole = sum_up(&all, rows, count, kind);
	double within = 0;
	size_t groups = 0;
	size_t from = 0;

	for (size_t i = 0; i < outcomes->segments; i++) {
		size_t end = from;

		while (end < count && rows[end].segment == i)
			end++;
		within += sum_up(&outcomes->of[i][kind], &rows[from],
			end - from, kind);
		limit(&outcomes->of[i][kind], kind);
		groups += outcomes->of[i][kind].count >= GROUP_LEAST;
		from = end;
	}
	outcomes->effect[kind] = groups >= GROUP_LEAST && whole > ALL_ALIKE ?
		1 - within / whole : NAN;
}

void outcomes_sum(struct outcomes *outcomes, size_t segments,
	const struct outcome_row *rows, size_t count)
{
	struct outcome_row *merged = merge_rows(rows, &count);

	assert(segments <= SEGMENTS_MOST);
	*outcomes = (struct outcomes){ .segments = segments };
	for (size_t i = 0; i < count; i++) {
		const struct outcome_row *row = &merged[i];
		double value = row->value[OUTCOME_GAIN];

		assert(row->segment < segments);
		outcomes->students[row->segment]++;
		outcomes->gained[row->segment] += value > OUTCOME_GAIN_LEAST;
		outcomes->stalled[row->segment] += value <= OUTCOME_GAIN_LEAST;
	}
	for (size_t kind = 0; kind < OUTCOME_COUNT; kind++)
		sum_kind(outcomes, merged, count, kind);
	mem_free(merged);
}

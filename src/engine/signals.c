/* SPDX-License-Identifier: MIT */
/* Counting the signals of each student, as the header says. */
#include "engine/signals.h"

#include <assert.h>
#include <math.h>

#include "base/mem.h"
#include "engine.h"
#include "share.h"
#include "tasks.h"

#define WEEKS_WORKED 6
#define WEEKS_RECENT 4
#define LAST_SAID 10
#define HELP_LEAST 3
#define LAST_PAIRS 5

#define NEW_CHECKINS 3
#define NEW_DAYS 14
#define RISK_DAYS 5
#define INACTIVE_DAYS 15
#define RETURN_DAYS 10

struct reading {
	const struct engine *engine;
	const struct facts *facts;
	const struct learners *learners;
	size_t *order; /* check-ins by student, oldest first */
	size_t *first; /* of each student in order, then the end */
	int64_t worked;    /* first day of what is worked on */
	int64_t recent;    /* first day of the last four class weeks */
	size_t weeks;      /* of those, that there are */
	size_t *takers;    /* students that took part, by round */
	struct tasks tasks;
};

/* Adds up to a mean, which is unknown of nothing. */
struct mean {
	double sum;
	size_t count;
};

static void mean_add(struct mean *mean, double value)
{
	mean->sum += value;
	mean->count++;
}

static double mean_of(const struct mean *mean)
{
	return mean->count ? mean->sum / (double)mean->count : NAN;
}

static int64_t monday(int64_t day)
{
	return day - date_weekday(day * CIVIL_DAY);
}

/* The Monday of the so-manieth last class week, or of the first there is. */
static int64_t week_begin(const struct engine *engine, size_t weeks,
	size_t *found)
{
	int64_t begin = INT64_MAX;

	*found = 0;
	for (size_t i = engine->day_count; i-- > 0;) {
		int64_t week = monday(engine->days[i]);

		if (week == begin)
			continue;
		if (*found == weeks)
			break;
		begin = week;
		++*found;
	}
	return begin;
}

static void order_by_student(struct reading *reading)
{
	const struct facts *facts = reading->facts;
	size_t *next = mem_new(facts->student_count + 1, sizeof(*next));

	reading->order = mem_new(facts->checkin_count + 1,
		sizeof(*reading->order));
	reading->first = mem_new(facts->student_count + 1,
		sizeof(*reading->first));
	for (size_t i = 0; i < facts->checkin_count; i++) {
		size_t place = facts_student(facts,
			facts->checkins[i].student);

		if (place != FACTS_NOT_FOUND)
			reading->first[place + 1]++;
	}
	for (size_t i = 0; i < facts->student_count; i++) {
		reading->first[i + 1] += reading->first[i];
		next[i] = reading->first[i];
	}
	for (size_t i = 0; i < facts->checkin_count; i++) {
		size_t place = facts_student(facts,
			facts->checkins[i].student);

		if (place != FACTS_NOT_FOUND)
			reading->order[next[place]++] = i;
	}
	mem_free(next);
}

static size_t checkin_count(const struct reading *reading, size_t student)
{
	return reading->first[student + 1] - reading->first[student];
}

/* 0 is the oldest. */
static const struct checkin *checkin_at(const struct reading *reading,
	size_t student, size_t place)
{
	assert(place < checkin_count(reading, student));
	return &reading->facts->checkins[reading->order[
		reading->first[student] + place]];
}

static int64_t day_at(const struct reading *reading, size_t student,
	size_t place)
{
	return date_day(checkin_at(reading, student, place)->observed_at);
}

static size_t round_of(const struct facts *facts,
	const struct checkin *checkin)
{
	return checkin->round ? facts_round(facts, checkin->round)
		: FACTS_NOT_FOUND;
}

/* Students one after the other, so that each counts once a round. */
static void count_takers(struct reading *reading)
{
	const struct facts *facts = reading->facts;
	/* One more than the place of the last one, by round. */
	size_t *last = mem_new(facts->round_count + 1, sizeof(*last));

	reading->takers = mem_new(facts->round_count + 1,
		sizeof(*reading->takers));
	for (size_t i = 0; i < facts->student_count; i++)
		for (size_t j = 0; j < checkin_count(reading, i); j++) {
			size_t round = round_of(facts,
				checkin_at(reading, i, j));

			if (round == FACTS_NOT_FOUND ||
			    last[round] == i + 1)
				continue;
			last[round] = i + 1;
			reading->takers[round]++;
		}
	mem_free(last);
}

static double score_of(const struct reading *reading,
	const struct checkin *checkin)
{
	double items;

	return share_of(checkin, &reading->facts->policy, &items);
}

static double weekly(const struct reading *reading, size_t student)
{
	size_t count = 0;

	if (!reading->weeks)
		return NAN;
	for (size_t i = checkin_count(reading, student); i-- > 0 &&
	    day_at(reading, student, i) >= reading->recent;)
		count++;
	return (double)count / (double)reading->weeks;
}

/* The place of the check-in that a gain is counted from: the last one before
 * the recent weeks, or the first. */
static size_t gain_from(const struct reading *reading,
	const struct record *record)
{
	size_t from = 0;

	while (from + 1 < record->count && date_day(engine_checkin(record,
	    from + 1)->observed_at) < reading->recent)
		from++;
	return from;
}

static void add_gain(const struct reading *reading, size_t student,
	size_t objective, const struct record *record, struct mean *gain)
{
	size_t from = gain_from(reading, record);
	struct estimate *trail;
	size_t count;

	if (from + 1 >= record->count)
		return;
	trail = mem_new(record->count, sizeof(*trail));
	count = engine_trail(reading->engine, student, objective, trail,
		record->count);
	assert(count == record->count);
	mean_add(gain, trail[count - 1].level - trail[from].level);
	mem_free(trail);
}

static void read_level(const struct reading *reading, size_t student,
	double *value)
{
	struct mean level = { .count = 0 };
	struct mean gain = { .count = 0 };

	for (size_t i = 0; i < reading->facts->objective_count; i++) {
		struct record record = engine_record(reading->engine, student,
			i);

		if (!record.count || date_day(engine_checkin(&record,
		    record.count - 1)->observed_at) < reading->worked)
			continue;
		mean_add(&level, engine_estimate(reading->engine, student,
			i).level);
		add_gain(reading, student, i, &record, &gain);
	}
	value[SIGNAL_LEVEL] = mean_of(&level);
	value[SIGNAL_GAIN] = mean_of(&gain);
}

/* The class's own ones of late, that the student could have been in. */
static bool counts(const struct reading *reading, size_t round, int64_t since)
{
	int64_t day = date_day(reading->facts->rounds[round].held_at);

	return day >= reading->worked && day >= since &&
		2 * reading->takers[round] >= reading->facts->student_count &&
		reading->facts->rounds[round].held_at <= reading->facts->now;
}

/* taken: room for all rounds, none set; is so again then. */
static double steady(const struct reading *reading, size_t student,
	bool *taken)
{
	const struct facts *facts = reading->facts;
	size_t count = checkin_count(reading, student);
	struct mean part = { .count = 0 };

	if (!count)
		return NAN;
	for (size_t i = 0; i < count; i++) {
		size_t round = round_of(facts, checkin_at(reading, student,
			i));

		if (round != FACTS_NOT_FOUND)
			taken[round] = true;
	}
	for (size_t i = 0; i < facts->round_count; i++) {
		if (counts(reading, i, day_at(reading, student, 0)))
			mean_add(&part, taken[i]);
		taken[i] = false;
	}
	return mean_of(&part);
}

/* Support is mostly written down when it was given, so that a word or two of
 * it among many check-ins say nothing of how much is needed. */
static double help(const struct reading *reading, size_t student)
{
	static const double needed[SUPPORT_COUNT] = {
		[SUPPORT_HINT] = .5,
		[SUPPORT_HELPED] = 1,
	};
	size_t count = checkin_count(reading, student);
	struct mean mean = { .count = 0 };

	for (size_t i = count; i-- > 0 && count - i <= LAST_SAID;) {
		enum support support = checkin_at(reading, student,
			i)->support;

		if (support != SUPPORT_UNSAID)
			mean_add(&mean, needed[support]);
	}
	return mean.count < HELP_LEAST ? NAN : mean_of(&mean);
}

static double sure(const struct reading *reading, size_t student)
{
	struct mean mean = { .count = 0 };

	for (size_t i = checkin_count(reading, student); i-- > 0 &&
	    mean.count < LAST_SAID;) {
		const struct checkin *checkin = checkin_at(reading, student,
			i);

		if (checkin->confidence)
			mean_add(&mean, (checkin->confidence - 1) /
				(CHECKIN_CONFIDENCE_MAX - 1.) -
				score_of(reading, checkin));
	}
	return mean_of(&mean);
}

/* The next one on the same objective; NULL: none yet. */
static const struct checkin *next_on(const struct reading *reading,
	size_t student, size_t place)
{
	const struct checkin *checkin = checkin_at(reading, student, place);

	for (size_t i = place + 1; i < checkin_count(reading, student); i++) {
		const struct checkin *next = checkin_at(reading, student, i);

		if (next->objective == checkin->objective)
			return next;
	}
	return NULL;
}

static double response(const struct reading *reading, size_t student)
{
	struct mean mean = { .count = 0 };

	for (size_t i = checkin_count(reading, student); i-- > 0 &&
	    mean.count < LAST_PAIRS;) {
		const struct checkin *weak = checkin_at(reading, student, i);
		double score = score_of(reading, weak);
		const struct checkin *next;

		if (score >= policy_lines(&reading->facts->policy,
		    weak->objective).low)
			continue;
		next = next_on(reading, student, i);
		if (next)
			mean_add(&mean, score_of(reading, next) - score);
	}
	return mean_of(&mean);
}

static double done(const struct reading *reading, size_t student)
{
	struct mean mean = { .count = 0 };
	size_t count;
	const struct task_told *told = tasks_of(&reading->tasks, student,
		&count);

	while (count-- > 0 && mean.count < LAST_SAID)
		mean_add(&mean, told[count].task == TASK_DONE);
	return mean_of(&mean);
}

static double quality(const struct reading *reading, size_t student)
{
	struct mean mean = { .count = 0 };

	for (size_t i = checkin_count(reading, student); i-- > 0 &&
	    mean.count < LAST_SAID;) {
		int said = checkin_at(reading, student, i)->quality;

		if (said)
			mean_add(&mean, said);
	}
	return (mean_of(&mean) - 1) / (CHECKIN_QUALITY_MAX - 1);
}

static double ready(const struct profile *profile)
{
	struct mean yes = { .count = 0 };

	for (size_t i = 0; i < READINESS_COUNT; i++)
		if (profile->ready[i] != ANSWER_UNSAID)
			mean_add(&yes, profile->ready[i] == ANSWER_YES);
	return yes.count > 1 ? mean_of(&yes) : NAN;
}

static void read_profile(const struct reading *reading, size_t student,
	double *value)
{
	int64_t id = reading->facts->students[student].id;
	const struct profile *profile = learners_profile(reading->learners,
		id);
	const struct block *block = facts_block(reading->facts, id);

	value[SIGNAL_SKILL] = profile && profile->has_skill ? profile->skill
		: NAN;
	value[SIGNAL_READY] = profile ? ready(profile) : NAN;
	value[SIGNAL_BLOCK] = block ? block->severity : 0;
}

/* Seen again of late, after class days enough without. */
static bool has_returned(const struct reading *reading, size_t student)
{
	for (size_t i = checkin_count(reading, student); i-- > 1;) {
		size_t after = engine_days_since(reading->engine,
			day_at(reading, student, i));
		size_t before = engine_days_since(reading->engine,
			day_at(reading, student, i - 1));

		if (after >= RETURN_DAYS)
			return false;
		if (before - after > INACTIVE_DAYS)
			return true;
	}
	return false;
}

static enum lifecycle lifecycle(const struct reading *reading, size_t student)
{
	size_t count = checkin_count(reading, student);
	int64_t today = date_day(reading->facts->now);
	size_t days;

	if (!count)
		return LIFECYCLE_UNSEEN;
	days = engine_days_since(reading->engine, day_at(reading, student,
		count - 1));
	if (days >= INACTIVE_DAYS)
		return LIFECYCLE_INACTIVE;
	if (days >= RISK_DAYS)
		return LIFECYCLE_AT_RISK;
	if (count < NEW_CHECKINS &&
	    day_at(reading, student, 0) > today - NEW_DAYS)
		return LIFECYCLE_NEW;
	return has_returned(reading, student) ? LIFECYCLE_RETURNED
		: LIFECYCLE_ACTIVE;
}

static struct signals read_student(const struct reading *reading,
	size_t student, bool *taken)
{
	size_t count = checkin_count(reading, student);
	struct signals signals = {
		.lifecycle = lifecycle(reading, student)
	};

	signals.value[SIGNAL_DAYS] = count ? (double)engine_days_since(
		reading->engine, day_at(reading, student, count - 1)) : NAN;
	signals.value[SIGNAL_WEEKLY] = weekly(reading, student);
	signals.value[SIGNAL_CHECKINS] = (double)count;
	read_level(reading, student, signals.value);
	signals.value[SIGNAL_STEADY] = steady(reading, student, taken);
	signals.value[SIGNAL_HELP] = help(reading, student);
	signals.value[SIGNAL_RESPONSE] = response(reading, student);
	signals.value[SIGNAL_SURE] = sure(reading, student);
	signals.value[SIGNAL_DONE] = done(reading, student);
	signals.value[SIGNAL_QUALITY] = quality(reading, student);
	read_profile(reading, student, signals.value);
	return signals;
}

void signals_read(const struct engine *engine, const struct facts *facts,
	const struct learners *learners, struct signals *out)
{
	struct reading reading = {
		.engine = engine, .facts = facts, .learners = learners
	};
	bool *taken = mem_new(facts->round_count + 1, sizeof(*taken));
	size_t worked_weeks;

	assert(engine->facts == facts);
	order_by_student(&reading);
	count_takers(&reading);
	tasks_read(&reading.tasks, facts);
	reading.recent = week_begin(engine, WEEKS_RECENT, &reading.weeks);
	reading.worked = week_begin(engine, WEEKS_WORKED, &worked_weeks);
	for (size_t i = 0; i < facts->student_count; i++)
		out[i] = read_student(&reading, i, taken);
	tasks_release(&reading.tasks);
	mem_free(taken);
	mem_free(reading.order);
	mem_free(reading.first);
	mem_free(reading.takers);
}

/* SPDX-License-Identifier: MIT */
/* From facts to a fit, and what is known of one student on one objective. */
#include "engine.h"

#include <assert.h>

#include "base/mem.h"

#define NO_PAIR SIZE_MAX

/* Check-ins of nobody and nothing that the class still has tell nothing. */
static size_t pair_of(const struct facts *facts, const struct checkin *checkin)
{
	size_t student = facts_student(facts, checkin->student);
	size_t objective = facts_objective(facts, checkin->objective);

	if (student == FACTS_NOT_FOUND || objective == FACTS_NOT_FOUND)
		return NO_PAIR;
	return student * facts->objective_count + objective;
}

static size_t round_of(const struct facts *facts,
	const struct checkin *checkin)
{
	return checkin->round ? facts_round(facts, checkin->round) :
		FACTS_NOT_FOUND;
}

static struct fit_row row_of(const struct facts *facts,
	const struct checkin *checkin, size_t pair)
{
	struct evidence_weight weight = checkin_weight(checkin,
		&facts->policy);
	size_t round = round_of(facts, checkin);

	return (struct fit_row){
		.student = pair / facts->objective_count,
		.objective = pair % facts->objective_count,
		.round = round == FACTS_NOT_FOUND ? FIT_NO_ROUND : round,
		.day = (double)date_day(checkin->observed_at),
		.points = weight.points,
		.items = weight.items
	};
}

/* Where the newest begin that a fit can take in good time. */
static size_t first_taken(const struct facts *facts)
{
	bool *is_seen;
	size_t rows = 0, rounds = 0;
	size_t first = facts->checkin_count;

	if (facts->checkin_count <= ENGINE_ROUNDS_MOST)
		return 0;
	is_seen = mem_new(facts->round_count + 1, sizeof(*is_seen));
	for (; first && rows < ENGINE_ROWS_MOST; first--) {
		const struct checkin *checkin = &facts->checkins[first - 1];
		size_t round = round_of(facts, checkin);

		if (pair_of(facts, checkin) == NO_PAIR)
			continue;
		if (round != FACTS_NOT_FOUND && !is_seen[round]) {
			if (rounds == ENGINE_ROUNDS_MOST)
				break;
			is_seen[round] = true;
			rounds++;
		}
		rows++;
	}
	mem_free(is_seen);
	return first;
}

size_t engine_rows(const struct facts *facts, struct fit_row *rows,
	size_t *places)
{
	size_t count = 0;

	for (size_t i = first_taken(facts); i < facts->checkin_count; i++) {
		size_t pair = pair_of(facts, &facts->checkins[i]);

		if (pair == NO_PAIR)
			continue;
		rows[count] = row_of(facts, &facts->checkins[i], pair);
		places[count++] = i;
	}
	return count;
}

static size_t pair_of_row(const struct engine *engine,
	const struct fit_row *row)
{
	return row->student * engine->facts->objective_count + row->objective;
}

static void order_by_pair(struct engine *engine, const struct fit_row *rows,
	const size_t *places, size_t count)
{
	const struct facts *facts = engine->facts;
	size_t pair_count = facts->student_count * facts->objective_count;
	size_t *next = mem_new(pair_count + 1, sizeof(*next));

	engine->order = mem_new(count + 1, sizeof(*engine->order));
	engine->first = mem_new(pair_count + 1, sizeof(*engine->first));
	for (size_t i = 0; i < count; i++)
		engine->first[pair_of_row(engine, &rows[i]) + 1]++;
	for (size_t i = 0; i < pair_count; i++) {
		engine->first[i + 1] += engine->first[i];
		next[i] = engine->first[i];
	}
	for (size_t i = 0; i < count; i++)
		engine->order[next[pair_of_row(engine, &rows[i])]++] =
			places[i];
	mem_free(next);
}

static void note_days(struct engine *engine)
{
	const struct facts *facts = engine->facts;

	engine->days = mem_new(facts->checkin_count + 1,
		sizeof(*engine->days));
	for (size_t i = 0; i < facts->checkin_count; i++) {
		int64_t day = date_day(facts->checkins[i].observed_at);

		if (!engine->day_count ||
			engine->days[engine->day_count - 1] != day)
			engine->days[engine->day_count++] = day;
	}
}

struct engine *engine_new(const struct facts *facts)
{
	struct engine *engine = mem_new(1, sizeof(*engine));
	size_t *places = mem_new(facts->checkin_count, sizeof(*places));
	struct fit_row *rows = mem_new(facts->checkin_count, sizeof(*rows));
	size_t count = engine_rows(facts, rows, places);

	engine->facts = facts;
	engine->left_out = first_taken(facts);
	engine->focus = facts_objective(facts, facts_focus(facts));
	for (size_t i = 0; i < count; i++)
		engine->has_rounds |= rows[i].round != FIT_NO_ROUND;
	engine->fit = fit_new(rows, count, facts->student_count,
		facts->objective_count);
	order_by_pair(engine, rows, places, count);
	note_days(engine);
	mem_free(places);
	mem_free(rows);
	return engine;
}

void engine_free(struct engine *engine)
{
	if (!engine)
		return;
	fit_free(engine->fit);
	mem_free(engine->order);
	mem_free(engine->first);
	mem_free(engine->days);
	mem_free(engine);
}

size_t engine_left_out(const struct engine *engine)
{
	return engine->left_out;
}

struct record engine_record(const struct engine *engine, size_t student,
	size_t objective)
{
	struct record record = { .facts = engine->facts };
	size_t place;

	if (objective == FACTS_NOT_FOUND)
		return record;
	assert(student < engine->facts->student_count);
	assert(objective < engine->facts->objective_count);
	place = student * engine->facts->objective_count + objective;
	record.order = engine->order + engine->first[place];
	record.count = engine->first[place + 1] - engine->first[place];
	return record;
}

const struct checkin *engine_checkin(const struct record *record, size_t place)
{
	assert(place < record->count);
	return &record->facts->checkins[record->order[place]];
}

bool engine_has_newer(const struct record *record, int64_t action)
{
	for (size_t i = 0; i < record->count; i++)
		if (engine_checkin(record, i)->entered > action)
			return true;
	return false;
}

size_t engine_newest_objective(const struct engine *engine, size_t student)
{
	size_t newest = FACTS_NOT_FOUND;
	size_t latest = 0;

	for (size_t i = 0; i < engine->facts->objective_count; i++) {
		struct record record = engine_record(engine, student, i);

		if (record.count && (newest == FACTS_NOT_FOUND ||
			record.order[record.count - 1] > latest)) {
			newest = i;
			latest = record.order[record.count - 1];
		}
	}
	return newest;
}

double engine_today(const struct engine *engine)
{
	return (double)date_day(engine->facts->now);
}

struct belief engine_belief(const struct engine *engine, size_t student,
	size_t objective)
{
	return fit_belief(engine->fit, student, objective,
		engine_today(engine));
}

/* As last seen, today; after a single check-in as the next try will be. */
struct belief engine_judged(const struct engine *engine, size_t student,
	size_t objective)
{
	if (engine_record(engine, student, objective).count <= 1)
		return engine_belief(engine, student, objective);
	return fit_level(engine->fit, student, objective,
		engine_today(engine));
}

struct estimate engine_estimate(const struct engine *engine, size_t student,
	size_t objective)
{
	const struct facts *facts = engine->facts;
	struct lines lines = policy_lines(&facts->policy,
		facts->objectives[objective].id);
	struct estimate estimate = belief_estimate(engine_belief(engine,
		student, objective), lines);
	struct estimate judged = belief_estimate(engine_judged(engine, student,
		objective), lines);

	estimate.below = judged.below;
	estimate.above = judged.above;
	return estimate;
}

struct belief_parts engine_parts(const struct engine *engine, size_t student,
	size_t objective)
{
	return fit_parts(engine->fit, student, objective,
		engine_today(engine));
}

size_t engine_days_since(const struct engine *engine, int64_t day)
{
	size_t count = 0;

	while (count < engine->day_count &&
		engine->days[engine->day_count - 1 - count] > day)
		count++;
	return count;
}

enum evidence_state engine_evidence(const struct engine *engine,
	size_t student, size_t objective)
{
	const struct policy *policy = &engine->facts->policy;
	struct record record = engine_record(engine, student, objective);
	int64_t last;

	if (!record.count)
		return EVIDENCE_NONE;
	last = date_day(engine_checkin(&record, record.count - 1)->observed_at);
	if ((int64_t)record.count < policy->thin_below)
		return EVIDENCE_THIN;
	if ((int64_t)engine_days_since(engine, last) >= policy->stale_days)
		return EVIDENCE_STALE;
	return EVIDENCE_ENOUGH;
}

double engine_round_logit(const struct engine *engine, size_t round)
{
	return fit_round_logit(engine->fit, round);
}

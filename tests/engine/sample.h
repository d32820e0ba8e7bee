/* SPDX-License-Identifier: MIT */
/*
 * A class in memory for the engine's tests: facts are added day by day, a
 * proposal is accepted whole. Students and objectives are numbered from 1;
 * day 0 is Monday 12 October 2026.
 */
#ifndef TESTS_ENGINE_SAMPLE_H
#define TESTS_ENGINE_SAMPLE_H

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/propose.h"
#include "engine/reason.h"
#include "model/facts.h"
#include "model/proposal.h"

#define SAMPLE_CHECKINS_MAX 4096
#define SAMPLE_ROWS_MAX 64
#define SAMPLE_FIRST_DAY INT64_C(20738)

struct sample {
	struct facts facts;
	int64_t action; /* the last one */
};

static inline civil sample_time(int64_t day)
{
	return (SAMPLE_FIRST_DAY + day) * CIVIL_DAY + 10 * 3600;
}

static inline void sample_sort(struct sample *sample)
{
	facts_sort(&sample->facts);
}

static inline void sample_day(struct sample *sample, int64_t day)
{
	sample->facts.now = sample_time(day) + 600;
}

static inline void sample_name(struct sample *sample, int64_t student,
	const char *given, const char *family)
{
	struct student *known = &sample->facts.students[student - 1];
	struct buf name = BUF_INIT;

	buf_addf(&name, "%s %s", given, family);
	known->given = given;
	known->family = family;
	known->name = arena_strdup(&sample->facts.arena, buf_text(&name));
	buf_release(&name);
}

static inline void sample_init(struct sample *sample, size_t students)
{
	struct facts *facts = &sample->facts;
	struct arena *arena = &facts->arena;

	memset(sample, 0, sizeof(*sample));
	policy_init(&facts->policy);
	facts->students = arena_new(arena, SAMPLE_ROWS_MAX,
		sizeof(*facts->students));
	facts->objectives = arena_new(arena, 8, sizeof(*facts->objectives));
	facts->rounds = arena_new(arena, SAMPLE_ROWS_MAX,
		sizeof(*facts->rounds));
	facts->checkins = arena_new(arena, SAMPLE_CHECKINS_MAX,
		sizeof(*facts->checkins));
	facts->stays = arena_new(arena, SAMPLE_ROWS_MAX,
		sizeof(*facts->stays));
	facts->absences = arena_new(arena, SAMPLE_ROWS_MAX, sizeof(*facts->absences));
	facts->blocks = arena_new(arena, 8, sizeof(*facts->blocks));
	facts->locks = arena_new(arena, 8, sizeof(*facts->locks));
	facts->requirements = arena_new(arena, 8,
		sizeof(*facts->requirements));
	facts->past = arena_new(arena, SAMPLE_ROWS_MAX,
		sizeof(*facts->past));
	facts->refusals = arena_new(arena, 8, sizeof(*facts->refusals));
	facts->replies = arena_new(arena, 8, sizeof(*facts->replies));
	facts->verdicts = arena_new(arena, SAMPLE_CHECKINS_MAX,
		sizeof(*facts->verdicts));
	facts->student_count = students;
	for (size_t i = 0; i < students; i++) {
		struct buf number = BUF_INIT;

		buf_addf(&number, "%03zu", i + 1);
		facts->students[i].id = (int64_t)i + 1;
		facts->students[i].number = arena_strdup(arena,
			buf_text(&number));
		sample_name(sample, (int64_t)i + 1, arena_strdup(arena,
			buf_text(&number)), "Student");
		buf_release(&number);
	}
	facts->objectives[0] = (struct objective){
		.id = 1, .name = "unit rates"
	};
	facts->objectives[1] = (struct objective){
		.id = 2, .name = "fractions"
	};
	facts->objective_count = 2;
	facts->class.focus = 1;
	sample_day(sample, 0);
	sample_sort(sample);
}

static inline void sample_release(struct sample *sample)
{
	facts_release(&sample->facts);
}

static inline struct score sample_items(double points, double out_of)
{
	return (struct score){
		.form = SCORE_ITEMS, .points = points, .out_of = out_of
	};
}

/* Returns the new check-in's id. */
static inline int64_t sample_score(struct sample *sample, int64_t student,
	int64_t objective, int64_t day, struct score score)
{
	struct facts *facts = &sample->facts;
	struct checkin *checkin = &facts->checkins[facts->checkin_count++];

	assert(facts->checkin_count <= SAMPLE_CHECKINS_MAX);
	*checkin = (struct checkin){
		.id = (int64_t)facts->checkin_count,
		.student = student,
		.objective = objective,
		.score = score,
		.observed_at = sample_time(day),
		.entered_at = sample_time(day),
		.entered = ++sample->action,
		.author = "kim"
	};
	return checkin->id;
}

/* points of 4 on unit rates. */
static inline int64_t sample_quiz(struct sample *sample, int64_t student,
	int64_t day, double points)
{
	return sample_score(sample, student, 1, day, sample_items(points, 4));
}

static inline struct stay *sample_place(struct sample *sample,
	int64_t student, enum cluster cluster, int64_t day)
{
	struct facts *facts = &sample->facts;
	struct stay *stay = NULL;

	for (size_t i = 0; i < facts->stay_count && !stay; i++)
		if (facts->stays[i].student == student)
			stay = &facts->stays[i];
	if (!stay)
		stay = &facts->stays[facts->stay_count++];
	*stay = (struct stay){
		.id = ++sample->action,
		.student = student,
		.cluster = cluster,
		.objective = 1,
		.since = sample_time(day) + 600,
		.until = CIVIL_NEVER,
		.entered = sample->action
	};
	return stay;
}

/* Of so many students, whose array must live as long as the sample. */
static inline int64_t sample_lock(struct sample *sample, enum lock_kind kind,
	const int64_t *students, size_t count)
{
	struct facts *facts = &sample->facts;
	int64_t id = (int64_t)facts->lock_count + 1;

	facts->locks[facts->lock_count++] = (struct lock){
		.id = id, .kind = kind, .students = students, .count = count,
		.author = "kim", .since = sample_time(0),
		.until = CIVIL_NEVER
	};
	return id;
}

static inline void sample_absent(struct sample *sample, int64_t student)
{
	struct facts *facts = &sample->facts;

	facts->absences[facts->absence_count++] = (struct absence){
		.id = (int64_t)facts->absence_count, .student = student,
		.from_day = 0, .to_day = INT64_MAX
	};
}

static inline void sample_require(struct sample *sample, int64_t objective,
	int64_t needs)
{
	struct facts *facts = &sample->facts;

	facts->requirements[facts->requirement_count++] =
		(struct requirement){ .objective = objective, .needs = needs };
}

/* The proposal of the day; proposal_release releases. */
static inline void sample_propose(struct sample *sample, int64_t day,
	struct proposal *proposal)
{
	struct engine *engine;

	sample_day(sample, day);
	sample_sort(sample);
	engine = engine_new(&sample->facts);
	engine_propose(engine, proposal);
	engine_free(engine);
}

/* Every byte of a proposal that a reader could see. */
static inline void sample_write(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	const struct worth *worth = &proposal->worth;

	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		buf_addf(out, "%d %d %d %d %d %d %a %a %a %zu ",
			(int)move->student, move->rule, move->to, move->wanted,
			(int)move->teach, (int)move->lock,
			move->estimate.level, move->odds, move->needs,
			move->checkin_count);
		reason_write(out, facts, move);
		reason_write_short(out, facts, move);
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < proposal->offer_count; i++) {
		buf_addf(out, "%a ", proposal->offers[i].strength);
		reason_write_offer(out, facts, &proposal->offers[i]);
		buf_addc(out, '\n');
	}
	buf_addf(out, "%d %zu %zu %d %zu %zu %a %a %zu\n",
		proposal->whole.what, proposal->whole.students,
		proposal->whole.seen, (int)proposal->whole.next, worth->seen,
		worth->settled, worth->later, worth->eight, worth->by_lines);
}

static inline void sample_write_day(struct buf *out, struct sample *sample,
	int64_t day)
{
	struct proposal proposal;

	sample_propose(sample, day, &proposal);
	sample_write(out, &sample->facts, &proposal);
	proposal_release(&proposal);
}

static inline void sample_judge(struct sample *sample, const struct move *move,
	int64_t entered)
{
	struct facts *facts = &sample->facts;

	facts->verdicts[facts->verdict_count++] = (struct verdict){
		.student = move->student,
		.objective = move->objective,
		.policy = facts->policy.version,
		.entered = entered,
		.when = facts->now
	};
	assert(facts->verdict_count <= SAMPLE_CHECKINS_MAX);
}

/* All of it, right after it was made. */
static inline void sample_accept(struct sample *sample, int64_t day,
	const struct proposal *proposal)
{
	int64_t made = ++sample->action;

	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (move_is_change(move))
			sample_place(sample, move->student, move->to, day);
		else if (move_is_verdict(move))
			sample_judge(sample, move, made);
	}
	sample_sort(sample);
}

/* Twelve learners from weak to strong, at their quizzes day by day. */
static inline void sample_fill(struct sample *sample, int64_t days)
{
	static const double marks[] = { 1, 2, 3, 4, 0, 2, 3, 3, 1, 4, 2, 3 };

	for (int64_t day = 0; day < days; day++)
		for (int64_t i = 0; i < 12; i++) {
			int64_t shift = (i + day) % 3 == 0 ? 1 : 0;
			double points = marks[i] + (double)shift;

			sample_quiz(sample, i + 1, day, fmin(points, 4));
		}
}

static inline void sample_accept_day(struct sample *sample, int64_t day)
{
	struct proposal proposal;

	sample_propose(sample, day, &proposal);
	sample_accept(sample, day, &proposal);
	proposal_release(&proposal);
}

static inline struct move sample_move(struct sample *sample, int64_t day,
	int64_t student)
{
	struct proposal proposal;
	struct move move;

	sample_propose(sample, day, &proposal);
	move = *proposal_move(&proposal, student);
	move.checkins = NULL;
	proposal_release(&proposal);
	return move;
}

static inline struct offer *sample_offer(const struct proposal *proposal,
	int64_t student, enum offer_cause cause)
{
	for (size_t i = 0; i < proposal->offer_count; i++)
		if (proposal->offers[i].student == student &&
			proposal->offers[i].cause == cause)
			return &proposal->offers[i];
	return NULL;
}

static inline bool sample_is_offered(struct sample *sample, int64_t day,
	int64_t student, enum offer_cause cause)
{
	struct proposal proposal;
	bool is_found;

	sample_propose(sample, day, &proposal);
	is_found = sample_offer(&proposal, student, cause) != NULL;
	proposal_release(&proposal);
	return is_found;
}

#endif

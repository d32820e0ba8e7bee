/* SPDX-License-Identifier: MIT */
/* A class carried forward: its stays, and the facts as if there were no
 * others. */
#include "engine/course.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/propose.h"

struct course {
	VEC(struct stay) stays; /* as they began; open until CIVIL_NEVER */
	VEC(struct verdict) verdicts;
	size_t moves;
};

struct course *course_new(void)
{
	return mem_new(1, sizeof(struct course));
}

void course_free(struct course *course)
{
	if (!course)
		return;
	vec_release(&course->stays);
	vec_release(&course->verdicts);
	mem_free(course);
}

/* NULL: nowhere yet. */
static struct stay *open_stay(const struct course *course, int64_t student)
{
	for (size_t i = course->stays.count; i-- > 0;) {
		struct stay *stay = &course->stays.items[i];

		if (stay->student == student)
			return stay;
	}
	return NULL;
}

void course_place(struct course *course, const struct stay *stay)
{
	struct stay *before = open_stay(course, stay->student);
	struct stay next = *stay;

	if (before && before->cluster == stay->cluster)
		return;
	if (before)
		before->until = stay->since;
	next.id = (int64_t)course->stays.count + 1;
	next.until = CIVIL_NEVER;
	vec_push(&course->stays, next);
}

static int compare_stays(const void *left, const void *right)
{
	const struct stay *a = left;
	const struct stay *b = right;
	int order = (a->student > b->student) - (a->student < b->student);

	return order ? order : (a->id > b->id) - (a->id < b->id);
}

/* Those that last, or those that ended, as facts have them. */
static struct stay *select_stays(const struct course *course, bool lasts,
	size_t *count)
{
	struct stay *stays = mem_new(course->stays.count + 1, sizeof(*stays));

	*count = 0;
	for (size_t i = 0; i < course->stays.count; i++) {
		const struct stay *stay = &course->stays.items[i];

		if ((stay->until == CIVIL_NEVER) == lasts)
			stays[(*count)++] = *stay;
	}
	qsort(stays, *count, sizeof(*stays), compare_stays);
	return stays;
}

static int compare_verdicts(const void *left, const void *right)
{
	const struct verdict *a = left;
	const struct verdict *b = right;
	int order = (a->student > b->student) - (a->student < b->student);

	if (!order)
		order = (a->objective > b->objective) -
			(a->objective < b->objective);
	return order ? order : (a->entered > b->entered) -
		(a->entered < b->entered);
}

static void judge(struct course *course, const struct move *move,
	const struct facts *facts, int64_t mark)
{
	const struct verdict verdict = {
		.student = move->student,
		.objective = move->objective,
		.policy = facts->policy.version,
		.entered = mark,
		.when = facts->now,
	};

	vec_push(&course->verdicts, verdict);
}

static void accept(struct course *course, const struct move *move,
	civil now, int64_t mark)
{
	const struct stay stay = {
		.student = move->student,
		.cluster = move->to,
		.objective = move->objective,
		.since = now,
		.entered = mark,
	};

	course->moves += move->from != CLUSTER_NONE;
	course_place(course, &stay);
}

static void take_up(struct course *course, const struct proposal *proposal,
	const struct facts *facts, int64_t mark)
{
	for (size_t i = 0; i < proposal->move_count; i++) {
		const struct move *move = &proposal->moves[i];

		if (move_is_change(move))
			accept(course, move, facts->now, mark);
		else if (move_is_verdict(move))
			judge(course, move, facts, mark);
	}
	if (course->verdicts.count)
		qsort(course->verdicts.items, course->verdicts.count,
			sizeof(*course->verdicts.items), compare_verdicts);
}

void course_regroup(struct course *course, const struct facts *facts,
	const struct policy *policy, int64_t mark)
{
	struct facts own = *facts;
	struct proposal proposal;
	struct engine *engine;

	own.policy = *policy;
	own.stays = select_stays(course, true, &own.stay_count);
	own.past = select_stays(course, false, &own.past_count);
	own.whole = (struct whole_lesson){ .objective = 0 };
	own.verdicts = course->verdicts.items;
	own.verdict_count = course->verdicts.count;
	own.refusal_count = 0;
	own.reply_count = 0;
	engine = engine_new(&own);
	engine_propose(engine, &proposal);
	take_up(course, &proposal, &own, mark);
	proposal_release(&proposal);
	engine_free(engine);
	mem_free(own.stays);
	mem_free(own.past);
}

enum cluster course_cluster(const struct course *course, int64_t student)
{
	const struct stay *stay = open_stay(course, student);

	return stay ? stay->cluster : CLUSTER_NONE;
}

const struct stay *course_stays(const struct course *course, size_t *count)
{
	*count = course->stays.count;
	return course->stays.items;
}

size_t course_moves(const struct course *course)
{
	return course->moves;
}

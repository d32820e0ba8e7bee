/* SPDX-License-Identifier: MIT */
#include "app/persona.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"

typedef VEC(struct persona_said) said_list;

/* Texts are the same when they fold to the same; the first one is shown. */
static struct persona_said *find_said(said_list *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++) {
		if (text_equal_folded(list->items[i].text, text))
			return &list->items[i];
	}
	vec_push(list, ((struct persona_said){ .text = text }));
	return &list->items[list->count - 1];
}

/* The most frequent of them, the earlier first of two; count 0 is none. */
static size_t take_most(said_list *list, struct persona_said *out)
{
	size_t taken = 0;

	while (taken < PERSONA_SAID_MAX) {
		struct persona_said *most = NULL;

		for (size_t i = 0; i < list->count; i++)
			if (list->items[i].count && (!most ||
			    list->items[i].count > most->count))
				most = &list->items[i];
		if (!most)
			break;
		out[taken++] = *most;
		most->count = 0;
	}
	vec_release(list);
	return taken;
}

static bool is_in(const struct segmentation *segmentation, size_t segment,
	int64_t student)
{
	size_t place = facts_student(&segmentation->room->facts, student);

	return place != FACTS_NOT_FOUND &&
		segmentation->seats[place].segment == segment;
}

static void read_goals(struct persona *persona,
	const struct segmentation *segmentation)
{
	const struct facts *facts = &segmentation->room->facts;
	said_list goals = VEC_INIT;

	for (size_t i = 0; i < facts->student_count; i++) {
		const struct profile *profile = learners_profile(
			&segmentation->learners, facts->students[i].id);

		if (!profile || segmentation->seats[i].segment !=
		    persona->segment)
			continue;
		persona->profiles++;
		if (profile->goal)
			find_said(&goals, profile->goal)->count++;
	}
	persona->goal_count = take_most(&goals, persona->goals);
}

/* A constraint that is known counts by its name, whatever is said of it. */
static void read_blocks(struct persona *persona,
	const struct segmentation *segmentation)
{
	const struct facts *facts = &segmentation->room->facts;
	said_list blocks = VEC_INIT;

	for (size_t i = 0; i < facts->block_count; i++) {
		const struct block *block = &facts->blocks[i];
		const struct constraint *known = constraint_find(block->what);

		if (is_in(segmentation, persona->segment, block->student))
			find_said(&blocks, known ? known->name : block->what)
				->count++;
	}
	persona->block_count = take_most(&blocks, persona->blocks);
}

static bool is_held(const struct learners *learners, const struct plan *plan)
{
	for (size_t i = 0; i < learners->session_count; i++) {
		if (learners->sessions[i].plan == plan->id &&
		    learners->sessions[i].held)
			return true;
	}
	return false;
}

/* What nobody sat down for can have helped nobody, however it ended. */
static void read_strategies(struct persona *persona,
	const struct segmentation *segmentation)
{
	const struct learners *learners = &segmentation->learners;
	said_list strategies = VEC_INIT;

	for (size_t i = 0; i < learners->plan_count; i++) {
		const struct plan *plan = &learners->plans[i];
		struct persona_said *said;

		if (plan->outcome == PLAN_OPEN || !plan->strategy ||
		    !is_held(learners, plan) || !is_in(segmentation,
		    persona->segment, plan->student))
			continue;
		said = find_said(&strategies, plan->strategy);
		said->of++;
		said->count += plan->outcome == PLAN_MET;
	}
	persona->strategy_count = take_most(&strategies,
		persona->strategies);
}

static void read_support(struct persona *persona,
	const struct segmentation *segmentation)
{
	const struct facts *facts = &segmentation->room->facts;

	for (size_t i = 0; i < facts->checkin_count; i++)
		if (is_in(segmentation, persona->segment,
		    facts->checkins[i].student))
			persona->support[facts->checkins[i].support]++;
}

static int compare_doubles(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;

	return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
	if (!count)
		return NAN;
	qsort(values, count, sizeof(*values), compare_doubles);
	return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

/* Of blocked nothing is said of skill. */
static void read_medians(struct persona *persona,
	const struct segmentation *segmentation)
{
	bool is_blocked = text_equal(segmentation->segments.items[
		persona->segment].name, SEGMENT_BLOCKED);
	size_t students = segmentation->room->facts.student_count;
	double *own = mem_new(students + 1, sizeof(*own));
	double *all = mem_new(students + 1, sizeof(*all));

	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		size_t own_count = 0, all_count = 0;

		for (size_t j = 0; j < students; j++) {
			double value = segmentation->signals[j].value[i];

			if (isnan(value))
				continue;
			all[all_count++] = value;
			if (segmentation->seats[j].segment ==
			    persona->segment)
				own[own_count++] = value;
		}
		persona->median[i] = signal_kinds[i].is_skill && is_blocked ?
			NAN : median(own, own_count);
		persona->class_median[i] = median(all, all_count);
	}
	mem_free(own);
	mem_free(all);
}

void persona_read(struct persona *persona,
	const struct segmentation *segmentation, size_t segment)
{
	*persona = (struct persona){
		.segment = segment,
		.students = segmentation_count(segmentation, segment)
	};
	read_goals(persona, segmentation);
	read_blocks(persona, segmentation);
	read_strategies(persona, segmentation);
	read_support(persona, segmentation);
	read_medians(persona, segmentation);
}

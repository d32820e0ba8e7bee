/* SPDX-License-Identifier: MIT */
/* The order of the objectives, and the branches off them. */
#include "app/pathway.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* When the class was first seen on an objective; CIVIL_NEVER: not yet. */
static civil begun(const struct facts *facts, int64_t objective)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].objective == objective)
			return facts->checkins[i].observed_at;
	}
	return CIVIL_NEVER;
}

/* What is needed first and stands in the way no more. */
static bool is_open(const struct facts *facts, const bool *is_placed,
	size_t objective)
{
	for (size_t i = 0; i < facts->requirement_count; i++) {
		const struct requirement *needs = &facts->requirements[i];
		size_t place;

		if (needs->objective != facts->objectives[objective].id)
			continue;
		place = facts_objective(facts, needs->needs);
		if (place != FACTS_NOT_FOUND && !is_placed[place])
			return false;
	}
	return true;
}

/* Of those whose turn it may be, the one begun first; should requirements go
 * in a circle, of all that are left. */
static size_t next_stop(const struct facts *facts, const bool *is_placed,
	const civil *began)
{
	size_t best = FACTS_NOT_FOUND;
	bool best_is_open = false;

	for (size_t i = 0; i < facts->objective_count; i++) {
		bool opens;

		if (is_placed[i])
			continue;
		opens = is_open(facts, is_placed, i);
		if (best != FACTS_NOT_FOUND && (opens != best_is_open ?
		    best_is_open : began[i] >= began[best]))
			continue;
		best = i;
		best_is_open = opens;
	}
	return best;
}

static int compare_levels(const void *left, const void *right)
{
	const double *one = left, *other = right;

	return (*one > *other) - (*one < *other);
}

static bool is_seen(const struct facts *facts, int64_t student,
	int64_t objective)
{
	for (size_t i = 0; i < facts->checkin_count; i++) {
		if (facts->checkins[i].student == student &&
		    facts->checkins[i].objective == objective)
			return true;
	}
	return false;
}

static void measure(const struct room *room, struct pathway_stop *stop)
{
	const struct facts *facts = &room->facts;
	int64_t objective = facts->objectives[stop->objective].id;
	double *levels = mem_new(facts->student_count + 1, sizeof(*levels));

	stop->upper = policy_lines(&facts->policy, objective).high;
	stop->level = NAN;
	for (size_t i = 0; i < facts->student_count; i++) {
		if (!is_seen(facts, facts->students[i].id, objective))
			continue;
		levels[stop->seen] = engine_estimate(room->engine, i,
			stop->objective).level;
		stop->over += levels[stop->seen] >= stop->upper;
		stop->seen++;
	}
	qsort(levels, stop->seen, sizeof(*levels), compare_levels);
	if (stop->seen)
		stop->level = (levels[(stop->seen - 1) / 2] +
			levels[stop->seen / 2]) / 2;
	mem_free(levels);
}

static void list_stops(struct pathway *pathway, const struct room *room)
{
	const struct facts *facts = &room->facts;
	size_t count = facts->objective_count;
	bool *is_placed = mem_new(count + 1, sizeof(*is_placed));
	civil *began = mem_new(count + 1, sizeof(*began));

	for (size_t i = 0; i < count; i++)
		began[i] = begun(facts, facts->objectives[i].id);
	pathway->stops = arena_new(&pathway->arena, count + 1,
		sizeof(*pathway->stops));
	for (; pathway->stop_count < count; pathway->stop_count++) {
		size_t place = next_stop(facts, is_placed, began);
		struct pathway_stop *stop =
			&pathway->stops[pathway->stop_count];

		*stop = (struct pathway_stop){ .objective = place };
		is_placed[place] = true;
		measure(room, stop);
	}
	mem_free(is_placed);
	mem_free(began);
}

void pathway_share(const struct segment *segment, int minutes,
	int share[PHASE_COUNT])
{
	int left = minutes;
	int lost[PHASE_COUNT];

	for (int i = 0; i < PHASE_COUNT; i++) {
		share[i] = segment->pathway[i] * minutes / 10;
		lost[i] = segment->pathway[i] * minutes % 10;
		left -= share[i];
	}
	for (; left > 0; left--) {
		int most = 0;

		for (int i = 1; i < PHASE_COUNT; i++) {
			if (lost[i] > lost[most])
				most = i;
		}
		share[most]++;
		lost[most] = 0;
	}
}

static enum cluster usual_cluster(const struct segmentation *from,
	size_t segment)
{
	size_t counts[CLUSTER_COUNT] = { 0 };
	int usual = CLUSTER_NONE;

	for (size_t i = 0; i < from->room->facts.student_count; i++)
		counts[from->room->seats[i].cluster] +=
			from->seats[i].segment == segment;
	counts[CLUSTER_NONE] = 0;
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (counts[i] > counts[usual])
			usual = i;
	}
	return (enum cluster)usual;
}

static void branch_off(struct pathway *pathway, size_t segment)
{
	const struct segmentation *from = &pathway->segmentation;
	enum cluster cluster = usual_cluster(from, segment);
	const struct routine *routine = pathway->routines[cluster];
	struct pathway_branch *branch = &pathway->branches[segment];

	*branch = (struct pathway_branch){
		.cluster = cluster,
		.students = segmentation_count(from, segment),
		.minutes = routine && routine->minutes ? routine->minutes :
			PATHWAY_MINUTES,
	};
	pathway_share(&from->segments.items[segment], branch->minutes,
		branch->share);
}

bool pathway_read(struct pathway *pathway, struct session *session,
	int64_t objective, struct error *err)
{
	const struct room *room;
	struct routine *routines;
	size_t count;

	*pathway = (struct pathway){ .objective = objective };
	if (!segmentation_read(&pathway->segmentation, session, err) ||
	    !store_routines(session->store, session->class_id,
	    session_now(session), &pathway->arena, &routines, &count, err))
		return false;
	room = pathway->segmentation.room;
	if (!objective)
		pathway->objective = room->focus;
	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
		pathway->routines[i] = routine_for(routines, count,
			(enum cluster)i, pathway->objective);
	list_stops(pathway, room);
	for (size_t i = 0; i < pathway->segmentation.segments.count; i++)
		branch_off(pathway, i);
	return true;
}

void pathway_release(struct pathway *pathway)
{
	segmentation_release(&pathway->segmentation);
	arena_release(&pathway->arena);
	*pathway = (struct pathway){ .objective = 0 };
}

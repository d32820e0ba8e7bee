/* SPDX-License-Identifier: MIT */
/*
 * A class carried forward under one policy: regrouped at one moment after the
 * other, every move accepted, the stays its own.
 */
#ifndef ENGINE_COURSE_H
#define ENGINE_COURSE_H

#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"

struct course;

/* Nobody has a place yet. course_free frees. */
struct course *course_new(void);
void course_free(struct course *course);

/* From stay->since on a student is there, whatever was proposed: by hand, or
 * from before the course began. Nothing for who is there already. */
void course_place(struct course *course, const struct stay *stay);
/*
 * A regroup at facts->now, by the engine's own proposal. Of the facts, what
 * came of other moves is left out: stays, verdicts, refusals, answers,
 * lessons for all. Check-ins whose entered is above mark will have come after
 * it.
 */
void course_regroup(struct course *course, const struct facts *facts,
	const struct policy *policy, int64_t mark);

enum cluster course_cluster(const struct course *course, int64_t student);
/* In the order in which they began; borrowed until the next of the above. */
const struct stay *course_stays(const struct course *course, size_t *count);
/* Moves of the regroups; first placements are none. */
size_t course_moves(const struct course *course);

#endif

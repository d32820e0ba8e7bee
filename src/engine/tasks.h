/* SPDX-License-Identifier: MIT */
/*
 * Tasks, as check-ins tell of them. What is said in one round on one objective
 * is about one task, whose newest word counts; given again after an answer, it
 * is another one. An answer in a round of its own is to the last task given on
 * that objective that is not done. Of words of one moment given comes first
 * and done last, whatever their rows.
 */
#ifndef ENGINE_TASKS_H
#define ENGINE_TASKS_H

#include "base/vec.h"
#include "model/facts.h"

struct task_told {
	size_t student;  /* place in facts */
	int64_t objective;
	int64_t round;   /* of the newest word; 0: none */
	enum task task;  /* the newest word */
	civil told_at;   /* when that was */
	civil given_at;  /* CIVIL_NEVER: nobody said */
	civil done_at;   /* where it is done: since when */
};

struct tasks {
	VEC(struct task_told) told;
};

/* By student, in the order in which they were first told of. */
void tasks_read(struct tasks *tasks, const struct facts *facts);
void tasks_release(struct tasks *tasks);
/* Those of one student; borrowed. */
const struct task_told *tasks_of(const struct tasks *tasks, size_t student,
	size_t *count);

#endif

/* SPDX-License-Identifier: MIT */
/* Locks that a proposal would leave broken, named one a line. */
#include "app/clash.h"

/* Where a student would stand once the proposal is accepted. */
static enum cluster place_of(const struct proposal *proposal, int64_t student)
{
	const struct move *move = proposal_move(proposal, student);

	if (!move)
		return CLUSTER_NONE;
	if (move->state == MOVE_REDIRECTED)
		return move->placed;
	return move->state == MOVE_REFUSED ? move->from : move->to;
}

static void write_pair(struct buf *out, const struct facts *facts,
	const struct lock *lock, size_t a, size_t b, enum cluster cluster)
{
	size_t first = facts_student(facts, lock->students[a]);
	size_t second = facts_student(facts, lock->students[b]);

	if (first == FACTS_NOT_FOUND || second == FACTS_NOT_FOUND)
		return;
	buf_addf(out, "%s and %s are to be kept ",
		facts->students[first].name, facts->students[second].name);
	if (lock->kind == LOCK_APART)
		buf_addf(out, "apart, but both would stand in %s.\n",
			facts->policy.label[cluster]);
	else
		buf_adds(out, "together, but would stand in two clusters.\n");
}

static void write_lock(struct buf *out, const struct facts *facts,
	const struct proposal *proposal, const struct lock *lock)
{
	for (size_t b = 1; b < lock->count; b++) {
		enum cluster second = place_of(proposal, lock->students[b]);

		for (size_t a = 0; a < b; a++) {
			enum cluster first =
				place_of(proposal, lock->students[a]);

			if (!first || !second)
				continue;
			if ((first == second) == (lock->kind == LOCK_APART))
				write_pair(out, facts, lock, a, b, first);
		}
	}
}

void clash_write(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	for (size_t i = 0; i < facts->lock_count; i++) {
		if (facts->locks[i].kind != LOCK_PIN)
			write_lock(out, facts, proposal, &facts->locks[i]);
	}
}

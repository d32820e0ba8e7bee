/* SPDX-License-Identifier: MIT */
/* What a proposal leaves unmet, named one a line. */
#include "app/clash.h"

#include "base/attr.h"

struct clashing {
	struct buf *out;
	const struct facts *facts;
	const struct proposal *proposal;
};

/* Where a student would stand once the proposal is accepted; NONE also for
 * one who is in no group today. */
static enum cluster place_of(const struct clashing *clashing, int64_t student)
{
	const struct move *move = proposal_move(clashing->proposal, student);

	if (!move || facts_is_absent(clashing->facts, student))
		return CLUSTER_NONE;
	if (move->state == MOVE_REDIRECTED)
		return move->placed;
	return move->state == MOVE_REFUSED ? move->from : move->to;
}

static const char *label_of(const struct clashing *clashing,
	enum cluster cluster)
{
	return clashing->facts->policy.label[cluster];
}

static const char *name_of(const struct clashing *clashing, int64_t student)
{
	size_t place = facts_student(clashing->facts, student);

	return place == FACTS_NOT_FOUND ? "someone who has left" :
		clashing->facts->students[place].name;
}

static bool is_pinned(const struct clashing *clashing, int64_t student)
{
	return facts_pin(clashing->facts, student) != NULL;
}

/* Nothing that was seen since the move lets the engine move them. */
static bool has_nothing_new(const struct clashing *clashing, int64_t student)
{
	const struct move *move = proposal_move(clashing->proposal, student);

	return move && (move->rule == RULE_NO_NEW ||
		move->rule == RULE_NOT_ON_FOCUS) && !is_pinned(clashing,
		student);
}

/* Two students of a lock, and where they would stand. */
struct pair {
	int64_t students[2];
	enum cluster at[2];
};

/* "both are pinned to Reteach", "both would stand in Reteach" */
static void write_same(const struct clashing *clashing,
	const struct pair *pair)
{
	bool all = is_pinned(clashing, pair->students[0]) &&
		is_pinned(clashing, pair->students[1]);

	buf_addf(clashing->out, all ? "both are pinned to %s" :
		"both would stand in %s", label_of(clashing, pair->at[0]));
}

/* "Ana Chen is pinned to Reteach and Ben Ito to Extend" */
static void write_different(const struct clashing *clashing,
	const struct pair *pair)
{
	const char *before = NULL;

	for (size_t i = 0; i < ARRAY_LEN(pair->students); i++) {
		const char *verb = is_pinned(clashing, pair->students[i]) ?
			"is pinned to" : "would stand in";

		buf_addf(clashing->out, "%s%s", i ? " and " : "",
			name_of(clashing, pair->students[i]));
		if (!before)
			buf_addf(clashing->out, " %s", verb);
		else if (before != verb)
			buf_addf(clashing->out, " %s", verb);
		else
			buf_adds(clashing->out, *verb == 'i' ? " to" : " in");
		buf_addf(clashing->out, " %s",
			label_of(clashing, pair->at[i]));
		before = verb;
	}
}

/* Why the one who is not pinned cannot be moved either. */
static void write_held(const struct clashing *clashing,
	const struct pair *pair)
{
	bool first = has_nothing_new(clashing, pair->students[0]);
	bool second = has_nothing_new(clashing, pair->students[1]);

	if (first && second)
		buf_adds(clashing->out, "; neither has a newer check-in");
	else if (first || second)
		buf_addf(clashing->out, "; %s has no newer check-in",
			name_of(clashing, pair->students[first ? 0 : 1]));
}

static void write_pair(const struct clashing *clashing, enum lock_kind kind,
	const struct pair *pair)
{
	buf_addf(clashing->out, "%s and %s are to be kept %s, but ",
		name_of(clashing, pair->students[0]),
		name_of(clashing, pair->students[1]),
		kind == LOCK_APART ? "apart" : "together");
	if (kind == LOCK_APART)
		write_same(clashing, pair);
	else
		write_different(clashing, pair);
	write_held(clashing, pair);
	buf_adds(clashing->out, ".\n");
}

static bool has_all(const struct lock *lock, const int64_t *students,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < lock->count && lock->students[at] != students[i])
			at++;
		if (at == lock->count)
			return false;
	}
	return true;
}

/* An older lock says the same of both. */
static bool was_said(const struct clashing *clashing, const struct lock *lock,
	const struct pair *pair)
{
	const struct lock *older = clashing->facts->locks;

	while (older < lock && !(older->kind == lock->kind &&
	    has_all(older, pair->students, ARRAY_LEN(pair->students))))
		older++;
	return older < lock;
}

static void write_lock(const struct clashing *clashing,
	const struct lock *lock)
{
	for (size_t b = 1; b < lock->count; b++) {
		for (size_t a = 0; a < b; a++) {
			const struct pair pair = {
				.students = {
					lock->students[a], lock->students[b]
				},
				.at = {
					place_of(clashing, lock->students[a]),
					place_of(clashing, lock->students[b])
				},
			};

			if (pair.at[0] && pair.at[1] &&
			    (pair.at[0] == pair.at[1]) ==
			    (lock->kind == LOCK_APART) &&
			    !was_said(clashing, lock, &pair))
				write_pair(clashing, lock->kind, &pair);
		}
	}
}

/* Who would stand in one cluster, and how many of them are held there. */
struct filling {
	size_t count;
	size_t pinned;
	size_t held;
};

static struct filling filling_of(const struct clashing *clashing,
	enum cluster cluster)
{
	struct filling filling = { 0 };

	for (size_t i = 0; i < clashing->facts->student_count; i++) {
		int64_t student = clashing->facts->students[i].id;

		if (place_of(clashing, student) != cluster)
			continue;
		filling.count++;
		filling.pinned += is_pinned(clashing, student);
		filling.held += has_nothing_new(clashing, student);
	}
	return filling;
}

static void write_full(const struct clashing *clashing, enum cluster cluster,
	const struct filling *filling, int64_t most)
{
	const char *sign = ": ";

	buf_addf(clashing->out, "%s has room for %lld, but %zu would stand "
		"there", label_of(clashing, cluster), (long long)most,
		filling->count);
	if (filling->pinned) {
		buf_addf(clashing->out, "%s%zu %s pinned", sign,
			filling->pinned, filling->pinned == 1 ? "is" : "are");
		sign = ", ";
	}
	if (filling->held)
		buf_addf(clashing->out, "%s%zu %s no newer check-in", sign,
			filling->held, filling->held == 1 ? "has" : "have");
	buf_adds(clashing->out, ".\n");
}

static void write_size(const struct clashing *clashing, enum cluster cluster)
{
	const struct cluster_size *size =
		&clashing->facts->policy.sizes[cluster];
	struct filling filling = filling_of(clashing, cluster);

	if (size->most && (int64_t)filling.count > size->most)
		write_full(clashing, cluster, &filling, size->most);
	if (filling.count && (int64_t)filling.count < size->least)
		buf_addf(clashing->out, "%s is to have %lld students at "
			"least, but only %zu would stand there.\n",
			label_of(clashing, cluster), (long long)size->least,
			filling.count);
}

void clash_write(struct buf *out, const struct facts *facts,
	const struct proposal *proposal)
{
	const struct clashing clashing = { out, facts, proposal };

	for (size_t i = 0; i < facts->lock_count; i++) {
		if (facts->locks[i].kind != LOCK_PIN)
			write_lock(&clashing, &facts->locks[i]);
	}
	for (int i = CLUSTER_RETEACH; i <= CLUSTER_EXTEND; i++)
		write_size(&clashing, (enum cluster)i);
}

void clash_write_of(struct buf *out, const struct facts *facts,
	const struct proposal *proposal, const int64_t *students,
	size_t count)
{
	const struct clashing clashing = { out, facts, proposal };

	for (size_t i = 0; i < facts->lock_count; i++) {
		if (facts->locks[i].kind != LOCK_PIN &&
		    has_all(&facts->locks[i], students, count))
			write_lock(&clashing, &facts->locks[i]);
	}
}

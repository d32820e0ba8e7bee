/* SPDX-License-Identifier: MIT */
/* What a proposal leaves unmet, named one a line. */
#include "app/clash.h"

#include "base/attr.h"

struct clashing {
	struct buf *out;
	const struct facts *facts;
	const struct proposal *proposal;
	const int64_t *students; /* only locks that all of them are in */
	size_t count;
};

/* What keeps a student where they would stand. */
enum hold {
	HOLD_NONE,
	HOLD_PIN,
	HOLD_NO_NEW,    /* nothing that was seen since the move lets them go */
	HOLD_REFUSED,
	HOLD_SURPRISE,
	HOLD_INTERVENE,
	HOLD_LOCK,
	HOLD_COUNT
};

static const struct {
	const char *one;
	const char *many;
	const char *both;
} hold_words[HOLD_COUNT] = {
	[HOLD_PIN] = { "is pinned", "are pinned", "both are pinned" },
	[HOLD_NO_NEW] = { "has no newer check-in", "have no newer check-in",
		"neither has a newer check-in" },
	[HOLD_REFUSED] = { "had a move refused", "had a move refused",
		"both had a move refused" },
	[HOLD_SURPRISE] = { "waits for one more check-in after a surprise",
		"wait for one more check-in after a surprise",
		"both wait for one more check-in after a surprise" },
	[HOLD_INTERVENE] = { "is moved out of there by hand only",
		"are moved out of there by hand only",
		"both are moved out of there by hand only" },
	[HOLD_LOCK] = { "is held by a lock", "are held by a lock",
		"both are held by a lock" },
};

/* Where a student would stand once the proposal is accepted; NONE also for
 * one who is in no group today. */
static enum cluster place_of(const struct clashing *clashing, int64_t student)
{
	const struct move *move = proposal_move(clashing->proposal, student);

	if (!move || facts_is_absent(clashing->facts, student))
		return CLUSTER_NONE;
	return move_goes(move);
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

static bool is_kept_together(const struct clashing *clashing, int64_t student)
{
	for (size_t i = 0; i < clashing->facts->lock_count; i++) {
		const struct lock *lock = &clashing->facts->locks[i];

		if (lock->kind == LOCK_TOGETHER && has_all(lock, &student, 1))
			return true;
	}
	return false;
}

static enum hold hold_of(const struct clashing *clashing, int64_t student)
{
	static const enum hold holds[RULE_COUNT] = {
		[RULE_NO_NEW] = HOLD_NO_NEW,
		[RULE_NOT_ON_FOCUS] = HOLD_NO_NEW,
		[RULE_REFUSED] = HOLD_REFUSED,
		[RULE_SURPRISE] = HOLD_SURPRISE,
		[RULE_INTERVENE] = HOLD_INTERVENE,
		[RULE_TOGETHER] = HOLD_LOCK,
		[RULE_APART] = HOLD_LOCK,
	};
	const struct move *move = proposal_move(clashing->proposal, student);

	if (is_pinned(clashing, student))
		return HOLD_PIN;
	if (!move || move->state == MOVE_REDIRECTED)
		return HOLD_NONE;
	if (move->state == MOVE_REFUSED)
		return HOLD_REFUSED;
	if (!holds[move->rule] && is_kept_together(clashing, student))
		return HOLD_LOCK;
	return holds[move->rule];
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

/* Why those who are not pinned cannot be moved either; that a lock holds them
 * is what the sentence is about. */
static void write_held(const struct clashing *clashing,
	const struct pair *pair)
{
	enum hold first = hold_of(clashing, pair->students[0]);
	const char *sign = ";";

	if (first != HOLD_PIN && first != HOLD_LOCK && first != HOLD_NONE &&
	    first == hold_of(clashing, pair->students[1])) {
		buf_addf(clashing->out, "; %s", hold_words[first].both);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(pair->students); i++) {
		enum hold hold = hold_of(clashing, pair->students[i]);

		if (hold == HOLD_NONE || hold == HOLD_PIN || hold == HOLD_LOCK)
			continue;
		buf_addf(clashing->out, "%s %s %s", sign,
			name_of(clashing, pair->students[i]),
			hold_words[hold].one);
		sign = " and";
	}
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

static bool is_meant(const struct clashing *clashing, const struct lock *lock)
{
	return lock->kind != LOCK_PIN &&
		has_all(lock, clashing->students, clashing->count);
}

static enum lock_kind opposite(enum lock_kind kind)
{
	return kind == LOCK_APART ? LOCK_TOGETHER : LOCK_APART;
}

static bool is_opposed(const struct clashing *clashing, enum lock_kind kind,
	const struct pair *pair)
{
	for (size_t i = 0; i < clashing->facts->lock_count; i++) {
		const struct lock *lock = &clashing->facts->locks[i];

		if (lock->kind == opposite(kind) &&
		    has_all(lock, pair->students, ARRAY_LEN(pair->students)))
			return true;
	}
	return false;
}

/* An older lock, of either kind if they ask the opposite, told of both. */
static bool was_said(const struct clashing *clashing, const struct lock *lock,
	const struct pair *pair, bool opposed)
{
	const struct lock *older = clashing->facts->locks;

	while (older < lock && !(is_meant(clashing, older) &&
	    (opposed || older->kind == lock->kind) &&
	    has_all(older, pair->students, ARRAY_LEN(pair->students))))
		older++;
	return older < lock;
}

static void write_lock_pair(const struct clashing *clashing,
	const struct lock *lock, const struct pair *pair)
{
	bool opposed = is_opposed(clashing, lock->kind, pair);

	if (was_said(clashing, lock, pair, opposed))
		return;
	if (opposed)
		buf_addf(clashing->out, "%s and %s are to be kept together "
			"and apart: one of the two has to go.\n",
			name_of(clashing, pair->students[0]),
			name_of(clashing, pair->students[1]));
	else if (pair->at[0] && pair->at[1] &&
	    (pair->at[0] == pair->at[1]) == (lock->kind == LOCK_APART))
		write_pair(clashing, lock->kind, pair);
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

			write_lock_pair(clashing, lock, &pair);
		}
	}
}

static void write_locks(const struct clashing *clashing)
{
	for (size_t i = 0; i < clashing->facts->lock_count; i++) {
		if (is_meant(clashing, &clashing->facts->locks[i]))
			write_lock(clashing, &clashing->facts->locks[i]);
	}
}

/* Who would stand in one cluster, and how many of them are held there. */
struct filling {
	size_t count;
	size_t held[HOLD_COUNT]; /* HOLD_NONE: are not */
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
		filling.held[hold_of(clashing, student)]++;
	}
	return filling;
}

static bool is_full(const struct clashing *clashing, enum cluster cluster)
{
	int64_t most = clashing->facts->policy.sizes[cluster].most;

	return most &&
		(int64_t)filling_of(clashing, cluster).count >= most;
}

/* What keeps those who are free to go: no room in any band beside. */
static void write_no_room(const struct clashing *clashing,
	enum cluster cluster, const char *sign)
{
	if (cluster != CLUSTER_PRACTICE && is_full(clashing, CLUSTER_PRACTICE))
		buf_addf(clashing->out, "%s%s is full as well", sign,
			label_of(clashing, CLUSTER_PRACTICE));
	else if (cluster == CLUSTER_PRACTICE &&
	    is_full(clashing, CLUSTER_RETEACH) &&
	    is_full(clashing, CLUSTER_EXTEND))
		buf_addf(clashing->out, "%s%s and %s are full as well", sign,
			label_of(clashing, CLUSTER_RETEACH),
			label_of(clashing, CLUSTER_EXTEND));
}

static void write_full(const struct clashing *clashing, enum cluster cluster,
	const struct filling *filling, int64_t most)
{
	const char *sign = ": ";

	buf_addf(clashing->out, "%s has room for %lld, but %zu would stand "
		"there", label_of(clashing, cluster), (long long)most,
		filling->count);
	for (int i = HOLD_NONE + 1; i < HOLD_COUNT; i++) {
		if (!filling->held[i])
			continue;
		buf_addf(clashing->out, "%s%zu %s", sign, filling->held[i],
			filling->held[i] == 1 ? hold_words[i].one :
			hold_words[i].many);
		sign = ", ";
	}
	if (filling->held[HOLD_NONE])
		write_no_room(clashing, cluster, sign);
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
	const struct clashing clashing = { out, facts, proposal, NULL, 0 };

	write_locks(&clashing);
	for (int i = CLUSTER_RETEACH; i <= CLUSTER_EXTEND; i++)
		write_size(&clashing, (enum cluster)i);
}

void clash_write_of(struct buf *out, const struct facts *facts,
	const struct proposal *proposal, const int64_t *students,
	size_t count)
{
	const struct clashing clashing = {
		out, facts, proposal, students, count
	};

	write_locks(&clashing);
}

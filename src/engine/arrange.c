/* SPDX-License-Identifier: MIT */
/*
 * Nobody moves for others without evidence of one's own: only who is free,
 * whose own move is in question, is displaced, once at most, so that one pass
 * over locks and clusters ends. Of several the one goes whose decision was the
 * closest, the first in the order of the class among equals.
 */
#include "arrange.h"

#include <math.h>

#include "base/attr.h"
#include "base/mem.h"
#include "placement.h"

#define NOBODY SIZE_MAX
/* Odds no further apart are equal: rounding tells even those apart who scored
 * the same. */
#define SAME 1e-9

static const enum cluster bands[] = {
	CLUSTER_RETEACH, CLUSTER_PRACTICE, CLUSTER_EXTEND
};

struct room {
	const struct engine *engine;
	struct move *moves;
	size_t count;
	bool *is_free;
};

static bool is_band(enum cluster cluster)
{
	return cluster >= CLUSTER_RETEACH && cluster <= CLUSTER_EXTEND;
}

static bool is_there(const struct move *move)
{
	return move->rule != RULE_ABSENT && move->to != CLUSTER_NONE;
}

/* How far the odds were from deciding otherwise. */
static double margin(const struct move *move)
{
	return fabs(move->odds - move->needs);
}

static bool is_closer(const struct move *one, const struct move *other)
{
	return margin(one) < margin(other) - SAME;
}

/* Bands beside one, the nearer to the estimate first; NONE: no more. */
struct beside {
	enum cluster first;
	enum cluster second;
};

static struct beside beside(const struct move *move, enum cluster band)
{
	struct beside beside = { .first = CLUSTER_PRACTICE };

	if (band != CLUSTER_PRACTICE)
		return beside;
	if (move->estimate.above >= move->estimate.below)
		return (struct beside){ CLUSTER_EXTEND, CLUSTER_RETEACH };
	return (struct beside){ CLUSTER_RETEACH, CLUSTER_EXTEND };
}

static void displace(struct room *room, size_t student, enum cluster to,
	enum rule rule, int64_t lock)
{
	struct move *move = &room->moves[student];

	move->wanted = move->to;
	move->to = to;
	move->rule = rule;
	move->lock = lock;
	if (to != CLUSTER_RETEACH)
		move->teach = 0;
	room->is_free[student] = false;
}

/* The student's place, or NOBODY when they sit nowhere today. */
static size_t member(const struct room *room, const struct lock *lock,
	size_t number)
{
	size_t place = facts_student(room->engine->facts,
		lock->students[number]);

	if (place == FACTS_NOT_FOUND || !is_there(&room->moves[place]))
		return NOBODY;
	return place;
}

static bool is_member(const struct lock *lock, int64_t student)
{
	for (size_t i = 0; i < lock->count; i++)
		if (lock->students[i] == student)
			return true;
	return false;
}

/* Does somebody sit in the cluster whom the student is to be kept from? */
static bool is_kept_out(const struct room *room, size_t student,
	enum cluster cluster)
{
	const struct facts *facts = room->engine->facts;

	for (size_t i = 0; i < facts->lock_count; i++) {
		const struct lock *lock = &facts->locks[i];

		if (lock->kind != LOCK_APART ||
			!is_member(lock, room->moves[student].student))
			continue;
		for (size_t j = 0; j < lock->count; j++) {
			size_t other = member(room, lock, j);

			if (other != NOBODY && other != student &&
				room->moves[other].to == cluster)
				return true;
		}
	}
	return false;
}

static bool may_take(const struct room *room, size_t student,
	enum cluster cluster)
{
	return is_band(cluster) && cluster != room->moves[student].to &&
		!placement_is_refused(room->engine, &room->moves[student],
			cluster) &&
		!is_kept_out(room, student, cluster);
}

/* Those who sit in each cluster, of the lock's members. */
struct sitting {
	size_t members[CLUSTER_COUNT];
	size_t held[CLUSTER_COUNT];
	double margin[CLUSTER_COUNT]; /* the largest */
};

static struct sitting sitting_of(const struct room *room,
	const struct lock *lock)
{
	struct sitting sitting = { .members = { 0 } };

	for (size_t i = 0; i < lock->count; i++) {
		size_t place = member(room, lock, i);
		const struct move *move;

		if (place == NOBODY)
			continue;
		move = &room->moves[place];
		sitting.members[move->to]++;
		sitting.held[move->to] += room->is_free[place] ? 0 : 1;
		sitting.margin[move->to] = fmax(sitting.margin[move->to],
			margin(move));
	}
	return sitting;
}

/* Where all can be brought: to those who are held, else to the most, else to
 * the surest. NONE when some are held in one cluster and some in another. */
static enum cluster meeting_place(const struct sitting *sitting)
{
	enum cluster place = CLUSTER_NONE;
	enum cluster held = CLUSTER_NONE;

	for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++) {
		if (sitting->held[i] && held != CLUSTER_NONE)
			return CLUSTER_NONE;
		if (sitting->held[i])
			held = (enum cluster)i;
		if (sitting->members[i] > sitting->members[place] ||
			(sitting->members[i] &&
			sitting->members[i] == sitting->members[place] &&
			sitting->margin[i] > sitting->margin[place] + SAME))
			place = (enum cluster)i;
	}
	return held != CLUSTER_NONE ? held : place;
}

static void bring_together(struct room *room, const struct lock *lock)
{
	struct sitting sitting = sitting_of(room, lock);
	enum cluster place = meeting_place(&sitting);

	for (size_t i = 0; i < lock->count && is_band(place); i++) {
		size_t student = member(room, lock, i);

		if (student == NOBODY)
			continue;
		if (room->moves[student].to == place)
			room->is_free[student] = false;
		else if (room->is_free[student] &&
			may_take(room, student, place))
			displace(room, student, place, RULE_TOGETHER,
				lock->id);
	}
}

/* Where they were, else the nearer band, else the farther one. */
static enum cluster way_out(const struct room *room, size_t student)
{
	const struct move *move = &room->moves[student];
	struct beside near = beside(move, move->to);
	enum cluster places[] = { move->from, near.first, near.second,
		CLUSTER_EXTEND, CLUSTER_RETEACH };

	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		if (may_take(room, student, places[i]))
			return places[i];
	return CLUSTER_NONE;
}

static bool send_away(struct room *room, size_t student,
	const struct lock *lock)
{
	enum cluster to;

	if (!room->is_free[student])
		return false;
	to = way_out(room, student);
	if (to == CLUSTER_NONE)
		return false;
	displace(room, student, to, RULE_APART, lock->id);
	return true;
}

static void part(struct room *room, const struct lock *lock, size_t one,
	size_t other)
{
	size_t first = one < other ? one : other;
	size_t second = one < other ? other : one;

	if (!is_band(room->moves[one].to) ||
		room->moves[one].to != room->moves[other].to)
		return;
	if (is_closer(&room->moves[second], &room->moves[first])) {
		size_t closer = second;

		second = first;
		first = closer;
	}
	if (!send_away(room, first, lock))
		send_away(room, second, lock);
}

static void keep_apart(struct room *room, const struct lock *lock)
{
	for (size_t i = 0; i < lock->count; i++) {
		for (size_t j = i + 1; j < lock->count; j++) {
			size_t one = member(room, lock, i);
			size_t other = member(room, lock, j);

			if (one != NOBODY && other != NOBODY && one != other)
				part(room, lock, one, other);
		}
	}
}

static void apply_locks(struct room *room, enum lock_kind kind,
	void (*apply)(struct room *room, const struct lock *lock))
{
	const struct facts *facts = room->engine->facts;

	for (size_t i = 0; i < facts->lock_count; i++)
		if (facts->locks[i].kind == kind)
			apply(room, &facts->locks[i]);
}

static int64_t sitting_in(const struct room *room, enum cluster cluster)
{
	int64_t count = 0;

	for (size_t i = 0; i < room->count; i++)
		if (is_there(&room->moves[i]) && room->moves[i].to == cluster)
			count++;
	return count;
}

static struct cluster_size size_of(const struct room *room,
	enum cluster cluster)
{
	return room->engine->facts->policy.sizes[cluster];
}

static bool has_place(const struct room *room, size_t student,
	enum cluster cluster)
{
	return may_take(room, student, cluster) &&
		(!size_of(room, cluster).most ||
		sitting_in(room, cluster) < size_of(room, cluster).most);
}

/* Where they were, else beside the cluster that is full. */
static enum cluster other_place(const struct room *room, size_t student)
{
	const struct move *move = &room->moves[student];
	struct beside near = beside(move, move->to);

	if (has_place(room, student, move->from))
		return move->from;
	if (has_place(room, student, near.first))
		return near.first;
	return has_place(room, student, near.second) ? near.second
		: CLUSTER_NONE;
}

/* The closest decision for the cluster that has another place. */
static size_t closest(const struct room *room, enum cluster cluster)
{
	size_t found = NOBODY;

	for (size_t i = 0; i < room->count; i++) {
		const struct move *move = &room->moves[i];

		if (!room->is_free[i] || move->to != cluster ||
			(found != NOBODY &&
			!is_closer(move, &room->moves[found])) ||
			other_place(room, i) == CLUSTER_NONE)
			continue;
		found = i;
	}
	return found;
}

static void make_room(struct room *room, enum cluster cluster)
{
	struct cluster_size size = size_of(room, cluster);

	while (size.most && sitting_in(room, cluster) > size.most) {
		size_t student = closest(room, cluster);

		if (student == NOBODY)
			return;
		displace(room, student, other_place(room, student), RULE_ROOM,
			0);
	}
}

/* The odds of being past the line toward the cluster beside. */
static double odds_toward(const struct move *move, enum cluster cluster)
{
	if (cluster == CLUSTER_RETEACH)
		return move->estimate.below;
	if (cluster == CLUSTER_EXTEND)
		return move->estimate.above;
	return move->to == CLUSTER_RETEACH ? 1 - move->estimate.below
		: 1 - move->estimate.above;
}

static bool can_spare(const struct room *room, size_t student,
	enum cluster cluster)
{
	const struct move *move = &room->moves[student];
	struct beside near = beside(move, move->to);

	return room->is_free[student] && is_band(move->to) &&
		(near.first == cluster || near.second == cluster) &&
		sitting_in(room, move->to) > size_of(room, move->to).least &&
		may_take(room, student, cluster);
}

static size_t nearest(const struct room *room, enum cluster cluster)
{
	size_t found = NOBODY;

	for (size_t i = 0; i < room->count; i++)
		if (can_spare(room, i, cluster) && (found == NOBODY ||
			odds_toward(&room->moves[i], cluster) >
			odds_toward(&room->moves[found], cluster) + SAME))
			found = i;
	return found;
}

/* A cluster that no one needs is no group, and none is made of it. */
static void fill_up(struct room *room, enum cluster cluster)
{
	if (!sitting_in(room, cluster))
		return;
	while (sitting_in(room, cluster) < size_of(room, cluster).least) {
		size_t student = nearest(room, cluster);

		if (student == NOBODY)
			return;
		displace(room, student, cluster, RULE_FILL, 0);
	}
}

void arrange(const struct engine *engine, struct move *moves, size_t count)
{
	struct room room = {
		.engine = engine,
		.moves = moves,
		.count = count,
		.is_free = mem_new(count, sizeof(*room.is_free))
	};

	for (size_t i = 0; i < count; i++)
		room.is_free[i] = placement_is_open(moves[i].rule);
	apply_locks(&room, LOCK_TOGETHER, bring_together);
	apply_locks(&room, LOCK_APART, keep_apart);
	for (size_t i = 0; i < ARRAY_LEN(bands); i++)
		make_room(&room, bands[i]);
	for (size_t i = 0; i < ARRAY_LEN(bands); i++)
		fill_up(&room, bands[i]);
	mem_free(room.is_free);
}

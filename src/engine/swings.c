/* SPDX-License-Identifier: MIT */
/* A student's clusters in order, and the moves between them. */
#include "engine/swings.h"

#include "base/vec.h"
#include "phrase.h"

#define TURNS_LEAST 3
#define MOVES_LEAST 4
#define WEEKS_DAYS 42

/* Where someone came to stand, when, and what the move was about. */
struct step {
	enum cluster cluster;
	civil since;
	int64_t objective; /* 0: by hand */
};
typedef VEC(struct step) step_list;

static void add_step(step_list *path, const struct stay *stay)
{
	if (path->count &&
		path->items[path->count - 1].cluster == stay->cluster)
		return;
	vec_push(path, ((struct step){
		.cluster = stay->cluster, .since = stay->since,
		.objective = stay->objective
	}));
}

static step_list path_of(const struct facts *facts, int64_t student)
{
	const struct stay *now = facts_stay(facts, student);
	step_list path = VEC_INIT;

	for (size_t i = 0; i < facts->past_count; i++)
		if (facts->past[i].student == student)
			add_step(&path, &facts->past[i]);
	if (now)
		add_step(&path, now);
	return path;
}

static bool is_one_matter(const struct step *one, const struct step *other)
{
	return !one->objective || !other->objective ||
		one->objective == other->objective;
}

/*
 * Is the move to the step one back to where the student was before it? Who
 * goes where another objective asks for it does not waver.
 */
static bool is_turn(const step_list *path, size_t step)
{
	const struct step *items = path->items;

	return step >= 2 && items[step].cluster == items[step - 2].cluster &&
		is_one_matter(&items[step], &items[step - 1]);
}

static bool find_pair(const step_list *path, struct swing *swing)
{
	size_t first = path->count;

	while (first > 2 && is_turn(path, first - 1))
		first--;
	/* And the move that the first turn took back. */
	swing->turns = path->count - first + 1;
	if (swing->turns < TURNS_LEAST)
		return false;
	swing->is_pair = true;
	swing->one = path->items[first - 2].cluster;
	swing->other = path->items[first - 1].cluster;
	swing->since = path->items[first - 1].since;
	return true;
}

static bool find_many(const step_list *path, civil now, struct swing *swing)
{
	civil begin = now - (civil)WEEKS_DAYS * CIVIL_DAY;
	bool is_reversed = false;
	size_t first = path->count;

	while (first > 1 && path->items[first - 1].since >= begin)
		first--;
	for (size_t i = first + 1; i < path->count; i++)
		is_reversed |= is_turn(path, i);
	swing->turns = path->count - first;
	if (swing->turns < MOVES_LEAST || !is_reversed)
		return false;
	swing->since = path->items[first].since;
	return true;
}

struct swing *swings_find(const struct facts *facts, struct arena *arena,
	size_t *count)
{
	struct swing *swings = arena_new(arena, facts->student_count,
		sizeof(*swings));

	*count = 0;
	for (size_t i = 0; i < facts->student_count; i++) {
		struct swing swing = { .student = facts->students[i].id };
		step_list path = path_of(facts, swing.student);

		if (find_pair(&path, &swing) ||
			find_many(&path, facts->now, &swing))
			swings[(*count)++] = swing;
		vec_release(&path);
	}
	return swings;
}

void swing_write(struct buf *out, const struct facts *facts,
	const struct swing *swing)
{
	phrase_name(out, facts, swing->student);
	if (swing->is_pair) {
		buf_adds(out, " has gone to and fro between ");
		phrase_cluster(out, facts, swing->one);
		buf_adds(out, " and ");
		phrase_cluster(out, facts, swing->other);
		buf_addf(out, " %zu times", swing->turns);
	} else {
		buf_addf(out, " has moved %zu times, back again too,",
			swing->turns);
	}
	phrase_day(out, "since", swing->since);
	buf_adds(out, ": calm placement, or a pin, would hold.");
}

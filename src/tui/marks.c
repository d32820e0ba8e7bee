/* SPDX-License-Identifier: MIT */
/* Comparing a class with what it was before. */
#include "marks.h"

#include "base/mix.h"
#include "model/facts.h"

static uint64_t seat_state(const struct seat *seat)
{
	uint64_t state = MIX_START;

	state = mix(state, seat->cluster);
	state = mix(state, seat->stay ? seat->stay->id : 0);
	state = mix(state, seat->absent);
	state = mix(state, seat->pinned);
	return mix(state, seat->block ? seat->block->id : 0);
}

static size_t place_of(const struct marks *marks, int64_t student)
{
	size_t i = 0;

	while (i < marks->list.count && marks->list.items[i].student != student)
		i++;
	return i;
}

static void read_states(struct marks *marks, const struct room *room)
{
	const struct facts *facts = &room->facts;

	for (size_t i = 0; i < facts->student_count; i++) {
		const struct mark mark = {
			.student = facts->students[i].id,
			.state = seat_state(&room->seats[i]),
		};

		vec_push(&marks->list, mark);
	}
	for (size_t i = 0; i < facts->checkin_count; i++) {
		size_t at = facts_student(facts, facts->checkins[i].student);

		if (at != FACTS_NOT_FOUND)
			marks->list.items[at].state =
				mix(marks->list.items[at].state,
				facts->checkins[i].id);
	}
}

void marks_take(struct marks *marks, const struct room *room,
	bool is_foreign, int64_t now_ms)
{
	struct marks old = *marks;

	*marks = (struct marks){ .list = VEC_INIT };
	read_states(marks, room);
	for (size_t i = 0; i < marks->list.count; i++) {
		struct mark *mark = &marks->list.items[i];
		size_t at = place_of(&old, mark->student);
		bool is_known = at < old.list.count;

		if (is_known) {
			mark->until_ms = old.list.items[at].until_ms;
			mark->is_news = old.list.items[at].is_news;
		}
		if (is_foreign && (!is_known ||
		    old.list.items[at].state != mark->state)) {
			mark->until_ms = now_ms + MARKS_LAST_MS;
			mark->is_news = true;
		}
	}
	marks_release(&old);
}

bool marks_has(const struct marks *marks, int64_t student, int64_t now_ms)
{
	size_t at = place_of(marks, student);

	return at < marks->list.count &&
		marks->list.items[at].until_ms > now_ms;
}

bool marks_is_news(const struct marks *marks, int64_t student)
{
	size_t at = place_of(marks, student);

	return at < marks->list.count && marks->list.items[at].is_news;
}

void marks_look(struct marks *marks)
{
	for (size_t i = 0; i < marks->list.count; i++)
		marks->list.items[i].is_news = false;
}

size_t marks_count(const struct marks *marks, int64_t now_ms)
{
	size_t count = 0;

	for (size_t i = 0; i < marks->list.count; i++)
		count += marks->list.items[i].until_ms > now_ms;
	return count;
}

int64_t marks_next_end(const struct marks *marks, int64_t now_ms)
{
	int64_t next = -1;

	for (size_t i = 0; i < marks->list.count; i++) {
		int64_t until = marks->list.items[i].until_ms;

		if (until > now_ms && (next < 0 || until < next))
			next = until;
	}
	return next;
}

void marks_release(struct marks *marks)
{
	vec_release(&marks->list);
}

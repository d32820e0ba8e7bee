/* SPDX-License-Identifier: MIT */
/* A class's past as it went by. */
#include "app/history.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vec.h"

static const struct checkin *checkin_of(const struct history *history,
	size_t row)
{
	return &history->facts->checkins[history->places[row]];
}

bool history_is_before(const struct moment *moment, civil at, int64_t entered)
{
	return at < moment->at ||
		(at == moment->at && entered < moment->entered);
}

bool history_is_after(const struct history *history, size_t row, civil at,
	int64_t entered)
{
	const struct checkin *checkin = checkin_of(history, row);

	return checkin->observed_at > at ||
		(checkin->observed_at == at && checkin->entered > entered);
}

size_t history_from(const struct history *history, civil at)
{
	size_t low = 0;
	size_t high = history->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (checkin_of(history, middle)->observed_at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The student's first check-in that met them there. */
static size_t first_row_in(const struct history *history, size_t student,
	const struct stay *stay)
{
	size_t row = history_from(history, stay->since);

	while (row < history->count &&
		(history->rows[row].student != student ||
		!history_is_after(history, row, stay->since, stay->entered)))
		row++;
	return row;
}

/* A stay's place among the rows, and its own among the stays. */
struct entry {
	size_t before;
	size_t stay;
};

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left;
	const struct entry *b = right;
	int order = (a->before > b->before) - (a->before < b->before);

	return order ? order : (a->stay > b->stay) - (a->stay < b->stay);
}

static struct entry *order_stays(const struct history *history,
	const struct stay *stays, size_t count)
{
	struct entry *entries = mem_new(count, sizeof(*entries));

	for (size_t i = 0; i < count; i++) {
		size_t student = facts_student(history->facts,
			stays[i].student);

		entries[i].stay = i;
		if (student != FACTS_NOT_FOUND)
			entries[i].before = first_row_in(history, student,
				&stays[i]);
	}
	if (count)
		qsort(entries, count, sizeof(*entries), compare_entries);
	return entries;
}

struct placing *history_placings(const struct history *history,
	const struct stay *stays, size_t count, size_t *placing_count)
{
	struct entry *entries = order_stays(history, stays, count);
	struct placing *placings = mem_new(count, sizeof(*placings));

	*placing_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct stay *stay = &stays[entries[i].stay];
		size_t student = facts_student(history->facts, stay->student);

		if (student == FACTS_NOT_FOUND)
			continue;
		placings[(*placing_count)++] = (struct placing){
			.before = entries[i].before,
			.student = student,
			.cluster = stay->cluster,
			.day = (double)date_day(stay->since),
		};
	}
	mem_free(entries);
	return placings;
}

struct validation_class history_class(const struct history *history,
	const struct placing *placings, size_t count)
{
	return (struct validation_class){
		.rows = history->rows,
		.count = history->count,
		.students = history->facts->student_count,
		.objectives = history->facts->objective_count,
		.policy = &history->facts->policy,
		.has_placings = true,
		.placings = placings,
		.placing_count = count,
		.end = (double)date_day(history->facts->now),
	};
}

static bool read_regroups(struct history *history, struct error *err)
{
	struct regroup *regroups;
	size_t count;

	if (!store_regroups(history->store, history->class_id,
	    history->facts->now, &history->arena, &regroups, &count, err))
		return false;
	history->moments = mem_new(count, sizeof(*history->moments));
	for (size_t i = 0; i < count; i++)
		history->moments[i] = (struct moment){
			.at = regroups[i].made,
			.entered = regroups[i].entered,
			.objective = regroups[i].objective,
			.mark = regroups[i].entered,
		};
	history->moment_count = count;
	return true;
}

/* What came last of each round, and of each day outside of rounds. */
struct endings {
	bool *has_ended; /* by round */
	int64_t day;     /* the first one that was met, from the end */
};

static bool ends_something(const struct history *history,
	struct endings *endings, const struct checkin *checkin)
{
	size_t round = checkin->round ? facts_round(history->facts,
		checkin->round) : FACTS_NOT_FOUND;
	int64_t day = date_day(checkin->observed_at);
	bool is_last;

	if (round == FACTS_NOT_FOUND) {
		is_last = day != endings->day;
		endings->day = day;
		return is_last;
	}
	is_last = !endings->has_ended[round];
	endings->has_ended[round] = true;
	return is_last;
}

static void turn_round(struct moment *moments, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		struct moment first = moments[i];

		moments[i] = moments[count - 1 - i];
		moments[count - 1 - i] = first;
	}
}

static void end_rounds(struct history *history)
{
	const struct facts *facts = history->facts;
	VEC(struct moment) moments = VEC_INIT;
	struct endings endings = {
		.has_ended = mem_new(facts->round_count, sizeof(bool)),
		.day = INT64_MIN,
	};

	for (size_t i = facts->checkin_count; i-- > 0;) {
		const struct checkin *checkin = &facts->checkins[i];
		const struct moment moment = {
			.at = checkin->observed_at,
			.entered = INT64_MAX,
			.mark = checkin->observed_at,
		};

		if (ends_something(history, &endings, checkin) &&
		    (!moments.count || moments.items[moments.count - 1].at !=
		    moment.at))
			vec_push(&moments, moment);
	}
	turn_round(moments.items, moments.count);
	history->is_by_rounds = true;
	mem_free(history->moments);
	history->moments = moments.items;
	history->moment_count = moments.count;
	mem_free(endings.has_ended);
}

static void list_rows(struct history *history)
{
	size_t most = history->facts->checkin_count;

	history->rows = mem_new(most, sizeof(*history->rows));
	history->places = mem_new(most, sizeof(*history->places));
	history->count = engine_rows(history->facts, history->rows,
		history->places);
}

bool history_read(struct history *history, struct session *session,
	struct error *err)
{
	const struct room *room = session_room(session, err);

	if (!room)
		return false;
	*history = (struct history){
		.store = session->store,
		.class_id = session->class_id,
		.facts = &room->facts,
	};
	if (!store_stays(history->store, history->class_id, 0,
	    room->facts.now, &history->arena, &history->stays,
	    &history->stay_count, err) || !read_regroups(history, err)) {
		history_release(history);
		return false;
	}
	list_rows(history);
	if (!history->moment_count)
		end_rounds(history);
	return true;
}

void history_release(struct history *history)
{
	mem_free(history->rows);
	mem_free(history->places);
	mem_free(history->moments);
	arena_release(&history->arena);
	*history = (struct history){ .store = NULL };
}

/* No one decided then, so nothing came late: what was observed was there. */
static bool facts_by_rounds(const struct history *history,
	const struct moment *moment, struct facts *facts, struct error *err)
{
	if (!store_facts(history->store, history->class_id, moment->at, facts,
	    err))
		return false;
	for (size_t i = 0; i < facts->checkin_count; i++)
		facts->checkins[i].entered = facts->checkins[i].observed_at;
	return true;
}

bool history_facts(const struct history *history, const struct moment *moment,
	struct facts *facts, struct error *err)
{
	bool done = history->is_by_rounds ?
		facts_by_rounds(history, moment, facts, err) :
		store_facts_then(history->store, history->class_id,
			moment->at, facts, err);

	if (done)
		facts->class.focus = moment->objective;
	return done;
}

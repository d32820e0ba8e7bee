/* SPDX-License-Identifier: MIT */
/* The room: facts, fit, and who stands where with what beside the name. */
#include "app/room.h"

#include <math.h>
#include <string.h>

#include "app/names.h"
#include "base/mem.h"

/* A level as it is; any other score as its nearest of the bands 0 to 4. */
static char recent_mark(const struct score *score)
{
	if (score->form == SCORE_LEVEL)
		return (char)('0' + (int)score->points);
	return (char)('0' + (int)lround(4 * score->points / score->out_of));
}

static void seat_recent(struct seat *seat, const struct facts *facts,
	int64_t focus)
{
	int64_t student = facts->students[seat->student].id;
	size_t at = ROOM_RECENT;

	memset(seat->recent, '-', ROOM_RECENT);
	seat->recent[ROOM_RECENT] = '\0';
	for (size_t i = facts->checkin_count; i > 0; i--) {
		const struct checkin *checkin = &facts->checkins[i - 1];

		if (checkin->student != student)
			continue;
		if (seat->last_at == CIVIL_NEVER)
			seat->last_at = checkin->observed_at;
		if (checkin->objective == focus)
			seat->recent[--at] = recent_mark(&checkin->score);
		if (!at)
			return;
	}
}

static const struct offer *first_offer(const struct proposal *view,
	int64_t student)
{
	for (size_t i = 0; i < view->offer_count; i++) {
		if (view->offers[i].student == student)
			return &view->offers[i];
	}
	return NULL;
}

static void seat_fill(struct seat *seat, const struct room *room,
	size_t student)
{
	const struct facts *facts = &room->facts;
	int64_t id = facts->students[student].id;

	*seat = (struct seat){
		.student = student,
		.move = &room->view.moves[student],
		.stay = facts_stay(facts, id),
		.absent = facts_is_absent(facts, id),
		.pinned = facts_pin(facts, id) != NULL,
		.block = facts_block(facts, id),
		.offer = first_offer(&room->view, id),
		.days = -1,
		.last_at = CIVIL_NEVER,
	};
	seat->cluster = seat->stay ? seat->stay->cluster : CLUSTER_NONE;
	seat_recent(seat, facts, room->focus);
	if (seat->last_at != CIVIL_NEVER)
		seat->days = (int)(date_day(facts->now) -
			date_day(seat->last_at));
}

static void count_seat(struct room *room, const struct seat *seat)
{
	room->absent_count += seat->absent;
	room->would_move += move_is_change(seat->move);
	room->today += seat->days == 0;
	room->unseen += seat->days >= ROOM_UNSEEN_DAYS;
}

static void fill_columns(struct room *room, bool absent)
{
	for (size_t i = 0; i < room->facts.student_count; i++) {
		struct room_column *column =
			&room->columns[room->seats[i].cluster];

		if (room->seats[i].absent == absent)
			column->seats[column->count++] = i;
	}
}

static void seat_everyone(struct room *room)
{
	size_t count = room->facts.student_count;

	room->seats = mem_new(count, sizeof(*room->seats));
	for (size_t i = 0; i < count; i++) {
		seat_fill(&room->seats[i], room, i);
		count_seat(room, &room->seats[i]);
	}
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		room->columns[i].cluster = (enum cluster)i;
		room->columns[i].seats = mem_new(count, sizeof(size_t));
	}
	fill_columns(room, false);
	fill_columns(room, true);
}

static void unseat(struct room *room)
{
	for (size_t i = 0; i < CLUSTER_COUNT; i++) {
		mem_free(room->columns[i].seats);
		room->columns[i] = (struct room_column){ .count = 0 };
	}
	mem_free(room->seats);
	room->seats = NULL;
	room->absent_count = room->would_move = 0;
	room->today = room->unseen = 0;
}

static void drop_engine(struct room *room)
{
	if (room->engine)
		engine_free(room->engine);
	room->engine = NULL;
}

static void take_facts(struct room *room, struct facts *facts)
{
	*room = (struct room){ .facts = *facts };
	*facts = (struct facts){ 0 };
	room->focus = facts_focus(&room->facts);
}

/* Everyone stays, and nothing is known of them. */
static void blank_view(struct room *room)
{
	const struct facts *facts = &room->facts;
	struct proposal *view = &room->view;

	room->is_blank = true;
	view->moves = arena_new(&view->arena, facts->student_count,
		sizeof(*view->moves));
	view->move_count = facts->student_count;
	for (size_t i = 0; i < view->move_count; i++)
		view->moves[i] = (struct move){
			.student = facts->students[i].id
		};
}

void room_glance(struct room *room, struct facts *facts)
{
	take_facts(room, facts);
	blank_view(room);
	seat_everyone(room);
}

void room_fit(struct room *room)
{
	unseat(room);
	drop_engine(room);
	proposal_release(&room->view);
	room->is_blank = false;
	room->engine = engine_new(&room->facts);
	engine_propose(room->engine, &room->view);
	seat_everyone(room);
}

void room_seat(struct room *room, struct facts *facts)
{
	take_facts(room, facts);
	room_fit(room);
}

void room_log(struct room *room, const struct checkin *checkin)
{
	unseat(room);
	drop_engine(room);
	facts_add_checkins(&room->facts, checkin, 1);
	room->focus = facts_focus(&room->facts);
	seat_everyone(room);
}

void room_release(struct room *room)
{
	unseat(room);
	proposal_release(&room->view);
	drop_engine(room);
	facts_release(&room->facts);
	*room = (struct room){ 0 };
}

const char *room_focus_name(const struct room *room)
{
	size_t at = facts_objective(&room->facts, room->focus);

	return at == FACTS_NOT_FOUND ? "no objective yet" :
		room->facts.objectives[at].name;
}

const char *room_label(const struct room *room, enum cluster cluster)
{
	if (cluster == CLUSTER_NONE)
		return "not yet seen";
	return room->facts.policy.label[cluster];
}

bool room_find_student(const struct room *room, const char *typed,
	size_t *student, struct error *err)
{
	return names_student(&room->facts, typed, student, err);
}

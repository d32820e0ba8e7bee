/* SPDX-License-Identifier: MIT */
/*
 * The room: a class's facts, their fit, what a regroup would propose now, and
 * from these the board: who stands where, with what beside the name. Plain
 * text, JSON and the screen are all written from a room.
 */
#ifndef APP_ROOM_H
#define APP_ROOM_H

#include "engine/propose.h"
#include "model/facts.h"
#include "model/proposal.h"

#define ROOM_RECENT 4
#define ROOM_UNSEEN_DAYS 5

/* A student as the board shows them. */
struct seat {
	size_t student;           /* index into facts.students */
	const struct move *move;  /* what a regroup would say now */
	const struct stay *stay;  /* NULL: not yet placed */
	enum cluster cluster;
	bool absent;
	bool pinned;
	const struct block *block; /* NULL: none */
	const struct offer *offer; /* NULL: none; the strongest */
	/* The last check-ins on the focus, newest last, as one character
	 * each: a level, or the band 0-4 of other scores; '-' for none. */
	char recent[ROOM_RECENT + 1];
	int days;                 /* since the last check-in; -1: never */
	civil last_at;            /* of the last check-in; CIVIL_NEVER */
};

struct room_column {
	enum cluster cluster;
	size_t *seats;  /* indices into room.seats */
	size_t count;
};

struct room {
	struct facts facts;
	/* NULL: not fitted since the facts came. The view is then of the fit
	 * before, or blank: it says nothing about anyone. */
	struct engine *engine;
	struct proposal view; /* never stored: what a regroup would say */
	bool is_blank;
	int64_t focus;
	struct seat *seats;   /* one a student, in the order of students */
	/* By cluster; CLUSTER_NONE holds the not yet seen. Absent students
	 * stand in their cluster's column, after the others. */
	struct room_column columns[CLUSTER_COUNT];
	size_t absent_count;
	size_t would_move;
	size_t today;         /* students with a check-in today */
	size_t unseen;        /* not seen for ROOM_UNSEEN_DAYS days */
};

/* Takes the facts over: fits them and seats everyone. */
void room_seat(struct room *room, struct facts *facts);
/* The same without a fit, which takes longer than all else; the view is
 * blank until room_fit. */
void room_glance(struct room *room, struct facts *facts);
void room_fit(struct room *room);
/* One check-in more, without its texts; the view stays as it was. */
void room_log(struct room *room, const struct checkin *checkin);
void room_release(struct room *room);

/* The name of the focus; "no objective yet". */
const char *room_focus_name(const struct room *room);
/* A cluster's label as the policy has it: "reteach". */
const char *room_label(const struct room *room, enum cluster cluster);

/* As names_student, of the room's facts. */
MUST_CHECK bool room_find_student(const struct room *room, const char *typed,
	size_t *student, struct error *err);

#endif

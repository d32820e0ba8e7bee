/* SPDX-License-Identifier: MIT */
/*
 * What of the class the board shows, in which order, and who of it is
 * selected for the next action: a state of the board, shown while it is one.
 */
#ifndef TUI_SIGHT_H
#define TUI_SIGHT_H

#include "app/room.h"
#include "base/buf.h"
#include "base/vec.h"

struct tui;

enum sight_filter {
	SIGHT_ALL,
	SIGHT_UNSEEN,     /* for so many days */
	SIGHT_THIN,
	SIGHT_WOULD_MOVE,
	SIGHT_PINNED,
	SIGHT_CHANGED,    /* by others, since one looked */
	SIGHT_TABLE,      /* one table of today's stations */
	SIGHT_FOUND,      /* by a part of the name */
	SIGHT_FILTER_COUNT
};

enum sight_order {
	SIGHT_CLASS,      /* as the class has them */
	SIGHT_NAME,
	SIGHT_LEVEL,      /* lowest first */
	SIGHT_LAST_SEEN,  /* longest ago first */
	SIGHT_MARGIN,     /* nearest to a move first */
	SIGHT_ORDER_COUNT
};

struct sight {
	enum sight_filter filter;
	int days;               /* of SIGHT_UNSEEN */
	enum cluster cluster;   /* of SIGHT_TABLE: which table it is, */
	int64_t number;
	VEC(int64_t) table;     /* and who sits there now */
	struct buf found;       /* of SIGHT_FOUND: the part */
	int64_t kept;           /* selected, though the filter lets them
	                         * through no more; 0: no one */
	enum sight_order order;
	VEC(int64_t) several;   /* students selected together */
};

/* Whether the filter lets a student through. */
bool sight_lets(const struct tui *tui, const struct seat *seat);
/* Whether a student can be meant by a part of a name, or a handle. */
bool sight_is_named(const struct tui *tui, const struct seat *seat,
	const char *part);
/* Only those whom a part of the name fits. */
void sight_find(struct tui *tui, const char *part);
/* Whether a student is shown only because they are selected. */
bool sight_keeps(const struct tui *tui, int64_t student);
/* Puts seats of a column in order; who is absent stays last. */
void sight_sort(const struct tui *tui, size_t *seats, size_t count);
/* "Only: would move, 3 of 28; by level; 2 selected"; nothing when all is as
 * it always is. shown: how many are let through. */
void sight_write(struct buf *out, const struct tui *tui, size_t shown);
/* A student was gone to: a filter that hides them ends. */
void sight_reveal(struct tui *tui);

/* Whether a student is one of several. */
bool sight_has(const struct tui *tui, int64_t student);
/* Those whom {id} stands for: "=3 =7", the several selected on the board;
 * else the one whom the view is about. false: there is no one. */
bool sight_write_ids(struct buf *out, struct tui *tui);
/* Whether it is true of all of them. */
bool sight_all(struct tui *tui, bool (*is_so)(const struct seat *seat));
/* An action has taken those selected: no one is any more. */
void sight_drop(struct tui *tui);
/* The room was read anew: who sits where. */
void sight_take(struct tui *tui);
/* Another class: all of it is as it always is. */
void sight_clear(struct sight *sight);
void sight_release(struct sight *sight);

#endif

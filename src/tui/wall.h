/* SPDX-License-Identifier: MIT */
/*
 * What the class does in groups: the routine of each cluster, who is at which
 * station, the rotation they are in and the time that is left of it. The
 * timer runs on under every view.
 */
#ifndef TUI_WALL_H
#define TUI_WALL_H

#include "app/stations.h"
#include "base/buf.h"
#include "timer.h"

struct tui;

struct wall {
	struct arena arena;
	const struct routine *routines[CLUSTER_COUNT]; /* NULL: none */
	struct stations stations; /* while their view is open */
	bool is_joined;           /* stations are of the room of now, and
	                           * nobody is alone in a group */
	size_t rotation;          /* from 0 */
	struct timer timer;
	int64_t shown;            /* seconds that are on the screen */
};

/* The room was read anew. */
void wall_take(struct tui *tui);
/* Who is where now; false, and said, when it cannot be read. */
bool wall_read_stations(struct tui *tui);
void wall_release(struct wall *wall);
/* The timer goes on where a dashboard before this one left it. */
void wall_open(struct tui *tui);

/* Minutes of a rotation, as the routines of those who are here have it. */
int64_t wall_minutes(const struct tui *tui);
/* "4:05 left", "4:05 paused", "time is up"; nothing before its first start. */
void wall_write_timer(struct buf *out, const struct tui *tui);
/* "4:05" */
void wall_write_clock(struct buf *out, const struct tui *tui);
/* Rings, and has the screen painted when another second is to be shown. */
void wall_tick(struct tui *tui);
/* Until wall_tick has something to do; -1: nothing is to come. */
int64_t wall_next_ms(const struct tui *tui);

#endif

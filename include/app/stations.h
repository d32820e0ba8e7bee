/* SPDX-License-Identifier: MIT */
/*
 * What hangs on the wall in a lesson: each cluster with its station, its task
 * and its table groups, by first names and without evidence.
 */
#ifndef APP_STATIONS_H
#define APP_STATIONS_H

#include "app/room.h"
#include "model/seating.h"
#include "store/store.h"

/* Students are indices into the facts of the room, in the order of the
 * class. */
struct station_table {
	int64_t number; /* from 1 */
	size_t *students;
	size_t count;
};

struct station {
	enum cluster cluster;
	const struct routine *routine; /* by the focus; NULL: none */
	struct station_table *tables;  /* those at which someone sits */
	size_t table_count;
	size_t *waiting; /* here, and at no table: came back, or moved */
	size_t waiting_count;
};

struct stations {
	struct arena arena;
	/* "Ana", or "Ana C." where two share it: one a student. */
	const char **names;
	struct seating seating; /* the last one kept; id 0: none, or new */
	bool is_today;          /* and it is today's */
	struct station of[CLUSTER_COUNT]; /* CLUSTER_NONE is empty */
};

/* As the room stands: who left a cluster or is absent sits at no table of
 * it. stations_release in any case; the room is borrowed until then. */
MUST_CHECK bool stations_read(struct stations *stations, struct store *store,
	int64_t class_id, const struct room *room, struct error *err);
void stations_release(struct stations *stations);

/* Who is there, at tables or not. */
size_t station_count(const struct station *station);
/*
 * For the wall: who would stand in a group alone stands with the nearest
 * cluster instead, at its smallest table, in the order of the class. The
 * cluster that is left is then empty. Nothing changes if all others are.
 */
void stations_join_lone(struct stations *stations);

/* A cluster whose label or name stands in what the wall shows of a routine,
 * and tells who is at which level; CLUSTER_NONE: none. */
enum cluster stations_told_by(const struct routine *routine,
	const struct policy *policy);

/* The clusters that someone is in, in the order of what they are dealt to be
 * called (wording_deal), so that a place tells nothing. Returns how many. */
size_t stations_here(const struct stations *stations,
	const enum cluster faces[CLUSTER_COUNT],
	enum cluster clusters[CLUSTER_COUNT]);
/* What the place is called: "Window", or "Station 2" of the second one. */
void station_write_place(struct buf *out, const struct station *station,
	size_t place);
/* Of a rotation, unless another time is said: the longest of the routines of
 * those clusters, else STATIONS_MINUTES. */
#define STATIONS_MINUTES 10
int stations_minutes(const struct stations *stations,
	const enum cluster *clusters, size_t count);

struct stations_wish {
	enum cluster only; /* CLUSTER_NONE: all; others keep today's tables */
	enum seating_style style;
	int64_t size;
};

/*
 * New tables, after stations_read: stations and their seating are the new
 * ones, to be kept by change_seating. A sentence a line is added to clashes
 * for each lock that could not be met. NOT_FOUND when nobody is there.
 */
MUST_CHECK bool stations_split(struct stations *stations,
	struct store *store, const struct room *room,
	const struct stations_wish *wish, struct buf *clashes,
	struct error *err);

/* "A" for 1: stations have numbers of their own. */
void stations_write_table(struct buf *out, int64_t number);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Table groups: the students of one cluster, split for a lesson. A pure
 * function of who they are, what is asked for, the locks and who sat with
 * whom before: the same asking gives the same tables, in whatever order its
 * rows come.
 *
 * How many tables. Sizes differ by one at most, nobody sits alone where there
 * are two or more, and no table is more than one over the size asked for. Of
 * what is left, the number of tables that brings their mean size nearest to
 * it; more tables when two are as near. Five at tables of four are one table
 * of five, as one would pull up a chair, and not three and two; six are three
 * and three. One table more or fewer, within these limits, where only that
 * keeps a lock.
 *
 * Who sits where. Locks weigh most: together is one table, apart are two;
 * pins hold students in a cluster and mean nothing here. Then style and
 * fairness are weighed against each other. Sharing a table costs two students
 * half the square of the days on which they did before (four or more count as
 * four), and one more when they did the last time; a gap between their levels
 * costs its square in tenths; having no goal in common, or being of one layer
 * where a table is to span the levels, costs more than any company. By goal,
 * another aim of their own costs half of that: it parts those who need the
 * same, and no others.
 */
#ifndef ENGINE_TABLES_H
#define ENGINE_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/propose.h"
#include "model/facts.h"
#include "model/seating.h"

/* One to be seated. */
struct guest {
	int64_t student;
	size_t place;  /* in the order of the class */
	double level;  /* 0..1 */
	int64_t goal;  /* objective that is needed; 0: unknown */
	int64_t aim;   /* a number of what they say they are after; 0: unsaid */
};

struct tables_ask {
	const struct guest *guests;
	size_t count;
	enum seating_style style;
	int64_t size; /* SEATING_SIZE_LEAST or more */
	const struct lock *locks;
	size_t lock_count;
	const struct company *company;
	size_t company_count;
};

struct tables {
	struct arena arena;
	size_t count;
	/* Of each guest, in the order of asking, from 1. Table 1 has the
	 * first of the class, so that a number says nothing of anyone. */
	int64_t *table;
	const struct lock **broken; /* those that could not be met; borrowed */
	size_t broken_count;
};

/*
 * Those who stand in the cluster and are not absent, in the order of the
 * class: the level on the focus, of whom it was not seen from what else is
 * known; the goal is what the view (engine_propose's) would teach, else the
 * objective among those seen whose estimate is least against its upper line.
 * guests has room for every student; returns how many there are.
 */
size_t tables_guests(const struct engine *engine, const struct proposal *view,
	enum cluster cluster, struct guest *guests);

void tables_split(const struct tables_ask *ask, struct tables *tables);
void tables_release(struct tables *tables);

#endif

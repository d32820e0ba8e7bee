/* SPDX-License-Identifier: MIT */
/*
 * The lists of the board: who stands in each cluster, as far as the filter
 * lets through; and moving among them.
 */
#ifndef TUI_LISTS_H
#define TUI_LISTS_H

#include "view.h"

struct lists {
	/* Indices into room.seats, by cluster. */
	size_t *seats[CLUSTER_COUNT];
	size_t count[CLUSTER_COUNT];
	/* In which they stand; the not yet seen are last. */
	enum cluster order[CLUSTER_COUNT];
	/* One of them is the student selected, whom the filter would not let
	 * through any more, in this cluster. */
	bool has_kept;
	enum cluster kept_in;
};

struct lists_place {
	enum cluster cluster;
	size_t at;
};

/* The room must be there. */
void lists_read(struct lists *lists, const struct tui *tui);
void lists_release(struct lists *lists);
/* false: the student is in none of them. */
bool lists_find(const struct lists *lists, const struct tui *tui,
	int64_t student, struct lists_place *place);
/* The longest of the four clusters. */
size_t lists_longest(const struct lists *lists);
/* How many the filter lets through: of a cluster; of all. */
size_t lists_matching(const struct lists *lists, enum cluster cluster);
size_t lists_total(const struct lists *lists);

/* The actions "select ...". */
extern const struct screen_action lists_actions[];
/* Selects the first of the first list, unless one of them is selected. */
void lists_settle(struct tui *tui);
/* Where one goes when the student selected is done: to the next, or the one
 * before at the end; 0: there is no other. */
int64_t lists_beside(const struct tui *tui);

#endif

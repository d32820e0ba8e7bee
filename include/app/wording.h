/* SPDX-License-Identifier: MIT */
/* Sentences that more than one door says. */
#ifndef APP_WORDING_H
#define APP_WORDING_H

#include "app/room.h"
#include "store/store.h"

/* What an action did, for undo and the history, with names looked up:
 * "check-in 3/4 for José Okafor", "12 moves accepted". */
void wording_action(struct buf *out, const struct action *action,
	const struct student *students, size_t count);
/* "about 68% (49-83)"; "no evidence yet". */
void wording_estimate(struct buf *out, const struct move *move);
/* A cluster's label as a sentence begins with it: "Practice". */
void wording_label(struct buf *out, const struct policy *policy,
	enum cluster cluster);
/* A cluster's neutral name, of the four of the option groups; the caller frees
 * with mem_free. */
char *wording_group(const char *groups, enum cluster cluster);
/* "10:42"; "12 Oct 10:42" on another day than now. */
void wording_moment(struct buf *out, civil when, civil now);
/* What goes before the words of a block: "blocked", or "in the way" of a light
 * one, which shapes the work and blocks nobody. */
const char *wording_block(const struct block *block);
/* "1 student", "3 students" */
void wording_count(struct buf *out, size_t count, const char *noun);
/* "Ana Chen, Ben Ito and Cy Lund", by ids of students of the facts. */
void wording_names(struct buf *out, const struct facts *facts,
	const int64_t *students, size_t count);

/* Which of the four each goes by where pupils look, so that neither a name nor
 * a place tells a level; the same for the same seed. 0: as it is. */
void wording_deal(enum cluster faces[CLUSTER_COUNT], uint64_t seed);
/* The seed of a day: the same on each screen and paper of this class. */
uint64_t wording_day(const struct facts *facts);

#endif

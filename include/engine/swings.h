/* SPDX-License-Identifier: MIT */
/*
 * Students who go to and fro: the rule follows noise there, and calm placement
 * or a pin would spare them the moves.
 */
#ifndef ENGINE_SWINGS_H
#define ENGINE_SWINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/facts.h"

struct swing {
	int64_t student;
	bool is_pair;      /* the moves are all between one and other */
	enum cluster one;
	enum cluster other;
	size_t turns;      /* moves */
	civil since;       /* the first of them */
};

/*
 * Who, in the order of the class: their last three moves or more went to and
 * fro between two clusters, or they moved four times or more in six weeks and
 * took a move back in them. A move takes back another only where both were
 * about one objective, or one was made by hand. A student has one entry at
 * most; the array lives in the arena.
 */
struct swing *swings_find(const struct facts *facts, struct arena *arena,
	size_t *count);
/* "Ana has gone to and fro between reteach and practice 3 times since 12 Oct:
 * calm placement, or a pin, would hold." */
void swing_write(struct buf *out, const struct facts *facts,
	const struct swing *swing);

#endif

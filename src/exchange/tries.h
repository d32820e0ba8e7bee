/* SPDX-License-Identifier: MIT */
/*
 * Of several tries of a student at one thing the last one that has a score:
 * with each, the quiz has told the answers to the one before.
 */
#ifndef EXCHANGE_TRIES_H
#define EXCHANGE_TRIES_H

#include "base/arena.h"
#include "base/vec.h"
#include "exchange/scores.h"
#include "numbering.h"

#define TRIES_MAX 200000

struct tries {
	struct arena arena;
	struct numbering students;
	VEC(struct scores_row) last; /* one a student, as they first come */
	size_t count;                /* all that were given */
	size_t given_out;
};
#define TRIES_INIT { 0 }

void tries_release(struct tries *tries);
/* Copies the row. INVALID beyond TRIES_MAX. */
MUST_CHECK bool tries_add(struct tries *tries, const struct scores_row *row,
	struct error *err);
/* false: there are no more. Lives as long as the tries. */
bool tries_next(struct tries *tries, struct scores_row *row);

#endif

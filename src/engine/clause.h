/* SPDX-License-Identifier: MIT */
/* The clauses that reasons are put together from. */
#ifndef ENGINE_CLAUSE_H
#define ENGINE_CLAUSE_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* Clauses after a colon, or from the start when there is none. */
struct clauses {
	struct buf *out;
	const char *first;
	const char *next;
	size_t count;
};

/* Where the next one is to be written. */
struct buf *clause_begin(struct clauses *clauses);
/* "3/4, 2/4, 4/4 since 12 Oct, logged by kim" */
void clause_scores(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "about 71% (55-84) next time" */
void clause_next_time(struct clauses *clauses, const struct move *move);
/* "31 in 100 that Ana is past 80% now, a move needs 62"; over two bands "96 in
 * 100 that Ana is past 50% now, a move needs 62, and 71 in 100 past 80%, where
 * 50 is enough"; of a first placement "more likely than not below 50% now" */
void clause_odds(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "now 31 in 100 past 80% (needs 62)", "now likely below 50%", over two bands
 * "now 71 in 100 past 80%, 96 past 50%"; false: none was written. */
bool clause_short_odds(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "the evidence points to practice" */
void clause_direction(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "unit rates needs it, and it was never seen" */
void clause_need(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* What a limit or a lock did, and what was asked for without it. */
void clause_limit(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* The same in a word or two: "reteach is full", "with Ben". */
void clause_short_limit(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
void clause_pin(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "no check-in on unit rates yet" */
void clause_nothing_on(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "no new check-in on unit rates since the move on 12 Oct", or "no check-in of
 * their own on unit rates since the regroup of 12 Oct" */
void clause_no_new(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* "nothing new since 12 Oct" */
void clause_short_no_new(struct clauses *clauses, const struct facts *facts,
	const struct move *move);
/* What moves a student who was not seen again since a regroup left them there:
 * "the rules have changed since the regroup of 12 Oct"; else nothing. */
void clause_new_rules(struct clauses *clauses, const struct facts *facts,
	const struct move *move);

/* Was it judged on another objective than the focus? */
bool clause_is_off_focus(const struct facts *facts, const struct move *move);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The small parts that reasons are put together from. Whatever people typed is
 * cleaned on the way, so that a reason is one line of plain text.
 */
#ifndef ENGINE_PHRASE_H
#define ENGINE_PHRASE_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* "Ana", or "Ana Chen" when there is another Ana in the class. */
void phrase_name(struct buf *out, const struct facts *facts, int64_t student);
/* The same inside a sentence. */
void phrase_mention(struct buf *out, const struct facts *facts,
	int64_t student);
/* What the class calls a cluster, in running text. */
void phrase_cluster(struct buf *out, const struct facts *facts,
	enum cluster cluster);
void phrase_objective(struct buf *out, const struct facts *facts,
	int64_t objective);
/* " on unit rates", or nothing when the objective is gone. */
void phrase_on(struct buf *out, const struct facts *facts, int64_t objective);
/* "3/4", "75%", "level 3", "right". */
void phrase_score(struct buf *out, const struct score *score);
/* " like 3/4", " at level 3", " right" */
void phrase_like(struct buf *out, const struct score *score);
/* "on 12 Oct", "since 12 Oct", with a blank before; nothing for never. */
void phrase_day(struct buf *out, const char *word, civil when);
/* "1 check-in", "12 check-ins". */
void phrase_checkins(struct buf *out, size_t count);
/* "about 71%" */
void phrase_percent(struct buf *out, double share);
/* "about 71% (55-84)" */
void phrase_estimate(struct buf *out, struct estimate estimate);
/* "past 80%", "below 50%" */
void phrase_line(struct buf *out, double line, bool upward);
/* Odds of 100, rounded down so that odds short of what is needed look it. */
int phrase_of_100(double odds);

#endif

/* SPDX-License-Identifier: MIT */
/* The check-ins behind a reason, in words. */
#ifndef ENGINE_EVIDENCE_H
#define ENGINE_EVIDENCE_H

#include "base/buf.h"
#include "base/vec.h"
#include "model/facts.h"
#include "model/proposal.h"

/* Borrowed from facts, oldest first; vec_release releases. */
typedef VEC(const struct checkin *) evidence_list;

/* The move's own, as far as they still stand. */
evidence_list evidence_of_move(const struct facts *facts,
	const struct move *move);
/* All of a student on an objective. */
evidence_list evidence_on(const struct facts *facts, int64_t student,
	int64_t objective);
/* "3/4, 2/4, 4/4"; of many "..., 2/4, 1/4, 2/4, 1/4; 12 check-ins" */
void evidence_write_scores(struct buf *out, const evidence_list *list);
/* ", logged by kim", ", logged by kim and pat"; nothing when unknown. */
void evidence_write_authors(struct buf *out, const evidence_list *list);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A move's reason in words, written from its data and the facts that hold
 * the names. A head can read it to a parent.
 */
#ifndef ENGINE_REASON_H
#define ENGINE_REASON_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* "Ana stays in practice: 3/4, 2/4, 4/4 since 12 Oct, logged by kim; about 71%
 * (55-84) next time; 31 in 100 that Ana is past 80% now, a move needs 62. Two
 * more like 4/4 would do." */
void reason_write(struct buf *out, const struct facts *facts,
	const struct move *move);
/* The same for a narrow row, without the name, the cluster, the scores and the
 * change: "now 31 in 100 past 80% (needs 62), next time about 71% (55-84)".
 * What decided comes first, so that it may be cut at 40 cells. */
void reason_write_short(struct buf *out, const struct facts *facts,
	const struct move *move);
/* What would change it, one sentence, "Two more like 4/4 would do.", and after a
 * move "From extend, one like 1/4 would mean practice."; where no score
 * decides, what does: "Taking off the pin." */
void reason_write_change(struct buf *out, const struct facts *facts,
	const struct move *move);
/* "Sven: 7 check-ins on unit rates since 12 Oct; 82 in 100 that there is hardly
 * a gain since the first." */
void reason_write_offer(struct buf *out, const struct facts *facts,
	const struct offer *offer);
/* "about 71% (55-84)": the level, and the range of 80 of 100 odds. */
void reason_write_estimate(struct buf *out, struct estimate estimate);

#endif

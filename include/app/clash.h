/* SPDX-License-Identifier: MIT */
/* What a proposal leaves unmet, named one a line; nothing when all is well. */
#ifndef APP_CLASH_H
#define APP_CLASH_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* "Ana Chen and Ben Ito are to be kept apart, but both are pinned to
 * Reteach.\n" for each pair of a lock, and what sizes cannot be kept. */
void clash_write(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);
/* Only the locks that all of these students are in. */
void clash_write_of(struct buf *out, const struct facts *facts,
	const struct proposal *proposal, const int64_t *students,
	size_t count);

#endif

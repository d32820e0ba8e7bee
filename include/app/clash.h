/* SPDX-License-Identifier: MIT */
/* Locks that a proposal would leave broken, named one a line. */
#ifndef APP_CLASH_H
#define APP_CLASH_H

#include "base/buf.h"
#include "model/facts.h"
#include "model/proposal.h"

/* "Ana Chen and Ben Ito are to be kept apart, but both would stand in
 * reteach.\n" for each; nothing when all is well. */
void clash_write(struct buf *out, const struct facts *facts,
	const struct proposal *proposal);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Check-ins of the class of a change, found by round and student without an
 * index of the table itself, which all would pay who log one: a temporary
 * table of its own keeps them in that order, on disk, until the change ends.
 */
#ifndef STORE_FILED_H
#define STORE_FILED_H

#include "base/vec.h"
#include "store/change.h"

struct filed {
	bool is_there;  /* the table is */
	int64_t last;   /* id of the last check-in in it */
	VEC(struct filed_checkin) found;
};

/* Before a commit; a rollback takes the table along. */
MUST_CHECK bool filed_drop(struct change *change, struct error *err);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Check-ins of a change on their way to the table. One statement for many
 * rows costs little more than half of one for each, and a seventh less where
 * nothing but scores is said. They are written before the next statement of
 * any kind, so that nobody sees them missing.
 *
 * A row refers to its class, its action and its author, each of which this
 * very change has looked up or made. After the first TRUSTED_AFTER of a change
 * SQLite is not asked to look them up again for each row, which would be a
 * fifth of what the row costs, until the change ends.
 */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "model/checkin.h"
#include "query.h"

#define BATCH_ROWS 32
#define TRUSTED_AFTER 4096

struct batch_row {
	struct checkin checkin; /* the note is owned */
	int64_t author;         /* 0: who makes the change */
};

struct batch {
	struct batch_row rows[BATCH_ROWS];
	size_t count;
	size_t written;
	bool is_trusted;
};

/* Copies *checkin, whose id and version before are set. */
MUST_CHECK bool batch_add(struct change *change, const struct checkin *checkin,
	int64_t author, struct error *err);
/* The store calls it before it does anything else. */
MUST_CHECK bool batch_write(struct store *store, struct error *err);
/* Before the change ends, whichever way. */
void batch_end(struct change *change);

#endif

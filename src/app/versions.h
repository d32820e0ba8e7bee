/* SPDX-License-Identifier: MIT */
/* Which version of a check-in came from which. */
#ifndef APP_VERSIONS_H
#define APP_VERSIONS_H

#include "lookup.h"
#include "model/checkin.h"
#include "store/store.h"

#define VERSIONS_NONE SIZE_MAX

struct versions {
	struct arena arena;
	struct checkin *rows; /* every version of every check-in */
	size_t count;
	struct lookup places; /* by id */
	size_t *next;         /* of each row; VERSIONS_NONE: it is the last */
	size_t *root;         /* of each row; its own place: it is the first */
};

/* Of a class of a store. On failure there is nothing to release. */
MUST_CHECK bool versions_read(struct versions *versions, struct store *store,
	int64_t class_id, struct error *err);
void versions_release(struct versions *versions);
/* The place of an id; VERSIONS_NONE. */
size_t versions_place(const struct versions *versions, int64_t id);
/* The place of what a row became. */
size_t versions_last(const struct versions *versions, size_t place);

#endif

/* SPDX-License-Identifier: MIT */
/* Where a store may live, and making the place. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/error.h"

/*
 * Refuses what can be no store, or could not be written. With create set,
 * makes the missing folders (0700) and an empty file (0600), whatever the
 * umask; without it a missing file is NOT_FOUND.
 */
MUST_CHECK bool place_prepare(const char *path, bool create,
	struct error *err);
/* An empty new file (0600) beside path for a copy of it; *copy is the
 * caller's. suffix says what it is: "before-2". */
MUST_CHECK bool place_new_copy(const char *path, const char *suffix,
	char **copy, struct error *err);
/* Makes sure that what was written to the copy stays there. */
MUST_CHECK bool place_keep_copy(const char *copy, struct error *err);
/* Whether a file system of this statfs type, or of this name in mountinfo
 * (NULL: unknown), is another machine's. */
bool place_is_remote(unsigned long type, const char *name);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Files that are written whole or not at all: beside the path first, then put
 * in its place at once. Whoever reads meanwhile sees the old or the new.
 */
#ifndef APP_FILE_H
#define APP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum file_mode {
	FILE_NEW,    /* CONFLICT when there is one already */
	FILE_REPLACE /* takes the place of a regular file only */
};

/* Readable by nobody else. CONFLICT, or IO with the reason; then all is as it
 * was. */
MUST_CHECK bool file_write(const char *path, enum file_mode mode,
	const char *bytes, size_t len, struct error *err);

#endif

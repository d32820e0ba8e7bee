/* SPDX-License-Identifier: MIT */
/*
 * A zip file that somebody sent. It is checked as a whole before anything is
 * read: whether its parts fit together, how many and how large they are, that
 * none is encrypted and none has a path that leads out of it. Nothing is
 * written anywhere but to whoever takes the bytes.
 */
#ifndef UNPACK_ARCHIVE_H
#define UNPACK_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Of a set of files; a workbook has more, smaller ones, a few of them read. */
#define ARCHIVE_FILES_MAX 64
#define ARCHIVE_PARTS_MAX 4096
#define ARCHIVE_BYTES_MAX ((size_t)64 << 20)

struct archive;

/* Takes bytes as they are unpacked. */
struct archive_sink {
	bool (*take)(void *context, const char *bytes, size_t len,
		struct error *err);
	void *context;
};

/* bytes_max is for all files together. NULL on failure. */
struct archive *archive_open(const char *path, size_t files_max,
	size_t bytes_max, struct error *err);
void archive_close(struct archive *archive);

size_t archive_count(const struct archive *archive);
/* Its path within; borrowed. NULL: this one is a folder. */
const char *archive_name(const struct archive *archive, size_t file);
/* Byte for byte; false: there is none, and no error. */
bool archive_find(const struct archive *archive, const char *name,
	size_t *file);
/* At most ARCHIVE_BYTES_MAX of it. */
MUST_CHECK bool archive_read(struct archive *archive, size_t file,
	const struct archive_sink *sink, struct error *err);

#endif

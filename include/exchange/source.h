/* SPDX-License-Identifier: MIT */
/* Where foreign bytes come from: a callback, so that any file is a stream. */
#ifndef EXCHANGE_SOURCE_H
#define EXCHANGE_SOURCE_H

#include <stddef.h>

struct source {
	/* Fills at most size bytes; 0 at the end, -1 on failure. */
	ptrdiff_t (*read)(void *context, char *bytes, size_t size);
	void *context;
};

/* Bytes that are in memory already, given out at most `step` at a time
 * (0: as many as are asked for). */
struct source_bytes {
	const char *bytes;
	size_t len;
	size_t step;
};
/* Reading moves bytes and len on; *bytes must outlive the source. */
struct source source_of_bytes(struct source_bytes *bytes);

#endif

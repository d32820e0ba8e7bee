/* SPDX-License-Identifier: MIT */
/*
 * How far a long import is, on standard error where that is a terminal, and
 * Ctrl+C that takes it back. From the first call on the signal waits to be
 * asked for, so that what is being written is written whole or not at all.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	int64_t began; /* milliseconds; 0: not yet */
	int64_t shown;
	bool is_on;    /* something stands in the line */
};
#define PROGRESS_INIT { 0 }

/* A session's progress; context is the struct progress. false: cancelled. */
bool progress_tell(void *context, size_t rows);
/* Before anything else is written to standard error. */
void progress_clear(struct progress *progress);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A program of homeroom's own that does what would cost the board its start:
 * a process, found where it was installed or in $HOMEROOM_LIBEXEC.
 */
#ifndef APP_HELPER_H
#define APP_HELPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/error.h"

struct helper_program {
	const char *name;    /* "homeroom-unpack" */
	const char *does;    /* "reads zip files" */
	const char *instead; /* what to do where there is none */
};

struct helper {
	const struct helper_program *program;
	pid_t process; /* 0: it has ended */
	int out;       /* -1: closed */
	int talk;
	char said[1024];
	size_t said_len;
	struct error refusal; /* what it said when it did not end well */
};

/*
 * Words as it takes them, ended by NULL; it reads `in` from where that stands,
 * -1: nothing. NOT_FOUND where this installation has no such program. *helper
 * stays where it is until helper_end.
 */
MUST_CHECK bool helper_start(struct helper *helper,
	const struct helper_program *program, const char *const *words, int in,
	struct error *err);
/* What it writes, as a source has it: 0 at the end, -1 where it refused. */
ptrdiff_t helper_read(void *helper, char *bytes, size_t size);
/*
 * Ends it, also before it has said all. false: it refused, and err has its
 * sentence in place of any other.
 */
MUST_CHECK bool helper_end(struct helper *helper, struct error *err);
/* The rest of what it writes, a little more than `most` bytes at most, and
 * then its end. */
MUST_CHECK bool helper_read_all(struct helper *helper, struct buf *out,
	size_t most, struct error *err);

#endif

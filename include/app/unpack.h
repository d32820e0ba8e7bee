/* SPDX-License-Identifier: MIT */
/*
 * What homeroom-unpack reads of zip files and workbooks, as a stream.
 */
#ifndef APP_UNPACK_H
#define APP_UNPACK_H

#include <stdbool.h>

#include "app/helper.h"
#include "base/arena.h"
#include "base/error.h"
#include "exchange/source.h"

enum unpack_kind {
	UNPACK_NONE,  /* no packed file, or none that can be opened */
	UNPACK_FILES, /* a zip file */
	UNPACK_BOOK   /* a workbook of Excel */
};

struct unpack {
	struct source source; /* what it writes; -1 where it refuses */
	struct helper helper;
};

/* Looks at the first bytes, and asks only when they are those of a zip. */
MUST_CHECK bool unpack_kind(const char *path, enum unpack_kind *kind,
	struct error *err);
/*
 * Words as homeroom-unpack takes them, ended by NULL. NOT_FOUND where this
 * installation has none. *unpack stays where it is until unpack_end.
 */
MUST_CHECK bool unpack_start(struct unpack *unpack, const char *const *words,
	struct error *err);
/*
 * Ends it, also before it has said all. false: it refused, and err has its
 * sentence in place of any other.
 */
MUST_CHECK bool unpack_end(struct unpack *unpack, struct error *err);
/* Its lines, in the arena. */
MUST_CHECK bool unpack_lines(const char *const *words, struct arena *arena,
	const char *const **lines, size_t *count, struct error *err);
/*
 * The sheet of a workbook that is called so; NULL: the only one, or the one
 * with the scores that a known program writes. CONFLICT lists them. Started
 * as by unpack_start.
 */
MUST_CHECK bool unpack_sheet(struct unpack *unpack, const char *path,
	const char *sheet, struct error *err);

#endif

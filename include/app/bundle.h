/* SPDX-License-Identifier: MIT */
/* A folder or a zip file, as a set of files. */
#ifndef APP_BUNDLE_H
#define APP_BUNDLE_H

#include <stdio.h>

#include "app/unpack.h"
#include "exchange/set.h"

struct bundle {
	struct set set;
	struct arena arena;
	const char *path;
	bool is_zip;
	FILE *file;           /* of a folder, the one that is open */
	struct unpack unpack; /* of a zip file, the same */
};

/* Whether there is a folder, or a zip file that is no workbook. */
MUST_CHECK bool bundle_is_one(const char *path, bool *is_one,
	struct error *err);
/* Of a folder the files named *.csv in it, in no deeper one. bundle_close
 * after it, whatever came of it. */
MUST_CHECK bool bundle_open(struct bundle *bundle, const char *path,
	struct error *err);
void bundle_close(struct bundle *bundle);
/* The only file of a zip that is a table; SET_NONE: there is none, or there
 * are several. */
size_t bundle_only_table(const struct bundle *bundle);

#endif

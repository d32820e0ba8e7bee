/* SPDX-License-Identifier: MIT */
/* Which sheets a workbook has, and one of them as CSV. */
#ifndef UNPACK_WORKBOOK_H
#define UNPACK_WORKBOOK_H

#include "archive.h"
#include "base/buf.h"

bool workbook_is_one(const struct archive *archive);
/* The names of the sheets in their order, a line each. */
MUST_CHECK bool workbook_list(struct archive *archive, struct buf *names,
	struct error *err);
/* The sheet that is called so, byte for byte; NULL: the first. */
MUST_CHECK bool workbook_write(struct archive *archive, const char *sheet,
	const struct archive_sink *out, struct error *err);

#endif

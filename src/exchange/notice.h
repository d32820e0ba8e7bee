/* SPDX-License-Identifier: MIT */
/* What a file turned out to be, in parts: "read as X; 2 rows do Y". */
#ifndef EXCHANGE_NOTICE_H
#define EXCHANGE_NOTICE_H

#include "base/buf.h"

/* NULL and "" add nothing. */
void notice_add(struct buf *notice, const char *part);
/* "1 row is", "2 rows are"; nothing for 0. */
void notice_count(struct buf *out, size_t count, const char *one,
	const char *several);

#endif

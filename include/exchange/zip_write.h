/* SPDX-License-Identifier: MIT */
/*
 * A zip file in memory, its members stored as they are: what leaves is small,
 * and no library is needed to write it. The same members give the same bytes.
 */
#ifndef EXCHANGE_ZIP_WRITE_H
#define EXCHANGE_ZIP_WRITE_H

#include "base/buf.h"
#include "base/date.h"

struct zip_write {
	struct buf *out;      /* borrowed */
	struct buf directory; /* what comes last */
	size_t count;
	civil when;           /* each member is as old as that */
};

/* out must be empty. */
void zip_write_init(struct zip_write *zip, struct buf *out, civil when);
/* name: ASCII, without folders. All together less than 4 GiB. */
void zip_write_member(struct zip_write *zip, const char *name,
	const struct buf *bytes);
/* Nothing may follow; releases. */
void zip_write_end(struct zip_write *zip);

#endif

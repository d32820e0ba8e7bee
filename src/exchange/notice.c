/* SPDX-License-Identifier: MIT */
#include "notice.h"

void notice_add(struct buf *notice, const char *part)
{
	if (!part || !*part)
		return;
	buf_adds(notice, notice->len > 0 ? "; " : "");
	buf_adds(notice, part);
}

void notice_count(struct buf *out, size_t count, const char *one,
	const char *several)
{
	if (count > 0)
		buf_addf(out, "%zu %s", count, count == 1 ? one : several);
}

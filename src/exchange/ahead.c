/* SPDX-License-Identifier: MIT */
#include "ahead.h"

#include "base/buf.h"
#include "cell.h"

enum when_order ahead_order(const struct csv *csv, size_t column)
{
	bool is_seen[] = { [WHEN_ANY] = true, [WHEN_DAY_FIRST] = false,
		[WHEN_MONTH_FIRST] = false };
	struct source_bytes bytes;
	struct csv *ahead = ahead_new(csv, &bytes);
	struct csv_record record;
	struct error cut;
	struct buf cell = BUF_INIT;
	bool more = true;

	/* The last record may be cut: an error there says nothing. */
	while (csv_next(ahead, &record, &more, &cut) && more) {
		enum when_order shown;
		civil when;

		if (record.count <= column)
			continue;
		cell_text(&cell, record.fields[column]);
		when_read(buf_text(&cell), WHEN_ANY, &when, &shown);
		is_seen[shown] = true;
	}
	buf_release(&cell);
	csv_free(ahead);
	if (is_seen[WHEN_DAY_FIRST] == is_seen[WHEN_MONTH_FIRST])
		return WHEN_ANY;
	return is_seen[WHEN_DAY_FIRST] ? WHEN_DAY_FIRST : WHEN_MONTH_FIRST;
}

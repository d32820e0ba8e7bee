/* SPDX-License-Identifier: MIT */
#include "import_tell.h"

#include "app/wording.h"

void import_tell_columns(struct import_report *report,
	const struct columns *columns)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		const struct import_column column = {
			.column = columns->at[i],
			.meaning = meaning_name((enum meaning)i),
		};

		if (column.column != COLUMN_NONE)
			vec_push(&report->columns, column);
	}
}

void import_tell_detail(const struct import_report *report,
	struct change *change)
{
	struct buf detail = BUF_INIT;

	if (report->rounds == 1)
		buf_addf(&detail, "%s ", buf_text(&report->round));
	buf_addc(&detail, '(');
	if (report->added)
		wording_count(&detail, report->added, "check-in");
	if (report->added && report->changed)
		buf_adds(&detail, ", ");
	if (report->changed)
		wording_count(&detail, report->changed, "correction");
	buf_addc(&detail, ')');
	change_set_detail(change, 0, buf_text(&detail));
	buf_release(&detail);
}

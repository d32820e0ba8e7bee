/* SPDX-License-Identifier: MIT */
#include "others.h"

#include <string.h>

#include "cell.h"
#include "header.h"
#include "notice.h"

void others_release(struct others *others)
{
	buf_release(&others->names);
}

/* Whoever the row says it is of; empty: nobody. */
static void read_name(struct buf *out, const struct columns *columns,
	const struct csv_record *row)
{
	static const enum meaning meanings[] = { MEANING_NAME, MEANING_FAMILY,
		MEANING_GIVEN };

	buf_clear(out);
	for (size_t i = 0; out->len == 0 && i < ARRAY_LEN(meanings); i++) {
		const char *cell = header_cell(columns, row, meanings[i]);

		if (cell)
			cell_text(out, cell);
	}
}

static bool has_number(const struct columns *columns,
	const struct csv_record *row)
{
	const char *cell = header_cell(columns, row, MEANING_NUMBER);
	struct buf number = BUF_INIT;
	bool is_there;

	if (!cell)
		return false;
	cell_text(&number, cell);
	is_there = !cell_is_missing(buf_text(&number));
	buf_release(&number);
	return is_there;
}

void others_add(struct others *others, const char *name)
{
	struct buf quoted = BUF_INIT;

	cell_quote(&quoted, name);
	if (!strstr(buf_text(&others->names), buf_text(&quoted))) {
		buf_adds(&others->names, others->names.len > 0 ? ", " : "");
		buf_adds(&others->names, buf_text(&quoted));
	}
	buf_release(&quoted);
}

static enum others_kind sort_name(struct others *others,
	const struct columns *columns, const struct csv_record *row,
	const char *name)
{
	const struct format *format = columns->format;

	if (format->has_maxima && formats_match("Points Possible", name, NULL))
		return OTHERS_MAXIMA;
	/* What stands there is about columns, not about students. */
	if ((format->has_maxima || format->has_footer) && !*name &&
	    !has_number(columns, row))
		return OTHERS_LEFT;
	if (!format->others || !formats_match(format->others, name, NULL))
		return OTHERS_STUDENT;
	others_add(others, name);
	return OTHERS_LEFT;
}

enum others_kind others_sort(struct others *others,
	const struct columns *columns, const struct csv_record *row)
{
	struct buf name = BUF_INIT;
	enum others_kind kind;

	if (!columns->format)
		return OTHERS_STUDENT;
	others->early += row->count < columns->count;
	if (columns->counts != COLUMN_NONE) {
		cell_text(&name, row->fields[columns->counts]);
		if (!cell_is_missing(buf_text(&name))) {
			buf_release(&name);
			others->uncounted++;
			return OTHERS_LEFT;
		}
	}
	read_name(&name, columns, row);
	kind = sort_name(others, columns, row, buf_text(&name));
	buf_release(&name);
	return kind;
}

void others_describe(const struct others *others, struct buf *notice)
{
	struct buf text = BUF_INIT;

	if (others->names.len > 0) {
		buf_addf(&text, "left out as no student: %s",
			buf_text(&others->names));
		notice_add(notice, buf_text(&text));
	}
	buf_clear(&text);
	notice_count(&text, others->uncounted, "row is marked as not counting",
		"rows are marked as not counting");
	notice_add(notice, buf_text(&text));
	buf_clear(&text);
	notice_count(&text, others->early, "row ends early, in columns that "
		"are not read", "rows end early, in columns that are not read");
	notice_add(notice, buf_text(&text));
	buf_release(&text);
}

/* SPDX-License-Identifier: MIT */
#include "others.h"

#include <string.h>

#include "cell.h"
#include "header.h"
#include "nobody.h"
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

static bool has_text(const struct columns *columns,
	const struct csv_record *row, enum meaning meaning)
{
	const char *cell = header_cell(columns, row, meaning);
	struct buf text = BUF_INIT;
	bool is_there;

	if (!cell)
		return false;
	cell_text(&text, cell);
	is_there = !cell_is_missing(buf_text(&text));
	buf_release(&text);
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

/* Of a known format. */
static enum others_kind sort_name(struct others *others,
	const struct columns *columns, const struct csv_record *row,
	const char *name)
{
	const struct format *format = columns->format;

	/* What stands there is about columns, not about students. */
	if ((format->has_maxima || format->has_footer) && !*name &&
	    !has_text(columns, row, MEANING_NUMBER))
		return OTHERS_LEFT;
	if (!format->others || !formats_match(format->others, name, NULL))
		return OTHERS_STUDENT;
	others_add(others, name);
	return OTHERS_LEFT;
}

static enum nobody find_nobody(const struct columns *columns,
	const struct csv_record *row)
{
	const char *whole = header_cell(columns, row, MEANING_NAME);

	return whole ? nobody_of(whole, NULL) :
		nobody_of(header_cell(columns, row, MEANING_GIVEN),
			header_cell(columns, row, MEANING_FAMILY));
}

/* Of any file: whole names that nobody has. */
static enum others_kind sort_nobody(struct others *others,
	const struct columns *columns, const struct csv_record *row)
{
	enum nobody nobody = find_nobody(columns, row);

	if (nobody == NOBODY_TEST) {
		others_add(others, "Test Student");
		return OTHERS_LEFT;
	}
	if (nobody == NOBODY_NOT || has_text(columns, row, MEANING_NUMBER) ||
	    has_text(columns, row, MEANING_EMAIL))
		return OTHERS_STUDENT;
	return nobody == NOBODY_MAXIMA ? OTHERS_MAXIMA : OTHERS_SUMMARY;
}

static bool counts_for_nothing(const struct columns *columns,
	const struct csv_record *row)
{
	struct buf text = BUF_INIT;
	bool is_so;

	if (columns->counts == COLUMN_NONE)
		return false;
	cell_text(&text, row->fields[columns->counts]);
	is_so = !cell_is_missing(buf_text(&text));
	buf_release(&text);
	return is_so;
}

enum others_kind others_sort(struct others *others,
	const struct columns *columns, const struct csv_record *row)
{
	enum others_kind kind = OTHERS_STUDENT;
	struct buf name = BUF_INIT;

	others->early += columns->format && row->count < columns->count;
	if (counts_for_nothing(columns, row)) {
		others->uncounted++;
		return OTHERS_LEFT;
	}
	if (columns->format) {
		read_name(&name, columns, row);
		kind = sort_name(others, columns, row, buf_text(&name));
		buf_release(&name);
	}
	return kind == OTHERS_STUDENT ? sort_nobody(others, columns, row) :
		kind;
}

bool others_refuse(const char *name, struct error *err)
{
	struct buf quoted = BUF_INIT;

	cell_quote(&quoted, name);
	error_set(err, ERROR_INVALID, "%s reads as a line about the class, "
		"and not as a student: delete it, or give it a number if "
		"somebody is called so.", buf_text(&quoted));
	buf_release(&quoted);
	return false;
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

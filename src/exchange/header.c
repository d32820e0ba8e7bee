/* SPDX-License-Identifier: MIT */
#include "header.h"

#include "base/text.h"
#include "cell.h"

#define TITLE_LINES_MAX 10

static const char *recall_map(const struct columns_recall *recall,
	const struct csv_record *record)
{
	struct buf fingerprint = BUF_INIT;
	const char *map;

	if (!recall)
		return NULL;
	columns_fingerprint(&fingerprint, record);
	map = recall->map(recall->context, buf_text(&fingerprint));
	buf_release(&fingerprint);
	return map;
}

bool header_find(struct csv *csv, const char *map,
	const struct columns_recall *recall, bool wants_score,
	struct columns *columns, bool *found, struct error *err)
{
	size_t titles = 0;

	*found = false;
	while (titles <= TITLE_LINES_MAX) {
		struct error own = ERROR_INIT;
		struct csv_record record;
		const char *known;
		bool more;

		if (!csv_next(csv, &record, &more, err))
			return false;
		if (!more)
			break;
		if (cell_all_blank(&record))
			continue;
		known = map ? NULL : recall_map(recall, &record);
		if (columns_read(columns, &record, known ? known : map,
			wants_score, found, &own)) {
			columns->is_recalled = known;
			return true;
		}
		if (*found || own.code != ERROR_NONE)
			return error_set(err, own.code, "line %zu: %s",
				record.line, own.text);
		titles++;
	}
	return true;
}

/* All that is read stands there, and the format is known for it. */
static bool may_end(const struct columns *columns, size_t count)
{
	if (!columns->format || !columns->format->may_end_early)
		return false;
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		if (columns->at[i] != COLUMN_NONE && columns->at[i] >= count)
			return false;
	}
	return columns->pair_count == 0;
}

bool header_fits(const struct columns *columns, const struct csv_record *row,
	struct error *err)
{
	if (row->count < columns->count && !may_end(columns, row->count)) {
		error_set(err, ERROR_INVALID, "the row ends here, but the "
			"header has %zu columns; is a separator missing?",
			columns->count);
		return cell_where(err, row, row->count - 1);
	}
	for (size_t i = columns->count; i < row->count; i++) {
		if (text_is_blank(row->fields[i]))
			continue;
		error_set(err, ERROR_INVALID, "the header has only %zu "
			"columns; does a text with the separator lack its "
			"quotes?", columns->count);
		return cell_where(err, row, i);
	}
	return true;
}

const char *header_cell(const struct columns *columns,
	const struct csv_record *row, enum meaning meaning)
{
	size_t column = columns->at[meaning];

	return column == COLUMN_NONE ? NULL : row->fields[column];
}

bool header_number(const struct columns *columns,
	const struct csv_record *row, struct buf *out, struct error *err)
{
	size_t column = columns->at[MEANING_NUMBER];
	struct buf quoted = BUF_INIT;

	if (cell_number(out, row->fields[column]))
		return true;
	cell_quote(&quoted, row->fields[column]);
	error_set(err, ERROR_INVALID, "%s is what a spreadsheet left of a long "
		"number; make the column text there, and export it again.",
		buf_text(&quoted));
	buf_release(&quoted);
	return cell_where(err, row, column);
}

bool header_person(const struct columns *columns, const struct csv_record *row,
	struct person *person)
{
	const char *whole = header_cell(columns, row, MEANING_NAME);
	const char *given = header_cell(columns, row, MEANING_GIVEN);
	const char *family = header_cell(columns, row, MEANING_FAMILY);

	if (!whole && !given && !family)
		return false;
	/* Half a name beside a whole one says nothing new. */
	if (!whole || (given && family)) {
		if (person_set_parts(person, given, family))
			return true;
	}
	return whole && person_set_whole(person, whole);
}

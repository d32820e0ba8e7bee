/* SPDX-License-Identifier: MIT */
/*
 * One row at a time. Whether dates are d/m or m/d is decided by those before
 * a row, else by what waits in memory behind it; a date further on that shows
 * the other order is refused, for some before it may have been misread.
 */
#include "exchange/scores.h"

#include "ahead.h"
#include "base/mem.h"
#include "base/number.h"
#include "cell.h"
#include "header.h"
#include "person.h"
#include "points.h"
#include "said.h"
#include "when.h"

struct scores {
	struct csv *csv;
	struct columns columns;
	struct scale scale;
	civil date;             /* of every row; CIVIL_NEVER: by the file */
	bool has_looked_ahead;
	enum when_order order;
	struct person person;
	struct buf number;
	struct buf email;
	struct buf objective;
	struct buf note;
	struct buf round;
	struct buf cell;
	struct buf notice;
};

static void set_notice(struct scores *scores)
{
	const char *csv = csv_notice(scores->csv);
	const struct buf *columns = &scores->columns.notice;

	buf_clear(&scores->notice);
	buf_adds(&scores->notice, csv ? csv : "");
	if (csv && columns->len > 0)
		buf_adds(&scores->notice, "; ");
	buf_adds(&scores->notice, buf_text(columns));
}

static bool refuse_header_date(const struct columns *columns,
	struct error *err)
{
	struct buf header = BUF_INIT;

	cell_quote(&header, buf_text(&columns->score_header));
	error_set(err, ERROR_INVALID, "the date in the header %s could have "
		"its day or its month first; write it like 2026-10-14, or say "
		"--date.", buf_text(&header));
	buf_release(&header);
	return false;
}

static bool read_header(struct scores *scores, const char *map,
	struct error *err)
{
	struct columns *columns = &scores->columns;
	bool is_found;

	if (!header_find(scores->csv, map, true, columns, &is_found, err))
		return false;
	if (!is_found)
		return error_set(err, ERROR_INVALID, "no line names the "
			"columns; put one like \"Student ID,Student,Score\" "
			"above the rows.");
	if (columns->date_is_unclear && scores->date == CIVIL_NEVER) {
		if (columns->at[MEANING_DATE] == COLUMN_NONE)
			return refuse_header_date(columns, err);
		columns->date = CIVIL_NEVER;
	}
	return true;
}

struct scores *scores_open(struct source source, const char *map,
	const struct scale *scale, civil date, struct error *err)
{
	struct scores *scores = mem_new(1, sizeof(*scores));

	scores->csv = csv_new(source);
	scores->scale = *scale;
	scores->date = date;
	if (!read_header(scores, map, err)) {
		scores_close(scores);
		return NULL;
	}
	set_notice(scores);
	return scores;
}

void scores_close(struct scores *scores)
{
	if (!scores)
		return;
	csv_free(scores->csv);
	columns_release(&scores->columns);
	person_release(&scores->person);
	buf_release(&scores->number);
	buf_release(&scores->email);
	buf_release(&scores->objective);
	buf_release(&scores->note);
	buf_release(&scores->round);
	buf_release(&scores->cell);
	buf_release(&scores->notice);
	mem_free(scores);
}

const struct columns *scores_columns(const struct scores *scores)
{
	return &scores->columns;
}

const char *scores_notice(const struct scores *scores)
{
	return scores->notice.len > 0 ? buf_text(&scores->notice) : NULL;
}

/* NULL: no such column, or nothing in it. */
static const char *read_text(const struct scores *scores,
	const struct csv_record *record, enum meaning meaning, struct buf *out)
{
	const char *cell = header_cell(&scores->columns, record, meaning);

	if (!cell)
		return NULL;
	cell_text(out, cell);
	return cell_is_missing(buf_text(out)) ? NULL : buf_text(out);
}

static bool read_student(struct scores *scores,
	const struct csv_record *record, struct scores_row *row,
	struct error *err)
{
	const struct columns *columns = &scores->columns;
	size_t column = columns->at[MEANING_NUMBER];

	if (column != COLUMN_NONE) {
		if (!header_number(columns, record, &scores->number, err))
			return false;
		if (!cell_is_missing(buf_text(&scores->number)))
			row->number = buf_text(&scores->number);
	}
	if (header_person(columns, record, &scores->person))
		row->name = buf_text(&scores->person.name);
	row->email = read_text(scores, record, MEANING_EMAIL, &scores->email);
	if (row->number || row->name || row->email)
		return true;
	return error_set(err, ERROR_INVALID, "line %zu: the row names no "
		"student; fill in a number, a name or an email, or delete it.",
		record->line);
}

/* How many there are by the row's own column, else by the header. */
static bool read_out_of(struct scores *scores, const struct csv_record *record,
	double *out_of, struct error *err)
{
	const char *text = read_text(scores, record, MEANING_OUT_OF,
		&scores->cell);
	struct buf quoted = BUF_INIT;

	*out_of = scores->columns.out_of;
	if (!text || number_parse(text, out_of))
		return true;
	cell_quote(&quoted, text);
	error_set(err, ERROR_INVALID, "%s is no number of points to reach.",
		buf_text(&quoted));
	buf_release(&quoted);
	return cell_where(err, record, scores->columns.at[MEANING_OUT_OF]);
}

static bool read_score(struct scores *scores, const struct csv_record *record,
	struct scores_row *row, struct error *err)
{
	const struct columns *columns = &scores->columns;
	size_t column = columns->at[MEANING_SCORE];
	struct points_frame frame = {
		.scale = &scores->scale,
		.is_percent = columns->is_percent,
	};

	if (!said_score(columns, record, &row->has_score, &row->score, err))
		return false;
	if (column == COLUMN_NONE)
		column = columns->at[MEANING_POINTS];
	if (column == COLUMN_NONE || row->has_score)
		return true;
	if (!read_out_of(scores, record, &frame.out_of, err))
		return false;
	cell_text(&scores->cell, record->fields[column]);
	if (points_read(buf_text(&scores->cell), &frame, &row->has_score,
		&row->score, err))
		return true;
	return cell_where(err, record, column);
}

static void look_ahead(struct scores *scores)
{
	bool is_seen[] = { [WHEN_ANY] = true, [WHEN_DAY_FIRST] = false,
		[WHEN_MONTH_FIRST] = false };
	struct source_bytes bytes;
	struct csv *ahead = ahead_new(scores->csv, &bytes);
	struct csv_record record;
	struct error cut;
	struct buf cell = BUF_INIT;
	bool more = true;

	/* The last record may be cut: an error there says nothing. */
	while (csv_next(ahead, &record, &more, &cut) && more) {
		enum when_order shown;
		civil when;

		if (record.count <= scores->columns.at[MEANING_DATE])
			continue;
		cell_text(&cell, record.fields[
			scores->columns.at[MEANING_DATE]]);
		when_read(buf_text(&cell), WHEN_ANY, &when, &shown);
		is_seen[shown] = true;
	}
	scores->has_looked_ahead = true;
	if (is_seen[WHEN_DAY_FIRST] != is_seen[WHEN_MONTH_FIRST])
		scores->order = is_seen[WHEN_DAY_FIRST] ? WHEN_DAY_FIRST :
			WHEN_MONTH_FIRST;
	buf_release(&cell);
	csv_free(ahead);
}

static bool refuse_date(const struct scores *scores, const char *text,
	const char *problem, const struct csv_record *record,
	struct error *err)
{
	struct buf quoted = BUF_INIT;

	cell_quote(&quoted, text);
	error_set(err, ERROR_INVALID, "%s %s; write it like 2026-10-14, or "
		"say the date of all rows with --date.", buf_text(&quoted),
		problem);
	buf_release(&quoted);
	return cell_where(err, record, scores->columns.at[MEANING_DATE]);
}

static bool read_row_date(struct scores *scores, const char *text,
	const struct csv_record *record, struct scores_row *row,
	struct error *err)
{
	enum when_order shown;
	enum when_kind kind = when_read(text, scores->order, &row->date,
		&shown);

	if (kind == WHEN_UNCLEAR && !scores->has_looked_ahead) {
		look_ahead(scores);
		kind = when_read(text, scores->order, &row->date, &shown);
	}
	if (kind == WHEN_NO_DATE)
		return refuse_date(scores, text, "is no date", record, err);
	if (kind == WHEN_UNCLEAR)
		return refuse_date(scores, text,
			"could have its day or its month first", record, err);
	if (shown == WHEN_ANY)
		return true;
	if (scores->order != WHEN_ANY && scores->order != shown)
		return refuse_date(scores, text, "has another order than the "
			"dates before it", record, err);
	scores->order = shown;
	return true;
}

static bool read_date(struct scores *scores, const struct csv_record *record,
	struct scores_row *row, struct error *err)
{
	const char *text = NULL;

	if (scores->date == CIVIL_NEVER)
		text = read_text(scores, record, MEANING_DATE, &scores->cell);
	if (text && !read_row_date(scores, text, record, row, err))
		return false;
	if (!text)
		row->date = scores->date == CIVIL_NEVER ?
			scores->columns.date : scores->date;
	row->has_date = row->date != CIVIL_NEVER;
	return true;
}

static bool next_record(struct scores *scores, struct csv_record *record,
	bool *more, struct error *err)
{
	do {
		if (!csv_next(scores->csv, record, more, err))
			return false;
	} while (*more && cell_all_blank(record));
	return true;
}

bool scores_next(struct scores *scores, struct scores_row *row, bool *more,
	struct error *err)
{
	struct csv_record record;

	if (!next_record(scores, &record, more, err))
		return false;
	if (!*more) {
		set_notice(scores);
		return true;
	}
	*row = (struct scores_row){ .line = record.line };
	if (!header_fits(&scores->columns, &record, err) ||
	    !read_student(scores, &record, row, err) ||
	    !read_score(scores, &record, row, err) ||
	    !read_date(scores, &record, row, err) ||
	    !said_words(&scores->columns, &record, row, err))
		return false;
	row->objective = read_text(scores, &record, MEANING_OBJECTIVE,
		&scores->objective);
	row->note = read_text(scores, &record, MEANING_NOTE, &scores->note);
	row->round = read_text(scores, &record, MEANING_ROUND, &scores->round);
	return true;
}

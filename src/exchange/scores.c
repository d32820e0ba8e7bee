/* SPDX-License-Identifier: MIT */
/*
 * One row at a time. Whether dates are d/m or m/d is decided by those before
 * a row, else by what waits in memory behind it; a date further on that shows
 * the other order is refused, for some before it may have been misread.
 */
#include "scores_state.h"

#include <string.h>

#include "ahead.h"
#include "base/number.h"
#include "cell.h"
#include "header.h"
#include "points.h"
#include "said.h"

/* From 2000 to 2099. */
#define SERIAL_FIRST 36526
#define SERIAL_END 73051

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

/* What stands in a column of numbers; NULL text: nothing. */
static bool read_number(struct scores *scores, enum meaning meaning,
	double *number, bool *is_there, struct error *err)
{
	const struct csv_record *record = &scores->record;
	const char *text = read_text(scores, record, meaning, &scores->cell);
	struct buf quoted = BUF_INIT;

	*is_there = text;
	if (!text || number_parse(text, number))
		return true;
	cell_quote(&quoted, text);
	error_set(err, ERROR_INVALID, "%s is no number of points to reach.",
		buf_text(&quoted));
	buf_release(&quoted);
	return cell_where(err, record, scores->columns.at[meaning]);
}

/* How many there are by the row's own columns, else by what was said before:
 * in a row of maxima, in the header. */
static bool read_out_of(struct scores *scores, double *out_of,
	struct error *err)
{
	const char *points = header_cell(&scores->columns, &scores->record,
		MEANING_POINTS);
	double wrong = 0;
	double right;
	bool is_there;

	*out_of = scores->maximum > 0 ? scores->maximum :
		scores->columns.out_of;
	if (!read_number(scores, MEANING_OUT_OF, out_of, &is_there, err))
		return false;
	if (is_there || !points)
		return true;
	if (!read_number(scores, MEANING_WRONG, &wrong, &is_there, err))
		return false;
	cell_text(&scores->cell, points);
	if (is_there && number_parse(buf_text(&scores->cell), &right))
		*out_of = right + wrong;
	return true;
}

static size_t score_column(const struct columns *columns)
{
	return columns->at[MEANING_SCORE] == COLUMN_NONE ?
		columns->at[MEANING_POINTS] : columns->at[MEANING_SCORE];
}

static bool find_level(struct scores *scores, const char *text,
	struct scores_row *row)
{
	size_t level;

	if (!levels_find(&scores->levels, text, &level))
		return false;
	row->has_score = level > 0;
	row->score = (struct score){
		.form = SCORE_LEVEL,
		.points = (double)level,
		.out_of = (double)scores->scale.levels,
	};
	return true;
}

static bool next_record(struct scores *scores, bool *more, struct error *err)
{
	do {
		scores->is_cut = !csv_next(scores->csv, &scores->record, more,
			err);
		if (scores->is_cut)
			return false;
	} while (*more && cell_all_blank(&scores->record));
	return true;
}

static void miss_word(struct scores *scores, size_t column)
{
	size_t level;
	const char *text;

	if (column >= scores->record.count)
		return;
	cell_text(&scores->cell, scores->record.fields[column]);
	text = buf_text(&scores->cell);
	if (levels_is_word(text) && !points_is_absent(text) &&
	    !levels_find(&scores->levels, text, &level))
		levels_miss(&scores->levels, text);
}

/* All words of the file that nobody has given a level, in one question. */
static bool ask_for_levels(struct scores *scores, struct error *err)
{
	const struct columns *columns = &scores->columns;
	size_t line = scores->record.line;
	size_t column = score_column(columns);
	struct error broken;
	bool more = true;

	do {
		miss_word(scores, score_column(columns));
		for (size_t i = 0; i < columns->pair_count; i++)
			miss_word(scores, columns->pairs[i].score);
	} while (next_record(scores, &more, &broken) && more);
	levels_refuse(&scores->levels, &scores->scale, err);
	return error_where(err, "line %zu, column %zu", line, column + 1);
}

static bool read_cell(struct scores *scores, struct scores_row *row,
	struct error *err)
{
	const struct columns *columns = &scores->columns;
	const struct format *format = columns->format;
	size_t column = score_column(columns);
	struct points_frame frame = {
		.scale = &scores->scale,
		.is_percent = columns->is_percent,
		.has_items = columns->has_items ||
			(format && format->has_items),
		.is_points = format && format->is_points,
		.may_exceed = format && format->may_exceed,
		.exceeded = &scores->exceeded,
	};
	const char *text;

	if (!read_out_of(scores, &frame.out_of, err))
		return false;
	if (said_unanswered(columns, &scores->record))
		return true;
	cell_text(&scores->cell, scores->record.fields[column]);
	text = buf_text(&scores->cell);
	if ((!levels_is_figure(text) || scores->levels.has_figures) &&
	    find_level(scores, text, row))
		return true;
	if (!levels_is_figure(text) && levels_is_word(text) &&
	    !points_is_absent(text)) {
		if (!scores->asks_later)
			return ask_for_levels(scores, err);
		levels_miss(&scores->levels, text);
		return true;
	}
	return points_read(text, &frame, &row->has_score, &row->score, err) ||
		cell_where(err, &scores->record, column);
}

static bool read_score(struct scores *scores, struct scores_row *row,
	struct error *err)
{
	const struct columns *columns = &scores->columns;

	if (!said_score(columns, &scores->record, &row->has_score, &row->score,
	    err))
		return false;
	return row->has_score || score_column(columns) == COLUMN_NONE ||
		read_cell(scores, row, err);
}

static void look_ahead(struct scores *scores)
{
	enum when_order seen = ahead_order(scores->csv,
		scores->columns.at[MEANING_DATE]);

	scores->has_looked_ahead = true;
	if (seen != WHEN_ANY)
		scores->order = seen;
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

/* What Excel keeps of a date whose cells are not dressed as such. */
static bool read_serial(const char *text, civil *date)
{
	double days;
	bool bare;

	return number_parse(text, &days) && days >= SERIAL_FIRST &&
		days < SERIAL_END && date_from_serial(days, date, &bare);
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
		return read_serial(text, &row->date) || refuse_date(scores,
			text, "is no date", record, err);
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

static bool has_pair_score(const struct scores *scores, size_t pair)
{
	const struct columns *columns = &scores->columns;
	struct buf cell = BUF_INIT;
	bool is_there;

	cell_text(&cell, scores->record.fields[columns->pairs[pair].score]);
	is_there = !cell_is_missing(buf_text(&cell));
	buf_release(&cell);
	return is_there;
}

/* To the next of the record's pairs with something in it. */
static void skip_pairs(struct scores *scores)
{
	while (scores->pair < scores->columns.pair_count &&
		!has_pair_score(scores, scores->pair))
		scores->pair++;
}

static void take_pair(struct scores *scores)
{
	struct columns *columns = &scores->columns;
	const struct column_pair *pair;

	if (scores->pair >= columns->pair_count)
		return;
	pair = &columns->pairs[scores->pair++];
	columns->at[MEANING_SCORE] = pair->score;
	columns->at[MEANING_DATE] = pair->date;
	skip_pairs(scores);
}

/* Words there say that the column is not of points. */
static void take_maxima(struct scores *scores)
{
	size_t column = score_column(&scores->columns);
	double maximum;

	if (column == COLUMN_NONE)
		return;
	cell_text(&scores->cell, scores->record.fields[column]);
	if (number_parse(buf_text(&scores->cell), &maximum))
		scores->maximum = maximum;
}

/* The next record of a student. */
static bool next_student(struct scores *scores, bool *more, struct error *err)
{
	enum others_kind kind;

	for (;;) {
		if (!next_record(scores, more, err) || !*more)
			return !*more;
		if (!header_fits(&scores->columns, &scores->record, err))
			return false;
		kind = others_sort(&scores->others, &scores->columns,
			&scores->record);
		if (kind == OTHERS_STUDENT)
			return true;
		if (kind == OTHERS_MAXIMA)
			take_maxima(scores);
	}
}

/* "Quiz 3" of a 3 in the column "Quiz". */
static const char *read_round(struct scores *scores,
	const struct csv_record *record)
{
	const struct buf *header = &scores->columns.round_header;
	const char *round = read_text(scores, record, MEANING_ROUND,
		&scores->round);

	if (!round || !header->len || round[strspn(round, "0123456789")])
		return round;
	buf_clear(&scores->cell);
	buf_addf(&scores->cell, "%s %s", buf_text(header), round);
	buf_clear(&scores->round);
	buf_add(&scores->round, scores->cell.data, scores->cell.len);
	return buf_text(&scores->round);
}

static bool read_row(struct scores *scores, struct scores_row *row,
	struct error *err)
{
	const struct csv_record *record = &scores->record;

	*row = (struct scores_row){ .line = record->line };
	if (!read_student(scores, record, row, err) ||
	    !read_score(scores, row, err) ||
	    !read_date(scores, record, row, err) ||
	    !said_words(&scores->columns, record, row, err))
		return false;
	row->has_score = row->has_score && !row->is_withdrawn;
	row->objective = read_text(scores, record, MEANING_OBJECTIVE,
		&scores->objective);
	row->note = read_text(scores, record, MEANING_NOTE, &scores->note);
	row->round = read_round(scores, record);
	row->author = read_text(scores, record, MEANING_AUTHOR,
		&scores->author);
	row->origin = read_text(scores, record, MEANING_ORIGIN,
		&scores->origin);
	row->version = read_text(scores, record, MEANING_VERSION,
		&scores->version);
	return true;
}

static bool next_row(struct scores *scores, struct scores_row *row, bool *more,
	struct error *err)
{
	*more = true;
	if (scores->pair >= scores->columns.pair_count) {
		if (!next_student(scores, more, err))
			return false;
		if (!*more)
			return true;
		scores->pair = 0;
		skip_pairs(scores);
	}
	take_pair(scores);
	return read_row(scores, row, err);
}

static bool hold_tries(struct scores *scores, struct error *err)
{
	struct scores_row row;
	bool more = true;

	while (more) {
		if (!next_row(scores, &row, &more, err) ||
		    (more && !tries_add(&scores->tries, &row, err)))
			return false;
	}
	return true;
}

bool scores_next(struct scores *scores, struct scores_row *row, bool *more,
	struct error *err)
{
	const struct format *format = scores->columns.format;

	if (format && format->takes_last) {
		if (!scores->has_held && !hold_tries(scores, err))
			return false;
		scores->has_held = true;
		*more = tries_next(&scores->tries, row);
	} else if (!next_row(scores, row, more, err)) {
		return false;
	}
	if (!*more)
		scores_describe(scores);
	return true;
}

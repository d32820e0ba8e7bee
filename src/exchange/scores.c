/* SPDX-License-Identifier: MIT */
/*
 * One row at a time. Whether dates are d/m or m/d is decided by those before
 * a row, else by what waits in memory behind it; a date further on that shows
 * the other order is refused, for some before it may have been misread.
 */
#include "exchange/scores.h"

#include <string.h>

#include "ahead.h"
#include "base/mem.h"
#include "base/number.h"
#include "cell.h"
#include "header.h"
#include "levels.h"
#include "notice.h"
#include "others.h"
#include "person.h"
#include "points.h"
#include "said.h"
#include "tries.h"
#include "when.h"

struct scores {
	struct csv *csv;
	struct columns columns;
	struct scale scale;
	civil date;             /* of every row; CIVIL_NEVER: by the file */
	bool has_looked_ahead;
	bool asks_later;
	bool is_cut;            /* the file cannot be read on */
	bool has_held;          /* all tries */
	enum when_order order;
	struct levels levels;
	struct others others;
	struct tries tries;
	struct csv_record record;
	size_t pair;            /* of the record: the next to be read */
	double maximum;         /* by a row of maxima; 0: there was none */
	size_t exceeded;        /* scores above their maximum */
	struct person person;
	struct buf number;
	struct buf email;
	struct buf objective;
	struct buf note;
	struct buf round;
	struct buf author;
	struct buf origin;
	struct buf version;
	struct buf cell;
	struct buf notice;
};

static void set_notice(struct scores *scores)
{
	struct buf *notice = &scores->notice;
	struct buf part = BUF_INIT;
	size_t left = scores->tries.count - scores->tries.last.count;

	buf_clear(notice);
	notice_add(notice, csv_notice(scores->csv));
	notice_add(notice, buf_text(&scores->columns.notice));
	levels_describe(&scores->levels, &part);
	notice_add(notice, buf_text(&part));
	others_describe(&scores->others, notice);
	buf_clear(&part);
	notice_count(&part, left, "earlier try is left out",
		"earlier tries are left out");
	notice_add(notice, buf_text(&part));
	buf_clear(&part);
	notice_count(&part, scores->exceeded,
		"score above the maximum counts as all of it",
		"scores above the maximum count as all of it");
	notice_add(notice, buf_text(&part));
	buf_release(&part);
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

static bool read_header(struct scores *scores,
	const struct scores_options *options, struct error *err)
{
	struct columns *columns = &scores->columns;
	bool is_found;

	if (!header_find(scores->csv, options->map, options->recall, true,
	    columns, &is_found, err))
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

static bool read_levels(struct scores *scores,
	const struct scores_options *options, struct error *err)
{
	const struct format *format = scores->columns.format;

	const struct columns_recall *recall = options->recall;
	const char *known = recall && recall->levels ? recall->levels(
		recall->context, buf_text(&scores->columns.fingerprint)) :
		NULL;

	if (!levels_read(&scores->levels, options->levels, options->scale,
	    err))
		return false;
	if (known)
		levels_know(&scores->levels, known, options->scale);
	if (format && format->levels)
		levels_ship(&scores->levels, format->levels, options->scale);
	if (format && format->is_month_first)
		scores->order = WHEN_MONTH_FIRST;
	return true;
}

struct scores *scores_open(struct source source,
	const struct scores_options *options, struct error *err)
{
	struct scores *scores = mem_new(1, sizeof(*scores));

	scores->csv = csv_new(source);
	scores->scale = *options->scale;
	scores->date = options->date;
	scores->asks_later = options->asks_later;
	if (!read_header(scores, options, err) ||
	    !read_levels(scores, options, err)) {
		scores_close(scores);
		return NULL;
	}
	scores->pair = scores->columns.pair_count;
	set_notice(scores);
	return scores;
}

void scores_close(struct scores *scores)
{
	if (!scores)
		return;
	csv_free(scores->csv);
	columns_release(&scores->columns);
	levels_release(&scores->levels);
	others_release(&scores->others);
	tries_release(&scores->tries);
	person_release(&scores->person);
	buf_release(&scores->number);
	buf_release(&scores->email);
	buf_release(&scores->objective);
	buf_release(&scores->note);
	buf_release(&scores->round);
	buf_release(&scores->author);
	buf_release(&scores->origin);
	buf_release(&scores->version);
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

const char *const *scores_unknown(const struct scores *scores, size_t *count)
{
	*count = scores->levels.unknown.count;
	return scores->levels.unknown.items;
}

bool scores_goes_on(const struct scores *scores)
{
	return !scores->is_cut;
}

bool scores_said(const struct scores *scores, size_t place,
	const char **word, size_t *level)
{
	return levels_said(&scores->levels, place, word, level);
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
	row->round = read_text(scores, record, MEANING_ROUND, &scores->round);
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
		set_notice(scores);
	return true;
}

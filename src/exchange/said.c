/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "cell.h"
#include "header.h"

static bool refuse(const struct columns *columns,
	const struct csv_record *record, enum meaning meaning,
	const char *wanted, struct error *err)
{
	struct buf quoted = BUF_INIT;

	cell_quote(&quoted, header_cell(columns, record, meaning));
	error_set(err, ERROR_INVALID, "%s is not %s.", buf_text(&quoted),
		wanted);
	buf_release(&quoted);
	return cell_where(err, record, columns->at[meaning]);
}

/* false: no such column, or nothing in it. */
static bool has_text(const struct columns *columns,
	const struct csv_record *record, enum meaning meaning,
	struct buf *text)
{
	const char *cell = header_cell(columns, record, meaning);

	if (!cell)
		return false;
	cell_text(text, cell);
	return !cell_is_missing(buf_text(text));
}

bool said_unanswered(const struct columns *columns,
	const struct csv_record *record)
{
	static const enum meaning both[] = { MEANING_POINTS, MEANING_WRONG };
	struct buf text = BUF_INIT;
	bool is_none = true;

	for (size_t i = 0; i < ARRAY_LEN(both); i++) {
		double number;

		is_none = is_none &&
			has_text(columns, record, both[i], &text) &&
			number_parse(buf_text(&text), &number) &&
			!islessgreater(number, 0);
	}
	buf_release(&text);
	return is_none;
}

static bool read_number(const struct columns *columns,
	const struct csv_record *record, enum meaning meaning, double *value,
	struct error *err)
{
	struct buf text = BUF_INIT;
	bool done = has_text(columns, record, meaning, &text) &&
		number_parse(buf_text(&text), value);

	buf_release(&text);
	if (done)
		return true;
	if (columns->at[meaning] == COLUMN_NONE)
		return error_set(err, ERROR_INVALID, "line %zu: the form of a "
			"score stands beside its points and out of how many: "
			"there is no column \"%s\".", record->line,
			meaning_name(meaning));
	return refuse(columns, record, meaning, "a number", err);
}

static bool is_of_form(const struct score *score)
{
	switch (score->form) {
	case SCORE_PERCENT:
		return !islessgreater(score->out_of, 100);
	case SCORE_LEVEL:
		return score->points >= 1 &&
			score->out_of <= SCALE_LEVELS_MAX &&
			!islessgreater(score->points, floor(score->points)) &&
			!islessgreater(score->out_of, floor(score->out_of));
	case SCORE_ITEMS:
		break;
	}
	return true;
}

static bool read_points(const struct columns *columns,
	const struct csv_record *record, enum score_form form,
	struct score *score, struct error *err)
{
	double points, out_of;

	if (!read_number(columns, record, MEANING_POINTS, &points, err) ||
	    !read_number(columns, record, MEANING_OUT_OF, &out_of, err))
		return false;
	if (!score_items(points, out_of, score, err))
		return cell_where(err, record, columns->at[MEANING_POINTS]);
	score->form = form;
	return is_of_form(score) || refuse(columns, record, MEANING_FORM,
		"what these points are: a percent is of 100, a level one of at "
		"most 9", err);
}

bool said_score(const struct columns *columns,
	const struct csv_record *record, bool *is_said, struct score *score,
	struct error *err)
{
	enum score_form form = SCORE_ITEMS;
	struct buf text = BUF_INIT;
	bool done = true;

	*is_said = has_text(columns, record, MEANING_FORM, &text);
	if (*is_said)
		done = score_form_parse(buf_text(&text), &form) ||
			refuse(columns, record, MEANING_FORM,
				"items, percent or level", err);
	buf_release(&text);
	return done && (!*is_said ||
		read_points(columns, record, form, score, err));
}

/* Stays 0 where nothing is said. */
static bool read_whole(const struct columns *columns,
	const struct csv_record *record, enum meaning meaning, int most,
	int *value, const char *wanted, struct error *err)
{
	struct buf text = BUF_INIT;
	int64_t number = 0;
	bool is_there = has_text(columns, record, meaning, &text);
	bool done = !is_there || (number_parse_int(buf_text(&text), &number) &&
		number >= 1 && number <= most);

	buf_release(&text);
	if (!done)
		return refuse(columns, record, meaning, wanted, err);
	*value = (int)number;
	return true;
}

/* A word or nothing. */
static bool read_claim(const struct columns *columns,
	const struct csv_record *record, enum meaning meaning,
	const char *word, bool *is_so, struct error *err)
{
	struct buf text = BUF_INIT, wanted = BUF_INIT;
	bool done;

	*is_so = has_text(columns, record, meaning, &text);
	done = !*is_so || text_equal(buf_text(&text), word);
	buf_release(&text);
	if (done)
		return true;
	buf_addf(&wanted, "%s or nothing", word);
	done = refuse(columns, record, meaning, buf_text(&wanted), err);
	buf_release(&wanted);
	return done;
}

/* A name or nothing. */
static bool read_support(const struct columns *columns,
	const struct csv_record *record, struct scores_row *row,
	struct error *err)
{
	struct buf text = BUF_INIT;
	bool done = !has_text(columns, record, MEANING_SUPPORT, &text) ||
		support_parse(buf_text(&text), &row->support) ||
		refuse(columns, record, MEANING_SUPPORT,
			"alone, hint or helped", err);

	buf_release(&text);
	return done;
}

static bool read_task(const struct columns *columns,
	const struct csv_record *record, struct scores_row *row,
	struct error *err)
{
	struct buf text = BUF_INIT;
	bool done = !has_text(columns, record, MEANING_TASK, &text) ||
		task_parse(buf_text(&text), &row->task) ||
		refuse(columns, record, MEANING_TASK, "given, done or not",
			err);

	buf_release(&text);
	return done;
}

bool said_words(const struct columns *columns,
	const struct csv_record *record, struct scores_row *row,
	struct error *err)
{
	return read_support(columns, record, row, err) &&
		read_whole(columns, record, MEANING_CONFIDENCE,
			CHECKIN_CONFIDENCE_MAX, &row->confidence,
			"a confidence of 1 to 4", err) &&
		read_whole(columns, record, MEANING_MINUTES,
			CHECKIN_MINUTES_MAX, &row->minutes,
			"a number of minutes, 600 at most", err) &&
		read_task(columns, record, row, err) &&
		read_whole(columns, record, MEANING_QUALITY,
			CHECKIN_QUALITY_MAX, &row->quality,
			"a quality of 1 to 4", err) &&
		read_claim(columns, record, MEANING_PRIVATE, "yes",
			&row->is_private, err) &&
		read_claim(columns, record, MEANING_STATE, "withdrawn",
			&row->is_withdrawn, err);
}

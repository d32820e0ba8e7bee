/* SPDX-License-Identifier: MIT */
#include "choice.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "cell.h"
#include "heading.h"

#define LISTED_MAX 12

bool reading_has_taken(const struct columns *columns, size_t column)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		if (columns->at[i] == column)
			return true;
	}
	for (size_t i = 0; i < columns->pair_count; i++) {
		if (columns->pairs[i].score == column ||
		    columns->pairs[i].date == column)
			return true;
	}
	return false;
}

void reading_list(struct buf *out, const struct reading *reading,
	enum guess guess)
{
	size_t listed = 0;
	size_t left = 0;

	for (size_t i = 0; i < reading->columns->count; i++) {
		if (reading->guesses.items[i] < guess ||
		    reading_has_taken(reading->columns, i) ||
		    text_is_blank(reading->header->fields[i]))
			continue;
		if (listed == LISTED_MAX) {
			left++;
			continue;
		}
		buf_adds(out, listed++ > 0 ? ", " : "");
		cell_quote(out, reading->header->fields[i]);
		buf_addf(out, " (column %zu)", i + 1);
	}
	if (left > 0)
		buf_addf(out, " and %zu more", left);
	if (listed == 0)
		buf_adds(out, "none");
}

static size_t count_guesses(const struct reading *reading, enum guess guess,
	size_t *column)
{
	size_t count = 0;

	for (size_t i = reading->columns->count; i-- > 0;) {
		if (reading->guesses.items[i] != guess)
			continue;
		*column = i;
		count++;
	}
	return count;
}

static bool refuse_scores(const struct reading *reading, enum guess guess,
	const char *problem, struct error *err)
{
	const struct format *format = reading->columns->format;
	struct buf list = BUF_INIT;

	reading_list(&list, reading, guess);
	error_set(err, ERROR_INVALID, "%s%s%s; say which with --map "
		"\"score=HEADER\", or the number of its column. There are: %s.",
		problem, format ? " of this file, read as " : "",
		format ? format->name : "", buf_text(&list));
	buf_release(&list);
	return false;
}

static bool is_offered(const struct reading *reading, const char *pattern,
	size_t column)
{
	const struct format *format = reading->columns->format;
	struct buf cell = BUF_INIT;
	bool is_meant;

	if (reading->guesses.items[column] == GUESS_NONE ||
	    reading_has_taken(reading->columns, column))
		return false;
	cell_text(&cell, reading->header->fields[column]);
	is_meant = formats_match(pattern, buf_text(&cell), NULL) &&
		!(format->never && formats_match(format->never,
			buf_text(&cell), NULL));
	buf_release(&cell);
	return is_meant;
}

/* "Ratios, Points": the second says of how many the first is. */
static bool has_maximum(const struct reading *reading, size_t column)
{
	const char *maximum = reading->columns->format->maximum;
	struct buf cell = BUF_INIT;
	bool is_there = false;

	if (column + 1 < reading->columns->count) {
		cell_text(&cell, reading->header->fields[column + 1]);
		is_there = formats_match(maximum, buf_text(&cell), NULL);
	}
	buf_release(&cell);
	return is_there;
}

/* Leaves as scores those columns only that the format offers. */
static void offer(struct reading *reading)
{
	const struct format *format = reading->columns->format;
	size_t offered = 0;
	VEC(enum guess) guesses = VEC_INIT;

	for (size_t i = 0; i < reading->header->count; i++)
		vec_push(&guesses, GUESS_NONE);
	for (size_t p = 0; !offered && p < ARRAY_LEN(format->scores); p++) {
		const char *pattern = format->maximum && p == 0 ? "*" :
			format->scores[p];

		for (size_t i = 0; pattern && i < reading->columns->count;
		     i++) {
			if (!is_offered(reading, pattern, i) ||
			    (format->maximum && !has_maximum(reading, i)))
				continue;
			guesses.items[i] = GUESS_SCORE;
			offered++;
		}
	}
	/* Whoever calls a column "Points" need not use that system. */
	if (!offered && format->maximum) {
		reading->columns->format = NULL;
		vec_release(&guesses);
		return;
	}
	for (size_t i = 0; i < reading->header->count; i++)
		reading->guesses.items[i] = guesses.items[i];
	reading->columns->at[MEANING_POINTS] = COLUMN_NONE;
	reading->is_score_known = offered > 0;
	vec_release(&guesses);
}

static bool refuse_none(const struct reading *reading, struct error *err)
{
	const struct format *format = reading->columns->format;

	if (format && format->lacks)
		return error_set(err, ERROR_INVALID, "%s.", format->lacks);
	return refuse_scores(reading, GUESS_NONE,
		"no column is known to be the score", err);
}

bool choice_make(struct reading *reading, struct error *err)
{
	struct columns *columns = reading->columns;
	const struct format *format = columns->format;
	enum guess least = format && format->lacks ? GUESS_PERCENT : GUESS_ANY;
	enum guess guess = GUESS_SCORE;
	size_t column = COLUMN_NONE;
	size_t count;

	if (reading->is_mapped[MEANING_SCORE] ||
	    reading->is_mapped[MEANING_POINTS])
		return true;
	if (format && format->lacks && format->levels)
		return refuse_none(reading, err);
	if (format && (format->scores[0] || format->maximum))
		offer(reading);
	format = columns->format;
	count = count_guesses(reading, guess, &column);
	if (count == 0 && columns->at[MEANING_POINTS] != COLUMN_NONE)
		return true;
	while (count == 0 && guess > least)
		count = count_guesses(reading, --guess, &column);
	if (count == 1 || (count > 1 && format && format->dates)) {
		columns->at[MEANING_SCORE] = column;
		reading->is_score_guessed = guess <= GUESS_LEVEL;
		return true;
	}
	if (count == 0 || guess == GUESS_ANY)
		return refuse_none(reading, err);
	return refuse_scores(reading, guess,
		"more than one column could be the score", err);
}

/* The column that is called like the dates of the format, with what the star
 * stood for in the score's own name. */
static size_t find_date(const struct reading *reading, size_t score)
{
	const struct format *format = reading->columns->format;
	const char *rest = strchr(format->dates, '*') + 1;
	struct buf cell = BUF_INIT;
	struct buf name = BUF_INIT;
	size_t column = COLUMN_NONE;

	cell_text(&cell, reading->header->fields[score]);
	if (formats_match(format->scores[0], buf_text(&cell), &name)) {
		buf_adds(&name, rest);
		for (size_t i = 0; i < reading->columns->count; i++) {
			cell_text(&cell, reading->header->fields[i]);
			if (text_equal(buf_text(&cell), buf_text(&name)))
				column = i;
		}
	}
	buf_release(&cell);
	buf_release(&name);
	return column;
}

static void find_pairs(struct reading *reading)
{
	struct columns *columns = reading->columns;
	VEC(struct column_pair) pairs = VEC_INIT;

	if (!columns->format || !columns->format->dates ||
	    columns->at[MEANING_SCORE] == COLUMN_NONE ||
	    reading->is_mapped[MEANING_DATE])
		return;
	columns->at[MEANING_DATE] = find_date(reading,
		columns->at[MEANING_SCORE]);
	if (!reading->is_score_known)
		return;
	for (size_t i = 0; i < columns->count; i++) {
		struct column_pair pair = { .score = i };

		if (reading->guesses.items[i] != GUESS_SCORE)
			continue;
		pair.date = find_date(reading, i);
		vec_push(&pairs, pair);
	}
	columns->pairs = pairs.items;
	columns->pair_count = pairs.count;
}

/* The maximum and what was said, beside the score. */
static void find_neighbours(struct reading *reading)
{
	struct columns *columns = reading->columns;
	size_t score = columns->at[MEANING_SCORE];

	if (!columns->format || !columns->format->maximum ||
	    score == COLUMN_NONE || !has_maximum(reading, score))
		return;
	if (!reading->is_mapped[MEANING_OUT_OF])
		columns->at[MEANING_OUT_OF] = score + 1;
	if (reading->is_mapped[MEANING_NOTE])
		return;
	columns->at[MEANING_NOTE] = score + 2 < columns->count &&
		formats_match("Feedback", reading->header->fields[score + 2],
			NULL) ? score + 2 : COLUMN_NONE;
}

/* Each question is followed by a column that is called by its points. */
static void sum_headers(struct columns *columns,
	const struct csv_record *header)
{
	double sum = 0;

	columns->has_items = true;
	for (size_t i = 0; i < columns->count; i++) {
		struct buf cell = BUF_INIT;
		double points;

		cell_text(&cell, header->fields[i]);
		if (number_parse(buf_text(&cell), &points)) {
			sum += points;
			columns->has_items = columns->has_items &&
				!islessgreater(points, 1);
		}
		buf_release(&cell);
	}
	columns->out_of = sum;
}

/* What a score is about, without what the system puts around a title. */
static void read_title(const struct format *format, const char *header,
	struct heading *heading)
{
	struct buf cell = BUF_INIT;
	struct buf title = BUF_INIT;

	cell_text(&cell, header);
	if (!format || !format->title ||
	    !formats_match(format->title, buf_text(&cell), &title))
		buf_adds(&title, buf_text(&cell));
	heading_read(heading, buf_text(&title));
	buf_release(&cell);
	buf_release(&title);
}

/* The name of a column of words is not what they are about. */
static void name_objective(const struct reading *reading)
{
	struct columns *columns = reading->columns;
	const struct format *format = columns->format;

	if (!format || !reading->is_score_known || format->title ||
	    format->maximum)
		return;
	buf_clear(&columns->objective);
	buf_adds(&columns->objective, format->objective ?
		format->objective : "");
}

/* What a teacher calls a thing that comes every week. */
static bool is_weekly(const char *title)
{
	static const char *const words[] = { "quiz", "quizscore", "test",
		"testscore", "exam", "exit", "exitticket", "exitslip",
		"warmup", "starter", "donow", "bellringer", "homework",
		"classwork", "assignment", "task", "checkin", "check",
		"final", "finalscore", "totalscore", "totalpoints", "level",
		"mastery", "performance", "proficiency", "understanding",
		"answer", "response", "rating", "fistoffive", "objective" };
	struct buf key = BUF_INIT;
	bool is_one = false;

	text_fold_key(&key, title);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		is_one = is_one || text_equal(buf_text(&key), words[i]);
	buf_release(&key);
	return is_one;
}

/* "(3117)", where the format has titles with such a number. */
static bool take_number(struct columns *columns)
{
	const struct format *format = columns->format;
	struct buf cell = BUF_INIT;
	const char *open;

	cell_text(&cell, buf_text(&columns->score_header));
	open = strrchr(buf_text(&cell), '(');
	columns->quiz_is_number = open && format && format->title &&
		!strcmp(format->title, "* (#)") &&
		formats_match(format->title, buf_text(&cell), NULL);
	if (columns->quiz_is_number)
		buf_adds(&columns->quiz, open);
	buf_release(&cell);
	return columns->quiz_is_number;
}

static void name_quiz(struct columns *columns, const struct heading *heading)
{
	const char *title = buf_text(&columns->objective);

	if (take_number(columns) || heading->is_about || !*title ||
	    (columns->format && columns->format->objective) ||
	    is_weekly(title))
		return;
	text_fold(&columns->quiz, title);
}

static void read_heading(const struct reading *reading)
{
	struct columns *columns = reading->columns;
	struct heading heading = { 0 };
	size_t column = columns->at[MEANING_SCORE];

	if (column == COLUMN_NONE)
		column = columns->at[MEANING_POINTS];
	else
		columns->at[MEANING_POINTS] = COLUMN_NONE;
	if (column == COLUMN_NONE || columns->at[MEANING_SCORE] == column)
		columns->at[MEANING_WRONG] = COLUMN_NONE;
	if (column == COLUMN_NONE)
		return;
	read_title(columns->format, reading->header->fields[column], &heading);
	columns->objective = heading.objective;
	columns->date = heading.date;
	columns->date_is_unclear = heading.date_is_unclear;
	columns->out_of = heading.out_of;
	columns->is_percent = heading.is_percent;
	columns->has_items = heading.has_items;
	buf_adds(&columns->score_header, reading->header->fields[column]);
	name_objective(reading);
	name_quiz(columns, &heading);
	if (columns->format && columns->format->sums_headers)
		sum_headers(columns, reading->header);
}

void choice_read(struct reading *reading)
{
	find_pairs(reading);
	find_neighbours(reading);
	read_heading(reading);
}

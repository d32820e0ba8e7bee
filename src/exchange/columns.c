/* SPDX-License-Identifier: MIT */
/*
 * First the user's map, then the known words, then the score among what is
 * left. Every column serves one meaning at most.
 */
#include "exchange/columns.h"

#include <string.h>

#include "aliases.h"
#include "base/number.h"
#include "base/text.h"
#include "base/vec.h"
#include "cell.h"
#include "heading.h"
#include "map.h"

#define LISTED_MAX 12

static const char *const meaning_names[] = {
	[MEANING_NUMBER] = "number",
	[MEANING_NAME] = "name",
	[MEANING_GIVEN] = "given",
	[MEANING_FAMILY] = "family",
	[MEANING_EMAIL] = "email",
	[MEANING_HANDLE] = "handle",
	[MEANING_SCORE] = "score",
	[MEANING_POINTS] = "points",
	[MEANING_OUT_OF] = "out-of",
	[MEANING_DATE] = "date",
	[MEANING_OBJECTIVE] = "objective",
	[MEANING_NOTE] = "note",
	[MEANING_ROUND] = "round",
	[MEANING_FORM] = "form",
	[MEANING_CONFIDENCE] = "confidence",
	[MEANING_SUPPORT] = "support",
	[MEANING_MINUTES] = "minutes",
	[MEANING_PRIVATE] = "private",
};
_Static_assert(ARRAY_LEN(meaning_names) == MEANING_COUNT, "one a meaning");

/* What a column could be besides the meanings of the known words. */
enum guess {
	GUESS_NONE,
	GUESS_ANY,     /* an unknown word */
	GUESS_PERCENT, /* a percent beside a score says the same again */
	GUESS_SCORE
};

struct reading {
	struct columns *columns;
	const struct csv_record *header;
	const struct alias *best[MEANING_COUNT];
	const struct alias *other_number;
	size_t other_column;
	bool is_mapped[MEANING_COUNT];
	bool wants_score;
	bool is_score_guessed; /* only because nothing else was left */
	VEC(enum guess) guesses; /* one a column */
};

const char *meaning_name(enum meaning meaning)
{
	return meaning_names[meaning];
}

void columns_release(struct columns *columns)
{
	buf_release(&columns->objective);
	buf_release(&columns->score_header);
	buf_release(&columns->notice);
}

static bool is_wanted(const struct reading *reading, enum meaning meaning)
{
	if (meaning >= MEANING_SCORE)
		return reading->wants_score;
	return meaning != MEANING_HANDLE || !reading->wants_score;
}

static void reset(struct columns *columns, const struct csv_record *header)
{
	columns_release(columns);
	*columns = (struct columns){
		.count = header->count,
		.date = CIVIL_NEVER,
	};
	for (size_t i = 0; i < MEANING_COUNT; i++)
		columns->at[i] = COLUMN_NONE;
	while (columns->count > 0 &&
		text_is_blank(header->fields[columns->count - 1]))
		columns->count--;
}

static bool is_taken(const struct columns *columns, size_t column)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		if (columns->at[i] == column)
			return true;
	}
	return false;
}

static enum guess guess_of(const char *header)
{
	struct heading heading = { 0 };
	enum guess guess = GUESS_ANY;

	if (text_is_blank(header))
		return GUESS_NONE;
	heading_read(&heading, header);
	if (heading.is_score)
		guess = GUESS_SCORE;
	heading_release(&heading);
	return guess;
}

/* The runner-up, for the notice. */
static void note_other_number(struct reading *reading,
	const struct alias *alias, size_t column)
{
	if (reading->other_number && alias >= reading->other_number)
		return;
	reading->other_number = alias;
	reading->other_column = column;
}

/* A known word: the best column of its meaning so far. */
static void take_alias(struct reading *reading, const struct alias *alias,
	size_t column)
{
	struct columns *columns = reading->columns;
	enum meaning meaning = alias->meaning;

	if (reading->is_mapped[meaning] || !is_wanted(reading, meaning))
		return;
	if (reading->best[meaning] && alias >= reading->best[meaning]) {
		if (meaning == MEANING_NUMBER)
			note_other_number(reading, alias, column);
		return;
	}
	if (meaning == MEANING_NUMBER && reading->best[meaning])
		note_other_number(reading, reading->best[meaning],
			columns->at[meaning]);
	reading->best[meaning] = alias;
	columns->at[meaning] = column;
}

static void read_word(struct reading *reading, size_t column)
{
	const char *header = reading->header->fields[column];
	const struct alias *alias = aliases_find(header);
	enum guess guess = GUESS_NONE;

	if (!alias)
		guess = guess_of(header);
	else if (alias->meaning == MEANING_SCORE)
		guess = alias->is_percent ? GUESS_PERCENT : GUESS_SCORE;
	else if (alias->meaning != MEANING_COUNT)
		take_alias(reading, alias, column);
	reading->guesses.items[column] = guess;
}

static bool has_key(const struct columns *columns)
{
	static const enum meaning keys[] = { MEANING_NUMBER, MEANING_NAME,
		MEANING_GIVEN, MEANING_FAMILY, MEANING_EMAIL };

	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		if (columns->at[keys[i]] != COLUMN_NONE)
			return true;
	}
	return false;
}

/* Columns that could be meant, least of all the students' own. */
static void list_columns(struct buf *out, const struct reading *reading,
	enum guess guess)
{
	size_t listed = 0;
	size_t left = 0;

	for (size_t i = 0; i < reading->columns->count; i++) {
		if (reading->guesses.items[i] < guess ||
		    is_taken(reading->columns, i) ||
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
	struct buf list = BUF_INIT;

	list_columns(&list, reading, guess);
	error_set(err, ERROR_INVALID, "%s; say which with --map "
		"\"score=HEADER\", or the number of its column. There are: %s.",
		problem, buf_text(&list));
	buf_release(&list);
	return false;
}

/* A score by its name, else points, else a percent, else the only column
 * that nothing is known about. */
static bool choose_score(struct reading *reading, struct error *err)
{
	struct columns *columns = reading->columns;
	enum guess guess = GUESS_SCORE;
	size_t column = COLUMN_NONE;
	size_t count;

	if (reading->is_mapped[MEANING_SCORE] ||
	    reading->is_mapped[MEANING_POINTS])
		return true;
	count = count_guesses(reading, guess, &column);
	if (count == 0 && columns->at[MEANING_POINTS] != COLUMN_NONE)
		return true;
	while (count == 0 && guess > GUESS_ANY)
		count = count_guesses(reading, --guess, &column);
	if (count == 1) {
		columns->at[MEANING_SCORE] = column;
		reading->is_score_guessed = guess == GUESS_ANY;
		return true;
	}
	if (guess == GUESS_ANY)
		return refuse_scores(reading, GUESS_NONE,
			"no column is known to be the score", err);
	return refuse_scores(reading, guess,
		"more than one column could be the score", err);
}

static void read_heading(struct columns *columns,
	const struct csv_record *header)
{
	struct heading heading = { 0 };
	size_t column = columns->at[MEANING_SCORE];

	if (column == COLUMN_NONE)
		column = columns->at[MEANING_POINTS];
	else
		columns->at[MEANING_POINTS] = COLUMN_NONE;
	if (column == COLUMN_NONE)
		return;
	heading_read(&heading, header->fields[column]);
	columns->objective = heading.objective;
	columns->date = heading.date;
	columns->date_is_unclear = heading.date_is_unclear;
	columns->out_of = heading.out_of;
	columns->is_percent = heading.is_percent;
	buf_adds(&columns->score_header, header->fields[column]);
}

static void add_notice(const struct reading *reading)
{
	const char *const *fields = reading->header->fields;
	struct columns *columns = reading->columns;
	struct buf *notice = &columns->notice;

	if (reading->other_number) {
		buf_adds(notice, "numbers are taken from ");
		cell_quote(notice, fields[columns->at[MEANING_NUMBER]]);
		buf_adds(notice, ", not ");
		cell_quote(notice, fields[reading->other_column]);
	}
	if (reading->is_score_guessed) {
		buf_adds(notice, notice->len > 0 ? "; " : "");
		buf_adds(notice, "scores are taken from ");
		cell_quote(notice, fields[columns->at[MEANING_SCORE]]);
	}
}

static void count_unread(struct columns *columns,
	const struct csv_record *header)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (!text_is_blank(header->fields[i]) && !is_taken(columns, i))
			columns->unread++;
	}
}

/* *found: how many of the columns that the map names stand here. */
static bool apply_map(struct reading *reading, const struct map *map,
	size_t *found, struct error *err)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		size_t column = COLUMN_NONE;
		bool is_only = true;

		reading->is_mapped[i] = map->header[i];
		if (!map->header[i] || text_is_blank(map->header[i]) ||
		    !is_wanted(reading, (enum meaning)i))
			continue;
		column = map_find(map->header[i], reading->header, &is_only);
		if (!is_only)
			return error_set(err, ERROR_INVALID, "the map says %s "
				"is \"%s\", but several columns are called "
				"so; give the number of one.",
				meaning_names[i], map->header[i]);
		reading->columns->at[i] = column;
		*found += column != COLUMN_NONE;
	}
	return true;
}

static bool refuse_missing(const struct reading *reading,
	const struct map *map, struct error *err)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		struct buf list = BUF_INIT;

		if (!map->header[i] || text_is_blank(map->header[i]) ||
		    !is_wanted(reading, (enum meaning)i) ||
		    reading->columns->at[i] != COLUMN_NONE)
			continue;
		list_columns(&list, reading, GUESS_NONE);
		error_set(err, ERROR_INVALID, "the map says %s is \"%s\", "
			"but the other columns are: %s.", meaning_names[i],
			map->header[i], buf_text(&list));
		buf_release(&list);
		return false;
	}
	return true;
}

/* In another's file "Support" may say anything. */
static void leave_others(struct reading *reading)
{
	struct columns *columns = reading->columns;

	if (columns->at[MEANING_FORM] != COLUMN_NONE)
		return;
	for (size_t i = MEANING_ROUND; i < MEANING_COUNT; i++) {
		if (!reading->is_mapped[i])
			columns->at[i] = COLUMN_NONE;
	}
}

static void read_words(struct reading *reading)
{
	for (size_t i = 0; i < reading->header->count; i++)
		vec_push(&reading->guesses, GUESS_NONE);
	for (size_t i = 0; i < reading->columns->count; i++) {
		if (!is_taken(reading->columns, i))
			read_word(reading, i);
	}
	leave_others(reading);
}

static bool read_header(struct reading *reading, const struct map *map,
	bool *is_header, struct error *err)
{
	struct columns *columns = reading->columns;
	size_t found = 0;

	if (!apply_map(reading, map, &found, err))
		return false;
	read_words(reading);
	if (found == 0 && !has_key(columns))
		return false;
	*is_header = true;
	if (!refuse_missing(reading, map, err))
		return false;
	if (!has_key(columns))
		return error_set(err, ERROR_INVALID, "no column says who the "
			"students are; say which with --map \"name=HEADER\" "
			"or \"number=HEADER\".");
	if (reading->wants_score && !choose_score(reading, err))
		return false;
	read_heading(columns, reading->header);
	count_unread(columns, reading->header);
	add_notice(reading);
	return true;
}

bool columns_read(struct columns *columns, const struct csv_record *header,
	const char *map, bool wants_score, bool *is_header, struct error *err)
{
	struct reading reading = {
		.columns = columns,
		.header = header,
		.wants_score = wants_score,
	};
	struct map mapped = MAP_INIT;
	bool is_read;

	*is_header = false;
	reset(columns, header);
	is_read = map_read(&mapped, map, err) &&
		read_header(&reading, &mapped, is_header, err);
	map_release(&mapped);
	vec_release(&reading.guesses);
	return is_read;
}

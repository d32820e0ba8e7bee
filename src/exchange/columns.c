/* SPDX-License-Identifier: MIT */
/*
 * First the user's map, then the known words, then the score among what is
 * left. Every column serves one meaning at most.
 */
#include "exchange/columns.h"

#include <inttypes.h>
#include <string.h>

#include "aliases.h"
#include "base/number.h"
#include "base/text.h"
#include "base/vec.h"
#include "cell.h"
#include "choice.h"
#include "heading.h"
#include "map.h"

/* FNV-1a: stays the same from version to version. */
#define FNV_START 14695981039346656037u
#define FNV_PRIME 1099511628211u

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
	[MEANING_WRONG] = "wrong",
	[MEANING_DATE] = "date",
	[MEANING_OBJECTIVE] = "objective",
	[MEANING_NOTE] = "note",
	[MEANING_ROUND] = "round",
	[MEANING_FORM] = "form",
	[MEANING_CONFIDENCE] = "confidence",
	[MEANING_SUPPORT] = "support",
	[MEANING_MINUTES] = "minutes",
	[MEANING_TASK] = "task",
	[MEANING_QUALITY] = "quality",
	[MEANING_PRIVATE] = "private",
	[MEANING_STATE] = "state",
	[MEANING_AUTHOR] = "author",
	[MEANING_ORIGIN] = "origin",
	[MEANING_VERSION] = "version",
};
_Static_assert(ARRAY_LEN(meaning_names) == MEANING_COUNT, "one a meaning");

const char *meaning_name(enum meaning meaning)
{
	return meaning_names[meaning];
}

void columns_release(struct columns *columns)
{
	buf_release(&columns->objective);
	buf_release(&columns->score_header);
	buf_release(&columns->quiz);
	buf_release(&columns->round_header);
	buf_release(&columns->notice);
	buf_release(&columns->fingerprint);
	mem_free(columns->pairs);
	columns->pairs = NULL;
	columns->pair_count = 0;
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
		.counts = COLUMN_NONE,
	};
	for (size_t i = 0; i < MEANING_COUNT; i++)
		columns->at[i] = COLUMN_NONE;
	while (columns->count > 0 &&
		text_is_blank(header->fields[columns->count - 1]))
		columns->count--;
}

static bool ends_like_a_level(const char *header)
{
	static const char *const ends[] = { "performancelevel",
		"achievementlevel", "proficiencylevel", "masterylevel",
		"performanceband" };
	struct buf key = BUF_INIT;
	bool is_level = false;

	text_fold_key(&key, header);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t len = strlen(ends[i]);

		is_level = is_level || (key.len >= len && text_equal(
			buf_text(&key) + key.len - len, ends[i]));
	}
	buf_release(&key);
	return is_level;
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
	else if (ends_like_a_level(header))
		guess = GUESS_LEVEL;
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

static void add_notice(const struct reading *reading)
{
	const char *const *fields = reading->header->fields;
	struct columns *columns = reading->columns;
	struct buf *notice = &columns->notice;

	if (columns->format)
		buf_addf(notice, "read as %s", columns->format->name);
	if (reading->other_number) {
		buf_adds(notice, notice->len > 0 ? "; " : "");
		buf_adds(notice, "numbers are taken from ");
		cell_quote(notice, fields[columns->at[MEANING_NUMBER]]);
		buf_adds(notice, ", not ");
		cell_quote(notice, fields[reading->other_column]);
	}
	if (columns->round_header.len) {
		buf_adds(notice, notice->len > 0 ? "; " : "");
		buf_adds(notice, "rounds are taken from ");
		cell_quote(notice, fields[columns->at[MEANING_ROUND]]);
	}
	if (columns->at[MEANING_SCORE] != COLUMN_NONE && !columns->pairs &&
	    (reading->is_score_guessed || reading->is_score_known)) {
		buf_adds(notice, notice->len > 0 ? "; " : "");
		buf_adds(notice, "scores are taken from ");
		cell_quote(notice, fields[columns->at[MEANING_SCORE]]);
	}
}

static void count_unread(struct columns *columns,
	const struct csv_record *header)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (!text_is_blank(header->fields[i]) &&
		    !reading_has_taken(columns, i))
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

/* What the format says and the user has not said otherwise. */
static void apply_format(struct reading *reading)
{
	struct columns *columns = reading->columns;
	bool has_score = reading->is_mapped[MEANING_SCORE] ||
		reading->is_mapped[MEANING_POINTS];
	struct map map = MAP_INIT;
	struct error none;
	bool is_read = map_read(&map, columns->format->map, &none);

	for (size_t i = 0; is_read && i < MEANING_COUNT; i++) {
		size_t column;

		if (!map.header[i] || reading->is_mapped[i] ||
		    !is_wanted(reading, (enum meaning)i) ||
		    (has_score && i >= MEANING_SCORE && i <= MEANING_WRONG))
			continue;
		column = formats_column(map.header[i], reading->header);
		if (*map.header[i] && (column == COLUMN_NONE ||
			reading_has_taken(columns, column)))
			continue;
		reading->is_mapped[i] = true;
		columns->at[i] = column;
		reading->is_score_known = reading->is_score_known ||
			i == MEANING_SCORE;
	}
	map_release(&map);
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
		reading_list(&list, reading, GUESS_NONE);
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

/* Not guessed, so that another column can be what the score is of. */
static bool has_known_score(const struct reading *reading)
{
	const struct columns *columns = reading->columns;

	if (reading->is_mapped[MEANING_SCORE] ||
	    (columns->at[MEANING_POINTS] != COLUMN_NONE &&
	    columns->at[MEANING_OUT_OF] != COLUMN_NONE))
		return true;
	for (size_t i = 0; i < columns->count; i++) {
		const struct alias *alias =
			aliases_find(reading->header->fields[i]);

		if (alias && alias->meaning == MEANING_SCORE)
			return true;
	}
	return false;
}

static bool is_round_word(const char *header)
{
	static const char *const words[] = { "round", "quiz", "quizname",
		"quiztitle", "assignment", "assignmentname",
		"assignmenttitle", "exitticket" };
	struct buf key = BUF_INIT;
	bool is_one = false;

	text_fold_key(&key, header);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		is_one = is_one || text_equal(buf_text(&key), words[i]);
	buf_release(&key);
	return is_one;
}

/* A row each of student, date, quiz and score. */
static void find_round(struct reading *reading)
{
	struct columns *columns = reading->columns;
	const char *const *fields = reading->header->fields;

	if (columns->format || reading->is_mapped[MEANING_ROUND] ||
	    !reading->wants_score ||
	    columns->at[MEANING_FORM] != COLUMN_NONE ||
	    !has_known_score(reading))
		return;
	for (size_t i = 0; i < columns->count; i++) {
		if (!is_round_word(fields[i]) || reading_has_taken(columns, i))
			continue;
		columns->at[MEANING_ROUND] = i;
		reading->guesses.items[i] = GUESS_NONE;
		cell_text(&columns->round_header, fields[i]);
		return;
	}
}

static void read_words(struct reading *reading)
{
	for (size_t i = 0; i < reading->header->count; i++)
		vec_push(&reading->guesses, GUESS_NONE);
	for (size_t i = 0; i < reading->columns->count; i++) {
		if (!reading_has_taken(reading->columns, i))
			read_word(reading, i);
	}
	leave_others(reading);
	find_round(reading);
}

/* What is refused for the kind of file that it is needs no other reason. */
static bool is_kind_without(const struct reading *reading)
{
	const struct format *format = reading->columns->format;

	return format && (reading->wants_score ? format->lacks :
		format->no_roster);
}

void columns_fingerprint(struct buf *out, const struct csv_record *header)
{
	uint64_t sum = FNV_START;
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < header->count; i++) {
		aliases_key(&key, header->fields[i]);
		buf_addc(&key, '\n');
	}
	for (size_t i = 0; i < key.len; i++)
		sum = (sum ^ (unsigned char)key.data[i]) * FNV_PRIME;
	buf_addf(out, "%016" PRIx64, sum);
	buf_release(&key);
}

static bool is_own_number(const struct reading *reading)
{
	const struct columns *columns = reading->columns;
	size_t number = columns->at[MEANING_NUMBER];
	struct buf cell = BUF_INIT;
	bool is_own;

	if (!columns->format || !columns->format->own_number ||
	    number == COLUMN_NONE)
		return false;
	cell_text(&cell, reading->header->fields[number]);
	is_own = formats_match(columns->format->own_number, buf_text(&cell),
		NULL);
	buf_release(&cell);
	return is_own;
}

static bool has_tries(const struct csv_record *header)
{
	static const char *const words[] = { "attempt", "attempts",
		"attemptnumber", "try", "trynumber" };
	struct buf key = BUF_INIT;
	bool is_there = false;

	for (size_t i = 0; i < header->count; i++) {
		buf_clear(&key);
		text_fold_key(&key, header->fields[i]);
		for (size_t j = 0; j < ARRAY_LEN(words); j++)
			is_there = is_there ||
				text_equal(buf_text(&key), words[j]);
	}
	buf_release(&key);
	return is_there;
}

static bool read_header(struct reading *reading, const struct map *map,
	bool *is_header, struct error *err)
{
	struct columns *columns = reading->columns;
	size_t found = 0;

	if (!apply_map(reading, map, &found, err))
		return false;
	columns->format = formats_find(reading->header, reading->wants_score);
	if (columns->format)
		apply_format(reading);
	if (columns->format && columns->format->counts)
		columns->counts = formats_column(columns->format->counts,
			reading->header);
	read_words(reading);
	if (found == 0 && !columns->format && !has_key(columns))
		return false;
	*is_header = true;
	if (!refuse_missing(reading, map, err))
		return false;
	if (!has_key(columns) && !is_kind_without(reading))
		return error_set(err, ERROR_INVALID, "no column says who the "
			"students are; say which with --map \"name=HEADER\" "
			"or \"number=HEADER\".");
	if (reading->wants_score && !choice_make(reading, err))
		return false;
	choice_read(reading);
	columns_fingerprint(&columns->fingerprint, reading->header);
	columns->has_own_numbers = is_own_number(reading);
	columns->has_tries = has_tries(reading->header);
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

/* SPDX-License-Identifier: MIT */
/* A form's export: a row a learner, a column a question. */
#include "exchange/answers.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ahead.h"
#include "aliases.h"
#include "cell.h"
#include "exchange/columns.h"
#include "header.h"
#include "map.h"
#include "when.h"

#define TITLE_LINES_MOST 10

struct answers {
	struct csv *csv;
	const struct answers_ask *asks;
	size_t count;
	struct columns columns;
	size_t at[ANSWERS_ASKS_MAX]; /* COLUMN_NONE: not there */
	struct buf texts[ANSWERS_ASKS_MAX];
	size_t when;              /* column of moments; COLUMN_NONE */
	enum when_order order;
	struct buf unread;
	size_t unread_count;
	struct buf number;
	struct buf email;
	struct person person;
};

/* What a map says, the questions' share and that of students apart. */
struct split_map {
	char *header[ANSWERS_ASKS_MAX]; /* NULL: not said */
	struct buf students;
};

/* The key that text begins with, up to its "="; the ask's place, count for
 * one of students, COLUMN_NONE for none. */
static size_t key_at(const struct answers *answers, const char *text)
{
	size_t len = strcspn(text, "=,");

	if (text[len] != '=')
		return COLUMN_NONE;
	for (size_t i = 0; i < answers->count; i++) {
		if (strlen(answers->asks[i].name) == len &&
		    !memcmp(answers->asks[i].name, text, len))
			return i;
	}
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		const char *name = meaning_name((enum meaning)i);

		if (strlen(name) == len && !memcmp(name, text, len))
			return answers->count;
	}
	return COLUMN_NONE;
}

/* Up to the comma before the next key, or the end. */
static size_t item_length(const struct answers *answers, const char *text)
{
	size_t len = strcspn(text, ",");

	while (text[len]) {
		const char *next = text + len + 1;

		next += strspn(next, " ");
		if (key_at(answers, next) != COLUMN_NONE)
			break;
		len += 1 + strcspn(text + len + 1, ",");
	}
	return len;
}

static void split_release(struct split_map *split)
{
	for (size_t i = 0; i < ANSWERS_ASKS_MAX; i++)
		mem_free(split->header[i]);
	buf_release(&split->students);
}

static void split_item(const struct answers *answers, const char *item,
	size_t len, struct split_map *split)
{
	size_t key = key_at(answers, item);
	size_t value = strcspn(item, "=") + 1;

	if (key < answers->count) {
		mem_free(split->header[key]);
		split->header[key] = mem_strndup(item + value, len - value);
		return;
	}
	if (split->students.len)
		buf_addc(&split->students, ',');
	buf_add(&split->students, item, len);
}

static void split_map(const struct answers *answers, const char *map,
	struct split_map *split)
{
	*split = (struct split_map){ .students = BUF_INIT };
	while (map && *map) {
		size_t len = item_length(answers, map);

		split_item(answers, map, len, split);
		map += len;
		map += strspn(map, ", ");
	}
}

/* Where the first of the words stands in a folded header; SIZE_MAX: none. */
static size_t word_place(const char *words, const char *header)
{
	size_t first = SIZE_MAX;

	while (words && *words) {
		size_t len = strcspn(words, "|");
		char *word = mem_strndup(words, len);
		const char *found = strstr(header, word);

		if (found && (size_t)(found - header) < first)
			first = (size_t)(found - header);
		mem_free(word);
		words += len + (words[len] == '|');
	}
	return first;
}

static size_t ask_of(const struct answers *answers, const char *header)
{
	struct buf folded = BUF_INIT;
	size_t best = COLUMN_NONE, first = SIZE_MAX;

	text_fold(&folded, header);
	for (size_t i = 0; i < answers->count; i++) {
		bool is_name = !strcmp(answers->asks[i].name,
			buf_text(&folded));
		size_t place = is_name ? 0 : word_place(answers->asks[i].words,
			buf_text(&folded));

		if (place < first || is_name) {
			first = place;
			best = i;
		}
	}
	buf_release(&folded);
	return best;
}

static bool is_of_student(const struct columns *columns, size_t column)
{
	for (size_t i = 0; i < MEANING_COUNT; i++) {
		if (columns->at[i] == column)
			return true;
	}
	return false;
}

static bool is_known_of_student(const char *header)
{
	const struct alias *alias = aliases_find(header);

	return alias && alias->meaning <= MEANING_HANDLE;
}

/* What forms write beside the answers: when it was sent, begun, changed. */
static bool is_moment(const char *header, bool *is_sent)
{
	static const char *const sent[] = {
		"completiontime", "submissiontime", "submissiondate",
		"datesubmitted", "zeitstempel", "horodateur", "marcatemporal",
	};
	const struct alias *alias = aliases_find(header);
	struct buf key = BUF_INIT;
	bool is_other;

	*is_sent = alias && alias->meaning == MEANING_DATE;
	aliases_key(&key, header);
	for (size_t i = 0; i < ARRAY_LEN(sent); i++)
		*is_sent = *is_sent || !strcmp(buf_text(&key), sent[i]);
	is_other = !strcmp(buf_text(&key), "starttime") ||
		!strcmp(buf_text(&key), "lastmodifiedtime");
	buf_release(&key);
	return *is_sent || is_other;
}

static bool map_asks(struct answers *answers, const struct split_map *split,
	const struct csv_record *header, struct error *err)
{
	for (size_t i = 0; i < answers->count; i++) {
		bool is_only;

		if (!split->header[i] || !*split->header[i])
			continue;
		answers->at[i] = map_find(split->header[i], header, &is_only);
		if (answers->at[i] == COLUMN_NONE)
			return error_set(err, ERROR_INVALID, "the map says %s "
				"is \"%s\", but no column is called so",
				answers->asks[i].name, split->header[i]);
		if (!is_only)
			return error_set(err, ERROR_INVALID, "several columns "
				"are called \"%s\": say its number",
				split->header[i]);
	}
	return true;
}

static bool guess_asks(struct answers *answers, const struct split_map *split,
	const struct csv_record *header, struct error *err)
{
	for (size_t i = 0; i < header->count; i++) {
		size_t ask = ask_of(answers, header->fields[i]);

		if (ask == COLUMN_NONE || split->header[ask] ||
		    is_of_student(&answers->columns, i))
			continue;
		if (answers->at[ask] != COLUMN_NONE)
			return error_set(err, ERROR_INVALID, "columns %zu and "
				"%zu could both be \"%s\"; say which with "
				"--map \"%s=HEADER\"", answers->at[ask] + 1,
				i + 1, answers->asks[ask].name,
				answers->asks[ask].name);
		answers->at[ask] = i;
	}
	return true;
}

static bool has_any(const struct answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		if (answers->at[i] != COLUMN_NONE)
			return true;
	}
	return false;
}

static bool is_ask(const struct answers *answers, size_t column)
{
	for (size_t i = 0; i < answers->count; i++) {
		if (answers->at[i] == column)
			return true;
	}
	return false;
}

/* Profiles that homeroom wrote say more than was asked. */
static bool is_own(const struct csv_record *header)
{
	bool has_made = false, has_version = false;

	for (size_t i = 0; i < header->count; i++) {
		has_made = has_made || !strcmp(header->fields[i], "made");
		has_version = has_version ||
			!strcmp(header->fields[i], "version");
	}
	return has_made && has_version;
}

static void take_others(struct answers *answers,
	const struct csv_record *header)
{
	if (is_own(header))
		return;
	for (size_t i = 0; i < header->count; i++) {
		bool is_sent;

		if (is_ask(answers, i) || text_is_blank(header->fields[i]) ||
		    is_of_student(&answers->columns, i) ||
		    is_known_of_student(header->fields[i]))
			continue;
		if (is_moment(header->fields[i], &is_sent)) {
			if (is_sent && answers->when == COLUMN_NONE)
				answers->when = i;
			continue;
		}
		buf_adds(&answers->unread, answers->unread_count++ ? ", \"" :
			"\"");
		text_clean(&answers->unread, header->fields[i]);
		buf_addc(&answers->unread, '"');
	}
	if (answers->when != COLUMN_NONE)
		answers->order = ahead_order(answers->csv, answers->when);
}

static bool take_header(struct answers *answers,
	const struct split_map *split, const struct csv_record *header,
	struct error *err)
{
	if (!map_asks(answers, split, header, err) ||
	    !guess_asks(answers, split, header, err))
		return false;
	take_others(answers, header);
	return has_any(answers) || error_set(err, ERROR_INVALID, "no column "
		"is a question that is known; say which with --map "
		"\"%s=HEADER\"", answers->asks[0].name);
}

/* A form knows learners by the address that it was filled in from, where it
 * asks for nothing else; elsewhere that may be a teacher's. */
static void add_address(struct buf *map, const struct csv_record *header)
{
	size_t address = COLUMN_NONE;

	for (size_t i = 0; i < header->count; i++) {
		const struct alias *alias = aliases_find(header->fields[i]);

		if (!alias)
			continue;
		if (alias->meaning == MEANING_EMAIL)
			address = i;
		else if (alias->meaning <= MEANING_FAMILY)
			return;
	}
	if (address != COLUMN_NONE && !map->len)
		buf_addf(map, "email=%zu", address + 1);
}

static bool read_columns(struct answers *answers,
	const struct split_map *split, const struct csv_record *header,
	bool *is_header, struct error *err)
{
	struct buf map = BUF_INIT;
	bool done;

	error_clear(err);
	buf_adds(&map, buf_text(&split->students));
	add_address(&map, header);
	done = columns_read(&answers->columns, header, map.len ?
		buf_text(&map) : NULL, false, is_header, err) ||
		err->code == ERROR_NONE;
	buf_release(&map);
	return done;
}

static bool find_header(struct answers *answers,
	const struct split_map *split, struct error *err)
{
	struct csv_record record;
	bool more = true, is_header = false;

	for (size_t i = 0; i <= TITLE_LINES_MOST && !is_header; i++) {
		if (!csv_next(answers->csv, &record, &more, err))
			return false;
		if (!more)
			break;
		if (!read_columns(answers, split, &record, &is_header, err))
			return false;
	}
	if (!is_header)
		return error_set(err, ERROR_INVALID, "no line names a column "
			"with students: it takes a header with a number, a "
			"name or an address, or --map \"name=HEADER\"");
	return take_header(answers, split, &record, err);
}

struct answers *answers_open(struct source source,
	const struct answers_ask *asks, size_t count, const char *map,
	struct error *err)
{
	struct answers *answers = mem_new(1, sizeof(*answers));
	struct split_map split;
	bool done;

	assert(count <= ANSWERS_ASKS_MAX);
	answers->csv = csv_new(source);
	answers->asks = asks;
	answers->count = count;
	for (size_t i = 0; i < ANSWERS_ASKS_MAX; i++)
		answers->at[i] = COLUMN_NONE;
	answers->when = COLUMN_NONE;
	split_map(answers, map, &split);
	done = find_header(answers, &split, err);
	split_release(&split);
	if (done)
		return answers;
	answers_close(answers);
	return NULL;
}

void answers_close(struct answers *answers)
{
	if (!answers)
		return;
	csv_free(answers->csv);
	columns_release(&answers->columns);
	for (size_t i = 0; i < ANSWERS_ASKS_MAX; i++)
		buf_release(&answers->texts[i]);
	buf_release(&answers->unread);
	buf_release(&answers->number);
	buf_release(&answers->email);
	person_release(&answers->person);
	mem_free(answers);
}

const char *answers_unread(const struct answers *answers, size_t *count)
{
	*count = answers->unread_count;
	return buf_text(&answers->unread);
}

static const char *text_or_null(const struct buf *text)
{
	return text->len ? buf_text(text) : NULL;
}

static bool read_who(struct answers *answers, const struct csv_record *record,
	struct answers_row *row, struct error *err)
{
	const struct columns *columns = &answers->columns;
	const char *email = header_cell(columns, record, MEANING_EMAIL);

	buf_clear(&answers->number);
	if (columns->at[MEANING_NUMBER] != COLUMN_NONE &&
	    !header_number(columns, record, &answers->number, err))
		return false;
	cell_text(&answers->email, email ? email : "");
	row->number = text_or_null(&answers->number);
	row->email = text_or_null(&answers->email);
	row->name = header_person(columns, record, &answers->person) ?
		buf_text(&answers->person.name) : NULL;
	return row->number || row->email || row->name || error_set(err,
		ERROR_INVALID, "line %zu: the row says of nobody", record->line);
}

static void read_when(const struct answers *answers,
	const struct csv_record *record, struct answers_row *row)
{
	const char *text = answers->when == COLUMN_NONE ? "" :
		record->fields[answers->when];
	enum when_kind kind = when_read(text, answers->order, &row->said, NULL);

	if (kind == WHEN_UNCLEAR && (when_read(text, WHEN_MONTH_FIRST,
	    &row->said, NULL) != WHEN_KNOWN || when_read(text,
	    WHEN_DAY_FIRST, &row->or_said, NULL) != WHEN_KNOWN))
		kind = WHEN_NO_DATE;
	if (kind == WHEN_NO_DATE)
		row->said = row->or_said = CIVIL_NEVER;
	row->said_unread = kind == WHEN_NO_DATE && !text_is_blank(text);
}

static bool read_row(struct answers *answers, const struct csv_record *record,
	struct answers_row *row, struct error *err)
{
	if (!header_fits(&answers->columns, record, err))
		return false;
	*row = (struct answers_row){
		.line = record->line,
		.or_said = CIVIL_NEVER,
	};
	read_when(answers, record, row);
	if (!read_who(answers, record, row, err))
		return false;
	for (size_t i = 0; i < answers->count; i++) {
		if (answers->at[i] == COLUMN_NONE)
			continue;
		cell_text(&answers->texts[i],
			record->fields[answers->at[i]]);
		row->texts[i] = buf_text(&answers->texts[i]);
	}
	return true;
}

bool answers_next(struct answers *answers, struct answers_row *row,
	bool *more, struct error *err)
{
	struct csv_record record;

	do {
		if (!csv_next(answers->csv, &record, more, err))
			return false;
		if (!*more)
			return true;
	} while (cell_all_blank(&record));
	return read_row(answers, &record, row, err);
}

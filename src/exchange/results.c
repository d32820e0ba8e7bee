/* SPDX-License-Identifier: MIT */
#include "exchange/results.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/vec.h"
#include "exchange/csv_write.h"
#include "numbering.h"
#include "part.h"
#include "when.h"

#define ITEMS "lineItems.csv"
#define RESULTS "results.csv"
#define OWN_CATEGORY ".checkins"

enum item_field {
	ITEM_ID, ITEM_STATUS, ITEM_TITLE, ITEM_ABOUT, ITEM_DATE, ITEM_CLASS,
	ITEM_CATEGORY, ITEM_MOST
};

static const struct part_field item_fields[] = {
	[ITEM_ID] = { { "sourcedid" }, NULL },
	[ITEM_STATUS] = { { "status" }, NULL },
	[ITEM_TITLE] = { { "title" }, NULL },
	[ITEM_ABOUT] = { { "description" }, NULL },
	[ITEM_DATE] = { { "duedate", "assigndate" }, NULL },
	[ITEM_CLASS] = { { "classsourcedid" }, NULL },
	[ITEM_CATEGORY] = { { "categorysourcedid" }, NULL },
	[ITEM_MOST] = { { "resultvaluemax" }, NULL },
};

enum result_field {
	RESULT_ID, RESULT_STATUS, RESULT_ITEM, RESULT_STUDENT, RESULT_STATE,
	RESULT_SCORE, RESULT_DATE, RESULT_COMMENT, RESULT_TEXT
};

static const struct part_field result_fields[] = {
	[RESULT_ID] = { { "sourcedid" }, NULL },
	[RESULT_STATUS] = { { "status" }, NULL },
	[RESULT_ITEM] = { { "lineitemsourcedid" }, NULL },
	[RESULT_STUDENT] = { { "studentsourcedid" }, NULL },
	[RESULT_STATE] = { { "scorestatus" }, NULL },
	[RESULT_SCORE] = { { "score" }, NULL },
	[RESULT_DATE] = { { "scoredate" }, NULL },
	[RESULT_COMMENT] = { { "comment" }, NULL },
	[RESULT_TEXT] = { { "textscore" }, NULL },
};

struct item {
	const char *title;
	const char *about;
	const char *date;
	const char *class_id;
	const char *most;
	bool is_of_no_round;
	bool is_known;
};

struct reading {
	struct results *results;
	struct numbering ids;    /* of items */
	VEC(struct item) items;  /* by number */
	VEC(struct results_row) rows;
};

bool results_are_here(const struct set *set)
{
	struct error own = ERROR_INIT;
	size_t items = SET_NONE, results = SET_NONE;

	return (!set_find(set, ITEMS, &items, &own) || items != SET_NONE) &&
		(!set_find(set, RESULTS, &results, &own) ||
		results != SET_NONE);
}

static const char *keep(struct reading *reading, const char *text)
{
	return arena_strdup(&reading->results->arena, text);
}

static bool is_gone(const char *status)
{
	return text_equal_folded(status, "tobedeleted");
}

static bool ends_with(const char *text, const char *end)
{
	size_t len = strlen(text), end_len = strlen(end);

	return len >= end_len && !strcmp(text + len - end_len, end);
}

/* "STORE.c1.o2.d20690" */
static bool names_day(const char *id)
{
	const char *last = strrchr(id, '.');

	return last && last[1] == 'd' && last[2] &&
		!last[2 + strspn(last + 2, "0123456789")];
}

/* Days are the school's. A time is of UTC, and of the day that it is here. */
static const char *keep_date(struct reading *reading, const char *text)
{
	const char *zone = strchr(text, 'Z');
	struct buf day = BUF_INIT;
	const char *kept;
	civil when;

	if (!zone || when_read(text, WHEN_ANY, &when, NULL) != WHEN_KNOWN)
		return keep(reading, text);
	date_write_iso_time(&day, date_from_utc(when));
	kept = keep(reading, buf_text(&day));
	buf_release(&day);
	return kept;
}

static struct item *item_of(struct reading *reading, const char *id)
{
	size_t place = numbering_of(&reading->ids, id);

	if (place == reading->items.count)
		vec_push(&reading->items, ((struct item){ .title = "" }));
	return &reading->items.items[place];
}

static void add_item(struct reading *reading, const struct part *part)
{
	const char *id = part_cell(part, ITEM_ID);
	bool is_own = ends_with(part_cell(part, ITEM_CATEGORY),
		OWN_CATEGORY) && *part_cell(part, ITEM_ABOUT);
	const struct item item = {
		.title = keep(reading, part_cell(part, ITEM_TITLE)),
		.about = keep(reading, part_cell(part, is_own ? ITEM_ABOUT :
			ITEM_TITLE)),
		.date = keep_date(reading, part_cell(part, ITEM_DATE)),
		.class_id = keep(reading, part_cell(part, ITEM_CLASS)),
		.most = keep(reading, part_cell(part, ITEM_MOST)),
		.is_of_no_round = is_own && names_day(id),
		.is_known = !is_gone(part_cell(part, ITEM_STATUS)),
	};

	if (*id)
		*item_of(reading, id) = item;
}

static bool is_scored(const struct part *part)
{
	const char *state = part_cell(part, RESULT_STATE);

	return !text_equal_folded(state, "exempt") &&
		!text_equal_folded(state, "not submitted");
}

static void add_result(struct reading *reading, const struct part *part)
{
	const char *id = part_cell(part, RESULT_ITEM);
	const struct item *item = item_of(reading, id);
	const char *score = part_cell(part, RESULT_SCORE);
	const char *date = part_cell(part, RESULT_DATE);
	struct results_row row = {
		.line = part->line,
		.id = keep(reading, part_cell(part, RESULT_ID)),
		.item = keep(reading, id),
		.student = keep(reading, part_cell(part, RESULT_STUDENT)),
		.comment = keep(reading, part_cell(part, RESULT_COMMENT)),
		.title = item->title,
		.about = item->about,
		.class_id = item->class_id,
		.most = *score ? item->most : "",
		.is_of_no_round = item->is_of_no_round,
	};

	if (!item->is_known || is_gone(part_cell(part, RESULT_STATUS))) {
		reading->results->deleted++;
		return;
	}
	row.score = keep(reading, !is_scored(part) ? "" : *score ? score :
		part_cell(part, RESULT_TEXT));
	row.date = *date ? keep_date(reading, date) : item->date;
	vec_push(&reading->rows, row);
}

static bool check_columns(const struct part *part, const size_t *wanted,
	size_t count, const char *said, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (!part_has(part, wanted[i]))
			return error_set(err, ERROR_INVALID, "%s: the header "
				"lacks one of the columns %s", part->name,
				said);
	}
	return true;
}

static bool read_items(struct reading *reading, const struct set *set,
	struct error *err)
{
	static const size_t wanted[] = { ITEM_ID, ITEM_TITLE, ITEM_CLASS };
	struct part part;
	bool found, more = true;
	bool done = part_open(&part, set, ITEMS, item_fields,
		ARRAY_LEN(item_fields), &found, err) &&
		check_columns(&part, wanted, ARRAY_LEN(wanted),
			"sourcedId, title and classSourcedId", err);

	while (done && more) {
		done = part_next(&part, &more, err);
		if (done && more)
			add_item(reading, &part);
	}
	return part_close(&part, done, err);
}

static bool read_results(struct reading *reading, const struct set *set,
	struct error *err)
{
	static const size_t wanted[] = { RESULT_ITEM, RESULT_STUDENT,
		RESULT_SCORE };
	struct part part;
	bool found, more = true;
	bool done = part_open(&part, set, RESULTS, result_fields,
		ARRAY_LEN(result_fields), &found, err) &&
		check_columns(&part, wanted, ARRAY_LEN(wanted),
			"lineItemSourcedId, studentSourcedId and score", err);

	while (done && more) {
		done = part_next(&part, &more, err);
		if (done && more)
			add_result(reading, &part);
	}
	return part_close(&part, done, err);
}

bool results_read(struct results *results, const struct set *set,
	struct error *err)
{
	struct reading reading = { .results = results };
	bool done;

	*results = (struct results){ 0 };
	done = read_items(&reading, set, err) &&
		read_results(&reading, set, err);
	results->count = reading.rows.count;
	results->rows = arena_new(&results->arena, results->count,
		sizeof(*results->rows));
	for (size_t i = 0; i < results->count; i++)
		results->rows[i] = reading.rows.items[i];
	numbering_release(&reading.ids);
	vec_release(&reading.items);
	vec_release(&reading.rows);
	if (!done)
		results_release(results);
	return done;
}

void results_release(struct results *results)
{
	arena_release(&results->arena);
	*results = (struct results){ 0 };
}

static void write_row(struct csv_write *csv, const struct results_row *row)
{
	struct buf score = BUF_INIT;
	double most;

	buf_adds(&score, row->score);
	if (score.len && number_parse(row->most, &most) && most > 0)
		buf_addf(&score, " / %s", row->most);
	csv_write_text(csv, row->student);
	csv_write_text(csv, row->date);
	csv_write_text(csv, row->is_of_no_round ? "" : row->title);
	csv_write_text(csv, row->about);
	csv_write_text(csv, buf_text(&score));
	csv_write_text(csv, row->comment);
	csv_write_end_row(csv);
	buf_release(&score);
}

void results_write_table(const struct results *results, struct buf *out)
{
	static const char *const header[] = { "studentSourcedId", "scoreDate",
		"lineItemTitle", "lineItemObjective", "scoreOfMaximum",
		"comment" };
	struct csv_write csv;
	size_t line = 2;

	csv_write_init(&csv, out, 0);
	csv_write_texts(&csv, header, ARRAY_LEN(header));
	csv_write_end_row(&csv);
	for (size_t i = 0; i < results->count; i++) {
		const struct results_row *row = &results->rows[i];

		if (!row->line)
			continue;
		for (; line < row->line; line++)
			buf_adds(out, "\r\n");
		write_row(&csv, row);
		line++;
	}
}

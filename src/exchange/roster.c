/* SPDX-License-Identifier: MIT */
/*
 * The whole file is read first: without a header it is read again, as a list
 * of names.
 */
#include "exchange/roster.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"
#include "cell.h"
#include "handle.h"
#include "header.h"
#include "listing.h"
#include "notice.h"
#include "others.h"
#include "person.h"

struct reading {
	struct roster *roster;
	struct columns columns;
	struct others others;
	struct person person;
	struct buf number;
	struct buf email;
	struct buf handle;
	VEC(struct roster_row) rows;
	size_t repeated;
};

static bool read_all(struct source source, struct buf *bytes,
	struct error *err)
{
	char chunk[16 << 10];
	ptrdiff_t got = source.read(source.context, chunk, sizeof(chunk));

	while (got > 0) {
		buf_add(bytes, chunk, (size_t)got);
		if (bytes->len > ROSTER_BYTES_MAX)
			return error_set(err, ERROR_INVALID, "the file is "
				"larger than %zu MiB, no class list is.",
				ROSTER_BYTES_MAX >> 20);
		got = source.read(source.context, chunk, sizeof(chunk));
	}
	if (got < 0)
		return error_set(err, ERROR_IO,
			"the file could not be read to its end.");
	return true;
}

static const char *keep(struct reading *reading, const struct buf *text)
{
	if (cell_is_missing(buf_text(text)))
		return NULL;
	return arena_strdup(&reading->roster->arena, buf_text(text));
}

static void add_row(struct reading *reading, size_t line)
{
	struct arena *arena = &reading->roster->arena;
	const struct person *person = &reading->person;
	struct roster_row row = {
		.line = line,
		.number = keep(reading, &reading->number),
		.given = arena_strdup(arena, buf_text(&person->given)),
		.family = arena_strdup(arena, buf_text(&person->family)),
		.name = arena_strdup(arena, buf_text(&person->name)),
		.email = keep(reading, &reading->email),
		.handle = keep(reading, &reading->handle),
	};

	vec_push(&reading->rows, row);
}

static void read_text(const struct reading *reading,
	const struct csv_record *record, enum meaning meaning, struct buf *out)
{
	const char *cell = header_cell(&reading->columns, record, meaning);

	cell_text(out, cell ? cell : "");
}

static bool read_row(struct reading *reading, const struct csv_record *record,
	struct error *err)
{
	const struct columns *columns = &reading->columns;
	size_t column = columns->at[MEANING_NAME];
	enum others_kind kind;

	if (!header_fits(columns, record, err))
		return false;
	kind = others_sort(&reading->others, columns, record);
	if (kind == OTHERS_MAXIMA || kind == OTHERS_LEFT)
		return true;
	if (column == COLUMN_NONE)
		column = columns->at[MEANING_FAMILY];
	if (column == COLUMN_NONE)
		column = columns->at[MEANING_GIVEN];
	if (!header_person(columns, record, &reading->person)) {
		error_set(err, ERROR_INVALID, "the student has no name; fill "
			"it in, or delete the row.");
		return cell_where(err, record, column);
	}
	if (kind == OTHERS_SUMMARY)
		return others_refuse(buf_text(&reading->person.name), err) ||
			cell_where(err, record, column);
	if (columns->at[MEANING_NUMBER] != COLUMN_NONE &&
	    !header_number(columns, record, &reading->number, err))
		return false;
	read_text(reading, record, MEANING_EMAIL, &reading->email);
	read_text(reading, record, MEANING_HANDLE, &reading->handle);
	handle_sort(&reading->handle, &reading->email);
	add_row(reading, record->line);
	return true;
}

static bool has_name_column(const struct columns *columns)
{
	return columns->at[MEANING_NAME] != COLUMN_NONE ||
		columns->at[MEANING_GIVEN] != COLUMN_NONE ||
		columns->at[MEANING_FAMILY] != COLUMN_NONE;
}

static bool read_table(struct reading *reading, struct csv *csv,
	struct error *err)
{
	struct csv_record record;
	bool more = true;

	if (!has_name_column(&reading->columns))
		return error_set(err, ERROR_INVALID, "the header names no "
			"column with names; say which with --map "
			"\"name=HEADER\", or \"given=HEADER,family=HEADER\".");
	reading->roster->unread_columns = reading->columns.unread;
	while (more) {
		if (!csv_next(csv, &record, &more, err))
			return false;
		if (more && !cell_all_blank(&record) &&
		    !read_row(reading, &record, err))
			return false;
	}
	return true;
}

static bool skip_title(struct reading *reading,
	const struct csv_record *record)
{
	struct buf title = BUF_INIT;
	bool is_title = listing_is_title(record, &title);

	if (is_title)
		others_add(&reading->others, buf_text(&title));
	buf_release(&title);
	return is_title;
}

static bool read_listing(struct reading *reading, struct csv *csv,
	struct error *err)
{
	struct csv_record record;
	bool more = true;

	while (more) {
		if (!csv_next(csv, &record, &more, err))
			return false;
		if (!more || cell_all_blank(&record))
			continue;
		if (reading->rows.count == 0 && skip_title(reading, &record))
			continue;
		if (!listing_read(&record, &reading->person, &reading->email,
			err))
			return false;
		add_row(reading, record.line);
	}
	return true;
}

/* A row by what tells students apart, however it is written. */
struct known {
	struct roster_row *row;
	const char *name;  /* folded */
	const char *email; /* folded; NULL: none */
};

/* NULL comes before every text. */
static int compare_texts(const char *a, const char *b)
{
	if (!a || !b)
		return (a ? 1 : 0) - (b ? 1 : 0);
	return strcmp(a, b);
}

static int compare_names(const void *left, const void *right)
{
	const struct known *a = left;
	const struct known *b = right;
	int order = strcmp(a->name, b->name);

	if (order == 0)
		order = compare_texts(a->email, b->email);
	if (order == 0)
		order = a->row->line < b->row->line ? -1 :
			a->row->line > b->row->line;
	return order;
}

static int compare_students(const void *left, const void *right)
{
	const struct known *a = left;
	const struct known *b = right;
	int order = compare_texts(a->row->number, b->row->number);

	if (order == 0 && !a->row->number)
		return compare_names(left, right);
	if (order == 0)
		order = a->row->line < b->row->line ? -1 :
			a->row->line > b->row->line;
	return order;
}

/* In the answers that a known system gives out a name may stand often. */
static bool is_same_student(const struct reading *reading,
	const struct known *a, const struct known *b)
{
	if (a->row->number || b->row->number)
		return text_equal(a->row->number, b->row->number);
	return (a->email || reading->columns.format) &&
		text_equal(a->name, b->name) &&
		text_equal(a->email, b->email);
}

static bool refuse_number(const struct reading *reading,
	const struct roster_row *first, const struct roster_row *other,
	struct error *err)
{
	size_t column = reading->columns.at[MEANING_NUMBER];

	return error_set(err, ERROR_INVALID, "line %zu, column %zu: the number "
		"%.40s is that of %.60s on line %zu already, and here of "
		"%.60s; give each student a number of their own.",
		other->line, column + 1, other->number, first->name,
		first->line, other->name);
}

/* Marks rows that repeat an earlier one by line 0. */
static bool mark_repeated(struct reading *reading, struct known *rows,
	size_t count, struct error *err)
{
	const struct known *first = &rows[0];
	const struct known *clash = NULL;
	const struct known *clash_first = NULL;

	qsort(rows, count, sizeof(*rows), compare_students);
	for (size_t i = 1; i < count; i++) {
		if (!is_same_student(reading, first, &rows[i])) {
			first = &rows[i];
		} else if (text_equal(first->name, rows[i].name)) {
			rows[i].row->line = 0;
			reading->repeated++;
		} else if (!clash || rows[i].row->line < clash->row->line) {
			clash = &rows[i];
			clash_first = first;
		}
	}
	return !clash || refuse_number(reading, clash_first->row, clash->row,
		err);
}

static bool refuse_namesakes(const struct known *rows, size_t count,
	struct error *err)
{
	const struct roster_row *first = NULL;
	const struct roster_row *second = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct roster_row *row = rows[i].row;

		if (!row->line)
			continue;
		if (!first || row->line < first->line) {
			second = first;
			first = row;
		} else if (!second || row->line < second->line) {
			second = row;
		}
	}
	return error_set(err, ERROR_INVALID, "line %zu: %.60s, as on line "
		"%zu: add a number or an initial, or delete one.",
		second->line, second->name, first->line);
}

/* Several of one name are told apart by numbers, or all by addresses. */
static bool check_namesakes(const struct known *rows, size_t count,
	struct error *err)
{
	const struct known *last = NULL;
	bool have_numbers = true;
	bool have_emails = true;

	for (size_t i = 0; i < count; i++) {
		if (!rows[i].row->line)
			continue;
		have_numbers = have_numbers && rows[i].row->number;
		have_emails = have_emails && rows[i].email &&
			!(last && text_equal(last->email, rows[i].email));
		if (last && !have_numbers && !have_emails)
			return refuse_namesakes(rows, count, err);
		last = &rows[i];
	}
	return true;
}

static bool find_namesakes(struct known *rows, size_t count,
	struct error *err)
{
	size_t end;

	qsort(rows, count, sizeof(*rows), compare_names);
	for (size_t start = 0; start < count; start = end) {
		for (end = start + 1; end < count &&
		     text_equal(rows[start].name, rows[end].name); )
			end++;
		if (!check_namesakes(&rows[start], end - start, err))
			return false;
	}
	return true;
}

static const char *fold(struct arena *arena, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *kept;

	if (!text)
		return NULL;
	text_fold(&folded, text);
	kept = arena_strdup(arena, buf_text(&folded));
	buf_release(&folded);
	return kept;
}

static bool find_repeated(struct reading *reading, struct error *err)
{
	struct arena arena = ARENA_INIT;
	size_t count = reading->rows.count;
	struct known *rows;
	bool is_clear;

	if (count == 0)
		return error_set(err, ERROR_INVALID,
			"the file has no students.");
	if (count > ROSTER_STUDENTS_MAX)
		return error_set(err, ERROR_INVALID, "the file has %zu rows of "
			"students, no class list has more than %d.", count,
			ROSTER_STUDENTS_MAX);
	rows = arena_new(&arena, count, sizeof(*rows));
	for (size_t i = 0; i < count; i++) {
		rows[i] = (struct known){
			.row = &reading->rows.items[i],
			.name = fold(&arena, reading->rows.items[i].name),
			.email = fold(&arena, reading->rows.items[i].email),
		};
	}
	is_clear = mark_repeated(reading, rows, count, err) &&
		find_namesakes(rows, count, err);
	arena_release(&arena);
	return is_clear;
}

static void copy_rows(struct reading *reading)
{
	struct roster *roster = reading->roster;
	size_t kept = reading->rows.count - reading->repeated;

	roster->rows = arena_new(&roster->arena, kept,
		sizeof(struct roster_row));
	for (size_t i = 0; i < reading->rows.count; i++) {
		if (reading->rows.items[i].line > 0)
			roster->rows[roster->count++] = reading->rows.items[i];
	}
	assert(roster->count == kept);
}

static void set_notice(struct reading *reading, const struct csv *csv)
{
	struct buf notice = BUF_INIT;
	struct buf repeated = BUF_INIT;

	notice_count(&repeated, reading->repeated,
		"row repeats a student and counts once",
		"rows repeat a student and count once");
	notice_add(&notice, csv_notice(csv));
	notice_add(&notice, buf_text(&reading->columns.notice));
	notice_add(&notice, buf_text(&repeated));
	others_describe(&reading->others, &notice);
	if (notice.len > 0)
		reading->roster->notice = arena_strdup(&reading->roster->arena,
			buf_text(&notice));
	buf_release(&notice);
	buf_release(&repeated);
}

static bool refuse_kind(const struct format *format, struct error *err)
{
	return error_set(err, ERROR_INVALID, "%s.", format->no_roster);
}

static void copy_columns(struct reading *reading)
{
	struct roster *roster = reading->roster;
	const struct columns *columns = &reading->columns;

	roster->fingerprint = arena_strdup(&roster->arena,
		buf_text(&columns->fingerprint));
	roster->is_recalled = columns->is_recalled;
	roster->has_own_numbers = columns->has_own_numbers;
}

static bool read_rows(struct reading *reading, const struct buf *bytes,
	const struct roster_options *options, struct error *err)
{
	struct source_bytes table = { .bytes = buf_text(bytes),
		.len = bytes->len };
	struct source_bytes listing = table;
	struct csv *csv = csv_new(source_of_bytes(&table));
	bool has_header = false;
	bool is_read = header_find(csv, options->map, options->recall, false,
		&reading->columns, &has_header, err);
	const struct format *format = reading->columns.format;

	if (is_read && format && format->no_roster && !options->map) {
		is_read = refuse_kind(format, err);
	} else if (is_read && has_header) {
		is_read = read_table(reading, csv, err);
	} else if (is_read && options->map) {
		is_read = error_set(err, ERROR_INVALID, "no line has the "
			"columns that the map names.");
	} else if (is_read) {
		csv_free(csv);
		csv = csv_new(source_of_bytes(&listing));
		is_read = read_listing(reading, csv, err);
	}
	is_read = is_read && find_repeated(reading, err);
	if (is_read) {
		copy_rows(reading);
		copy_columns(reading);
		set_notice(reading, csv);
	}
	csv_free(csv);
	return is_read;
}

bool roster_read(struct roster *roster, struct source source,
	const struct roster_options *options, struct error *err)
{
	struct reading reading = { .roster = roster };
	struct buf bytes = BUF_INIT;
	bool is_read;

	*roster = (struct roster){ 0 };
	is_read = read_all(source, &bytes, err) &&
		read_rows(&reading, &bytes, options, err);
	if (!is_read)
		roster_release(roster);
	columns_release(&reading.columns);
	others_release(&reading.others);
	person_release(&reading.person);
	buf_release(&reading.number);
	buf_release(&reading.email);
	buf_release(&reading.handle);
	vec_release(&reading.rows);
	buf_release(&bytes);
	return is_read;
}

void roster_release(struct roster *roster)
{
	arena_release(&roster->arena);
	*roster = (struct roster){ 0 };
}

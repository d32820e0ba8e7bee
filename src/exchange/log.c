/* SPDX-License-Identifier: MIT */
#include "exchange/log.h"

#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "cell.h"
#include "exchange/columns.h"
#include "exchange/csv.h"
#include "model/checkin.h"
#include "numbering.h"

enum field {
	FIELD_CLASS,
	FIELD_STUDENT,
	FIELD_OBJECTIVE,
	FIELD_DAY,
	FIELD_POINTS,
	FIELD_OUT_OF,
	FIELD_ROUND, /* the only one that may be missing */
	FIELD_COUNT
};

static const struct {
	const char *name;
	const char *key; /* folded to letters and digits */
} fields[] = {
	[FIELD_CLASS] = { "class", "class" },
	[FIELD_STUDENT] = { "student", "student" },
	[FIELD_OBJECTIVE] = { "objective", "objective" },
	[FIELD_DAY] = { "day", "day" },
	[FIELD_POINTS] = { "points", "points" },
	[FIELD_OUT_OF] = { "out_of", "outof" },
	[FIELD_ROUND] = { "round", "round" },
};
_Static_assert(ARRAY_LEN(fields) == FIELD_COUNT, "a row a field");

struct log {
	struct csv *csv;
	size_t at[FIELD_COUNT];
	struct numbering classes;
	size_t class; /* the one we are in */
	struct numbering students;
	struct numbering objectives;
	struct numbering rounds;
	struct buf text; /* of one cell */
};

static bool place_field(struct log *log, const struct csv_record *header,
	size_t column, enum field field, struct error *err)
{
	if (log->at[field] == COLUMN_NONE) {
		log->at[field] = column;
		return true;
	}
	error_set(err, ERROR_INVALID, "a second column is called \"%s\".",
		fields[field].name);
	return cell_where(err, header, column);
}

static bool place_column(struct log *log, const struct csv_record *header,
	size_t column, struct error *err)
{
	buf_clear(&log->text);
	text_fold_key(&log->text, header->fields[column]);
	for (enum field i = 0; i < FIELD_COUNT; i++) {
		if (text_equal(buf_text(&log->text), fields[i].key))
			return place_field(log, header, column, i, err);
	}
	return true;
}

static bool read_header(struct log *log, struct error *err)
{
	struct csv_record header;
	bool more;

	for (size_t i = 0; i < FIELD_COUNT; i++)
		log->at[i] = COLUMN_NONE;
	if (!csv_next(log->csv, &header, &more, err))
		return false;
	if (!more)
		return error_set(err, ERROR_INVALID, "the file is empty; its "
			"first line must name the columns class, student, "
			"objective, day, points, out_of and maybe round.");
	for (size_t i = 0; i < header.count; i++) {
		if (!place_column(log, &header, i, err))
			return false;
	}
	for (size_t i = 0; i < FIELD_ROUND; i++) {
		if (log->at[i] == COLUMN_NONE)
			return error_set(err, ERROR_INVALID, "line %zu: the "
				"header names no column \"%s\"; it needs "
				"class, student, objective, day, points, "
				"out_of and maybe round.", header.line,
				fields[i].name);
	}
	return true;
}

struct log *log_open(struct source source, struct error *err)
{
	struct log *log = mem_new(1, sizeof(*log));

	log->csv = csv_new(source);
	if (read_header(log, err))
		return log;
	log_close(log);
	return NULL;
}

void log_close(struct log *log)
{
	if (!log)
		return;
	csv_free(log->csv);
	numbering_release(&log->classes);
	numbering_release(&log->students);
	numbering_release(&log->objectives);
	numbering_release(&log->rounds);
	buf_release(&log->text);
	mem_free(log);
}

bool log_has_rounds(const struct log *log)
{
	return log->at[FIELD_ROUND] != COLUMN_NONE;
}

/* Puts line and column before the sentence. */
static bool at_field(const struct log *log, const struct csv_record *record,
	enum field field, struct error *err)
{
	return error_where(err, "line %zu, column %zu (%s)", record->line,
		log->at[field] + 1, fields[field].name);
}

static bool read_cell(struct log *log, const struct csv_record *record,
	enum field field, struct error *err)
{
	size_t column = log->at[field];

	if (column >= record->count) {
		error_set(err, ERROR_INVALID, "the row ends before it.");
		return at_field(log, record, field, err);
	}
	cell_text(&log->text, record->fields[column]);
	if (log->text.len || field == FIELD_ROUND)
		return true;
	error_set(err, ERROR_INVALID, "nothing stands here.");
	return at_field(log, record, field, err);
}

static bool read_number(struct log *log, const struct csv_record *record,
	enum field field, double *value, struct error *err)
{
	struct buf quoted = BUF_INIT;

	if (!read_cell(log, record, field, err))
		return false;
	if (number_parse(buf_text(&log->text), value))
		return true;
	cell_quote(&quoted, record->fields[log->at[field]]);
	error_set(err, ERROR_INVALID, "%s is no number.", buf_text(&quoted));
	buf_release(&quoted);
	return at_field(log, record, field, err);
}

static bool read_name(struct log *log, const struct csv_record *record,
	enum field field, struct numbering *names, size_t *number,
	struct error *err)
{
	if (!read_cell(log, record, field, err))
		return false;
	*number = numbering_of(names, buf_text(&log->text));
	return true;
}

static bool read_class(struct log *log, const struct csv_record *record,
	struct log_row *row, struct error *err)
{
	size_t known = log->classes.texts.count;

	if (!read_name(log, record, FIELD_CLASS, &log->classes, &row->class,
		err))
		return false;
	if (row->class == log->class)
		return true;
	if (row->class < known) {
		error_set(err, ERROR_INVALID, "this class came before and "
			"another one since; put the rows of a class together.");
		return at_field(log, record, FIELD_CLASS, err);
	}
	log->class = row->class;
	numbering_release(&log->students);
	numbering_release(&log->objectives);
	numbering_release(&log->rounds);
	return true;
}

static bool read_student(struct log *log, const struct csv_record *record,
	struct log_row *row, struct error *err)
{
	if (!read_name(log, record, FIELD_STUDENT, &log->students,
		&row->student, err))
		return false;
	if (row->student < LOG_STUDENTS_MAX)
		return true;
	error_set(err, ERROR_INVALID, "a class of more than %d students; "
		"give each group that is taught together a class of its own.",
		LOG_STUDENTS_MAX);
	return at_field(log, record, FIELD_STUDENT, err);
}

static bool read_round(struct log *log, const struct csv_record *record,
	struct log_row *row, struct error *err)
{
	row->round = LOG_NO_ROUND;
	if (!log_has_rounds(log))
		return true;
	if (!read_cell(log, record, FIELD_ROUND, err))
		return false;
	if (log->text.len)
		row->round = numbering_of(&log->rounds, buf_text(&log->text));
	return true;
}

static bool read_score(struct log *log, const struct csv_record *record,
	struct log_row *row, struct error *err)
{
	struct score score;

	if (!read_number(log, record, FIELD_POINTS, &row->points, err) ||
	    !read_number(log, record, FIELD_OUT_OF, &row->out_of, err))
		return false;
	return score_items(row->points, row->out_of, &score, err) ||
		at_field(log, record, row->out_of > 0 ? FIELD_POINTS :
		FIELD_OUT_OF, err);
}

static bool read_row(struct log *log, const struct csv_record *record,
	struct log_row *row, struct error *err)
{
	*row = (struct log_row){ .line = record->line };
	return read_class(log, record, row, err) &&
		read_student(log, record, row, err) &&
		read_name(log, record, FIELD_OBJECTIVE, &log->objectives,
		&row->objective, err) &&
		read_number(log, record, FIELD_DAY, &row->day, err) &&
		read_score(log, record, row, err) &&
		read_round(log, record, row, err);
}

bool log_next(struct log *log, struct log_row *row, bool *more,
	struct error *err)
{
	struct csv_record record;

	do {
		if (!csv_next(log->csv, &record, more, err))
			return false;
	} while (*more && cell_all_blank(&record));
	return !*more || read_row(log, &record, row, err);
}

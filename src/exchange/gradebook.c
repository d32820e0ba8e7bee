/* SPDX-License-Identifier: MIT */
#include "exchange/gradebook.h"

#include <string.h>

#include "base/text.h"
#include "cell.h"
#include "exchange/csv_write.h"
#include "person.h"

struct gradebook {
	struct csv *csv;
	struct csv_write out;
	size_t who;      /* columns that say who: up to the section */
	size_t column;   /* the one that is written */
	size_t id;       /* each SIZE_MAX: not there */
	size_t sis_id;
	size_t login;
	size_t family;   /* SIZE_MAX: the first column is a whole name */
	struct buf id_text;
	struct buf sis_text;
	struct buf login_text;
	struct person person;
};

static bool is_key(const char *cell, const char *key)
{
	struct buf text = BUF_INIT;
	bool is_same;

	text_fold_key(&text, cell);
	is_same = !strcmp(buf_text(&text), key);
	buf_release(&text);
	return is_same;
}

/* "Exit ticket (4711)" */
static bool is_assignment(const char *header)
{
	size_t len = strlen(header);
	const char *open = strrchr(header, '(');

	return open && len > 2 && header[len - 1] == ')' &&
		strspn(open + 1, "0123456789") == strlen(open) - 2 &&
		strlen(open) > 2;
}

static bool is_total(const char *header)
{
	static const char *const words[] = { "Current Score", "Final Score",
		"Current Points", "Final Points", "Current Grade",
		"Final Grade", "Override Score", "Override Grade",
		"Override Status" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcasestr(header, words[i]))
			return true;
	}
	return false;
}

static size_t find_who(const struct gradebook *gradebook,
	const struct csv_record *header, const char *key)
{
	for (size_t i = 0; i < gradebook->who; i++) {
		if (is_key(header->fields[i], key))
			return i;
	}
	return SIZE_MAX;
}

static bool read_who(struct gradebook *gradebook,
	const struct csv_record *header, struct error *err)
{
	bool has_two = header->count > 1 &&
		is_key(header->fields[0], "lastname") &&
		is_key(header->fields[1], "firstname");

	for (size_t i = 0; i < header->count && !gradebook->who; i++) {
		if (is_key(header->fields[i], "section"))
			gradebook->who = i + 1;
	}
	gradebook->id = find_who(gradebook, header, "id");
	gradebook->sis_id = find_who(gradebook, header, "sisuserid");
	gradebook->login = find_who(gradebook, header, "sisloginid");
	gradebook->family = has_two ? 0 : SIZE_MAX;
	if (gradebook->id != SIZE_MAX &&
	    (has_two || is_key(header->fields[0], "student")))
		return true;
	return error_set(err, ERROR_INVALID, "line %zu: this is no gradebook "
		"of Canvas: its header begins with Student, ID and Section; "
		"export it there again.", header->line);
}

/* What could be written: the teacher's own columns. */
static void list_columns(const struct gradebook *gradebook,
	const struct csv_record *header, struct buf *out)
{
	for (size_t i = gradebook->who; i < header->count; i++) {
		const char *name = header->fields[i];

		if (text_is_blank(name) || is_total(name) ||
		    is_assignment(name))
			continue;
		buf_adds(out, out->len ? ", " : "");
		cell_quote(out, name);
	}
}

static bool refuse_missing(const struct gradebook *gradebook,
	const struct csv_record *header, const char *column,
	struct error *err)
{
	struct buf list = BUF_INIT;

	list_columns(gradebook, header, &list);
	error_set(err, ERROR_INVALID, "the gradebook has no column \"%s\", "
		"and Canvas would make a new assignment of it: %s%s.", column,
		list.len ? "its own are " : "it has none of its own; Canvas "
		"shows one in its gradebook under View, Notes",
		buf_text(&list));
	buf_release(&list);
	return false;
}

static bool find_column(struct gradebook *gradebook,
	const struct csv_record *header, const char *column,
	struct error *err)
{
	size_t found = SIZE_MAX;

	for (size_t i = header->count; i > 0; i--) {
		if (!strcmp(header->fields[i - 1], column))
			found = i - 1;
	}
	if (is_total(column))
		return error_set(err, ERROR_INVALID, "\"%s\" is a total to "
			"Canvas, which drops it: name another column.",
			column);
	if (found == SIZE_MAX)
		return refuse_missing(gradebook, header, column, err);
	if (found < gradebook->who)
		return error_set(err, ERROR_INVALID, "\"%s\" says who a "
			"student is: name another column.", column);
	if (is_assignment(column))
		return error_set(err, ERROR_INVALID, "\"%s\" is an "
			"assignment, and a cluster is no score: name a column "
			"of your own.", column);
	gradebook->column = found;
	return true;
}

static const char *read_cell(const struct csv_record *record, size_t column,
	struct buf *text)
{
	if (column == SIZE_MAX)
		return NULL;
	if (!cell_number(text, record->fields[column]) ||
	    cell_is_missing(buf_text(text)))
		return NULL;
	return buf_text(text);
}

static void read_student(struct gradebook *gradebook,
	const struct csv_record *record, struct gradebook_student *student)
{
	bool is_named = gradebook->family == SIZE_MAX ?
		person_set_whole(&gradebook->person, record->fields[0]) :
		person_set_parts(&gradebook->person, record->fields[1],
			record->fields[0]);

	*student = (struct gradebook_student){
		.line = record->line,
		.id = read_cell(record, gradebook->id, &gradebook->id_text),
		.sis_id = read_cell(record, gradebook->sis_id,
			&gradebook->sis_text),
		.login = read_cell(record, gradebook->login,
			&gradebook->login_text),
		.name = is_named ? buf_text(&gradebook->person.name) : NULL,
	};
}

/* Titles of rows ("    Points Possible") have no id, and stay. */
static const char *new_value(struct gradebook *gradebook,
	const struct csv_record *record,
	const struct gradebook_values *values)
{
	struct gradebook_student student;
	const char *value = NULL;

	read_student(gradebook, record, &student);
	if (student.id || student.sis_id || student.login)
		value = values->value(values->context, &student);
	return value ? value : record->fields[gradebook->column];
}

static void write_row(struct gradebook *gradebook,
	const struct csv_record *record, const char *value)
{
	csv_write_texts(&gradebook->out, record->fields, gradebook->who);
	csv_write_text(&gradebook->out, value);
	csv_write_end_row(&gradebook->out);
}

static bool is_nothing(const struct gradebook *gradebook,
	const struct csv_record *record)
{
	for (size_t i = 0; i < gradebook->who; i++) {
		if (!text_is_blank(record->fields[i]))
			return false;
	}
	return text_is_blank(record->fields[gradebook->column]);
}

static bool rewrite_rows(struct gradebook *gradebook,
	const struct gradebook_values *values, struct error *err)
{
	struct csv_record record;
	bool more;

	for (;;) {
		if (!csv_next(gradebook->csv, &record, &more, err))
			return false;
		if (!more)
			return true;
		if (record.count <= gradebook->column) {
			error_set(err, ERROR_INVALID, "the row ends here; is a "
				"separator missing?");
			return cell_where(err, &record, record.count - 1);
		}
		/* Hidden assignments have a row that says nothing here. */
		if (!is_nothing(gradebook, &record))
			write_row(gradebook, &record, new_value(gradebook,
				&record, values));
	}
}

static bool rewrite(struct gradebook *gradebook, const char *column,
	const struct gradebook_values *values, unsigned flags,
	struct buf *out, struct error *err)
{
	struct csv_record header;
	bool more;

	if (!csv_next(gradebook->csv, &header, &more, err))
		return false;
	if (!more)
		return error_set(err, ERROR_INVALID, "the file is empty.");
	if (!read_who(gradebook, &header, err) ||
	    !find_column(gradebook, &header, column, err))
		return false;
	csv_write_init(&gradebook->out, out, flags);
	gradebook->out.separator = csv_separator(gradebook->csv);
	write_row(gradebook, &header, header.fields[gradebook->column]);
	return rewrite_rows(gradebook, values, err);
}

bool gradebook_rewrite(struct source source, const char *column,
	const struct gradebook_values *values, unsigned flags,
	struct buf *out, struct error *err)
{
	struct gradebook gradebook = { .csv = csv_new(source) };
	bool done = rewrite(&gradebook, column, values, flags, out, err);

	csv_free(gradebook.csv);
	buf_release(&gradebook.id_text);
	buf_release(&gradebook.sis_text);
	buf_release(&gradebook.login_text);
	person_release(&gradebook.person);
	return done;
}

/* SPDX-License-Identifier: MIT */
#include "import_who.h"

#include <string.h>

#include "app/names.h"
#include "base/mem.h"
#include "base/text.h"
#include "import_problem.h"

#define UNKNOWN_NAMED 5

static bool refuse_alias(const char *name, const struct student *other,
	struct error *err)
{
	return error_set(err, ERROR_INVALID, "--alias: %s is the name of a "
		"student here, of %s (%s): an alias is for what nobody is "
		"called", name, other->name,
		other->number ? other->number : "no number");
}

static bool check_alias(const struct roll *roll, const char *name,
	size_t student, struct error *err)
{
	size_t known = roll_by_name(roll, name);

	if (known == ROLL_SEVERAL)
		return error_set(err, ERROR_INVALID, "--alias: several "
			"students here are called %s: the file needs their "
			"numbers", name);
	return known == ROLL_NONE || known == student ||
		roll->students[known].withdrawn ||
		refuse_alias(name, &roll->students[known], err);
}

static bool take_alias(struct import_who *who, struct change *change,
	const struct facts *facts, const char *name, const char *typed,
	struct error *err)
{
	size_t student;
	size_t before;
	size_t place;

	if (!names_student(facts, typed, &student, err))
		return error_where(err, "--alias");
	place = roll_by_id(&who->roll, facts->students[student].id);
	if (!check_alias(&who->roll, name, place, err))
		return false;
	if (roll_find(&who->roll, NULL, name, NULL) == place)
		return true;
	before = roll_by_alias(&who->roll, name);
	if (before != ROLL_NONE)
		*lookup_put_name(&who->turned, name, before) = before;
	roll_alias(&who->roll, name, place);
	who->report->remembered++;
	if (who->options->dry_run)
		buf_addf(&who->report->lines, "+ %s is what a file calls %s\n",
			name, facts->students[student].name);
	return change_alias(change, facts->students[student].id, name, err);
}

/* Takes "NAME=STUDENT" and the comma behind it, both trimmed. */
static bool next_pair(const char **text, struct buf *name, struct buf *typed)
{
	const char *sign = strchr(*text, '=');
	struct buf part = BUF_INIT;
	size_t len;
	bool is_read;

	if (!sign)
		return false;
	buf_add(&part, *text, (size_t)(sign - *text));
	buf_clear(name);
	is_read = text_normalise(name, buf_text(&part)) && name->len;
	buf_clear(&part);
	/* "=12" is a student, too, by the store's id. */
	len = 1 + strcspn(sign + 1, ",");
	buf_add(&part, sign + 1, len - 1);
	buf_clear(typed);
	is_read = is_read && text_normalise(typed, buf_text(&part)) &&
		typed->len;
	*text = sign + len + (sign[len] == ',');
	buf_release(&part);
	return is_read;
}

static bool take_aliases(struct import_who *who, struct change *change,
	const struct facts *facts, const char *text, struct error *err)
{
	struct buf name = BUF_INIT;
	struct buf typed = BUF_INIT;
	bool done = true;

	while (done && *text) {
		const char *start = text;

		done = next_pair(&text, &name, &typed) ?
			take_alias(who, change, facts, buf_text(&name),
				buf_text(&typed), err) :
			error_set(err, ERROR_USAGE, "--alias: \"%.60s\" does "
				"not say who is who: write it like "
				"\"Joe1=Joe Chen\"", start);
	}
	buf_release(&name);
	buf_release(&typed);
	return done;
}

bool import_who_begin(struct import_who *who, struct session *session,
	struct change *change, const struct facts *facts, struct error *err)
{
	const struct import_options *options = who->options;

	if (!roll_read(&who->roll, session->store, session->class_id, err))
		return false;
	who->met = mem_new(who->roll.count, sizeof(*who->met));
	for (size_t i = 0; i < options->alias_count; i++) {
		if (!take_aliases(who, change, facts, options->aliases[i],
		    err))
			return false;
	}
	return true;
}

void import_who_release(struct import_who *who)
{
	mem_free(who->met);
	arena_release(&who->arena);
	lookup_release(&who->turned);
	buf_release(&who->rows);
	buf_release(&who->hint);
	roll_release(&who->roll);
}

static void write_who(struct buf *out, const struct scores_row *row)
{
	const char *texts[] = { row->number, row->name, row->email };
	const char *sign = "";

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (!texts[i])
			continue;
		buf_addf(out, "%s%s", sign, texts[i]);
		sign = " ";
	}
}

/* What an alias would be of. */
static const char *called(const struct scores_row *row)
{
	if (row->name)
		return row->name;
	return row->email ? row->email : row->number;
}

static void leave_out(struct import_who *who, const struct scores_row *row,
	const char *why)
{
	struct buf *lines = &who->report->lines;

	buf_addf(lines, "? line %zu is left out: ", row->line);
	write_who(lines, row);
	buf_addf(lines, " %s\n", why);
	who->report->skipped++;
}

/* "Joe1 (Joe Chen?)" */
static void write_unknown(struct import_who *who,
	const struct scores_row *row, struct buf *out)
{
	size_t near = row->name ? roll_near(&who->roll, row->name) : ROLL_NONE;

	write_who(out, row);
	if (near >= ROLL_SEVERAL)
		return;
	buf_addf(out, " (%s?)", who->roll.students[near].name);
	if (!who->hint.len)
		buf_addf(&who->hint, "%s=%s", row->number &&
			roll_by_name(&who->roll, row->name) == near ?
			row->number : row->name,
			who->roll.students[near].name);
}

static void note_unknown(struct import_who *who, const struct scores_row *row)
{
	struct buf text = BUF_INIT;

	if (who->options->skip_unknown) {
		leave_out(who, row, "is not in the class");
		return;
	}
	who->unknown++;
	if (who->options->dry_run) {
		write_unknown(who, row, &text);
		buf_adds(&text, " is not in the class");
		import_problem_add(who->report, IMPORT_UNKNOWN, row->line,
			called(row), buf_text(&text));
	} else if (who->unknown <= UNKNOWN_NAMED) {
		buf_addf(&who->rows, "%sline %zu: ",
			who->rows.len ? "; " : "", row->line);
		write_unknown(who, row, &who->rows);
		if (who->unknown == 1 && !who->hint.len)
			buf_addf(&text, "%s=STUDENT", called(row));
	}
	if (text.len && !who->options->dry_run)
		buf_adds(&who->hint, buf_text(&text));
	buf_release(&text);
}

bool import_who_end(const struct import_who *who, struct error *err)
{
	struct buf more = BUF_INIT;

	if (!who->unknown || who->options->dry_run)
		return true;
	if (who->unknown > UNKNOWN_NAMED)
		buf_addf(&more, "; and %zu more rows",
			who->unknown - UNKNOWN_NAMED);
	error_set(err, ERROR_NOT_FOUND, "%s: %s%s: no such student in the "
		"class; --alias \"%s\" says once who is meant, \"homeroom "
		"import roster\" or \"homeroom student add\" puts them there, "
		"--skip-unknown leaves them out", who->options->file,
		buf_text(&who->rows), buf_text(&more), buf_text(&who->hint));
	buf_release(&more);
	return false;
}

static const char *number_of(const struct student *student)
{
	return student->number ? student->number : "no number";
}

static bool refuse_two(const struct import_who *who, size_t place,
	size_t other, const struct scores_row *row, struct error *err)
{
	const struct student *student = &who->roll.students[place];
	struct buf several = BUF_INIT;

	if (other == ROLL_SEVERAL)
		roll_write_several(&who->roll, NULL, row->name, NULL,
			&several);
	else
		buf_addf(&several, "%s (%s)", who->roll.students[other].name,
			number_of(&who->roll.students[other]));
	error_set(err, ERROR_CONFLICT, "%s is %s (%s) here, but %s is the name "
		"of %s: a column may have been sorted without the others, or "
		"its cells moved; put number and name of one student into the "
		"row", row->number ? row->number : row->email, student->name,
		number_of(student), row->name, buf_text(&several));
	buf_release(&several);
	return false;
}

/* Two numbers of a file are two students, though the class has only one of
 * the name. */
static bool meet_number(struct import_who *who, size_t place,
	const struct scores_row *row, struct error *err)
{
	const struct student *student = &who->roll.students[place];
	struct import_met *met = &who->met[place];

	if (!row->number || (met->number &&
	    roll_is_number(met->number, row->number)) ||
	    (student->number && roll_is_number(student->number, row->number)) ||
	    roll_is_alias(&who->roll, row->number, place))
		return true;
	if (!met->number) {
		met->number = arena_strdup(&who->arena, row->number);
		met->number_line = row->line;
		return true;
	}
	return error_set(err, ERROR_CONFLICT, "%s has the number %s here and "
		"%s in line %zu, and the class has one %s: give each in the "
		"class their number with \"homeroom student edit\" or "
		"\"homeroom student add\"", called(row), row->number,
		met->number, met->number_line, student->name);
}

/* A number that is another child's in another file is worth a word. */
static bool meet_name(struct import_who *who, size_t place,
	const struct scores_row *row, struct error *err)
{
	const struct student *student = &who->roll.students[place];
	bool is_first = !who->met[place].line;
	size_t other;

	if (is_first)
		who->met[place].line = row->line;
	if (!row->name || !strcmp(row->name, student->name) ||
	    roll_is_alias(&who->roll, row->name, place))
		return true;
	other = roll_other_of(&who->roll, row->name, place);
	if (other != ROLL_NONE)
		return refuse_two(who, place, other, row, err);
	if (is_first && roll_by_name(&who->roll, row->name) != place &&
	    !roll_shares_word(row->name, student->name))
		buf_addf(&who->report->lines, "? line %zu: %s in the file is "
			"%s here\n", row->line, row->name, student->name);
	return true;
}

static bool note_several(const struct import_who *who,
	const struct scores_row *row, struct error *err)
{
	struct error sentence = ERROR_INIT;
	struct buf several = BUF_INIT;
	bool is_strange = row->number && row->name && !who->has_own_numbers &&
		roll_by_number(&who->roll, row->number) == ROLL_NONE;

	roll_write_several(&who->roll, row->number, row->name, row->email,
		&several);
	error_set(&sentence, ERROR_INVALID, "%s%s%s could be %s: put their "
		"numbers into the file, or give one another name with "
		"\"homeroom student edit\"", is_strange ? row->number : "",
		is_strange ? " is nobody's number here, and " : "",
		called(row), buf_text(&several));
	buf_release(&several);
	if (!who->options->dry_run) {
		*err = sentence;
		return false;
	}
	import_problem_add(who->report, IMPORT_AMBIGUOUS, row->line,
		called(row), sentence.text);
	return true;
}

/* What a system numbers for itself tells no two students apart. */
static size_t find(const struct import_who *who, const struct scores_row *row)
{
	size_t place = roll_find(&who->roll, row->number, row->name,
		row->email);

	return place == ROLL_NONE && who->has_own_numbers ?
		roll_find(&who->roll, NULL, row->name, row->email) : place;
}

size_t import_who_before(const struct import_who *who,
	const struct scores_row *row, size_t place)
{
	const char *texts[] = { row->name, row->email, row->number };

	for (size_t i = 0; who->turned.items.count && i < ARRAY_LEN(texts);
	     i++) {
		const size_t *before = texts[i] ? lookup_find_name(
			&who->turned, texts[i]) : NULL;

		if (before && roll_is_alias(&who->roll, texts[i], place))
			return *before;
	}
	return ROLL_NONE;
}

bool import_who_find(struct import_who *who, const struct scores_row *row,
	size_t *place, struct error *err)
{
	*place = find(who, row);
	if (*place == ROLL_SEVERAL) {
		*place = ROLL_NONE;
		return note_several(who, row, err);
	}
	if (*place == ROLL_NONE) {
		note_unknown(who, row);
	} else if (who->roll.students[*place].withdrawn) {
		leave_out(who, row, "is withdrawn from the class");
		*place = ROLL_NONE;
	} else {
		return meet_name(who, *place, row, err) &&
			meet_number(who, *place, row, err);
	}
	return true;
}

/* SPDX-License-Identifier: MIT */
#include "tries.h"

#include "base/text.h"

void tries_release(struct tries *tries)
{
	arena_release(&tries->arena);
	numbering_release(&tries->students);
	vec_release(&tries->last);
}

static const char *copy_text(struct tries *tries, const char *text)
{
	return text ? arena_strdup(&tries->arena, text) : NULL;
}

static struct scores_row copy_row(struct tries *tries,
	const struct scores_row *row)
{
	struct scores_row copy = *row;

	copy.number = copy_text(tries, row->number);
	copy.name = copy_text(tries, row->name);
	copy.email = copy_text(tries, row->email);
	copy.objective = copy_text(tries, row->objective);
	copy.note = copy_text(tries, row->note);
	copy.round = copy_text(tries, row->round);
	return copy;
}

/* Who it is, by all that is said where there is no number: an address may be
 * of whoever filled in a form for many. And what the try was at. */
static size_t student_of(struct tries *tries, const struct scores_row *row)
{
	struct buf key = BUF_INIT;
	size_t student;

	if (row->number) {
		buf_addf(&key, "number %s", row->number);
	} else {
		text_fold(&key, row->name ? row->name : "");
		buf_addc(&key, '\n');
		text_fold(&key, row->email ? row->email : "");
	}
	buf_addf(&key, "\n%s", row->objective ? row->objective : "");
	student = numbering_of(&tries->students, buf_text(&key));
	buf_release(&key);
	return student;
}

static bool is_later(const struct scores_row *row,
	const struct scores_row *than)
{
	if (row->has_score != than->has_score)
		return row->has_score;
	return !row->has_date || !than->has_date || row->date >= than->date;
}

bool tries_add(struct tries *tries, const struct scores_row *row,
	struct error *err)
{
	size_t student = student_of(tries, row);

	if (++tries->count > TRIES_MAX)
		return error_set(err, ERROR_INVALID, "there are more than %d "
			"rows, and of each student the last is wanted; cut "
			"the file in parts.", TRIES_MAX);
	if (student == tries->last.count)
		vec_push(&tries->last, copy_row(tries, row));
	else if (is_later(row, &tries->last.items[student]))
		tries->last.items[student] = copy_row(tries, row);
	return true;
}

bool tries_next(struct tries *tries, struct scores_row *row)
{
	if (tries->given_out == tries->last.count)
		return false;
	*row = tries->last.items[tries->given_out++];
	return true;
}

/* SPDX-License-Identifier: MIT */
/* Where students stand, in a column of the teacher's own gradebook. */
#include "app/export.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/gradebook.h"
#include "roll.h"

struct matching {
	const struct room *room;
	const struct export_gradebook *gradebook;
	struct export_matches *matches;
	struct roll roll;
	bool *found; /* of each in the roll */
};

static size_t find_by_login(const struct roll *roll, const char *login)
{
	for (size_t i = 0; i < roll->count; i++) {
		if (text_equal(roll->students[i].handle, login))
			return i;
	}
	return roll_by_email(roll, login);
}

static size_t find(const struct roll *roll,
	const struct gradebook_student *student)
{
	size_t place = ROLL_NONE;

	if (student->sis_id)
		place = roll_by_number(roll, student->sis_id);
	if (place >= ROLL_SEVERAL && student->login)
		place = find_by_login(roll, student->login);
	if (place >= ROLL_SEVERAL && student->id && !student->sis_id)
		place = roll_by_number(roll, student->id);
	if (place >= ROLL_SEVERAL && student->name)
		place = roll_find(roll, student->sis_id, student->name, NULL);
	return place;
}

static const char *value(void *context,
	const struct gradebook_student *student)
{
	struct matching *matching = context;
	size_t place = find(&matching->roll, student);
	size_t seat = FACTS_NOT_FOUND;
	const char *name;

	if (place < ROLL_SEVERAL)
		seat = facts_student(&matching->room->facts,
			matching->roll.students[place].id);
	if (seat == FACTS_NOT_FOUND) {
		matching->matches->foreign++;
		return NULL;
	}
	matching->matches->students += !matching->found[place];
	matching->found[place] = true;
	name = matching->gradebook->names[
		matching->room->seats[seat].cluster];
	return name ? name : "";
}

bool export_gradebook_write(struct session *session, struct source source,
	const struct export_gradebook *gradebook,
	struct export_matches *matches, struct buf *out, struct error *err)
{
	struct matching matching = {
		.room = session_room(session, err),
		.gradebook = gradebook,
		.matches = matches,
	};
	const struct gradebook_values values = {
		.value = value,
		.context = &matching,
	};
	bool done;

	*matches = (struct export_matches){ 0 };
	if (!matching.room || !roll_read(&matching.roll, session->store,
	    session->class_id, err))
		return false;
	matching.found = mem_new(matching.roll.count,
		sizeof(*matching.found));
	done = gradebook_rewrite(source, gradebook->column, &values,
		gradebook->csv_flags, out, err) ||
		error_where(err, "%s", gradebook->file);
	matches->missing = matching.room->facts.student_count -
		matches->students;
	mem_free(matching.found);
	roll_release(&matching.roll);
	return done;
}

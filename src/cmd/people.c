/* SPDX-License-Identifier: MIT */
/* Finding students who may have left the class. */
#include "people.h"

#include <string.h>

#include "app/names.h"
#include "base/text.h"

static const struct student *with_id(const struct student *students,
	int64_t id)
{
	while (students->id != id)
		students++;
	return students;
}

/* Among those of one kind, enrolled or withdrawn, as if they were all. */
static bool find_among(const struct student *students, size_t count,
	bool withdrawn, const char *typed, const struct student **student,
	struct error *err)
{
	struct facts kept = { .arena = ARENA_INIT };
	size_t found;
	bool done;

	kept.students = arena_new(&kept.arena, count, sizeof(*kept.students));
	for (size_t i = 0; i < count; i++) {
		if (students[i].withdrawn == withdrawn)
			kept.students[kept.student_count++] = students[i];
	}
	facts_sort(&kept);
	done = names_student(&kept, typed, &found, err);
	if (done)
		*student = with_id(students, kept.students[found].id);
	arena_release(&kept.arena);
	return done;
}

bool people_find(struct session *session, const char *typed,
	struct arena *arena, const struct student **student,
	struct error *err)
{
	struct error gone = ERROR_INIT;
	struct student *students;
	size_t count;

	if (!store_students(session->store, session->class_id, arena,
	    &students, &count, err))
		return false;
	if (find_among(students, count, false, typed, student, err))
		return true;
	if (err->code != ERROR_NOT_FOUND)
		return false;
	if (find_among(students, count, true, typed, student, &gone)) {
		error_clear(err);
		return true;
	}
	if (gone.code != ERROR_NOT_FOUND)
		*err = gone;
	return false;
}

bool people_find_record(struct session *session, const char *typed,
	struct people_record *record, struct error *err)
{
	struct arena arena = ARENA_INIT;
	const struct student *found;
	bool done = people_find(session, typed, &arena, &found, err);

	*record = (struct people_record){
		.student = done ? found->id : 0,
		.has_number = !done || found->number,
	};
	arena_release(&arena);
	if (done || err->code != ERROR_NOT_FOUND)
		return done;
	if (!store_student_by_number(session->store, typed, &record->student,
	    err) || !record->student)
		return false;
	error_clear(err);
	return true;
}

bool people_namesake(struct session *session, const char *name,
	struct arena *arena, const struct student **student,
	struct error *err)
{
	struct buf wanted = BUF_INIT, key = BUF_INIT;
	struct student *students;
	size_t count;

	*student = NULL;
	if (!store_students(session->store, session->class_id, arena,
	    &students, &count, err))
		return false;
	text_fold(&wanted, name);
	for (size_t i = 0; i < count; i++) {
		buf_clear(&key);
		text_fold(&key, students[i].name);
		if (!strcmp(buf_text(&key), buf_text(&wanted)) &&
		    (!*student || (*student)->withdrawn))
			*student = &students[i];
	}
	buf_release(&wanted);
	buf_release(&key);
	return true;
}

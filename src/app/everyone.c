/* SPDX-License-Identifier: MIT */
#include "everyone.h"

bool everyone_read(struct everyone *everyone, struct session *session,
	struct arena *arena, struct error *err)
{
	*everyone = (struct everyone){ .count = 0 };
	if (!store_students(session->store, session->class_id, arena,
	    &everyone->students, &everyone->count, err))
		return false;
	for (size_t i = 0; i < everyone->count; i++)
		lookup_put(&everyone->places, &everyone->students[i].id,
			sizeof(everyone->students[i].id), i);
	return true;
}

void everyone_release(struct everyone *everyone)
{
	lookup_release(&everyone->places);
}

const struct student *everyone_find(const struct everyone *everyone,
	int64_t student)
{
	const size_t *place = lookup_find(&everyone->places, &student,
		sizeof(student));

	return place ? &everyone->students[*place] : NULL;
}

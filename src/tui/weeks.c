/* SPDX-License-Identifier: MIT */
/* Learners over weeks, for the card. */
#include "weeks.h"

#include "app/learning.h"
#include "app/portrait.h"
#include "view.h"

void weeks_forget(struct weeks *weeks)
{
	learners_release(&weeks->learners);
	*weeks = (struct weeks){ .is_read = false };
}

/* Other writers may hold the store just now: the next frame asks again. */
static bool read(struct tui *tui)
{
	struct weeks *weeks = &tui->weeks;
	struct error ignored = ERROR_INIT;

	if (!weeks->is_read) {
		weeks->is_read = learning_read(tui->session, &weeks->learners,
			&ignored);
		if (!weeks->is_read)
			weeks_forget(weeks);
	}
	return weeks->is_read;
}

void weeks_write(struct buf *lines, struct tui *tui, int64_t student)
{
	size_t place = facts_student(&tui->room->facts, student);
	struct portrait_evidence evidence;

	if (place == FACTS_NOT_FOUND || !read(tui))
		return;
	evidence = portrait_evidence_of(tui->room, place);
	portrait_write(lines, &tui->room->facts, &tui->weeks.learners, student,
		&evidence);
}

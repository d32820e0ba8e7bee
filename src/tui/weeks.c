/* SPDX-License-Identifier: MIT */
/* Learners over weeks, for the card. */
#include "weeks.h"

#include "app/portrait.h"
#include "view.h"

void weeks_forget(struct weeks *weeks)
{
	if (weeks->is_read)
		segmentation_release(&weeks->class);
	weeks->is_read = false;
}

/* Other writers may hold the store just now: the next frame asks again. */
static bool read(struct tui *tui)
{
	struct weeks *weeks = &tui->weeks;
	struct error ignored = ERROR_INIT;

	if (!weeks->is_read) {
		weeks->is_read = segmentation_of(&weeks->class, tui->session,
			tui->room, &ignored);
		if (!weeks->is_read)
			segmentation_release(&weeks->class);
	}
	return weeks->is_read;
}

void weeks_write(struct buf *lines, struct tui *tui, int64_t student)
{
	size_t place = facts_student(&tui->room->facts, student);

	if (place != FACTS_NOT_FOUND && read(tui))
		portrait_write(lines, &tui->weeks.class, place);
}

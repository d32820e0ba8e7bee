/* SPDX-License-Identifier: MIT */
#include "places.h"

void places_clear(struct tui *tui)
{
	tui->places.count = 0;
}

void places_release(struct tui *tui)
{
	vec_release(&tui->places);
}

void places_student(struct tui *tui, struct rect area, int row,
	int64_t student)
{
	const struct place place = {
		.area = { area.row + row, area.col, 1, area.cols },
		.student = student,
	};

	if (row >= 0 && row < area.rows)
		vec_push(&tui->places, place);
}

void places_command(struct tui *tui, struct rect area, int col, int cells,
	const char *command)
{
	const struct place place = {
		.area = { area.row, area.col + col, 1, cells },
		.command = command,
	};

	vec_push(&tui->places, place);
}

/* What was painted last lies on top. */
const struct place *places_at(const struct tui *tui, int row, int col)
{
	for (size_t i = tui->places.count; i > 0; i--) {
		const struct rect *area = &tui->places.items[i - 1].area;

		if (row >= area->row && row < area->row + area->rows &&
		    col >= area->col && col < area->col + area->cols)
			return &tui->places.items[i - 1];
	}
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/*
 * What can be clicked: while a frame is painted, places are noted with what a
 * click on them is. Everything there has a key, too.
 */
#ifndef TUI_PLACES_H
#define TUI_PLACES_H

#include "view.h"

/* A frame begins: nothing can be clicked yet. */
void places_clear(struct tui *tui);
void places_release(struct tui *tui);
/* So many cells of a row of area: a click selects the student, or runs the
 * command, as the key table has it. */
void places_student(struct tui *tui, struct rect area, int row,
	int64_t student);
void places_command(struct tui *tui, struct rect area, int col, int cells,
	const char *command);
/* NULL: there is nothing. Valid until the next frame. */
const struct place *places_at(const struct tui *tui, int row, int col);

#endif

/* SPDX-License-Identifier: MIT */
/* Whom the letters typed into a line mean: one student, or no one. */
#ifndef TUI_WHO_H
#define TUI_WHO_H

#include "view.h"

/* The student that typed can only be ("=12": by id); 0, and why, when it is
 * no one or several. The room must be there. */
int64_t who_is(const struct tui *tui, const char *typed, struct buf *why);
/* "José Álvarez", "王小明 (xc)": with the handle that may be typed. */
void who_write(struct buf *out, const struct tui *tui, int64_t student);
/* The same in so many cells, the handle only of those whom the name does not
 * tell; what is cut is the name. */
void who_write_short(struct buf *out, const struct tui *tui, int64_t student,
	size_t cells);

#endif

/* SPDX-License-Identifier: MIT */
/* The rows of a proposal: moves, offers, stays. */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include "view.h"

/* The titles of the columns. */
void preview_heads(struct rect area, int row);
/* Returns the line of area in which the selected row stands. */
int preview_draw(struct tui *tui, struct rect area);

#endif

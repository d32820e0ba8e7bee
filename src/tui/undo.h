/* SPDX-License-Identifier: MIT */
/* Undo on the board: asks once before it takes back more than one thing. */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

#include "view.h"

void undo_ask(struct tui *tui);
/* "Undone: check-in 4 for Ana Chen", and the key of next, which is "undo" or
 * "redo". While names are hidden, not what it was. */
void undo_say(struct tui *tui, const char *said, const char *next);

#endif

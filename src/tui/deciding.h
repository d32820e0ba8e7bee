/* SPDX-License-Identifier: MIT */
/* The teacher's decisions on the proposal that is on the screen. */
#ifndef TUI_DECIDING_H
#define TUI_DECIDING_H

#include "view.h"

/* Writes what the store does not have of them yet, if anything. */
void deciding_keep(struct tui *tui);
void deciding_toggle(struct tui *tui);
void deciding_left(struct tui *tui);
void deciding_right(struct tui *tui);
/* All of them; after a question where rows changed under the eyes. */
void deciding_accept(struct tui *tui);
/* Typed, it may not be what one is looking at: so it is asked. */
void deciding_ask(struct tui *tui);

#endif

/* SPDX-License-Identifier: MIT */
/* Undo and redo on the board: they ask once before more than one thing. */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

#include "view.h"

void undo_ask(struct tui *tui);
void undo_ask_again(struct tui *tui);

#endif

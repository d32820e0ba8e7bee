/* SPDX-License-Identifier: MIT */
/* Undo on the board: asks once before it takes back more than one thing. */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

#include "view.h"

void undo_ask(struct tui *tui);

#endif

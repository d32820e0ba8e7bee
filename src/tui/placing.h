/* SPDX-License-Identifier: MIT */
/* Placing by hand: pins, blocks and moves of whoever the view is about. */
#ifndef TUI_PLACING_H
#define TUI_PLACING_H

#include "view.h"

/* "toggle pin", "toggle block", "open move". */
extern const struct screen_action placing_actions[];

#endif

/* SPDX-License-Identifier: MIT */
/* The check-in that was logged last: saying so, and adding to it. */
#ifndef TUI_LOGGED_H
#define TUI_LOGGED_H

#include "view.h"

/* fresh of tui->logged stands in the store: it is the last one now. */
void logged_take(struct tui *tui);
/* "Logged: José Álvarez 3 at 10:42 on unit rates. Practice; ..." */
void logged_say(struct tui *tui);

/* "amend note", "amend confidence", "amend support". */
extern const struct screen_action logged_actions[];

#endif

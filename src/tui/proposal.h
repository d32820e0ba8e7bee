/* SPDX-License-Identifier: MIT */
/* The view of a proposal. */
#ifndef TUI_PROPOSAL_H
#define TUI_PROPOSAL_H

#include "view.h"

/* Shows the newest proposal of the class. */
void proposal_open(struct tui *tui);
/* Reads it again, if it is open. */
void proposal_refresh(struct tui *tui);
/* After the room was read: an open proposal that is on the screen and would
 * now be another one is made anew, once for what is now known. */
void proposal_follow(struct tui *tui);

#endif

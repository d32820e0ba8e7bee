/* SPDX-License-Identifier: MIT */
/* The view of a proposal. */
#ifndef TUI_PROPOSAL_H
#define TUI_PROPOSAL_H

#include "view.h"

/* Shows the newest proposal of the class. */
void proposal_open(struct tui *tui);

#endif

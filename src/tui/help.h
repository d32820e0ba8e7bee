/* SPDX-License-Identifier: MIT */
/* The help: written from the tables of keys and of commands. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "view.h"

/* On the view that is on top: its keys first, then those everywhere. */
void help_open(struct tui *tui);

#endif

/* SPDX-License-Identifier: MIT */
/* Doing what a key or a typed line says: an action of the screen, or a verb. */
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

#include "view.h"

/* {id} in command is the student whom the view is about. */
void actions_run(struct tui *tui, const char *command, bool is_typed);
/* A line that is asked about first where it is a large step. */
void actions_run_asked(struct tui *tui, const char *command);
/* Whether name is an action of the screen in some context. */
bool actions_exist(const char *name);

#endif

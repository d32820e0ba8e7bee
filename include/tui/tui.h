/* SPDX-License-Identifier: MIT */
/* The screen door: the dashboard on a terminal. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "app/keys.h"
#include "app/session.h"

/* Runs until the person leaves; the process's exit code. The terminal is
 * given back in every case. */
int tui_main(struct session *session);

/* Every key that does something. */
extern const struct key_table tui_keys;

#endif
